import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import type { Installation } from '#shared/run-subgraph.ts';
import { orders } from '../../subgraphs/orders/subgraph.ts';
import { aService, useSubgraph } from '../support/subgraph.ts';

export const importer = aService('import');

export const aCustomer = (customerId = newId('cus')) => ({ kind: 'customer', customerId }) as const;

export const anAssociate = (...stores: string[]) =>
  ({ kind: 'associate', associateId: newId('ass'), stores }) as const;

export const aPartner = (customerId: string, ...attributes: string[]): Actor => ({
  kind: 'partner',
  lookBackDays: 365,
  standing: 'ACTIVE',
  clientId: 'music',
  customerId,
  grantId: 'grt_1',
  attributes,
  purposes: [],
});

/** Builders give valid defaults, so a test names only what it is about. */
export const aStore = (its: object = {}) => ({
  id: newId('sto'),
  name: 'Corner',
  location: { latitude: 52.37, longitude: 4.88 },
  timeZone: 'Europe/Amsterdam',
  currency: 'EUR',
  openingHours: [],
  services: ['PICKUP'],
  ...its,
});

export const aVariant = (its: object = {}) => ({
  sku: newId('sku'),
  prices: [{ amountMinor: 1000, currency: 'EUR' }],
  ...its,
});

export const aProduct = (its: object = {}) => ({
  id: newId('prd'),
  name: 'Scarf',
  variants: [aVariant()],
  ...its,
});

/** The fields of an order that most tests look at. */
const ORDER = `{
  id state
  pickup { locked arrivalTrust waitingSeconds }
  timeline { state actor channel }
}`;

/** The orders subgraph with what it takes to shop, all done through its own API. */
export function useShop(given: Partial<Installation> = {}) {
  const graph = useSubgraph(orders, given);

  /** Runs a mutation whose payload is `fields`; throws when it is refused with a top-level error. */
  async function mutate(actor: Actor, mutation: string, input: object, fields: string) {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation($input: ${type}!) { ${mutation}(input: $input) { ${fields} } }`;
    const { data, errors } = await graph.ask(actor, query, { input });
    if (errors) throw errors[0];
    return data[mutation];
  }

  async function imported(mutation: string, input: object, fields: string) {
    const payload = await mutate(importer, mutation, input, `${fields} userErrors { code field message }`);
    if (payload.userErrors.length) throw new Error(JSON.stringify(payload.userErrors));
  }

  const put = {
    store: async (its: object = {}) => {
      const store = aStore(its);
      await imported('importStores', { stores: [store] }, 'imported');
      return store;
    },
    product: async (its: object = {}) => {
      const product = aProduct(its);
      await imported('importProducts', { products: [product] }, 'imported');
      return product;
    },
    stock: (storeId: string, sku: string, counted: number) =>
      imported(
        'setStock',
        { counts: [{ storeId, sku, counted }], idempotencyKey: newId('key') },
        'levelsSet',
      ),
  };

  /** A store, and one SKU of which it has `counted` pieces. */
  async function stocked(counted: number, { store = {}, variant = {} } = {}) {
    const { id: storeId } = await put.store(store);
    const { sku } = aVariant();
    await put.product({ variants: [aVariant({ sku, ...variant })] });
    await put.stock(storeId, sku, counted);
    return { storeId, sku };
  }

  const fill = (customer: Actor, sku: string, quantity = 1) =>
    mutate(customer, 'setCartLine', { sku, quantity }, 'cart { version } userErrors { code message }');

  const checkout = (customer: Actor, storeId: string, its: object = {}) =>
    mutate(
      customer,
      'checkoutForPickup',
      { storeId, idempotencyKey: newId('key'), ...its },
      `order ${ORDER} userErrors { code message } idempotentReplay`,
    );

  /** One step of an order; a key of its own unless `its` has one. */
  const step = (actor: Actor, mutation: string, orderId: string, its: object = {}) =>
    mutate(
      actor,
      mutation,
      { orderId, idempotencyKey: newId('key'), ...its },
      `order ${ORDER} userErrors { code field message } idempotentReplay`,
    );

  const levels = async (storeId: string, sku: string) => {
    const query =
      'query($id: ID!, $sku: ID!) { store(id: $id) { stock(sku: $sku) { onHand reserved picked } } }';
    return (await graph.ask(aService(), query, { id: storeId, sku })).data.store.stock;
  };

  /** The code as the customer sees it. */
  const codeOf = async (customer: Actor, orderId: string): Promise<string | null> => {
    const query = 'query($id: ID!) { order(id: $id) { pickup { code } } }';
    return (await graph.ask(customer, query, { id: orderId })).data.order.pickup.code;
  };

  /** An order of one piece, with everybody who has to do with it. */
  async function placed({ counted = 10, quantity = 1 } = {}) {
    const { storeId, sku } = await stocked(counted);
    const customer = aCustomer();
    const associate = anAssociate(storeId);
    await fill(customer, sku, quantity);
    const { order } = await checkout(customer, storeId);
    return { orderId: order.id as string, storeId, sku, customer, associate };
  }

  /** An order that waits for its customer. */
  async function ready() {
    const order = await placed();
    await step(order.associate, 'startPicking', order.orderId);
    await step(order.associate, 'markReady', order.orderId);
    return { ...order, code: (await codeOf(order.customer, order.orderId)) ?? '' };
  }

  return Object.assign(graph, { mutate, put, stocked, fill, checkout, step, levels, codeOf, placed, ready });
}
