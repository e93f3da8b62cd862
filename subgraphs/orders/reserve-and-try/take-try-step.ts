import type { ClientSession } from 'mongodb';
import { rejected } from '#shared/user-errors.ts';
import { sell } from '../checkout/sell.ts';
import type { Data } from '../context.ts';
import { refusalIn, transitionIn } from '../rules/transitions.ts';
import type { StoredTryReservation, TryTaken } from './reservations.ts';
import { TRY_TABLE, type TryStep } from './table.ts';

const HOUR_MS = 3_600_000;

/** Time to try on, once the customer is there. */
const TRYING_HOURS = 3;

export type Bought = { sku: string; quantity: number }[];

/**
 * Takes a step with what it does to the pieces, in the caller's transaction: it ends with a refusal. What of the pieces
 * isn't bought goes back on hand.
 */
export async function takeTryStep(
  data: Data,
  reservation: StoredTryReservation,
  { step, taken, bought = [] }: { step: TryStep; taken: TryTaken; bought?: Bought },
  session: ClientSession,
) {
  const { holds, tryReservations } = data;
  const { _id, state } = reservation;
  const row = transitionIn(TRY_TABLE, state, step, taken.actor);
  if (!row) return rejected('ILLEGAL_TRANSITION', null, refusalIn(TRY_TABLE, state, step, 'reservation'));
  // The ledger of the stock names associates; of a customer the reservation says it.
  const actorId = taken.actor === 'ASSOCIATE' ? taken.actorId : undefined;
  let orderId: string | undefined;
  let heldUntil: Date | undefined;
  switch (row.hold) {
    case 'gather': {
      if (!(await holds.gather(session, _id, actorId))) return isOver();
      break;
    }
    case 'extend': {
      heldUntil = new Date(taken.at.getTime() + TRYING_HOURS * HOUR_MS);
      const hold = await holds.extend(session, _id, heldUntil);
      if (!hold) return isOver();
      heldUntil = hold.until;
      break;
    }
    case 'sell': {
      const sold = await buy(data, reservation, bought, taken, session);
      if ('userErrors' in sold) return sold;
      orderId = sold.orderId;
      break;
    }
    case 'release':
      await holds.release(session, _id, actorId); // one that ran out a moment ago has put its pieces back
      break;
    case null:
      return { reservation, userErrors: [] };
  }
  const its = { ...(heldUntil ? { heldUntil } : {}), ...(orderId === undefined ? {} : { orderId }) };
  return {
    reservation: await tryReservations.move(reservation, row.to, taken, its, session),
    userErrors: [],
  };
}

/** What is wrong with what is to be bought of a reservation, or null. */
export function boughtProblem(bought: Bought, { lines }: StoredTryReservation): string | null {
  if (!bought.length) return 'Expected at least one; with none the customer leaves it: `leaveTried`.';
  const held = new Map(lines.map(({ sku, quantity }) => [sku, quantity]));
  const wrong = bought.find(({ sku, quantity }) => quantity < 1 || quantity > (held.get(sku) ?? 0));
  return wrong ? `There are ${held.get(wrong.sku) ?? 0} of ${wrong.sku} to buy.` : null;
}

export const tryNotFound = () =>
  rejected('TRY_RESERVATION_NOT_FOUND', ['input', 'id'], 'There is no such reservation for you.');

export const isOver = () => rejected('HOLD_OVER', null, 'The pieces are held no more.');

async function buy(
  data: Data,
  { _id, customerId, storeId }: StoredTryReservation,
  lines: Bought,
  taken: TryTaken,
  session: ClientSession,
) {
  const { credits, stores } = data;
  const store = await stores.byId(storeId);
  if (!store) return rejected('STORE_NOT_FOUND', null, 'The store is not known any more.');
  const { actorId, at } = taken;
  const by = {
    actor: 'ASSOCIATE',
    channel: 'STORE',
    at,
    ...(actorId === undefined ? {} : { actorId }),
  } as const;
  const sale = { customerId, storeId, currency: store.currency, by, lines } as const;
  const outcome = await sell(data, session, { ...sale, payment: 'TILL', stock: { holdId: _id } });
  if ('order' in outcome) {
    const { _id: orderId, totalMinor, currency } = outcome.order;
    const credit = {
      orderId,
      storeId,
      amountMinor: totalMinor,
      currency,
      ...(actorId ? { associate: actorId } : {}),
    };
    await credits.credit({ ...credit, visitId: _id }, { customerId, at }, session);
    return { orderId };
  }
  if ('unpriced' in outcome) {
    return rejected('NOT_PRICED', null, `${outcome.unpriced} is not sold in ${store.currency}.`);
  }
  if ('lacking' in outcome)
    return rejected('OUT_OF_STOCK', null, `There is not enough of ${outcome.lacking}.`);
  return isOver();
}

/** Lets go of reservations that ran out. Returns true when there may be more. */
export async function expireTryReservations(data: Data): Promise<boolean> {
  const now = data.clock();
  const due = await data.tryReservations.due(now);
  for (const id of due) {
    await data.inTransaction(async (session) => {
      const reservation = await data.tryReservations.seenBy(session, id);
      if (!reservation?.heldUntil || reservation.heldUntil > now) return; // moved on meanwhile
      const taken = { actor: 'SYSTEM', at: now } as const;
      await takeTryStep(data, reservation, { step: 'expire', taken }, session);
    });
  }
  return due.length === 100;
}
