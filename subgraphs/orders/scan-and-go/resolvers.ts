import type { ClientSession } from 'mongodb';
import { actorId } from '#shared/actor.ts';
import { failure } from '#shared/failure.ts';
import { requireSelf } from '#shared/guard.ts';
import { requireDevice } from '#shared/known-devices.ts';
import { newId } from '#shared/mongo.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import { inStoreCode, readInStoreCode } from '../in-store/codes.ts';
import { giveBackPieces } from '../in-store/corrections.ts';
import {
  badToken,
  emptyBasket,
  illegalStep,
  noPayments,
  notOffered,
  unknownItem,
  unknownSession,
  wrongCode,
} from '../in-store/refusals.ts';
import { variantOf, wareAt } from '../in-store/wares.ts';
import { isToken } from '../payments/rules.ts';
import { invalid } from '../resolvers/refusals.ts';
import { isWithin, MAX_MINOR } from '../rules/values.ts';
import type {
  MutationResolvers,
  QueryResolvers,
  ScanAuditResolvers,
  ScanSessionResolvers,
  StoreResolvers,
  UserErrorCode,
} from '../schema.generated.ts';
import { differenceOf, isDrawn } from './audit.ts';
import {
  claimedSession,
  isOfflineCode,
  type OfflineBasket,
  pricedAt,
  readDeviceKey,
  readOfflineBasket,
  timesProblem,
} from './offline-basket.ts';
import { CHANNEL, chargeScans, OPEN_MS, scannedBill } from './pay.ts';
import type { ScannedItem, StoredScanSession } from './sessions.ts';
import { SCAN_AND_GO } from './table.ts';

const MAX_ITEMS = 100;
const MAX_QUANTITY = 99;
/** A code is shown at the gate, and made anew each time that it is asked for. */
const EXIT_CODE_MS = 10 * 60_000;

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms);

const illegal = (its: StoredScanSession, step: string, field = 'sessionId') =>
  illegalStep(SCAN_AND_GO, its.state, step, 'session', field);

async function requireOwn({ access }: Context, { customerId }: StoredScanSession): Promise<void> {
  if (!customerId || !(await access.mayTouch(customerId))) {
    throw failure('FORBIDDEN', 'This session is not yours to see.');
  }
}

export const scanSession: QueryResolvers['scanSession'] = async (_, { id }, context) => {
  const its = await context.scanSessions.byId(id);
  if (its) await requireOwn(context, its);
  return its;
};

export const startScanSession: MutationResolvers['startScanSession'] = async (_, { input }, context) => {
  const customerId = requireSelf(context);
  const { actor, stores, payments, scanSessions, once, clock } = context;
  const deviceKey = input.deviceKey ? readDeviceKey(input.deviceKey) : undefined;
  if (deviceKey === null) {
    const message = 'Expected a public key as JWK: P-256 or Ed25519.';
    return { ...invalid({ field: ['deviceKey'], message }), idempotentReplay: false };
  }
  if (input.offlinePaymentToken && !isToken(input.offlinePaymentToken)) {
    return { ...badToken('offlinePaymentToken'), idempotentReplay: false };
  }
  return once({ actor, mutation: 'startScanSession', input }, async (session) => {
    const store = await stores.byId(input.storeId);
    if (!store) return rejected('STORE_NOT_FOUND', ['input', 'storeId'], 'No store has this id.');
    if (!store.services.includes('SCAN_AND_GO')) return notOffered(store, 'scanning and going');
    if (!payments.isOffered) return noPayments();
    const now = clock();
    const its: StoredScanSession = {
      _id: newId('sgs'),
      customerId,
      storeId: store._id,
      currency: store.currency,
      state: 'OPEN',
      createdAt: now,
      until: later(now, OPEN_MS),
      items: [],
      ...(deviceKey && { deviceKey }),
      ...(input.offlinePaymentToken && { offlineToken: input.offlinePaymentToken }),
      attempts: 0,
      orderIds: [],
      paid: [],
    };
    await scanSessions.begin(session, its);
    const { offlineToken: _token, ...kept } = its; // the answer is kept, the token isn't
    return { scanSession: kept, userErrors: [] };
  });
};

