import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { anEvent } from '../support/subgraph.ts';
import { aCustomer, aPartner, importer, useShop } from './shop.ts';

const shop = useShop();
const customer = aCustomer();
const { customerId } = customer;
const NOW = new Date('2026-03-02T10:00:00Z');
const DAY_MS = 24 * 3600 * 1000;
const daysAgo = (days: number, ms = 0) => new Date(NOW.getTime() - days * DAY_MS + ms);

/** The times of Ada's purchases, newest first. The third is exactly thirty days old. */
const BOUGHT = [daysAgo(0), daysAgo(12), daysAgo(30), daysAgo(30, -1), daysAgo(31), daysAgo(400)];

const partner = (lookBackDays: number): Actor =>
  ({ ...aPartner(customerId, 'orders.history'), lookBackDays }) as Actor;

beforeAll(async () => {
  shop.clock.now = NOW;
  const recordId = newId('r');
  const time = NOW;
  const data = { customerId, source: 'till', recordId };
  await shop.deliver(anEvent({ type: 'patron.customer.record_linked.v1', subject: customerId, time, data }));
  const lines = BOUGHT.map((orderedAt) => ({
    source: 'till',
    orderId: newId('o'),
    recordId,
    orderedAt: orderedAt.toISOString(),
    storeId: 'S1',
    channel: 'store',
    sku: 'A',
    quantity: 1,
    amount: { amountMinor: 1000, currency: 'EUR' },
  }));
  const { ordersCreated } = await shop.mutate(importer, 'importOrders', { lines }, 'ordersCreated');
  expect(ordersCreated).toBe(BOUGHT.length);
});

type Page = {
  edges: { node: { id: string; placedAt: Date } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
};
async function page(actor: Actor, args = 'first: 100'): Promise<Page> {
  const fields = `{ orders(${args}) { edges { node { id placedAt } } pageInfo { hasNextPage endCursor } } }`;
  const { data, errors } = await shop.entity(actor, { id: customerId }, fields);
  expect(errors).toBeUndefined();
  return data.orders;
}
const timesOf = ({ edges }: Page) => edges.map(({ node }) => node.placedAt);
const hasMore = ({ pageInfo }: Page) => pageInfo.hasNextPage;

describe('an app sees orders', () => {
  it.each([
    [0, BOUGHT.slice(0, 1)],
    [29, BOUGHT.slice(0, 2)],
    [30, BOUGHT.slice(0, 3)],
    [31, BOUGHT.slice(0, 5)],
    [3650, BOUGHT],
  ])('of the last %i days and no others', async (lookBackDays, times) => {
    const found = await page(partner(lookBackDays));
    expect([timesOf(found), hasMore(found)]).toEqual([times, false]);
  });

  it('page by page, and no page says that there are older ones', async () => {
    const actor = partner(30);
    const first = await page(actor, 'first: 2');
    expect([timesOf(first), hasMore(first)]).toEqual([BOUGHT.slice(0, 2), true]);
    const second = await page(actor, `first: 2, after: "${first.pageInfo.endCursor}"`);
    expect([timesOf(second), hasMore(second)]).toEqual([BOUGHT.slice(2, 3), false]);
    const exactly = await page(actor, 'first: 3');
    expect([timesOf(exactly), hasMore(exactly)]).toEqual([BOUGHT.slice(0, 3), false]);
  });

  it('no further back through the cursor of somebody who may look further', async () => {
    const { pageInfo } = await page(customer, 'first: 4');
    const found = await page(partner(30), `first: 10, after: "${pageInfo.endCursor}"`);
    expect([timesOf(found), hasMore(found)]).toEqual([[], false]);
  });

  it('fewer with every day that passes', async () => {
    shop.clock.now = new Date(NOW.getTime() + 1);
    expect(timesOf(await page(partner(30)))).toEqual(BOUGHT.slice(0, 2));
    shop.clock.now = NOW;
  });
});

describe('an older order', () => {
  const ORDER = 'query($id: ID!) { order(id: $id) { placedAt } }';

  it('is refused by id as somebody else’s is, also as an entity', async () => {
    const ids = (await page(customer)).edges.map(({ node }) => node.id);
    const [within, beyond] = [ids[2] ?? '', ids[3] ?? ''];
    const actor = partner(30);
    expect((await shop.ask(actor, ORDER, { id: within })).data).toEqual({ order: { placedAt: BOUGHT[2] } });
    const refused = await shop.ask(actor, ORDER, { id: beyond });
    expect([refused.data, refused.codes]).toEqual([{ order: null }, ['FORBIDDEN']]);
    const entity = (id: string) => shop.entity(actor, { id, type: 'Order' }, '{ placedAt }');
    expect((await entity(within)).data).toEqual({ placedAt: BOUGHT[2] });
    expect((await entity(beyond)).data).toBeNull();
  });

  it('is still there for the customer', async () => {
    expect(timesOf(await page(customer))).toEqual(BOUGHT);
  });
});
