import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PatronEvent } from '#shared/events/event.ts';
import { newId } from '#shared/mongo.ts';
import { readOrderLines } from '../../cli/import/orders.ts';
import { anEvent, aService } from '../support/subgraph.ts';
import { aCustomer, anAssociate, importer, useShop } from './shop.ts';

const shop = useShop();

const line = (its: object = {}) => ({
  source: 'till',
  orderId: newId('o'),
  recordId: newId('r'),
  orderedAt: '2026-01-05T10:00:00Z',
  storeId: 'S1',
  channel: 'store',
  sku: 'A',
  description: 'Scarf',
  quantity: 1,
  amount: { amountMinor: 1000, currency: 'EUR' },
  ...its,
});

const importLines = (...lines: object[]) =>
  shop.mutate(
    importer,
    'importOrders',
    { lines },
    'ordersCreated linesAdded linesUnchanged userErrors { code field }',
  );

const link = (recordId: string, customerId: string, source = 'till') =>
  shop.deliver(
    anEvent({
      type: 'patron.customer.record_linked.v1',
      subject: customerId,
      time: shop.clock.now,
      data: { customerId, source, recordId },
    }),
  );

const ordersOf = async (
  customerId: string,
  selection = 'id lines { sku quantity amount { amountMinor } }',
) => {
  const fields = `{ orders(first: 50) { edges { node { ${selection} } } } }`;
  const { data } = await shop.entity({ kind: 'customer', customerId }, { id: customerId }, fields);
  return data.orders.edges.map(({ node }: { node: unknown }) => node);
};

const announced = async (customerId: string): Promise<PatronEvent<'patron.order.imported.v1'>[]> =>
  (await shop.published('patron.order.imported.v1')).filter(({ subject }) => subject === customerId);

