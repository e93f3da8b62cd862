import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import type { StoredOrder } from '../../../subgraphs/orders/data/orders.ts';
import {
  ARRIVAL_TRUST,
  type ArrivalTrust,
  observedProblem,
  withArrival,
} from '../../../subgraphs/orders/pickup/arrival.ts';
import { aCustomer, anAssociate, useShop } from '../shop.ts';
import { AT_STORE, aCounter, BEACON, FAR, NEARBY } from './counter.ts';

const shop = useShop();
const { act, read, ready, arrive, eventsOf, later } = aCounter(shop);

const MINUTE_MS = 60_000;

describe('a sign of arrival', () => {
  it('by place sets the customer on the way, then there, and a beacon, the store’s QR code and the code are worth more', async () => {
    const { orderId, storeId, customer, associate } = await ready();
    const seen: unknown[] = [];
    const note = ({ order }: { order: { state: string; pickup: { arrivalTrust: string | null } } }) =>
      seen.push([order.state, order.pickup.arrivalTrust]);
    note(await arrive(customer, orderId, { kind: 'GEOFENCE_APPROACH', position: NEARBY }));
    note(await arrive(customer, orderId, { kind: 'GEOFENCE_BAY', position: AT_STORE }));
    note(await arrive(customer, orderId, { kind: 'BEACON', beacon: BEACON }));
    const { data } = await shop.ask(associate, 'query($id: ID!) { store(id: $id) { arrivalQr } }', {
      id: storeId,
    });
    note(await arrive(customer, orderId, { kind: 'QR', qr: data.store.arrivalQr }));
    note(await act(associate, 'checkIdentity', orderId, { code: await shop.codeOf(customer, orderId) }));
    expect(seen).toEqual([
      ['ON_THE_WAY', null],
      ['ARRIVED', 'GEOFENCE'],
      ['ARRIVED', 'BEACON'],
      ['ARRIVED', 'QR'],
      ['IDENTITY_CHECKED', 'CODE'],
    ]);
    expect(await eventsOf(orderId, 'patron.order.arrived.v1')).toHaveLength(1);
  });

  it('that is weaker, late or the same again lowers and changes nothing', async () => {
    const { orderId, customer } = await ready();
    const observedAt = shop.clock.now;
    later(5 * MINUTE_MS);
    await arrive(customer, orderId, { kind: 'BEACON', beacon: BEACON, observedAt });
    const before = await read(
      customer,
      orderId,
      '{ state timeline { state } pickup { arrivalTrust arrivedAt } }',
    );
    expect(before.pickup).toEqual({ arrivalTrust: 'BEACON', arrivedAt: observedAt });
    later(MINUTE_MS);
    for (const evidence of [
      { kind: 'GEOFENCE_APPROACH', position: NEARBY },
      { kind: 'GEOFENCE_BAY', position: AT_STORE },
      { kind: 'DECLARED' },
      { kind: 'BEACON', beacon: BEACON },
    ]) {
      expect((await arrive(customer, orderId, evidence)).userErrors).toEqual([]);
    }
    expect(
      await read(customer, orderId, '{ state timeline { state } pickup { arrivalTrust arrivedAt } }'),
    ).toEqual(before);
  });

  it('of a beacon at the approach sets the customer on the way', async () => {
    const { orderId, customer } = await ready();
    const { order } = await arrive(customer, orderId, { kind: 'BEACON', beacon: { ...BEACON, minor: 1 } });
    expect(order).toMatchObject({ state: 'ON_THE_WAY', pickup: { arrivalTrust: null, arrivedAt: null } });
  });

  it('is the order’s QR code when an associate scans it, and the customer’s word when an associate passes it on', async () => {
    const { orderId, customer, associate } = await ready();
    const { pickup } = await read(customer, orderId, '{ pickup { qr } }');
    const { order } = await arrive(associate, orderId, { kind: 'QR', qr: pickup.qr });
    expect(order).toMatchObject({ state: 'ARRIVED', pickup: { arrivalTrust: 'QR' } });
    const other = await ready();
    const declared = await arrive(other.associate, other.orderId, undefined);
    expect(declared.order).toMatchObject({ state: 'ARRIVED', pickup: { arrivalTrust: 'DECLARED' } });
  });

  it.each([
    ['a place outside the geofence', { kind: 'GEOFENCE_BAY', position: NEARBY }],
    ['a place far away', { kind: 'GEOFENCE_APPROACH', position: FAR }],
    ['a place that is none', { kind: 'GEOFENCE_BAY', position: { latitude: 91, longitude: 0 } }],
    ['no place', { kind: 'GEOFENCE_BAY' }],
    ['another’s beacon', { kind: 'BEACON', beacon: { ...BEACON, minor: 77 } }],
    ['no beacon', { kind: 'BEACON' }],
    ['a QR code of nobody', { kind: 'QR', qr: 'k1.eyJzdG9yZUlkIjoic3RvXzEifQ.abc' }],
    ['no QR code', { kind: 'QR' }],
  ])('is not shown by %s', async (_, evidence) => {
    const { orderId, customer } = await ready();
    expect(await arrive(customer, orderId, evidence)).toMatchObject({
      order: null,
      userErrors: [{ code: 'ARRIVAL_NOT_SHOWN', field: ['input', 'evidence'] }],
    });
  });

  it('is not shown by an associate with a place or a beacon', async () => {
    const { orderId, associate } = await ready();
    const { userErrors } = await arrive(associate, orderId, { kind: 'GEOFENCE_BAY', position: AT_STORE });
    expect(userErrors).toMatchObject([{ code: 'ARRIVAL_NOT_SHOWN' }]);
  });

  it('is not shown by a photograph of the store’s QR code from before, nor by that of another store', async () => {
    const { orderId, storeId, customer, associate } = await ready();
    const other = await ready();
    const qrOf = async (actor: typeof associate, id: string) =>
      (await shop.ask(actor, 'query($id: ID!) { store(id: $id) { arrivalQr } }', { id })).data.store
        .arrivalQr;
    const elsewhere = await arrive(customer, orderId, {
      kind: 'QR',
      qr: await qrOf(other.associate, other.storeId),
    });
    expect(elsewhere.userErrors).toMatchObject([{ code: 'ARRIVAL_NOT_SHOWN' }]);
    const qr = await qrOf(associate, storeId);
    later(5 * MINUTE_MS + 1);
    const late = await arrive(customer, orderId, { kind: 'QR', qr });
    expect(late.userErrors).toMatchObject([{ code: 'ARRIVAL_NOT_SHOWN' }]);
  });

  it('is not shown by the QR code of another order, or of a code that was renewed', async () => {
    const one = await ready();
    const { pickup } = await read(one.customer, one.orderId, '{ pickup { qr } }');
    const other = await ready();
    const wrong = await arrive(other.associate, other.orderId, { kind: 'QR', qr: pickup.qr });
    expect(wrong.userErrors).toMatchObject([{ code: 'ARRIVAL_NOT_SHOWN' }]);
    await act(one.customer, 'renewPickupCode', one.orderId);
    const old = await arrive(one.associate, one.orderId, { kind: 'QR', qr: pickup.qr });
    expect(old.userErrors).toMatchObject([{ code: 'ARRIVAL_NOT_SHOWN' }]);
  });

  it('is refused before the order is ready: ordered is not ready', async () => {
    const { orderId, customer } = await shop.placed();
    const { userErrors } = await arrive(customer, orderId, undefined);
    expect(userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
  });

  it.each([
    ['a place', { kind: 'GEOFENCE_BAY', position: AT_STORE }],
    ['a beacon', { kind: 'BEACON', beacon: BEACON }],
  ])('of %s alone never hands over', async (_, evidence) => {
    const { orderId, customer, associate } = await ready();
    await arrive(customer, orderId, evidence);
    const { userErrors } = await act(associate, 'handOver', orderId);
    expect(userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
  });

  it('counts from when the order was ready, and is refused from the future or long ago', async () => {
    const { orderId, customer } = await ready();
    const readyAt = shop.clock.now;
    later(MINUTE_MS);
    const at = (ms: number) => ({ kind: 'DECLARED', observedAt: new Date(shop.clock.now.getTime() + ms) });
    expect((await arrive(customer, orderId, at(3 * MINUTE_MS))).userErrors).toMatchObject([
      { code: 'INVALID_VALUE', field: ['input', 'evidence', 'observedAt'] },
    ]);
    expect((await arrive(customer, orderId, at(-13 * 60 * MINUTE_MS))).userErrors).toMatchObject([
      { code: 'INVALID_VALUE' },
    ]);
    const { order } = await arrive(customer, orderId, at(-30 * MINUTE_MS));
    expect(order.pickup).toMatchObject({ arrivedAt: readyAt, waitingSeconds: 60 });
  });

  it('keeps bay and vehicle while the order is open, and takes no number plate', async () => {
    const { orderId, customer, associate } = await ready();
    const plate = await arrive(customer, orderId, undefined, { vehicle: 'AB 123 C' });
    expect(plate.userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['input', 'vehicle'] }]);
    const long = await arrive(customer, orderId, undefined, { bay: 'a'.repeat(17) });
    expect(long.userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['input', 'bay'] }]);
    const { order } = await arrive(customer, orderId, undefined, { bay: ' 3 ', vehicle: 'red van' });
    expect(order.pickup).toMatchObject({ bay: '3', vehicle: 'red van' });
    await arrive(customer, orderId, undefined, { bay: '4' });
    expect((await read(associate, orderId, '{ pickup { bay vehicle } }')).pickup).toEqual({
      bay: '4',
      vehicle: 'red van',
    });
    await arrive(customer, orderId, undefined, { bay: '' });
    expect((await read(associate, orderId, '{ pickup { bay vehicle } }')).pickup).toEqual({
      bay: null,
      vehicle: 'red van',
    });
  });

  it('is the same for the same key, and another kind with it is refused', async () => {
    const { orderId, customer } = await ready();
    const first = await arrive(customer, orderId, undefined, { idempotencyKey: 'here' });
    const again = await arrive(customer, orderId, undefined, { idempotencyKey: 'here' });
    expect(again).toEqual({ ...first, idempotentReplay: true });
    const other = await arrive(
      customer,
      orderId,
      { kind: 'BEACON', beacon: BEACON },
      { idempotencyKey: 'here' },
    );
    expect(other.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_MISMATCH' }]);
  });
});

