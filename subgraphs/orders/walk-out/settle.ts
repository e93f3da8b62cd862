import type { ClientSession } from 'mongodb';
import type { Data } from '../context.ts';
import { charge, chargedBy } from '../in-store/charge.ts';
import { sellInHand } from '../in-store/sell-in-hand.ts';
import { billOf } from '../in-store/wares.ts';
import type { AskedBy, PaymentOperation } from '../payments/operations.ts';
import { basketOf } from './basket.ts';
import type { StoredVisit } from './visits.ts';

export const CHANNEL = 'WALK_OUT';

/** What sensors saw before a customer left may arrive so much later. */
export const SETTLE_MS = 60_000;

const BY_PATRON: AskedBy = { actor: 'SYSTEM', channel: CHANNEL };

/** Takes the steps that are due by the clock: unused codes, forgotten visits, bills. Returns true when there may be more. */
export async function settleDue(data: Data): Promise<boolean> {
  const { visits, clock, inTransaction } = data;
  const now = clock();
  const { ids, more } = await visits.due(now);
  for (const id of ids) {
    await inTransaction(async (session) => {
      const visit = await visits.seenBy(session, id);
      if (!visit?.until || visit.until > now) return; // something else came first
      await settle(data, session, visit, now);
    });
  }
  return more;
}

async function settle(data: Data, session: ClientSession, visit: StoredVisit, now: Date): Promise<void> {
  const { visits } = data;
  if (visit.state === 'EXPECTED') {
    const over = { until: null, paymentToken: null, closedAt: now };
    await visits.move(session, visit, 'expire', 'SYSTEM', over);
  } else if (visit.state === 'INSIDE') {
    await visits.move(session, visit, 'expire', 'SYSTEM', { leftAt: now, until: later(now, SETTLE_MS) });
  } else if (visit.state === 'LEAVING') await bill(data, session, visit, now);
  else throw new Error(`nothing is due in ${visit.state}`);
}

export const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms);

/** The one bill of a visit: for what is in the hands by the set of all events, at the prices of leaving. */
async function bill(data: Data, session: ClientSession, visit: StoredVisit, now: Date): Promise<void> {
  const { visits, stores } = data;
  const store = await stores.byId(visit.storeId);
  if (!store) throw new Error(`no store ${visit.storeId}`);
  const place = { store, channel: CHANNEL, at: visit.leftAt ?? now };
  // What has no price any more isn't charged; the next count of the stock shows it.
  const { lines, totalMinor } = await billOf(data, basketOf(visit.events), place);
  if (!lines.length) {
    const nothing = { until: null, paymentToken: null, events: [], closedAt: now };
    await visits.move(session, visit, 'close', 'SYSTEM', nothing);
    return;
  }
  const attempt = visit.attempts + 1;
  const token = visit.paymentToken ?? '';
  const charging = await visits.move(session, visit, 'charge', 'SYSTEM', {
    lines,
    totalMinor,
    attempts: attempt,
    until: null,
    paymentToken: null,
  });
  if (!charging) throw new Error('a visit that has been left is billed');
  if (totalMinor === 0) await paid(data, session, charging);
  else await chargeVisit(data, session, charging, token, BY_PATRON);
}

/** Asks for the money of a visit that is `CHARGING`. Returns the operation's id. */
export const chargeVisit = (
  data: Data,
  session: ClientSession,
  { _id, attempts, customerId, currency, totalMinor = 0 }: StoredVisit,
  token: string,
  by: AskedBy,
): Promise<string> =>
  charge(data, session, {
    follower: 'walkOut',
    sessionId: _id,
    attempt: attempts,
    customerId,
    currency,
    totalMinor,
    token,
    by,
  });

/** The order that the visit was, and its end; what sensors saw is forgotten. */
async function paid(
  data: Data,
  session: ClientSession,
  visit: StoredVisit,
  paymentId?: string,
): Promise<void> {
  const { storeId, customerId, currency, lines = [] } = visit;
  const at = data.clock();
  const by = { ...BY_PATRON, at };
  const order = await sellInHand(data, session, { customerId, storeId, currency, lines, paymentId, by });
  const after = { orderId: order._id, events: [], declined: null, closedAt: at };
  await data.visits.move(session, visit, 'charged', 'SYSTEM', after);
}

/** What became of a charge: a sale, or a bill that the customer still has to pay. */
export async function followWalkOut(
  data: Data,
  operation: PaymentOperation,
  session: ClientSession,
): Promise<void> {
  const { sessionId, attempt } = chargedBy(operation);
  const visit = await data.visits.seenBy(session, sessionId);
  if (visit?.state !== 'CHARGING' || visit.attempts !== attempt) return; // gone with the erased customer
  if (operation.state === 'DONE') await paid(data, session, visit, operation.paymentId);
  else {
    const declined = operation.reason ?? 'REFUSED';
    await data.visits.move(session, visit, 'declined', 'SYSTEM', { declined });
  }
}
