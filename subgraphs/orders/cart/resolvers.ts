import { requireSelf } from '#shared/guard.ts';
import { requireDevice } from '#shared/known-devices.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import { invalid, tooMuch, unknownSku } from '../resolvers/refusals.ts';
import { MAX_QUANTITY, withQuantity } from '../rules/cart.ts';
import { channelProblem, isWithin, toChannel } from '../rules/values.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../schema.generated.ts';
import { mergedLines } from './merge.ts';
import { customerOfTillCode } from './till-code.ts';

export const cartQueries = {
  visitorCart: (_, { token }, { visitorCarts }) => visitorCarts.byToken(token),

  async cartAtTill(_, { code }, context) {
    const { carts, clock, keyring, members } = context;
    await requireDevice(context, 'TILL', 'SELF_CHECKOUT');
    const customerId = customerOfTillCode(code, clock(), keyring);
    const cart = customerId && (await carts.of(await members.of(customerId)));
    return cart ? { version: cart.version, lines: cart.lines } : null;
  },
} satisfies Partial<QueryResolvers>;

export const cartMutations = {
  async setVisitorCartLine(_, { input }, { catalogue, clock, visitorCarts }) {
    const { token, sku, quantity } = input;
    const given = input.channel ?? 'WEB';
    const channel = toChannel(given);
    if (!channel) return invalid(channelProblem(given));
    if (!isWithin(quantity, 0, MAX_QUANTITY)) return tooMuch();
    if (quantity > 0 && !(await catalogue.bySku(sku))) return unknownSku();
    const line = { sku, quantity, channel, addedAt: clock() };
    if (token == null) return { ...(await visitorCarts.begin(quantity ? [line] : [])), userErrors: [] };
    const changed = await visitorCarts.change(token, (lines) => withQuantity(lines, line));
    if (changed === 'FULL') return tooMuch();
    if (!changed) return rejected('CART_NOT_FOUND', ['input', 'token'], 'No cart has this token any more.');
    return { cart: changed, userErrors: [] };
  },

  async claimCart(_, { input }, context) {
    const customerId = requireSelf(context);
    const { access, carts, visitorCarts, inTransaction } = context;
    const members = await access.members(customerId);
    await carts.ensure(customerId, members);
    const { cart, ...counts } = await inTransaction(async (session) => {
      await context.turns.take(`cart/${members[0]}`, session);
      const own = await carts.seenBy(session, members);
      const brought = await visitorCarts.takeAway(session, input.token);
      if (!own) throw new Error('a cart went away');
      if (!brought?.lines.length) return { cart: own, linesMerged: 0, linesLeftOut: 0 };
      const { lines, leftOut } = mergedLines(own, brought);
      const merged = await carts.put(own, lines, session);
      if (!merged) throw new Error('a cart changed within its own transaction');
      return { cart: merged, linesMerged: brought.lines.length - leftOut, linesLeftOut: leftOut };
    });
    return { cart: cart.version ? cart : null, ...counts, userErrors: [] };
  },

  async beginCheckout(_, { input }, context) {
    const members = await context.access.members(requireSelf(context));
    const cart = await context.carts.beginCheckout(members, input.cartVersion);
    if (cart) return { cart, userErrors: [] };
    return rejected('CART_CHANGED', ['input', 'cartVersion'], 'The cart has another version. Read it again.');
  },
} satisfies Partial<MutationResolvers>;

/** What a cart costs today. Null when a line isn't sold in this currency, or there is none. */
export async function totalOf(
  lines: readonly { sku: string; quantity: number }[],
  currency: string,
  { catalogue }: Pick<Context, 'catalogue'>,
) {
  let amountMinor = 0;
  const variants = await Promise.all(lines.map(({ sku }) => catalogue.bySku(sku)));
  for (const [index, { quantity }] of lines.entries()) {
    const price = variants[index]?.prices.find((one) => one.currency === currency);
    if (!price) return null;
    amountMinor += price.amountMinor * quantity;
  }
  return lines.length ? { amountMinor, currency } : null;
}

export const cartTypes = {
  VisitorCart: {
    total: ({ lines }, { currency }, context) => totalOf(lines, currency, context),
  },
  VisitorCartLine: {
    variant: ({ sku }, _, { catalogue }) => catalogue.bySku(sku),
  },
  TillCart: {},
} satisfies Partial<Resolvers>;
