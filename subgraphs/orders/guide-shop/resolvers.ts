import type { ClientSession } from 'mongodb';
import { actorId } from '#shared/actor.ts';
import { failure } from '#shared/failure.ts';
import { requireSelf } from '#shared/guard.ts';
import { newId } from '#shared/mongo.ts';
import { rejected } from '#shared/user-errors.ts';
import { RECOGNITION } from '../cart/acting-for.ts';
import { paymentOf, paymentProblem } from '../checkout/payment-input.ts';
import { placeCheckout, type WishedLine } from '../checkout/place.ts';
import type { Context, Data } from '../context.ts';
import { levelKeys } from '../data/stock.ts';
import { invalid } from '../resolvers/refusals.ts';
import { refusalIn, transitionIn } from '../rules/transitions.ts';
import { isText, isWithin } from '../rules/values.ts';
import type {
  CustomerResolvers,
  FittingNoteInput,
  MutationResolvers,
  QueryResolvers,
  Resolvers,
  StoreResolvers,
} from '../schema.generated.ts';
import { addressProblem, toAddress } from '../shipping/address.ts';
import {
  type AppointmentTaken,
  MAX_NOTES,
  type StoredAppointment,
  type StoredFittingNote,
} from './appointments.ts';
import { overlaps, slotAt, slotsBetween } from './slots.ts';
import { APPOINTMENT_TABLE, type AppointmentStep } from './table.ts';

const MAX_OPEN = 5;
const MAX_WISH = 500;
const MAX_LINES = 50;
const DAY_MS = 86_400_000;
const LOOK_AHEAD_DAYS = 14;

const notFound = () =>
  rejected('APPOINTMENT_NOT_FOUND', ['input', 'id'], 'There is no such appointment for you.');
const notFree = () => rejected('SLOT_NOT_FREE', ['input', 'startsAt'], 'No place is free then.');
const illegal = (from: StoredAppointment['state'], step: AppointmentStep) =>
  rejected('ILLEGAL_TRANSITION', null, refusalIn(APPOINTMENT_TABLE, from, step, 'appointment'));

/** Of the customer themself, or at one of the associate's stores. */
async function isTheirs({ actor, access }: Context, { customerId, storeId }: StoredAppointment) {
  return actor.kind === 'associate' ? actor.stores.includes(storeId) : access.mayTouch(customerId);
}

function takenBy({ actor, clock }: Context): AppointmentTaken {
  const by = actor.kind === 'associate' ? 'ASSOCIATE' : 'CUSTOMER';
  return { actor: by, actorId: actorId(actor), at: clock() };
}

type Step = { id: string; idempotencyKey: string };

/** Finds the appointment for a step that the table allows this actor, and does it once for a key. */
function once<Input extends Step, Answer extends object>(
  context: Context,
  step: Exclude<AppointmentStep, 'lapse'>,
  input: Input,
  work: (
    appointment: StoredAppointment,
    its: { to: StoredAppointment['state']; taken: AppointmentTaken },
    session: ClientSession,
  ) => Promise<Answer & { userErrors: unknown[] }>,
) {
  const { actor, appointments, turns } = context;
  return context.once({ actor, mutation: step, input }, async (session) => {
    await turns.take(`appointment/${input.id}`, session);
    const appointment = await appointments.seenBy(session, input.id);
    if (!(appointment && (await isTheirs(context, appointment)))) return notFound();
    const taken = takenBy(context);
    const row = transitionIn(APPOINTMENT_TABLE, appointment.state, step, taken.actor);
    if (!row) return illegal(appointment.state, step);
    return work(appointment, { to: row.to, taken }, session);
  });
}

const moving =
  (step: 'cancelAppointment' | 'beginAppointment' | 'markAppointmentNoShow' | 'completeAppointment') =>
  (_: unknown, { input }: { input: Step }, context: Context) =>
    once(context, step, input, async (appointment, { to, taken }, session) => {
      if (to === appointment.state) return { appointment, userErrors: [] };
      if (step === 'markAppointmentNoShow' && taken.at < appointment.startsAt) {
        const message = 'Nobody is late before it begins.';
        return rejected('INVALID_VALUE', ['input', 'id'], message);
      }
      return {
        appointment: await context.appointments.move(appointment, to, taken, session),
        userErrors: [],
      };
    });

