import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aService } from '../../support/subgraph.ts';
import { aCustomer, anAssociate, aPartner, useShop } from '../shop.ts';

const shop = useShop();

const HOUR_MS = 3_600_000;

type Page = {
  edges: { node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
};

/** A code that isn't this one. */
const wrongFor = (code: string) => (code === '000000' ? '000001' : '000000');

const eventsOf = async (orderId: string, type: Parameters<typeof shop.published>[0]) =>
  (await shop.published(type)).filter(({ data }) => 'orderId' in data && data.orderId === orderId);

describe('a pickup', () => {
  it('goes from the order to the hands of the customer, and the stock with it', async () => {
    const { orderId, storeId, sku, customer, associate } = await shop.placed({ quantity: 2 });
    const states: [string, unknown][] = [];
    const go = async (...[actor, step, its]: [typeof customer | typeof associate, string, object?]) => {
      const payload = await shop.step(actor, step, orderId, its);
      expect(payload.userErrors).toEqual([]);
      states.push([payload.order.state, await shop.levels(storeId, sku)]);
      shop.clock.now = new Date(shop.clock.now.getTime() + 60_000);
      return payload.order;
    };
    await go(associate, 'startPicking');
    await go(associate, 'markReady');
    await go(customer, 'announceArrival', { channel: 'web' });
    await go(associate, 'checkIdentity', { code: await shop.codeOf(customer, orderId) });
    const order = await go(associate, 'handOver');
    expect(states).toEqual([
      ['PICKING', { onHand: 8, reserved: 2, picked: 0 }],
      ['READY', { onHand: 8, reserved: 0, picked: 2 }],
      ['ARRIVED', { onHand: 8, reserved: 0, picked: 2 }],
      ['IDENTITY_CHECKED', { onHand: 8, reserved: 0, picked: 2 }],
      ['HANDED_OVER', { onHand: 8, reserved: 0, picked: 0 }],
    ]);
    expect(order.timeline).toEqual([
      { state: 'PLACED', actor: 'CUSTOMER', channel: 'WEB' },
      { state: 'ALLOCATED', actor: 'SYSTEM', channel: 'PATRON' },
      { state: 'PICKING', actor: 'ASSOCIATE', channel: 'STORE' },
      { state: 'READY', actor: 'ASSOCIATE', channel: 'STORE' },
      { state: 'ARRIVED', actor: 'CUSTOMER', channel: 'WEB' },
      { state: 'IDENTITY_CHECKED', actor: 'ASSOCIATE', channel: 'STORE' },
      { state: 'HANDED_OVER', actor: 'ASSOCIATE', channel: 'STORE' },
    ]);
    expect(order.pickup).toMatchObject({ locked: false, arrivalTrust: 'CODE', waitingSeconds: 120 });
    const types = ['placed', 'ready', 'arrived', 'handed_over', 'cancelled'] as const;
    const counts = await Promise.all(
      types.map(async (type) => (await eventsOf(orderId, `patron.order.${type}.v1`)).length),
    );
    expect(counts).toEqual([1, 1, 1, 1, 0]);
  });

  it('may be had without announcing it: the code shows that the customer is there', async () => {
    const { orderId, associate, code } = await shop.ready();
    const { order } = await shop.step(associate, 'checkIdentity', orderId, { code });
    expect(order).toMatchObject({
      state: 'IDENTITY_CHECKED',
      pickup: { arrivalTrust: 'CODE', waitingSeconds: 0 },
    });
    expect(await eventsOf(orderId, 'patron.order.arrived.v1')).toHaveLength(1);
  });

  it('is announced once, however often the customer says so', async () => {
    const { orderId, customer } = await shop.ready();
    await shop.step(customer, 'announceArrival', orderId);
    shop.clock.now = new Date(shop.clock.now.getTime() + 90_000);
    const { order, userErrors } = await shop.step(customer, 'announceArrival', orderId);
    expect(userErrors).toEqual([]);
    expect(order.pickup).toMatchObject({ arrivalTrust: 'DECLARED', waitingSeconds: 90 });
    expect(order.timeline.filter(({ state }: { state: string }) => state === 'ARRIVED')).toHaveLength(1);
    expect(await eventsOf(orderId, 'patron.order.arrived.v1')).toHaveLength(1);
  });

  it('hands over once, also when ten associates do it at once, and tells it once', async () => {
    const { orderId, storeId, sku, associate, code } = await shop.ready();
    await shop.step(associate, 'checkIdentity', orderId, { code });
    const keys = ['a', 'a', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    await Promise.all(
      keys.map((idempotencyKey) => shop.step(associate, 'handOver', orderId, { idempotencyKey })),
    );
    const other = await shop.step(associate, 'handOver', orderId);
    expect(other.userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION', field: ['input', 'orderId'] }]);
    expect(await eventsOf(orderId, 'patron.order.handed_over.v1')).toHaveLength(1);
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 9, reserved: 0, picked: 0 });
  });

  it('replays the handover for the same key', async () => {
    const { orderId, associate, code } = await shop.ready();
    await shop.step(associate, 'checkIdentity', orderId, { code });
    const first = await shop.step(associate, 'handOver', orderId, { idempotencyKey: 'k' });
    const again = await shop.step(associate, 'handOver', orderId, { idempotencyKey: 'k' });
    expect(again).toEqual({ ...first, idempotentReplay: true });
  });

  it('names the steps that are allowed when it refuses one', async () => {
    const { orderId, customer, associate } = await shop.placed();
    const { userErrors } = await shop.step(associate, 'handOver', orderId);
    expect(userErrors[0].message).toContain(
      'Allowed next: startPicking (associate), choosePickupWindow (customer), nameProxy (customer), revokeProxy (customer), renewPickupCode (customer), cancelOrder (customer, associate).',
    );
    const early = await shop.step(customer, 'announceArrival', orderId);
    expect(early).toMatchObject({ order: null, userErrors: [{ code: 'ILLEGAL_TRANSITION' }] });
  });

  it.each(['startPicking', 'markReady', 'handOver', 'cancelOrder', 'checkIdentity'])(
    '%s of an order that does not exist is a user error',
    async (mutation) => {
      const its = mutation === 'checkIdentity' ? { code: '000000' } : {};
      expect(await shop.step(anAssociate('s'), mutation, 'ord_none', its)).toEqual({
        order: null,
        userErrors: [{ code: 'ORDER_NOT_FOUND', field: ['input', 'orderId'], message: expect.any(String) }],
        idempotentReplay: false,
      });
    },
  );
});

describe('the code', () => {
  const CODE = 'query($id: ID!) { order(id: $id) { pickup { code } } }';

  it('is read by the customer only', async () => {
    const { orderId, customer, associate } = await shop.ready();
    const ask = (actor: Parameters<typeof shop.ask>[0]) => shop.ask(actor, CODE, { id: orderId });
    expect((await ask(customer)).data.order.pickup.code).toMatch(/^\d{6}$/);
    for (const actor of [associate, aService('import')]) {
      const { data, codes } = await ask(actor);
      expect(data.order.pickup).toEqual({ code: null });
      expect(codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    }
    const partner = await ask(aPartner(customer.customerId, 'orders.history'));
    expect(partner.data.order).toEqual({ pickup: null });
  });

  it('is stored nowhere', async () => {
    const { orderId, customer, code } = await shop.ready();
    await shop.step(customer, 'announceArrival', orderId);
    for (const collection of await shop.db.collections()) {
      for (const document of await collection.find().toArray()) {
        expect(Object.values(flat(document))).not.toContain(code);
      }
    }
  });

  it('is worth nothing once it was used', async () => {
    const { orderId, customer, associate, code } = await shop.ready();
    await shop.step(associate, 'checkIdentity', orderId, { code });
    expect(await shop.codeOf(customer, orderId)).toBeNull();
    const again = await shop.step(associate, 'checkIdentity', orderId, { code });
    expect(again.userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
  });

  it('locks the pickup after five wrong tries, for the right code too', async () => {
    const { orderId, customer, associate, code } = await shop.ready();
    const enter = async (entered: string) =>
      (await shop.step(associate, 'checkIdentity', orderId, { code: entered })).userErrors[0]?.code;
    const answers = [];
    for (let tries = 0; tries < 5; tries += 1) answers.push(await enter(wrongFor(code)));
    expect(answers).toEqual([...Array(4).fill('PICKUP_CODE_WRONG'), 'PICKUP_LOCKED']);
    expect(await enter(code)).toBe('PICKUP_LOCKED');

    const renewed = await shop.step(customer, 'renewPickupCode', orderId);
    expect(renewed).toMatchObject({ order: { state: 'READY', pickup: { locked: false } }, userErrors: [] });
    const fresh = (await shop.codeOf(customer, orderId)) ?? '';
    if (fresh !== code) expect(await enter(code)).toBe('PICKUP_CODE_WRONG');
    expect(await enter(fresh)).toBeUndefined();
  });

  it('lets no more than five guesses through, also when fifty come at once', async () => {
    const { orderId, associate, code } = await shop.ready();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        shop.step(associate, 'checkIdentity', orderId, { code: wrongFor(code) }),
      ),
    );
    const codes = answers.map(({ userErrors }) => userErrors[0].code);
    expect(codes.filter((one) => one === 'PICKUP_CODE_WRONG')).toHaveLength(4);
    expect(codes.filter((one) => one === 'PICKUP_LOCKED')).toHaveLength(46);
  });

  it('costs no try when the answer is replayed, or when the key is refused', async () => {
    const { orderId, associate, code } = await shop.ready();
    for (let tries = 0; tries < 8; tries += 1) {
      await shop.step(associate, 'checkIdentity', orderId, { code: wrongFor(code), idempotencyKey: '' });
    }
    const first = await shop.step(associate, 'checkIdentity', orderId, { code, idempotencyKey: 'k' });
    const again = await shop.step(associate, 'checkIdentity', orderId, { code, idempotencyKey: 'k' });
    expect(first.order.state).toBe('IDENTITY_CHECKED');
    expect(again).toEqual({ ...first, idempotentReplay: true });
  });

  it('is not renewed once it was used', async () => {
    const { orderId, customer, associate, code } = await shop.ready();
    await shop.step(associate, 'checkIdentity', orderId, { code });
    const { userErrors } = await shop.step(customer, 'renewPickupCode', orderId);
    expect(userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
  });
});

describe('who may', () => {
  it.each([
    ['startPicking', {}],
    ['markReady', {}],
    ['checkIdentity', { code: '000000' }],
    ['handOver', {}],
    ['cancelOrder', {}],
  ])('an associate of another store may not %s', async (mutation, its) => {
    const { orderId } = await shop.placed();
    await expect(shop.step(anAssociate('elsewhere'), mutation, orderId, its)).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
  });

  it.each(['announceArrival', 'cancelOrder', 'renewPickupCode'])(
    'another customer may not %s',
    async (mutation) => {
      const { orderId } = await shop.ready();
      await expect(shop.step(aCustomer(), mutation, orderId)).rejects.toMatchObject({
        extensions: { code: 'FORBIDDEN' },
      });
    },
  );

  it.each([
    ['startPicking', 'customer'],
    ['markReady', 'customer'],
    ['handOver', 'customer'],
    ['renewPickupCode', 'associate'],
    ['cancelOrder', 'service'],
  ] as const)('%s is not for a %s', async (mutation, kind) => {
    const { orderId, customer, associate } = await shop.placed();
    const actor = { customer, associate, service: aService('import') }[kind];
    await expect(shop.step(actor, mutation, orderId)).rejects.toMatchObject({
      extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' },
    });
  });

  it('an order is read by its customer, an associate of its store, and a partner who was granted it', async () => {
    const { orderId, storeId, customer, associate } = await shop.placed();
    const ask = async (actor: Parameters<typeof shop.ask>[0]) => {
      const { data, codes } = await shop.ask(actor, 'query($id: ID!) { order(id: $id) { id } }', {
        id: orderId,
      });
      return codes?.[0] ?? data.order.id;
    };
    const { customerId } = customer;
    expect(await ask(customer)).toBe(orderId);
    expect(await ask(associate)).toBe(orderId);
    expect(await ask(aService())).toBe(orderId);
    expect(await ask(aPartner(customerId, 'orders.history'))).toBe(orderId);
    expect(await ask(aPartner(customerId, 'profile.name'))).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
    expect(await ask(aPartner('cus_other', 'orders.history'))).toBe('FORBIDDEN');
    expect(await ask(aCustomer())).toBe('FORBIDDEN');
    expect(await ask(anAssociate(`${storeId}x`))).toBe('FORBIDDEN');
    expect(await ask({ kind: 'visitor' })).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
    expect(await ask({ kind: 'staff', staffId: 'stf_1', role: 'marketer' })).toBe(
      'UNAUTHORIZED_FIELD_OR_TYPE',
    );
    const unknown = await shop.ask(customer, '{ order(id: "ord_none") { id } }');
    expect(unknown).toMatchObject({ data: { order: null }, errors: undefined });
  });

  it('an order is no entity for whom it is not to see', async () => {
    const { orderId, customer, associate } = await shop.placed();
    const order = { id: orderId, type: 'Order' };
    expect((await shop.entity(customer, order, '{ state }')).data).toEqual({ state: 'ALLOCATED' });
    expect((await shop.entity(associate, order, '{ state }')).data).toEqual({ state: 'ALLOCATED' });
    expect((await shop.entity(aCustomer(), order, '{ state }')).data).toBeNull();
    expect((await shop.entity(anAssociate('elsewhere'), order, '{ state }')).data).toBeNull();
  });

  it('an associate who sees an order leaves a record of what was shown', async () => {
    const { orderId, customer, associate } = await shop.placed();
    await shop.ask(associate, 'query($id: ID!) { order(id: $id) { state lines { sku } } }', { id: orderId });
    const records = (await shop.published('patron.disclosure.recorded.v1')).filter(
      ({ data }) => data.customerId === customer.customerId,
    );
    expect(records.at(-1)?.data).toMatchObject({
      recipientKind: 'associate',
      fields: ['Order.lines', 'Order.state', 'OrderLine.sku'],
    });
  });
});

describe("the store's queue", () => {
  const QUEUE = `query($id: ID!, $first: Int!, $after: String) { store(id: $id) {
    pickupQueue(first: $first, after: $after) {
      edges { node { id customer { id } pickup { waitingSeconds } } } pageInfo { hasNextPage endCursor }
    }
  } }`;
  const queueOf = async (associate: Parameters<typeof shop.ask>[0], id: string, page: object = {}) =>
    shop.ask(associate, QUEUE, { id, first: 10, ...page });

  it('has who stands in the store first, longest waiting first, then by time of order', async () => {
    const { storeId, sku } = await shop.stocked(10);
    const associate = anAssociate(storeId);
    const placed: { id: string; customer: ReturnType<typeof aCustomer> }[] = [];
    for (let count = 0; count < 4; count += 1) {
      const customer = aCustomer();
      await shop.fill(customer, sku);
      placed.push({ id: (await shop.checkout(customer, storeId)).order.id, customer });
      shop.clock.now = new Date(shop.clock.now.getTime() + 1000);
    }
    const [first, second, third, fourth] = placed as [...typeof placed] & { 3: (typeof placed)[0] };
    for (const { id, customer } of [fourth, second].filter((one) => one !== undefined)) {
      await shop.step(associate, 'startPicking', id);
      await shop.step(associate, 'markReady', id);
      await shop.step(customer, 'announceArrival', id);
      shop.clock.now = new Date(shop.clock.now.getTime() + 60_000);
    }
    await shop.step(associate, 'cancelOrder', third?.id ?? '');
    const { data } = await queueOf(associate, storeId);
    expect(data.store.pickupQueue).toEqual({
      edges: [
        {
          node: {
            id: fourth.id,
            customer: { id: fourth.customer.customerId },
            pickup: { waitingSeconds: 120 },
          },
        },
        {
          node: {
            id: second?.id,
            customer: { id: second?.customer.customerId },
            pickup: { waitingSeconds: 60 },
          },
        },
        {
          node: {
            id: first?.id,
            customer: { id: first?.customer.customerId },
            pickup: { waitingSeconds: null },
          },
        },
      ],
      pageInfo: { hasNextPage: false, endCursor: first?.id },
    });

    const ids = [];
    for (let after: string | null = null, more = true; more; ) {
      const { data: page } = await queueOf(associate, storeId, { first: 1, after });
      const { edges, pageInfo }: Page = page.store.pickupQueue;
      ids.push(...edges.map(({ node }) => node.id));
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    expect(ids).toEqual([fourth.id, second?.id, first?.id]);
  });

  it('is for associates of that store', async () => {
    const { storeId, customer } = await shop.placed();
    expect((await queueOf(anAssociate('elsewhere'), storeId)).codes).toEqual(['FORBIDDEN']);
    expect((await queueOf(customer, storeId)).codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    expect((await queueOf(aService(), storeId)).codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });
});

describe('cancelling', () => {
  it.each([
    ['ALLOCATED', []],
    ['PICKING', ['startPicking']],
    ['READY', ['startPicking', 'markReady']],
  ])('an order that is %s brings its stock back', async (_, steps) => {
    const { orderId, storeId, sku, customer, associate } = await shop.placed({ quantity: 3 });
    for (const step of steps) await shop.step(associate, step, orderId);
    const { order } = await shop.step(customer, 'cancelOrder', orderId);
    expect(order).toMatchObject({ state: 'CANCELLED', pickup: { locked: false } });
    expect(await shop.codeOf(customer, orderId)).toBeNull();
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 10, reserved: 0, picked: 0 });
    expect(await eventsOf(orderId, 'patron.order.cancelled.v1')).toHaveLength(1);
  });

  it('and handing over at once ends in one of the two', async () => {
    const { orderId, storeId, sku, customer, associate, code } = await shop.ready();
    await shop.step(associate, 'checkIdentity', orderId, { code });
    const answers = await Promise.all([
      shop.step(customer, 'cancelOrder', orderId),
      shop.step(associate, 'handOver', orderId),
    ]);
    const won = answers.filter(({ order }) => order);
    expect(won).toHaveLength(1);
    const onHand = won[0].order.state === 'CANCELLED' ? 10 : 9;
    expect(await shop.levels(storeId, sku)).toEqual({ onHand, reserved: 0, picked: 0 });
  });

  it('is over once the customer has it', async () => {
    const { orderId, customer, associate, code } = await shop.ready();
    await shop.step(associate, 'checkIdentity', orderId, { code });
    await shop.step(associate, 'handOver', orderId);
    expect((await shop.step(customer, 'cancelOrder', orderId)).userErrors).toMatchObject([
      { code: 'ILLEGAL_TRANSITION' },
    ]);
  });
});

describe('a hold', () => {
  const stateOf = async (orderId: string) =>
    (await shop.ask(aService(), 'query($id: ID!) { order(id: $id) { state } }', { id: orderId })).data.order
      .state;

  it('runs out when nobody gathers the order, and the stock comes back', async () => {
    const { orderId, storeId, sku } = await shop.placed({ quantity: 4 });
    const start = shop.clock.now;
    shop.clock.now = new Date(start.getTime() + 72 * HOUR_MS - 1);
    await shop.data.orders.expireDue();
    expect(await stateOf(orderId)).toBe('ALLOCATED');
    shop.clock.now = new Date(start.getTime() + 72 * HOUR_MS);
    await shop.data.orders.expireDue();
    expect(await stateOf(orderId)).toBe('EXPIRED');
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 10, reserved: 0, picked: 0 });
    const [event] = await eventsOf(orderId, 'patron.order.cancelled.v1');
    expect(event?.data).toMatchObject({ orderId, lines: [{ sku, quantity: 4 }] });
  });

  it('of an order that is ready runs out a week later, and not before', async () => {
    const { orderId, storeId, sku } = await shop.ready();
    const start = shop.clock.now;
    shop.clock.now = new Date(start.getTime() + 167 * HOUR_MS);
    await shop.data.orders.expireDue();
    expect(await stateOf(orderId)).toBe('READY');
    shop.clock.now = new Date(start.getTime() + 168 * HOUR_MS);
    await shop.data.orders.expireDue();
    expect(await stateOf(orderId)).toBe('NO_SHOW');
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 10, reserved: 0, picked: 0 });
  });

  it('is let go once when several processes look at it at once', async () => {
    const { orderId, storeId, sku } = await shop.placed();
    shop.clock.now = new Date(shop.clock.now.getTime() + 100 * HOUR_MS);
    await Promise.all(Array.from({ length: 5 }, () => shop.data.orders.expireDue()));
    expect(await stateOf(orderId)).toBe('EXPIRED');
    expect(await eventsOf(orderId, 'patron.order.cancelled.v1')).toHaveLength(1);
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 10, reserved: 0, picked: 0 });
  });

  it('is let go by the background work', async () => {
    const { orderId } = await shop.placed();
    shop.clock.now = new Date(shop.clock.now.getTime() + 100 * HOUR_MS);
    const stop = shop.running.start(async (_, events) => events.map(() => null));
    try {
      await expect.poll(() => stateOf(orderId), { timeout: 20_000 }).toBe('EXPIRED');
    } finally {
      await stop();
    }
  });
});

