import type { ClientSession, Db } from 'mongodb';
import { MongoServerError } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { isDuplicateKey, newId, type Stored } from '#shared/mongo.ts';
import { openSigningSecrets, SECRETS_SCHEMA, type SigningSecret } from '#shared/webhooks/signing-secrets.ts';
import type { Vault } from '#shared/webhooks/vault.ts';
import type { WebhookType } from '../rules/event-types.ts';

/** Why an endpoint is off: by its owner, because it said that it is gone (410), or because it took nothing for days. */
export type DisabledReason = 'OWNER' | 'GONE' | 'FAILING';

/** Collection `webhookEndpoints`: where apps want to be told. */
export type WebhookEndpoint = Stored & {
  clientId: string;
  /** From 0; together with the app unique, so that an app has so many and no more. */
  slot: number;
  url: string;
  description?: string;
  /** What it subscribes to besides what is mandatory. */
  types: WebhookType[];
  state: 'ENABLED' | 'DISABLED';
  disabledReason?: DisabledReason;
  disabledAt?: Date;
  /** Newest first; all sign. Encrypted, see {@link Vault}. */
  secrets: SigningSecret[];
  /** Grows with each change of the secrets. */
  version: number;
  createdAt: Date;
  /** Since when it has taken nothing; absent while all is well. */
  failingSince?: Date;
  /** It asked to be left alone until then. */
  pausedUntil?: Date;
};

const MAX_ENDPOINTS = 5;

const string = { bsonType: 'string', minLength: 1 };
const date = { bsonType: 'date' };
const number = { bsonType: ['int', 'long', 'double'], minimum: 0 };

export const webhookEndpointsMigration: Migration = {
  id: '011-webhook-endpoints',
  up: (db) =>
    defineCollection(db, 'webhookEndpoints', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['clientId', 'slot', 'url', 'types', 'state', 'secrets', 'version', 'createdAt'],
        properties: {
          _id: string,
          clientId: string,
          slot: { ...number, maximum: MAX_ENDPOINTS - 1 },
          url: string,
          description: string,
          types: { bsonType: 'array', uniqueItems: true, items: string },
          state: { enum: ['ENABLED', 'DISABLED'] },
          disabledReason: { enum: ['OWNER', 'GONE', 'FAILING'] },
          disabledAt: date,
          secrets: SECRETS_SCHEMA,
          version: number,
          createdAt: date,
          failingSince: date,
          pausedUntil: date,
        },
      },
      indexes: [
        { key: { clientId: 1, slot: 1 }, unique: true }, // an app's endpoints, and how many they can be
        { key: { clientId: 1, url: 1 }, unique: true }, // registering twice gives one
      ],
    }),
};

