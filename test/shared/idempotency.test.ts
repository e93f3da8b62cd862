import { randomUUID } from 'node:crypto';
import type { ClientSession, Db, MongoClient } from 'mongodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { idempotencyMigration, idempotent } from '#shared/idempotency.ts';
import { connectMongo, type Stored } from '#shared/mongo.ts';
import { rejected } from '#shared/user-errors.ts';

type Account = Stored & { balance: number };
type Input = { idempotencyKey: string } & Record<string, unknown>;

let client: MongoClient;
let db: Db;
beforeAll(async () => {
  client = await connectMongo(process.env.MONGODB_URI ?? '');
  db = client.db(`test_idempotency_${randomUUID().slice(0, 8)}`);
  await idempotencyMigration.up(db);
});
afterAll(async () => {
  await db.dropDatabase();
  await client.close();
});
beforeEach(async () => {
  await keys().deleteMany({});
  await accounts().deleteMany({});
  await accounts().insertOne({ _id: 'ada', balance: 100 });
});

const NOW = new Date('2026-03-02T10:00:00Z');
const ada: Actor = { kind: 'customer', customerId: 'ada' };
const accounts = () => db.collection<Account>('accounts');
const keys = () => db.collection('idempotencyKeys');
const balance = async () => (await accounts().findOne({ _id: 'ada' }))?.balance;

/** Takes 60 of ada's 100 points, so that a second time is refused. */
async function spend(session: ClientSession) {
  const account = await accounts().findOneAndUpdate(
    { _id: 'ada', balance: { $gte: 60 } },
    { $inc: { balance: -60 } },
    { session, returnDocument: 'after' },
  );
  if (!account) return rejected('NOT_ENOUGH', null, 'Too few.');
  return { balance: account.balance, at: NOW, userErrors: [] };
}

const attempt = <Answer extends { userErrors: unknown[] }>(
  input: Partial<Input> = {},
  work: (session: ClientSession) => Promise<Answer> = spend as never,
  { actor = ada, mutation = 'spend' }: { actor?: Actor; mutation?: string } = {},
) =>
  idempotent(
    { db, client, clock: () => NOW },
    { actor, mutation, input: { idempotencyKey: 'k1', points: 60, ...input } },
    work,
  );

const DONE = { balance: 40, at: NOW, userErrors: [] };
const mismatch = (field: string) => ({
  userErrors: [
    {
      code: 'IDEMPOTENCY_MISMATCH',
      field: ['input', field],
      message: expect.stringContaining(`\`${field}\``),
    },
  ],
  idempotentReplay: false,
});

describe('the same key', () => {
  it('with the same input gives the first answer again, dates included, and does nothing', async () => {
    expect(await attempt()).toEqual({ ...DONE, idempotentReplay: false });
    await accounts().updateOne({ _id: 'ada' }, { $set: { balance: 500 } });
    expect(await attempt()).toEqual({ ...DONE, idempotentReplay: true });
    expect(await balance()).toBe(500);
  });

  it('is applied once when many come at the same time, and all get the one answer', async () => {
    const answers = await Promise.all(Array.from({ length: 25 }, () => attempt()));
    expect(answers.map(({ idempotentReplay: _, ...answer }) => answer)).toEqual(Array(25).fill(DONE));
    expect(answers.filter(({ idempotentReplay }) => !idempotentReplay)).toHaveLength(1);
    expect(await balance()).toBe(40);
  });

  it('is applied once when work does not touch the same document twice', async () => {
    const note = async (session: ClientSession) => {
      await db.collection('notes').insertOne({ about: 'ada' }, { session });
      return { userErrors: [] };
    };
    await db.createCollection('notes');
    const answers = await Promise.all(Array.from({ length: 10 }, () => attempt({}, note)));
    expect(answers.filter(({ idempotentReplay }) => !idempotentReplay)).toHaveLength(1);
    expect(await db.collection('notes').countDocuments()).toBe(1);
  });

  it('with different inputs at the same time: one is applied, the others are told what differs', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, (_, points) => attempt({ points })));
    const applied = answers.filter(({ userErrors }) => !userErrors.length);
    expect(applied).toEqual([{ ...DONE, idempotentReplay: false }]);
    expect(answers.filter(({ userErrors }) => userErrors.length)).toEqual(Array(7).fill(mismatch('points')));
    expect(await balance()).toBe(40);
  });

  /** The later attempt began while the first was under way, and sees its effect before it looks for its key. */
  it('replays to an attempt that was refused because of the first one’s effect', async () => {
    let first: Promise<unknown> | undefined;
    const late = await attempt({}, async (session) => {
      first ??= attempt();
      await first;
      return spend(session);
    });
    expect(await first).toEqual({ ...DONE, idempotentReplay: false });
    expect(late).toEqual({ ...DONE, idempotentReplay: true });
    expect(await balance()).toBe(40);
  });

  it.each<[string, Partial<Input>]>([
    ['another value', { points: 61 }],
    ['a value that was not given', { points: 60, note: 'for ben' }],
    ['a value of another type', { points: '60' }],
  ])('with %s is refused, and says which field', async (_, input) => {
    await attempt();
    expect(await attempt(input)).toEqual(mismatch('note' in input ? 'note' : 'points'));
  });

  it('without a value that was given is refused, and says which', async () => {
    await attempt({ note: 'for ben' });
    expect(await attempt()).toEqual(mismatch('note'));
  });

  it.each<[string, Partial<Input>, Partial<Input>]>([
    ['null', { note: null }, {}],
    ['fields in another order', { to: { a: 1, b: [2] } }, { to: { b: [2], a: 1 } }],
    ['a nested null', { to: { a: 1, b: null } }, { to: { a: 1 } }],
    ['an equal date', { at: new Date(0) }, { at: new Date(0) }],
  ])('%s is the same input as its like', async (_, one, other) => {
    await attempt(one);
    expect(await attempt(other)).toEqual({ ...DONE, idempotentReplay: true });
  });

  it.each<[string, Partial<Input>, Partial<Input>]>([
    ['a list in another order', { to: [1, 2] }, { to: [2, 1] }],
    ['a list and an object that look alike', { to: { a: 1 } }, { to: [['a', 1]] }],
    ['another date', { to: new Date(0) }, { to: new Date(1) }],
    ['a date and its text', { to: new Date(0) }, { to: new Date(0).toISOString() }],
    ['an empty list and an empty object', { to: [] }, { to: {} }],
    ['a nested value moved', { to: { a: { b: 1 } } }, { to: { a: 1, b: 1 } }],
    ['a null in a list', { to: [1, null] }, { to: [1] }],
  ])('%s is other input', async (_, one, other) => {
    await attempt(one);
    expect(await attempt(other)).toEqual(mismatch('to'));
  });
});

