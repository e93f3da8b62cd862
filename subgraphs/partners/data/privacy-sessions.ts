import { createHash } from 'node:crypto';
import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';

/**
 * Collection `privacySessions`: who is signed in to the privacy pages. `_id` is the hash of the secret in the browser's
 * cookie, so reading the database signs nobody in. No token is kept: each page gets one of seconds.
 */
type StoredSession = Stored & {
  customerId: string;
  /** The session at the OAuth server that this one was made from, and ends with. */
  providerSession: string;
  /** Told on the next page, once. */
  message?: PageMessage;
  startedAt: Date;
  expiresAt: Date;
};

/** What became of the last form. */
export type PageMessage = {
  /** The form or row that it is about, an id on the page. Absent: the page as a whole. */
  at?: string;
  text: string;
};

export type PrivacySession = Pick<StoredSession, 'customerId' | 'providerSession'> & {
  message: PageMessage | null;
};

const string = { bsonType: 'string', minLength: 1 };

export const privacySessionsMigration: Migration = {
  id: '020-privacy-sessions',
  up: (db) =>
    defineCollection(db, 'privacySessions', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['customerId', 'providerSession', 'startedAt', 'expiresAt'],
        properties: {
          _id: string,
          customerId: string,
          providerSession: string,
          message: {
            bsonType: 'object',
            additionalProperties: false,
            required: ['text'],
            properties: { at: string, text: string },
          },
          startedAt: { bsonType: 'date' },
          expiresAt: { bsonType: 'date' },
        },
      },
      indexes: [
        { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
        { key: { customerId: 1 } }, // erasing a customer
      ],
    }),
};

const IDLE_MS = 60 * 60_000;
const LONGEST_MS = 12 * 60 * 60_000;

export function openPrivacySessions({ db, clock }: { db: Db; clock: () => Date }) {
  const sessions = db.collection<StoredSession>('privacySessions');
  const idOf = (secret: string) => createHash('sha256').update(secret).digest('base64url');

  return {
    async begin(secret: string, customerId: string, providerSession: string): Promise<void> {
      const now = clock();
      await sessions.insertOne({
        _id: idOf(secret),
        customerId,
        providerSession,
        startedAt: now,
        expiresAt: after(now, IDLE_MS),
      });
    },

    /** Whose the secret is, and what they are still to be told; null when nobody is signed in with it. */
    async use(secret: string): Promise<PrivacySession | null> {
      const now = clock();
      const alive = { _id: idOf(secret), expiresAt: { $gt: now } };
      const found = await sessions.findOneAndUpdate(
        { ...alive, startedAt: { $gt: after(now, -LONGEST_MS) } },
        { $set: { expiresAt: after(now, IDLE_MS) }, $unset: { message: '' } },
      );
      return found && { ...found, message: found.message ?? null };
    },

    async tell(secret: string, message: PageMessage): Promise<void> {
      await sessions.updateOne({ _id: idOf(secret) }, { $set: { message } });
    },

    async end(secret: string): Promise<void> {
      await sessions.deleteOne({ _id: idOf(secret) });
    },
  };
}

export type PrivacySessions = ReturnType<typeof openPrivacySessions>;

const after = (time: Date, ms: number): Date => new Date(time.getTime() + ms);
