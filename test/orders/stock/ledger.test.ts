import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inTransaction, newId } from '#shared/mongo.ts';
import { openStockLedger, stockLedgerMigration } from '../../../subgraphs/orders/stock/ledger.ts';
import { withoutCustomerId } from '../../../subgraphs/orders/stock/states.ts';
import { aCustomer, anAssociate, importer } from '../shop.ts';
import { disagreements } from './levels.ts';
import { useStock } from './stock-shop.ts';

const shop = useStock();
const MOVEMENTS = `query($id: ID!, $sku: ID, $first: Int!) {
  store(id: $id) { stockMovements(sku: $sku, first: $first) { edges { node {
    sku from to quantity cause causeId note actor at
  } } } }
}`;

const movementsOf = async (storeId: string, variables: object = {}) => {
  const actor = anAssociate(storeId);
  const { data, errors } = await shop.ask(actor, MOVEMENTS, { id: storeId, first: 50, ...variables });
  if (errors) throw errors[0];
  return data.store.stockMovements.edges.map(({ node }: { node: object }) => node);
};

describe('the ledger of stock', () => {
  it('has every move with its reason, newest first, and no id of a customer', async () => {
    const { storeId, sku } = await shop.stocked(5);
    const customer = aCustomer();
    await shop.fill(customer, sku, 2);
    const { order } = await shop.checkout(customer, storeId);
    const associate = anAssociate(storeId);
    const lines = [{ sku, quantity: 1, from: 'ON_HAND', to: 'DAMAGED' }];
    await shop.adjust(associate, { storeId, lines, reason: 'DAMAGED', note: 'Fell off the shelf.' });
    const at = shop.clock.now;
    const sold = { sku, quantity: 2, cause: 'ORDER', causeId: order.id, note: null, at };
    expect(await movementsOf(storeId, { sku })).toEqual([
      {
        sku,
        from: 'ON_HAND',
        to: 'DAMAGED',
        quantity: 1,
        cause: 'ADJUSTMENT',
        causeId: null,
        note: 'DAMAGED: Fell off the shelf.',
        actor: `associate:${associate.associateId}`,
        at,
      },
      { ...sold, from: 'ON_HAND', to: 'RESERVED', actor: 'customer' },
      {
        sku,
        from: 'OUTSIDE',
        to: 'ON_HAND',
        quantity: 5,
        cause: 'COUNT',
        causeId: null,
        note: null,
        actor: 'service:test',
        at,
      },
    ]);
    expect(await movementsOf(storeId, { first: 1 })).toHaveLength(1);
    const other = await shop.ask(anAssociate('elsewhere'), MOVEMENTS, { id: storeId, first: 1 });
    expect(other.codes).toEqual(['FORBIDDEN']);
  });

  it.each([
    ['customer:cus_1', 'customer'],
    ['partner:music/grt_1', 'partner:music'],
    ['associate:ass_1', 'associate:ass_1'],
    ['service:erp', 'service:erp'],
  ])('keeps %s as %s', (given, kept) => expect(withoutCustomerId(given)).toBe(kept));

  it('has no move of a transaction that was rolled back', async () => {
    const { storeId, sku } = await shop.stocked(1);
    const failing = inTransaction(shop.db.client, async (session) => {
      const reason = { cause: 'SALE' } as const;
      const move = { from: 'onHand', to: 'gone' } as const;
      await shop.data.stock.move(storeId, [{ sku, quantity: 1 }], move, shop.clock.now, session, reason);
      throw new Error('given up');
    });
    await expect(failing).rejects.toThrow('given up');
    expect(await movementsOf(storeId)).toHaveLength(1); // the count
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 1, reserved: 0, picked: 0 });
  });

  it('begins with what was there before it, once', async () => {
    const db = shop.db.client.db(`${shop.db.databaseName}_before`);
    const none = { picked: 0, inTransit: 0, returned: 0, damaged: 0 };
    const level = { storeId: 's', sku: 'a', onHand: 3, reserved: 1, ...none, asOf: shop.clock.now };
    try {
      await db.collection<{ _id: string }>('stock').insertOne({ _id: 's/a', ...level });
      await stockLedgerMigration.up(db);
      await stockLedgerMigration.up(db);
      const { edges } = await openStockLedger(db).page('s', 'a', { first: 10 });
      expect(edges.map(({ node: { to, quantity, cause } }) => ({ to, quantity, cause }))).toEqual([
        { to: 'reserved', quantity: 1, cause: 'OPENING' },
        { to: 'onHand', quantity: 3, cause: 'OPENING' },
      ]);
      expect(await disagreements(db)).toEqual([]);
    } finally {
      await db.dropDatabase();
    }
  });
});

