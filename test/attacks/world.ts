import { expect, vi } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { nameFor } from '#shared/pairwise.ts';
import type { WholeGraph } from '../support/graph.ts';
import { aService } from '../support/subgraph.ts';

export type World = Awaited<ReturnType<typeof fillWorld>>;

/** What only Ada's own facts contain: where one of them turns up, something of hers has. */
export const CANARIES = [
  'Canaria',
  'canaria@example.com',
  '+31612345678',
  'Canary Wharf',
  'canary-yellow',
  'CARD-CANARY',
  'promo@canaria.example',
] as const;

export const STORE = 'sto_attacked';
export const OTHER_STORE = 'sto_elsewhere';
export const SKU = 'ATT-COAT-M';
export const ATTRIBUTES = [
  'profile.name',
  'profile.email',
  'profile.phone',
  'profile.address',
  'profile.preferences',
  'orders.history',
  'loyalty.balance',
  'loyalty.tier',
  'loyalty.offers',
  'loyalty.exchange',
  'playlist.read',
  'playlist.write',
  'subscription.report',
];
export const PURPOSES = [
  'personalisation',
  'email_marketing',
  'sms_marketing',
  'push_marketing',
  'post_marketing',
  'in_store_recognition',
  'location',
  'purchase_profiling',
  'partner_sharing',
  'store_sensing',
];

const importer = aService('import');
const admin: Actor = { kind: 'staff', staffId: 'sta_root', role: 'admin' };
const associate: Actor = { kind: 'associate', associateId: 'ass_attacked', stores: [STORE] };
const ALWAYS = { validFrom: '2020-01-01T00:00:00Z', validUntil: '2100-01-01T00:00:00Z' };

const eventually = (condition: () => Promise<void>) =>
  vi.waitFor(condition, { timeout: 20_000, interval: 50 });

/**
 * Two stores, an app, and two customers: Ada, who has something in every field and permits everything, and Ben, who is nobody
 * in particular. All of it through the graph's own mutations.
 */
