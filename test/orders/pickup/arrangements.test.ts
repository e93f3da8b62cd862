import { describe, expect, it } from 'vitest';
import { windowsOf } from '../../../subgraphs/orders/pickup/window.ts';
import { anAssociate, useShop } from '../shop.ts';
import { aCounter } from './counter.ts';

const shop = useShop();
const { act, read, placed, ready, eventsOf, later } = aCounter(shop);

const HOUR_MS = 3_600_000;
const hoursAfter = (from: Date, hours: number) => new Date(from.getTime() + hours * HOUR_MS);

describe('a pickup window', () => {
  const WINDOWS =
    'query($id: ID!, $first: Int!) { store(id: $id) { pickupWindows(first: $first) { from to } } }';

  it('is an hour in which the store is open, soonest first', async () => {
    const { storeId, customer } = await placed();
    shop.clock.now = new Date('2026-03-02T10:20:00Z'); // Monday, 11:20 in Amsterdam
    const { data } = await shop.ask(customer, WINDOWS, { id: storeId, first: 8 });
    expect(data.store.pickupWindows.map(({ from }: { from: Date }) => from.toISOString())).toEqual([
      '2026-03-02T11:00:00.000Z',
      '2026-03-02T12:00:00.000Z',
      '2026-03-02T13:00:00.000Z',
      '2026-03-02T14:00:00.000Z',
      '2026-03-02T15:00:00.000Z',
      '2026-03-02T16:00:00.000Z',
      '2026-03-03T08:00:00.000Z',
      '2026-03-03T09:00:00.000Z',
    ]);
    expect(data.store.pickupWindows[0].to).toEqual(new Date('2026-03-02T12:00:00Z'));
    expect((await shop.ask(customer, WINDOWS, { id: storeId, first: 101 })).codes).toEqual([
      'BAD_USER_INPUT',
    ]);
  });

  it('follows the clocks of the store when they change', () => {
    const store = {
      openingHours: [{ day: 'SUNDAY', opens: '01:00', closes: '05:00' }] as const,
      timeZone: 'Europe/Amsterdam',
    };
    const spring = windowsOf(store, new Date('2026-03-29T00:00:00Z'), 4).map(({ from }) =>
      from.toISOString(),
    );
    expect(spring.slice(0, 3)).toEqual([
      '2026-03-29T00:00:00.000Z',
      '2026-03-29T01:00:00.000Z', // clocks go from 2 to 3
      '2026-03-29T02:00:00.000Z',
    ]);
    expect(spring[3]).toBe('2026-04-04T23:00:00.000Z');
  });

  it('is chosen with the order or later, and the goods wait a day longer than it', async () => {
    const { orderId, storeId, sku, customer } = await placed();
    const { data } = await shop.ask(customer, WINDOWS, { id: storeId, first: 60 });
    const window = data.store.pickupWindows.at(-1);
    const { order, userErrors } = await act(customer, 'choosePickupWindow', orderId, { window });
    expect(userErrors).toEqual([]);
    expect(order.pickup).toMatchObject({ window, heldUntil: hoursAfter(window.to, 24) });
    expect((await act(customer, 'choosePickupWindow', orderId, { window })).order).toEqual(order);
    await shop.fill(customer, sku);
    const second = await shop.checkout(customer, storeId, { window });
    expect(
      (await read(customer, second.order.id, '{ pickup { window { from to } heldUntil } }')).pickup,
    ).toEqual({
      window,
      heldUntil: hoursAfter(window.to, 24),
    });
  });

  it('is not one in which the store is closed', async () => {
    const { orderId, storeId, sku, customer } = await placed();
    const sunday = { from: '2026-03-08T10:00:00Z', to: '2026-03-08T11:00:00Z' };
    expect((await act(customer, 'choosePickupWindow', orderId, { window: sunday })).userErrors).toMatchObject(
      [{ code: 'WINDOW_NOT_OFFERED', field: ['input', 'window'] }],
    );
    await shop.fill(customer, sku);
    const { order, userErrors } = await shop.checkout(customer, storeId, { window: sunday });
    expect([order, userErrors[0].code]).toEqual([null, 'WINDOW_NOT_OFFERED']);
  });
});

describe('an extension', () => {
  it('holds the goods three days longer, twice', async () => {
    const { orderId, customer } = await ready();
    const { pickup } = await read(customer, orderId, '{ pickup { heldUntil extensionsLeft } }');
    expect(pickup.extensionsLeft).toBe(2);
    const first = await act(customer, 'extendPickup', orderId);
    expect(first.order.pickup).toMatchObject({
      heldUntil: hoursAfter(pickup.heldUntil, 72),
      extensionsLeft: 1,
    });
    const second = await act(customer, 'extendPickup', orderId);
    expect(second.order.pickup).toMatchObject({
      heldUntil: hoursAfter(pickup.heldUntil, 144),
      extensionsLeft: 0,
    });
    expect((await act(customer, 'extendPickup', orderId)).userErrors).toMatchObject([
      { code: 'EXTENDED_ENOUGH' },
    ]);
  });

  it('is for orders that wait for their customer', async () => {
    const { orderId, customer } = await placed();
    expect((await act(customer, 'extendPickup', orderId)).userErrors).toMatchObject([
      { code: 'ILLEGAL_TRANSITION' },
    ]);
  });
});

