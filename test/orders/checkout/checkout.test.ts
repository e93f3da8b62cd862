import { describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { aService } from '../../support/subgraph.ts';
import { aCustomer, anAssociate, aVariant } from '../shop.ts';
import { anAddress, usePayingShop } from './paying.ts';

const shop = usePayingShop();

const ZERO = { captured: { amountMinor: 0 }, voided: { amountMinor: 0 }, refunded: { amountMinor: 0 } };

describe('a checkout that is paid', () => {
  it('holds the stock, sets the money aside and places the order', async () => {
    const { storeId, sku, customer } = await shop.shopper({ quantity: 2 });
    expect(await shop.pay(customer, storeId)).toEqual({
      checkout: {
        id: expect.stringMatching(/^chk_/),
        state: 'PLACED',
        declinedBecause: null,
        total: { amountMinor: 2000 },
        orders: [
          {
            id: expect.stringMatching(/^ord_/),
            state: 'ALLOCATED',
            method: 'PICKUP',
            total: { amountMinor: 2000 },
          },
        ],
        payment: {
          instrument: { kind: 'CARD', label: 'Visa 4242' },
          authorised: { amountMinor: 2000 },
          ...ZERO,
        },
      },
      userErrors: [],
      idempotentReplay: false,
    });
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 8, reserved: 2, picked: 0 });
    expect(await shop.cartOf(customer)).toEqual([]);
  });
});

describe('the payment', () => {
  it('is asked for once for a key, however often it is sent and even at once', async () => {
    const { storeId, sku, customer } = await shop.shopper();
    const input = { idempotencyKey: newId('key') };
    const answers = await Promise.all(Array.from({ length: 6 }, () => shop.pay(customer, storeId, input)));
    expect(new Set(answers.map(({ checkout }) => checkout.id)).size).toBe(1);
    expect(answers.every(({ checkout }) => checkout.state === 'PLACED')).toBe(true);
    expect(answers.filter(({ idempotentReplay }) => !idempotentReplay)).toHaveLength(1);
    const payments = await shop.db.collection('payments').find({ customerId: customer.customerId }).toArray();
    expect(payments).toMatchObject([{ authorisedMinor: 1000 }]);
    expect(payments[0]).not.toHaveProperty('token');
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 9, reserved: 1, picked: 0 });
  });

  it('that is declined gives stock and cart back, and says the same to the same key again', async () => {
    const { storeId, sku, customer } = await shop.shopper({ quantity: 3 });
    const input = { payment: { token: 'tok_decline' }, idempotencyKey: newId('key') };
    const declined = await shop.pay(customer, storeId, input);
    expect(declined).toMatchObject({
      checkout: {
        state: 'DECLINED',
        declinedBecause: 'CARD_DECLINED',
        orders: [{ state: 'PAYMENT_FAILED' }],
      },
      userErrors: [{ code: 'PAYMENT_DECLINED', field: ['input', 'payment'] }],
      idempotentReplay: false,
    });
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 10, reserved: 0, picked: 0 });
    expect(await shop.cartOf(customer)).toEqual([{ sku, quantity: 3 }]);
    expect(await shop.pay(customer, storeId, input)).toEqual({ ...declined, idempotentReplay: true });
    expect((await shop.pay(customer, storeId)).checkout.state).toBe('PLACED');
    const placed = await shop.published('patron.order.placed.v1');
    expect(placed.filter(({ data }) => data.customerId === customer.customerId)).toHaveLength(1);
  });

  it('that is decided later leaves the checkout waiting, and the order follows the outcome', async () => {
    const { storeId, sku, customer } = await shop.shopper();
    const input = { payment: { token: 'tok_slow' }, idempotencyKey: newId('key') };
    const waiting = await shop.pay(customer, storeId, input);
    expect(waiting).toMatchObject({
      checkout: { state: 'AWAITING_PAYMENT', orders: [{ state: 'AWAITING_PAYMENT' }] },
      userErrors: [],
    });
    expect(await shop.published('patron.order.placed.v1')).not.toContainEqual(
      expect.objectContaining({ subject: customer.customerId }),
    );
    shop.clock.now = new Date(shop.clock.now.getTime() + 10_000);
    await shop.data.payments.runDue();
    expect(await shop.pay(customer, storeId, input)).toMatchObject({
      checkout: { id: waiting.checkout.id, state: 'PLACED', orders: [{ state: 'ALLOCATED' }] },
      idempotentReplay: true,
    });
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 9, reserved: 1, picked: 0 });
  });

  it('that is refused later puts back what was ordered beside what was put in since', async () => {
    const { storeId, sku, customer } = await shop.shopper({ quantity: 2 });
    await shop.pay(customer, storeId, { payment: { token: 'tok_slow_decline' } });
    await shop.fill(customer, sku, 1);
    shop.clock.now = new Date(shop.clock.now.getTime() + 10_000);
    await shop.data.payments.runDue();
    expect(await shop.cartOf(customer)).toEqual([{ sku, quantity: 3 }]);
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 10, reserved: 0, picked: 0 });
  });

  it('that was made and not answered is found at the provider', async () => {
    const { storeId, customer } = await shop.shopper();
    const silent = await shop.pay(customer, storeId, { payment: { token: 'tok_timeout_once' } });
    expect(silent.checkout.state).toBe('PLACED');
    expect(silent.checkout.payment.authorised).toEqual({ amountMinor: 1000 });
  });
});

