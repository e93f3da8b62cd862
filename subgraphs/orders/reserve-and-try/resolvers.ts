import { actorId } from '#shared/actor.ts';
import { failure } from '#shared/failure.ts';
import { requireSelf } from '#shared/guard.ts';
import { newId } from '#shared/mongo.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import { levelKeys } from '../data/stock.ts';
import { invalid } from '../resolvers/refusals.ts';
import { isWithin } from '../rules/values.ts';
import type {
  CustomerResolvers,
  MutationResolvers,
  QueryResolvers,
  Resolvers,
  StoreResolvers,
} from '../schema.generated.ts';
import { bySku } from '../stock/states.ts';
import { payTried } from './pay-tried.ts';
import type { StoredTryReservation, TryTaken } from './reservations.ts';
import type { TryStep } from './table.ts';
import { type Bought, boughtProblem, takeTryStep, tryNotFound } from './take-try-step.ts';

const MAX_LINES = 20;
const MAX_PIECES = 5;
const MAX_OPEN = 3;
const HOUR_MS = 3_600_000;
/** Held so long when the customer doesn't say when they come, and so long after when they do. */
const HELD_HOURS = 24;
const LATE_HOURS = 2;
const AHEAD_HOURS = 72;

/** Of the customer themself, or at one of the associate's stores. */
async function isTheirs({ actor, access }: Context, { customerId, storeId }: StoredTryReservation) {
  return actor.kind === 'associate' ? actor.stores.includes(storeId) : access.mayTouch(customerId);
}

type StepInput = { id: string; idempotencyKey: string; lines?: readonly { sku: string; quantity: number }[] };

function taking(mutation: Exclude<TryStep, 'payTried' | 'charged' | 'declined' | 'expire'>) {
  return (_: unknown, { input }: { input: StepInput }, context: Context) => {
    const { actor, clock, once, tryReservations, turns } = context;
    return once({ actor, mutation, input }, async (session) => {
      await turns.take(`try/${input.id}`, session);
      const reservation = await tryReservations.seenBy(session, input.id);
      if (!(reservation && (await isTheirs(context, reservation)))) return tryNotFound();
      const bought: Bought = bySku(input.lines ?? []);
      const problem = input.lines && boughtProblem(bought, reservation);
      if (problem) return invalid({ field: ['lines'], message: problem });
      const by = actor.kind === 'associate' ? 'ASSOCIATE' : 'CUSTOMER';
      const taken: TryTaken = { actor: by, actorId: actorId(actor), at: clock() };
      return takeTryStep(context, reservation, { step: mutation, taken, bought }, session);
    });
  };
}

export const tryMutations = {
  async reserveToTry(_, { input }, context) {
    const customerId = requireSelf(context);
    const { access, actor, catalogue, clock, holds, once, stores, tryReservations, turns } = context;
    const { storeId, visitAt } = input;
    const members = await access.members(customerId);
    const lines = bySku(input.lines.map(({ sku, quantity }) => ({ sku, quantity })));
    return once({ actor, mutation: 'reserveToTry', input }, async (session) => {
      await turns.take(`tries/${members[0]}`, session);
      for (const level of levelKeys(storeId, lines)) await turns.take(level, session);
      const store = await stores.byId(storeId);
      if (!store) return rejected('STORE_NOT_FOUND', ['input', 'storeId'], 'No store has this id.');
      if (!store.services.includes('RESERVE_AND_TRY')) {
        const message = `${store.name} puts nothing aside to be tried.`;
        return rejected('SERVICE_NOT_OFFERED', ['input', 'storeId'], message);
      }
      if (
        !isWithin(lines.length, 1, MAX_LINES) ||
        !lines.every(({ quantity }) => isWithin(quantity, 1, MAX_PIECES))
      ) {
        const message = `Expected 1 to ${MAX_LINES} SKUs and 1 to ${MAX_PIECES} pieces of each.`;
        return invalid({ field: ['lines'], message });
      }
      for (const { sku } of lines) {
        if (await catalogue.bySku(sku)) continue;
        return rejected('SKU_NOT_FOUND', ['input', 'lines'], `No variant has the SKU ${sku}.`);
      }
      const at = clock();
      const hours = visitAt ? (visitAt.getTime() - at.getTime()) / HOUR_MS : 0;
      if (visitAt && (hours <= 0 || hours > AHEAD_HOURS)) {
        return invalid({
          field: ['visitAt'],
          message: `Expected a time within the next ${AHEAD_HOURS} hours.`,
        });
      }
      if ((await tryReservations.countOpen(members, session)) >= MAX_OPEN) {
        return rejected('TOO_MANY_TRY_RESERVATIONS', null, `You may have ${MAX_OPEN} at a time.`);
      }
      const heldUntil = new Date(at.getTime() + (visitAt ? hours + LATE_HOURS : HELD_HOURS) * HOUR_MS);
      const _id = newId('try');
      const hold = await holds.take(session, { holdId: _id, storeId, lines, until: heldUntil });
      if ('lacking' in hold) {
        return rejected(
          'OUT_OF_STOCK',
          ['input', 'lines'],
          `${store.name} has not enough of ${hold.lacking}.`,
        );
      }
      const reservation: StoredTryReservation = {
        ...{ _id, customerId, storeId, state: 'REQUESTED', lines, heldUntil },
        ...(visitAt ? { visitAt } : {}),
        timeline: [{ state: 'REQUESTED', actor: 'CUSTOMER', actorId: actorId(actor), at }],
      };
      await tryReservations.keep(reservation, at, session);
      return { reservation, userErrors: [] };
    });
  },
  prepareToTry: taking('prepareToTry'),
  beginToTry: taking('beginToTry'),
  buyTried: taking('buyTried'),
  payTried,
  leaveTried: taking('leaveTried'),
  cancelTryReservation: taking('cancelTryReservation'),
} satisfies Partial<MutationResolvers>;

export const tryQueries = {
  async tryReservation(_, { id }, context) {
    const reservation = await context.tryReservations.byId(id);
    if (!reservation) return null;
    if (await isTheirs(context, reservation)) return reservation;
    throw failure('FORBIDDEN', 'This reservation is not yours to see.');
  },
} satisfies Partial<QueryResolvers>;

export const triesOfCustomer = {
  tryReservations: async ({ id }, page, { access, tryReservations }) =>
    tryReservations.ofCustomer(await access.members(id), page),
} satisfies Partial<CustomerResolvers>;

export const triesOfStore = {
  tryReservations(store, page, { actor, tryReservations }) {
    if (actor.kind !== 'associate' || !actor.stores.includes(store._id)) {
      throw failure('FORBIDDEN', 'This store is not yours.');
    }
    return tryReservations.openOf(store._id, page);
  },
} satisfies Partial<StoreResolvers>;

export const tryTypes = {
  TryReservation: {
    id: (reservation) => reservation._id,
    async customer({ customerId }, _, { access }) {
      return { id: (await access.members(customerId))[0] ?? customerId };
    },
    store: ({ storeId }, _, { stores }) => stores.byId(storeId),
    declinedBecause: ({ declined }) => declined ?? null,
    order: ({ orderId }, _, { orders }) => (orderId ? orders.byId(orderId) : null),
  },
  TryLine: {
    variant: ({ sku }, _, { catalogue }) => catalogue.bySku(sku),
  },
} satisfies Partial<Resolvers>;
