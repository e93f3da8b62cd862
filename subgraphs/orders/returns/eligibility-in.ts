import type { ClientSession } from 'mongodb';
import type { Context } from '../context.ts';
import type { ListedOrder, StoredOrder } from '../data/orders.ts';
import { type Eligibility, eligibilityOf } from './eligibility.ts';

/** What can be brought back of an order now, line by line; in a transaction as it sees it. */
export async function eligibilityIn(
  { catalogue, stores, returnPolicies, returns, clock }: Context,
  order: StoredOrder | ListedOrder,
  session?: ClientSession,
): Promise<Eligibility[]> {
  const skus = [...new Set(order.lines.map(({ sku }) => sku))];
  const [store, policy, variants, claimed] = await Promise.all([
    stores.byId(order.storeId),
    returnPolicies.current(),
    Promise.all(skus.map((sku) => catalogue.bySku(sku))),
    returns.claimedOf(order._id, session),
  ]);
  const categories = new Map(
    variants.map((variant, index) => [skus[index] ?? '', variant?.product.category]),
  );
  return eligibilityOf(order, {
    now: clock(),
    timeZone: store?.timeZone ?? 'UTC',
    policy,
    categories,
    claimed,
  });
}