describe('what is ordered together', () => {
  async function split() {
    const here = await shop.stocked(5);
    const there = await shop.stocked(5, { store: { services: ['SHIPPING'] } });
    const customer = aCustomer();
    await shop.put.stock(here.storeId, there.sku, 5);
    await shop.fill(customer, here.sku, 2);
    await shop.fill(customer, there.sku, 3);
    const answer = await shop.pay(customer, here.storeId, {
      lines: [
        { sku: here.sku, quantity: 1 },
        { sku: here.sku, quantity: 1, method: 'TAKE_NOW' },
        { sku: there.sku, quantity: 2, method: 'SHIPMENT', storeId: there.storeId },
      ],
      shippingAddress: anAddress(),
    });
    return { here, there, customer, answer };
  }

  it('is one order for each store and way, paid once', async () => {
    const { here, there, customer, answer } = await split();
    expect(answer).toMatchObject({
      checkout: {
        state: 'PLACED',
        total: { amountMinor: 4000 },
        orders: [
          { state: 'ALLOCATED', method: 'PICKUP', total: { amountMinor: 1000 } },
          { state: 'HANDED_OVER', method: 'TAKE_NOW', total: { amountMinor: 1000 } },
          { state: 'PLACED', method: 'SHIPMENT', total: { amountMinor: 2000 } },
        ],
      },
      userErrors: [],
    });
    await shop.data.payments.settled();
    const [payment] = await shop.db
      .collection('payments')
      .find({ customerId: customer.customerId })
      .toArray();
    expect(payment).toMatchObject({ authorisedMinor: 4000, capturedMinor: 1000, voidedMinor: 0 });
    expect(await shop.levels(here.storeId, here.sku)).toEqual({ onHand: 3, reserved: 1, picked: 0 });
    expect(await shop.levels(there.storeId, there.sku)).toEqual({ onHand: 3, reserved: 2, picked: 0 });
    expect(await shop.cartOf(customer)).toEqual([{ sku: there.sku, quantity: 1 }]);
  });

  it('is nothing at all when a piece of it is missing', async () => {
    const { storeId, sku, customer } = await shop.shopper({ counted: 2, quantity: 2 });
    const other = await shop.stocked(0);
    await shop.fill(customer, other.sku, 1);
    const lines = [
      { sku, quantity: 2 },
      { sku: other.sku, quantity: 1, storeId: other.storeId },
    ];
    expect(await shop.pay(customer, storeId, { lines })).toEqual({
      checkout: null,
      userErrors: [{ code: 'OUT_OF_STOCK', field: null }],
      idempotentReplay: false,
    });
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 2, reserved: 0, picked: 0 });
    expect(await shop.db.collection('payments').countDocuments({ customerId: customer.customerId })).toBe(0);
  });

  it('takes the money of each order as it leaves the house, and gives up that of one that is cancelled', async () => {
    const { there, customer, answer } = await split();
    const [pickup, , shipment] = answer.checkout.orders;
    await shop.step(customer, 'cancelOrder', pickup.id);
    const packer = anAssociate(there.storeId);
    await shop.step(packer, 'startPicking', shipment.id);
    await shop.step(packer, 'packOrder', shipment.id);
    await shop.data.payments.settled();
    const query =
      'query($id: ID!) { checkout(id: $id) { payment { captured { amountMinor } voided { amountMinor } } } }';
    const paid = async () => {
      await shop.data.payments.settled();
      return (await shop.ask(customer, query, { id: answer.checkout.id })).data.checkout.payment;
    };
    expect(await paid()).toEqual({ captured: { amountMinor: 1000 }, voided: { amountMinor: 1000 } });
    await shop.step(packer, 'shipOrder', shipment.id, { carrier: 'PostNL', tracking: '3STEST1' });
    expect(await paid()).toEqual({ captured: { amountMinor: 3000 }, voided: { amountMinor: 1000 } });
  });
});

