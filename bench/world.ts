import { loadDemo } from '../cli/demo/load-demo.ts';
import { openOneProcess } from '../cli/one-process.ts';
import { subgraphs } from '../subgraphs/index.ts';
import type { Actor } from '../subgraphs/shared/actor.ts';
import { outboxOf } from '../subgraphs/shared/events/outbox.ts';
import { pause } from '../subgraphs/shared/leases.ts';
import { openLog } from '../subgraphs/shared/log.ts';
import type { BenchInstallation } from './installation.ts';

/** Customers whom the load asks for. */
const CUSTOMERS = 200;
/** Each has bought at least so often, so that a page of five orders is nearly full. */
const ORDERS = 3;
const STORE = 'sto_amsterdam';
const APP = 'music';
const PURPOSES = ['personalisation', 'partner_sharing'];
const AT_ONCE = 8;
const DRAIN_MS = 300_000;
const NEVER = new AbortController().signal;

type Database = Pick<BenchInstallation['data'], 'dbOf'>;
type Ask = (actor: Actor, subgraph: string, query: string, input: object) => Promise<void>;

/**
 * The demo world with {@link CUSTOMERS} customers who have bought, hold points, permit personalisation, use a partner app
 * and have an order to pick up. Returns their ids. Done before: nothing is written.
 */
export async function prepareWorld(
  { data, settings }: BenchInstallation,
  tell: (text: string) => void,
): Promise<string[]> {
  const { running, startBackground } = await openOneProcess({
    ...data,
    keyring: settings.keyring,
    pairwise: settings.pairwise,
    log: await openLog({ level: 'error' }),
    clock: () => new Date(),
    publicUrl: 'http://127.0.0.1:4000',
    demo: true,
  });
  await loadDemo({ running, now: new Date(), onProgress: tell });

  const ask: Ask = async (actor, name, query, input) => {
    const subgraph = running.get(name);
    if (!subgraph) throw new Error(`the subgraph ${name} is not running`);
    const { data: answer, errors } = await subgraph.execute(
      { query, variables: { input } },
      { actor, requestId: 'req_bench' },
    );
    const [payload] = Object.values(
      (answer ?? {}) as Record<string, { userErrors: { message: string }[] } | null>,
    );
    const problem = errors?.[0] ?? payload?.userErrors[0];
    if (problem) throw new Error(`bench world, ${name}: ${problem.message}`);
  };

  const stopBackground = startBackground();
  try {
    await drained(data, tell);
    const customers = await frequentBuyers(data);
    const unready = await withoutPickup(data, customers);
    if (unready.length > 0) {
      tell(`Bench: consent, a grant and an order for pickup for ${unready.length} customers`);
      await stockUp(ask, await aSku(data), unready.length);
      const left = [...unready];
      const work = async () => {
        for (let id = left.pop(); id; id = left.pop()) await settle(id, await aSku(data), ask);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      await drained(data, tell);
    }
    return customers;
  } finally {
    await stopBackground();
  }
}

/** Members who have bought at least {@link ORDERS} times, always the same ones. */
async function frequentBuyers({ dbOf }: Database): Promise<string[]> {
  const accounts = await dbOf('loyalty')
    .collection<{ _id: string; customerId: string }>('accounts')
    .find({ balance: { $gt: 0 } }, { projection: { customerId: 1 } })
    .toArray();
  const buyers = await dbOf('orders')
    .collection('orders')
    .aggregate<{ _id: string }>([
      {
        $match: {
          customerId: { $in: accounts.map(({ customerId }) => customerId) },
          pickup: { $exists: false },
        },
      },
      { $group: { _id: '$customerId', count: { $sum: 1 } } },
      { $match: { count: { $gte: ORDERS } } },
      { $sort: { _id: 1 } },
      { $limit: CUSTOMERS },
    ])
    .toArray();
  return buyers.map(({ _id }) => _id);
}

async function withoutPickup({ dbOf }: Database, customers: readonly string[]): Promise<string[]> {
  const ready = await dbOf('orders')
    .collection('orders')
    .distinct('customerId', { customerId: { $in: [...customers] }, pickup: { $exists: true } });
  return customers.filter((id) => !ready.includes(id));
}

async function aSku({ dbOf }: Database): Promise<string> {
  const product = await dbOf('orders')
    .collection<{ _id: string; variants: { sku: string }[] }>('products')
    .findOne({}, { sort: { _id: 1 } });
  const sku = product?.variants[0]?.sku;
  if (!sku) throw new Error('the demo world has no products');
  return sku;
}

const ERRORS = 'userErrors { message }';

async function stockUp(ask: Ask, sku: string, pieces: number): Promise<void> {
  const importer: Actor = { kind: 'service', serviceId: 'bench', scopes: ['import'] };
  await ask(
    importer,
    'orders',
    `mutation($input: SetStockInput!) { setStock(input: $input) { ${ERRORS} } }`,
    { counts: [{ storeId: STORE, sku, counted: pieces }], idempotencyKey: `bench-${Date.now()}` },
  );
}

/** Mutations of this customer; the order comes last, because it says that the others are done. */
async function settle(customerId: string, sku: string, ask: Ask): Promise<void> {
  const self: Actor = { kind: 'customer', customerId };
  const shown = { language: 'en', surface: 'web:bench' };
  for (const purpose of PURPOSES) {
    await ask(
      self,
      'consent',
      `mutation($input: GiveConsentInput!) { giveConsent(input: $input) { ${ERRORS} } }`,
      { ...shown, purpose, purposeVersion: 1, idempotencyKey: `bench-${purpose}` },
    );
  }
  await ask(
    self,
    'consent',
    `mutation($input: GrantAccessInput!) { grantAccess(input: $input) { ${ERRORS} } }`,
    {
      ...shown,
      clientId: APP,
      attributes: ['profile.name'],
      purposes: ['partner_sharing'],
      lookBackDays: 30,
      idempotencyKey: 'bench-grant',
    },
  );
  await ask(self, 'orders', `mutation($input: AddToCartInput!) { addToCart(input: $input) { ${ERRORS} } }`, {
    sku,
    idempotencyKey: 'bench-cart',
  });
  await ask(
    self,
    'orders',
    `mutation($input: CheckoutForPickupInput!) { checkoutForPickup(input: $input) { ${ERRORS} } }`,
    { storeId: STORE, idempotencyKey: 'bench-checkout' },
  );
}

/** Waits until every event has been delivered, so that relays are idle while others are measured. */
async function drained({ dbOf }: Database, tell: (text: string) => void): Promise<void> {
  const deadline = Date.now() + DRAIN_MS;
  for (let told = 0; ; ) {
    const counts = await Promise.all(
      subgraphs.map(({ name }) => outboxOf(dbOf(name)).countDocuments({ 'pending.0': { $exists: true } })),
    );
    const left = counts.reduce((sum, count) => sum + count, 0);
    if (left === 0) return;
    if (Date.now() > deadline) throw new Error(`${left} events were not delivered in ${DRAIN_MS / 1000} s`);
    if (Date.now() - told > 5000) {
      tell(`Bench: ${left} events are yet to be delivered`);
      told = Date.now();
    }
    await pause(200, NEVER);
  }
}
