import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import type { Data } from '../../../subgraphs/orders/context.ts';
import { aCustomer, anAssociate, useShop } from '../shop.ts';

/** Whose signals may be told. */
const permitted = new Set<string>();
const shop = useShop({
  permitsNow: async ({ customerId, purpose }) => purpose === 'personalisation' && permitted.has(customerId),
});
const admin: Actor = { kind: 'staff', staffId: 'sta_1', role: 'admin' };
const MINUTE_MS = 60_000;

let customer: ReturnType<typeof aCustomer>;
beforeEach(() => {
  customer = aCustomer();
  permitted.add(customer.customerId);
});

const passes = (minutes: number) => {
  shop.clock.now = new Date(shop.clock.now.getTime() + minutes * MINUTE_MS);
};
const tell = async () => {
  while (await (shop.data as Data).signals.tellDue());
};

async function told(type: Parameters<typeof shop.published>[0]) {
  const events = await shop.published(type);
  return events.filter(({ subject }) => subject === customer.customerId).map(({ data }) => data);
}

describe('a cart that nobody touches', () => {
  it('is idle after an hour and abandoned after a day, each told once by however many processes', async () => {
    const { sku } = await shop.stocked(1);
    const { cart } = await shop.mutate(
      customer,
      'addToCart',
      { sku, idempotencyKey: newId('key') },
      'cart { id version }',
    );
    passes(59);
    await tell();
    expect(await told('patron.cart.idle.v1')).toEqual([]);
    passes(1);
    await Promise.all([tell(), tell(), tell()]);
    const data = {
      ...{ customerId: customer.customerId, cartId: cart.id, cartVersion: 1, purpose: 'personalisation' },
      at: shop.clock.now.toISOString(),
    };
    expect(await told('patron.cart.idle.v1')).toEqual([data]);
    expect(await told('patron.cart.abandoned.v1')).toEqual([]);
    passes(23 * 60);
    await Promise.all([tell(), tell()]);
    await tell();
    expect(await told('patron.cart.idle.v1')).toHaveLength(1);
    expect(await told('patron.cart.abandoned.v1')).toEqual([{ ...data, at: shop.clock.now.toISOString() }]);
  });

  it('begins anew with each version, and is told of no more once it is empty', async () => {
    const { sku } = await shop.stocked(1);
    await shop.fill(customer, sku, 1);
    passes(60);
    await tell();
    await shop.fill(customer, sku, 2);
    passes(60);
    await tell();
    expect(
      (await told('patron.cart.idle.v1')).map((data) => 'cartVersion' in data && data.cartVersion),
    ).toEqual([1, 2]);
    await shop.fill(customer, sku, 0);
    passes(48 * 60);
    await tell();
    expect(await told('patron.cart.idle.v1')).toHaveLength(2);
    expect(await told('patron.cart.abandoned.v1')).toEqual([]);
  });

  it('is not told of without consent, nor afterwards for the pause before it', async () => {
    permitted.delete(customer.customerId);
    const { sku } = await shop.stocked(1);
    await shop.fill(customer, sku, 1);
    passes(60);
    await tell();
    permitted.add(customer.customerId);
    await tell();
    expect(await told('patron.cart.idle.v1')).toEqual([]);
  });

  it('a checkout that was begun stalls, unless an order or a change follows', async () => {
    const { storeId, sku } = await shop.stocked(9);
    const begin = (cartVersion: number) =>
      shop.mutate(customer, 'beginCheckout', { cartVersion }, 'cart { version } userErrors { code }');
    await shop.fill(customer, sku, 1);
    expect(await begin(0)).toEqual({ cart: null, userErrors: [{ code: 'CART_CHANGED' }] });
    expect(await begin(1)).toEqual({ cart: { version: 1 }, userErrors: [] });
    passes(20);
    await begin(1);
    passes(10);
    await Promise.all([tell(), tell()]);
    expect(await told('patron.checkout.stalled.v1')).toMatchObject([{ cartVersion: 1 }]);
    await shop.fill(customer, sku, 2);
    await begin(2);
    await shop.checkout(customer, storeId);
    passes(30);
    await tell();
    expect(await told('patron.checkout.stalled.v1')).toHaveLength(1);
  });
});

