import fc from 'fast-check';
import type { ClientSession } from 'mongodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#shared/mongo.ts';
import type { Merged, MergeRefused } from '../../../subgraphs/identity/merging/merges.ts';
import { identity as definition } from '../../../subgraphs/identity/subgraph.ts';
import { useSubgraph } from '../../support/subgraph.ts';
import { aPerson, unmerging } from './merging-people.ts';

const identity = useSubgraph(definition);

const MADE = { origin: 'resolution' as const, by: 'model:1' };
const EVIDENCE = { reason: 'REVIEW', comparisons: [] };

type Doing<Result> = (session: ClientSession) => Promise<Result>;
const together = <Result>(work: Doing<Result>): Promise<Result> =>
  inTransaction(identity.data.dependencies.client, work);

/** Does it, looks, and takes it back. */
async function looking<Result>(work: Doing<Result>): Promise<Result> {
  class Seen extends Error {
    readonly result: Result;
    constructor(result: Result) {
      super('seen');
      this.result = result;
    }
  }
  try {
    await together(async (session) => {
      throw new Seen(await work(session));
    });
  } catch (error) {
    if (error instanceof Seen) return error.result as Result;
    throw error;
  }
  throw new Error('It was not taken back.');
}

const all = (name: string, session: ClientSession) =>
  identity.db.collection(name).find({}, { session }).sort({ _id: 1 }).toArray();

/** What stands, and what others are told, with merges named by their place: how often a profile was written doesn't show. */
async function state(session: ClientSession) {
  const merges = await all('merges', session);
  const placeOf = new Map(merges.map(({ _id }, place) => [String(_id), place]));
  const customers = (await all('customers', session)).map(({ version: _, ...customer }) => customer);
  const reviews = (await all('reviewItems', session)).map(({ obsoletedBy, ...item }) => ({
    ...item,
    ...(obsoletedBy && { obsoletedBy: placeOf.get(obsoletedBy) }),
  }));
  const told = (await all('outbox', session))
    .map(({ event }) => event)
    .filter(({ type }) => type === 'patron.customer.merged.v1')
    .map(({ type, subject, data: { mergeId, ...data } }) => ({
      type,
      subject,
      data: { mergeId: placeOf.get(mergeId), ...data },
    }));
  return {
    customers,
    reviews,
    told,
    merges: merges.map(({ _id, ...merge }) => ({ ...merge, _id: placeOf.get(String(_id)) })),
    members: await all('members', session),
    identifiers: (await all('identifiers', session)).map(({ _id, holders }) => ({
      _id,
      holders: holders.toSorted((a: { customerId: string }, b: { customerId: string }) =>
        a.customerId < b.customerId ? -1 : 1,
      ),
    })),
  };
}

const outcomes = (answers: readonly (Merged | MergeRefused)[]) =>
  answers.map((answer) => {
    if ('refused' in answer) return answer;
    const { mergeId: _, ...merged } = answer;
    return merged;
  });

describe('merges that are made together', () => {
  const people: string[] = [];
  beforeAll(async () => {
    for (const given of ['Ada', 'Ben', 'Cleo', 'Dirk', 'Els', 'Fem']) {
      people.push(await aPerson(identity, given));
      identity.clock.now = new Date(identity.clock.now.getTime() - 60_000); // who registers last is known longest
    }
  });
  const person = (n: number): string => people[n] ?? '';

  const aPair = fc
    .tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 }))
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => [a, b] as const);
  const aWorld = fc.record({
    before: fc.array(aPair, { maxLength: 2 }),
    apart: fc.array(aPair, { maxLength: 2 }),
    asked: fc.uniqueArray(fc.tuple(aPair, fc.integer({ min: 1, max: 9 })), {
      maxLength: 5,
      selector: ([pair]) => [...pair].sort().join(),
    }),
    merges: fc.array(aPair, { minLength: 1, maxLength: 5 }),
  });

  it('are as if each were made by itself, in their order', async () => {
    await fc.assert(
      fc.asyncProperty(aWorld, async ({ before, apart, asked, merges }) => {
        const { merging } = identity.data;
        const idsOf = ([a, b]: readonly [number, number]) => [person(a), person(b)] as const;
        const prepare = async (session: ClientSession): Promise<void> => {
          for (const pair of before) await merging.merge({ ids: idsOf(pair), ...MADE }, session);
          for (const pair of apart) await merging.decisions.record(idsOf(pair), 'DIFFERENT', 'sam', session);
          for (const [pair, weight] of asked) {
            const [a, b] = idsOf(pair);
            await merging.review.add({ a, b, weight, ...EVIDENCE }, session);
          }
        };
        const requests = merges.map((pair) => ({ ids: idsOf(pair), ...MADE }));
        // The ids of what is asked are new each time: what stands is named by its place.
        const named = ({ reviews, ...rest }: Awaited<ReturnType<typeof state>>) => ({
          ...rest,
          reviews: reviews.map(({ _id: _, ...item }) => item),
        });
        const alone = await looking(async (session) => {
          await prepare(session);
          const answers: (Merged | MergeRefused)[] = [];
          for (const one of requests) answers.push(await merging.merge(one, session));
          return { answers: outcomes(answers), state: named(await state(session)) };
        });
        const at = await looking(async (session) => {
          await prepare(session);
          const answers = await merging.mergeAll(requests, session);
          return { answers: outcomes(answers), state: named(await state(session)) };
        });
        expect(at).toEqual(alone);
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 15) },
    );
  });
});

it('each of a chain of merges can be taken back by itself', async () => {
  const [ada, ben, cleo] = [
    await aPerson(identity, 'Ada'),
    await aPerson(identity, 'Ben'),
    await aPerson(identity, 'Cleo'),
  ];
  const pairs = [
    [ada, ben],
    [ben, cleo],
  ] as const;
  const [first, second] = await together<(Merged | MergeRefused)[]>((session) =>
    identity.data.merging.mergeAll(
      pairs.map((ids) => ({ ids, ...MADE })),
      session,
    ),
  );
  expect(outcomes([first, second] as Merged[])).toEqual([
    { survivorId: ada, mergedId: ben },
    { survivorId: ada, mergedId: cleo },
  ]);
  const { customers } = await unmerging(identity, { mergeId: (first as Merged).mergeId });
  expect(customers).toEqual([
    { id: ada, formerIds: [] },
    { id: ben, formerIds: [cleo] },
  ]);
  const rest = await unmerging(identity, { mergeId: (second as Merged).mergeId });
  expect(rest.customers).toEqual([
    { id: ben, formerIds: [] },
    { id: cleo, formerIds: [] },
  ]);
});
