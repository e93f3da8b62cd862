import type { ClientSession, Db, MongoClient } from 'mongodb';
import { followOrders, leaveHands } from '#shared/customers-in-service.ts';
import type { EventData, NewEvent } from '#shared/events/event.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { batched, inTransaction, lookupBy } from '#shared/mongo.ts';
import { newestFirst, type PageRequest, pageOf, requirePageSize } from '#shared/pagination.ts';
import type { LineDiscount, LineTax } from '../checkout/pricing.ts';
import type { ArrivalTrust } from '../pickup/arrival.ts';
import { MAX_TRIES } from '../pickup/code.ts';
import type { PickupDetails } from '../pickup/details.ts';
import type { IdentityCheck, RequestedOverride } from '../pickup/identity.ts';
import type { RejectedLine } from '../pickup/rejection.ts';
import { CHECK_STATES, heldUntil, QUEUED_STATES } from '../pickup/table.ts';
import { heldForTransfer, heldForWindow, type PickupWindow, reminderBefore } from '../pickup/window.ts';
import { withoutCustomer } from '../rules/erased-order.ts';
import { isOpen, journeyOf } from '../rules/journeys.ts';
import {
  FULFILMENT_METHODS,
  type FulfilmentMethod,
  ORDER_STATES,
  type OrderActor,
  type OrderState,
  type OrderStepEvent,
  type Transition,
} from '../rules/order.ts';
import { transitionIn } from '../rules/transitions.ts';
import type { ShippingAddress } from '../shipping/address.ts';
import { categoriesOf, goodsOf } from './goods-of-lines.ts';
import type { Stock } from './stock.ts';