describe('importOrders', () => {
  it('makes one order of lines that are apart, and gives it to whom the record belongs', async () => {
    const [recordId, customerId] = [newId('r'), newId('cus')];
    await link(recordId, customerId);
    const [one, other] = [{ orderId: newId('o'), recordId }, { orderId: newId('o') }];
    const payload = await importLines(line(one), line(other), line({ ...one, sku: 'B', quantity: 2 }));
    expect(payload).toEqual({ ordersCreated: 2, linesAdded: 3, linesUnchanged: 0, userErrors: [] });
    const selection = `
      state channel placedAt payment store { id name } total { amountMinor currency } pickup { locked }
      lines { sku description quantity unitPrice { amountMinor } amount { amountMinor } variant { product { name } } }
      timeline { state actor channel at }`;
    const at = new Date('2026-01-05T10:00:00Z');
    expect(await ordersOf(customerId, selection)).toEqual([
      {
        state: 'COMPLETED',
        channel: 'STORE',
        placedAt: at,
        payment: 'PAID_ELSEWHERE',
        store: { id: 'S1', name: 'S1' },
        total: { amountMinor: 2000, currency: 'EUR' },
        pickup: null,
        lines: [
          {
            sku: 'A',
            description: 'Scarf',
            quantity: 1,
            unitPrice: null,
            amount: { amountMinor: 1000 },
            variant: { product: { name: 'Scarf' } },
          },
          {
            sku: 'B',
            description: 'Scarf',
            quantity: 2,
            unitPrice: null,
            amount: { amountMinor: 1000 },
            variant: { product: { name: 'Scarf' } },
          },
        ],
        timeline: [{ state: 'COMPLETED', actor: 'SERVICE', channel: 'STORE', at }],
      },
    ]);
  });

  it('changes nothing when the same lines come again, in any order', async () => {
    const [recordId, customerId] = [newId('r'), newId('cus')];
    await link(recordId, customerId);
    const orderId = newId('o');
    const lines = ['A', 'B', 'C'].map((sku) => line({ orderId, recordId, sku }));
    await importLines(...lines);
    const before = await ordersOf(customerId);
    expect(await importLines(...lines.reverse())).toEqual({
      ordersCreated: 0,
      linesAdded: 0,
      linesUnchanged: 3,
      userErrors: [],
    });
    expect(await ordersOf(customerId)).toEqual(before);
    expect(await announced(customerId)).toHaveLength(1);
  });

  it('adds a line that comes later once, and tells the world of that line only', async () => {
    const [recordId, customerId] = [newId('r'), newId('cus')];
    await link(recordId, customerId);
    const orderId = newId('o');
    await importLines(line({ orderId, recordId }));
    const late = line({ orderId, recordId, sku: 'B', amount: { amountMinor: 250, currency: 'EUR' } });
    expect(await importLines(late, late)).toMatchObject({
      ordersCreated: 0,
      linesAdded: 1,
      linesUnchanged: 1,
    });
    await importLines(late);
    expect(await ordersOf(customerId, 'total { amountMinor } lines { sku }')).toEqual([
      { total: { amountMinor: 1250 }, lines: [{ sku: 'A' }, { sku: 'B' }] },
    ]);
    const told = (await announced(customerId)).map(({ data, time }) => ({
      total: data.totalMinor,
      skus: data.lines.map(({ sku }) => sku),
      at: data.at,
      time,
    }));
    const at = '2026-01-05T10:00:00.000Z';
    expect(told).toEqual([
      { total: 1000, skus: ['A'], at, time: at },
      { total: 250, skus: ['B'], at, time: at },
    ]);
  });

  it('tells equal lines apart by their number', async () => {
    const orderId = newId('o');
    const one = line({ orderId, recordId: null, lineId: '1' });
    expect(await importLines(one, { ...one, lineId: '2' }, one)).toMatchObject({
      linesAdded: 2,
      linesUnchanged: 1,
    });
  });

  it('keeps an order apart from one of another source with the same number', async () => {
    const orderId = newId('o');
    expect(await importLines(line({ orderId }), line({ orderId, source: 'web' }))).toMatchObject({
      ordersCreated: 2,
    });
  });

  it('makes one order when many imports bring its lines at once', async () => {
    const [recordId, customerId, orderId] = [newId('r'), newId('cus'), newId('o')];
    await link(recordId, customerId);
    const skus = Array.from({ length: 10 }, () => newId('sku'));
    await Promise.all(skus.map((sku) => importLines(line({ orderId, recordId, sku }))));
    const [order, ...more] = await ordersOf(customerId);
    expect(more).toEqual([]);
    expect(order.lines.map(({ sku }: { sku: string }) => sku).sort()).toEqual(skus.sort());
    const told = (await announced(customerId)).flatMap(({ data }) => data.lines.map(({ sku }) => sku));
    expect(told.sort()).toEqual(skus);
  });

  it.each([
    ['a source', { source: '' }, ['source']],
    ['an order number', { orderId: 'a\u0000' }, ['orderId']],
    ['a store', { storeId: ' ' }, ['storeId']],
    ['a channel', { channel: '$where' }, ['channel']],
    ['a past', { orderedAt: '2099-01-01T00:00:00Z' }, ['orderedAt']],
    ['a quantity', { quantity: 0 }, ['quantity']],
    ['an amount', { amount: { amountMinor: -1, currency: 'EUR' } }, ['amount', 'amountMinor']],
    ['a currency', { amount: { amountMinor: 1, currency: 'EURO' } }, ['amount', 'currency']],
    ['a description of sane length', { description: 'a'.repeat(201) }, ['description']],
  ])('leaves out a line without %s and keeps the others', async (_, its, field) => {
    expect(await importLines(line(), line(its), line())).toEqual({
      ordersCreated: 2,
      linesAdded: 2,
      linesUnchanged: 0,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'lines', '1', ...field] }],
    });
  });

  it.each([
    ['store', { storeId: 'S2' }, ['storeId']],
    ['currency', { amount: { amountMinor: 1, currency: 'USD' } }, ['amount', 'currency']],
    ['record', { recordId: 'another' }, ['recordId']],
  ])('leaves out a line that has another %s than its order', async (_, its, field) => {
    const first = line();
    const refusal = [{ code: 'INVALID_VALUE', field: ['input', 'lines', '1', ...field] }];
    const second = { ...first, sku: 'B', ...its };
    expect(await importLines(first, second)).toMatchObject({ linesAdded: 1, userErrors: refusal });
    expect(await importLines(first, second)).toMatchObject({ linesUnchanged: 1, userErrors: refusal });
  });

  it('takes no more than a thousand lines', async () => {
    const lines = Array.from({ length: 1001 }, () => line());
    expect(await importLines(...lines)).toMatchObject({
      linesAdded: 0,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'lines'] }],
    });
  });

  it('gives way to the catalogue when that learns of a SKU', async () => {
    const sku = newId('sku');
    await importLines(line({ sku, description: 'as the till says' }));
    const { id } = await shop.put.product({ name: 'Parka', variants: [{ sku, prices: [] }] });
    const query = 'query($sku: ID!) { variant(sku: $sku) { product { id name } } }';
    expect((await shop.ask(aCustomer(), query, { sku })).data.variant.product).toEqual({ id, name: 'Parka' });
  });
});

