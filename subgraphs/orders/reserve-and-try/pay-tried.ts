import type { ClientSession } from 'mongodb';
import { actorId } from '#shared/actor.ts';
import { requireSelf } from '#shared/guard.ts';
import { rejected } from '#shared/user-errors.ts';
import { priceBasket } from '../checkout/price-basket.ts';
import { sell } from '../checkout/sell.ts';
import type { Data } from '../context.ts';
import type { StoredOrderLine } from '../data/orders.ts';
import { charge, chargedBy } from '../in-store/charge.ts';
import { badToken } from '../in-store/refusals.ts';
import type { PaymentOperation } from '../payments/operations.ts';
import { isToken } from '../payments/rules.ts';
import { invalid } from '../resolvers/refusals.ts';
import { refusalIn, transitionIn } from '../rules/transitions.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { bySku } from '../stock/states.ts';
import type { StoredTryReservation, TryTaken } from './reservations.ts';
import { TRY_TABLE } from './table.ts';
import { boughtProblem, isOver, tryNotFound } from './take-try-step.ts';

/** As at the till of the store. */
const CHANNEL = 'STORE';

const MINUTE_MS = 60_000;
/** The provider must not begin later … */
const PAY_WITHIN_MS = 10 * MINUTE_MS;
/** … and so long the pieces are held for its answer; money that comes later goes back. */
const HELD_WHILE_PAID_MS = 45 * MINUTE_MS;
/** Then the till takes the money. */
const MAX_ATTEMPTS = 5;

/** The customer pays in the app for what they keep; the rest goes back on hand once that is decided. */
export const payTried: MutationResolvers['payTried'] = async (_, { input }, context) => {
  const customerId = requireSelf(context);
  const { access, actor, clock, holds, once, payments, stores, tryReservations, turns } = context;
  const { id, paymentToken } = input;
  if (!isToken(paymentToken)) return { ...badToken(), idempotentReplay: false };
  const members = await access.members(customerId);
  const answer = await once({ actor, mutation: 'payTried', input }, async (session) => {
    await turns.take(`try/${id}`, session);
    const seen = await tryReservations.seenBy(session, id);
    if (!seen || !members.includes(seen.customerId)) return tryNotFound();
    const bought = bySku(input.lines);
    const problem = boughtProblem(bought, seen);
    if (problem) return invalid({ field: ['lines'], message: problem });
    const row = transitionIn(TRY_TABLE, seen.state, 'payTried', 'CUSTOMER');
    if (!row) {
      const message = refusalIn(TRY_TABLE, seen.state, 'payTried', 'reservation');
      return rejected('ILLEGAL_TRANSITION', null, message);
    }
    if (!payments.isOffered) {
      return rejected('PAYMENT_NOT_OFFERED', null, 'No payment provider is configured.');
    }
    const attempt = (seen.paying?.attempt ?? 0) + 1;
    if (attempt > MAX_ATTEMPTS) {
      return rejected('PAYMENT_DECLINED', null, 'It was refused too often. The till takes the money.');
    }
    const store = await stores.byId(seen.storeId);
    if (!store) return rejected('STORE_NOT_FOUND', null, 'The store is not known any more.');
    const at = clock();
    const priced = await priceBasket(
      context,
      bought.map((line) => ({ ...line, storeId: seen.storeId })),
      { currency: store.currency, channel: CHANNEL, codes: [], at },
    );
    if (!('lines' in priced)) {
      return rejected('NOT_PRICED', ['input', 'lines'], `Not all of it is sold in ${store.currency}.`);
    }
    const hold = await holds.extend(session, id, new Date(at.getTime() + HELD_WHILE_PAID_MS));
    if (!hold) return isOver();
    const taken: TryTaken = { actor: 'CUSTOMER', actorId: actorId(actor), at };
    const paying = { attempt, lines: priced.lines, currency: store.currency };
    const moved = await tryReservations.move(
      seen,
      row.to,
      taken,
      { heldUntil: hold.until, paying, declined: null },
      session,
    );
    if (priced.totalMinor === 0) {
      await sold(context, moved, priced.lines, undefined, session);
      return { operationId: null, userErrors: [] };
    }
    const operationId = await charge(context, session, {
      ...{ follower: 'tryReservation', sessionId: id, attempt, customerId: seen.customerId },
      ...{ currency: store.currency, totalMinor: priced.totalMinor, token: paymentToken },
      by: { actor: 'CUSTOMER', actorId: actorId(actor), channel: CHANNEL },
      notAfter: new Date(at.getTime() + PAY_WITHIN_MS),
    });
    return { operationId, userErrors: [] };
  });
  if (!('operationId' in answer)) return answer;
  const { operationId, idempotentReplay } = answer;
  if (operationId) await payments.perform(operationId);
  const reservation = await tryReservations.latest(id);
  return { reservation, userErrors: [], idempotentReplay };
};

/** False when the pieces are held no more. */
async function sold(
  data: Data,
  reservation: StoredTryReservation,
  lines: readonly StoredOrderLine[],
  paymentId: string | undefined,
  session: ClientSession,
): Promise<boolean> {
  const { clock, credits, tryReservations } = data;
  const { _id, customerId, storeId, paying } = reservation;
  const at = clock();
  const outcome = await sell(data, session, {
    ...{ customerId, storeId, currency: paying?.currency ?? '', lines },
    by: { actor: 'SYSTEM', channel: CHANNEL, at },
    payment: paymentId === undefined ? 'TILL' : { paymentId },
    stock: { holdId: _id },
  });
  if ('holdIsOver' in outcome) return false;
  if (!('order' in outcome)) throw new Error(`what is held can't be sold: ${JSON.stringify(outcome)}`);
  const { _id: orderId, totalMinor: amountMinor, currency } = outcome.order;
  const credit = { orderId, storeId, amountMinor, currency, visitId: _id };
  await credits.credit(credit, { customerId, at }, session);
  await tryReservations.move(reservation, 'BOUGHT', { actor: 'SYSTEM', at }, { orderId }, session);
  return true;
}

/** What became of a charge. Money for what is held no more, or was erased meanwhile, goes back. */
export async function followTryReservation(
  data: Data,
  operation: PaymentOperation,
  session: ClientSession,
): Promise<void> {
  if (operation.kind !== 'CHARGE') return;
  const { sessionId, attempt } = chargedBy(operation);
  const { clock, payments, tryReservations } = data;
  const its = await tryReservations.seenBy(session, sessionId);
  const waits = its?.state === 'PAYING' && its.paying?.attempt === attempt ? its : null;
  if (operation.state === 'DONE') {
    const lines = waits?.paying?.lines ?? [];
    if (waits && (await sold(data, waits, lines, operation.paymentId, session))) return;
    await payments.request(session, {
      ...{ paymentId: operation.paymentId, kind: 'REFUND', amountMinor: operation.amountMinor },
      ...{ follow: operation.follow, by: { actor: 'SYSTEM', channel: CHANNEL } },
    });
  }
  if (!waits) return;
  const declined = operation.state === 'DONE' ? 'HOLD_OVER' : (operation.reason ?? 'REFUSED');
  const back = { ...(waits.heldUntil && { heldUntil: waits.heldUntil }), declined };
  await tryReservations.move(waits, 'TRYING', { actor: 'SYSTEM', at: clock() }, back, session);
}
