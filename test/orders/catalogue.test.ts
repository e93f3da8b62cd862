import { describe, expect, it } from 'vitest';
import { VISITOR } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { WEEKDAYS } from '../../subgraphs/orders/rules/opening-hours.ts';
import { aService } from '../support/subgraph.ts';
import { aCustomer, anAssociate, aProduct, aStore, aVariant, importer, useShop } from './shop.ts';

const shop = useShop();

const importProducts = (...products: object[]) =>
  shop.mutate(importer, 'importProducts', { products }, 'imported userErrors { code field }');
const importStores = (...stores: object[]) =>
  shop.mutate(importer, 'importStores', { stores }, 'imported userErrors { code field }');

describe('products', () => {
  const PRODUCT = `{
    id name description brand style category
    variants { sku gtin size colour prices { amountMinor currency } price(currency: "SEK") { amountMinor } product { id } }
  }`;
  const read = async (id: string) =>
    (await shop.ask(VISITOR, `query($id: ID!) { product(id: $id) ${PRODUCT} }`, { id })).data.product;

  it('are open to everybody, with their variants', async () => {
    const [id, sku, bare] = [newId('prd'), newId('sku'), newId('sku')];
    const variants = [
      {
        sku,
        gtin: '4006381333931',
        size: 'M',
        colour: 'navy',
        prices: [
          { amountMinor: 1995, currency: 'EUR' },
          { amountMinor: 21900, currency: 'SEK' },
        ],
      },
      { sku: bare, prices: [] },
    ];
    const product = {
      id,
      name: 'Parka',
      description: 'Warm.',
      brand: 'Kante',
      style: 'outdoor',
      category: 'coats',
    };
    expect(await importProducts({ ...product, variants })).toEqual({ imported: 1, userErrors: [] });
    expect(await read(id)).toEqual({
      ...product,
      variants: [
        { ...variants[0], price: { amountMinor: 21900 }, product: { id } },
        { sku: bare, gtin: null, size: null, colour: null, prices: [], price: null, product: { id } },
      ],
    });
    expect(await read('none')).toBeNull();
    const entity = await shop.entity(VISITOR, { id, type: 'Product' }, '{ name }');
    expect(entity.data).toEqual({ name: 'Parka' });
  });

  it('are replaced whole when they come again', async () => {
    const product = aProduct({ brand: 'Kante' });
    await importProducts(product);
    const { brand: _, ...without } = product as typeof product & { brand: string };
    await importProducts({ ...without, name: 'Cap', variants: [aVariant({ sku: 'cap-1' })] });
    expect(await read(product.id)).toMatchObject({ name: 'Cap', brand: null, variants: [{ sku: 'cap-1' }] });
    const gone = product.variants[0]?.sku;
    expect(
      (await shop.ask(VISITOR, 'query($sku: ID!) { variant(sku: $sku) { sku } }', { sku: gone })).data,
    ).toEqual({
      variant: null,
    });
  });

  it('are paged by id, also of one brand or category', async () => {
    const brand = newId('brand');
    const ids = Array.from({ length: 3 }, () => newId('prd'));
    await importProducts(...ids.map((id) => aProduct({ id, brand, category: `c-${brand}` })), aProduct());
    const query = `query($first: Int!, $after: String, $brand: String, $category: String) {
      products(first: $first, after: $after, brand: $brand, category: $category) {
        edges { cursor node { id } } pageInfo { hasNextPage endCursor }
      }
    }`;
    const page = async (variables: object) =>
      (await shop.ask(VISITOR, query, { first: 2, ...variables })).data.products;
    expect(await page({ brand })).toEqual({
      edges: ids.slice(0, 2).map((id) => ({ cursor: id, node: { id } })),
      pageInfo: { hasNextPage: true, endCursor: ids[1] },
    });
    expect(await page({ category: `c-${brand}`, after: ids[1] })).toEqual({
      edges: [{ cursor: ids[2], node: { id: ids[2] } }],
      pageInfo: { hasNextPage: false, endCursor: ids[2] },
    });
    expect((await page({ brand: 'none' })).edges).toEqual([]);
    expect((await shop.ask(VISITOR, query, { first: 101 })).codes).toEqual(['BAD_USER_INPUT']);
  });

  it.each([
    ['a control character in the id', { id: 'a\u0000b' }, ['id']],
    ['an empty name', { name: ' ' }, ['name']],
    ['no variant', { variants: [] }, ['variants']],
    ['a wrong check digit', { variants: [aVariant({ gtin: '4006381333932' })] }, ['variants', '0', 'gtin']],
    [
      'a currency that is none',
      { variants: [aVariant({ prices: [{ amountMinor: 1, currency: 'EU' }] })] },
      ['variants', '0', 'prices', '0', 'currency'],
    ],
    [
      'a negative price',
      { variants: [aVariant({ prices: [{ amountMinor: -1, currency: 'EUR' }] })] },
      ['variants', '0', 'prices', '0', 'amountMinor'],
    ],
    [
      'the same SKU twice',
      { variants: [aVariant({ sku: 'twin' }), aVariant({ sku: 'twin' })] },
      ['variants', '1', 'sku'],
    ],
  ])('are left out with %s, and the others are kept', async (_, its, field) => {
    const good = aProduct();
    expect(await importProducts(aProduct(its), good)).toEqual({
      imported: 1,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'products', '0', ...field] }],
    });
    expect(await read(good.id)).toMatchObject({ id: good.id });
  });

  it("don't take another product's SKU, neither a stored one's nor one's in the same import", async () => {
    const first = aProduct();
    await importProducts(first);
    const sku = first.variants[0]?.sku;
    const fresh = aVariant();
    const refused = await importProducts(
      aProduct({ variants: [aVariant(), aVariant({ sku })] }),
      aProduct({ variants: [fresh] }),
      aProduct({ variants: [fresh] }),
    );
    expect(refused).toEqual({
      imported: 1,
      userErrors: [
        { code: 'SKU_TAKEN', field: ['input', 'products', '0', 'variants', '1', 'sku'] },
        { code: 'SKU_TAKEN', field: ['input', 'products', '2', 'variants', '0', 'sku'] },
      ],
    });
  });
});

