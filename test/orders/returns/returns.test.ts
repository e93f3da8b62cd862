import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import type { Stores } from '../../../subgraphs/orders/data/stores.ts';
import { aCustomer, anAssociate, aPartner, importer } from '../shop.ts';
import { aBarTerminal, useReturns } from './returning.ts';

const shop = useReturns();
const NOW = new Date('2026-03-02T10:00:00Z');
beforeEach(() => {
  shop.clock.now = NOW;
});

const policy = (its: object) =>
  shop.mutate(
    importer,
    'setReturnPolicy',
    { days: 100, categories: [], extensions: [], ...its },
    'policy { days } userErrors { code field }',
  );

describe('a return', () => {
  it('is announced, scanned at another store, and paid back, booked in and told before the answer', async () => {
    const { customer, orderId, sku, storeId, elsewhere, clerk } = await shop.bought({ quantity: 2 });
    const { return: announced } = await shop.request(customer, orderId);
    expect(announced).toMatchObject({
      ...{ state: 'REQUESTED', tender: 'ORIGINAL', until: new Date('2026-06-10T22:00:00.000Z') },
      ...{ amount: { amountMinor: 1000, currency: 'EUR' }, refunds: [], store: null },
    });
    const scanned = await shop.scan(clerk, announced.code, {
      storeId: elsewhere,
      lines: [{ lineId: '1', condition: 'SOUND' }],
    });
    expect(scanned).toEqual({
      outcome: 'ACCEPTED',
      return: {
        ...announced,
        ...{ state: 'REFUNDED', code: null, until: null, store: { id: elsewhere } },
        lines: [{ lineId: '1', sku, quantity: 1, amount: { amountMinor: 1000 }, condition: 'SOUND' }],
        refunds: [{ amount: { amountMinor: 1000 }, state: 'DONE' }],
        timeline: [
          { state: 'REQUESTED', actor: 'CUSTOMER' },
          { state: 'REFUND_PENDING', actor: 'ASSOCIATE' },
          { state: 'REFUNDED', actor: 'SYSTEM' },
        ],
      },
      userErrors: [],
      idempotentReplay: false,
    });
    expect(await shop.refundedMinor(orderId)).toBe(1000);
    expect(await shop.level(elsewhere, sku)).toEqual({ onHand: 0, returned: 1, inTransit: 0, damaged: 0 });
    expect(await shop.level(storeId, sku)).toMatchObject({ onHand: 498, returned: 0 });
    const told = (await shop.published('patron.order.returned.v1')).filter(
      ({ data }) => data.orderId === orderId,
    );
    expect(told.map(({ subject, data }) => ({ subject, data }))).toEqual([
      {
        subject: customer.customerId,
        data: {
          returnId: announced.id,
          ...{ orderId, customerId: customer.customerId, storeId: elsewhere, currency: 'EUR' },
          lines: [{ lineId: '1', sku, quantity: 1, amountMinor: 1000, ofQuantity: 2, before: 0 }],
          at: NOW.toISOString(),
        },
      },
    ]);
  });

  it('in parts pays back all that was paid and no more, and tells which pieces they are', async () => {
    const { customer, orderId, elsewhere, clerk, sku } = await shop.bought({
      quantity: 3,
      variant: { prices: [{ amountMinor: 333, currency: 'EUR' }] },
    });
    const amounts = [];
    for (let piece = 0; piece < 3; piece += 1) {
      const { return: announced } = await shop.request(customer, orderId);
      amounts.push(announced.amount.amountMinor);
      await shop.scan(clerk, announced.code, { storeId: elsewhere });
    }
    expect(amounts).toEqual([333, 333, 333]);
    expect((await shop.request(customer, orderId)).userErrors).toEqual([
      { code: 'NOT_RETURNABLE', field: ['input', 'lines', '0'] },
    ]);
    expect(await shop.refundedMinor(orderId)).toBe(999);
    expect((await shop.level(elsewhere, sku)).returned).toBe(3);
    const told = (await shop.published('patron.order.returned.v1')).filter(
      ({ data }) => data.orderId === orderId,
    );
    expect(told.map(({ data }) => data.lines[0]?.before)).toEqual([0, 1, 2]);
  });

  it('of damaged goods books them apart', async () => {
    const { customer, orderId, elsewhere, clerk, sku } = await shop.bought();
    const { return: announced } = await shop.request(customer, orderId);
    await shop.scan(clerk, announced.code, {
      storeId: elsewhere,
      lines: [{ lineId: '1', condition: 'DAMAGED' }],
    });
    expect(await shop.level(elsewhere, sku)).toMatchObject({ returned: 0, damaged: 1 });
  });

  it('can be refused with a reason, and announced again', async () => {
    const { customer, orderId, elsewhere, clerk } = await shop.bought();
    const { return: announced } = await shop.request(customer, orderId);
    expect(await shop.scan(clerk, announced.code, { storeId: elsewhere, refusal: 'WORN' })).toMatchObject({
      outcome: 'REFUSED',
      return: { state: 'REFUSED', refusal: 'WORN', refunds: [] },
    });
    expect(await shop.refundedMinor(orderId)).toBe(0);
    expect((await shop.request(customer, orderId)).userErrors).toEqual([]);
  });

  it('can be called off, and its code is worth nothing then', async () => {
    const { customer, orderId, elsewhere, clerk } = await shop.bought();
    const { return: announced } = await shop.request(customer, orderId);
    expect((await shop.request(customer, orderId)).userErrors).toHaveLength(1);
    await shop.change(customer, 'cancelReturn', { returnId: announced.id });
    expect((await shop.scan(clerk, announced.code, { storeId: elsewhere })).userErrors).toEqual([
      { code: 'ILLEGAL_TRANSITION', field: ['input', 'code'] },
    ]);
    expect((await shop.request(customer, orderId)).userErrors).toEqual([]);
  });

  it('has one code that is good: renewing makes the ones before worthless', async () => {
    const { customer, orderId, elsewhere, clerk } = await shop.bought();
    const { return: announced } = await shop.request(customer, orderId);
    shop.clock.now = new Date('2026-03-17T10:00:00Z');
    const late = await shop.scan(clerk, announced.code, { storeId: elsewhere });
    expect(late.userErrors).toEqual([{ code: 'RETURN_CODE_EXPIRED', field: ['input', 'code'] }]);
    const { return: renewed } = await shop.change(customer, 'renewReturnCode', { returnId: announced.id });
    expect((await shop.scan(clerk, announced.code, { storeId: elsewhere })).userErrors).toEqual([
      { code: 'RETURN_CODE_WRONG', field: ['input', 'code'] },
    ]);
    expect((await shop.scan(clerk, renewed.code, { storeId: elsewhere })).outcome).toBe('ACCEPTED');
  });

  it('is taken on day 100 in the time of the store and not on day 101, over the change of the clocks', async () => {
    const { customer, orderId, elsewhere, clerk } = await shop.bought();
    shop.clock.now = new Date('2026-06-10T21:59:59.999Z');
    const { return: announced } = await shop.request(customer, orderId);
    expect((await shop.scan(clerk, announced.code, { storeId: elsewhere })).outcome).toBe('ACCEPTED');

    shop.clock.now = NOW;
    const other = await shop.bought();
    shop.clock.now = new Date('2026-06-10T21:59:59.999Z');
    const { return: late } = await shop.request(other.customer, other.orderId);
    shop.clock.now = new Date('2026-06-10T22:00:00Z');
    expect((await shop.request(other.customer, other.orderId)).userErrors[0].code).toBe('NOT_RETURNABLE');
    expect((await shop.scan(other.clerk, late.code, { storeId: other.elsewhere })).userErrors[0].code).toBe(
      'RETURN_CODE_EXPIRED',
    );
    await (shop.data as { returns: { expireDue(): Promise<boolean> } }).returns.expireDue();
    expect((await shop.read(other.customer, late.id)).state).toBe('EXPIRED');
  });

  it('is taken longer over the holidays, and never where the category is final sale', async () => {
    const { customer, orderId, sku } = await shop.bought();
    const eligible = async () => {
      const query =
        'query($id: ID!) { order(id: $id) { returnEligibility { lineId sku quantity until refusal } returns { id } } }';
      return (await shop.ask(customer, query, { id: orderId })).data.order.returnEligibility;
    };
    const line = { lineId: '1', sku, quantity: 1, refusal: null };
    expect(await eligible()).toEqual([{ ...line, until: new Date('2026-06-10T22:00:00.000Z') }]);
    const extensions = [
      { boughtFrom: '2026-03-01', boughtThrough: '2026-03-31', returnThrough: '2026-12-31' },
    ];
    expect((await policy({ extensions })).userErrors).toEqual([]);
    expect(await eligible()).toEqual([{ ...line, until: new Date('2026-12-31T23:00:00.000Z') }]);
    await shop.db
      .collection('products')
      .updateOne({ 'variants.sku': sku }, { $set: { category: 'swimwear' } });
    await policy({ categories: [{ category: 'swimwear' }] });
    expect(await eligible()).toEqual([{ ...line, quantity: 0, until: null, refusal: 'FINAL_SALE' }]);
    await policy({});
  });

  it.each([
    ['of more pieces than there are', [{ lineId: '1', quantity: 2, reason: 'OTHER' }], 'NOT_RETURNABLE'],
    [
      'of a line that the order has not',
      [{ lineId: '9', quantity: 1, reason: 'OTHER' }],
      'ORDER_LINE_NOT_FOUND',
    ],
    ['of no piece', [{ lineId: '1', quantity: 0, reason: 'OTHER' }], 'INVALID_VALUE'],
    ['of nothing', [], 'INVALID_VALUE'],
  ])('is refused: %s', async (_, lines, code) => {
    const { customer, orderId } = await shop.bought();
    expect((await shop.request(customer, orderId, { lines })).userErrors).toEqual([
      { code, field: expect.any(Array) },
    ]);
  });

  it('of an order that was not handed over is refused', async () => {
    const { customer, orderId } = await shop.placed();
    expect((await shop.request(customer, orderId)).userErrors[0].code).toBe('NOT_RETURNABLE');
  });

  it('answers a second time with the same key as the first', async () => {
    const { customer, orderId, elsewhere, clerk } = await shop.bought();
    const key = { idempotencyKey: newId('key') };
    const first = await shop.request(customer, orderId, key);
    expect(await shop.request(customer, orderId, key)).toEqual({ ...first, idempotentReplay: true });
    const scan = { storeId: elsewhere, idempotencyKey: newId('key') };
    const scanned = await shop.scan(clerk, first.return.code, scan);
    expect(await shop.scan(clerk, first.return.code, scan)).toEqual({ ...scanned, idempotentReplay: true });
  });
});

