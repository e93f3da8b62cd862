import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { batched, inTransaction, type Stored } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import type { OfferTerms } from '../rules/offers.ts';

/** Collection `offers`: what is offered to whom, where and when. `_id` is `off_` and the retailer's own `code`. */
export type StoredOffer = Stored &
  OfferTerms & {
    title: string;
    text: string;
    /** Either this, 1 to 100, … */
    percentOff?: number;
    /** … or this, 2 to 10. */
    pointsMultiplier?: number;
  };

const offersIn = (db: Db) => db.collection<StoredOffer>('offers');

export const offersMigration: Migration = {
  id: '003-offers',
  up: (db) =>
    defineCollection(db, 'offers', {
      schema: {
        bsonType: 'object',
        required: ['code', 'title', 'text', 'validFrom', 'validUntil'],
        additionalProperties: false,
        oneOf: [{ required: ['percentOff'] }, { required: ['pointsMultiplier'] }],
        properties: {
          _id: { bsonType: 'string', pattern: '^off_' },
          code: { bsonType: 'string' },
          title: { bsonType: 'string' },
          text: { bsonType: 'string' },
          percentOff: { bsonType: 'int', minimum: 1, maximum: 100 },
          pointsMultiplier: { bsonType: 'int', minimum: 2, maximum: 10 },
          audience: {
            bsonType: 'object',
            minProperties: 1,
            additionalProperties: false,
            properties: {
              tiers: { bsonType: 'array', minItems: 1, items: { enum: ['BRONZE', 'SILVER', 'GOLD'] } },
              joinedWithinDays: { bsonType: 'int', minimum: 1 },
              quietForDays: { bsonType: 'int', minimum: 1 },
            },
          },
          storeIds: { bsonType: 'array', minItems: 1, items: { bsonType: 'string' } },
          validFrom: { bsonType: 'date' },
          validUntil: { bsonType: 'date' },
        },
      },
      indexes: [{ key: { validUntil: 1 } }], // those that are not over
    }),
};

export function openOffers({ db, client, clock }: Dependencies) {
  const offers = offersIn(db);
  const current = batched(async () => {
    const now = clock();
    const found = await offers.find({ validUntil: { $gt: now }, validFrom: { $lte: now } }).toArray();
    return () => found;
  });

  return {
    /** All offers that hold now, of which rules choose. Requests of the same moment share one read. */
    current: (): Promise<readonly StoredOffer[]> => current.load('current'),

    /** Adds offers or replaces known ones, all or none. */
    import(given: readonly Omit<StoredOffer, '_id'>[]) {
      return inTransaction(client, async (session) => {
        const operations = given.map((offer) => ({
          replaceOne: { filter: { _id: `off_${offer.code}` }, replacement: offer, upsert: true },
        }));
        const { upsertedCount, matchedCount } = await offers.bulkWrite(operations, { session });
        return { added: upsertedCount, changed: matchedCount };
      });
    },
  };
}
