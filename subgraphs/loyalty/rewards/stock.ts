import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { batched, inTransaction, lookupBy, newId, type Stored } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';

/**
 * Collection `rewardCounts`: how often rewards were had of which there are only so many, or whose total is shown. Others have no
 * document here, so that they can be had by many at once.
 */
type RewardCount = Stored & {
  /** Without those that were cancelled or lapsed. */
  taken: number;
  /** Whole points that were paid for them. */
  points: number;
};

/** Collection `rewardCodes`: codes of partners, each for one member. */
type RewardCode = Stored & {
  rewardId: string;
  code: string;
  /** Absent once it was handed out. */
  free?: true;
  /** Who got it. */
  redemptionId?: string;
};

export const rewardCountsIn = (db: Db) => db.collection<RewardCount>('rewardCounts');
const rewardCodesIn = (db: Db) => db.collection<RewardCode>('rewardCodes');

const string = { bsonType: 'string', minLength: 1 };
const fromZero = { bsonType: 'int', minimum: 0 };

export const rewardStockMigration: Migration = {
  id: '051-reward-stock',
  async up(db) {
    await defineCollection(db, 'rewardCounts', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['taken', 'points'],
        properties: { _id: string, taken: fromZero, points: { bsonType: ['int', 'long'], minimum: 0 } },
      },
    });
    await defineCollection(db, 'rewardCodes', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['rewardId', 'code'],
        properties: {
          _id: string,
          rewardId: string,
          code: string,
          free: { enum: [true] },
          redemptionId: string,
        },
      },
      indexes: [
        { key: { rewardId: 1, code: 1 }, unique: true }, // a code is handed out once, however often it is imported
        { key: { rewardId: 1, _id: 1 }, partialFilterExpression: { free: true } }, // the next to hand out
      ],
    });
  },
};

export function openRewardStock({ db, client }: Pick<Dependencies, 'db' | 'client'>) {
  const counts = rewardCountsIn(db);
  const codes = rewardCodesIn(db);
  const byReward = lookupBy(counts, '_id');
  const freeCodes = batched(async (rewardIds) => {
    const found = await codes
      .aggregate<{ _id: string; count: number }>([
        { $match: { rewardId: { $in: rewardIds }, free: true } },
        { $group: { _id: '$rewardId', count: { $sum: 1 } } },
      ])
      .toArray();
    const byId = new Map(found.map(({ _id, count }) => [_id, count]));
    return (rewardId) => byId.get(rewardId) ?? 0;
  });

  return {
    /** How often a counted reward was had, and for how many points. */
    async countOf(rewardId: string): Promise<{ taken: number; points: number }> {
      const { taken = 0, points = 0 } = (await byReward.load(rewardId)) ?? {};
      return { taken, points };
    },

    async takenSeenBy(session: ClientSession, rewardId: string): Promise<number> {
      return (await counts.findOne({ _id: rewardId }, { session }))?.taken ?? 0;
    },

    /** Of two who count at once one begins again, and then sees the other's. */
    async count(rewardId: string, by: 1 | -1, points: number, session: ClientSession): Promise<void> {
      const change = { $inc: { taken: by, points: by * points } };
      await counts.updateOne({ _id: rewardId }, change, { session, upsert: by === 1 });
    },

    freeCodes: (rewardId: string): Promise<number> => freeCodes.load(rewardId),

    /** The code that was imported first of those that nobody has. Null when there is none. */
    async handOut(rewardId: string, redemptionId: string, session: ClientSession): Promise<string | null> {
      const given = await codes.findOneAndUpdate(
        { rewardId, free: true },
        { $set: { redemptionId }, $unset: { free: '' } },
        { sort: { _id: 1 }, session },
      );
      return given?.code ?? null;
    },

    /** Adds codes of a partner; one that is known stays as it is, also when it was handed out. */
    async add(rewardId: string, given: readonly string[]): Promise<{ added: number; known: number }> {
      const operations = given.map((code) => ({
        updateOne: {
          filter: { rewardId, code },
          update: { $setOnInsert: { _id: newId('rcd'), free: true as const } },
          upsert: true,
        },
      }));
      return inTransaction(client, async (session) => {
        const { upsertedCount, matchedCount } = await codes.bulkWrite(operations, { session });
        return { added: upsertedCount, known: matchedCount };
      });
    },
  };
}

export type RewardStock = ReturnType<typeof openRewardStock>;
