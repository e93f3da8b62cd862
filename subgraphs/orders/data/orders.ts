import type { ClientSession, Db, MongoClient } from 'mongodb';
import { followOrder, leaveHands } from '#shared/customers-in-service.ts';
import type { EventData } from '#shared/events/event.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { batched, inTransaction, lookupBy } from '#shared/mongo.ts';
import { newestFirst, type PageRequest, pageOf, requirePageSize } from '#shared/pagination.ts';
import { withoutCustomer } from '../rules/erased-order.ts';
import {
  CODE_STATES,
  heldUntil,
  isOpen,
  type OrderActor,
  type OrderState,
  type Step,
  TRANSITIONS,
  type Transition,
  transitionFor,
} from '../rules/pickup.ts';
import { MAX_TRIES } from '../rules/pickup-code.ts';
import type { Stock } from './stock.ts';

/** Collection `orders`. `_id` grows with the time of the order, also of an imported one. */
export type StoredOrder = {
  _id: string;
  /** Absent: imported, and nobody known bought it. */
  customerId?: string;
  storeId: string;
  channel: string;
  currency: string;
  state: OrderState;
  placedAt: Date;
  lines: StoredOrderLine[];
  /** Always the sum of the lines. */
  totalMinor: number;
  payment: 'PAY_AT_PICKUP' | 'PAID_ELSEWHERE';
  /** Of an order for pickup. */
  pickup?: StoredPickup;
  timeline: StoredOrderStep[];
  /** Of a purchase that was made elsewhere. */
  imported?: {
    /** Source system and its number of the order. */
    key: string;
    /** The person's record in the source system; the order follows it from customer to customer. */
    recordKey?: string;
    /** How many of the lines, from the first, the world was told about. */
    announcedLines: number;
  };
  /** The customer has been erased and the order is still open: it goes without them when it is closed. */
  eraseWhenClosed?: true;
  /** When the customer was taken out of it. */
  erasedAt?: Date;
};

/** An order in a list: without what only its own page shows. */
export type ListedOrder = Omit<StoredOrder, 'timeline' | 'imported' | 'eraseWhenClosed' | 'erasedAt'>;

export type StoredOrderLine = {
  /** Unique within the order. */
  lineId: string;
  sku: string;
  description: string;
  quantity: number;
  /** Absent where only the line's amount is known. */
  unitPriceMinor?: number;
  amountMinor: number;
};

export type StoredPickup = {
  /** Present while the order is open. */
  heldUntil?: Date;
  readyAt?: Date;
  arrivedAt?: Date;
  arrivalTrust?: 'DECLARED' | 'CODE';
  closedAt?: Date;
  /** Grows when the customer has a new code made. */
  codeGeneration: number;
  /** Codes that were entered since. */
  tries: number;
  /** Present while the order is open: first who stands in the store, by arrival, then the others by time of order. */
  queueRank?: number;
};

export type StoredOrderStep = {
  state: OrderState;
  actor: OrderActor;
  /** `actorId` of who took it; absent for Patron itself. */
  actorId?: string;
  channel: string;
  at: Date;
};

/** Who takes a step, where and when. */
export type Taken = { actor: OrderActor; actorId?: string; channel: string; at: Date };

/** The order after a step, or the state in which it was refused. */
type StepOutcome = { order: StoredOrder } | { order?: never; refusedIn: OrderState };

const whole = { bsonType: ['int', 'long', 'double'], minimum: 0 };

