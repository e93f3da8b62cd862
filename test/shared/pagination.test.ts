import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Db, MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectMongo, newId, type Stored } from '#shared/mongo.ts';
import { newestFirst, pageOf, requirePageSize } from '#shared/pagination.ts';

type Note = Stored & { owner: string };

let client: MongoClient;
let db: Db;
beforeAll(async () => {
  client = await connectMongo(process.env.MONGODB_URI ?? '');
  db = client.db(`test_pagination_${randomUUID().slice(0, 8)}`);
});
afterAll(async () => {
  await db.dropDatabase();
  await client.close();
});

const notes = () => db.collection<Note>('notes');

/** Notes of an owner, oldest first. */
async function given(owner: string, count: number): Promise<string[]> {
  const added = Array.from({ length: count }, () => ({ _id: newId('not'), owner }));
  if (count) await notes().insertMany(added);
  return added.map(({ _id }) => _id);
}

describe('newestFirst', () => {
  it('walks through every document once, newest first, whatever the size of a page', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 12 }), fc.integer({ min: 1, max: 5 }), async (count, first) => {
        const owner = newId('own');
        const ids = await given(owner, count);
        await given(newId('own'), 3);
        const seen: string[] = [];
        let after: string | null = null;
        for (let more = true; more; ) {
          const page: Awaited<ReturnType<typeof newestFirst<Note>>> = await newestFirst(
            notes(),
            { owner },
            { first, after },
          );
          expect(page.edges.length).toBeLessThanOrEqual(first);
          expect(page.edges.every(({ cursor, node }) => cursor === node._id)).toBe(true);
          seen.push(...page.edges.map(({ node }) => node._id));
          after = page.pageInfo.endCursor;
          more = page.pageInfo.hasNextPage;
        }
        expect(seen).toEqual(ids.toReversed());
      }),
      { numRuns: 25 },
    );
  });

  it('neither repeats nor skips when documents come and go between two pages', async () => {
    const owner = newId('own');
    const ids = await given(owner, 6);
    const first = await newestFirst(notes(), { owner }, { first: 3 });
    await given(owner, 2);
    await notes().deleteOne({ _id: ids[3] ?? '' }); // the one that the cursor names
    const { endCursor } = first.pageInfo;
    expect(endCursor).toBe(ids[3]);
    const second = await newestFirst(notes(), { owner }, { first: 3, after: endCursor });
    expect(second.edges.map(({ cursor }) => cursor)).toEqual([ids[2], ids[1], ids[0]]);
  });

  it('a page of nothing has no cursor', async () => {
    expect(await newestFirst(notes(), { owner: 'nobody' }, { first: 5 })).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    });
  });

  it('a cursor that was made up shows nothing of anybody else’s', async () => {
    const owner = newId('own');
    const ids = await given(owner, 2);
    await given(newId('own'), 2);
    const { edges } = await newestFirst(notes(), { owner }, { first: 9, after: 'zzz' });
    expect(edges.map(({ cursor }) => cursor)).toEqual(ids.toReversed());
  });

  it('the filter holds on every page, also when it is about `_id` itself', async () => {
    const owner = newId('own');
    const ids = await given(owner, 4);
    const some = { _id: { $in: [ids[0] ?? '', ids[2] ?? ''] } };
    const { edges } = await newestFirst(notes(), some, { first: 5, after: ids[2] ?? '' });
    expect(edges.map(({ cursor }) => cursor)).toEqual([ids[0]]);
  });
});

it.each([1, 100])('a page may have %i', (first) => expect(() => requirePageSize(first)).not.toThrow());

it.each([0, -1, 101, 2 ** 31 - 1])('a page may not have %i', async (first) => {
  await expect(newestFirst(notes(), {}, { first })).rejects.toMatchObject({
    extensions: { code: 'BAD_USER_INPUT' },
  });
});

it.each([
  [2, 3, false],
  [3, 3, false],
  [4, 3, true],
])('%i found where %i were asked for: more follow is %s', (found, first, hasNextPage) => {
  const docs = Array.from({ length: found }, (_, i) => ({ _id: `d${i}` }));
  const page = pageOf(docs, first);
  expect(page.edges).toEqual(docs.slice(0, first).map((node) => ({ cursor: node._id, node })));
  expect(page.pageInfo).toEqual({ hasNextPage, endCursor: page.edges.at(-1)?.cursor });
});
