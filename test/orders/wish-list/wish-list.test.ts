import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { anIdentity } from '../../support/merging.ts';
import { aCustomer, anAssociate, useShop } from '../shop.ts';

const recognised = new Set<string>();
const shop = useShop({ permitsNow: async ({ customerId }) => recognised.has(customerId) });
const identity = anIdentity(shop.clock);

const add = (by: Actor, input: object) =>
  shop.mutate(by, 'addToWishList', input, 'item { sku note channel } userErrors { code field }');
const LIST = '{ wishList(first: 2) { edges { node { sku note } } pageInfo { hasNextPage endCursor } } }';
const listOf = async (customer: ReturnType<typeof aCustomer>) =>
  (await shop.entity(customer, { id: customer.customerId }, LIST)).data.wishList;

describe('the wish list', () => {
  it('keeps a SKU once, with the newest note, newest first and page by page', async () => {
    const customer = aCustomer();
    const skus: string[] = [];
    for (let index = 0; index < 3; index += 1) {
      const { sku } = await shop.stocked(1);
      skus.push(sku);
      await add(customer, { sku, note: `note ${index}` });
    }
    expect(await add(customer, { sku: skus[0], note: 'for Ben' })).toEqual({
      item: { sku: skus[0], note: 'for Ben', channel: 'WEB' },
      userErrors: [],
    });
    const page = await listOf(customer);
    expect(page.edges).toEqual([
      { node: { sku: skus[2], note: 'note 2' } },
      { node: { sku: skus[1], note: 'note 1' } },
    ]);
    expect(page.pageInfo.hasNextPage).toBe(true);
  });

  it('added many times at once is there once', async () => {
    const customer = aCustomer();
    const { sku } = await shop.stocked(1);
    const answers = await Promise.all(Array.from({ length: 8 }, () => add(customer, { sku })));
    expect(answers.every(({ item }) => item.sku === sku)).toBe(true);
    expect((await listOf(customer)).edges).toHaveLength(1);
  });

  it('refuses what the catalogue has not, and notes that are too long', async () => {
    const customer = aCustomer();
    const { sku } = await shop.stocked(1);
    expect((await add(customer, { sku: 'none' })).userErrors[0].code).toBe('SKU_NOT_FOUND');
    expect((await add(customer, { sku, note: 'x'.repeat(501) })).userErrors).toEqual([
      { code: 'INVALID_VALUE', field: ['input', 'note'] },
    ]);
  });

  it('is full at 500 SKUs', async () => {
    const customer = aCustomer();
    const { customerId } = customer;
    const wishes = Array.from({ length: 500 }, (_, index) => ({
      ...{ _id: newId('wsh'), customerId, sku: `old-${index}`, channel: 'WEB', addedAt: shop.clock.now },
    }));
    await shop.db.collection<(typeof wishes)[number]>('wishes').insertMany(wishes);
    const { sku } = await shop.stocked(1);
    expect((await add(customer, { sku })).userErrors[0].code).toBe('WISH_LIST_FULL');
  });

  it('moves a SKU to the cart, both or neither, once for a key', async () => {
    const customer = aCustomer();
    const { sku } = await shop.stocked(1);
    await add(customer, { sku });
    const idempotencyKey = newId('key');
    const move = () =>
      shop.mutate(
        customer,
        'moveWishToCart',
        { sku, quantity: 2, idempotencyKey },
        'cart { lines { sku quantity } } userErrors { code } idempotentReplay',
      );
    const cart = { lines: [{ sku, quantity: 2 }] };
    expect(await move()).toEqual({ cart, userErrors: [], idempotentReplay: false });
    expect(await move()).toEqual({ cart, userErrors: [], idempotentReplay: true });
    expect((await listOf(customer)).edges).toEqual([]);
    const again = { sku, idempotencyKey: newId('key') };
    expect((await shop.mutate(customer, 'moveWishToCart', again, 'userErrors { code }')).userErrors).toEqual([
      { code: 'SKU_NOT_FOUND' },
    ]);
  });

  it('of a customer who was merged is one, and what stands in both goes from both', async () => {
    const [ada, twin] = [aCustomer(), aCustomer()];
    const { sku } = await shop.stocked(1);
    await add(ada, { sku });
    await add(twin, { sku });
    await shop.deliver(identity.merged(ada.customerId, twin.customerId));
    expect((await listOf(ada)).edges).toHaveLength(1);
    expect(await shop.mutate(ada, 'removeFromWishList', { sku }, 'removed')).toEqual({ removed: true });
    expect((await listOf(twin)).edges).toEqual([]);
    expect(await shop.mutate(ada, 'removeFromWishList', { sku }, 'removed')).toEqual({ removed: false });
  });

  it('an associate reads and changes only what the customer permits', async () => {
    const { storeId, sku, customer } = await shop.placed();
    const { customerId } = customer;
    const associate = anAssociate(storeId);
    const read = (purposes: string[]) => shop.entity(associate, { id: customerId, purposes }, LIST);
    expect((await add(associate, { customerId, sku })).userErrors[0].code).toBe('RECOGNITION_NOT_PERMITTED');
    recognised.add(customerId);
    expect((await add(associate, { customerId, sku })).item.sku).toBe(sku);
    expect((await read([])).codes).toEqual(['CONSENT_REQUIRED']);
    expect((await read(['in_store_recognition'])).data.wishList.edges).toHaveLength(1);
    expect((await shop.entity(anAssociate('other'), { id: customerId }, LIST)).codes).toEqual(['FORBIDDEN']);
  });
});
