import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { inTransaction, lookupBy, type Stored } from '#shared/mongo.ts';
import { FRESH_MS, remembered, steadily } from '#shared/remembered.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { CHANNELS, MAX_CAP_DAYS, type OfferTerms, WEEKDAYS } from './terms.ts';

/** Collection `offers`: what is offered to whom, where and when. `_id` is `off_` and the retailer's own `code`. */
export type StoredOffer = Stored &
  OfferTerms & {
    title: string;
    text: string;
    /** Either this, 1 to 100, … */
    percentOff?: number;
    /** … or this, 2 to 10. */
    pointsMultiplier?: number;
    /** The card that pays redeems it, of itself. Absent: a till. */
    redeemBy?: 'CARD';
  };

const offersIn = (db: Db) => db.collection<StoredOffer>('offers');

export const offersMigration: Migration = { id: '003-offers', up: defineOffers };

/** Behaviour, triggers, hours, stock, caps and cards came to offers; tiers are the programme's. */
export const offerTermsMigration: Migration = { id: '070-offer-terms', up: defineOffers };

const string = { bsonType: 'string' };
const strings = { bsonType: 'array', minItems: 1, items: string };
const whole = { bsonType: 'int', minimum: 1 };
const conditions = (properties: object) => ({
  bsonType: 'object',
  minProperties: 1,
  additionalProperties: false,
  properties,
});

function defineOffers(db: Db): Promise<void> {
  return defineCollection(db, 'offers', {
    schema: {
      bsonType: 'object',
      required: ['code', 'title', 'text', 'validFrom', 'validUntil'],
      additionalProperties: false,
      oneOf: [{ required: ['percentOff'] }, { required: ['pointsMultiplier'] }],
      properties: {
        _id: { bsonType: 'string', pattern: '^off_' },
        code: string,
        title: string,
        text: string,
        percentOff: { bsonType: 'int', minimum: 1, maximum: 100 },
        pointsMultiplier: { bsonType: 'int', minimum: 2, maximum: 10 },
        redeemBy: { enum: ['CARD'] },
        audience: conditions({
          tiers: strings,
          joinedWithinDays: whole,
          quietForDays: whole,
          earnedWithinDays: whole,
          balanceAtLeast: whole,
        }),
        behaviour: conditions({
          bagSkus: strings,
          wishSkus: strings,
          viewedProductIds: strings,
          leftBag: { enum: ['IDLE', 'ABANDONED', 'STALLED'] },
          readContentIds: strings,
          withinDays: whole,
        }),
        trigger: {
          bsonType: 'object',
          required: ['by'],
          additionalProperties: false,
          properties: {
            by: { bsonType: 'array', minItems: 1, items: { enum: ['POSITION', 'BEACON', 'ZONE'] } },
            radiusMetres: whole,
            zoneIds: strings,
          },
        },
        hours: {
          bsonType: 'array',
          minItems: 1,
          items: {
            bsonType: 'object',
            required: ['days', 'from', 'to'],
            additionalProperties: false,
            properties: {
              days: { bsonType: 'array', minItems: 1, items: { enum: [...WEEKDAYS] } },
              from: string,
              to: string,
            },
          },
        },
        stock: {
          bsonType: 'object',
          required: ['skus', 'atLeast'],
          additionalProperties: false,
          properties: { skus: strings, atLeast: whole },
        },
        singleUse: { bsonType: 'bool' },
        cap: {
          bsonType: 'object',
          required: ['times', 'days'],
          additionalProperties: false,
          properties: { times: whole, days: { bsonType: 'int', minimum: 1, maximum: MAX_CAP_DAYS } },
        },
        validMinutes: whole,
        channels: { bsonType: 'array', minItems: 1, items: { enum: [...CHANNELS] } },
        storeIds: strings,
        validFrom: { bsonType: 'date' },
        validUntil: { bsonType: 'date' },
      },
    },
    indexes: [{ key: { validUntil: 1 } }], // those that are not over
  });
}

export function openOffers({ db, client, clock }: Dependencies) {
  const offers = offersIn(db);
  const byId = lookupBy(offers, '_id');
  let readFor = clock();
  /** Those that hold then, or may until they are read again. */
  const current = remembered(
    () => {
      readFor = clock();
      return offers
        .find({
          validUntil: { $gt: new Date(readFor.getTime() - FRESH_MS) },
          validFrom: { $lte: new Date(readFor.getTime() + FRESH_MS) },
        })
        .toArray();
    },
    steadily,
    FRESH_MS,
  );

  return {
    /** All offers that hold now, of which rules choose. What another process imports is seen within half a second. */
    async current(): Promise<readonly StoredOffer[]> {
      const now = clock();
      if (Math.abs(now.getTime() - readFor.getTime()) > FRESH_MS) current.forget();
      return (await current()).filter(({ validFrom, validUntil }) => validFrom <= now && now < validUntil);
    },

    /** Null when there is none; one that is over is found. */
    byId: (id: string): Promise<StoredOffer | null> => byId.load(id),

    /** Those that hold at a time or would in the 30 days around it, at most `limit`, ending soonest first. */
    around: (at: Date, limit: number): Promise<StoredOffer[]> =>
      offers
        .find({
          validUntil: { $gt: daysFrom(at, -MAX_CAP_DAYS) },
          validFrom: { $lt: daysFrom(at, MAX_CAP_DAYS) },
        })
        .sort({ validUntil: 1, _id: 1 })
        .limit(limit)
        .toArray(),

    /** Adds offers or replaces known ones, all or none. */
    import(given: readonly Omit<StoredOffer, '_id'>[]) {
      return inTransaction(client, async (session) => {
        const operations = given.map((offer) => ({
          replaceOne: { filter: { _id: `off_${offer.code}` }, replacement: offer, upsert: true },
        }));
        const { upsertedCount, matchedCount } = await offers.bulkWrite(operations, { session });
        return { added: upsertedCount, changed: matchedCount };
      }).finally(current.forget);
    },
  };
}

const daysFrom = (at: Date, days: number): Date => new Date(at.getTime() + days * 86_400_000);
