import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';
import { REFERRAL_REFUSALS, type ReferralRefusal } from '../rules/referrals.ts';

/** Collection `referralCodes`: what a member gives to others. `_id` is the code. */
export type ReferralCode = Stored & {
  customerId: string;
  openedAt: Date;
  /** Grows with each referral by it, so that two at once don't overlook each other. */
  version: number;
};

export const REFERRAL_STATES = [
  /** The code was entered; nothing that counts was bought yet. */
  'PENDING',
  /** It was, and may still come back. */
  'QUALIFIED',
  'REWARDED',
  'EXPIRED',
  'REFUSED',
  /** What was paid was taken back. */
  'REVERSED',
] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

/** Who of the two. */
export type ReferralSide = 'referrer' | 'referred';

/** Collection `referrals`: who brought whom. Of somebody who was erased, the id is gone. */
export type StoredReferral = Stored & {
  code: string;
  referrerId?: string;
  referredId?: string;
  state: ReferralState;
  enteredAt: Date;
  /** A purchase must be made before then. */
  validUntil: Date;
  /** As it was promised: whole points for either, and how long goods may come back. */
  points: { referrer: number; referred: number };
  /** The purchase that counts, and how much of it came back. */
  orderId?: string;
  orderMinor?: number;
  returnedMinor?: number;
  boughtAt?: Date;
  /** Both are paid then. */
  dueAt?: Date;
  /** Goods that come back until then undo it. */
  returnableUntil?: Date;
  rewardedAt?: Date;
  /** How often it was paid: again where it was taken back by mistake. */
  round: number;
  /** What paid it last. */
  postings?: { referrer?: string; referred?: string };
  refusedFor?: ReferralRefusal;
  endedAt?: Date;
};

export const referralCodesIn = (db: Db) => db.collection<ReferralCode>('referralCodes');
export const referralsIn = (db: Db) => db.collection<StoredReferral>('referrals');

const string = { bsonType: 'string', minLength: 1 };
const date = { bsonType: 'date' };
const fromZero = { bsonType: 'int', minimum: 0 };
const amount = { bsonType: ['int', 'long', 'double'], minimum: 0 };
const present = (field: string) => ({ partialFilterExpression: { [field]: { $exists: true } } });

export const referralsMigration: Migration = {
  id: '061-referrals',
  async up(db) {
    await defineCollection(db, 'referralCodes', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['customerId', 'openedAt', 'version'],
        properties: { _id: string, customerId: string, openedAt: date, version: fromZero },
      },
      indexes: [{ key: { customerId: 1 }, unique: true }],
    });
    await defineCollection(db, 'referrals', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['code', 'state', 'enteredAt', 'validUntil', 'points', 'round'],
        properties: {
          _id: string,
          code: string,
          referrerId: string,
          referredId: string,
          state: { enum: [...REFERRAL_STATES] },
          enteredAt: date,
          validUntil: date,
          points: {
            bsonType: 'object',
            additionalProperties: false,
            required: ['referrer', 'referred'],
            properties: { referrer: fromZero, referred: fromZero },
          },
          orderId: string,
          orderMinor: amount,
          returnedMinor: amount,
          boughtAt: date,
          dueAt: date,
          returnableUntil: date,
          rewardedAt: date,
          round: fromZero,
          postings: {
            bsonType: 'object',
            additionalProperties: false,
            properties: { referrer: string, referred: string },
          },
          refusedFor: { enum: [...REFERRAL_REFUSALS] },
          endedAt: date,
        },
      },
      indexes: [
        { key: { referredId: 1 }, unique: true, ...present('referredId') }, // once for each, for ever
        { key: { referrerId: 1, _id: -1 }, ...present('referrerId') },
        { key: { orderId: 1 }, ...present('orderId') }, // whose purchase came back
        { key: { state: 1, dueAt: 1 } }, // to pay
        { key: { state: 1, validUntil: 1 } }, // to end
        { key: { code: 1, enteredAt: 1 } },
      ],
    });
  },
};