describe('the money', () => {
  it('goes back once, when 100 scan the code at once, each with a key of their own', async () => {
    const { customer, orderId, sku, elsewhere, clerk } = await shop.bought();
    const { return: announced } = await shop.request(customer, orderId);
    const { terminal } = await shop.aBar(elsewhere);
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        index % 2
          ? shop.scan(terminal, announced.code)
          : shop.scan(clerk, announced.code, { storeId: elsewhere }),
      ),
    );
    expect(answers.filter(({ outcome }) => outcome === 'ACCEPTED')).toHaveLength(1);
    expect(await shop.refundedMinor(orderId)).toBe(1000);
    const { returned = 0, inTransit = 0 } = await shop.level(elsewhere, sku);
    expect(returned + inTransit).toBe(1);
    const books = await shop.providerOperations();
    const payment = await shop.db.collection('payments').findOne({ orderIds: orderId });
    const operations = await shop.db
      .collection<{ _id: string }>('paymentOperations')
      .find({ paymentId: payment?._id, kind: 'REFUND' })
      .toArray();
    expect(operations).toHaveLength(1);
    expect(books.filter(({ _id }) => _id === operations[0]?._id)).toHaveLength(1);
  }, 60_000);

  it('that the provider pays later is pending, and refunded when it says so', async () => {
    const { customer, orderId, elsewhere, clerk } = await shop.bought({ token: 'tok_refund_later' });
    const { return: announced } = await shop.request(customer, orderId);
    const scanned = await shop.scan(clerk, announced.code, { storeId: elsewhere });
    expect(scanned).toMatchObject({
      outcome: 'ACCEPTED',
      return: { state: 'REFUND_PENDING', refunds: [{ state: 'DUE' }] },
    });
    shop.clock.now = new Date('2026-03-02T11:00:00Z');
    const { payments } = shop.data as { payments: { runDue(): Promise<boolean> } };
    await payments.runDue();
    expect((await shop.read(customer, announced.id)).state).toBe('REFUNDED');
    expect(await shop.refundedMinor(orderId)).toBe(1000);
  });

  it('that the provider refuses to pay back is paid out by the till', async () => {
    const { customer, orderId, elsewhere, clerk } = await shop.bought({ token: 'tok_refund_refused' });
    const { return: announced } = await shop.request(customer, orderId);
    const scanned = await shop.scan(clerk, announced.code, { storeId: elsewhere });
    expect(scanned.return).toMatchObject({
      state: 'REFUND_AT_TILL',
      refunds: [{ state: 'REFUSED' }],
      atTill: { amountMinor: 1000 },
    });
    const { return: paid } = await shop.change(clerk, 'confirmTillRefund', {
      returnId: announced.id,
      storeId: elsewhere,
    });
    expect(paid.state).toBe('REFUNDED');
    const again = await shop.change(clerk, 'confirmTillRefund', {
      returnId: announced.id,
      storeId: elsewhere,
    });
    expect(again.userErrors).toEqual([{ code: 'ILLEGAL_TRANSITION', field: ['input', 'returnId'] }]);
  });

  it('goes another way when the customer wants it', async () => {
    const { customer, orderId, elsewhere, clerk } = await shop.bought();
    const { return: announced } = await shop.request(customer, orderId, { tender: 'AT_TILL' });
    const { return: scanned } = await shop.scan(clerk, announced.code, { storeId: elsewhere });
    expect(scanned).toMatchObject({ state: 'REFUND_AT_TILL', refunds: [], atTill: { amountMinor: 1000 } });
    expect(await shop.refundedMinor(orderId)).toBe(0);
  });

  it('that a till owes for goods at a bar is paid once, for a code that the bar has never read', async () => {
    const { customer, orderId, elsewhere, clerk } = await shop.bought({ token: 'tok_refund_refused' });
    const { terminal } = await shop.aBar(elsewhere);
    const { return: announced } = await shop.request(customer, orderId);
    await shop.scan(terminal, announced.code);
    const payOut = (shown: string) =>
      shop.change(clerk, 'confirmTillRefund', { code: shown, storeId: elsewhere });
    expect((await payOut(announced.code)).userErrors).toEqual([
      { code: 'RETURN_CODE_WRONG', field: ['input', 'code'] },
    ]);
    await expect(
      shop.change(clerk, 'confirmTillRefund', { returnId: announced.id, storeId: elsewhere }),
    ).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    const { state, code } = await shop.read(customer, announced.id);
    expect(state).toBe('REFUND_AT_TILL');
    const paid = await Promise.all(Array.from({ length: 10 }, () => payOut(code)));
    expect(paid.filter(({ userErrors }) => !userErrors.length)).toHaveLength(1);
    expect((await shop.read(customer, announced.id)).state).toBe('REFUNDED');
  });

  it('of an order that was paid at the till comes out of one, and the books agree', async () => {
    const { orderId, storeId, customer, associate, code } = await shop.ready();
    const { stores } = shop.data as { stores: Stores };
    const store = await stores.byId(storeId);
    if (store) await stores.replace([{ ...store, services: [...store.services, 'RETURNS'] }]);
    await shop.step(associate, 'checkIdentity', orderId, { code });
    await shop.step(associate, 'handOver', orderId);
    const { return: announced } = await shop.request(customer, orderId);
    const { return: scanned } = await shop.scan(associate, announced.code, { storeId });
    expect(scanned).toMatchObject({ state: 'REFUND_AT_TILL', refunds: [], atTill: { amountMinor: 1000 } });
    await shop.change(associate, 'confirmTillRefund', { returnId: announced.id, storeId });
    const { payments } = shop.data as { payments: { settled(): Promise<void> } };
    await payments.settled();
    expect(await shop.refundedMinor(orderId)).toBe(1000);
  });
});