/** Collection `orders`. `_id` grows with the time of the order, also of an imported one. */
export type StoredOrder = {
  _id: string;
  /** Absent: imported, and nobody known bought it. */
  customerId?: string;
  storeId: string;
  channel: string;
  currency: string;
  /** How it comes to the customer. Absent in an order from before there were several: see {@link journeyOf}. */
  method?: FulfilmentMethod;
  state: OrderState;
  /** Grows with each change, so that who follows an order knows what is newer. Absent: 0. */
  version?: number;
  placedAt: Date;
  /** What is still ordered; empty when nothing of it could be had. */
  lines: StoredOrderLine[];
  /** Pieces that couldn't be had, in the order in which that was found. They stand in `lines` no more. */
  rejected?: RejectedLine[];
  /** Always the sum of the lines. */
  totalMinor: number;
  /** Until it is allocated: the store that sends its pieces here; from `PLACED` on they are its transfer's. Absent: they are here. */
  heldAt?: string;
  payment: PaymentArrangement;
  /** What it was placed and is paid together with. Absent: imported, or from before there were checkouts. */
  checkoutId?: string;
  /** What was set aside for it when it was placed; taken when it leaves the house. */
  prepaid?: { paymentId: string; amountMinor: number };
  /** The same of the customer's store credit; the two together are what was set aside. */
  storeCredit?: { paymentId: string; amountMinor: number };
  /** Of an order that is shipped. */
  shipment?: StoredShipment;
  /** Of an order for pickup. */
  pickup?: StoredPickup;
  timeline: StoredOrderStep[];
  /** What the customer and the store wrote about it, oldest first. */
  messages?: StoredOrderMessage[];
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

export const PAYMENT_ARRANGEMENTS = ['PAY_AT_PICKUP', 'PREPAID', 'PAID_AT_TILL', 'PAID_ELSEWHERE'] as const;
export type PaymentArrangement = (typeof PAYMENT_ARRANGEMENTS)[number];

export type StoredShipment = {
  /** Absent once the customer was taken out of the order. */
  address?: ShippingAddress;
  carrier?: string;
  /** The carrier's number of the parcel. */
  tracking?: string;
  shippedAt?: Date;
  deliveredAt?: Date;
  /** Present while it is `SHIPPED`: then it counts as delivered. */
  assumedDeliveredAt?: Date;
};

/** An order in a list: without what only its own page shows. */
export type ListedOrder = Omit<
  StoredOrder,
  'timeline' | 'messages' | 'imported' | 'eraseWhenClosed' | 'erasedAt'
>;

export type StoredOrderLine = {
  /** Unique within the order. */
  lineId: string;
  sku: string;
  description: string;
  quantity: number;
  /** Absent where only the line's amount is known. */
  unitPriceMinor?: number;
  /** What the customer pays: the unit price times the quantity, less the discounts. */
  amountMinor: number;
  discounts?: LineDiscount[];
  /** The part of the amount that is tax. Absent where no rate was known. */
  tax?: LineTax;
};

export type StoredPickup = {
  /** Present while the order is open. */
  heldUntil?: Date;
  /** When the customer wants to come. */
  window?: PickupWindow;
  /** When everything should be ready, as it was when it was ordered. Absent: opening hours weren't known. */
  expectedAt?: Date;
  /** How often the customer had the goods held for longer. Absent: 0. */
  extensions?: number;
  /** When the customer is to be reminded. Absent: not yet ready, or reminded, or there. */
  remindAt?: Date;
  readyAt?: Date;
  arrivedAt?: Date;
  arrivalTrust?: ArrivalTrust;
  /** How it was looked into who is there, oldest first. */
  identityChecks?: IdentityCheck[];
  /** An associate asked to hand over without a proof; another has to agree. */
  override?: RequestedOverride;
  closedAt?: Date;
  /** Grows when the customer has a new code made. */
  codeGeneration: number;
  /** Grows when a proxy is named or revoked: codes of proxies before are worth nothing. Absent: 0. */
  proxyGeneration?: number;
  /** Codes that were entered since. */
  tries: number;
  /** Present while the order is open: first who stands in the store, by arrival, then the others by time of order. */
  queueRank?: number;
};

export type StoredOrderMessage = {
  messageId: string;
  from: 'CUSTOMER' | 'STORE';
  /** `actorId` of the writer. */
  actorId: string;
  text: string;
  at: Date;
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

/** The order after a step, or the order whose state refused it. */
type StepOutcome = { order: StoredOrder; refused?: never } | { order?: never; refused: StoredOrder };

/** What a step makes of an order besides its state; the same order when that is nothing. */
export type Revision = (order: StoredOrder) => StoredOrder;

/** A change of an order; `before` is null when it is new. `step` is the table's, or `place`. */
export type OrderChange = { before: StoredOrder | null; after: StoredOrder; step: string; at: Date };

/** What else moves in the transaction in which an order changes, e.g. its money. */
export type OrderFollower = (change: OrderChange, session: ClientSession) => Promise<void>;

const whole = { bsonType: ['int', 'long', 'double'], minimum: 0 };

const defineOrders = (db: Db): Promise<void> =>
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
        state: { enum: [...ORDER_STATES] },
        method: { enum: [...FULFILMENT_METHODS] },
        version: whole,
        placedAt: { bsonType: 'date' },
        totalMinor: whole,
        payment: { enum: [...PAYMENT_ARRANGEMENTS] },
        lines: {
          bsonType: 'array',
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
      present('shipment.assumedDeliveredAt', { 'shipment.assumedDeliveredAt': 1 }), // parcels of which nobody says that they came
      present('pickup.remindAt', { 'pickup.remindAt': 1 }), // customers to remind
      present('imported.recordKey', { 'imported.recordKey': 1 }),
      { ...present('imported.key', { 'imported.key': 1 }), unique: true }, // an import never doubles an order
    ],
  });

export const ordersMigration: Migration = { id: '005-orders', up: defineOrders };

