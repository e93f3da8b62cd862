import type { ClientSession, Db } from 'mongodb';
import type { EventData } from '#shared/events/event.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';

/**
 * Collection `knownGrants`: what consent has told of each grant, some moments late. It chooses which grant a token is
 * made for; whether a grant stands is asked of consent with every request.
 */
type KnownGrant = Stored & {
  /** `_id` is the grant. */
  clientId: string;
  customerId: string;
  state: string;
};

const ACTIVE = 'ACTIVE';

const string = { bsonType: 'string', minLength: 1 };

export const knownGrantsMigration: Migration = {
  id: '004-known-grants',
  up: (db) =>
    defineCollection(db, 'knownGrants', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['clientId', 'customerId', 'state'],
        properties: { _id: string, clientId: string, customerId: string, state: string },
      },
      indexes: [{ key: { customerId: 1, clientId: 1, _id: -1 } }], // the newest of an app and a customer
    }),
};

type GrantChange = EventData['patron.grant.changed.v1'];

export function openKnownGrants({ db }: { db: Db }) {
  const grants = db.collection<KnownGrant>('knownGrants');
  return {
    /** Takes over what consent says. True when the grant has ended. */
    async follow(
      { grantId, clientId, customerId, state }: GrantChange,
      session: ClientSession,
    ): Promise<boolean> {
      await grants.replaceOne({ _id: grantId }, { clientId, customerId, state }, { upsert: true, session });
      return state !== ACTIVE;
    },

    /** The newest grant between an app and a customer that has not ended, as far as is known; or null. */
    async newestActive(clientId: string, customerId: string): Promise<string | null> {
      const found = await grants
        .find({ customerId, clientId, state: ACTIVE })
        .sort({ _id: -1 })
        .limit(1)
        .next();
      return found?._id ?? null;
    },

    /** True once consent has told of the grant, whatever its state. */
    isKnown: async (grantId: string): Promise<boolean> => (await grants.findOne({ _id: grantId })) !== null,
  };
}

export type KnownGrants = ReturnType<typeof openKnownGrants>;
