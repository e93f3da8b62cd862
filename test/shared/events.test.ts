import { randomUUID } from 'node:crypto';
import type { ClientSession, Db, MongoClient } from 'mongodb';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openConsumer, subscriptionsOf } from '#shared/events/consume.ts';
import type { PatronEvent } from '#shared/events/event.ts';
import {
  forgettingMigration,
  openOutbox,
  outboxMigration,
  outboxOf,
  type Subscriptions,
} from '#shared/events/outbox.ts';
import { backoffMs, type Deliver, replayDeadLetters, startRelay } from '#shared/events/relay.ts';
import { migrate } from '#shared/migrations.ts';
import { connectMongo, inTransaction, newId } from '#shared/mongo.ts';
import type { AnySubgraph } from '#shared/subgraph.ts';

const log = pino({ level: 'silent' });
const clock = () => new Date();
const TYPE = 'patron.customer.registered.v1';
const subscriptions: Subscriptions = new Map([[TYPE, ['loyalty']]]);

let client: MongoClient;
let db: Db;
const stops: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  client = await connectMongo(process.env.MONGODB_URI ?? '');
});
afterAll(() => client.close());
beforeEach(async () => {
  db = client.db(`test_events_${randomUUID().slice(0, 8)}`);
  await migrate(db, [outboxMigration]);
});
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
  await db.dropDatabase();
});

const relay = (deliver: Deliver) => {
  const stop = startRelay({ db, log, clock }, subscriptions, deliver);
  stops.push(stop);
  return stop;
};
const append = (...subjects: string[]) =>
  openOutbox(db, 'identity', subscriptions).append(
    subjects.map((subject) => ({ type: TYPE, subject, time: clock(), data: { customerId: subject } })),
  );
const pendingCount = () => outboxOf(db).countDocuments({ pending: 'loyalty' });
const settled = () => vi.waitFor(async () => expect(await pendingCount()).toBe(0), { timeout: 15_000 });

it('delivers what was appended before and after it started', async () => {
  const seen: string[] = [];
  await append('a');
  relay(async (_, events) => {
    seen.push(...events.map(({ subject }) => subject));
    return events.map(() => null);
  });
  await settled();
  await append('b');
  await vi.waitFor(() => expect(seen).toEqual(['a', 'b']), { timeout: 10_000 });
});

it('what may not be kept for ever goes by itself, and nothing else does', async () => {
  await migrate(db, [forgettingMigration]);
  const forgetAt = new Date(clock().getTime() + 60_000);
  const event = { type: TYPE, subject: 'a', time: clock(), data: { customerId: 'a' } } as const;
  await openOutbox(db, 'identity', subscriptions).append([{ ...event, forgetAt }, event]);
  const entries = await outboxOf(db).find().sort({ _id: 1 }).toArray();
  expect(entries.map((entry) => entry.forgetAt)).toEqual([forgetAt, undefined]);
  expect(await outboxOf(db).indexes()).toContainEqual(
    expect.objectContaining({ key: { forgetAt: 1 }, expireAfterSeconds: 0 }),
  );
});

it('an event of a rolled back transaction never leaves', async () => {
  const outbox = openOutbox(db, 'identity', subscriptions);
  const event = { type: TYPE, subject: 'a', time: clock(), data: { customerId: 'a' } } as const;
  await expect(
    inTransaction(client, async (session) => {
      await outbox.append([event], session);
      throw new Error('changed our mind');
    }),
  ).rejects.toThrow();
  expect(await outboxOf(db).countDocuments()).toBe(0);
});

it('keeps the order of each subject while one event is refused, and does not hold others up', async () => {
  const seen: string[] = [];
  let refusals = 2;
  await append('a', 'b', 'a');
  const ids = (await outboxOf(db).find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id);
  relay(async (_, events) => {
    const refused = events.some(({ id }) => id === ids[0]) && refusals-- > 0;
    return events.map(({ id, subject }) => {
      if (refused && subject === 'a') return id === ids[0] ? 'NOT_YET' : 'NOT_TRIED';
      seen.push(id);
      return null;
    });
  });
  await settled();
  expect(seen).toEqual([ids[1], ids[0], ids[2]]);
});

it('waits for a consumer that cannot be reached, without counting it as a refusal', async () => {
  let down = 3;
  await append('a');
  relay(async (_, events) => {
    if (down-- > 0) throw new Error('ECONNREFUSED');
    return events.map(() => null);
  });
  await settled();
  expect(await outboxOf(db).findOne()).not.toHaveProperty('attempts');
});

it('gives an event up as a dead letter, lets later ones pass, and replays it on request', async () => {
  const seen: string[] = [];
  let poisoned = true;
  await append('a', 'a');
  const [first] = await outboxOf(db).find().sort({ _id: 1 }).toArray();
  await outboxOf(db).updateOne({ _id: first?._id ?? '' }, { $set: { 'attempts.loyalty': 13 } });
  relay(async (_, events) => {
    const refused = poisoned && events.some(({ id }) => id === first?._id);
    return events.map(({ id }) => {
      if (refused) return id === first?._id ? 'POISON' : 'NOT_TRIED';
      seen.push(id);
      return null;
    });
  });
  await settled();
  expect(seen).toHaveLength(1);
  expect(await outboxOf(db).findOne({ dead: 'loyalty' })).toMatchObject({ lastError: { loyalty: 'POISON' } });

  poisoned = false;
  expect(await replayDeadLetters(db, 'loyalty')).toBe(1);
  await settled();
  expect(seen).toContain(first?._id);
});

