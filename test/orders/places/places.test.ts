import { describe, expect, it } from 'vitest';
import { VISITOR } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { WEEKDAYS } from '../../../subgraphs/orders/rules/opening-hours.ts';
import { aService } from '../../support/subgraph.ts';
import { aCustomer, aStore, aVariant, importer, useShop } from '../shop.ts';

const shop = useShop();
const daily = WEEKDAYS.map((day) => ({ day, opens: '09:00', closes: '18:00' }));
const UUID = 'F7826DA6-4FA2-4E98-8024-BC5B71E0893E';
const beacon = (its: object = {}) => ({ uuid: UUID, major: 1, minor: 2, place: 'BAY', ...its });

const importStores = (...stores: object[]) =>
  shop.mutate(importer, 'importStores', { stores }, 'imported userErrors { code field }');

describe('a store', () => {
  it('tells when it opens, where it begins and what is in it', async () => {
    const store = aStore({
      kind: 'STORE',
      openingHours: daily,
      openingExceptions: [
        { date: '2026-12-31', name: "New Year's Eve", spans: [{ opens: '09:00', closes: '16:00' }] },
        { date: '2026-03-02', name: 'Stocktaking' },
      ],
      services: ['PICKUP', 'SCAN_AND_GO', 'RESERVE_AND_TRY'],
      geofence: { radiusMetres: 150 },
      beacons: [beacon(), beacon({ minor: 3, place: 'INSIDE' })],
    });
    expect(await importStores(store)).toEqual({ imported: 1, userErrors: [] });
    const query = `query($id: ID!, $at: DateTime!) { store(id: $id) {
      kind services openingExceptions { date name spans { opens closes } }
      now: isOpen next: isOpen(at: $at) nextOpening { opensAt closesAt }
      geofence { radiusMetres polygon { latitude } } beacons { uuid major minor place }
    } }`;
    const at = new Date('2026-03-03T10:00:00Z');
    expect((await shop.ask(aCustomer(), query, { id: store.id, at })).data.store).toEqual({
      kind: 'STORE',
      services: ['PICKUP', 'SCAN_AND_GO', 'RESERVE_AND_TRY'],
      openingExceptions: [
        { date: '2026-03-02', name: 'Stocktaking', spans: [] },
        { date: '2026-12-31', name: "New Year's Eve", spans: [{ opens: '09:00', closes: '16:00' }] },
      ],
      now: false, // the second of March
      next: true,
      nextOpening: {
        opensAt: new Date('2026-03-03T08:00:00Z'),
        closesAt: new Date('2026-03-03T17:00:00Z'),
      },
      geofence: { radiusMetres: 150, polygon: null },
      beacons: [
        { ...beacon(), uuid: UUID.toLowerCase() },
        { ...beacon({ minor: 3, place: 'INSIDE' }), uuid: UUID.toLowerCase() },
      ],
    });
  });

  it('shows its polygon closed', async () => {
    const corner = (latitude: number, longitude: number) => ({ latitude, longitude });
    const polygon = [corner(52.36, 4.87), corner(52.36, 4.89), corner(52.38, 4.88)];
    const store = aStore({ geofence: { polygon } });
    await importStores(store);
    const query =
      'query($id: ID!) { store(id: $id) { geofence { radiusMetres polygon { latitude longitude } } } }';
    expect((await shop.ask(VISITOR, query, { id: store.id })).data.store.geofence).toEqual({
      radiusMetres: null,
      polygon: [...polygon, polygon[0]],
    });
  });

  it('tells its beacons to apps and staff, not to everybody', async () => {
    const store = await shop.put.store({ beacons: [beacon()] });
    const query = 'query($id: ID!) { store(id: $id) { beacons { major } } }';
    expect((await shop.ask(VISITOR, query, { id: store.id })).codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    expect((await shop.ask(aService(), query, { id: store.id })).data.store.beacons).toEqual([{ major: 1 }]);
  });

  it.each([
    ['a geofence of nothing', { geofence: {} }, ['geofence']],
    ['a geofence without a place', { location: null, geofence: { radiusMetres: 100 } }, ['geofence']],
    ['a beacon without a UUID', { beacons: [beacon({ uuid: 'here' })] }, ['beacons', '0', 'uuid']],
    ['a beacon of too great a number', { beacons: [beacon({ minor: 65_536 })] }, ['beacons', '0', 'minor']],
    ['a beacon below 0', { beacons: [beacon({ major: -1 })] }, ['beacons', '0', 'major']],
    ['a beacon twice', { beacons: [beacon(), beacon({ uuid: UUID.toLowerCase() })] }, ['beacons', '1']],
    [
      'a day twice',
      { openingExceptions: [{ date: '2026-01-01' }, { date: '2026-01-01' }] },
      ['openingExceptions'],
    ],
    ['visitors to a warehouse', { kind: 'WAREHOUSE', services: ['SHIPPING', 'PICKUP'] }, ['services']],
  ])('with %s is left out', async (_, its, field) => {
    expect(await importStores(aStore(its))).toEqual({
      imported: 0,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'stores', '0', ...field] }],
    });
  });
});

