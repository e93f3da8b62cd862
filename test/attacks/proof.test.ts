import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Caller } from '#shared/actor.ts';
import { CALLER_HEADER, sealCaller } from '#shared/caller.ts';
import { issueConsentProof } from '#shared/consent-proof.ts';
import { newId } from '#shared/mongo.ts';
import { type Keyring, parseKeyring, seal } from '#shared/seal.ts';
import { type RunningPatron, startPatron } from '../support/patron.ts';
import { aKeyring } from '../support/subgraph.ts';

/** The keys that only the installation knows; the tests know them to say what would be right. */
const KEYS = `t1:${randomBytes(32).toString('base64')}`;
const keyring = parseKeyring(KEYS);

let patron: RunningPatron;
let adaId: string;
let benId: string;
let ada: string;
let grantId: string;

beforeAll(async () => {
  patron = await startPatron('distributed', { PATRON_SIGNING_KEYS: KEYS });
  const importer = await patron.sign({ sub: 'erp', scope: 'service import' });
  const admin = await patron.sign({ sub: 'root', scope: 'admin' });
  await tell(importer, 'importOffers', {
    offers: [
      {
        code: 'welcome',
        title: 'Welcome',
        text: 'Ten off.',
        percentOff: 10,
        validFrom: '2020-01-01T00:00:00Z',
        validUntil: '2100-01-01T00:00:00Z',
      },
    ],
  });
  for (const id of ['music', 'rewards']) {
    await tell(admin, 'registerPartnerApp', {
      id,
      name: id,
      owner: 'An Owner',
      description: 'Does things.',
      redirectUris: ['https://app.example/callback'],
      confidential: true,
      requestedAttributes: [
        { attribute: 'profile.name', necessity: 'OPTIONAL', purpose: 'partner_sharing', reason: 'To greet.' },
      ],
      lookBackDays: 30,
      durationDays: 30,
    });
    await tell(admin, 'reviewPartnerApp', { id, reviewState: 'APPROVED', note: 'Reviewed.' });
  }
  [adaId, benId] = [await registered('ada@example.com'), await registered('ben@example.com')];
  ada = await patron.sign({ sub: adaId, scope: 'customer' });
  for (const customer of [ada, await patron.sign({ sub: benId, scope: 'customer' })]) {
    await give(customer, 'partner_sharing');
  }
  await give(await patron.sign({ sub: benId, scope: 'customer' }), 'personalisation');
  const { grant } = await tell(
    ada,
    'grantAccess',
    {
      clientId: 'music',
      attributes: ['profile.name'],
      purposes: ['partner_sharing'],
      lookBackDays: 30,
      language: 'en',
      surface: 'web:partners',
      idempotencyKey: newId('key'),
    },
    'grant { id }',
  );
  grantId = grant.id;
}, 120_000);
afterAll(() => patron?.stop(), 60_000);

async function tell(token: string | null, mutation: string, input: object, fields = '') {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await patron.ask(
    token,
    `mutation($input: ${type}!) { ${mutation}(input: $input) { ${fields} userErrors { code message } } }`,
    { input },
  );
  expect([errors, data?.[mutation].userErrors], mutation).toEqual([undefined, []]);
  return data[mutation];
}

const registered = async (email: string): Promise<string> => {
  const name = { given: 'Some', family: 'Body' };
  const input = { email, name, idempotencyKey: newId('key') };
  return (await tell(null, 'registerCustomer', input, 'customerId')).customerId;
};

const give = (token: string, purpose: string) =>
  tell(token, 'giveConsent', {
    purpose,
    purposeVersion: 1,
    language: 'en',
    surface: 'web:account',
    idempotencyKey: newId('key'),
  });

