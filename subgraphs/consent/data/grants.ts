import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupAllBy, lookupBy, type Stored } from '#shared/mongo.ts';
import { type Decision, type GrantTerms, isAboutGrant } from '../rules/decision.ts';
import type { RecordedGrantState } from '../rules/grant.ts';
import { canonicalJson } from '../rules/history.ts';

/** Collection `grants`: what holds between a customer and an app, by the newest decision about it. */
export type Grant = Stored &
  Omit<GrantTerms, 'grantId'> & {
    customerId: string;
    state: RecordedGrantState;
    grantedAt: Date;
    changedAt: Date;
    /** The newest decision about it. */
    decisionId: string;
    /** Key of the purpose whose withdrawal ended it. */
    withdrawnPurpose?: string;
    /** Of the newest decision about it, see `rules/joining.ts`. */
    tick?: number;
  };

const strings = {
  bsonType: 'array',
  minItems: 1,
  maxItems: 20,
  uniqueItems: true,
  items: { bsonType: 'string' },
};

const defineGrants = (db: Db): Promise<void> =>
  defineCollection(db, 'grants', {
    schema: {
      bsonType: 'object',
      required: [
        'customerId',
        'clientId',
        'attributes',
        'purposes',
        'lookBackDays',
        'expiresAt',
        'state',
        'version',
        'grantedAt',
        'changedAt',
        'decisionId',
      ],
      properties: {
        customerId: { bsonType: 'string' },
        clientId: { bsonType: 'string' },
        attributes: strings,
        purposes: strings,
        lookBackDays: { bsonType: 'int', minimum: 1 },
        expiresAt: { bsonType: 'date' },
        state: { enum: ['ACTIVE', 'REVOKED', 'PURPOSE_WITHDRAWN', 'EXPIRED', 'ERASED'] },
        version: { bsonType: 'int', minimum: 1 },
      },
    },
    indexes: [
      { key: { customerId: 1, _id: -1 } },
      // one app has one open grant from a customer, however often it asks
      { key: { customerId: 1, clientId: 1 }, unique: true, partialFilterExpression: { state: 'ACTIVE' } },
      // grants that have come to their end, soonest first
      { key: { expiresAt: 1 }, partialFilterExpression: { state: 'ACTIVE' } },
    ],
  });

export const grantsMigration: Migration = { id: '004-grants', up: defineGrants };
/** Grants that end by themselves or with the customer. */
export const grantsEndMigration: Migration = { id: '012-grants-end', up: defineGrants };

export function openGrants(db: Db) {
  const grants = db.collection<Grant>('grants');
  const byId = lookupBy(grants, '_id');
  const byCustomer = lookupAllBy(grants, 'customerId', { _id: -1 }); // few: apps that a person has connected

  return {
    /** As it is now: nothing is remembered between reads. */
    byId: (id: string): Promise<Grant | null> => byId.load(id),
    /** Of these ids, newest first, at most 100. */
    async ofCustomer(ids: readonly string[]): Promise<Grant[]> {
      const found = (await Promise.all(ids.map((id) => byCustomer.load(id)))).flat();
      if (ids.length > 1) found.sort((a, b) => (a._id > b._id ? -1 : 1));
      return found.slice(0, 100);
    },

    /** What these ids let one app read, with what has ended. */
    async ofApp(ids: readonly string[], clientId: string): Promise<Grant[]> {
      const found = await Promise.all(ids.map((id) => byCustomer.load(id)));
      return found.flat().filter((grant) => grant.clientId === clientId);
    },

    /** Of these ids, oldest first, with what has ended. */
    allIn: (ids: readonly string[], session: ClientSession): Promise<Grant[]> =>
      grants
        .find({ customerId: { $in: [...ids] } }, { session })
        .sort({ _id: 1 })
        .toArray(),

    /** A grant of one of these ids. */
    findIn: (ids: readonly string[], id: string, session: ClientSession): Promise<Grant | null> =>
      grants.findOne({ _id: id, customerId: { $in: [...ids] } }, { session }),

    /** The grant of an app that nobody has ended; it may have expired. */
    openOf: (customerId: string, clientId: string, session: ClientSession): Promise<Grant | null> =>
      grants.findOne({ customerId, clientId, state: 'ACTIVE' }, { session }),

    /** Open grants that need one of these purposes. */
    openNeeding(
      customerId: string,
      purposes: string[],
      sharing: boolean,
      session: ClientSession,
    ): Promise<Grant[]> {
      const needing = sharing ? {} : { purposes: { $in: purposes } };
      return grants.find({ customerId, state: 'ACTIVE', ...needing }, { session }).toArray();
    },

    /** Open grants of a customer; one may have expired. */
    allOpen: (customerId: string, session: ClientSession): Promise<Grant[]> =>
      grants.find({ customerId, state: 'ACTIVE' }, { session }).sort({ _id: 1 }).toArray(),

    /** Grants whose time is over and of which that isn't recorded yet, longest over first. */
    overdue: (now: Date, limit: number): Promise<Grant[]> =>
      grants
        .find({ state: 'ACTIVE', expiresAt: { $lte: now } })
        .sort({ expiresAt: 1 })
        .limit(limit)
        .toArray(),

    async save(grant: Grant, session: ClientSession): Promise<void> {
      await grants.replaceOne({ _id: grant._id }, grant, { session, upsert: true });
    },

    /** True when every grant has the terms of the newest decision about it, and no decision lacks its grant. */
    async areAsDecided(
      customerId: string,
      history: readonly Decision[],
      session: ClientSession,
    ): Promise<boolean> {
      const stored = await grants.find({ customerId }, { session }).toArray();
      const newest = new Map(
        history.filter(isAboutGrant).map((decision) => [decision.grant.grantId, decision]),
      );
      if (stored.length !== newest.size) return false;
      return stored.every((grant) => {
        const decision = newest.get(grant._id);
        if (!decision || decision._id !== grant.decisionId) return false;
        const open = decision.state === 'GIVEN' || decision.state === 'RENEWED';
        return (
          open === (grant.state === 'ACTIVE') &&
          canonicalJson(decision.grant) === canonicalJson(termsOf(grant))
        );
      });
    },
  };
}

export type Grants = ReturnType<typeof openGrants>;

export const termsOf = (grant: Grant): GrantTerms => ({
  grantId: grant._id,
  version: grant.version,
  clientId: grant.clientId,
  attributes: grant.attributes,
  purposes: grant.purposes,
  lookBackDays: grant.lookBackDays,
  expiresAt: grant.expiresAt,
});
