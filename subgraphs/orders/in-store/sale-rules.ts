import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupBy, type Stored } from '#shared/mongo.ts';

/** Collection `saleRules`: what an associate has to see before it is sold without a staffed till. `_id` is the SKU. */
export type SaleRule = Stored & {
  /** Years of age. Absent: for everybody. */
  minimumAge?: number;
  /** Pieces in one sale that need nobody's approval. Absent: any number. */
  mostPieces?: number;
};

const whole = { bsonType: ['int', 'long', 'double'], minimum: 1 };

export const saleRulesMigration: Migration = {
  id: '030-sale-rules',
  up: (db) =>
    defineCollection(db, 'saleRules', {
      schema: { bsonType: 'object', properties: { minimumAge: whole, mostPieces: whole } },
    }),
};

type Pieces = { sku: string; quantity: number };

export function openSaleRules({ db }: { db: Db }) {
  const rules = db.collection<SaleRule>('saleRules');
  const byId = lookupBy(rules, '_id');
  return {
    /** Of the pieces, those that an associate has to see, each with its rule. */
    async toSee<Its extends Pieces>(items: readonly Its[]): Promise<(Its & { rule: SaleRule })[]> {
      const found = await Promise.all(items.map(({ sku }) => byId.load(sku)));
      return items.flatMap((item, index) => {
        const rule = found[index];
        return rule && mustBeSeen(rule, item.quantity) ? [{ ...item, rule }] : [];
      });
    },

    /** Sets the rule of a SKU; one without any condition takes it away. */
    async set({ _id, ...rule }: SaleRule): Promise<void> {
      if (rule.minimumAge === undefined && rule.mostPieces === undefined) await rules.deleteOne({ _id });
      else await rules.replaceOne({ _id }, rule, { upsert: true });
    },
  };
}

const mustBeSeen = ({ minimumAge, mostPieces }: Omit<SaleRule, '_id'>, quantity: number): boolean =>
  minimumAge !== undefined || (mostPieces !== undefined && quantity > mostPieces);
