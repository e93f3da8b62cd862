import { requireSelf } from '#shared/guard.ts';
import type { CartLine } from '../rules/cart.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { cartChanged } from './refusals.ts';

export const removeFromCart: MutationResolvers['removeFromCart'] = async (_, { input }, context) => {
  const customerId = requireSelf(context);
  const { sku, cartVersion } = input;
  const without = (lines: readonly CartLine[]) => lines.filter((line) => line.sku !== sku);
  const members = await context.access.members(customerId);
  const { cart, refused } = await context.carts.change(members, without, cartVersion);
  return refused ? cartChanged() : { cart, userErrors: [] };
};
