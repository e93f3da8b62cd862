import { beforeAll, expect, it, vi } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { digestOf, sectionLine } from '#shared/rights-sections.ts';
import { verifyLedger } from '../../subgraphs/loyalty/data/verify-ledger.ts';
import { CANARIES, fillWorld, SKU, STORE, type World } from '../attacks/world.ts';
import { useGraph } from '../support/graph.ts';
import { anEvent, aService } from '../support/subgraph.ts';
import { asking, eventually, officer, SUBGRAPHS, whereabouts } from './asking.ts';

const DAY_MS = 86_400_000;
const clock = { now: () => new Date() };
// Events go from process to process in their own time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });
const graph = useGraph({ clock: () => clock.now() });
const rights = asking(graph);
let world: World;
let erasure: Awaited<ReturnType<typeof rights.read>>;
/** Who stood where before the erasure, so that the walk is known to find something. */
let before: Awaited<ReturnType<typeof whereabouts>>;

beforeAll(async () => {
  world = await fillWorld(graph);
  const { ada, associate } = world.actors;
  const key = () => ({ idempotencyKey: newId('key') });
  const surface = 'storefront.account';
  await world.tell(ada, 'recordPrivacySignals', { gpc: false, gpp: 'DBABMA~Canaria', surface, ...key() });
  await world.tell(ada, 'requestSubscription', {
    ...{ purpose: 'email_marketing', purposeVersion: 1, language: 'en', surface, ...key() },
    email: 'news@canaria.example',
  });
  await world.tell(ada, 'recordNoticeShown', {
    ...{ purposes: [{ purpose: 'location', purposeVersion: 1 }], language: 'en', surface, ...key() },
  });
  await world.tell(ada, 'saveTrack', {
    ...{ isrc: 'NLA321800001', title: 'Canaria Blues', artist: 'Somebody', ...key() },
  });
  await world.tell(associate, 'withdrawConsent', {
    ...{ customerId: world.adaId, purpose: 'sms_marketing', surface: 'store:till', ...key() },
  });
});

it('an export has everything that any database holds of the customer, or says why not', async () => {
  const { ada } = world.actors;
  before = await whereabouts(graph, [world.adaId, ...CANARIES]);
  const { id, state, acknowledgements } = await rights.carriedOut(ada, 'EXPORT');
  expect(state).toBe('COMPLETED');
  expect(acknowledgements.map(({ by }: { by: string }) => by).sort()).toEqual([...SUBGRAPHS].sort());

  const sections = await rights.sections(id, ada);
  const missing = before.filter(({ subgraph, collection, id: documentId }) => {
    const section = sections[subgraph];
    const shown = section?.records.some(
      (one) => one.collection === collection && String(one.record.id) === documentId,
    );
    return !shown && !section?.excluded.includes(collection);
  });
  expect(missing).toEqual([]);
  expect(sections.identity?.records.find(({ collection }) => collection === 'person')?.record).toMatchObject({
    '@type': 'Person',
    givenName: 'Ada',
    familyName: 'Canaria',
    email: ['canaria@example.com'],
    telephone: ['+31612345678'],
    birthDate: '1990-12-24',
    address: [{ '@type': 'PostalAddress', streetAddress: '1 Canary Wharf Flat 2', postalCode: 'E14' }],
  });
});

it('what is shown is what was acknowledged, digest by digest', async () => {
  const { ada } = world.actors;
  const { id, acknowledgements } = await rights.carriedOut(ada, 'ACCESS');
  const sections = await rights.sections(id, ada);
  const recomputed = Object.fromEntries(
    SUBGRAPHS.map((name) => [
      name,
      digestOf(
        (sections[name]?.records ?? []).map(({ collection, record }) => sectionLine(collection, record)),
      ),
    ]),
  );
  expect(
    Object.fromEntries(
      acknowledgements.map(({ by, digest }: { by: string; digest: string }) => [by, digest]),
    ),
  ).toEqual(recomputed);
});

