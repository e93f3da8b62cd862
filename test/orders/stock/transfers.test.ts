import { describe, expect, it } from 'vitest';
import { inTransaction } from '#shared/mongo.ts';
import { transitionIn } from '../../../subgraphs/orders/rules/transitions.ts';
import { TRANSFER_STATES, TRANSFER_TABLE } from '../../../subgraphs/orders/stock/transfer-table.ts';
import { anAssociate, importer } from '../shop.ts';
import { disagreements } from './levels.ts';
import { useStock } from './stock-shop.ts';

const shop = useStock();
const level = (its: object = {}) => ({
  onHand: 0,
  reserved: 0,
  picked: 0,
  inTransit: 0,
  returned: 0,
  damaged: 0,
  ...its,
});

async function twoStores(counted = 5) {
  const { storeId: from, sku } = await shop.stocked(counted);
  const { id: to } = await shop.put.store();
  return { from, to, sku, sender: anAssociate(from), receiver: anAssociate(to) };
}

describe('a transfer', () => {
  it('moves pieces from store to store: reserved, in transit, on hand', async () => {
    const { from, to, sku, sender, receiver } = await twoStores();
    const lines = [{ sku, quantity: 3 }];
    const { transfer } = await shop.request(receiver, { fromStoreId: from, toStoreId: to, lines });
    expect(transfer).toEqual({
      id: expect.stringMatching(/^trf_/),
      state: 'REQUESTED',
      lines: [{ sku, quantity: 3, sound: null, damaged: null }],
    });
    expect(await shop.all(from, sku)).toEqual(level({ onHand: 2, reserved: 3 }));
    expect(await shop.all(to, sku)).toBeNull();

    expect((await shop.send(sender, { transferId: transfer.id })).transfer.state).toBe('SENT');
    expect(await shop.all(from, sku)).toEqual(level({ onHand: 2 }));
    expect(await shop.all(to, sku)).toEqual(level({ inTransit: 3 }));

    expect((await shop.receive(receiver, { transferId: transfer.id })).transfer).toEqual({
      id: transfer.id,
      state: 'RECEIVED',
      lines: [{ sku, quantity: 3, sound: 3, damaged: 0 }],
    });
    expect(await shop.all(to, sku)).toEqual(level({ onHand: 3 }));
    expect(await disagreements(shop.db)).toEqual([]);
  });

  it('is counted when it arrives: what is damaged is, what is missing is lost', async () => {
    const { from, to, sku, sender, receiver } = await twoStores();
    const lines = [{ sku, quantity: 5 }];
    const { transfer } = await shop.request(sender, { fromStoreId: from, toStoreId: to, lines });
    await shop.send(sender, { transferId: transfer.id });
    const arrived = (its: object) =>
      shop.receive(receiver, { transferId: transfer.id, lines: [{ sku, sound: 2, damaged: 1, ...its }] });
    expect((await arrived({ sound: 6 })).userErrors).toEqual([
      { code: 'INVALID_VALUE', field: ['input', 'lines', '0', 'sound'] },
    ]);
    expect((await arrived({ damaged: 4 })).userErrors).toEqual([
      { code: 'INVALID_VALUE', field: ['input', 'lines', '0', 'damaged'] },
    ]);
    expect((await arrived({ sku: 'other' })).userErrors).toEqual([
      { code: 'INVALID_VALUE', field: ['input', 'lines', '0', 'sku'] },
    ]);
    expect((await arrived({})).userErrors).toEqual([]);
    expect(await shop.all(to, sku)).toEqual(level({ onHand: 2, damaged: 1 }));
    expect(await disagreements(shop.db)).toEqual([]);
  });

  it('that is called off in time leaves the pieces where they were', async () => {
    const { from, to, sku, receiver } = await twoStores();
    const lines = [{ sku, quantity: 3 }];
    const { transfer } = await shop.request(receiver, { fromStoreId: from, toStoreId: to, lines });
    expect((await shop.callOff(receiver, { transferId: transfer.id })).transfer.state).toBe('CANCELLED');
    expect(await shop.all(from, sku)).toEqual(level({ onHand: 5 }));
    expect((await shop.send(importer, { transferId: transfer.id })).userErrors).toEqual([
      { code: 'ILLEGAL_TRANSITION', field: ['input', 'transferId'] },
    ]);
  });

  it('takes only steps of the table, by those whose steps they are', async () => {
    const { from, to, sku, sender, receiver } = await twoStores();
    const lines = [{ sku, quantity: 1 }];
    const { transfer } = await shop.request(sender, { fromStoreId: from, toStoreId: to, lines });
    expect((await shop.receive(receiver, { transferId: transfer.id })).userErrors).toEqual([
      { code: 'ILLEGAL_TRANSITION', field: ['input', 'transferId'] },
    ]);
    await expect(shop.send(receiver, { transferId: transfer.id })).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
    await expect(shop.callOff(anAssociate('elsewhere'), { transferId: transfer.id })).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
    await shop.send(sender, { transferId: transfer.id });
    await expect(shop.receive(sender, { transferId: transfer.id })).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
    expect((await shop.send(sender, { transferId: transfer.id })).userErrors[0].code).toBe(
      'ILLEGAL_TRANSITION',
    );
  });

  it.each(TRANSFER_STATES.map((state) => [state]))('from %s has the steps of the table only', (state) => {
    const allowed = {
      REQUESTED: ['sendTransfer SENDER', 'cancelTransfer SENDER', 'cancelTransfer RECEIVER'],
      SENT: ['receiveTransfer RECEIVER'],
      RECEIVED: [],
      CANCELLED: [],
    }[state] as string[];
    const found = (['sendTransfer', 'receiveTransfer', 'cancelTransfer'] as const).flatMap((step) =>
      (['SENDER', 'RECEIVER'] as const).flatMap((side) =>
        transitionIn(TRANSFER_TABLE, state, step, side) ? [`${step} ${side}`] : [],
      ),
    );
    expect(found.sort()).toEqual(allowed.sort());
  });

  it('is refused without enough stock, a store or another store', async () => {
    const { from, to, sku, sender } = await twoStores(1);
    const ask = async (its: object) =>
      (
        await shop.request(sender, {
          fromStoreId: from,
          toStoreId: to,
          lines: [{ sku, quantity: 1 }],
          ...its,
        })
      ).userErrors;
    expect(await ask({ lines: [{ sku, quantity: 2 }] })).toEqual([
      { code: 'OUT_OF_STOCK', field: ['input', 'lines'] },
    ]);
    expect(await ask({ toStoreId: 'none' })).toEqual([
      { code: 'STORE_NOT_FOUND', field: ['input', 'toStoreId'] },
    ]);
    expect(await ask({ toStoreId: from })).toEqual([
      { code: 'INVALID_VALUE', field: ['input', 'toStoreId'] },
    ]);
  });

  it('for an order is reserved for it when it arrives, and for anybody once the order has let go', async () => {
    const { from, to, sku, sender, receiver } = await twoStores();
    const request = (orderId: string) =>
      inTransaction(shop.db.client, (session) =>
        shop.data.transfers.request(session, {
          transferId: `trf_${orderId}`,
          fromStoreId: from,
          toStoreId: to,
          lines: [{ sku, quantity: 1 }],
          orderId,
        }),
      );
    await request('ord_kept');
    expect(await request('ord_kept')).toMatchObject({ state: 'REQUESTED' });
    await request('ord_gone');
    await request('ord_early');
    await shop.send(sender, { transferId: 'trf_ord_kept' });
    await shop.send(sender, { transferId: 'trf_ord_gone' });
    for (const orderId of ['ord_gone', 'ord_early']) {
      await inTransaction(shop.db.client, (session) => shop.data.transfers.letGo(session, orderId));
    }
    expect(await shop.all(from, sku)).toEqual(level({ onHand: 3 }));
    await shop.receive(receiver, { transferId: 'trf_ord_kept' });
    await shop.receive(receiver, { transferId: 'trf_ord_gone' });
    expect(await shop.all(to, sku)).toEqual(level({ onHand: 1, reserved: 1 }));
    expect(await disagreements(shop.db)).toEqual([]);
  });
});

