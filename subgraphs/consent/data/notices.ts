import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupBy, type Stored } from '#shared/mongo.ts';

/**
 * Collection `shownNotices`: what a customer had in front of them. Kept apart from the history, which has its id only, so
 * that it can be erased.
 */
export type ShownNotice = Stored & {
  customerId: string;
  /** In the order in which they were shown; `sha256` is {@link hashText} of the text. */
  purposes: { purpose: string; purposeVersion: number; sha256: string }[];
  /** BCP 47. */
  language: string;
  surface: string;
  storeId?: string;
  shownAt: Date;
  /** Actor id of who recorded it. */
  recordedBy: string;
};

const text = { bsonType: 'string' };

export const noticesMigration: Migration = {
  id: '013-shown-notices',
  up: (db) =>
    defineCollection(db, 'shownNotices', {
      schema: {
        bsonType: 'object',
        required: ['customerId', 'purposes', 'language', 'surface', 'shownAt', 'recordedBy'],
        properties: {
          customerId: text,
          purposes: {
            bsonType: 'array',
            minItems: 1,
            maxItems: 20,
            items: {
              bsonType: 'object',
              required: ['purpose', 'purposeVersion', 'sha256'],
              properties: { purpose: text, purposeVersion: { bsonType: 'int', minimum: 1 }, sha256: text },
            },
          },
          language: text,
          surface: text,
          shownAt: { bsonType: 'date' },
        },
      },
      indexes: [{ key: { customerId: 1 } }], // everything about a person, for access and erasure
    }),
};

export function openNotices(db: Db) {
  const notices = db.collection<ShownNotice>('shownNotices');
  const byId = lookupBy(notices, '_id');
  return {
    /** Null when there is none, or it has been erased. */
    byId: (id: string): Promise<ShownNotice | null> => byId.load(id),
    /** What was shown under one of these ids. */
    findIn: (ids: readonly string[], id: string, session: ClientSession): Promise<ShownNotice | null> =>
      notices.findOne({ _id: id, customerId: { $in: [...ids] } }, { session }),
    async record(notice: ShownNotice, session: ClientSession): Promise<void> {
      await notices.insertOne(notice, { session });
    },
  };
}
