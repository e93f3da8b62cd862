import { setTimeout as delay } from 'node:timers/promises';
import { randomFrom } from '../../cli/demo/random.ts';
import { accountsIn, postingsIn } from '../../subgraphs/loyalty/data/ledger-collections.ts';
import { verifyLedger } from '../../subgraphs/loyalty/data/verify-ledger.ts';
import type { StoredOrder } from '../../subgraphs/orders/data/orders.ts';
import type { StoredStock } from '../../subgraphs/orders/data/stock.ts';
import { auditPayments } from '../../subgraphs/orders/payments/audit.ts';
import type { PaymentOperation, StoredPayment } from '../../subgraphs/orders/payments/operations.ts';
import { type RunningPatron, startPatron } from '../support/patron.ts';
import { allDelivered, type Databases, withDatabases } from './audit.ts';
import { type CheckoutJourney, JOURNEYS, type Outcome } from './checkout-journeys.ts';
import { openClient } from './client.ts';
import { openMortalMongo } from './mortal-mongo.ts';
import { type MortalProvider, openMortalProvider } from './mortal-provider.ts';
import { isReady, QUIET, subgraphPid } from './processes.ts';
import { type FaultOptions, type OpenReport, openReport, type Report } from './report.ts';
import { openShop, PIECES } from './shop.ts';
import { eventually } from './waiting.ts';

/** Who dies. `provider, unheard`: after it has done what it was asked, before it answers. */
const VICTIMS = ['orders', 'loyalty', 'provider', 'provider, unheard', 'mongod'] as const;
type Victim = (typeof VICTIMS)[number];

type Strike = { journey: CheckoutJourney; step: string; victim: Victim };

/** So long after the step began the victim dies at the latest. */
const WITHIN_MS = 60;

/**
 * kill -9 of orders, loyalty, the payment provider and mongod, each at each step of each journey through a checkout: afterwards
 * money, stock, points and orders agree, and agree with the provider's own books; nothing was done twice and nothing is stuck.
 */
export async function checkoutKill({ ops, seed, tell }: FaultOptions): Promise<Report> {
  const report = openReport('checkout-kill', tell);
  const random = randomFrom(seed);
  const all = JOURNEYS.flatMap((journey) =>
    journey.steps.flatMap((step) => VICTIMS.map((victim): Strike => ({ journey, step, victim }))),
  );
  const strikes = Array.from({ length: Math.ceil(ops / all.length) }, () => random.sample(all, all.length))
    .flat()
    .slice(0, ops);
  const mongod = await openMortalMongo(tell);
  try {
    const provider = await openMortalProvider(mongod.uri);
    try {
      const environment = { ...QUIET, MONGODB_URI: mongod.uri, ...provider.environment };
      const patron = await startPatron('distributed', environment);
      try {
        provider.notify(`${patron.url}/payments/notifications`);
        await provider.kill();
        await provider.restart();
        const client = openClient(patron.url, report);
        const shop = await openShop(patron, client, seed);
        const kill = killer({ patron, mongod, provider });
        const outcomes: Outcome[] = [];
        for (const strike of strikes) {
          const { journey, step, victim } = strike;
          const around = async <Answer>(name: string, work: () => Promise<Answer>): Promise<Answer> => {
            if (name !== step) return work();
            const [answer] = await Promise.all([work(), kill(victim, random.int(0, WITHIN_MS))]);
            report.add(`kills of ${victim}`);
            return answer;
          };
          try {
            outcomes.push(await journey.run({ client, shop, sign: patron.sign }, around));
          } catch (error) {
            const where = `${journey.name}, ${victim} killed at ${step}`;
            report.check(false, `${where}: ${(error as Error).message}`);
          }
        }
        report.note(
          `${outcomes.length} journeys came to their end, with ${strikes.length} kills on their way`,
        );
        await withDatabases(patron, async (dbOf) => {
          const world: World = { dbOf, provider, storeId: shop.storeId, outcomes };
          await compareAll(world, report);
        });
      } finally {
        await patron.stop();
      }
    } finally {
      await provider.stop();
    }
  } finally {
    await mongod.stop();
  }
  return report;
}

