import { actorId } from '#shared/actor.ts';
import { requireSelf } from '#shared/guard.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import { stockId } from '../data/stock.ts';
import type { QuotedLineMapper } from '../mappers.ts';
import { invalid } from '../resolvers/refusals.ts';
import { toChannel } from '../rules/values.ts';
import type { CheckoutQuoteInput, QueryResolvers } from '../schema.generated.ts';
import { toAddress } from '../shipping/address.ts';
import { inputProblem, refusedLines, wishedLines } from './input.ts';
import { outOfStock, priceWish, type Refusal } from './place.ts';

/** What a checkout would cost now: the same prices, discounts, taxes and times, by the same functions. */
export const checkoutQuote: QueryResolvers['checkoutQuote'] = async (_, { input }, context) => {
  const customerId = requireSelf(context);
  const { access, carts } = context;
  const cart = await carts.of(await access.members(customerId));
  const quoted = await quoteOf(context, input, cart?.lines ?? []);
  const its = { customerId, cartVersion: cart?.version ?? 0 };
  if (!('lines' in quoted)) return { ...its, lines: [], total: null, userErrors: quoted.userErrors };
  const short = quoted.lines.find(({ missing }) => missing > 0);
  const userErrors = short
    ? outOfStock({ ...short, storeId: short.fromStoreId ?? short.storeId }).userErrors
    : [];
  return { ...its, ...quoted, lines: quoted.lines.map((line) => ({ ...line, customerId })), userErrors };
};

type Quoted = {
  lines: Omit<QuotedLineMapper, 'customerId'>[];
  total: { amountMinor: number; currency: string };
};

async function quoteOf(
  context: Context,
  input: CheckoutQuoteInput,
  cart: Parameters<typeof refusedLines>[1],
): Promise<Quoted | Refusal> {
  const problem = inputProblem(input);
  if (problem) return invalid(problem);
  if (!cart.length) return rejected('CART_EMPTY', null, 'There is nothing in the cart.');
  const lines = wishedLines(input, cart);
  const refusal = refusedLines(lines, cart);
  if (refusal) return refusal;
  const channel = toChannel(input.channel ?? 'WEB') ?? '';
  const priced = await priceWish(context, {
    by: { actor: 'CUSTOMER', actorId: actorId(context.actor), channel, at: context.clock() },
    lines,
    ...(input.shippingAddress && { address: toAddress(input.shippingAddress) }),
    ...(input.window && { window: input.window }),
    codes: [...new Set(input.promotionCodes ?? [])],
  });
  if ('userErrors' in priced) return priced;
  const { parts, currency, totalMinor } = priced;
  const missingOf = await openMissing(context, parts);
  return {
    total: { amountMinor: totalMinor, currency },
    lines: parts.flatMap(({ priced: its, promised, method, storeId, fromStoreId }) =>
      its.map((line) => ({
        ...line,
        ...promised,
        method,
        storeId,
        ...(fromStoreId !== undefined && { fromStoreId }),
        currency,
        missing: missingOf(fromStoreId ?? storeId, line),
      })),
    ),
  };
}

type Held = {
  storeId: string;
  fromStoreId?: string;
  priced: readonly { sku: string; quantity: number }[];
};

/** How many pieces of a line nobody has, those of the lines before it served. */
async function openMissing({ stock }: Context, parts: readonly Held[]) {
  const wanted = parts.flatMap(({ storeId, fromStoreId = storeId, priced }) =>
    priced.map(({ sku }) => ({ storeId: fromStoreId, sku })),
  );
  const levels = await Promise.all(wanted.map(({ storeId, sku }) => stock.of(storeId, sku)));
  const left = new Map(levels.flatMap((level) => (level ? [[level._id, level.onHand]] : [])));
  return (storeId: string, { sku, quantity }: { sku: string; quantity: number }): number => {
    const _id = stockId(storeId, sku);
    const taken = Math.min(quantity, left.get(_id) ?? 0);
    left.set(_id, (left.get(_id) ?? 0) - taken);
    return quantity - taken;
  };
}

export const quoteTypes = {
  CheckoutQuote: {},
  QuotedLine: {
    store: ({ storeId }: QuotedLineMapper, _: object, { stores }: Context) => stores.byId(storeId),
    fromStore: ({ fromStoreId }: QuotedLineMapper, _: object, { stores }: Context) =>
      fromStoreId === undefined ? null : stores.byId(fromStoreId),
    unitPrice: ({ unitPriceMinor, currency }: QuotedLineMapper) =>
      unitPriceMinor === undefined ? null : { amountMinor: unitPriceMinor, currency },
    amount: ({ amountMinor, currency }: QuotedLineMapper) => ({ amountMinor, currency }),
    discounts: ({ discounts = [], currency, customerId }: QuotedLineMapper) =>
      discounts.map((discount) => ({ ...discount, currency, customerId })),
    tax: ({ tax, currency, customerId }: QuotedLineMapper) => (tax ? { ...tax, currency, customerId } : null),
  },
};
