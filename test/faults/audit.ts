import type { Db } from 'mongodb';
import { connectMongo } from '#shared/mongo.ts';
import { subgraphs } from '../../subgraphs/index.ts';
import { accountsIn, type Posting, postingsIn } from '../../subgraphs/loyalty/data/ledger-collections.ts';
import { verifyLedger } from '../../subgraphs/loyalty/data/verify-ledger.ts';
import type { StoredOrder } from '../../subgraphs/orders/data/orders.ts';
import type { StoredStock } from '../../subgraphs/orders/data/stock.ts';
import { outboxOf } from '../../subgraphs/shared/events/outbox.ts';
import type { RunningPatron } from '../support/patron.ts';
import type { OpenReport } from './report.ts';
import { type Collected, PIECES, type Shop } from './shop.ts';
import { eventually } from './waiting.ts';

export type Databases = (subgraph: string) => Db;

/** Opens the databases of an installation for `work`. */
export async function withDatabases<Result>(
  { environment, prefix }: Pick<RunningPatron, 'environment' | 'prefix'>,
  work: (dbOf: Databases) => Promise<Result>,
): Promise<Result> {
  const client = await connectMongo(environment.MONGODB_URI ?? '');
  try {
    return await work((subgraph) => client.db(`${prefix}_${subgraph}`));
  } finally {
    await client.close();
  }
}

/** Waits until every event of every subgraph has been applied wherever it is awaited. */
export const allDelivered = (dbOf: Databases): Promise<true> =>
  eventually('the delivery of every event', async () => (await undelivered(dbOf)) === 0);