export const ordersMigration: Migration = {
  id: '005-orders',
  up: (db) =>
    defineCollection(db, 'orders', {
      schema: {
        bsonType: 'object',
        required: [
          'storeId',
          'channel',
          'currency',
          'state',
          'placedAt',
          'lines',
          'totalMinor',
          'payment',
          'timeline',
        ],
        properties: {
          customerId: { bsonType: 'string' },
          storeId: { bsonType: 'string' },
          channel: { bsonType: 'string' },
          currency: { bsonType: 'string', minLength: 3, maxLength: 3 },
          state: { enum: [...new Set([...TRANSITIONS.flatMap(({ from, to }) => [from, to]), 'COMPLETED'])] },
          placedAt: { bsonType: 'date' },
          totalMinor: whole,
          payment: { enum: ['PAY_AT_PICKUP', 'PAID_ELSEWHERE'] },
          lines: {
            bsonType: 'array',
            minItems: 1,
            items: {
              bsonType: 'object',
              required: ['lineId', 'sku', 'description', 'quantity', 'amountMinor'],
              properties: { quantity: { ...whole, minimum: 1 }, amountMinor: whole },
            },
          },
          pickup: {
            bsonType: 'object',
            required: ['codeGeneration', 'tries'],
            properties: { codeGeneration: whole, tries: { ...whole, maximum: MAX_TRIES } },
          },
          timeline: { bsonType: 'array', minItems: 1 },
          imported: { bsonType: 'object', required: ['key', 'announcedLines'] },
        },
      },
      indexes: [
        { key: { customerId: 1, _id: -1 } }, // a customer's orders, newest first
        present('pickup.queueRank', { storeId: 1, 'pickup.queueRank': 1, _id: 1 }),
        present('pickup.heldUntil', { 'pickup.heldUntil': 1 }), // holds that ran out
        present('imported.recordKey', { 'imported.recordKey': 1 }),
        { ...present('imported.key', { 'imported.key': 1 }), unique: true }, // an import never doubles an order
      ],
    }),
};

/** An index of the documents that have the field. */
function present(field: string, key: Record<string, 1 | -1>) {
  return { key, partialFilterExpression: { [field]: { $exists: true } } };
}

/** Later than any arrival, so that who hasn't arrived queues behind. */
const NOT_ARRIVED = 1e14;

/** How many holds are let go before the clock is read again. */
const EXPIRY_BATCH = 100;

type Dependencies = { db: Db; client: MongoClient; outbox: Outbox; clock: () => Date };

