import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMoney, minorUnitsPerUnit, timesMoney } from '#shared/money.ts';

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });

describe('addMoney', () => {
  it('adds minor units of one currency', () => expect(addMoney(eur(1_250), eur(-50))).toEqual(eur(1_200)));

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(amount, amount, amount, (a, b, c) => {
        expect(addMoney(addMoney(eur(a), eur(b)), eur(c))).toEqual(
          addMoney(eur(a), addMoney(eur(c), eur(b))),
        );
      }),
    );
  });

  it('refuses two currencies', () => {
    expect(() => addMoney(eur(1), { amountMinor: 1, currency: 'USD' })).toThrow(RangeError);
  });
});

it('a quantity of pieces costs as much as adding the piece so often', () => {
  fc.assert(
    fc.property(amount, fc.integer({ min: 0, max: 50 }), (unit, quantity) => {
      const added = Array.from({ length: quantity }).reduce<ReturnType<typeof eur>>(
        (sum) => addMoney(sum, eur(unit)),
        eur(0),
      );
      expect(timesMoney(eur(unit), quantity).amountMinor + 0).toBe(added.amountMinor);
    }),
  );
});

describe('minorUnitsPerUnit', () => {
  it.each([
    ['EUR', 100],
    ['USD', 100],
    ['JPY', 1],
    ['KWD', 1_000],
  ])('%s has %i', (currency, units) => expect(minorUnitsPerUnit(currency)).toBe(units));

  it.each(['', 'EU', 'EURO', '1.0'])('refuses "%s"', (currency) =>
    expect(() => minorUnitsPerUnit(currency)).toThrow(RangeError),
  );
});
