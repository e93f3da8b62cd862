import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { newId, type Stored } from '#shared/mongo.ts';
import type { PaymentOperation, StoredPayment } from '../payments/operations.ts';
import { NO_SUMS } from '../payments/rules.ts';

/** The name of store credit among the providers of payments: its books are here, in the database of the orders. */
export const STORE_CREDIT = 'store-credit';

/**
 * Where store credit lies: with a `CUSTOMER`, `HELD` for an order until it leaves the house, or `SPENT`. It is `ISSUED` by the
 * retailer, and `FORFEITED` by who was erased.
 */
export const CREDIT_LEDGERS = ['ISSUED', 'CUSTOMER', 'HELD', 'SPENT', 'FORFEITED'] as const;
export type CreditLedger = (typeof CREDIT_LEDGERS)[number];

/** Collection `storeCreditAccounts`: what a customer has in one currency; the sum of the postings to it less those from it. */
export type StoreCreditAccount = Stored & {
  customerId: string;
  currency: string;
  /** Never below 0: the collection's validator holds that. */
  balanceMinor: number;
  asOf: Date;
};

/** Collection `storeCreditPostings`: credit that went from one ledger to another. `_id` says what for, so it is once. */
export type StoreCreditPosting = Stored & {
  /** Whose it is or was; absent once they were erased. */
  customerId?: string;
  currency: string;
  /** Above 0. */
  amountMinor: number;
  from: CreditLedger;
  to: CreditLedger;
  /** What it was spent with. */
  paymentId?: string;
  /** What it was issued for. */
  returnId?: string;
  at: Date;
};

const string = { bsonType: 'string', minLength: 1 };
const whole = { bsonType: ['int', 'long', 'double'], minimum: 0 };

export const storeCreditMigration: Migration = {
  id: '052-store-credit',
  async up(db) {
    await defineCollection(db, 'storeCreditAccounts', {
      schema: {
        bsonType: 'object',
        required: ['customerId', 'currency', 'balanceMinor', 'asOf'],
        properties: { customerId: string, currency: string, balanceMinor: whole },
      },
      indexes: [{ key: { customerId: 1 } }],
    });
    await defineCollection(db, 'storeCreditPostings', {
      schema: {
        bsonType: 'object',
        required: ['currency', 'amountMinor', 'from', 'to', 'at'],
        properties: {
          customerId: string,
          amountMinor: { ...whole, minimum: 1 },
          from: { enum: [...CREDIT_LEDGERS] },
          to: { enum: [...CREDIT_LEDGERS] },
        },
      },
      indexes: [
        { key: { customerId: 1, at: -1 }, sparse: true }, // a customer's, newest first
        { key: { paymentId: 1 }, sparse: true }, // who gave what for a payment
      ],
    });
  },
};

const accountId = (customerId: string, currency: string): string => `${customerId}/${currency}`;

const MAX_ACCOUNTS = 20;
const MAX_POSTINGS = 50;

export type StoreCredit = ReturnType<typeof openStoreCredit>;

