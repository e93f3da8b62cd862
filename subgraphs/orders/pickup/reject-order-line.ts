import { rejected } from '#shared/user-errors.ts';
import { orderData } from '../data/orders.ts';
import { invalid } from '../resolvers/refusals.ts';
import { advance, changeOrder, refusedIn, unknownOrder } from '../resolvers/take-step.ts';
import { journeyOf } from '../rules/journeys.ts';
import { transitionIn } from '../rules/transitions.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { withoutPieces } from './rejection.ts';
import { heldAs } from './table.ts';

export const rejectOrderLine: MutationResolvers['rejectOrderLine'] = (_, { input }, context) => {
  const { orderId, lineId, reason, disposition } = input;
  const { orders, stock } = context;
  return changeOrder(context, 'rejectOrderLine', { ...input }, 'STORE', async (taken, session) => {
    const order = await orders.seenBy(session, orderId);
    if (!order) return unknownOrder();
    const held = heldAs(order.state);
    if (!(held && transitionIn(journeyOf(order), order.state, 'rejectOrderLine', taken.actor))) {
      return refusedIn(order, 'rejectOrderLine');
    }
    const line = order.lines.find((one) => one.lineId === lineId);
    if (!line) {
      return rejected('ORDER_LINE_NOT_FOUND', ['input', 'lineId'], 'The order has no such line any more.');
    }
    const quantity = input.quantity ?? line.quantity;
    if (quantity < 1 || quantity > line.quantity) {
      return invalid({ field: ['quantity'], message: `The line has 1 to ${line.quantity} pieces.` });
    }

    const piece = { lineId, quantity, reason, disposition };
    const revise = (seen: typeof order) => withoutPieces(seen, piece, taken).order;
    const answer = await advance(context, { step: 'rejectOrderLine', orderId, revise }, taken, session);
    if (!answer.order) return answer;
    const why = { cause: 'ORDER', id: orderId, note: reason, actorId: taken.actorId } as const;
    const to = disposition === 'DAMAGED' ? 'damaged' : 'gone';
    await stock.move(
      order.storeId,
      [{ sku: line.sku, quantity }],
      { from: held, to },
      taken.at,
      session,
      why,
    );
    const { rejected: gone } = withoutPieces(order, piece, taken);
    const data = { ...orderData(order, [gone], taken.at), reason, disposition };
    await orders.announce('patron.order.line_rejected.v1', answer.order, data, session);
    if (answer.order.lines.length) return answer;
    const bySystem = { actor: 'SYSTEM', channel: 'PATRON', at: taken.at } as const;
    return advance(context, { step: 'closeEmpty', orderId }, bySystem, session);
  });
};
