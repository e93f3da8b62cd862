import { randomBytes, randomUUID } from 'node:crypto';
import type { Db } from 'mongodb';
import { pino } from 'pino';
import type { Actor } from '#shared/actor.ts';
import { subscriptionsOf } from '#shared/events/consume.ts';
import { connectMongo } from '#shared/mongo.ts';
import { openPairwise } from '#shared/pairwise.ts';
import { type RunningSubgraph, runSubgraph } from '#shared/run-subgraph.ts';
import { type Random, randomFrom } from '../../cli/demo/random.ts';
import type { Data } from '../../subgraphs/orders/context.ts';
import { type StoredStock, stockId } from '../../subgraphs/orders/data/stock.ts';
import type { StoredHold } from '../../subgraphs/orders/stock/holds.ts';
import { orders } from '../../subgraphs/orders/subgraph.ts';
import { disagreements } from '../orders/stock/levels.ts';
import { type FaultOptions, type OpenReport, openReport, type Report } from './report.ts';

/** Each with its own connections, as processes have them: what one keeps in turn, another doesn't know of. */
const INSTANCES = 4;
const STORES = 5;
/** So many ask for one piece. */
const PER_PIECE = 10;
/** Of a hundred reservations so many are orders, not holds. */
const CHECKOUTS = 10;
/** Of a hundred so many are sent twice at once with the same key. */
const TWICE = 5;
const HOLD_MINUTES = 30;
/** Under way at any moment; more would wait for a connection rather than for each other. */
const AT_ONCE = 1000;
const TRIES = 5;

const ERP: Actor = { kind: 'service', serviceId: 'erp', scopes: ['import'] };
const SKU = 'scarce';

/** What is asked for: one piece of a store, as a hold or as an order. */
type Intent = { key: string; storeId: string; customer: Actor | null };
type Outcome = Intent & { code: string | null; orderId: string | null; holdId: string | null };

/**
 * `ops` concurrent reservations for a tenth as many pieces in five stores, through the graph: exactly as many succeed as there are
 * pieces, no level is below 0, the ledger agrees, and every hold that runs out comes back.
 */
export async function oversell({ ops, seed, tell }: FaultOptions): Promise<Report> {
  const report = openReport('oversell', tell);
  const random = randomFrom(seed);
  const installation = await install();
  try {
    const { instances, db, clock } = installation;
    const pieces = Math.max(1, Math.floor(ops / PER_PIECE / STORES));
    const storeIds = await stock(instances[0] as RunningSubgraph, pieces);
    const intents = await prepare(instances, storeIds, ops, random);
    report.note(
      `${ops} reservations, ${Math.min(ops, AT_ONCE)} at any moment, for ${pieces * STORES} pieces in ${STORES} stores`,
    );

    const sent = intents.flatMap((intent) => (random.int(1, 100) <= TWICE ? [intent, intent] : [intent]));

    const begun = performance.now();
    const outcomes = await together(sent, (intent, index) =>
      reserve(instances[index % INSTANCES] as RunningSubgraph, intent, report),
    );
    report.most('until all were answered, ms', performance.now() - begun);

    const kept = agreed(outcomes, report);
    report.add('reserved', kept.filter(({ code }) => code === null).length);
    report.add('refused', kept.filter(({ code }) => code !== null).length);
    for (const problem of await audit(db, kept, storeIds, pieces)) report.check(false, problem);

    clock.now = new Date(clock.now.getTime() + HOLD_MINUTES * 60_000);
    await Promise.all(instances.map(expireAll));
    const ordered = kept.filter(({ orderId }) => orderId !== null);
    report.add('orders that kept their pieces', ordered.length);
    report.add('holds that came back', kept.filter(({ holdId }) => holdId !== null).length);
    for (const problem of await auditExpired(db, ordered, storeIds, pieces)) report.check(false, problem);
    report.note('every hold ran out');

    await control(db, report);
  } finally {
    await installation.remove();
  }
  return report;
}