/** Customers' store credit. Every function that writes is part of the caller's transaction, and moves nothing twice. */
export function openStoreCredit({ db, clock }: { db: Db; clock: () => Date }) {
  const accounts = db.collection<StoreCreditAccount>('storeCreditAccounts');
  const postings = db.collection<StoreCreditPosting>('storeCreditPostings');
  const payments = db.collection<StoredPayment>('payments');

  type Its = Omit<StoreCreditPosting, '_id' | 'at'>;

  /** False when it was posted before. */
  async function post(_id: string, its: Its, session: ClientSession): Promise<boolean> {
    if (await postings.findOne({ _id }, { session, projection: { _id: 1 } })) return false;
    await postings.insertOne({ _id, ...its, at: clock() }, { session });
    return true;
  }

  async function add(
    _id: string,
    { customerId, ...its }: Its & { customerId: string },
    session: ClientSession,
  ): Promise<void> {
    if (!(await post(_id, { customerId, ...its }, session))) return;
    const { currency, amountMinor } = its;
    await accounts.updateOne(
      { _id: accountId(customerId, currency) },
      {
        $inc: { balanceMinor: amountMinor },
        $set: { asOf: clock() },
        $setOnInsert: { customerId, currency },
      },
      { session, upsert: true },
    );
  }

  /**
   * What comes back of a payment, to whom it was taken from, first to who gave first: ids that were one then may not be now. Without
   * a customer where they were erased.
   */
  async function partsOf(
    paymentId: string,
    amountMinor: number,
    session: ClientSession,
  ): Promise<{ customerId?: string; amountMinor: number }[]> {
    const moved = await postings.find({ paymentId }, { session }).sort({ _id: 1 }).toArray();
    const left = new Map<string | undefined, number>();
    for (const { customerId, from, to, amountMinor: part } of moved) {
      const given = from === 'CUSTOMER' ? part : to === 'CUSTOMER' || to === 'FORFEITED' ? -part : 0;
      left.set(customerId, (left.get(customerId) ?? 0) + given);
    }
    let rest = amountMinor;
    const parts = Array.from(left, ([customerId, given]) => {
      const part = Math.min(rest, Math.max(0, given));
      rest -= part;
      return { ...(customerId && { customerId }), amountMinor: part };
    });
    if (rest > 0) throw new Error(`more comes back than ${paymentId} took`);
    return parts.filter((part) => part.amountMinor > 0);
  }

  return {
    /** Of all ids of a customer, summed for each currency; at most 20. */
    async of(members: readonly string[]): Promise<Pick<StoreCreditAccount, 'currency' | 'balanceMinor'>[]> {
      const sums = await accounts
        .aggregate<{ _id: string; balanceMinor: number }>([
          { $match: { customerId: { $in: [...members] } } },
          { $group: { _id: '$currency', balanceMinor: { $sum: '$balanceMinor' } } },
          { $sort: { _id: 1 } },
          { $limit: MAX_ACCOUNTS },
        ])
        .toArray();
      return sums.map(({ _id: currency, balanceMinor }) => ({ currency, balanceMinor }));
    },

    /** Newest first; at most 50. */
    postingsOf: (members: readonly string[], currency: string): Promise<StoreCreditPosting[]> =>
      postings
        .find({ customerId: { $in: [...members] }, currency })
        .sort({ at: -1, _id: -1 })
        .limit(MAX_POSTINGS)
        .toArray(),

    /** Gives a customer credit for what they brought back. */
    issue: (
      its: { returnId: string; customerId: string; currency: string; amountMinor: number },
      session: ClientSession,
    ): Promise<void> => add(`${its.returnId}/issue`, { ...its, from: 'ISSUED', to: 'CUSTOMER' }, session),

    /**
     * Sets credit aside for orders, as a payment that is authorised; it is captured, voided and refunded like any other. Null
     * when the customer has less: then the caller rolls back.
     */
    async hold(
      payment: Pick<StoredPayment, '_id' | 'orderIds' | 'currency'> & { customerId: string },
      amountMinor: number,
      members: readonly string[],
      session: ClientSession,
    ): Promise<StoredPayment | null> {
      const { _id: paymentId, customerId: payer, currency } = payment;
      const theirs = await accounts
        .find({ customerId: { $in: [...members] }, currency, balanceMinor: { $gt: 0 } }, { session })
        .sort({ _id: 1 })
        .toArray();
      let rest = amountMinor;
      for (const [index, { _id, customerId, balanceMinor }] of theirs.entries()) {
        const part = Math.min(rest, balanceMinor);
        if (part === 0) break;
        await accounts.updateOne(
          { _id },
          { $inc: { balanceMinor: -part }, $set: { asOf: clock() } },
          { session },
        );
        const its = { customerId, currency, amountMinor: part, paymentId };
        await post(`${paymentId}/hold/${index}`, { ...its, from: 'CUSTOMER', to: 'HELD' }, session);
        rest -= part;
      }
      if (rest > 0) return null;
      const held: StoredPayment = {
        ...payment,
        customerId: payer,
        provider: STORE_CREDIT,
        reference: paymentId,
        instrument: { kind: 'STORE_CREDIT' },
        ...NO_SUMS,
        authorisedMinor: amountMinor,
        createdAt: clock(),
      };
      await payments.insertOne(held, { session });
      return held;
    },

    /** Whether an operation can be done: credit goes back to nobody who was erased, a till pays them. */
    refusalOf: ({ kind }: Pick<PaymentOperation, 'kind'>, { customerId }: StoredPayment): string | null =>
      kind === 'REFUND' && !customerId ? 'CUSTOMER_ERASED' : null,

    /** Posts what an operation on held credit does, with the record of its outcome. */
    async follow(
      { _id, kind, amountMinor, currency, paymentId }: PaymentOperation,
      session: ClientSession,
    ): Promise<void> {
      const payment = await payments.findOne({ _id: paymentId }, { session });
      const { customerId } = payment ?? {};
      const its = { currency, amountMinor, paymentId };
      if (kind === 'CAPTURE') {
        await post(_id, { ...its, ...(customerId && { customerId }), from: 'HELD', to: 'SPENT' }, session);
        return;
      }
      if (kind !== 'VOID' && kind !== 'REFUND') throw new Error(`store credit knows no ${kind}`);
      const from: CreditLedger = kind === 'VOID' ? 'HELD' : 'SPENT';
      const done = await postings.findOne({ _id: `${_id}/0` }, { session, projection: { _id: 1 } });
      if (done) return;
      for (const [index, part] of (await partsOf(paymentId, amountMinor, session)).entries()) {
        const back = { currency, paymentId, amountMinor: part.amountMinor, from };
        const owner = part.customerId;
        if (owner) await add(`${_id}/${index}`, { ...back, customerId: owner, to: 'CUSTOMER' }, session);
        else await post(`${_id}/${index}`, { ...back, to: 'FORFEITED' }, session);
      }
    },

    /** Who asks to be erased gives up what they have; their postings stay in the books without them. */
    async erase(customerId: string, session: ClientSession): Promise<{ accounts: number; postings: number }> {
      const theirs = await accounts.find({ customerId }, { session }).toArray();
      for (const { _id, currency, balanceMinor: amountMinor } of theirs) {
        if (amountMinor > 0) {
          await post(newId('fft'), { currency, amountMinor, from: 'CUSTOMER', to: 'FORFEITED' }, session);
        }
        await accounts.deleteOne({ _id }, { session });
      }
      const { modifiedCount } = await postings.updateMany(
        { customerId },
        { $unset: { customerId: true } },
        { session },
      );
      return { accounts: theirs.length, postings: modifiedCount };
    },
  };
}

