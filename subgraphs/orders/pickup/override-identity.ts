import { rejected } from '#shared/user-errors.ts';
import { invalid } from '../resolvers/refusals.ts';
import { advance, changeOrder, unknownOrder } from '../resolvers/take-step.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { pendingOverride, reasonProblem, withCheck, withOverride } from './identity.ts';

export const overrideIdentity: MutationResolvers['overrideIdentity'] = (_, { input }, context) => {
  const { orderId, bearer } = input;
  const reason = input.reason.trim();
  return changeOrder(context, 'overrideIdentity', { ...input }, 'STORE', async (taken, session) => {
    const problem = reasonProblem(reason);
    if (problem) return invalid({ field: ['reason'], message: problem });
    const order = await context.orders.seenBy(session, orderId);
    if (!order) return unknownOrder();
    const pending = pendingOverride(order, taken.at);
    if (!pending) {
      const asked = { step: 'requestOverride', mutation: 'overrideIdentity', orderId };
      const revise = (seen: typeof order) => withOverride(seen, reason, taken);
      return advance(context, { ...asked, revise }, taken, session);
    }
    if (pending.actorId === taken.actorId) {
      const message = 'Another associate of the store has to agree.';
      return rejected('OVERRIDE_NEEDS_COLLEAGUE', ['input', 'orderId'], message);
    }
    const check = {
      method: 'OVERRIDE',
      passed: true,
      bearer: bearer ?? 'CUSTOMER',
      reason: `${pending.reason} / ${reason}`,
      actorId: pending.actorId,
      ...(taken.actorId !== undefined && { secondActorId: taken.actorId }),
      at: taken.at,
    } as const;
    const revise = (seen: typeof order) => withCheck(seen, check);
    return advance(context, { step: 'overrideIdentity', orderId, revise }, taken, session);
  });
};
