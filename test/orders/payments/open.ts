import { randomUUID } from 'node:crypto';
import type { ClientSession, Db, MongoClient } from 'mongodb';
import { pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { migrate } from '#shared/migrations.ts';
import { connectMongo, inTransaction, newId } from '#shared/mongo.ts';
import type { PaymentOperation } from '../../../subgraphs/orders/payments/operations.ts';
import {
  openPayments,
  type Payments,
  paymentsMigration,
} from '../../../subgraphs/orders/payments/payments.ts';
import type {
  OperationKind,
  PaymentProvider,
  ProviderOutcome,
  ProviderRequest,
} from '../../../subgraphs/orders/payments/provider.ts';

/** A provider that keeps to its own books and does on its way what the test says. */
export function aProvider() {
  const known = new Map<string, Exclude<ProviderOutcome, { state: 'PENDING' }>>();
  const pending = new Set<string>();
  const requests: ProviderRequest[] = [];
  let references = 0;
  const its = {
    /** What `perform` does. `silent`: carries it out and answers nothing. */
    mood: 'answers' as 'answers' | 'refuses' | 'silent' | 'lost' | 'down' | 'pending',
    isReachable: true,
    known,
    requests,
    /** Decides what was left pending. */
    decide: () => pending.clear(),
    /** How often it moved money for each kind; never more than once for a key. */
    moved: (kind: OperationKind) =>
      requests.filter(
        (one, index) =>
          one.kind === kind &&
          known.get(one.key)?.state === 'DONE' &&
          requests.findIndex(({ key }) => key === one.key) === index,
      ).length,
  };
  const never = (signal: AbortSignal) =>
    new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
    );
  const provider: PaymentProvider = {
    name: 'test',
    async perform(request, signal) {
      if (!its.isReachable || its.mood === 'down') throw new Error('connection refused');
      if (its.mood === 'lost') return never(signal);
      const before = known.get(request.key);
      if (!before) {
        requests.push(request);
        references += 1;
        known.set(
          request.key,
          its.mood === 'refuses'
            ? { state: 'REFUSED', reason: 'CARD_DECLINED' }
            : {
                state: 'DONE',
                reference: `ref_${references}`,
                instrument: { kind: 'CARD', label: 'Visa 4242' },
              },
        );
        if (its.mood === 'pending') pending.add(request.key);
      }
      if (its.mood === 'silent') return never(signal);
      return pending.has(request.key) ? { state: 'PENDING' } : (known.get(request.key) as ProviderOutcome);
    },
    async find(key) {
      if (!its.isReachable) throw new Error('connection refused');
      return pending.has(key) ? { state: 'PENDING' } : (known.get(key) ?? null);
    },
  };
  return Object.assign(its, { provider });
}

export type TestProvider = ReturnType<typeof aProvider>;

/** The payments alone, on a database of their own; followers only note what they are told. */
export function usePayments() {
  const clock = { now: new Date('2026-03-02T10:00:00Z') };
  let client: MongoClient;
  let db: Db;

  beforeAll(async () => {
    client = await connectMongo(process.env.MONGODB_URI ?? '');
    db = client.db(`test_${randomUUID().slice(0, 8)}_payments`);
    await migrate(db, [paymentsMigration]);
  });
  afterAll(async () => {
    await db.dropDatabase();
    await client.close();
  });

  /** One process. Several share the database and the provider. */
  function open(provider: TestProvider, { failures = 0 } = {}) {
    const followed: PaymentOperation[] = [];
    let left = failures;
    const payments: Payments = openPayments(
      { db, client, log: pino({ level: 'silent' }), clock: () => clock.now },
      {
        provider: provider.provider,
        deadlineMs: 40,
        random: () => 0,
        follow: async (operation, session) => {
          if (left > 0) {
            left -= 1;
            throw new Error('the follower failed');
          }
          await db
            .collection<{ _id: string; operation: string }>('followed')
            .insertOne({ _id: newId('fol'), operation: operation._id }, { session });
          followed.push(operation);
        },
      },
    );
    return { payments, followed };
  }

  return {
    clock,
    open,
    pass: (milliseconds: number) => {
      clock.now = new Date(clock.now.getTime() + milliseconds);
    },
    inTransaction: <Result>(work: (session: ClientSession) => Promise<Result>) => inTransaction(client, work),
    /** How often a follower was told of an operation, and it stayed. */
    followedOf: (operation: string) => db.collection('followed').countDocuments({ operation }),
    get db() {
      return db;
    },
  };
}

export const BY = { actor: 'CUSTOMER', channel: 'WEB' } as const;
