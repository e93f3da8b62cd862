import { randomUUID } from 'node:crypto';
import type { CommandStartedEvent, Db } from 'mongodb';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  afterCommit,
  batched,
  connectMongo,
  inTransaction,
  isDuplicateKey,
  lookupAllBy,
  lookupBy,
  newId,
  type Stored,
} from '#shared/mongo.ts';

type Thing = Stored & { owner: string; size?: number };

let client: MongoClient;
let db: Db;
/** Every `find` on `things` since the test began. */
let finds: CommandStartedEvent[];
beforeAll(async () => {
  client = await MongoClient.connect(process.env.MONGODB_URI ?? '', { monitorCommands: true });
  client.on('commandStarted', (event) => {
    if (event.commandName === 'find' && event.command.find === 'things') finds.push(event);
  });
  db = client.db(`test_mongo_${randomUUID().slice(0, 8)}`);
});
afterAll(async () => {
  await db.dropDatabase();
  await client.close();
});
beforeEach(async () => {
  await things().deleteMany({});
  finds = [];
});

const things = () => db.collection<Thing>('things');

describe('newId', () => {
  it('later ones sort after earlier ones, also within a millisecond', () => {
    const ids = Array.from({ length: 5_000 }, () => newId('any'));
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toMatch(/^any_[0-9a-f]{32}$/);
  });
});

describe('lookupBy', () => {
  it('gives each key its document, and null to one that has none', async () => {
    await things().insertMany([
      { _id: 'a', owner: 'ada' },
      { _id: 'b', owner: 'ben' },
    ]);
    const byId = lookupBy(things(), '_id');
    const found = await Promise.all(['b', 'none', 'a', 'b'].map((id) => byId.load(id)));
    expect(found.map((thing) => thing?.owner)).toEqual(['ben', undefined, 'ada', 'ben']);
    expect(found[1]).toBeNull();
  });

  it('two requests of the same moment share one find, and each key is asked for once', async () => {
    await things().insertMany([
      { _id: 'a', owner: 'ada' },
      { _id: 'b', owner: 'ben' },
    ]);
    const byId = lookupBy(things(), '_id');
    const request = async (...ids: string[]) => {
      await Promise.resolve(); // what a resolver does before it asks
      return Promise.all(ids.map((id) => byId.load(id)));
    };
    const [one, other] = await Promise.all([request('a', 'b'), request('b')]);
    expect(one?.map((thing) => thing?._id)).toEqual(['a', 'b']);
    expect(other?.map((thing) => thing?._id)).toEqual(['b']);
    expect(finds.map(({ command }) => command.filter)).toEqual([{ _id: { $in: ['a', 'b'] } }]);
  });

  it('keeps nothing: what changed since is seen by the next request', async () => {
    const byId = lookupBy(things(), '_id');
    expect(await byId.load('a')).toBeNull();
    await things().insertOne({ _id: 'a', owner: 'ada' });
    expect(await byId.load('a')).toEqual({ _id: 'a', owner: 'ada' });
    await things().updateOne({ _id: 'a' }, { $set: { owner: 'ben' } });
    expect(await byId.load('a')).toEqual({ _id: 'a', owner: 'ben' });
  });

  it('splits more keys than one find should carry', async () => {
    const docs = Array.from({ length: 450 }, (_, i) => ({ _id: `t${i}`, owner: 'ada' }));
    await things().insertMany(docs);
    const byId = lookupBy(things(), '_id');
    const found = await Promise.all(docs.map(({ _id }) => byId.load(_id)));
    expect(found).toEqual(docs);
    const sizes = finds.map(({ command }) => command.filter._id.$in.length as number);
    expect(sizes.sort((a, b) => b - a)).toEqual([200, 200, 50]); // they run side by side
  });

  it.each([{ $gt: '' }, { $ne: null }, ['a'], { _id: 'a' }])(
    '%o instead of a key finds nothing, and what was asked for with it is found',
    async (key) => {
      await things().insertOne({ _id: 'a', owner: 'ada' });
      const byId = lookupBy(things(), '_id');
      const [odd, good] = await Promise.allSettled([byId.load(key as never), byId.load('a')]);
      expect(odd.status === 'fulfilled' ? odd.value : null).toBeNull();
      expect(good).toMatchObject({ value: { _id: 'a' } });
    },
  );
});