describe('checkout', () => {
  it.each([
    ['a card number for a token', { payment: { token: '4242-4242-4242-4242' } }, 'INVALID_VALUE'],
    ['a token with spaces', { payment: { token: 'tok visa' } }, 'INVALID_VALUE'],
    ['a shipment without an address', { method: 'SHIPMENT' }, 'ADDRESS_REQUIRED'],
    [
      'a shipment that nobody pays for',
      { method: 'SHIPMENT', shippingAddress: anAddress(), payment: null },
      'PAYMENT_REQUIRED',
    ],
    ['an address without a country', { shippingAddress: anAddress({ country: 'Holland' }) }, 'INVALID_VALUE'],
    ['a store that is none', { storeId: 'none' }, 'STORE_NOT_FOUND'],
    ['no store', { storeId: null }, 'INVALID_VALUE'],
    ['no line', { lines: [] }, 'INVALID_VALUE'],
    ['more than the cart has', { lines: [{ sku: 'none', quantity: 1 }] }, 'INVALID_VALUE'],
    ['another version of the cart', { cartVersion: 7 }, 'CART_CHANGED'],
    ['a code that stands for nothing', { promotionCodes: ['NOTHING'] }, 'PROMOTION_NOT_VALID'],
    ['a channel that is none', { channel: '!' }, 'INVALID_VALUE'],
  ])('refuses %s', async (_, its, code) => {
    const { storeId, sku, customer } = await shop.shopper({ store: { services: ['PICKUP', 'SHIPPING'] } });
    const refused = await shop.pay(customer, storeId, its);
    expect(refused).toMatchObject({ checkout: null, userErrors: [{ code }], idempotentReplay: false });
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 10, reserved: 0, picked: 0 });
    expect(await shop.cartOf(customer)).toEqual([{ sku, quantity: 1 }]);
  });

  it.each([
    ['PICKUP', 'PICKUP_NOT_OFFERED'],
    ['SHIPMENT', 'SHIPPING_NOT_OFFERED'],
  ])('refuses %s where the store does not offer it', async (method, code) => {
    const { storeId, customer } = await shop.shopper({ store: { services: [] } });
    const refused = await shop.pay(customer, storeId, { method, shippingAddress: anAddress() });
    expect(refused.userErrors).toMatchObject([{ code }]);
  });

  it('refuses stores that sell in different currencies', async () => {
    const prices = [
      { amountMinor: 1000, currency: 'EUR' },
      { amountMinor: 900, currency: 'GBP' },
    ];
    const { storeId, sku, customer } = await shop.shopper({ variant: { prices } });
    const london = await shop.put.store({ currency: 'GBP' });
    await shop.put.stock(london.id, sku, 1);
    await shop.fill(customer, sku, 2);
    const lines = [
      { sku, quantity: 1 },
      { sku, quantity: 1, storeId: london.id },
    ];
    expect((await shop.pay(customer, storeId, { lines })).userErrors).toMatchObject([
      { code: 'CURRENCIES_DIFFER' },
    ]);
  });

  it('needs no payment for what costs nothing', async () => {
    const { storeId, customer } = await shop.shopper({
      variant: { prices: [{ amountMinor: 0, currency: 'EUR' }] },
    });
    expect(await shop.pay(customer, storeId)).toMatchObject({
      checkout: { state: 'PLACED', payment: null, orders: [{ state: 'ALLOCATED' }] },
    });
  });

  it('is nobody else’s to see', async () => {
    const { storeId, customer } = await shop.shopper();
    const { checkout } = await shop.pay(customer, storeId);
    const query = 'query($id: ID!) { checkout(id: $id) { state } }';
    expect((await shop.ask(customer, query, { id: checkout.id })).data).toEqual({
      checkout: { state: 'PLACED' },
    });
    expect((await shop.ask(aCustomer(), query, { id: checkout.id })).codes).toEqual(['FORBIDDEN']);
    expect((await shop.ask(customer, query, { id: 'none' })).data).toEqual({ checkout: null });
  });
});

