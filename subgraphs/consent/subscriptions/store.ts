import { createHash, randomBytes } from 'node:crypto';
import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupAllBy, type Stored } from '#shared/mongo.ts';

/**
 * Collection `subscriptionRequests`: what a customer asked to receive at an address that has yet to confirm it. The token
 * that was sent there is kept as a digest only. A request is removed 30 days after its time.
 */
export type SubscriptionRequest = Stored & {
  customerId: string;
  purpose: string;
  /** What was shown when the customer asked. */
  purposeVersion: number;
  language: string;
  surface: string;
  address: string;
  /** SHA-256, in hex, of the token in the newest letter. */
  tokenHash: string;
  requestedAt: Date;
  expiresAt: Date;
  /** When letters were sent. */
  letters: Date[];
  confirmedAt?: Date;
  /** The yes that came of it. */
  decisionId?: string;
};

const KEPT_SECONDS = 30 * 24 * 3600;
const text = { bsonType: 'string' };

export const subscriptionsMigration: Migration = {
  id: '024-subscription-requests',
  up: (db) =>
    defineCollection(db, 'subscriptionRequests', {
      schema: {
        bsonType: 'object',
        required: [
          'customerId',
          'purpose',
          'purposeVersion',
          'language',
          'surface',
          'address',
          'tokenHash',
          'requestedAt',
          'expiresAt',
          'letters',
        ],
        properties: {
          customerId: text,
          purpose: text,
          purposeVersion: { bsonType: 'int', minimum: 1 },
          address: text,
          tokenHash: { bsonType: 'string', pattern: '^[0-9a-f]{64}$' },
          expiresAt: { bsonType: 'date' },
          letters: { bsonType: 'array', items: { bsonType: 'date' } },
        },
      },
      indexes: [
        { key: { tokenHash: 1 }, unique: true },
        { key: { customerId: 1, purpose: 1, address: 1 } }, // asking again; everything about a person
        { key: { address: 1 } }, // how many letters an address gets, whoever asks
        { key: { expiresAt: 1 }, expireAfterSeconds: KEPT_SECONDS },
      ],
    }),
};

/** 256 random bits: nobody guesses one, and the digest needs no salt. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export function openSubscriptions(db: Db) {
  const requests = db.collection<SubscriptionRequest>('subscriptionRequests');
  const byCustomer = lookupAllBy(requests, 'customerId', { _id: -1 }); // few: they are limited and removed
  return {
    /** Of these ids, newest first, at most 100. */
    async ofCustomer(ids: readonly string[]): Promise<SubscriptionRequest[]> {
      const found = (await Promise.all(ids.map((id) => byCustomer.load(id)))).flat();
      if (ids.length > 1) found.sort((a, b) => (a._id > b._id ? -1 : 1));
      return found.slice(0, 100);
    },

    byToken: (token: string): Promise<SubscriptionRequest | null> =>
      requests.findOne({ tokenHash: hashToken(token) }),

    byTokenIn: (token: string, session: ClientSession): Promise<SubscriptionRequest | null> =>
      requests.findOne({ tokenHash: hashToken(token) }, { session }),

    /** What the customer asked for before, of the same purpose at the same address, and has not confirmed. */
    openIn: (
      { customerId, purpose, address }: Pick<SubscriptionRequest, 'customerId' | 'purpose' | 'address'>,
      session: ClientSession,
    ): Promise<SubscriptionRequest | null> =>
      requests.findOne(
        { customerId, purpose, address, confirmedAt: { $exists: false } },
        { session, sort: { _id: -1 } },
      ),

    /** When letters went out lately: because of this customer, and to this address. */
    async lettersSince(
      since: Date,
      { ids, address }: { ids: readonly string[]; address: string },
      session: ClientSession,
    ): Promise<Date[]> {
      const found = await requests
        .find({ $or: [{ customerId: { $in: [...ids] } }, { address }], letters: { $gt: since } }, { session })
        .toArray();
      return found.flatMap(({ letters }) => letters).filter((time) => time > since);
    },

    async save(request: SubscriptionRequest, session: ClientSession): Promise<void> {
      await requests.replaceOne({ _id: request._id }, request, { session, upsert: true });
    },
  };
}
