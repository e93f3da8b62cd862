import type { ClientSession } from 'mongodb';
import { rejected } from '#shared/user-errors.ts';
import { priceBasket } from '../checkout/price-basket.ts';
import { sell } from '../checkout/sell.ts';
import type { Data } from '../context.ts';
import type { StoredOrder, StoredOrderLine } from '../data/orders.ts';
import type { ReturnAnswer } from './require-return.ts';
import type { Exchanged, ReturnTaken, StoredReturn, StoredReturnLine } from './returns.ts';

const CHANNEL = 'STORE';

type Swap = { line: StoredReturnLine; sku: string };

/**
 * Sells other variants for what is brought back, in the caller's transaction: what the goods cost pays for them, the till takes
 * what is missing, and what is left is paid back. Another size of the same product at the same price costs what was paid.
 */
export async function exchange(
  data: Data,
  its: {
    before: StoredReturn;
    order: StoredOrder | null;
    wanted: ReadonlyMap<string, string>;
    storeId: string;
    taken: ReturnTaken;
  },
  session: ClientSession,
): Promise<{ exchanged?: Exchanged } | ReturnAnswer> {
  const { before, order, storeId, taken } = its;
  const { payments } = data;
  const swaps = before.lines.flatMap((line): Swap[] => {
    const sku = its.wanted.get(line.lineId);
    return sku === undefined ? [] : [{ line, sku }];
  });
  const lines = await linesFor(data, swaps, { storeId, currency: before.currency, at: taken.at });
  if (!Array.isArray(lines)) {
    return rejected('NOT_PRICED', ['input', 'lines'], `${lines.unpriced} is not sold in ${before.currency}.`);
  }
  const totalMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const worthMinor = swaps.reduce((sum, { line }) => sum + line.amountMinor, 0);
  const coveredMinor = Math.min(totalMinor, worthMinor);
  const [first, ...others] = coveredMinor > 0 ? await paymentsOf(data, before, coveredMinor, session) : [];
  const sold = await sell(data, session, {
    customerId: order?.customerId ?? null,
    storeId,
    currency: before.currency,
    by: {
      actor: 'ASSOCIATE',
      ...(taken.actorId && { actorId: taken.actorId }),
      channel: CHANNEL,
      at: taken.at,
    },
    lines,
    payment: first === undefined ? 'TILL' : { paymentId: first },
    stock: 'onHand',
  });
  if ('lacking' in sold) {
    return rejected('OUT_OF_STOCK', ['input', 'lines'], `The store has not enough of ${sold.lacking}.`);
  }
  if (!('order' in sold)) throw new Error('an exchange was priced and has no hold');
  const { _id: orderId, customerId } = sold.order;
  for (const paymentId of others) await payments.addOrder(session, paymentId, orderId);
  const tillMinor = coveredMinor > 0 ? totalMinor - coveredMinor : 0; // else the sale itself is the till's
  if (tillMinor > 0) {
    const amount = { amountMinor: tillMinor, currency: before.currency, at: taken.at };
    await payments.recordOutside(session, {
      provider: 'till',
      ...(customerId && { customerId }),
      orderId,
      ...amount,
    });
  }
  return { exchanged: { orderId, coveredMinor, tillMinor: totalMinor - coveredMinor } };
}

async function linesFor(
  data: Data,
  swaps: readonly Swap[],
  { storeId, currency, at }: { storeId: string; currency: string; at: Date },
): Promise<StoredOrderLine[] | { unpriced: string }> {
  const priced = async (its: readonly { sku: string; quantity: number }[]) =>
    priceBasket(
      data,
      its.map(({ sku, quantity }) => ({ sku, quantity, storeId })),
      { currency, channel: CHANNEL, codes: [], at },
    );
  const wanted = await priced(swaps.map(({ sku, line }) => ({ sku, quantity: line.quantity })));
  if (!('lines' in wanted)) return { unpriced: 'unpriced' in wanted ? wanted.unpriced : '' };
  const lines: StoredOrderLine[] = [];
  for (const [index, { line, sku }] of swaps.entries()) {
    const given = wanted.lines[index];
    if (!given) throw new Error(`${sku} was priced away`);
    lines.push(
      (await isEven(data, line, sku, priced)) ? { ...plain(given), amountMinor: line.amountMinor } : given,
    );
  }
  return lines;
}

/** Without discounts of today: what was paid has its own. */
const plain = ({ lineId, sku, description, quantity }: StoredOrderLine) => ({
  ...{ lineId, sku, description, quantity },
});

async function isEven(
  { catalogue }: Data,
  line: StoredReturnLine,
  sku: string,
  priced: (its: readonly { sku: string; quantity: number }[]) => ReturnType<typeof priceBasket>,
): Promise<boolean> {
  const [before, after] = await Promise.all([catalogue.bySku(line.sku), catalogue.bySku(sku)]);
  if (!before || before.product._id !== after?.product._id) return false;
  const [one, other] = await Promise.all([
    priced([{ sku: line.sku, quantity: 1 }]),
    priced([{ sku, quantity: 1 }]),
  ]);
  if (!('lines' in one && 'lines' in other)) return false;
  return one.lines[0]?.unitPriceMinor === other.lines[0]?.unitPriceMinor;
}

/** What paid for the goods pays for the others now; of a purchase that was imported it is written down first. */
async function paymentsOf(
  { payments }: Data,
  { orderId, customerId, currency, requestedAt }: StoredReturn,
  amountMinor: number,
  session: ClientSession,
): Promise<string[]> {
  const paid = (await payments.ofOrderSeenBy(session, orderId))
    .filter(({ capturedMinor }) => capturedMinor > 0)
    .sort((a, b) => b.capturedMinor - b.refundedMinor - (a.capturedMinor - a.refundedMinor));
  if (paid.length) return paid.map((one) => one._id);
  const { _id } = await payments.recordOutside(session, {
    provider: 'elsewhere',
    ...(customerId && { customerId }),
    ...{ orderId, amountMinor, currency, at: requestedAt },
  });
  return [_id];
}
