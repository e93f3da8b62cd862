import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeJwt } from 'jose';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBearerCheck } from '#shared/introspection.ts';
import { askConsentOverHttp } from '#shared/live-grant.ts';
import { newId } from '#shared/mongo.ts';
import { ROUTER_KEY_HEADER, type ServedSubgraph, serveSubgraph } from '#shared/serve.ts';
import { openTokenVerifier } from '#shared/verify-token.ts';
import { embeddedIssuer } from '../../cli/front-door.ts';
import { aKey, type OAuthWorld, openOAuthWorld } from '../attacks/oauth-world.ts';
import { useDatabases } from '../support/mongod.ts';
import { post } from './oauth-server.ts';

const ROUTER_KEY = 'router-secret';

describe('behind another vendor’s gateway, a partner', () => {
  const dbOf = useDatabases();
  let world: OAuthWorld;
  const served: Record<string, ServedSubgraph> = {};

  const serve = async (name: string, introspection: string) => {
    const { url, keyring } = world.door;
    const clock = () => new Date();
    const verifier = openTokenVerifier({ issuers: [embeddedIssuer(url, url)], clock });
    return serveSubgraph(world.door.subgraph(name), {
      port: 0,
      keyring,
      clock,
      log: pino({ level: 'silent' }),
      db: dbOf(name),
      router: {
        key: ROUTER_KEY,
        verifyBearer: openBearerCheck({ verifier, url: new URL(introspection), keyring, clock }),
      },
    });
  };
  const endpoint = () => `${world.door.url}/oauth/token/introspection`;

  beforeAll(async () => {
    world = await openOAuthWorld(dbOf);
    for (const name of ['identity', 'consent', 'partners']) served[name] = await serve(name, endpoint());
  }, 120_000);
  afterAll(async () => {
    await Promise.all(Object.values(served).map((one) => one.close()));
    await world?.door.close();
  });

  async function ask(
    name: string,
    authorization: string,
    query: string,
    variables: object = {},
    headers: Record<string, string> = {},
  ) {
    const response = await fetch(`${served[name]?.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [ROUTER_KEY_HEADER]: ROUTER_KEY,
        authorization,
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors = [] } = (await response.json()) as {
      // biome-ignore lint/suspicious/noExplicitAny: tests assert on whole results
      data?: any;
      errors?: { extensions: { code: string } }[];
    };
    return { status: response.status, data, codes: errors.map(({ extensions }) => extensions.code) };
  }
  const NAME_AND_EMAIL = '{ me { id name { given } emails { value } } }';
  const REFUSED = { status: 401, data: undefined, codes: ['UNAUTHENTICATED'] };
  const connected = async (attributes = ['profile.email']) => {
    const person = await world.aPerson();
    const { access } = await world.connected({ person, attributes });
    return { person, access, bearer: `Bearer ${access}`, sub: String(decodeJwt(access).sub) };
  };

  it('reads what its grant allows now, by its own name for the customer', async () => {
    const { bearer, sub, person } = await connected([]);
    expect(await ask('identity', bearer, NAME_AND_EMAIL)).toEqual({
      status: 200,
      data: { me: { id: sub, name: { given: 'Ada' }, emails: null } },
      codes: ['UNAUTHORIZED_FIELD_OR_TYPE'],
    });
    const entity = (id: string) =>
      ask(
        'identity',
        bearer,
        'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { id name { given } } } }',
        { of: [{ __typename: 'Customer', id }] },
      );
    expect((await entity(sub)).data).toEqual({ _entities: [{ id: sub, name: { given: 'Ada' } }] });
    expect(await entity(person.customerId)).toMatchObject({
      data: { _entities: [null] },
      codes: ['FORBIDDEN'],
    });
  });

  it('is given a proof of the purposes of its grant', async () => {
    const { bearer, sub } = await connected();
    const { data, codes } = await ask(
      'consent',
      bearer,
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { id consentProof } } }',
      { of: [{ __typename: 'Customer', id: sub }] },
    );
    expect(codes).toEqual([]);
    expect(data).toEqual({ _entities: [{ id: sub, consentProof: expect.stringMatching(/^test\./) }] });
  });

  it('is refused from the next request on once the customer has ended the grant', async () => {
    const { bearer, access, person } = await connected();
    expect(await ask('identity', bearer, NAME_AND_EMAIL)).toMatchObject({ status: 200, codes: [] });
    await world.revoke(String(decodeJwt(access).grant_id), person);
    expect(await ask('identity', bearer, NAME_AND_EMAIL)).toEqual(REFUSED);
  });

  it('loses with the next request what the customer has narrowed', async () => {
    const { bearer, access, person } = await connected();
    const { data } = await world.door.ask(
      person.token,
      'mutation ($input: NarrowGrantInput!) { narrowGrant(input: $input) { userErrors { code } } }',
      {
        input: {
          grantId: decodeJwt(access).grant_id,
          attributes: ['profile.name'],
          surface: 'test',
          idempotencyKey: newId('key').slice(0, 40),
        },
      },
    );
    expect(data.narrowGrant.userErrors).toEqual([]);
    expect(await ask('identity', bearer, NAME_AND_EMAIL)).toMatchObject({
      status: 200,
      data: { me: { name: { given: 'Ada' }, emails: null } },
      codes: ['UNAUTHORIZED_FIELD_OR_TYPE'],
    });
  });

  it('is refused once its app is suspended, and so is the app for itself', async () => {
    const person = await world.aPerson();
    const { access } = await world.connected({ client: 'rewards', person });
    const own = await post(world.door, 'token', { grant_type: 'client_credentials' }, world.basic());
    const all = [access, String(own.access_token)].map((token) => `Bearer ${token}`);
    const APPS = '{ partnerApps { edges { node { id } } } }';
    for (const bearer of all)
      expect(await ask('partners', bearer, APPS)).toMatchObject({ status: 200, codes: [] });
    await world.apps.review('rewards', 'SUSPENDED', 'Sold data.');
    for (const bearer of all) expect(await ask('partners', bearer, APPS)).toEqual(REFUSED);
    await world.apps.review('rewards', 'APPROVED', 'Fine again.');
  });

  it('is refused with a token that is bound to a key: the proof was made for the gateway', async () => {
    const key = await aKey();
    const tokenEndpoint = { method: 'POST', url: `${world.door.url}/oauth/token` };
    const given = await world.coded();
    const { access_token = '' } = await world.redeem(given, {
      headers: { dpop: await key.proof(tokenEndpoint) },
    });
    const graph = { method: 'POST', url: `${served.identity?.url}/graphql`, token: access_token };
    for (const scheme of ['Bearer', 'DPoP']) {
      const dpop = await key.proof(graph);
      expect(await ask('identity', `${scheme} ${access_token}`, NAME_AND_EMAIL, {}, { dpop })).toEqual(
        REFUSED,
      );
    }
  });

  it.each([
    ['is down', 0],
    ['fails', 500],
    ['says nothing of the grant', 200],
  ])('is shown nothing while the OAuth server %s', async (_, status) => {
    const broken = createServer((_request, reply) => {
      reply.writeHead(status, { 'content-type': 'application/json' }).end('{"active":true}');
    });
    await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
    const { port } = broken.address() as AddressInfo;
    if (status === 0) await new Promise((resolve) => broken.close(resolve));
    const identity = await serve('identity', `http://127.0.0.1:${port}/oauth/token/introspection`);
    const { access } = await connected();
    const response = await fetch(`${identity.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [ROUTER_KEY_HEADER]: ROUTER_KEY,
        authorization: `Bearer ${access}`,
      },
      body: JSON.stringify({ query: NAME_AND_EMAIL }),
    });
    expect([response.status, await response.json()]).toEqual([
      503,
      { errors: [{ message: expect.any(String), extensions: { code: 'AUTHENTICATION_UNAVAILABLE' } }] },
    ]);
    await identity.close();
    broken.close();
  });

  it('has its grant asked of consent over HTTP, where consent runs in another process', async () => {
    const { access, person } = await connected([]);
    const { keyring } = world.door;
    const askOverHttp = askConsentOverHttp(`${served.consent?.url}/graphql`, {
      keyring,
      clock: () => new Date(),
    });
    expect(await askOverHttp(String(decodeJwt(access).grant_id))).toEqual({
      customerId: person.customerId,
      clientId: 'music',
      attributes: ['profile.name'],
      purposes: ['partner_sharing'],
      lookBackDays: 90,
      state: 'ACTIVE',
      expiresAt: expect.any(Date),
      members: [person.customerId],
    });
    expect(await askOverHttp('grt_none')).toBeNull();
    const forging = askConsentOverHttp(`${served.consent?.url}/graphql`, {
      keyring: [{ id: 'test', secret: randomBytes(32) }],
      clock: () => new Date(),
    });
    await expect(forging('grt_none')).rejects.toThrow('consent did not say');
  });

  it('no one outside learns a customer’s id by introspection, which tells the parts of the installation', async () => {
    const { access, person, sub } = await connected();
    const answer = await world.introspect(access);
    expect(answer).toMatchObject({
      active: true,
      sub,
      client_id: 'music',
      scope: 'profile.name profile.email',
    });
    expect(JSON.stringify(answer)).not.toContain(person.customerId);
    expect(await world.introspect(access, 'rewards')).toEqual({ status: 200, active: false });
    const forged = await fetch(endpoint(), {
      method: 'POST',
      headers: { 'x-patron-caller': 'test.eyJhY3RvciI6eyJraW5kIjoic2VydmljZSJ9fQ.AAAA' },
      body: new URLSearchParams({ token: access, client_id: 'music' }),
    });
    expect([forged.status, await forged.json()]).toEqual([
      401,
      { error: 'invalid_client', error_description: expect.any(String) },
    ]);
  });
});
