import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupBy } from '#shared/mongo.ts';
import type { CartLine } from '../rules/cart.ts';
import { CHECKOUT_STATES, type CheckoutState } from './table.ts';

/** Collection `checkouts`: orders that were made, and are paid, together. */
export type StoredCheckout = {
  _id: string;
  /** Absent: nobody known, or erased. */
  customerId?: string;
  channel: string;
  currency: string;
  state: CheckoutState;
  /** At least one. */
  orderIds: string[];
  totalMinor: number;
  /** The part of it that the customer's store credit pays. Absent: none. */
  storeCreditMinor?: number;
  /** Of what is paid before the goods are handed over. */
  paymentId?: string;
  /** The operation whose outcome is waited for. */
  operationId?: string;
  /** Why it was declined, as the operation has it. */
  reason?: string;
  /** What goes back into the cart when nothing comes of it. */
  cartLines?: CartLine[];
  startedAt: Date;
  /** Present while `AWAITING_PAYMENT`: then the goods are given up. */
  payUntil?: Date;
  decidedAt?: Date;
  /** When the customer was taken out of it. */
  erasedAt?: Date;
};

export const checkoutsMigration: Migration = {
  id: '022-checkouts',
  up: (db) =>
    defineCollection(db, 'checkouts', {
      schema: {
        bsonType: 'object',
        required: ['channel', 'currency', 'state', 'orderIds', 'totalMinor', 'startedAt'],
        properties: {
          state: { enum: [...CHECKOUT_STATES] },
          orderIds: { bsonType: 'array', minItems: 1 },
          totalMinor: { bsonType: ['int', 'long', 'double'], minimum: 0 },
          startedAt: { bsonType: 'date' },
          payUntil: { bsonType: 'date' },
        },
      },
      indexes: [
        { key: { customerId: 1 }, sparse: true }, // erased with the customer
        { key: { payUntil: 1 }, partialFilterExpression: { payUntil: { $exists: true } } }, // abandoned ones
      ],
    }),
};

const EXPIRY_BATCH = 100;

type Decision = { to: CheckoutState; reason?: string; at: Date };

const decided = ({ to, reason, at }: Decision) => ({
  $set: { state: to, decidedAt: at, ...(reason !== undefined && { reason }) },
  $unset: { payUntil: true as const, cartLines: true as const },
});

/** A checkout that was waiting, as it is once it is decided. */
export function asDecided(checkout: StoredCheckout, { to, reason, at }: Decision): StoredCheckout {
  const { payUntil: _, cartLines: __, ...kept } = checkout;
  return { ...kept, state: to, decidedAt: at, ...(reason !== undefined && { reason }) };
}

export function openCheckouts(db: Db) {
  const checkouts = db.collection<StoredCheckout>('checkouts');
  const byId = lookupBy(checkouts, '_id');
  return {
    byId: (id: string): Promise<StoredCheckout | null> => byId.load(id),

    seenBy: (session: ClientSession, id: string): Promise<StoredCheckout | null> =>
      checkouts.findOne({ _id: id }, { session }),

    async keep(kept: readonly StoredCheckout[], session: ClientSession): Promise<void> {
      await checkouts.insertMany([...kept], { session });
    },

    /** {@link decide} of several that wait for their payment. False when one of them no longer does. */
    async decideAll(
      ids: readonly string[],
      decision: { to: CheckoutState; at: Date },
      session: ClientSession,
    ): Promise<boolean> {
      const waiting = { _id: { $in: [...ids] }, state: 'AWAITING_PAYMENT' } as const;
      const { matchedCount } = await checkouts.updateMany(waiting, decided(decision), { session });
      return matchedCount === ids.length;
    },

    /** @throws {Error} when it has moved on within the same transaction. */
    async decide({ _id, state }: StoredCheckout, decision: Decision, session: ClientSession): Promise<void> {
      const { matchedCount } = await checkouts.updateOne({ _id, state }, decided(decision), { session });
      if (!matchedCount) throw new Error('a checkout changed within its own transaction');
    },

    /** Whose time to be paid is over. */
    due: (now: Date): Promise<StoredCheckout[]> =>
      checkouts
        .find({ payUntil: { $lte: now } })
        .sort({ payUntil: 1 })
        .limit(EXPIRY_BATCH)
        .toArray(),
  };
}
