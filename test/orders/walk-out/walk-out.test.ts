import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { settleDue } from '../../../subgraphs/orders/walk-out/settle.ts';
import { anEvent } from '../../support/subgraph.ts';
import { aCustomer, anAssociate } from '../shop.ts';
import { aDevice, useDoor } from './door.ts';

const door = useDoor();
const START = new Date('2026-03-02T10:00:00Z');
afterEach(() => {
  door.clock.now = START;
});

const pass = (seconds: number) => {
  door.clock.now = new Date(door.clock.now.getTime() + seconds * 1000);
};
const later = async (seconds: number) => {
  pass(seconds);
  await settleDue(door.modules());
  await door.modules().payments.settled();
};

const REFUSED = 'userErrors { code field } idempotentReplay';

const request = (customer: ReturnType<typeof aCustomer>, storeId: string, its: object = {}) =>
  door.keyed(
    customer,
    'requestEntryCode',
    { storeId, paymentToken: 'tok_visa', ...its },
    `walkOut { id state entryCode companions } ${REFUSED}`,
  );

const visit = async (customer: ReturnType<typeof aCustomer>, id: string) => {
  const query = `query($id: ID!) { walkOut(id: $id) {
    state entryCode total { amountMinor currency } declined
    order { id channel state store { id } lines { sku quantity amount { amountMinor } } } } }`;
  const { data, codes } = await door.ask(customer, query, { id });
  return data?.walkOut ?? codes;
};

type Seen = { eventId: string; kind: 'TAKE' | 'PUT_BACK'; item: string; quantity?: number };

/** Somebody inside a store. */
async function inside(its: { prices?: number[]; pieces?: number; token?: string } = {}) {
  const { storeId, goods, skus } = await door.opened('WALK_OUT', its);
  const customer = aCustomer();
  const paymentToken = its.token ?? 'tok_visa';
  const { walkOut } = await request(customer, storeId, { paymentToken });
  const gate = aDevice('ENTRY_GATE', storeId);
  const exit = aDevice('EXIT_GATE', storeId);
  const sensor = aDevice('SENSOR', storeId);
  const admitted = await door.keyed(
    gate,
    'admitVisit',
    { code: walkOut.entryCode },
    `opens visitId ${REFUSED}`,
  );
  const visitId: string = admitted.visitId;
  const see = async (...events: Seen[]) => {
    const observedAt = door.clock.now;
    const { results, userErrors } = await door.mutate(
      sensor,
      'reportSensed',
      { events: events.map((event) => ({ visitId, observedAt, ...event })) },
      'results { eventId outcome } userErrors { code field }',
    );
    return userErrors.length ? userErrors : results.map(({ outcome }: { outcome: string }) => outcome);
  };
  const leave = () => door.keyed(exit, 'endVisit', { visitId }, `opens ${REFUSED}`);
  return { storeId, goods, skus, customer, walkOut, gate, exit, sensor, visitId, see, leave };
}

const take = (item: string, eventId = newId('evt'), quantity = 1): Seen => ({
  eventId,
  kind: 'TAKE',
  item,
  quantity,
});
const putBack = (item: string, eventId = newId('evt')): Seen => ({ eventId, kind: 'PUT_BACK', item });