export async function fillWorld(graph: WholeGraph) {
  async function tell(actor: Actor, mutation: string, input: object, fields = '') {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation($input: ${type}!) { ${mutation}(input: $input) { ${fields} userErrors { code field message } } }`;
    const { data, errors } = await graph.ask(actor, query, { input });
    expect([errors, graph.logged], mutation).toEqual([[], []]);
    expect(data[mutation].userErrors, mutation).toEqual([]);
    return data[mutation];
  }
  const key = () => newId('key');

  await tell(importer, 'importStores', {
    stores: [STORE, OTHER_STORE].map((id) => ({
      id,
      name: 'Corner',
      timeZone: 'Europe/Amsterdam',
      currency: 'EUR',
      location: { latitude: 52.37, longitude: 4.88 },
      services: ['PICKUP'],
    })),
  });
  await tell(importer, 'importProducts', {
    products: [
      {
        id: 'prd_coat',
        name: 'Coat',
        variants: [{ sku: SKU, prices: [{ amountMinor: 9900, currency: 'EUR' }] }],
      },
    ],
  });
  await tell(importer, 'setStock', {
    counts: [{ storeId: STORE, sku: SKU, counted: 100 }],
    idempotencyKey: key(),
  });
  await tell(importer, 'importRewards', {
    rewards: [
      { code: 'tea', name: 'Tea', text: 'A cup.', points: 50, availableFrom: '2020-01-01T00:00:00Z' },
    ],
  });
  await tell(importer, 'importOffers', {
    offers: [
      { code: 'less', title: 'Less', text: 'Ten off.', percentOff: 10, storeIds: [STORE], ...ALWAYS },
      {
        code: 'more',
        title: 'More',
        text: 'Double.',
        pointsMultiplier: 2,
        audience: { tiers: ['BRONZE'] },
        ...ALWAYS,
      },
    ],
  });
  await tell(admin, 'registerPartnerApp', {
    id: 'music',
    name: 'Music',
    owner: 'Music Ltd',
    description: 'Plays.',
    redirectUris: ['https://music.example/callback'],
    confidential: true,
    requestedAttributes: ATTRIBUTES.map((attribute) => ({
      attribute,
      necessity: 'OPTIONAL',
      purpose: 'partner_sharing',
      reason: 'To know you.',
    })),
    lookBackDays: 3650,
    durationDays: 180,
  });
  await tell(admin, 'reviewPartnerApp', { id: 'music', reviewState: 'APPROVED', note: 'Reviewed.' });

  // Two records of two sources that are about the same person, and a purchase that one of them made.
  const record = { givenName: 'Ada', surname: 'Canaria', email: 'canaria@example.com' };
  const importRecord = async (source: string, recordId: string, its: object = {}): Promise<string> => {
    const { results } = await tell(
      importer,
      'importCustomerRecords',
      { source, verified: ['EMAIL'], records: [{ ...record, recordId, ...its }] },
      'results { customerId problems { message } }',
    );
    return results[0].customerId;
  };
  const adaId = await importRecord('web', 'w1', { loyaltyCard: 'CARD-CANARY' });
  expect(await importRecord('till', 't1')).toBe(adaId);
  const { customerId: benId } = await tell(
    { kind: 'visitor' },
    'registerCustomer',
    { email: 'ben@example.com', name: { full: 'Ben Example' }, idempotencyKey: key() },
    'customerId',
  );
  const ada: Actor = { kind: 'customer', customerId: adaId };
  const ben: Actor = { kind: 'customer', customerId: benId };

  await tell(ada, 'updateProfile', {
    idempotencyKey: key(),
    name: { given: 'Ada', family: 'Canaria' },
    birthDate: '1990-12-24',
    language: 'nl',
    tone: { formOfAddress: 'INFORMAL', voice: 'PLAYFUL' },
    addPhones: [{ number: '+31612345678' }],
    addAddresses: [
      {
        label: 'home',
        streetNumber: '1',
        line1: 'Canary Wharf',
        line2: 'Flat 2',
        suburb: 'Docks',
        city: 'London',
        postcode: 'E14',
        state: 'Greater London',
        country: 'GB',
      },
    ],
    addPreferences: [{ kind: 'COLOUR', value: 'canary-yellow', brand: 'Tweety', category: 'shoes' }],
  });
  // Her browser objects to sharing; what she agrees to afterwards stands.
  await tell(ada, 'recordPrivacySignals', {
    gpc: true,
    gpp: 'DBAA',
    tcf: 'CAAA',
    surface: 'web:account',
    idempotencyKey: key(),
  });
  for (const [customer, purposes] of [
    [ada, PURPOSES],
    [ben, ['partner_sharing']],
  ] as const) {
    for (const purpose of purposes) {
      await tell(customer, 'giveConsent', {
        purpose,
        purposeVersion: 1,
        language: 'en',
        surface: 'web:account',
        idempotencyKey: key(),
      });
    }
  }

  const grantOf = async (customer: Actor, purposes: string[]): Promise<string> => {
    const { grant } = await tell(
      customer,
      'grantAccess',
      {
        clientId: 'music',
        attributes: ATTRIBUTES,
        purposes,
        lookBackDays: 3650,
        language: 'en',
        surface: 'web:partners',
        idempotencyKey: key(),
      },
      'grant { id }',
    );
    return grant.id;
  };
  const adasGrant = await grantOf(ada, PURPOSES);
  const bensGrant = await grantOf(ben, ['partner_sharing']);
  const partner = (
    customerId: string,
    grantId: string,
    attributes: string[],
  ): Extract<Actor, { kind: 'partner' }> => ({
    kind: 'partner',
    lookBackDays: 365,
    standing: 'ACTIVE',
    clientId: 'music',
    customerId,
    grantId,
    attributes,
    purposes: PURPOSES,
  });

  const read = async (actor: Actor, fields: string) =>
    (
      await graph.ask(actor, `query($id: ID!) { customer(id: $id) { ${fields} } }`, {
        id: nameFor(actor, adaId, graph.pairwise),
      })
    ).data?.customer;

  await tell(importer, 'importOrders', {
    lines: [
      {
        source: 'till',
        orderId: 'bought',
        recordId: 't1',
        orderedAt: new Date(Date.now() - 86_400_000).toISOString(),
        storeId: STORE,
        channel: 'STORE',
        sku: SKU,
        quantity: 1,
        amount: { amountMinor: 30_000, currency: 'EUR' },
      },
    ],
  });
  await eventually(async () => {
    const found = await read(ada, 'loyaltyAccount { balance }');
    expect(found.loyaltyAccount?.balance).toBe(300);
  });
  await tell(ada, 'redeemReward', { rewardId: 'rwd_tea', idempotencyKey: key() });

  await tell(ada, 'addToCart', { sku: SKU, quantity: 1, idempotencyKey: key() });
  const { order } = await tell(
    ada,
    'checkoutForPickup',
    { storeId: STORE, idempotencyKey: key() },
    'order { id }',
  );
  const orderId: string = order.id;
  await tell(associate, 'startPicking', { orderId, idempotencyKey: key() });
  await tell(associate, 'markReady', { orderId, idempotencyKey: key() });
  await tell(ada, 'announceArrival', { orderId, idempotencyKey: key() });
  await tell(ada, 'addToCart', { sku: SKU, quantity: 2, idempotencyKey: key() });

  // Every subgraph has heard that the store is serving her.
  await eventually(async () => {
    const served = await read(associate, 'name { full } loyaltyAccount { id } consents { permitted }');
    expect(served).toMatchObject({ name: {}, loyaltyAccount: {}, consents: expect.any(Array) });
  });
  const shown = { language: 'en', surface: 'store:till', storeId: STORE };
  const { notice } = await tell(
    associate,
    'recordNoticeShown',
    {
      ...shown,
      customerId: adaId,
      purposes: [{ purpose: 'email_marketing', purposeVersion: 1 }],
      idempotencyKey: key(),
    },
    'notice { id }',
  );
  await tell(associate, 'giveConsent', {
    ...shown,
    customerId: adaId,
    purpose: 'email_marketing',
    purposeVersion: 1,
    noticeId: notice.id,
    identifier: { type: 'EMAIL', value: 'promo@canaria.example' },
    idempotencyKey: key(),
  });
  await read(partner(adaId, adasGrant, ATTRIBUTES), 'name { full } offers { id }');
  await eventually(async () => {
    const { disclosures } = await read(ada, 'disclosures { edges { node { app { id } purposes } } }');
    const nodes = disclosures.edges.map(({ node }: { node: unknown }) => node);
    const purposes = expect.arrayContaining(['personalisation']);
    expect(nodes).toContainEqual({ app: { id: 'music' }, purposes });
  });

  const whole = partner(adaId, adasGrant, ATTRIBUTES);
  const people = { graph, tell, store: STORE, adaId, ada, admin, partner: whole };
  return {
    adaId,
    benId,
    orderId,
    /** For `fuller-world.ts`. */
    people,
    grantId: adasGrant,
    tell,
    actors: {
      visitor: { kind: 'visitor' },
      ada,
      ben,
      associate,
      associateElsewhere: { kind: 'associate', associateId: 'ass_else', stores: [OTHER_STORE] },
      partner: partner(adaId, adasGrant, ATTRIBUTES),
      partnerOfNothing: { ...partner(adaId, adasGrant, []), purposes: [] },
      partnerOfBen: partner(benId, bensGrant, ATTRIBUTES),
      device: { kind: 'device', deviceId: 'dev_1', storeId: STORE, deviceKind: 'till' },
      service: { kind: 'service', serviceId: 'erp', scopes: [] },
      importer,
      analyst: { kind: 'staff', staffId: 'sta_1', role: 'analyst' },
      marketer: { kind: 'staff', staffId: 'sta_2', role: 'marketer' },
      privacyOfficer: { kind: 'staff', staffId: 'sta_3', role: 'privacy_officer' },
      admin,
    } satisfies Record<string, Actor>,
  };
}
