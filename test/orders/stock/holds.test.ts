import type { ClientSession } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { VISITOR } from '#shared/actor.ts';
import { inTransaction, newId } from '#shared/mongo.ts';
import type { StoredHold } from '../../../subgraphs/orders/stock/holds.ts';
import { aService } from '../../support/subgraph.ts';
import { aCustomer, anAssociate, importer } from '../shop.ts';
import { disagreements } from './levels.ts';
import { aDevice, useStock } from './stock-shop.ts';

const shop = useStock();
const MINUTE = 60_000;
const later = (minutes: number) => new Date(shop.clock.now.getTime() + minutes * MINUTE);
const inSession = <Result>(work: (session: ClientSession) => Promise<Result>): Promise<Result> =>
  inTransaction(shop.db.client, work);

describe('a hold', () => {
  it('takes pieces off hand, once per key', async () => {
    const { storeId, sku } = await shop.stocked(5);
    const input = { storeId, lines: [{ sku, quantity: 3 }], minutes: 10, idempotencyKey: newId('key') };
    const first = await shop.hold(importer, input);
    expect(first).toEqual({
      hold: { id: expect.stringMatching(/^hld_/), state: 'HELD', lines: [{ sku, quantity: 3 }] },
      userErrors: [],
      idempotentReplay: false,
    });
    expect(await shop.hold(importer, input)).toEqual({ ...first, idempotentReplay: true });
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 2, reserved: 3, picked: 0 });
  });

  it('counts several lines of a SKU as one', async () => {
    const { storeId, sku } = await shop.stocked(3);
    const line = { sku, quantity: 2 };
    expect(await shop.hold(importer, { storeId, lines: [line, line], minutes: 1 })).toMatchObject({
      hold: null,
      userErrors: [{ code: 'OUT_OF_STOCK', field: ['input', 'lines'] }],
    });
    const { hold } = await shop.hold(importer, { storeId, lines: [line, { sku, quantity: 1 }], minutes: 1 });
    expect(hold.lines).toEqual([{ sku, quantity: 3 }]);
  });

  it('is all or nothing', async () => {
    const { storeId, sku } = await shop.stocked(3);
    const scarce = (await shop.put.product()).variants[0]?.sku ?? '';
    const lines = [
      { sku, quantity: 1 },
      { sku: scarce, quantity: 1 },
    ];
    expect((await shop.hold(importer, { storeId, lines, minutes: 1 })).userErrors).toEqual([
      { code: 'OUT_OF_STOCK', field: ['input', 'lines'] },
    ]);
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 3, reserved: 0, picked: 0 });
  });

  it('gives the pieces back when it is released, and only once', async () => {
    const { storeId, sku } = await shop.stocked(3);
    const associate = anAssociate(storeId);
    const { hold } = await shop.hold(associate, { storeId, lines: [{ sku, quantity: 2 }], minutes: 5 });
    expect((await shop.release(associate, { holdId: hold.id })).hold.state).toBe('RELEASED');
    expect(await shop.release(associate, { holdId: hold.id })).toMatchObject({
      hold: null,
      userErrors: [{ code: 'HOLD_OVER', field: ['input', 'holdId'] }],
    });
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 3, reserved: 0, picked: 0 });
  });

  it('gives the pieces back when its time has run out, but not before, and not when it was extended', async () => {
    const { storeId, sku } = await shop.stocked(4);
    const lines = [{ sku, quantity: 1 }];
    const short = (await shop.hold(importer, { storeId, lines, minutes: 5 })).hold;
    const extended = (await shop.hold(importer, { storeId, lines, minutes: 5 })).hold;
    expect((await shop.extend(importer, { holdId: extended.id, minutes: 60 })).userErrors).toEqual([]);
    expect((await shop.extend(importer, { holdId: extended.id, minutes: 1 })).userErrors).toEqual([]);

    const before = shop.clock.now;
    try {
      shop.clock.now = later(4.99);
      await shop.data.holds.expireDue();
      expect(await shop.levels(storeId, sku)).toEqual({ onHand: 2, reserved: 2, picked: 0 });
      shop.clock.now = new Date(before.getTime() + 5 * MINUTE);
      await shop.data.holds.expireDue();
      expect(await shop.levels(storeId, sku)).toEqual({ onHand: 3, reserved: 1, picked: 0 });
      expect((await shop.extend(importer, { holdId: short.id, minutes: 1 })).userErrors).toEqual([
        { code: 'HOLD_OVER', field: ['input', 'holdId'] },
      ]);
      shop.clock.now = new Date(before.getTime() + 60 * MINUTE);
      await shop.data.holds.expireDue();
      expect(await shop.levels(storeId, sku)).toEqual({ onHand: 4, reserved: 0, picked: 0 });
    } finally {
      shop.clock.now = before;
    }
    const query = 'query($id: ID!) { stockHold(id: $id) { id state store { id } until } }';
    expect((await shop.ask(importer, query, { id: short.id })).data.stockHold).toEqual({
      id: short.id,
      state: 'EXPIRED',
      store: { id: storeId },
      until: later(5),
    });
  });

  it.each([
    ['no line', { lines: [] }, ['lines']],
    ['no piece', { lines: [{ sku: 'a', quantity: 0 }] }, ['lines', '0', 'quantity']],
    ['no time', { minutes: 0 }, ['minutes']],
    ['more than a day', { minutes: 1441 }, ['minutes']],
  ])('of %s is refused', async (_, its, field) => {
    const { storeId, sku } = await shop.stocked(1);
    const input = { storeId, lines: [{ sku, quantity: 1 }], minutes: 1, ...its };
    expect(await shop.hold(importer, input)).toEqual({
      hold: null,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', ...field] }],
      idempotentReplay: false,
    });
  });

  it('needs a store and a hold that are there', async () => {
    const input = { storeId: 'none', lines: [{ sku: 'a', quantity: 1 }], minutes: 1 };
    expect((await shop.hold(importer, input)).userErrors).toEqual([
      { code: 'STORE_NOT_FOUND', field: ['input', 'storeId'] },
    ]);
    expect((await shop.release(importer, { holdId: 'none' })).userErrors).toEqual([
      { code: 'HOLD_NOT_FOUND', field: ['input', 'holdId'] },
    ]);
    expect((await shop.ask(importer, '{ stockHold(id: "none") { id } }')).data).toEqual({ stockHold: null });
  });

  it('is for those who work in the store', async () => {
    const { storeId, sku } = await shop.stocked(3);
    const input = { storeId, lines: [{ sku, quantity: 1 }], minutes: 1 };
    const { hold } = await shop.hold(aDevice(storeId), input);
    expect(hold.state).toBe('HELD');
    for (const other of [anAssociate('elsewhere'), aDevice('elsewhere')]) {
      await expect(shop.hold(other, input)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
      await expect(shop.release(other, { holdId: hold.id })).rejects.toMatchObject({
        extensions: { code: 'FORBIDDEN' },
      });
      const read = await shop.ask(other, 'query($id: ID!) { stockHold(id: $id) { id } }', { id: hold.id });
      expect(read.codes).toEqual(['FORBIDDEN']);
    }
    for (const nobody of [VISITOR, aCustomer(), aService('sync')]) {
      await expect(shop.hold(nobody, input)).rejects.toMatchObject({
        extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' },
      });
    }
  });
});

