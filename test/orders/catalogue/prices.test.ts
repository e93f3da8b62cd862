import { describe, expect, it } from 'vitest';
import { type Actor, VISITOR } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { aService } from '../../support/subgraph.ts';
import { anAssociate, aProduct, aVariant, importer, useShop } from '../shop.ts';

const shop = useShop();
const later = (minutes: number) => new Date(shop.clock.now.getTime() + minutes * 60_000);
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

const setPrices = (prices: object[], its: object = {}) =>
  shop.mutate(
    importer,
    'setPrices',
    { prices, idempotencyKey: newId('key'), ...its },
    'pricesSet userErrors { code field } idempotentReplay',
  );

async function sold(amountMinor = 1000) {
  const product = await shop.put.product({ variants: [aVariant({ prices: [eur(amountMinor)] })] });
  return product.variants[0]?.sku ?? '';
}

const priceOf = async (sku: string, its: object = {}, currency = 'EUR') => {
  const query = `query($sku: ID!, $currency: String!, $channel: String, $storeId: ID) {
    variant(sku: $sku) {
      price(currency: $currency, channel: $channel, storeId: $storeId) { amountMinor }
      priceTag(currency: $currency, channel: $channel, storeId: $storeId) { price { amountMinor currency } scope asOf }
    }
  }`;
  const { data, codes } = await shop.ask(VISITOR, query, { sku, currency, ...its });
  if (codes) return codes;
  const { price, priceTag } = data.variant;
  expect(price?.amountMinor).toBe(priceTag?.price.amountMinor);
  return priceTag;
};

describe('a price', () => {
  it('is that of the store in the channel, else of the store, the channel, everywhere', async () => {
    const sku = await sold(1000);
    const { id: storeId } = await shop.put.store();
    const currency = 'EUR';
    const prices = [
      { sku, currency, amountMinor: 900, channel: 'web' },
      { sku, currency, amountMinor: 950, storeId },
      { sku, currency, amountMinor: 800, channel: 'STORE', storeId },
    ];
    expect(await setPrices(prices)).toEqual({ pricesSet: 3, userErrors: [], idempotentReplay: false });
    const at = (amountMinor: number, scope: string) => ({
      price: eur(amountMinor),
      scope,
      asOf: shop.clock.now,
    });
    expect(await priceOf(sku)).toEqual(at(1000, 'GENERAL'));
    expect(await priceOf(sku, { channel: 'WEB' })).toEqual(at(900, 'CHANNEL'));
    expect(await priceOf(sku, { channel: 'APP' })).toEqual(at(1000, 'GENERAL'));
    expect(await priceOf(sku, { storeId })).toEqual(at(950, 'STORE'));
    expect(await priceOf(sku, { storeId, channel: 'WEB' })).toEqual(at(950, 'STORE'));
    expect(await priceOf(sku, { storeId, channel: 'store' })).toEqual(at(800, 'STORE_AND_CHANNEL'));
    expect(await priceOf(sku, {}, 'SEK')).toBeNull();
    expect(await priceOf(sku, { channel: '1' })).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT']);
  });

  it('that is older never overwrites a newer one, and one of tomorrow is valid tomorrow', async () => {
    const sku = await sold(1000);
    const price = (amountMinor: number | null) => [{ sku, currency: 'EUR', amountMinor, channel: 'WEB' }];
    const amount = async () => (await priceOf(sku, { channel: 'WEB' })).price.amountMinor;
    expect((await setPrices(price(900), { asOf: later(-10) })).pricesSet).toBe(1);
    expect((await setPrices(price(100), { asOf: later(-20) })).pricesSet).toBe(0);
    expect(await amount()).toBe(900);
    expect((await setPrices(price(700), { asOf: later(60) })).pricesSet).toBe(1);
    expect((await setPrices(price(null), { asOf: later(120) })).pricesSet).toBe(1);
    expect(await amount()).toBe(900);
    const before = shop.clock.now;
    try {
      shop.clock.now = new Date(before.getTime() + 60 * 60_000);
      expect(await amount()).toBe(700);
      shop.clock.now = new Date(before.getTime() + 120 * 60_000);
      expect(await amount()).toBe(1000);
    } finally {
      shop.clock.now = before;
    }
  });

  it('of a product that is imported late stays, too', async () => {
    const product = aProduct({ variants: [aVariant({ prices: [eur(1000)] })] });
    const sku = product.variants[0]?.sku ?? '';
    const send = (amountMinor: number, pricesAsOf: Date) =>
      shop.mutate(
        importer,
        'importProducts',
        {
          products: [
            {
              ...product,
              name: String(amountMinor),
              variants: [{ sku, prices: [eur(amountMinor)] }],
              pricesAsOf,
            },
          ],
        },
        'imported userErrors { code field }',
      );
    await send(1000, later(-5));
    await send(500, later(-10));
    expect(await priceOf(sku)).toEqual({ price: eur(1000), scope: 'GENERAL', asOf: later(-5) });
    await send(1200, later(-1));
    expect(await priceOf(sku)).toEqual({ price: eur(1200), scope: 'GENERAL', asOf: later(-1) });
    expect((await send(1300, later(1))).userErrors).toEqual([
      { code: 'INVALID_VALUE', field: ['input', 'products', '0', 'pricesAsOf'] },
    ]);
  });

  it('everywhere is among those of the variant, and can end', async () => {
    const sku = await sold(1000);
    const general = async () =>
      (
        await shop.ask(
          VISITOR,
          'query($sku: ID!) { variant(sku: $sku) { prices { amountMinor currency } } }',
          { sku },
        )
      ).data.variant.prices;
    await setPrices([
      { sku, currency: 'SEK', amountMinor: 9900 },
      { sku, currency: 'NOK', amountMinor: 9900, channel: 'WEB' },
    ]);
    expect(await general()).toEqual([eur(1000), { amountMinor: 9900, currency: 'SEK' }]);
    await setPrices([{ sku, currency: 'EUR', amountMinor: null }]);
    expect(await general()).toEqual([{ amountMinor: 9900, currency: 'SEK' }]);
  });

  it('is set once per key, and all or nothing', async () => {
    const sku = await sold();
    const idempotencyKey = newId('key');
    const input = [{ sku, currency: 'EUR', amountMinor: 900 }];
    await setPrices(input, { idempotencyKey });
    expect(await setPrices(input, { idempotencyKey })).toMatchObject({ idempotentReplay: true });
    expect(await setPrices([{ ...input[0], amountMinor: 1 }], { idempotencyKey })).toMatchObject({
      userErrors: [{ code: 'IDEMPOTENCY_MISMATCH', field: ['input', 'prices'] }],
    });
    const refused = await setPrices([
      { sku, currency: 'EUR', amountMinor: 1 },
      { sku: 'none', currency: 'EUR', amountMinor: 1 },
    ]);
    expect(refused.userErrors).toEqual([{ code: 'SKU_NOT_FOUND', field: ['input', 'prices', '1', 'sku'] }]);
    expect((await priceOf(sku)).price.amountMinor).toBe(900);
  });

  it.each([
    ['currency', { currency: 'EU' }, 'INVALID_VALUE'],
    ['amountMinor', { amountMinor: -1 }, 'INVALID_VALUE'],
    ['channel', { channel: 'w e b' }, 'INVALID_VALUE'],
    ['storeId', { storeId: 'none' }, 'STORE_NOT_FOUND'],
  ])('with a wrong %s is refused', async (field, its, code) => {
    const sku = await sold();
    const refused = await setPrices([{ sku, currency: 'EUR', amountMinor: 1, ...its }]);
    expect(refused.userErrors).toEqual([{ code, field: ['input', 'prices', '0', field] }]);
  });

  it('is refused twice for one place', async () => {
    const sku = await sold();
    const price = { sku, currency: 'EUR', amountMinor: 1, channel: 'WEB' };
    expect((await setPrices([price, { ...price, channel: 'web' }])).userErrors).toEqual([
      { code: 'INVALID_VALUE', field: ['input', 'prices', '1'] },
    ]);
  });
});

