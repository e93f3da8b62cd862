import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { newId, type Stored } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';

export const VERDICTS = ['SAME', 'DIFFERENT'] as const;
export type Verdict = (typeof VERDICTS)[number];

/**
 * Collection `matchDecisions`: what a person decided of two ids, for good: no rerun of the resolution overrides it. It holds
 * between the ids themselves, whichever customers they are part of later. A pair is here once: the newest word stands.
 */
export type MatchDecision = Stored & {
  /** Both ids, the smaller first. */
  between: [string, string];
  verdict: Verdict;
  /** `actorId` of who decided. */
  by: string;
  decidedAt: Date;
};

export type Pair = readonly [string, string];

/** The smaller id first. */
export const inOrder = ([a, b]: Pair): [string, string] => (a < b ? [a, b] : [b, a]);

/** The same text for the same two, whichever comes first. */
export const pairId = (pair: Pair): string => inOrder(pair).join('/');

/** Finds what stands between two ids. */
const ofPair = (pair: Pair) => {
  const [first, second] = inOrder(pair);
  return { 'between.0': first, 'between.1': second };
};

export const PAIR_INDEX = { key: { 'between.0': 1, 'between.1': 1 }, unique: true } as const;

export const matchDecisionsMigration: Migration = {
  id: '020-match-decisions',
  up: (db) =>
    defineCollection(db, 'matchDecisions', {
      schema: {
        bsonType: 'object',
        required: ['between', 'verdict', 'by', 'decidedAt'],
        properties: {
          between: { bsonType: 'array', minItems: 2, maxItems: 2, items: { bsonType: 'string' } },
          verdict: { enum: VERDICTS },
          by: { bsonType: 'string' },
          decidedAt: { bsonType: 'date' },
        },
      },
      indexes: [PAIR_INDEX, { key: { between: 1 } }], // by the pair; what was decided of an id
    }),
};

export const matchDecisionsIn = (db: Db) => db.collection<MatchDecision>('matchDecisions');

/** Of decisions, those that have one of their ids on each side. */
export function acrossOf(
  decided: readonly MatchDecision[],
  left: readonly string[],
  right: readonly string[],
): MatchDecision[] {
  if (!decided.length) return [];
  const [here, there] = [new Set(left), new Set(right)];
  return decided.filter(
    ({ between: [a, b] }) => (here.has(a) && there.has(b)) || (here.has(b) && there.has(a)),
  );
}

export function openDecisions({ db, clock }: Pick<Dependencies, 'db' | 'clock'>) {
  const decisions = matchDecisionsIn(db);

  /** Every decision in which one of the ids takes part. */
  const about = (ids: readonly string[], session: ClientSession): Promise<MatchDecision[]> =>
    decisions.find({ between: { $in: [...ids] } }, { session }).toArray();

  return {
    about,

    /** Decisions that have one of their ids on each side. */
    async across(
      left: readonly string[],
      right: readonly string[],
      session: ClientSession,
    ): Promise<MatchDecision[]> {
      return acrossOf(await about(left, session), left, right);
    },

    /** Replaces what was decided of the same pair before. */
    async record(pair: Pair, verdict: Verdict, by: string, session: ClientSession): Promise<void> {
      const known = await decisions.findOne(ofPair(pair), { session });
      const decision = { between: inOrder(pair), verdict, by, decidedAt: clock() };
      if (known) await decisions.replaceOne({ _id: known._id }, decision, { session });
      else await decisions.insertOne({ _id: newId('mdc'), ...decision }, { session });
    },

    /** Forgets decisions that were taken back. */
    async drop(ids: readonly string[], session: ClientSession): Promise<void> {
      if (ids.length) await decisions.deleteMany({ _id: { $in: [...ids] } }, { session });
    },
  };
}

export type Decisions = ReturnType<typeof openDecisions>;
