import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import type { Data } from '../../../subgraphs/orders/context.ts';
import { auditPayments } from '../../../subgraphs/orders/payments/audit.ts';
import { ordersRights } from '../../../subgraphs/orders/rights.ts';
import { anIdentity } from '../../support/merging.ts';
import { useReturns } from '../returns/returning.ts';
import { aCustomer, anAssociate, aPartner } from '../shop.ts';

const shop = useReturns();
beforeEach(() => {
  shop.clock.now = new Date('2026-03-02T10:00:00Z');
});

type Bought = Awaited<ReturnType<typeof shop.bought>>;

const settled = async () => {
  const { payments } = shop.data as { payments: { settled(): Promise<void> } };
  await payments.settled();
};

/** Brings all of an order back as store credit. */
async function credited({ customer, orderId, elsewhere, clerk }: Bought, its: object = {}) {
  const { return: announced } = await shop.request(customer, orderId, { tender: 'STORE_CREDIT', ...its });
  return (await shop.scan(clerk, announced.code, { storeId: elsewhere })).return;
}

/** A customer with 10.00 EUR of store credit, and a store that sells something for as much. */
async function withCredit() {
  const bought = await shop.bought();
  await credited(bought);
  return bought;
}

/** Another purchase of a customer's; paid at once, or not. */
async function buy(
  { customer, storeId, sku }: Pick<Bought, 'customer' | 'storeId' | 'sku'>,
  payment: object,
  quantity = 1,
) {
  await shop.fill(customer, sku, quantity);
  return shop.pay(customer, storeId, { payment });
}

async function handOver({ customer, seller }: Bought, orderId: string) {
  await shop.step(seller, 'startPicking', orderId);
  await shop.step(seller, 'markReady', orderId);
  await shop.step(seller, 'checkIdentity', orderId, { code: await shop.codeOf(customer, orderId) });
  await shop.step(seller, 'handOver', orderId);
  await settled();
}

const paymentsOf = async (orderId: string) => {
  const found = await shop.db
    .collection('payments')
    .find({ orderIds: orderId })
    .sort({ provider: 1 })
    .toArray();
  return found.map(({ provider, authorisedMinor, capturedMinor, voidedMinor, refundedMinor }) => [
    provider,
    ...[authorisedMinor, capturedMinor, voidedMinor, refundedMinor],
  ]);
};

const MOVEMENTS =
  '{ storeCredit { balance { amountMinor currency } movements { amount { amountMinor } from to } } }';

