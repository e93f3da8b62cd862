import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { batched, lookupAllBy } from '#shared/mongo.ts';
import type { Promotion, TaxRate } from './pricing.ts';

const basisPoints = { bsonType: ['int', 'long', 'double'], minimum: 0, maximum: 10_000 };

export const priceRulesMigration: Migration = {
  id: '021-price-rules',
  async up(db) {
    await defineCollection(db, 'promotions', {
      schema: {
        bsonType: 'object',
        required: ['name'],
        properties: {
          name: { bsonType: 'string', minLength: 1 },
          code: { bsonType: 'string', minLength: 1 },
          basisPoints,
          amountMinor: { bsonType: ['int', 'long', 'double'], minimum: 1 },
        },
      },
      indexes: [{ key: { code: 1 } }], // what a customer named, and what holds without a name
    });
    await defineCollection(db, 'taxRates', {
      schema: {
        bsonType: 'object',
        required: ['country', 'name', 'basisPoints'],
        properties: { country: { bsonType: 'string', minLength: 2, maxLength: 2 }, basisPoints },
      },
      indexes: [{ key: { country: 1 } }],
    });
  },
};

/** Promotions that hold without a code: more would be no rule that anybody can explain. */
const MAX_AUTOMATIC = 200;

/** What turns a price into an amount: promotions and tax rates, as the retailer gave them. */
export function openPriceRules(db: Db) {
  const promotions = db.collection<Promotion>('promotions');
  const taxRates = db.collection<TaxRate>('taxRates');
  const byCode = lookupAllBy(promotions, 'code'); // few have the same code
  const byCountry = lookupAllBy(taxRates, 'country'); // one for each category
  const automatic = batched<Promotion[]>(async () => {
    const found = await promotions
      .find({ code: { $exists: false } })
      .sort({ _id: 1 })
      .limit(MAX_AUTOMATIC)
      .toArray();
    return () => found;
  });

  return {
    /** Those that hold by themselves and those of these codes. */
    async promotions(codes: readonly string[]): Promise<Promotion[]> {
      const found = await Promise.all([automatic.load(''), ...codes.map((code) => byCode.load(code))]);
      return found.flat();
    },

    /** By {@link TaxRate._id}. */
    async taxRates(countries: readonly string[]): Promise<Map<string, TaxRate>> {
      const found = await Promise.all([...new Set(countries)].map((country) => byCountry.load(country)));
      return new Map(found.flat().map((rate) => [rate._id, rate]));
    },

    async replacePromotions(changed: readonly Promotion[]): Promise<void> {
      if (!changed.length) return;
      const writes = changed.map((replacement) => ({
        replaceOne: { filter: { _id: replacement._id }, replacement, upsert: true },
      }));
      await promotions.bulkWrite(writes, { ordered: false });
    },

    async replaceTaxRates(changed: readonly TaxRate[]): Promise<void> {
      if (!changed.length) return;
      const writes = changed.map((replacement) => ({
        replaceOne: { filter: { _id: replacement._id }, replacement, upsert: true },
      }));
      await taxRates.bulkWrite(writes, { ordered: false });
    },
  };
}
