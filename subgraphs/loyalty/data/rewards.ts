import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { inTransaction, lookupBy, type Stored } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';

/** Collection `rewards`: what points can buy. `_id` is `rwd_` and the retailer's own code. */
export type StoredReward = Stored & {
  name: string;
  text: string;
  /** Price in whole points. */
  points: number;
  availableFrom: Date;
  /** Absent: no end is planned. */
  availableUntil?: Date;
};

const rewardsIn = (db: Db) => db.collection<StoredReward>('rewards');

export const rewardsMigration: Migration = {
  id: '002-rewards',
  up: (db) =>
    defineCollection(db, 'rewards', {
      schema: {
        bsonType: 'object',
        required: ['name', 'text', 'points', 'availableFrom'],
        additionalProperties: false,
        properties: {
          _id: { bsonType: 'string', pattern: '^rwd_' },
          name: { bsonType: 'string' },
          text: { bsonType: 'string' },
          points: { bsonType: 'int', minimum: 1 },
          availableFrom: { bsonType: 'date' },
          availableUntil: { bsonType: 'date' },
        },
      },
      indexes: [{ key: { points: 1, _id: 1 } }], // cheapest first
    }),
};

const MAX_REWARDS = 100;

export function openRewards({ db, client, clock }: Dependencies) {
  const rewards = rewardsIn(db);
  const byId = lookupBy(rewards, '_id');

  return {
    /** Null when no reward has this id; one that can't be had now is found. */
    byId: (id: string): Promise<StoredReward | null> => byId.load(id),

    /** Those that can be had now, at most 100. */
    cheapestFirst(): Promise<StoredReward[]> {
      const now = clock();
      const notOver = [{ availableUntil: { $exists: false } }, { availableUntil: { $gt: now } }];
      return rewards
        .find({ availableFrom: { $lte: now }, $or: notOver })
        .sort({ points: 1, _id: 1 })
        .limit(MAX_REWARDS)
        .toArray();
    },

    /** Adds rewards or replaces known ones, all or none. */
    import(given: readonly (Omit<StoredReward, '_id'> & { code: string })[]) {
      return inTransaction(client, async (session) => {
        const operations = given.map(({ code, ...reward }) => ({
          replaceOne: { filter: { _id: `rwd_${code}` }, replacement: reward, upsert: true },
        }));
        const { upsertedCount, matchedCount } = await rewards.bulkWrite(operations, { session });
        return { added: upsertedCount, changed: matchedCount };
      });
    },
  };
}

/** Can it be had at this time? */
export const isAvailable = ({ availableFrom, availableUntil }: StoredReward, now: Date): boolean =>
  availableFrom <= now && (!availableUntil || now < availableUntil);
