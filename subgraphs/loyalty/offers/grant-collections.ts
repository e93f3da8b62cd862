import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';
import type { Turn } from '../data/take-alone.ts';
import type { Reason } from './choose.ts';
import type { Approach } from './terms.ts';

/**
 * Collection `offerGrants`: offers that a customer was given because they came, or took. It says what is given, so that a
 * changed offer doesn't change it. Where it is for one store, it tells where a customer was: what wasn't redeemed is
 * deleted after {@link KEPT_DAYS}.
 */
export type StoredGrant = Stored & {
  offerId: string;
  customerId: string;
  /** What showed that they came; `CUSTOMER`: they took it. */
  by: Approach | 'CUSTOMER';
  /** Only there. Absent: where the offer holds. */
  storeId?: string;
  /** Shown at a till, e.g. `OF-K7Q2-M9XT-4H0D`. Absent for what multiplies points or is redeemed by card: nobody shows that. */
  code?: string;
  percentOff?: number;
  pointsMultiplier?: number;
  singleUse?: boolean;
  redeemBy?: 'CARD';
  reason: Reason;
  /** Purposes that the customer permitted, asked at that moment. */
  purposes: string[];
  grantedAt: Date;
  /** Until just before then. */
  validUntil: Date;
  state: 'GRANTED' | 'REDEEMED';
  redeemedAt?: Date;
  /** When it is deleted. */
  forgetAt: Date;
};

/** Collection `offerRedemptions`: uses of granted offers, each once for its `key`. */
export type StoredOfferRedemption = Stored & {
  /** What it was used by: `till/` and the grant, `order/` and order and grant, `card/` and the processor's transaction. Unique. */
  key: string;
  grantId: string;
  offerId: string;
  customerId: string;
  storeId?: string;
  orderId?: string;
  /** `actorId` of the till. */
  by?: string;
  /** Of a card: what was paid, in integer minor units, … */
  amountMinor?: number;
  currency?: string;
  /** … and what of it is given back, rounded down. */
  discountMinor?: number;
  state: 'REDEEMED' | 'REVERSED';
  redeemedAt: Date;
  reversedAt?: Date;
  forgetAt: Date;
};

export const grantsIn = (db: Db) => db.collection<StoredGrant>('offerGrants');
export const offerRedemptionsIn = (db: Db) => db.collection<StoredOfferRedemption>('offerRedemptions');
/** Collection `offerTurns`: one document for each id, changed by whatever gives or takes an offer, so that no two do at once. */
export const offerTurnsIn = (db: Db) => db.collection<Turn>('offerTurns');

const string = { bsonType: 'string' };
const date = { bsonType: 'date' };
const fromZero = { bsonType: ['int', 'long', 'double'], minimum: 0 };

export const grantsMigration: Migration = {
  id: '074-offer-grants',
  async up(db) {
    await defineCollection(db, 'offerGrants', {
      schema: {
        bsonType: 'object',
        required: [
          ...['offerId', 'customerId', 'by', 'reason', 'purposes'],
          ...['grantedAt', 'validUntil', 'state', 'forgetAt'],
        ],
        additionalProperties: false,
        oneOf: [{ required: ['percentOff'] }, { required: ['pointsMultiplier'] }],
        properties: {
          _id: { bsonType: 'string', pattern: '^offg_' },
          offerId: string,
          customerId: string,
          by: { enum: ['POSITION', 'BEACON', 'ZONE', 'CUSTOMER'] },
          storeId: string,
          code: string,
          percentOff: { bsonType: 'int', minimum: 1, maximum: 100 },
          pointsMultiplier: { bsonType: 'int', minimum: 2, maximum: 10 },
          singleUse: { bsonType: 'bool' },
          redeemBy: { enum: ['CARD'] },
          reason: { bsonType: 'object', required: ['codes', 'text'] },
          purposes: { bsonType: 'array', items: string },
          grantedAt: date,
          validUntil: date,
          state: { enum: ['GRANTED', 'REDEEMED'] },
          redeemedAt: date,
          forgetAt: date,
        },
      },
      indexes: [
        { key: { customerId: 1, _id: -1 } }, // a customer's offers, caps
        { key: { code: 1 }, unique: true, partialFilterExpression: { code: { $exists: true } } },
        { key: { forgetAt: 1 } },
      ],
    });
    await defineCollection(db, 'offerRedemptions', {
      schema: {
        bsonType: 'object',
        required: ['key', 'grantId', 'offerId', 'customerId', 'state', 'redeemedAt', 'forgetAt'],
        additionalProperties: false,
        properties: {
          _id: { bsonType: 'string', pattern: '^ofr_' },
          key: string,
          grantId: string,
          offerId: string,
          customerId: string,
          storeId: string,
          orderId: string,
          by: string,
          amountMinor: fromZero,
          currency: string,
          discountMinor: fromZero,
          state: { enum: ['REDEEMED', 'REVERSED'] },
          redeemedAt: date,
          reversedAt: date,
          forgetAt: date,
        },
      },
      indexes: [
        { key: { key: 1 }, unique: true }, // nothing is used twice by the same
        { key: { customerId: 1, offerId: 1 } }, // what is for one use
        { key: { forgetAt: 1 } },
      ],
    });
    await defineCollection(db, 'offerTurns', { schema: { bsonType: 'object', required: ['version'] } });
  },
};

const DAY_MS = 86_400_000;

/** As long as a cap may count it, and a day. */
const KEPT_DAYS = 31;
/** Claims from a sale end with the third year after it (§ 195, § 199 BGB); four cover that. */
const REDEEMED_KEPT_DAYS = 4 * 366;

export const forgottenAt = (validUntil: Date): Date => new Date(validUntil.getTime() + KEPT_DAYS * DAY_MS);
export const redeemedForgottenAt = (at: Date): Date => new Date(at.getTime() + REDEEMED_KEPT_DAYS * DAY_MS);