export const setScannedItem: MutationResolvers['setScannedItem'] = async (_, { input }, context) => {
  requireSelf(context);
  const { scanSessions, stores, clock, inTransaction, turns } = context;
  const its = await scanSessions.byId(input.sessionId);
  if (!its) return unknownSession('sessionId');
  await requireOwn(context, its);
  if (!isWithin(input.quantity, 0, MAX_QUANTITY)) {
    return invalid({ field: ['quantity'], message: `Expected 0 to ${MAX_QUANTITY}.` });
  }
  const store = await stores.byId(its.storeId);
  const scannedAt = clock();
  const ware = store && (await wareAt(context, input.item, { store, channel: CHANNEL, at: scannedAt }));
  if (!ware) return unknownItem();
  return inTransaction(async (session) => {
    await turns.take(its._id, session);
    const seen = await scanSessions.seenBy(session, its._id);
    if (!seen) return unknownSession('sessionId');
    const before = seen.items.find(({ sku }) => sku === ware.sku);
    const item: ScannedItem = { scannedAt, ...ware, ...before, quantity: input.quantity };
    const others = seen.items.filter(({ sku }) => sku !== ware.sku);
    const items = input.quantity === 0 ? others : [...others, item];
    if (items.length > MAX_ITEMS) {
      return invalid({ field: ['item'], message: `A basket holds up to ${MAX_ITEMS} kinds.` });
    }
    const changes = { items, until: later(scannedAt, OPEN_MS) };
    const after = await scanSessions.move(session, seen, 'setScannedItem', 'CUSTOMER', changes);
    return after ? { scanSession: after, userErrors: [] } : illegal(seen, 'setScannedItem');
  });
};

export const payScanSession: MutationResolvers['payScanSession'] = async (_, { input }, context) => {
  requireSelf(context);
  const { actor, scanSessions, payments, once, turns } = context;
  const its = await scanSessions.byId(input.sessionId);
  if (!its) return { ...unknownSession('sessionId'), idempotentReplay: false };
  await requireOwn(context, its);
  if (!isToken(input.paymentToken)) return { ...badToken(), idempotentReplay: false };
  const answer = await once({ actor, mutation: 'payScanSession', input }, async (session) => {
    await turns.take(its._id, session);
    const seen = await scanSessions.seenBy(session, its._id);
    if (!seen) return unknownSession('sessionId');
    if (seen.items.length === 0 && seen.state === 'OPEN') return emptyBasket();
    const bill = await scannedBill(context, seen.storeId, seen.items);
    if (bill.totalMinor > MAX_MINOR) {
      return invalid({
        field: ['sessionId'],
        message: `A sale sums up to at most ${MAX_MINOR} minor units.`,
      });
    }
    const charging = await scanSessions.move(session, seen, 'payScanSession', 'CUSTOMER', {
      ...bill,
      attempts: seen.attempts + 1,
      until: null,
    });
    if (!charging) return illegal(seen, 'payScanSession');
    const by = { actor: 'CUSTOMER', actorId: actorId(actor), channel: CHANNEL } as const;
    return {
      operationId: await chargeScans(context, session, charging, input.paymentToken, by),
      userErrors: [],
    };
  });
  if (!('operationId' in answer)) return answer;
  if (answer.operationId) await payments.perform(answer.operationId);
  const { idempotentReplay, userErrors } = answer;
  return { scanSession: await scanSessions.latest(its._id), userErrors, idempotentReplay };
};

type Refused = { userErrors: { code: UserErrorCode; field: string[] | null; message: string }[] };

const refusedBasket = (
  code: 'CODE_WRONG' | 'OFFLINE_LIMIT_EXCEEDED' | 'ITEM_NOT_FOUND' | 'INVALID_VALUE' | 'CODE_USED',
  field: string,
  message: string,
) => rejected(code, ['input', field], message);

/**
 * Takes the basket that a phone signed without a network, whoever brings it: the phone, or the gate that read it. It counts
 * once. Answers the session, paid as far as the provider said so in time.
 */