describe('store credit', () => {
  it('is what a customer gets for goods when they wish it, and sees with how it came', async () => {
    const bought = await shop.bought();
    const { customer, orderId } = bought;
    expect(await credited(bought)).toMatchObject({
      ...{ state: 'REFUNDED', tender: 'STORE_CREDIT', refunds: [], atTill: null },
      storeCredit: { amountMinor: 1000 },
    });
    expect(await shop.refundedMinor(orderId)).toBe(0);
    const { data } = await shop.entity(customer, { id: customer.customerId }, MOVEMENTS);
    expect(data.storeCredit).toEqual([
      {
        balance: { amountMinor: 1000, currency: 'EUR' },
        movements: [{ amount: { amountMinor: 1000 }, from: 'ISSUED', to: 'CUSTOMER' }],
      },
    ]);
    const partner = aPartner(customer.customerId, 'orders.history');
    for (const actor of [aCustomer(), anAssociate(bought.elsewhere), partner]) {
      const seen = await shop.entity(actor, { id: customer.customerId }, MOVEMENTS);
      expect(seen.data?.storeCredit ?? null).toBeNull();
    }
  });

  it('for goods at a return bar comes with the scan, of which the bar hears ACCEPTED alone', async () => {
    const { customer, orderId, elsewhere } = await shop.bought();
    const { terminal } = await shop.aBar(elsewhere);
    const { return: announced } = await shop.request(customer, orderId, { tender: 'STORE_CREDIT' });
    const scans = await Promise.all(Array.from({ length: 20 }, () => shop.scan(terminal, announced.code)));
    expect(scans.filter(({ outcome }) => outcome === 'ACCEPTED')).toHaveLength(1);
    expect(scans.every((scan) => scan.return === null)).toBe(true);
    expect(await shop.creditOf(customer)).toBe(1000);
  });

  it('is taken for what a till owes, once, by the customer alone', async () => {
    const { customer, orderId, elsewhere, clerk } = await shop.bought({ token: 'tok_refund_refused' });
    const { return: announced } = await shop.request(customer, orderId);
    await shop.scan(clerk, announced.code, { storeId: elsewhere });
    const { code } = await shop.read(customer, announced.id);
    const take = () => shop.change(customer, 'takeStoreCredit', { returnId: announced.id });
    for (const [stranger, refusal] of [
      [aCustomer(), 'FORBIDDEN'],
      [clerk, 'UNAUTHORIZED_FIELD_OR_TYPE'],
    ] as const) {
      await expect(
        shop.change(stranger, 'takeStoreCredit', { returnId: announced.id }),
      ).rejects.toMatchObject({ extensions: { code: refusal } });
    }
    const payOut = shop.change(clerk, 'confirmTillRefund', { code, storeId: elsewhere });
    const taken = await Promise.all([...Array.from({ length: 10 }, take), payOut]);
    expect(taken.filter(({ userErrors }) => !userErrors.length)).toHaveLength(1);
    const { state, atTill, storeCredit } = await shop.read(customer, announced.id);
    expect(state).toBe('REFUNDED');
    // Either way it is paid once.
    expect([atTill?.amountMinor ?? 0, storeCredit?.amountMinor ?? 0].sort()).toEqual([0, 1000]);
    expect(await shop.creditOf(customer)).toBe(storeCredit?.amountMinor ?? 0);
  });

  it('is for nobody who is not known', async () => {
    const bought = await shop.bought();
    await shop.db
      .collection<{ _id: string }>('orders')
      .updateOne({ _id: bought.orderId }, { $unset: { customerId: true } });
    const asked = await shop.request(bought.seller, bought.orderId, {
      ...{ storeId: bought.storeId, tender: 'STORE_CREDIT' },
    });
    expect(asked.userErrors).toEqual([{ code: 'INVALID_VALUE', field: ['input', 'tender'] }]);
  });
});

