import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Db, Document } from 'mongodb';
import { pino } from 'pino';
import { freePort } from '../cli/mongod/free-port.ts';
import { loyalty } from '../subgraphs/loyalty/subgraph.ts';
import { subscriptionsOf } from '../subgraphs/shared/events/consume.ts';
import type { PatronEvent } from '../subgraphs/shared/events/event.ts';
import { newId } from '../subgraphs/shared/mongo.ts';
import { openPairwise } from '../subgraphs/shared/pairwise.ts';
import { type RunningSubgraph, runSubgraph } from '../subgraphs/shared/run-subgraph.ts';
import {
  type BesidePlain,
  type Graph,
  lastOf,
  measured,
  mongodPids,
  openGraph,
  plainly,
  type Round,
  resultOf,
} from './beside-plain.ts';
import { type BenchInstallation, openInstallation } from './installation.ts';
import { median } from './measure.ts';
import { startProcess } from './processes.ts';

/** The bench of this name measures points that are earned and redeemed. */
export const LOYALTY = 'loyalty';

export type LoyaltyOptions = {
  rounds: number;
  seconds: number;
  /** Who earn or redeem at once, again and again. */
  connections: number;
  /** Redemptions a second, of members who come when they come. */
  rate: number;
};

const PREFIX = 'patron_bench_loyalty';
/** Whom the redemptions at a rate are spread over. */
const MEMBERS = 500;
/** Of each member, so that nobody runs out. */
const POINTS = 1_000_000;
const REWARD = 'rwd_bench';
/** As a relay delivers what has come together: so many deliveries under way at once, and events in each. */
const LANES = 4;
const BATCH = 25;

/**
 * Events that earn, applied by the subgraph as they come in one at a time or together; redemptions through the gateway of one process, without
 * pauses and at a rate; and the documents of one of either in one plain transaction.
 */
