import type { StoredOrder } from '../data/orders.ts';
import { invalid } from '../resolvers/refusals.ts';
import { advance, changeOrder } from '../resolvers/take-step.ts';
import { isText } from '../rules/values.ts';
import type { MutationResolvers } from '../schema.generated.ts';

const MAX_NAME = 100;

/** Codes of proxies so far are worth nothing. */
const withNextProxy = (order: StoredOrder): StoredOrder =>
  order.pickup
    ? {
        ...order,
        pickup: { ...order.pickup, proxyGeneration: (order.pickup.proxyGeneration ?? 0) + 1 },
      }
    : order;

export const nameProxy: MutationResolvers['nameProxy'] = (_, { input }, context) => {
  const { orderId } = input;
  const proxyName = input.name.trim().normalize('NFC');
  return changeOrder(context, 'nameProxy', { ...input }, 'APP', async (taken, session) => {
    if (!isText(proxyName, MAX_NAME)) {
      return invalid({ field: ['name'], message: `1 to ${MAX_NAME} characters.` });
    }
    const answer = await advance(
      context,
      { step: 'nameProxy', orderId, revise: withNextProxy },
      taken,
      session,
    );
    if (answer.order) await context.pickupDetails.change(answer.order, { proxyName }, session);
    return answer;
  });
};

export const revokeProxy: MutationResolvers['revokeProxy'] = (_, { input }, context) =>
  changeOrder(context, 'revokeProxy', { ...input }, 'APP', async (taken, session) => {
    const { orderId } = input;
    const step = { step: 'revokeProxy', orderId, revise: withNextProxy };
    const answer = await advance(context, step, taken, session);
    if (answer.order) await context.pickupDetails.change(answer.order, { proxyName: null }, session);
    return answer;
  });
