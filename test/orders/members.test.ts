import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { anIdentity } from '../support/merging.ts';
import { anEvent, aService } from '../support/subgraph.ts';
import { aCustomer, anAssociate, aPartner, importer, useShop } from './shop.ts';

const shop = useShop();
const identity = anIdentity(shop.clock);
type Customer = ReturnType<typeof aCustomer>;

let ada: Customer;
/** Ada's second profile. */
let twin: Customer;
beforeEach(() => {
  ada = aCustomer();
  twin = aCustomer();
});

async function merge() {
  expect(await shop.deliver(identity.merged(ada.customerId, twin.customerId))).toEqual([null]);
}
async function unmerge() {
  expect(await shop.deliver(identity.unmerged([ada.customerId], [twin.customerId]))).toEqual([null]);
}

async function imported(customerId: string, orderedAt: string): Promise<void> {
  const recordId = newId('rec');
  const data = { customerId, source: 'crm', recordId };
  await shop.deliver(
    anEvent({ type: 'patron.customer.record_linked.v1', subject: customerId, time: shop.clock.now, data }),
  );
  const line = {
    ...{ source: 'crm', recordId, orderId: newId('o'), orderedAt, storeId: 'sto_crm', sku: 'sku-crm' },
    ...{ description: 'Scarf', quantity: 1, channel: 'store', amount: { amountMinor: 500, currency: 'EUR' } },
  };
  const { ordersCreated } = await shop.mutate(importer, 'importOrders', { lines: [line] }, 'ordersCreated');
  expect(ordersCreated).toBe(1);
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

async function page(
  customer: Customer,
  { first = 20, after = null as string | null, id = customer.customerId } = {},
) {
  const { data, codes } = await shop.ask(
    customer,
    `query($representations: [_Any!]!, $first: Int!, $after: String) { _entities(representations: $representations) {
       ... on Customer { orders(first: $first, after: $after) {
         edges { node { placedAt customer { id } } } pageInfo { hasNextPage endCursor } } } } }`,
    { representations: [{ __typename: 'Customer', id }], first, after },
  );
  if (codes) return codes;
  const { edges, pageInfo } = data._entities[0].orders;
  return {
    placed: edges.map(({ node }: { node: { placedAt: Date } }) => dayOf(node.placedAt)),
    whose: [...new Set(edges.map(({ node }: { node: { customer: { id: string } } }) => node.customer.id))],
    ...pageInfo,
  };
}

describe('orders of a customer who was merged', () => {
  beforeEach(async () => {
    await imported(ada.customerId, '2025-01-01T10:00:00Z');
    await imported(twin.customerId, '2025-02-01T10:00:00Z');
    await imported(ada.customerId, '2025-03-01T10:00:00Z');
    await imported(twin.customerId, '2025-04-01T10:00:00Z');
  });

  it('are one list, newest first, by whichever id they are asked for, and all are the survivor’s', async () => {
    expect(await page(ada)).toMatchObject({ placed: ['2025-03-01', '2025-01-01'] });
    await merge();
    const all = {
      placed: ['2025-04-01', '2025-03-01', '2025-02-01', '2025-01-01'],
      whose: [ada.customerId],
      hasNextPage: false,
    };
    expect(await page(ada)).toMatchObject(all);
    expect(await page(twin)).toMatchObject(all);
    expect(await page(twin, { id: ada.customerId })).toMatchObject(all);
  });

  it('are paged through as one, with cursors that hold when another order comes', async () => {
    await merge();
    const first = await page(ada, { first: 3 });
    expect(first).toMatchObject({ placed: ['2025-04-01', '2025-03-01', '2025-02-01'], hasNextPage: true });
    await imported(twin.customerId, '2025-05-01T10:00:00Z');
    expect(await page(ada, { first: 3, after: first.endCursor })).toMatchObject({
      placed: ['2025-01-01'],
      hasNextPage: false,
    });
  });

  it('are each one’s own again when they are parted, with what came in between', async () => {
    await merge();
    await imported(twin.customerId, '2025-05-01T10:00:00Z');
    await unmerge();
    expect(await page(ada)).toMatchObject({
      placed: ['2025-03-01', '2025-01-01'],
      whose: [ada.customerId],
    });
    expect(await page(twin)).toMatchObject({
      placed: ['2025-05-01', '2025-04-01', '2025-02-01'],
      whose: [twin.customerId],
    });
    expect(await page(ada, { id: twin.customerId })).toEqual(['FORBIDDEN']);
  });

  it('are shown to an app only as far as its grant reaches, in ids and in days', async () => {
    await merge();
    shop.clock.now = new Date('2026-03-02T10:00:00Z');
    const orders = async (actor: Actor) => {
      const { data } = await shop.entity(
        actor,
        { id: ada.customerId, purposes: ['partner_sharing'] },
        '{ orders { edges { node { placedAt } } } }',
      );
      return data.orders.edges.map(({ node }: { node: { placedAt: Date } }) => dayOf(node.placedAt));
    };
    const app = (lookBackDays: number, members: string[]): Actor =>
      ({ ...aPartner(ada.customerId, 'orders.history'), lookBackDays, members }) as Actor;
    const [own, both] = [[ada.customerId], [ada.customerId, twin.customerId]];
    expect(await orders(app(365, own))).toEqual([]);
    expect(await orders(app(1000, own))).toEqual(['2025-03-01', '2025-01-01']);
    expect(await orders(app(365, both))).toEqual(['2025-04-01']);
    expect(await orders(app(400, both))).toEqual(['2025-04-01', '2025-03-01', '2025-02-01']);
  });
});

describe('the cart of a customer who was merged', () => {
  const CART = '{ cart { id lines { sku quantity } } }';
  const cartOf = async (customer: Customer) =>
    (await shop.entity(customer, { id: customer.customerId }, CART)).data.cart;
  const later = () => {
    shop.clock.now = new Date(shop.clock.now.getTime() + 60_000);
  };

  it('is the one that was changed last, and both ids change it', async () => {
    const { storeId, sku } = await shop.stocked(9);
    const other = await shop.stocked(9);
    await shop.fill(ada, sku, 1);
    later();
    await shop.fill(twin, other.sku, 2);
    await merge();
    const newest = [{ sku: other.sku, quantity: 2 }];
    expect((await cartOf(ada)).lines).toEqual(newest);
    expect(await cartOf(twin)).toEqual(await cartOf(ada));

    await shop.fill(ada, sku, 4);
    await shop.mutate(
      twin,
      'addToCart',
      { sku, quantity: 1, idempotencyKey: newId('key') },
      'userErrors { code }',
    );
    expect((await cartOf(twin)).lines).toEqual([...newest, { sku, quantity: 5 }]);
    await shop.mutate(ada, 'removeFromCart', { sku: other.sku }, 'userErrors { code }');

    const { order } = await shop.checkout(ada, storeId);
    expect(order.state).toBe('ALLOCATED');
    // The other was never emptied: it comes up now.
    expect((await cartOf(ada)).lines).toEqual([{ sku, quantity: 1 }]);

    await unmerge();
    expect((await cartOf(ada)).lines).toEqual([{ sku, quantity: 1 }]);
    expect((await cartOf(twin)).lines).toEqual([]);
    const found = await shop.ask(ada, 'query($id: ID!) { order(id: $id) { customer { id } } }', {
      id: order.id,
    });
    expect(found.data.order.customer).toEqual({ id: ada.customerId });
  });

  it('is found by the one who has none of their own', async () => {
    const { sku } = await shop.stocked(9);
    await shop.fill(ada, sku, 3);
    await merge();
    await shop.fill(twin, sku, 4);
    expect((await cartOf(ada)).lines).toEqual([{ sku, quantity: 4 }]);
    await unmerge();
    expect((await cartOf(ada)).lines).toEqual([{ sku, quantity: 4 }]);
    expect(await cartOf(twin)).toBeNull();
  });

  it('loses no addition when both ids add at once', async () => {
    const { sku } = await shop.stocked(9);
    await shop.fill(ada, sku, 1);
    await merge();
    const add = (customer: Customer) =>
      shop.mutate(customer, 'addToCart', { sku, idempotencyKey: newId('key') }, 'userErrors { code }');
    await Promise.all(Array.from({ length: 12 }, (_, i) => add(i % 2 ? ada : twin)));
    expect((await cartOf(ada)).lines).toEqual([{ sku, quantity: 13 }]);
  });
});

describe('at the counter', () => {
  it('an order that was placed under a duplicate is found, checked and handed over', async () => {
    const { storeId, sku } = await shop.stocked(9);
    const associate = anAssociate(storeId);
    await shop.fill(twin, sku);
    const { order } = await shop.checkout(twin, storeId);
    await shop.step(associate, 'startPicking', order.id);
    await shop.step(associate, 'markReady', order.id);
    expect(
      (await shop.step(ada, 'announceArrival', order.id).catch(({ extensions }) => extensions)).code,
    ).toBe('FORBIDDEN');
    await merge();

    // In the store's hands by the duplicate's order, the whole customer is.
    const queue =
      'query($id: ID!) { store(id: $id) { pickupQueue { edges { node { id customer { id } } } } } }';
    const { data } = await shop.ask(associate, queue, { id: storeId });
    expect(data.store.pickupQueue.edges).toEqual([
      { node: { id: order.id, customer: { id: ada.customerId } } },
    ]);
    expect((await shop.step(ada, 'announceArrival', order.id)).order.state).toBe('ARRIVED');
    const code = await shop.codeOf(ada, order.id);
    expect((await shop.step(associate, 'checkIdentity', order.id, { code })).order.state).toBe(
      'IDENTITY_CHECKED',
    );
    expect((await shop.step(associate, 'handOver', order.id)).order.state).toBe('HANDED_OVER');
    const [told] = (await shop.published('patron.order.handed_over.v1')).filter(
      ({ data: { orderId } }) => orderId === order.id,
    );
    expect(told).toMatchObject({ subject: twin.customerId, data: { customerId: twin.customerId } });
  });

  it('services see an order with the customer who goes on', async () => {
    await imported(twin.customerId, '2025-02-01T10:00:00Z');
    await merge();
    const { data } = await shop.entity(
      aService('orders'),
      { id: twin.customerId },
      '{ id orders { edges { node { customer { id } } } } }',
    );
    expect(data).toEqual({
      id: ada.customerId,
      orders: { edges: [{ node: { customer: { id: ada.customerId } } }] },
    });
  });
});
