import type { JWK } from 'jose';
import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { LATEST, lookupBy, type Stored } from '#shared/mongo.ts';
import type { StoredOrderLine } from '../data/orders.ts';
import { statesOf, transitionIn } from '../rules/transitions.ts';
import { SCAN_AND_GO, type ScanRow, type ScanState, type ScanStep } from './table.ts';

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

/** What a step changes besides the state; null takes a field away. */
type Changes = { [Name in keyof Omit<StoredScanSession, '_id' | 'state'>]?: StoredScanSession[Name] | null };

export function openScanSessions({ db }: { db: Db }) {
  const sessions = db.collection<StoredScanSession>('scanSessions');
  const byId = lookupBy(sessions, '_id');

  return {
    byId: (id: string): Promise<StoredScanSession | null> => byId.load(id),

    /** As it is after whatever was acknowledged to anybody. */
    latest: (id: string): Promise<StoredScanSession | null> => sessions.findOne({ _id: id }, LATEST),

    seenBy: (session: ClientSession, id: string): Promise<StoredScanSession | null> =>
      sessions.findOne({ _id: id }, { session }),

    async begin(session: ClientSession, its: StoredScanSession): Promise<void> {
      await sessions.insertOne(its, { session });
    },

    /** Takes a step of the table; null when the table has none from where the session stands. */
    async move(
      session: ClientSession,
      its: StoredScanSession,
      step: ScanStep,
      by: ScanRow['by'][number],
      changes: Changes = {},
    ): Promise<StoredScanSession | null> {
      const row = transitionIn(SCAN_AND_GO, its.state, step, by);
      if (!row) return null;
      const entries = Object.entries(changes);
      const unset = entries.filter(([, value]) => value === null).map(([name]) => [name, true]);
      const after = await sessions.findOneAndUpdate(
        { _id: its._id, state: row.from },
        {
          $set: { ...Object.fromEntries(entries.filter(([, value]) => value !== null)), state: row.to },
          ...(unset.length && { $unset: Object.fromEntries(unset) }),
        },
        { session, returnDocument: 'after' },
      );
      if (!after) throw new Error('a session changed within its own transaction');
      return after;
    },

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

    /** Sessions that nobody went on with, the longest due first. */
    async due(now: Date): Promise<{ ids: string[]; more: boolean }> {
      const found = await sessions
        .find({ until: { $lte: now } }, { projection: { _id: 1 } })
        .sort({ until: 1 })
        .limit(BATCH)
        .toArray();
      return { ids: found.map(({ _id }) => _id), more: found.length === BATCH };
    },
  };
}