/** Orders with their stock and their events: each step changes all three in one transaction. */
export function openOrders({ db, client, outbox, clock }: Dependencies, stock: Stock) {
  const orders = db.collection<StoredOrder>('orders');
  const byId = lookupBy(orders, '_id');
  const firstPages = openFirstPages(db);

  async function tell(
    type: OrderEventType,
    order: StoredOrder,
    at: Date,
    session: ClientSession,
  ): Promise<void> {
    const data = orderData(order, order.lines, at);
    await outbox.append([{ type, subject: order.customerId ?? order._id, time: at, data }], session);
    // Here the store must not wait for the relay: the order is in its queue from now on.
    await followOrder(db, { type, time: at.toISOString(), data }, session);
  }

  async function advance(
    orderId: string,
    step: Step,
    taken: Taken,
    session: ClientSession,
  ): Promise<StepOutcome | null> {
    const order = await orders.findOne({ _id: orderId }, { session });
    if (!order) return null;
    const transition = transitionFor(order.state, step, taken.actor);
    if (!transition) return { refusedIn: order.state };
    if (transition.to === transition.from) return { order };
    const after = await orders.findOneAndUpdate(
      { _id: orderId, state: order.state },
      {
        $set: { state: transition.to, pickup: pickupAfter(order, transition, taken.at) },
        $push: { timeline: { state: transition.to, ...taken } },
      },
      { session, returnDocument: 'after' },
    );
    if (!after) throw new Error('an order changed within its own transaction');
    if (transition.stock) await stock.move(order.storeId, order.lines, transition.stock, taken.at, session);
    if (transition.event) await tell(transition.event, after, taken.at, session);
    return { order: after.eraseWhenClosed && !isOpen(after.state) ? await letGo(after, session) : after };
  }

  /** Takes the customer out of an order; the store's hands no longer hold them by it. */
  async function letGo(order: StoredOrder, session: ClientSession): Promise<StoredOrder> {
    const minimised = withoutCustomer(order, clock());
    await orders.replaceOne({ _id: order._id }, minimised, { session });
    await leaveHands(db, order._id, session);
    return minimised;
  }

  async function expire(orderId: string, now: Date): Promise<boolean> {
    return inTransaction(client, async (session) => {
      const due = await orders.findOne({ _id: orderId, 'pickup.heldUntil': { $lte: now } }, { session });
      if (!due) return false; // extended or closed meanwhile
      const outcome = await advance(
        orderId,
        'expire',
        { actor: 'SYSTEM', channel: 'PATRON', at: now },
        session,
      );
      return Boolean(outcome?.order);
    });
  }

  return {
    byId: (id: string): Promise<StoredOrder | null> => byId.load(id),

    /** The order as this transaction sees it. */
    seenBy: (session: ClientSession, id: string): Promise<StoredOrder | null> =>
      orders.findOne({ _id: id }, { session }),

    /**
     * Newest first, of all ids of the customer; none from before `since`, null for all. @throws {GraphQLError}
     * `BAD_USER_INPUT` when `first` is outside 1..100.
     */
    async ofCustomer(members: readonly string[], page: PageRequest, since: Date | null) {
      const theirs = { customerId: { $in: [...members] } };
      if (since) return newestFirst(orders, { ...theirs, placedAt: { $gte: since } }, page);
      const [only] = members;
      if (page.after || only === undefined || members.length > 1) return newestFirst(orders, theirs, page);
      requirePageSize(page.first);
      return pageOf(await firstPages(page.first).load(only), page.first);
    },

    /** Open orders of a store, see {@link StoredPickup.queueRank}. @throws as {@link ofCustomer} */
    async queueOf(storeId: string, { first, after }: PageRequest) {
      requirePageSize(first);
      const behind = after ? await orders.findOne({ _id: after, storeId }) : null;
      const rank = behind?.pickup?.queueRank;
      // Who left the queue since the last page leaves no place to go on from: it is read from its head again.
      const rest =
        rank === undefined
          ? { 'pickup.queueRank': { $exists: true } }
          : {
              $or: [{ 'pickup.queueRank': { $gt: rank } }, { 'pickup.queueRank': rank, _id: { $gt: after } }],
            };
      const found = await orders
        .find({ storeId, ...rest } as object)
        .sort({ 'pickup.queueRank': 1, _id: 1 })
        .limit(first + 1)
        .toArray();
      return pageOf(found, first);
    },

    /** Keeps a new order whose stock is reserved, and tells the world. */
    async place(order: StoredOrder, session: ClientSession): Promise<StoredOrder> {
      const until = heldUntil('PLACED', order.placedAt, null);
      const placed: StoredOrder = {
        ...order,
        pickup: {
          ...(until ? { heldUntil: until } : {}),
          codeGeneration: 0,
          tries: 0,
          queueRank: NOT_ARRIVED + order.placedAt.getTime(),
        },
      };
      await orders.insertOne(placed, { session });
      await tell('patron.order.placed.v1', placed, order.placedAt, session);
      return placed;
    },

    /**
     * Takes a step if the table of transitions allows it to this actor now, with what it does to the stock and the
     * event that it is. Null when there is no such order.
     */
    advance,

    /**
     * Counts one try at the order's code **before** it is compared, so that many at once are no more tries than one
     * after the other; not in a transaction, so that a refusal doesn't take it back. Returns how many tries are left;
     * null when none was.
     */
    async countTry(orderId: string): Promise<number | null> {
      const states = TRANSITIONS.filter(({ step }) => step === 'checkIdentity').map(({ from }) => from);
      const counted = await orders.findOneAndUpdate(
        { _id: orderId, state: { $in: states }, 'pickup.tries': { $lt: MAX_TRIES } },
        { $inc: { 'pickup.tries': 1 } },
        { returnDocument: 'after' },
      );
      return counted?.pickup ? MAX_TRIES - counted.pickup.tries : null;
    },

    /** Makes the codes so far worthless and unlocks the pickup. Null when no code is to be shown any more. */
    renewCode(orderId: string, session: ClientSession): Promise<StoredOrder | null> {
      return orders.findOneAndUpdate(
        { _id: orderId, state: { $in: CODE_STATES } },
        { $inc: { 'pickup.codeGeneration': 1 }, $set: { 'pickup.tries': 0 } },
        { session, returnDocument: 'after' },
      );
    },

    /**
     * Takes an erased customer out of the orders that are closed. Those that are open stay theirs, and in the store's
     * hands, until they are closed.
     */
    async erase(
      customerId: string,
      now: Date,
      session: ClientSession,
    ): Promise<{ open: StoredOrder[]; closed: StoredOrder[] }> {
      const theirs = await orders.find({ customerId }, { session }).sort({ _id: 1 }).toArray();
      const open = theirs.filter(({ state }) => isOpen(state));
      const closed = theirs.filter(({ state }) => !isOpen(state));
      for (const order of closed) await letGo(order, session);
      for (const order of open) {
        await orders.updateOne({ _id: order._id }, { $set: { eraseWhenClosed: true } }, { session });
        const data = orderData(order, order.lines, now);
        await followOrder(db, { type: 'patron.order.placed.v1', time: now.toISOString(), data }, session);
      }
      return { open, closed };
    },

    /** Lets go of holds that ran out. Returns true when there may be more. */
    async expireDue(): Promise<boolean> {
      const now = clock();
      const due = await orders
        .find({ 'pickup.heldUntil': { $lte: now } }, { projection: { _id: 1 } })
        .sort({ 'pickup.heldUntil': 1 })
        .limit(EXPIRY_BATCH)
        .toArray();
      for (const { _id } of due) await expire(_id, now);
      return due.length === EXPIRY_BATCH;
    },
  };
}

