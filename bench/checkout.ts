import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Db, Document } from 'mongodb';
import { freePort } from '../cli/mongod/free-port.ts';
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
import { openInstallation } from './installation.ts';
import { median } from './measure.ts';
import { startProcess } from './processes.ts';

/** The bench of this name measures a checkout that is paid, from the cart to the placed order. */
export const CHECKOUT = 'checkout';

export type CheckoutOptions = { rounds: number; seconds: number; customers: number };

const PREFIX = 'patron_bench_checkout';
const SKUS = 200;
/** More than any run sells. */
const PIECES = 1_000_000;
/** So long a customer thinks before each change of the cart and before each checkout, on average; each time another time. */
const THINKING_MS = [1000, 5000];
const STORE = 'bench';

/**
 * Customers through the gateway in one process: one alone, many who think and many who don't, and the same documents in one plain
 * transaction.
 */
export async function measureCheckout(
  { rounds, seconds, customers }: CheckoutOptions,
  tell: (text: string) => void,
): Promise<BesidePlain[]> {
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
    const mongod = { client: data.client, pids: await mongodPids(installation) };
    const run = (some: readonly string[], thinkingMs: number) => {
      // Who thinks for long comes seldom: a round is as long as two thoughts before each of two checkouts.
      const itsSeconds = Math.max(seconds, (4 * thinkingMs) / 1000);
      const meters = { pid: patron.pid, known: [patron.pid, ...mongod.pids], mongod };
      return load({ graph, shoppers: some, skus, seconds: itsSeconds, thinkingMs, meters });
    };

    tell('warming up');
    await run(shoppers, 0);
    const alone: Round[] = [];
    const thinking = THINKING_MS.map((thinkingMs) => ({ thinkingMs, all: [] as Round[] }));
    const unpaced: Round[] = [];
    const plain: Round[] = [];
    const documents = await documentsOf(dbOf('orders'));
    for (let round = 1; round <= rounds; round += 1) {
      alone.push(await run(shoppers.slice(0, 1), 0));
      for (const { thinkingMs, all } of thinking) all.push(await run(shoppers, thinkingMs));
      unpaced.push(await run(shoppers, 0));
      plain.push(await plainly(dbOf('plain'), installation, documents, { customers, seconds, mongod }));
      const all = [alone, ...thinking.map((one) => one.all), unpaced, plain];
      tell(`round ${round} of ${rounds}: ${all.map(lastOf).join('; ')}`);
    }
    const base = median(plain.map(({ rps }) => rps));
    return [
      resultOf(CHECKOUT, 'patron-one-process', 1, alone, null),
      ...thinking.map(({ thinkingMs, all }) => {
        const name = `patron-one-process, thinking ${thinkingMs / 1000} s on average`;
        return resultOf(CHECKOUT, name, customers, all, null);
      }),
      resultOf(CHECKOUT, 'patron-one-process', customers, unpaced, base),
      resultOf(CHECKOUT, 'plain transaction', customers, plain, base),
    ];
  } finally {
    await patron.stop();
    await provider.stop();
    await installation.close();
  }
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
  /** 0: each goes on as soon as there is an answer. */
  thinkingMs: number;
  meters: Parameters<typeof measured>[2];
};

/** Exponentially long, so that customers don't know of each other, and now and then many come at once. */
const thoughtMs = (meanMs: number): number => -Math.log(1 - Math.random()) * meanMs;

async function load({ graph, shoppers, skus, seconds, thinkingMs, meters }: Load): Promise<Round> {
  const until = performance.now() + seconds * 1000;
  const taken: number[] = [];
  /** True while there is time to go on. */
  const think = async (): Promise<boolean> => {
    if (thinkingMs) await delay(Math.min(thoughtMs(thinkingMs), Math.max(0, until - performance.now())));
    return performance.now() < until;
  };
  return measured(seconds, taken, meters, () =>
    Promise.all(
      shoppers.map(async (token, index) => {
        for (let turn = index; await think(); turn += 7) {
          await graph(token, FILL, { input: { sku: skus[turn % skus.length], quantity: 1 } });
          if (!(await think())) break;
          const begun = performance.now();
          const input = { storeId: STORE, payment: { token: 'tok_visa' }, idempotencyKey: randomUUID() };
          const { checkout: answer } = await graph(token, PAY, { input });
          taken.push(performance.now() - begun);
          if (answer?.checkout?.state !== 'PLACED') throw new Error(JSON.stringify(answer));
        }
      }),
    ),
  );
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
    ['stockMovements', { causeId: orderId }],
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