describe('the money of an order', () => {
  const PAYMENTS = `{ payments { captured { amountMinor } voided { amountMinor } }
    timeline { state actor channel payment { kind state amount { amountMinor } refusedBecause } } }`;
  const moneyOf = async (customer: ReturnType<typeof aCustomer>, orderId: string) => {
    await shop.data.payments.settled();
    const { data } = await shop.ask(customer, `query($id: ID!) { order(id: $id) ${PAYMENTS} }`, {
      id: orderId,
    });
    return data.order;
  };

  async function prepaid(token = 'tok_visa') {
    const { storeId, customer, sku } = await shop.shopper({ quantity: 2 });
    const { checkout } = await shop.pay(customer, storeId, { payment: { token } });
    const associate = anAssociate(storeId);
    return { storeId, sku, customer, associate, orderId: checkout.orders[0].id as string };
  }

  async function handedOver(order: Awaited<ReturnType<typeof prepaid>>) {
    const { associate, orderId, customer } = order;
    await shop.step(associate, 'startPicking', orderId);
    await shop.step(associate, 'markReady', orderId);
    const code = await shop.codeOf(customer, orderId);
    await shop.step(associate, 'checkIdentity', orderId, { code });
    return shop.step(associate, 'handOver', orderId);
  }

  it('is taken at the handover, and the timeline says so', async () => {
    const order = await prepaid();
    expect((await handedOver(order)).order.state).toBe('HANDED_OVER');
    expect(await moneyOf(order.customer, order.orderId)).toEqual({
      payments: [{ captured: { amountMinor: 2000 }, voided: { amountMinor: 0 } }],
      timeline: [
        { state: 'AWAITING_PAYMENT', actor: 'CUSTOMER', channel: 'WEB', payment: null },
        {
          state: 'AWAITING_PAYMENT',
          actor: 'CUSTOMER',
          channel: 'WEB',
          payment: { kind: 'AUTHORISE', state: 'DONE', amount: { amountMinor: 2000 }, refusedBecause: null },
        },
        { state: 'PLACED', actor: 'SYSTEM', channel: 'PATRON', payment: null },
        { state: 'ALLOCATED', actor: 'SYSTEM', channel: 'PATRON', payment: null },
        { state: 'PICKING', actor: 'ASSOCIATE', channel: 'STORE', payment: null },
        { state: 'READY', actor: 'ASSOCIATE', channel: 'STORE', payment: null },
        { state: 'IDENTITY_CHECKED', actor: 'ASSOCIATE', channel: 'STORE', payment: null },
        { state: 'HANDED_OVER', actor: 'ASSOCIATE', channel: 'STORE', payment: null },
        {
          state: 'HANDED_OVER',
          actor: 'ASSOCIATE',
          channel: 'STORE',
          payment: { kind: 'CAPTURE', state: 'DONE', amount: { amountMinor: 2000 }, refusedBecause: null },
        },
      ],
    });
  });

  it('is given up when nobody comes', async () => {
    const order = await prepaid();
    shop.clock.now = new Date(shop.clock.now.getTime() + 30 * 86_400_000);
    while (await shop.data.orders.expireDue());
    const { payments } = await moneyOf(order.customer, order.orderId);
    expect(payments).toEqual([{ captured: { amountMinor: 0 }, voided: { amountMinor: 2000 } }]);
    expect(await shop.levels(order.storeId, order.sku)).toEqual({ onHand: 10, reserved: 0, picked: 0 });
  });

  it('that can no longer be taken is seen in the timeline', async () => {
    const order = await prepaid('tok_capture_refused');
    await handedOver(order);
    const { timeline, payments } = await moneyOf(order.customer, order.orderId);
    expect(payments).toEqual([{ captured: { amountMinor: 0 }, voided: { amountMinor: 0 } }]);
    expect(timeline.at(-1).payment).toEqual({
      kind: 'CAPTURE',
      state: 'REFUSED',
      amount: { amountMinor: 2000 },
      refusedBecause: 'AUTHORISATION_EXPIRED',
    });
  });

  it('that the till takes is written down at the handover', async () => {
    const { storeId, customer } = await shop.shopper();
    const { checkout } = await shop.pay(customer, storeId, { payment: null });
    expect(checkout).toMatchObject({ state: 'PLACED', payment: null });
    const orderId = checkout.orders[0].id;
    await handedOver({ storeId, customer, sku: '', associate: anAssociate(storeId), orderId });
    expect((await moneyOf(customer, orderId)).payments).toEqual([
      { captured: { amountMinor: 1000 }, voided: { amountMinor: 0 } },
    ]);
  });
});

