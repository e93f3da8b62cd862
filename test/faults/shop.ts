import { randomUUID } from 'node:crypto';
import { randomFrom } from '../../cli/demo/random.ts';
import type { RunningPatron } from '../support/patron.ts';
import type { Client } from './client.ts';

/** Pieces of each SKU; more than any run sells. */
export const PIECES = 1_000_000;
const VARIANTS = 12;

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

/** A store of its own with stock, and customers who order there and collect. */
export async function openShop({ sign }: Pick<RunningPatron, 'sign'>, client: Client, seed: number) {
  const random = randomFrom(seed);
  const run = randomUUID().slice(0, 8);
  const storeId = `sto_${run}`;
  // With cents, so that points for each line differ from points for the order.
  const variants = Array.from({ length: VARIANTS }, (_, index) => ({
    sku: `${run}-${index + 1}`,
    amountMinor: 350 + index * 1337,
  }));
  let intents = 0;
  const key = () => {
    intents += 1;
    return `${run}-${intents}`;
  };
  const importer = await sign({ sub: 'erp', scope: 'service import' });
  const stores = [
    {
      id: storeId,
      name: 'Fault Street',
      timeZone: 'Europe/Amsterdam',
      currency: 'EUR',
      location: { latitude: 52.37, longitude: 4.88 },
      services: ['PICKUP', 'RETURNS', 'SHIPPING'],
    },
  ];
  await client.tell(importer, 'importStores', { stores }, '');
  const products = variants.map(({ sku, amountMinor }) => ({
    id: `prd_${sku}`,
    name: sku,
    variants: [{ sku, prices: [{ amountMinor, currency: 'EUR' }] }],
  }));
  await client.tell(importer, 'importProducts', { products }, '');
  const counts = variants.map(({ sku }) => ({ storeId, sku, counted: PIECES }));
  await client.tell(importer, 'setStock', { counts, idempotencyKey: key() }, '');

  return {
    storeId,
    skus: variants.map(({ sku }) => sku),
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
      const associate = await sign({ sub: 'ass_1', scope: 'associate', stores: [storeId] });
      const wanted = random
        .sample(variants, random.int(1, 2))
        .map((product) => ({ ...product, quantity: random.int(1, 3) }));
      const step = async (token: string, mutation: string, input: object, selection = '') => {
        const payload = await client.tell(token, mutation, { ...input, idempotencyKey: key() }, selection);
        onStep();
        return payload;
      };

      for (const { sku, quantity } of wanted) await step(customer, 'addToCart', { sku, quantity });
      const { order } = await step(customer, 'checkoutForPickup', { storeId }, 'order { id }');
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
