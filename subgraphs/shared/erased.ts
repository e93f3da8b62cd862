import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from './migrations.ts';
import { lookupBy, type Stored } from './mongo.ts';

/**
 * Collection `erased`: customers who were erased here. An opaque id and a time, kept for ever, so that nothing that comes
 * late brings the person back.
 */
type Tombstone = Stored & { at: Date };

const erasedIn = (db: Db) => db.collection<Tombstone>('erased');

export const erasedMigration: Migration = {
  id: '000-erased',
  up: (db) =>
    defineCollection(db, 'erased', {
      schema: {
        bsonType: 'object',
        required: ['at'],
        additionalProperties: false,
        properties: { _id: { bsonType: 'string' }, at: { bsonType: 'date' } },
      },
    }),
};

export type Erased = {
  has(customerId: string): Promise<boolean>;
  /** Which of these were erased, as the transaction of the session sees it. */
  among(customerIds: readonly string[], session: ClientSession): Promise<Set<string>>;
  /** Done before: nothing happens. */
  add(customerId: string, at: Date, session: ClientSession): Promise<void>;
};

export function openErased(db: Db): Erased {
  const byId = lookupBy(erasedIn(db), '_id'); // one read of a key for each mutation, shared by those of the same moment
  return {
    has: async (customerId) => (await byId.load(customerId)) !== null,
    async among(customerIds, session) {
      if (!customerIds.length) return new Set();
      const found = await erasedIn(db)
        .find({ _id: { $in: [...customerIds] } }, { session })
        .toArray();
      return new Set(found.map(({ _id }) => _id));
    },
    async add(customerId, at, session) {
      await erasedIn(db).updateOne({ _id: customerId }, { $setOnInsert: { at } }, { upsert: true, session });
    },
  };
}
