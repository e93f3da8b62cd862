import type { ClientSession, Db } from 'mongodb';
import { openErased } from '#shared/erased.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { newId, type Stored } from '#shared/mongo.ts';
import type { Keyring } from '#shared/seal.ts';
import { inStoreCode, readInStoreCode } from './codes.ts';

/** Collection `usedMemberCodes`: each code recognises once. `_id` is what tells codes apart; nobody is in it. */
type UsedCode = Stored & { until: Date };

export const memberCodesMigration: Migration = {
  id: '030-used-member-codes',
  up: (db) =>
    defineCollection(db, 'usedMemberCodes', {
      schema: { bsonType: 'object', required: ['until'], properties: { until: { bsonType: 'date' } } },
      indexes: [{ key: { until: 1 }, expireAfterSeconds: 3600 }],
    }),
};

const LIFETIME_MS = 2 * 60_000;

/** What a member shows to a machine: good once, for two minutes. */
export const memberCode = (customerId: string, now: Date, keyring: Keyring): string =>
  inStoreCode('member-code', customerId, new Date(now.getTime() + LIFETIME_MS), keyring, newId('mco'));

export function openMemberCodes({ db, keyring, clock }: { db: Db; keyring: Keyring; clock: () => Date }) {
  const used = db.collection<UsedCode>('usedMemberCodes');
  const erased = openErased(db);
  return {
    /** Whose code it is, once; null when it isn't ours, is too old, was used, or is of somebody who was erased. */
    async use(session: ClientSession, code: string): Promise<string | null> {
      const read = readInStoreCode('member-code', code, clock(), keyring);
      if (!read?.unique) return null;
      if ((await erased.among([read.name], session)).size) return null;
      const before = await used.findOneAndUpdate(
        { _id: read.unique },
        { $setOnInsert: { until: read.until } },
        { session, upsert: true, returnDocument: 'before' },
      );
      return before ? null : read.name;
    },
  };
}
