import { rejected } from '#shared/user-errors.ts';
import type { StoredOrder } from '../data/orders.ts';
import { advance, changeOrder, refusedIn, unknownOrder } from '../resolvers/take-step.ts';
import { journeyOf } from '../rules/journeys.ts';
import { transitionIn } from '../rules/transitions.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { extended, MAX_EXTENSIONS, withHold } from './window.ts';

export const extendPickup: MutationResolvers['extendPickup'] = (_, { input }, context) =>
  changeOrder(context, 'extendPickup', { ...input }, 'APP', async (taken, session) => {
    const { orderId } = input;
    const order = await context.orders.seenBy(session, orderId);
    if (!order) return unknownOrder();
    if (!transitionIn(journeyOf(order), order.state, 'extendPickup', taken.actor)) {
      return refusedIn(order, 'extendPickup');
    }
    if ((order.pickup?.extensions ?? 0) >= MAX_EXTENSIONS) {
      const message = `The goods are held for longer at most ${MAX_EXTENSIONS} times.`;
      return rejected('EXTENDED_ENOUGH', ['input', 'orderId'], message);
    }
    return advance(context, { step: 'extendPickup', orderId, revise: withExtension }, taken, session);
  });

function withExtension(order: StoredOrder): StoredOrder {
  const { pickup } = order;
  if (!pickup?.heldUntil) return order;
  const extensions = (pickup.extensions ?? 0) + 1;
  return { ...order, pickup: { ...withHold(pickup, extended(pickup.heldUntil)), extensions } };
}
