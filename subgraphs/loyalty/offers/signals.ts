import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Signal } from './judge.ts';
import { MAX_CAP_DAYS } from './terms.ts';

/**
 * Collection `offerSignals`: what a customer who permits personal offers did of late, as others told. Of each thing the last time
 * is kept. `_id` is whose, which and of what.
 */
type StoredSignal = Signal & { _id: string; customerId: string };

export const signalsIn = (db: Db) => db.collection<StoredSignal>('offerSignals');

export const signalsMigration: Migration = {
  id: '073-offer-signals',
  up: (db) =>
    defineCollection(db, 'offerSignals', {
      schema: {
        bsonType: 'object',
        required: ['customerId', 'kind', 'at'],
        additionalProperties: false,
        properties: {
          _id: { bsonType: 'string' },
          customerId: { bsonType: 'string' },
          kind: {
            enum: [
              'VIEWED_NOT_BOUGHT',
              'CONTENT_READ',
              'LEFT_BAG_IDLE',
              'LEFT_BAG_ABANDONED',
              'LEFT_BAG_STALLED',
            ],
          },
          about: { bsonType: 'string' },
          at: { bsonType: 'date' },
        },
      },
      indexes: [{ key: { customerId: 1, at: -1 } }, { key: { at: 1 } }], // what offers look at; what is too old
    }),
};

/** Nothing older counts for an offer. */
const MAX_SIGNALS = 500;
const DAY_MS = 86_400_000;

const tooOld = (now: Date) => ({ $lt: new Date(now.getTime() - MAX_CAP_DAYS * DAY_MS) });

export function openSignals(db: Db) {
  const signals = signalsIn(db);
  return {
    /** Notes that a customer did something; what is told late doesn't make it earlier. */
    async note(customerId: string, { kind, about, at }: Signal, session: ClientSession): Promise<void> {
      await signals.updateOne(
        { _id: `${customerId}/${kind}/${about ?? ''}` },
        { $set: { customerId, kind, ...(about !== undefined && { about }) }, $max: { at } },
        { upsert: true, session },
      );
    },

    /** The last {@link MAX_SIGNALS} of the last 30 days, newest first. */
    of: (ids: readonly string[], now: Date, session?: ClientSession): Promise<Signal[]> =>
      signals
        .find({ customerId: { $in: [...ids] }, at: { $gte: tooOld(now).$lt } }, session ? { session } : {})
        .sort({ at: -1 })
        .limit(MAX_SIGNALS)
        .toArray(),

    /** They don't permit it any more. */
    async drop(ids: readonly string[], session: ClientSession): Promise<void> {
      await signals.deleteMany({ customerId: { $in: [...ids] } }, { session });
    },

    /** Forgets what is too old for any offer. Returns how many. */
    async forget(now: Date): Promise<number> {
      const { deletedCount } = await signals.deleteMany({ at: tooOld(now) });
      return deletedCount;
    },
  };
}

export type Signals = ReturnType<typeof openSignals>;
