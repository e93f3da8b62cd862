import { afterEach, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { inTransaction, newId } from '#shared/mongo.ts';
import { aCustomer, anAssociate, useShop } from '../shop.ts';
import { aCounter } from './counter.ts';

const shop = useShop();
const { act, placed, ready, read } = aCounter(shop);

type Following = Awaited<ReturnType<typeof shop.subscribe>>;
const following: Following[] = [];
afterEach(async () => {
  for (const one of following.splice(0)) await one.return?.();
});

const QUEUE = `subscription($storeId: ID!) { pickupQueue(storeId: $storeId) {
  kind order { id state customer { id } pickup { bay arrivalTrust } } queue { id state } } }`;

async function follow(actor: Actor, query: string, variables: Record<string, unknown>): Promise<Following> {
  const one = await shop.subscribe(actor, query, variables);
  following.push(one);
  return one;
}
const followQueue = (actor: Actor, storeId: string) => follow(actor, QUEUE, { storeId });

const next = async (one: Following) => {
  const { value, done } = await one.next();
  return done ? 'OVER' : (value.codes ?? value.data.pickupQueue ?? value.data.orderUpdates);
};

describe('the queue of a store, followed', () => {
  it('begins as it stands, then tells each change in order', async () => {
    const { orderId, storeId, sku, customer, associate } = await placed();
    const queue = await followQueue(associate, storeId);
    expect(await next(queue)).toEqual({
      kind: 'SNAPSHOT',
      order: null,
      queue: [{ id: orderId, state: 'ALLOCATED' }],
    });
    const other = aCustomer();
    await shop.fill(other, sku);
    const second = (await shop.checkout(other, storeId)).order.id;
    await act(associate, 'startPicking', orderId);
    await act(associate, 'markReady', orderId);
    await act(customer, 'announceArrival', orderId, { bay: '3' });
    await act(customer, 'cancelOrder', orderId);
    const seen = [];
    for (let count = 0; count < 5; count += 1) {
      const { kind, order } = await next(queue);
      seen.push([kind, order.id, order.state]);
    }
    expect(seen).toEqual([
      ['ENTERED', second, 'ALLOCATED'],
      ['CHANGED', orderId, 'PICKING'],
      ['CHANGED', orderId, 'READY'],
      ['CHANGED', orderId, 'ARRIVED'],
      ['LEFT', orderId, 'CANCELLED'],
    ]);
  });

  it('names the customer, and leaves a record of each reading', async () => {
    const { orderId, storeId, customer, associate } = await ready();
    const queue = await followQueue(associate, storeId);
    await next(queue);
    await act(customer, 'announceArrival', orderId, { bay: '3' });
    expect(await next(queue)).toMatchObject({
      kind: 'CHANGED',
      order: { customer: { id: customer.customerId }, pickup: { bay: '3', arrivalTrust: 'DECLARED' } },
    });
    const records = (await shop.published('patron.disclosure.recorded.v1')).filter(
      ({ data }) => data.customerId === customer.customerId,
    );
    expect(records.at(-1)?.data).toMatchObject({
      recipient: `associate:${associate.associateId}`,
      fields: [
        'Customer.id',
        'Order.customer',
        'Order.id',
        'Order.pickup',
        'Order.state',
        'Pickup.arrivalTrust',
        'Pickup.bay',
      ],
    });
  });

  it('is told to everybody who follows it, and of no other store', async () => {
    const one = await ready();
    const other = await ready();
    const queues = await Promise.all([
      followQueue(one.associate, one.storeId),
      followQueue(one.colleague, one.storeId),
      followQueue(other.associate, other.storeId),
    ]);
    for (const queue of queues) expect((await next(queue)).kind).toBe('SNAPSHOT');
    await act(one.customer, 'announceArrival', one.orderId);
    await act(other.customer, 'announceArrival', other.orderId);
    const told = await Promise.all(queues.map(next));
    expect(told.map(({ order }) => order.id)).toEqual([one.orderId, one.orderId, other.orderId]);
  });

  it('misses nothing of what happens while it begins', async () => {
    const { storeId, sku, associate } = await placed();
    const customers = Array.from({ length: 12 }, () => aCustomer());
    for (const customer of customers) await shop.fill(customer, sku);
    const known = new Set<string>();
    const placing = Promise.all(customers.slice(0, 8).map((customer) => shop.checkout(customer, storeId)));
    const queue = await followQueue(associate, storeId);
    await placing;
    const orders = await shop.db.collection('orders').find({ storeId }).toArray();
    while (known.size < orders.length) {
      const change = await next(queue);
      for (const { id } of change.queue ?? [change.order]) known.add(id);
    }
    expect([...known].sort()).toEqual(orders.map(({ _id }) => String(_id)).sort());
  });

  it('begins anew for a follower who is slow, instead of heaping up what they miss', async () => {
    const { orderId, storeId, associate } = await ready();
    const queue = await followQueue(associate, storeId);
    expect((await next(queue)).kind).toBe('SNAPSHOT');
    const orders = shop.db.collection<{ _id: string; version: number }>('orders');
    for (let count = 0; count < 300; count += 1)
      await orders.updateOne({ _id: orderId }, { $inc: { version: 1 } });
    await act(associate, 'cancelOrder', orderId);
    const kinds: string[] = [];
    let last: { kind: string; queue: unknown } = { kind: '', queue: null };
    const stillThere = () =>
      last.kind !== 'LEFT' && !(last.kind === 'SNAPSHOT' && !(last.queue as []).length);
    while (stillThere()) {
      last = await next(queue);
      kinds.push(last.kind);
    }
    expect(kinds.filter((kind) => kind === 'SNAPSHOT').length).toBeGreaterThanOrEqual(1);
    expect(kinds.length).toBeLessThan(300);
  });

  it('is for associates of that store', async () => {
    const { storeId, customer } = await placed();
    expect(await next(await followQueue(anAssociate(newId('sto')), storeId))).toEqual(['FORBIDDEN']);
    expect(await next(await followQueue(customer, storeId))).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    expect(await next(await followQueue({ kind: 'visitor' }, storeId))).toEqual([
      'UNAUTHORIZED_FIELD_OR_TYPE',
    ]);
  });

  it('ends when the associate works there no more', async () => {
    const { orderId, storeId, customer, associate } = await ready();
    const ended = new AbortController();
    let { stores }: { stores: string[] } = { stores: [storeId] };
    const caller = () => ({ actor: { ...associate, stores }, requestId: newId('req') });
    const subscribed = await shop.running.subscribe({ query: QUEUE, variables: { storeId } }, caller(), {
      signal: ended.signal,
      renew: async () => caller(),
    });
    if (!(Symbol.asyncIterator in subscribed)) throw new Error('no stream');
    const answers = subscribed[Symbol.asyncIterator]();
    await answers.next();
    stores = [];
    await act(customer, 'announceArrival', orderId);
    const { value } = await answers.next();
    expect(value.data.pickupQueue).toBeNull();
    expect(value.errors[0].extensions.code).toBe('FORBIDDEN');
    await act(customer, 'cancelOrder', orderId);
    expect((await answers.next()).done).toBe(true);
    ended.abort();
  });

  it('tells of an erased customer’s order without them, when it is closed', async () => {
    const { orderId, storeId, customer, associate } = await ready();
    const queue = await followQueue(associate, storeId);
    await next(queue);
    await inTransaction(shop.db.client, (session) =>
      shop.data.orders.erase(customer.customerId, shop.clock.now, session),
    );
    await act(associate, 'cancelOrder', orderId);
    let change = await next(queue);
    while (change.kind !== 'LEFT') change = await next(queue);
    expect(change.order).toMatchObject({ id: orderId, state: 'CANCELLED', customer: null });
  });
});

describe('one order, followed', () => {
  const UPDATES =
    'subscription($orderId: ID!) { orderUpdates(orderId: $orderId) { state messages { from text } } }';

  it('is told to its customer until it is closed, with what the store writes', async () => {
    const { orderId, customer, associate } = await ready();
    const updates = await follow(customer, UPDATES, { orderId });
    expect(await next(updates)).toEqual({ state: 'READY', messages: [] });
    await act(associate, 'sendPickupMessage', orderId, { text: 'At door 2' });
    expect(await next(updates)).toEqual({ state: 'READY', messages: [{ from: 'STORE', text: 'At door 2' }] });
    await act(associate, 'checkIdentity', orderId, { code: await shop.codeOf(customer, orderId) });
    await act(associate, 'handOver', orderId);
    const states: string[] = [];
    for (let update = await next(updates); update !== 'OVER'; update = await next(updates))
      states.push(update.state);
    expect(states.at(-1)).toBe('HANDED_OVER');
    expect((await read(customer, orderId, '{ state }')).state).toBe('HANDED_OVER');
  });

  it('that is closed is told once', async () => {
    const { orderId, customer } = await ready();
    await act(customer, 'cancelOrder', orderId);
    const updates = await follow(customer, UPDATES, { orderId });
    expect([await next(updates), await next(updates)]).toEqual([
      { state: 'CANCELLED', messages: [] },
      'OVER',
    ]);
  });

  it('is for its customer and associates of its store', async () => {
    const { orderId, associate } = await ready();
    expect(await next(await follow(associate, UPDATES, { orderId }))).toMatchObject({ state: 'READY' });
    for (const actor of [aCustomer(), anAssociate(newId('sto'))]) {
      expect(await next(await follow(actor, UPDATES, { orderId }))).toEqual(['FORBIDDEN']);
    }
    expect(await next(await follow(aCustomer(), UPDATES, { orderId: 'ord_none' }))).toEqual(['FORBIDDEN']);
  });
});
