import type { ClientSession } from 'mongodb';
import type { Data } from '../context.ts';
import type { StoredOrderLine } from '../data/orders.ts';
import { charge, chargedBy } from '../in-store/charge.ts';
import { sellInHand } from '../in-store/sell-in-hand.ts';
import { billOf } from '../in-store/wares.ts';
import type { AskedBy, PaymentOperation } from '../payments/operations.ts';
import { isDrawn } from './audit.ts';
import type { ScannedItem, StoredScanSession } from './sessions.ts';

export const CHANNEL = 'SCAN_AND_GO';

/** Nobody shops longer. */
export const OPEN_MS = 4 * 3_600_000;

const BY_PATRON: AskedBy = { actor: 'SYSTEM', channel: CHANNEL };

/** What the pieces cost at the prices of their labels, discounts and taxes included. */
export async function scannedBill(
  data: Data,
  storeId: string,
  items: readonly Omit<ScannedItem, 'scannedAt'>[],
): Promise<{ lines: StoredOrderLine[]; totalMinor: number }> {
  const store = await data.stores.byId(storeId);
  if (!store) throw new Error(`no store ${storeId}`);
  const basket = items.map(({ sku, quantity, unitPriceMinor }) => ({ sku, quantity, unitPriceMinor }));
  return billOf(data, basket, { store, channel: CHANNEL, at: data.clock() });
}

/**
 * Asks for the money of a session that is `CHARGING`; null when there is nothing to pay, and it has gone on already. Returns
 * the operation's id otherwise.
 */
export async function chargeScans(
  data: Data,
  session: ClientSession,
  its: StoredScanSession,
  token: string,
  by: AskedBy,
): Promise<string | null> {
  const { _id, attempts, customerId, currency, totalMinor = 0 } = its;
  if (totalMinor === 0) {
    await sold(data, session, its);
    return null;
  }
  const asked = { sessionId: _id, attempt: attempts, customerId, currency, totalMinor, token, by };
  return charge(data, session, { follower: 'scanAndGo', ...asked });
}

/** The order of what was just paid, and where the session goes on: out, to be checked, or to the gate. */
async function sold(
  data: Data,
  session: ClientSession,
  its: StoredScanSession,
  paymentId?: string,
): Promise<void> {
  const { scanSessions, scanPolicies, saleRules, keyring, clock } = data;
  const { _id, customerId, storeId, currency, items, lines = [], orderIds, paid, audit, exitedAt } = its;
  const at = clock();
  const by = { ...BY_PATRON, at };
  const order = await sellInHand(data, session, { customerId, storeId, currency, lines, paymentId, by });
  const { auditPercent } = await scanPolicies.of(storeId);
  const drawn =
    its.drawn ?? (isDrawn(_id, auditPercent, keyring) || (await saleRules.toSee(items)).length > 0);
  const after = {
    drawn,
    orderIds: [...orderIds, order._id],
    paid: [...paid, ...items.map(({ sku, quantity }) => ({ sku, quantity }))],
    items: [],
    declined: null,
    offlineToken: null,
  };
  if (exitedAt) await scanSessions.move(session, its, 'left', 'SYSTEM', { ...after, closedAt: at });
  else await scanSessions.move(session, its, drawn && !audit ? 'drawn' : 'charged', 'SYSTEM', after);
}

/** What became of a charge. */
export async function followScanAndGo(
  data: Data,
  operation: PaymentOperation,
  session: ClientSession,
): Promise<void> {
  const { sessionId, attempt } = chargedBy(operation);
  const its = await data.scanSessions.seenBy(session, sessionId);
  if (its?.state !== 'CHARGING' || its.attempts !== attempt) return; // gone with the erased customer
  if (operation.state === 'DONE') return sold(data, session, its, operation.paymentId);
  const declined = operation.reason ?? 'REFUSED';
  const canBeginAgain = !its.exitedAt && !its.audit;
  await data.scanSessions.move(session, its, canBeginAgain ? 'declined' : 'owed', 'SYSTEM', {
    declined,
    offlineToken: null,
    ...(canBeginAgain && { until: new Date(data.clock().getTime() + OPEN_MS) }),
  });
}

/** Ends what nobody went on with. Returns true when there may be more. */
export async function expireScans(data: Data): Promise<boolean> {
  const { scanSessions, clock, inTransaction } = data;
  const now = clock();
  const { ids, more } = await scanSessions.due(now);
  for (const id of ids) {
    await inTransaction(async (session) => {
      const its = await scanSessions.seenBy(session, id);
      if (!its?.until || its.until > now) return; // something else came first
      const over = { until: null, offlineToken: null, items: [], closedAt: now };
      await scanSessions.move(session, its, 'expire', 'SYSTEM', over);
    });
  }
  return more;
}
