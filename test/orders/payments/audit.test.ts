import { beforeAll, describe, expect, it } from 'vitest';
import { auditPayments } from '../../../subgraphs/orders/payments/audit.ts';
import { anAddress, usePayingShop } from '../checkout/paying.ts';
import { anAssociate } from '../shop.ts';

const shop = usePayingShop();

const booksOf = async () => new Map((await shop.providerBooks()).map((account) => [account._id, account]));
const audit = async () => auditPayments(shop.db, { books: await booksOf(), atRest: true });

beforeAll(async () => {
  const store = { services: ['PICKUP', 'SHIPPING'] };
  for (const token of ['tok_visa', 'tok_decline', 'tok_wallet']) {
    const { storeId, customer } = await shop.shopper({ store, quantity: 2 });
    const { checkout } = await shop.pay(customer, storeId, { payment: { token } });
    if (token === 'tok_wallet') await shop.step(customer, 'cancelOrder', checkout.orders[0].id);
  }
  const { storeId, customer } = await shop.shopper({ store });
  const { checkout } = await shop.pay(customer, storeId, {
    method: 'SHIPMENT',
    shippingAddress: anAddress(),
  });
  const associate = anAssociate(storeId);
  const [order] = checkout.orders;
  await shop.step(associate, 'startPicking', order.id);
  await shop.step(associate, 'packOrder', order.id);
  await shop.step(associate, 'shipOrder', order.id, { carrier: 'PostNL' });
  await shop.shopper().then((one) => shop.pay(one.customer, one.storeId, { method: 'TAKE_NOW' }));
  await shop.data.payments.settled();
});

describe('the audit', () => {
  it('finds nothing where nothing is wrong', async () => {
    expect(await audit()).toEqual([]);
  });

  it.each([
    [
      'money taken twice',
      'payments',
      { capturedMinor: { $gt: 0 } },
      { authorisedMinor: 5000, capturedMinor: 4000 },
    ],
    [
      'a provider that took more',
      'testProviderAccounts',
      { capturedMinor: { $gt: 0 } },
      { capturedMinor: 9999 },
    ],
    ['money that nobody knows of', 'payments', { reference: { $exists: true } }, { reference: 'auth_other' }],
    ['a capture that was lost', 'paymentOperations', { kind: 'CAPTURE' }, { kind: 'VOID' }],
    ['what is still due', 'paymentOperations', { state: 'DONE' }, { state: 'DUE' }],
    [
      'an order that went on without its payment',
      'orders',
      { state: 'PAYMENT_FAILED' },
      { state: 'ALLOCATED' },
    ],
    ['an order that left and was not paid', 'orders', { state: 'ALLOCATED' }, { state: 'HANDED_OVER' }],
    ['an order of another price', 'orders', { state: 'SHIPPED' }, { totalMinor: 1 }],
    ['a checkout that stayed behind', 'checkouts', { state: 'PLACED' }, { state: 'AWAITING_PAYMENT' }],
    ['a checkout of another price', 'checkouts', { operationId: { $exists: true } }, { totalMinor: 1 }],
    ['a piece that is held for nobody', 'stock', { reserved: 2 }, { reserved: 3 }],
    ['a piece that is held for nobody any more', 'stock', { reserved: 0 }, { picked: 1 }],
  ])('notices %s', async (_, name, filter, change) => {
    const collection = shop.db.collection<{ _id: string }>(name);
    const before = await collection.findOne(filter as object);
    if (!before) throw new Error('there is nothing to break');
    await collection.updateOne({ _id: before._id }, { $set: change }, { bypassDocumentValidation: true });
    expect(await audit()).not.toEqual([]);
    await collection.replaceOne({ _id: before._id }, before, { bypassDocumentValidation: true });
    expect(await audit()).toEqual([]);
  });
});