describe('walking out', () => {
  it('charges once for what is in the hands, sells it, and the sale is the receipt', async () => {
    const { customer, visitId, storeId, skus, goods, see, leave } = await inside({ prices: [1000, 250] });
    const [scarf = '', socks = ''] = skus;
    expect(await see(take(scarf), take(goods[1]?.gtin ?? ''), take(socks), putBack(socks))).toEqual([
      'COUNTED',
      'COUNTED',
      'COUNTED',
      'COUNTED',
    ]);
    expect(await leave()).toEqual({ opens: true, userErrors: [], idempotentReplay: false });
    await later(59);
    expect((await visit(customer, visitId)).state).toBe('LEAVING');
    await later(1);
    expect(await visit(customer, visitId)).toEqual({
      state: 'PAID',
      entryCode: null,
      total: { amountMinor: 1250, currency: 'EUR' },
      declined: null,
      order: {
        id: expect.stringMatching(/^ord_/),
        channel: 'WALK_OUT',
        state: 'HANDED_OVER',
        store: { id: storeId },
        lines: expect.arrayContaining([
          { sku: scarf, quantity: 1, amount: { amountMinor: 1000 } },
          { sku: socks, quantity: 1, amount: { amountMinor: 250 } },
        ]),
      },
    });
    expect((await door.levels(storeId, scarf)).onHand).toBe(9);
    const told = await door.published('patron.order.handed_over.v1');
    expect(told.filter(({ data }) => data.customerId === customer.customerId)).toHaveLength(1);
    expect(await door.db.collection('walkOuts').findOne({ _id: visitId as never })).toMatchObject({
      events: [],
    });
  });

  describe('sends a receipt', () => {
    /** Somebody who left with a scarf; what the world was told of it. */
    async function leftWith(language: string | null) {
      const { customer, skus, see, leave, visitId } = await inside({ prices: [123_456] });
      const email = `${customer.customerId}@example.com`;
      if (language !== null) door.contacts.set(customer.customerId, { email, language });
      await see(take(skus[0] ?? ''));
      await leave();
      await later(60);
      const { order } = await visit(customer, visitId);
      const told = await door.published('patron.order.handed_over.v1');
      const event = told.find(({ data }) => data.orderId === order.id);
      if (!event) throw new Error('nobody was told');
      return { customer, email, event, reference: order.id.slice(-6).toUpperCase() };
    }

    it('to the address that is known to be the customer’s, in their language, once', async () => {
      const { customer, email, event, reference } = await leftWith('de-CH');
      expect(await door.deliver(event, event)).toEqual([null, null]);
      const letters = await door.letters(customer.customerId);
      expect(letters).toMatchObject([{ to: email, language: 'de', kind: 'order.receipt' }]);
      const [{ subject, text, html } = { subject: '', text: '', html: '' }] = letters;
      expect(subject).toBe('Ihr Beleg von Corner');
      for (const words of ['1 × Scarf', '1.234,56', 'Summe', 'Visa 4242', reference, '/me']) {
        expect(text?.replace(/\u00a0/g, ' '), words).toContain(words);
      }
      expect(html).toContain('<table>');
    });

    it('to nobody whose address isn’t known, or who has had processing restricted', async () => {
      const unknown = await leftWith(null);
      expect(await door.deliver(unknown.event)).toEqual([null]);
      expect(await door.letters(unknown.customer.customerId)).toEqual([]);
      const restricted = await leftWith('en');
      door.withdraw(restricted.customer, 'service');
      expect(await door.deliver(restricted.event)).toEqual([null]);
      expect(await door.letters(restricted.customer.customerId)).toEqual([]);
    });
  });

  it('charges nothing when nothing was taken', async () => {
    const { customer, visitId, skus, see, leave } = await inside();
    const before = (await door.charged()).length;
    await see(take(skus[0] ?? ''), putBack(skus[0] ?? ''));
    await leave();
    await later(60);
    expect(await visit(customer, visitId)).toMatchObject({ state: 'EMPTY', order: null, total: null });
    expect(await door.charged()).toHaveLength(before);
  });

  it('charges once for events that come late, twice and in any order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            which: fc.nat({ max: 2 }),
            kind: fc.constantFrom('TAKE' as const, 'TAKE' as const, 'PUT_BACK' as const),
            quantity: fc.integer({ min: 1, max: 3 }),
            times: fc.integer({ min: 1, max: 3 }),
            isLate: fc.boolean(),
          }),
          { minLength: 1, maxLength: 12 },
        ),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        async (happened, chance) => {
          const prices = [1000, 250, 33];
          const { customer, visitId, skus, see, leave } = await inside({ prices, pieces: 2 });
          const before = (await door.charged()).length;
          const copies = happened.flatMap(({ times, isLate, ...its }, index) =>
            Array.from({ length: times }, () => ({
              at: chance.next().value as number,
              isLate,
              event: {
                eventId: `e${index}`,
                kind: its.kind,
                item: skus[its.which] ?? '',
                quantity: its.quantity,
              },
            })),
          );
          copies.sort((a, b) => a.at - b.at);
          const send = async (isLate: boolean) => {
            for (const copy of copies) if (copy.isLate === isLate) await see(copy.event);
          };
          await send(false);
          await leave();
          pass(30);
          await leave();
          await send(true);
          await later(30);
          await Promise.all([settleDue(door.modules()), settleDue(door.modules())]);
          await door.modules().payments.settled();

          const held = skus.map((_, index) =>
            Math.max(
              0,
              happened
                .filter(({ which }) => which === index)
                .reduce((sum, { kind, quantity }) => sum + (kind === 'TAKE' ? quantity : -quantity), 0),
            ),
          );
          const total = held.reduce((sum, quantity, index) => sum + quantity * (prices[index] ?? 0), 0);
          const seen = await visit(customer, visitId);
          expect(seen.total?.amountMinor ?? 0).toBe(total);
          expect(seen.state).toBe(total ? 'PAID' : 'EMPTY');
          expect((await door.charged()).slice(before)).toEqual(total ? [total] : []);
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 8) },
    );
  }, 300_000);

  it('sells what is in the hands though the book says there is none, and says so in the ledger', async () => {
    const { customer, visitId, storeId, skus, see, leave } = await inside({ pieces: 1 });
    await see(take(skus[0] ?? '', 'a', 3));
    await leave();
    await later(60);
    expect((await visit(customer, visitId)).state).toBe('PAID');
    expect(await door.levels(storeId, skus[0] ?? '')).toEqual({ onHand: 0, reserved: 0, picked: 0 });
    const moves = await door.db.collection('stockMovements').find({ storeId, cause: 'ADJUSTMENT' }).toArray();
    expect(moves.map(({ quantity, note }) => ({ quantity, note }))).toEqual([
      { quantity: 2, note: 'IN_HAND' },
    ]);
  });

  it('counts nothing once it is settled, of another store, or of nothing that is sold', async () => {
    const { storeId, skus, see, leave, visitId, sensor } = await inside();
    expect(await see(take('no-such-thing'))).toEqual(['UNKNOWN_ITEM']);
    expect(await see(take(skus[0] ?? '', 'a'), take(skus[0] ?? '', 'a'))).toEqual(['COUNTED', 'DUPLICATE']);
    const stranger = aDevice('SENSOR', newId('sto'));
    const { results } = await door.mutate(
      stranger,
      'reportSensed',
      { events: [{ ...take(skus[0] ?? ''), visitId, observedAt: START }] },
      'results { outcome }',
    );
    expect(results).toEqual([{ outcome: 'NOT_TAKEN' }]);
    await leave();
    await later(60);
    expect(await see(take(skus[0] ?? ''))).toEqual(['NOT_TAKEN']);
    expect((await door.levels(storeId, skus[0] ?? '')).onHand).toBe(9);
    expect(await see({ ...take(skus[0] ?? ''), observedAt: new Date('2027-01-01') } as Seen)).toEqual([
      { code: 'INVALID_VALUE', field: ['input', 'events', '0', 'observedAt'] },
    ]);
    expect(sensor.storeId).toBe(storeId);
  });

  it('lets a declined bill be paid with something else, once', async () => {
    const { customer, visitId, skus, see, leave } = await inside({ token: 'tok_decline' });
    await see(take(skus[0] ?? ''));
    await leave();
    await later(60);
    expect(await visit(customer, visitId)).toMatchObject({
      state: 'PAYMENT_DUE',
      declined: 'CARD_DECLINED',
      order: null,
    });
    const pay = (paymentToken: string, idempotencyKey = newId('key')) =>
      door.keyed(
        customer,
        'payWalkOut',
        { walkOutId: visitId, paymentToken, idempotencyKey },
        `walkOut { state declined } ${REFUSED}`,
      );
    expect(await pay('tok_insufficient')).toMatchObject({
      walkOut: { state: 'PAYMENT_DUE', declined: 'INSUFFICIENT_FUNDS' },
    });
    expect(await pay('tok_wallet', 'k')).toMatchObject({ walkOut: { state: 'PAID', declined: null } });
    expect(await pay('tok_wallet', 'k')).toMatchObject({
      walkOut: { state: 'PAID' },
      idempotentReplay: true,
    });
    expect(await pay('tok_wallet')).toMatchObject({ userErrors: [{ code: 'ILLEGAL_TRANSITION' }] });
  });

  it('pays back a line that the customer disputes and an associate accepts, once', async () => {
    const { customer, visitId, storeId, skus, see, leave } = await inside();
    await see(take(skus[0] ?? '', 'a', 2));
    await leave();
    await later(60);
    const { order } = await visit(customer, visitId);
    const asked = (its: object = {}) =>
      door.keyed(
        customer,
        'askCorrection',
        { orderId: order.id, lineId: '1', quantity: 1, reason: 'I took one.', ...its },
        'correction { id state quantity } userErrors { code field }',
      );
    expect(await asked({ quantity: 3 })).toMatchObject({ userErrors: [{ field: ['input', 'quantity'] }] });
    const { correction } = await asked();
    expect(correction).toMatchObject({ state: 'ASKED', quantity: 1 });
    expect(await asked()).toMatchObject({ userErrors: [{ field: ['input', 'lineId'] }] });

    const associate = anAssociate(storeId);
    const list = 'query($id: ID!) { store(id: $id) { corrections { edges { node { id reason sku } } } } }';
    const { data } = await door.ask(associate, list, { id: storeId });
    expect(data.store.corrections.edges).toEqual([
      { node: { id: correction.id, reason: 'I took one.', sku: skus[0] } },
    ]);
    expect((await door.ask(anAssociate('elsewhere'), list, { id: storeId })).codes).toEqual(['FORBIDDEN']);
    const decide = () =>
      door.keyed(
        associate,
        'decideCorrection',
        { correctionId: correction.id, accept: true },
        'correction { state returnId } userErrors { code }',
      );
    const before = (await door.refunded()).length;
    expect(await decide()).toMatchObject({ correction: { state: 'REFUNDED', returnId: expect.any(String) } });
    expect(await decide()).toMatchObject({ userErrors: [{ code: 'ILLEGAL_TRANSITION' }] });
    expect((await door.refunded()).slice(before)).toEqual([1000]);
    expect((await door.levels(storeId, skus[0] ?? '')).onHand).toBe(9);
    expect(await door.published('patron.order.returned.v1')).toMatchObject([
      { data: { orderId: order.id, lines: [{ quantity: 1, amountMinor: 1000 }] } },
    ]);
  });
});

