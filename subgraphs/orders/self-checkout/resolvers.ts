import type { ClientSession } from 'mongodb';
import { failure } from '#shared/failure.ts';
import { requireDevice } from '#shared/known-devices.ts';
import { newId } from '#shared/mongo.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import { levelKeys } from '../data/stock.ts';
import {
  badToken,
  emptyBasket,
  illegalStep,
  noPayments,
  notOffered,
  unknownItem,
  unknownSession,
} from '../in-store/refusals.ts';
import { billOf, wareAt } from '../in-store/wares.ts';
import { isToken } from '../payments/rules.ts';
import { invalid } from '../resolvers/refusals.ts';
import { isCode, isWithin, MAX_MINOR } from '../rules/values.ts';
import type {
  MutationResolvers,
  QueryResolvers,
  SelfCheckoutResolvers,
  UserErrorCode,
} from '../schema.generated.ts';
import { gtinOfEpc } from './epc.ts';
import { abandon, CHANNEL, chargeMachine, holdPieces, inIdle } from './pay.ts';
import { type MachineItem, piecesIn, type StoredSelfCheckout } from './sessions.ts';
import { SELF_CHECKOUT, type SelfCheckoutStep } from './table.ts';

const MAX_ITEMS = 100;
const MAX_QUANTITY = 99;
const MAX_TAGS = 200;
/** The purpose without which a machine doesn't show that it knows somebody. */
const RECOGNITION = 'in_store_recognition';

type Answer = {
  selfCheckout?: StoredSelfCheckout;
  userErrors: { code: UserErrorCode; field: string[] | null; message: string }[];
};

const illegal = ({ state }: StoredSelfCheckout, step: string) =>
  illegalStep(SELF_CHECKOUT, state, step, 'session', 'sessionId');

/** The machine's own session, or that of a store of the associate's. */
export const selfCheckout: QueryResolvers['selfCheckout'] = async (_, { id }, context) => {
  const { actor, selfCheckouts } = context;
  const its = await selfCheckouts.byId(id);
  if (actor.kind === 'associate') {
    if (its && !actor.stores.includes(its.storeId)) throw failure('FORBIDDEN', 'This store is not yours.');
    return its;
  }
  const { deviceId } = await requireDevice(context, 'SELF_CHECKOUT');
  return its?.deviceId === deviceId ? its : null;
};

export const startSelfCheckout: MutationResolvers['startSelfCheckout'] = async (_, { input }, context) => {
  const { deviceId, storeId } = await requireDevice(context, 'SELF_CHECKOUT');
  const { actor, stores, payments, selfCheckouts, once, clock } = context;
  return once({ actor, mutation: 'startSelfCheckout', input }, async (session) => {
    const store = await stores.byId(storeId);
    if (!store) return rejected('STORE_NOT_FOUND', null, 'The store of the device is not known.');
    if (!store.services.includes('SELF_CHECKOUT')) return notOffered(store, 'self-checkout');
    if (!payments.isOffered) return noPayments();
    const now = clock();
    const its: StoredSelfCheckout = {
      _id: newId('sco'),
      storeId,
      deviceId,
      currency: store.currency,
      state: 'OPEN',
      createdAt: now,
      until: inIdle(now),
      items: [],
      tagged: [],
      approved: [],
      attempts: 0,
    };
    await selfCheckouts.begin(session, its);
    return { selfCheckout: its, userErrors: [] };
  });
};

