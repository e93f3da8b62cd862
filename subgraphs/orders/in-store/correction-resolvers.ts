import { actorId } from '#shared/actor.ts';
import { failure } from '#shared/failure.ts';
import { requireSelf } from '#shared/guard.ts';
import { rejected } from '#shared/user-errors.ts';
import { invalid } from '../resolvers/refusals.ts';
import { requireOrder } from '../resolvers/require-order.ts';
import { isText, isWithin } from '../rules/values.ts';
import type { MutationResolvers, SaleCorrectionResolvers, StoreResolvers } from '../schema.generated.ts';
import { giveBackLines } from './corrections.ts';

/** Where nobody looked when it was sold. */
const CHANNELS = ['WALK_OUT', 'SCAN_AND_GO', 'SELF_CHECKOUT'];
const ASKED_WITHIN_MS = 30 * 86_400_000;

export const askCorrection: MutationResolvers['askCorrection'] = async (_, { input }, context) => {
  const customerId = requireSelf(context);
  const { actor, orders, returns, corrections, once, clock } = context;
  const order = await orders.byId(input.orderId);
  if (!order) {
    return {
      ...rejected('ORDER_NOT_FOUND', ['input', 'orderId'], 'No order has this id.'),
      idempotentReplay: false,
    };
  }
  await requireOrder(context, order);
  return once({ actor, mutation: 'askCorrection', input }, async (session) => {
    const now = clock();
    const tooLate = now.getTime() - order.placedAt.getTime() > ASKED_WITHIN_MS;
    if (!CHANNELS.includes(order.channel) || tooLate) {
      const message =
        'Corrected are sales without a staffed till, within 30 days. Anything else is a return.';
      return invalid({ field: ['orderId'], message });
    }
    if (!isText(input.reason, 500))
      return invalid({ field: ['reason'], message: 'Expected 1 to 500 characters.' });
    const line = order.lines.find(({ lineId }) => lineId === input.lineId);
    const claimed = (await returns.claimedOf(order._id, session)).get(input.lineId)?.quantity ?? 0;
    const open = await corrections.openOf(session, order._id, input.lineId);
    if (!line) return invalid({ field: ['lineId'], message: 'Expected a line of the order.' });
    const left = line.quantity - claimed;
    if (open || !isWithin(input.quantity, 1, left)) {
      const message = open ? 'A question about this line is open.' : `Expected 1 to ${left}.`;
      return invalid({ field: open ? ['lineId'] : ['quantity'], message });
    }
    const { sku, description } = line;
    const asked = { orderId: order._id, customerId, storeId: order.storeId, sku, description };
    const correction = await corrections.ask(session, {
      ...asked,
      lineId: line.lineId,
      quantity: input.quantity,
      reason: input.reason,
      askedAt: now,
    });
    return { correction, userErrors: [] };
  });
};

export const decideCorrection: MutationResolvers['decideCorrection'] = async (_, { input }, context) => {
  const { actor, orders, returns, corrections, payments, once, clock } = context;
  const found = await corrections.byId(input.correctionId);
  if (actor.kind !== 'associate' || (found && !actor.stores.includes(found.storeId))) {
    throw failure('FORBIDDEN', 'This store is not yours.');
  }
  const answer = await once({ actor, mutation: 'decideCorrection', input }, async (session) => {
    const seen = await corrections.seenBy(session, input.correctionId);
    const order = seen && (await orders.seenBy(session, seen.orderId));
    if (!(seen && order)) {
      return rejected('CORRECTION_NOT_FOUND', ['input', 'correctionId'], 'No correction has this id.');
    }
    const by = { decidedAt: clock(), decidedBy: actorId(actor) };
    const line = order.lines.find(({ lineId }) => lineId === seen.lineId);
    const left =
      (line?.quantity ?? 0) - ((await returns.claimedOf(order._id, session)).get(seen.lineId)?.quantity ?? 0);
    const isOver = seen.state !== 'ASKED' || (input.accept && left < seen.quantity);
    if (isOver) {
      const message =
        seen.state === 'ASKED'
          ? 'The pieces were returned meanwhile.'
          : `It has been decided: ${seen.state}.`;
      return rejected('ILLEGAL_TRANSITION', ['input', 'correctionId'], message);
    }
    const given = input.accept ? await giveBackLines(context, session, order, [seen], by.decidedBy) : null;
    const state = given ? 'REFUNDED' : 'REFUSED';
    const after = await corrections.decide(session, seen._id, {
      state,
      ...by,
      ...(given && { returnId: given._id }),
    });
    if (!after) throw new Error('a correction changed within its own transaction');
    const refunds = given?.refunds.map(({ _id }) => _id) ?? [];
    return { correction: after, refunds, userErrors: [] };
  });
  if ('refunds' in answer) await Promise.all(answer.refunds.map((id) => payments.perform(id)));
  return answer;
};

export const storeCorrections: NonNullable<StoreResolvers['corrections']> = (
  store,
  page,
  { actor, corrections },
) => {
  if (actor.kind !== 'associate' || !actor.stores.includes(store._id)) {
    throw failure('FORBIDDEN', 'This store is not yours.');
  }
  return corrections.page(store._id, page);
};

export const saleCorrectionType = {
  id: (correction) => correction._id,
  orderId: (correction) => correction.orderId,
  decidedAt: ({ decidedAt }) => decidedAt ?? null,
  returnId: ({ returnId }) => returnId ?? null,
} satisfies SaleCorrectionResolvers;
