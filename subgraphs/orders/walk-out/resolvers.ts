import { actorId } from '#shared/actor.ts';
import { failure } from '#shared/failure.ts';
import { requireSelf } from '#shared/guard.ts';
import { requireDevice } from '#shared/known-devices.ts';
import { newId } from '#shared/mongo.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import { inStoreCode, readInStoreCode } from '../in-store/codes.ts';
import {
  badToken,
  illegalStep,
  noPayments,
  notOffered,
  unknownSession,
  wrongCode,
} from '../in-store/refusals.ts';
import { variantOf } from '../in-store/wares.ts';
import { isToken } from '../payments/rules.ts';
import { invalid } from '../resolvers/refusals.ts';
import { isText, isWithin } from '../rules/values.ts';
import type {
  MutationResolvers,
  QueryResolvers,
  SensedOutcome,
  WalkOutResolvers,
} from '../schema.generated.ts';
import type { SensedEvent } from './basket.ts';
import { CHANNEL, chargeVisit, later, SETTLE_MS } from './settle.ts';
import { WALK_OUT } from './table.ts';
import type { StoredVisit } from './visits.ts';

/** The purpose under which sensors may follow a customer through a store. */
const SENSING = 'store_sensing';

const CODE_LIFETIME_MS = 5 * 60_000;
/** Nobody shops longer: who wasn't seen leaving has left. */
const LONGEST_VISIT_MS = 12 * 3_600_000;
const MAX_COMPANIONS = 9;
const MAX_EVENTS = 100;
/** How far the clock of a sensor may be ahead. */
const AHEAD_MS = 60_000;

const notPermitted = () =>
  rejected(
    'SENSING_NOT_PERMITTED',
    null,
    `The customer doesn't permit ${SENSING}. A staffed till serves them without it.`,
  );

export const walkOut: QueryResolvers['walkOut'] = async (_, { id }, context) => {
  const visit = await context.visits.byId(id);
  if (visit) await requireOwn(context, visit);
  return visit;
};

async function requireOwn(
  { access }: { access: { mayTouch(id: string): boolean | Promise<boolean> } },
  visit: StoredVisit,
) {
  if (!visit.customerId || !(await access.mayTouch(visit.customerId))) {
    throw failure('FORBIDDEN', 'This visit is not yours to see.');
  }
}

export const requestEntryCode: MutationResolvers['requestEntryCode'] = async (_, { input }, context) => {
  const customerId = requireSelf(context);
  const { actor, stores, payments, visits, once, clock, permitsNow } = context;
  const companions = input.companions ?? 0;
  if (!isToken(input.paymentToken)) return { ...badToken(), idempotentReplay: false };
  if (!isWithin(companions, 0, MAX_COMPANIONS)) {
    const message = `Expected 0 to ${MAX_COMPANIONS}.`;
    return { ...invalid({ field: ['companions'], message }), idempotentReplay: false };
  }
  const permitted = await permitsNow({ customerId, purpose: SENSING });
  return once({ actor, mutation: 'requestEntryCode', input }, async (session) => {
    const store = await stores.byId(input.storeId);
    if (!store) return rejected('STORE_NOT_FOUND', ['input', 'storeId'], 'No store has this id.');
    if (!store.services.includes('WALK_OUT')) return notOffered(store, 'walking out');
    if (!payments.isOffered) return noPayments();
    if (!permitted) return notPermitted();
    const now = clock();
    const codeExpiresAt = later(now, CODE_LIFETIME_MS);
    const visit: StoredVisit = {
      _id: newId('wos'),
      customerId,
      storeId: store._id,
      currency: store.currency,
      state: 'EXPECTED',
      companions,
      createdAt: now,
      codeExpiresAt,
      until: codeExpiresAt,
      events: [],
      paymentToken: input.paymentToken,
      attempts: 0,
    };
    await visits.begin(session, visit);
    const { paymentToken: _token, ...kept } = visit; // the answer is kept, the token isn't
    return { walkOut: kept, userErrors: [] };
  });
};

export const admitVisit: MutationResolvers['admitVisit'] = async (_, { input }, context) => {
  const gate = await requireDevice(context, 'ENTRY_GATE');
  const { actor, visits, once, clock, keyring, permitsNow } = context;
  const now = clock();
  const code = readInStoreCode('entry-code', input.code, now, keyring);
  const expected = code && (await visits.byId(code.name));
  const mayEnter = expected?.customerId
    ? await permitsNow({ customerId: expected.customerId, purpose: SENSING })
    : false;
  const answer = await once({ actor, mutation: 'admitVisit', input }, async (session) => {
    const visit = code && (await visits.seenBy(session, code.name));
    if (!visit || visit.storeId !== gate.storeId) return wrongCode();
    if (visit.state !== 'EXPECTED')
      return rejected('CODE_USED', ['input', 'code'], 'The code has been used.');
    if (!mayEnter) return notPermitted();
    await visits.move(session, visit, 'admitVisit', 'DEVICE', {
      enteredAt: now,
      until: later(now, LONGEST_VISIT_MS),
    });
    return { opens: true, visitId: visit._id, companions: visit.companions, userErrors: [] };
  });
  return 'opens' in answer ? answer : { ...answer, opens: false };
};

export const endVisit: MutationResolvers['endVisit'] = async (_, { input }, context) => {
  const gate = await requireDevice(context, 'EXIT_GATE', 'SENSOR');
  const { actor, visits, once, clock } = context;
  const answer = await once({ actor, mutation: 'endVisit', input }, async (session) => {
    const visit = await visits.seenBy(session, input.visitId);
    if (visit?.storeId !== gate.storeId) return unknownSession('visitId');
    const now = clock();
    const isGone = visit.state === 'LEAVING'; // two gates may see one leave: the first one's time counts
    const left = isGone ? {} : { leftAt: now, until: later(now, SETTLE_MS) };
    const after = await visits.move(session, visit, 'endVisit', 'DEVICE', left);
    return after
      ? { opens: true, userErrors: [] }
      : illegalStep(WALK_OUT, visit.state, 'endVisit', 'visit', 'visitId');
  });
  return 'opens' in answer ? answer : { ...answer, opens: false };
};