/** Sends a request to a subgraph's own port, with these headers and nothing of the gateway's. */
async function direct(subgraph: string, headers: Record<string, string>, query: string, variables = {}) {
  const response = await fetch(`http://127.0.0.1:${patron.ports.get(subgraph)}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors = [] } = (await response.json()) as {
    // biome-ignore lint/suspicious/noExplicitAny: tests assert on whole results
    data?: any;
    errors?: { extensions?: { code?: string } }[];
  };
  return { status: response.status, data, codes: errors.map(({ extensions }) => extensions?.code) };
}

const sealed = (caller: Caller, keys: Keyring = keyring, now = new Date()) => ({
  [CALLER_HEADER]: sealCaller(caller, keys, now),
});

const ENTITY = (fields: string) =>
  `query($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { ${fields} } } }`;

describe('from outside', () => {
  it.each([
    '{ me { consentProof: id offers { id } } }',
    '{ me { consentProof: version offers { id } } }',
    '{ me { name { consentProof: full } offers { id } } }',
    '{ me { offers { id } ... on Customer { consentProof: language { value } } } }',
    '{ me { offers { id } ...Mine } } fragment Mine on Customer { ... { consentProof: birthDate { value } } }',
    'query($no: Boolean = false) { me { offers { id } consentProof: id @include(if: $no) } }',
    '{ consentProof: me { id } }',
    'mutation { consentProof: updateProfile(input: { idempotencyKey: "x" }) { idempotentReplay } }',
  ])('nothing can be named like the proof: %s', async (query) => {
    const { status, data, codes } = await patron.ask(ada, query);
    expect({ status, data, codes }).toEqual({
      status: 400,
      data: undefined,
      codes: ['RESERVED_RESPONSE_NAME'],
    });
  });

  it.each([
    ['the proof', '{ me { consentProof } }'],
    ['the proof under another name', '{ me { proof: consentProof } }'],
    ['the proof in a fragment', '{ me { ... on Customer { consentProof } } }'],
    ['entities', '{ _entities(representations: []) { __typename } }'],
    ['a subgraph’s schema', '{ _service { sdl } }'],
    ['what a grant allows', '{ grantStanding(id: "grt_1") { attributes } }'],
    ['the type of the proof', 'query($proof: ConsentProof) { me { id } }'],
  ])('there is no %s', async (_, query) => {
    const { status, data, codes } = await patron.ask(ada, query);
    expect({ status, data }).toEqual({ status: 400, data: undefined });
    expect(new Set(codes)).toEqual(new Set(['GRAPHQL_VALIDATION_FAILED']));
  });

  it('an object where a text belongs is a 400', async () => {
    const query = 'query($id: ID!) { customer(id: $id) { id } }';
    const { status, data, codes } = await patron.ask(ada, query, { id: { $gt: '' } });
    expect({ status, data, codes }).toEqual({ status: 400, data: undefined, codes: ['BAD_USER_INPUT'] });
  });

  it('a header that names the caller is nobody’s to send, not even a right one', async () => {
    const officer: Actor = { kind: 'staff', staffId: 'sta_1', role: 'privacy_officer' };
    const response = await fetch(`${patron.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...sealed({ actor: officer, requestId: null }) },
      body: JSON.stringify({ query: `{ customer(id: "${adaId}") { id consentHistoryIntact } }` }),
    });
    const { data, errors } = (await response.json()) as { data: unknown; errors: unknown };
    expect(data).toEqual({ customer: null });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('sent to the owner by somebody who can speak for the gateway, a proof', () => {
  const requestId = 'req_attacked';
  const OFFERS = ENTITY('offers { title }');
  const asAda = (): Actor => ({ kind: 'customer', customerId: adaId });
  const PERMITS = { purposes: ['personalisation'], version: null };
  const right = () => ({ members: [adaId], actor: asAda(), requestId, now: new Date() });
  const read = (consentProof: unknown, id = adaId) =>
    direct('loyalty', sealed({ actor: asAda(), requestId }), OFFERS, {
      r: [{ __typename: 'Customer', id, ...(consentProof !== undefined && { consentProof }) }],
    });
  const proofOf = async (customerId: string, actor: Actor, request = requestId): Promise<string> => {
    const { data } = await direct('consent', sealed({ actor, requestId: request }), ENTITY('consentProof'), {
      r: [{ __typename: 'Customer', id: customerId }],
    });
    return data._entities[0].consentProof;
  };

  it('opens what it permits when everything about it is right', async () => {
    expect(await read(issueConsentProof(right(), PERMITS, keyring))).toEqual({
      status: 200,
      data: { _entities: [{ offers: [{ title: 'Welcome' }] }] },
      codes: [],
    });
  });

  it.each<[string, () => unknown]>([
    ['that is missing', () => undefined],
    ['that is empty', () => ''],
    ['that is a list of purposes', () => ['personalisation']],
    ['that says what it should prove', () => ({ c: [adaId], p: ['personalisation'] })],
    ['under a key of one’s own', () => issueConsentProof(right(), PERMITS, aKeyring())],
    [
      'under a key of one’s own that has the name of the right one',
      () => issueConsentProof(right(), PERMITS, [{ id: 't1', secret: randomBytes(32) }]),
    ],
    [
      'that was sealed for something else',
      () => seal('caller', { c: [adaId], p: ['personalisation'] }, keyring),
    ],
    ['of this customer, who doesn’t permit it', () => proofOf(adaId, asAda())],
    ['of another customer, who does', () => proofOf(benId, { kind: 'customer', customerId: benId })],
    [
      'for another actor',
      () =>
        issueConsentProof(
          { ...right(), actor: { kind: 'service', serviceId: 'erp', scopes: [] } },
          PERMITS,
          keyring,
        ),
    ],
    [
      'of another request',
      () => issueConsentProof({ ...right(), requestId: 'req_before' }, PERMITS, keyring),
    ],
    ['of no request', () => issueConsentProof({ ...right(), requestId: null }, PERMITS, keyring)],
    [
      'that is a minute old',
      () => issueConsentProof({ ...right(), now: new Date(Date.now() - 60_000) }, PERMITS, keyring),
    ],
    [
      'from the future',
      () => issueConsentProof({ ...right(), now: new Date(Date.now() + 60_000) }, PERMITS, keyring),
    ],
    [
      'of another purpose',
      () => issueConsentProof(right(), { purposes: ['location'], version: null }, keyring),
    ],
  ])('%s opens nothing', async (_, proof) => {
    expect(await read(await proof())).toEqual({
      status: 200,
      data: { _entities: [{ offers: null }] },
      codes: ['CONSENT_REQUIRED'],
    });
  });

  it('is no way to another customer', async () => {
    const proof = issueConsentProof({ ...right(), members: [benId] }, PERMITS, keyring);
    expect(await read(proof, benId)).toEqual({
      status: 200,
      data: { _entities: [null] },
      codes: ['FORBIDDEN'],
    });
  });

  it('is void after the withdrawal that follows it, through the gateway', async () => {
    await give(ada, 'personalisation');
    const OWN = '{ me { offers { title } } }';
    expect((await patron.ask(ada, OWN)).data).toEqual({ me: { offers: [{ title: 'Welcome' }] } });
    const withdrawal = { purpose: 'personalisation', surface: 'web:account', idempotencyKey: newId('key') };
    await tell(ada, 'withdrawConsent', withdrawal);
    const { data, codes } = await patron.ask(ada, OWN);
    expect([data, codes]).toEqual([{ me: { offers: null } }, ['CONSENT_REQUIRED']]);
  });
});

