import { describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { type Sale, sell } from '../../../subgraphs/orders/checkout/sell.ts';
import { aCustomer } from '../shop.ts';
import { usePayingShop } from './paying.ts';

const shop = usePayingShop();

const by = () => ({ actor: 'ASSOCIATE', channel: 'STORE', at: shop.clock.now }) as const;

/** Sells in a transaction that a refusal rolls back, as callers do. */
async function sold(its: Omit<Sale, 'currency' | 'by'>) {
  class Refused extends Error {
    readonly outcome: unknown;
    constructor(outcome: unknown) {
      super('refused');
      this.outcome = outcome;
    }
  }
  try {
    return await shop.data.inTransaction(async (session: Parameters<typeof sell>[1]) => {
      const outcome = await sell(shop.data, session, { currency: 'EUR', by: by(), ...its });
      if (!('order' in outcome)) throw new Refused(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Refused) return error.outcome as Record<string, unknown>;
    throw error;
  }
}

describe('what is sold over the counter', () => {
  it('is handed over at once: stock, money, checkout and the event that earns', async () => {
    const { storeId, sku } = await shop.stocked(3);
    const { customerId } = aCustomer();
    const lines = [{ sku, quantity: 2 }];
    const outcome = await sold({ customerId, storeId, lines, payment: 'TILL', stock: 'onHand' });
    expect(outcome).toMatchObject({
      order: {
        customerId,
        method: 'TAKE_NOW',
        state: 'HANDED_OVER',
        totalMinor: 2000,
        payment: 'PAID_AT_TILL',
      },
    });
    const { order } = outcome as { order: { _id: string; checkoutId: string } };
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 1, reserved: 0, picked: 0 });
    expect(await shop.data.payments.ofOrder(order._id)).toMatchObject([
      { provider: 'till', capturedMinor: 2000, refundedMinor: 0 },
    ]);
    expect(await shop.data.checkouts.byId(order.checkoutId)).toMatchObject({
      state: 'PLACED',
      orderIds: [order._id],
    });
    const told = await shop.published('patron.order.handed_over.v1');
    expect(told.filter(({ data }) => data.orderId === order._id)).toHaveLength(1);
  });

  it('to nobody known is an order all the same', async () => {
    const { storeId, sku } = await shop.stocked(1);
    const lines = [{ sku, quantity: 1 }];
    const outcome = await sold({ customerId: null, storeId, lines, payment: 'TILL', stock: 'onHand' });
    expect(outcome).toMatchObject({ order: { state: 'HANDED_OVER' } });
    expect((outcome as { order: object }).order).not.toHaveProperty('customerId');
  });

  it('was charged before: the payment then pays for the order', async () => {
    const { storeId, sku } = await shop.stocked(1);
    const { payments, inTransaction } = shop.data;
    const charge = await inTransaction(async (session: Parameters<typeof sell>[1]) => {
      const payment = await payments.open(session, { orderIds: [], currency: 'EUR', token: 'tok_visa' });
      const follow = { name: 'order', id: newId('visit') };
      return payments.request(session, {
        paymentId: payment._id,
        kind: 'CHARGE',
        amountMinor: 1000,
        follow,
        by: { actor: 'SYSTEM', channel: 'STORE' },
      });
    });
    expect(await payments.perform(charge._id)).toMatchObject({ state: 'DONE' });
    const { paymentId } = charge;
    const lines = [{ sku, quantity: 1 }];
    const outcome = await sold({ customerId: null, storeId, lines, payment: { paymentId }, stock: 'onHand' });
    const { order } = outcome as { order: { _id: string; payment: string } };
    expect(order.payment).toBe('PREPAID');
    expect(await payments.ofOrder(order._id)).toMatchObject([{ _id: paymentId, capturedMinor: 1000 }]);
  });

  it('leaves from a hold, which is over then', async () => {
    const { storeId, sku } = await shop.stocked(3);
    const { holds, inTransaction } = shop.data;
    const until = new Date(shop.clock.now.getTime() + 60_000);
    const lines = [{ sku, quantity: 2 }];
    const hold = await inTransaction((session: Parameters<typeof sell>[1]) =>
      holds.take(session, { storeId, lines, until }),
    );
    const sale = { customerId: null, storeId, lines, payment: 'TILL' as const, stock: { holdId: hold._id } };
    expect(await sold(sale)).toMatchObject({ order: { state: 'HANDED_OVER' } });
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 1, reserved: 0, picked: 0 });
    expect(await sold(sale)).toEqual({ holdIsOver: true });
  });

  it.each([
    ['more than there is', { quantity: 4 }, { lacking: 'SKU' }],
    ['what is not sold here', { sku: 'none' }, { unpriced: 'none' }],
    ['with a code that stands for nothing', { codes: ['NONE'] }, { unknownCodes: ['NONE'] }],
  ])('is refused when it is %s, and nothing is left of it', async (_, its, refusal) => {
    const { storeId, sku } = await shop.stocked(3);
    const {
      quantity = 1,
      codes = [],
      sku: other = sku,
    } = its as { quantity?: number; codes?: string[]; sku?: string };
    const lines = [{ sku: other, quantity }];
    const outcome = await sold({ customerId: null, storeId, lines, codes, payment: 'TILL', stock: 'onHand' });
    expect(outcome).toEqual('lacking' in refusal ? { lacking: sku } : refusal);
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 3, reserved: 0, picked: 0 });
    expect(await shop.db.collection('orders').countDocuments({ storeId })).toBe(0);
  });
});