export async function measureLoyalty(
  { rounds, seconds, connections, rate }: LoyaltyOptions,
  tell: (text: string) => void,
): Promise<BesidePlain[]> {
  const installation = await openInstallation(tell);
  const dbOf = (name: string) => installation.data.client.db(`${PREFIX}_${name}`);
  for (const name of ['identity', 'consent', 'orders', 'loyalty', 'partners', 'plain']) {
    await dbOf(name).dropDatabase();
  }
  const port = await freePort(null);
  const patron = await startProcess(
    resolve('cli/bin.js'),
    ['start', '--no-demo', '--supergraph', installation.supergraphConfig],
    {
      env: { ...installation.env, PORT: String(port), PATRON_DATABASE_PREFIX: PREFIX },
      execArgv: [],
    },
  );
  try {
    const graph = openGraph(`http://127.0.0.1:${port}/graphql`);
    const subgraph = await openLoyalty(installation, dbOf);
    await importReward(graph, await installation.sign('bench', 'service import'));
    const names = Array.from({ length: Math.max(MEMBERS, connections) }, (_, index) => `cus_bench${index}`);
    tell(`giving ${names.length} members points`);
    await apply(subgraph, ...names.map((customerId) => anOrder(customerId, POINTS)));
    const members = await Promise.all(names.map((name) => installation.sign(name, 'customer')));
    const mongod = { client: installation.data.client, pids: await mongodPids(installation) };
    const ofPatron = { pid: patron.pid, known: [patron.pid, ...mongod.pids], mongod };
    const ofOwn = { pid: process.pid, known: mongod.pids, mongod };

    const run = async ({ taken, work }: Work, meters: typeof ofPatron, each = 1) =>
      ofMany(await measured(seconds, taken, meters, work), each);
    const own = members.slice(0, connections);
    const earn = () =>
      run(
        again(connections, seconds, () => apply(subgraph, anOrder(newId('cus'), 100))),
        ofOwn,
      );
    const earnTogether = () =>
      run(
        again(LANES, seconds, () =>
          apply(subgraph, ...Array.from({ length: BATCH }, () => anOrder(newId('cus'), 100))),
        ),
        ofOwn,
        BATCH,
      );
    const redeem = () =>
      run(
        again(connections, seconds, (one) => redeemOne(graph, own[one] ?? '')),
        ofPatron,
      );
    const redeemAtRate = () => run(atRate({ graph, members, rate, seconds }), ofPatron);
    const plain = (copied: ReadonlyMap<string, readonly Document[]>) =>
      plainly(dbOf('plain'), installation, copied, { customers: connections, seconds, mongod });

    tell('warming up');
    await earn();
    await redeem();
    const documents = await documentsOf(dbOf('loyalty'));
    const all = {
      earn,
      earnTogether,
      earnPlainly: () => plain(documents.earned),
      redeem,
      redeemAtRate,
      redeemPlainly: () => plain(documents.redeemed),
    };
    const found: Record<keyof typeof all, Round[]> = {
      earn: [],
      earnTogether: [],
      earnPlainly: [],
      redeem: [],
      redeemAtRate: [],
      redeemPlainly: [],
    };
    for (let round = 1; round <= rounds; round += 1) {
      for (const name of Object.keys(all) as (keyof typeof all)[]) found[name].push(await all[name]());
      tell(
        `round ${round} of ${rounds}: ${Object.entries(found)
          .map(([name, these]) => `${name} ${lastOf(these)}`)
          .join('; ')}`,
      );
    }
    const [earnBase, redeemBase] = [found.earnPlainly, found.redeemPlainly].map((these) =>
      median(these.map(({ rps }) => rps)),
    );
    return [
      resultOf(LOYALTY, 'earn, event by event', connections, found.earn, earnBase ?? null),
      resultOf(LOYALTY, `earn, ${BATCH} events together`, LANES, found.earnTogether, earnBase ?? null),
      resultOf(LOYALTY, 'plain transaction, as earn', connections, found.earnPlainly, earnBase ?? null),
      resultOf(LOYALTY, 'redeem', connections, found.redeem, redeemBase ?? null),
      resultOf(LOYALTY, `redeem, ${rate} a second`, rate, found.redeemAtRate, null),
      resultOf(LOYALTY, 'plain transaction, as redeem', connections, found.redeemPlainly, redeemBase ?? null),
    ];
  } finally {
    await patron.stop();
    await installation.close();
  }
}

/** The subgraph in this process, on the databases of the other: as what applies events when each has its own. */
const openLoyalty = (
  { data, settings }: BenchInstallation,
  dbOf: (name: string) => Db,
): Promise<RunningSubgraph> =>
  runSubgraph(loyalty, {
    client: data.client,
    dbOf,
    keyring: [{ id: 'bench', secret: Buffer.from(settings.signingKeys) }],
    pairwise: openPairwise(Buffer.alloc(32, 7).toString('base64')),
    liveGrant: async () => null,
    permitsNow: async () => false,
    log: pino({ level: 'silent' }),
    clock: () => new Date(),
    publicUrl: 'http://localhost:4000',
    demo: false,
    subscriptions: subscriptionsOf([loyalty]),
  });

function anOrder(customerId: string, points: number): PatronEvent<'patron.order.handed_over.v1'> {
  const orderId = newId('ord');
  const at = new Date().toISOString();
  const totalMinor = points * 100;
  return {
    specversion: '1.0',
    id: newId('evt'),
    source: 'patron/bench',
    type: 'patron.order.handed_over.v1',
    subject: customerId,
    time: at,
    datacontenttype: 'application/json',
    data: {
      ...{ orderId, customerId, at, totalMinor },
      ...{ storeId: 'bench', channel: 'STORE', currency: 'EUR' },
      lines: [{ lineId: 'l1', sku: 'bench', quantity: 1, amountMinor: totalMinor }],
    },
  };
}

async function apply({ consume }: RunningSubgraph, ...events: PatronEvent[]): Promise<void> {
  const failed = (await consume(events)).find((one) => one !== null);
  if (failed) throw new Error(`an event failed: ${failed}`);
}