describe('what is paid by store credit', () => {
  it('whole is ordered at once, taken when it leaves the house, and goes back to it', async () => {
    const bought = await withCredit();
    const { customer } = bought;
    const { checkout } = await buy(bought, { storeCreditMinor: 5000 });
    const [{ id: orderId }] = checkout.orders;
    expect(checkout).toMatchObject({
      state: 'PLACED',
      orders: [{ state: 'ALLOCATED' }],
      payment: { instrument: { kind: 'STORE_CREDIT', label: null }, authorised: { amountMinor: 1000 } },
    });
    expect(await shop.creditOf(customer)).toBe(0);
    expect(await paymentsOf(orderId)).toEqual([['store-credit', 1000, 0, 0, 0]]);
    await handOver(bought, orderId);
    expect(await paymentsOf(orderId)).toEqual([['store-credit', 1000, 1000, 0, 0]]);
    // Not even a till turns it into cash.
    const { return: announced } = await shop.request(customer, orderId, { tender: 'AT_TILL' });
    const { return: back } = await shop.scan(bought.clerk, announced.code, { storeId: bought.elsewhere });
    expect(back).toMatchObject({
      ...{ state: 'REFUNDED', atTill: null },
      refunds: [{ amount: { amountMinor: 1000 }, state: 'DONE' }],
    });
    expect(await shop.creditOf(customer)).toBe(1000);
    expect(await auditPayments(shop.db)).toEqual([]);
  });

  it('in part leaves the rest to the card, and what comes back goes to the card first', async () => {
    const bought = await withCredit();
    const { customer, elsewhere, clerk } = bought;
    const { checkout } = await buy(bought, { storeCreditMinor: 400, token: 'tok_visa' }, 2);
    const [{ id: orderId }] = checkout.orders;
    expect(checkout).toMatchObject({ state: 'PLACED', total: { amountMinor: 2000 } });
    await handOver(bought, orderId);
    expect(await paymentsOf(orderId)).toEqual([
      ['store-credit', 400, 400, 0, 0],
      ['test', 1600, 1600, 0, 0],
    ]);
    const lines = [{ lineId: '1', quantity: 2, reason: 'OTHER' }];
    const { return: announced } = await shop.request(customer, orderId, { lines });
    const { return: back } = await shop.scan(clerk, announced.code, { storeId: elsewhere });
    expect(back.refunds).toEqual([
      { amount: { amountMinor: 1600 }, state: 'DONE' },
      { amount: { amountMinor: 400 }, state: 'DONE' },
    ]);
    expect(await shop.creditOf(customer)).toBe(1000);
    expect(await auditPayments(shop.db)).toEqual([]);
  });

  it('comes back when the card is declined, when nobody picks the order up, and for pieces that can’t be had', async () => {
    const bought = await withCredit();
    const { customer, seller } = bought;
    const declined = await buy(bought, { storeCreditMinor: 400, token: 'tok_decline' }, 2);
    expect(declined).toMatchObject({
      checkout: { state: 'DECLINED' },
      userErrors: [{ code: 'PAYMENT_DECLINED' }],
    });
    await settled();
    expect(await shop.creditOf(customer)).toBe(1000);
    const { checkout } = await shop.pay(customer, bought.storeId, {
      payment: { storeCreditMinor: 400, token: 'tok_visa' },
    });
    await shop.step(customer, 'cancelOrder', checkout.orders[0].id);
    await settled();
    expect(await shop.creditOf(customer)).toBe(1000);
    const { checkout: less } = await buy(bought, { storeCreditMinor: 1000, token: 'tok_visa' }, 2);
    const [{ id: orderId }] = less.orders;
    await shop.step(seller, 'startPicking', orderId);
    await shop.mutate(
      seller,
      'rejectOrderLine',
      {
        ...{ orderId, lineId: '1', quantity: 1, reason: 'DAMAGED', disposition: 'DAMAGED' },
        idempotencyKey: newId('key'),
      },
      'order { id } userErrors { code message }',
    );
    await handOver(bought, orderId);
    expect(await paymentsOf(orderId)).toEqual([
      ['store-credit', 1000, 1000, 0, 0],
      ['test', 1000, 0, 1000, 0],
    ]);
    expect(await auditPayments(shop.db)).toEqual([]);
  });

  it('is never more than there is, however many spend it at once', async () => {
    const bought = await withCredit();
    const { customer, storeId } = bought;
    await shop.fill(customer, bought.sku, 40);
    const lines = [{ sku: bought.sku, quantity: 1 }];
    const orders = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        shop.pay(customer, storeId, {
          lines,
          payment: index % 2 ? { storeCreditMinor: 1000 } : { storeCreditMinor: 300, token: 'tok_visa' },
        }),
      ),
    );
    const refused = orders.filter(({ userErrors }) => userErrors.length);
    expect(new Set(refused.map(({ userErrors }) => userErrors[0].code))).toEqual(
      new Set(['STORE_CREDIT_TOO_LOW']),
    );
    const placed = orders.filter(({ userErrors }) => !userErrors.length);
    expect([1, 3]).toContain(placed.length);
    expect(await shop.creditOf(customer)).toBe(placed.length === 1 ? 0 : 100);
    expect((await shop.cartOf(customer))[0].quantity).toBe(40 - placed.length);
    await settled();
    expect(await auditPayments(shop.db)).toEqual([]);
  });

  it('is one’s own: nobody else spends it, and the same key spends it once', async () => {
    const bought = await withCredit();
    const { customer, storeId, sku } = bought;
    const stranger = aCustomer();
    const theirs = await buy({ customer: stranger, storeId, sku }, { storeCreditMinor: 1000 });
    expect(theirs.userErrors).toEqual([
      { code: 'STORE_CREDIT_TOO_LOW', field: ['input', 'payment', 'storeCreditMinor'] },
    ]);
    await shop.fill(customer, sku, 1);
    const idempotencyKey = newId('key');
    const again = () => shop.pay(customer, storeId, { payment: { storeCreditMinor: 1000 }, idempotencyKey });
    const answers = await Promise.all([again(), again(), again()]);
    expect(new Set(answers.map(({ checkout }) => checkout.id)).size).toBe(1);
    expect(await shop.creditOf(customer)).toBe(0);
  });

  it('is refused where it is too little and nothing pays the rest, or malformed, and then nothing is ordered', async () => {
    const bought = await withCredit();
    const { customer, storeId, sku } = bought;
    await shop.fill(customer, sku, 2);
    for (const [payment, code, field] of [
      [{ storeCreditMinor: 1000 }, 'STORE_CREDIT_TOO_LOW', 'storeCreditMinor'],
      [{ storeCreditMinor: 1001, token: 'tok_visa' }, 'STORE_CREDIT_TOO_LOW', 'storeCreditMinor'],
      [{ storeCreditMinor: 0, token: 'tok_visa' }, 'INVALID_VALUE', 'storeCreditMinor'],
      [{ storeCreditMinor: -5 }, 'INVALID_VALUE', 'storeCreditMinor'],
    ] as const) {
      expect(await shop.pay(customer, storeId, { payment })).toMatchObject({
        checkout: null,
        userErrors: [{ code, field: ['input', 'payment', field] }],
      });
    }
    const neither = await shop.pay(customer, storeId, { payment: {} });
    expect(neither.userErrors).toEqual([{ code: 'INVALID_VALUE', field: ['input', 'payment'] }]);
    expect(await shop.creditOf(customer)).toBe(1000);
    expect(await shop.cartOf(customer)).toEqual([{ sku, quantity: 2 }]);
  });

  it('is one credit for a customer who was merged, and each has their own back after a parting', async () => {
    const identity = anIdentity(shop.clock);
    const [one, other] = [await withCredit(), await withCredit()];
    const ids = [one.customer.customerId, other.customer.customerId] as const;
    await shop.deliver(identity.merged(...ids));
    expect(await shop.creditOf(one.customer)).toBe(2000);
    const { checkout } = await buy(one, { storeCreditMinor: 2000 }, 2);
    expect(checkout).toMatchObject({ state: 'PLACED' });
    expect(await shop.creditOf(other.customer)).toBe(0);
    await shop.deliver(identity.unmerged([ids[0]], [ids[1]]));
    await shop.step(one.customer, 'cancelOrder', checkout.orders[0].id);
    await settled();
    expect([await shop.creditOf(one.customer), await shop.creditOf(other.customer)]).toEqual([1000, 1000]);
    expect(await auditPayments(shop.db)).toEqual([]);
  });

  it('that paid in part goes back in part, first to who gave first', async () => {
    const identity = anIdentity(shop.clock);
    const [one, other] = [await withCredit(), await withCredit()];
    const ids = [one.customer.customerId, other.customer.customerId] as const;
    await shop.deliver(identity.merged(...ids));
    const { checkout } = await buy(one, { storeCreditMinor: 2000 }, 2);
    const orderId = checkout.orders[0].id;
    await handOver(one, orderId);
    await shop.deliver(identity.unmerged([ids[0]], [ids[1]]));
    for (const sum of [1000, 2000]) {
      const { return: announced } = await shop.request(one.customer, orderId);
      await shop.scan(one.clerk, announced.code, { storeId: one.elsewhere });
      await settled();
      const [mine, theirs] = [await shop.creditOf(one.customer), await shop.creditOf(other.customer)];
      expect(mine + theirs).toBe(sum);
      expect(Math.max(mine, theirs)).toBe(1000);
    }
    expect(await auditPayments(shop.db)).toEqual([]);
  });
});

