import type { Db } from 'mongodb';
import type { StoredCheckout } from '../checkout/checkouts.ts';
import type { StoredOrder } from '../data/orders.ts';
import type { StoredStock } from '../data/stock.ts';
import { stockId } from '../data/stock.ts';
import { isOpen, journeyOf } from '../rules/journeys.ts';
import type { OrderState } from '../rules/order.ts';
import type { StoredHold } from '../stock/holds.ts';
import type { StoredTransfer } from '../stock/transfers.ts';
import { auditStoreCredit, STORE_CREDIT } from '../store-credit/credit.ts';
import { operationId, type PaymentOperation, type StoredPayment } from './operations.ts';
import { NO_SUMS, type PaymentSums, whenAsked, whenDecided } from './rules.ts';

/** What a provider's own books say of one reference. */
export type BookedSums = Pick<
  PaymentSums,
  'authorisedMinor' | 'capturedMinor' | 'voidedMinor' | 'refundedMinor'
>;

export type PaymentAudit = {
  /** The provider's own books by reference, of all that it ever authorised here; absent: they aren't compared. */
  books?: ReadonlyMap<string, BookedSums>;
  /** True when everything has had the time to come to its end: then nothing may still be due. */
  atRest?: boolean;
};

/**
 * Compares money, stock and orders with each other, and with the provider's books. Each difference is one text. It reads all there
 * is, so it is for tests and repairs.
 */
export async function auditPayments(db: Db, { books, atRest = false }: PaymentAudit = {}): Promise<string[]> {
  const [payments, operations, orders, checkouts, levels, holds, transfers] = await Promise.all([
    db.collection<StoredPayment>('payments').find().toArray(),
    db.collection<PaymentOperation>('paymentOperations').find().toArray(),
    db.collection<StoredOrder>('orders').find().toArray(),
    db.collection<StoredCheckout>('checkouts').find().toArray(),
    db.collection<StoredStock>('stock').find().toArray(),
    db.collection<StoredHold>('stockHolds').find({ state: 'HELD' }).toArray(),
    db
      .collection<StoredTransfer>('stockTransfers')
      .find({ state: { $in: ['REQUESTED', 'SENT'] } })
      .toArray(),
  ]);
  const byId = new Map(operations.map((operation) => [operation._id, operation]));
  return [
    ...(await auditStoreCredit(db)),
    ...payments.flatMap((payment) => sumProblems(payment, operations)),
    ...(books ? bookProblems(payments, books) : []),
    ...orders.flatMap((order) => orderProblems(order, byId)),
    ...checkouts.flatMap((checkout) => checkoutProblems(checkout, orders, payments, byId)),
    ...levels.flatMap((level) => levelProblems(level, { orders, holds, transfers })),
    ...transferProblems(orders, transfers),
    ...(atRest ? dueProblems(operations, checkouts) : []),
  ];
}

type Held = {
  orders: readonly StoredOrder[];
  holds: readonly StoredHold[];
  /** Those that haven't ended. */
  transfers: readonly StoredTransfer[];
};

const OUTSIDE: readonly string[] = ['till', 'elsewhere'];
/** What has no books of a provider's. */
const OURS: readonly string[] = [...OUTSIDE, STORE_CREDIT];

/** A payment's sums are those of its operations. */
function sumProblems(payment: StoredPayment, operations: readonly PaymentOperation[]): string[] {
  const { provider, authorisedMinor, capturedMinor } = payment;
  // What was paid outside began so, without anybody having been asked.
  const begun: PaymentSums = OUTSIDE.includes(provider)
    ? { ...NO_SUMS, authorisedMinor, capturedMinor }
    : { ...NO_SUMS, authorisedMinor: provider === STORE_CREDIT ? authorisedMinor : 0 };
  const expected = operations
    .filter(({ paymentId }) => paymentId === payment._id)
    .reduce((sums, operation) => {
      const asked = whenAsked(sums, operation);
      return operation.state === 'DUE'
        ? asked
        : whenDecided(asked, { ...operation, done: operation.state === 'DONE' });
    }, begun);
  return differences(payment._id, sumsOf(payment), sumsOf(expected));
}

