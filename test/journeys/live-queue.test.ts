import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aSocketClient, type Inbox } from '../gateway/subscriptions/clients.ts';
import { type Mode, type RunningPatron, startPatron } from '../support/patron.ts';

const STORE = {
  id: 'sto_live',
  name: 'Live Street',
  timeZone: 'Europe/Amsterdam',
  currency: 'EUR',
  services: ['PICKUP'],
};
const SKU = 'COAT-M';
const QUEUE = `subscription ($storeId: ID!) {
  pickupQueue(storeId: $storeId) {
    kind
    queue { id }
    order {
      id state
      customer { name { full } inStorePreferences { value } }
    }
  }
}`;

vi.setConfig({ testTimeout: 60_000 });

/** A store's queue over a socket, with what other subgraphs know of the customer in the same event. */
describe.each<Mode>(['one process', 'distributed'])('the queue of a store, live, %s', (mode) => {
  let patron: RunningPatron;
  let client: ReturnType<typeof aSocketClient>;
  let queue: Inbox;
  let [importer, associate, ada, adaId] = ['', '', '', ''];
  let keys = 0;
  const key = () => {
    keys += 1;
    return `live-${keys}`;
  };

  /** A mutation that must be done; its payload. */
  async function tell(token: string | null, mutation: string, input: object, fields = '') {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} userErrors { code message } } }`;
    const { data, errors } = await patron.ask(token, query, { input });
    expect(errors, mutation).toBeUndefined();
    expect(data[mutation].userErrors, mutation).toEqual([]);
    return data[mutation];
  }
  const next = async () => (await queue.next()).value;

  beforeAll(async () => {
    patron = await startPatron(mode);
    importer = await patron.sign({ sub: 'erp', scope: 'service import' });
    associate = await patron.sign({ sub: 'ass_1', scope: 'associate', stores: [STORE.id] });
    await tell(importer, 'importStores', { stores: [STORE] });
    const variants = [{ sku: SKU, prices: [{ amountMinor: 100, currency: 'EUR' }] }];
    await tell(importer, 'importProducts', { products: [{ id: 'prd_coat', name: 'Coat', variants }] });
    const counts = [{ storeId: STORE.id, sku: SKU, counted: 9 }];
    await tell(importer, 'setStock', { counts, idempotencyKey: key() });
    const registration = { email: 'ada@example.com', name: { full: 'Ada Bakker' }, idempotencyKey: key() };
    adaId = (await tell(null, 'registerCustomer', registration, 'customerId')).customerId;
    ada = await patron.sign({ sub: adaId, scope: 'customer' });
    const likes = [{ kind: 'COLOUR', value: 'forest' }];
    await tell(ada, 'updateProfile', { addPreferences: likes, idempotencyKey: key() });
    client = aSocketClient(patron.url, { params: { authorization: `Bearer ${associate}` } });
    queue = client.subscribe({ query: QUEUE, variables: { storeId: STORE.id } });
  }, 120_000);
  afterAll(async () => {
    await client?.end();
    await patron?.stop();
  }, 60_000);

  const order = async (): Promise<string> => {
    await tell(ada, 'addToCart', { sku: SKU, idempotencyKey: key() });
    const placed = await tell(
      ada,
      'checkoutForPickup',
      { storeId: STORE.id, idempotencyKey: key() },
      'order { id }',
    );
    return placed.order.id;
  };

  it('begins as it stands, and tells of an order with the customer’s name, but of what they like only with their leave', async () => {
    expect(await next()).toEqual({ data: { pickupQueue: { kind: 'SNAPSHOT', queue: [], order: null } } });
    const id = await order();
    const without = await next();
    expect(without.data.pickupQueue).toEqual({
      kind: 'ENTERED',
      queue: null,
      order: {
        id,
        state: 'ALLOCATED',
        customer: { name: { full: 'Ada Bakker' }, inStorePreferences: null },
      },
    });
    expect(without.errors).toMatchObject([
      { extensions: { code: 'CONSENT_REQUIRED', purpose: 'in_store_recognition' } },
    ]);

    const purpose = 'in_store_recognition';
    const { data } = await patron.ask(ada, `{ purpose(key: "${purpose}") { version } }`);
    const given = { purpose, purposeVersion: data.purpose.version, language: 'en', surface: 'web:account' };
    await tell(ada, 'giveConsent', { ...given, idempotencyKey: key() });
    await tell(associate, 'startPicking', { orderId: id, idempotencyKey: key() });
    const customer = { name: { full: 'Ada Bakker' }, inStorePreferences: [{ value: 'forest' }] };
    expect(await next()).toEqual({
      data: { pickupQueue: { kind: 'CHANGED', queue: null, order: { id, state: 'PICKING', customer } } },
    });

    // Withdrawn, and the next event doesn't have it.
    await tell(ada, 'withdrawConsent', { purpose, surface: 'web:account', idempotencyKey: key() });
    await tell(associate, 'markReady', { orderId: id, idempotencyKey: key() });
    const after = await next();
    expect(after.data.pickupQueue.order.customer).toEqual({
      name: { full: 'Ada Bakker' },
      inStorePreferences: null,
    });
    expect(after.errors).toMatchObject([{ extensions: { code: 'CONSENT_REQUIRED' } }]);

    await tell(ada, 'cancelOrder', { orderId: id, idempotencyKey: key() });
    expect((await next()).data.pickupQueue).toMatchObject({
      kind: 'LEFT',
      order: { id, state: 'CANCELLED' },
    });
  });

  it('is nobody else’s', async () => {
    const elsewhere = await patron.sign({ sub: 'ass_2', scope: 'associate', stores: ['sto_other'] });
    const other = aSocketClient(patron.url, { params: { authorization: `Bearer ${elsewhere}` } });
    const refused = await other.subscribe({ query: QUEUE, variables: { storeId: STORE.id } }).next();
    expect(refused.value).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    await other.end();
  });
});