describe('keys of different', () => {
  it.each<[string, { actor?: Actor; mutation?: string }]>([
    ['actors', { actor: { kind: 'customer', customerId: 'ben' } }],
    ['kinds of actor', { actor: { kind: 'associate', associateId: 'ada', stores: [] } }],
    ['mutations', { mutation: 'give' }],
  ])('%s never meet', async (_, scope) => {
    await attempt();
    await accounts().updateOne({ _id: 'ada' }, { $set: { balance: 100 } });
    expect(await attempt({}, spend, scope)).toEqual({ ...DONE, idempotentReplay: false });
  });
});

describe('an attempt that changed nothing', () => {
  it('keeps nothing when it was refused, and the key works once it is not', async () => {
    await accounts().updateOne({ _id: 'ada' }, { $set: { balance: 59 } });
    expect(await attempt()).toEqual({
      userErrors: [{ code: 'NOT_ENOUGH', field: null, message: 'Too few.' }],
      idempotentReplay: false,
    });
    expect(await keys().countDocuments()).toBe(0);
    await accounts().updateOne({ _id: 'ada' }, { $set: { balance: 100 } });
    expect(await attempt()).toEqual({ ...DONE, idempotentReplay: false });
  });

  it('undoes what it wrote before it was refused', async () => {
    const half = async (session: ClientSession) => {
      await accounts().updateOne({ _id: 'ada' }, { $set: { balance: 0 } }, { session });
      return rejected('NOT_ENOUGH', null, 'Too few.');
    };
    await attempt({}, half);
    expect(await balance()).toBe(100);
  });

  it('keeps nothing when it threw, and lets the error through', async () => {
    const failing = async (session: ClientSession): Promise<typeof DONE> => {
      await spend(session);
      throw new TypeError('broken');
    };
    await expect(attempt({}, failing)).rejects.toThrow(TypeError);
    expect(await keys().countDocuments()).toBe(0);
    expect(await balance()).toBe(100);
  });

  it('lets an error of a unique index through that has nothing to do with the key', async () => {
    const clash = async (session: ClientSession): Promise<typeof DONE> => {
      await accounts().insertOne({ _id: 'ada', balance: 1 }, { session });
      return DONE;
    };
    await expect(attempt({}, clash)).rejects.toMatchObject({ code: 11000 });
    expect(await keys().countDocuments()).toBe(0);
  });
});

it.each(['', ' ', 'x'.repeat(65)])(
  'the key "%s" is refused before anything is done',
  async (idempotencyKey) => {
    let done = false;
    const answer = await attempt({ idempotencyKey }, async () => {
      done = true;
      return { userErrors: [] };
    });
    expect(answer).toEqual({
      userErrors: [
        {
          code: 'IDEMPOTENCY_KEY_REQUIRED',
          field: ['input', 'idempotencyKey'],
          message: expect.stringContaining('1 to 64'),
        },
      ],
      idempotentReplay: false,
    });
    expect(done).toBe(false);
  },
);

it.each(['k', 'x'.repeat(64), '{"$gt": ""}', 'a/b'])('the key "%s" is fine', async (idempotencyKey) => {
  expect(await attempt({ idempotencyKey })).toEqual({ ...DONE, idempotentReplay: false });
});

it('work may know itself that it was done before, longer than keys are kept', async () => {
  const known = async () => ({ userErrors: [], idempotentReplay: true });
  expect(await attempt({}, known)).toEqual({ userErrors: [], idempotentReplay: true });
});

it('keeps answers for at least a day', async () => {
  const [ttl] = (await keys().indexes()).filter(({ expireAfterSeconds }) => expireAfterSeconds);
  expect(ttl?.expireAfterSeconds).toBeGreaterThanOrEqual(24 * 3600);
});
