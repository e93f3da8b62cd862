import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupBy, newId, type Stored } from '#shared/mongo.ts';
import { newestFirst, type PageRequest } from '#shared/pagination.ts';
import type { Signal } from './signal.ts';

/**
 * Collection `privacySignals`: signals as they were sent. Kept apart from the history, which has their ids only, so that they
 * can be erased.
 */
export type StoredSignal = Stored & Signal & { customerId: string; recordedAt: Date; surface: string };

/** Collection `firstSignals`: when a customer's first Global Privacy Control was honoured. `_id` is the customer. */
type FirstSignal = Stored & { at: Date };

const text = { bsonType: 'string' };

export const signalsMigration: Migration = {
  id: '023-privacy-signals',
  async up(db) {
    await defineCollection(db, 'privacySignals', {
      schema: {
        bsonType: 'object',
        required: ['customerId', 'gpc', 'recordedAt', 'surface'],
        properties: {
          customerId: text,
          gpc: { bsonType: 'bool' },
          gpp: { bsonType: 'string', maxLength: 4096 },
          tcf: { bsonType: 'string', maxLength: 4096 },
          recordedAt: { bsonType: 'date' },
          surface: text,
        },
      },
      indexes: [{ key: { customerId: 1, _id: -1 } }], // newest first, and everything about a person
    });
    await defineCollection(db, 'firstSignals', {
      schema: { bsonType: 'object', required: ['at'], properties: { at: { bsonType: 'date' } } },
    });
  },
};

export function openSignals({ db, clock }: { db: Db; clock: () => Date }) {
  const signals = db.collection<StoredSignal>('privacySignals');
  const firsts = db.collection<FirstSignal>('firstSignals');
  const byId = lookupBy(signals, '_id');
  const firstOf = lookupBy(firsts, '_id');
  return {
    /** Null when there is none, or it has been erased. */
    byId: (id: string): Promise<StoredSignal | null> => byId.load(id),

    /**
     * When Global Privacy Control was first honoured for a customer of these ids; null: never. Where it was under several, the last
     * of them: a yes before one of them was said without knowing it.
     */
    firstAt: async (ids: readonly string[]): Promise<Date | null> =>
      lastOf(await Promise.all(ids.map((id) => firstOf.load(id)))),

    firstAtIn: async (ids: readonly string[], session: ClientSession): Promise<Date | null> =>
      lastOf(await firsts.find({ _id: { $in: [...ids] } }, { session }).toArray()),

    /** The same, as it was sent before. */
    sameIn: (customerId: string, { gpc, gpp, tcf }: Signal, session: ClientSession) =>
      signals.findOne<StoredSignal>(
        { customerId, gpc, gpp: gpp ?? { $exists: false }, tcf: tcf ?? { $exists: false } },
        { session },
      ),

    page: (ids: readonly string[], page: PageRequest) =>
      newestFirst(signals, { customerId: { $in: [...ids] } }, page),

    async record(
      customerId: string,
      signal: Signal,
      surface: string,
      session: ClientSession,
    ): Promise<StoredSignal> {
      const recordedAt = clock();
      const stored: StoredSignal = { _id: newId('sig'), customerId, ...signal, recordedAt, surface };
      await signals.insertOne(stored, { session });
      if (signal.gpc) {
        await firsts.updateOne(
          { _id: customerId },
          { $setOnInsert: { at: recordedAt } },
          { session, upsert: true },
        );
      }
      return stored;
    },
  };
}

const lastOf = (firsts: readonly (FirstSignal | null)[]): Date | null =>
  firsts.reduce<Date | null>((last, first) => (first && (!last || first.at > last) ? first.at : last), null);