async function takeOfflineBasket(
  context: Context,
  code: string,
  by: 'CUSTOMER' | 'DEVICE',
  field: string,
): Promise<{ its: StoredScanSession } | Refused> {
  const { scanSessions, scanPolicies, payments, clock, inTransaction, turns, actor } = context;
  const claimed = isOfflineCode(code) ? claimedSession(code) : null;
  const its = claimed ? await scanSessions.byId(claimed) : null;
  const basket = its?.deviceKey ? await readOfflineBasket(code, its.deviceKey) : null;
  if (!its || !basket)
    return refusedBasket('CODE_WRONG', field, 'It is not signed by the phone of a session.');
  if (by === 'CUSTOMER') await requireOwn(context, its);

  const operationId = await inTransaction(async (session): Promise<string | null | Refused> => {
    await turns.take(its._id, session);
    const seen = await scanSessions.seenBy(session, its._id);
    if (!seen) return unknownSession(field);
    if (seen.offline) {
      const isSame = seen.offline.basketId === basket.basketId;
      return isSame ? null : refusedBasket('CODE_USED', field, 'The session has another basket.');
    }
    const now = clock();
    const problem = timesProblem(basket, { startedAt: seen.createdAt, now });
    if (problem) return refusedBasket('INVALID_VALUE', field, problem);
    if (!seen.offlineToken) {
      return refusedBasket('INVALID_VALUE', field, 'The session began without a token for this.');
    }
    const items = await itemsOf(context, seen, basket, now);
    if ('unknown' in items)
      return refusedBasket('ITEM_NOT_FOUND', field, `Nothing sold here has ${items.unknown}.`);
    const bill = await scannedBill(context, seen.storeId, items);
    const { offlineLimitMinor } = await scanPolicies.of(seen.storeId);
    if (bill.totalMinor > offlineLimitMinor) {
      const message = `More than ${offlineLimitMinor} ${seen.currency} is paid with a network.`;
      return refusedBasket('OFFLINE_LIMIT_EXCEEDED', field, message);
    }
    const charging = await scanSessions.move(session, seen, 'sendOfflineBasket', by, {
      ...bill,
      items,
      offline: { basketId: basket.basketId, madeAt: basket.madeAt },
      attempts: seen.attempts + 1,
      until: null,
      offlineToken: null,
    });
    if (!charging) return illegal(seen, 'sendOfflineBasket', field);
    const asker = {
      actor: by === 'CUSTOMER' ? by : 'SERVICE',
      actorId: actorId(actor),
      channel: CHANNEL,
    } as const;
    return chargeScans(context, session, charging, seen.offlineToken, asker);
  });
  if (typeof operationId === 'string') await payments.perform(operationId);
  else if (operationId) return operationId;
  const after = await scanSessions.latest(its._id);
  return after ? { its: after } : unknownSession(field);
}

/** The pieces at the prices of when they were scanned; codes of one SKU are one item. */
async function itemsOf(
  context: Context,
  { storeId, createdAt }: StoredScanSession,
  { lines }: OfflineBasket,
  now: Date,
): Promise<ScannedItem[] | { unknown: string }> {
  const store = await context.stores.byId(storeId);
  if (!store) throw new Error(`no store ${storeId}`);
  const items = new Map<string, ScannedItem>();
  for (const { item, quantity, scannedAt } of lines) {
    const at = pricedAt(scannedAt, { startedAt: createdAt, now });
    const ware = await wareAt(context, item, { store, channel: CHANNEL, at });
    if (!ware) return { unknown: item };
    const before = items.get(ware.sku);
    items.set(ware.sku, { scannedAt: at, ...ware, ...before, quantity: quantity + (before?.quantity ?? 0) });
  }
  return [...items.values()];
}

export const sendOfflineBasket: MutationResolvers['sendOfflineBasket'] = async (_, { input }, context) => {
  requireSelf(context);
  const taken = await takeOfflineBasket(context, input.basket, 'CUSTOMER', 'basket');
  return 'its' in taken ? { scanSession: taken.its, userErrors: [] } : taken;
};

