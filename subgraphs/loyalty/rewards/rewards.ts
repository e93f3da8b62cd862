import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { inTransaction, lookupBy, type Stored } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { isCounted, REWARD_KINDS, type RewardTerms } from './reward.ts';
import { rewardCountsIn } from './stock.ts';

/** Collection `rewards`: what points can buy. `_id` is `rwd_` and the retailer's own code. */
export type StoredReward = Stored &
  RewardTerms & {
    name: string;
    text: string;
    /** Price in whole points. */
    points: number;
    /** For whom a donation is. */
    cause?: string;
    /** The partner's app whose codes are given. */
    clientId?: string;
  };

const rewardsIn = (db: Db) => db.collection<StoredReward>('rewards');

const string = { bsonType: 'string' };
const strings = { bsonType: 'array', minItems: 1, items: string };
const fromOne = { bsonType: 'int', minimum: 1 };
const date = { bsonType: 'date' };

const defineRewards = (db: Db): Promise<void> =>
  defineCollection(db, 'rewards', {
    schema: {
      bsonType: 'object',
      required: ['name', 'text', 'points', 'availableFrom'],
      additionalProperties: false,
      properties: {
        _id: { bsonType: 'string', pattern: '^rwd_' },
        name: string,
        text: string,
        points: fromOne,
        availableFrom: date,
        availableUntil: date,
        kind: { enum: [...REWARD_KINDS] },
        cause: string,
        clientId: string,
        tiers: strings,
        perMember: fromOne,
        stock: fromOne,
        voucherDays: fromOne,
        storeIds: strings,
      },
    },
    indexes: [{ key: { points: 1, _id: 1 } }], // cheapest first
  });

export const rewardsMigration: Migration = { id: '002-rewards', up: defineRewards };

/** Rewards have kinds, and terms. */
export const rewardTermsMigration: Migration = { id: '050-reward-terms', up: defineRewards };

const MAX_REWARDS = 100;

export function openRewards({ db, client, clock }: Pick<Dependencies, 'db' | 'client' | 'clock'>) {
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

    /** Adds rewards or replaces known ones, all or none. What was counted of one stays counted. */
    import(given: readonly (Omit<StoredReward, '_id'> & { code: string })[]) {
      return inTransaction(client, async (session) => {
        const operations = given.map(({ code, ...reward }) => ({
          replaceOne: { filter: { _id: `rwd_${code}` }, replacement: reward, upsert: true },
        }));
        const { upsertedCount, matchedCount } = await rewards.bulkWrite(operations, { session });
        const counted = given.filter(isCounted).map(({ code }) => ({
          updateOne: {
            filter: { _id: `rwd_${code}` },
            update: { $setOnInsert: { taken: 0, points: 0 } },
            upsert: true,
          },
        }));
        if (counted.length) await rewardCountsIn(db).bulkWrite(counted, { session });
        return { added: upsertedCount, changed: matchedCount };
      });
    },
  };
}