describe('a caller’s seal', () => {
  const officer: Caller = {
    actor: { kind: 'staff', staffId: 'sta_1', role: 'privacy_officer' },
    requestId: null,
  };

  it.each<[string, () => Record<string, string>]>([
    ['that is missing', () => ({})],
    ['that is no seal', () => ({ [CALLER_HEADER]: JSON.stringify(officer) })],
    ['under a key of one’s own', () => sealed(officer, aKeyring())],
    ['that is a minute old', () => sealed(officer, keyring, new Date(Date.now() - 60_000))],
    [
      'that was made for a proof',
      () => ({
        [CALLER_HEADER]: seal('consent-proof', { ...officer, issuedAt: Date.now() / 1000 }, keyring),
      }),
    ],
    ['that is a bearer token', () => ({ authorization: `Bearer ${ada}` })],
  ])('%s opens no subgraph', async (_, headers) => {
    for (const subgraph of patron.ports.keys()) {
      const { status, data, codes } = await direct(subgraph, headers(), '{ __typename }');
      expect({ status, data, codes }, subgraph).toEqual({
        status: 401,
        data: undefined,
        codes: ['UNAUTHENTICATED'],
      });
    }
  });
});

describe('a partner’s token that says more than its grant', () => {
  const READ = '{ me { id name { full } emails { value } offers { title } } }';
  const A_NAME = expect.stringMatching(/^pcu_[\w-]{26}$/);
  const nothing = { name: null, emails: null, offers: null };
  const tokenWith = (claims: object) =>
    patron.sign({
      sub: adaId,
      client_id: 'music',
      grant_id: grantId,
      scope: 'profile.name profile.email loyalty.offers',
      ...claims,
    });

  it('reads what the grant names, and no attribute and no purpose more', async () => {
    const { data, codes } = await patron.ask(await tokenWith({ purposes: ['personalisation'] }), READ);
    expect(data.me).toEqual({ id: A_NAME, name: { full: 'Some Body' }, emails: null, offers: null });
    expect(codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE', 'UNAUTHORIZED_FIELD_OR_TYPE']);
  });

  it('is for the grant’s customer, whomever it names', async () => {
    const { data } = await patron.ask(await tokenWith({ sub: benId }), READ);
    const named = await patron.ask(await tokenWith({}), READ);
    expect(data.me).toMatchObject({ id: named.data.me.id, emails: null });
    const other = await patron.ask(
      await tokenWith({ sub: benId }),
      `{ customer(id: "${benId}") { id name { full } } }`,
    );
    expect([other.data, other.codes]).toEqual([{ customer: null }, ['FORBIDDEN']]);
  });

  it.each([
    ['of another app', { client_id: 'rewards' }],
    ['that doesn’t exist', { grant_id: 'grt_none' }],
  ])('reads nothing under a grant %s', async (_, claims) => {
    const { data, codes } = await patron.ask(await tokenWith(claims), READ);
    expect(data.me).toEqual({ id: A_NAME, ...nothing });
    expect(new Set(codes)).toEqual(new Set(['UNAUTHORIZED_FIELD_OR_TYPE']));
  });

  it.each([
    ['a role', { scope: 'customer' }],
    ['the privacy officer’s role', { scope: 'profile.name privacy_officer' }],
    ['the gateway’s scope', { scope: 'gateway' }],
    ['a grant that is no text', { grant_id: { $ne: null } }],
    ['no app', { client_id: undefined }],
  ])('is refused whole when it carries %s', async (_, claims) => {
    const { status, data, codes } = await patron.ask(await tokenWith(claims), READ);
    expect({ status, data, codes }).toEqual({ status: 401, data: undefined, codes: ['UNAUTHENTICATED'] });
  });
});