describe('a reminder', () => {
  it('is told once, a day before the goods go back, and again after an extension', async () => {
    const { orderId, customer } = await ready();
    const { pickup } = await read(customer, orderId, '{ pickup { heldUntil } }');
    const reminders = async () => eventsOf(orderId, 'patron.order.expiring.v1');
    shop.clock.now = new Date(hoursAfter(pickup.heldUntil, -24).getTime() - 1);
    await shop.data.orders.remindDue();
    expect(await reminders()).toEqual([]);
    shop.clock.now = hoursAfter(pickup.heldUntil, -24);
    await Promise.all([shop.data.orders.remindDue(), shop.data.orders.remindDue()]);
    expect(await reminders()).toMatchObject([
      { data: { orderId, customerId: customer.customerId, heldUntil: pickup.heldUntil.toISOString() } },
    ]);
    await act(customer, 'extendPickup', orderId);
    await shop.data.orders.remindDue();
    expect(await reminders()).toHaveLength(1);
    shop.clock.now = hoursAfter(pickup.heldUntil, 48);
    await shop.data.orders.remindDue();
    expect(await reminders()).toHaveLength(2);
  });

  it('is not for who is there', async () => {
    const { orderId, customer } = await ready();
    await act(customer, 'announceArrival', orderId);
    later(200 * HOUR_MS);
    await shop.data.orders.remindDue();
    expect(await eventsOf(orderId, 'patron.order.expiring.v1')).toEqual([]);
  });
});

describe('a no-show', () => {
  it('brings the stock back, and says that nobody came', async () => {
    const { orderId, storeId, sku, customer } = await ready({ quantities: [3] });
    await act(customer, 'announceArrival', orderId, {
      evidence: { kind: 'GEOFENCE_APPROACH', position: { latitude: 52.38, longitude: 4.88 } },
    });
    later(168 * HOUR_MS);
    await shop.data.orders.expireDue();
    expect((await read(customer, orderId, '{ state }')).state).toBe('NO_SHOW');
    expect(await shop.levels(storeId, sku)).toMatchObject({ onHand: 10, reserved: 0, picked: 0 });
    expect(await eventsOf(orderId, 'patron.order.cancelled.v1')).toMatchObject([
      { data: { outcome: 'NO_SHOW' } },
    ]);
  });

  it('is none when the customer was there and left without it', async () => {
    const { orderId, customer } = await ready();
    await act(customer, 'announceArrival', orderId);
    later(168 * HOUR_MS);
    await shop.data.orders.expireDue();
    expect((await read(customer, orderId, '{ state }')).state).toBe('EXPIRED');
  });
});