/** Stores in a row on the equator, each 1,112 m further east, far from those of other tests. */
async function street(east: number, ...its: object[]) {
  const { sku } = aVariant();
  await shop.put.product({ variants: [aVariant({ sku })] });
  const stores = [];
  for (const [index, { counted, ...rest }] of (its as { counted: number }[]).entries()) {
    const location = { latitude: 0, longitude: east + index / 100 };
    const { id } = await shop.put.store({ location, openingHours: daily, timeZone: 'UTC', ...rest });
    if (counted) await shop.put.stock(id, sku, counted);
    stores.push(id);
  }
  return { sku, stores };
}

describe('availability', () => {
  it('is of stores that have enough, hand it over, and are open for it', async () => {
    const { sku, stores } = await street(
      10,
      { counted: 1 },
      { counted: 5, services: [] },
      { counted: 5, kind: 'WAREHOUSE', services: ['SHIPPING'] },
      { counted: 2, openingExceptions: [{ date: '2026-03-02' }] },
      { counted: 7 },
    );
    const query = `query($sku: ID!, $quantity: Int!) {
      availability(sku: $sku, quantity: $quantity, latitude: 0, longitude: 10) { store { id } onHand readyAt }
    }`;
    const ask = async (quantity: number) =>
      (await shop.ask(VISITOR, query, { sku, quantity })).data.availability;
    const [one, two, seven] = [stores[0], stores[3], stores[4]];
    const today = new Date('2026-03-02T12:00:00Z');
    expect(await ask(2)).toEqual([
      { store: { id: two }, onHand: 2, readyAt: new Date('2026-03-03T11:00:00Z') },
      { store: { id: seven }, onHand: 7, readyAt: today },
    ]);
    expect(await ask(1)).toHaveLength(3);
    expect((await ask(1))[0]).toEqual({ store: { id: one }, onHand: 1, readyAt: today });
    expect(await ask(8)).toEqual([]);
    expect((await shop.ask(VISITOR, query, { sku, quantity: 0 })).codes).toEqual(['BAD_USER_INPUT']);
  });

  it('of one store is what it can hand over', async () => {
    const { sku, stores } = await street(12, { counted: 3 }, { counted: 3, services: [] });
    const query = `query($id: ID!, $sku: ID!, $quantity: Int!) {
      store(id: $id) { availability(sku: $sku, quantity: $quantity) { onHand readyAt } }
    }`;
    const ask = async (id: string | undefined, quantity: number) =>
      (await shop.ask(VISITOR, query, { id, sku, quantity })).data.store.availability;
    expect(await ask(stores[0], 3)).toEqual({ onHand: 3, readyAt: new Date('2026-03-02T12:00:00Z') });
    expect(await ask(stores[0], 4)).toBeNull();
    expect(await ask(stores[1], 1)).toEqual({ onHand: 3, readyAt: null });
  });

  it('is never near a warehouse', async () => {
    await street(14, { counted: 1, kind: 'WAREHOUSE', services: ['SHIPPING'] });
    const near = '{ storesNear(latitude: 0, longitude: 14, radiusMetres: 5000) { store { id } } }';
    expect((await shop.ask(VISITOR, near)).data.storesNear).toEqual([]);
  });
});

