import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { aCustomer, importer } from '../shop.ts';
import { anAddress, usePayingShop } from './paying.ts';

const shop = usePayingShop();

const QUOTE = `query($input: CheckoutQuoteInput!) { checkoutQuote(input: $input) {
  cartVersion total { amountMinor currency } userErrors { code field }
  lines {
    sku quantity missing method store { id } fromStore { id } readyAt deliveryDate
    unitPrice { amountMinor } amount { amountMinor } discounts { name amount { amountMinor } } tax { name ratePercent amount { amountMinor } }
  }
} }`;

async function quote(customer: Actor, input: object) {
  const { data, errors } = await shop.ask(customer, QUOTE, { input });
  if (errors) throw errors[0];
  return data.checkoutQuote;
}

const HOURS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((day) => ({
  day,
  opens: '09:00',
  closes: '18:00',
}));

const rules = (mutation: string, input: object) =>
  shop.mutate(importer, mutation, input, 'imported userErrors { message }');

/** A store, a warehouse that ships, and three SKUs of two categories that both have; promotions and taxes hold there. */
async function world() {
  const country = { address: { street: 'Dam 1', city: 'Amsterdam', country: 'NL' } };
  const { id: here } = await shop.put.store({ openingHours: HOURS, ...country });
  const { id: there } = await shop.put.store({ openingHours: HOURS, services: ['SHIPPING'], ...country });
  const category = newId('cat');
  const skus = [newId('sku'), newId('sku'), newId('sku')];
  const priceOf = (index: number) => [{ amountMinor: 999 + 1001 * index, currency: 'EUR' }];
  for (const [index, sku] of skus.entries()) {
    const of = index ? { category } : {};
    await shop.put.product({ ...of, variants: [{ sku, prices: priceOf(index) }] });
    await shop.put.stock(here, sku, 1000);
    await shop.put.stock(there, sku, 1000);
  }
  const code = newId('code');
  const promotions = [
    { id: newId('prm'), name: 'A third', category, code, basisPoints: 3333 },
    { id: newId('prm'), name: 'Five off', category, amount: { amountMinor: 500, currency: 'EUR' } },
  ];
  expect((await rules('importPromotions', { promotions })).userErrors).toEqual([]);
  const rates = [
    { country: 'NL', name: 'BTW', basisPoints: 2100 },
    { country: 'FR', name: 'TVA', basisPoints: 2000 },
  ];
  expect((await rules('importTaxRates', { rates })).userErrors).toEqual([]);
  return { here, there, skus, code };
}

