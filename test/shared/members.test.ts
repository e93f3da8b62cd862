import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Db, MongoClient } from 'mongodb';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  membersIn,
  membersMigration,
  membersNamedMigration,
  openMembers,
  type Placement,
  place,
} from '#shared/members.ts';
import { migrate } from '#shared/migrations.ts';
import { connectMongo, inTransaction } from '#shared/mongo.ts';

let client: MongoClient;
let db: Db;

beforeAll(async () => {
  client = await connectMongo(process.env.MONGODB_URI ?? '');
  db = client.db(`test_members_${randomUUID().slice(0, 8)}`);
  await migrate(db, [membersMigration, membersNamedMigration]);
});
beforeEach(() => membersIn(db).deleteMany({}));
afterAll(async () => {
  await db.dropDatabase();
  await client.close();
});

const put = (...placements: Placement[]) =>
  inTransaction(client, (session) => place(db, placements, session));

it('takes a customer who was never merged for one of a single id', async () => {
  expect(await openMembers(db).of('cus_a')).toEqual(['cus_a']);
});

it('answers the same for every id of a customer, the one that they go by first', async () => {
  const members = ['cus_a', 'cus_b', 'cus_c'];
  await put(...members.map((id) => ({ id, members, version: 1 })));
  for (const id of members) expect(await openMembers(db).of(id)).toEqual(members);
});

it('follows the newest of what was told of an id, in whatever order it came and however often', async () => {
  const told: Placement[] = [
    { id: 'cus_a', members: ['cus_a', 'cus_b'], version: 1 },
    { id: 'cus_a', members: ['cus_a'], version: 2 },
    { id: 'cus_a', members: ['cus_c', 'cus_a'], version: 3 },
    { id: 'cus_c', members: ['cus_c', 'cus_a'], version: 1 },
  ];
  const orders = fc.shuffledSubarray([...told, ...told], { minLength: 8, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(orders, async (arriving) => {
      await membersIn(db).deleteMany({});
      for (const placement of arriving) await put(placement);
      expect(await openMembers(db).of('cus_a')).toEqual(['cus_c', 'cus_a']);
    }),
    { numRuns: 20 },
  );
});

it('leaves out an id that has gone elsewhere by news that overtook the parting', async () => {
  const [before, after] = [
    ['cus_a', 'cus_b', 'cus_c'],
    ['cus_z', 'cus_b'],
  ];
  await put(...before.map((id) => ({ id, members: before, version: 1 })));
  await put(...after.map((id) => ({ id, members: after, version: 3 })));
  const members = openMembers(db);
  expect(await members.of('cus_a')).toEqual(['cus_a', 'cus_c']);
  expect(await members.of('cus_b')).toEqual(after);
  await inTransaction(client, async (session) => {
    expect(await members.seenBy(session, 'cus_c')).toEqual(['cus_a', 'cus_c']);
  });
});

it('is seen by the transaction that places before anybody else', async () => {
  const members = openMembers(db);
  await inTransaction(client, async (session) => {
    const both = ['cus_a', 'cus_b'];
    const placements = both.map((id) => ({ id, members: both, version: 1 }));
    await place(db, placements, session);
    expect(await members.seenBy(session, 'cus_b')).toEqual(['cus_a', 'cus_b']);
    expect(await members.of('cus_b')).toEqual(['cus_b']);
  });
  expect(await members.of('cus_b')).toEqual(['cus_a', 'cus_b']);
});