describe('stores', () => {
  it('are open to everybody', async () => {
    const store = aStore({
      address: { street: 'Torstraße 301', city: 'Berlin', country: 'DE' },
      location: { latitude: 52.5296, longitude: 13.4012 },
      timeZone: 'Europe/Berlin',
      openingHours: [{ day: 'MONDAY', opens: '09:00', closes: '24:00' }],
      services: ['PICKUP', 'RETURNS'],
    });
    await importStores(store);
    const query = `query($id: ID!) { store(id: $id) {
      id name address { street city postcode country } location { latitude longitude }
      timeZone currency openingHours { day opens closes } services
    } }`;
    expect((await shop.ask(VISITOR, query, { id: store.id })).data.store).toEqual({
      ...store,
      address: { street: 'Torstraße 301', city: 'Berlin', postcode: null, country: 'DE' },
    });
    expect((await shop.entity(VISITOR, { id: store.id, type: 'Store' }, '{ name }')).data).toEqual({
      name: 'Corner',
    });
  });

  it.each([
    ['time zone', { timeZone: 'Europe/Atlantis' }, ['timeZone']],
    ['currency', { currency: 'XX' }, ['currency']],
    ['latitude', { location: { latitude: 90.1, longitude: 0 } }, ['location', 'latitude']],
    ['longitude', { location: { latitude: 0, longitude: -180.1 } }, ['location', 'longitude']],
    ['country', { address: { street: 'a', city: 'b', country: 'nl' } }, ['address', 'country']],
    [
      'opening hours',
      { openingHours: [{ day: 'MONDAY', opens: '18:00', closes: '09:00' }] },
      ['openingHours'],
    ],
  ])('with a wrong %s are left out', async (_, its, field) => {
    expect(await importStores(aStore(its), aStore())).toEqual({
      imported: 1,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'stores', '0', ...field] }],
    });
  });

  it('are found by distance, nearest first', async () => {
    const at = (longitude: number) => ({ location: { latitude: -44, longitude } });
    const [near, nearer, far] = [aStore(at(170.02)), aStore(at(170.01)), aStore(at(171))];
    await importStores(near, nearer, far, { ...aStore(), location: null });
    const query = `query($radiusMetres: Int!, $first: Int!) {
      storesNear(latitude: -44, longitude: 170, radiusMetres: $radiusMetres, first: $first) { store { id } distanceMetres }
    }`;
    const find = async (radiusMetres: number, first = 10) =>
      (await shop.ask(VISITOR, query, { radiusMetres, first })).data.storesNear;
    const found = await find(5000);
    expect(found.map(({ store }: { store: { id: string } }) => store.id)).toEqual([nearer.id, near.id]);
    expect(found[0].distanceMetres).toBeCloseTo(800.8, 0); // 0.01 degrees at 44 south
    expect(await find(5000, 1)).toHaveLength(1);
    expect(await find(100)).toEqual([]);
  });

  it.each([
    'storesNear(latitude: 91, longitude: 0) { distanceMetres }',
    'storesNear(latitude: 0, longitude: 181) { distanceMetres }',
    'storesNear(latitude: 0, longitude: 0, radiusMetres: 0) { distanceMetres }',
    'storesNear(latitude: 0, longitude: 0, first: 101) { distanceMetres }',
    'availability(sku: "a", latitude: -91, longitude: 0) { onHand }',
    'stores(first: 0) { edges { cursor } }',
  ])('%s is a bad request', async (field) => {
    expect((await shop.ask(VISITOR, `{ ${field} }`)).codes).toEqual(['BAD_USER_INPUT']);
  });
});

