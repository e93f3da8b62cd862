import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { DEFAULT_OFFER_RULES, type OfferRules } from './terms.ts';

/** Collection `offerRules`: one document. Absent: {@link DEFAULT_OFFER_RULES}. */
type StoredRules = OfferRules & { _id: 'current' };

export const offerRulesMigration: Migration = {
  id: '071-offer-rules',
  up: (db) =>
    defineCollection(db, 'offerRules', {
      schema: { bsonType: 'object', required: ['quietHours', 'cap', 'minutesBetween'] },
    }),
};

export function openOfferRules(db: Db) {
  const stored = db.collection<StoredRules>('offerRules');
  return {
    async current(): Promise<OfferRules> {
      const found = await stored.findOne({ _id: 'current' });
      if (!found) return DEFAULT_OFFER_RULES;
      const { _id, ...rules } = found;
      return rules;
    },
    async set(rules: OfferRules): Promise<void> {
      await stored.replaceOne({ _id: 'current' }, rules, { upsert: true });
    },
  };
}