/** Differences between balances, postings and payments, each as one text. It reads all there is: for tests and repairs. */
export async function auditStoreCredit(db: Db): Promise<string[]> {
  const [accounts, postings, payments] = await Promise.all([
    db.collection<StoreCreditAccount>('storeCreditAccounts').find().toArray(),
    db.collection<StoreCreditPosting>('storeCreditPostings').find().toArray(),
    db.collection<StoredPayment>('payments').find({ provider: STORE_CREDIT }).toArray(),
  ]);
  const sumOf = (ledger: CreditLedger, its: (posting: StoreCreditPosting) => boolean) =>
    postings.filter(its).reduce((sum, { from, to, amountMinor }) => {
      return sum + (to === ledger ? amountMinor : 0) - (from === ledger ? amountMinor : 0);
    }, 0);
  const differs = (what: string, is: number, shouldBe: number) =>
    is === shouldBe ? [] : [`${what} is ${is}, not ${shouldBe}`];
  return [
    ...accounts.flatMap(({ _id, customerId, currency, balanceMinor }) =>
      differs(
        `the store credit of ${_id}`,
        balanceMinor,
        sumOf('CUSTOMER', (one) => one.customerId === customerId && one.currency === currency),
      ),
    ),
    ...payments.flatMap(({ _id, authorisedMinor, capturedMinor, voidedMinor, refundedMinor }) => {
      const its = (one: StoreCreditPosting) => one.paymentId === _id;
      return [
        ...differs(`${_id} held`, sumOf('HELD', its), authorisedMinor - capturedMinor - voidedMinor),
        ...differs(`${_id} spent`, sumOf('SPENT', its), capturedMinor - refundedMinor),
      ];
    }),
  ];
}
