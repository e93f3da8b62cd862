import type { ClientSession, Db } from 'mongodb';
import type { Outbox } from '#shared/events/outbox.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupBy, type Stored } from '#shared/mongo.ts';
import { newestFirst, type PageRequest } from '#shared/pagination.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Data } from '../context.ts';
import type { MutationResolvers, OrderResolvers, Resolvers, StoreResolvers } from '../schema.generated.ts';
import { requireStore } from '../stock/require-store.ts';
import type { PaymentOperation } from './operations.ts';

/**
 * Collection `unpaidOrders`: goods that left the house although the provider then refused to take the money that it had set
 * aside. `_id` is the order; whose it is stands there alone.
 */
export type StoredUnpaidOrder = Stored & {
  storeId: string;
  currency: string;
  /** What the provider refused. */
  refusedMinor: number;
  /** What of it is still owed; less what was brought back since. */
  owedMinor: number;
  /** In the provider's words for machines, e.g. `AUTHORISATION_EXPIRED`. */
  reason: string;
  since: Date;
  /** Present once nothing is owed. */
  settledAt?: Date;
};

const whole = { bsonType: ['int', 'long', 'double'], minimum: 0 };

export const unpaidOrdersMigration: Migration = {
  id: '053-unpaid-orders',
  up: (db) =>
    defineCollection(db, 'unpaidOrders', {
      schema: {
        bsonType: 'object',
        required: ['storeId', 'currency', 'refusedMinor', 'owedMinor', 'reason', 'since'],
        properties: { refusedMinor: whole, owedMinor: whole, since: { bsonType: 'date' } },
      },
      indexes: [{ key: { storeId: 1, _id: -1 } }],
    }),
};

export type UnpaidOrders = ReturnType<typeof openUnpaidOrders>;

export function openUnpaidOrders({ db, outbox }: { db: Db; outbox: Outbox }) {
  const unpaid = db.collection<StoredUnpaidOrder>('unpaidOrders');
  const byId = lookupBy(unpaid, '_id');

  async function lower(
    { _id, owedMinor }: StoredUnpaidOrder,
    by: number,
    at: Date,
    session: ClientSession,
  ): Promise<void> {
    const settled = owedMinor === by && { settledAt: at };
    await unpaid.updateOne({ _id }, { $set: { owedMinor: owedMinor - by, ...settled } }, { session });
  }

  return {
    byId: (orderId: string): Promise<StoredUnpaidOrder | null> => byId.load(orderId),

    seenBy: (session: ClientSession, orderId: string): Promise<StoredUnpaidOrder | null> =>
      unpaid.findOne({ _id: orderId }, { session }),

    /** Of which something is owed, newest first. @throws {GraphQLError} `BAD_USER_INPUT` when `first` is outside 1..100. */
    openOf: (storeId: string, page: PageRequest) =>
      newestFirst(unpaid, { storeId, owedMinor: { $gt: 0 } }, page),

    /** Writes down that money wasn't taken, and tells the back office. */
    async add(
      its: Omit<StoredUnpaidOrder, 'owedMinor' | 'settledAt'> & {
        customerId: string | null;
        paymentId: string;
      },
      session: ClientSession,
    ): Promise<void> {
      const { customerId, paymentId, ...order } = its;
      const { _id: orderId, storeId, currency, refusedMinor: amountMinor, reason, since } = order;
      await unpaid.insertOne({ ...order, owedMinor: amountMinor }, { session });
      const data = { orderId, customerId, storeId, paymentId, amountMinor, currency, reason };
      await outbox.append(
        [
          {
            type: 'patron.payment.capture_refused.v1',
            subject: customerId ?? orderId,
            time: since,
            data: { ...data, at: since.toISOString() },
          },
        ],
        session,
      );
    },

    lower,

    /** Goods come back for which nobody paid: returns how much of what is to be paid back is owed no more instead. */
    async offset(orderId: string, amountMinor: number, at: Date, session: ClientSession): Promise<number> {
      const found = await unpaid.findOne({ _id: orderId }, { session });
      const offset = Math.min(amountMinor, found?.owedMinor ?? 0);
      if (found && offset > 0) await lower(found, offset, at, session);
      return offset;
    },
  };
}

/** The goods have left, and the provider says that it won't pay: the order stays as it is, and what is owed is written down. */
export async function followCapture(
  { orders, unpaidOrders, clock }: Data,
  { kind, state, reason = 'REFUSED', amountMinor, currency, orderIds, paymentId }: PaymentOperation,
  session: ClientSession,
): Promise<void> {
  if (kind !== 'CAPTURE' || state !== 'REFUSED') return;
  const order = await orders.seenBy(session, orderIds[0] ?? '');
  if (!order) throw new Error(`a capture of ${paymentId} has no order`);
  const { _id, storeId, customerId = null } = order;
  const refused = { refusedMinor: amountMinor, currency, reason, since: clock() };
  await unpaidOrders.add({ _id, storeId, customerId, paymentId, ...refused }, session);
}

/** The customer has come back and paid at the till. */
const recordOwedPayment: MutationResolvers['recordOwedPayment'] = (_, { input }, context) => {
  const { actor, clock, once, orders, payments, turns, unpaidOrders } = context;
  const { storeId, orderId } = input;
  requireStore(context, storeId);
  return once({ actor, mutation: 'recordOwedPayment', input }, async (session) => {
    await turns.take(`unpaid/${orderId}`, session);
    const found = await unpaidOrders.seenBy(session, orderId);
    if (found?.storeId !== storeId) {
      return rejected('ORDER_NOT_FOUND', ['input', 'orderId'], 'Nothing was refused for such an order here.');
    }
    const { owedMinor: amountMinor, currency } = found;
    if (amountMinor === 0) {
      return rejected('ILLEGAL_TRANSITION', ['input', 'orderId'], 'Nothing is owed for the order any more.');
    }
    const at = clock();
    const customerId = (await orders.seenBy(session, orderId))?.customerId ?? null;
    const paid = { provider: 'till', customerId, orderId, amountMinor, currency, at } as const;
    await payments.recordOutside(session, paid);
    await unpaidOrders.lower(found, amountMinor, at, session);
    return { unpaidOrder: { ...found, owedMinor: 0, settledAt: at }, userErrors: [] };
  });
};

export const unpaidMutations = { recordOwedPayment } satisfies Partial<MutationResolvers>;

export const unpaidOfOrder = {
  async owed({ _id }, _, { unpaidOrders }) {
    const found = await unpaidOrders.byId(_id);
    return found?.owedMinor ? { amountMinor: found.owedMinor, currency: found.currency } : null;
  },
} satisfies Partial<OrderResolvers>;

export const unpaidOfStore = {
  unpaidOrders(store, page, context) {
    requireStore(context, store._id);
    return context.unpaidOrders.openOf(store._id, page);
  },
} satisfies Partial<StoreResolvers>;

export const unpaidTypes = {
  UnpaidOrder: {
    orderId: ({ _id }) => _id,
    refused: ({ refusedMinor, currency }) => ({ amountMinor: refusedMinor, currency }),
    owed: ({ owedMinor, currency }) => ({ amountMinor: owedMinor, currency }),
  },
} satisfies Partial<Resolvers>;
