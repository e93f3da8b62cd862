import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { auditPayments } from '../../../subgraphs/orders/payments/audit.ts';
import { useReturns } from '../returns/returning.ts';
import { aCustomer, anAssociate } from '../shop.ts';

const shop = useReturns();
const NOW = new Date('2026-03-02T10:00:00Z');
beforeEach(() => {
  shop.clock.now = NOW;
});

const unpaid = () => shop.bought({ token: 'tok_capture_refused', quantity: 2 });

const UNPAID = `{
  orderId refused { amountMinor } owed { amountMinor currency } reason since settledAt
}`;

const unpaidOf = async (associate: ReturnType<typeof anAssociate>, storeId: string) => {
  const query = `query($id: ID!) { store(id: $id) { unpaidOrders { edges { node ${UNPAID} } } } }`;
  const { data, codes } = await shop.ask(associate, query, { id: storeId });
  return codes?.length ? codes : data.store.unpaidOrders.edges.map(({ node }: { node: object }) => node);
};

const moneyOf = async (actor: Parameters<typeof shop.ask>[0], orderId: string) => {
  const query = `query($id: ID!) { order(id: $id) {
    state owed { amountMinor } timeline { state payment { kind state refusedBecause } }
  } }`;
  return (await shop.ask(actor, query, { id: orderId })).data.order;
};

const pay = (associate: ReturnType<typeof anAssociate>, storeId: string, orderId: string) =>
  shop.mutate(
    associate,
    'recordOwedPayment',
    { storeId, orderId, idempotencyKey: newId('key') },
    `unpaidOrder ${UNPAID} userErrors { code field } idempotentReplay`,
  );

describe('a handover whose money the provider then refuses to take', () => {
  it('stays handed over; the customer, the store and the back office know what is owed', async () => {
    const { customer, orderId, storeId, seller } = await unpaid();
    const { state, owed, timeline } = await moneyOf(customer, orderId);
    expect([state, owed]).toEqual(['HANDED_OVER', { amountMinor: 2000 }]);
    expect(timeline.at(-1)).toEqual({
      state: 'HANDED_OVER',
      payment: { kind: 'CAPTURE', state: 'REFUSED', refusedBecause: 'AUTHORISATION_EXPIRED' },
    });
    expect(await unpaidOf(seller, storeId)).toEqual([
      {
        ...{ orderId, refused: { amountMinor: 2000 }, owed: { amountMinor: 2000, currency: 'EUR' } },
        ...{ reason: 'AUTHORISATION_EXPIRED', since: NOW, settledAt: null },
      },
    ]);
    expect(await unpaidOf(anAssociate('sto_other'), storeId)).toEqual(['FORBIDDEN']);
    const [payment] = await shop.db
      .collection<{ _id: string }>('payments')
      .find({ orderIds: orderId })
      .toArray();
    const told = (await shop.published('patron.payment.capture_refused.v1')).filter(
      ({ data }) => data.orderId === orderId,
    );
    const { customerId } = customer;
    expect(told.map(({ subject, data }) => ({ subject, data }))).toEqual([
      {
        subject: customerId,
        data: {
          ...{ orderId, customerId, storeId, paymentId: payment?._id, amountMinor: 2000, currency: 'EUR' },
          ...{ reason: 'AUTHORISATION_EXPIRED', at: NOW.toISOString() },
        },
      },
    ]);
  });

  it('is told once, however often the provider says so', async () => {
    const { orderId } = await unpaid();
    const [operation] = await shop.db
      .collection<{ _id: string }>('paymentOperations')
      .find({ orderIds: orderId, kind: 'CAPTURE' })
      .toArray();
    const { payments } = shop.data as { payments: { notified(key: string): Promise<void> } };
    await Promise.all(Array.from({ length: 5 }, () => payments.notified(operation?._id ?? '')));
    const told = (await shop.published('patron.payment.capture_refused.v1')).filter(
      ({ data }) => data.orderId === orderId,
    );
    expect(told).toHaveLength(1);
  });

  it('is paid at the store’s till once, and nowhere else', async () => {
    const { customer, orderId, storeId, seller, elsewhere, clerk } = await unpaid();
    await expect(pay(clerk, storeId, orderId)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    expect((await pay(clerk, elsewhere, orderId)).userErrors).toEqual([
      { code: 'ORDER_NOT_FOUND', field: ['input', 'orderId'] },
    ]);
    const paid = await Promise.all(Array.from({ length: 10 }, () => pay(seller, storeId, orderId)));
    const done = paid.filter(({ userErrors }) => !userErrors.length);
    expect(done.map(({ unpaidOrder }) => unpaidOrder)).toEqual([
      {
        ...{ orderId, refused: { amountMinor: 2000 }, owed: { amountMinor: 0, currency: 'EUR' } },
        ...{ reason: 'AUTHORISATION_EXPIRED', since: NOW, settledAt: NOW },
      },
    ]);
    const [refused] = paid.filter(({ userErrors }) => userErrors.length);
    expect(refused.userErrors).toEqual([{ code: 'ILLEGAL_TRANSITION', field: ['input', 'orderId'] }]);
    expect((await moneyOf(customer, orderId)).owed).toBeNull();
    expect(await unpaidOf(seller, storeId)).toEqual([]);
    const tills = await shop.db
      .collection('payments')
      .find({ orderIds: orderId, provider: 'till' })
      .toArray();
    expect(tills.map(({ capturedMinor }) => capturedMinor)).toEqual([2000]);
    expect(await auditPayments(shop.db)).toEqual([]);
  });

  it.each(['ORIGINAL', 'AT_TILL', 'STORE_CREDIT'])(
    'brings no money back to who never paid: what is returned is owed no more, by %s',
    async (tender) => {
      const { customer, orderId, storeId, seller, elsewhere, clerk } = await unpaid();
      const { return: announced } = await shop.request(customer, orderId, { tender });
      const { return: back } = await shop.scan(clerk, announced.code, { storeId: elsewhere });
      expect(back).toMatchObject({
        ...{ state: 'REFUNDED', refunds: [], atTill: null, storeCredit: null },
        offset: { amountMinor: 1000 },
      });
      expect((await moneyOf(customer, orderId)).owed).toEqual({ amountMinor: 1000 });
      // The other piece was paid for meanwhile, so its money comes back.
      await pay(seller, storeId, orderId);
      const { return: second } = await shop.request(customer, orderId, { tender });
      const { return: last } = await shop.scan(clerk, second.code, { storeId: elsewhere });
      expect(last.offset).toBeNull();
      expect((last.atTill?.amountMinor ?? 0) + (last.storeCredit?.amountMinor ?? 0)).toBe(1000);
      expect(await shop.creditOf(customer)).toBe(tender === 'STORE_CREDIT' ? 1000 : 0);
    },
  );

  it('owes nobody else’s', async () => {
    const { orderId } = await unpaid();
    const query = 'query($id: ID!) { order(id: $id) { owed { amountMinor } } }';
    expect((await shop.ask(aCustomer(), query, { id: orderId })).codes).toEqual(['FORBIDDEN']);
  });
});