describe('a line that cannot be had', () => {
  const reject = (actor: Parameters<typeof act>[0], orderId: string, its: object) =>
    act(actor, 'rejectOrderLine', orderId, { reason: 'NOT_FOUND', disposition: 'MISSING', ...its });

  it('leaves the order, its total and the stock; the rest goes on', async () => {
    const { orderId, storeId, skus, associate } = await placed({
      quantities: [1, 3],
      steps: ['startPicking'],
    });
    const missing = await reject(associate, orderId, { lineId: '1' });
    expect(missing).toMatchObject({
      order: {
        state: 'PICKING',
        lines: [{ id: '2', quantity: 3, amount: { amountMinor: 3000 } }],
        rejectedLines: [
          {
            id: '1',
            quantity: 1,
            amount: { amountMinor: 1000 },
            reason: 'NOT_FOUND',
            disposition: 'MISSING',
          },
        ],
        total: { amountMinor: 3000 },
      },
      userErrors: [],
    });
    const damaged = await reject(associate, orderId, {
      lineId: '2',
      quantity: 1,
      reason: 'DAMAGED',
      disposition: 'DAMAGED',
    });
    expect(damaged.order).toMatchObject({
      lines: [{ id: '2', quantity: 2, amount: { amountMinor: 2000 } }],
      total: { amountMinor: 2000 },
    });
    const stock = async (sku = '') => shop.db.collection('stock').findOne({ storeId, sku });
    expect(await stock(skus[0])).toMatchObject({ onHand: 9, reserved: 0, damaged: 0 });
    expect(await stock(skus[1])).toMatchObject({ onHand: 7, reserved: 2, damaged: 1 });
    expect((await eventsOf(orderId, 'patron.order.line_rejected.v1')).map(({ data }) => data)).toMatchObject([
      {
        lines: [{ lineId: '1', quantity: 1 }],
        totalMinor: 1000,
        reason: 'NOT_FOUND',
        disposition: 'MISSING',
      },
      { lines: [{ lineId: '2', quantity: 1 }], totalMinor: 1000, reason: 'DAMAGED', disposition: 'DAMAGED' },
    ]);
    await act(associate, 'markReady', orderId);
    expect(await stock(skus[1])).toMatchObject({ onHand: 7, reserved: 0, picked: 2 });
  });

  it('that was the last cancels the order, and only what was there has moved', async () => {
    const { orderId, storeId, sku, associate } = await placed({ quantities: [2], steps: ['startPicking'] });
    const { order } = await reject(associate, orderId, { lineId: '1' });
    expect(order).toMatchObject({ state: 'CANCELLED', lines: [], total: { amountMinor: 0 } });
    expect(await shop.levels(storeId, sku)).toMatchObject({ onHand: 8, reserved: 0, picked: 0 });
    expect(await eventsOf(orderId, 'patron.order.cancelled.v1')).toMatchObject([
      { data: { lines: [], totalMinor: 0, outcome: 'CANCELLED' } },
    ]);
  });

  it('may be found when the order is ready', async () => {
    const { orderId, storeId, sku, associate } = await ready({ quantities: [2] });
    await reject(associate, orderId, { lineId: '1', quantity: 1, reason: 'DAMAGED', disposition: 'DAMAGED' });
    expect(await shop.db.collection('stock').findOne({ storeId, sku })).toMatchObject({
      onHand: 8,
      picked: 1,
      damaged: 1,
    });
  });

  it('is taken out once for the same key, and no more than there is', async () => {
    const { orderId, associate } = await placed({ quantities: [2], steps: ['startPicking'] });
    const one = { lineId: '1', quantity: 1, idempotencyKey: 'k' };
    const first = await reject(associate, orderId, one);
    expect(await reject(associate, orderId, one)).toEqual({ ...first, idempotentReplay: true });
    for (const quantity of [0, 2, -1]) {
      expect((await reject(associate, orderId, { lineId: '1', quantity })).userErrors).toMatchObject([
        { code: 'INVALID_VALUE', field: ['input', 'quantity'] },
      ]);
    }
    expect((await reject(associate, orderId, { lineId: '9' })).userErrors).toMatchObject([
      { code: 'ORDER_LINE_NOT_FOUND', field: ['input', 'lineId'] },
    ]);
  });

  it('is found while it is gathered, by associates of the store', async () => {
    const { orderId, associate, customer } = await placed();
    expect((await reject(associate, orderId, { lineId: '1' })).userErrors).toMatchObject([
      { code: 'ILLEGAL_TRANSITION' },
    ]);
    await expect(reject(customer, orderId, { lineId: '1' })).rejects.toMatchObject({
      extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' },
    });
    await expect(reject(anAssociate('elsewhere'), orderId, { lineId: '1' })).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
  });
});

describe('messages', () => {
  const MESSAGES = '{ messages { from text } }';

  it('go both ways about an open order', async () => {
    const { orderId, customer, associate } = await ready();
    await act(customer, 'sendPickupMessage', orderId, { text: ' Blue door ' });
    const { userErrors } = await act(associate, 'sendPickupMessage', orderId, { text: 'Two minutes' });
    expect(userErrors).toEqual([]);
    for (const actor of [customer, associate]) {
      expect((await read(actor, orderId, MESSAGES)).messages).toEqual([
        { from: 'CUSTOMER', text: 'Blue door' },
        { from: 'STORE', text: 'Two minutes' },
      ]);
    }
    await act(customer, 'cancelOrder', orderId);
    expect((await act(customer, 'sendPickupMessage', orderId, { text: 'Oh' })).userErrors).toMatchObject([
      { code: 'ILLEGAL_TRANSITION' },
    ]);
  });

  it('are short, and at most fifty', async () => {
    const { orderId, customer } = await ready();
    const send = (text: string) => act(customer, 'sendPickupMessage', orderId, { text });
    for (const text of ['', ' ', 'x'.repeat(501)]) {
      expect((await send(text)).userErrors).toMatchObject([
        { code: 'INVALID_VALUE', field: ['input', 'text'] },
      ]);
    }
    for (let sent = 0; sent < 50; sent += 1) expect((await send('Hello')).userErrors).toEqual([]);
    expect((await send('One more')).userErrors).toMatchObject([{ code: 'INVALID_VALUE' }]);
  });

  it('are shown in a list of orders, too', async () => {
    const { orderId, customer } = await ready();
    await act(customer, 'sendPickupMessage', orderId, { text: 'Hello' });
    const { data } = await shop.entity(
      customer,
      { id: customer.customerId },
      '{ orders { edges { node { id messages { text } } } } }',
    );
    expect(data.orders.edges).toEqual([{ node: { id: orderId, messages: [{ text: 'Hello' }] } }]);
  });
});
