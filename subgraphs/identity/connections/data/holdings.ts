import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupAllBy, type Stored } from '#shared/mongo.ts';
import { type SyncedAttribute, UNSURE } from '../rules/attributes.ts';

/** What an application is known to have for an attribute. */
export type Held = {
  /** Of the value, see `digestOf`. */
  digest: string;
  /** Grows with each time that we learn it, from what it tells or took. */
  revision: number;
  /** Since when it has this. */
  at: Date;
};

/**
 * Collection `connectionHoldings`: what an application holds of a customer, as far as we told it or it told us; no values. `_id` is
 * the connection and the customer.
 */
export type Holding = Stored & {
  connectionId: string;
  customerId: string;
  /** The application's own id of its record. */
  recordId?: string;
  held: { [Attribute in SyncedAttribute]?: Held };
  /** When it last took something, or read it. */
  lastToldAt?: Date;
  /** When it last told us something. */
  lastHeardAt?: Date;
  /** Changes that were not sent back to it, as they came from it. */
  echoes?: number;
};

const string = { bsonType: 'string', minLength: 1 };
const date = { bsonType: 'date' };

export const connectionHoldingsMigration: Migration = {
  id: '032-connection-holdings',
  up: (db) =>
    defineCollection(db, 'connectionHoldings', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['connectionId', 'customerId', 'held'],
        properties: {
          _id: string,
          connectionId: string,
          customerId: string,
          recordId: string,
          held: { bsonType: 'object' },
          lastToldAt: date,
          lastHeardAt: date,
          echoes: { bsonType: ['int', 'long', 'double'], minimum: 0 },
        },
      },
      indexes: [
        { key: { connectionId: 1 } }, // what an application holds of all
        { key: { customerId: 1 } }, // who holds what of a customer; their rights
        {
          key: { connectionId: 1, recordId: 1 }, // an application's own id names one customer
          unique: true,
          partialFilterExpression: { recordId: { $exists: true } },
        },
      ],
    }),
};

const idOf = (connectionId: string, customerId: string): string => `${connectionId}/${customerId}`;

