import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { type Mode, type RunningPatron, startPatron } from '../support/patron.ts';

const STORES = { here: 'sto_here', there: 'sto_there', elsewhere: 'sto_elsewhere' };
const OPEN = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'].map((day) => ({
  ...{ day, opens: '09:00', closes: '18:00' },
}));
const aStore = (id: string) => ({
  ...{ id, name: id, timeZone: 'Europe/Amsterdam', currency: 'EUR', services: ['PICKUP'] },
  ...{ location: { latitude: 52.37, longitude: 4.88 }, openingHours: OPEN },
});
const SKU = 'COAT-M';
const COAT = {
  id: 'prd_coat',
  name: 'Wool coat',
  variants: [{ sku: SKU, prices: [{ amountMinor: 10_000, currency: 'EUR' }] }],
};

const PLAN = `query ($lines: [FulfilmentLineInput!]!, $storeId: ID!) {
  fulfilmentPlan(lines: $lines, storeId: $storeId) { choices { ...Way } alternatives { ...Way } }
}
fragment Way on FulfilmentOption { reason quantity method store { id } fromStore { id } }`;
const ORDER = `query ($id: ID!) {
  order(id: $id) {
    state
    lines { quantity }
    payments { authorised { amountMinor } captured { amountMinor } voided { amountMinor } }
    pickup { code expectedAt }
  }
}`;
const STOCK = `query ($here: ID!, $there: ID!, $elsewhere: ID!, $sku: ID!) {
  here: store(id: $here) { ...Pieces }
  there: store(id: $there) { ...Pieces }
  elsewhere: store(id: $elsewhere) { ...Pieces }
}
fragment Pieces on Store { stock(sku: $sku) { onHand reserved picked inTransit returned damaged } }`;
const TRANSFERS = `query ($id: ID!) {
  store(id: $id) { stockTransfers { edges { node { id state from { id } to { id } lines { sku quantity } } } } }
}`;
const POINTS = '{ me { loyaltyAccount { balance postings { edges { node { orderId points } } } } } }';

vi.setConfig({ testTimeout: 120_000 });

