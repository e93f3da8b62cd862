import { requireSelf } from '#shared/guard.ts';
import { rejected } from '#shared/user-errors.ts';
import { actingFor } from '../cart/acting-for.ts';
import { invalid, tooMuch, unknownSku } from '../resolvers/refusals.ts';
import { MAX_QUANTITY, withMore } from '../rules/cart.ts';
import { channelProblem, isText, isWithin, toChannel } from '../rules/values.ts';
import type { CustomerResolvers, MutationResolvers, Resolvers } from '../schema.generated.ts';
import { MAX_WISHES } from './wish-list.ts';

const MAX_NOTE = 500;

export const wishListMutations = {
  async addToWishList(_, { input }, context) {
    const served = await actingFor(context, input.customerId);
    if ('refused' in served) return served.refused;
    const { sku } = input;
    const note = input.note?.trim() || undefined;
    const given = input.channel ?? 'WEB';
    const channel = toChannel(given);
    if (!channel) return invalid(channelProblem(given));
    if (note !== undefined && !isText(note, MAX_NOTE)) {
      return invalid({
        field: ['note'],
        message: `Expected up to ${MAX_NOTE} characters, no control characters.`,
      });
    }
    if (!(await context.catalogue.bySku(sku))) return unknownSku();
    const wish = await context.wishes.add(served, { sku, channel, ...(note === undefined ? {} : { note }) });
    if (wish) return { item: wish, userErrors: [] };
    return rejected('WISH_LIST_FULL', null, `A wish list holds up to ${MAX_WISHES} SKUs.`);
  },

  async removeFromWishList(_, { input }, context) {
    const served = await actingFor(context, input.customerId);
    if ('refused' in served) return { ...served.refused, removed: false };
    return { removed: (await context.wishes.remove(served.members, input.sku)) > 0, userErrors: [] };
  },

  async moveWishToCart(_, { input }, context) {
    const customerId = requireSelf(context);
    const { access, actor, carts, catalogue, clock, once, turns, wishes } = context;
    const { sku } = input;
    const quantity = input.quantity ?? 1;
    const given = input.channel ?? 'WEB';
    const channel = toChannel(given);
    if (!channel) return { ...invalid(channelProblem(given)), idempotentReplay: false };
    if (!isWithin(quantity, 1, MAX_QUANTITY)) return { ...tooMuch(), idempotentReplay: false };
    const members = await access.members(customerId);
    await carts.ensure(customerId, members);
    return once({ actor, mutation: 'moveWishToCart', input }, async (session) => {
      await turns.take(`cart/${members[0]}`, session);
      if (!(await catalogue.bySku(sku))) return unknownSku();
      if (!(await wishes.remove(members, sku, session))) {
        return rejected('SKU_NOT_FOUND', ['input', 'sku'], 'The wish list has no such SKU.');
      }
      const cart = await carts.seenBy(session, members);
      const lines = cart && withMore(cart.lines, { sku, quantity, channel, addedAt: clock() });
      if (!lines) return tooMuch();
      const changed = await carts.put(cart, lines, session);
      if (!changed) throw new Error('a cart changed within its own transaction');
      return { cart: changed, userErrors: [] };
    });
  },
} satisfies Partial<MutationResolvers>;

export const wishListOfCustomer = {
  wishList: async ({ id }, page, { access, wishes }) => wishes.page(await access.members(id), page),
} satisfies Partial<CustomerResolvers>;

export const wishListTypes = {
  WishListItem: {
    id: (wish) => wish._id,
    variant: ({ sku }, _, { catalogue }) => catalogue.bySku(sku),
  },
} satisfies Partial<Resolvers>;
