import { randomFrom } from '../../cli/demo/random.ts';
import type { RunningPatron } from '../support/patron.ts';
import type { Client } from './client.ts';

const STORE = 'sto_faults';
/** Pieces of each SKU; more than any run sells. */
export const PIECES = 1_000_000;
/** With cents, so that points per line differ from points per order. */
const SKUS = Array.from({ length: 12 }, (_, index) => ({
  sku: `SKU-${index + 1}`,
  amountMinor: 350 + index * 1337,
}));

/** What a client was told of an order, and what must follow from it. */
export type Collected = {
  orderId: string;
  customerId: string;
  totalMinor: number;
  /** One for each whole unit of money, line by line. */
  points: number;
  pieces: { sku: string; quantity: number }[];
};

export type Shop = Awaited<ReturnType<typeof openShop>>;

/** A store with stock, and customers who order there and collect. */
export async function openShop({ sign }: Pick<RunningPatron, 'sign'>, client: Client, seed: number) {
  const random = randomFrom(seed);
  let intents = 0;
  const key = () => {
    intents += 1;
    return `fault-${seed}-${intents}`;
  };
  const importer = await sign({ sub: 'erp', scope: 'service import' });
  const stores = [
    {
      id: STORE,
      name: 'Fault Street',
      timeZone: 'Europe/Amsterdam',
      currency: 'EUR',
      location: { latitude: 52.37, longitude: 4.88 },
      services: ['PICKUP'],
    },
  ];
  await client.tell(importer, 'importStores', { stores }, '');
  const products = SKUS.map(({ sku, amountMinor }) => ({
    id: `prd_${sku}`,
    name: sku,
    variants: [{ sku, prices: [{ amountMinor, currency: 'EUR' }] }],
  }));
  await client.tell(importer, 'importProducts', { products }, '');
  const counts = SKUS.map(({ sku }) => ({ storeId: STORE, sku, counted: PIECES }));
  await client.tell(importer, 'setStock', { counts, idempotencyKey: key() }, '');

  return {
    key,
    importer,

    /** A new customer's id. */
    async register(): Promise<string> {
      const idempotencyKey = key();
      const input = {
        email: `${idempotencyKey}@example.com`,
        name: { given: 'Fay', family: idempotencyKey },
        idempotencyKey,
      };
      const { customerId } = await client.tell(null, 'registerCustomer', input, 'customerId');
      return customerId;
    },

    asCustomer: (customerId: string): Promise<string> => sign({ sub: customerId, scope: 'customer' }),

    /** From the cart to the handover, each step until it is acknowledged. One at a time for each customer. */
    async collect(customerId: string, onStep: () => void = () => {}): Promise<Collected> {
      const customer = await sign({ sub: customerId, scope: 'customer' });
      const associate = await sign({ sub: 'ass_1', scope: 'associate', stores: [STORE] });
      const wanted = random
        .sample(SKUS, random.int(1, 2))
        .map((product) => ({ ...product, quantity: random.int(1, 3) }));
      const step = async (token: string, mutation: string, input: object, selection = '') => {
        const payload = await client.tell(token, mutation, { ...input, idempotencyKey: key() }, selection);
        onStep();
        return payload;
      };

      for (const { sku, quantity } of wanted) await step(customer, 'addToCart', { sku, quantity });
      const { order } = await step(customer, 'checkoutForPickup', { storeId: STORE }, 'order { id }');
      const orderId: string = order.id;
      await step(associate, 'startPicking', { orderId });
      await step(associate, 'markReady', { orderId });
      const query = 'query($id: ID!) { order(id: $id) { pickup { code } } }';
      const { code } = (await client.read(customer, query, { id: orderId })).order.pickup;
      await step(associate, 'checkIdentity', { orderId, code });
      await step(associate, 'handOver', { orderId });
      return {
        orderId,
        customerId,
        totalMinor: wanted.reduce((sum, { amountMinor, quantity }) => sum + amountMinor * quantity, 0),
        points: wanted.reduce(
          (sum, { amountMinor, quantity }) => sum + Math.floor((amountMinor * quantity) / 100),
          0,
        ),
        pieces: wanted.map(({ sku, quantity }) => ({ sku, quantity })),
      };
    },
  };
}
