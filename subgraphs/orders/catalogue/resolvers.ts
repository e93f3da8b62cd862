import { failure } from '#shared/failure.ts';
import type { Context } from '../context.ts';
import type { VariantOfProduct } from '../data/catalogue.ts';
import { channelProblem, toChannel } from '../rules/values.ts';
import type {
  MutationResolvers,
  PriceDifferenceResolvers,
  ProductResolvers,
  QueryResolvers,
  ScopedPriceResolvers,
  VariantResolvers,
} from '../schema.generated.ts';
import { priceDifferences } from './price-differences.ts';
import { setPrices } from './set-prices.ts';

export const catalogueQueries = { priceDifferences } satisfies Partial<QueryResolvers>;
export const catalogueMutations = { setPrices } satisfies Partial<MutationResolvers>;

type Question = {
  currency: string;
  channel?: string | null | undefined;
  storeId?: string | null | undefined;
};

/** @throws {GraphQLError} `BAD_USER_INPUT` when the channel is none. */
function priceOf(variant: VariantOfProduct, { currency, channel, storeId }: Question, context: Context) {
  const known = channel == null ? undefined : toChannel(channel);
  if (known === null)
    throw failure('BAD_USER_INPUT', `\`channel\`: ${channelProblem(channel ?? '').message}`);
  const where = { currency, channel: known, storeId: storeId ?? undefined };
  return context.prices.priceAt(variant, { ...where, at: context.clock() });
}

export const variantFields: Required<Pick<VariantResolvers, 'images' | 'prices' | 'price' | 'priceTag'>> = {
  images: ({ images }) => images ?? [],
  prices: (variant, _, { prices, clock }) => prices.generalAt(variant, clock()),
  async price(variant, question, context) {
    const found = await priceOf(variant, question, context);
    return found && { amountMinor: found.amountMinor, currency: found.currency };
  },
  async priceTag(variant, question, context) {
    const found = await priceOf(variant, question, context);
    if (!found) return null;
    const { amountMinor, currency, scope, asOf } = found;
    return { price: { amountMinor, currency }, scope, asOf: asOf ?? null };
  },
};

export const productFields: Required<Pick<ProductResolvers, 'images' | 'models'>> = {
  images: ({ images }) => images ?? [],
  models: ({ models }) => models ?? [],
};

export const PriceDifference: Required<Pick<PriceDifferenceResolvers, 'variant'>> = {
  variant: ({ sku }, _, { catalogue }) => catalogue.bySku(sku),
};

export const ScopedPrice: Required<Pick<ScopedPriceResolvers, 'price' | 'store'>> = {
  price: ({ amountMinor, currency }) => ({ amountMinor, currency }),
  store: ({ storeId }, _, { stores }) => (storeId === undefined ? null : stores.byId(storeId)),
};