describe('an exchange', () => {
  it('for another size at the same price costs nothing, whatever was paid', async () => {
    const { customer, orderId, elsewhere, clerk, sku } = await shop.bought();
    const product = await shop.db.collection<{ _id: string }>('products').findOne({ 'variants.sku': sku });
    const larger = newId('sku');
    await shop.anotherSize(String(product?._id), elsewhere, [
      { sku, amountMinor: 1500 },
      { sku: larger, amountMinor: 1500 },
    ]);
    const { return: announced } = await shop.request(customer, orderId);
    const { return: scanned } = await shop.scan(clerk, announced.code, {
      storeId: elsewhere,
      lines: [{ lineId: '1', exchangeFor: larger }],
    });
    expect(scanned).toMatchObject({
      ...{ state: 'REFUNDED', refunds: [], atTill: null },
      exchange: {
        order: { state: 'HANDED_OVER', total: { amountMinor: 1000 } },
        covered: { amountMinor: 1000 },
        atTill: { amountMinor: 0 },
      },
    });
    expect(await shop.level(elsewhere, larger)).toMatchObject({ onHand: 4 });
    expect(await shop.level(elsewhere, sku)).toMatchObject({ onHand: 5, returned: 1 });
    // What was taken along can be brought back, too, and the money then goes to the first tender.
    const next = await shop.request(customer, scanned.exchange.order.id);
    const { return: back } = await shop.scan(clerk, next.return.code, { storeId: elsewhere });
    expect(back).toMatchObject({
      state: 'REFUNDED',
      refunds: [{ amount: { amountMinor: 1000 }, state: 'DONE' }],
    });
  });

  it.each([
    ['dearer: the till takes the rest', 1700, { refunds: [], covered: 1000, till: 700 }],
    ['cheaper: the rest is paid back', 400, { refunds: [600], covered: 400, till: 0 }],
  ])('for something %s', async (_, price, { refunds, covered, till }) => {
    const { customer, orderId, elsewhere, clerk } = await shop.bought();
    const other = newId('sku');
    await shop.anotherSize(newId('prd'), elsewhere, [{ sku: other, amountMinor: price }]);
    const { return: announced } = await shop.request(customer, orderId);
    const { return: scanned } = await shop.scan(clerk, announced.code, {
      storeId: elsewhere,
      lines: [{ lineId: '1', exchangeFor: other }],
    });
    expect(scanned.state).toBe('REFUNDED');
    expect(scanned.refunds).toEqual(
      refunds.map((amountMinor) => ({ amount: { amountMinor }, state: 'DONE' })),
    );
    expect(scanned.exchange).toMatchObject({
      covered: { amountMinor: covered },
      atTill: { amountMinor: till },
    });
  });

  it('for what the store has not changes nothing', async () => {
    const { customer, orderId, elsewhere, clerk, sku } = await shop.bought();
    const { return: announced } = await shop.request(customer, orderId);
    const refused = await shop.scan(clerk, announced.code, {
      storeId: elsewhere,
      lines: [{ lineId: '1', exchangeFor: sku }],
    });
    expect(refused).toMatchObject({ return: null, userErrors: [{ code: 'OUT_OF_STOCK' }] });
    expect((await shop.read(customer, announced.id)).state).toBe('REQUESTED');
  });
});