describe('what costs nothing', () => {
  it('is paid at once: what is taken along is handed over, and nobody is asked for money', async () => {
    const { storeId, sku, customer } = await shop.shopper({ counted: 5, quantity: 2 });
    const code = newId('free');
    const promotions = [{ id: code, name: 'A present', code, basisPoints: 10_000 }];
    const imported = 'imported userErrors { code field }';
    expect(await shop.mutate(aService('import'), 'importPromotions', { promotions }, imported)).toEqual({
      imported: 1,
      userErrors: [],
    });
    const input = {
      lines: [
        { sku, quantity: 1, method: 'TAKE_NOW' },
        { sku, quantity: 1 },
      ],
      ...{ payment: { token: 'tok_declined' }, promotionCodes: [code], idempotencyKey: newId('key') },
    };
    const [answer, again] = [
      await shop.pay(customer, storeId, input),
      await shop.pay(customer, storeId, input),
    ];
    expect(answer).toMatchObject({
      checkout: {
        ...{ state: 'PLACED', total: { amountMinor: 0 }, payment: null },
        orders: [
          { state: 'HANDED_OVER', method: 'TAKE_NOW' },
          { state: 'ALLOCATED', method: 'PICKUP' },
        ],
      },
      userErrors: [],
    });
    expect(again.checkout.id).toBe(answer.checkout.id);
    const { customerId } = customer;
    expect(await shop.db.collection('payments').countDocuments({ customerId })).toBe(0);
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 3, reserved: 1, picked: 0 });
  });
});

