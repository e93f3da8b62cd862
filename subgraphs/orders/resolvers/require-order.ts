import { failure } from '#shared/failure.ts';
import { lookBackOf } from '#shared/look-back.ts';
import type { Context } from '../context.ts';
import type { StoredOrder } from '../data/orders.ts';

/**
 * Whether the order is this actor's to see: a customer's own, an associate's store's, an app's as far as it may look back,
 * and for services any.
 */
export async function mayTouchOrder({ actor, access, clock }: Context, order: StoredOrder): Promise<boolean> {
  if (actor.kind === 'associate') return actor.stores.includes(order.storeId);
  const since = lookBackOf(actor, clock());
  if (since && order.placedAt < since) return false;
  // Nobody known bought it: what it holds is about nobody, but it isn't everybody's to read either.
  if (!order.customerId) return actor.kind === 'service';
  return access.mayTouch(order.customerId);
}

/** @throws {GraphQLError} `FORBIDDEN` unless {@link mayTouchOrder}. */
export async function requireOrder(context: Context, order: StoredOrder): Promise<void> {
  if (!(await mayTouchOrder(context, order))) throw failure('FORBIDDEN', 'This order is not yours to see.');
}
