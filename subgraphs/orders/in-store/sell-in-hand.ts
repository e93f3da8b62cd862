import type { ClientSession } from 'mongodb';
import { sell } from '../checkout/sell.ts';
import type { Data } from '../context.ts';
import type { StoredOrder, StoredOrderLine, Taken } from '../data/orders.ts';
import { bySku } from '../stock/states.ts';

export type SaleInHand = {
  /** Absent: nobody known. */
  customerId: string | undefined;
  storeId: string;
  currency: string;
  /** As they were charged. */
  lines: readonly StoredOrderLine[];
  /** What was charged. Absent: it costs nothing. */
  paymentId: string | undefined;
  by: Taken;
  /** What was held for it; given back first. */
  holdId?: string | undefined;
};

/**
 * Sells pieces that the customer holds in their hands. They are there, whatever the book says: what it lacks is added first,
 * as an adjustment of its own that a count can explain (`IN_HAND`), so that it never says fewer than none.
 */
export async function sellInHand(data: Data, session: ClientSession, sale: SaleInHand): Promise<StoredOrder> {
  const { stock, holds } = data;
  const { customerId = null, storeId, currency, lines, paymentId, by, holdId } = sale;
  if (holdId) await holds.release(session, holdId, by.actorId);
  const wanted = bySku(lines);
  const onHand = await stock.onHandSeenBy(
    session,
    storeId,
    wanted.map(({ sku }) => sku),
  );
  const missing = wanted
    .map(({ sku, quantity }) => ({ sku, quantity: quantity - (onHand.get(sku) ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
  if (missing.length) {
    const found = { from: 'outside', to: 'onHand' } as const;
    const reason = { cause: 'ADJUSTMENT', note: 'IN_HAND', actorId: by.actorId } as const;
    await stock.move(storeId, missing, found, by.at, session, reason);
  }
  const outcome = await sell(data, session, {
    customerId,
    storeId,
    currency,
    by,
    lines,
    payment: paymentId === undefined ? 'TILL' : { paymentId },
    stock: 'onHand',
  });
  if (!('order' in outcome)) throw new Error(`what is in hand can't be sold: ${JSON.stringify(outcome)}`);
  return outcome.order;
}