async function undelivered(dbOf: Databases): Promise<number> {
  const counts = await Promise.all(
    subgraphs.map(({ name }) => outboxOf(dbOf(name)).countDocuments({ 'pending.0': { $exists: true } })),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Waits for every delivery, audits, and shows that the audit could have failed. */
export async function compare(
  dbOf: Databases,
  { storeId }: Pick<Shop, 'storeId'>,
  collected: readonly Collected[],
  report: OpenReport,
): Promise<void> {
  await allDelivered(dbOf);
  for (const problem of await audit(dbOf, storeId, collected)) report.check(false, problem);
  report.note(`${collected.length} orders, their stock and their points were compared`);
  if (!report.violations.length) await auditControls(dbOf, storeId, collected, report);
}

/**
 * Compares what clients were told with what the databases say: every order stands once, has left the stock once and has
 * earned once; the ledger balances; nothing waits and nothing was given up. Each difference is one text.
 */
async function audit(dbOf: Databases, storeId: string, collected: readonly Collected[]): Promise<string[]> {
  return [
    ...(await auditOrders(dbOf, storeId, collected)),
    ...(await auditStock(dbOf, storeId, collected)),
    ...(await auditPoints(dbOf, collected)),
    ...(await auditOutboxes(dbOf)),
  ];
}

async function auditOrders(
  dbOf: Databases,
  storeId: string,
  collected: readonly Collected[],
): Promise<string[]> {
  const problems: string[] = [];
  const orders = await dbOf('orders').collection<StoredOrder>('orders').find({ storeId }).toArray();
  if (orders.length !== collected.length) {
    problems.push(`${orders.length} orders, and ${collected.length} were acknowledged`);
  }
  const byId = new Map(orders.map((order) => [order._id, order]));
  const handedOver = await outboxOf(dbOf('orders'))
    .find({ 'event.type': 'patron.order.handed_over.v1', 'event.data.storeId': storeId })
    .toArray();
  for (const { orderId, totalMinor } of collected) {
    const order = byId.get(orderId);
    if (order?.state !== 'HANDED_OVER') problems.push(`${orderId} is ${order?.state ?? 'lost'}`);
    if (order && order.totalMinor !== totalMinor) {
      problems.push(`${orderId} costs ${order.totalMinor}, not ${totalMinor}`);
    }
    const steps = order?.timeline.map(({ state }) => state) ?? [];
    if (new Set(steps).size !== steps.length) problems.push(`${orderId} took a step twice: ${steps}`);
    const told = handedOver.filter(({ event }) => (event.data as { orderId: string }).orderId === orderId);
    if (told.length !== 1) problems.push(`${orderId} was reported as handed over ${told.length} times`);
  }
  return problems;
}

async function auditStock(
  dbOf: Databases,
  storeId: string,
  collected: readonly Collected[],
): Promise<string[]> {
  const levels = await dbOf('orders').collection<StoredStock>('stock').find({ storeId }).toArray();
  return levels.flatMap(({ sku, onHand, reserved, picked }) => {
    const sold = collected
      .flatMap(({ pieces }) => pieces)
      .reduce((sum, piece) => (piece.sku === sku ? sum + piece.quantity : sum), 0);
    const isRight = onHand === PIECES - sold && reserved === 0 && picked === 0;
    if (isRight) return [];
    return [`${sku}: ${onHand} on hand, ${reserved} reserved, ${picked} picked after ${sold} were sold`];
  });
}

async function auditPoints(dbOf: Databases, collected: readonly Collected[]): Promise<string[]> {
  const db = dbOf('loyalty');
  const { problems } = await verifyLedger(db);
  const byOrder = new Map<string, Posting[]>();
  const customers = [...new Set(collected.map(({ customerId }) => customerId))];
  const accounts = await accountsIn(db)
    .find({ customerId: { $in: customers } })
    .toArray();
  const theirs = { kind: 'EARNED' as const, accountId: { $in: accounts.map(({ _id }) => _id) } };
  for (const posting of await postingsIn(db).find(theirs).toArray()) {
    const orderId = posting.orderId ?? '';
    byOrder.set(orderId, [...(byOrder.get(orderId) ?? []), posting]);
  }
  for (const { orderId, points } of collected) {
    const earned = byOrder.get(orderId) ?? [];
    const sums = earned.map(({ lots }) => lots.reduce((sum, lot) => sum + lot.points, 0));
    if (sums.length !== 1 || sums[0] !== points) {
      problems.push(`${orderId} earned ${sums.length ? sums.join(' and ') : 'nothing'}, not ${points} once`);
    }
    byOrder.delete(orderId);
  }
  for (const orderId of byOrder.keys()) problems.push(`${orderId} earned, and nobody was told of it`);
  return problems;
}

async function auditOutboxes(dbOf: Databases): Promise<string[]> {
  const problems: string[] = [];
  const waiting = await undelivered(dbOf);
  if (waiting) problems.push(`${waiting} events wait`);
  for (const { name } of subgraphs) {
    const dead = await outboxOf(dbOf(name)).countDocuments({ 'dead.0': { $exists: true } });
    if (dead) problems.push(`${dead} events of ${name} were given up`);
  }
  return problems;
}

/**
 * Shows that the audit can fail: breaks the databases in one way after the other, each of which it has to notice, and
 * repairs them. They are at rest and without fault.
 */
async function auditControls(
  dbOf: Databases,
  storeId: string,
  collected: readonly Collected[],
  report: OpenReport,
): Promise<void> {
  const [one] = collected;
  if (!one) throw new Error('there is nothing to break');
  const postings = postingsIn(dbOf('loyalty'));
  const posting = await postings.findOne({ orderId: one.orderId });
  const stock = dbOf('orders').collection<StoredStock>('stock');
  const outbox = outboxOf(dbOf('orders'));
  const event = await outbox.findOne({ 'event.data.orderId': one.orderId });
  const sold = one.pieces[0]?.sku ?? '';
  if (!posting || !event) throw new Error(`${one.orderId} has no posting or no event`);
  const again: Posting = {
    ...posting,
    _id: `${posting._id}-again`,
    key: `${posting.key}/again`,
    sequence: 1e6,
  };

  const breaks: [string, () => Promise<unknown>, () => Promise<unknown>][] = [
    [
      'points that were posted twice',
      () => postings.insertOne(again),
      () => postings.deleteOne({ _id: again._id }),
    ],
    [
      'points that were lost',
      () => postings.deleteOne({ _id: posting._id }),
      () => postings.insertOne(posting),
    ],
    [
      'a piece that left the stock twice',
      () => stock.updateOne({ sku: sold }, { $inc: { onHand: -1 } }),
      () => stock.updateOne({ sku: sold }, { $inc: { onHand: 1 } }),
    ],
    [
      'an event that waits',
      () => outbox.updateOne({ _id: event._id }, { $set: { pending: ['nobody'] } }),
      () => outbox.updateOne({ _id: event._id }, { $set: { pending: [] } }),
    ],
    [
      'an event that was given up',
      () => outbox.updateOne({ _id: event._id }, { $set: { dead: ['nobody'] } }),
      () => outbox.updateOne({ _id: event._id }, { $set: { dead: [] } }),
    ],
  ];
  for (const [what, break_, repair] of breaks) {
    await break_();
    report.check((await audit(dbOf, storeId, collected)).length > 0, `the audit does not notice ${what}`);
    await repair();
  }
  const left = await audit(dbOf, storeId, collected);
  report.check(left.length === 0, `the controls left something broken: ${left[0]}`);
  report.note(`the audit noticed ${breaks.map(([what]) => what).join(', ')} when that was made so`);
}
