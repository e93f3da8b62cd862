import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { ClientSession, Collection, Db, MongoClient } from 'mongodb';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { connectMongo, inTransaction, type Stored } from '#shared/mongo.ts';
import { openTurns } from '#shared/turns.ts';

type Counter = Stored & { count: number };

let client: MongoClient;
let db: Db;
let counters: Collection<Counter>;
beforeAll(async () => {
  client = await connectMongo(process.env.MONGODB_URI ?? '');
  db = client.db(`test_turns_${randomUUID().slice(0, 8)}`);
  counters = db.collection('counters');
});
afterAll(async () => {
  await db.dropDatabase();
  await client.close();
});
beforeEach(async () => {
  await counters.deleteMany({});
  await counters.insertMany(['a', 'b'].map((_id) => ({ _id, count: 0 })));
});

async function increment(_id: string, session: ClientSession): Promise<void> {
  const counter = await counters.findOne({ _id }, { session });
  await counters.updateOne({ _id }, { $set: { count: (counter?.count ?? 0) + 1 } }, { session });
}

it('transactions that take turns at a key need no second attempt', async () => {
  const turns = openTurns();
  let attempts = 0;
  await Promise.all(
    Array.from({ length: 60 }, (_, i) =>
      inTransaction(client, async (session) => {
        attempts += 1;
        const key = i % 2 ? 'a' : 'b';
        await turns.take(key, session);
        await increment(key, session);
      }),
    ),
  );
  expect(attempts).toBe(60);
  expect(await counters.find().sort({ _id: 1 }).toArray()).toEqual([
    { _id: 'a', count: 30 },
    { _id: 'b', count: 30 },
  ]);
});

it('a turn that ends in an error is over', async () => {
  const turns = openTurns();
  const failing = inTransaction(client, async (session) => {
    await turns.take('a', session);
    throw new Error('changed our mind');
  });
  await expect(failing).rejects.toThrow('changed our mind');
  await inTransaction(client, async (session) => {
    await turns.take('a', session);
    await increment('a', session);
  });
  expect(await counters.findOne({ _id: 'a' })).toEqual({ _id: 'a', count: 1 });
});

it('a session keeps its turn over all attempts, and takes it in the order of asking', async () => {
  const turns = openTurns();
  const order: string[] = [];
  const holder = client.startSession();
  await turns.take('a', holder);
  await turns.take('a', holder); // it has it already, so it does not wait for itself
  const waiting = ['first', 'second', 'third'].map((name) =>
    client.withSession(async (session) => {
      await turns.take('a', session);
      order.push(name);
    }),
  );
  await client.withSession((session) => turns.take('b', session)); // another key is free meanwhile
  expect(order).toEqual([]);
  await holder.endSession();
  await Promise.all(waiting);
  expect(order).toEqual(['first', 'second', 'third']);
});

it('who has waited long enough goes on without, and the next one still waits for both', async () => {
  const turns = openTurns(1);
  const holder = client.startSession();
  const impatient = client.startSession();
  await turns.take('a', holder);
  await turns.take('a', impatient); // resolves although the holder never let go
  await Promise.all([holder.endSession(), impatient.endSession()]);
  await client.withSession((session) => turns.take('a', session));
});

it('a queue that moves is waited for, however long it is; one that stands still is not', async () => {
  const patienceMs = 20;
  let now = 0;
  const turns = openTurns(patienceMs, () => now);
  const [first, second, third] = [client.startSession(), client.startSession(), client.startSession()];
  await turns.take('a', first);
  const order: string[] = [];
  const coming = turns.take('a', second).then(() => order.push('second'));
  const last = turns.take('a', third).then(() => order.push('third'));

  now = patienceMs - 1;
  await first.endSession();
  await coming;
  now = 2 * patienceMs - 2; // longer than the patience since it began to wait, shorter since somebody came to an end
  await delay(2 * patienceMs);
  expect(order).toEqual(['second']);

  now = 2 * patienceMs;
  await last; // the second one never came to an end
  expect(order).toEqual(['second', 'third']);
  await Promise.all([second.endSession(), third.endSession()]);
});
