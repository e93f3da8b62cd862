import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupBy, type Stored } from '#shared/mongo.ts';

/** Collection `scanAndGoPolicies`: how a store treats customers who scan for themselves. `_id` is the store. */
export type ScanAndGoPolicy = Stored & {
  /** How many of a hundred visits are checked, 0 to 100. */
  auditPercent: number;
  /** What a customer may leave with before the money is known to have moved, in the store's currency. */
  offlineLimitMinor: number;
};

const DEFAULTS = { auditPercent: 5, offlineLimitMinor: 15_000 };

const whole = { bsonType: ['int', 'long', 'double'], minimum: 0 };

export const scanAndGoPoliciesMigration: Migration = {
  id: '031-scan-and-go-policies',
  up: (db) =>
    defineCollection(db, 'scanAndGoPolicies', {
      schema: {
        bsonType: 'object',
        required: ['auditPercent', 'offlineLimitMinor'],
        properties: { auditPercent: { ...whole, maximum: 100 }, offlineLimitMinor: whole },
      },
    }),
};

export function openScanAndGoPolicies({ db }: { db: Db }) {
  const policies = db.collection<ScanAndGoPolicy>('scanAndGoPolicies');
  const byId = lookupBy(policies, '_id');
  return {
    of: async (storeId: string): Promise<ScanAndGoPolicy> =>
      (await byId.load(storeId)) ?? { _id: storeId, ...DEFAULTS },

    async set({ _id, ...policy }: ScanAndGoPolicy): Promise<void> {
      await policies.replaceOne({ _id }, policy, { upsert: true });
    },
  };
}
