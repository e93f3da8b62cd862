import { rejected } from '#shared/user-errors.ts';
import { toImage, toModel } from '../catalogue/media.ts';
import type { StoredProduct, StoredVariant } from '../data/catalogue.ts';
import { productProblem } from '../rules/catalogue.ts';
import type { MutationResolvers, ProductInput, UserErrorCode, VariantInput } from '../schema.generated.ts';

const MAX_PRODUCTS = 200;

export const importProducts: MutationResolvers['importProducts'] = async (
  _,
  { input },
  { catalogue, clock },
) => {
  const { products } = input;
  const now = clock();
  if (products.length > MAX_PRODUCTS) {
    const message = `Expected at most ${MAX_PRODUCTS} products.`;
    return { imported: 0, ...rejected('INVALID_VALUE', ['input', 'products'], message) };
  }
  const owners = await catalogue.ownersOf(products.flatMap(({ variants }) => variants.map(({ sku }) => sku)));
  /** Which product of this input has taken a SKU. */
  const taken = new Map<string, string>();
  const changed = new Map<string, StoredProduct>();
  const userErrors: { code: UserErrorCode; field: string[]; message: string }[] = [];

  for (const [index, product] of products.entries()) {
    const refuse = (code: UserErrorCode, field: string[], message: string) =>
      userErrors.push({ code, field: ['input', 'products', String(index), ...field], message });
    const problem = changed.has(product.id)
      ? { field: ['id'], message: `${product.id} is there twice.` }
      : productProblem(product, now);
    if (problem) {
      refuse('INVALID_VALUE', problem.field, problem.message);
      continue;
    }
    const clash = product.variants.findIndex(({ sku }) => {
      const owner = owners.get(sku);
      return taken.has(sku) || (owner && owner._id !== product.id && !owner.provisional);
    });
    if (clash >= 0) {
      const message = `Product ${taken.get(product.variants[clash]?.sku ?? '') ?? 'of another id'} has this SKU.`;
      refuse('SKU_TAKEN', ['variants', String(clash), 'sku'], message);
      continue;
    }
    for (const { sku } of product.variants) taken.set(sku, product.id);
    changed.set(product.id, toStored(product, now));
  }
  await catalogue.replace([...changed.values()]);
  return { imported: changed.size, userErrors };
};

function toStored(product: ProductInput, now: Date): StoredProduct {
  const { id, name, description, brand, style, category, variants, images, models, pricesAsOf } = product;
  return {
    _id: id,
    name,
    ...(description ? { description } : {}),
    ...(brand ? { brand } : {}),
    ...(style ? { style } : {}),
    ...(category ? { category } : {}),
    ...(images?.length ? { images: images.map(toImage) } : {}),
    ...(models?.length ? { models: models.map(toModel) } : {}),
    variants: variants.map(toVariant),
    pricesAsOf: pricesAsOf ?? now,
  };
}

function toVariant({ sku, gtin, size, colour, images, prices }: VariantInput): StoredVariant {
  return {
    sku,
    ...(gtin ? { gtin } : {}),
    ...(size ? { size } : {}),
    ...(colour ? { colour } : {}),
    ...(images?.length ? { images: images.map(toImage) } : {}),
    prices: prices.map(({ amountMinor, currency }) => ({ amountMinor, currency })),
  };
}