/** A change of a session that its own machine makes; the pieces of the change are held with it. */
async function change(
  context: Context,
  sessionId: string,
  step: SelfCheckoutStep,
  touched: readonly { sku: string }[],
  make: (its: StoredSelfCheckout, session: ClientSession) => Promise<Partial<StoredSelfCheckout> | Answer>,
): Promise<Answer> {
  const { deviceId } = await requireDevice(context, 'SELF_CHECKOUT');
  const { selfCheckouts, inTransaction, turns, clock } = context;
  const found = await selfCheckouts.byId(sessionId);
  if (found?.deviceId !== deviceId) return unknownSession('sessionId');
  return inTransaction(async (session): Promise<Answer> => {
    await turns.take(sessionId, session);
    const keys = levelKeys(found.storeId, [...touched, ...piecesIn(found)]);
    for (const key of keys) await turns.take(key, session);
    const seen = await selfCheckouts.seenBy(session, sessionId);
    if (!seen) return unknownSession('sessionId');
    const made = await make(seen, session);
    if ('userErrors' in made) return made;
    const next = { ...seen, ...made };
    const changesPieces = made.items !== undefined || made.tagged !== undefined;
    // Where the step isn't allowed nothing may move, so that is asked first.
    const moved = await selfCheckouts.move(session, seen, step, 'DEVICE', {
      ...made,
      until: inIdle(clock()),
    });
    if (!moved) return illegal(seen, step);
    if (!changesPieces) return { selfCheckout: moved, userErrors: [] };
    const holdId = await holdPieces(context, session, seen, piecesIn(next));
    const after = await selfCheckouts.move(session, moved, step, 'DEVICE', { holdId: holdId ?? null });
    return { selfCheckout: after ?? moved, userErrors: [] };
  });
}

export const setSelfCheckoutItem: MutationResolvers['setSelfCheckoutItem'] = async (
  _,
  { input },
  context,
) => {
  const { quantity } = input;
  const { storeId } = await requireDevice(context, 'SELF_CHECKOUT');
  if (!isWithin(quantity, 0, MAX_QUANTITY)) {
    return invalid({ field: ['quantity'], message: `Expected 0 to ${MAX_QUANTITY}.` });
  }
  const ware = await wareIn(context, storeId, input.item);
  if (!ware) return unknownItem();
  return change(context, input.sessionId, 'setSelfCheckoutItem', [ware], async ({ items }) => {
    const others = items.filter(({ sku }) => sku !== ware.sku);
    const next = quantity === 0 ? others : [...others, { ...ware, quantity }];
    return next.length > MAX_ITEMS ? tooMany('item') : { items: next };
  });
};

const tooMany = (field: string) =>
  invalid({ field: [field], message: `A basket holds up to ${MAX_ITEMS} kinds.` });

async function wareIn(context: Context, storeId: string, item: string) {
  const store = await context.stores.byId(storeId);
  return store && wareAt(context, item, { store, channel: CHANNEL, at: context.clock() });
}

export const setSelfCheckoutTags: MutationResolvers['setSelfCheckoutTags'] = async (
  _,
  { input },
  context,
) => {
  const { storeId } = await requireDevice(context, 'SELF_CHECKOUT');
  if (input.tags.length > MAX_TAGS)
    return invalid({ field: ['tags'], message: `Expected at most ${MAX_TAGS}.` });
  const epcs = new Set(input.tags.map((tag) => tag.toUpperCase()));
  const tagged = new Map<string, MachineItem>();
  for (const epc of epcs) {
    const gtin = gtinOfEpc(epc);
    const ware = gtin && (await wareIn(context, storeId, gtin));
    if (!ware) return unknownItem(['tags', String(input.tags.findIndex((tag) => tag.toUpperCase() === epc))]);
    tagged.set(ware.sku, { ...ware, quantity: (tagged.get(ware.sku)?.quantity ?? 0) + 1 });
  }
  const next = [...tagged.values()];
  return change(context, input.sessionId, 'setSelfCheckoutTags', next, async () =>
    next.length > MAX_ITEMS ? tooMany('tags') : { tagged: next },
  );
};