export function openWebhookEndpoints({ db, clock, vault }: { db: Db; clock: () => Date; vault: Vault }) {
  const endpoints = db.collection<WebhookEndpoint>('webhookEndpoints');
  const signing = openSigningSecrets({ vault, clock });

  return {
    byId: (id: string): Promise<WebhookEndpoint | null> => endpoints.findOne({ _id: id }),

    /** In the order in which their places were taken; at most {@link MAX_ENDPOINTS}. */
    ofApp: (clientId: string, session?: ClientSession): Promise<WebhookEndpoint[]> =>
      endpoints
        .find({ clientId }, session ? { session } : {})
        .sort({ slot: 1 })
        .toArray(),

    /** Those that can be sent to now. */
    async open(now: Date): Promise<WebhookEndpoint[]> {
      const enabled = await endpoints.find({ state: 'ENABLED' }).toArray();
      return enabled.filter(({ pausedUntil }) => !pausedUntil || pausedUntil <= now);
    },

    /** `secret` can't be had again. A text says why there is no endpoint. */
    async register(given: Pick<WebhookEndpoint, 'clientId' | 'url' | 'types' | 'description'>) {
      const _id = newId('whe');
      const { secret, secrets } = signing.first(_id);
      const { description, ...rest } = given;
      for (let slot = 0; slot < MAX_ENDPOINTS; slot += 1) {
        const endpoint: WebhookEndpoint = {
          _id,
          ...rest,
          ...(description !== undefined && { description }),
          slot,
          state: 'ENABLED',
          secrets,
          version: 1,
          createdAt: clock(),
        };
        try {
          await endpoints.insertOne(endpoint);
          return { endpoint, secret };
        } catch (error) {
          if (!isDuplicateKey(error)) throw error;
          if (isAboutUrl(error)) return 'URL_TAKEN';
        }
      }
      const taken = await endpoints.findOne({ clientId: given.clientId, url: given.url });
      return taken ? 'URL_TAKEN' : 'TOO_MANY';
    },

    /** Only what is given changes. Null when it is gone by now. */
    async change(
      id: string,
      {
        enabled,
        ...given
      }: Partial<Pick<WebhookEndpoint, 'url' | 'types' | 'description'>> & { enabled?: boolean },
    ): Promise<WebhookEndpoint | 'URL_TAKEN' | null> {
      const off = { state: 'DISABLED', disabledReason: 'OWNER', disabledAt: clock() } as const;
      const worries = { failingSince: '', pausedUntil: '' } as const;
      const update =
        enabled === undefined
          ? { $set: given }
          : enabled
            ? {
                $set: { ...given, state: 'ENABLED' as const },
                $unset: { ...worries, disabledReason: '' as const, disabledAt: '' as const },
              }
            : { $set: { ...given, ...off }, $unset: worries };
      try {
        return await endpoints.findOneAndUpdate({ _id: id }, update, { returnDocument: 'after' });
      } catch (error) {
        if (isDuplicateKey(error)) return 'URL_TAKEN';
        throw error;
      }
    },

    /** Adds a secret; those before it sign until `overlapEnd` at the latest. Null when the endpoint is gone. */
    async rotate(
      id: string,
      overlapEnd: Date,
    ): Promise<{ endpoint: WebhookEndpoint; secret: string } | 'TOO_MANY' | null> {
      for (;;) {
        const endpoint = await endpoints.findOne({ _id: id });
        if (!endpoint) return null;
        const rotated = signing.rotated(endpoint.secrets, id, overlapEnd);
        if (!rotated) return 'TOO_MANY';
        const { secret, secrets } = rotated;
        const changed = await endpoints.findOneAndUpdate(
          { _id: id, version: endpoint.version },
          { $set: { secrets }, $inc: { version: 1 } },
          { returnDocument: 'after' },
        );
        if (changed) return { endpoint: changed, secret };
      }
    },

    remove: (id: string, session: ClientSession) => endpoints.deleteOne({ _id: id }, { session }),

    /** What signs now, newest first. @throws {Error} when the keyring doesn't open one of them. */
    secretsOf: ({ _id, secrets }: WebhookEndpoint): string[] => signing.unlocked(secrets, _id),

    /**
     * Takes secrets away that sign no more, and locks the others with the key that signs now.
     * @returns endpoints with a secret that the keyring doesn't open: they have to be given a new one.
     */
    async renewSecrets(): Promise<string[]> {
      const shut: string[] = [];
      for await (const { _id, version, secrets } of endpoints.find()) {
        try {
          const renewed = signing.renewed(secrets, _id);
          if (!renewed) continue;
          await endpoints.updateOne({ _id, version }, { $set: { secrets: renewed }, $inc: { version: 1 } });
        } catch {
          shut.push(_id);
        }
      }
      return shut;
    },

    /** It has taken a webhook. */
    async noteSuccess({ _id, failingSince }: WebhookEndpoint): Promise<void> {
      if (failingSince) await endpoints.updateOne({ _id }, { $unset: { failingSince: '' } });
    },

    /** It has not taken a webhook. @returns since when it takes none. */
    async noteFailure(id: string, pause: Date | null): Promise<Date> {
      const now = clock();
      const changed = await endpoints.findOneAndUpdate(
        { _id: id },
        [
          {
            $set: { failingSince: { $ifNull: ['$failingSince', now] }, ...(pause && { pausedUntil: pause }) },
          },
        ],
        { returnDocument: 'after' },
      );
      return changed?.failingSince ?? now;
    },

    /** False when it was off before. */
    async disable(id: string, disabledReason: DisabledReason): Promise<boolean> {
      const { modifiedCount } = await endpoints.updateOne(
        { _id: id, state: 'ENABLED' },
        { $set: { state: 'DISABLED', disabledReason, disabledAt: clock() } },
      );
      return modifiedCount === 1;
    },

    ids: (): Promise<string[]> => endpoints.distinct('_id'),
  };
}

export type WebhookEndpoints = ReturnType<typeof openWebhookEndpoints>;

const isAboutUrl = (error: unknown): boolean =>
  error instanceof MongoServerError && 'url' in ((error.keyPattern as object | undefined) ?? {});
