import { expect, it } from 'vitest';
import { inTransaction } from '#shared/mongo.ts';
import { anAssociate } from '../shop.ts';
import { useStock } from './stock-shop.ts';

const shop = useStock();

async function returned(quantity: number) {
  const { storeId, sku } = await shop.stocked(1);
  await inTransaction(shop.db.client, (session) =>
    shop.data.stock.move(
      storeId,
      [{ sku, quantity }],
      { from: 'outside', to: 'returned' },
      shop.clock.now,
      session,
      { cause: 'RETURN', id: 'rtn_1' },
    ),
  );
  return { storeId, sku, associate: anAssociate(storeId) };
}

it('returned pieces go on hand again or are damaged', async () => {
  const { storeId, sku, associate } = await returned(3);
  const lines = [{ sku, sound: 2, damaged: 1 }];
  expect(await shop.inspect(associate, { storeId, lines })).toEqual({
    levels: [{ sku, onHand: 3, inTransit: 0, returned: 0, damaged: 1 }],
    userErrors: [],
    idempotentReplay: false,
  });
});

it.each([
  ['more than were returned', { sound: 2, damaged: 2 }, 'OUT_OF_STOCK', ['input', 'lines']],
  ['none', { sound: 0, damaged: 0 }, 'INVALID_VALUE', ['input', 'lines', '0']],
  ['fewer than none', { sound: -1, damaged: 2 }, 'INVALID_VALUE', ['input', 'lines', '0', 'sound']],
])('an inspection of %s changes nothing', async (_, its, code, field) => {
  const { storeId, sku, associate } = await returned(3);
  expect((await shop.inspect(associate, { storeId, lines: [{ sku, ...its }] })).userErrors).toEqual([
    { code, field },
  ]);
  expect(await shop.all(storeId, sku)).toMatchObject({ onHand: 1, returned: 3, damaged: 0 });
});

it('levels are put right, all or nothing', async () => {
  const { storeId, sku, associate } = await returned(1);
  const adjust = async (...moves: [from: string, to: string, quantity: number][]) => {
    const lines = moves.map(([from, to, quantity]) => ({ sku, from, to, quantity }));
    return shop.adjust(associate, { storeId, lines, reason: 'CORRECTION' });
  };
  expect((await adjust(['OUTSIDE', 'ON_HAND', 2], ['RETURNED', 'OUTSIDE', 1])).levels).toEqual([
    { sku, onHand: 3, inTransit: 0, returned: 0, damaged: 0 },
  ]);
  expect((await adjust(['ON_HAND', 'DAMAGED', 1], ['ON_HAND', 'OUTSIDE', 3])).userErrors).toEqual([
    { code: 'OUT_OF_STOCK', field: ['input', 'lines'] },
  ]);
  expect(await shop.all(storeId, sku)).toMatchObject({ onHand: 3, damaged: 0 });
  for (const [from, to, at] of [
    ['RESERVED', 'ON_HAND', 'from'],
    ['ON_HAND', 'PICKED', 'to'],
    ['ON_HAND', 'ON_HAND', 'to'],
  ] as const) {
    expect((await adjust([from, to, 1])).userErrors).toEqual([
      { code: 'INVALID_VALUE', field: ['input', 'lines', '0', at] },
    ]);
  }
});

it('an adjustment is for associates of the store, of SKUs that are known', async () => {
  const { storeId, sku, associate } = await returned(1);
  const input = (its: object = {}) => ({
    storeId,
    lines: [{ sku, from: 'ON_HAND', to: 'DAMAGED', quantity: 1, ...its }],
    reason: 'DAMAGED',
  });
  await expect(shop.adjust(anAssociate('elsewhere'), input())).rejects.toMatchObject({
    extensions: { code: 'FORBIDDEN' },
  });
  expect((await shop.adjust(associate, input({ sku: 'none' }))).userErrors).toEqual([
    { code: 'SKU_NOT_FOUND', field: ['input', 'lines', '0', 'sku'] },
  ]);
  expect((await shop.adjust(associate, { ...input(), note: 'a\u0000b' })).userErrors).toEqual([
    { code: 'INVALID_VALUE', field: ['input', 'note'] },
  ]);
});