/** Does all of it, {@link AT_ONCE} at any moment. */
async function together<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const rest = items.entries();
  const worker = async () => {
    for (const [index, item] of rest) results[index] = await work(item, index);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

async function install() {
  const uri = process.env.MONGODB_URI ?? '';
  const prefix = `faults_${randomUUID().slice(0, 8)}`;
  const clock = { now: new Date('2026-03-02T10:00:00Z') };
  const keyring = [{ id: 'faults', secret: randomBytes(32) }];
  const pairwise = openPairwise(randomBytes(32).toString('base64'));
  const clients = await Promise.all(Array.from({ length: INSTANCES }, () => connectMongo(uri)));
  const instances: RunningSubgraph[] = [];
  for (const client of clients) {
    const instance = await runSubgraph(orders, {
      client,
      dbOf: (name) => client.db(`${prefix}_${name}`),
      keyring,
      pairwise,
      liveGrant: async () => null,
      permitsNow: async () => false,
      log: pino({ level: 'silent' }),
      clock: () => clock.now,
      publicUrl: 'http://localhost:4000',
      demo: true,
      subscriptions: subscriptionsOf([orders]),
    });
    instances.push(instance);
  }
  const db = (instances[0] as RunningSubgraph).db;
  return {
    instances,
    db,
    clock,
    async remove() {
      await db.dropDatabase();
      await Promise.all(clients.map((client) => client.close()));
    },
  };
}

/** @throws {GraphQLError} the first top-level error. */
async function ask(
  { execute }: RunningSubgraph,
  actor: Actor,
  mutation: string,
  input: object,
  fields: string,
): Promise<Payload> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation($input: ${type}!) { ${mutation}(input: $input) { ${fields} userErrors { code message } } }`;
  const { data, errors } = await execute({ query, variables: { input } }, { actor, requestId: 'req_faults' });
  if (errors?.length) throw errors[0];
  return data?.[mutation] as Payload;
}

type Payload = {
  userErrors: { code: string; message: string }[];
  order?: { id: string } | null;
  hold?: { id: string } | null;
};

async function stock(instance: RunningSubgraph, pieces: number): Promise<string[]> {
  const storeIds = Array.from({ length: STORES }, (_, index) => `sto_${index + 1}`);
  const stores = storeIds.map((id) => ({
    id,
    name: id,
    timeZone: 'UTC',
    currency: 'EUR',
    services: ['PICKUP'],
  }));
  const variants = [{ sku: SKU, prices: [{ amountMinor: 1000, currency: 'EUR' }] }];
  const products = [{ id: 'prd_1', name: 'Scarf', variants }];
  const counts = storeIds.map((storeId) => ({ storeId, sku: SKU, counted: pieces }));
  await ask(instance, ERP, 'importStores', { stores }, 'imported');
  await ask(instance, ERP, 'importProducts', { products }, 'imported');
  await ask(instance, ERP, 'setStock', { counts, idempotencyKey: 'stock' }, 'levelsSet');
  return storeIds;
}

/** Who will ask for what; those who will order have their carts filled. */
async function prepare(
  instances: readonly RunningSubgraph[],
  storeIds: readonly string[],
  ops: number,
  random: Random,
): Promise<Intent[]> {
  const intents = Array.from({ length: ops }, (_, index): Intent => {
    const isOrder = random.int(1, 100) <= CHECKOUTS;
    return {
      key: `intent-${index + 1}`,
      storeId: random.pick(storeIds),
      customer: isOrder ? { kind: 'customer', customerId: `cus_${index + 1}` } : null,
    };
  });
  await together(intents, async ({ customer }, index) => {
    const instance = instances[index % INSTANCES] as RunningSubgraph;
    if (customer) await ask(instance, customer, 'setCartLine', { sku: SKU, quantity: 1 }, 'cart { version }');
  });
  return intents;
}

/** Asks until it is answered, always with the same key, as clients do. */
async function reserve(instance: RunningSubgraph, intent: Intent, report: OpenReport): Promise<Outcome> {
  const { key: idempotencyKey, storeId, customer } = intent;
  const lines = [{ sku: SKU, quantity: 1 }];
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { userErrors, order, hold } = customer
        ? await ask(instance, customer, 'checkoutForPickup', { storeId, idempotencyKey }, 'order { id }')
        : await ask(
            instance,
            ERP,
            'holdStock',
            { storeId, lines, minutes: HOLD_MINUTES, idempotencyKey },
            'hold { id }',
          );
      return {
        ...intent,
        code: userErrors[0]?.code ?? null,
        orderId: order?.id ?? null,
        holdId: hold?.id ?? null,
      };
    } catch (error) {
      if (attempt === TRIES) throw error;
      report.add('asked again');
    }
  }
}

/** One outcome for each intent; two answers to one intent must be the same. */
function agreed(outcomes: readonly Outcome[], report: OpenReport): Outcome[] {
  const byKey = new Map<string, Outcome>();
  for (const outcome of outcomes) {
    const before = byKey.get(outcome.key);
    const isSame =
      !before ||
      (before.code === outcome.code &&
        before.orderId === outcome.orderId &&
        before.holdId === outcome.holdId);
    report.check(
      isSame,
      `${outcome.key} was answered ${JSON.stringify(before)} and ${JSON.stringify(outcome)}`,
    );
    byKey.set(outcome.key, outcome);
  }
  return [...byKey.values()];
}

/** What doesn't hold after the rush. Every store was asked for more than it had. */
async function audit(
  db: Db,
  outcomes: readonly Outcome[],
  storeIds: readonly string[],
  pieces: number,
): Promise<string[]> {
  const problems = [
    ...(await disagreements(db)),
    ...(await levelProblems(db, storeIds, pieces, () => pieces)),
  ];
  for (const storeId of storeIds) {
    const here = outcomes.filter((outcome) => outcome.storeId === storeId);
    const reserved = here.filter(({ code }) => code === null).length;
    const expected = Math.min(pieces, here.length);
    if (reserved !== expected) problems.push(`${storeId}: ${reserved} reserved, not ${expected}`);
  }
  const codes = new Set(outcomes.map(({ code }) => code));
  for (const code of codes) {
    if (code !== null && code !== 'OUT_OF_STOCK') problems.push(`a reservation was refused with ${code}`);
  }
  return problems;
}

async function auditExpired(
  db: Db,
  ordered: readonly Outcome[],
  storeIds: readonly string[],
  pieces: number,
): Promise<string[]> {
  const inOrders = (storeId: string) => ordered.filter((outcome) => outcome.storeId === storeId).length;
  const held = await db.collection<StoredHold>('stockHolds').countDocuments({ state: { $ne: 'EXPIRED' } });
  return [
    ...(await disagreements(db)),
    ...(await levelProblems(db, storeIds, pieces, inOrders)),
    ...(held ? [`${held} holds did not run out`] : []),
  ];
}

/** Every piece is free or reserved, and as many are reserved as `reservedOf` says. */
async function levelProblems(
  db: Db,
  storeIds: readonly string[],
  pieces: number,
  reservedOf: (storeId: string) => number,
): Promise<string[]> {
  const levels = await db.collection<StoredStock>('stock').find({ sku: SKU }).toArray();
  return storeIds.flatMap((storeId) => {
    const { onHand = 0, reserved = 0 } = levels.find((level) => level.storeId === storeId) ?? {};
    const expected = reservedOf(storeId);
    const problems = [];
    if (onHand < 0) problems.push(`${storeId}: ${onHand} on hand`);
    if (onHand + reserved !== pieces)
      problems.push(`${storeId}: ${onHand} and ${reserved} of ${pieces} pieces`);
    if (reserved !== expected) problems.push(`${storeId}: ${reserved} reserved, not ${expected}`);
    return problems;
  });
}

async function expireAll({ data }: RunningSubgraph): Promise<void> {
  const { holds } = data as Data;
  while (await holds.expireDue());
}

/** The harness can tell: whoever reads, then writes without a condition, sells a piece twice. */
async function control(db: Db, report: OpenReport): Promise<void> {
  const levels = db.collection<StoredStock>('stock');
  const _id = stockId('sto_1', SKU);
  const pieces = 5;
  await levels.updateOne({ _id }, { $set: { onHand: pieces, reserved: 0 } });
  const tries = await Promise.all(
    Array.from({ length: pieces * PER_PIECE }, async () => {
      const seen = await levels.findOne({ _id });
      if (!seen || seen.onHand < 1) return false;
      // The collection's own validator would refuse a level below 0.
      const careless = { bypassDocumentValidation: true };
      await levels.updateOne({ _id }, { $inc: { onHand: -1, reserved: 1 } }, careless);
      return true;
    }),
  );
  const outcomes = tries.map((isReserved, index): Outcome => {
    const code = isReserved ? null : 'OUT_OF_STOCK';
    return { key: String(index), storeId: 'sto_1', customer: null, code, orderId: null, holdId: null };
  });
  const problems = await audit(db, outcomes, ['sto_1'], pieces);
  const isSeen = ['sto_1: ', 'on hand', 'reserved, not', 'moved there'].every((sign) =>
    problems.some((problem) => problem.includes(sign)),
  );
  report.check(isSeen, `an unconditional update went unnoticed: ${JSON.stringify(problems)}`);
  report.note(
    `an unconditional update sold ${tries.filter(Boolean).length} of ${pieces} pieces, which was noticed`,
  );
}
