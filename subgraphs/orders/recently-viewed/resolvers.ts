import { requireSelf } from '#shared/guard.ts';
import { requirePageSize } from '#shared/pagination.ts';
import type { Context } from '../context.ts';
import { viewsWithin } from '../engagement/thresholds.ts';
import { invalid, unknownSku } from '../resolvers/refusals.ts';
import { channelProblem, isCode, toChannel } from '../rules/values.ts';
import type { CustomerResolvers, MutationResolvers, Resolvers } from '../schema.generated.ts';
import type { ViewedProduct } from './views.ts';

export const recentlyViewedMutations = {
  async recordView(_, { input }, context) {
    const customerId = requireSelf(context);
    const { catalogue, clock, thresholds, views } = context;
    const { sku, viewId } = input;
    const given = input.channel ?? 'WEB';
    const channel = toChannel(given);
    if (!channel) return { ...invalid(channelProblem(given)), counted: false };
    if (!isCode(viewId)) {
      const message = 'Expected 1 to 64 characters without spaces around them.';
      return { ...invalid({ field: ['viewId'], message }), counted: false };
    }
    const variant = await catalogue.bySku(sku);
    if (!variant) return { ...unknownSku(), counted: false };
    const at = clock();
    const seen = await views.record({ viewId, customerId, productId: variant.product._id, sku, channel, at });
    if (!seen) return { counted: false, userErrors: [] };
    if (seen.views === 1) await views.trim(customerId);
    const often = viewsWithin(seen.recent, await thresholds.current(), at);
    if (often && !seen.signalledAt) await views.markDue(seen);
    return { counted: true, userErrors: [] };
  },

  async clearRecentlyViewed(_, __, context) {
    const members = await context.access.members(requireSelf(context));
    return { cleared: await context.views.clear(members), userErrors: [] };
  },
} satisfies Partial<MutationResolvers>;

/** With the members of the customer, so that `bought` asks for all their ids. */
type Viewed = ViewedProduct & { members: readonly string[] };

async function viewedBy(id: string, { access, views }: Context): Promise<Viewed[]> {
  const members = await access.members(id);
  return (await views.of(members)).map((viewed) => ({ ...viewed, members }));
}

async function isBought({ productId, members }: Viewed, { catalogue, purchases }: Context): Promise<boolean> {
  const product = await catalogue.byId(productId);
  const skus = product?.variants.map(({ sku }) => sku) ?? [];
  return (await purchases.of(members, skus)) !== null;
}

export const recentlyViewedOfCustomer = {
  async recentlyViewed({ id }, { first }, context) {
    requirePageSize(first);
    return (await viewedBy(id, context)).slice(0, first);
  },

  async viewedNotBought({ id }, { first }, context) {
    requirePageSize(first);
    const { views: often } = await context.thresholds.current();
    const found = (await viewedBy(id, context)).filter(({ views }) => views >= often);
    const bought = await Promise.all(found.map((viewed) => isBought(viewed, context)));
    return found.filter((_, index) => !bought[index]).slice(0, first);
  },
} satisfies Partial<CustomerResolvers>;

export const recentlyViewedTypes = {
  ViewedProduct: {
    product: ({ productId }, _, { catalogue }) => catalogue.byId(productId),
    variant: ({ sku }, _, { catalogue }) => catalogue.bySku(sku),
    bought: (viewed, _, context) => isBought(viewed, context),
  },
} satisfies Partial<Resolvers>;
