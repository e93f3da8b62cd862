import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { openTokenVerifier } from '#shared/verify-token.ts';
import { fetchPersonaToken, TokenError } from '../../cli/token.ts';
import { useDatabases } from '../support/mongod.ts';
import { anEvent } from '../support/subgraph.ts';
import { anApp } from './builders.ts';
import {
  aBrowser,
  aProofKey,
  authorizationRequest,
  type OAuthServer,
  post,
  startOAuthServer,
} from './oauth-server.ts';

const PERSONA_GRANT_TYPE = 'urn:patron:params:oauth:grant-type:demo-persona';

describe('tokens of demo personas', () => {
  const dbOf = useDatabases();
  let server: OAuthServer;

  beforeAll(async () => {
    server = await startOAuthServer({ db: dbOf('partners') });
    const { personas, apps } = server.data;
    await personas.put([
      { id: 'ada', title: 'Ada', kind: 'customer', customerId: 'cus_ada' },
      { id: 'store', title: 'Ines', kind: 'associate', associateId: 'asc_1', stores: ['sto_1', 'sto_2'] },
      {
        id: 'music',
        title: 'Harmonia',
        kind: 'partner',
        clientId: 'music',
        customerId: 'cus_ada',
        grantId: 'grt_0',
      },
      { id: 'rewards', title: 'Bonus', kind: 'partner', clientId: 'rewards', customerId: 'cus_ada' },
      { id: 'erp', title: 'The ERP', kind: 'service', serviceId: 'erp', scopes: ['import'] },
      { id: 'analyst', title: 'Analyst', kind: 'staff', staffId: 'stf_1', role: 'analyst' },
      { id: 'privacy', title: 'Privacy officer', kind: 'staff', staffId: 'stf_2', role: 'privacy_officer' },
      { id: 'admin', title: 'Admin', kind: 'staff', staffId: 'stf_3', role: 'admin' },
    ]);
    for (const id of ['music', 'rewards']) {
      await apps.register(anApp({ id }));
      await apps.review(id, 'APPROVED', 'Fine.');
    }
  });
  afterAll(() => server.close());

  const actorOf = async (persona: string): Promise<Actor> => {
    const verifier = openTokenVerifier({
      issuers: [
        {
          issuer: `${server.url}/oauth`,
          audience: `${server.url}/graphql`,
          jwks: new URL(`${server.url}/oauth/jwks`),
          tokenType: 'at+jwt',
        },
      ],
      clock: () => new Date(),
    });
    return (await verifier.verify(await fetchPersonaToken(server.url, persona))).actor;
  };
  let granted = 0;
  const grantChanges = (grantId: string, state: string, clientId = 'music') => {
    granted += 1;
    const event = anEvent({
      type: 'patron.grant.changed.v1',
      subject: 'cus_ada',
      time: new Date(Date.now() + granted),
      data: { customerId: 'cus_ada', grantId, clientId, state },
    });
    return server.consume([event]);
  };

  it.each<[string, Actor]>([
    ['ada', { kind: 'customer', customerId: 'cus_ada' }],
    ['store', { kind: 'associate', associateId: 'asc_1', stores: ['sto_1', 'sto_2'] }],
    ['erp', { kind: 'service', serviceId: 'erp', scopes: ['import'] }],
    ['analyst', { kind: 'staff', staffId: 'stf_1', role: 'analyst' }],
    ['privacy', { kind: 'staff', staffId: 'stf_2', role: 'privacy_officer' }],
    ['admin', { kind: 'staff', staffId: 'stf_3', role: 'admin' }],
  ])('make the graph see %s as %j', async (persona, actor) => {
    expect(await actorOf(persona)).toEqual(actor);
  });

  it('name the app, the customer and the grant for a partner', async () => {
    const { client_id, sub, scope, grant_id } = decodeJwt(await fetchPersonaToken(server.url, 'music'));
    expect({ client_id, sub, scope, grant_id }).toEqual({
      client_id: 'music',
      sub: server.data.pairwise('cus_ada', 'music'),
      scope: 'profile.name loyalty.tier',
      grant_id: 'grt_0',
    });
    expect(await actorOf('music')).toMatchObject({ kind: 'partner', clientId: 'music', grantId: 'grt_0' });
  });

  it('follow the customer’s grants: the newest that stands, and none once all have ended', async () => {
    await expect(fetchPersonaToken(server.url, 'rewards')).rejects.toThrow(TokenError);
    await grantChanges('grt_1', 'ACTIVE', 'rewards');
    expect(await actorOf('rewards')).toMatchObject({ grantId: 'grt_1' });
    await grantChanges('grt_2', 'ACTIVE', 'rewards');
    expect(await actorOf('rewards')).toMatchObject({ grantId: 'grt_2' });
    await grantChanges('grt_2', 'REVOKED', 'rewards');
    expect(await actorOf('rewards')).toMatchObject({ grantId: 'grt_1' });
    await grantChanges('grt_1', 'EXPIRED', 'rewards');
    await expect(fetchPersonaToken(server.url, 'rewards')).rejects.toThrow(/no grant that stands/);
  });

  it('are not made for a grant that is known to have ended, though the demo began with it', async () => {
    await grantChanges('grt_0', 'REVOKED');
    await expect(fetchPersonaToken(server.url, 'music')).rejects.toThrow(/no grant that stands/);
    await grantChanges('grt_0', 'ACTIVE');
    expect(await actorOf('music')).toMatchObject({ grantId: 'grt_0' });
  });

  it('are not made for an app that is suspended', async () => {
    await server.data.apps.review('music', 'SUSPENDED', 'Sold data.');
    await expect(fetchPersonaToken(server.url, 'music')).rejects.toThrow(/not approved/);
    await server.data.apps.review('music', 'APPROVED', 'Fine again.');
  });

  it('are refused for an unknown persona, naming those that there are', async () => {
    await expect(fetchPersonaToken(server.url, 'eve')).rejects.toThrow(
      'ada, admin, analyst, erp, music, privacy, rewards, store',
    );
  });

  it.each(['', '{"$gt":""}', 'ada\u0000'])('are refused for the persona %j', async (persona) => {
    const answer = await post(server, 'token', {
      grant_type: PERSONA_GRANT_TYPE,
      client_id: 'patron-cli',
      persona,
    });
    expect(answer).toMatchObject({ status: 400, error: 'invalid_request' });
  });

  it.each(['patron-storefront', 'patron-sandbox', 'patron-consent-page', 'music'])(
    'are not handed to the client %s',
    async (client_id) => {
      const answer = await post(server, 'token', {
        grant_type: PERSONA_GRANT_TYPE,
        client_id,
        persona: 'ada',
      });
      expect(answer).toMatchObject({ status: 400, error: 'invalid_request' });
    },
  );

  it('are handed to a page of our own and to no other site’s', async () => {
    const parameters = { grant_type: PERSONA_GRANT_TYPE, client_id: 'patron-cli', persona: 'ada' };
    expect(await post(server, 'token', parameters, { origin: server.url })).toMatchObject({ status: 200 });
    expect(await post(server, 'token', parameters, { origin: 'https://evil.example' })).toMatchObject({
      status: 400,
      error: 'invalid_request',
    });
  });

  it('say that nothing answers where nothing runs, and that something else does where something else runs', async () => {
    await expect(fetchPersonaToken('http://127.0.0.1:1', 'ada')).rejects.toThrow(/Nothing answers/);
    await expect(fetchPersonaToken(`${server.url}/oauth/jwks?`, 'ada')).rejects.toThrow(TokenError);
  });

  it('are announced to the sandbox by name only', async () => {
    const response = await fetch(`${server.url}/demo/personas`);
    expect(await response.json()).toContainEqual({ id: 'store', title: 'Ines', kind: 'associate' });
  });

  describe('when the demo is off', () => {
    let bare: OAuthServer;
    beforeAll(async () => {
      bare = await startOAuthServer({ db: dbOf('bare'), demo: false });
      await bare.data.personas.put([{ id: 'ada', title: 'Ada', kind: 'customer', customerId: 'cus_ada' }]);
    });
    afterAll(() => bare.close());

    it('are not made, though the personas are still there', async () => {
      const answer = await post(bare, 'token', {
        grant_type: PERSONA_GRANT_TYPE,
        client_id: 'patron-cli',
        persona: 'ada',
      });
      expect(answer).toMatchObject({ status: 400, error: 'unsupported_grant_type' });
      await expect(fetchPersonaToken(bare.url, 'ada')).rejects.toThrow(/demo is off/);
    });

    it('nothing lists personas', async () => {
      expect((await fetch(`${bare.url}/demo/personas`)).status).toBe(404);
    });

    it('nobody signs in as a persona, and the page says what is missing', async () => {
      const browser = aBrowser();
      const page = await browser.follow(
        authorizationRequest(bare.url, {
          client_id: 'patron-storefront',
          redirect_uri: `${bare.url}/me/callback`,
          scope: 'openid customer',
          code_challenge: aProofKey().challenge,
        }),
      );
      expect(page.response.status).toBe(503);
      expect(await page.response.text()).toContain('No way of signing in has been configured here');
      expect((await browser.visit(`${page.url}/sign-in`, { persona: 'ada' })).status).toBe(400);
    });
  });
});
