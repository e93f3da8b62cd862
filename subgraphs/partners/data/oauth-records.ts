import { createHash } from 'node:crypto';
import type { ClientSession, Db } from 'mongodb';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { isDuplicateKey, type Stored } from '#shared/mongo.ts';
import { errors } from '../oauth/oidc-provider.ts';

/**
 * Collection `oauthRecords`: the protocol state of the OAuth server. `_id` is the model and the id within it; where the
 * id is itself a credential, its hash, so that reading the database opens nobody's door.
 */
type OAuthRecord = Stored & {
  model: string;
  /** As the library gives it, without its id. */
  payload: AdapterPayload;
  /** All tokens and codes that stand on the same grant. */
  grantId?: string;
  /** Set once, by the request that uses a code or rotates a refresh token. */
  consumedAt?: Date;
  expiresAt: Date;
};

const string = { bsonType: 'string', minLength: 1 };

export const oauthRecordsMigration: Migration = {
  id: '006-oauth-records',
  up: (db) =>
    defineCollection(db, 'oauthRecords', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['model', 'payload', 'expiresAt'],
        properties: {
          _id: string,
          model: string,
          payload: { bsonType: 'object' },
          grantId: string,
          consumedAt: { bsonType: 'date' },
          expiresAt: { bsonType: 'date' },
        },
      },
      indexes: [
        { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
        { key: { grantId: 1 }, sparse: true }, // revoking a grant
        { key: { 'payload.uid': 1 }, sparse: true }, // the session that a token or an interaction belongs to
      ],
    }),
};

/** Models whose id is a credential. A session's is not: its cookie is signed. */
const CREDENTIALS = new Set([
  'AccessToken',
  'AuthorizationCode',
  'RefreshToken',
  'PushedAuthorizationRequest',
]);

const recordId = (model: string, id: string): string =>
  `${model}:${CREDENTIALS.has(model) ? createHash('sha256').update(id).digest('base64url') : id}`;

/** Kept longer than any access token lives. `consumedAt` is when. */
const REVOCATION = 'Revocation';
const REVOCATION_MS = 24 * 3_600_000;

export function openOAuthRecords({ db }: { db: Db }) {
  const records = db.collection<OAuthRecord>('oauthRecords');

  /**
   * Ends a grant and everything that stands on it. What is issued at the same moment finds no grant when it is used.
   * With `until`, what was issued after that time stays: the customer may have granted anew under the same id.
   */
  async function revokeGrant(
    grantId: string,
    { until, session }: { until?: Date; session?: ClientSession } = {},
  ): Promise<void> {
    if (!until) await markRevoked(grantId);
    const issued = until ? { 'payload.iat': { $lte: Math.floor(until.getTime() / 1000) } } : {};
    const options = session ? { session } : {};
    await records.deleteOne({ _id: recordId('Grant', grantId), ...issued }, options);
    await records.deleteMany({ grantId, ...issued }, options);
  }

  /** The library has looked before, but of two proofs at once both were new then. */
  async function useOnce(record: OAuthRecord): Promise<void> {
    try {
      await records.insertOne(record);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      throw new errors.InvalidGrant('DPoP proof JWT Replay detected');
    }
  }

  /** Access tokens are kept nowhere, so that those of a grant whose code or refresh token was replayed are known by this. */
  async function markRevoked(grantId: string): Promise<void> {
    const at = new Date();
    const keep = { model: REVOCATION, payload: {}, expiresAt: new Date(at.getTime() + REVOCATION_MS) };
    await records.updateOne(
      { _id: recordId(REVOCATION, grantId) },
      { $set: { ...keep, consumedAt: at } },
      { upsert: true },
    );
  }

  /** The library's storage for one of its models. */
  function adapterOf(model: string): Adapter {
    const payloadOf = (record: OAuthRecord | null, id?: string): AdapterPayload | undefined =>
      record
        ? {
            ...record.payload,
            ...(id ? { jti: id } : {}),
            ...(record.consumedAt ? { consumed: record.consumedAt.getTime() / 1000 } : {}),
          }
        : undefined;

    return {
      async upsert(id, { jti, ...payload }, expiresIn) {
        if (!expiresIn) throw new Error(`A ${model} that never expires is not kept.`);
        const kept = CREDENTIALS.has(model) || !jti ? payload : { jti, ...payload };
        const { grantId } = payload;
        const record = {
          model,
          payload: kept,
          ...(grantId ? { grantId } : {}),
          expiresAt: new Date(Date.now() + expiresIn * 1000),
        };
        const _id = recordId(model, id);
        if (model === 'ReplayDetection') await useOnce({ _id, ...record });
        else await records.replaceOne({ _id }, record, { upsert: true });
      },

      find: async (id) =>
        payloadOf(
          await records.findOne({ _id: recordId(model, id) }),
          CREDENTIALS.has(model) ? id : undefined,
        ),

      findByUid: async (uid) => payloadOf(await records.findOne({ 'payload.uid': uid, model })),

      findByUserCode() {
        throw new Error('The device flow is off.');
      },

      /** Of two requests with the same code or token one passes; the other is a replay and ends the whole grant. */
      async consume(id) {
        const _id = recordId(model, id);
        const unused = { _id, consumedAt: { $exists: false } };
        const { matchedCount } = await records.updateOne(unused, { $set: { consumedAt: new Date() } });
        if (matchedCount === 1) return;
        const used = await records.findOne({ _id });
        if (used?.grantId) await revokeGrant(used.grantId);
        throw model === 'PushedAuthorizationRequest'
          ? new errors.InvalidRequestUri('request_uri was already used')
          : new errors.InvalidGrant('already used');
      },

      async destroy(id) {
        if (model === 'Grant') await markRevoked(id);
        await records.deleteOne({ _id: recordId(model, id) });
      },

      async revokeByGrantId(grantId) {
        await records.deleteMany({ model, grantId });
      },
    };
  }

  return {
    adapterOf,
    revokeGrant,

    /** Whether a token of this grant that was made then has been taken back. Null: a token that doesn't say when. */
    async isRevoked(grantId: string, issuedAt: Date | null): Promise<boolean> {
      const found = await records.findOne({ _id: recordId(REVOCATION, grantId) });
      return found?.consumedAt !== undefined && (issuedAt?.getTime() ?? 0) <= found.consumedAt.getTime();
    },
  };
}

export type OAuthRecords = ReturnType<typeof openOAuthRecords>;
