import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Db, Document } from 'mongodb';
import { freePort } from '../cli/mongod/free-port.ts';
import { inTransaction } from '../subgraphs/shared/mongo.ts';
import { type BenchInstallation, openInstallation } from './installation.ts';
import { median } from './measure.ts';
import { cpuSeconds, machineCpuSeconds, residentMiB, startProcess } from './processes.ts';

/** The bench of this name measures a checkout that is paid, from the cart to the placed order. */
export const CHECKOUT = 'checkout';

export type CheckoutOptions = { rounds: number; seconds: number; customers: number };

export type CheckoutResult = {
  query: typeof CHECKOUT;
  name: string;
  /** Customers who check out again and again. */
  connections: number;
  /** Checkouts a second. */
  rps: number;
  /** Of the checkout alone, milliseconds. */
  p50: number;
  p99: number;
  /** CPU seconds for 1,000 of them, of Patron's process; null where the system doesn't say, like `rss`. */
  cpuPer1000: number | null;
  rss: number | null;
  /** Of the machine's CPU time, what was used by anything but Patron, MongoDB and the load: 0 to 1; null as above. */
  foreign: number | null;
  /** Of checkouts a second to those of the plain transaction under the same load; null with pauses. */
  ratio: number | null;
};

const PREFIX = 'patron_bench_checkout';
const SKUS = 200;
/** More than any run sells. */
const PIECES = 1_000_000;
/** As a customer has them, who looks at what was ordered before ordering again. */
const PAUSE_MS = 1000;
const STORE = 'bench';

/** Customers through the gateway in one process, with pauses and without, and the same documents in one plain transaction. */
export async function measureCheckout(
  { rounds, seconds, customers }: CheckoutOptions,
  tell: (text: string) => void,
): Promise<CheckoutResult[]> {
  const installation = await openInstallation(tell);
  const provider = await openProvider();
  const { data } = installation;
  const dbOf = (name: string) => data.client.db(`${PREFIX}_${name}`);
  for (const name of ['identity', 'consent', 'orders', 'loyalty', 'partners', 'plain']) {
    await dbOf(name).dropDatabase();
  }
  const port = await freePort(null);
  const patron = await startProcess(
    resolve('cli/bin.js'),
    ['start', '--no-demo', '--supergraph', installation.supergraphConfig],
    {
      env: {
        ...installation.env,
        PORT: String(port),
        PATRON_DATABASE_PREFIX: PREFIX,
        PATRON_PAYMENTS_URL: provider.url,
        PATRON_PAYMENTS_SECRET: `whsec_${randomBytes(32).toString('base64')}`,
      },
      execArgv: [],
    },
  );
  try {
    const graph = openGraph(`http://127.0.0.1:${port}/graphql`);
    const skus = await stock(graph, await installation.sign('bench', 'service import'));
    const shoppers = await Promise.all(
      Array.from({ length: customers }, (_, index) => installation.sign(`cus_bench${index}`, 'customer')),
    );
    const known = [patron.pid, ...(await mongodPids(installation))];
    const run = (pauseMs: number) =>
      load({ graph, shoppers, skus, seconds, pauseMs, pid: patron.pid, known });

    tell('warming up');
    await run(0);
    const paced: Round[] = [];
    const unpaced: Round[] = [];
    const plain: Round[] = [];
    const documents = await documentsOf(dbOf('orders'));
    for (let round = 1; round <= rounds; round += 1) {
      paced.push(await run(PAUSE_MS));
      unpaced.push(await run(0));
      plain.push(await plainly(dbOf('plain'), installation, documents, { customers, seconds }));
      tell(`round ${round} of ${rounds}: ${[paced, unpaced, plain].map((all) => lastOf(all)).join('; ')}`);
    }
    const base = median(plain.map(({ rps }) => rps));
    return [
      resultOf(`patron-one-process, ${PAUSE_MS / 1000} s between`, customers, paced, null),
      resultOf('patron-one-process', customers, unpaced, base),
      resultOf('plain transaction', customers, plain, base),
    ];
  } finally {
    await patron.stop();
    await provider.stop();
    await installation.close();
  }
}

