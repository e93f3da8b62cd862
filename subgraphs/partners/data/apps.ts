import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { isDuplicateKey, lookupBy, type Stored } from '#shared/mongo.ts';
import { type PageRequest, pageOf, requirePageSize } from '#shared/pagination.ts';
import type { AppDeclaration } from '../rules/partner-app.ts';

type ReviewState = 'PENDING' | 'APPROVED' | 'REJECTED' | 'SUSPENDED';

/** Collection `apps`: the registry of partners' apps. `_id` is the OAuth client id. */
export type StoredApp = Stored &
  Omit<AppDeclaration, 'id'> & {
    /** SHA-256 of the client secret, in base64url; the secret is 256 random bits. Absent for a public app. */
    secretHash?: string;
    reviewState: ReviewState;
    /** Absent before the first review. */
    reviewNote?: string;
    registeredAt: Date;
  };

const string = { bsonType: 'string', minLength: 1 };
const days = { bsonType: ['int', 'long', 'double'], minimum: 1 };

const defineApps = (db: Db) =>
  defineCollection(db, 'apps', {
    schema: {
      bsonType: 'object',
      additionalProperties: false,
      required: [
        ...['name', 'owner', 'description', 'redirectUris', 'confidential', 'requestedAttributes'],
        ...['lookBackDays', 'durationDays', 'reviewState', 'registeredAt'],
      ],
      properties: {
        _id: string,
        name: string,
        owner: string,
        description: string,
        redirectUris: { bsonType: 'array', minItems: 1, items: string },
        confidential: { bsonType: 'bool' },
        requestedAttributes: {
          bsonType: 'array',
          minItems: 1,
          items: {
            bsonType: 'object',
            additionalProperties: false,
            required: ['attribute', 'necessity', 'purpose', 'reason'],
            properties: {
              attribute: string,
              necessity: { enum: ['REQUIRED', 'OPTIONAL'] },
              purpose: string,
              reason: string,
            },
          },
        },
        lookBackDays: days,
        durationDays: days,
        secretHash: string,
        reviewState: { enum: ['PENDING', 'APPROVED', 'REJECTED', 'SUSPENDED'] },
        reviewNote: string,
        registeredAt: { bsonType: 'date' },
        senderConstrained: { bsonType: 'bool' },
      },
    },
  });

export const appsMigration: Migration = { id: '001-apps', up: defineApps };
export const senderConstrainedAppsMigration: Migration = {
  id: '007-sender-constrained-apps',
  up: defineApps,
};

export function openApps({ db, clock }: { db: Db; clock: () => Date }) {
  const apps = db.collection<StoredApp>('apps');
  const byId = lookupBy(apps, '_id');

  return {
    byId: (id: string): Promise<StoredApp | null> => byId.load(id),

    /** The app when it may ask customers for grants, null otherwise. */
    async approved(id: string): Promise<StoredApp | null> {
      const app = await byId.load(id);
      return app?.reviewState === 'APPROVED' ? app : null;
    },

    /** One page in order of ids. @throws {GraphQLError} `BAD_USER_INPUT` when `first` is outside 1..100. */
    async page({ first, after }: PageRequest, reviewState?: ReviewState | null) {
      requirePageSize(first);
      const found = await apps
        .find({ ...(after ? { _id: { $gt: after } } : {}), ...(reviewState ? { reviewState } : {}) })
        .sort({ _id: 1 })
        .limit(first + 1)
        .toArray();
      return pageOf(found, first);
    },

    /**
     * Registers an app that {@link misfitIn} finds nothing wrong with. `clientSecret` is null for a public app, and
     * can't be had again. Null when the id is taken.
     */
    async register({ id, ...declared }: AppDeclaration) {
      const clientSecret = declared.confidential ? randomBytes(32).toString('base64url') : null;
      const app: StoredApp = {
        _id: id,
        ...declared,
        ...(clientSecret ? { secretHash: hashOf(clientSecret) } : {}),
        reviewState: 'PENDING',
        registeredAt: clock(),
      };
      try {
        await apps.insertOne(app);
      } catch (error) {
        if (isDuplicateKey(error)) return null;
        throw error;
      }
      return { app, clientSecret };
    },

    /** Null when no app has this id. */
    review: (id: string, reviewState: Exclude<ReviewState, 'PENDING'>, reviewNote: string) =>
      apps.findOneAndUpdate({ _id: id }, { $set: { reviewState, reviewNote } }, { returnDocument: 'after' }),

    /** Null when no app has this id. */
    setRedirectUris: (id: string, redirectUris: string[]) =>
      apps.findOneAndUpdate({ _id: id }, { $set: { redirectUris } }, { returnDocument: 'after' }),

    /** Makes another client secret; the one before is worth nothing any more. Null when no app with a secret has this id. */
    async rotateSecret(id: string) {
      const clientSecret = randomBytes(32).toString('base64url');
      const app = await apps.findOneAndUpdate(
        { _id: id, confidential: true },
        { $set: { secretHash: hashOf(clientSecret) } },
        { returnDocument: 'after' },
      );
      return app && { app, clientSecret };
    },
  };
}

export type Apps = ReturnType<typeof openApps>;

/** Whether `clientSecret` is the one whose hash was kept. */
export const isSecretOf = (secretHash: string, clientSecret: string): boolean =>
  timingSafeEqual(Buffer.from(secretHash), Buffer.from(hashOf(clientSecret)));

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
