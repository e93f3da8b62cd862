import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { outboxOf } from '#shared/events/outbox.ts';
import { newId } from '#shared/mongo.ts';
import { aCustomer, importer, useShop } from '../shop.ts';

const permitted = new Set<string>();
const shop = useShop({
  permitsNow: async ({ customerId, purpose }) => purpose === 'location' && permitted.has(customerId),
});

let storeId: string;
let zoneId: string;
let sensor: Actor;
const ZONES = 'zones { id name categories corners { xMm yMm } } userErrors { code field }';
const setZones = (input: object) => shop.mutate(importer, 'setStoreZones', input, ZONES);
beforeAll(async () => {
  storeId = (await shop.put.store()).id;
  zoneId = newId('zon');
  sensor = { kind: 'device', deviceId: newId('dev'), storeId, deviceKind: 'sensor' };
  await setZones({ storeId, zones: [{ id: zoneId, name: 'Shoes', categories: ['shoes'] }] });
});

const anEvent = (its: object = {}) => ({
  ...{ eventId: newId('e'), zoneId, kind: 'ENTERED', occurredAt: shop.clock.now },
  ...its,
});
const report = async (by: Actor, events: object[], its: object = {}) =>
  await shop.mutate(by, 'reportZoneEvents', { storeId, events, ...its }, 'outcomes userErrors { code }');
const toldOf = async (customerId: string) =>
  (await shop.published('patron.zone.entered.v1')).filter(({ subject }) => subject === customerId);
const keptOf = (filter: object) => shop.db.collection('zoneEvents').countDocuments(filter);

describe('the zones of a store', () => {
  it('are replaced together and read by everybody', async () => {
    const { id } = await shop.put.store();
    const corners = [
      { xMm: 0, yMm: 0 },
      { xMm: 900, yMm: 0 },
      { xMm: 0, yMm: 900 },
    ];
    const [a, b] = [newId('zon'), newId('zon')];
    await setZones({ storeId: id, zones: [{ id: a, name: 'Hats' }] });
    const zone = { id: b, name: 'Coats', categories: ['coats'], corners };
    expect(await setZones({ storeId: id, zones: [zone] })).toEqual({ zones: [zone], userErrors: [] });
    const query = 'query($id: ID!) { store(id: $id) { zones { id } } }';
    expect((await shop.ask({ kind: 'visitor' }, query, { id })).data.store.zones).toEqual([{ id: b }]);
  });

  it.each([
    ['STORE_NOT_FOUND', () => ({ storeId: 'none', zones: [] })],
    ['INVALID_VALUE', () => ({ storeId, zones: [{ id: '', name: 'x' }] })],
    ['INVALID_VALUE', () => ({ storeId, zones: [{ id: 'z', name: 'x', corners: [{ xMm: 0, yMm: 0 }] }] })],
  ])('are refused with %s', async (code, input) => {
    expect((await setZones(input())).userErrors[0].code).toBe(code);
  });

  it('are not taken from another store', async () => {
    const { id } = await shop.put.store();
    expect((await setZones({ storeId: id, zones: [{ id: zoneId, name: 'Mine' }] })).userErrors).toEqual([
      { code: 'INVALID_VALUE', field: ['input', 'zones'] },
    ]);
  });
});

describe('what a sensor tells', () => {
  it('names a customer only who permits it, and counts once', async () => {
    const [yes, no] = [newId('cus'), newId('cus')];
    permitted.add(yes);
    const events = [
      anEvent({ customerId: yes }),
      anEvent({ customerId: no }),
      anEvent(),
      anEvent({ kind: 'DWELT', dwellSeconds: 90, customerId: yes }),
      anEvent({ zoneId: 'none' }),
      anEvent({ kind: 'DWELT' }),
      anEvent({ occurredAt: new Date(0) }),
    ];
    const outcomes = [
      ...['RECORDED', 'RECORDED_FOR_NOBODY', 'RECORDED_FOR_NOBODY', 'RECORDED'],
      ...['ZONE_NOT_FOUND', 'INVALID', 'INVALID'],
    ];
    expect(await report(sensor, events)).toEqual({ outcomes, userErrors: [] });
    expect((await report(sensor, events)).outcomes.slice(0, 4)).toEqual(Array(4).fill('KNOWN_BEFORE'));
    expect((await toldOf(yes)).map(({ data }) => data)).toEqual([
      { customerId: yes, storeId, zoneId, purpose: 'location', at: shop.clock.now.toISOString() },
    ]);
    expect(await toldOf(no)).toEqual([]);
    // Where a customer was is not told for ever either.
    const tomorrow = new Date(shop.clock.now.getTime() + 24 * 3_600_000);
    const left = await outboxOf(shop.db).find({ 'event.subject': yes }).toArray();
    expect(left.map(({ forgetAt }) => forgetAt)).toEqual([tomorrow]);
    expect(await keptOf({ customerId: yes })).toBe(2);
    expect(await keptOf({ customerId: no })).toBe(0);
  });

  it('sent by many at once is told once', async () => {
    const customerId = newId('cus');
    permitted.add(customerId);
    const event = anEvent({ customerId });
    const answers = await Promise.all(Array.from({ length: 6 }, () => report(sensor, [event])));
    expect(answers.filter(({ outcomes }) => outcomes[0] === 'RECORDED')).toHaveLength(1);
    expect(await toldOf(customerId)).toHaveLength(1);
  });

  it('is of its own store, and no other device tells anything', async () => {
    const elsewhere = { ...sensor, storeId: 'sto_other' } as Actor;
    expect((await report(elsewhere, [anEvent()])).userErrors).toEqual([{ code: 'INVALID_VALUE' }]);
    await expect(report({ ...sensor, deviceKind: 'till' } as Actor, [anEvent()])).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
  });
});

it('a phone tells of its own customer, whomever it names', async () => {
  const [customer, other] = [aCustomer(), newId('cus')];
  permitted.add(customer.customerId).add(other);
  expect((await report(customer, [anEvent({ customerId: other })])).outcomes).toEqual(['RECORDED']);
  expect(await toldOf(other)).toEqual([]);
  expect(await toldOf(customer.customerId)).toHaveLength(1);
});

it('where a customer was is kept a day, what nobody did a month', async () => {
  const customer = aCustomer();
  permitted.add(customer.customerId);
  await report(customer, [anEvent()]);
  const kept = await shop.db.collection('zoneEvents').findOne({ customerId: customer.customerId });
  expect(kept?.expiresAt).toEqual(new Date(shop.clock.now.getTime() + 86_400_000));
});
