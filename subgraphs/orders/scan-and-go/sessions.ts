import type { JWK } from 'jose';
import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';
import type { StoredOrderLine } from '../data/orders.ts';
import { openSessions } from '../in-store/sessions.ts';
import { statesOf } from '../rules/transitions.ts';
import { SCAN_AND_GO, type ScanRow, type ScanState } from './table.ts';

/** A piece that the customer scanned. The price is the label's when it was. */
export type ScannedItem = {
  sku: string;
  description: string;
  quantity: number;
  unitPriceMinor: number;
  scannedAt: Date;
};

/** Collection `scanSessions`: visits with the customer's own scanner. */
export type StoredScanSession = Stored & {
  /** Absent: the customer was erased. */
  customerId?: string;
  storeId: string;
  currency: string;
  state: ScanState;
  createdAt: Date;
  /** When Patron takes the next step by itself. Absent when it waits for somebody or something else. */
  until?: Date;
  /** What is to be paid next, each SKU once: while `OPEN` the basket, after an audit what was found on top. */
  items: ScannedItem[];
  /** What is charged, as it was told. Absent before the first charge. */
  lines?: StoredOrderLine[];
  totalMinor?: number;
  /** The phone's public key, by which it signs a basket without a network. */
  deviceKey?: JWK;
  /** The provider's token for such a basket; gone once it has been used. */
  offlineToken?: string;
  /** The basket that was signed. */
  offline?: { basketId: string; madeAt: Date };
  /** Charges that were begun. */
  attempts: number;
  /** Why the last one was refused, in the provider's words for machines. */
  declined?: string;
  /** What was sold, in the order of payment: the basket, and what an audit found on top. */
  orderIds: string[];
  /** Its pieces, for the audit. */
  paid: { sku: string; quantity: number }[];
  /** The lot fell on it, or it has something that an associate has to see. */
  drawn?: boolean;
  audit?: { passed: boolean; associateId: string; at: Date };
  /** When a gate let them out, and which. */
  exitedAt?: Date;
  exitGate?: string;
  closedAt?: Date;
};

const KEPT_DAYS = 400;
const BATCH = 100;

const date = { bsonType: 'date' };
const whole = { bsonType: ['int', 'long', 'double'], minimum: 0 };

export const scanSessionsMigration: Migration = {
  id: '031-scan-sessions',
  up: (db) =>
    defineCollection(db, 'scanSessions', {
      schema: {
        bsonType: 'object',
        required: ['storeId', 'currency', 'state', 'createdAt', 'items', 'attempts', 'orderIds', 'paid'],
        properties: {
          state: { enum: [...statesOf(SCAN_AND_GO)] },
          createdAt: date,
          until: date,
          items: { bsonType: 'array', maxItems: 100 },
          totalMinor: whole,
          attempts: whole,
          exitedAt: date,
        },
      },
      indexes: [
        { key: { until: 1 }, partialFilterExpression: { until: { $exists: true } } }, // forgotten ones
        { key: { storeId: 1, createdAt: 1 }, partialFilterExpression: { state: 'AUDIT_DUE' } }, // who is to be checked
        { key: { customerId: 1 }, sparse: true }, // erased with the customer
        { key: { closedAt: 1 }, expireAfterSeconds: KEPT_DAYS * 86_400 },
      ],
    }),
};

export function openScanSessions({ db }: { db: Db }) {
  const sessions = db.collection<StoredScanSession>('scanSessions');
  return {
    ...openSessions<ScanRow, StoredScanSession>(sessions, SCAN_AND_GO),

    /** A gate lets somebody out whose money is still on its way; at most once. Null when one has. */
    leaveUnpaid: (session: ClientSession, id: string, exitedAt: Date, exitGate: string) =>
      sessions.findOneAndUpdate(
        { _id: id, state: 'CHARGING', exitedAt: { $exists: false } },
        { $set: { exitedAt, exitGate } },
        { session, returnDocument: 'after' },
      ),

    /** Who waits to be checked in a store, the longest first; at most 100. */
    toAudit: (storeId: string): Promise<StoredScanSession[]> =>
      sessions.find({ storeId, state: 'AUDIT_DUE' }).sort({ createdAt: 1 }).limit(BATCH).toArray(),
  };
}
