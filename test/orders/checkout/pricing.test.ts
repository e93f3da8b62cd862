import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type LineToPrice,
  type Promotion,
  partedBy,
  partOf,
  priceLines,
  type TaxRate,
} from '../../../subgraphs/orders/checkout/pricing.ts';

const now = new Date('2026-03-02T10:00:00Z');
const line = (its: Partial<LineToPrice> = {}): LineToPrice => ({
  lineId: '1',
  sku: 'S1',
  description: 'Scarf',
  quantity: 1,
  unitPriceMinor: 1000,
  ...its,
});
const rates = (...all: TaxRate[]) => new Map(all.map((rate) => [rate._id, rate]));
const NL: TaxRate = { _id: 'NL/', country: 'NL', name: 'BTW hoog', basisPoints: 2100 };
const BOOKS: TaxRate = {
  _id: 'NL/books',
  country: 'NL',
  category: 'books',
  name: 'BTW laag',
  basisPoints: 900,
};

const price = (lines: LineToPrice[], its: Partial<Parameters<typeof priceLines>[1]> = {}) =>
  priceLines(lines, { promotions: [], codes: [], taxRates: rates(NL, BOOKS), currency: 'EUR', now, ...its });

describe('a part of an amount', () => {
  it.each([
    [100, 1, 3, 33],
    [50, 1, 100, 1], // half a unit goes up
    [49, 1, 100, 0],
    [2_147_483_647, 10_000, 10_000, 2_147_483_647],
    [2_147_483_647, 2100, 12_100, 372_703_773],
    [0, 1, 3, 0],
  ])('%i x %i / %i is %i', (amount, part, whole, expected) => {
    expect(partOf(amount, part, whole)).toBe(expected);
  });

  it('is exact for every amount and rate', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2_147_483_647 }), fc.nat({ max: 10_000 }), (amount, basisPoints) => {
        const whole = 10_000n + BigInt(basisPoints);
        const exact = (2n * BigInt(amount) * BigInt(basisPoints) + whole) / (2n * whole);
        expect(partOf(amount, basisPoints, 10_000 + basisPoints)).toBe(Number(exact));
      }),
    );
  });
});

describe('an amount over several lines', () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [2, [1, 1, 1], [1, 1, 0]],
    [500, [2956, 4999], [186, 314]],
    [0, [5, 5], [0, 0]],
    [7, [0, 0], [0, 0]],
  ])('%i over %j is %j', (amount, weights, parts) => {
    expect(partedBy(amount, weights)).toEqual(parts);
  });

  it('sums up, and gives no line more than it costs', () => {
    const weights = fc.array(fc.nat({ max: 2_000_000_000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (costs, share) => {
        const sum = costs.reduce((a, b) => a + b, 0);
        const amount = Math.floor(sum * share);
        const parts = partedBy(amount, costs);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(sum === 0 ? 0 : amount);
        for (const [index, part] of parts.entries()) expect(part).toBeLessThanOrEqual(costs[index] ?? 0);
      }),
    );
  });
});

describe('a line', () => {
  it('holds the tax of its category, else of its country, else none that is known', () => {
    const priced = price([
      line({ country: 'NL', category: 'books' }),
      line({ country: 'NL', category: 'lamps' }),
      line({ country: 'DE' }),
      line(),
    ]);
    expect(priced.lines.map(({ tax }) => tax)).toEqual([
      { name: 'BTW laag', basisPoints: 900, amountMinor: 83 },
      { name: 'BTW hoog', basisPoints: 2100, amountMinor: 174 },
      undefined,
      undefined,
    ]);
  });

  const HALF: Promotion = { _id: 'a', name: 'Half', basisPoints: 5000 };
  const FIVE: Promotion = { _id: 'b', name: 'Five', amountMinor: 500, currency: 'EUR' };
  it.each([
    ['by the order of ids', [FIVE, HALF], [], [500, 500], 0],
    ['never below nothing', [{ ...FIVE, amountMinor: 5000 }], [], [1000], 0],
    ['only of its category', [{ ...HALF, category: 'books' }], [], [], 1000],
    ['only in its currency', [{ ...FIVE, currency: 'GBP' }], [], [], 1000],
    ['only from its time on', [{ ...HALF, from: new Date(now.getTime() + 1) }], [], [], 1000],
    ['from its very time on', [{ ...HALF, from: now }], [], [500], 500],
    ['not at its end any more', [{ ...HALF, until: now }], [], [], 1000],
    ['not without its code', [{ ...HALF, code: 'HALF' }], [], [], 1000],
    ['with its code', [{ ...HALF, code: 'HALF' }], ['HALF'], [500], 500],
  ] as [string, Promotion[], string[], number[], number][])(
    'takes off what a promotion says: %s',
    (_, promotions, codes, off, amountMinor) => {
      const [priced] = price([line()], { promotions, codes }).lines;
      expect(priced?.discounts?.map((discount) => discount.amountMinor) ?? []).toEqual(off);
      expect(priced?.amountMinor).toBe(amountMinor);
    },
  );

  it('names codes that stand for nothing now', () => {
    const promotions: Promotion[] = [{ ...HALF, code: 'OLD', until: now }];
    expect(price([line()], { promotions, codes: ['OLD', 'NEVER'] }).unknownCodes).toEqual(['OLD', 'NEVER']);
  });

  it('is the price of its pieces less its discounts, whatever promotions there are', () => {
    const promotion = fc.record(
      {
        _id: fc.uuid(),
        name: fc.constant('x'),
        basisPoints: fc.integer({ min: 1, max: 10_000 }),
        category: fc.constantFrom('a', 'b'),
      },
      { requiredKeys: ['_id', 'name', 'basisPoints'] },
    );
    const amount = fc.record({
      _id: fc.uuid(),
      name: fc.constant('y'),
      amountMinor: fc.integer({ min: 1, max: 9999 }),
    });
    const lines = fc.array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 99 }),
        unitPriceMinor: fc.nat({ max: 99_999 }),
        category: fc.constantFrom('a', 'b', 'c'),
      }),
      { minLength: 1, maxLength: 10 },
    );
    fc.assert(
      fc.property(lines, fc.array(fc.oneof(promotion, amount), { maxLength: 5 }), (given, promotions) => {
        const priced = price(
          given.map((its) => line({ ...its, country: 'NL' })),
          { promotions },
        ).lines;
        for (const one of priced) {
          const off = (one.discounts ?? []).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
          expect(one.amountMinor).toBe(one.unitPriceMinor * one.quantity - off);
          expect(one.amountMinor).toBeGreaterThanOrEqual(0);
          expect(one.tax?.amountMinor ?? 0).toBeLessThanOrEqual(one.amountMinor);
        }
      }),
    );
  });
});
