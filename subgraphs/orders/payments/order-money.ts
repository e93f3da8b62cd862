import type { OrderFollower } from '../data/orders.ts';
import type { OrderState } from '../rules/order.ts';
import type { OperationRequest } from './operations.ts';
import type { Payments } from './payments.ts';

/** What entering a state does to the money that was set aside for an order. */
const MONEY: { [State in OrderState]?: 'TAKE' | 'RELEASE' } = {
  HANDED_OVER: 'TAKE',
  SHIPPED: 'TAKE',
  CANCELLED: 'RELEASE',
  EXPIRED: 'RELEASE',
  NO_SHOW: 'RELEASE',
  PAYMENT_FAILED: 'RELEASE',
};

/**
 * Takes the money of an order when it leaves the house, and gives back what is then left of what was set aside for it: all
 * of it when nothing comes of the order. What the till takes at the counter is written down.
 */
export function followOrderMoney(payments: Payments): OrderFollower {
  return async ({ before, after, at }, session) => {
    const money = before && before.state !== after.state ? MONEY[after.state] : undefined;
    if (!money) return;
    const { _id: orderId, customerId, currency, totalMinor, prepaid, storeCredit, timeline } = after;
    if (after.payment === 'PAY_AT_PICKUP') {
      if (money === 'TAKE' && totalMinor > 0) {
        await payments.recordOutside(session, {
          provider: 'till',
          customerId: customerId ?? null,
          orderId,
          amountMinor: totalMinor,
          currency,
          at,
        });
      }
      return;
    }
    const { actor, actorId, channel } = timeline.at(-1) ?? { actor: 'SYSTEM', channel: 'PATRON' };
    // Neither is there when it was paid before there was an order. Of what is left over the card's money goes back first.
    const parts = [
      { part: storeCredit, id: `${orderId}/credit` },
      // Of a payment that failed nothing was set aside.
      { part: after.state === 'PAYMENT_FAILED' ? undefined : prepaid, id: orderId },
    ];
    let toTake = money === 'TAKE' ? totalMinor : 0;
    for (const { part, id } of parts) {
      if (!part) continue;
      const request = {
        paymentId: part.paymentId,
        follow: { name: 'order' as const, id },
        by: { actor, channel, ...(actorId !== undefined && { actorId }) },
        orderIds: [orderId],
      } satisfies Partial<OperationRequest>;
      const taken = Math.min(toTake, part.amountMinor);
      if (taken > 0) await payments.request(session, { ...request, kind: 'CAPTURE', amountMinor: taken });
      const rest = part.amountMinor - taken;
      if (rest > 0) await payments.request(session, { ...request, kind: 'VOID', amountMinor: rest });
      toTake -= taken;
    }
  };
}
