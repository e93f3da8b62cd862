import type { ClientSession } from 'mongodb';
import type { Data } from '../context.ts';
import type { StoredOrder, Taken } from '../data/orders.ts';
import type { PaymentOperation } from '../payments/operations.ts';
import { withMore } from '../rules/cart.ts';
import { transitionIn } from '../rules/transitions.ts';
import type { StoredCheckout } from './checkouts.ts';
import { payCheckouts } from './pay.ts';
import { CHECKOUT, type CheckoutState } from './table.ts';

/** The outcome of the authorisation decides over the checkout and all its orders. */
export async function followCheckout(
  data: Data,
  operation: PaymentOperation,
  session: ClientSession,
): Promise<void> {
  if (operation.kind !== 'AUTHORISE') return; // what was given back needs nobody any more
  const checkout = await data.checkouts.seenBy(session, operation.follow.id);
  if (!checkout) throw new Error(`${operation._id} has no checkout`);
  const step = operation.state === 'DONE' ? 'pay' : 'decline';
  await takeCheckoutStep(data, checkout, step, { operation }, session);
}

/** Whether {@link followPaidCheckouts} can follow it, once it is `DONE`. */
export const paysCheckout = ({ kind, follow }: PaymentOperation): boolean =>
  kind === 'AUTHORISE' && follow.name === 'checkout';

/** What an operation of this process made of a checkout. */
type PaidCheckout = { state: CheckoutState; at: Date; orders: StoredOrder[] };

const paid = new WeakMap<PaymentOperation, PaidCheckout>();

/** What became of the checkout by this operation, where this process has just seen it; undefined elsewhere. */
export const paidBy = (operation: PaymentOperation): PaidCheckout | undefined => paid.get(operation);

/** {@link followCheckout} of several that were paid. @throws {NotTogether} when one of them waits no more. */
export async function followPaidCheckouts(
  data: Data,
  operations: readonly PaymentOperation[],
  session: ClientSession,
): Promise<void> {
  const at = data.clock();
  const waiting = operations.map(({ follow, orderIds }) => ({ _id: follow.id, orderIds }));
  const moved = await payCheckouts(data, waiting, session);
  for (const operation of operations) {
    const its = moved.filter(({ checkoutId }) => checkoutId === operation.follow.id);
    paid.set(operation, { state: 'PLACED', at, orders: its });
  }
}

async function takeCheckoutStep(
  data: Data,
  checkout: StoredCheckout,
  step: 'pay' | 'decline' | 'expire',
  { operation }: { operation?: PaymentOperation },
  session: ClientSession,
): Promise<void> {
  const { checkouts, orders, payments, clock } = data;
  const row = transitionIn(CHECKOUT, checkout.state, step, 'SYSTEM');
  if (!row) throw new Error(`a checkout that is ${checkout.state} can't ${step}`);
  const at = clock();
  const taken: Taken = { actor: 'SYSTEM', channel: 'PATRON', at };
  if (row.to !== row.from) {
    const reason = operation?.reason === undefined ? {} : { reason: operation.reason };
    await checkouts.decide(checkout, { to: row.to, at, ...reason }, session);
  }
  if (row.orders) {
    for (const orderId of checkout.orderIds) {
      const outcome = await orders.advance(orderId, row.orders, taken, session);
      if (!outcome?.order) throw new Error(`${orderId} can't ${row.orders}`);
    }
    if (row.orders === 'failPayment') await restoreCart(data, checkout, session);
  }
  if (row.giveBack && operation) {
    await payments.request(session, {
      paymentId: operation.paymentId,
      kind: 'VOID',
      amountMinor: operation.amountMinor,
      follow: operation.follow,
      by: { actor: 'SYSTEM', channel: 'PATRON' },
    });
  }
}

/** Puts back what was taken out for the checkout; what the customer has put in since stays, and more than a cart holds doesn't go in. */
async function restoreCart(
  { carts, members }: Data,
  { customerId, cartLines }: StoredCheckout,
  session: ClientSession,
): Promise<void> {
  if (customerId === undefined || !cartLines?.length) return;
  const cart = await carts.seenBy(session, await members.seenBy(session, customerId));
  if (!cart) return; // erased meanwhile
  const lines = cartLines.reduce((there, line) => withMore(there, line) ?? there, cart.lines);
  if (!(await carts.put(cart, lines, session))) throw new Error('a cart changed within its own transaction');
}

/** Gives up what nobody has paid for in time; money that comes later goes back. Returns true when there may be more. */
export async function expireCheckouts(data: Data): Promise<boolean> {
  const due = await data.checkouts.due(data.clock());
  for (const { _id, operationId: pending } of due) {
    // Known to the provider after all? Then that decides.
    if (pending) await data.payments.perform(pending);
    await data.inTransaction(async (session) => {
      const checkout = await data.checkouts.seenBy(session, _id);
      if (checkout?.state !== 'AWAITING_PAYMENT') return;
      await takeCheckoutStep(data, checkout, 'expire', {}, session);
    });
  }
  return due.length > 0;
}
