import { failure } from '#shared/failure.ts';
import type { QueryResolvers } from '../schema.generated.ts';

const MAX_SKUS = 500;
const MAX_SHOWN = 1000;

/** @throws {GraphQLError} `BAD_USER_INPUT` for too many SKUs. */
export const shopNow: QueryResolvers['shopNow'] = async (_, { customerId, storeId, skus }, context) => {
  const { carts, members, stock, wishes } = context;
  if (skus.length > MAX_SKUS) throw failure('BAD_USER_INPUT', `\`skus\`: expected at most ${MAX_SKUS}.`);
  const ids = customerId == null ? [] : await members.of(customerId);
  const [cart, wished, levels] = await Promise.all([
    ids.length ? carts.of(ids) : null,
    ids.length ? wishes.skusOf(ids) : [],
    storeId == null ? [] : Promise.all([...new Set(skus)].map((sku) => stock.of(storeId, sku))),
  ]);
  return {
    onHand: levels.flatMap((level) =>
      level && level.onHand > 0 ? { sku: level.sku, onHand: level.onHand } : [],
    ),
    bag: [...new Set(cart?.lines.map(({ sku }) => sku))].slice(0, MAX_SHOWN),
    wishes: wished.slice(0, MAX_SHOWN),
  };
};