export const verifyExitCode: MutationResolvers['verifyExitCode'] = async (_, { input }, context) => {
  const gate = await requireDevice(context, 'EXIT_GATE');
  const { actor, once, clock, keyring, turns, scanSessions } = context;
  const now = clock();
  const online = readInStoreCode('exit-code', input.code, now, keyring);
  const claimed = online ? online.name : isOfflineCode(input.code) ? claimedSession(input.code) : null;
  const its = claimed ? await scanSessions.byId(claimed) : null;
  // Of another store, nothing is taken either.
  if (!its || its.storeId !== gate.storeId) return { ...wrongCode(), opens: false, idempotentReplay: false };
  if (!online) {
    const taken = await takeOfflineBasket(context, input.code, 'DEVICE', 'code');
    if (!('its' in taken)) return { ...taken, opens: false, idempotentReplay: false };
  }
  const answer = await once({ actor, mutation: 'verifyExitCode', input }, async (session) => {
    await turns.take(its._id, session);
    const seen = await scanSessions.seenBy(session, its._id);
    return seen ? letOut(context, session, seen, gate.deviceId) : unknownSession('code');
  });
  return 'opens' in answer ? answer : { ...answer, opens: false };
};

async function letOut(context: Context, session: ClientSession, seen: StoredScanSession, exitGate: string) {
  const { scanSessions, clock } = context;
  const exitedAt = clock();
  if (seen.exitedAt) return rejected('CODE_USED', ['input', 'code'], 'The code has opened a gate.');
  if (seen.state === 'AUDIT_DUE') {
    return rejected('AUDIT_DUE', ['input', 'code'], 'An associate has a look at the bag first.');
  }
  if (seen.state === 'OPEN' && seen.declined) {
    return rejected('PAYMENT_DECLINED', ['input', 'code'], 'The payment was declined.');
  }
  const closed = { exitedAt, exitGate, closedAt: exitedAt };
  const left =
    seen.state === 'CHARGING' && seen.offline && !(await isChecked(context, seen))
      ? await scanSessions.leaveUnpaid(session, seen._id, exitedAt, exitGate)
      : await scanSessions.move(session, seen, 'verifyExitCode', 'DEVICE', closed);
  return left ? { opens: true, userErrors: [] } : illegal(seen, 'verifyExitCode', 'code');
}

/** Whether somebody will have a look before they go, once it is paid. */
async function isChecked(
  { scanPolicies, saleRules, keyring }: Context,
  its: StoredScanSession,
): Promise<boolean> {
  const { auditPercent } = await scanPolicies.of(its.storeId);
  return isDrawn(its._id, auditPercent, keyring) || (await saleRules.toSee(its.items)).length > 0;
}