describe('what a hold was for', () => {
  const held = async (quantity: number): Promise<{ storeId: string; sku: string; holdId: string }> => {
    const { storeId, sku } = await shop.stocked(quantity);
    const hold = await inSession<StoredHold | { lacking: string }>((session) =>
      shop.data.holds.take(session, { storeId, lines: [{ sku, quantity }], until: later(10) }),
    );
    if ('lacking' in hold) throw new Error(hold.lacking);
    return { storeId, sku, holdId: hold._id as string };
  };

  it('takes its pieces, the others go back', async () => {
    const { storeId, sku, holdId } = await held(5);
    await inSession((session) => shop.data.holds.gather(session, holdId));
    await inSession((session) => shop.data.holds.gather(session, holdId));
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 0, reserved: 0, picked: 5 });
    const lines = [{ sku, quantity: 2 }];
    const used = await inSession((session) => shop.data.holds.use(session, holdId, 'gone', { lines }));
    expect(used).toMatchObject({ state: 'USED' });
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 3, reserved: 0, picked: 0 });
    expect(await inSession((session) => shop.data.holds.use(session, holdId, 'gone'))).toBeNull();
    expect(await inSession((session) => shop.data.holds.gather(session, holdId))).toBeNull();
    expect(await disagreements(shop.db)).toEqual([]);
  });

  it('goes on with reserved pieces without moving them', async () => {
    const { storeId, sku, holdId } = await held(2);
    await inSession((session) => shop.data.holds.use(session, holdId, 'reserved'));
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 0, reserved: 2, picked: 0 });
  });

  it('takes no more than was held', async () => {
    const { storeId, sku, holdId } = await held(2);
    const lines = [{ sku, quantity: 3 }];
    const using = inSession((session) => shop.data.holds.use(session, holdId, 'gone', { lines }));
    await expect(using).rejects.toThrow('fewer');
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 0, reserved: 2, picked: 0 });
  });

  it('holds once for an id of its own', async () => {
    const { storeId, sku } = await shop.stocked(3);
    const wanted = { holdId: newId('hld'), storeId, lines: [{ sku, quantity: 2 }], until: later(10) };
    const first = await inSession((session) => shop.data.holds.take(session, wanted));
    expect(await inSession((session) => shop.data.holds.take(session, wanted))).toEqual(first);
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 1, reserved: 2, picked: 0 });
  });
});
