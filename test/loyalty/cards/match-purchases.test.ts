import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  matchPurchases,
  mayBeSame,
  type Swipe,
  type TillSale,
} from '../../../subgraphs/loyalty/cards/match-purchases.ts';

const NOON = Date.parse('2026-03-02T12:00:00Z');
const minutes = (count: number) => new Date(NOON + count * 60_000);
const WINDOW = 30;

const aSale = (orderId: string, its: Partial<TillSale> & { at?: number } = {}): TillSale => {
  const { at = 0, ...sale } = its;
  return {
    ...{ orderId, customer: 'cus_1', storeId: 'sto_1', currency: 'EUR', amountMinor: 350 },
    ...{ from: minutes(at), until: minutes(at), ...sale },
  };
};

const aSwipe = (id: string, its: Partial<Omit<Swipe, 'at'>> & { at?: number } = {}): Swipe => {
  const { at = 0, ...swipe } = its;
  return {
    ...{ id, card: 'car_1', customer: 'cus_1', storeId: 'sto_1', currency: 'EUR', amountMinor: 350 },
    ...{ at: minutes(at), ...swipe },
  };
};

describe('a till and a processor', () => {
  it.each([
    ['when all is the same', aSale('o'), aSwipe('s'), true],
    ['as far as clocks may differ', aSale('o'), aSwipe('s', { at: WINDOW }), true],
    ['not beyond', aSale('o'), aSwipe('s', { at: WINDOW + 1 }), false],
    ['not before', aSale('o'), aSwipe('s', { at: -WINDOW - 1 }), false],
    ['while an order was on its way', aSale('o', { until: minutes(5000) }), aSwipe('s', { at: 4000 }), true],
    ['not in another store', aSale('o'), aSwipe('s', { storeId: 'sto_2' }), false],
    ['not of another amount', aSale('o'), aSwipe('s', { amountMinor: 351 }), false],
    ['not in another currency', aSale('o'), aSwipe('s', { currency: 'CHF' }), false],
    ['not of another customer', aSale('o'), aSwipe('s', { customer: 'cus_2' }), false],
    [
      "of another customer, with that one's card",
      aSale('o', { cards: ['car_1'] }),
      aSwipe('s', { customer: 'cus_2' }),
      true,
    ],
    ['not with another card', aSale('o', { cards: ['car_2'] }), aSwipe('s'), false],
    ['not where it is known that no card paid', aSale('o', { cards: [] }), aSwipe('s'), false],
  ])('may speak of one purchase: %s', (_, sale, swipe, expected) => {
    expect(mayBeSame(sale, swipe, WINDOW)).toBe(expected);
  });
});

describe('of several purchases alike', () => {
  it('each is one', () => {
    const sales = [aSale('o1', { at: 0 }), aSale('o2', { at: 25 })];
    const swipes = [aSwipe('s1', { at: 20 }), aSwipe('s2', { at: 45 })];
    expect(matchPurchases(sales, swipes, WINDOW)).toEqual(
      new Map([
        ['s1', 'o1'],
        ['s2', 'o2'],
      ]),
    );
  });

  it('the one whose card is known comes first, then the nearest', () => {
    const sales = [aSale('o1', { at: 1 }), aSale('o2', { at: 20, cards: ['car_1'] }), aSale('o3', { at: 2 })];
    expect(matchPurchases(sales, [aSwipe('s')], WINDOW)).toEqual(new Map([['s', 'o2']]));
    expect(matchPurchases([sales[2], sales[0]] as TillSale[], [aSwipe('s')], WINDOW)).toEqual(
      new Map([['s', 'o1']]),
    );
  });
});

const anything = {
  storeId: fc.constantFrom('sto_1', 'sto_2'),
  amountMinor: fc.constantFrom(350, 420),
  customer: fc.constantFrom('cus_1', 'cus_2'),
};
const cardOf: Record<string, string> = { cus_1: 'car_1', cus_2: 'car_2' };
const someSales = fc
  .array(
    fc.record({
      ...anything,
      at: fc.integer({ min: 0, max: 120 }),
      cards: fc.option(fc.subarray(['car_1', 'car_2']), { nil: undefined }),
    }),
    { maxLength: 8 },
  )
  .map((sales) =>
    sales.map(({ cards, ...sale }, index) => aSale(`o${index}`, { ...sale, ...(cards && { cards }) })),
  );
const someSwipes = fc
  .array(fc.record({ ...anything, at: fc.integer({ min: 0, max: 120 }) }), { maxLength: 8 })
  .map((swipes) =>
    swipes.map((swipe, index) => aSwipe(`s${index}`, { ...swipe, card: cardOf[swipe.customer] ?? '' })),
  );

/** By trying everything. */
function mostPairs(sales: readonly TillSale[], [swipe, ...rest]: readonly Swipe[]): number {
  if (!swipe) return 0;
  const without = mostPairs(sales, rest);
  return sales
    .filter((sale) => mayBeSame(sale, swipe, WINDOW))
    .reduce(
      (most, sale) =>
        Math.max(
          most,
          1 +
            mostPairs(
              sales.filter((one) => one !== sale),
              rest,
            ),
        ),
      without,
    );
}

describe('whatever was bought', () => {
  it('each swipe is one sale at most, and each sale one swipe, that may be the same', () => {
    fc.assert(
      fc.property(someSales, someSwipes, (sales, swipes) => {
        const matched = [...matchPurchases(sales, swipes, WINDOW)];
        expect(new Set(matched.map(([, orderId]) => orderId)).size).toBe(matched.length);
        for (const [id, orderId] of matched) {
          const swipe = swipes.find((one) => one.id === id);
          const sale = sales.find((one) => one.orderId === orderId);
          expect(sale && swipe && mayBeSame(sale, swipe, WINDOW)).toBe(true);
        }
      }),
    );
  });

  it('as many are seen to be the same as can be', () => {
    fc.assert(
      fc.property(someSales, someSwipes, (sales, swipes) => {
        const few = swipes.slice(0, 5);
        expect(matchPurchases(sales, few, WINDOW).size).toBe(mostPairs(sales, few));
      }),
    );
  });

  it('the order in which it is told makes no difference', () => {
    const inAnyOrder = fc.tuple(someSales, someSwipes).chain(([sales, swipes]) =>
      fc.record({
        sales: fc.constant(sales),
        swipes: fc.constant(swipes),
        otherSales: fc.shuffledSubarray(sales, { minLength: sales.length }),
        otherSwipes: fc.shuffledSubarray(swipes, { minLength: swipes.length }),
      }),
    );
    fc.assert(
      fc.property(inAnyOrder, ({ sales, swipes, otherSales, otherSwipes }) => {
        const one = [...matchPurchases(sales, swipes, WINDOW)].sort();
        expect([...matchPurchases(otherSales, otherSwipes, WINDOW)].sort()).toEqual(one);
      }),
    );
  });
});
