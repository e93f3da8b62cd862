import { actingFor } from '../cart/acting-for.ts';
import { MAX_QUANTITY, withMore } from '../rules/cart.ts';
import { channelProblem, isWithin, toChannel } from '../rules/values.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { invalid, tooMuch, unknownSku } from './refusals.ts';

export const addToCart: MutationResolvers['addToCart'] = async (_, { input }, context) => {
  const served = await actingFor(context, input.customerId);
  if ('refused' in served) return { ...served.refused, idempotentReplay: false };
  const { customerId, members } = served;
  const { actor, carts, catalogue, once, turns, clock } = context;
  const { sku } = input;
  const quantity = input.quantity ?? 1;
  const given = input.channel ?? 'WEB';
  const channel = toChannel(given);
  if (!channel) return { ...invalid(channelProblem(given)), idempotentReplay: false };
  if (!isWithin(quantity, 1, MAX_QUANTITY)) return { ...tooMuch(), idempotentReplay: false };

  await carts.ensure(customerId, members);
  return once({ actor, mutation: 'addToCart', input }, async (session) => {
    await turns.take(`cart/${members[0]}`, session);
    if (!(await catalogue.bySku(sku))) return unknownSku();
    const cart = await carts.seenBy(session, members);
    const lines = cart && withMore(cart.lines, { sku, quantity, channel, addedAt: clock() });
    if (!lines) return tooMuch();
    const changed = await carts.put(cart, lines, session);
    if (!changed) throw new Error('a cart changed within its own transaction');
    return { cart: changed, userErrors: [] };
  });
};