export const recogniseMember: MutationResolvers['recogniseMember'] = async (_, { input }, context) =>
  change(context, input.sessionId, 'recogniseMember', [], async ({ state }, session) => {
    if (state !== 'OPEN') return {};
    if ((input.code == null) === (input.cardToken == null)) {
      return invalid({ field: ['code'], message: 'Expected either `code` or `cardToken`.' });
    }
    const customerId =
      input.cardToken == null
        ? await context.memberCodes.use(session, input.code ?? '')
        : await context.linkedCards.ownerOf(session, input.cardToken);
    if (customerId) return { customerId };
    return rejected(
      'CODE_WRONG',
      ['input', input.code == null ? 'cardToken' : 'code'],
      'It recognises nobody (any more).',
    );
  });

export const approveSelfCheckout: MutationResolvers['approveSelfCheckout'] = async (
  _,
  { input },
  context,
) => {
  const { actor, selfCheckouts, inTransaction, turns } = context;
  const found = await selfCheckouts.byId(input.sessionId);
  if (actor.kind !== 'associate' || (found && !actor.stores.includes(found.storeId))) {
    throw failure('FORBIDDEN', 'This store is not yours.');
  }
  if (!found) return unknownSession('sessionId');
  return inTransaction(async (session): Promise<Answer> => {
    await turns.take(found._id, session);
    for (const key of levelKeys(found.storeId, piecesIn(found))) await turns.take(key, session);
    const seen = await selfCheckouts.seenBy(session, found._id);
    if (!seen) return unknownSession('sessionId');
    const piece = piecesIn(seen).find(({ sku }) => sku === input.sku);
    if (!piece) return unknownItem(['sku']);
    const without = <Its extends { sku: string }>(items: readonly Its[]) =>
      items.filter(({ sku }) => sku !== input.sku);
    const seenItem = { sku: piece.sku, quantity: piece.quantity };
    const left = { ...seen, items: without(seen.items), tagged: without(seen.tagged) };
    const step = 'approveSelfCheckout';
    const changes = input.approve
      ? { approved: [...without(seen.approved), seenItem] }
      : { items: left.items, tagged: left.tagged };
    const moved = await selfCheckouts.move(session, seen, step, 'ASSOCIATE', {
      ...changes,
      until: inIdle(context.clock()),
    });
    if (!moved) return illegal(seen, step);
    if (input.approve) return { selfCheckout: moved, userErrors: [] };
    const holdId = await holdPieces(context, session, seen, piecesIn(left));
    const after = await selfCheckouts.move(session, moved, step, 'ASSOCIATE', { holdId: holdId ?? null });
    return { selfCheckout: after ?? moved, userErrors: [] };
  });
};

/** What an associate still has to see. */
async function toSee({ saleRules }: Context, its: StoredSelfCheckout): Promise<string[]> {
  const found = await saleRules.toSee(piecesIn(its));
  return found
    .filter(({ sku, quantity }) => !its.approved.some((one) => one.sku === sku && one.quantity >= quantity))
    .map(({ sku }) => sku);
}

export const paySelfCheckout: MutationResolvers['paySelfCheckout'] = async (_, { input }, context) => {
  const { deviceId } = await requireDevice(context, 'SELF_CHECKOUT');
  const { actor, selfCheckouts, stores, payments, linkedCards, once, turns, clock } = context;
  const found = await selfCheckouts.byId(input.sessionId);
  if (found?.deviceId !== deviceId) return { ...unknownSession('sessionId'), idempotentReplay: false };
  if (!isToken(input.paymentToken)) return { ...badToken(), idempotentReplay: false };
  const store = await stores.byId(found.storeId);
  const answer = await once({ actor, mutation: 'paySelfCheckout', input }, async (session) => {
    await turns.take(found._id, session);
    const seen = await selfCheckouts.seenBy(session, found._id);
    if (!(seen && store)) return unknownSession('sessionId');
    const pieces = piecesIn(seen);
    if (seen.state === 'OPEN' && !pieces.length) return emptyBasket();
    const [first] = await toSee(context, seen);
    if (first) return rejected('APPROVAL_REQUIRED', null, `An associate has to see ${first} first.`);
    const bill = await billOf(context, pieces, { store, channel: CHANNEL, at: clock() });
    if (bill.totalMinor > MAX_MINOR) {
      return invalid({
        field: ['sessionId'],
        message: `A sale sums up to at most ${MAX_MINOR} minor units.`,
      });
    }
    // Who pays by a card that they have linked is recognised by it.
    const owner = seen.customerId ?? (await linkedCards.ownerOf(session, input.paymentToken));
    const charging = await selfCheckouts.move(session, seen, 'paySelfCheckout', 'DEVICE', {
      ...bill,
      ...(owner !== null && { customerId: owner }),
      attempts: seen.attempts + 1,
      until: null,
    });
    if (!charging) return illegal(seen, 'paySelfCheckout');
    return {
      operationId: await chargeMachine(context, session, charging, input.paymentToken),
      userErrors: [],
    };
  });
  if (!('operationId' in answer)) return answer;
  if (answer.operationId) await payments.perform(answer.operationId);
  const { idempotentReplay, userErrors } = answer;
  return { selfCheckout: await selfCheckouts.latest(found._id), userErrors, idempotentReplay };
};