/** More states and more ways to the customer. */
export const pickupMigration: Migration = {
  id: '014-pickup',
  async up(db) {
    await defineOrders(db);
    const allocated: StoredOrderStep = {
      state: 'ALLOCATED',
      actor: 'SYSTEM',
      channel: 'PATRON',
      at: new Date(),
    };
    await db
      .collection<StoredOrder>('orders')
      .updateMany({ state: 'PLACED' }, { $set: { state: 'ALLOCATED' }, $push: { timeline: allocated } });
  },
};

/** An index of the documents that have the field. */
function present(field: string, key: Record<string, 1 | -1>) {
  return { key, partialFilterExpression: { [field]: { $exists: true } } };
}

/** Later than any arrival, so that who hasn't arrived queues behind. */
const NOT_ARRIVED = 1e14;

/** What the world is told of an order that begins in this state; of one that awaits its payment nothing yet. */
const TOLD_AT_ONCE: { [State in OrderState]?: OrderStepEvent } = {
  PLACED: 'patron.order.placed.v1',
  HANDED_OVER: 'patron.order.handed_over.v1',
};

/** How many holds are let go before the clock is read again. */
const EXPIRY_BATCH = 100;

const REFERENCE_LENGTH = 6;

/** By what people call an order: the end of its id, which is random. */
export const referenceOf = (orderId: string): string => orderId.slice(-REFERENCE_LENGTH).toUpperCase();

/** True for what may be a {@link referenceOf}. */
export const isReference = (text: string): boolean => /^[\dA-F]{6}$/i.test(text);

type Dependencies = { db: Db; client: MongoClient; outbox: Outbox; clock: () => Date };