async function importReward(graph: Graph, token: string): Promise<void> {
  const query =
    'mutation($input: ImportRewardsInput!) { importRewards(input: $input) { userErrors { message } } }';
  const reward = {
    code: 'bench',
    name: 'Bench',
    text: 'Bench',
    points: 10,
    availableFrom: '2020-01-01T00:00:00Z',
  };
  const { importRewards } = await graph(token, query, { input: { rewards: [reward] } });
  if (importRewards.userErrors.length) throw new Error(JSON.stringify(importRewards));
}

const REDEEM = `mutation($input: RedeemRewardInput!) {
  redeemReward(input: $input) { redemption { id voucherCode } account { balance } userErrors { code } }
}`;

async function redeemOne(graph: Graph, token: string): Promise<void> {
  const { redeemReward } = await graph(token, REDEEM, {
    input: { rewardId: REWARD, idempotencyKey: randomUUID() },
  });
  if (!redeemReward.redemption) throw new Error(JSON.stringify(redeemReward));
}

/** What was measured of so many at once, for one of them; how long it took stays that of all. */
function ofMany(round: Round, count: number): Round {
  const part = (all: number | null) => (all === null ? null : all / count);
  const { rps, cpuPer1000, mongodCpuPer1000, commands } = round;
  return {
    ...round,
    rps: rps * count,
    cpuPer1000: part(cpuPer1000),
    mongodCpuPer1000: part(mongodCpuPer1000),
    commands: part(commands),
  };
}

type Work = { taken: number[]; work: () => Promise<unknown> };

/** Each begins again when it is done, until the time is over. */
function again(count: number, seconds: number, one: (index: number) => Promise<void>): Work {
  const taken: number[] = [];
  const work = async () => {
    const until = performance.now() + seconds * 1000;
    await Promise.all(
      Array.from({ length: count }, async (_, index) => {
        while (performance.now() < until) {
          const begun = performance.now();
          await one(index);
          taken.push(performance.now() - begun);
        }
      }),
    );
  };
  return { taken, work };
}

/** Each is due at its time, whatever became of those before, and counts from then. */
function atRate({
  graph,
  members,
  rate,
  seconds,
}: {
  graph: Graph;
  members: readonly string[];
  rate: number;
  seconds: number;
}): Work {
  const taken: number[] = [];
  const work = async () => {
    const begun = performance.now();
    await Promise.all(
      Array.from({ length: Math.ceil(rate * seconds) }, async (_, n) => {
        const due = begun + (n / rate) * 1000;
        await delay(Math.max(0, due - performance.now()));
        await redeemOne(graph, members[n % members.length] ?? '');
        taken.push(performance.now() - due);
      }),
    );
  };
  return { taken, work };
}

/** What one order that earned, and one redemption, left in the database or changed there. */
async function documentsOf(db: Db) {
  const find = async (filters: Record<string, object>) => {
    const found = new Map<string, Document[]>();
    for (const [name, filter] of Object.entries(filters)) {
      found.set(name, await db.collection<Document>(name).find(filter).limit(1).toArray());
    }
    return found;
  };
  const earned = await db.collection('postings').findOne({ kind: 'EARNED' });
  const redemption = await db.collection('redemptions').findOne();
  if (!(earned && redemption)) throw new Error('nobody earned, or nobody redeemed');
  const ofPosting = (postingId: unknown) => ({ outbox: { 'event.data.postingId': postingId } });
  const consumed = await db.collection('consumed').findOne();
  return {
    earned: await find({
      accounts: { _id: earned.accountId },
      postings: { _id: earned._id },
      lots: { accountId: earned.accountId },
      consumed: { _id: consumed?._id },
      ...ofPosting(earned._id),
    }),
    redeemed: await find({
      accounts: { _id: redemption.accountId },
      postings: { _id: redemption.postingId },
      lots: { accountId: redemption.accountId },
      redemptions: { _id: redemption._id },
      idempotencyKeys: { 'answer.redemption._id': redemption._id },
      ...ofPosting(redemption.postingId),
    }),
  };
}