type Mortals = {
  patron: RunningPatron;
  mongod: Awaited<ReturnType<typeof openMortalMongo>>;
  provider: MortalProvider;
};

function killer({ patron, mongod, provider }: Mortals) {
  return async (victim: Victim, afterMs: number): Promise<void> => {
    if (victim === 'provider, unheard') {
      await provider.prepareToDie();
      return;
    }
    await delay(afterMs);
    if (victim === 'provider') {
      await provider.kill();
      await provider.restart();
      return;
    }
    if (victim === 'mongod') {
      await mongod.kill();
      await mongod.restart();
      return;
    }
    process.kill(await subgraphPid(patron.dataDir, victim), 'SIGKILL');
    await eventually(`${victim} to be back`, () => isReady(`http://127.0.0.1:${patron.ports.get(victim)}`));
  };
}

type World = {
  dbOf: Databases;
  provider: MortalProvider;
  storeId: string;
  outcomes: readonly Outcome[];
};

/** Waits until everything is at rest, audits, and shows that the audit could have failed. */
async function compareAll(world: World, report: OpenReport): Promise<void> {
  const { dbOf } = world;
  const due = dbOf('orders').collection<PaymentOperation>('paymentOperations');
  await eventually(
    'the outcome of every payment',
    async () => (await due.countDocuments({ state: 'DUE' })) === 0,
  );
  await allDelivered(dbOf);
  const problems = await auditAll(world);
  for (const problem of problems) report.check(false, problem);
  report.note(
    `${world.outcomes.length} orders, their money here and at the provider, stock and points were compared`,
  );
  if (!problems.length) await controls(world, report);
}

async function auditAll({ dbOf, provider, storeId, outcomes }: World): Promise<string[]> {
  const orders = dbOf('orders');
  return [
    ...(await auditPayments(orders, { books: await provider.books(), atRest: true })),
    ...(await outcomeProblems(dbOf, outcomes)),
    ...(await stockProblems(dbOf, storeId, outcomes)),
    ...(await pointProblems(dbOf, outcomes)),
  ];
}

async function outcomeProblems(dbOf: Databases, outcomes: readonly Outcome[]): Promise<string[]> {
  const db = dbOf('orders');
  const problems: string[] = [];
  const count = await db.collection('orders').countDocuments();
  if (count !== outcomes.length) problems.push(`${count} orders, and ${outcomes.length} were acknowledged`);
  for (const { orderId, state, capturedMinor, refundedMinor } of outcomes) {
    const order = await db.collection<StoredOrder>('orders').findOne({ _id: orderId });
    if (order?.state !== state) problems.push(`${orderId} is ${order?.state ?? 'lost'}, not ${state}`);
    const steps = order?.timeline.map((step) => step.state) ?? [];
    if (new Set(steps).size !== steps.length) problems.push(`${orderId} took a step twice: ${steps}`);
    const payments = await db.collection<StoredPayment>('payments').find({ orderIds: orderId }).toArray();
    const captured = payments.reduce((sum, payment) => sum + payment.capturedMinor, 0);
    const refunded = payments.reduce((sum, payment) => sum + payment.refundedMinor, 0);
    if (captured !== capturedMinor) problems.push(`${orderId}: ${captured} was taken, not ${capturedMinor}`);
    if (refunded !== refundedMinor) problems.push(`${orderId}: ${refunded} went back, not ${refundedMinor}`);
  }
  return problems;
}