const lastOf = (rounds: readonly Round[]): string => {
  const { rps, p50, p99 } = rounds.at(-1) ?? { rps: 0, p50: 0, p99: 0 };
  return `${rps.toFixed(0)}/s, p50 ${p50.toFixed(0)}, p99 ${p99.toFixed(0)} ms`;
};

type Round = Pick<CheckoutResult, 'rps' | 'p50' | 'p99' | 'cpuPer1000' | 'rss' | 'foreign'>;

function resultOf(
  name: string,
  connections: number,
  rounds: readonly Round[],
  base: number | null,
): CheckoutResult {
  const of = (key: 'rps' | 'p50' | 'p99') => Number(median(rounds.map((round) => round[key])).toFixed(1));
  const known = (key: 'cpuPer1000' | 'rss' | 'foreign', digits: number) => {
    const values = rounds.flatMap((round) => round[key] ?? []);
    return values.length ? Number(median(values).toFixed(digits)) : null;
  };
  return {
    query: CHECKOUT,
    name,
    connections,
    rps: of('rps'),
    p50: of('p50'),
    p99: of('p99'),
    cpuPer1000: known('cpuPer1000', 2),
    rss: known('rss', 0),
    foreign: known('foreign', 2),
    ratio: base === null ? null : Number((of('rps') / base).toFixed(2)),
  };
}

/** In Markdown, as it stands in docs/performance.md. */
export function checkoutTable(results: readonly CheckoutResult[]): string {
  const rows = results.map(
    ({ name, connections, rps, p50, p99, cpuPer1000, ratio, foreign }) =>
      `| ${name} | ${connections} | ${rps} | ${p50} | ${p99} | ${cpuPer1000 ?? '-'} | ${ratio ?? '-'} | ${foreign ?? '-'} |`,
  );
  return `${[
    '| checkout | customers | a second | p50 ms | p99 ms | CPU s per 1,000 | times plain | foreign CPU |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n')}\n`;
}

type Payload = { userErrors: object[]; checkout?: { state: string } | null };
type Graph = (token: string, query: string, variables: object) => Promise<Record<string, Payload>>;

function openGraph(url: string): Graph {
  return async (token, query, variables) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Record<string, Payload>; errors?: object[] };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
}

