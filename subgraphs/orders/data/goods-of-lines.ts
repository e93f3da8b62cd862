import type { Db } from 'mongodb';
import type { StoredProduct } from './catalogue.ts';
import type { StoredOrderLine } from './orders.ts';

/** What earns by kinds of goods, or without tax, has to know of a line besides what was paid. */
export type GoodsOfLine = { category?: string; taxMinor?: number };

/** The categories of these SKUs, as the catalogue has them now; those without one are left out. */
export async function categoriesOf(db: Db, skus: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = new Set(skus);
  const found = await db
    .collection<StoredProduct>('products')
    .find({ 'variants.sku': { $in: [...wanted] }, category: { $exists: true } })
    .project<{ category: string; variants: { sku: string }[] }>({ category: 1, 'variants.sku': 1 })
    .toArray();
  return new Map(
    found.flatMap(({ category, variants }) =>
      variants.flatMap(({ sku }): [string, string][] => (wanted.has(sku) ? [[sku, category]] : [])),
    ),
  );
}

export function goodsOf(
  { sku, tax }: Pick<StoredOrderLine, 'sku' | 'tax'>,
  categories: ReadonlyMap<string, string>,
): GoodsOfLine {
  const category = categories.get(sku);
  return { ...(category !== undefined && { category }), ...(tax && { taxMinor: tax.amountMinor }) };
}
