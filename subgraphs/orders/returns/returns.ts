import type { ClientSession, Db, MongoClient } from 'mongodb';
import { comeToCounter } from '#shared/customers-in-service.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { inTransaction, LATEST, lookupAllBy, lookupBy, newId, type Stored } from '#shared/mongo.ts';
import type { StoredOrder } from '../data/orders.ts';
import type { Stock } from '../data/stock.ts';
import type { PaymentOperation, StoredPayment } from '../payments/operations.ts';
import type { Payments } from '../payments/payments.ts';
import { leftFor } from '../payments/rules.ts';
import type { UnpaidOrders } from '../payments/unpaid-orders.ts';
import { transitionIn } from '../rules/transitions.ts';
import type { Transfers } from '../stock/transfers.ts';
import { STORE_CREDIT, type StoreCredit } from '../store-credit/credit.ts';
import { type Claimed, refundFor, spread } from './amounts.ts';
import { RETURN, RETURN_STATES, type ReturnActor, type ReturnState, type ReturnStep } from './table.ts';

export const RETURN_REASONS = [
  'TOO_SMALL',
  'TOO_LARGE',
  'NOT_AS_DESCRIBED',
  'DAMAGED',
  'LATE',
  'CHANGED_MIND',
  'OTHER',
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** Why an associate doesn't take goods back although their time isn't over. */
export const SCAN_REFUSALS = ['WORN', 'BROKEN', 'WRONG_GOODS', 'INCOMPLETE', 'OTHER'] as const;
export type ScanRefusal = (typeof SCAN_REFUSALS)[number];

/** `ORIGINAL` is what it was paid with; `AT_TILL` is paid out by a store's till; `STORE_CREDIT` is the customer's to spend. */
export const REFUND_TENDERS = ['ORIGINAL', 'AT_TILL', 'STORE_CREDIT'] as const;
export type RefundTender = (typeof REFUND_TENDERS)[number];

export type ItemCondition = 'SOUND' | 'DAMAGED';

export type StoredReturnLine = {
  /** Of the order. */
  lineId: string;
  sku: string;
  description: string;
  quantity: number;
  reason: ReturnReason;
  /** What is paid back for these pieces. */
  amountMinor: number;
  /** As the associate saw it. Absent: nobody has looked yet. */
  condition?: ItemCondition;
};

/** One movement of money back, through the provider that took it. */
export type StoredRefund = {
  /** Of the payment operation. */
  _id: string;
  paymentId: string;
  amountMinor: number;
  state: 'DUE' | 'DONE' | 'REFUSED';
};

/** Other variants that were sold for what came back. */
export type Exchanged = {
  /** Of the order that they are. */
  orderId: string;
  /** The part of their price that the goods paid for, and the part that the till took, in minor units. */
  coveredMinor: number;
  tillMinor: number;
};

export type StoredReturnStep = {
  state: ReturnState;
  actor: ReturnActor;
  /** `actorId` of who took it; absent for Patron itself and for a customer who was erased. */
  actorId?: string;
  at: Date;
};

/** Collection `returns`. */
export type StoredReturn = Stored & {
  orderId: string;
  /** Absent: nobody known bought it, or they were erased. */
  customerId?: string;
  /** Where it was bought. */
  boughtAt: string;
  state: ReturnState;
  lines: StoredReturnLine[];
  currency: string;
  /** Always the sum of the lines. */
  amountMinor: number;
  tender: RefundTender;
  code: { generation: number; until: Date };
  /** While it is announced: when it is too late to bring the goods. */
  until?: Date;
  requestedAt: Date;
  /** `actorId` of an associate who asked for it at the counter; absent for the customer. */
  requestedBy?: string;
  receivedAt?: Date;
  /** Where the goods are, or are on their way to. */
  storeId?: string;
  /** The bar that took them. */
  barId?: string;
  refunds: StoredRefund[];
  /** What a store's till pays out, in minor units. */
  tillMinor: number;
  /** What the customer got as store credit, in minor units. Absent: nothing. */
  creditMinor?: number;
  /** What of it was never paid, since the provider refused to take the money, and is owed no more. Absent: nothing. */
  offsetMinor?: number;
  /** What was taken along for it. */
  exchanged?: Exchanged;
  refusal?: ScanRefusal;
  timeline: StoredReturnStep[];
};

/** Collection `orderReturns`: how much of each line of an order is announced or back. `_id` is the order. */
type OrderReturns = Stored & { lines: (Claimed & { lineId: string; received: number })[] };

/** Who takes a step. */
export type ReturnTaken = { actor: ReturnActor; actorId?: string; at: Date };

/** Where goods are brought: to a store, or to a bar that sends them on to one. */
export type ReturnPlace = { storeId: string; barId?: string };

const whole = { bsonType: ['int', 'long', 'double'], minimum: 0 };

export const returnsMigration: Migration = {
  id: '030-returns',
  async up(db) {
    await defineCollection(db, 'returns', {
      schema: {
        bsonType: 'object',
        required: [
          ...['orderId', 'boughtAt', 'state', 'lines', 'currency', 'amountMinor', 'tender', 'code'],
          ...['requestedAt', 'refunds', 'tillMinor', 'timeline'],
        ],
        properties: {
          orderId: { bsonType: 'string' },
          customerId: { bsonType: 'string' },
          state: { enum: [...RETURN_STATES] },
          lines: {
            bsonType: 'array',
            minItems: 1,
            items: {
              bsonType: 'object',
              required: ['lineId', 'sku', 'quantity', 'amountMinor', 'reason'],
              properties: { quantity: { ...whole, minimum: 1 }, amountMinor: whole },
            },
          },
          amountMinor: whole,
          tillMinor: whole,
          tender: { enum: [...REFUND_TENDERS] },
          code: { bsonType: 'object', required: ['generation', 'until'] },
          refunds: { bsonType: 'array' },
          timeline: { bsonType: 'array', minItems: 1 },
        },
      },
      indexes: [
        { key: { orderId: 1 } },
        { key: { customerId: 1, _id: -1 }, sparse: true },
        { key: { until: 1 }, partialFilterExpression: { until: { $exists: true } } }, // those that ran out
      ],
    });
    await defineCollection(db, 'orderReturns', {
      schema: {
        bsonType: 'object',
        required: ['lines'],
        properties: {
          lines: {
            bsonType: 'array',
            items: {
              bsonType: 'object',
              required: ['lineId', 'quantity', 'amountMinor', 'received'],
              properties: { quantity: whole, amountMinor: whole, received: whole },
            },
          },
        },
      },
    });
  },
};

const CODE_DAYS = 14;
const DAY_MS = 86_400_000;
const EXPIRY_BATCH = 100;
const MAX_RETURNS = 100;
const isOutside = ({ provider }: StoredPayment): boolean => provider === 'till' || provider === 'elsewhere';
const NO_CLAIM = { quantity: 0, amountMinor: 0, received: 0 };

type Dependencies = { db: Db; client: MongoClient; outbox: Outbox; clock: () => Date };

/** Returns, and how much of each order is on its way back; both change together with stock, events and what is due to be paid. */
export function openReturns(
  { db, client, outbox, clock }: Dependencies,
  {
    stock,
    payments,
    storeCredit,
    unpaid,
    transfers,
  }: {
    stock: Stock;
    payments: Payments;
    storeCredit: StoreCredit;
    unpaid: UnpaidOrders;
    transfers: Transfers;
  },
) {
  const returns = db.collection<StoredReturn>('returns');
  const orderReturns = db.collection<OrderReturns>('orderReturns');
  const byId = lookupBy(returns, '_id');
  const byOrder = lookupAllBy(returns, 'orderId');
  const claimsByOrder = lookupBy(orderReturns, '_id');

  const codeUntil = (now: Date, until: Date) =>
    new Date(Math.min(now.getTime() + CODE_DAYS * DAY_MS, until.getTime()));

  /** Changes what is claimed of an order's lines; two at once for one order conflict, and one begins again. */
  async function claim(
    orderId: string,
    changes: readonly (Claimed & { lineId: string; received: number })[],
    session: ClientSession,
  ): Promise<void> {
    const there = await orderReturns.findOne({ _id: orderId }, { session });
    const lines = new Map((there?.lines ?? []).map((line) => [line.lineId, line]));
    for (const { lineId, quantity, amountMinor, received } of changes) {
      const before = lines.get(lineId) ?? NO_CLAIM;
      lines.set(lineId, {
        lineId,
        quantity: before.quantity + quantity,
        amountMinor: before.amountMinor + amountMinor,
        received: before.received + received,
      });
    }
    await orderReturns.replaceOne(
      { _id: orderId },
      { lines: [...lines.values()] },
      { session, upsert: true },
    );
  }

  async function save(
    before: StoredReturn,
    after: StoredReturn,
    session: ClientSession,
  ): Promise<StoredReturn> {
    const { matchedCount } = await returns.replaceOne(
      { _id: before._id, state: before.state, 'code.generation': before.code.generation },
      after,
      { session },
    );
    if (!matchedCount) throw new Error('a return changed within its own transaction');
    return after;
  }

  /** The return one step further; null when the table doesn't allow the step. Not saved yet. */
  function stepped(
    before: StoredReturn,
    step: ReturnStep,
    { actor, actorId, at }: ReturnTaken,
  ): StoredReturn | null {
    const row = transitionIn(RETURN, before.state, step, actor);
    if (!row) return null;
    if (row.to === row.from) return before;
    const { until, ...rest } = before;
    return {
      ...rest,
      ...(row.to === 'REQUESTED' && until ? { until } : {}),
      state: row.to,
      timeline: [...before.timeline, { state: row.to, actor, ...(actorId && { actorId }), at }],
    };
  }

  /** As {@link stepped}. @throws {Error} when the table doesn't allow it: only for Patron's own steps. */
  function requireStep(before: StoredReturn, step: ReturnStep): StoredReturn {
    const after = stepped(before, step, { actor: 'SYSTEM', at: clock() });
    if (!after) throw new Error(`${step} is not possible when the return is ${before.state}`);
    return after;
  }

  /** Once no movement of money is under way: paid back whole, or the till owes the rest. */
  function whenDecided(current: StoredReturn): StoredReturn {
    const { state, refunds, tillMinor } = current;
    if (state !== 'REFUND_PENDING' || refunds.some((one) => one.state === 'DUE')) return current;
    if (tillMinor === 0) return requireStep(current, 'refund');
    // A new code: who took the goods at a bar has read the old one, and this one is worth money.
    const { code } = current;
    return { ...requireStep(current, 'leaveToTill'), code: { ...code, generation: code.generation + 1 } };
  }

  /** What is paid back by those who took the money, what becomes store credit, and what the till pays out. */
  async function askForRefunds(
    { _id, orderId, customerId, currency, amountMinor: worth, exchanged, tender }: StoredReturn,
    { actor, actorId, at }: ReturnTaken,
    session: ClientSession,
  ): Promise<Pick<StoredReturn, 'refunds' | 'tillMinor' | 'creditMinor' | 'offsetMinor'>> {
    const uncovered = worth - (exchanged?.coveredMinor ?? 0);
    const offsetMinor = await unpaid.offset(orderId, uncovered, at, session);
    const paid = await payments.ofOrderSeenBy(session, orderId);
    // What store credit paid for goes back to it whatever is wished, or it could be turned into cash; last of all by itself.
    const isCredit = ({ provider }: StoredPayment) => provider === STORE_CREDIT;
    const sources = [...paid.filter((one) => !isCredit(one)), ...paid.filter(isCredit)]
      .filter((one) => (tender === 'ORIGINAL' ? !isOutside(one) : isCredit(one)))
      .map((payment) => ({ payment, left: leftFor('REFUND', payment) ?? 0 }));
    const { parts, rest } = spread(uncovered - offsetMinor, sources);
    const refunds: StoredRefund[] = [];
    for (const { source, amount } of parts) {
      const operation = await payments.request(session, {
        paymentId: source.payment._id,
        kind: 'REFUND',
        amountMinor: amount,
        follow: { name: 'return', id: `${_id}/${source.payment._id}` },
        by: {
          actor: actor === 'ASSOCIATE' ? 'ASSOCIATE' : 'SYSTEM',
          ...(actorId && { actorId }),
          channel: actor === 'DEVICE' ? 'RETURN_BAR' : 'STORE',
        },
        orderIds: [orderId],
      });
      refunds.push({
        _id: operation._id,
        paymentId: operation.paymentId,
        amountMinor: amount,
        state: operation.state,
      });
    }
    const creditMinor = tender === 'STORE_CREDIT' && customerId ? rest : 0;
    if (customerId && creditMinor > 0) {
      await storeCredit.issue({ returnId: _id, customerId, currency, amountMinor: creditMinor }, session);
    }
    return {
      refunds,
      tillMinor: rest - creditMinor,
      ...(creditMinor > 0 && { creditMinor }),
      ...(offsetMinor > 0 && { offsetMinor }),
    };
  }

  /** Goods that came in: damaged ones apart, and from a bar they have yet to arrive as a transfer. */
  async function takeIn(
    { _id, lines }: StoredReturn,
    { storeId, barId }: ReturnPlace,
    { at, actorId }: ReturnTaken,
    session: ClientSession,
  ): Promise<void> {
    if (barId) {
      const sent = { returnId: _id, fromBarId: barId, toStoreId: storeId, lines };
      await transfers.sendReturned(session, { ...sent, ...(actorId && { actorId }) });
      return;
    }
    const reason = { cause: 'RETURN', id: _id, actorId } as const;
    const damaged = lines.filter(({ condition }) => condition === 'DAMAGED');
    const others = lines.filter((line) => !damaged.includes(line));
    if (others.length) {
      await stock.move(storeId, others, { from: 'outside', to: 'returned' }, at, session, reason);
    }
    if (damaged.length) {
      await stock.move(storeId, damaged, { from: 'outside', to: 'damaged' }, at, session, reason);
    }
  }

  async function tell(
    { _id, orderId, currency, lines }: StoredReturn,
    order: StoredOrder | null,
    { storeId, at }: { storeId: string; at: Date },
    session: ClientSession,
  ): Promise<void> {
    const claims = await orderReturns.findOne({ _id: orderId }, { session });
    const customerId = order?.customerId ?? null;
    const told = lines.map(({ lineId, sku, quantity, amountMinor }) => ({
      ...{ lineId, sku, quantity, amountMinor },
      ofQuantity: order?.lines.find((line) => line.lineId === lineId)?.quantity ?? quantity,
      before: claims?.lines.find((line) => line.lineId === lineId)?.received ?? 0,
    }));
    await outbox.append(
      [
        {
          type: 'patron.order.returned.v1',
          subject: customerId ?? orderId,
          time: at,
          data: { returnId: _id, orderId, customerId, storeId, currency, lines: told, at: at.toISOString() },
        },
      ],
      session,
    );
  }

  const changeOf = (sign: 1 | -1, lines: readonly StoredReturnLine[], received = 0) =>
    lines.map(({ lineId, quantity, amountMinor }) => ({
      lineId,
      quantity: sign * quantity,
      amountMinor: sign * amountMinor,
      received: received * quantity,
    }));

  return {
    byId: (id: string): Promise<StoredReturn | null> => byId.load(id),

    /** With everything that was committed so far. */
    latest: (id: string): Promise<StoredReturn | null> => returns.findOne({ _id: id }, LATEST),

    seenBy: (session: ClientSession, id: string): Promise<StoredReturn | null> =>
      returns.findOne({ _id: id }, { session }),

    /** Oldest first; at most 100. */
    ofOrder: async (orderId: string): Promise<StoredReturn[]> =>
      (await byOrder.load(orderId)).slice(0, MAX_RETURNS),

    /** By line: what is announced or back. */
    async claimedOf(orderId: string, session?: ClientSession): Promise<Map<string, Claimed>> {
      const claims = session
        ? await orderReturns.findOne({ _id: orderId }, { session })
        : await claimsByOrder.load(orderId);
      return new Map((claims?.lines ?? []).map((line) => [line.lineId, line]));
    },

    /** Announces a return of lines that can be returned; see `eligibility.ts`. */
    async announce(
      order: StoredOrder,
      asked: readonly { lineId: string; quantity: number; reason: ReturnReason }[],
      {
        tender,
        until,
        taken,
        byAssociate,
      }: { tender: RefundTender; until: Date; taken: ReturnTaken; byAssociate: boolean },
      session: ClientSession,
    ): Promise<StoredReturn> {
      const claims = await this.claimedOf(order._id, session);
      const lines = asked.map(({ lineId, quantity, reason }): StoredReturnLine => {
        const line = order.lines.find((one) => one.lineId === lineId);
        if (!line) throw new Error(`${order._id} has no line ${lineId}`);
        const amountMinor = refundFor(line, claims.get(lineId) ?? NO_CLAIM, quantity);
        return { lineId, sku: line.sku, description: line.description, quantity, reason, amountMinor };
      });
      const { actor, actorId, at } = taken;
      const announced: StoredReturn = {
        _id: newId('ret'),
        orderId: order._id,
        ...(order.customerId && { customerId: order.customerId }),
        boughtAt: order.storeId,
        state: 'REQUESTED',
        lines,
        currency: order.currency,
        amountMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
        tender,
        code: { generation: 0, until: codeUntil(at, until) },
        until,
        requestedAt: at,
        ...(byAssociate && actorId && { requestedBy: actorId }),
        refunds: [],
        tillMinor: 0,
        timeline: [{ state: 'REQUESTED', actor, ...(actorId && { actorId }), at }],
      };
      await claim(order._id, changeOf(1, lines), session);
      await returns.insertOne(announced, { session });
      return announced;
    },

    /** A step without money or goods. Null when the table doesn't allow it. */
    async take(
      before: StoredReturn,
      step: 'cancelReturn' | 'refuseReturn' | 'expire',
      taken: ReturnTaken,
      session: ClientSession,
      refusal?: ScanRefusal,
    ): Promise<StoredReturn | null> {
      const after = stepped(before, step, taken);
      if (!after) return null;
      await claim(before.orderId, changeOf(-1, before.lines), session);
      return save(before, { ...after, ...(refusal && { refusal }) }, session);
    },

    /** Makes the codes so far worthless. Null when no code is to be shown any more. */
    async renewCode(
      before: StoredReturn,
      taken: ReturnTaken,
      session: ClientSession,
    ): Promise<StoredReturn | null> {
      const { until, code } = before;
      if (!until || !stepped(before, 'renewReturnCode', taken)) return null;
      const renewed = { generation: code.generation + 1, until: codeUntil(taken.at, until) };
      return save(before, { ...before, code: renewed }, session);
    },

    /**
     * Takes the goods in: stock, event, what is due to be paid back, and the code is used, all or nothing. Null when the table
     * doesn't allow it.
     */
    async receive(
      before: StoredReturn,
      {
        place,
        conditions,
        order,
        taken,
        exchanged,
      }: {
        place: ReturnPlace;
        conditions: ReadonlyMap<string, ItemCondition>;
        order: StoredOrder | null;
        taken: ReturnTaken;
        exchanged?: Exchanged | undefined;
      },
      session: ClientSession,
    ): Promise<StoredReturn | null> {
      const next = stepped(before, 'scanReturn', taken);
      if (!next) return null;
      const { at } = taken;
      const lines = before.lines.map((line) => {
        const condition = conditions.get(line.lineId);
        return condition ? { ...line, condition } : line;
      });
      const received: StoredReturn = {
        ...next,
        lines,
        receivedAt: at,
        ...place,
        ...(exchanged && { exchanged }),
      };
      await takeIn(received, place, taken, session);
      await tell(received, order, { storeId: place.storeId, at }, session);
      await claim(
        before.orderId,
        changeOf(1, lines, 1).map((one) => ({ ...one, quantity: 0, amountMinor: 0 })),
        session,
      );
      const asked = await askForRefunds(received, taken, session);
      const after = whenDecided({ ...received, ...asked });
      return save(before, after, session);
    },

    /** The customer stands here with goods, which opens this return to the store for a while. */
    async present(
      { _id, customerId }: StoredReturn,
      storeId: string,
      at: Date,
      session: ClientSession,
    ): Promise<void> {
      if (customerId) await comeToCounter(db, { id: _id, customerId, storeId, at }, session);
    },

    /** The till has paid out what it owed. Null when the table doesn't allow it. */
    async confirmTill(
      before: StoredReturn,
      taken: ReturnTaken,
      session: ClientSession,
    ): Promise<StoredReturn | null> {
      const after = stepped(before, 'confirmTillRefund', taken);
      if (!after) return null;
      const paid = await payments.ofOrderSeenBy(session, before.orderId);
      const tills = paid
        .filter(isOutside)
        .map((payment) => ({ payment, left: leftFor('REFUND', payment) ?? 0 }));
      // So that what was paid and what was paid back agree; money of another tender has no payment here.
      for (const { source, amount } of spread(before.tillMinor, tills).parts) {
        await payments.request(session, {
          paymentId: source.payment._id,
          kind: 'REFUND',
          amountMinor: amount,
          follow: { name: 'return', id: `${before._id}/${source.payment._id}` },
          by: { actor: 'ASSOCIATE', ...(taken.actorId && { actorId: taken.actorId }), channel: 'STORE' },
          orderIds: [before.orderId],
        });
      }
      return save(before, after, session);
    },

    /** The customer takes as store credit what a till owes. Null when the table doesn't allow it, or nobody known is owed. */
    async takeCredit(
      before: StoredReturn,
      taken: ReturnTaken,
      session: ClientSession,
    ): Promise<StoredReturn | null> {
      const { _id: returnId, customerId, currency, tillMinor: amountMinor } = before;
      const after = stepped(before, 'takeStoreCredit', taken);
      if (!after || !customerId) return null;
      await storeCredit.issue({ returnId, customerId, currency, amountMinor }, session);
      return save(before, { ...after, tillMinor: 0, creditMinor: amountMinor }, session);
    },

    /** A provider has paid back, or won't: see `payments/followers.ts`. */
    async follow({ _id, state, follow }: PaymentOperation, session: ClientSession): Promise<void> {
      const before = await returns.findOne({ _id: follow.id.split('/')[0] ?? '' }, { session });
      if (!before) throw new Error(`${follow.id} has no return`);
      const refund = before.refunds.find((one) => one._id === _id);
      if (refund?.state !== 'DUE' || state === 'DUE') return;
      const refunds = before.refunds.map((one) => (one._id === _id ? { ...one, state } : one));
      const owed = state === 'REFUSED' ? refund.amountMinor : 0;
      await save(before, whenDecided({ ...before, refunds, tillMinor: before.tillMinor + owed }), session);
    },

    /** Lets go of returns whose time is over. Returns true when there may be more. */
    async expireDue(): Promise<boolean> {
      const now = clock();
      const due = await returns
        .find({ until: { $lte: now } }, { projection: { _id: 1 } })
        .sort({ until: 1 })
        .limit(EXPIRY_BATCH)
        .toArray();
      for (const { _id } of due) {
        await inTransaction(client, async (session) => {
          const before = await returns.findOne({ _id, until: { $lte: now } }, { session });
          if (before) await this.take(before, 'expire', { actor: 'SYSTEM', at: now }, session);
        });
      }
      return due.length === EXPIRY_BATCH;
    },

    /** Takes an erased customer out of their returns, which go on by their codes alone. Returns them as they were. */
    async erase(customerId: string, session: ClientSession): Promise<StoredReturn[]> {
      const theirs = await returns.find({ customerId }, { session }).sort({ _id: 1 }).toArray();
      for (const { customerId: _, ...rest } of theirs) {
        const timeline = rest.timeline.map(({ actorId, ...step }) =>
          step.actor === 'CUSTOMER' || !actorId ? step : { ...step, actorId },
        );
        await returns.replaceOne({ _id: rest._id }, { ...rest, timeline }, { session });
      }
      return theirs;
    },
  };
}
