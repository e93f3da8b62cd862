import type { OrderFollower } from '../data/orders.ts';
import type { Transfers } from '../stock/transfers.ts';

/**
 * Asks the store that has an order's pieces to send them, as soon as the order is placed; an order that is over lets go of them:
 * those that haven't left stay, the others arrive for anybody.
 */
export function followTransfers(transfers: Transfers): OrderFollower {
  return async ({ before, after }, session) => {
    const { _id: orderId, state, heldAt, storeId, lines, pickup } = after;
    if (state === 'PLACED' && before?.state !== 'PLACED' && heldAt !== undefined) {
      const expectedAt = pickup?.expectedAt;
      const pieces = { fromStoreId: heldAt, toStoreId: storeId, lines, orderId };
      await transfers.requestHeld(session, { ...pieces, ...(expectedAt && { expectedAt }) });
    }
    if (before?.state === 'PLACED' && before.heldAt !== undefined && state !== 'PLACED') {
      await transfers.letGo(session, orderId);
    }
  };
}