/** A store sells what only another has: with associates of three stores, the provider's money and loyalty's points. */
describe.each<Mode>(['one process', 'distributed'])('a piece that another store has, %s', (mode) => {
  let patron: RunningPatron;
  const associates = { here: '', there: '', elsewhere: '' };
  const ada = { id: '', token: '' };
  let [importer, orderId, transferId, handedOver] = ['', '', '', ''];

  /** A mutation's payload, with the codes for which it was refused. */
  async function attempt(token: string | null, mutation: string, input: object, fields = '') {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} userErrors { code } } }`;
    const answer = await patron.ask(token, query, { input });
    const { userErrors = [], ...payload } = answer.data?.[mutation] ?? {};
    return { ...payload, codes: [...answer.codes, ...userErrors.map(({ code }: { code: string }) => code)] };
  }
  /** A mutation that must be done; its payload. */
  async function tell(token: string | null, mutation: string, input: object, fields = '') {
    const { codes, ...payload } = await attempt(token, mutation, input, fields);
    expect(codes, mutation).toEqual([]);
    return payload;
  }
  const step = (token: string, mutation: string, its: object = {}) =>
    tell(token, mutation, { orderId, idempotencyKey: randomUUID(), ...its }, 'order { state }');
  const move = (token: string, mutation: string, its: object = {}) =>
    tell(token, mutation, { transferId, idempotencyKey: randomUUID(), ...its }, 'transfer { state }');
  const refusalOf = async (token: string, mutation: string) =>
    (await attempt(token, mutation, { transferId, idempotencyKey: randomUUID() })).codes;
  /** These steps of the transfer are not this store's. */
  async function refuses(token: string, ...mutations: string[]) {
    for (const mutation of mutations) {
      expect(await refusalOf(token, mutation), mutation).toEqual(['FORBIDDEN']);
    }
  }
  async function hides(token: string, field: string, id: string, data: object) {
    const answer = await patron.ask(token, `query ($id: ID!) { ${field} }`, { id });
    expect([answer.data, answer.codes], field).toEqual([data, ['FORBIDDEN']]);
  }

  /** Pieces by state, of each store; those that are none left out. */
  async function pieces() {
    const { data } = await patron.ask(importer, STOCK, { ...STORES, sku: SKU });
    const some = ({ stock }: { stock: object | null }) =>
      Object.fromEntries(Object.entries(stock ?? {}).filter(([, count]) => count !== 0));
    return { here: some(data.here), there: some(data.there), elsewhere: some(data.elsewhere) };
  }
  /** The transfer that a store was asked for last. */
  async function lastTransfer(token: string, id: string) {
    const { data } = await patron.ask(token, TRANSFERS, { id });
    return data.store.stockTransfers.edges[0]?.node;
  }
  async function order() {
    const { data, codes } = await patron.ask(ada.token, ORDER, { id: orderId });
    expect(codes).toEqual([]);
    const { payments, lines, pickup, state } = data.order;
    const [{ authorised, captured, voided }] = payments;
    return {
      state,
      pickup,
      quantities: lines.map(({ quantity }: { quantity: number }) => quantity),
      money: [authorised, captured, voided].map(({ amountMinor }) => amountMinor),
    };
  }
  /** The associate puts it into the cart of the customer, who pays. */
  async function orders(quantity: number, idempotencyKey: string = randomUUID()) {
    const line = { customerId: ada.id, sku: SKU, quantity, channel: 'STORE' };
    await tell(associates.here, 'setCartLine', line);
    const lines = [{ sku: SKU, quantity, storeId: STORES.here, fromStoreId: STORES.there }];
    const payment = { token: 'tok_visa' };
    const { checkout } = await tell(
      ada.token,
      'checkout',
      { lines, payment, channel: 'STORE', idempotencyKey },
      'checkout { state orders { id state } }',
    );
    expect(checkout).toMatchObject({ state: 'PLACED', orders: [{ state: 'PLACED' }] });
    orderId = checkout.orders[0].id;
    transferId = (await lastTransfer(associates.there, STORES.there)).id;
  }
  /** What has arrived is gathered, and given to who shows the code. */
  async function handsOver() {
    await step(associates.here, 'startPicking');
    await step(associates.here, 'markReady');
    const { code } = (await order()).pickup;
    const wrong = { orderId, code: code === '000000' ? '000001' : '000000', idempotencyKey: randomUUID() };
    expect((await attempt(associates.here, 'checkIdentity', wrong)).codes).toEqual(['PICKUP_CODE_WRONG']);
    await step(associates.here, 'checkIdentity', { code });
    await step(associates.here, 'handOver');
  }

  beforeAll(async () => {
    patron = await startPatron(mode, { PATRON_PAYMENTS_URL: 'test' });
    importer = await patron.sign({ sub: 'erp', scope: 'service import' });
    for (const where of ['here', 'there', 'elsewhere'] as const) {
      associates[where] = await patron.sign({
        ...{ sub: `ass_${where}`, scope: 'associate', stores: [STORES[where]] },
      });
    }
    await tell(importer, 'importStores', { stores: Object.values(STORES).map(aStore) });
    await tell(importer, 'importProducts', { products: [COAT] });
    const counts = [{ storeId: STORES.there, sku: SKU, counted: 10 }];
    await tell(importer, 'setStock', { counts, idempotencyKey: randomUUID() });
    const registration = {
      ...{ email: 'ada@example.com', name: { full: 'Ada Bakker' }, idempotencyKey: randomUUID() },
    };
    ada.id = (await tell(null, 'registerCustomer', registration, 'customerId')).customerId;
    ada.token = await patron.sign({ sub: ada.id, scope: 'customer' });
    const purpose = 'in_store_recognition';
    const { data } = await patron.ask(ada.token, `{ purpose(key: "${purpose}") { version } }`);
    await tell(ada.token, 'giveConsent', {
      ...{ purpose, purposeVersion: data.purpose.version, language: 'en', surface: 'web:account' },
      idempotencyKey: randomUUID(),
    });
  }, 240_000);
  afterAll(() => patron?.stop(), 60_000);

  it('is ordered for the customer who stands here, once, and held there', async () => {
    const asked = { lines: [{ sku: SKU, quantity: 1 }], storeId: STORES.here };
    const [planned] = (await patron.ask(associates.here, PLAN, asked)).data.fulfilmentPlan;
    expect([...planned.choices, ...planned.alternatives]).toContainEqual({
      ...{ reason: 'TRANSFER', quantity: 1, method: 'PICKUP' },
      ...{ store: { id: STORES.here }, fromStore: { id: STORES.there } },
    });

    const { data } = await patron.ask(ada.token, '{ me { memberCode } }');
    const shown = { code: data.me.memberCode, idempotencyKey: randomUUID() };
    await tell(associates.here, 'identifyMember', shown);
    const key = randomUUID();
    await orders(1, key);
    await orders(1, key);
    const mine = await patron.ask(ada.token, '{ me { orders { edges { node { id } } } } }');
    expect(mine.data.me.orders.edges).toEqual([{ node: { id: orderId } }]);
    expect(await order()).toMatchObject({
      ...{ quantities: [1], money: [10_000, 0, 0], pickup: { expectedAt: expect.any(String) } },
    });
    expect(await pieces()).toEqual({ here: {}, there: { onHand: 9, reserved: 1 }, elsewhere: {} });
    await refuses(associates.here, 'sendTransfer');
    const tooEarly = { orderId, idempotencyKey: randomUUID() };
    expect((await attempt(associates.here, 'startPicking', tooEarly)).codes).toEqual(['ILLEGAL_TRANSITION']);
  });

  it('is asked of the store that has it, which doesn’t learn for whom', async () => {
    expect(await lastTransfer(associates.there, STORES.there)).toEqual({
      ...{ id: transferId, state: 'REQUESTED', lines: [{ sku: SKU, quantity: 1 }] },
      ...{ from: { id: STORES.there }, to: { id: STORES.here } },
    });
    await hides(associates.there, 'order(id: $id) { state }', orderId, { order: null });
    await hides(associates.there, 'customer(id: $id) { id name { full } }', ada.id, { customer: null });
  });

  it('is seen and moved by no third store', async () => {
    const theirs = associates.elsewhere;
    await hides(theirs, 'order(id: $id) { state }', orderId, { order: null });
    await hides(theirs, 'customer(id: $id) { id name { full } }', ada.id, { customer: null });
    await hides(theirs, 'stockTransfer(id: $id) { state }', transferId, { stockTransfer: null });
    for (const storeId of [STORES.here, STORES.there]) {
      const [transfers, queue] = [{ store: { stockTransfers: null } }, { store: { pickupQueue: null } }];
      await hides(theirs, 'store(id: $id) { stockTransfers { edges { cursor } } }', storeId, transfers);
      await hides(theirs, 'store(id: $id) { pickupQueue { edges { cursor } } }', storeId, queue);
    }
    await refuses(theirs, 'sendTransfer', 'receiveTransfer', 'cancelTransfer');
    const cancelled = await attempt(theirs, 'cancelOrder', { orderId, idempotencyKey: randomUUID() });
    expect(cancelled.codes).toEqual(['FORBIDDEN']);
    expect(await pieces()).toEqual({ here: {}, there: { onHand: 9, reserved: 1 }, elsewhere: {} });
  });

  it('is sent, received and handed over, then it is paid and earns points', async () => {
    await move(associates.there, 'sendTransfer');
    expect(await pieces()).toEqual({ here: { inTransit: 1 }, there: { onHand: 9 }, elsewhere: {} });
    await refuses(associates.elsewhere, 'sendTransfer', 'receiveTransfer', 'cancelTransfer');
    await refuses(associates.there, 'receiveTransfer');
    expect((await order()).state).toBe('PLACED');

    await move(associates.here, 'receiveTransfer');
    expect(await pieces()).toEqual({ here: { reserved: 1 }, there: { onHand: 9 }, elsewhere: {} });
    expect((await order()).state).toBe('ALLOCATED');

    await handsOver();
    expect(await pieces()).toEqual({ here: {}, there: { onHand: 9 }, elsewhere: {} });
    await eventually(order).toMatchObject({ state: 'HANDED_OVER', money: [10_000, 10_000, 0] });
    handedOver = orderId;
    await eventually(async () => (await patron.ask(ada.token, POINTS)).data.me.loyaltyAccount).toEqual({
      balance: 100,
      postings: { edges: [{ node: { orderId, points: 100 } }] },
    });
  });

  it('is not to be had when it is lost on the way: the money goes back', async () => {
    await orders(2);
    await move(associates.there, 'sendTransfer');
    expect(await pieces()).toEqual({ here: { inTransit: 2 }, there: { onHand: 7 }, elsewhere: {} });
    await move(associates.here, 'receiveTransfer', { lines: [{ sku: SKU, sound: 0, damaged: 0 }] });
    await eventually(order).toMatchObject({ state: 'CANCELLED', quantities: [], money: [20_000, 0, 20_000] });
    expect(await pieces()).toEqual({ here: {}, there: { onHand: 7 }, elsewhere: {} });
  });

  it.each([
    ['the customer cancels the order', () => step(ada.token, 'cancelOrder')],
    ['the store that has it calls it off', () => move(associates.there, 'cancelTransfer')],
  ])('stays there when %s before it is sent, and the money goes back', async (_, callOff) => {
    await orders(2);
    expect(await pieces()).toEqual({ here: {}, there: { onHand: 5, reserved: 2 }, elsewhere: {} });
    await callOff();
    await eventually(order).toMatchObject({ state: 'CANCELLED', money: [20_000, 0, 20_000] });
    expect(await pieces()).toEqual({ here: {}, there: { onHand: 7 }, elsewhere: {} });
    expect(await refusalOf(associates.there, 'sendTransfer')).toEqual(['ILLEGAL_TRANSITION']);
  });

  it('is paid, and earns, as far as it arrived whole; what came to nothing earned nothing', async () => {
    await orders(3);
    await move(associates.there, 'sendTransfer');
    await move(associates.here, 'receiveTransfer', { lines: [{ sku: SKU, sound: 2, damaged: 1 }] });
    expect(await order()).toMatchObject({ state: 'ALLOCATED', quantities: [2] });
    await handsOver();
    expect(await pieces()).toEqual({ here: { damaged: 1 }, there: { onHand: 4 }, elsewhere: {} });
    await eventually(order).toMatchObject({ state: 'HANDED_OVER', money: [30_000, 20_000, 10_000] });
    // A customer’s events are taken in their order, so points for what was called off would be there by now.
    await eventually(async () => (await patron.ask(ada.token, POINTS)).data.me.loyaltyAccount).toEqual({
      balance: 300,
      postings: {
        edges: [{ node: { orderId, points: 200 } }, { node: { orderId: handedOver, points: 100 } }],
      },
    });
  });
});
