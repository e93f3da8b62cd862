import type { ClientSession } from 'mongodb';
import { actorId } from '#shared/actor.ts';
import { requireSelf } from '#shared/guard.ts';
import { newId } from '#shared/mongo.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import { priceIn } from '../data/catalogue.ts';
import type { StoredOrder, StoredOrderLine } from '../data/orders.ts';
import { stockId } from '../data/stock.ts';
import type { StoredStore } from '../data/stores.ts';
import type { CartLine } from '../rules/cart.ts';
import { channelProblem, MAX_MINOR, toChannel } from '../rules/values.ts';
import type { CheckoutForPickupInput, MutationResolvers } from '../schema.generated.ts';
import { cartChanged, invalid } from './refusals.ts';

export const checkoutForPickup: MutationResolvers['checkoutForPickup'] = async (_, { input }, context) => {
  const customerId = requireSelf(context);
  const { access, actor, carts, once, turns } = context;
  const given = input.channel ?? 'WEB';
  const channel = toChannel(given);
  if (!channel) return { ...invalid(channelProblem(given)), idempotentReplay: false };

  const members = await access.members(customerId);
  const wanted = (await carts.of(members))?.lines ?? [];
  const levels = wanted.map(({ sku }) => stockId(input.storeId, sku)).sort();
  return once({ actor, mutation: 'checkoutForPickup', input }, async (session) => {
    await turns.take(`cart/${members[0]}`, session);
    for (const level of levels) await turns.take(level, session);
    return checkout(context, { ...input, channel, customerId, members }, session);
  });
};

type Checkout = CheckoutForPickupInput & { channel: string; customerId: string; members: readonly string[] };

/** Stock, order, cart and event, all or nothing: the caller's transaction ends with a refusal. */
async function checkout(context: Context, input: Checkout, session: ClientSession) {
  const { actor, carts, stores, stock, orders, clock } = context;
  const { customerId, members, storeId, channel, cartVersion } = input;
  const [store, cart] = await Promise.all([stores.byId(storeId), carts.seenBy(session, members)]);
  if (!store) return rejected('STORE_NOT_FOUND', ['input', 'storeId'], 'No store has this id.');
  if (!store.services.includes('PICKUP')) {
    return rejected('PICKUP_NOT_OFFERED', ['input', 'storeId'], `${store.name} hands no orders over.`);
  }
  if (cartVersion != null && cartVersion !== (cart?.version ?? 0)) return cartChanged();
  if (!cart?.lines.length) return rejected('CART_EMPTY', null, 'There is nothing in the cart.');

  const { lines, unpriced } = await pricedLines(context, cart.lines, store);
  if (unpriced) return rejected('NOT_PRICED', null, `${unpriced} is not sold in ${store.currency}.`);
  const totalMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (totalMinor > MAX_MINOR) {
    return rejected('INVALID_VALUE', null, `An order sums up to at most ${MAX_MINOR} minor units.`);
  }

  const now = clock();
  const lacking = await stock.reserve(storeId, lines, now, session);
  if (lacking) return rejected('OUT_OF_STOCK', null, `${store.name} has not enough of ${lacking}.`);
  const order: StoredOrder = await orders.place(
    {
      _id: newId('ord'),
      customerId,
      storeId,
      channel,
      currency: store.currency,
      state: 'PLACED',
      placedAt: now,
      lines,
      totalMinor,
      payment: 'PAY_AT_PICKUP',
      timeline: [{ state: 'PLACED', actor: 'CUSTOMER', actorId: actorId(actor), channel, at: now }],
    },
    session,
  );
  if (!(await carts.put(cart, [], session))) throw new Error('a cart changed within its own transaction');
  return { order, userErrors: [] };
}

/** The cart's lines at today's prices; names the first SKU that has none in the store's currency. */
async function pricedLines(
  { catalogue }: Context,
  wanted: readonly CartLine[],
  { currency }: StoredStore,
): Promise<{ lines: StoredOrderLine[]; unpriced?: string }> {
  const variants = await Promise.all(wanted.map(({ sku }) => catalogue.bySku(sku)));
  const lines: StoredOrderLine[] = [];
  for (const [index, { sku, quantity }] of wanted.entries()) {
    const variant = variants[index];
    const price = variant && priceIn(variant, currency);
    if (!price) return { lines, unpriced: sku };
    lines.push({
      lineId: String(index + 1),
      sku,
      description: [variant.product.name, variant.colour, variant.size].filter(Boolean).join(', '),
      quantity,
      unitPriceMinor: price.amountMinor,
      amountMinor: price.amountMinor * quantity,
    });
  }
  return { lines };
}