type OrderEventType = Extract<keyof EventData, `patron.order.${string}`>;

/** What an event says of an order and some of its lines. */
export function orderData(
  order: StoredOrder,
  lines: readonly StoredOrderLine[],
  at: Date,
): EventData[OrderEventType] {
  return {
    orderId: order._id,
    customerId: order.customerId ?? null,
    storeId: order.storeId,
    channel: order.channel,
    currency: order.currency,
    totalMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    lines: lines.map(({ lineId, sku, quantity, amountMinor }) => ({ lineId, sku, quantity, amountMinor })),
    at: at.toISOString(),
  };
}

function pickupAfter({ pickup, placedAt }: StoredOrder, { to, step }: Transition, at: Date): StoredPickup {
  const { heldUntil: before, queueRank: _, ...kept } = pickup ?? { codeGeneration: 0, tries: 0 };
  const after: StoredPickup = { ...kept };
  if (to === 'READY') after.readyAt = at;
  if (step === 'announceArrival') Object.assign(after, { arrivedAt: at, arrivalTrust: 'DECLARED' });
  if (step === 'checkIdentity')
    Object.assign(after, { arrivedAt: after.arrivedAt ?? at, arrivalTrust: 'CODE' });
  if (!isOpen(to)) return { ...after, closedAt: at };
  const until = heldUntil(to, at, before ?? null);
  return {
    ...after,
    ...(until ? { heldUntil: until } : {}),
    queueRank: after.arrivedAt?.getTime() ?? NOT_ARRIVED + placedAt.getTime(),
  };
}

/** First pages of many customers' orders in one round trip; see {@link batched}. */
function openFirstPages(db: Db) {
  const bySize = new Map<number, ReturnType<typeof batched<ListedOrder[]>>>(); // at most 100 sizes
  return (first: number) => {
    let pages = bySize.get(first);
    if (!pages) {
      pages = batched(async (customerIds) => {
        const found = await db
          .aggregate<{ _id: string; orders: ListedOrder[] }>([
            { $documents: customerIds.map((_id) => ({ _id: { $literal: _id } })) },
            {
              $lookup: {
                from: 'orders',
                localField: '_id',
                foreignField: 'customerId',
                pipeline: [
                  { $sort: { _id: -1 } },
                  { $limit: first + 1 },
                  { $project: { timeline: 0, imported: 0, eraseWhenClosed: 0, erasedAt: 0 } },
                ],
                as: 'orders',
              },
            },
          ])
          .toArray();
        const pageOfCustomer = new Map(found.map(({ _id, orders }) => [_id, orders]));
        return (customerId) => pageOfCustomer.get(customerId) ?? [];
      });
      bySize.set(first, pages);
    }
    return pages;
  };
}