it('a section is shown to the customer and the privacy officer, and to nobody else', async () => {
  const { ada, ben, associate, service } = world.actors;
  const { request } = await rights.ask(ada, 'ACCESS');
  const query = 'query($id: ID!) { rightsRequest(id: $id) { id identityData { subgraph } } }';
  const about = (actor: Parameters<typeof graph.ask>[0]) => graph.ask(actor, query, { id: request.id });
  expect((await about(ben)).data).toEqual({ rightsRequest: null });
  expect((await about(service)).codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  expect((await about(associate)).codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  // Not yet shown who asks, so there is nothing for anybody.
  expect((await about(ada)).data).toEqual({ rightsRequest: { id: request.id, identityData: null } });
  expect((await about(officer)).data).toEqual({ rightsRequest: { id: request.id, identityData: null } });
});

it('an erasure leaves none of the person’s values in any database, and ids only where it says so', async () => {
  const { ada } = world.actors;
  const key = () => newId('key');
  await world.tell(ada, 'addToCart', { sku: SKU, quantity: 1, idempotencyKey: key() });
  await world.tell(ada, 'checkoutForPickup', { storeId: STORE, idempotencyKey: key() }, 'order { id }');

  erasure = await rights.carriedOut(ada, 'ERASE', { statement: 'Forget Canaria, please.' });
  expect(erasure.state).toBe('COMPLETED');
  expect(erasure.acknowledgements.map(({ by }: { by: string }) => by).sort()).toEqual([...SUBGRAPHS].sort());
  await eventually(async () => expect(await whereabouts(graph, CANARIES)).toEqual([]));
  expect(before.filter(({ values }) => values.some((value) => value !== world.adaId)).length).toBeGreaterThan(
    5,
  );

  const ids = await whereabouts(graph, [world.adaId]);
  const places = [...new Set(ids.map(({ subgraph, collection }) => `${subgraph}.${collection}`))].sort();
  expect(places).toEqual([
    'consent.currentDecisions',
    'consent.decisions',
    'consent.erased',
    'consent.grants',
    'consent.historyHeads',
    'consent.outbox',
    'consent.restrictions',
    'consent.rightsRequests',
    'identity.erased',
    'identity.outbox',
    'loyalty.accounts',
    'loyalty.erased',
    'loyalty.outbox',
    'loyalty.postings',
    'loyalty.redemptions',
    'orders.customersInService',
    'orders.erased',
    'orders.orders',
    'orders.outbox',
    'partners.disclosureHeads',
    'partners.disclosures',
    'partners.erased',
    'partners.outbox',
    'partners.webhookEvents',
  ]);
});

it('every thing that is kept has a reason and an end', () => {
  const kept = erasure.acknowledgements.flatMap((one: { kept: object[] }) => one.kept);
  expect(kept.length).toBeGreaterThan(5);
  for (const one of kept) {
    expect(one).toEqual({
      what: expect.any(String),
      count: expect.any(Number),
      reason: expect.stringMatching(/GDPR|apps/),
      until: expect.any(String),
    });
  }
});

it('ledgers balance and chains verify afterwards', async () => {
  const ledger = await verifyLedger(graph.databaseOf('loyalty'));
  expect(ledger.problems).toEqual([]);
  expect(ledger.postings).toBeGreaterThan(0);
  const ofCustomer = async (subgraph: string, field: string) => {
    const { data } = await graph.askSubgraph(
      subgraph,
      { actor: officer },
      `query($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { ${field} } } }`,
      { r: [{ __typename: 'Customer', id: world.adaId }] },
    );
    return data._entities[0][field];
  };
  expect(await ofCustomer('consent', 'consentHistoryIntact')).toBe(true);
  expect(await ofCustomer('partners', 'disclosureHistoryIntact')).toBe(true);
});

it('the customer is nobody any more, to nobody', async () => {
  const { ada, partner, service } = world.actors;
  const query = 'query($id: ID!) { customer(id: $id) { id name { full } } }';
  expect((await graph.ask(ada, query, { id: world.adaId })).data).toEqual({ customer: null });
  expect((await graph.ask(service, query, { id: world.adaId })).data).toEqual({ customer: null });
  expect((await graph.ask(partner, '{ me { id } }')).data).toEqual({ me: null });
});

it('mutations by or about an erased customer are refused', async () => {
  const { ada } = world.actors;
  const { codes } = await graph.ask(
    ada,
    'mutation($input: AddToCartInput!) { addToCart(input: $input) { cart { id } userErrors { code } } }',
    { input: { sku: SKU, quantity: 1, idempotencyKey: newId('key') } },
  );
  expect(codes).toEqual(['CUSTOMER_ERASED']);
  expect(await rights.ask(officer, 'EXPORT', { customerId: world.adaId })).toEqual({
    codes: ['CUSTOMER_ERASED'],
  });
  expect(await rights.ask(ada, 'ERASE')).toEqual({ codes: ['CUSTOMER_ERASED'] });
});

it('an import leaves out the records of an erased customer and takes the others', async () => {
  const record = {
    ...{ purpose: 'email_marketing', state: 'GIVEN', decidedAt: '2026-01-01T00:00:00Z' },
  };
  const { data } = await graph.ask(
    aService('import'),
    `mutation($input: ImportConsentDecisionsInput!) {
      importConsentDecisions(input: $input) { current rejected { recordId field } }
    }`,
    {
      input: {
        source: 'loyalty-file',
        decisions: [
          { ...record, recordId: 'r1', customerId: world.adaId },
          { ...record, recordId: 'r2', customerId: newId('cus') },
        ],
      },
    },
  );
  expect(data.importConsentDecisions).toEqual({
    current: 1,
    rejected: [{ recordId: 'r1', field: 'customerId' }],
  });
});

it('events that come late bring nothing back', async () => {
  const places = await whereabouts(graph, [world.adaId, ...CANARIES]);
  const data = {
    orderId: newId('ord'),
    customerId: world.adaId,
    storeId: STORE,
    channel: 'STORE',
    currency: 'EUR',
    totalMinor: 10_000,
    lines: [{ lineId: '1', sku: SKU, quantity: 1, amountMinor: 10_000 }],
    at: new Date().toISOString(),
  };
  const late = [
    anEvent({ type: 'patron.order.imported.v1', subject: world.adaId, time: new Date(), data }),
    anEvent({ type: 'patron.order.placed.v1', subject: world.adaId, time: new Date(), data }),
    anEvent({
      type: 'patron.customer.record_linked.v1',
      subject: world.adaId,
      time: new Date(),
      data: { customerId: world.adaId, source: 'till', recordId: 't1' },
    }),
  ];
  for (const name of SUBGRAPHS) {
    expect(await graph.running(name).consume(late)).toEqual([null, null, null]);
  }
  expect(await whereabouts(graph, [world.adaId, ...CANARIES])).toEqual(places);
});

it('an order that was open is handed over by its code’s store and minimised then', async () => {
  const { associate } = world.actors;
  const orders = graph.databaseOf('orders').collection('orders');
  const open = await orders.find({ customerId: world.adaId }).toArray();
  expect(open.length).toBeGreaterThan(0);
  for (const { _id } of open) {
    await world.tell(associate, 'cancelOrder', { orderId: String(_id), idempotencyKey: newId('key') });
  }
  await eventually(async () => {
    const left = await whereabouts(graph, [world.adaId]);
    expect(
      left.filter(({ subgraph, collection }) => subgraph === 'orders' && collection !== 'outbox'),
    ).toEqual([{ subgraph: 'orders', collection: 'erased', id: world.adaId, values: [world.adaId] }]);
  });
});

it('the same record again founds a new customer, and old purchases don’t follow', async () => {
  const importer = aService('import');
  const record = { recordId: 'w1', givenName: 'Ada', surname: 'Canaria', email: 'canaria@example.com' };
  const { results } = await world.tell(
    importer,
    'importCustomerRecords',
    { source: 'till', verified: ['EMAIL'], records: [{ ...record, recordId: 't1' }] },
    'results { customerId outcome }',
  );
  const [{ customerId, outcome }] = results;
  expect(outcome).toBe('ACCEPTED');
  expect(customerId).not.toBe(world.adaId);
  const line = {
    source: 'till',
    orderId: 'bought',
    recordId: 't1',
    orderedAt: new Date(Date.now() - DAY_MS).toISOString(),
    storeId: STORE,
    channel: 'STORE',
    sku: SKU,
    quantity: 1,
    amount: { amountMinor: 30_000, currency: 'EUR' },
  };
  await eventually(async () => {
    const records = graph.databaseOf('orders').collection<{ _id: string }>('customerRecords');
    expect(await records.findOne({ customerId })).not.toBeNull();
  });
  await world.tell(importer, 'importOrders', { lines: [line] });
  const orders = graph.databaseOf('orders').collection('orders');
  expect(await orders.countDocuments({ customerId })).toBe(0);
  expect(await orders.countDocuments({ 'imported.recordKey': /t1/ })).toBe(0);
});

it('a scan a day later finds nothing and says so in the proof', async () => {
  clock.now = () => new Date(Date.now() + DAY_MS + 60_000);
  await graph.running('consent').data.rights.desk.sweep();
  await eventually(async () => {
    const { scans } = await rights.read(erasure.id);
    expect(scans).toMatchObject([{ endedAt: expect.any(String), found: 0 }]);
  });
});

it('what a mutation under way left behind is found by the scan, erased and looked for again', async () => {
  const carts = graph.databaseOf('orders').collection<{ _id: string }>('carts');
  await carts.insertOne({
    _id: newId('crt'),
    customerId: world.adaId,
    version: 1,
    lines: [],
    updatedAt: new Date(),
  } as { _id: string });
  const requests = graph.databaseOf('consent').collection<{ _id: string }>('rightsRequests');
  await requests.updateOne({ _id: erasure.id }, { $set: { nextScanAt: new Date() } });
  await graph.running('consent').data.rights.desk.sweep();
  await eventually(async () => {
    const { scans } = await rights.read(erasure.id);
    expect(scans.at(-1)).toMatchObject({ endedAt: expect.any(String), found: 1 });
  });
  expect(await carts.countDocuments({ customerId: world.adaId })).toBe(0);
  clock.now = () => new Date(Date.now() + 3 * DAY_MS);
  await graph.running('consent').data.rights.desk.sweep();
  await eventually(async () => {
    const { scans } = await rights.read(erasure.id);
    expect(scans).toHaveLength(3);
    expect(scans.at(-1)).toMatchObject({ endedAt: expect.any(String), found: 0 });
  });
});
