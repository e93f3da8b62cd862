import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disagreement, MAX_SHOWN, pricesAt } from '../../../subgraphs/orders/catalogue/differences.ts';
import { withNewerPrices } from '../../../subgraphs/orders/catalogue/newer-prices.ts';
import {
  chosenPrice,
  MAX_STEPS,
  type PriceScope,
  type PriceStep,
  scopesFor,
  stepAt,
  withStep,
} from '../../../subgraphs/orders/catalogue/price.ts';

const day = (number: number) => new Date(Date.UTC(2026, 0, number));
const step = (number: number, amountMinor?: number): PriceStep => ({
  asOf: day(number),
  ...(amountMinor === undefined ? {} : { amountMinor }),
});

describe('steps of a price', () => {
  it('are the same in whichever order they come', () => {
    const steps = fc.uniqueArray(fc.record({ at: fc.integer({ min: 1, max: 300 }), amountMinor: fc.nat() }), {
      maxLength: MAX_STEPS,
      selector: ({ at }) => at,
    });
    const shuffled = steps.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.integer({ min: 0, max: 301 }), ([all, order], at) => {
        const put = (them: typeof all) =>
          them.reduce<PriceStep[]>((sum, one) => withStep(sum, step(one.at, one.amountMinor)), []);
        expect(put(order)).toEqual(put(all));
        const newest = all
          .filter((one) => one.at <= at)
          .sort((a, b) => a.at - b.at)
          .at(-1);
        expect(stepAt(put(order), day(at))?.amountMinor).toBe(newest?.amountMinor);
      }),
    );
  });

  it('of the same instant are replaced, and no more are kept than a number', () => {
    expect(withStep([step(1, 100)], step(1, 200))).toEqual([step(1, 200)]);
    const many = Array.from({ length: MAX_STEPS }, (_, index) => step(index + 2, index));
    expect(withStep(many, step(1, 7))).toEqual(many);
    expect(withStep(many, step(400, 7))).toEqual([...many.slice(1), step(400, 7)]);
  });
});

describe('the price that counts', () => {
  const list = step(5, 1000);
  const steps = (its: Partial<Record<PriceScope, PriceStep[]>>) =>
    new Map(Object.entries(its) as [PriceScope, PriceStep[]][]);

  it.each([
    ['the list price alone', {}, 10, { amountMinor: 1000, scope: 'GENERAL', asOf: day(5) }],
    ['nothing before the list price', {}, 4, null],
    [
      'a newer general one',
      { GENERAL: [step(6, 900)] },
      10,
      { amountMinor: 900, scope: 'GENERAL', asOf: day(6) },
    ],
    [
      'one as new as the list',
      { GENERAL: [step(5, 900)] },
      10,
      { amountMinor: 900, scope: 'GENERAL', asOf: day(5) },
    ],
    [
      'not an older general one',
      { GENERAL: [step(4, 900)] },
      10,
      { amountMinor: 1000, scope: 'GENERAL', asOf: day(5) },
    ],
    [
      'not one of tomorrow',
      { GENERAL: [step(11, 900)] },
      10,
      { amountMinor: 1000, scope: 'GENERAL', asOf: day(5) },
    ],
    ['not sold any more', { GENERAL: [step(6)] }, 10, null],
    ["the channel's", { CHANNEL: [step(1, 800)] }, 10, { amountMinor: 800, scope: 'CHANNEL', asOf: day(1) }],
    [
      "the store's before the channel's",
      { CHANNEL: [step(1, 800)], STORE: [step(1, 850)] },
      10,
      { amountMinor: 850, scope: 'STORE', asOf: day(1) },
    ],
    [
      "the store's in the channel before both",
      { CHANNEL: [step(1, 800)], STORE: [step(1, 850)], STORE_AND_CHANNEL: [step(1, 700)] },
      10,
      { amountMinor: 700, scope: 'STORE_AND_CHANNEL', asOf: day(1) },
    ],
    [
      "the channel's when the store's has ended",
      { CHANNEL: [step(1, 800)], STORE: [step(1, 850), step(9)] },
      10,
      { amountMinor: 800, scope: 'CHANNEL', asOf: day(1) },
    ],
  ] as const)('is %s', (_, its, at, expected) => {
    const found = chosenPrice('EUR', steps(its as never), list, day(at));
    expect(found).toEqual(expected && { currency: 'EUR', ...expected });
  });

  it('has no as-of time where none is known', () => {
    const found = chosenPrice('EUR', new Map(), { asOf: new Date(0), amountMinor: 1 }, day(1));
    expect(found).toEqual({ amountMinor: 1, currency: 'EUR', scope: 'GENERAL' });
  });

  it.each([
    [{}, ['GENERAL']],
    [{ channel: 'WEB' }, ['CHANNEL', 'GENERAL']],
    [{ storeId: 's' }, ['STORE', 'GENERAL']],
    [{ channel: 'WEB', storeId: 's' }, ['STORE_AND_CHANNEL', 'STORE', 'CHANNEL', 'GENERAL']],
  ])('for %j is looked for in %j', (where, scopes) => {
    expect(scopesFor({ currency: 'EUR', ...where })).toEqual(scopes);
  });
});