it('two relays at once deliver each event, one relay at a time', async () => {
  const counts = new Map<string, number>();
  const deliver: Deliver = async (_, events) =>
    events.map(({ id }) => {
      counts.set(id, (counts.get(id) ?? 0) + 1);
      return null;
    });
  relay(deliver);
  relay(deliver);
  await append(...Array.from({ length: 50 }, (_, i) => `subject-${i}`));
  await settled();
  expect([...counts.values()]).toEqual(Array(50).fill(1));
});

it('applies an event once however often and however concurrently it is delivered', async () => {
  const effects = db.collection<{ _id: string; count: number }>('effects');
  const definition = {
    name: 'loyalty',
    consumes: {
      [TYPE]: async (_: unknown, event: PatronEvent, session: never) => {
        await effects.updateOne({ _id: event.subject }, { $inc: { count: 1 } }, { upsert: true, session });
      },
    },
  } as unknown as AnySubgraph;
  const consume = openConsumer(definition, { db, client, log, clock }, {});
  await db.createCollection('effects');
  await db.createCollection('consumed');
  await append('a');
  const once = (await outboxOf(db).findOne())?.event as PatronEvent;

  const results = await Promise.all(Array.from({ length: 10 }, () => consume([once])));
  expect(results).toEqual(Array(10).fill([null]));
  expect(await effects.findOne({ _id: 'a' })).toEqual({ _id: 'a', count: 1 });
});

it('one event that fails holds back its own subject only, and what was applied with it stays applied once', async () => {
  const effects = db.collection<{ _id: string; count: number }>('effects');
  let broken = true;
  const definition = {
    name: 'loyalty',
    consumes: {
      [TYPE]: async (_: unknown, event: PatronEvent, session: never) => {
        await effects.updateOne({ _id: event.id }, { $inc: { count: 1 } }, { upsert: true, session });
        if (broken && event.subject === 'b') throw new RangeError('not now');
      },
    },
  } as unknown as AnySubgraph;
  const consume = openConsumer(definition, { db, client, log, clock }, {});
  await db.createCollection('effects');
  await db.createCollection('consumed');
  await append('a', 'b', 'c', 'b');
  const events = (await outboxOf(db).find().sort({ _id: 1 }).toArray()).map(({ event }) => event);

  expect(await consume(events)).toEqual([null, 'RangeError', null, 'NOT_TRIED']);
  broken = false;
  expect(await consume(events)).toEqual([null, null, null, null]);
  expect(await effects.countDocuments({ count: 1 })).toBe(4);
});

describe('events that a subgraph takes many of at once', () => {
  const OTHER = 'patron.customer.changed.v1';
  type Done = { _id: string; events: string[] };
  /** Keeps which came together; one of subject `b` fails while `broken`. */
  const aConsumer = async () => {
    const done = db.collection<Done>('done');
    const state = { broken: false };
    const keep = async (events: PatronEvent[], session: ClientSession) => {
      const names = events.map(({ type, subject }) => `${subject}${type === OTHER ? '!' : ''}`);
      await done.insertOne({ _id: newId('done'), events: names }, { session });
      if (state.broken && names.includes('b')) throw new RangeError('not now');
    };
    const definition = {
      name: 'loyalty',
      consumes: {
        [OTHER]: (_: unknown, event: PatronEvent, session: ClientSession) => keep([event], session),
      },
      consumesMany: {
        [TYPE]: (_: unknown, events: PatronEvent[], session: ClientSession) => keep(events, session),
      },
    } as unknown as AnySubgraph;
    await db.createCollection('done');
    await db.createCollection('consumed');
    const consume = openConsumer(definition, { db, client, log, clock }, {});
    const kept = async () => (await done.find().sort({ _id: 1 }).toArray()).map(({ events }) => events);
    return { state, consume, kept, definition };
  };
  const anEvent = (subject: string, type: string = TYPE) =>
    ({ id: newId('evt'), type, subject, data: { customerId: subject } }) as unknown as PatronEvent;

  it('come together as far as they follow each other, in their order', async () => {
    const { consume, kept } = await aConsumer();
    const events = [anEvent('a'), anEvent('b'), anEvent('a', OTHER), anEvent('a'), anEvent('c')];
    expect(await consume(events)).toEqual([null, null, null, null, null]);
    expect(await kept()).toEqual([['a', 'b'], ['a!'], ['a', 'c']]);
    expect(await consume(events)).toEqual([null, null, null, null, null]);
    expect(await kept()).toHaveLength(3);
  });

  it('come one by one when they fail together, and the one that fails holds back its own subject only', async () => {
    const { consume, kept, state } = await aConsumer();
    const events = [anEvent('a'), anEvent('b'), anEvent('c'), anEvent('b')];
    state.broken = true;
    expect(await consume(events)).toEqual([null, 'RangeError', null, 'NOT_TRIED']);
    expect(await kept()).toEqual([['a'], ['c']]);
    state.broken = false;
    expect(await consume(events.filter(({ subject }) => subject === 'b'))).toEqual([null, null]);
    expect(await kept()).toEqual([['a'], ['c'], ['b', 'b']]);
  });

  it('are followed like others', async () => {
    const { definition } = await aConsumer();
    expect(subscriptionsOf([definition]).get(TYPE)).toEqual(['loyalty']);
  });
});

it.each([
  [1, 200],
  [2, 400],
  [9, 51_200],
  [10, 60_000],
  [14, 60_000],
])('after %i refusals it waits %i ms', (attempt, ms) => expect(backoffMs(attempt)).toBe(ms));
