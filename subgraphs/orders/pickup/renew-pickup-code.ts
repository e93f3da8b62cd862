import type { StoredOrder } from '../data/orders.ts';
import { advance, changeOrder } from '../resolvers/take-step.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export const renewPickupCode: MutationResolvers['renewPickupCode'] = (_, { input }, context) =>
  changeOrder(context, 'renewPickupCode', { ...input }, 'APP', (taken, session) =>
    advance(
      context,
      { step: 'renewPickupCode', orderId: input.orderId, revise: withNextCode },
      taken,
      session,
    ),
  );

/** Codes so far are worth nothing, and it is unlocked. */
const withNextCode = (order: StoredOrder): StoredOrder =>
  order.pickup
    ? {
        ...order,
        pickup: { ...order.pickup, codeGeneration: order.pickup.codeGeneration + 1, tries: 0 },
      }
    : order;