export const guideShopMutations = {
  async setGuideShop(_, { input }, { appointments, stores }) {
    const { storeId, slotMinutes, capacity } = input;
    if (!(await stores.byId(storeId))) {
      return rejected('STORE_NOT_FOUND', ['input', 'storeId'], 'No store has this id.');
    }
    if (!isWithin(slotMinutes, 15, 240))
      return invalid({ field: ['slotMinutes'], message: 'Expected 15 to 240.' });
    if (!isWithin(capacity, 1, 50)) return invalid({ field: ['capacity'], message: 'Expected 1 to 50.' });
    await appointments.setSettings(storeId, { slotMinutes, capacity });
    return { slotMinutes, capacity, userErrors: [] };
  },

  async bookAppointment(_, { input }, context) {
    const customerId = requireSelf(context);
    const { access, actor, appointments, stores, turns } = context;
    const { storeId, startsAt } = input;
    const members = await access.members(customerId);
    const wish = input.wish?.trim() || undefined;
    if (wish !== undefined && !isText(wish, MAX_WISH)) {
      const problem = { field: ['wish'], message: `Expected up to ${MAX_WISH} characters.` };
      return { ...invalid(problem), idempotentReplay: false };
    }
    const store = await stores.byId(storeId);
    if (store) await appointments.ensureTurn(storeId);
    return context.once({ actor, mutation: 'bookAppointment', input }, async (session) => {
      await turns.take(`guide-shop/${storeId}`, session);
      if (!store) return rejected('STORE_NOT_FOUND', ['input', 'storeId'], 'No store has this id.');
      if (!store.services.includes('GUIDE_SHOP')) {
        const message = `${store.name} gives no appointments.`;
        return rejected('SERVICE_NOT_OFFERED', ['input', 'storeId'], message);
      }
      const taken = takenBy(context);
      const settings = await appointments.settingsOf(storeId);
      const slot = startsAt > taken.at ? slotAt(startsAt, store, settings) : null;
      const isNear = startsAt.getTime() <= taken.at.getTime() + LOOK_AHEAD_DAYS * DAY_MS;
      if (!(slot && isNear && (await appointments.takePlace(storeId, slot, settings.capacity, session)))) {
        return notFree();
      }
      if ((await appointments.countOpen(members, session)) >= MAX_OPEN) {
        return rejected('TOO_MANY_APPOINTMENTS', null, `You may have ${MAX_OPEN} at a time.`);
      }
      const appointment: StoredAppointment = {
        ...{ _id: newId('apt'), customerId, storeId, state: 'BOOKED', ...slot, open: true },
        ...(wish === undefined ? {} : { wish }),
        ...{ notes: [], orderIds: [], timeline: [{ state: 'BOOKED', ...taken }] },
      };
      await appointments.keep(appointment, taken.at, session);
      return { appointment, userErrors: [] };
    });
  },

  async rescheduleAppointment(_, { input }, context) {
    const { appointments, stores, turns } = context;
    const { startsAt } = input;
    return once(context, 'rescheduleAppointment', input, async (appointment, { to, taken }, session) => {
      const { storeId } = appointment;
      await turns.take(`guide-shop/${storeId}`, session);
      const store = await stores.byId(storeId);
      const settings = await appointments.settingsOf(storeId);
      const slot = store && startsAt > taken.at ? slotAt(startsAt, store, settings) : null;
      const isNear = startsAt.getTime() <= taken.at.getTime() + LOOK_AHEAD_DAYS * DAY_MS;
      if (!(slot && isNear)) return notFree();
      if (!(await appointments.takePlace(storeId, slot, settings.capacity, session, appointment._id))) {
        return notFree();
      }
      return { appointment: await appointments.move(appointment, to, taken, session, slot), userErrors: [] };
    });
  },

  cancelAppointment: moving('cancelAppointment'),
  beginAppointment: moving('beginAppointment'),
  markAppointmentNoShow: moving('markAppointmentNoShow'),
  completeAppointment: moving('completeAppointment'),

  async noteAppointment(_, { input }, context) {
    const { appointments, permitsNow } = context;
    const there = await appointments.byId(input.id);
    const permitted = there && (await permitsNow({ customerId: there.customerId, purpose: RECOGNITION }));
    return once(context, 'noteAppointment', input, async (appointment, { taken }, session) => {
      if (!permitted) {
        const message = `The customer doesn't permit ${RECOGNITION} now.`;
        return rejected('RECOGNITION_NOT_PERMITTED', ['input', 'id'], message);
      }
      const notes: StoredFittingNote[] = [];
      for (const [index, given] of input.notes.entries()) {
        const note = await readNote(context, given);
        if (!note) {
          const message = `The catalogue says no ${given.aspect} of ${given.sku}.`;
          return invalid({ field: ['notes', String(index)], message });
        }
        notes.push(note);
      }
      const its = { by: taken.actorId ?? '', at: taken.at, purpose: RECOGNITION };
      const noted = notes.length ? await appointments.note(appointment, notes, its, session) : null;
      if (noted) return { appointment: noted, userErrors: [] };
      return invalid({ field: ['notes'], message: `Expected 1 to ${MAX_NOTES} in an appointment.` });
    });
  },

  async orderFromAppointment(_, { input }, context) {
    const { credits, turns } = context;
    const { lines, method, payment } = input;
    const address = input.shippingAddress ? toAddress(input.shippingAddress) : undefined;
    const problem = input.shippingAddress ? addressProblem(input.shippingAddress) : null;
    if (problem) {
      const field = ['shippingAddress', ...problem.field];
      return { ...invalid({ ...problem, field }), orders: [], idempotentReplay: false };
    }
    const ordered = await once(
      context,
      'orderFromAppointment',
      input,
      async (appointment, { taken }, session) => {
        if (
          !isWithin(lines.length, 1, MAX_LINES) ||
          !lines.every(({ quantity }) => isWithin(quantity, 1, 999))
        ) {
          return invalid({
            field: ['lines'],
            message: `Expected 1 to ${MAX_LINES}, each of 1 to 999 pieces.`,
          });
        }
        const unpayable = paymentProblem(payment);
        if (unpayable) return invalid(unpayable);
        if (payment?.storeCreditMinor != null) {
          const message = 'Only the customer themself spends their store credit.';
          return invalid({ field: ['payment', 'storeCreditMinor'], message });
        }
        const { customerId, storeId, _id } = appointment;
        const wished: WishedLine[] = lines.map((line) => ({
          ...{ sku: line.sku, quantity: line.quantity, method: method ?? 'SHIPMENT' },
          storeId: line.storeId,
        }));
        const levels = wished.flatMap((line) => levelKeys(line.storeId, [line]));
        for (const level of [...new Set(levels)].sort()) await turns.take(level, session);
        const by = { ...taken, channel: 'WEB' };
        const made = await placeCheckout(
          context,
          {
            ...{ customerId, by, lines: wished, codes: [] },
            ...(address ? { address } : {}),
            payment: paymentOf(payment),
          },
          session,
        );
        if ('userErrors' in made) return made;
        for (const { _id: orderId, totalMinor: amountMinor, currency, state } of made.orders) {
          const credit = {
            orderId,
            storeId,
            visitId: _id,
            amountMinor,
            currency,
            associate: taken.actorId ?? '',
          };
          if (state === 'AWAITING_PAYMENT') await credits.promise(credit, taken.at, session);
          else await credits.credit(credit, { customerId, at: taken.at }, session);
        }
        const orderIds = made.orders.map((order) => order._id);
        const after = await context.appointments.addOrders(_id, orderIds, session);
        return { appointment: after ?? appointment, orderIds, checkoutId: made.checkout._id, userErrors: [] };
      },
    );
    if (!('orderIds' in ordered)) return { ...ordered, orders: [] };
    return { ...ordered, ...(await paid(context, ordered)) };
  },
} satisfies Partial<MutationResolvers>;

