import fastify, { type FastifyInstance } from 'fastify';
import { compactVerify, createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Controller, DEMO_CONTROLLER, parseController } from '#shared/controller.ts';
import { openSubgraph } from '#shared/open-subgraph.ts';
import { consent as definition } from '../../subgraphs/consent/subgraph.ts';
import { useSubgraph } from '../support/subgraph.ts';
import { aCustomerId, asCustomer, mutationsOf } from './consenting.ts';

const consent = useSubgraph(definition);
const { give, grant, history, import: importDecisions, withdraw } = mutationsOf(consent);

/** The published keys, as anybody gets them. */
let app: FastifyInstance;
beforeAll(async () => {
  app = fastify();
  await definition.routes?.(consent.data, app);
});
afterAll(() => app.close());

async function publishedKeys(): Promise<JSONWebKeySet> {
  const response = await app.inject('/.well-known/patron/receipt-keys');
  expect(response.headers['content-type']).toMatch(/^application\/jwk-set\+json/);
  return response.json();
}

async function receiptsOf(customerId: string): Promise<string[]> {
  const { decisions } = await history(customerId, 'receipt');
  return decisions.map(({ receipt }: { receipt: string }) => receipt);
}

async function verified(receipt: string) {
  const { payload } = await compactVerify(receipt, createLocalJWKSet(await publishedKeys()));
  return JSON.parse(new TextDecoder().decode(payload));
}

