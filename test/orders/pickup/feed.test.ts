import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, expect, it } from 'vitest';
import { connectMongo, newId } from '#shared/mongo.ts';
import type { StoredOrder } from '../../../subgraphs/orders/data/orders.ts';
import { type Followed, LOST, openOrderFeed } from '../../../subgraphs/orders/pickup/feed.ts';

const client = await connectMongo(process.env.MONGODB_URI ?? '');
const db = client.db(`test_${randomUUID().slice(0, 8)}_feed`);
const orders = db.collection<StoredOrder>('orders');
const feed = openOrderFeed(db, pino({ level: 'silent' }));
afterAll(async () => {
  await feed.close();
  await db.dropDatabase();
  await client.close();
});

const anOrder = (its: Partial<StoredOrder> = {}) =>
  ({ _id: newId('ord'), storeId: 'a', ...its }) as StoredOrder;
const nextId = async (followed: Followed) => {
  const heard = await followed.next();
  return heard && heard !== LOST ? heard._id : heard;
};

it('tells of orders as they change, and goes on when the stream broke', async () => {
  const followed = await feed.follow(({ storeId }) => storeId === 'a');
  expect(await nextId(followed)).toBe(LOST);
  const [first, other, imported, second] = [
    anOrder(),
    anOrder({ storeId: 'b' }),
    anOrder({ imported: { key: 'x', announcedLines: 0 } }),
    anOrder(),
  ];
  await orders.insertMany([first, other, imported, second]);
  expect([await nextId(followed), await nextId(followed)]).toEqual([first._id, second._id]);
  await orders.drop(); // ends every stream over it
  expect(await nextId(followed)).toBe(LOST);
  const third = anOrder();
  await orders.insertOne(third);
  expect(await nextId(followed)).toBe(third._id);
  followed.close();
  expect(await followed.next()).toBeNull();
});

it('ends with the signal, also while nothing happens, and again follows after the last has left', async () => {
  const ended = new AbortController();
  const followed = await feed.follow(() => true, ended.signal);
  await followed.next();
  const waiting = followed.next();
  ended.abort();
  expect(await waiting).toBeNull();
  expect(await (await feed.follow(() => true, ended.signal)).next()).toBeNull();
  const again = await feed.follow(() => true);
  expect(await nextId(again)).toBe(LOST);
  const order = anOrder();
  await orders.insertOne(order);
  expect(await nextId(again)).toBe(order._id);
  again.close();
});
