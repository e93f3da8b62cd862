import type { Migration } from '#shared/migrations.ts';
import { type BasketLine, type PricedBasket, priceBasket } from '../checkout/price-basket.ts';
import type { Data } from '../context.ts';
import type { VariantOfProduct } from '../data/catalogue.ts';
import type { StoredStore } from '../data/stores.ts';

export const waresMigration: Migration = {
  id: '030-variants-by-gtin',
  async up(db) {
    await db.collection('products').createIndexes([{ key: { 'variants.gtin': 1 }, sparse: true }]);
  },
};

/** A piece on the shelf, as a scanner names it: by SKU, else by GTIN in any of its lengths. Null when nothing has the code. */
export async function variantOf({ catalogue }: Data, code: string): Promise<VariantOfProduct | null> {
  return (await catalogue.bySku(code)) ?? (isDigits(code) ? catalogue.byGtin(gtinForms(code)) : null);
}

const isDigits = (code: string): boolean => /^\d{8,14}$/.test(code);

/** A GTIN is the same number with zeros in front (GS1 General Specifications 3.3.2). */
function gtinForms(code: string): string[] {
  const bare = code.replace(/^0+/, '');
  return [8, 12, 13, 14]
    .filter((length) => length >= bare.length)
    .map((length) => bare.padStart(length, '0'));
}

/** What stands on a label: `unitPriceMinor` is the store's in this channel at that time. */
export type Ware = { sku: string; description: string; unitPriceMinor: number };

/** Where and when a piece is looked at. */
type Place = { store: StoredStore; channel: string; at: Date };

/** The label of what a scanner read; null when nothing has the code, or it isn't sold here then. */
export async function wareAt(data: Data, code: string, { store, channel, at }: Place): Promise<Ware | null> {
  const variant = await variantOf(data, code);
  const { _id: storeId, currency } = store;
  const price = variant && (await data.prices.priceAt(variant, { currency, storeId, channel, at }));
  if (!price) return null;
  const description = [variant.product.name, variant.colour, variant.size].filter(Boolean).join(', ');
  return { sku: variant.sku, description, unitPriceMinor: price.amountMinor };
}

/** What a basket in a store costs; of what isn't sold here (any more) nothing. */
export async function billOf(
  data: Data,
  basket: readonly (Omit<BasketLine, 'storeId'> & { sku: string })[],
  { store, channel, at }: Place,
): Promise<PricedBasket> {
  let lines: BasketLine[] = basket.map((line) => ({ ...line, storeId: store._id }));
  for (;;) {
    const priced = await priceBasket(data, lines, { currency: store.currency, channel, at });
    if ('lines' in priced) return priced;
    if ('unknownCodes' in priced) throw new Error('no codes were given');
    lines = lines.filter(({ sku }) => sku !== priced.unpriced);
  }
}
