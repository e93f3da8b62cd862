import type { MutationResolvers } from '../schema.generated.ts';
import { changeOrder, illegalTransition, unknownOrder } from './take-step.ts';

export const renewPickupCode: MutationResolvers['renewPickupCode'] = (_, { input }, context) =>
  changeOrder(context, 'renewPickupCode', input, 'APP', async (_taken, session) => {
    const renewed = await context.orders.renewCode(input.orderId, session);
    if (renewed) return { order: renewed, userErrors: [] };
    const order = await context.orders.seenBy(session, input.orderId);
    return order ? illegalTransition('renewPickupCode', order.state) : unknownOrder();
  });