it('conserves stock whatever customers and associates do', async () => {
  const command = fc.record({
    step: fc.oneof(
      { weight: 2, arbitrary: fc.constant('order') },
      {
        weight: 5,
        arbitrary: fc.constantFrom(
          'startPicking',
          'markReady',
          'checkIdentity',
          'handOver',
          'announceArrival',
        ),
      },
      { weight: 1, arbitrary: fc.constant('cancelOrder') },
    ),
    who: fc.nat({ max: 2 }),
    quantity: fc.integer({ min: 1, max: 3 }),
  });
  const HELD = {
    ALLOCATED: 'reserved',
    PICKING: 'reserved',
    READY: 'picked',
    ARRIVED: 'picked',
    IDENTITY_CHECKED: 'picked',
  };
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 10, maxLength: 30 }), async (commands) => {
      const pieces = 5;
      const { storeId, sku } = await shop.stocked(pieces);
      const associate = anAssociate(storeId);
      const customers = [aCustomer(), aCustomer(), aCustomer()];
      const latest = new Map<number, string>();
      for (const { step, who, quantity } of commands) {
        const customer = customers[who] ?? aCustomer();
        const orderId = latest.get(who);
        if (step === 'order') {
          await shop.fill(customer, sku, quantity);
          const { order } = await shop.checkout(customer, storeId);
          if (order) latest.set(who, order.id);
        } else if (orderId) {
          const code = (await shop.codeOf(customer, orderId)) ?? '000000';
          const actor = step === 'announceArrival' ? customer : associate;
          await shop.step(actor, step, orderId, step === 'checkIdentity' ? { code } : {});
        }
      }
      const orders = await shop.db.collection('orders').find({ storeId }).toArray();
      const held = { reserved: 0, picked: 0 };
      let gone = 0;
      for (const { state, lines } of orders) {
        const as = HELD[state as keyof typeof HELD] as keyof typeof held | undefined;
        if (as) held[as] += lines[0].quantity;
        if (state === 'HANDED_OVER') gone += lines[0].quantity;
      }
      const levels = await shop.levels(storeId, sku);
      expect(levels).toEqual({ onHand: pieces - held.reserved - held.picked - gone, ...held });
      expect(levels.onHand).toBeGreaterThanOrEqual(0);
      await shop.put.stock(storeId, sku, pieces - gone); // a count of what is there changes nothing
      expect(await shop.levels(storeId, sku)).toEqual(levels);
    }),
    { numRuns: 8 },
  );
}, 120_000);

/** Every value of a document, whatever it is nested in. */
function flat(value: unknown, path = '', into: Record<string, unknown> = {}): Record<string, unknown> {
  if (value && typeof value === 'object') {
    for (const [name, inner] of Object.entries(value)) flat(inner, `${path}/${name}`, into);
  } else into[path] = value;
  return into;
}
