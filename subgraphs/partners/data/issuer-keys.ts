import { randomBytes } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { isDuplicateKey, type Stored } from '#shared/mongo.ts';
import { isRotationDue, type RotatingKey, rotated } from '../rules/key-rotation.ts';

/** What tokens are signed with: ECDSA on P-256 with SHA-256. */
export const SIGNING_ALGORITHM = 'ES256';

type IssuerKey = RotatingKey & {
  /** Private; its `kid` is the thumbprint (RFC 7638). */
  jwk: JWK;
  /** Signs the cookies of the sign-in pages while `jwk` signs tokens. */
  cookieSecret: string;
};

/** Collection `issuerKeys`: one document, so that a rotation is one write. Order: see {@link rotated}. */
type KeySet = Stored & { version: number; keys: IssuerKey[] };

export type IssuerKeys = {
  /** Grows with each rotation. */
  version: number;
  /** Private, the one that signs first. */
  jwks: JWK[];
  /** The one that signs first. */
  cookieSecrets: string[];
};

const ID = 'issuer';

export const issuerKeysMigration: Migration = {
  id: '005-issuer-keys',
  up: (db) =>
    defineCollection(db, 'issuerKeys', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['version', 'keys'],
        properties: {
          _id: { enum: [ID] },
          version: { bsonType: ['int', 'long', 'double'], minimum: 1 },
          keys: {
            bsonType: 'array',
            minItems: 2,
            items: { bsonType: 'object', required: ['jwk', 'cookieSecret'] },
          },
        },
      },
    }),
};

export function openIssuerKeys({ db, clock }: { db: Db; clock: () => Date }) {
  const sets = db.collection<KeySet>('issuerKeys');

  /** Made once; of two processes that start at once, one makes them and both read them. */
  async function load(): Promise<KeySet> {
    const found = await sets.findOne({ _id: ID });
    if (found) return found;
    const keys = rotated([], await freshKey(), clock());
    try {
      await sets.insertOne({ _id: ID, version: 1, keys: [...keys, await freshKey()] });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    return load();
  }

  async function rotate(): Promise<void> {
    const { version, keys } = await load();
    const next = rotated(keys, await freshKey(), clock());
    // Another process may have rotated meanwhile: once is enough.
    await sets.updateOne({ _id: ID, version }, { $set: { version: version + 1, keys: next } });
  }

  return {
    async current(): Promise<IssuerKeys> {
      const { version, keys } = await load();
      return {
        version,
        jwks: keys.map(({ jwk }) => jwk),
        cookieSecrets: keys.map(({ cookieSecret }) => cookieSecret),
      };
    },

    rotate,

    async rotateWhenDue(): Promise<void> {
      const { keys } = await load();
      if (isRotationDue(keys, clock())) await rotate();
    },
  };
}

export type IssuerKeyStore = ReturnType<typeof openIssuerKeys>;

async function freshKey(): Promise<IssuerKey> {
  const { privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  return {
    jwk: { ...jwk, kid, use: 'sig', alg: SIGNING_ALGORITHM },
    cookieSecret: randomBytes(32).toString('base64url'),
  };
}