describe('the check that prices agree', () => {
  const QUERY = `query($first: Int!, $after: String) { priceDifferences(first: $first, after: $after) {
    edges { cursor node { sku currency variant { sku } prices { price { amountMinor } scope channel store { id } } } }
    pageInfo { hasNextPage endCursor }
  } }`;
  const analyst: Actor = { kind: 'staff', staffId: 'analyst', role: 'analyst' };

  it('names the variants whose prices differ, page by page', async () => {
    await shop.db.collection('prices').deleteMany({});
    const { id: storeId } = await shop.put.store();
    // Names that would be mixed up if one were taken for the beginning of the other.
    const [a, b, agrees] = [`p/${newId('a')}`, `p/${newId('b')} 1`, newId('c')];
    for (const sku of [a, b, agrees])
      await shop.put.product({ variants: [aVariant({ sku, prices: [eur(1000)] })] });
    await setPrices([
      { sku: a, currency: 'EUR', amountMinor: 900, channel: 'WEB' },
      { sku: a, currency: 'EUR', amountMinor: 1100, storeId },
      { sku: agrees, currency: 'EUR', amountMinor: 1000, channel: 'WEB' },
      { sku: b, currency: 'EUR', amountMinor: 999, storeId },
    ]);
    const seen = [];
    let after = null;
    do {
      const { data } = await shop.ask(analyst, QUERY, { first: 1, after });
      const { edges, pageInfo } = data.priceDifferences;
      seen.push(...edges.map(({ node }: { node: object }) => node));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual([
      {
        sku: a,
        currency: 'EUR',
        variant: { sku: a },
        prices: [
          { price: { amountMinor: 900 }, scope: 'CHANNEL', channel: 'WEB', store: null },
          { price: { amountMinor: 1000 }, scope: 'GENERAL', channel: null, store: null },
          { price: { amountMinor: 1100 }, scope: 'STORE', channel: null, store: { id: storeId } },
        ],
      },
      {
        sku: b,
        currency: 'EUR',
        variant: { sku: b },
        prices: [
          { price: { amountMinor: 999 }, scope: 'STORE', channel: null, store: { id: storeId } },
          { price: { amountMinor: 1000 }, scope: 'GENERAL', channel: null, store: null },
        ],
      },
    ]);
  });

  it('is for staff and the ERP', async () => {
    expect((await shop.ask(importer, QUERY, { first: 1 })).errors).toBeUndefined();
    for (const actor of [VISITOR, anAssociate('any'), aService()]) {
      expect((await shop.ask(actor, QUERY, { first: 1 })).codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    }
    expect((await shop.ask(analyst, QUERY, { first: 0 })).codes).toEqual(['BAD_USER_INPUT']);
  });
});
