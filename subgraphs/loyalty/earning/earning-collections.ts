import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';
import type { EngagementActivity, Finding, LineEarning } from '../rules/earning.ts';

/**
 * Collection `earnings`: why something earned what it did, line by line, written with the posting. `_id` is a new id, so that several
 * of one order keep their order. The points themselves stand in the ledger.
 */
export type StoredEarning = Stored & {
  customerId: string;
  /** Version of the programme that held. */
  version: number;
  /** When it earned. */
  at: Date;
  /** A purchase … */
  orderId?: string;
  currency?: string;
  lines?: LineEarning[];
  /** … or something else that the customer did; `reference` names it among its kind. */
  activity?: EngagementActivity;
  reference?: string;
  points?: number;
  findings?: Finding[];
};

/**
 * Collection `earningUses`: what a rule with a cap has given a customer in a period. `_id` is the rule's code, the kind of period,
 * the period and the customer's id; see {@link useId}.
 */
export type StoredUse = Stored & { customerId: string; points: number; times: number };

/** Collection `checkIns`: in which store a customer was on which day there, so that it counts once. */
export type StoredCheckIn = Stored & { customerId: string; storeId: string; day: string; at: Date };

export const earningsIn = (db: Db) => db.collection<StoredEarning>('earnings');
export const usesIn = (db: Db) => db.collection<StoredUse>('earningUses');
export const checkInsIn = (db: Db) => db.collection<StoredCheckIn>('checkIns');

const string = { bsonType: 'string', minLength: 1 };
const date = { bsonType: 'date' };
const whole = { bsonType: 'int' };
const fromZero = { bsonType: 'int', minimum: 0 };
const findings = {
  bsonType: 'array',
  items: {
    bsonType: 'object',
    additionalProperties: false,
    required: ['source', 'name', 'verdict', 'points'],
    properties: { source: string, name: string, verdict: string, points: fromZero },
  },
};

export const earningMigration: Migration = {
  id: '031-earning',
  async up(db) {
    await defineCollection(db, 'earnings', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['customerId', 'version', 'at'],
        properties: {
          _id: string,
          customerId: string,
          version: fromZero,
          at: date,
          orderId: string,
          currency: string,
          lines: {
            bsonType: 'array',
            items: {
              bsonType: 'object',
              additionalProperties: false,
              required: ['lineId', 'paidMinor', 'points', 'qualifyingPoints', 'parts', 'findings'],
              properties: {
                lineId: string,
                paidMinor: { bsonType: ['int', 'long', 'double'] },
                points: fromZero,
                qualifyingPoints: fromZero,
                parts: {
                  bsonType: 'array',
                  items: {
                    bsonType: 'object',
                    additionalProperties: false,
                    required: ['ruleId', 'points'],
                    properties: { ruleId: string, points: { ...whole, minimum: 1 } },
                  },
                },
                findings,
              },
            },
          },
          activity: string,
          reference: string,
          points: fromZero,
          findings,
        },
      },
      indexes: [
        { key: { customerId: 1, _id: -1 } }, // erased with the customer
        { key: { orderId: 1 }, partialFilterExpression: { orderId: { $exists: true } } }, // explained
        {
          key: { activity: 1, reference: 1 }, // taking part earns once
          unique: true,
          partialFilterExpression: { reference: { $exists: true } },
        },
      ],
    });
    await defineCollection(db, 'earningUses', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['customerId', 'points', 'times'],
        properties: { _id: string, customerId: string, points: fromZero, times: fromZero },
      },
      indexes: [{ key: { customerId: 1 } }], // erased with the customer
    });
    await defineCollection(db, 'checkIns', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['customerId', 'storeId', 'day', 'at'],
        properties: { _id: string, customerId: string, storeId: string, day: string, at: date },
      },
      indexes: [{ key: { customerId: 1, storeId: 1, day: 1 }, unique: true }],
    });
  },
};