export function openHoldings({ db, clock }: { db: Db; clock: () => Date }) {
  const holdings = db.collection<Holding>('connectionHoldings');
  const byCustomer = lookupAllBy(holdings, 'customerId'); // few: one for each application

  async function learn(
    { connectionId, customerId }: Pick<Holding, 'connectionId' | 'customerId'>,
    digests: { [Attribute in SyncedAttribute]?: string },
    { echoes = 0, ...rest }: Partial<Pick<Holding, 'recordId' | 'lastToldAt' | 'lastHeardAt' | 'echoes'>>,
    session: ClientSession,
  ): Promise<void> {
    const _id = idOf(connectionId, customerId);
    const known = await holdings.findOne({ _id }, { session });
    const at = clock();
    const held = { ...known?.held };
    for (const [attribute, digest] of Object.entries(digests) as [SyncedAttribute, string][]) {
      const before = held[attribute];
      const since = before?.digest === digest ? before.at : at;
      held[attribute] = { digest, revision: (before?.revision ?? 0) + 1, at: since };
    }
    const suppressed = (known?.echoes ?? 0) + echoes;
    const counted = suppressed > 0 && { echoes: suppressed };
    const { _id: _, ...replacement } = { _id, connectionId, customerId, ...known, ...rest, ...counted, held };
    await holdings.replaceOne({ _id }, replacement, { upsert: true, session });
  }

  return {
    of: (connectionId: string, customerId: string, session?: ClientSession): Promise<Holding | null> =>
      holdings.findOne({ _id: idOf(connectionId, customerId) }, session ? { session } : {}),

    /** All applications that hold something of a customer; at most as many as there are connections, for each of the ids. */
    ofCustomer: (customerIds: readonly string[], session?: ClientSession): Promise<Holding[]> =>
      holdings
        .find({ customerId: { $in: [...customerIds] } }, session ? { session } : {})
        .sort({ _id: 1 })
        .toArray(),

    /** Those of whom an application holds something, or held. */
    async among(
      connectionId: string,
      customerIds: readonly string[],
      session: ClientSession,
    ): Promise<string[]> {
      if (!customerIds.length) return [];
      const ids = customerIds.map((customerId) => idOf(connectionId, customerId));
      const found = await holdings.find({ _id: { $in: ids } }, { session }).toArray();
      return found.map(({ customerId }) => customerId);
    },

    /** What applications hold under one id of a customer; asked for many at once in one round trip. */
    under: (customerId: string): Promise<Holding[]> => byCustomer.load(customerId),

    /** The customer whom an application calls so, or null. */
    async customerOf(connectionId: string, recordId: string): Promise<string | null> {
      return (await holdings.findOne({ connectionId, recordId }))?.customerId ?? null;
    },

    /** It has told us that it has these; so many changes that follow from it were not sent back to it. */
    heard: (
      whose: Pick<Holding, 'connectionId' | 'customerId'>,
      digests: { [Attribute in SyncedAttribute]?: string },
      { recordId, echoes }: { recordId: string | null; echoes: number },
      session: ClientSession,
    ): Promise<void> =>
      learn(
        whose,
        digests,
        { lastHeardAt: clock(), echoes, ...(recordId !== null && { recordId }) },
        session,
      ),

    /**
     * It is about to be told these: until it has taken them, nobody knows what it has. False, and nothing is noted, when it has told
     * us something of them since `whenRead`: what it is to be told has to be found out anew.
     */
    async aboutToTell(
      { connectionId, customerId }: Pick<Holding, 'connectionId' | 'customerId'>,
      attributes: readonly SyncedAttribute[],
      whenRead: Holding | null,
      session: ClientSession,
    ): Promise<boolean> {
      const _id = idOf(connectionId, customerId);
      const now = await holdings.findOne({ _id }, { session });
      const isNewer = attributes.some(
        (attribute) => (now?.held[attribute]?.revision ?? 0) !== (whenRead?.held[attribute]?.revision ?? 0),
      );
      if (isNewer) return false;
      const held = { ...now?.held };
      for (const attribute of attributes) {
        const { revision = 0, at = clock() } = held[attribute] ?? {};
        held[attribute] = { digest: UNSURE, revision, at };
      }
      const { _id: _, ...replacement } = { _id, connectionId, customerId, ...now, held };
      await holdings.replaceOne({ _id }, replacement, { upsert: true, session });
      return true;
    },

    /** It took these; but what it has told us since they were read is newer. */
    async told(
      whose: Pick<Holding, 'connectionId' | 'customerId'>,
      digests: { [Attribute in SyncedAttribute]?: string },
      whenRead: Holding | null,
      session: ClientSession,
    ): Promise<void> {
      const now = await holdings.findOne({ _id: idOf(whose.connectionId, whose.customerId) }, { session });
      const unchanged = (Object.entries(digests) as [SyncedAttribute, string][]).filter(
        ([attribute]) => (now?.held[attribute]?.revision ?? 0) === (whenRead?.held[attribute]?.revision ?? 0),
      );
      await learn(whose, Object.fromEntries(unchanged), { lastToldAt: clock() }, session);
    },

    /** Changes that were not sent back to an application, as they came from it. */
    async suppressedEchoes(connectionId: string): Promise<number> {
      const [sum] = await holdings
        .aggregate<{ echoes: number }>([
          { $match: { connectionId } },
          { $group: { _id: null, echoes: { $sum: '$echoes' } } },
        ])
        .toArray();
      return sum?.echoes ?? 0;
    },

    removeConnection: (connectionId: string, session: ClientSession) =>
      holdings.deleteMany({ connectionId }, { session }),
  };
}

export type Holdings = ReturnType<typeof openHoldings>;