describe('a customer who is erased', () => {
  const erase = async (customerId: string) => {
    const { inTransaction, clock } = shop.data as unknown as Data;
    const order = { requestId: 'req_1', now: clock(), again: false };
    return inTransaction((session) =>
      ordersRights.erase(shop.data as unknown as Data, customerId, session, order),
    );
  };

  it('gives up what they have, and is found nowhere in the books', async () => {
    const bought = await withCredit();
    const { customerId } = bought.customer;
    await buy(bought, { storeCreditMinor: 300, token: 'tok_visa' });
    const seen = await ordersRights.collect(shop.data as unknown as Data, customerId, undefined as never);
    expect(seen).toMatchObject({
      storeCreditAccounts: [{ balanceMinor: 700, currency: 'EUR' }],
      storeCreditPostings: [{ to: 'HELD' }, { to: 'CUSTOMER' }],
    });
    const { erased, kept } = await erase(customerId);
    expect(erased).toMatchObject({ storeCreditAccounts: 1, 'storeCreditPostings.customer': 2 });
    expect(kept).toContainEqual(expect.objectContaining({ what: 'storeCreditPostings', count: 2 }));
    for (const name of ['storeCreditAccounts', 'storeCreditPostings']) {
      expect(JSON.stringify(await shop.db.collection(name).find().toArray())).not.toContain(customerId);
    }
    expect(await auditPayments(shop.db)).toEqual([]);
  });

  it('is paid by a till for what credit had paid, since it can go back to nobody', async () => {
    const bought = await withCredit();
    const { customer, clerk, elsewhere } = bought;
    const { checkout } = await buy(bought, { storeCreditMinor: 1000 });
    await handOver(bought, checkout.orders[0].id);
    const { return: announced } = await shop.request(customer, checkout.orders[0].id, {
      tender: 'STORE_CREDIT',
    });
    await erase(customer.customerId);
    const scanned = await shop.scan(clerk, announced.code, { storeId: elsewhere });
    expect(scanned.outcome).toBe('ACCEPTED');
    const returned = await shop.db.collection<{ _id: string }>('returns').findOne({ _id: announced.id });
    expect(returned).toMatchObject({ state: 'REFUND_AT_TILL', tillMinor: 1000 });
    expect(await shop.creditOf(customer)).toBe(0);
    expect(await auditPayments(shop.db)).toEqual([]);
  });
});