it('leaves nothing of where the customer was once the order is handed over, in any collection', async () => {
  const position = { latitude: 52.370123, longitude: 4.880321 };
  const { orderId, customer, associate } = await ready();
  await arrive(customer, orderId, { kind: 'GEOFENCE_APPROACH', position });
  await arrive(
    customer,
    orderId,
    { kind: 'GEOFENCE_BAY', position },
    { bay: 'Q77', vehicle: 'chartreuse van' },
  );
  await act(customer, 'nameProxy', orderId, { name: 'Wilhelmina Proxy' });
  const found = async () => {
    const texts: string[] = [];
    for (const collection of await shop.db.collections()) {
      for (const document of await collection.find().toArray()) texts.push(JSON.stringify(document));
    }
    const all = texts.join('\n');
    return ['52.370123', '4.880321', 'Q77', 'chartreuse', 'Wilhelmina'].filter((text) => all.includes(text));
  };
  // The place itself was never kept.
  expect(await found()).toEqual(['Q77', 'chartreuse', 'Wilhelmina']);
  await act(associate, 'checkIdentity', orderId, { code: await shop.codeOf(customer, orderId) });
  await act(associate, 'handOver', orderId);
  expect(await found()).toEqual([]);
});

it.each(['cancelOrder'])('leaves nothing of where the customer was after %s', async (step) => {
  const { orderId, customer } = await ready();
  await arrive(customer, orderId, undefined, { bay: '3' });
  await act(customer, step, orderId);
  expect(await shop.data.pickupDetails.of(orderId)).toBeNull();
});