/** Orders with their stock and their events: each step changes all three in one transaction. */
export function openOrders(
  { db, client, outbox, clock }: Dependencies,
  {
    stock,
    details,
    followers = [],
    cardsOf = async () => undefined,
  }: {
    stock: Stock;
    details: PickupDetails;
    followers?: readonly OrderFollower[];
    /** Keys of the cards that paid for an order; undefined where nobody knows. */
    cardsOf?: (order: StoredOrder, session: ClientSession) => Promise<string[] | undefined>;
  },
) {
  const orders = db.collection<StoredOrder>('orders');
  const byId = lookupBy(orders, '_id');
  const firstPages = openFirstPages(db);

  /** By what somebody else who saw the same purchase can tell that it is the same. */
  async function purchaseOf(order: StoredOrder, session: ClientSession) {
    const cards = await cardsOf(order, session);
    return { placedAt: order.placedAt.toISOString(), ...(cards && { cards }) };
  }

  async function tell(told: readonly Told[], session: ClientSession): Promise<void> {
    if (!told.length) return;
    const events: NewEvent<OrderStepEvent>[] = [];
    const earning = told.filter(({ type }) => type === HANDED_OVER);
    const skus = earning.flatMap(({ order }) => order.lines.map(({ sku }) => sku));
    const categories = skus.length ? await categoriesOf(db, skus) : null;
    for (const { type, order, at } of told) {
      const known = type === HANDED_OVER ? categories : null;
      const its = orderData(order, order.lines, at, known);
      const data =
        type === 'patron.order.cancelled.v1'
          ? { ...its, outcome: outcomeOf(order.state) }
          : { ...its, ...(type === HANDED_OVER && (await purchaseOf(order, session))) };
      events.push({ type, subject: order.customerId ?? order._id, time: at, data } as NewEvent<typeof type>);
    }
    await outbox.append(events, session);
    // Here the store must not wait for the relay: the order is in its queue from now on.
    const followed = events.map(({ type, time, data }) => ({ type, time: time.toISOString(), data }));
    await followOrders(db, followed, session);
  }

  /** Puts an order that was read in this transaction back as it is now. */
  async function put(
    step: string,
    before: StoredOrder,
    changed: StoredOrder,
    at: Date,
    session: ClientSession,
  ): Promise<StoredOrder> {
    const after: StoredOrder = { ...changed, version: (before.version ?? 0) + 1 };
    const { matchedCount } = await orders.replaceOne({ _id: before._id, state: before.state }, after, {
      session,
    });
    if (!matchedCount) throw new Error('an order changed within its own transaction');
    for (const follow of followers) await follow({ before, after, step, at }, session);
    return after;
  }

  /** What steps of the table do: state, stock, event and what follows. The orders are written together, each once. */
  async function moveAll(moves: readonly Move[], session: ClientSession): Promise<StoredOrder[]> {
    const writes = moves.map(({ before: { _id, state }, after }) => ({
      replaceOne: { filter: { _id, state }, replacement: after },
    }));
    const { matchedCount } = await orders.bulkWrite(writes, { session });
    if (matchedCount !== moves.length) throw new Error('an order changed within its own transaction');
    const told: Told[] = [];
    for (const { before, after, transition, taken } of moves.flatMap(({ steps }) => steps)) {
      const { at, actorId } = taken;
      for (const follow of followers) await follow({ before, after, step: transition.step, at }, session);
      const reason = {
        cause: 'ORDER',
        id: after._id,
        ...(actorId === undefined ? {} : { actorId }),
      } as const;
      const isOnItsWay = before.state === 'PLACED' && before.heldAt !== undefined; // a transfer moves it
      if (transition.stock && !isOnItsWay)
        await stock.move(before.heldAt ?? before.storeId, after.lines, transition.stock, at, session, reason);
      if (transition.event) told.push({ type: transition.event, order: after, at });
    }
    await tell(told, session);
    const left: StoredOrder[] = [];
    for (const { after } of moves) {
      if (!isOpen(after.state)) await details.forget(after._id, session);
      left.push(!isOpen(after.state) && after.eraseWhenClosed ? await letGo(after, session) : after);
    }
    return left;
  }

  async function advance(
    orderId: string,
    step: string,
    taken: Taken,
    session: ClientSession,
    revise: Revision = (order) => order,
  ): Promise<StepOutcome | null> {
    const order = await orders.findOne({ _id: orderId }, { session });
    if (!order) return null;
    const transition = transitionIn(journeyOf(order), order.state, step, taken.actor);
    if (!transition) return { refused: order };
    const revised = revise(order);
    if (transition.to !== transition.from) {
      const [moved = order] = await moveAll([moveOf(order, revised, transition, taken)], session);
      return { order: moved };
    }
    if (revised === order) return { order };
    return { order: await put(step, order, ranked(revised), taken.at, session) };
  }

  /** {@link advance} of several orders at once, by a step that leads somewhere. @throws {Error} when one of them can't take it. */
  async function advanceAll(
    orderIds: readonly string[],
    step: string,
    taken: Taken,
    session: ClientSession,
  ): Promise<StoredOrder[]> {
    const found = await orders.find({ _id: { $in: [...orderIds] } }, { session }).toArray();
    const there = new Map(found.map((order) => [order._id, order]));
    const moves = orderIds.map((orderId) => {
      const order = there.get(orderId);
      const transition = order && transitionIn(journeyOf(order), order.state, step, taken.actor);
      if (!transition || transition.to === transition.from) throw new Error(`${orderId} can't ${step}`);
      return moveOf(order, order, transition, taken);
    });
    return moveAll(moves, session);
  }

  /** As `place`, of several orders. */
  async function placeAll(placed: readonly StoredOrder[], session: ClientSession): Promise<StoredOrder[]> {
    const kept = placed.map((order): StoredOrder => {
      const its =
        order.pickup || order.method === 'PICKUP' ? { ...order, pickup: firstPickup(order) } : order;
      const allocation = allocationOf(its, order.placedAt);
      return { ...(allocation ? movedOn(its, ...allocation) : its), version: 1 };
    });
    await orders.insertMany(kept, { session });
    const told = placed.flatMap(({ state }, index): Told[] => {
      const [type, order] = [TOLD_AT_ONCE[state], kept[index]];
      return type && order ? [{ type, order, at: order.placedAt }] : [];
    });
    await tell(told, session);
    for (const after of kept) {
      for (const follow of followers)
        await follow({ before: null, after, step: 'place', at: after.placedAt }, session);
    }
    return kept;
  }

  /** Takes the customer out of an order; the store's hands no longer hold them by it. */
  async function letGo(order: StoredOrder, session: ClientSession): Promise<StoredOrder> {
    const minimised = { ...withoutCustomer(order, clock()), version: (order.version ?? 0) + 1 };
    await orders.replaceOne({ _id: order._id }, minimised, { session });
    await details.forget(order._id, session);
    await leaveHands(db, order._id, session);
    return minimised;
  }

  async function remind(orderId: string, now: Date): Promise<void> {
    await inTransaction(client, async (session) => {
      const due = await orders.findOne({ _id: orderId, 'pickup.remindAt': { $lte: now } }, { session });
      if (!due?.pickup?.heldUntil) return; // there, extended or reminded meanwhile
      const { remindAt: _, ...pickup } = due.pickup;
      await put('remind', due, { ...due, pickup }, now, session);
      const data = { ...orderData(due, due.lines, now), heldUntil: due.pickup.heldUntil.toISOString() };
      await outbox.append(
        [{ type: 'patron.order.expiring.v1', subject: due.customerId ?? orderId, time: now, data }],
        session,
      );
    });
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

    /** An imported order by source and number, see `rules/imported-orders.ts`. */
    byImportKey: (key: string): Promise<StoredOrder | null> => orders.findOne({ 'imported.key': key }),

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

    /**
     * Keeps a new order whose stock is reserved, and tells the world. One for pickup whose pieces are in this very store is
     * allocated at once.
     */
    async place(order: StoredOrder, session: ClientSession): Promise<StoredOrder> {
      const [kept = order] = await placeAll([order], session);
      return kept;
    },

    placeAll,

    /**
     * Takes a step if the order's table allows it to this actor now, with what it does to the stock and the event that it
     * is; `revise` says what else it changes. A step that leads nowhere and changes nothing leaves no trace. Null when
     * there is no such order.
     */
    advance,

    advanceAll,

    /** Adds an event about some lines of an order to what the world is told. */
    async announce<Type extends 'patron.order.line_rejected.v1'>(
      type: Type,
      order: StoredOrder,
      data: EventData[Type],
      session: ClientSession,
    ): Promise<void> {
      const event = { type, subject: order.customerId ?? order._id, time: new Date(data.at), data };
      await outbox.append([event as NewEvent<Type>], session);
    },

    /** A message is no step: whoever may see an open order may write. Null when the order is closed. */
    async addMessage(
      orderId: string,
      message: StoredOrderMessage,
      session: ClientSession,
    ): Promise<StoredOrder | null> {
      const order = await orders.findOne({ _id: orderId }, { session });
      if (!order || !isOpen(order.state)) return null;
      const messages = [...(order.messages ?? []), message];
      return put('message', order, { ...order, messages }, message.at, session);
    },

    /** Open orders of a store as they are at this moment, for who follows them from here on. In the order of the queue. */
    async queueNow(storeId: string, limit: number): Promise<StoredOrder[]> {
      const seen: StoredOrder[] = [];
      await client.withSession({ causalConsistency: true }, async (session) => {
        // What was written before this is seen, also what isn't yet safe while it is asked.
        await db.command({ ping: 1 }, { session });
        const found = orders
          .find({ storeId, 'pickup.queueRank': { $exists: true } }, { session })
          .sort({ 'pickup.queueRank': 1, _id: 1 })
          .limit(limit);
        seen.push(...(await found.toArray()));
      });
      return seen;
    },

    /** Open orders of a store that are called so, see {@link referenceOf}; oldest first. */
    calledInQueue: (storeId: string, reference: string, limit: number): Promise<StoredOrder[]> =>
      orders
        .find({
          storeId,
          'pickup.queueRank': { $exists: true },
          _id: { $regex: `${reference.toLowerCase()}$` },
        })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray(),

    /** One order as it is at this moment, see {@link queueNow}. */
    async orderNow(orderId: string): Promise<StoredOrder | null> {
      let seen: StoredOrder | null = null;
      await client.withSession({ causalConsistency: true }, async (session) => {
        await db.command({ ping: 1 }, { session });
        seen = await orders.findOne({ _id: orderId }, { session });
      });
      return seen;
    },

    /** Tells customers that what waits for them goes back soon. Returns true when there may be more. */
    async remindDue(): Promise<boolean> {
      const now = clock();
      const due = await orders
        .find({ 'pickup.remindAt': { $lte: now } }, { projection: { _id: 1 } })
        .sort({ 'pickup.remindAt': 1 })
        .limit(EXPIRY_BATCH)
        .toArray();
      for (const { _id } of due) await remind(_id, now);
      return due.length === EXPIRY_BATCH;
    },

    /**
     * Counts one try at the order's code **before** it is compared, so that many at once are no more tries than one
     * after the other; not in a transaction, so that a refusal doesn't take it back. Returns how many tries are left;
     * null when none was.
     */
    async countTry(orderId: string): Promise<number | null> {
      const counted = await orders.findOneAndUpdate(
        { _id: orderId, state: { $in: [...CHECK_STATES] }, 'pickup.tries': { $lt: MAX_TRIES } },
        { $inc: { 'pickup.tries': 1, version: 1 } },
        { returnDocument: 'after' },
      );
      return counted?.pickup ? MAX_TRIES - counted.pickup.tries : null;
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
        const placed = { type: 'patron.order.placed.v1', time: now.toISOString(), data } as const;
        await followOrders(db, [placed], session);
      }
      return { open, closed };
    },

    /** Parcels that count as delivered by now; at most a hundred. */
    async deliveriesDue(now: Date): Promise<string[]> {
      const due = await orders
        .find({ 'shipment.assumedDeliveredAt': { $lte: now } }, { projection: { _id: 1 } })
        .sort({ 'shipment.assumedDeliveredAt': 1 })
        .limit(EXPIRY_BATCH)
        .toArray();
      return due.map(({ _id }) => _id);
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

/** Earns, so it says what earning goes by. */
const HANDED_OVER = 'patron.order.handed_over.v1';

/**
 * What an event says of an order and some of its lines.
 * @param categories by SKU; null where it isn't said what earning goes by.
 */
export function orderData(
  order: StoredOrder,
  lines: readonly StoredOrderLine[],
  at: Date,
  categories: ReadonlyMap<string, string> | null = null,
): EventData[OrderStepEvent] {
  return {
    orderId: order._id,
    customerId: order.customerId ?? null,
    storeId: order.storeId,
    channel: order.channel,
    currency: order.currency,
    totalMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    lines: lines.map((line) => {
      const { lineId, sku, quantity, amountMinor } = line;
      return { lineId, sku, quantity, amountMinor, ...(categories && goodsOf(line, categories)) };
    }),
    at: at.toISOString(),
  };
}

const outcomeOf = (state: OrderState) =>
  state === 'EXPIRED' || state === 'NO_SHOW' ? state : ('CANCELLED' as const);

/** The pickup of an order that is new; a window may have been chosen. */
function firstPickup(order: StoredOrder): StoredPickup {
  const { state, placedAt, pickup } = order;
  const until = heldUntil(state, placedAt, leastHeld(order, placedAt));
  return {
    ...(pickup?.window && { window: pickup.window }),
    ...(pickup?.expectedAt && { expectedAt: pickup.expectedAt }),
    ...(until ? { heldUntil: until } : {}),
    codeGeneration: 0,
    tries: 0,
    ...(QUEUED_STATES.includes(state) && { queueRank: NOT_ARRIVED + placedAt.getTime() }),
  };
}

/** Until when an order that is placed now is held at least: longer than its window, and than its pieces need to come. */
function leastHeld({ heldAt, pickup }: StoredOrder, placedAt: Date): Date | null {
  const ends = [
    ...(pickup?.window ? [heldForWindow(pickup.window)] : []),
    ...(heldAt === undefined ? [] : [heldForTransfer(pickup?.expectedAt, placedAt)]),
  ];
  return ends.length ? new Date(Math.max(...ends.map((end) => end.getTime()))) : null;
}

/** The step by which an order whose pieces are in its store goes on by itself, or null. */
function allocationOf(order: StoredOrder, at: Date): [Transition, Taken] | null {
  if (order.heldAt !== undefined) return null;
  const transition = transitionIn(journeyOf(order), order.state, 'allocate', 'SYSTEM');
  return transition && [transition, { actor: 'SYSTEM', channel: 'PATRON', at }];
}

/** What the world is told of an order at an instant. */
type Told = { type: OrderStepEvent; order: StoredOrder; at: Date };

/** What a step makes of an order, with the step that follows by itself. */
type Move = {
  before: StoredOrder;
  after: StoredOrder;
  steps: { before: StoredOrder; after: StoredOrder; transition: Transition; taken: Taken }[];
};

function moveOf(before: StoredOrder, revised: StoredOrder, transition: Transition, taken: Taken): Move {
  const version = (before.version ?? 0) + 1;
  const after = { ...movedOn(revised, transition, taken), version };
  const steps = [{ before, after, transition, taken }];
  const allocation = allocationOf(after, taken.at);
  if (!allocation) return { before, after, steps };
  const [allocates, by] = allocation;
  const allocated = { ...movedOn(after, allocates, by), version };
  return {
    before,
    after: allocated,
    steps: [...steps, { before: after, after: allocated, transition: allocates, taken: by }],
  };
}

function movedOn(order: StoredOrder, transition: Transition, taken: Taken): StoredOrder {
  const { heldAt: _, ...rest } = order;
  const moved: StoredOrder = {
    ...(transition.to === 'PLACED' ? order : rest),
    state: transition.to,
    timeline: [...order.timeline, { state: transition.to, ...taken }],
  };
  return order.pickup
    ? { ...moved, pickup: pickupAfter(order.pickup, moved, transition.to, taken.at) }
    : moved;
}

function pickupAfter(
  { heldUntil: before, remindAt, queueRank: _, ...kept }: StoredPickup,
  order: StoredOrder,
  to: OrderState,
  at: Date,
): StoredPickup {
  if (!QUEUED_STATES.includes(to)) {
    const { override: __, ...rest } = kept;
    return isOpen(to) ? rest : { ...rest, closedAt: at };
  }
  const until = heldUntil(to, at, before ?? (to === 'PLACED' ? leastHeld(order, at) : null));
  const after: StoredPickup = {
    ...kept,
    ...(to === 'READY' && { readyAt: at }),
    ...(until && { heldUntil: until }),
  };
  const waits = to === 'READY' || to === 'ON_THE_WAY';
  const reminder = to === 'READY' && until ? reminderBefore(until) : remindAt;
  return {
    ...after,
    ...(waits && reminder && { remindAt: reminder }),
    queueRank: rankOf({ ...order, pickup: after }),
  };
}

/** Behind those who are there come the others by time of order. */
const rankOf = ({ pickup, placedAt }: StoredOrder): number =>
  pickup?.arrivedAt?.getTime() ?? NOT_ARRIVED + placedAt.getTime();

/** The order with the rank in the queue that its arrival gives it. */
const ranked = (order: StoredOrder): StoredOrder =>
  order.pickup?.queueRank === undefined
    ? order
    : { ...order, pickup: { ...order.pickup, queueRank: rankOf(order) } };

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
                  { $project: { timeline: 0, messages: 0, imported: 0, eraseWhenClosed: 0, erasedAt: 0 } },
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
