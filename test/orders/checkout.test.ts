import { describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { aCustomer, anAssociate, aPartner, aProduct, aVariant, useShop } from './shop.ts';

const shop = useShop();

describe('the cart', () => {
  const CART = 'cart { version lines { sku quantity channel } } userErrors { code }';
  const add = (customer: ReturnType<typeof aCustomer>, input: object) =>
    shop.mutate(
      customer,
      'addToCart',
      { idempotencyKey: newId('key'), ...input },
      `${CART} idempotentReplay`,
    );
  const cartOf = async (customer: ReturnType<typeof aCustomer>) => {
    const selection = '{ cart { version lines { sku quantity } total(currency: "EUR") { amountMinor } } }';
    return (await shop.entity(customer, { id: customer.customerId }, selection)).data.cart;
  };

  it('is one over all channels', async () => {
    const { sku } = await shop.stocked(1);
    const customer = aCustomer();
    expect(await cartOf(customer)).toBeNull();
    await add(customer, { sku, channel: 'web' });
    expect(await add(customer, { sku, quantity: 2, channel: 'APP' })).toEqual({
      cart: { version: 2, lines: [{ sku, quantity: 3, channel: 'APP' }] },
      userErrors: [],
      idempotentReplay: false,
    });
    expect(await cartOf(customer)).toEqual({
      version: 2,
      lines: [{ sku, quantity: 3 }],
      total: { amountMinor: 3000 },
    });
  });

  it('adds once for a key, however often it is sent and even at once', async () => {
    const { sku } = await shop.stocked(1);
    const customer = aCustomer();
    const input = { sku, quantity: 2, idempotencyKey: 'once' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => add(customer, input)));
    expect(answers.filter(({ idempotentReplay }) => !idempotentReplay)).toHaveLength(1);
    expect(answers.every(({ cart }) => cart.lines[0].quantity === 2)).toBe(true);
    expect((await cartOf(customer)).lines).toEqual([{ sku, quantity: 2 }]);
    expect((await add(customer, { ...input, quantity: 3 })).userErrors).toEqual([
      { code: 'IDEMPOTENCY_MISMATCH' },
    ]);
  });

  it('loses no addition when many are made at once', async () => {
    const { sku } = await shop.stocked(1);
    const customer = aCustomer();
    await Promise.all(Array.from({ length: 12 }, () => add(customer, { sku })));
    expect(await cartOf(customer)).toMatchObject({ version: 12, lines: [{ sku, quantity: 12 }] });
  });

  it('sets a line to what is asked, and repeating that changes nothing', async () => {
    const { sku } = await shop.stocked(1);
    const customer = aCustomer();
    const set = (quantity: number, its: object = {}) =>
      shop.mutate(customer, 'setCartLine', { sku, quantity, ...its }, CART);
    await set(5);
    expect((await set(5)).cart).toEqual({ version: 1, lines: [{ sku, quantity: 5, channel: 'WEB' }] });
    expect(await set(2, { cartVersion: 0 })).toEqual({ cart: null, userErrors: [{ code: 'CART_CHANGED' }] });
    expect((await set(2, { cartVersion: 1 })).cart.version).toBe(2);
    expect((await set(0)).cart).toEqual({ version: 3, lines: [] });
  });

  it('takes a line out, also one that is not there', async () => {
    const { sku } = await shop.stocked(1);
    const customer = aCustomer();
    const remove = (its: object = {}) => shop.mutate(customer, 'removeFromCart', { sku, ...its }, CART);
    expect(await remove()).toEqual({ cart: null, userErrors: [] });
    await shop.fill(customer, sku, 5);
    expect(await remove({ cartVersion: 7 })).toEqual({ cart: null, userErrors: [{ code: 'CART_CHANGED' }] });
    expect((await remove()).cart).toEqual({ version: 2, lines: [] });
    expect((await remove()).cart.version).toBe(2);
  });

  it.each([
    ['an unknown SKU', { sku: 'none' }, 'SKU_NOT_FOUND'],
    ['an operator for a SKU', { sku: '{"$gt":""}' }, 'SKU_NOT_FOUND'],
    ['no piece', { quantity: 0 }, 'INVALID_VALUE'],
    ['fewer than none', { quantity: -1 }, 'INVALID_VALUE'],
    ['too many', { quantity: 1000 }, 'INVALID_VALUE'],
    ['a channel that is none', { channel: '$where' }, 'INVALID_VALUE'],
    ['no key', { idempotencyKey: ' ' }, 'IDEMPOTENCY_KEY_REQUIRED'],
  ])('refuses %s', async (_, input, code) => {
    const { sku } = await shop.stocked(1);
    const customer = aCustomer();
    expect(await add(customer, { sku, ...input })).toEqual({
      cart: null,
      userErrors: [{ code }],
      idempotentReplay: false,
    });
    expect(await cartOf(customer)).toBeNull();
  });

  it('has no total in a currency in which a line is not sold', async () => {
    const { sku } = await shop.stocked(1, { variant: { prices: [{ amountMinor: 5, currency: 'GBP' }] } });
    const customer = aCustomer();
    await shop.fill(customer, sku);
    expect((await cartOf(customer)).total).toBeNull();
  });

  it('is seen by an associate only with the in-store consent, and by nobody else but the customer', async () => {
    const { customer, associate, sku } = await shop.placed();
    await shop.fill(customer, sku);
    const id = customer.customerId;
    const selection = '{ cart { lines { quantity } } }';
    const ask = async (actor: Parameters<typeof shop.entity>[0], purposes?: string[]) =>
      shop.entity(actor, { id, ...(purposes ? { purposes } : {}) }, selection);
    const seen = { cart: { lines: [{ quantity: 1 }] } };
    expect((await ask(customer)).data).toEqual(seen);
    expect((await ask(associate, ['in_store_recognition'])).data).toEqual(seen);
    expect((await ask(associate, [])).codes).toEqual(['CONSENT_REQUIRED']);
    expect((await ask(aPartner(id, 'orders.history'))).codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    expect((await ask(aCustomer())).codes).toEqual(['FORBIDDEN']);
    expect((await ask(anAssociate('elsewhere'), ['in_store_recognition'])).codes).toEqual(['FORBIDDEN']);
  });
});

describe('checkoutForPickup', () => {
  it('holds the stock, places the order at the prices of now, empties the cart and tells the world', async () => {
    const { storeId, sku } = await shop.stocked(10);
    const customer = aCustomer();
    await shop.fill(customer, sku, 3);
    const payload = await shop.mutate(
      customer,
      'checkoutForPickup',
      { storeId, channel: 'app', idempotencyKey: 'k', cartVersion: 1 },
      `order {
        id state channel placedAt payment
        store { id } customer { id cart { version lines { sku } } }
        lines { id sku description quantity unitPrice { amountMinor currency } amount { amountMinor } }
        total { amountMinor currency }
        pickup { locked heldUntil readyAt arrivedAt arrivalTrust waitingSeconds }
        timeline { state actor channel at }
      } userErrors { code } idempotentReplay`,
    );
    const now = shop.clock.now;
    expect(payload).toEqual({
      order: {
        id: expect.stringMatching(/^ord_/),
        state: 'ALLOCATED',
        channel: 'APP',
        placedAt: now,
        payment: 'PAY_AT_PICKUP',
        store: { id: storeId },
        customer: { id: customer.customerId, cart: { version: 2, lines: [] } },
        lines: [
          {
            id: '1',
            sku,
            description: 'Scarf',
            quantity: 3,
            unitPrice: { amountMinor: 1000, currency: 'EUR' },
            amount: { amountMinor: 3000 },
          },
        ],
        total: { amountMinor: 3000, currency: 'EUR' },
        pickup: {
          locked: false,
          heldUntil: new Date(now.getTime() + 72 * 3_600_000),
          readyAt: null,
          arrivedAt: null,
          arrivalTrust: null,
          waitingSeconds: null,
        },
        timeline: [
          { state: 'PLACED', actor: 'CUSTOMER', channel: 'APP', at: now },
          { state: 'ALLOCATED', actor: 'SYSTEM', channel: 'PATRON', at: now },
        ],
      },
      userErrors: [],
      idempotentReplay: false,
    });
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 7, reserved: 3, picked: 0 });
    const [event] = (await shop.published('patron.order.placed.v1')).filter(
      ({ subject }) => subject === customer.customerId,
    );
    expect(event?.data).toEqual({
      orderId: payload.order.id,
      customerId: customer.customerId,
      storeId,
      channel: 'APP',
      currency: 'EUR',
      totalMinor: 3000,
      lines: [{ lineId: '1', sku, quantity: 3, amountMinor: 3000 }],
      at: now.toISOString(),
    });
  });

  it('keeps the price of the order when the catalogue changes', async () => {
    const { orderId, customer, sku } = await shop.placed();
    const owner = (
      await shop.ask(customer, 'query($sku: ID!) { variant(sku: $sku) { product { id } } }', { sku })
    ).data.variant.product.id;
    await shop.put.product({
      id: owner,
      variants: [aVariant({ sku, prices: [{ amountMinor: 1, currency: 'EUR' }] })],
    });
    const query = `query($id: ID!) { order(id: $id) {
      total { amountMinor } lines { unitPrice { amountMinor } variant { price(currency: "EUR") { amountMinor } } }
    } }`;
    expect((await shop.ask(customer, query, { id: orderId })).data.order).toEqual({
      total: { amountMinor: 1000 },
      lines: [{ unitPrice: { amountMinor: 1000 }, variant: { price: { amountMinor: 1 } } }],
    });
  });

  it('replays the first answer for the same key, and does nothing twice', async () => {
    const { storeId, sku } = await shop.stocked(10);
    const customer = aCustomer();
    await shop.fill(customer, sku, 2);
    const first = await shop.checkout(customer, storeId, { idempotencyKey: 'same' });
    await shop.fill(customer, sku, 1);
    const again = await shop.checkout(customer, storeId, { idempotencyKey: 'same' });
    expect(again).toEqual({ ...first, idempotentReplay: true });
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 8, reserved: 2, picked: 0 });
    const { storeId: other } = await shop.stocked(1);
    expect((await shop.checkout(customer, other, { idempotencyKey: 'same' })).userErrors).toMatchObject([
      { code: 'IDEMPOTENCY_MISMATCH' },
    ]);
  });

  it('places one order when the same intent is sent ten times at once', async () => {
    const { storeId, sku } = await shop.stocked(10);
    const customer = aCustomer();
    await shop.fill(customer, sku);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => shop.checkout(customer, storeId, { idempotencyKey: 'same' })),
    );
    expect(new Set(answers.map(({ order }) => order.id)).size).toBe(1);
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 9, reserved: 1, picked: 0 });
  });

  it('orders a cart once when it is sent with two keys at once', async () => {
    const { storeId, sku } = await shop.stocked(10);
    const customer = aCustomer();
    await shop.fill(customer, sku);
    const answers = await Promise.all([shop.checkout(customer, storeId), shop.checkout(customer, storeId)]);
    expect(answers.map(({ userErrors }) => userErrors[0]?.code).sort()).toEqual(['CART_EMPTY', undefined]);
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 9, reserved: 1, picked: 0 });
  });

  it('holds nothing of any line when one is out of stock', async () => {
    const { storeId, sku } = await shop.stocked(10);
    const { variants } = await shop.put.product();
    const scarce = variants[0]?.sku ?? '';
    await shop.put.stock(storeId, scarce, 1);
    const customer = aCustomer();
    await shop.fill(customer, sku, 3);
    await shop.fill(customer, scarce, 2);
    expect(await shop.checkout(customer, storeId)).toEqual({
      order: null,
      userErrors: [{ code: 'OUT_OF_STOCK', message: expect.stringContaining(scarce) }],
      idempotentReplay: false,
    });
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 10, reserved: 0, picked: 0 });
    expect(await shop.levels(storeId, scarce)).toEqual({ onHand: 1, reserved: 0, picked: 0 });
    const { data } = await shop.entity(customer, { id: customer.customerId }, '{ cart { lines { sku } } }');
    expect(data.cart.lines).toEqual([{ sku }, { sku: scarce }]);
  });

  it('sells exactly 20 of 20 pieces to 200 customers at once', async () => {
    const { storeId, sku } = await shop.stocked(20);
    const customers = Array.from({ length: 200 }, () => aCustomer());
    await Promise.all(customers.map((customer) => shop.fill(customer, sku)));
    const answers = await Promise.all(customers.map((customer) => shop.checkout(customer, storeId)));
    expect(answers.filter(({ order }) => order)).toHaveLength(20);
    expect(answers.filter(({ userErrors }) => userErrors[0]?.code === 'OUT_OF_STOCK')).toHaveLength(180);
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 0, reserved: 20, picked: 0 });
    const orders = await shop.db.collection('orders').countDocuments({ storeId, state: 'ALLOCATED' });
    expect(orders).toBe(20);
  }, 60_000);

  it.each([
    ['the cart is empty', {}, { empty: true }, 'CART_EMPTY'],
    ['the store does not exist', { storeId: 'none' }, {}, 'STORE_NOT_FOUND'],
    ['the store hands nothing over', {}, { store: { services: ['RETURNS'] } }, 'PICKUP_NOT_OFFERED'],
    ['the cart is not the one that was shown', { cartVersion: 9 }, {}, 'CART_CHANGED'],
    ['a line has no price there', {}, { store: { currency: 'GBP' } }, 'NOT_PRICED'],
    ['the channel is none', { channel: 'web shop' }, {}, 'INVALID_VALUE'],
  ])('is refused when %s', async (_, input, world: { store?: object; empty?: boolean }, code) => {
    const { storeId, sku } = await shop.stocked(5, { store: world.store ?? {} });
    const customer = aCustomer();
    if (!world.empty) await shop.fill(customer, sku);
    expect(await shop.checkout(customer, storeId, input)).toMatchObject({
      order: null,
      userErrors: [{ code }],
    });
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 5, reserved: 0, picked: 0 });
  });

  it('refuses an order dearer than an Int can say', async () => {
    const variant = { prices: [{ amountMinor: 2_147_483_647, currency: 'EUR' }] };
    const { storeId, sku } = await shop.stocked(5, { variant });
    const customer = aCustomer();
    await shop.fill(customer, sku, 2);
    expect(await shop.checkout(customer, storeId)).toMatchObject({ userErrors: [{ code: 'INVALID_VALUE' }] });
    await shop.fill(customer, sku, 1);
    expect(await shop.checkout(customer, storeId)).toMatchObject({ order: { state: 'ALLOCATED' } });
  });

  it('is for customers only', async () => {
    const { storeId } = await shop.stocked(1);
    for (const actor of [
      { kind: 'visitor' } as const,
      anAssociate(storeId),
      aPartner('cus_1', 'orders.history'),
    ]) {
      await expect(shop.checkout(actor, storeId)).rejects.toMatchObject({
        extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' },
      });
    }
  });
});

