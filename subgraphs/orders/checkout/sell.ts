import type { ClientSession } from 'mongodb';
import { newId } from '#shared/mongo.ts';
import type { Data } from '../context.ts';
import type { StoredOrder, StoredOrderLine, Taken } from '../data/orders.ts';
import type { StoredCheckout } from './checkouts.ts';
import { priceBasket } from './price-basket.ts';

export type Sale = {
  /** The caller's own, so that it can be told before. Absent: a new one. */
  orderId?: string;
  /** Null: nobody known. */
  customerId: string | null;
  storeId: string;
  currency: string;
  /** Who sells, where and when; `at` is when it is bought. */
  by: Taken;
  /** Unpriced lines, or those that {@link priceBasket} gave, when that is what was charged. */
  lines: readonly { sku: string; quantity: number }[] | readonly StoredOrderLine[];
  /** Codes of promotions, for unpriced lines. */
  codes?: readonly string[];
  /** What was charged before; or the store's till takes it now. */
  payment: { paymentId: string } | 'TILL';
  /** Where the pieces come from; null when no store had them in its levels, e.g. of a hold that was used before. */
  stock: 'onHand' | 'reserved' | 'picked' | { holdId: string } | null;
};

export type SaleOutcome =
  | { order: StoredOrder }
  | { lacking: string }
  | { unpriced: string }
  | { unknownCodes: string[] }
  | { holdIsOver: true };

/**
 * Sells over the counter, in the caller's transaction: an order that is `HANDED_OVER` at once, with its checkout, stock, money
 * and the event that earns. When it answers anything but an order, the caller rolls the transaction back.
 */
export async function sell(data: Data, session: ClientSession, sale: Sale): Promise<SaleOutcome> {
  const { orders, checkouts, payments } = data;
  const { customerId, storeId, currency, by, payment } = sale;
  const priced = await pricedLines(data, sale);
  if (!Array.isArray(priced)) return priced;
  const orderId = sale.orderId ?? newId('ord');
  const refusal = await takeStock(data, session, sale, orderId);
  if (refusal) return refusal;

  const totalMinor = priced.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const checkoutId = newId('chk');
  const paymentId = payment === 'TILL' ? undefined : payment.paymentId;
  if (paymentId !== undefined) await payments.addOrder(session, paymentId, orderId);
  else if (totalMinor > 0) {
    const amount = { amountMinor: totalMinor, currency, at: by.at };
    await payments.recordOutside(session, { provider: 'till', customerId, orderId, ...amount });
  }
  const checkout: StoredCheckout = {
    _id: checkoutId,
    ...(customerId !== null && { customerId }),
    channel: by.channel,
    currency,
    state: 'PLACED',
    orderIds: [orderId],
    totalMinor,
    ...(paymentId !== undefined && { paymentId }),
    startedAt: by.at,
    decidedAt: by.at,
  };
  await checkouts.keep([checkout], session);
  const order = await orders.place(
    {
      _id: orderId,
      ...(customerId !== null && { customerId }),
      checkoutId,
      storeId,
      channel: by.channel,
      currency,
      method: 'TAKE_NOW',
      state: 'HANDED_OVER',
      placedAt: by.at,
      lines: priced,
      totalMinor,
      payment: paymentId === undefined ? 'PAID_AT_TILL' : 'PREPAID',
      timeline: [{ state: 'HANDED_OVER', ...by }],
    },
    session,
  );
  return { order };
}

async function pricedLines(
  data: Data,
  { lines, storeId, currency, by, codes = [] }: Sale,
): Promise<StoredOrderLine[] | { unpriced: string } | { unknownCodes: string[] }> {
  const [first] = lines;
  if (first && 'amountMinor' in first) return [...(lines as readonly StoredOrderLine[])];
  const basket = lines.map(({ sku, quantity }) => ({ sku, quantity, storeId }));
  const priced = await priceBasket(data, basket, { currency, channel: by.channel, codes, at: by.at });
  return 'lines' in priced ? priced.lines : priced;
}

async function takeStock(
  { stock, holds }: Data,
  session: ClientSession,
  { stock: from, lines, storeId, by }: Sale,
  orderId: string,
): Promise<{ lacking: string } | { holdIsOver: true } | null> {
  if (from === null) return null;
  if (typeof from === 'object') {
    const its = { lines, cause: 'SALE', id: orderId, actorId: by.actorId } as const;
    return (await holds.use(session, from.holdId, 'gone', its)) ? null : { holdIsOver: true };
  }
  const reason = { cause: 'SALE', id: orderId, actorId: by.actorId } as const;
  const lacking = await stock.tryMove(storeId, lines, { from, to: 'gone' }, by.at, session, reason);
  return lacking === null ? null : { lacking };
}