async function stock(graph: Graph, importer: string): Promise<string[]> {
  const tell = async (mutation: string, input: object) => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation($input: ${type}!) { ${mutation}(input: $input) { userErrors { code message } } }`;
    const refused = (await graph(importer, query, { input }))[mutation]?.userErrors;
    if (refused?.length) throw new Error(JSON.stringify(refused));
  };
  const skus = Array.from({ length: SKUS }, (_, index) => `bench-${index}`);
  await tell('importStores', {
    stores: [{ id: STORE, name: 'Bench', timeZone: 'UTC', currency: 'EUR', services: ['PICKUP'] }],
  });
  await tell('importProducts', {
    products: skus.map((sku, index) => ({
      id: sku,
      name: sku,
      variants: [{ sku, prices: [{ amountMinor: 1000 + index, currency: 'EUR' }] }],
    })),
  });
  const counts = skus.map((sku) => ({ storeId: STORE, sku, counted: PIECES }));
  await tell('setStock', { counts, idempotencyKey: randomUUID() });
  return skus;
}

const FILL = 'mutation($input: SetCartLineInput!) { setCartLine(input: $input) { userErrors { code } } }';
const PAY = `mutation($input: CheckoutInput!) {
  checkout(input: $input) { checkout { id state total { amountMinor } orders { id state } } userErrors { code } }
}`;

type Load = {
  graph: Graph;
  shoppers: readonly string[];
  skus: readonly string[];
  seconds: number;
  pauseMs: number;
  pid: number;
  known: readonly number[];
};

async function load({ graph, shoppers, skus, seconds, pauseMs, pid, known }: Load): Promise<Round> {
  const until = performance.now() + seconds * 1000;
  const taken: number[] = [];
  return measured(seconds, taken, { pid, known }, () =>
    Promise.all(
      shoppers.map(async (token, index) => {
        await delay((pauseMs * index) / shoppers.length);
        for (let turn = index; performance.now() < until; turn += 7) {
          await graph(token, FILL, { input: { sku: skus[turn % skus.length], quantity: 1 } });
          const begun = performance.now();
          const input = { storeId: STORE, payment: { token: 'tok_visa' }, idempotencyKey: randomUUID() };
          const { checkout: answer } = await graph(token, PAY, { input });
          taken.push(performance.now() - begun);
          if (answer?.checkout?.state !== 'PLACED') throw new Error(JSON.stringify(answer));
          if (pauseMs) await delay(pauseMs);
        }
      }),
    ),
  );
}

/** Runs the load and says what it took. */
async function measured(
  seconds: number,
  taken: number[],
  { pid, known }: { pid: number | null; known: readonly number[] },
  work: () => Promise<unknown>,
): Promise<Round> {
  const cpu = () => ({
    own: pid === null ? null : cpuSeconds([pid]),
    all: machineCpuSeconds(),
    known: cpuSeconds([...known, process.pid]),
  });
  const before = cpu();
  const begun = performance.now();
  await work();
  const tookSeconds = (performance.now() - begun) / 1000;
  const after = cpu();
  const sorted = taken.sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  const own = before.own === null || after.own === null ? null : after.own - before.own;
  const others =
    before.all === null || after.all === null || before.known === null || after.known === null
      ? null
      : after.all - before.all - (after.known - before.known);
  return {
    rps: taken.length / Math.max(seconds, tookSeconds),
    p50: at(0.5),
    p99: at(0.99),
    cpuPer1000: own === null ? null : (own / taken.length) * 1000,
    rss: pid === null ? null : residentMiB([pid]),
    foreign: others === null ? null : Math.max(0, others / (2 * tookSeconds)),
  };
}

/** What one checkout left in the database. */
async function documentsOf(db: Db): Promise<Map<string, Document[]>> {
  const checkout = await db.collection('checkouts').findOne({ state: 'PLACED' });
  const [orderId] = checkout?.orderIds ?? [];
  if (!checkout || !orderId) throw new Error('nobody checked out');
  const filters: [string, object][] = [
    ['checkouts', { _id: checkout._id }],
    ['orders', { _id: orderId }],
    ['payments', { _id: checkout.paymentId }],
    ['paymentOperations', { paymentId: checkout.paymentId }],
    ['stockLedger', { id: orderId }],
    ['outbox', { 'event.data.orderId': orderId }],
    ['idempotencyKeys', { 'answer.checkoutId': checkout._id }],
    ['customersInService', { _id: orderId }],
    ['stock', { storeId: STORE, sku: 'bench-0' }],
    ['carts', { customerId: checkout.customerId }],
  ];
  const found = new Map<string, Document[]>();
  for (const [name, filter] of filters) {
    found.set(name, await db.collection<Document>(name).find(filter).limit(2).toArray());
  }
  return found;
}

/** The same documents, inserted in one transaction and nothing else: what the database alone would allow. */
async function plainly(
  db: Db,
  { data }: BenchInstallation,
  documents: ReadonlyMap<string, readonly Document[]>,
  { customers, seconds }: { customers: number; seconds: number },
): Promise<Round> {
  for (const name of documents.keys()) await db.createCollection(name).catch(() => {}); // there since the last round
  const until = performance.now() + seconds * 1000;
  const taken: number[] = [];
  return measured(seconds, taken, { pid: null, known: [process.pid] }, () =>
    Promise.all(
      Array.from({ length: customers }, async () => {
        while (performance.now() < until) {
          const begun = performance.now();
          await inTransaction(data.client, async (session) => {
            for (const [name, docs] of documents) {
              const copies = docs.map((doc) => ({ ...doc, _id: randomUUID() as never }));
              if (copies.length) await db.collection(name).insertMany(copies, { session });
            }
          });
          taken.push(performance.now() - begun);
        }
      }),
    ),
  );
}

/** MongoDB's own processes, where it runs on this machine. */
async function mongodPids({ data }: BenchInstallation): Promise<number[]> {
  const { pid } = await data.client.db('admin').command({ serverStatus: 1 });
  return [Number(pid)];
}

/** A provider that decides at once and keeps nothing: what is measured is Patron. */
async function openProvider(): Promise<{ url: string; stop(): Promise<void> }> {
  const server: Server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ state: 'DONE', reference: randomUUID(), instrument: { kind: 'CARD' } }));
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