it('refuses an operator where a string belongs', async () => {
  const operators = [{ $gt: '' }, { $ne: null }, ['a', 'b'], { $where: 'sleep(1000)' }];
  const customer = aCustomer();
  for (const operator of operators) {
    const asked = [
      shop.ask(customer, 'query($id: ID!) { order(id: $id) { id } }', { id: operator }),
      shop.ask(customer, 'query($id: ID!) { product(id: $id) { id } }', { id: operator }),
      shop.ask(customer, 'query($brand: String!) { products(brand: $brand) { edges { cursor } } }', {
        brand: operator,
      }),
      shop.ask(customer, 'query($after: String!) { stores(after: $after) { edges { cursor } } }', {
        after: operator,
      }),
      shop.ask(
        customer,
        'mutation($input: RemoveFromCartInput!) { removeFromCart(input: $input) { userErrors { code } } }',
        { input: { sku: operator } },
      ),
      shop.ask(
        customer,
        'mutation($input: CheckoutForPickupInput!) { checkoutForPickup(input: $input) { userErrors { code } } }',
        { input: { storeId: 's', idempotencyKey: operator } },
      ),
    ];
    for (const { codes } of await Promise.all(asked))
      expect(codes?.every((code) => code === 'BAD_USER_INPUT')).toBe(true);
  }
});

it('takes dollar signs and dots in names for what they are', async () => {
  const sku = '$where.a';
  const { id: storeId } = await shop.put.store({ id: '$ne/..' });
  await shop.put.product(
    aProduct({ id: '$set', name: '$rename', brand: '$brand', variants: [aVariant({ sku })] }),
  );
  await shop.put.stock(storeId, sku, 3);
  const customer = aCustomer();
  await shop.fill(customer, sku);
  const { order } = await shop.checkout(customer, storeId);
  expect(order.state).toBe('ALLOCATED');
  expect(await shop.levels(storeId, sku)).toEqual({ onHand: 2, reserved: 1, picked: 0 });
});