describe('an imported order', () => {
  it('is nobody’s until its record is linked; then it is the customer’s, and the world is told once', async () => {
    const [recordId, customerId] = [newId('r'), newId('cus')];
    await importLines(line({ recordId }), line({ recordId, orderedAt: '2026-01-06T10:00:00Z' }));
    expect(await ordersOf(customerId)).toEqual([]);
    expect(await announced(customerId)).toEqual([]);
    await link(recordId, customerId);
    await link(recordId, customerId);
    const found = await ordersOf(customerId, 'id placedAt customer { id }');
    expect(found.map(({ placedAt }: { placedAt: Date }) => placedAt.toISOString())).toEqual([
      '2026-01-06T10:00:00.000Z',
      '2026-01-05T10:00:00.000Z',
    ]);
    const told = await announced(customerId);
    expect(told.map(({ data }) => data.orderId).sort()).toEqual(
      found.map(({ id }: { id: string }) => id).sort(),
    );
    expect(told[0]?.data).toMatchObject({ customerId, storeId: 'S1', channel: 'STORE', currency: 'EUR' });
  });

  it('follows its record to another customer without being told again', async () => {
    const [recordId, first, second] = [newId('r'), newId('cus'), newId('cus')];
    await importLines(line({ recordId }));
    await link(recordId, first);
    await link(recordId, second);
    expect(await ordersOf(first)).toEqual([]);
    expect(await ordersOf(second)).toHaveLength(1);
    expect(await announced(first)).toHaveLength(1);
    expect(await announced(second)).toEqual([]);
  });

  it('finds its customer whichever comes first, the order or the link, also at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 4, maxLength: 8 }), async (orderFirst) => {
        const [recordId, customerId] = [newId('r'), newId('cus')];
        const work = orderFirst.map((first) => {
          const order = () => importLines(line({ recordId }));
          return first ? [order(), link(recordId, customerId)] : [link(recordId, customerId), order()];
        });
        await Promise.all(work.flat());
        expect(await ordersOf(customerId)).toHaveLength(orderFirst.length);
        expect(await announced(customerId)).toHaveLength(orderFirst.length);
      }),
      { numRuns: 5 },
    );
  });

  it('by nobody known is read by services, and by associates of its store, and by no customer', async () => {
    const orderId = newId('o');
    await importLines(line({ orderId, recordId: null, storeId: 'S9' }));
    const stored = await shop.db.collection('orders').findOne({ 'imported.key': `till/${orderId}` });
    const ask = (actor: Parameters<typeof shop.ask>[0]) =>
      shop.ask(actor, 'query($id: ID!) { order(id: $id) { state customer { id } } }', { id: stored?._id });
    const seen = { order: { state: 'COMPLETED', customer: null } };
    expect((await ask(aService())).data).toEqual(seen);
    expect((await ask(anAssociate('S9'))).data).toEqual(seen);
    expect((await ask(aCustomer())).codes).toEqual(['FORBIDDEN']);
    expect((await ask(anAssociate('S1'))).codes).toEqual(['FORBIDDEN']);
  });

  it('is on the customer’s pages, newest first', async () => {
    const [recordId, customerId] = [newId('r'), newId('cus')];
    await link(recordId, customerId);
    const days = ['03', '01', '05', '02', '04'];
    await importLines(...days.map((day) => line({ recordId, orderedAt: `2026-01-${day}T00:00:00Z` })));
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: string = `orders(first: 2${after ? `, after: "${after}"` : ''})`;
      const { data } = await shop.entity(
        { kind: 'customer', customerId },
        { id: customerId },
        `{ ${page} { edges { node { placedAt } } pageInfo { hasNextPage endCursor } } }`,
      );
      seen.push(
        ...data.orders.edges.map(({ node }: { node: { placedAt: Date } }) => node.placedAt.toISOString()),
      );
      after = data.orders.pageInfo.endCursor;
      more = data.orders.pageInfo.hasNextPage;
    }
    expect(seen.map((at) => at.slice(8, 10))).toEqual(['05', '04', '03', '02', '01']);
  });

  it('is read for many customers in one request, each with their own', async () => {
    const people = Array.from({ length: 5 }, () => ({ recordId: newId('r'), customerId: newId('cus') }));
    for (const { recordId, customerId } of people) await link(recordId, customerId);
    await importLines(
      ...people.flatMap(({ recordId }, index) =>
        Array.from({ length: index }, () => line({ recordId, quantity: index })),
      ),
    );
    const { data } = await shop.ask(
      aService(),
      `query($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Customer { orders(first: 3) { edges { node { lines { quantity } } } pageInfo { hasNextPage } } }
      } }`,
      { representations: people.map(({ customerId }) => ({ __typename: 'Customer', id: customerId })) },
    );
    const expected = people.map((_, index) => ({
      orders: {
        edges: Array.from({ length: Math.min(index, 3) }, () => ({ node: { lines: [{ quantity: index }] } })),
        pageInfo: { hasNextPage: index > 3 },
      },
    }));
    expect(data._entities).toEqual(expected);
  });
});

it('what the file reader yields is what importOrders takes', async () => {
  const file = [
    'order_id,record_id,source,ordered_at,store_id,channel,sku,description,quantity,amount,currency,line_id',
    'F1,,till,2026-01-05,S1,store,A,,1,9.99,EUR,',
    'F1,,till,2026-01-05,S1,store,A,Scarf,1,9.99,EUR,2',
  ].join('\n');
  const rows = [];
  for await (const read of readOrderLines(Readable.from([file]))) if ('row' in read) rows.push(read.row);
  expect(await importLines(...rows)).toEqual({
    ordersCreated: 1,
    linesAdded: 2,
    linesUnchanged: 0,
    userErrors: [],
  });
});
