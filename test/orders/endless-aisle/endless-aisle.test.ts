import { describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { auditPayments } from '../../../subgraphs/orders/payments/audit.ts';
import { aCustomer } from '../shop.ts';
import { disagreements } from '../stock/levels.ts';
import { useTwoStores } from './two-stores.ts';

const shop = useTwoStores();

const DAY_MS = 86_400_000;

async function agrees() {
  expect(await auditPayments(shop.db)).toEqual([]);
  expect(await disagreements(shop.db)).toEqual([]);
}

const eventsOf = async (orderId: string, type: Parameters<typeof shop.published>[0]) =>
  (await shop.published(type)).filter(({ data }) => 'orderId' in data && data.orderId === orderId);

/** Ordered and paid; the warehouse is asked for the pieces. */
async function ordered(its: { counted?: number; quantity?: number } = {}) {
  const world = await shop.elsewhere(its);
  const { checkout, userErrors } = await world.buy();
  expect(userErrors).toEqual([]);
  const orderId: string = checkout.orders[0].id;
  const transfer = await shop.transferOf(orderId);
  if (!transfer) throw new Error('nobody was asked for the pieces');
  return { ...world, orderId, transferId: transfer._id, transfer };
}

async function sent(its: { counted?: number; quantity?: number } = {}) {
  const world = await ordered(its);
  await shop.move(world.sender, 'sendTransfer', world.transferId);
  return world;
}

describe('a line that another store has', () => {
  it('is ordered as the plan says: held there, brought here, handed over, paid once', async () => {
    const world = await shop.elsewhere();
    const { from, to, sku, customer, sender, receiver } = world;
    const plan = `query($lines: [FulfilmentLineInput!]!, $storeId: ID!) {
      fulfilmentPlan(lines: $lines, storeId: $storeId) { choices { ...Way } alternatives { ...Way } }
    }
    fragment Way on FulfilmentOption { sku quantity method store { id } fromStore { id } readyAt }`;
    const asked = { lines: [{ sku, quantity: 2 }], storeId: to };
    const [planned] = (await shop.ask(customer, plan, asked)).data.fulfilmentPlan;
    const ways = [...planned.choices, ...planned.alternatives];
    const { readyAt, store, fromStore, ...choice } = ways.find(({ method }) => method === 'PICKUP');
    expect({ store, fromStore }).toEqual({ store: { id: to }, fromStore: { id: from } });

    const lines = [{ ...choice, storeId: store.id, fromStoreId: fromStore.id }];
    const key = newId('key');
    const { checkout } = await world.buy({ lines, idempotencyKey: key });
    expect(checkout).toMatchObject({ state: 'PLACED', orders: [{ state: 'PLACED', method: 'PICKUP' }] });
    const orderId: string = checkout.orders[0].id;
    expect(await world.buy({ lines, idempotencyKey: key })).toMatchObject({
      checkout: { orders: [{ id: orderId }] },
      idempotentReplay: true,
    });
    expect(await world.orderOf(orderId)).toMatchObject({
      state: 'PLACED',
      pickup: { expectedAt: readyAt, heldUntil: new Date(readyAt.getTime() + 3 * DAY_MS) },
    });
    expect(await shop.pieces(from, sku)).toEqual({ onHand: 3, reserved: 2 });
    const transfer = await shop.transferOf(orderId);
    expect(transfer).toMatchObject({
      state: 'REQUESTED',
      fromStoreId: from,
      toStoreId: to,
      lines: [{ sku, quantity: 2 }],
      expectedAt: readyAt,
    });
    const transferId = transfer?._id ?? '';
    expect((await shop.step(receiver, 'startPicking', orderId)).userErrors).toMatchObject([
      { code: 'ILLEGAL_TRANSITION' },
    ]);
    await agrees();

    await shop.move(sender, 'sendTransfer', transferId);
    expect(await shop.pieces(from, sku)).toEqual({ onHand: 3 });
    expect(await shop.pieces(to, sku)).toEqual({ inTransit: 2 });
    expect((await world.orderOf(orderId)).state).toBe('PLACED');
    await agrees();

    await shop.move(receiver, 'receiveTransfer', transferId);
    expect(await shop.pieces(to, sku)).toEqual({ reserved: 2 });
    const { state, timeline } = await world.orderOf(orderId);
    expect(state).toBe('ALLOCATED');
    expect(timeline.slice(-2)).toEqual([
      { state: 'PLACED', actor: 'SYSTEM' },
      { state: 'ALLOCATED', actor: 'SYSTEM' },
    ]);
    await agrees();

    await shop.step(receiver, 'startPicking', orderId);
    await shop.step(receiver, 'markReady', orderId);
    const code = await shop.codeOf(customer, orderId);
    await shop.step(receiver, 'checkIdentity', orderId, { code });
    await shop.step(receiver, 'handOver', orderId);
    expect(await shop.pieces(to, sku)).toEqual({});
    await agrees();
    expect(await eventsOf(orderId, 'patron.order.placed.v1')).toHaveLength(1);
    expect(await eventsOf(orderId, 'patron.order.handed_over.v1')).toHaveLength(1);
  });

  it('is an order of its own beside what is here, and both are paid together', async () => {
    const { from, to, sku, customer, buy } = await shop.elsewhere({ quantity: 3 });
    await shop.put.stock(to, sku, 1);
    const lines = [
      { sku, quantity: 1, storeId: to },
      { sku, quantity: 2, storeId: to, fromStoreId: from },
    ];
    const { checkout } = await buy({ lines });
    expect(checkout.orders.map(({ state }: { state: string }) => state)).toEqual(['ALLOCATED', 'PLACED']);
    expect(checkout.payment.authorised).toEqual({ amountMinor: 3000 });
    expect(await shop.pieces(to, sku)).toEqual({ reserved: 1 });
    expect(await shop.pieces(from, sku)).toEqual({ onHand: 3, reserved: 2 });
    expect(await shop.cartOf(customer)).toEqual([]);
    await agrees();
  });

  it('is asked for once it is paid, and given back there when the payment is refused', async () => {
    const { from, sku, customer, buy } = await shop.elsewhere();
    const { checkout, userErrors } = await buy({ payment: { token: 'tok_decline' } });
    expect(userErrors).toEqual([{ code: 'PAYMENT_DECLINED', field: ['input', 'payment'] }]);
    expect(await shop.transferOf(checkout.orders[0].id)).toBeNull();
    expect(await shop.pieces(from, sku)).toEqual({ onHand: 5 });
    expect(await shop.cartOf(customer)).toEqual([{ sku, quantity: 2 }]);

    const slow = await buy({ payment: { token: 'tok_slow' } });
    const orderId: string = slow.checkout.orders[0].id;
    expect(slow.checkout.state).toBe('AWAITING_PAYMENT');
    expect(await shop.transferOf(orderId)).toBeNull();
    await agrees();
    shop.clock.now = new Date(shop.clock.now.getTime() + 10_000);
    await shop.data.payments.runDue();
    expect(await shop.transferOf(orderId)).toMatchObject({ state: 'REQUESTED' });
    await agrees();
  });

  it('is not fetched before it is there', async () => {
    const { customer, to, sku, lines, buy, orderOf } = await shop.elsewhere();
    const query = 'query($id: ID!) { store(id: $id) { pickupWindows(first: 60) { from to } } }';
    const [soon, ...rest] = (await shop.ask(customer, query, { id: to })).data.store.pickupWindows;
    const early = await buy({ window: soon });
    expect(early.userErrors).toEqual([{ code: 'WINDOW_NOT_OFFERED', field: ['input', 'window'] }]);
    const { checkout } = await buy({ window: rest.at(-1) });
    const { pickup } = await orderOf(checkout.orders[0].id);
    expect(pickup.heldUntil).toEqual(
      new Date(Math.max(rest.at(-1).to.getTime() + DAY_MS, pickup.expectedAt.getTime() + 3 * DAY_MS)),
    );
    const orderId = checkout.orders[0].id;
    expect(
      (await shop.step(customer, 'choosePickupWindow', orderId, { window: soon })).userErrors,
    ).toMatchObject([{ code: 'WINDOW_NOT_OFFERED' }]);
    await shop.fill(customer, sku, 2);
    expect((await buy({ lines })).userErrors).toEqual([]);
  });

  it('is paid at the till as well', async () => {
    const { customer, to, lines, orderOf } = await shop.elsewhere();
    const { checkout } = await shop.pay(customer, to, { lines, payment: undefined });
    expect(await orderOf(checkout.orders[0].id)).toMatchObject({ state: 'PLACED' });
    expect(await shop.transferOf(checkout.orders[0].id)).toMatchObject({ state: 'REQUESTED' });
    await agrees();
  });

  it('is not sold twice: of many who want the last pieces as many get them as there are', async () => {
    const { from, to, sku } = await shop.elsewhere({ counted: 3, quantity: 1 });
    const customers = Array.from({ length: 10 }, () => aCustomer());
    await Promise.all(customers.map((customer) => shop.fill(customer, sku)));
    const lines = [{ sku, quantity: 1, storeId: to, fromStoreId: from }];
    const answers = await Promise.all(customers.map((customer) => shop.pay(customer, to, { lines })));
    const codes = answers.map(({ userErrors }) => userErrors[0]?.code ?? 'PLACED');
    expect(codes.filter((code) => code === 'PLACED')).toHaveLength(3);
    expect(codes.filter((code) => code === 'OUT_OF_STOCK')).toHaveLength(7);
    expect(await shop.pieces(from, sku)).toEqual({ reserved: 3 });
    await agrees();
  });

  it.each([
    ['a sender that nobody knows', () => ({ fromStoreId: 'none' }), 'STORE_NOT_FOUND', []],
    ['no other store', (to: string) => ({ fromStoreId: to }), 'INVALID_VALUE', ['0', 'fromStoreId']],
    ['what is shipped', () => ({ method: 'SHIPMENT' }), 'INVALID_VALUE', ['0', 'fromStoreId']],
  ])('is refused with %s', async (_, its: (to: string) => object, code, path) => {
    const { from, to, sku, lines, buy } = await shop.elsewhere();
    const line = { ...lines[0], ...its(to) };
    const field = ['input', 'lines', ...path];
    expect((await buy({ lines: [line] })).userErrors).toEqual([{ code, field }]);
    expect(await shop.pieces(from, sku)).toEqual({ onHand: 5 });
  });
});

describe('an order that waits for its pieces', () => {
  it('does without what is lost or broken on the way, and costs less', async () => {
    const { to, sku, receiver, orderId, transferId, orderOf } = await sent({ quantity: 4 });
    await shop.move(receiver, 'receiveTransfer', transferId, { lines: [{ sku, sound: 1, damaged: 1 }] });
    expect(await shop.pieces(to, sku)).toEqual({ reserved: 1, damaged: 1 });
    expect(await orderOf(orderId)).toMatchObject({
      state: 'ALLOCATED',
      lines: [{ sku, quantity: 1 }],
      rejectedLines: [
        { sku, quantity: 1, reason: 'DAMAGED', disposition: 'DAMAGED' },
        { sku, quantity: 2, reason: 'NOT_FOUND', disposition: 'MISSING' },
      ],
      total: { amountMinor: 1000 },
    });
    const told = await eventsOf(orderId, 'patron.order.line_rejected.v1');
    expect(told.map(({ data }) => 'totalMinor' in data && data.totalMinor)).toEqual([1000, 2000]);
    await agrees();
  });

  it('is cancelled and its money goes back when nothing of it arrives', async () => {
    const { to, sku, receiver, orderId, transferId, orderOf } = await sent();
    await shop.move(receiver, 'receiveTransfer', transferId, { lines: [{ sku, sound: 0, damaged: 0 }] });
    expect(await shop.pieces(to, sku)).toEqual({});
    expect(await orderOf(orderId)).toMatchObject({
      state: 'CANCELLED',
      lines: [],
      total: { amountMinor: 0 },
    });
    expect(await eventsOf(orderId, 'patron.order.cancelled.v1')).toHaveLength(1);
    shop.clock.now = new Date(shop.clock.now.getTime() + 10_000);
    await shop.data.payments.runDue();
    expect(await shop.db.collection('payments').findOne({ orderIds: orderId })).toMatchObject({
      authorisedMinor: 2000,
      voidedMinor: 2000,
      capturedMinor: 0,
    });
    await agrees();
  });

  it.each(['sender', 'receiver'] as const)(
    'is cancelled when the %s calls the transfer off',
    async (side) => {
      const world = await ordered();
      const { from, sku, orderId, transferId, orderOf } = world;
      await shop.move(world[side], 'cancelTransfer', transferId);
      expect(await orderOf(orderId)).toMatchObject({ state: 'CANCELLED' });
      expect(await shop.pieces(from, sku)).toEqual({ onHand: 5 });
      expect(await eventsOf(orderId, 'patron.order.cancelled.v1')).toHaveLength(1);
      await agrees();
    },
  );

  it('that is cancelled before they leave calls the transfer off', async () => {
    const { from, sku, customer, orderId, transferId, sender } = await ordered();
    await shop.step(customer, 'cancelOrder', orderId);
    expect(await shop.pieces(from, sku)).toEqual({ onHand: 5 });
    expect(await shop.transferOf(orderId)).toMatchObject({ state: 'CANCELLED' });
    expect((await shop.move(sender, 'sendTransfer', transferId)).userErrors).toMatchObject([
      { code: 'ILLEGAL_TRANSITION' },
    ]);
    await agrees();
  });

  it('that is cancelled while they are on their way leaves them to anybody where they arrive', async () => {
    const { from, to, sku, customer, orderId, transferId, receiver } = await sent();
    await shop.step(customer, 'cancelOrder', orderId);
    expect(await shop.pieces(to, sku)).toEqual({ inTransit: 2 });
    await agrees();
    await shop.move(receiver, 'receiveTransfer', transferId);
    expect(await shop.pieces(to, sku)).toEqual({ onHand: 2 });
    expect(await shop.pieces(from, sku)).toEqual({ onHand: 3 });
    await agrees();
  });

  it('that is cancelled once they are there leaves them here', async () => {
    const { to, sku, customer, orderId, transferId, receiver } = await sent();
    await shop.move(receiver, 'receiveTransfer', transferId);
    await shop.step(customer, 'cancelOrder', orderId);
    expect(await shop.pieces(to, sku)).toEqual({ onHand: 2 });
    await agrees();
  });

  it('expires three days after they should have come, wherever they are', async () => {
    const { from, to, sku, orderId, orderOf } = await ordered();
    const late = await sent();
    const { heldUntil } = (await late.orderOf(late.orderId)).pickup;
    shop.clock.now = new Date(heldUntil.getTime() - 1);
    await shop.data.orders.expireDue();
    expect((await late.orderOf(late.orderId)).state).toBe('PLACED');
    shop.clock.now = heldUntil;
    await shop.data.orders.expireDue();
    expect((await orderOf(orderId)).state).toBe('EXPIRED');
    expect((await late.orderOf(late.orderId)).state).toBe('EXPIRED');
    expect(await shop.pieces(from, sku)).toEqual({ onHand: 5 });
    expect(await shop.pieces(to, sku)).toEqual({});
    expect(await shop.pieces(late.to, late.sku)).toEqual({ inTransit: 2 });
    await agrees();
  });

  it('is held for three days from when they come, however late', async () => {
    const { receiver, orderId, transferId, orderOf } = await sent();
    const { heldUntil } = (await orderOf(orderId)).pickup;
    shop.clock.now = new Date(heldUntil.getTime() - 1000);
    await shop.move(receiver, 'receiveTransfer', transferId);
    expect((await orderOf(orderId)).pickup.heldUntil).toEqual(
      new Date(shop.clock.now.getTime() + 3 * DAY_MS),
    );
  });

  it('is cancelled or sent, received or cancelled, but never both, when it happens at once', async () => {
    for (const step of ['sendTransfer', 'receiveTransfer'] as const) {
      const world = step === 'sendTransfer' ? await ordered() : await sent();
      const { customer, orderId, transferId, sku, from, to } = world;
      const actor = step === 'sendTransfer' ? world.sender : world.receiver;
      await Promise.all([shop.step(customer, 'cancelOrder', orderId), shop.move(actor, step, transferId)]);
      const [there, here] = [await shop.pieces(from, sku), await shop.pieces(to, sku)];
      const all = [...Object.values(there), ...Object.values(here)].reduce((sum, count) => sum + count, 0);
      expect(all).toBe(5);
      expect({ ...there, ...here }).not.toHaveProperty('reserved');
      await agrees();
    }
  });
});
