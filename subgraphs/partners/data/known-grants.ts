import type { ClientSession, Db } from 'mongodb';
import type { EventData } from '#shared/events/event.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';

/**
 * Collection `knownGrants`: what consent has told of each grant, some moments late. It chooses which grant a token is
 * made for; whether a grant stands is asked of consent with every request.
 */
export type KnownGrant = Stored & {
  /** `_id` is the grant. */
  clientId: string;
  customerId: string;
  state: string;
  /** Absent when consent hasn't told of them. */
  attributes?: string[];
  expiresAt?: Date;
};

const ACTIVE = 'ACTIVE';

const string = { bsonType: 'string', minLength: 1 };

const defineKnownGrants = (db: Db) =>
  defineCollection(db, 'knownGrants', {
    schema: {
      bsonType: 'object',
      additionalProperties: false,
      required: ['clientId', 'customerId', 'state'],
      properties: {
        _id: string,
        clientId: string,
        customerId: string,
        state: string,
        attributes: { bsonType: 'array', items: string },
        expiresAt: { bsonType: 'date' },
      },
    },
    indexes: [{ key: { customerId: 1, clientId: 1, _id: -1 } }], // the newest of an app and a customer
  });

export const knownGrantsMigration: Migration = { id: '004-known-grants', up: defineKnownGrants };
export const knownGrantTermsMigration: Migration = { id: '009-known-grant-terms', up: defineKnownGrants };

type GrantChange = EventData['patron.grant.changed.v1'];

export function openKnownGrants({ db }: { db: Db }) {
  const grants = db.collection<KnownGrant>('knownGrants');
  return {
    /** Takes over what consent says. True when the grant has ended. */
    async follow(
      { grantId, clientId, customerId, state, attributes, expiresAt }: GrantChange,
      session: ClientSession,
    ): Promise<boolean> {
      const known = {
        clientId,
        customerId,
        state,
        ...(attributes && { attributes }),
        ...(expiresAt && { expiresAt: new Date(expiresAt) }),
      };
      await grants.replaceOne({ _id: grantId }, known, { upsert: true, session });
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

    /** Every grant that this one id of a customer has or had, newest first: the apps that a person has connected. */
    of: (customerId: string, session?: ClientSession): Promise<KnownGrant[]> =>
      grants
        .find({ customerId }, session ? { session } : {})
        .sort({ _id: -1 })
        .toArray(),

    /**
     * Grants of these ids that name this attribute and stand at this moment, as far as is known: the newest of each app and id.
     * One whose attributes or end were never told names none.
     */
    async naming(
      attribute: string,
      customerIds: readonly string[],
      now: Date,
      session: ClientSession,
    ): Promise<KnownGrant[]> {
      const found = await grants
        .find(
          {
            customerId: { $in: [...customerIds] },
            ...{ state: ACTIVE, expiresAt: { $gt: now }, attributes: attribute },
          },
          { session },
        )
        .sort({ _id: -1 })
        .toArray();
      const key = ({ clientId, customerId }: KnownGrant) => `${clientId}/${customerId}`;
      return [...new Map(found.reverse().map((grant) => [key(grant), grant])).values()];
    },

    /** Whose the grant is; null while consent has told nothing of it. */
    customerOf: async (grantId: string): Promise<string | null> =>
      (await grants.findOne({ _id: grantId }))?.customerId ?? null,

    /** True once consent has told of the grant, whatever its state. */
    isKnown: async (grantId: string): Promise<boolean> => (await grants.findOne({ _id: grantId })) !== null,
  };
}

export type KnownGrants = ReturnType<typeof openKnownGrants>;
