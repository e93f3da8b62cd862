import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { mergedLines } from '../../../subgraphs/orders/cart/merge.ts';
import type { CartLine } from '../../../subgraphs/orders/rules/cart.ts';
import { aCustomer, anAssociate, useShop } from '../shop.ts';

/** Whom consent lets be recognised in this file. */
const recognised = new Set<string>();
const shop = useShop({
  permitsNow: async ({ customerId, purpose }) =>
    purpose === 'in_store_recognition' && recognised.has(customerId),
});
const visitor: Actor = { kind: 'visitor' };

const CART = 'cart { version lines { sku quantity channel } } userErrors { code field }';
const put = (input: object) => shop.mutate(visitor, 'setVisitorCartLine', input, `${CART} token`);
const claim = (customer: Actor, token: string) =>
  shop.mutate(customer, 'claimCart', { token }, `${CART} linesMerged linesLeftOut`);
const visitorCart = async (token: string) =>
  (
    await shop.ask(
      visitor,
      'query($token: String!) { visitorCart(token: $token) { lines { sku } total(currency: "EUR") { amountMinor } } }',
      { token },
    )
  ).data.visitorCart;

describe('the cart of a visitor', () => {
  it('is begun with a token, changed with it, and read by nobody without it', async () => {
    const { sku } = await shop.stocked(1);
    const { token, ...begun } = await put({ sku, quantity: 2 });
    expect(begun).toEqual({
      cart: { version: 1, lines: [{ sku, quantity: 2, channel: 'WEB' }] },
      userErrors: [],
    });
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(await put({ token, sku, quantity: 5, channel: 'app' })).toEqual({
      cart: { version: 2, lines: [{ sku, quantity: 5, channel: 'APP' }] },
      token: null,
      userErrors: [],
    });
    expect(await visitorCart(token)).toEqual({ lines: [{ sku }], total: { amountMinor: 5000 } });
    expect(await visitorCart(`${token}x`)).toBeNull();
    expect(await put({ token: 'guess', sku, quantity: 1 })).toEqual({
      cart: null,
      token: null,
      userErrors: [{ code: 'CART_NOT_FOUND', field: ['input', 'token'] }],
    });
  });

  it('keeps the token nowhere', async () => {
    const { sku } = await shop.stocked(1);
    const { token } = await put({ sku, quantity: 1 });
    const all = JSON.stringify(await shop.db.collection('visitorCarts').find().toArray());
    expect(all).not.toContain(token);
  });

  it('is over thirty days after its last change', async () => {
    const { sku } = await shop.stocked(1);
    const { token } = await put({ sku, quantity: 1 });
    const { now } = shop.clock;
    shop.clock.now = new Date(now.getTime() + 30 * 86_400_000 - 1);
    expect(await visitorCart(token)).not.toBeNull();
    shop.clock.now = new Date(now.getTime() + 30 * 86_400_000);
    expect(await visitorCart(token)).toBeNull();
    expect((await claim(aCustomer(), token)).linesMerged).toBe(0);
    shop.clock.now = now;
  });

  it.each([
    ['SKU_NOT_FOUND', { sku: 'none', quantity: 1 }],
    ['INVALID_VALUE', { sku: 'none', quantity: 1000 }],
    ['INVALID_VALUE', { sku: 'none', quantity: 1, channel: '!' }],
  ])('refuses with %s: %j', async (code, input) => {
    expect((await put(input)).userErrors[0].code).toBe(code);
  });
});

describe('at login', () => {
  it('what was in both is added up, and the other cart is gone', async () => {
    const { sku } = await shop.stocked(1);
    const { sku: other } = await shop.stocked(1);
    const customer = aCustomer();
    await shop.fill(customer, sku, 3);
    const { token } = await put({ sku, quantity: 4 });
    await put({ token, sku: other, quantity: 1 });
    expect(await claim(customer, token)).toEqual({
      cart: {
        version: 2,
        lines: [
          { sku, quantity: 7, channel: 'WEB' },
          { sku: other, quantity: 1, channel: 'WEB' },
        ],
      },
      linesMerged: 2,
      linesLeftOut: 0,
      userErrors: [],
    });
    expect(await visitorCart(token)).toBeNull();
  });

  it('claiming again, at once or later, adds nothing', async () => {
    const { sku } = await shop.stocked(1);
    const customer = aCustomer();
    const { token } = await put({ sku, quantity: 4 });
    const answers = await Promise.all(Array.from({ length: 6 }, () => claim(customer, token)));
    expect(answers.map(({ linesMerged }) => linesMerged).sort()).toEqual([0, 0, 0, 0, 0, 1]);
    expect((await claim(customer, token)).cart.lines).toEqual([{ sku, quantity: 4, channel: 'WEB' }]);
  });

  it('two who claim one cart share nothing: one has it', async () => {
    const { sku } = await shop.stocked(1);
    const { token } = await put({ sku, quantity: 4 });
    const answers = await Promise.all([aCustomer(), aCustomer()].map((one) => claim(one, token)));
    expect(answers.map(({ linesMerged }) => linesMerged).sort()).toEqual([0, 1]);
  });
});