describe('lookupAllBy', () => {
  it('gives each key all of its documents, in the order asked for, and none of what the filter leaves out', async () => {
    await things().insertMany([
      { _id: 'a1', owner: 'ada', size: 1 },
      { _id: 'a2', owner: 'ada', size: 3 },
      { _id: 'a3', owner: 'ada', size: 2 },
      { _id: 'b1', owner: 'ben', size: 9 },
    ]);
    const byOwner = lookupAllBy(things(), 'owner', { size: -1 }, { size: { $lt: 9 } });
    const found = await Promise.all(['ada', 'ben', 'cleo'].map((owner) => byOwner.load(owner)));
    expect(found.map((group) => group.map(({ _id }) => _id))).toEqual([['a2', 'a3', 'a1'], [], []]);
    expect(finds).toHaveLength(1);
  });
});

describe('batched', () => {
  it('one bad key fails alone; those asked for with it are answered', async () => {
    const reads: string[][] = [];
    const lookup = batched(async (keys) => {
      reads.push(keys);
      if (keys.includes('bad')) throw new Error('cannot read bad');
      return (key) => `${key}!`;
    });
    const settled = await Promise.allSettled(['a', 'bad', 'b', 'bad'].map((key) => lookup.load(key)));
    expect(settled.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message))).toEqual([
      'a!',
      'cannot read bad',
      'b!',
      'cannot read bad',
    ]);
    expect(reads).toEqual([['a', 'bad', 'b'], ['a'], ['bad'], ['b']]);
  });

  it('one key whose answer cannot be picked fails alone', async () => {
    const lookup = batched(async () => (key: string) => {
      if (key === 'bad') throw new Error('no answer to bad');
      return key;
    });
    const settled = await Promise.allSettled(['a', 'bad'].map((key) => lookup.load(key)));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  it('a failure is not remembered', async () => {
    let down = true;
    const lookup = batched(async () => {
      if (down) throw new Error('down');
      return (key: string) => key;
    });
    await expect(lookup.load('a')).rejects.toThrow('down');
    down = false;
    expect(await lookup.load('a')).toBe('a');
  });
});

describe('inTransaction', () => {
  it('does all or nothing', async () => {
    await things().insertOne({ _id: 'a', owner: 'ada' });
    const twice = inTransaction(client, async (session) => {
      await things().updateOne({ _id: 'a' }, { $set: { owner: 'ben' } }, { session });
      await things().insertOne({ _id: 'a', owner: 'cleo' }, { session });
    });
    await expect(twice).rejects.toSatisfy(isDuplicateKey);
    expect(await things().findOne({ _id: 'a' })).toEqual({ _id: 'a', owner: 'ada' });
  });

  it('repeats what met another writer, so that no change is lost', async () => {
    await things().insertOne({ _id: 'a', owner: 'ada', size: 0 });
    const grow = () =>
      inTransaction(client, async (session) => {
        const thing = await things().findOne({ _id: 'a' }, { session });
        await things().updateOne({ _id: 'a' }, { $set: { size: (thing?.size ?? 0) + 1 } }, { session });
      });
    await Promise.all(Array.from({ length: 10 }, grow));
    expect(await things().findOne({ _id: 'a' })).toMatchObject({ size: 10 });
  });
});

describe('afterCommit', () => {
  it('does what is asked for once the transaction has committed, and once only however often it was repeated', async () => {
    await things().insertOne({ _id: 'a', owner: 'ada', size: 0 });
    const seen: string[] = [];
    let attempts = 0;
    await inTransaction(client, async (session) => {
      attempts += 1;
      await things().findOne({ _id: 'a' }, { session });
      if (attempts === 1) await things().updateOne({ _id: 'a' }, { $inc: { size: 1 } }); // somebody else
      afterCommit(session, () => seen.push(`after attempt ${attempts}`));
      await things().updateOne({ _id: 'a' }, { $inc: { size: 1 } }, { session });
      seen.push('written');
    });
    expect(seen).toEqual(['written', 'after attempt 2']);
    expect(await things().findOne({ _id: 'a' })).toMatchObject({ size: 2 });
  });

  it('does nothing for a transaction that was rolled back', async () => {
    const seen: string[] = [];
    const failing = inTransaction(client, async (session) => {
      afterCommit(session, () => seen.push('after'));
      await things().insertOne({ _id: 'a', owner: 'ada' }, { session });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(seen).toEqual([]);
  });
});

it('connects so that what was acknowledged is on disk at a majority', async () => {
  const connected = await connectMongo(process.env.MONGODB_URI ?? '');
  const { writeConcern, readConcern } = connected.db('any');
  await connected.close();
  expect({ writeConcern, readConcern }).toMatchObject({
    writeConcern: { w: 'majority', j: true },
    readConcern: { level: 'majority' },
  });
});