/** What staff may do, with numbers that are often too great. */
const act = fc.oneof(
  fc.record({ do: fc.constant('count' as const), store: fc.nat(1), quantity: fc.nat(12) }),
  fc.record({ do: fc.constant('hold' as const), store: fc.nat(1), quantity: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ do: fc.constant('release' as const), nth: fc.nat(4) }),
  fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 40 }) }),
  fc.record({
    do: fc.constant('request' as const),
    store: fc.nat(1),
    quantity: fc.integer({ min: 1, max: 6 }),
  }),
  fc.record({ do: fc.constant('send' as const), nth: fc.nat(3) }),
  fc.record({ do: fc.constant('receive' as const), nth: fc.nat(3), sound: fc.nat(6), damaged: fc.nat(3) }),
  fc.record({ do: fc.constant('callOff' as const), nth: fc.nat(3) }),
  fc.record({
    do: fc.constant('adjust' as const),
    store: fc.nat(1),
    from: fc.constantFrom('ON_HAND', 'DAMAGED', 'RETURNED', 'OUTSIDE'),
    to: fc.constantFrom('ON_HAND', 'DAMAGED', 'RETURNED', 'OUTSIDE'),
    quantity: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({ do: fc.constant('inspect' as const), store: fc.nat(1), sound: fc.nat(3), damaged: fc.nat(3) }),
);
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

const RUNS = Number(process.env.LEDGER_RUNS ?? 10);

it('sums up to the levels, whatever is done, and no level is ever below 0', {
  timeout: 60_000 + RUNS * 5000,
}, async () => {
  const before = shop.clock.now;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 15 }), async (acts) => {
      const { storeId, sku } = await shop.stocked(6);
      const { id: other } = await shop.put.store();
      const stores = [storeId, other];
      const holds: string[] = [];
      const transfers: string[] = [];
      for (const one of acts) await perform(one, { stores, sku, holds, transfers });
      expect(await disagreements(shop.db)).toEqual([]);
    }),
    { numRuns: RUNS },
  );
  shop.clock.now = before;
});

type World = { stores: string[]; sku: string; holds: string[]; transfers: string[] };

async function perform(one: Act, { stores, sku, holds, transfers }: World): Promise<void> {
  const at = (index: number) => stores[index] ?? '';
  const transferId = 'nth' in one ? transfers[one.nth] : undefined;
  switch (one.do) {
    case 'count':
      return shop.put.stock(at(one.store), sku, one.quantity);
    case 'hold': {
      const lines = [{ sku, quantity: one.quantity }];
      const { hold } = await shop.hold(importer, { storeId: at(one.store), lines, minutes: 20 });
      if (hold) holds.push(hold.id);
      return;
    }
    case 'release': {
      const holdId = holds[one.nth];
      if (holdId) await shop.release(importer, { holdId });
      return;
    }
    case 'wait':
      shop.clock.now = new Date(shop.clock.now.getTime() + one.minutes * 60_000);
      await shop.data.holds.expireDue();
      return;
    case 'request': {
      const [fromStoreId, toStoreId] = [at(one.store), at(1 - one.store)];
      const lines = [{ sku, quantity: one.quantity }];
      const { transfer } = await shop.request(importer, { fromStoreId, toStoreId, lines });
      if (transfer) transfers.push(transfer.id);
      return;
    }
    case 'send':
      if (transferId) await shop.send(importer, { transferId });
      return;
    case 'receive': {
      const lines = [{ sku, sound: one.sound, damaged: one.damaged }];
      if (transferId) await shop.receive(importer, { transferId, lines });
      return;
    }
    case 'callOff':
      if (transferId) await shop.callOff(importer, { transferId });
      return;
    case 'adjust': {
      const { from, to, quantity } = one;
      const lines = [{ sku, from, to, quantity }];
      await shop.adjust(importer, { storeId: at(one.store), lines, reason: 'CORRECTION' });
      return;
    }
    case 'inspect': {
      const storeId = at(one.store);
      const lines = [{ sku, sound: one.sound, damaged: one.damaged }];
      await shop.inspect(anAssociate(storeId), { storeId, lines, idempotencyKey: newId('key') });
    }
  }
}