describe('prices of one variant', () => {
  it('differ when not all of them are one', () => {
    const own = [
      { channel: 'WEB', steps: [step(1, 900)] },
      { storeId: 's', steps: [step(1, 1000), step(20, 500)] },
      { storeId: 'ended', steps: [step(1, 1), step(2)] },
    ];
    expect(disagreement(pricesAt('EUR', own, step(1, 1000), day(10)))).toEqual([
      { amountMinor: 900, currency: 'EUR', scope: 'CHANNEL', channel: 'WEB', asOf: day(1) },
      { amountMinor: 1000, currency: 'EUR', scope: 'STORE', storeId: 's', asOf: day(1) },
      { amountMinor: 1000, currency: 'EUR', scope: 'GENERAL', asOf: day(1) },
    ]);
  });

  it.each([
    ['all are one', [{ channel: 'WEB', steps: [step(1, 1000)] }], step(2, 1000)],
    ['a newer general one replaces the list price', [{ steps: [step(3, 900)] }], step(2, 1000)],
    ['the list price replaces an older general one', [{ steps: [step(1, 900)] }], step(2, 1000)],
    ['there is one', [{ channel: 'WEB', steps: [step(1, 1000)] }], null],
    ['there is none', [], null],
  ])('agree when %s', (_, own, list) => {
    expect(disagreement(pricesAt('EUR', own, list, day(10)))).toBeNull();
  });

  it('are shown up to a number, the highest always', () => {
    const own = Array.from({ length: MAX_SHOWN + 50 }, (_, index) => ({
      storeId: String(index),
      steps: [step(1, index)],
    }));
    const shown = disagreement(pricesAt('EUR', own, null, day(1)));
    expect(shown).toHaveLength(MAX_SHOWN);
    expect(shown?.at(0)?.amountMinor).toBe(0);
    expect(shown?.at(-1)?.amountMinor).toBe(MAX_SHOWN + 49);
  });
});

describe('a product that comes again', () => {
  const product = (at: number | null, ...prices: [sku: string, amountMinor: number][]) => ({
    ...(at === null ? {} : { pricesAsOf: day(at) }),
    variants: prices.map(([sku, amountMinor]) => ({ sku, prices: [{ amountMinor, currency: 'EUR' }] })),
  });

  it.each([
    ['a newer price', product(2, ['a', 200]), product(1, ['a', 100]), product(2, ['a', 200])],
    ['one as new', product(1, ['a', 200]), product(1, ['a', 100]), product(1, ['a', 200])],
    ['one where none is dated', product(1, ['a', 200]), product(null, ['a', 100]), product(1, ['a', 200])],
    ['none', product(1, ['a', 200]), null, product(1, ['a', 200])],
    [
      'an older price only for what is new',
      product(1, ['a', 200], ['b', 50]),
      product(2, ['a', 100]),
      product(2, ['a', 100], ['b', 50]),
    ],
  ])('with %s', (_, given, before, expected) => {
    expect(withNewerPrices(given, before)).toEqual(expected);
  });
});
