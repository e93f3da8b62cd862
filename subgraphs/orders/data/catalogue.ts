import type { Db, MongoClient } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Money } from '#shared/money.ts';
import { batched, inTransaction, isDuplicateKey, lookupBy, newId } from '#shared/mongo.ts';
import type { PageRequest } from '#shared/pagination.ts';
import type { Model3D, ProductImage } from '../catalogue/media.ts';
import { withNewerPrices } from '../catalogue/newer-prices.ts';
import { pageById } from './by-id.ts';

/** Collection `products`: what is sold. A product and its variants change together. */
export type StoredProduct = {
  _id: string;
  name: string;
  description?: string;
  brand?: string;
  style?: string;
  category?: string;
  images?: ProductImage[];
  models?: Model3D[];
  variants: StoredVariant[];
  /** Since when the variants' prices are valid. Absent: not known. */
  pricesAsOf?: Date;
  /** Made for a SKU that came with an imported order; gives way to the product that the catalogue has for it. */
  provisional?: true;
};

export type StoredVariant = {
  sku: string;
  gtin?: string;
  size?: string;
  colour?: string;
  images?: ProductImage[];
  /** What is valid everywhere, at most one for each currency; `catalogue/prices.ts` may know newer and narrower ones. */
  prices: Money[];
};

/** A variant with the product around it. */
export type VariantOfProduct = StoredVariant & { product: StoredProduct };

export const catalogueMigration: Migration = {
  id: '001-products',
  up: (db) =>
    defineCollection(db, 'products', {
      schema: {
        bsonType: 'object',
        required: ['name', 'variants'],
        properties: {
          name: { bsonType: 'string', minLength: 1 },
          variants: {
            bsonType: 'array',
            minItems: 1,
            items: {
              bsonType: 'object',
              required: ['sku', 'prices'],
              properties: {
                sku: { bsonType: 'string', minLength: 1 },
                prices: {
                  bsonType: 'array',
                  items: {
                    bsonType: 'object',
                    required: ['amountMinor', 'currency'],
                    properties: {
                      amountMinor: { bsonType: ['int', 'long', 'double'], minimum: 0 },
                      currency: { bsonType: 'string', minLength: 3, maxLength: 3 },
                    },
                  },
                },
              },
            },
          },
        },
      },
      indexes: [
        { key: { 'variants.sku': 1 }, unique: true }, // a SKU names one variant
        { key: { brand: 1, _id: 1 } },
        { key: { category: 1, _id: 1 } },
      ],
    }),
};

export function openCatalogue({ db, client }: { db: Db; client: MongoClient }) {
  const products = db.collection<StoredProduct>('products');
  const byId = lookupBy(products, '_id');
  const bySku = batched<VariantOfProduct | null>(async (skus) => {
    const found = await products.find({ 'variants.sku': { $in: skus } }).toArray();
    const variants = new Map(found.flatMap(variantsOf).map((variant) => [variant.sku, variant]));
    return (sku) => variants.get(sku) ?? null;
  });

  /** Which of these SKUs the catalogue has, and in which product. */
  async function ownersOf(skus: string[]): Promise<Map<string, StoredProduct>> {
    const found = await products.find({ 'variants.sku': { $in: skus } }).toArray();
    return new Map(found.flatMap((product) => product.variants.map(({ sku }) => [sku, product] as const)));
  }

  return {
    byId: (id: string): Promise<StoredProduct | null> => byId.load(id),
    bySku: (sku: string): Promise<VariantOfProduct | null> => bySku.load(sku),
    ownersOf,

    /** The variant with one of these spellings of a GTIN. Null when none has. */
    async byGtin(forms: readonly string[]): Promise<VariantOfProduct | null> {
      const found = await products.findOne({ 'variants.gtin': { $in: [...forms] } });
      const variant = found?.variants.find(({ gtin }) => gtin !== undefined && forms.includes(gtin));
      return found && variant ? { ...variant, product: found } : null;
    },

    page: (
      page: PageRequest,
      { brand, category }: { brand?: string | null | undefined; category?: string | null | undefined },
    ) => pageById(products, { ...(brand ? { brand } : {}), ...(category ? { category } : {}) }, page),

    /**
     * Creates or replaces whole products; prices on record that are newer stay. Provisional ones that held their SKUs give
     * way.
     */
    async replace(changed: StoredProduct[]): Promise<void> {
      if (!changed.length) return;
      const skus = changed.flatMap(({ variants }) => variants.map(({ sku }) => sku));
      const ids = changed.map(({ _id }) => _id);
      await inTransaction(client, async (session) => {
        await products.deleteMany(
          { provisional: true, _id: { $nin: ids }, 'variants.sku': { $in: skus } },
          { session },
        );
        const before = await products.find({ _id: { $in: ids } }, { session }).toArray();
        const known = new Map(before.map((product) => [product._id, product]));
        const writes = changed.map((product) => {
          const replacement = withNewerPrices(product, known.get(product._id) ?? null);
          return { replaceOne: { filter: { _id: product._id }, replacement, upsert: true } };
        });
        await products.bulkWrite(writes, { session });
      });
    },

    /** Makes a provisional product for each SKU that the catalogue hasn't. */
    async ensure(wanted: ReadonlyMap<string, string>): Promise<void> {
      const known = await ownersOf([...wanted.keys()]);
      const missing = [...wanted].filter(([sku]) => !known.has(sku));
      if (!missing.length) return;
      const made = missing.map(
        ([sku, name]): StoredProduct => ({
          _id: newId('prd'),
          name,
          variants: [{ sku, prices: [] }],
          provisional: true,
        }),
      );
      try {
        await products.insertMany(made, { ordered: false });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error; // another import made it a moment ago
      }
    },
  };
}

export type Catalogue = ReturnType<typeof openCatalogue>;

export const variantsOf = (product: StoredProduct): VariantOfProduct[] =>
  product.variants.map((variant) => ({ ...variant, product }));

/** The catalogue's own price in a currency, or null when it has none; what counts is `Prices.priceAt`. */
export const priceIn = (variant: StoredVariant, currency: string): Money | null =>
  variant.prices.find((price) => price.currency === currency) ?? null;
