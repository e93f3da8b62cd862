import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';
import { DEFAULT_RETURN_POLICY, type ReturnPolicy } from './policy.ts';

/** Collection `returnPolicies`: one document, what the retailer has decided. */
type StoredPolicy = Stored & ReturnPolicy;

const ONLY = 'returns';

export const returnPoliciesMigration: Migration = {
  id: '031-return-policies',
  up: (db) =>
    defineCollection(db, 'returnPolicies', {
      schema: {
        bsonType: 'object',
        required: ['days', 'categories', 'extensions'],
        properties: {
          days: { bsonType: ['int', 'long', 'double'], minimum: 0 },
          categories: { bsonType: 'array' },
          extensions: { bsonType: 'array' },
        },
      },
    }),
};

export function openReturnPolicies(db: Db) {
  const policies = db.collection<StoredPolicy>('returnPolicies');
  return {
    /** The default until the retailer has decided otherwise. */
    async current(): Promise<ReturnPolicy> {
      return (await policies.findOne({ _id: ONLY })) ?? DEFAULT_RETURN_POLICY;
    },

    /** Holds for what is announced from now on; returns that were announced keep their time. */
    async set({ days, categories, extensions }: ReturnPolicy): Promise<void> {
      await policies.replaceOne(
        { _id: ONLY },
        { days, categories: [...categories], extensions: [...extensions] },
        { upsert: true },
      );
    },
  };
}
