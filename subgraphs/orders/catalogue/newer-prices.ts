import type { Money } from '#shared/money.ts';

type Priced = { sku: string; prices: Money[] };

/**
 * A product as it shall be, with the prices of the one on record for the SKUs that both have, when those are valid since
 * later: an older price never overwrites a newer one.
 */
export function withNewerPrices<
  Variant extends Priced,
  Product extends { variants: Variant[]; pricesAsOf?: Date },
>(product: Product, before: Product | null): Product {
  const { pricesAsOf } = product;
  if (!before?.pricesAsOf || !pricesAsOf || before.pricesAsOf <= pricesAsOf) return product;
  const known = new Map(before.variants.map(({ sku, prices }) => [sku, prices]));
  const variants = product.variants.map((variant) => ({
    ...variant,
    prices: known.get(variant.sku) ?? variant.prices,
  }));
  return { ...product, variants, pricesAsOf: before.pricesAsOf };
}
