import type { Client } from './client.ts';
import { mutationOf } from './client.ts';
import type { Shop } from './shop.ts';
import { eventually } from './waiting.ts';

/** Who does what in a journey. */
export type JourneyWorld = {
  client: Client;
  shop: Shop;
  sign(claims: { sub: string; scope: string; stores?: string[] }): Promise<string>;
};

/** Runs a named step; the harness breaks something meanwhile. */
type Around = <Answer>(name: string, work: () => Promise<Answer>) => Promise<Answer>;

/** What must be left of a journey. */
export type Outcome = {
  orderId: string;
  customerId: string;
  state: string;
  sku: string;
  quantity: number;
  /** Pieces that were brought back. */
  broughtBack: number;
  /** What the customer has in points at the end. */
  points: number;
  capturedMinor: number;
  refundedMinor: number;
};

export type CheckoutJourney = {
  name: string;
  /** In their order; each is named where it is run. */
  steps: readonly string[];
  run(world: JourneyWorld, around: Around): Promise<Outcome>;
};

const QUANTITY = 2;

const ADDRESS = { name: 'Fay', street: 'Fault Street 1', city: 'Amsterdam', country: 'NL' };
const CHECKOUT = 'checkout { id state total { amountMinor } orders { id state lines { id } } }';

/** A customer with something in the cart. */
async function shopper({ shop, sign, client }: JourneyWorld, around: Around) {
  const { storeId } = shop;
  const customerId = await shop.register();
  const customer = await sign({ sub: customerId, scope: 'customer' });
  const associate = await sign({ sub: 'ass_1', scope: 'associate', stores: [storeId] });
  const [sku = ''] = shop.skus;
  await around('addToCart', () =>
    client.tell(customer, 'addToCart', { sku, quantity: QUANTITY, idempotencyKey: shop.key() }, ''),
  );

  /** Until the provider has decided. */
  async function checkout(token: string, its: object) {
    const input = { storeId, payment: { token }, idempotencyKey: shop.key(), ...its };
    const asked = await client.read(customer, mutationOf('checkout', CHECKOUT), { input });
    const { id } = asked.checkout.checkout;
    const query = `query($id: ID!) { checkout(id: $id) { ${CHECKOUT.slice(CHECKOUT.indexOf('{') + 1)} }`;
    const decided = await eventually(`the outcome of ${id}`, async () => {
      const { checkout: now } = await client.read(customer, query, { id });
      return now.state === 'AWAITING_PAYMENT' ? null : now;
    });
    const totalMinor: number = decided.total.amountMinor;
    return {
      totalMinor,
      orderId: decided.orders[0].id as string,
      lineId: decided.orders[0].lines[0].id as string,
      state: decided.state as string,
    };
  }

  const step = (token: string, mutation: string, orderId: string, more: object = {}) =>
    around(mutation, () =>
      client.tell(token, mutation, { orderId, idempotencyKey: shop.key(), ...more }, 'order { state }'),
    );
  const outcome = {
    customerId,
    sku,
    quantity: QUANTITY,
    broughtBack: 0,
    points: 0,
    capturedMinor: 0,
    refundedMinor: 0,
  };
  return { customerId, customer, associate, checkout, step, outcome, storeId };
}

const pointsFor = (totalMinor: number): number => Math.floor(totalMinor / 100);

async function pickedUp(world: JourneyWorld, around: Around) {
  const { client } = world;
  const its = await shopper(world, around);
  const { customer, associate, step } = its;
  const { orderId, totalMinor, lineId } = await around('checkout', () => its.checkout('tok_visa', {}));
  await step(associate, 'startPicking', orderId);
  await step(associate, 'markReady', orderId);
  const query = 'query($id: ID!) { order(id: $id) { pickup { code } } }';
  const { code } = (await client.read(customer, query, { id: orderId })).order.pickup;
  await step(associate, 'checkIdentity', orderId, { code });
  await step(associate, 'handOver', orderId);
  const kept: Outcome = {
    ...its.outcome,
    orderId,
    state: 'HANDED_OVER',
    points: pointsFor(totalMinor),
    capturedMinor: totalMinor,
  };
  return { ...its, orderId, lineId, totalMinor, kept };
}

const PICKUP = ['addToCart', 'checkout', 'startPicking', 'markReady', 'checkIdentity', 'handOver'] as const;

export const JOURNEYS: readonly CheckoutJourney[] = [
  {
    name: 'picked up',
    steps: PICKUP,
    run: async (world, around) => (await pickedUp(world, around)).kept,
  },
  {
    name: 'brought back',
    steps: ['requestReturn', 'scanReturn'],
    async run(world, around) {
      const { client, shop } = world;
      const its = await pickedUp(world, around);
      const { customer, associate, orderId, lineId, storeId, totalMinor, kept } = its;
      const paid = 'query($id: ID!) { order(id: $id) { payments { captured { amountMinor } } } }';
      // What isn't taken yet can't be given back to where it came from; the till would pay it out.
      await eventually(`the capture of ${orderId}`, async () => {
        const { order } = await client.read(customer, paid, { id: orderId });
        return order.payments[0].captured.amountMinor === totalMinor;
      });
      const { return: announced } = await around('requestReturn', () =>
        client.tell(
          customer,
          'requestReturn',
          {
            orderId,
            lines: [{ lineId, quantity: QUANTITY, reason: 'CHANGED_MIND' }],
            idempotencyKey: shop.key(),
          },
          'return { id code }',
        ),
      );
      await around('scanReturn', () =>
        client.tell(
          associate,
          'scanReturn',
          { code: announced.code, storeId, idempotencyKey: shop.key() },
          'outcome',
        ),
      );
      return { ...kept, broughtBack: QUANTITY, points: 0, refundedMinor: totalMinor };
    },
  },
  {
    name: 'shipped',
    steps: ['checkout', 'packOrder', 'shipOrder', 'confirmDelivery'],
    async run(world, around) {
      const its = await shopper(world, around);
      const { associate, customer, step } = its;
      const { orderId, totalMinor } = await around('checkout', () =>
        its.checkout('tok_slow', { method: 'SHIPMENT', shippingAddress: ADDRESS }),
      );
      await step(associate, 'startPicking', orderId);
      await step(associate, 'packOrder', orderId);
      await step(associate, 'shipOrder', orderId, { carrier: 'PostNL' });
      await step(customer, 'confirmDelivery', orderId);
      return {
        ...its.outcome,
        orderId,
        state: 'DELIVERED',
        points: pointsFor(totalMinor),
        capturedMinor: totalMinor,
      };
    },
  },
  {
    name: 'called off',
    steps: ['checkout', 'cancelOrder'],
    async run(world, around) {
      const its = await shopper(world, around);
      const { orderId } = await around('checkout', () => its.checkout('tok_twice', {}));
      await its.step(its.customer, 'cancelOrder', orderId);
      return { ...its.outcome, orderId, state: 'CANCELLED', quantity: 0 };
    },
  },
  {
    name: 'declined',
    steps: ['checkout'],
    async run(world, around) {
      const its = await shopper(world, around);
      const { orderId } = await around('checkout', () => its.checkout('tok_decline', {}));
      return { ...its.outcome, orderId, state: 'PAYMENT_FAILED', quantity: 0 };
    },
  },
];