/** Every piece that was ever there is on hand, brought back, or a customer's. */
async function stockProblems(
  dbOf: Databases,
  storeId: string,
  outcomes: readonly Outcome[],
): Promise<string[]> {
  const levels = await dbOf('orders').collection<StoredStock>('stock').find({ storeId }).toArray();
  return levels.flatMap(({ sku, onHand, reserved, picked, returned, damaged }) => {
    const its = outcomes.filter((outcome) => outcome.sku === sku);
    const gone = its.reduce((sum, { quantity, broughtBack }) => sum + quantity - broughtBack, 0);
    const here = onHand + returned + damaged;
    const isRight = here === PIECES - gone && reserved === 0 && picked === 0;
    return isRight ? [] : [`${sku}: ${here} here, ${reserved} reserved, ${picked} picked, with ${gone} gone`];
  });
}

async function pointProblems(dbOf: Databases, outcomes: readonly Outcome[]): Promise<string[]> {
  const db = dbOf('loyalty');
  const { problems } = await verifyLedger(db);
  for (const { customerId, orderId, points, broughtBack } of outcomes) {
    const account = await accountsIn(db).findOne({ customerId });
    const has = (account?.balance ?? 0) - (account?.owed ?? 0);
    if (has !== points) problems.push(`${customerId} has ${has} points, not ${points}`);
    if (!account) continue;
    const earned = await postingsIn(db).countDocuments({ accountId: account._id, kind: 'EARNED', orderId });
    const due = points > 0 || broughtBack > 0 ? 1 : 0;
    if (earned !== due) problems.push(`${orderId} earned ${earned} times, not ${due}`);
  }
  return problems;
}

/** Breaks what is at rest in one way after the other, each of which the audit has to notice, and repairs it. */
async function controls(world: World, report: OpenReport): Promise<void> {
  const { dbOf, provider } = world;
  const db = dbOf('orders');
  const payments = db.collection<StoredPayment>('payments');
  const operations = db.collection<PaymentOperation>('paymentOperations');
  const orders = db.collection<StoredOrder>('orders');
  const stock = db.collection<StoredStock>('stock');
  const payment = await payments.findOne({ capturedMinor: { $gt: 0 } });
  const operation = await operations.findOne({ state: 'DONE' });
  const order = await orders.findOne({ timeline: { $exists: true } });
  const posting = await postingsIn(dbOf('loyalty')).findOne({});
  if (!payment?.reference || !operation || !order) throw new Error('there is nothing to break');
  const { reference } = payment;
  const unchecked = { bypassDocumentValidation: true };

  const breaks: [string, () => Promise<unknown>, () => Promise<unknown>][] = [
    [
      'money that the provider took twice',
      () => provider.falsify(reference, payment.capturedMinor),
      () => provider.falsify(reference, -payment.capturedMinor),
    ],
    [
      'money that was never taken',
      () => payments.updateOne({ _id: payment._id }, { $set: { capturedMinor: 0 } }, unchecked),
      () => payments.replaceOne({ _id: payment._id }, payment, unchecked),
    ],
    [
      'a payment that is stuck',
      () => operations.updateOne({ _id: operation._id }, { $set: { state: 'DUE' } }),
      () => operations.replaceOne({ _id: operation._id }, operation),
    ],
    ['an order that was lost', () => orders.deleteOne({ _id: order._id }), () => orders.insertOne(order)],
    [
      'a piece that is held for nobody',
      () => stock.updateOne({ storeId: world.storeId }, { $inc: { reserved: 1 } }),
      () => stock.updateOne({ storeId: world.storeId, reserved: 1 }, { $inc: { reserved: -1 } }),
    ],
  ];
  if (posting) {
    const ledger = postingsIn(dbOf('loyalty'));
    breaks.push([
      'points that were lost',
      () => ledger.deleteOne({ _id: posting._id }),
      () => ledger.insertOne(posting),
    ]);
  }
  for (const [what, break_, repair] of breaks) {
    await break_();
    report.check((await auditAll(world)).length > 0, `the audit does not notice ${what}`);
    await repair();
  }
  const [left] = await auditAll(world);
  report.check(left === undefined, `the controls left something broken: ${left}`);
  report.note(`the audit noticed ${breaks.map(([what]) => what).join(', ')} when that was made so`);
}
