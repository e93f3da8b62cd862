import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { LATEST, lookupBy, type Stored } from '#shared/mongo.ts';
import type { StoredOrderLine } from '../data/orders.ts';
import { statesOf, transitionIn } from '../rules/transitions.ts';
import type { SensedEvent } from './basket.ts';
import { WALK_OUT, type WalkOutState, type WalkOutStep } from './table.ts';

/** Collection `walkOuts`: visits to stores without a till. */
export type StoredVisit = Stored & {
  /** Absent: the customer was erased. */
  customerId?: string;
  storeId: string;
  currency: string;
  state: WalkOutState;
  /** How many others come in with them, on their bill. */
  companions: number;
  createdAt: Date;
  /** The entry code is good until then. */
  codeExpiresAt: Date;
  enteredAt?: Date;
  leftAt?: Date;
  /** When Patron takes the next step by itself. Absent when it waits for somebody or something else. */
  until?: Date;
  /** At most {@link MAX_EVENTS}; gone once they are paid or forgotten. */
  events: SensedEvent[];
  /** What is to be paid, or was. Absent before they have left. */
  lines?: StoredOrderLine[];
  totalMinor?: number;
  /** The provider's token; gone once it has been used. */
  paymentToken?: string;
  /** Charges that were begun. */
  attempts: number;
  /** Why the last one was refused, in the provider's words for machines. */
  declined?: string;
  orderId?: string;
  closedAt?: Date;
};

/** More than anybody can carry; a session that has seen so many takes no more. */
const MAX_EVENTS = 1000;
const KEPT_DAYS = 400;
const BATCH = 100;

const date = { bsonType: 'date' };
const whole = { bsonType: ['int', 'long', 'double'], minimum: 0 };

export const walkOutsMigration: Migration = {
  id: '030-walk-outs',
  up: (db) =>
    defineCollection(db, 'walkOuts', {
      schema: {
        bsonType: 'object',
        required: [
          'storeId',
          'currency',
          'state',
          'companions',
          'createdAt',
          'codeExpiresAt',
          'events',
          'attempts',
        ],
        properties: {
          state: { enum: [...statesOf(WALK_OUT)] },
          createdAt: date,
          codeExpiresAt: date,
          until: date,
          events: { bsonType: 'array', maxItems: MAX_EVENTS },
          totalMinor: whole,
          attempts: whole,
        },
      },
      indexes: [
        { key: { until: 1 }, partialFilterExpression: { until: { $exists: true } } }, // what Patron does next
        { key: { customerId: 1 }, sparse: true }, // erased with the customer
        { key: { closedAt: 1 }, expireAfterSeconds: KEPT_DAYS * 86_400 },
      ],
    }),
};

/** What a step changes besides the state; null takes a field away. */
type Changes = { [Name in keyof Omit<StoredVisit, '_id' | 'state'>]?: StoredVisit[Name] | null };

export function openVisits({ db }: { db: Db }) {
  const visits = db.collection<StoredVisit>('walkOuts');
  const byId = lookupBy(visits, '_id');
  const sensing = WALK_OUT.filter(({ step }) => step === 'reportSensed').map(({ from }) => from);

  return {
    byId: (id: string): Promise<StoredVisit | null> => byId.load(id),

    /** As it is after whatever was acknowledged to anybody. */
    latest: (id: string): Promise<StoredVisit | null> => visits.findOne({ _id: id }, LATEST),

    seenBy: (session: ClientSession, id: string): Promise<StoredVisit | null> =>
      visits.findOne({ _id: id }, { session }),

    async expect(session: ClientSession, visit: StoredVisit): Promise<void> {
      await visits.insertOne(visit, { session });
    },

    /** Takes a step of the table; null when the table has none from where the visit stands. */
    async move(
      session: ClientSession,
      visit: StoredVisit,
      step: WalkOutStep,
      by: 'CUSTOMER' | 'DEVICE' | 'SYSTEM',
      changes: Changes = {},
    ): Promise<StoredVisit | null> {
      const row = transitionIn(WALK_OUT, visit.state, step, by);
      if (!row) return null;
      if (row.to === row.from) return visit;
      const entries = Object.entries(changes);
      const unset = entries.filter(([, value]) => value === null).map(([name]) => [name, true]);
      const after = await visits.findOneAndUpdate(
        { _id: visit._id, state: row.from },
        {
          $set: { ...Object.fromEntries(entries.filter(([, value]) => value !== null)), state: row.to },
          ...(unset.length && { $unset: Object.fromEntries(unset) }),
        },
        { session, returnDocument: 'after' },
      );
      if (!after) throw new Error('a visit changed within its own transaction');
      return after;
    },

    /**
     * Adds what was seen, each event once, in one update: how it comes, and how often, makes no difference. Answers which
     * of them were new; null when the visit takes none (any more).
     */
    async sense(
      storeId: string,
      visitId: string,
      events: readonly SensedEvent[],
    ): Promise<Set<string> | null> {
      const given = [...new Map(events.map((event) => [event.id, event])).values()];
      const before = await visits.findOneAndUpdate(
        {
          _id: visitId,
          storeId,
          state: { $in: sensing },
          $expr: { $lte: [{ $add: [{ $size: '$events' }, given.length] }, MAX_EVENTS] },
        },
        [
          {
            $set: {
              events: {
                $concatArrays: [
                  '$events',
                  {
                    $filter: {
                      input: { $literal: given },
                      as: 'one',
                      cond: { $not: [{ $in: ['$$one.id', '$events.id'] }] },
                    },
                  },
                ],
              },
            },
          },
        ],
        { returnDocument: 'before' },
      );
      if (!before) return null;
      const known = new Set(before.events.map(({ id }) => id));
      return new Set(given.map(({ id }) => id).filter((id) => !known.has(id)));
    },

    /** Visits in which Patron has to do something, the longest due first. */
    async due(now: Date): Promise<{ ids: string[]; more: boolean }> {
      const found = await visits
        .find({ until: { $lte: now } }, { projection: { _id: 1 } })
        .sort({ until: 1 })
        .limit(BATCH)
        .toArray();
      return { ids: found.map(({ _id }) => _id), more: found.length === BATCH };
    },
  };
}
