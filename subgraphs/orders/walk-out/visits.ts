import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';
import type { StoredOrderLine } from '../data/orders.ts';
import { openSessions } from '../in-store/sessions.ts';
import { statesOf } from '../rules/transitions.ts';
import type { SensedEvent } from './basket.ts';
import { WALK_OUT, type WalkOutRow, type WalkOutState } from './table.ts';

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

export function openVisits({ db }: { db: Db }) {
  const visits = db.collection<StoredVisit>('walkOuts');
  const sensing = WALK_OUT.filter(({ step }) => step === 'reportSensed').map(({ from }) => from);
  return {
    ...openSessions<WalkOutRow, StoredVisit>(visits, WALK_OUT),

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
  };
}