describe('the door', () => {
  it('opens once for a code, and answers the same to a gate that asks again', async () => {
    const { storeId } = await door.opened('WALK_OUT');
    const { walkOut } = await request(aCustomer(), storeId, { companions: 2 });
    const gate = aDevice('ENTRY_GATE', storeId);
    const enter = (its: object = {}) =>
      door.keyed(
        gate,
        'admitVisit',
        { code: walkOut.entryCode, ...its },
        `opens visitId companions ${REFUSED}`,
      );
    const opened = { opens: true, visitId: walkOut.id, companions: 2, userErrors: [] };
    expect(await enter({ idempotencyKey: 'k' })).toEqual({ ...opened, idempotentReplay: false });
    expect(await enter({ idempotencyKey: 'k' })).toEqual({ ...opened, idempotentReplay: true });
    expect(await enter()).toMatchObject({ opens: false, visitId: null, userErrors: [{ code: 'CODE_USED' }] });
  });

  it('stays shut for a code that is too old, altered, of another store, and after the consent was withdrawn', async () => {
    const { storeId } = await door.opened('WALK_OUT');
    const customer = aCustomer();
    const { walkOut } = await request(customer, storeId);
    const enter = async (code: string, gate = aDevice('ENTRY_GATE', storeId)) =>
      (await door.keyed(gate, 'admitVisit', { code }, 'userErrors { code }')).userErrors;
    expect(await enter(`${walkOut.entryCode.slice(0, -2)}AA`)).toEqual([{ code: 'CODE_WRONG' }]);
    expect(await enter(walkOut.entryCode, aDevice('ENTRY_GATE', newId('sto')))).toEqual([
      { code: 'CODE_WRONG' },
    ]);
    door.withdraw(customer, 'store_sensing');
    expect(await enter(walkOut.entryCode)).toEqual([{ code: 'SENSING_NOT_PERMITTED' }]);
    await later(300);
    expect(await enter(walkOut.entryCode)).toEqual([{ code: 'CODE_WRONG' }]);
    expect(await visit(customer, walkOut.id)).toMatchObject({ state: 'EXPIRED', entryCode: null });
  });

  it('keeps the token of what is paid with nowhere but in the visit, and there until it is used', async () => {
    const { skus, see, leave } = await inside({ token: 'tok_twice' });
    const holders = async () => {
      const names = ['walkOuts', 'idempotencyKeys', 'payments', 'orders', 'outbox'];
      const found = await Promise.all(
        names.map(async (name) => {
          const documents = await door.db.collection(name).find().toArray();
          return JSON.stringify(documents).includes('tok_twice') ? name : [];
        }),
      );
      return found.flat();
    };
    expect(await holders()).toEqual(['walkOuts']);
    await see(take(skus[0] ?? ''));
    await leave();
    await later(60);
    expect(await holders()).toEqual([]);
  });

  it('is not for who doesn’t permit to be sensed, for stores without the service, nor for card numbers', async () => {
    const { storeId } = await door.opened('WALK_OUT');
    const customer = aCustomer();
    door.withdraw(customer, 'store_sensing');
    expect((await request(customer, storeId)).userErrors).toEqual([
      { code: 'SENSING_NOT_PERMITTED', field: null },
    ]);
    const { id } = await door.put.store();
    expect((await request(aCustomer(), id)).userErrors).toEqual([
      { code: 'SERVICE_NOT_OFFERED', field: ['input', 'storeId'] },
    ]);
    expect((await request(aCustomer(), storeId, { paymentToken: '4242424242424242' })).userErrors).toEqual([
      { code: 'INVALID_VALUE', field: ['input', 'paymentToken'] },
    ]);
    expect((await request(aCustomer(), 'nowhere')).userErrors).toEqual([
      { code: 'STORE_NOT_FOUND', field: ['input', 'storeId'] },
    ]);
  });

  it('follows nobody who withdraws inside: what was seen is forgotten, nothing charged', async () => {
    const { customer, visitId, skus, see, leave } = await inside();
    await see(take(skus[0] ?? ''));
    door.withdraw(customer, 'store_sensing');
    expect(await see(take(skus[0] ?? ''))).toEqual(['NOT_TAKEN']);
    expect(await visit(customer, visitId)).toMatchObject({ state: 'STOPPED', total: null });
    expect(await leave()).toMatchObject({ opens: false, userErrors: [{ code: 'ILLEGAL_TRANSITION' }] });
    const kept = await door.db.collection('walkOuts').findOne({ _id: visitId as never });
    expect(kept).toMatchObject({ events: [] });
    expect(kept).not.toHaveProperty('paymentToken');
  });

  it('is settled twelve hours later for who was never seen leaving', async () => {
    const { customer, visitId, skus, see } = await inside();
    await see(take(skus[0] ?? ''));
    await later(12 * 3600);
    expect(await visit(customer, visitId)).toMatchObject({ state: 'LEAVING' });
    await later(60);
    expect(await visit(customer, visitId)).toMatchObject({ state: 'PAID' });
  });

  it('is for its devices alone, and for none that is out of service', async () => {
    const { storeId, walkOut, customer, visitId } = await inside();
    const enter = async (actor: Parameters<typeof door.keyed>[0]) => {
      const query =
        'mutation($input: AdmitVisitInput!) { admitVisit(input: $input) { opens userErrors { code } } }';
      return (
        await door.ask(actor, query, {
          input: { code: walkOut.entryCode ?? 'x', idempotencyKey: newId('key') },
        })
      ).codes;
    };
    expect(await enter(aDevice('EXIT_GATE', storeId))).toEqual(['FORBIDDEN']);
    expect(await enter(customer)).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    const gate = aDevice('ENTRY_GATE', storeId);
    expect(await enter(gate)).toBeUndefined();
    await door.deliver(
      anEvent({
        type: 'patron.device.changed.v1',
        subject: gate.deviceId,
        time: START,
        data: { deviceId: gate.deviceId, storeId, kind: 'ENTRY_GATE', state: 'REVOKED' },
      }),
    );
    expect(await enter(gate)).toEqual(['FORBIDDEN']);
    expect(await visit(aCustomer(), visitId)).toEqual(['FORBIDDEN']);
  });
});