type Outcome = { eventId: string; outcome: SensedOutcome };

export const reportSensed: MutationResolvers['reportSensed'] = async (_, { input }, context) => {
  const sensor = await requireDevice(context, 'SENSOR');
  const { visits, clock } = context;
  if (!isWithin(input.events.length, 1, MAX_EVENTS)) {
    return invalid({ field: ['events'], message: `Expected 1 to ${MAX_EVENTS} events.` });
  }
  const now = clock();
  const outcomes = new Map<number, Outcome>();
  const perVisit = new Map<string, { index: number; event: SensedEvent }[]>();
  for (const [index, { eventId, visitId, kind, item, observedAt, quantity = 1 }] of input.events.entries()) {
    const field = ['events', String(index)];
    if (!isText(eventId, 64))
      return invalid({ field: [...field, 'eventId'], message: 'Expected 1 to 64 characters.' });
    if (!isWithin(quantity ?? 1, 1, 99))
      return invalid({ field: [...field, 'quantity'], message: 'Expected 1 to 99.' });
    if (observedAt.getTime() > now.getTime() + AHEAD_MS) {
      return invalid({ field: [...field, 'observedAt'], message: 'Expected no time to come.' });
    }
    const variant = await variantOf(context, item);
    if (!variant) {
      outcomes.set(index, { eventId, outcome: 'UNKNOWN_ITEM' });
      continue;
    }
    const id = `${sensor.deviceId}/${eventId}`;
    const event: SensedEvent = { id, kind, sku: variant.sku, quantity: quantity ?? 1, observedAt };
    perVisit.set(visitId, [...(perVisit.get(visitId) ?? []), { index, event }]);
  }
  for (const [visitId, seen] of perVisit) {
    const fresh = (await isStillPermitted(context, visitId))
      ? await visits.sense(
          sensor.storeId,
          visitId,
          seen.map(({ event }) => event),
        )
      : null;
    for (const { index, event } of seen) {
      const outcome = fresh ? (fresh.delete(event.id) ? 'COUNTED' : 'DUPLICATE') : 'NOT_TAKEN';
      outcomes.set(index, { eventId: input.events[index]?.eventId ?? '', outcome });
    }
  }
  const results = [...outcomes].sort(([a], [b]) => a - b).map(([, outcome]) => outcome);
  return { results, userErrors: [] };
};

/** Who has withdrawn the consent while inside is followed no further, and what was seen of them goes. */
async function isStillPermitted(context: Context, visitId: string): Promise<boolean> {
  const { visits, permitsNow, clock, inTransaction } = context;
  const visit = await visits.byId(visitId);
  if (visit?.state !== 'INSIDE' || !visit.customerId) return true;
  if (await permitsNow({ customerId: visit.customerId, purpose: SENSING })) return true;
  await inTransaction(async (session) => {
    const seen = await visits.seenBy(session, visitId);
    if (!seen) return;
    const forgotten = { events: [], paymentToken: null, until: null, closedAt: clock() };
    await visits.move(session, seen, 'stopSensing', 'SYSTEM', forgotten);
  });
  return false;
}

export const payWalkOut: MutationResolvers['payWalkOut'] = async (_, { input }, context) => {
  requireSelf(context);
  const { actor, visits, once, payments } = context;
  const visit = await visits.byId(input.walkOutId);
  if (!visit) return { ...unknownSession('walkOutId'), idempotentReplay: false };
  await requireOwn(context, visit);
  if (!isToken(input.paymentToken)) return { ...badToken(), idempotentReplay: false };
  const answer = await once({ actor, mutation: 'payWalkOut', input }, async (session) => {
    const seen = await visits.seenBy(session, visit._id);
    if (!seen) return unknownSession('walkOutId');
    const charging = await visits.move(session, seen, 'payWalkOut', 'CUSTOMER', {
      attempts: seen.attempts + 1,
    });
    if (!charging) return illegalStep(WALK_OUT, seen.state, 'payWalkOut', 'visit', 'walkOutId');
    const by = { actor: 'CUSTOMER', actorId: actorId(actor), channel: CHANNEL } as const;
    const operationId = await chargeVisit(context, session, charging, input.paymentToken, by);
    return { operationId, userErrors: [] };
  });
  if (!('operationId' in answer)) return answer;
  await payments.perform(answer.operationId);
  const { idempotentReplay, userErrors } = answer;
  return { walkOut: await visits.latest(visit._id), userErrors, idempotentReplay };
};

export const walkOutType = {
  id: (visit) => visit._id,
  store: ({ storeId }, _, { stores }) => stores.byId(storeId),
  entryCode: ({ _id, state, codeExpiresAt }, _, { keyring, clock }) =>
    state === 'EXPECTED' && codeExpiresAt > clock()
      ? inStoreCode('entry-code', _id, codeExpiresAt, keyring)
      : null,
  enteredAt: ({ enteredAt }) => enteredAt ?? null,
  leftAt: ({ leftAt }) => leftAt ?? null,
  total: ({ totalMinor, currency }) =>
    totalMinor === undefined ? null : { amountMinor: totalMinor, currency },
  declined: ({ declined }) => declined ?? null,
  order: ({ orderId }, _, { orders }) => (orderId ? orders.byId(orderId) : null),
} satisfies WalkOutResolvers;