describe('at the counter', () => {
  it('a purchase that was imported is brought back with the receipt, by whoever has it', async () => {
    const { id: storeId } = await shop.put.store({ services: ['RETURNS'] });
    const receipt = { source: 'old-till', orderId: newId('no') };
    await shop.mutate(
      importer,
      'importOrders',
      {
        lines: [
          {
            ...{ ...receipt, lineId: 'a', orderedAt: '2026-02-20T10:00:00Z', storeId, channel: 'STORE' },
            ...{ sku: newId('sku'), quantity: 3, amount: { amountMinor: 1000, currency: 'EUR' } },
          },
        ],
      },
      'ordersCreated userErrors { code }',
    );
    const order = await shop.db
      .collection('orders')
      .findOne({ 'imported.key': `old-till/${receipt.orderId}` });
    const { id: counter } = await shop.put.store({ services: ['RETURNS'] });
    const clerk = anAssociate(counter);
    const asked = {
      receipt,
      storeId: counter,
      lines: [{ lineId: order?.lines[0].lineId, quantity: 2, reason: 'CHANGED_MIND' }],
    };
    const { return: announced, userErrors } = await shop.change(clerk, 'requestReturn', asked);
    expect(userErrors).toEqual([]);
    expect(announced).toMatchObject({ amount: { amountMinor: 666 }, code: expect.any(String) });
    const { return: scanned } = await shop.scan(clerk, announced.code, { storeId: counter });
    expect(scanned).toMatchObject({ state: 'REFUND_AT_TILL', atTill: { amountMinor: 666 } });
    const unknown = { ...asked, receipt: { ...receipt, orderId: 'other' } };
    expect((await shop.change(clerk, 'requestReturn', unknown)).userErrors).toEqual([
      { code: 'ORDER_NOT_FOUND', field: ['input', 'receipt'] },
    ]);
  });

  it('an associate sees what a code is about before the goods are taken, and only then', async () => {
    const { customer, orderId, elsewhere, clerk } = await shop.bought();
    const { return: announced } = await shop.request(customer, orderId);
    expect(
      (await shop.ask(clerk, 'query($id: ID!) { return(id: $id) { state } }', { id: announced.id })).codes,
    ).toEqual(['FORBIDDEN']);
    const shown = await shop.change(clerk, 'presentReturn', { code: announced.code, storeId: elsewhere });
    expect(shown.return).toMatchObject({ id: announced.id, state: 'REQUESTED', code: null });
    expect((await shop.scan(clerk, announced.code, { storeId: elsewhere })).outcome).toBe('ACCEPTED');
  });

  it('a store that takes nothing back takes nothing back', async () => {
    const { customer, orderId } = await shop.bought();
    const { return: announced } = await shop.request(customer, orderId);
    const { id: storeId } = await shop.put.store();
    expect((await shop.scan(anAssociate(storeId), announced.code, { storeId })).userErrors).toEqual([
      { code: 'RETURNS_NOT_OFFERED', field: ['input', 'storeId'] },
    ]);
  });
});

