import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import type { Data } from '../../../subgraphs/orders/context.ts';
import { auditPayments } from '../../../subgraphs/orders/payments/audit.ts';
import { expireTryReservations } from '../../../subgraphs/orders/reserve-and-try/take-try-step.ts';
import { usePayingShop } from '../checkout/paying.ts';
import { aCustomer, anAssociate } from '../shop.ts';

const shop = usePayingShop();
const NOW = new Date('2026-03-02T10:00:00Z');
beforeEach(() => {
  shop.clock.now = NOW;
});
const later = (minutes: number) => {
  shop.clock.now = new Date(NOW.getTime() + minutes * 60_000);
};
const data = () => shop.data as unknown as Data;

const RESERVATION =
  'reservation { id state declinedBecause order { id state total { amountMinor } } } userErrors { code field } idempotentReplay';

const step = (by: Actor, mutation: string, input: object) =>
  shop.mutate(by, mutation, { idempotencyKey: newId('key'), ...input }, RESERVATION);

/** A customer who tries two pieces on. */
async function trying() {
  const { storeId, sku } = await shop.stocked(5, { store: { services: ['RESERVE_AND_TRY'] } });
  const [customer, associate] = [aCustomer(), anAssociate(storeId)];
  const { reservation } = await step(customer, 'reserveToTry', { storeId, lines: [{ sku, quantity: 2 }] });
  const id: string = reservation.id;
  await step(associate, 'prepareToTry', { id });
  await step(customer, 'beginToTry', { id });
  const pay = (paymentToken: string, quantity = 1, by: Actor = customer) =>
    step(by, 'payTried', { id, lines: [{ sku, quantity }], paymentToken });
  const stateOf = async () =>
    (await shop.db.collection<{ _id: string; state: string }>('tryReservations').findOne({ _id: id }))?.state;
  return { storeId, sku, customer, associate, id, pay, stateOf };
}

const paid = async (customerId: string) => {
  const found = await shop.db.collection('payments').find({ customerId }).toArray();
  return found.map(({ capturedMinor, refundedMinor }) => [capturedMinor, refundedMinor]);
};

const COMES_BACK = { onHand: 5, reserved: 0, picked: 0 };

describe('what was tried and is kept', () => {
  it('is paid in the app: some of it is sold at once, and the rest goes back', async () => {
    const { storeId, sku, customer, id, pay } = await trying();
    expect(await pay('tok_visa')).toEqual({
      reservation: {
        ...{ id, state: 'BOUGHT', declinedBecause: null },
        order: { id: expect.any(String), state: 'HANDED_OVER', total: { amountMinor: 1000 } },
      },
      ...{ userErrors: [], idempotentReplay: false },
    });
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 4, reserved: 0, picked: 0 });
    expect(await paid(customer.customerId)).toEqual([[1000, 0]]);
    expect(await auditPayments(shop.db)).toEqual([]);
  });

  it('is tried again when the provider refuses, and can then be paid at the till', async () => {
    const { storeId, sku, customer, associate, id, pay } = await trying();
    expect((await pay('tok_decline', 2)).reservation).toMatchObject({
      ...{ state: 'TRYING', declinedBecause: 'CARD_DECLINED', order: null },
    });
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 3, reserved: 0, picked: 2 });
    const { reservation } = await step(associate, 'buyTried', { id, lines: [{ sku, quantity: 2 }] });
    expect(reservation.state).toBe('BOUGHT');
    expect(await paid(customer.customerId)).toEqual([
      [0, 0],
      [2000, 0],
    ]);
  });

  it('is asked of the provider five times, and no more', async () => {
    const { pay } = await trying();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await pay('tok_insufficient')).reservation.declinedBecause).toBe('INSUFFICIENT_FUNDS');
    }
    expect((await pay('tok_visa')).userErrors).toEqual([{ code: 'PAYMENT_DECLINED', field: null }]);
  });

  it('is charged once, however often it is paid at once, and whatever the till does meanwhile', async () => {
    const { storeId, sku, customer, associate, id, pay, stateOf } = await trying();
    const lines = [{ sku, quantity: 2 }];
    await Promise.all([
      ...Array.from({ length: 8 }, () => pay('tok_visa', 2)),
      step(associate, 'buyTried', { id, lines }),
      step(associate, 'leaveTried', { id }),
    ]);
    const state = await stateOf();
    expect(['BOUGHT', 'LEFT']).toContain(state);
    const sold = state === 'BOUGHT' ? 2 : 0;
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 5 - sold, reserved: 0, picked: 0 });
    const taken = (await paid(customer.customerId)).map(
      ([captured = 0, refunded = 0]) => captured - refunded,
    );
    expect(taken.reduce((sum, one) => sum + one, 0)).toBe(1000 * sold);
  });

  it('waits for a provider that is silent, and nobody else sells it meanwhile', async () => {
    const { storeId, sku, associate, id, pay, stateOf } = await trying();
    expect((await pay('tok_slow', 2)).reservation.state).toBe('PAYING');
    for (const mutation of ['leaveTried', 'beginToTry']) {
      const { userErrors } = await step(associate, mutation, { id });
      expect(userErrors[0].code).toBe('ILLEGAL_TRANSITION');
    }
    later(15);
    await data().holds.expireDue();
    await data().payments.runDue();
    expect(await stateOf()).toBe('BOUGHT');
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 3, reserved: 0, picked: 0 });
  });

  it('comes back when the provider never says, and money that comes later goes back', async () => {
    const { storeId, sku, customer, pay, stateOf } = await trying();
    expect((await pay('tok_slow', 2)).reservation.state).toBe('PAYING');
    later(25 * 60);
    await expireTryReservations(data());
    expect(await stateOf()).toBe('EXPIRED');
    expect(await shop.levels(storeId, sku)).toEqual(COMES_BACK);
    await data().payments.runDue();
    await data().payments.settled();
    expect(await paid(customer.customerId)).toEqual([[2000, 2000]]);
  });

  it('is one’s own, is held, and is paid with a token', async () => {
    const { sku, customer, associate, id, pay } = await trying();
    expect((await pay('tok_visa', 1, aCustomer())).userErrors).toEqual([
      { code: 'TRY_RESERVATION_NOT_FOUND', field: ['input', 'id'] },
    ]);
    await expect(pay('tok_visa', 1, associate)).rejects.toMatchObject({
      extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' },
    });
    const refused = async (its: object) => {
      const input = { id, lines: [{ sku, quantity: 1 }], paymentToken: 'tok_visa', ...its };
      return (await step(customer, 'payTried', input)).userErrors;
    };
    const wrong = (field: string) => [{ code: 'INVALID_VALUE', field: ['input', field] }];
    expect(await refused({ lines: [{ sku, quantity: 3 }] })).toEqual(wrong('lines'));
    expect(await refused({ lines: [] })).toEqual(wrong('lines'));
    expect(await refused({ lines: [{ sku: newId('sku'), quantity: 1 }] })).toEqual(wrong('lines'));
    expect(await refused({ paymentToken: '4242 4242 4242 4242' })).toEqual(wrong('paymentToken'));
  });
});
