import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupBy } from '#shared/mongo.ts';

/**
 * Collection `pickupDetails`, by order: what is needed only until the order is handed over, where the customer stands and
 * who comes for them. It is apart from the order so that nothing of it is left anywhere once it is deleted with the close.
 */
export type StoredPickupDetails = {
  _id: string;
  customerId?: string;
  /** Where the customer waits, e.g. `3`. */
  bay?: string;
  /** What they came in, e.g. `red van`. */
  vehicle?: string;
  /** Named by the customer to come for them. */
  proxyName?: string;
};

export const pickupDetailsMigration: Migration = {
  id: '013-pickup-details',
  up: (db) =>
    defineCollection(db, 'pickupDetails', {
      schema: {
        bsonType: 'object',
        properties: {
          bay: { bsonType: 'string', maxLength: 16 },
          vehicle: { bsonType: 'string', maxLength: 40 },
          proxyName: { bsonType: 'string', maxLength: 100 },
        },
      },
      indexes: [{ key: { customerId: 1 } }], // erased with the customer
    }),
};

export function openPickupDetails(db: Db) {
  const details = db.collection<StoredPickupDetails>('pickupDetails');
  const byId = lookupBy(details, '_id');

  return {
    of: (orderId: string): Promise<StoredPickupDetails | null> => byId.load(orderId),

    /** As this transaction sees them. */
    seenBy: (session: ClientSession, orderId: string): Promise<StoredPickupDetails | null> =>
      details.findOne({ _id: orderId }, { session }),

    /** Sets what is given; null takes it away. */
    async change(
      order: { _id: string; customerId?: string; eraseWhenClosed?: true },
      change: { [Key in 'bay' | 'vehicle' | 'proxyName']?: string | null | undefined },
      session: ClientSession,
    ): Promise<void> {
      const entries = Object.entries(change).filter(([, value]) => value !== undefined);
      if (!entries.length) return;
      const { _id } = order;
      const customerId = order.eraseWhenClosed ? undefined : order.customerId; // an erased one's, until it is closed
      const before = await details.findOne({ _id }, { session });
      const after = Object.entries({ ...before, ...Object.fromEntries(entries) }).filter(
        ([, value]) => value !== null,
      );
      const kept = { ...Object.fromEntries(after), ...(customerId !== undefined && { customerId }) };
      await details.replaceOne({ _id }, kept, { upsert: true, session });
    },

    /** The order is closed. */
    async forget(orderId: string, session: ClientSession): Promise<void> {
      await details.deleteOne({ _id: orderId }, { session });
    },
  };
}

export type PickupDetails = ReturnType<typeof openPickupDetails>;