describe('an exchange of what store credit has paid', () => {
  it('can be brought back, and what was credit is credit again', async () => {
    const bought = await withCredit();
    const { customer, elsewhere, clerk, sku } = bought;
    const { checkout } = await buy(bought, { storeCreditMinor: 400, token: 'tok_visa' });
    await handOver(bought, checkout.orders[0].id);
    const product = await shop.db.collection<{ _id: string }>('products').findOne({ 'variants.sku': sku });
    const larger = newId('sku');
    await shop.anotherSize(String(product?._id), elsewhere, [
      { sku, amountMinor: 1000 },
      { sku: larger, amountMinor: 1000 },
    ]);
    const { return: announced } = await shop.request(customer, checkout.orders[0].id);
    const { return: swapped } = await shop.scan(clerk, announced.code, {
      ...{ storeId: elsewhere, lines: [{ lineId: '1', exchangeFor: larger }] },
    });
    const next = await shop.request(customer, swapped.exchange.order.id, { tender: 'AT_TILL' });
    const { return: back } = await shop.scan(clerk, next.return.code, { storeId: elsewhere });
    expect(back).toMatchObject({
      ...{ state: 'REFUND_AT_TILL', atTill: { amountMinor: 600 } },
      refunds: [{ amount: { amountMinor: 400 } }],
    });
    await settled();
    expect(await shop.creditOf(customer)).toBe(1000);
  });
});