describe('a product that is looked at', () => {
  const look = (sku: string, viewId = newId('view'), by: Actor = customer) =>
    shop.mutate(by, 'recordView', { sku, viewId }, 'counted userErrors { code }');
  const VIEWED = '{ product { id } variant { sku } views bought }';
  const viewed = async (field = 'recentlyViewed', by = customer) =>
    (await shop.entity(by, { id: by.customerId }, `{ ${field} ${VIEWED} }`)).data[field];

  it('is counted once for a view, however often that is sent', async () => {
    const { sku } = await shop.stocked(1);
    const answers = await Promise.all(Array.from({ length: 6 }, () => look(sku, 'one')));
    expect(answers.filter(({ counted }) => counted)).toHaveLength(1);
    expect(await look(sku, 'two')).toEqual({ counted: true, userErrors: [] });
    expect(await viewed()).toEqual([
      { product: { id: expect.any(String) }, variant: { sku }, views: 2, bought: false },
    ]);
    expect((await look('none')).userErrors).toEqual([{ code: 'SKU_NOT_FOUND' }]);
  });

  it('many at once count every one', async () => {
    const { sku } = await shop.stocked(1);
    await Promise.all(Array.from({ length: 10 }, () => look(sku)));
    expect((await viewed())[0].views).toBe(10);
  });

  it('three times and not bought is told once', async () => {
    const { sku } = await shop.stocked(1);
    await look(sku);
    await look(sku);
    await tell();
    expect(await told('patron.product.viewed_not_bought.v1')).toEqual([]);
    await look(sku);
    await Promise.all([tell(), tell()]);
    await look(sku);
    await tell();
    const [{ product }] = await viewed('viewedNotBought');
    expect(await told('patron.product.viewed_not_bought.v1')).toEqual([
      {
        ...{ customerId: customer.customerId, productId: product.id, views: 3, purpose: 'personalisation' },
        at: shop.clock.now.toISOString(),
      },
    ]);
  });

  it('and bought is not told, nor shown as not bought', async () => {
    const { storeId, sku } = await shop.stocked(9);
    await shop.fill(customer, sku);
    await shop.checkout(customer, storeId);
    for (let times = 0; times < 3; times += 1) await look(sku);
    await tell();
    expect(await told('patron.product.viewed_not_bought.v1')).toEqual([]);
    expect(await viewed('viewedNotBought')).toEqual([]);
    expect((await viewed())[0].bought).toBe(true);
  });

  it('only the newest hundred are remembered, and all are forgotten when the customer says so', async () => {
    const { customerId } = customer;
    const old = Array.from({ length: 100 }, (_, index) => ({
      ...{
        _id: newId('viw'),
        customerId,
        productId: `p${index}`,
        sku: `s${index}`,
        channel: 'WEB',
        views: 1,
      },
      ...{ firstAt: new Date(index), lastAt: new Date(index), recent: [{ id: 'v', at: new Date(index) }] },
    }));
    const views = shop.db.collection<(typeof old)[number]>('views');
    await views.insertMany(old);
    const { sku } = await shop.stocked(1);
    await look(sku);
    expect(await views.countDocuments({ customerId })).toBe(100);
    expect(await views.countDocuments({ customerId, productId: 'p0' })).toBe(0);
    const { data } = await shop.ask(customer, 'mutation { clearRecentlyViewed { cleared } }');
    expect(data.clearRecentlyViewed).toEqual({ cleared: 100 });
    expect(await viewed()).toEqual([]);
  });

  it('an associate sees it only with consent', async () => {
    const { storeId, sku, customer: theirs } = await shop.placed();
    const associate = anAssociate(storeId);
    await look(sku, 'one', theirs);
    const read = (purposes: string[]) =>
      shop.entity(associate, { id: theirs.customerId, purposes }, '{ recentlyViewed { views } }');
    expect((await read([])).codes).toEqual(['CONSENT_REQUIRED']);
    expect((await read(['in_store_recognition'])).data).toEqual({ recentlyViewed: [{ views: 1 }] });
  });
});

describe('the thresholds', () => {
  const ALL = 'cartIdleMinutes checkoutStalledMinutes cartAbandonedHours views viewDays';
  const set = (by: Actor, its: object = {}) =>
    shop.mutate(
      by,
      'setEngagementThresholds',
      {
        ...{ cartIdleMinutes: 5, checkoutStalledMinutes: 2, cartAbandonedHours: 1, views: 2, viewDays: 1 },
        ...its,
      },
      `thresholds { ${ALL} } userErrors { code field }`,
    );

  it('are data that only an admin sets', async () => {
    const wanted = {
      cartIdleMinutes: 5,
      checkoutStalledMinutes: 2,
      cartAbandonedHours: 1,
      views: 2,
      viewDays: 1,
    };
    expect(await set(admin)).toEqual({ thresholds: wanted, userErrors: [] });
    expect((await shop.ask(admin, `{ engagementThresholds { ${ALL} } }`)).data).toEqual({
      engagementThresholds: wanted,
    });
    const { sku } = await shop.stocked(1);
    await shop.fill(customer, sku);
    passes(5);
    await tell();
    expect(await told('patron.cart.idle.v1')).toHaveLength(1);
    await expect(set(customer)).rejects.toMatchObject({
      extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' },
    });
  });

  it.each([
    ['cartIdleMinutes', { cartIdleMinutes: 0 }],
    ['views', { views: 1 }],
    ['cartAbandonedHours', { cartIdleMinutes: 60, cartAbandonedHours: 1 }],
  ])('refuse %s outside its bounds', async (field, its) => {
    expect(await set(admin, its)).toEqual({
      thresholds: null,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', field] }],
    });
  });
});
