import { actingFor } from '../cart/acting-for.ts';
import { MAX_QUANTITY, withQuantity } from '../rules/cart.ts';
import { channelProblem, isWithin, toChannel } from '../rules/values.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { cartChanged, invalid, tooMuch, unknownSku } from './refusals.ts';

export const setCartLine: MutationResolvers['setCartLine'] = async (_, { input }, context) => {
  const served = await actingFor(context, input.customerId);
  if ('refused' in served) return served.refused;
  const { customerId, members } = served;
  const { carts, catalogue, clock } = context;
  const { sku, quantity, cartVersion } = input;
  const given = input.channel ?? 'WEB';
  const channel = toChannel(given);
  if (!channel) return invalid(channelProblem(given));
  if (!isWithin(quantity, 0, MAX_QUANTITY)) return tooMuch();
  const [variant, seen] = await Promise.all([quantity > 0 ? catalogue.bySku(sku) : null, carts.of(members)]);
  if (quantity > 0 && !variant) return unknownSku();
  const line = { sku, quantity, channel, addedAt: clock() };
  const { cart, refused } = await carts.change(members, (lines) => withQuantity(lines, line), {
    version: cartVersion,
    seen,
    ...(quantity > 0 && { ensureFor: customerId }),
  });
  if (refused === 'VERSION') return cartChanged();
  if (refused === 'LINES') return tooMuch();
  return { cart, userErrors: [] };
};
