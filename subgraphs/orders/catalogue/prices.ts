import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Money } from '#shared/money.ts';
import { lookupAllBy, lookupBy } from '#shared/mongo.ts';
import type { VariantOfProduct } from '../data/catalogue.ts';
import {
  chosenPrice,
  type FoundPrice,
  listStep,
  type PriceQuestion,
  type PriceScope,
  type PriceStep,
  scopesFor,
  withStep,
} from './price.ts';

/** Collection `prices`: what a variant costs in one currency, everywhere or in one channel, one store, or both. */
export type StoredPrice = {
  /** {@link priceId}. */
  _id: string;
  sku: string;
  currency: string;
  channel?: string;
  storeId?: string;
  /** In the order of time. */
  steps: PriceStep[];
};

/** A price to set. Without `amountMinor` there is none here from `asOf` on. */
export type PriceToSet = PriceQuestion & PriceStep & { sku: string };

export const pricesMigration: Migration = {
  id: '013-prices',
  up: (db) =>
    defineCollection(db, 'prices', {
      schema: {
        bsonType: 'object',
        required: ['sku', 'currency', 'steps'],
        properties: {
          sku: { bsonType: 'string' },
          currency: { bsonType: 'string', minLength: 3, maxLength: 3 },
          channel: { bsonType: 'string' },
          storeId: { bsonType: 'string' },
          steps: { bsonType: 'array', minItems: 1, items: { bsonType: 'object', required: ['asOf'] } },
        },
      },
      indexes: [{ key: { sku: 1 } }], // the general ones of a variant
    }),
};

/** All prices of a SKU in a currency begin with this, and none of another one's. */
export const pricePrefix = (sku: string, currency: string): string => `${encoded(sku)}/${currency}`;

/** Text of clients may be no sound Unicode, which `encodeURIComponent` doesn't take. */
const encoded = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));

const priceId = (sku: string, { currency, channel, storeId }: PriceQuestion): string =>
  [pricePrefix(sku, currency), channel ?? '', encoded(storeId ?? '')].join('/');

export function openPrices(db: Db) {
  const prices = db.collection<StoredPrice>('prices');
  const byId = lookupBy(prices, '_id');
  const everywhere = { channel: { $exists: false }, storeId: { $exists: false } };
  const general = lookupAllBy(prices, 'sku', { _id: 1 }, everywhere); // one for each currency

  return {
    /**
     * What a piece costs at an instant, by the narrowest scope that has a price: this store in this channel, this store,
     * this channel, everywhere. Null when it isn't sold in the currency then.
     */
    async priceAt(
      variant: VariantOfProduct,
      { at, ...question }: PriceQuestion & { at: Date },
    ): Promise<FoundPrice | null> {
      const { currency, channel, storeId } = question;
      const steps = new Map<PriceScope, readonly PriceStep[]>();
      await Promise.all(
        scopesFor(question).map(async (scope) => {
          const isChannel = scope === 'CHANNEL' || scope === 'STORE_AND_CHANNEL';
          const isStore = scope === 'STORE' || scope === 'STORE_AND_CHANNEL';
          const of = {
            currency,
            ...(isChannel && channel !== undefined ? { channel } : {}),
            ...(isStore && storeId !== undefined ? { storeId } : {}),
          };
          const found = await byId.load(priceId(variant.sku, of));
          if (found) steps.set(scope, found.steps);
        }),
      );
      return chosenPrice(currency, steps, listStep(variant, currency), at);
    },

    /** What a piece costs everywhere, one for each currency that it is sold in. */
    async generalAt(variant: VariantOfProduct, at: Date): Promise<Money[]> {
      const set = new Map((await general.load(variant.sku)).map(({ currency, steps }) => [currency, steps]));
      const currencies = new Set([...variant.prices.map(({ currency }) => currency), ...set.keys()]);
      return [...currencies].flatMap((currency) => {
        const steps = new Map([['GENERAL', set.get(currency) ?? []] as const]);
        const price = chosenPrice(currency, steps, listStep(variant, currency), at);
        return price ? [{ amountMinor: price.amountMinor, currency }] : [];
      });
    },

    /** Puts prices into their places in time. Returns how many are the newest of theirs now; the others are history. */
    async set(changes: readonly PriceToSet[], session: ClientSession): Promise<number> {
      const ids = changes.map((change) => priceId(change.sku, change));
      const found = await prices.find({ _id: { $in: ids } }, { session }).toArray();
      const before = new Map(found.map((price) => [price._id, price]));
      let newest = 0;
      const writes = changes.map(({ sku, currency, channel, storeId, ...step }, index) => {
        const _id = ids[index] ?? '';
        const steps = withStep(before.get(_id)?.steps ?? [], step);
        if (steps.at(-1)?.asOf.getTime() === step.asOf.getTime()) newest += 1;
        const replacement: StoredPrice = {
          _id,
          sku,
          currency,
          ...(channel === undefined ? {} : { channel }),
          ...(storeId === undefined ? {} : { storeId }),
          steps,
        };
        return { replaceOne: { filter: { _id }, replacement, upsert: true } };
      });
      if (writes.length) await prices.bulkWrite(writes, { session });
      return newest;
    },

    /**
     * Prices in the order of SKU and currency, those of one SKU and currency together, from behind `after`
     * ({@link pricePrefix}) on; read as they are asked for.
     */
    all(after: string | null): AsyncIterable<StoredPrice> {
      // `0` follows `/`, so this is behind everything that begins with the prefix and a slash.
      const behind = after === null ? {} : { _id: { $gte: `${after}0` } };
      return prices.find(behind).sort({ _id: 1 });
    },
  };
}