it('says in the structure of ISO/IEC TS 27560 who agreed to what, in the words that were shown', async () => {
  const ada = aCustomerId();
  const { decision } = await give(asCustomer(ada), 'email_marketing', {
    language: 'de',
    storeId: 'sto_1',
    identifier: { type: 'EMAIL', value: 'ada@example.com' },
  });
  const [receipt = ''] = await receiptsOf(ada);
  const { receipt_id, schema_version, record, iss, sub } = await verified(receipt);
  expect({ receipt_id, schema_version, iss, sub }).toEqual({
    receipt_id: decision.id.replace('dec_', 'rcp_'),
    schema_version: 'patron-receipt-1; ISO/IEC TS 27560:2023',
    iss: 'http://localhost:4000',
    sub: ada,
  });
  expect(record).toEqual({
    schema_version,
    record_id: decision.id,
    pii_principal_id: ada,
    pii_principal_identifier: { type: 'EMAIL', digest: decision.identifier.digest },
    purposes: [
      {
        purpose: 'Neuigkeiten und Angebote per E-Mail',
        purpose_id: 'email_marketing',
        purpose_type: 'https://w3id.org/dpv#DirectMarketing',
        lawful_basis: 'https://w3id.org/dpv#Consent',
        privacy_notice: {
          version: 1,
          text: {
            title: 'Neuigkeiten und Angebote per E-Mail',
            explanation:
              'Wir senden Neuigkeiten und Angebote an Ihre E-Mail-Adresse. Jede E-Mail hat einen Link zum Abbestellen.',
            benefit: 'Neue Produkte und Aktionen, bevor sie in den Filialen bekannt werden.',
          },
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
        language: 'de',
        pii_information: [
          { pii_type: 'https://w3id.org/dpv/pd#EmailAddress' },
          { pii_type: 'https://w3id.org/dpv/pd#Name' },
        ],
        pii_controllers: ['http://localhost:4000'],
        collection_method: 'storefront.account',
        storage_locations: ['EU'],
        retention_period: 'P730D',
        jurisdiction: 'EU',
        recipient_third_parties: ['processor'],
        withdrawal_method: 'http://localhost:4000/privacy',
        privacy_rights: ['https://w3id.org/dpv#DataSubjectRight'],
      },
    ],
    parties: [
      {
        party_id: 'http://localhost:4000',
        party_name: 'Patron Demo Shop',
        party_address: '1 Example Street, 1011 AB Amsterdam, NL',
        party_email: 'privacy@shop.example',
        party_url: 'http://localhost:4000',
        party_jurisdiction: 'EU',
        party_type: 'pii_controller',
      },
      {
        party_id: 'http://localhost:4000#data-protection-officer',
        party_name: 'Data protection officer',
        party_email: 'dpo@shop.example',
        party_type: 'data_protection_officer',
      },
    ],
    event: {
      event_time: '2026-03-02T10:00:00.000Z',
      validity_duration: '2026-03-02T10:00:00.000Z/2028-03-01T10:00:00.000Z',
      entity_id: `customer:${ada}`,
      event_type: 'expressed_consent',
      event_state: 'https://w3id.org/dpv#ConsentGiven',
      decided_by: 'self',
      means: 'button',
      surface: 'storefront.account',
      store_id: 'sto_1',
    },
    history: { sequence: 1, previous_hash: '0'.repeat(64), hash: decision.hash },
  });
});

it('keeps the members of Kantara’s receipt', async () => {
  const ada = aCustomerId();
  await give(asCustomer(ada), 'email_marketing');
  const [receipt = ''] = await receiptsOf(ada);
  expect(await verified(receipt)).toMatchObject({
    version: 'KI-CR-v1.1.0',
    jurisdiction: 'EU',
    consentTimestamp: 1_772_445_600,
    collectionMethod: 'storefront.account',
    consentReceiptID: expect.stringMatching(/^rcp_/),
    language: 'en',
    piiPrincipalId: ada,
    piiControllers: [
      {
        piiController: 'Patron Demo Shop',
        piiControllerUrl: 'http://localhost:4000',
        contact: 'Data protection officer',
        address: '1 Example Street, 1011 AB Amsterdam, NL',
        email: 'privacy@shop.example',
        onBehalf: false,
      },
    ],
    policyUrl: 'http://localhost:4000',
    services: [
      {
        service: 'Patron Demo Shop',
        purposes: [
          {
            consentType: 'EXPLICIT',
            purposeCategory: ['https://w3id.org/dpv#DirectMarketing'],
            thirdPartyDisclosure: false,
          },
        ],
      },
    ],
    sensitive: false,
    spiCat: [],
  });
});

it('is the same for the same decision, after more decisions and after the address was erased', async () => {
  const ada = aCustomerId();
  await give(asCustomer(ada), 'email_marketing', { identifier: { type: 'EMAIL', value: 'ada@example.com' } });
  const [before] = await receiptsOf(ada);
  await withdraw(asCustomer(ada), 'email_marketing');
  await consent.db.collection('decisionIdentifiers').deleteMany({ customerId: ada });
  const [withdrawal = '', after] = await receiptsOf(ada);
  expect(after).toBe(before);
  expect((await verified(withdrawal)).record.event).toMatchObject({
    event_state: 'https://w3id.org/dpv#ConsentWithdrawn',
    validity_duration: null,
  });
});

it('of a grant names the recipient, the terms and every purpose', async () => {
  const ada = aCustomerId();
  await give(asCustomer(ada), 'partner_sharing');
  await give(asCustomer(ada), 'personalisation');
  const { id } = (await grant(asCustomer(ada))).grant;
  const [receipt = ''] = await receiptsOf(ada);
  const { record, services } = await verified(receipt);
  expect(record.grant).toEqual({
    grantId: id,
    version: 1,
    clientId: 'music',
    attributes: ['profile.name', 'profile.preferences'],
    purposes: ['personalisation'],
    lookBackDays: 90,
    expiresAt: '2027-03-02T10:00:00.000Z',
  });
  expect(record.parties).toContainEqual({ party_id: 'music', party_type: 'recipient_third_party' });
  expect(record.purposes.map(({ purpose_id }: { purpose_id: string }) => purpose_id)).toEqual([
    'partner_sharing',
    'personalisation',
  ]);
  expect(services[0].purposes[0]).toMatchObject({ thirdPartyDisclosure: true, thirdPartyName: 'music' });
});

it('of an import that doesn’t know what was shown claims no notice', async () => {
  const ada = aCustomerId();
  await importDecisions([
    {
      recordId: 'row-1',
      customerId: ada,
      purpose: 'location',
      state: 'GIVEN',
      decidedAt: '2026-01-01T00:00:00Z',
    },
  ]);
  const [receipt = ''] = await receiptsOf(ada);
  const { record } = await verified(receipt);
  expect(record.purposes[0].privacy_notice).toBeNull();
  expect(record.event).toMatchObject({
    decided_by: 'import',
    entity_id: 'service:erp',
    event_time: '2026-01-01T00:00:00.000Z',
  });
});

it('does not verify when a byte of it is altered', async () => {
  const ada = aCustomerId();
  await give(asCustomer(ada), 'personalisation');
  const [receipt = ''] = await receiptsOf(ada);
  const [header, payload = '', signature] = receipt.split('.');
  const content = JSON.parse(Buffer.from(payload, 'base64url').toString());
  content.record.event.event_state = 'https://w3id.org/dpv#ConsentRefused';
  const forged = Buffer.from(JSON.stringify(content)).toString('base64url');
  await expect(verified(`${header}.${forged}.${signature}`)).rejects.toMatchObject({
    code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
  });
});

it('says of itself that it is no access token', async () => {
  const ada = aCustomerId();
  await give(asCustomer(ada), 'personalisation');
  const [receipt = ''] = await receiptsOf(ada);
  const { keys } = await publishedKeys();
  expect(decodeProtectedHeader(receipt)).toEqual({
    alg: 'EdDSA',
    typ: 'consent-receipt+jwt',
    kid: keys[0]?.kid,
  });
});

it('publishes public keys only', async () => {
  expect(await publishedKeys()).toEqual({
    keys: [
      {
        kty: 'OKP',
        crv: 'Ed25519',
        x: expect.any(String),
        kid: expect.any(String),
        use: 'sig',
        alg: 'EdDSA',
      },
    ],
  });
});

it('signs what was recorded before a key was changed with the key of that time', async () => {
  const ada = aCustomerId();
  await give(asCustomer(ada), 'personalisation');
  const [before] = await receiptsOf(ada);

  type Key = { _id: string; signsFrom: Date };
  const keys = consent.db.collection<Key>('receiptKeys');
  const old = await keys.findOne();
  const { exportJWK, generateKeyPair } = await import('jose');
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  consent.clock.now = new Date(consent.clock.now.getTime() + 120_000);
  await keys.insertOne({
    _id: 'new',
    privateJwk: await exportJWK(pair.privateKey),
    publicJwk: await exportJWK(pair.publicKey),
    signsFrom: consent.clock.now,
  } as Key);
  consent.clock.now = new Date(consent.clock.now.getTime() + 120_000);

  await withdraw(asCustomer(ada), 'personalisation');
  const [newer = '', same = ''] = await receiptsOf(ada);
  expect(same).toBe(before);
  expect([newer, same].map((receipt) => decodeProtectedHeader(receipt).kid)).toEqual(['new', old?._id]);
  expect((await verified(newer)).sub).toBe(ada);
  expect((await verified(same)).sub).toBe(ada);
});

describe('the controller', () => {
  const OTHER: Controller = { ...DEMO_CONTROLLER, name: 'Another Shop', url: 'https://another.example' };

  /** A process that is configured with another controller, on the same database. */
  const processOf = (controller: Controller | undefined, demo = true) =>
    openSubgraph(definition, {
      ...consent.data.dependencies,
      demo,
      ...(controller && { controller }),
    });

  const partiesOf = async (receipt: string) => (await verified(receipt)).record.parties;

  it('of a receipt is who it was then, whatever is configured later', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'personalisation');
    const [before = ''] = await receiptsOf(ada);
    consent.clock.now = new Date(consent.clock.now.getTime() + 120_000);
    const other = processOf(OTHER);
    await other.data.controllers.at(consent.clock.now); // it has seen a request
    consent.clock.now = new Date(consent.clock.now.getTime() + 120_000);
    await withdraw(asCustomer(ada), 'personalisation');

    const { data } = await other.execute(
      {
        query:
          'query($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { consentHistory { edges { node { receipt } } } } } }',
        variables: { of: [{ __typename: 'Customer', id: ada }] },
      },
      { actor: asCustomer(ada), requestId: 'req_other' },
    );
    // biome-ignore lint/suspicious/noExplicitAny: the answer of the query above
    const receipts = (data as any)._entities[0].consentHistory.edges.map(({ node }: any) => node.receipt);
    expect(receipts[1]).toBe(before);
    expect((await partiesOf(receipts[0]))[0]).toMatchObject({
      party_name: 'Another Shop',
      party_url: 'https://another.example',
    });
  });

  it('is told to everybody', async () => {
    const QUERY =
      '{ dataController { name address email phone url jurisdiction privacyPolicyUrl dataProtectionOfficer { name email phone } } }';
    expect((await consent.ask({ kind: 'visitor' }, QUERY)).data.dataController).toEqual({
      name: 'Patron Demo Shop',
      address: '1 Example Street, 1011 AB Amsterdam, NL',
      email: 'privacy@shop.example',
      phone: null,
      url: 'http://localhost:4000',
      jurisdiction: 'EU',
      privacyPolicyUrl: null,
      dataProtectionOfficer: { name: 'Data protection officer', email: 'dpo@shop.example', phone: null },
    });
  });

  it('is known by the address alone where nothing is configured, outside the demo', () => {
    expect(processOf(undefined, false).data.controllers.current).toEqual({
      name: 'localhost:4000',
      url: 'http://localhost:4000',
    });
  });

  it('is read from one JSON setting', () => {
    expect(parseController(JSON.stringify(OTHER))).toEqual(OTHER);
  });

  it.each([
    ['', 'expected JSON'],
    ['[]', 'expected JSON'],
    [JSON.stringify({ ...OTHER, email: 'nobody' }), 'email'],
    [JSON.stringify({ ...OTHER, address: ' ' }), 'address'],
    [JSON.stringify({ ...OTHER, jurisdiction: 'Europe' }), 'jurisdiction'],
    [JSON.stringify({ ...OTHER, dataProtectionOfficer: { name: 'D' } }), 'dataProtectionOfficer.email'],
    [JSON.stringify({ ...OTHER, dpo: 'D' }), 'dpo'],
  ])('refuses %s and says what is wrong', (json, said) => {
    expect(() => parseController(json)).toThrow(/^PATRON_CONTROLLER: /);
    expect(() => parseController(json)).toThrow(said);
  });
});