describe('stock', () => {
  const count = (counts: object[], its: object = {}) =>
    shop.mutate(
      importer,
      'setStock',
      { counts, idempotencyKey: newId('key'), ...its },
      'levelsSet userErrors { code field } idempotentReplay',
    );

  it('is what was counted, less what is held for orders', async () => {
    const { storeId, sku } = await shop.placed({ counted: 10, quantity: 4 });
    await count([{ storeId, sku, counted: 7 }]);
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 3, reserved: 4, picked: 0 });
    await count([{ storeId, sku, counted: 2 }]);
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 0, reserved: 4, picked: 0 });
  });

  it('is not put back by a count that comes late', async () => {
    const { storeId, sku } = await shop.stocked(10);
    const countedAt = new Date(shop.clock.now.getTime() - 1000);
    expect(await count([{ storeId, sku, counted: 99 }], { countedAt })).toMatchObject({ levelsSet: 0 });
    expect(await shop.levels(storeId, sku)).toMatchObject({ onHand: 10 });
  });

  it('is set once for a key', async () => {
    const { storeId, sku } = await shop.stocked(10);
    await count([{ storeId, sku, counted: 5 }], { idempotencyKey: 'same' });
    await shop.put.stock(storeId, sku, 8);
    expect(await count([{ storeId, sku, counted: 5 }], { idempotencyKey: 'same' })).toEqual({
      levelsSet: 1,
      userErrors: [],
      idempotentReplay: true,
    });
    expect(await shop.levels(storeId, sku)).toMatchObject({ onHand: 8 });
  });

  it('is set all or nothing', async () => {
    const { storeId, sku } = await shop.stocked(10);
    const refusals = [
      [{ storeId: 'none', sku, counted: 1 }, 'STORE_NOT_FOUND', 'storeId'],
      [{ storeId, sku: 'none', counted: 1 }, 'SKU_NOT_FOUND', 'sku'],
      [{ storeId, sku: '{"$gt":""}', counted: 1 }, 'SKU_NOT_FOUND', 'sku'],
    ] as const;
    for (const [bad, code, field] of refusals) {
      expect(await count([{ storeId, sku, counted: 1 }, bad])).toEqual({
        levelsSet: null,
        userErrors: [{ code, field: ['input', 'counts', '1', field] }],
        idempotentReplay: false,
      });
    }
    const invalid = [
      count([{ storeId, sku, counted: -1 }]),
      count([
        { storeId, sku, counted: 1 },
        { storeId, sku, counted: 2 },
      ]),
      count([{ storeId, sku, counted: 1 }], { countedAt: new Date(shop.clock.now.getTime() + 1) }),
    ];
    for (const { userErrors } of await Promise.all(invalid)) {
      expect(userErrors).toMatchObject([{ code: 'INVALID_VALUE' }]);
    }
    expect(await shop.levels(storeId, sku)).toMatchObject({ onHand: 10 });
  });

  it('is available at the nearest stores that have it and hand it over, with the time it would be ready', async () => {
    const { variants } = await shop.put.product();
    const sku = variants[0]?.sku ?? '';
    const daily = WEEKDAYS.map((day) => ({ day, opens: '09:00', closes: '18:00' }));
    const at = (longitude: number, its: object = {}) =>
      shop.put.store({ location: { latitude: 10, longitude }, ...its });
    const [far, near, empty, closed] = [
      await at(20.2, { openingHours: daily, timeZone: 'America/New_York' }),
      await at(20.1),
      await at(20.05),
      await at(20.01, { services: [] }),
    ];
    for (const [store, counted] of [
      [far, 3],
      [near, 1],
      [empty, 0],
      [closed, 5],
    ] as const) {
      await shop.put.stock(store.id, sku, counted);
    }
    shop.clock.now = new Date('2026-06-01T10:00:00Z');
    const query = `query($sku: ID!, $first: Int!) {
      availability(sku: $sku, latitude: 10, longitude: 20, first: $first) { store { id } onHand readyAt }
    }`;
    const ask = async (variables: object) =>
      (await shop.ask(VISITOR, query, { sku, first: 5, ...variables })).data.availability;
    expect(await ask({})).toEqual([
      { store: { id: near.id }, onHand: 1, readyAt: null },
      { store: { id: far.id }, onHand: 3, readyAt: new Date('2026-06-01T15:00:00Z') },
    ]);
    expect(await ask({ first: 1 })).toHaveLength(1);
    expect(await ask({ sku: 'none' })).toEqual([]);
  });

  it('by state is for those who work with it', async () => {
    const { storeId, sku } = await shop.stocked(1);
    const query = 'query($id: ID!, $sku: ID!) { store(id: $id) { stock(sku: $sku) { onHand asOf } } }';
    const ask = (actor: Parameters<typeof shop.ask>[0]) => shop.ask(actor, query, { id: storeId, sku });
    expect((await ask(anAssociate('any'))).data.store.stock).toEqual({ onHand: 1, asOf: shop.clock.now });
    for (const actor of [VISITOR, aCustomer()]) {
      expect((await ask(actor)).codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    }
  });
});

it.each([
  ['importProducts', { products: [] }, 'imported'],
  ['importStores', { stores: [] }, 'imported'],
  ['setStock', { counts: [], idempotencyKey: 'k' }, 'levelsSet'],
  ['importOrders', { lines: [] }, 'linesAdded'],
])('%s needs the scope `import`', async (mutation, input, fields) => {
  for (const actor of [VISITOR, aCustomer(), anAssociate('any'), aService('gateway')]) {
    await expect(shop.mutate(actor, mutation, input, fields)).rejects.toMatchObject({
      extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' },
    });
  }
  expect(await shop.mutate(importer, mutation, input, 'userErrors { code }')).toEqual({ userErrors: [] });
});
