import {
  CompactSign,
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';
import { remembered } from '#shared/remembered.ts';

/**
 * Collection `receiptKeys`: Ed25519 keys that sign receipts, never removed, so that every receipt stays verifiable.
 * `_id` is the key's thumbprint (RFC 7638).
 */
type ReceiptKey = Stored & {
  privateJwk: JWK;
  publicJwk: JWK;
  /**
   * It signs what is recorded from here on, until the next key's time. A new key's time lies some minutes ahead, so that
   * every process knows the key before it is due.
   */
  signsFrom: Date;
  /** Absent for one that was made before keys were changed by age. */
  createdAt?: Date;
};

const ALGORITHM = 'EdDSA';
/** So that no receipt is ever taken for an access token (RFC 8725, section 3.11). */
const RECEIPT_TYPE = 'consent-receipt+jwt';

/** A new key is known to every process, and to everybody who keeps the published keys as long as we allow, before it signs. */
const LEAD_MS = 10 * 60_000;
/** After this a key is followed by another. */
const MAX_AGE_MS = 365 * 86_400_000;

/** Of two from the same moment every process takes the same. */
const OLDEST_FIRST = { signsFrom: 1, _id: 1 } as const;
const NEWEST_FIRST = { signsFrom: -1, _id: -1 } as const;

const collectionIn = (db: Db) => db.collection<ReceiptKey>('receiptKeys');

async function aKey(signsFrom: Date, createdAt: Date): Promise<ReceiptKey> {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
  const publicJwk = await exportJWK(publicKey);
  return {
    _id: await calculateJwkThumbprint(publicJwk),
    privateJwk: await exportJWK(privateKey),
    publicJwk,
    signsFrom,
    createdAt,
  };
}

export const receiptKeysMigration: Migration = {
  id: '003-receipt-keys',
  async up(db) {
    await defineCollection(db, 'receiptKeys', {
      schema: {
        bsonType: 'object',
        required: ['privateJwk', 'publicJwk', 'signsFrom'],
        properties: {
          privateJwk: { bsonType: 'object', required: ['kty', 'crv', 'x', 'd'] },
          publicJwk: { bsonType: 'object', required: ['kty', 'crv', 'x'] },
          signsFrom: { bsonType: 'date' },
        },
      },
    });
    if (await collectionIn(db).countDocuments()) return;
    await collectionIn(db).insertOne(await aKey(new Date(0), new Date()));
  },
};

export function openReceiptKeys(db: Db, clock: () => Date) {
  const oldestFirst = remembered(() => collectionIn(db).find().sort(OLDEST_FIRST).toArray(), clock);

  /** Makes the key that signs from soon on. Those before it stay, so that receipts of theirs verify. */
  async function rotate(session?: ClientSession): Promise<{ keyId: string; signsFrom: Date }> {
    const now = clock();
    const key = await aKey(new Date(now.getTime() + LEAD_MS), now);
    await collectionIn(db).insertOne(key, session ? { session } : {});
    return { keyId: key._id, signsFrom: key.signsFrom };
  }

  return {
    rotate,

    /** Rotates when the newest key has grown old. @returns whether it had. */
    async rotateOld(): Promise<boolean> {
      const newest = await collectionIn(db).findOne({}, { sort: NEWEST_FIRST });
      const madeAt = newest?.createdAt ?? newest?.signsFrom;
      if (madeAt && clock().getTime() - madeAt.getTime() < MAX_AGE_MS) return false;
      await rotate();
      return true;
    },

    /**
     * Signs as a compact JWS (RFC 7515) with the key of the time at which the content was recorded. EdDSA is
     * deterministic (RFC 8032), so the same content gives the same signature.
     */
    async sign(content: object, recordedAt: Date, type = RECEIPT_TYPE): Promise<string> {
      const keys = await oldestFirst();
      const key = keys.findLast(({ signsFrom }) => signsFrom <= recordedAt);
      if (!key) throw new Error('There is no key to sign receipts with.');
      return new CompactSign(new TextEncoder().encode(JSON.stringify(content)))
        .setProtectedHeader({ alg: ALGORITHM, kid: key._id, typ: type })
        .sign((await importJWK(key.privateJwk, ALGORITHM)) as CryptoKey);
    },
    /** A JSON Web Key Set (RFC 7517) of all public keys. */
    async publicKeys(): Promise<{ keys: JWK[] }> {
      const keys = await oldestFirst();
      return {
        keys: keys.map(({ _id, publicJwk }) => ({ ...publicJwk, kid: _id, use: 'sig', alg: ALGORITHM })),
      };
    },
  };
}

export type ReceiptKeys = ReturnType<typeof openReceiptKeys>;