const sumsOf = ({ authorisedMinor, capturedMinor, voidedMinor, refundedMinor, due }: PaymentSums) => ({
  authorisedMinor,
  capturedMinor,
  voidedMinor,
  refundedMinor,
  ...due,
});

/** The provider did what we think it did, no more and no less. */
function bookProblems(payments: readonly StoredPayment[], books: ReadonlyMap<string, BookedSums>): string[] {
  const known = new Set<string>();
  const problems = payments.flatMap((payment) => {
    const { reference, provider, authorisedMinor, capturedMinor, voidedMinor, refundedMinor } = payment;
    if (OURS.includes(provider) || reference === undefined) return [];
    known.add(reference);
    const booked = books.get(reference);
    if (!booked) return [`${payment._id}: the provider does not know ${reference}`];
    return differences(
      `${payment._id} at the provider`,
      {
        authorisedMinor: booked.authorisedMinor,
        capturedMinor: booked.capturedMinor,
        voidedMinor: booked.voidedMinor,
        refundedMinor: booked.refundedMinor,
      },
      { authorisedMinor, capturedMinor, voidedMinor, refundedMinor },
    );
  });
  const unknown = [...books.keys()].filter((reference) => !known.has(reference));
  return [...problems, ...unknown.map((reference) => `${reference}: money that nobody here knows of`)];
}

const TAKEN: readonly OrderState[] = ['HANDED_OVER', 'SHIPPED', 'DELIVERED'];
const RELEASED: readonly OrderState[] = ['CANCELLED', 'EXPIRED', 'NO_SHOW'];

/** What was set aside for an order was taken when it left the house, or given up, once. */
function orderProblems(
  { _id, state, lines, totalMinor, prepaid, storeCredit }: StoredOrder,
  operations: ReadonlyMap<string, PaymentOperation>,
): string[] {
  const sum = lines.reduce((total, { amountMinor }) => total + amountMinor, 0);
  const problems = sum === totalMinor ? [] : [`${_id} costs ${totalMinor}, its lines ${sum}`];
  const [byCredit, byCard] = [storeCredit?.amountMinor ?? 0, prepaid?.amountMinor ?? 0];
  if (byCredit + byCard === 0) return problems;
  const moved = (kind: 'CAPTURE' | 'VOID') =>
    [_id, `${_id}/credit`].reduce((total, id) => {
      return total + (operations.get(operationId(kind, { name: 'order', id }))?.amountMinor ?? 0);
    }, 0);
  const taken = TAKEN.includes(state) ? totalMinor : 0;
  const isOver = TAKEN.includes(state) || RELEASED.includes(state);
  const failed = state === 'PAYMENT_FAILED' ? byCredit : 0;
  const expected = { capture: taken, void: isOver ? byCredit + byCard - taken : failed };
  return [
    ...problems,
    ...differences(`${_id} (${state})`, { capture: moved('CAPTURE'), void: moved('VOID') }, expected),
  ];
}

/** A checkout and its orders stand where its payment has brought them. */
function checkoutProblems(
  { _id, state, orderIds, paymentId, operationId: asked, totalMinor, storeCreditMinor = 0 }: StoredCheckout,
  orders: readonly StoredOrder[],
  payments: readonly StoredPayment[],
  operations: ReadonlyMap<string, PaymentOperation>,
): string[] {
  const its = orders.filter(({ _id: id }) => orderIds.includes(id));
  if (its.length !== orderIds.length) return [`${_id} has ${its.length} of ${orderIds.length} orders`];
  const wrong = its.filter((order) => {
    if (state === 'AWAITING_PAYMENT') return order.state !== 'AWAITING_PAYMENT';
    if (state === 'PLACED') return order.state === 'AWAITING_PAYMENT' || order.state === 'PAYMENT_FAILED';
    return order.state !== 'PAYMENT_FAILED';
  });
  const problems = wrong.map((order) => `${_id} is ${state}, and ${order._id} is ${order.state}`);
  const operation = asked === undefined ? undefined : operations.get(asked);
  if (asked === undefined) return problems;
  if (!operation) return [...problems, `${_id} has asked for no payment`];
  const decided = { AWAITING_PAYMENT: ['DUE'], PLACED: ['DONE'], DECLINED: ['REFUSED'], EXPIRED: null }[
    state
  ];
  if (decided && !decided.includes(operation.state)) {
    problems.push(`${_id} is ${state}, and its payment is ${operation.state}`);
  }
  if (operation.amountMinor !== totalMinor - storeCreditMinor) {
    problems.push(`${_id} costs ${totalMinor}, and ${operation.amountMinor} was asked for`);
  }
  const payment = payments.find(({ _id: id }) => id === paymentId);
  if (state === 'EXPIRED' && payment) {
    const { authorisedMinor, voidedMinor, due } = payment;
    if (authorisedMinor !== voidedMinor + due.voidMinor) problems.push(`${_id} expired and keeps money`);
  }
  return problems;
}