describe('discounts and taxes', () => {
  const LINES = `orders { lines { sku quantity unitPrice { amountMinor } amount { amountMinor }
    discounts { name code amount { amountMinor } } tax { name ratePercent amount { amountMinor } } } }`;

  it('are told for each line, and the lines sum up to the total', async () => {
    const importer = aService('import');
    const category = newId('cat');
    const rates = [
      { country: 'NL', name: 'BTW hoog', basisPoints: 2100 },
      { country: 'NL', category, name: 'BTW laag', basisPoints: 900 },
    ];
    const promotions = [
      { id: `${category}-1`, name: 'Ten off', category, basisPoints: 1000 },
      { id: `${category}-2`, name: 'Welcome', code: category, amount: { amountMinor: 500, currency: 'EUR' } },
    ];
    const imported = 'imported userErrors { code field }';
    expect(await shop.mutate(importer, 'importTaxRates', { rates }, imported)).toEqual({
      imported: 2,
      userErrors: [],
    });
    expect(await shop.mutate(importer, 'importPromotions', { promotions }, imported)).toEqual({
      imported: 2,
      userErrors: [],
    });
    const address = { street: 'Dam 1', city: 'Amsterdam', country: 'NL' };
    const { id: storeId } = await shop.put.store({ address });
    const book = aVariant({ prices: [{ amountMinor: 1095, currency: 'EUR' }] });
    const lamp = aVariant({ prices: [{ amountMinor: 4999, currency: 'EUR' }] });
    await shop.put.product({ category, variants: [book] });
    await shop.put.product({ variants: [lamp] });
    const customer = aCustomer();
    for (const { sku } of [book, lamp]) {
      await shop.put.stock(storeId, sku, 9);
      await shop.fill(customer, sku, sku === book.sku ? 3 : 1);
    }
    const { checkout } = await shop.mutate(
      customer,
      'checkout',
      { storeId, payment: { token: 'tok_visa' }, promotionCodes: [category], idempotencyKey: newId('key') },
      `checkout { total { amountMinor } ${LINES} }`,
    );
    // 3285 - 329 = 2956; 500 over 2956 and 4999 is 186 and 314; 2770 holds 229 of 9 %, 4685 holds 813 of 21 %.
    expect(checkout).toEqual({
      total: { amountMinor: 7455 },
      orders: [
        {
          lines: [
            {
              sku: book.sku,
              quantity: 3,
              unitPrice: { amountMinor: 1095 },
              amount: { amountMinor: 2770 },
              discounts: [
                { name: 'Ten off', code: null, amount: { amountMinor: 329 } },
                { name: 'Welcome', code: category, amount: { amountMinor: 186 } },
              ],
              tax: { name: 'BTW laag', ratePercent: 9, amount: { amountMinor: 229 } },
            },
            {
              sku: lamp.sku,
              quantity: 1,
              unitPrice: { amountMinor: 4999 },
              amount: { amountMinor: 4685 },
              discounts: [{ name: 'Welcome', code: category, amount: { amountMinor: 314 } }],
              tax: { name: 'BTW hoog', ratePercent: 21, amount: { amountMinor: 813 } },
            },
          ],
        },
      ],
    });
  });

  it('that can not be are left out with their place', async () => {
    const importer = aService('import');
    const imported = 'imported userErrors { code field }';
    const promotions = [
      { id: 'none', name: 'Neither' },
      { id: 'both', name: 'Both', basisPoints: 1, amount: { amountMinor: 1, currency: 'EUR' } },
      { id: 'much', name: 'More than all', basisPoints: 10_001 },
    ];
    expect(await shop.mutate(importer, 'importPromotions', { promotions }, imported)).toEqual({
      imported: 0,
      userErrors: ['0', '1', '2'].map((index) => ({
        code: 'INVALID_VALUE',
        field: ['input', 'promotions', index, 'basisPoints'],
      })),
    });
    const rates = [{ country: 'nl', name: 'BTW', basisPoints: 2100 }];
    expect(await shop.mutate(importer, 'importTaxRates', { rates }, imported)).toEqual({
      imported: 0,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'rates', '0', 'country'] }],
    });
  });
});