describe('a delivery', () => {
  it('is in transit from the start, and on hand when it is there', async () => {
    const { storeId, sku } = await shop.stocked(1);
    const lines = [{ sku, quantity: 4 }];
    const { transfer } = await shop.announce(importer, { toStoreId: storeId, lines, reference: 'DN-1' });
    expect(transfer.state).toBe('SENT');
    expect(await shop.all(storeId, sku)).toEqual(level({ onHand: 1, inTransit: 4 }));
    await shop.receive(anAssociate(storeId), { transferId: transfer.id });
    expect(await shop.all(storeId, sku)).toEqual(level({ onHand: 5 }));
    const query = `query($id: ID!) { store(id: $id) { stockTransfers { edges { node {
      id reference from { id } to { id } sentAt receivedAt
    } } } } }`;
    const read = await shop.ask(anAssociate(storeId), query, { id: storeId });
    expect(read.data.store.stockTransfers.edges).toEqual([
      {
        node: {
          id: transfer.id,
          reference: 'DN-1',
          from: null,
          to: { id: storeId },
          sentAt: shop.clock.now,
          receivedAt: shop.clock.now,
        },
      },
    ]);
    expect((await shop.ask(anAssociate('elsewhere'), query, { id: storeId })).codes).toEqual(['FORBIDDEN']);
  });

  it('is refused for a SKU that nobody knows', async () => {
    const { storeId } = await shop.stocked(1);
    const lines = [{ sku: 'none', quantity: 1 }];
    expect((await shop.announce(importer, { toStoreId: storeId, lines })).userErrors).toEqual([
      { code: 'SKU_NOT_FOUND', field: ['input', 'lines', '0', 'sku'] },
    ]);
  });
});