describe('the plan of fulfilment', () => {
  const QUERY = `query($lines: [FulfilmentLineInput!]!, $storeId: ID, $latitude: Float, $longitude: Float) {
    fulfilmentPlan(lines: $lines, storeId: $storeId, latitude: $latitude, longitude: $longitude) {
      sku quantity missing
      choices { quantity method store { id } fromStore { id } reason readyAt deliveryDate distanceMetres }
      alternatives { method store { id } fromStore { id } }
    }
  }`;
  const plan = async (variables: object) => shop.ask(VISITOR, QUERY, { ...variables });

  it('says for each line where it is to be had', async () => {
    const { sku, stores } = await street(
      20,
      { counted: 1 },
      { counted: 4 },
      { counted: 9, kind: 'WAREHOUSE', services: ['SHIPPING'] },
    );
    const [here, near, warehouse] = stores;
    const nobody = (await shop.put.product()).variants[0]?.sku;
    const lines = [
      { sku, quantity: 3 },
      { sku: nobody, quantity: 2 },
    ];
    const { data } = await plan({ lines, storeId: here });
    const found = new Map(data.fulfilmentPlan.map((line: { sku: string }) => [line.sku, line]));
    expect(found.get(nobody ?? '')).toEqual({
      sku: nobody,
      quantity: 2,
      missing: 2,
      choices: [],
      alternatives: [],
    });
    expect(found.get(sku)).toEqual({
      sku,
      quantity: 3,
      missing: 0,
      choices: [
        {
          quantity: 3,
          method: 'PICKUP',
          store: { id: near },
          fromStore: null,
          reason: 'ON_HAND_NEARBY',
          readyAt: new Date('2026-03-02T12:00:00Z'),
          deliveryDate: null,
          distanceMetres: expect.closeTo(1112, 0),
        },
      ],
      alternatives: [
        { method: 'PICKUP', store: { id: here }, fromStore: { id: near } },
        { method: 'PICKUP', store: { id: here }, fromStore: { id: warehouse } },
        { method: 'SHIPMENT', store: { id: warehouse }, fromStore: null },
      ],
    });
    const now = await plan({ lines: [{ sku, quantity: 1 }], storeId: here });
    expect(now.data.fulfilmentPlan[0].choices[0]).toMatchObject({
      method: 'TAKE_NOW',
      store: { id: here },
      reason: 'ON_HAND_HERE',
      readyAt: shop.clock.now,
    });
  });

  it('needs no store, but then a place', async () => {
    const { sku, stores } = await street(22, { counted: 2 });
    const lines = [{ sku, quantity: 1 }];
    const { data } = await plan({ lines, latitude: 0, longitude: 22 });
    expect(data.fulfilmentPlan[0].choices[0]).toMatchObject({ method: 'PICKUP', store: { id: stores[0] } });
    for (const where of [{}, { latitude: 0 }, { latitude: 91, longitude: 0 }, { storeId: 'none' }]) {
      expect((await plan({ lines, ...where })).codes).toEqual(['BAD_USER_INPUT']);
    }
  });

  it.each([
    ['no line', []],
    ['too many lines', Array.from({ length: 51 }, (_, n) => ({ sku: String(n), quantity: 1 }))],
    ['no piece', [{ sku: 'a', quantity: 0 }]],
    [
      'too many pieces',
      [
        { sku: 'a', quantity: 500 },
        { sku: 'a', quantity: 500 },
      ],
    ],
  ])('of %s is a bad request', async (_, lines) => {
    expect((await plan({ lines, latitude: 0, longitude: 0 })).codes).toEqual(['BAD_USER_INPUT']);
  });

  it('counts several lines of a SKU as one, and knows nothing of names that nobody has', async () => {
    const sku = newId('sku');
    const line = { sku, quantity: 1 };
    const { data } = await plan({ lines: [line, line], latitude: 0, longitude: 0 });
    expect(data.fulfilmentPlan).toEqual([{ sku, quantity: 2, missing: 2, choices: [], alternatives: [] }]);
  });
});
