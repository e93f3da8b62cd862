import type { ClientSession } from 'mongodb';
import type { Data } from '../context.ts';
import { charge, chargedBy } from '../in-store/charge.ts';
import { sellInHand } from '../in-store/sell-in-hand.ts';
import type { AskedBy, PaymentOperation } from '../payments/operations.ts';
import type { MachineItem, StoredSelfCheckout } from './sessions.ts';

export const CHANNEL = 'SELF_CHECKOUT';

/** So long a machine waits for somebody who has gone. */
const IDLE_MS = 3 * 60_000;
/** A hold outlives its session, which gives it back; the rest is for one that was killed. */
const HOLD_MS = 24 * 3_600_000;

export const inIdle = (now: Date): Date => new Date(now.getTime() + IDLE_MS);

/**
 * Keeps the pieces from others, as far as the book has them: what is in the machine is there anyway. Returns the new hold;
 * undefined when there is nothing to hold.
 */
export async function holdPieces(
  { holds, stock, clock }: Data,
  session: ClientSession,
  { holdId, storeId, deviceId }: StoredSelfCheckout,
  pieces: readonly MachineItem[],
): Promise<string | undefined> {
  const actorId = `device:${deviceId}`;
  if (holdId) await holds.release(session, holdId, actorId);
  const onHand = await stock.onHandSeenBy(
    session,
    storeId,
    pieces.map(({ sku }) => sku),
  );
  const lines = pieces
    .map(({ sku, quantity }) => ({ sku, quantity: Math.min(quantity, onHand.get(sku) ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
  if (!lines.length) return undefined;
  const until = new Date(clock().getTime() + HOLD_MS);
  const hold = await holds.take(session, { storeId, lines, until, actorId });
  if ('lacking' in hold) throw new Error('pieces changed within their own transaction');
  return hold._id;
}

/** Asks for the money of a session that is `CHARGING`; null when it costs nothing, and is sold already. */
export async function chargeMachine(
  data: Data,
  session: ClientSession,
  its: StoredSelfCheckout,
  token: string,
): Promise<string | null> {
  const { _id, attempts, customerId, currency, totalMinor = 0 } = its;
  if (totalMinor === 0) {
    await sold(data, session, its);
    return null;
  }
  const asked = {
    sessionId: _id,
    attempt: attempts,
    customerId,
    currency,
    totalMinor,
    token,
    by: byMachine(its),
  };
  return charge(data, session, { follower: 'selfCheckout', ...asked });
}

const byMachine = ({ deviceId }: StoredSelfCheckout): AskedBy => ({
  actor: 'SERVICE',
  actorId: `device:${deviceId}`,
  channel: CHANNEL,
});

async function sold(
  data: Data,
  session: ClientSession,
  its: StoredSelfCheckout,
  paymentId?: string,
): Promise<void> {
  const { customerId, storeId, currency, lines = [], holdId } = its;
  const at = data.clock();
  const by = { ...byMachine(its), at };
  const sale = { customerId, storeId, currency, lines, paymentId, by, holdId };
  const order = await sellInHand(data, session, sale);
  const after = { orderId: order._id, holdId: null, declined: null, closedAt: at };
  await data.selfCheckouts.move(session, its, 'charged', 'SYSTEM', after);
}

/** What became of a charge. */
export async function followSelfCheckout(
  data: Data,
  operation: PaymentOperation,
  session: ClientSession,
): Promise<void> {
  const { sessionId, attempt } = chargedBy(operation);
  const its = await data.selfCheckouts.seenBy(session, sessionId);
  if (its?.state !== 'CHARGING' || its.attempts !== attempt) return;
  if (operation.state === 'DONE') return sold(data, session, its, operation.paymentId);
  const declined = operation.reason ?? 'REFUSED';
  const again = { declined, until: inIdle(data.clock()) };
  await data.selfCheckouts.move(session, its, 'declined', 'SYSTEM', again);
}

/** Gives up what somebody has left lying, and its pieces back. Returns true when there may be more. */
export async function expireSelfCheckouts(data: Data): Promise<boolean> {
  const { selfCheckouts, clock, inTransaction } = data;
  const now = clock();
  const { ids, more } = await selfCheckouts.due(now);
  for (const id of ids) {
    await inTransaction(async (session) => {
      const its = await selfCheckouts.seenBy(session, id);
      if (its?.until && its.until <= now) await abandon(data, session, its, 'SYSTEM');
    });
  }
  return more;
}

/** Null when the table doesn't allow it. */
export async function abandon(
  { selfCheckouts, holds, clock }: Data,
  session: ClientSession,
  its: StoredSelfCheckout,
  by: 'DEVICE' | 'SYSTEM',
): Promise<StoredSelfCheckout | null> {
  const step = by === 'SYSTEM' ? 'expire' : 'abandonSelfCheckout';
  const over = { until: null, holdId: null, customerId: null, items: [], tagged: [], closedAt: clock() };
  const after = await selfCheckouts.move(session, its, step, by, over);
  if (after && its.holdId) await holds.release(session, its.holdId, `device:${its.deviceId}`);
  return after;
}