describe('the terminal of a return bar', () => {
  const REFUSED = { outcome: 'REFUSED', return: null, userErrors: [], idempotentReplay: false };

  it('learns that the goods are taken, and they are on their way to the store that the bar belongs to', async () => {
    const { customer, orderId, elsewhere, sku } = await shop.bought();
    const { terminal, barId } = await shop.aBar(elsewhere);
    const { return: announced } = await shop.request(customer, orderId);
    expect(await shop.scan(terminal, announced.code)).toEqual({
      ...REFUSED,
      outcome: 'ACCEPTED',
    });
    expect(await shop.level(elsewhere, sku)).toMatchObject({ inTransit: 1, returned: 0 });
    expect(await shop.read(customer, announced.id)).toMatchObject({
      ...{ state: 'REFUNDED', bar: { id: barId }, store: { id: elsewhere } },
      refunds: [{ amount: { amountMinor: 1000 }, state: 'DONE' }],
    });
  });

  it('is refused alike whatever is wrong with a code', async () => {
    const { customer, orderId, elsewhere } = await shop.bought({ quantity: 4 });
    const { terminal } = await shop.aBar(elsewhere);
    const codeOf = async () => (await shop.request(customer, orderId)).return;
    const [used, cancelled, renewed, expired] = [
      await codeOf(),
      await codeOf(),
      await codeOf(),
      await codeOf(),
    ];
    await shop.scan(terminal, used.code);
    await shop.change(customer, 'cancelReturn', { returnId: cancelled.id });
    await shop.change(customer, 'renewReturnCode', { returnId: renewed.id });
    shop.clock.now = new Date('2026-03-20T10:00:00Z');
    const altered = `${expired.code.slice(0, -1)}${expired.code.endsWith('A') ? 'B' : 'A'}`;
    for (const code of [used, cancelled, renewed, expired].map((one) => one.code).concat('', 'x', altered)) {
      expect(await shop.scan(terminal, code)).toEqual(REFUSED);
    }
    expect(await shop.db.collection('idempotencyKeys').countDocuments({ 'answer.outcome': 'REFUSED' })).toBe(
      0,
    );
  });

  it('is told nothing else: no field of a return, an order or a customer is open to it', async () => {
    const { customer, orderId, elsewhere } = await shop.bought();
    const { terminal } = await shop.aBar(elsewhere);
    const { return: announced } = await shop.request(customer, orderId);
    const { data, codes } = await shop.ask(
      terminal,
      `mutation($input: ScanReturnInput!) { scanReturn(input: $input) { outcome return { id amount { amountMinor } order { id } lines { sku } } } }`,
      { input: { code: announced.code, idempotencyKey: newId('key') } },
    );
    expect([data, codes]).toEqual([{ scanReturn: { outcome: 'ACCEPTED', return: null } }, undefined]);
    for (const query of [
      `{ return(id: "${announced.id}") { id } }`,
      `{ order(id: "${orderId}") { id returns { id } } }`,
    ]) {
      const asked = await shop.ask(terminal, query);
      expect(asked.codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    }
    expect(
      (await shop.entity(terminal, { type: 'Return', id: announced.id }, '{ id state }')).data,
    ).toBeNull();
    const kept = await shop.db
      .collection('idempotencyKeys')
      .findOne({ _id: { $regex: '^device:.*scanReturn' } as never });
    expect(Object.keys(kept?.answer ?? {})).toEqual(['userErrors']);
  });

  it('gives the same answer to the same key, and what it scans twice it took once', async () => {
    const { customer, orderId, elsewhere } = await shop.bought();
    const { terminal } = await shop.aBar(elsewhere);
    const { return: announced } = await shop.request(customer, orderId);
    const idempotencyKey = newId('key');
    await shop.scan(terminal, announced.code, { idempotencyKey });
    expect(await shop.scan(terminal, announced.code, { idempotencyKey })).toMatchObject({
      outcome: 'ACCEPTED',
      idempotentReplay: true,
    });
    expect((await shop.scan(terminal, 'another', { idempotencyKey })).userErrors).toEqual([
      { code: 'IDEMPOTENCY_MISMATCH', field: ['input', 'code'] },
    ]);
  });

  it.each([
    ['a terminal of a bar that is not known', aBarTerminal('bar_none')],
    ['a till', { kind: 'device', deviceId: 'dev_1', storeId: 'sto_1', deviceKind: 'TILL' } as const],
  ])('is not %s', async (_, actor) => {
    const { codes } = await shop.ask(
      actor,
      'mutation($input: ScanReturnInput!) { scanReturn(input: $input) { outcome } }',
      { input: { code: 'x', idempotencyKey: newId('key') } },
    );
    expect(codes).toEqual(['FORBIDDEN']);
  });

  it('exchanges nothing, and says so', async () => {
    const { customer, orderId, elsewhere, sku } = await shop.bought();
    const { terminal } = await shop.aBar(elsewhere);
    const { return: announced } = await shop.request(customer, orderId);
    const lines = [{ lineId: '1', exchangeFor: sku }];
    expect(await shop.scan(terminal, announced.code, { lines })).toEqual({
      ...{ outcome: null, return: null, idempotentReplay: false },
      userErrors: [{ code: 'EXCHANGE_NOT_OFFERED', field: ['input', 'lines'] }],
    });
    expect((await shop.scan(terminal, announced.code)).outcome).toBe('ACCEPTED');
  });

  it('has goods under way that the store receives once, to be looked at; what is damaged or missing apart', async () => {
    const { customer, orderId, elsewhere, clerk, sku } = await shop.bought({ quantity: 4 });
    const { barId, terminal } = await shop.aBar(elsewhere);
    const { return: announced } = await shop.request(customer, orderId, {
      lines: [{ lineId: '1', quantity: 4, reason: 'OTHER' }],
    });
    await Promise.all(Array.from({ length: 5 }, () => shop.scan(terminal, announced.code)));
    const [underWay, ...others] = await shop.onTheWay(clerk, elsewhere);
    expect(others).toEqual([]);
    expect(underWay).toEqual({
      ...{ id: underWay.id, state: 'SENT', from: null, fromBar: { id: barId } },
      lines: [{ sku, quantity: 4, sound: null, damaged: null }],
    });
    expect(await shop.level(elsewhere, sku)).toEqual({ onHand: 0, returned: 0, inTransit: 4, damaged: 0 });
    for (const [stranger, code] of [
      [terminal, 'UNAUTHORIZED_FIELD_OR_TYPE'],
      [anAssociate('sto_other'), 'FORBIDDEN'],
    ] as const) {
      await expect(shop.receive(stranger, underWay.id)).rejects.toMatchObject({ extensions: { code } });
    }
    const lines = [{ sku, sound: 2, damaged: 1 }];
    const received = await Promise.all(
      Array.from({ length: 10 }, () => shop.receive(clerk, underWay.id, { lines })),
    );
    const refused = received.filter(({ userErrors }) => userErrors.length);
    expect(refused).toHaveLength(9);
    expect(refused[0].userErrors).toEqual([{ code: 'ILLEGAL_TRANSITION', field: ['input', 'transferId'] }]);
    expect(await shop.level(elsewhere, sku)).toEqual({ onHand: 0, returned: 2, inTransit: 0, damaged: 1 });
    expect(await shop.refundedMinor(orderId)).toBe(4000);
  });

  it('can say nothing but a code', async () => {
    const { elsewhere } = await shop.bought();
    const { terminal } = await shop.aBar(elsewhere);
    for (const its of [
      { storeId: elsewhere },
      { refusal: 'WORN' },
      { lines: [{ lineId: '1', condition: 'SOUND' }] },
    ]) {
      expect((await shop.scan(terminal, 'x', its)).userErrors).toEqual([
        { code: 'INVALID_VALUE', field: ['input', Object.keys(its)[0]] },
      ]);
    }
  });
});

describe('whose a return is', () => {
  it('nobody else sees or changes it', async () => {
    const { customer, orderId, seller, clerk } = await shop.bought();
    const { return: announced } = await shop.request(customer, orderId);
    const query = 'query($id: ID!) { return(id: $id) { id state } }';
    const stranger = aCustomer();
    for (const actor of [stranger, clerk, anAssociate('sto_other')]) {
      expect((await shop.ask(actor, query, { id: announced.id })).codes).toEqual(['FORBIDDEN']);
    }
    const partner = aPartner(customer.customerId, 'orders.history');
    expect((await shop.ask(partner, query, { id: announced.id })).codes).toEqual([
      'UNAUTHORIZED_FIELD_OR_TYPE',
    ]);
    await expect(shop.request(stranger, orderId)).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
    await expect(shop.change(stranger, 'cancelReturn', { returnId: announced.id })).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
    await expect(shop.change(seller, 'renewReturnCode', { returnId: announced.id })).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
    await expect(shop.scan(seller, announced.code, { storeId: 'sto_other' })).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
    expect((await shop.ask(customer, query, { id: announced.id })).data.return.id).toBe(announced.id);
  });

  it('an erased customer is in none, and the code that they hold goes on to be good', async () => {
    const { customer, orderId, elsewhere, clerk } = await shop.bought();
    const { return: announced } = await shop.request(customer, orderId);
    const { returns, background } = shop.data as {
      returns: { erase(id: string, session: unknown): Promise<unknown[]> };
      background: { db: typeof shop.db };
    };
    const session = background.db.client.startSession();
    await session.withTransaction(() => returns.erase(customer.customerId, session));
    await session.endSession();
    const kept = await shop.db.collection<{ _id: string }>('returns').findOne({ _id: announced.id });
    expect(JSON.stringify(kept)).not.toContain(customer.customerId);
    expect((await shop.scan(clerk, announced.code, { storeId: elsewhere })).outcome).toBe('ACCEPTED');
    expect(await shop.refundedMinor(orderId)).toBe(1000);
  });
});

describe('where goods can be brought back', () => {
  it('is told nearest first: stores that take them, and bars of others', async () => {
    const at = (latitude: number) => ({ latitude, longitude: -120 });
    const { id: near } = await shop.put.store({ services: ['RETURNS'], location: at(40) });
    await shop.put.store({ services: ['PICKUP'], location: at(40.001) });
    const { barId } = await shop.aBar(near, {
      location: at(40.01),
      openingHours: [{ day: 'MONDAY', opens: '08:00', closes: '22:00' }],
    });
    const { data } = await shop.ask(
      { kind: 'visitor' },
      `{ returnBarsNear(latitude: 40, longitude: -120) {
           store { id } bar { id name host openingHours { day opens closes } } distanceMetres } }`,
    );
    expect(data.returnBarsNear).toEqual([
      { store: { id: near }, bar: null, distanceMetres: 0 },
      {
        store: null,
        bar: {
          ...{ id: barId, name: 'Kiosk', host: 'Parcel Point Ltd' },
          openingHours: [{ day: 'MONDAY', opens: '08:00', closes: '22:00' }],
        },
        distanceMetres: expect.closeTo(1113, 0),
      },
    ]);
  });

  it.each([
    ['radiusMetres: 0', 'BAD_USER_INPUT'],
    ['first: 101', 'BAD_USER_INPUT'],
  ])('is refused for %s', async (its, code) => {
    const { codes } = await shop.ask(
      { kind: 'visitor' },
      `{ returnBarsNear(latitude: 1, longitude: 1, ${its}) { distanceMetres } }`,
    );
    expect(codes).toEqual([code]);
  });

  it('a bar that belongs to no store, or stands nowhere on earth, is left out', async () => {
    const { id } = await shop.put.store();
    const none = await shop.aBar('sto_none');
    expect(none.payload).toMatchObject({
      imported: 0,
      userErrors: [{ field: ['input', 'returnBars', '0', 'returnsTo'] }],
    });
    const nowhere = await shop.aBar(id, { location: { latitude: 91, longitude: 0 } });
    expect(nowhere.payload).toMatchObject({
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'returnBars', '0', 'location', 'latitude'] }],
    });
  });
});