export const abandonSelfCheckout: MutationResolvers['abandonSelfCheckout'] = async (
  _,
  { input },
  context,
) => {
  const { deviceId } = await requireDevice(context, 'SELF_CHECKOUT');
  const { selfCheckouts, inTransaction, turns } = context;
  const found = await selfCheckouts.byId(input.sessionId);
  if (found?.deviceId !== deviceId) return unknownSession('sessionId');
  return inTransaction(async (session): Promise<Answer> => {
    await turns.take(found._id, session);
    for (const key of levelKeys(found.storeId, piecesIn(found))) await turns.take(key, session);
    const seen = await selfCheckouts.seenBy(session, found._id);
    const after = seen && (await abandon(context, session, seen, 'DEVICE'));
    if (after) return { selfCheckout: after, userErrors: [] };
    return seen ? illegal(seen, 'abandonSelfCheckout') : unknownSession('sessionId');
  });
};

export const setSaleRule: MutationResolvers['setSaleRule'] = async (
  _,
  { input },
  { catalogue, saleRules },
) => {
  const { sku, minimumAge, mostPieces } = input;
  if (!(isCode(sku) && (await catalogue.bySku(sku)))) {
    return rejected('SKU_NOT_FOUND', ['input', 'sku'], 'No variant has this SKU.');
  }
  for (const [name, value] of [
    ['minimumAge', minimumAge],
    ['mostPieces', mostPieces],
  ] as const) {
    if (value != null && !isWithin(value, 1, 999))
      return invalid({ field: [name], message: 'Expected 1 to 999.' });
  }
  await saleRules.set({
    _id: sku,
    ...(minimumAge != null && { minimumAge }),
    ...(mostPieces != null && { mostPieces }),
  });
  return { sku, userErrors: [] };
};

export const selfCheckoutType = {
  id: (its) => its._id,
  items: (its) =>
    piecesIn(its).map(({ sku, description, quantity, unitPriceMinor }) => ({
      sku,
      description,
      quantity,
      unitPrice: { amountMinor: unitPriceMinor, currency: its.currency },
    })),
  async total(its, _, context) {
    const store = await context.stores.byId(its.storeId);
    if (!store) return null;
    if (its.state !== 'OPEN' && its.totalMinor !== undefined) {
      return { amountMinor: its.totalMinor, currency: its.currency };
    }
    const bill = await billOf(context, piecesIn(its), { store, channel: CHANNEL, at: context.clock() });
    return { amountMinor: bill.totalMinor, currency: its.currency };
  },
  needsApproval: (its, _, context) => toSee(context, its),
  recognised: ({ customerId }) => customerId !== undefined,
  mayGreet: ({ customerId }, _, { permitsNow }) =>
    customerId === undefined ? false : permitsNow({ customerId, purpose: RECOGNITION }),
  declined: ({ declined }) => declined ?? null,
  receiptId: ({ orderId }) => orderId ?? null,
} satisfies SelfCheckoutResolvers;
