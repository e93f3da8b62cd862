import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { wordsProblem } from '../../../subgraphs/orders/reviews/rules.ts';
import { anIdentity } from '../../support/merging.ts';
import { aCustomer, useShop } from '../shop.ts';

const shop = useShop();
const identity = anIdentity(shop.clock);
const staff: Actor = { kind: 'staff', staffId: 'sta_1', role: 'marketer' };
const visitor: Actor = { kind: 'visitor' };

const REVIEW = 'review { id state version rating text displayName reason } userErrors { code field }';

/** A customer who has the product in their hands. */
async function owner() {
  const { orderId, customer, associate, code, sku } = await shop.ready();
  await shop.step(associate, 'checkIdentity', orderId, { code });
  await shop.step(associate, 'handOver', orderId);
  const { data } = await shop.ask(visitor, 'query($sku: ID!) { variant(sku: $sku) { product { id } } }', {
    sku,
  });
  return { customer, orderId, sku, productId: data.variant.product.id as string };
}

const write = (by: Actor, productId: string, its: object = {}) =>
  shop.mutate(
    by,
    'writeReview',
    { productId, rating: 4, text: 'Warm.', displayName: 'A. from Ams', idempotencyKey: newId('key'), ...its },
    REVIEW,
  );
const moderate = (reviewId: string, version: number, its: object = {}) =>
  shop.mutate(
    staff,
    'moderateReview',
    { reviewId, version, verdict: 'PUBLISH', idempotencyKey: newId('key'), ...its },
    'state userErrors { code }',
  );
const shown = async (productId: string) =>
  (
    await shop.ask(
      visitor,
      'query($id: ID!) { product(id: $id) { reviews { edges { node { author rating text } } } rating { count average } } }',
      { id: productId },
    )
  ).data.product;

