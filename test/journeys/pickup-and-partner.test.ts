import { compactVerify, createLocalJWKSet } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Answer, type Mode, type RunningPatron, startPatron } from '../support/patron.ts';

const STORE = {
  id: 'sto_journey',
  name: 'Journey Street',
  timeZone: 'Europe/Amsterdam',
  currency: 'EUR',
  location: { latitude: 52.37, longitude: 4.88 },
  services: ['PICKUP'],
};
const COAT = {
  id: 'prd_coat',
  name: 'Wool coat',
  variants: [{ sku: 'COAT-M', size: 'M', prices: [{ amountMinor: 19_950, currency: 'EUR' }] }],
};

const PROFILE = /* GraphQL */ `
  query Profile {
    me {
      id
      name { full }
      emails { value }
      consents { permitted purpose { key } }
      orders { edges { node { id state total { amountMinor } pickup { heldUntil } } } }
      loyaltyAccount { balance tier }
      offers { title }
      grants { state attributes app { name } }
    }
  }
`;

const eventually = <Result>(check: () => Promise<Result>) =>
  vi.waitFor(check, { timeout: 20_000, interval: 50 });

// biome-ignore lint/suspicious/noExplicitAny: each mutation has its own payload
type Payload = Record<string, any>;

/** One customer, one associate and one partner app on one graph, over HTTP, from registration to revocation. */
describe.each<Mode>(['one process', 'distributed'])('a customer’s journey, %s', (mode) => {
  let patron: RunningPatron;
  let importer: string;
  let ada: string;
  let associate: string;
  let adaId: string;
  let orderId: string;
  let keys = 0;
  const key = () => {
    keys += 1;
    return `journey-${keys}`;
  };

  const ask = (token: string | null, query: string, variables: object = {}): Promise<Answer> =>
    patron.ask(token, query, variables);
  /** Asks for something that must work. */
  const tell = async (token: string | null, query: string, input: object) => {
    const answer = await ask(token, query, { input });
    expect(answer.errors, JSON.stringify(answer.errors)).toBeUndefined();
    const [payload] = Object.values<Payload>(answer.data);
    expect(payload).toMatchObject({ userErrors: [] });
    return payload as Payload;
  };
  const step = (token: string, mutation: string, input: object) =>
    tell(
      token,
      `mutation($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) {
        ${mutation}(input: $input) { order { id state } userErrors { code message } idempotentReplay }
      }`,
      { orderId, idempotencyKey: key(), ...input },
    );

  beforeAll(async () => {
    patron = await startPatron(mode);
    importer = await patron.sign({ sub: 'erp', scope: 'service import' });
    associate = await patron.sign({ sub: 'ass_1', scope: 'associate', stores: [STORE.id] });
  }, 90_000);
  afterAll(() => patron?.stop(), 60_000);

  it('the retailer’s systems fill the catalogue, the store and its stock', async () => {
    await tell(
      importer,
      'mutation($input: ImportStoresInput!) { importStores(input: $input) { userErrors { message } } }',
      {
        stores: [STORE],
      },
    );
    await tell(
      importer,
      'mutation($input: ImportProductsInput!) { importProducts(input: $input) { userErrors { message } } }',
      { products: [COAT] },
    );
    await tell(
      importer,
      'mutation($input: SetStockInput!) { setStock(input: $input) { userErrors { message } } }',
      {
        counts: [{ storeId: STORE.id, sku: 'COAT-M', counted: 2 }],
        idempotencyKey: key(),
      },
    );
    await tell(
      importer,
      'mutation($input: ImportOffersInput!) { importOffers(input: $input) { userErrors { message } } }',
      {
        offers: [
          {
            code: 'welcome',
            title: 'Ten per cent',
            text: 'On everything.',
            percentOff: 10,
            validFrom: '2020-01-01T00:00:00Z',
            validUntil: '2100-01-01T00:00:00Z',
          },
        ],
      },
    );
  });

  it('a visitor registers, and edits the profile as a customer', async () => {
    const { customerId } = await tell(
      null,
      'mutation($input: RegisterCustomerInput!) { registerCustomer(input: $input) { customerId userErrors { code message } } }',
      { email: 'ada@example.com', name: { given: 'Ada', family: 'Bakker' }, idempotencyKey: key() },
    );
    adaId = customerId;
    ada = await patron.sign({ sub: adaId, scope: 'customer' });
    await tell(
      ada,
      'mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { userErrors { code message } } }',
      { addPreferences: [{ kind: 'COLOUR', value: 'forest' }], idempotencyKey: key() },
    );
    const { data } = await ask(ada, '{ me { id name { full } preferences { kind value basis } } }');
    expect(data.me).toEqual({
      id: adaId,
      name: { full: 'Ada Bakker' },
      preferences: [{ kind: 'COLOUR', value: 'forest', basis: 'STATED' }],
    });
  });

  it('what needs a purpose is refused, until the customer gives it; the decision has a receipt that verifies', async () => {
    const refused = await ask(ada, '{ me { name { full } offers { title } } }');
    expect(refused.data.me).toEqual({ name: { full: 'Ada Bakker' }, offers: null });
    expect(refused.errors).toMatchObject([
      { path: ['me', 'offers'], extensions: { code: 'CONSENT_REQUIRED', purpose: 'personalisation' } },
    ]);

    for (const purpose of ['personalisation', 'partner_sharing']) {
      const { data } = await ask(ada, 'query($key: String!) { purpose(key: $key) { version } }', {
        key: purpose,
      });
      await tell(
        ada,
        'mutation($input: GiveConsentInput!) { giveConsent(input: $input) { decision { id } userErrors { code message } } }',
        {
          purpose,
          purposeVersion: data.purpose.version,
          language: 'en',
          surface: 'web:account',
          idempotencyKey: key(),
        },
      );
    }
    const { data } = await ask(
      ada,
      '{ me { offers { title } consentHistoryIntact consentHistory { edges { node { state receipt } } } } }',
    );
    expect(data.me.offers).toEqual([{ title: 'Ten per cent' }]);
    expect(data.me.consentHistoryIntact).toBe(true);
    expect(data.me.consentHistory.edges).toHaveLength(2);
    const published = await fetch(`${patron.url}/.well-known/patron/receipt-keys`);
    const receipts = data.me.consentHistory.edges.map(
      ({ node }: { node: { receipt: string } }) => node.receipt,
    );
    const keySet = createLocalJWKSet((await published.json()) as Parameters<typeof createLocalJWKSet>[0]);
    for (const receipt of receipts) await compactVerify(receipt, keySet);
  });

  it('the customer orders for pickup, and the stock is held', async () => {
    await tell(
      ada,
      'mutation($input: AddToCartInput!) { addToCart(input: $input) { userErrors { code message } } }',
      {
        sku: 'COAT-M',
        idempotencyKey: key(),
      },
    );
    const { order } = await tell(
      ada,
      `mutation($input: CheckoutForPickupInput!) {
        checkoutForPickup(input: $input) { order { id state total { amountMinor currency } } userErrors { code message } }
      }`,
      { storeId: STORE.id, idempotencyKey: key() },
    );
    expect(order).toMatchObject({ state: 'ALLOCATED', total: { amountMinor: 19_950, currency: 'EUR' } });
    orderId = order.id;
    const { data } = await ask(
      associate,
      'query($id: ID!) { store(id: $id) { stock(sku: "COAT-M") { onHand reserved } } }',
      {
        id: STORE.id,
      },
    );
    expect(data.store.stock).toEqual({ onHand: 1, reserved: 1 });
  });

  it('the associate finds the customer in the queue, and hands over only against the code', async () => {
    const queue = await eventually(async () => {
      const answer = await ask(
        associate,
        `query($id: ID!) { store(id: $id) { pickupQueue { edges { node { id state customer { name { full } } } } } } }`,
        { id: STORE.id },
      );
      expect(answer.errors).toBeUndefined();
      return answer.data.store.pickupQueue.edges;
    });
    expect(queue).toEqual([
      { node: { id: orderId, state: 'ALLOCATED', customer: { name: { full: 'Ada Bakker' } } } },
    ]);

    await step(associate, 'startPicking', {});
    await step(associate, 'markReady', {});
    await step(ada, 'announceArrival', {});
    const { data } = await ask(ada, 'query($id: ID!) { order(id: $id) { state pickup { code } } }', {
      id: orderId,
    });
    expect(data.order.state).toBe('ARRIVED');

    const wrong = await ask(
      associate,
      'mutation($input: CheckIdentityInput!) { checkIdentity(input: $input) { userErrors { code } } }',
      { input: { orderId, code: 'WRONG1', idempotencyKey: key() } },
    );
    expect(wrong.data.checkIdentity.userErrors).toEqual([{ code: 'PICKUP_CODE_WRONG' }]);
    await step(associate, 'checkIdentity', { code: data.order.pickup.code });
    await step(associate, 'handOver', { idempotencyKey: 'handover' });
  });

  it('the handed-over order earns points once, however often it is handed over', async () => {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const replay = await step(associate, 'handOver', { idempotencyKey: 'handover' });
      expect(replay.idempotentReplay).toBe(true);
    }
    const account = await eventually(async () => {
      const { data } = await ask(
        ada,
        '{ me { loyaltyAccount { balance tier postings { edges { node { points } } } } } }',
      );
      expect(data.me.loyaltyAccount).not.toBeNull();
      return data.me.loyaltyAccount;
    });
    expect(account).toEqual({
      balance: 199,
      tier: 'BRONZE',
      postings: { edges: [{ node: { points: 199 } }] },
    });
  });

  describe('a partner app', () => {
    let app: string;
    let grantId: string;
    const READ = '{ me { name { full } emails { value } loyaltyAccount { tier balance } } }';

    beforeAll(async () => {
      const admin = await patron.sign({ sub: 'root', scope: 'admin' });
      await tell(
        admin,
        'mutation($input: RegisterPartnerAppInput!) { registerPartnerApp(input: $input) { userErrors { code message } } }',
        {
          id: 'music',
          name: 'Music',
          owner: 'Music Ltd',
          description: 'Plays what plays in the store.',
          redirectUris: ['https://music.example/callback'],
          confidential: true,
          requestedAttributes: ['profile.name', 'profile.email', 'loyalty.tier'].map((attribute) => ({
            attribute,
            necessity: 'OPTIONAL',
            purpose: 'partner_sharing',
            reason: 'To know you.',
          })),
          lookBackDays: 30,
          durationDays: 180,
        },
      );
      await tell(
        admin,
        'mutation($input: ReviewPartnerAppInput!) { reviewPartnerApp(input: $input) { userErrors { code message } } }',
        { id: 'music', reviewState: 'APPROVED', note: 'Reviewed.' },
      );
      await connect();
    });

    /** The customer grants the app two of the three attributes that its token asks for. */
    async function connect(): Promise<void> {
      const { grant } = await tell(
        ada,
        'mutation($input: GrantAccessInput!) { grantAccess(input: $input) { grant { id } userErrors { code message } } }',
        {
          clientId: 'music',
          attributes: ['profile.name', 'loyalty.tier'],
          purposes: ['partner_sharing'],
          lookBackDays: 30,
          language: 'en',
          surface: 'web:partners',
          idempotencyKey: key(),
        },
      );
      grantId = grant.id;
      app = await patron.sign({
        sub: adaId,
        client_id: 'music',
        grant_id: grantId,
        scope: 'profile.name profile.email',
      });
    }

    it('reads what the grant names, whatever its token says, and nothing else', async () => {
      const { data, errors } = await ask(app, READ);
      expect(data.me).toEqual({
        name: { full: 'Ada Bakker' },
        emails: null,
        loyaltyAccount: { tier: 'BRONZE', balance: null },
      });
      expect(errors).toMatchObject([
        { path: ['me', 'emails'], extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' } },
        { path: ['me', 'loyaltyAccount', 'balance'], extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' } },
      ]);
    });

    it('is on record: the customer sees who read which fields', async () => {
      const edges = await eventually(async () => {
        const { data } = await ask(
          ada,
          '{ me { disclosureHistoryIntact disclosures { edges { node { recipientKind app { name } grantId fields } } } } }',
        );
        const partnerReads = data.me.disclosures.edges.filter(
          ({ node }: { node: { recipientKind: string } }) => node.recipientKind === 'PARTNER',
        );
        expect(partnerReads.length).toBeGreaterThanOrEqual(2); // identity's and loyalty's
        expect(data.me.disclosureHistoryIntact).toBe(true);
        return partnerReads;
      });
      const fields = edges.flatMap(({ node }: { node: { fields: string[] } }) => node.fields);
      expect(fields).toEqual(expect.arrayContaining(['Customer.name', 'LoyaltyAccount.tier']));
      expect(fields).not.toContain('Customer.emails');
      expect(edges[0].node).toMatchObject({ app: { name: 'Music' }, grantId });
    });

    it('a withdrawn purpose stops the next read, although the token lives on', async () => {
      await tell(
        ada,
        'mutation($input: WithdrawConsentInput!) { withdrawConsent(input: $input) { userErrors { code message } } }',
        { purpose: 'partner_sharing', surface: 'web:account', idempotencyKey: key() },
      );
      const { data, codes } = await ask(app, READ);
      expect(data.me).toEqual({ name: null, emails: null, loyaltyAccount: null });
      expect(new Set(codes)).toEqual(new Set(['UNAUTHORIZED_FIELD_OR_TYPE']));
    });

    it('reads again under a new grant, until that is revoked', async () => {
      const { data: purpose } = await ask(ada, '{ purpose(key: "partner_sharing") { version } }');
      await tell(
        ada,
        'mutation($input: GiveConsentInput!) { giveConsent(input: $input) { userErrors { code message } } }',
        {
          purpose: 'partner_sharing',
          purposeVersion: purpose.purpose.version,
          language: 'en',
          surface: 'web:account',
          idempotencyKey: key(),
        },
      );
      const ended = await ask(app, READ);
      expect(ended.data.me.name).toBeNull(); // the old grant ended with the purpose, for good
      await connect();
      const granted = await ask(app, READ);
      expect(granted.data.me.name).toEqual({ full: 'Ada Bakker' });
      await tell(
        ada,
        'mutation($input: RevokeGrantInput!) { revokeGrant(input: $input) { userErrors { code message } } }',
        { grantId, surface: 'web:partners', idempotencyKey: key() },
      );
      const revoked = await ask(app, READ);
      expect(revoked.data.me).toEqual({ name: null, emails: null, loyaltyAccount: null });
    });
  });

  it('the whole customer answers in one round trip', async () => {
    const { data, errors } = await ask(ada, PROFILE);
    expect(errors).toBeUndefined();
    expect(data.me).toMatchObject({
      id: adaId,
      name: { full: 'Ada Bakker' },
      emails: [{ value: 'ada@example.com' }],
      orders: { edges: [{ node: { id: orderId, state: 'HANDED_OVER', total: { amountMinor: 19_950 } } }] },
      loyaltyAccount: { balance: 199, tier: 'BRONZE' },
      offers: [{ title: 'Ten per cent' }],
      grants: expect.arrayContaining([
        { state: 'REVOKED', attributes: ['profile.name', 'loyalty.tier'], app: { name: 'Music' } },
        { state: 'PURPOSE_WITHDRAWN', attributes: ['profile.name', 'loyalty.tier'], app: { name: 'Music' } },
      ]),
    });
  });

  it('another customer learns nothing of it', async () => {
    const ben = await patron.sign({ sub: 'cus_ben', scope: 'customer' });
    const { data, codes } = await ask(
      ben,
      'query($id: ID!, $order: ID!) { customer(id: $id) { id name { full } } order(id: $order) { id } }',
      { id: adaId, order: orderId },
    );
    expect(data).toEqual({ customer: null, order: null });
    expect(codes).toContain('FORBIDDEN');
  });

  it.runIf(mode === 'distributed')(
    'a subgraph that is called without the gateway answers nobody',
    async () => {
      for (const port of patron.ports.values()) {
        const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${ada}` },
          body: JSON.stringify({ query: '{ __typename _service { sdl } }' }),
        });
        expect(response.status).toBe(401);
        expect(await response.json()).toMatchObject({
          errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
        });
      }
    },
  );
});
