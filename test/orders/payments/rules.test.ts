import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsCardNumber } from '#shared/card-numbers.ts';
import { OPERATION_KINDS } from '../../../subgraphs/orders/payments/provider.ts';
import {
  askAgainAt,
  isPast,
  isToken,
  leftFor,
  NO_SUMS,
  whenAsked,
  whenDecided,
} from '../../../subgraphs/orders/payments/rules.ts';

describe('a token', () => {
  it.each([
    ['tok_visa', true],
    ['pm_1NvqR2eZvKYlo2C8', true],
    ['eyJhbGciOiJIUzI1NiJ9.e30.c2ln', true],
    ['4242424242424242', false],
    ['4242 4242 4242 4242', false],
    ['4242-4242-4242-4242', false],
    ['x4242.4242.4242.4242y', false],
    ['378282246310005', false],
    ['4242424242424242_12_2030_123', false],
    ['tok_1234567890123456', true], // 16 digits that Luhn refuses
    ['', false],
    ['tok visa', false],
    ['t'.repeat(201), false],
  ])('%s: %s', (text, isGood) => {
    expect(isToken(text)).toBe(isGood);
  });

  it('never holds a card number, wherever it stands and whatever parts it', () => {
    const luhn = (digits: number[]): number => {
      const sum = [...digits]
        .reverse()
        .map((digit, index) => (index % 2 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2))
        .reduce((a, b) => a + b, 0);
      return (10 - (sum % 10)) % 10;
    };
    const number = fc
      .array(fc.nat({ max: 9 }), { minLength: 11, maxLength: 18 })
      .map((digits) => [...digits, luhn(digits)].join(''));
    const parted = fc
      .tuple(number, fc.constantFrom('', '-', '.', ':', '/', '_'))
      .map(([digits, by]) => digits.replace(/(\d{4})(?=\d)/g, `$1${by}`));
    fc.assert(
      fc.property(
        fc.constantFrom('', 'tok_', 'a'),
        parted,
        fc.constantFrom('', '_x', 'z'),
        (before, card, after) => {
          expect(holdsCardNumber(before + card + after)).toBe(true);
          expect(isToken(before + card + after)).toBe(false);
        },
      ),
    );
  });
});

describe('the sums of a payment', () => {
  it('stay within their bounds whatever is asked and however it is decided', () => {
    const operation = fc.record({
      kind: fc.constantFrom(...OPERATION_KINDS),
      amountMinor: fc.integer({ min: 1, max: 500 }),
      done: fc.boolean(),
      later: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 40 }), (operations) => {
        let sums = NO_SUMS;
        const open: { kind: (typeof OPERATION_KINDS)[number]; amountMinor: number; done: boolean }[] = [];
        for (const { later, ...one } of operations) {
          const left = leftFor(one.kind, sums);
          if (left === null || one.amountMinor <= left) {
            sums = whenAsked(sums, one);
            open.push(one);
          }
          if (!later) for (const decided of open.splice(0)) sums = whenDecided(sums, decided);
          const { authorisedMinor, capturedMinor, voidedMinor, refundedMinor, due } = sums;
          expect(capturedMinor + voidedMinor + due.captureMinor + due.voidMinor).toBeLessThanOrEqual(
            authorisedMinor,
          );
          expect(refundedMinor + due.refundMinor).toBeLessThanOrEqual(capturedMinor);
          for (const sum of [
            authorisedMinor,
            capturedMinor,
            voidedMinor,
            refundedMinor,
            ...Object.values(due),
          ]) {
            expect(sum).toBeGreaterThanOrEqual(0);
          }
        }
      }),
    );
  });
});

describe('asking again', () => {
  const now = new Date('2026-03-02T10:00:00Z');
  it.each([
    [0, 0, 1000],
    [1, 0, 2000],
    [1, 1, 2400],
    [8, 0, 256_000],
    [9, 0, 300_000],
    [1000, 0, 300_000],
  ])('after %i attempts, jitter %d: in %i ms', (attempts, random, wait) => {
    expect(askAgainAt(attempts, now, random).getTime() - now.getTime()).toBe(wait);
  });

  it('ends half a minute after what the provider may begin, and never where there is no end', () => {
    const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
    expect(isPast(now, later(30))).toBe(false);
    expect(isPast(now, later(31))).toBe(true);
    expect(isPast(undefined, later(1e9))).toBe(false);
  });
});
