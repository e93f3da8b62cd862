import { ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel';
import type { ClientSession, Db, MongoClient } from 'mongodb';
import type { Logger } from 'pino';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { afterCommit, batched, inTransaction, LATEST, lookupBy, newId } from '#shared/mongo.ts';
import { NotTogether, openTogether } from '#shared/together.ts';
import {
  type OperationRequest,
  operationId,
  type PaymentOperation,
  type StoredPayment,
} from './operations.ts';
import { OPERATION_KINDS, type PaymentProvider, type ProviderOutcome } from './provider.ts';
import { askAgainAt, incrementsOf, isPast, leftFor, NO_SUMS, whenAsked, whenDecided } from './rules.ts';

const whole = { bsonType: ['int', 'long', 'double'], minimum: 0 };

export const paymentsMigration: Migration = {
  id: '020-payments',
  async up(db) {
    const schema = {
      bsonType: 'object',
      required: [
        'orderIds',
        'provider',
        'currency',
        'authorisedMinor',
        'capturedMinor',
        'voidedMinor',
        'refundedMinor',
        'due',
        'createdAt',
      ],
      properties: {
        orderIds: { bsonType: 'array', items: { bsonType: 'string' } },
        currency: { bsonType: 'string', minLength: 3, maxLength: 3 },
        authorisedMinor: whole,
        capturedMinor: whole,
        voidedMinor: whole,
        refundedMinor: whole,
        due: {
          bsonType: 'object',
          required: ['authoriseMinor', 'captureMinor', 'voidMinor', 'refundMinor'],
          properties: { authoriseMinor: whole, captureMinor: whole, voidMinor: whole, refundMinor: whole },
        },
        createdAt: { bsonType: 'date' },
      },
    };
    await defineCollection(db, 'payments', {
      schema,
      indexes: [
        { key: { orderIds: 1 } }, // what paid for an order
        { key: { customerId: 1 }, sparse: true }, // erased with the customer
      ],
    });
    // No program error can take or give back more than there is.
    const claimed = { $add: ['$capturedMinor', '$voidedMinor', '$due.captureMinor', '$due.voidMinor'] };
    const givenBack = { $add: ['$refundedMinor', '$due.refundMinor'] };
    const withinBounds = {
      $and: [{ $lte: [claimed, '$authorisedMinor'] }, { $lte: [givenBack, '$capturedMinor'] }],
    };
    await db.command({ collMod: 'payments', validator: { $jsonSchema: schema, $expr: withinBounds } });

    await defineCollection(db, 'paymentOperations', {
      schema: {
        bsonType: 'object',
        required: [
          'paymentId',
          'kind',
          'amountMinor',
          'currency',
          'state',
          'follow',
          'orderIds',
          'by',
          'askedAt',
          'attempts',
        ],
        properties: {
          kind: { enum: [...OPERATION_KINDS] },
          amountMinor: { ...whole, minimum: 1 },
          state: { enum: ['DUE', 'DONE', 'REFUSED'] },
          attempts: whole,
          askedAt: { bsonType: 'date' },
          dueAt: { bsonType: 'date' },
        },
      },
      indexes: [
        { key: { paymentId: 1 } },
        { key: { orderIds: 1 } }, // in an order's timeline
        { key: { 'by.actorId': 1 }, sparse: true }, // erased with the customer
        { key: { dueAt: 1 }, partialFilterExpression: { dueAt: { $exists: true } } }, // the runner
      ],
    });
  },
};

type Dependencies = {
  db: Db;
  client: MongoClient;
  log: Logger;
  clock: () => Date;
};

export type NewPayment = {
  customerId?: string | null;
  orderIds: string[];
  currency: string;
  /** Must pass `isToken`. */
  token: string;
};

export type PaymentOptions = {
  /** Null: nobody takes payments here. */
  provider: PaymentProvider | null;
  /** What the outcome of an operation moves on, in the transaction that records it. */
  follow: (operation: PaymentOperation, session: ClientSession) => Promise<void>;
  /** Store credit: a provider whose books change in the transaction that records the outcome. */
  inside?: {
    name: string;
    /** Why an operation can't be done, or null. */
    refusalOf: (operation: PaymentOperation, payment: StoredPayment) => string | null;
    follow: (operation: PaymentOperation, session: ClientSession) => Promise<void>;
  };
  /**
   * The same for several operations that are `DONE`, each of which `isFollowedTogether`: all or none. Absent: each by itself.
   * @throws {Error} when one of them has to be followed by itself.
   */
  followTogether?: {
    applies: (operation: PaymentOperation) => boolean;
    follow: (operations: readonly PaymentOperation[], session: ClientSession) => Promise<void>;
  };
  /** So long one answer of the provider is waited for. */
  deadlineMs?: number;
  /** From 0 to 1, for the jitter. */
  random?: () => number;
};

/** Of these the money lies in a store's till, which gives it back at once. */
const OUTSIDE: readonly string[] = ['till', 'elsewhere'];

const DEADLINE_MS = 3000;
/** Longer than the attempt right after the commit can take: only what that one left behind is the runner's. */
const RUNNER_AFTER_DEADLINES = 2;
const RUNNER_BATCH = 50;
const BREAKER = { failures: 5, pauseMs: 2000 };

/** What is recorded together; in one lane, since what fails is done again one by one. */
const RECORDED_TOGETHER = { most: 25, lanes: 1 };

export type Payments = ReturnType<typeof openPayments>;

/** An operation that is asked for, and its payment, as they were written. */
export type Asked = { operation: PaymentOperation; payment: StoredPayment };

type Outcome = Exclude<ProviderOutcome, { state: 'PENDING' }>;

/** What became of an operation. */
type Learnt = { operation: PaymentOperation; outcome: Outcome };

const decisionOf = (outcome: Outcome, decidedAt: Date) => {
  const reason = outcome.state === 'REFUSED' ? { reason: outcome.reason } : {};
  return { $set: { state: outcome.state, decidedAt, ...reason }, $unset: { dueAt: true as const } };
};

/** What an outcome does to the payment. */
function effectOf({ kind, amountMinor }: PaymentOperation, outcome: Outcome) {
  const done = outcome.state === 'DONE';
  const begins = kind === 'AUTHORISE' || kind === 'CHARGE';
  const told = done &&
    begins && {
      $set: { reference: outcome.reference, ...(outcome.instrument && { instrument: outcome.instrument }) },
    };
  return {
    $inc: incrementsOf((sums) => whenDecided(sums, { kind, amountMinor, done })),
    ...told,
    ...(begins && { $unset: { token: true as const } }),
  };
}

/** Payments and their operations: what is asked of the provider is first written down, and its outcome moves the journey on. */
export function openPayments(
  { db, client, log, clock }: Dependencies,
  {
    provider,
    follow,
    inside,
    followTogether,
    deadlineMs = DEADLINE_MS,
    random = Math.random,
  }: PaymentOptions,
) {
  const payments = db.collection<StoredPayment>('payments');
  const operations = db.collection<PaymentOperation>('paymentOperations');
  const byId = lookupBy(payments, '_id');
  /** Few: what was given in exchange, and what paid. */
  const ofOrder = batched<StoredPayment[]>(async (orderIds) => {
    const found = await payments
      .find({ orderIds: { $in: orderIds } })
      .sort({ _id: 1 })
      .toArray();
    return (orderId) => found.filter((payment) => payment.orderIds.includes(orderId));
  });
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: BREAKER.pauseMs,
    breaker: new ConsecutiveBreaker(BREAKER.failures),
  });
  /** Attempts of this process, so that who waits for an operation and who was to perform it are one. */
  const underWay = new Map<string, Promise<PaymentOperation | null>>();

  /** A provider that hangs isn't waited for longer than the deadline, one that is down not at all. */
  function withinDeadline<Answer>(ask: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    return breaker.execute(async () => {
      const signal = AbortSignal.timeout(deadlineMs);
      const late = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      });
      return await Promise.race([ask(signal), late]);
    });
  }

  async function outcomeOf(
    operation: PaymentOperation,
    payment: StoredPayment,
    mayBeKnown: boolean,
  ): Promise<ProviderOutcome> {
    if (OUTSIDE.includes(payment.provider)) return { state: 'DONE', reference: payment.provider };
    if (payment.provider === inside?.name) {
      const reason = inside.refusalOf(operation, payment);
      return reason === null ? { state: 'DONE', reference: payment._id } : { state: 'REFUSED', reason };
    }
    if (payment.provider !== provider?.name)
      throw new Error(`nobody answers for provider ${payment.provider}`);
    const { _id: key, kind, amountMinor, currency, notAfter } = operation;
    const find = () => withinDeadline((signal) => provider.find(key, signal));
    if (mayBeKnown) {
      const known = await find();
      if (known) return known;
      if (isPast(notAfter, clock())) return { state: 'REFUSED', reason: 'NEVER_ARRIVED' };
    }
    const { token, reference } = payment;
    const begins = kind === 'AUTHORISE' || kind === 'CHARGE';
    const request = {
      key,
      kind,
      amountMinor,
      currency,
      ...(notAfter && { notAfter }),
      ...(begins ? token && { token } : reference && { reference }),
    };
    try {
      return await withinDeadline((signal) => provider.perform(request, signal));
    } catch (error) {
      const known = await find(); // it may have been done, and only its answer was lost
      if (known) return known;
      throw error;
    }
  }

  /** Records an outcome once, whoever learns it, and moves the journey on in the same transaction. */
  function record({ operation: { _id: id }, outcome }: Learnt): Promise<PaymentOperation | null> {
    return inTransaction(client, async (session) => {
      const decided = await operations.findOneAndUpdate(
        { _id: id, state: 'DUE' },
        decisionOf(outcome, clock()),
        { session, returnDocument: 'after' },
      );
      if (!decided) return operations.findOne({ _id: id }, { session });
      const payment = await payments.findOneAndUpdate(
        { _id: decided.paymentId },
        effectOf(decided, outcome),
        { session },
      );
      if (payment?.provider === inside?.name && decided.state === 'DONE')
        await inside?.follow(decided, session);
      await follow(decided, session);
      return decided;
    });
  }

  /** {@link record} of what was learnt at the same time, by as many commands as for one. */
  const recordTogether = openTogether<Learnt, PaymentOperation | null>(
    RECORDED_TOGETHER,
    (learnt) =>
      inTransaction(client, async (session) => {
        const now = clock();
        const decisions = learnt.map(({ operation: { _id }, outcome }) => ({
          updateOne: { filter: { _id, state: 'DUE' as const }, update: decisionOf(outcome, now) },
        }));
        const { matchedCount } = await operations.bulkWrite(decisions, { session });
        if (matchedCount !== learnt.length) throw new NotTogether(); // another attempt learnt it before
        const effects = learnt.map(({ operation, outcome }) => ({
          updateOne: { filter: { _id: operation.paymentId }, update: effectOf(operation, outcome) },
        }));
        await payments.bulkWrite(effects, { session });
        const decided = learnt.map(({ operation: { dueAt: _, ...operation }, outcome }) => {
          return { ...operation, state: outcome.state, decidedAt: now } satisfies PaymentOperation;
        });
        await followTogether?.follow(decided, session);
        return decided;
      }),
    record,
  );

  async function attempt(id: string, byRunner: boolean, committed?: Asked): Promise<PaymentOperation | null> {
    let operation = committed?.operation ?? (await operations.findOne({ _id: id }));
    if (operation?.state !== 'DUE') return operation;
    try {
      const payment = committed?.payment ?? (await payments.findOne({ _id: operation.paymentId }));
      if (!payment) throw new Error(`${id} has no payment`);
      const outcome = await outcomeOf(operation, payment, byRunner);
      if (outcome.state === 'PENDING') return operation;
      const isShared = outcome.state === 'DONE' && followTogether?.applies(operation) === true;
      operation = await (isShared ? recordTogether : record)({ operation, outcome });
    } catch (error) {
      // It stays due, and the runner goes on. No message: it may hold what a provider said of a person.
      log.warn(
        { operation: id, error: error instanceof Error ? error.name : 'unknown' },
        'payment not decided',
      );
    }
    return operation;
  }

  /** @param committed the operation and its payment, where the caller has just written them. */
  function performOnce(id: string, byRunner = false, committed?: Asked): Promise<PaymentOperation | null> {
    let run = underWay.get(id);
    if (!run) {
      run = attempt(id, byRunner, committed).finally(() => underWay.delete(id));
      underWay.set(id, run);
    }
    return run;
  }

  /** Performs what the session asks for as soon as it has committed. */
  function performAfter(session: ClientSession, asked: Asked): void {
    // What fails here stays due, and the runner finds it.
    afterCommit(session, () => void performOnce(asked.operation._id, false, asked).catch(() => {}));
  }

  function newPayment(its: NewPayment): StoredPayment {
    if (!provider) throw new Error('no payment provider is configured');
    const { customerId, orderIds, currency, token } = its;
    return {
      _id: newId('pay'),
      ...(customerId && { customerId }),
      orderIds,
      provider: provider.name,
      currency,
      token,
      ...NO_SUMS,
      createdAt: clock(),
    };
  }

  function operationFor(payment: StoredPayment, its: Omit<OperationRequest, 'paymentId'>): PaymentOperation {
    const { kind, amountMinor, follow: followedBy, by, notAfter } = its;
    const now = clock();
    return {
      _id: operationId(kind, followedBy),
      paymentId: payment._id,
      kind,
      amountMinor,
      currency: payment.currency,
      state: 'DUE',
      follow: followedBy,
      orderIds: its.orderIds ?? payment.orderIds,
      by,
      askedAt: now,
      attempts: 0,
      dueAt: new Date(now.getTime() + RUNNER_AFTER_DEADLINES * deadlineMs + 1000),
      ...(notAfter && { notAfter }),
    };
  }

  return {
    /** Whether payments are taken here at all. */
    isOffered: provider !== null,

    byId: (id: string): Promise<StoredPayment | null> => byId.load(id),

    /** What paid, or was to pay, for an order, oldest first. Few. */
    ofOrder: (orderId: string): Promise<StoredPayment[]> => ofOrder.load(orderId),

    seenBy: (session: ClientSession, id: string): Promise<StoredPayment | null> =>
      payments.findOne({ _id: id }, { session }),

    /** As {@link ofOrder}, as this transaction sees it. */
    ofOrderSeenBy: (session: ClientSession, orderId: string): Promise<StoredPayment[]> =>
      payments.find({ orderIds: orderId }, { session }).sort({ _id: 1 }).toArray(),

    operation: (id: string): Promise<PaymentOperation | null> => operations.findOne({ _id: id }),

    /** Every movement of money that has to do with an order, oldest first; at most 100. */
    operationsOf: (orderId: string): Promise<PaymentOperation[]> =>
      operations.find({ orderIds: orderId }).sort({ askedAt: 1, _id: 1 }).limit(100).toArray(),

    /** Begins a payment with a token of the provider's; nothing is asked of anybody yet. */
    async open(session: ClientSession, its: NewPayment): Promise<StoredPayment> {
      const payment = newPayment(its);
      await payments.insertOne(payment, { session });
      return payment;
    },

    /** A payment and its first operation, of what can't have been asked for before; {@link begin} writes them. */
    firstOf(its: NewPayment, first: Omit<OperationRequest, 'paymentId'>): Asked {
      const opened = newPayment(its);
      const operation = operationFor(opened, first);
      return { payment: { ...opened, ...whenAsked(opened, operation) }, operation };
    },

    /** {@link open} and the first {@link request} at once, of several payments. */
    async begin(session: ClientSession, begun: readonly Asked[]): Promise<void> {
      if (!begun.length) return;
      await payments.insertMany(
        begun.map(({ payment }) => payment),
        { session },
      );
      await operations.insertMany(
        begun.map(({ operation }) => operation),
        { session },
      );
      for (const asked of begun) performAfter(session, asked);
    },

    /** Keeps a payment that was made outside: at the store's till, or where an imported order was bought. */
    async recordOutside(
      session: ClientSession,
      its: {
        provider: 'till' | 'elsewhere';
        customerId?: string | null;
        orderId: string;
        amountMinor: number;
        currency: string;
        at: Date;
      },
    ): Promise<StoredPayment> {
      const { customerId, orderId, amountMinor, currency, at } = its;
      const payment: StoredPayment = {
        _id: newId('pay'),
        ...(customerId && { customerId }),
        orderIds: [orderId],
        provider: its.provider,
        currency,
        ...NO_SUMS,
        authorisedMinor: amountMinor,
        capturedMinor: amountMinor,
        createdAt: at,
      };
      await payments.insertOne(payment, { session });
      return payment;
    },

    /** A payment now pays for this order too. */
    async addOrder(session: ClientSession, paymentId: string, orderId: string): Promise<void> {
      await payments.updateOne({ _id: paymentId }, { $addToSet: { orderIds: orderId } }, { session });
    },

    /**
     * Asks for a movement of money in the caller's transaction; it is performed once that has committed, here or by the
     * runner. Asking again is the same operation. @throws {Error} when it is more than there is to move: the caller must know.
     */
    async request(session: ClientSession, its: OperationRequest): Promise<PaymentOperation> {
      const { kind, amountMinor, follow: followedBy } = its;
      const _id = operationId(kind, followedBy);
      const there = await operations.findOne({ _id }, { session });
      if (there) return there;
      const payment = await payments.findOne({ _id: its.paymentId }, { session });
      if (!payment) throw new Error(`no payment ${its.paymentId}`);
      const left = leftFor(kind, payment);
      if (left !== null && amountMinor > left) {
        throw new Error(`${kind} of ${amountMinor} is more than the ${left} that ${payment._id} has left`);
      }
      const operation = operationFor(payment, its);
      await operations.insertOne(operation, { session });
      await payments.updateOne(
        { _id: payment._id },
        { $inc: incrementsOf((sums) => whenAsked(sums, operation)) },
        { session },
      );
      performAfter(session, { operation, payment });
      return operation;
    },

    /**
     * Has a committed operation done and gives it back with its outcome; still `DUE` when the provider didn't say in time,
     * and then the runner goes on. @throws {Error} when there is no such operation.
     */
    async perform(id: string): Promise<PaymentOperation> {
      const operation = await performOnce(id);
      if (operation) return operation;
      // An ordinary majority read may miss what was committed a moment ago.
      const latest = await operations.findOne({ _id: id }, LATEST);
      if (!latest) throw new Error(`no payment operation ${id}`);
      return (await performOnce(id)) ?? latest;
    },

    /** The provider says that something became of a key. It is believed only after asking the provider. */
    async notified(key: string): Promise<void> {
      await performOnce(key, true);
    },

    /** Asks again for what has no outcome yet. Returns true when there may be more. */
    async runDue(): Promise<boolean> {
      const now = clock();
      const due = await operations
        .find({ dueAt: { $lte: now } }, { projection: { attempts: 1 } })
        .sort({ dueAt: 1 })
        .limit(RUNNER_BATCH)
        .toArray();
      await Promise.all(
        due.map(async ({ _id, attempts }) => {
          const claimed = await operations.updateOne(
            { _id, state: 'DUE', attempts },
            { $set: { dueAt: askAgainAt(attempts, now, random()) }, $inc: { attempts: 1 } },
          );
          if (claimed.modifiedCount) await performOnce(_id, true);
        }),
      );
      return due.length === RUNNER_BATCH;
    },

    /** Resolves when this process waits for no provider any more. */
    async settled(): Promise<void> {
      while (underWay.size) await Promise.allSettled(underWay.values());
    },
  };
}