describe('the rule of the merge', () => {
  const early = new Date('2026-03-01T10:00:00Z');
  const late = new Date('2026-03-02T10:00:00Z');
  const line = (its: Partial<CartLine>): CartLine => ({
    ...{ sku: 'a', quantity: 1, channel: 'WEB', addedAt: early },
    ...its,
  });

  it('sums up to 999, with the channel of the cart that was changed last and the earlier time', () => {
    const own = { lines: [line({ quantity: 600, channel: 'APP', addedAt: late })], updatedAt: early };
    const brought = { lines: [line({ quantity: 600, channel: 'KIOSK' })], updatedAt: late };
    expect(mergedLines(own, brought)).toEqual({
      lines: [{ sku: 'a', quantity: 999, channel: 'KIOSK', addedAt: early }],
      leftOut: 0,
    });
    expect(mergedLines({ ...own, updatedAt: late }, { ...brought, updatedAt: early }).lines[0]?.channel).toBe(
      'APP',
    );
  });

  it('never loses a piece below the limits, never breaks them, and keeps own lines first', () => {
    const skus = fc.uniqueArray(fc.integer({ min: 0, max: 150 }), { maxLength: 100 });
    const cart = fc.tuple(skus, fc.integer({ min: 1, max: 999 })).map(([chosen, quantity]) => ({
      lines: chosen.map((sku) => line({ sku: `s${sku}`, quantity })),
      updatedAt: early,
    }));
    fc.assert(
      fc.property(cart, cart, (own, brought) => {
        const { lines, leftOut } = mergedLines(own, brought);
        const wanted = new Map<string, number>();
        for (const { sku, quantity } of [...own.lines, ...brought.lines]) {
          wanted.set(sku, (wanted.get(sku) ?? 0) + quantity);
        }
        expect(lines.length + leftOut).toBe(wanted.size);
        expect(lines.length).toBe(Math.min(100, wanted.size));
        expect(lines.slice(0, own.lines.length).map(({ sku }) => sku)).toEqual(
          own.lines.map(({ sku }) => sku),
        );
        for (const { sku, quantity } of lines) expect(quantity).toBe(Math.min(999, wanted.get(sku) ?? 0));
      }),
    );
  });
});

describe('an associate', () => {
  it('changes the cart of a customer in their hands who permits it, and of nobody else', async () => {
    const { storeId, sku, customer } = await shop.placed();
    const associate = anAssociate(storeId);
    const { customerId } = customer;
    const add = (by: Actor) =>
      shop.mutate(by, 'addToCart', { customerId, sku, channel: 'STORE', idempotencyKey: newId('key') }, CART);
    expect(await add(associate)).toEqual({
      cart: null,
      userErrors: [{ code: 'RECOGNITION_NOT_PERMITTED', field: ['input', 'customerId'] }],
    });
    recognised.add(customerId);
    expect((await add(associate)).cart.lines).toEqual([{ sku, quantity: 1, channel: 'STORE' }]);
    const set = { customerId, sku, quantity: 3, channel: 'STORE' };
    expect((await shop.mutate(associate, 'setCartLine', set, CART)).cart.lines[0].quantity).toBe(3);
    expect((await shop.mutate(associate, 'removeFromCart', { customerId, sku }, CART)).cart.lines).toEqual(
      [],
    );
    for (const by of [anAssociate('elsewhere'), aCustomer()]) {
      await expect(add(by)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    }
  });
});

describe('at the till', () => {
  const till: Actor = { kind: 'device', deviceId: 'dev_till', storeId: 'sto_1', deviceKind: 'till' };
  const open = (actor: Actor, code: string) =>
    shop.ask(actor, 'query($code: String!) { cartAtTill(code: $code) { lines { sku quantity } } }', { code });

  it('a cart is opened by the code that the customer shows, for five minutes, and by nothing else', async () => {
    const { sku } = await shop.stocked(1);
    const customer = aCustomer();
    await shop.fill(customer, sku, 2);
    const { data } = await shop.entity(customer, { id: customer.customerId }, '{ cart { tillCode } }');
    const code: string = data.cart.tillCode;
    expect((await open(till, code)).data.cartAtTill).toEqual({ lines: [{ sku, quantity: 2 }] });
    expect((await open(till, `${code}x`)).data.cartAtTill).toBeNull();
    expect((await open({ ...till, deviceKind: 'player' } as Actor, code)).codes).toEqual(['FORBIDDEN']);
    expect((await open(aCustomer(), code)).codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    const { now } = shop.clock;
    shop.clock.now = new Date(now.getTime() + 301_000);
    expect((await open(till, code)).data.cartAtTill).toBeNull();
    shop.clock.now = now;
  });
});