describe('a review', () => {
  it('is of what was bought and received, looked at before it is shown, and told once', async () => {
    const { customer, productId, orderId } = await owner();
    const { review } = await write(customer, productId);
    expect(review).toEqual({
      ...{ id: expect.stringMatching(/^rev_/), state: 'PENDING', version: 1, rating: 4, text: 'Warm.' },
      ...{ displayName: 'A. from Ams', reason: null },
    });
    expect(await shown(productId)).toEqual({ reviews: { edges: [] }, rating: null });
    expect(await moderate(review.id, 1)).toEqual({ state: 'PUBLISHED', userErrors: [] });
    expect(await shown(productId)).toEqual({
      reviews: { edges: [{ node: { author: 'A. from Ams', rating: 4, text: 'Warm.' } }] },
      rating: { count: 1, average: 4 },
    });
    await write(customer, productId, { rating: 2 });
    expect((await shown(productId)).rating).toBeNull();
    await moderate(review.id, 2);
    const told = (await shop.published('patron.review.published.v1')).map(({ data }) => data);
    expect(told.filter((data) => data.reviewId === review.id)).toEqual([
      {
        ...{ reviewId: review.id, customerId: customer.customerId, productId, orderId },
        at: shop.clock.now.toISOString(),
      },
    ]);
  });

  it('is refused for what was not bought, or not received yet', async () => {
    const { productId } = await owner();
    const refused = { review: null, userErrors: [{ code: 'NOT_PURCHASED', field: ['input', 'productId'] }] };
    expect(await write(aCustomer(), productId)).toEqual(refused);
    const { customer, sku } = await shop.placed();
    const { data } = await shop.ask(visitor, 'query($sku: ID!) { variant(sku: $sku) { product { id } } }', {
      sku,
    });
    expect(await write(customer, data.variant.product.id)).toEqual(refused);
  });

  it('is one of a product by a customer, also by two at once and under two ids', async () => {
    const { customer, productId } = await owner();
    const twin = aCustomer();
    const answers = await Promise.all(Array.from({ length: 5 }, () => write(customer, productId)));
    const [id, ...others] = [...new Set(answers.map(({ review }) => review.id))];
    expect(others).toEqual([]);
    await shop.deliver(identity.merged(twin.customerId, customer.customerId));
    expect((await write(twin, productId, { rating: 1 })).review).toMatchObject({ id, rating: 1, version: 6 });
  });

  it('refused by staff says why to its author and to nobody else', async () => {
    const { customer, productId } = await owner();
    const { review } = await write(customer, productId);
    expect(await moderate(review.id, 1, { verdict: 'REFUSE' })).toEqual({
      state: null,
      userErrors: [{ code: 'INVALID_VALUE' }],
    });
    await moderate(review.id, 1, { verdict: 'REFUSE', reason: 'Names somebody.' });
    const { data } = await shop.entity(
      customer,
      { id: customer.customerId },
      '{ reviews { edges { node { state reason } } } }',
    );
    expect(data.reviews.edges).toEqual([{ node: { state: 'REFUSED', reason: 'Names somebody.' } }]);
    expect(await moderate(review.id, 1)).toEqual({
      state: null,
      userErrors: [{ code: 'ILLEGAL_TRANSITION' }],
    });
    expect((await shown(productId)).reviews.edges).toEqual([]);
  });

  it('that was written anew is not published by a look at the old one', async () => {
    const { customer, productId } = await owner();
    const { review } = await write(customer, productId);
    await write(customer, productId, { text: 'Worse.' });
    expect(await moderate(review.id, 1)).toEqual({ state: null, userErrors: [{ code: 'REVIEW_CHANGED' }] });
  });

  it('taken back loses its words, and may be written again', async () => {
    const { customer, productId } = await owner();
    const { review } = await write(customer, productId);
    await moderate(review.id, 1);
    const withdraw = (by: Actor) =>
      shop.mutate(by, 'withdrawReview', { reviewId: review.id, idempotencyKey: newId('key') }, REVIEW);
    expect((await withdraw(aCustomer())).userErrors[0].code).toBe('REVIEW_NOT_FOUND');
    expect((await withdraw(customer)).review).toMatchObject({
      ...{ state: 'WITHDRAWN', rating: null, text: null, displayName: null },
    });
    expect(await shown(productId)).toEqual({ reviews: { edges: [] }, rating: null });
    const kept = await shop.db.collection<{ _id: string }>('reviews').findOne({ _id: review.id });
    expect(JSON.stringify(kept)).not.toContain('Warm');
    expect((await write(customer, productId)).review).toMatchObject({ id: review.id, state: 'PENDING' });
  });

  it('waits in a list that says nothing of who wrote it, for staff alone', async () => {
    const { customer, productId } = await owner();
    const { review } = await write(customer, productId);
    const LIST =
      '{ reviewsToModerate(first: 100) { edges { node { id product { id } rating displayName version } } } }';
    const { data } = await shop.ask(staff, LIST);
    expect(data.reviewsToModerate.edges).toContainEqual({
      node: { id: review.id, product: { id: productId }, rating: 4, displayName: 'A. from Ams', version: 1 },
    });
    expect((await shop.ask(customer, LIST)).codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });
});

describe('the words of a review', () => {
  const words = { rating: 3, displayName: 'Ada' };
  it.each([
    ['rating', { rating: 0 }],
    ['rating', { rating: 6 }],
    ['displayName', { displayName: '' }],
    ['displayName', { displayName: 'ada@example.com' }],
    ['text', { text: 'Call +31 6 1234 5678' }],
    ['text', { text: 'See https://shop.example' }],
    ['title', { title: 'x'.repeat(121) }],
  ])('are refused for their %s: %j', (field, its) => {
    expect(wordsProblem({ ...words, ...its })?.field).toEqual([field]);
  });

  it('may have line breaks and figures', () => {
    expect(wordsProblem({ ...words, text: 'Bought 2 in 2025.\nFits 42.' })).toBeNull();
  });
});