it('is announced by nobody else', async () => {
  const { orderId } = await ready();
  for (const actor of [aCustomer(), anAssociate(newId('sto'))]) {
    await expect(arrive(actor, orderId, undefined)).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
  }
});

describe('signs of arrival', () => {
  const readyAt = new Date('2026-03-02T10:00:00Z');
  const order = { pickup: { codeGeneration: 0, tries: 0, readyAt } } as StoredOrder;
  const sign = fc.record({
    trust: fc.constantFrom(...ARRIVAL_TRUST),
    minutes: fc.integer({ min: -30, max: 120 }),
  });
  const told = (signs: readonly { trust: ArrivalTrust; minutes: number }[]) =>
    signs.reduce(
      (one, { trust, minutes }) => withArrival(one, trust, new Date(readyAt.getTime() + minutes * MINUTE_MS)),
      order,
    ).pickup;

  it('come to the same in any order and however often', () => {
    fc.assert(
      fc.property(
        fc.array(sign, { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        (signs, picks) => {
          const shuffled = [...signs, ...signs].sort(() => (picks.next().value % 3) - 1);
          expect(told(shuffled)).toEqual(told(signs));
          expect(told([...signs, ...signs])).toEqual(told(signs));
        },
      ),
    );
  });

  it('never lower what is known', () => {
    fc.assert(
      fc.property(fc.array(sign, { minLength: 1, maxLength: 12 }), sign, (signs, one) => {
        const before = told(signs);
        const after = told([...signs, one]);
        const rank = (trust = 'DECLARED' as ArrivalTrust) => ARRIVAL_TRUST.indexOf(trust);
        expect(rank(after?.arrivalTrust)).toBeGreaterThanOrEqual(rank(before?.arrivalTrust));
        expect(after?.arrivedAt?.getTime()).toBeLessThanOrEqual(before?.arrivedAt?.getTime() ?? 0);
      }),
    );
  });

  it('are from between twelve hours ago and a phone’s wrong clock', () => {
    const at = (ms: number) => observedProblem(new Date(readyAt.getTime() + ms), readyAt);
    expect([at(120_000), at(0), at(-12 * 60 * MINUTE_MS)]).toEqual([null, null, null]);
    expect(at(120_001)).toContain('future');
    expect(at(-12 * 60 * MINUTE_MS - 1)).toContain('12 hours');
  });
});