/** The orders once the provider has said whether they are paid, or as far as they are when it is silent. */
async function paid(
  { checkouts, orders, payments }: Data,
  { checkoutId, orderIds }: { checkoutId: string; orderIds: string[] },
) {
  const before = await checkouts.byId(checkoutId);
  if (before?.state === 'AWAITING_PAYMENT' && before.operationId) await payments.perform(before.operationId);
  const checkout = await checkouts.byId(checkoutId);
  const found = (await Promise.all(orderIds.map((id) => orders.byId(id)))).filter((order) => order !== null);
  if (checkout?.state !== 'DECLINED') return { orders: found, userErrors: [] };
  const message = `The payment provider refused: ${checkout.reason ?? 'no reason given'}.`;
  return { orders: [], ...rejected('PAYMENT_DECLINED', ['input', 'payment'], message) };
}

/** A note in the catalogue's own words; null when the catalogue has none for it. */
async function readNote(
  { catalogue }: Context,
  { sku, aspect, basis }: FittingNoteInput,
): Promise<StoredFittingNote | null> {
  const variant = await catalogue.bySku(sku);
  if (!variant) return null;
  const { brand, category, style } = variant.product;
  const value = { SIZE: variant.size, COLOUR: variant.colour, STYLE: style }[aspect];
  if (!value) return null;
  return { sku, aspect, value, basis, ...(brand ? { brand } : {}), ...(category ? { category } : {}) };
}