export const recordAudit: MutationResolvers['recordAudit'] = async (_, { input }, context) => {
  const { actor, scanSessions, stores, payments, once, clock, turns } = context;
  const its = await scanSessions.byId(input.sessionId);
  if (actor.kind !== 'associate' || (its && !actor.stores.includes(its.storeId))) {
    throw failure('FORBIDDEN', 'This store is not yours.');
  }
  if (!its) return { ...unknownSession('sessionId'), idempotentReplay: false };
  const store = await stores.byId(its.storeId);
  const found: { sku: string; quantity: number }[] = [];
  for (const [index, { item, quantity }] of (input.found ?? []).entries()) {
    const field = ['found', String(index)];
    const variant = index < MAX_ITEMS ? await variantOf(context, item) : null;
    if (!variant) return { ...unknownItem([...field, 'item']), idempotentReplay: false };
    if (!isWithin(quantity, 1, MAX_QUANTITY)) {
      const message = `Expected 1 to ${MAX_QUANTITY}.`;
      return { ...invalid({ field: [...field, 'quantity'], message }), idempotentReplay: false };
    }
    found.push({ sku: variant.sku, quantity });
  }
  const answer = await once({ actor, mutation: 'recordAudit', input }, async (session) => {
    await turns.take(its._id, session);
    const seen = await scanSessions.seenBy(session, its._id);
    if (!(seen && store)) return unknownSession('sessionId');
    const now = clock();
    const { owed, overpaid } = input.found ? differenceOf(seen.paid, found) : { owed: [], overpaid: [] };
    const items: ScannedItem[] = [];
    for (const { sku, quantity } of owed) {
      const ware = await wareAt(context, sku, { store, channel: CHANNEL, at: now });
      if (!ware) return unknownItem(['found']);
      items.push({ ...ware, quantity, scannedAt: now });
    }
    const audit = { passed: !owed.length && !overpaid.length, associateId: actor.associateId, at: now };
    const step = owed.length ? 'owed' : 'recordAudit';
    const after = await scanSessions.move(session, seen, step, 'ASSOCIATE', { audit, items });
    if (!after) return illegal(seen, 'recordAudit');
    const given = overpaid.length
      ? await giveBackPieces(context, session, seen.orderIds, overpaid, actorId(actor))
      : [];
    const refunds = given.flatMap((one) => one.refunds.map(({ _id }) => _id));
    const result = audit.passed ? 'PASSED' : 'CORRECTED';
    return { sessionId: after._id, result, refunds, userErrors: [] } as const;
  });
  if ('refunds' in answer) await Promise.all(answer.refunds.map((id) => payments.perform(id)));
  return answer;
};

export const setScanAndGoPolicy: MutationResolvers['setScanAndGoPolicy'] = async (_, { input }, context) => {
  const { storeId, auditPercent, offlineLimitMinor } = input;
  if (!(await context.stores.byId(storeId))) {
    return rejected('STORE_NOT_FOUND', ['input', 'storeId'], 'No store has this id.');
  }
  if (!isWithin(auditPercent, 0, 100)) {
    return invalid({ field: ['auditPercent'], message: 'Expected 0 to 100.' });
  }
  if (!isWithin(offlineLimitMinor, 0, MAX_MINOR)) {
    return invalid({ field: ['offlineLimitMinor'], message: 'Expected at least 0.' });
  }
  await context.scanPolicies.set({ _id: storeId, auditPercent, offlineLimitMinor });
  return { auditPercent, offlineLimitMinor, userErrors: [] };
};

export const storeAudits: NonNullable<StoreResolvers['scanAudits']> = (store, _, { actor, scanSessions }) => {
  if (actor.kind !== 'associate' || !actor.stores.includes(store._id)) {
    throw failure('FORBIDDEN', 'This store is not yours.');
  }
  return scanSessions.toAudit(store._id);
};

/** What an associate sees who checks a bag: no customer. */
export const scanAuditType = {
  sessionId: (its) => its._id,
  pieces: ({ paid }) => paid,
  toSee: async ({ paid }, _, { saleRules }) => (await saleRules.toSee(paid)).map(({ sku }) => sku),
  since: ({ createdAt }) => createdAt,
} satisfies ScanAuditResolvers;

export const scanSessionType = {
  id: (its) => its._id,
  store: ({ storeId }, _, { stores }) => stores.byId(storeId),
  items: ({ items, currency, customerId = null }) =>
    items.map(({ sku, description, quantity, unitPriceMinor }) => ({
      customerId,
      sku,
      description,
      quantity,
      unitPrice: { amountMinor: unitPriceMinor, currency },
    })),
  async total(its, _, context) {
    const { totalMinor } = await scannedBill(context, its.storeId, its.items);
    return { amountMinor: totalMinor, currency: its.currency };
  },
  exitCode: ({ _id, state }, _, { keyring, clock }) =>
    state === 'CLEARED' ? inStoreCode('exit-code', _id, later(clock(), EXIT_CODE_MS), keyring) : null,
  exitedAt: ({ exitedAt }) => exitedAt ?? null,
  declined: ({ declined }) => declined ?? null,
  orders: async ({ orderIds }, _, { orders }) =>
    (await Promise.all(orderIds.map((id) => orders.byId(id)))).filter((order) => order !== null),
} satisfies ScanSessionResolvers;