describe('a quote', () => {
  it('says what each line costs, what is taken off, which tax is in it, when it is there, and holds nothing', async () => {
    const { here, there, skus, code } = await world();
    const [, sku = ''] = skus;
    const customer = aCustomer();
    await shop.fill(customer, sku, 2);
    const lines = [
      { sku, quantity: 1, storeId: here },
      { sku, quantity: 1, storeId: there, method: 'SHIPMENT' },
    ];
    const quoted = await quote(customer, { lines, promotionCodes: [code] });
    const line = {
      sku,
      quantity: 1,
      missing: 0,
      fromStore: null,
      unitPrice: { amountMinor: 2000 },
      amount: { amountMinor: 1083 },
      discounts: [
        { name: 'A third', amount: { amountMinor: 667 } },
        { name: 'Five off', amount: { amountMinor: 250 } },
      ],
      tax: { name: 'BTW', ratePercent: 21, amount: { amountMinor: 188 } },
    };
    expect(quoted).toEqual({
      cartVersion: 1,
      total: { amountMinor: 2166, currency: 'EUR' },
      userErrors: [],
      lines: [
        { ...line, method: 'PICKUP', store: { id: here }, readyAt: expect.any(Date), deliveryDate: null },
        {
          ...line,
          method: 'SHIPMENT',
          store: { id: there },
          readyAt: expect.any(Date),
          deliveryDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        },
      ],
    });
    expect(await shop.levels(here, sku)).toEqual({ onHand: 1000, reserved: 0, picked: 0 });
  });

  it('names what is not there, line by line, and what a checkout would be refused for', async () => {
    const { storeId, sku, customer } = await shop.shopper({ counted: 3, quantity: 5 });
    const lines = [
      { sku, quantity: 2, storeId },
      { sku, quantity: 3, storeId },
    ];
    const short = await quote(customer, { lines });
    expect(short.lines.map(({ missing }: { missing: number }) => missing)).toEqual([0, 2]);
    expect(short.userErrors).toEqual([{ code: 'OUT_OF_STOCK', field: null }]);
    expect(short.total).toEqual({ amountMinor: 5000, currency: 'EUR' });
    for (const [input, code] of [
      [{ storeId: 'none' }, 'STORE_NOT_FOUND'],
      [{ storeId, method: 'SHIPMENT' }, 'SHIPPING_NOT_OFFERED'],
      [{ storeId, promotionCodes: ['none'] }, 'PROMOTION_NOT_VALID'],
      [{ storeId, lines: [{ sku, quantity: 6 }] }, 'INVALID_VALUE'],
      [{}, 'INVALID_VALUE'],
    ] as const) {
      expect(await quote(customer, input)).toMatchObject({ lines: [], total: null, userErrors: [{ code }] });
    }
    expect((await quote(aCustomer(), { storeId })).userErrors).toEqual([{ code: 'CART_EMPTY', field: null }]);
  });

  it('is what the checkout of the same cart costs, however it is split, discounted and taxed', async () => {
    const { here, there, skus, code } = await world();
    const aLine = fc.record({
      index: fc.nat(2),
      quantity: fc.integer({ min: 1, max: 4 }),
      way: fc.constantFrom('HERE', 'SHIPPED', 'BROUGHT'),
    });
    const anOrder = fc.record({
      wanted: fc.array(aLine, { minLength: 1, maxLength: 4 }),
      isCoded: fc.boolean(),
      country: fc.constantFrom('NL', 'FR', 'DE'),
    });
    await fc.assert(
      fc.asyncProperty(anOrder, async ({ wanted, isCoded, country }) => {
        const customer = aCustomer();
        const lines = wanted.map(({ index, quantity, way }) => ({
          ...{ sku: skus[index] ?? '', quantity },
          ...(way === 'SHIPPED' ? { storeId: there, method: 'SHIPMENT' } : { storeId: here }),
          ...(way === 'BROUGHT' && { fromStoreId: there }),
        }));
        for (const sku of new Set(lines.map((line) => line.sku))) {
          const all = lines.reduce((sum, line) => sum + (line.sku === sku ? line.quantity : 0), 0);
          await shop.fill(customer, sku, all);
        }
        const input = {
          lines,
          shippingAddress: anAddress({ country }),
          ...(isCoded && { promotionCodes: [code] }),
        };
        const quoted = await quote(customer, input);
        expect(quoted.userErrors).toEqual([]);
        const PAID = `checkout { total { amountMinor currency } orders {
          method store { id } pickup { expectedAt } lines {
            sku quantity unitPrice { amountMinor } amount { amountMinor } discounts { name amount { amountMinor } }
            tax { name ratePercent amount { amountMinor } }
          }
        } } userErrors { code }`;
        const { checkout, userErrors } = await shop.mutate(
          customer,
          'checkout',
          {
            ...input,
            cartVersion: quoted.cartVersion,
            payment: { token: 'tok_visa' },
            idempotencyKey: newId('key'),
          },
          PAID,
        );
        expect(userErrors).toEqual([]);
        expect(checkout.total).toEqual(quoted.total);
        type Order = { method: string; store: object; pickup: { expectedAt: Date } | null; lines: object[] };
        const paid = checkout.orders.flatMap(({ method, store, pickup, lines: its }: Order) =>
          its.map((line) => ({ ...line, method, store, ...(pickup && { readyAt: pickup.expectedAt }) })),
        );
        expect(quoted.lines).toMatchObject(paid);
        expect(paid).toHaveLength(quoted.lines.length);
      }),
      { numRuns: 15 },
    );
  });

  it('is the customer’s own', async () => {
    const { storeId } = await shop.stocked(1);
    const { codes } = await shop.ask(importer, QUOTE, { input: { storeId } });
    expect(codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });
});
