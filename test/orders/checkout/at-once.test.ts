import type { ClientSession } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { auditPayments } from '../../../subgraphs/orders/payments/audit.ts';
import { aCustomer } from '../shop.ts';
import { disagreements } from '../stock/levels.ts';
import { usePayingShop } from './paying.ts';

const shop = usePayingShop();

/** So many customers who each have one piece of the SKU in the cart. */
async function shoppers(count: number, sku: string) {
  const customers = Array.from({ length: count }, () => aCustomer());
  await Promise.all(customers.map((customer) => shop.fill(customer, sku)));
  return customers;
}

/** How often each answer was given: the checkout's state, or the code of the refusal. */
function tally(answers: { checkout?: { state: string } | null; userErrors: { code: string }[] }[]) {
  const counts: Record<string, number> = {};
  for (const { checkout, userErrors } of answers) {
    const what = userErrors[0]?.code ?? checkout?.state ?? 'nothing';
    counts[what] = (counts[what] ?? 0) + 1;
  }
  return counts;
}

describe('checkouts that come at once', () => {
  it('are all placed and paid, of the same piece and of others', async () => {
    const one = await shop.stocked(100);
    const { sku: other } = await shop.stocked(1);
    await shop.put.stock(one.storeId, other, 100);
    const customers = [...(await shoppers(15, one.sku)), ...(await shoppers(15, other))];
    const answers = await Promise.all(customers.map((customer) => shop.pay(customer, one.storeId)));
    expect(tally(answers)).toEqual({ PLACED: 30 });
    for (const { checkout } of answers) expect(checkout.orders).toMatchObject([{ state: 'ALLOCATED' }]);
    expect(await shop.levels(one.storeId, one.sku)).toEqual({ onHand: 85, reserved: 15, picked: 0 });
    expect(await shop.levels(one.storeId, other)).toEqual({ onHand: 85, reserved: 15, picked: 0 });
    const placed = await shop.published('patron.order.placed.v1');
    const own = new Set(customers.map(({ customerId }) => customerId));
    expect(placed.filter(({ data }) => own.has(data.customerId ?? ''))).toHaveLength(30);
    expect(await disagreements(shop.db)).toEqual([]);
    expect(await auditPayments(shop.db)).toEqual([]);
  });

  it('get no more pieces than there are, and who is refused keeps none of the others from theirs', async () => {
    const { storeId, sku } = await shop.stocked(7);
    const customers = await shoppers(20, sku);
    const answers = await Promise.all(customers.map((customer) => shop.pay(customer, storeId)));
    expect(tally(answers)).toEqual({ PLACED: 7, OUT_OF_STOCK: 13 });
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 0, reserved: 7, picked: 0 });
    expect(await disagreements(shop.db)).toEqual([]);
    const left = await Promise.all(customers.map((customer) => shop.cartOf(customer)));
    expect(left.filter((lines) => lines.length > 0)).toHaveLength(13);
  });

  it('of which some are declined are placed or given up, each by itself', async () => {
    const { storeId, sku } = await shop.stocked(30);
    const customers = await shoppers(12, sku);
    const answers = await Promise.all(
      customers.map((customer, index) =>
        shop.pay(customer, storeId, { payment: { token: index % 3 ? 'tok_visa' : 'tok_decline' } }),
      ),
    );
    expect(tally(answers)).toEqual({ PLACED: 8, PAYMENT_DECLINED: 4 });
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 22, reserved: 8, picked: 0 });
    expect(await disagreements(shop.db)).toEqual([]);
  });

  it('of one cart are one checkout; with one key all have its answer', async () => {
    const { storeId, customer } = await shop.shopper();
    const several = await Promise.all(Array.from({ length: 5 }, () => shop.pay(customer, storeId)));
    expect(tally(several)).toEqual({ PLACED: 1, CART_EMPTY: 4 });

    const { storeId: elsewhere, customer: other } = await shop.shopper();
    const input = { idempotencyKey: newId('key') };
    const same = await Promise.all(Array.from({ length: 5 }, () => shop.pay(other, elsewhere, input)));
    expect(tally(same)).toEqual({ PLACED: 5 });
    expect(new Set(same.map(({ checkout }) => checkout.id)).size).toBe(1);
    expect(same.filter(({ idempotentReplay }) => !idempotentReplay)).toHaveLength(1);
  });

  it('name the first SKU of which there is not enough, whatever was taken before it', async () => {
    const { storeId, sku } = await shop.stocked(3);
    const { sku: scarce } = await shop.stocked(1);
    await shop.put.stock(storeId, scarce, 1);
    const reserve = (lines: { sku: string; quantity: number }[]) => {
      const reason = { cause: 'ORDER', id: newId('ord') } as const;
      return shop.data
        .inTransaction(async (session: ClientSession) => {
          const lacking = await shop.data.stock.reserve(storeId, lines, shop.clock.now, session, reason);
          if (lacking !== null) throw new Error(lacking);
        })
        .then(
          () => null,
          (error: Error) => error.message,
        );
    };
    expect(
      await reserve([
        { sku, quantity: 2 },
        { sku: scarce, quantity: 2 },
      ]),
    ).toBe(scarce);
    expect(
      await reserve([
        { sku, quantity: 2 },
        { sku, quantity: 2 },
        { sku: scarce, quantity: 1 },
      ]),
    ).toBe(sku);
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 3, reserved: 0, picked: 0 });
    expect(
      await reserve([
        { sku, quantity: 3 },
        { sku: scarce, quantity: 1 },
      ]),
    ).toBeNull();
  });
});
