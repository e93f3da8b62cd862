import { actorId } from '#shared/actor.ts';
import { requireSelf } from '#shared/guard.ts';
import { rejected } from '#shared/user-errors.ts';
import { levelKeys } from '../data/stock.ts';
import { cartChanged, invalid } from '../resolvers/refusals.ts';
import { channelProblem, toChannel } from '../rules/values.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { placeCheckout } from './place.ts';

/** The short form of `checkout`: everything, at one store, paid there. */
export const checkoutForPickup: MutationResolvers['checkoutForPickup'] = async (_, { input }, context) => {
  const customerId = requireSelf(context);
  const { access, actor, carts, once, turns, clock } = context;
  const { storeId, cartVersion, window } = input;
  const given = input.channel ?? 'WEB';
  const channel = toChannel(given);
  if (!channel) return { ...invalid(channelProblem(given)), idempotentReplay: false };

  const members = await access.members(customerId);
  const levels = levelKeys(storeId, (await carts.of(members))?.lines ?? []);
  return once({ actor, mutation: 'checkoutForPickup', input }, async (session) => {
    await turns.take(`cart/${members[0]}`, session);
    for (const level of levels) await turns.take(level, session);
    const cart = await carts.seenBy(session, members);
    if (cartVersion != null && cartVersion !== (cart?.version ?? 0)) return cartChanged();
    if (!cart?.lines.length) return rejected('CART_EMPTY', null, 'There is nothing in the cart.');
    const wish = {
      customerId,
      by: { actor: 'CUSTOMER', actorId: actorId(actor), channel, at: clock() } as const,
      lines: cart.lines.map(({ sku, quantity }) => ({ sku, quantity, method: 'PICKUP', storeId }) as const),
      codes: [],
      payment: 'PAY_AT_PICKUP' as const,
      cart,
      ...(window && { window }),
    };
    const made = await placeCheckout(context, wish, session);
    if ('userErrors' in made) return made;
    const [order] = made.orders;
    if (!order) throw new Error('a checkout made no order');
    return { order, userErrors: [] };
  });
};