/** Closes appointments that nobody closed. Returns true when there may be more. */
export async function lapseAppointments(data: Data): Promise<boolean> {
  const now = data.clock();
  const due = await data.appointments.due(now);
  for (const id of due) {
    await data.inTransaction(async (session) => {
      const appointment = await data.appointments.seenBy(session, id);
      const row = appointment && transitionIn(APPOINTMENT_TABLE, appointment.state, 'lapse', 'SYSTEM');
      if (!row) return; // closed meanwhile
      await data.appointments.move(appointment, row.to, { actor: 'SYSTEM', at: now }, session);
    });
  }
  return due.length === 100;
}

export const guideShopQueries = {
  async appointment(_, { id }, context) {
    const appointment = await context.appointments.byId(id);
    if (!appointment) return null;
    if (await isTheirs(context, appointment)) return appointment;
    throw failure('FORBIDDEN', 'This appointment is not yours to see.');
  },
} satisfies Partial<QueryResolvers>;

export const appointmentsOfCustomer = {
  appointments: async ({ id }, page, { access, appointments }) =>
    appointments.ofCustomer(await access.members(id), page),
} satisfies Partial<CustomerResolvers>;

function requireOwnStore({ actor }: Context, storeId: string): void {
  if (actor.kind !== 'associate' || !actor.stores.includes(storeId)) {
    throw failure('FORBIDDEN', 'This store is not yours.');
  }
}

export const guideShopOfStore = {
  async appointmentSlots(store, { from, days }, { appointments, clock }) {
    if (!isWithin(days, 1, LOOK_AHEAD_DAYS)) {
      throw failure('BAD_USER_INPUT', `\`days\` must be 1 to ${LOOK_AHEAD_DAYS}, got ${days}.`);
    }
    if (!store.services.includes('GUIDE_SHOP')) return [];
    const now = clock();
    const startsAt = from && from > now ? from : now;
    const endsAt = new Date(startsAt.getTime() + days * DAY_MS);
    const [settings, open] = await Promise.all([
      appointments.settingsOf(store._id),
      appointments.openBetween(store._id, { startsAt, endsAt }),
    ]);
    return slotsBetween(startsAt, endsAt, store, settings).map((slot) => {
      const taken = open.filter((one) => overlaps(one, slot)).length;
      return { ...slot, free: Math.max(0, settings.capacity - taken) };
    });
  },

  appointments(store, { from, ...page }, context) {
    requireOwnStore(context, store._id);
    return context.appointments.ofStore(store._id, from ?? new Date(0), page);
  },

  creditedSales(store, page, context) {
    requireOwnStore(context, store._id);
    return context.credits.ofStore(store._id, page);
  },
} satisfies Partial<StoreResolvers>;

export const guideShopTypes = {
  Appointment: {
    id: (appointment) => appointment._id,
    async customer({ customerId }, _, { access }) {
      return { id: (await access.members(customerId))[0] ?? customerId };
    },
    store: ({ storeId }, _, { stores }) => stores.byId(storeId),
    async orders({ orderIds }, _, { orders }) {
      const found = await Promise.all(orderIds.map((id) => orders.byId(id)));
      return found.filter((order) => order !== null);
    },
  },
  FittingNote: {
    variant: ({ sku }, _, { catalogue }) => catalogue.bySku(sku),
  },
  SaleCredit: {
    orderId: (credit) => credit._id,
    amount: ({ amountMinor, currency }) => ({ amountMinor, currency }),
    store: ({ storeId }, _, { stores }) => stores.byId(storeId),
  },
} satisfies Partial<Resolvers>;
