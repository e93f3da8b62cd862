import { actingFor } from '../cart/acting-for.ts';
import type { CartLine } from '../rules/cart.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { cartChanged } from './refusals.ts';

export const removeFromCart: MutationResolvers['removeFromCart'] = async (_, { input }, context) => {
  const served = await actingFor(context, input.customerId);
  if ('refused' in served) return served.refused;
  const { sku, cartVersion } = input;
  const without = (lines: readonly CartLine[]) => lines.filter((line) => line.sku !== sku);
  const { cart, refused } = await context.carts.change(served.members, without, {
    version: cartVersion,
  });
  return refused ? cartChanged() : { cart, userErrors: [] };
};
