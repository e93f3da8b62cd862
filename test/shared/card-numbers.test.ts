import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardKey } from '#shared/card-key.ts';
import { isPar } from '#shared/card-numbers.ts';
import { aPairwise } from '../support/subgraph.ts';

const DIGITS = [...'0123456789'];
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Digits that pass Luhn's check (ISO/IEC 7812-1). */
const cardNumbers = fc.array(fc.constantFrom(...DIGITS), { minLength: 11, maxLength: 18 }).map((digits) => {
  const sum = digits.toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${digits.join('')}${(10 - (sum % 10)) % 10}`;
});

describe('a Payment Account Reference', () => {
  it.each([
    ['of one scheme', 'V0010013816180398947326400396', true],
    ['of another', '50014EES0F4P295H2FQG17Q85HTZ3', true],
    ['has 29 characters', 'V001001381618039894732640039', false],
    ['has no small letters', 'v0010013816180398947326400396', false],
    ['has no separators', 'V001-01381618039894732640039', false],
    ['has a letter', '50010013816180398947326400396', false],
  ])('%s', (_, text, expected) => {
    expect(isPar(text)).toBe(expected);
  });

  it('is no card number, nor one that letters fill up', () => {
    fc.assert(
      fc.property(cardNumbers, fc.constantFrom(...LETTERS), fc.nat(29), (number, letter, before) => {
        expect(isPar(number)).toBe(false);
        const filled = number.padStart(Math.min(29, number.length + before), letter).padEnd(29, letter);
        expect(isPar(filled)).toBe(false);
      }),
    );
  });
});

describe('the key of a card', () => {
  const par = '50014EES0F4P295H2FQG17Q85HTZ3';

  it('is the same for the same reference, another for another, and another in another installation', () => {
    const [pairwise, elsewhere] = [aPairwise(), aPairwise()];
    const key = cardKey(par, pairwise);
    expect(key).toMatch(/^car_[\w-]{26}$/);
    expect(cardKey(par, pairwise)).toBe(key);
    expect(cardKey('V0010013816180398947326400396', pairwise)).not.toBe(key);
    expect(cardKey(par, elsewhere)).not.toBe(key);
    expect(key).not.toContain(par);
  });
});
