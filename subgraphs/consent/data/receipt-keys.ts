import {
  CompactSign,
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';
import { remembered } from './remembered.ts';

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
};

const ALGORITHM = 'EdDSA';
/** So that no receipt is ever taken for an access token (RFC 8725, section 3.11). */
const RECEIPT_TYPE = 'consent-receipt+jwt';

const collectionIn = (db: Db) => db.collection<ReceiptKey>('receiptKeys');

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
    const { privateKey, publicKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
    const publicJwk = await exportJWK(publicKey);
    await collectionIn(db).insertOne({
      _id: await calculateJwkThumbprint(publicJwk),
      privateJwk: await exportJWK(privateKey),
      publicJwk,
      signsFrom: new Date(0),
    });
  },
};

export function openReceiptKeys(db: Db, clock: () => Date) {
  const oldestFirst = remembered(() => collectionIn(db).find().sort({ signsFrom: 1 }).toArray(), clock);
  return {
    /**
     * Signs as a compact JWS (RFC 7515) with the key of the time at which the content was recorded. EdDSA is
     * deterministic (RFC 8032), so the same content gives the same signature.
     */
    async sign(content: object, recordedAt: Date): Promise<string> {
      const keys = await oldestFirst();
      const key = keys.findLast(({ signsFrom }) => signsFrom <= recordedAt);
      if (!key) throw new Error('There is no key to sign receipts with.');
      return new CompactSign(new TextEncoder().encode(JSON.stringify(content)))
        .setProtectedHeader({ alg: ALGORITHM, kid: key._id, typ: RECEIPT_TYPE })
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
