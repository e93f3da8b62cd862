import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';
import type { StoredOrderLine } from '../data/orders.ts';
import { openSessions } from '../in-store/sessions.ts';
import { statesOf } from '../rules/transitions.ts';
import { SELF_CHECKOUT, type SelfCheckoutRow, type SelfCheckoutState } from './table.ts';

export type MachineItem = { sku: string; description: string; quantity: number; unitPriceMinor: number };

/** Collection `selfCheckouts`: sales at machines without anybody at them. */
export type StoredSelfCheckout = Stored & {
  /** The member, once they were recognised. */
  customerId?: string;
  storeId: string;
  /** Whose it is: no other machine goes on with it. */
  deviceId: string;
  currency: string;
  state: SelfCheckoutState;
  createdAt: Date;
  /** Nobody has done anything until then: it is given up. Absent when it is over or waits for the money. */
  until?: Date;
  /** What was scanned, each SKU once. */
  items: MachineItem[];
  /** What lies in the machine by its RFID tags, each SKU once; beside `items`. */
  tagged: MachineItem[];
  /** What an associate has seen: SKU and the pieces up to which it is fine. */
  approved: { sku: string; quantity: number }[];
  /** The pieces are kept from others meanwhile. */
  holdId?: string;
  /** What is charged, as it was told. Absent before the first charge. */
  lines?: StoredOrderLine[];
  totalMinor?: number;
  attempts: number;
  /** Why the last charge was refused, in the provider's words for machines. */
  declined?: string;
  orderId?: string;
  closedAt?: Date;
};

const KEPT_DAYS = 400;
const date = { bsonType: 'date' };
const whole = { bsonType: ['int', 'long', 'double'], minimum: 0 };

export const selfCheckoutsMigration: Migration = {
  id: '032-self-checkouts',
  up: (db) =>
    defineCollection(db, 'selfCheckouts', {
      schema: {
        bsonType: 'object',
        required: [
          'storeId',
          'deviceId',
          'currency',
          'state',
          'createdAt',
          'items',
          'tagged',
          'approved',
          'attempts',
        ],
        properties: {
          state: { enum: [...statesOf(SELF_CHECKOUT)] },
          createdAt: date,
          until: date,
          items: { bsonType: 'array', maxItems: 100 },
          tagged: { bsonType: 'array', maxItems: 100 },
          totalMinor: whole,
          attempts: whole,
        },
      },
      indexes: [
        { key: { until: 1 }, partialFilterExpression: { until: { $exists: true } } }, // abandoned ones
        { key: { customerId: 1 }, sparse: true }, // erased with the customer
        { key: { closedAt: 1 }, expireAfterSeconds: KEPT_DAYS * 86_400 },
      ],
    }),
};

/** Scanned and tagged pieces together, each SKU once. */
export function piecesIn({ items, tagged }: Pick<StoredSelfCheckout, 'items' | 'tagged'>): MachineItem[] {
  const pieces = new Map(items.map((item) => [item.sku, item]));
  for (const item of tagged) {
    const there = pieces.get(item.sku);
    pieces.set(item.sku, there ? { ...there, quantity: there.quantity + item.quantity } : item);
  }
  return [...pieces.values()];
}

export const openSelfCheckouts = ({ db }: { db: Db }) =>
  openSessions<SelfCheckoutRow, StoredSelfCheckout>(
    db.collection<StoredSelfCheckout>('selfCheckouts'),
    SELF_CHECKOUT,
  );
