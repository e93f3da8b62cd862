import { expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { anEvent } from '../support/subgraph.ts';
import { aCustomer, useShop } from './shop.ts';

const shop = useShop({ permitsNow: async () => true });
const THEIRS = [
  'carts',
  'wishes',
  'views',
  'roomDesigns',
  'reviews',
  'zoneEvents',
  'tryReservations',
  'appointments',
];

/** A customer with something in every collection that serving them fills. */
async function served() {
  const hours = ['MONDAY', 'TUESDAY'].map((day) => ({ day, opens: '09:00', closes: '18:00' }));
  const store = { services: ['RESERVE_AND_TRY', 'GUIDE_SHOP'], openingHours: hours };
  const { storeId, sku } = await shop.stocked(5, { store });
  const customer = aCustomer();
  const { customerId } = customer;
  const tell = (mutation: string, input: object) =>
    shop.mutate(customer, mutation, input, 'userErrors { code }').then(({ userErrors }) => {
      expect(userErrors, mutation).toEqual([]);
    });
  const idempotencyKey = newId('key');
  await shop.fill(customer, sku);
  await tell('addToWishList', { sku });
  await tell('recordView', { sku, viewId: 'one' });
  const size = { widthMm: 3000, depthMm: 3000, heightMm: 2500 };
  await tell('saveRoomDesign', { plan: { name: 'Hall', size } });
  await tell('reserveToTry', { storeId, lines: [{ sku, quantity: 2 }], idempotencyKey });
  await tell('bookAppointment', { storeId, startsAt: '2026-03-03T08:00:00Z', idempotencyKey });
  const zoneId = newId('zon');
  const zones = { storeId, zones: [{ id: zoneId, name: 'Hats' }] };
  await shop.mutate(
    { kind: 'service', serviceId: 'test', scopes: ['import'] },
    'setStoreZones',
    zones,
    'userErrors { code }',
  );
  const event = { eventId: 'one', zoneId, kind: 'ENTERED', occurredAt: shop.clock.now };
  await tell('reportZoneEvents', { storeId, events: [event] });
  const review = { customerId, productId: 'p', orderId: 'o', state: 'PENDING', version: 1 };
  await shop.db
    .collection<{ _id: string }>('reviews')
    .insertOne({ _id: newId('rev'), ...review, submittedAt: shop.clock.now } as { _id: string });
  return { customerId, storeId, sku };
}

const ordered = (customerId: string, right: 'EXPORT' | 'ERASE') =>
  anEvent({
    type: 'patron.rights.ordered.v1',
    subject: customerId,
    time: shop.clock.now,
    data: { requestId: newId('rrq'), customerId, right },
  });
const acknowledged = async (customerId: string) =>
  (await shop.published('patron.rights.acknowledged.v1'))
    .filter(({ subject }) => subject === customerId)
    .map(({ data }) => data.counts);

it('an export shows what serving the customer has left behind', async () => {
  const { customerId } = await served();
  expect(await shop.deliver(ordered(customerId, 'EXPORT'))).toEqual([null]);
  const [counts] = await acknowledged(customerId);
  expect(counts).toMatchObject(Object.fromEntries(THEIRS.map((name) => [name, 1])));
});

it('an erasure leaves nothing of it, and what was put aside to be tried goes back on hand', async () => {
  const { customerId, storeId, sku } = await served();
  expect(await shop.levels(storeId, sku)).toEqual({ onHand: 3, reserved: 2, picked: 0 });
  expect(await shop.deliver(ordered(customerId, 'ERASE'))).toEqual([null]);
  expect(await shop.levels(storeId, sku)).toEqual({ onHand: 5, reserved: 0, picked: 0 });
  for (const name of THEIRS) {
    expect(await shop.db.collection(name).countDocuments({ customerId }), name).toBe(0);
  }
  const held = await shop.db.collection('stockHolds').find().toArray();
  expect(JSON.stringify(held)).not.toContain(customerId);
});