/** Every piece that is reserved or picked is so for an open order, a hold or a transfer, and what is in transit for a transfer. */
function levelProblems(
  { _id, reserved, picked, inTransit }: StoredStock,
  { orders, holds, transfers }: Held,
): string[] {
  const expected = { reserved: 0, picked: 0, inTransit: 0 };
  for (const { state, fromStoreId = '', toStoreId, lines } of transfers) {
    for (const { sku, quantity } of lines) {
      if (state === 'SENT' && stockId(toStoreId, sku) === _id) expected.inTransit += quantity;
      if (state === 'REQUESTED' && stockId(fromStoreId, sku) === _id) expected.reserved += quantity;
    }
  }
  for (const order of orders) {
    const as = heldAs(order);
    if (!as || waitsForTransfer(order)) continue;
    for (const { sku, quantity } of order.lines) {
      if (stockId(order.heldAt ?? order.storeId, sku) === _id) expected[as] += quantity;
    }
  }
  for (const hold of holds) {
    for (const { sku, quantity } of hold.lines) {
      if (stockId(hold.storeId, sku) === _id) expected[hold.as] += quantity;
    }
  }
  return differences(_id, { reserved, picked, inTransit }, expected);
}

const waitsForTransfer = ({ state, heldAt }: StoredOrder): boolean =>
  state === 'PLACED' && heldAt !== undefined;

/** An order whose pieces are to come waits for one transfer, and no transfer is for another order. */
function transferProblems(orders: readonly StoredOrder[], transfers: readonly StoredTransfer[]): string[] {
  const waiting = orders.filter(waitsForTransfer).map(({ _id }) => _id);
  const coming = transfers.flatMap(({ orderId }) => orderId ?? []);
  return [
    ...waiting
      .filter((id) => coming.filter((one) => one === id).length !== 1)
      .map((id) => `${id} does not wait for one transfer`),
    ...coming
      .filter((id) => !waiting.includes(id))
      .map((id) => `a transfer comes for ${id}, which does not wait`),
  ];
}

/** Where the pieces of an order stand, by what giving it up would free. */
function heldAs(order: StoredOrder): 'reserved' | 'picked' | null {
  if (!isOpen(order.state)) return null;
  const row = journeyOf(order).find(
    (one) => one.from === order.state && (one.step === 'cancelOrder' || one.step === 'failPayment'),
  );
  const from = row?.stock?.from;
  return from === 'reserved' || from === 'picked' ? from : null;
}

/** Nothing waits for ever. */
const dueProblems = (
  operations: readonly PaymentOperation[],
  checkouts: readonly StoredCheckout[],
): string[] => [
  ...operations
    .filter(({ state }) => state === 'DUE')
    .map(({ _id, kind, attempts }) => `${kind} ${_id} is still due after ${attempts} attempts`),
  ...checkouts
    .filter(({ state }) => state === 'AWAITING_PAYMENT')
    .map(({ _id }) => `${_id} still awaits its payment`),
];

function differences<Sums extends Record<string, number>>(what: string, is: Sums, shouldBe: Sums): string[] {
  return Object.entries(shouldBe).flatMap(([name, value]) =>
    is[name] === value ? [] : [`${what}: ${name} is ${is[name]}, not ${value}`],
  );
}
