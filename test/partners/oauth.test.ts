import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import * as openid from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTokenVerifier, TokenRefused } from '#shared/verify-token.ts';
import { useDatabases } from '../support/mongod.ts';
import { anApp } from './builders.ts';
import {
  aBrowser,
  aProofKey,
  authorizationRequest,
  type OAuthServer,
  post,
  signInForCode,
  startOAuthServer,
} from './oauth-server.ts';

describe('the OAuth server', () => {
  const dbOf = useDatabases();
  let server: OAuthServer;
  let redirectUri: string;
  let clientSecret: string;

  beforeAll(async () => {
    server = await startOAuthServer({ db: dbOf('partners') });
    redirectUri = `${server.url}/me/callback`;
    const { personas, apps } = server.data;
    await personas.put([
      { id: 'ada', title: 'Ada & <friends>', kind: 'customer', customerId: 'cus_ada' },
      { id: 'ben', title: 'Ben', kind: 'customer', customerId: 'cus_ben' },
      {
        id: 'store',
        title: 'Ines, at the counter',
        kind: 'associate',
        associateId: 'asc_1',
        stores: ['sto_1'],
      },
      { id: 'erp', title: 'The ERP', kind: 'service', serviceId: 'erp', scopes: ['import'] },
    ]);
    await apps.register(anApp({ id: 'unreviewed' }));
    const registered = await apps.register(
      anApp({ id: 'rewards', confidential: true, redirectUris: ['https://rewards.example/callback'] }),
    );
    await apps.review('rewards', 'APPROVED', 'Fine.');
    clientSecret = registered?.clientSecret ?? '';
  });
  afterAll(() => server.close());

  const storefront = () => ({
    clientId: 'patron-storefront',
    redirectUri,
    scope: 'openid customer',
    persona: 'ada',
  });
  const redeem = (code: string, verifier: string, changes: Record<string, string> = {}) =>
    post(server, 'token', {
      grant_type: 'authorization_code',
      client_id: 'patron-storefront',
      redirect_uri: redirectUri,
      code,
      code_verifier: verifier,
      ...changes,
    });
  const refresh = (token = '', changes: Record<string, string> = {}) =>
    post(server, 'token', {
      grant_type: 'refresh_token',
      client_id: 'patron-storefront',
      refresh_token: token,
      ...changes,
    });
  const signedIn = async () => {
    const { code, verifier, browser } = await signInForCode(server, storefront());
    return { ...(await redeem(code, verifier)), code, verifier, browser };
  };
  const verifierFor = (audience: string) =>
    openTokenVerifier({
      issuers: [
        {
          issuer: `${server.url}/oauth`,
          audience,
          jwks: new URL(`${server.url}/oauth/jwks`),
          algorithms: ['ES256'],
          tokenType: 'at+jwt',
        },
      ],
      clock: () => new Date(),
    });

  describe('what it says of itself', () => {
    /** Node's own client: `fetch` lets nobody choose the Host. */
    async function discovery(headers: Record<string, string>) {
      const address = `${server.url}/oauth/.well-known/openid-configuration`;
      const [response] = (await once(httpRequest(address, { headers }).end(), 'response')) as [
        IncomingMessage,
      ];
      return json(response);
    }

    it.each([
      ['plainly', {}],
      ['to a forged Host', { host: 'evil.example' }],
      ['to forged proxy headers', { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }],
    ])('names addresses below the issuer %s', async (_, headers) => {
      const { url } = server;
      expect(await discovery(headers)).toMatchObject({
        issuer: `${url}/oauth`,
        authorization_endpoint: `${url}/oauth/auth`,
        token_endpoint: `${url}/oauth/token`,
        jwks_uri: `${url}/oauth/jwks`,
        introspection_endpoint: `${url}/oauth/token/introspection`,
        revocation_endpoint: `${url}/oauth/token/revocation`,
        pushed_authorization_request_endpoint: `${url}/oauth/request`,
        end_session_endpoint: `${url}/oauth/session/end`,
        code_challenge_methods_supported: ['S256'],
        response_types_supported: ['code'],
        id_token_signing_alg_values_supported: ['ES256'],
      });
    });

    it('publishes the key that signs and the next one, and nothing private', async () => {
      const response = await fetch(`${server.url}/oauth/jwks`);
      const { keys } = (await response.json()) as { keys: Record<string, string>[] };
      expect(keys).toHaveLength(2);
      for (const key of keys) {
        expect(key).toEqual({
          kty: 'EC',
          crv: 'P-256',
          use: 'sig',
          alg: 'ES256',
          kid: expect.any(String),
          x: expect.any(String),
          y: expect.any(String),
        });
      }
      const { access_token: token = '' } = await signedIn();
      expect(decodeProtectedHeader(token)).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: keys[0]?.kid });
    });
  });

  describe('signing in', () => {
    it('takes a standard client from the page to tokens that the graph believes', async () => {
      const config = await openid.discovery(
        new URL(`${server.url}/oauth`),
        'patron-storefront',
        undefined,
        openid.None(),
        // oxlint-disable-next-line typescript/no-deprecated -- marked so to stand out; there is no TLS on the loopback
        { execute: [openid.allowInsecureRequests] },
      );
      const verifier = openid.randomPKCECodeVerifier();
      const nonce = openid.randomNonce();
      const state = openid.randomState();
      const address = openid.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid customer',
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        nonce,
        state,
      });
      const browser = aBrowser();
      const page = await browser.follow(address.href);
      const answer = await browser.follow(`${page.url}/sign-in`, { persona: 'ada' });
      const tokens = await openid.authorizationCodeGrant(config, new URL(answer.url), {
        pkceCodeVerifier: verifier,
        expectedNonce: nonce,
        expectedState: state,
        idTokenExpected: true,
      });

      expect(tokens.claims()?.sub).toBe('cus_ada');
      expect(tokens.expires_in).toBe(600);
      expect((await verifierFor(`${server.url}/graphql`).verify(tokens.access_token)).actor).toEqual({
        kind: 'customer',
        customerId: 'cus_ada',
      });
      const { iat = 0, exp = 0, ...claims } = decodeJwt(tokens.access_token);
      expect(exp - iat).toBe(600);
      expect(claims).toEqual({
        iss: `${server.url}/oauth`,
        aud: `${server.url}/graphql`,
        sub: 'cus_ada',
        client_id: 'patron-storefront',
        scope: 'customer',
        jti: expect.any(String),
      });
    });

    it('shows a page that works without script, holds nothing of others and is kept by nobody', async () => {
      const page = await aBrowser().follow(
        authorizationRequest(server.url, {
          client_id: 'patron-storefront',
          redirect_uri: redirectUri,
          scope: 'openid customer',
          code_challenge: aProofKey().challenge,
        }),
      );
      const text = await page.response.text();
      expect(text).toContain('<html lang="en" dir="ltr">');
      expect(text).toContain('Ada &#38; &#60;friends&#62;');
      expect(text).not.toMatch(/<script|\son\w+=|https?:/);
      expect(page.response.headers.get('cache-control')).toBe('no-store');
      expect(page.response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(page.response.headers.get('content-security-policy')).toContain("default-src 'none'");
    });

    it('offers a client only those who can use it, and takes no others', async () => {
      const request = authorizationRequest(server.url, {
        client_id: 'patron-storefront',
        redirect_uri: redirectUri,
        scope: 'openid customer',
        code_challenge: aProofKey().challenge,
      });
      const browser = aBrowser();
      const page = await browser.follow(request);
      const text = await page.response.text();
      const offered = Array.from(text.matchAll(/name="persona" value="(\w+)"/g), ([, id]) => id);
      expect(offered).toEqual(['ada', 'ben']);
      expect((await browser.visit(`${page.url}/sign-in`, { persona: 'store' })).status).toBe(400);
    });

    it('gives the sandbox the role of whoever signed in, and an associate’s stores', async () => {
      const sandbox = { clientId: 'patron-sandbox', redirectUri: `${server.url}/sandbox/callback` };
      const scope = 'openid customer associate analyst marketer privacy_officer admin';
      const { code, verifier } = await signInForCode(server, { ...sandbox, scope, persona: 'store' });
      const tokens = await redeem(code, verifier, {
        client_id: sandbox.clientId,
        redirect_uri: sandbox.redirectUri,
      });
      expect(tokens.scope).toBe('associate');
      expect((await verifierFor(`${server.url}/graphql`).verify(tokens.access_token ?? '')).actor).toEqual({
        kind: 'associate',
        associateId: 'asc_1',
        stores: ['sto_1'],
      });
    });

    it('asks once: who is signed in goes straight back to the client', async () => {
      const { browser } = await signedIn();
      const again = await signInForCode(server, { ...storefront(), browser });
      expect(new URL(again.answer.url).pathname).toBe('/me/callback');
      expect(await redeem(again.code, again.verifier)).toMatchObject({ status: 200, scope: 'customer' });
    });

    it('asks again when the one who is signed in can’t use the client', async () => {
      const browser = aBrowser();
      const sandbox = { clientId: 'patron-sandbox', redirectUri: `${server.url}/sandbox/callback` };
      await signInForCode(server, { ...sandbox, scope: 'openid associate', persona: 'store', browser });
      const page = await browser.follow(
        authorizationRequest(server.url, {
          client_id: 'patron-storefront',
          redirect_uri: redirectUri,
          scope: 'openid customer',
          code_challenge: aProofKey().challenge,
        }),
      );
      expect(await page.response.text()).toContain('Sign in to Patron storefront');
    });

    it('tells the client when the person cancels', async () => {
      const browser = aBrowser();
      const page = await browser.follow(
        authorizationRequest(server.url, {
          client_id: 'patron-storefront',
          redirect_uri: redirectUri,
          scope: 'openid customer',
          code_challenge: aProofKey().challenge,
        }),
      );
      const { url } = await browser.follow(`${page.url}/deny`, {});
      expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
        error: 'access_denied',
        state: 'st4te',
        iss: `${server.url}/oauth`,
      });
    });

    it('is not taken over by who has the address but not the cookie', async () => {
      const page = await aBrowser().follow(
        authorizationRequest(server.url, {
          client_id: 'patron-storefront',
          redirect_uri: redirectUri,
          scope: 'openid customer',
          code_challenge: aProofKey().challenge,
        }),
      );
      expect((await aBrowser().visit(page.url)).status).toBe(400);
      expect((await aBrowser().visit(`${page.url}/sign-in`, { persona: 'ada' })).status).toBe(400);
    });

    it('ends with signing out: the refresh token is worth nothing any more', async () => {
      const { browser, refresh_token, id_token = '' } = await signedIn();
      const leave = `${server.url}/oauth/session/end?${new URLSearchParams({ id_token_hint: id_token })}`;
      const page = await browser.visit(leave);
      const text = await page.text();
      expect(text).toContain('Do you want to sign out?');
      const xsrf = /name="xsrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
      await browser.follow(`${server.url}/oauth/session/end/confirm`, { xsrf, logout: 'yes' });
      expect(await refresh(refresh_token)).toMatchObject({ status: 400, error: 'invalid_grant' });
    });
  });

  describe('an authorization request is refused', () => {
    const request = (changes: Record<string, string | undefined>) =>
      aBrowser().follow(
        authorizationRequest(server.url, {
          client_id: 'patron-storefront',
          redirect_uri: redirectUri,
          scope: 'openid customer',
          code_challenge: aProofKey().challenge,
          ...changes,
        }),
      );

    it.each<[string, string, Record<string, string | undefined>]>([
      ['without PKCE', 'invalid_request', { code_challenge: undefined, code_challenge_method: undefined }],
      ['with plain PKCE', 'invalid_request', { code_challenge_method: 'plain' }],
      ['with PKCE of no method', 'invalid_request', { code_challenge_method: undefined }],
      ['for another resource', 'invalid_target', { resource: 'https://other.example/graphql' }],
      ['for a token right away', 'unsupported_response_type', { response_type: 'token' }],
      ['as an unsigned request object', 'request_not_supported', { request: 'eyJhbGciOiJub25lIn0.e30.' }],
      ['without anybody signed in, silently', 'login_required', { prompt: 'none' }],
    ])('%s', async (_, error, changes) => {
      const { url } = await request(changes);
      expect(url.split('?')[0]?.split('#')[0]).toBe(redirectUri);
      const { search, hash } = new URL(url);
      expect(new URLSearchParams(search || hash.slice(1)).get('error')).toBe(error);
    });

    it.each<[string, (registered: string) => Record<string, string>]>([
      ['to an address that was not registered', () => ({ redirect_uri: 'https://evil.example/callback' })],
      ['to an address that only begins as the registered one', (uri) => ({ redirect_uri: `${uri}/../x` })],
      ['to the registered address with something added', (uri) => ({ redirect_uri: `${uri}?next=evil` })],
      ['of an unknown client', () => ({ client_id: 'nobody' })],
      [
        'of an app that was not approved',
        () => ({ client_id: 'unreviewed', redirect_uri: 'http://127.0.0.1/callback' }),
      ],
      ['of the command line', () => ({ client_id: 'patron-cli' })],
    ])('%s, and nobody is sent anywhere', async (_, changesTo) => {
      const { url, response } = await request(changesTo(redirectUri));
      expect(response.status).toBe(400);
      expect(new URL(url).pathname).toBe('/oauth/auth');
      expect(await response.text()).toContain('That did not work');
    });

    it('of a confidential client without PKCE too', async () => {
      const { url } = await request({
        client_id: 'rewards',
        redirect_uri: 'https://rewards.example/callback',
        code_challenge: undefined,
        code_challenge_method: undefined,
      });
      expect(url.startsWith('https://rewards.example/callback?error=invalid_request')).toBe(true);
    });
  });

  describe('a code', () => {
    it.each<[string, string, Record<string, string>]>([
      ['another verifier', 'invalid_grant', { code_verifier: aProofKey().verifier }],
      ['another address', 'invalid_grant', { redirect_uri: 'https://evil.example/callback' }],
      ['another resource', 'invalid_target', { resource: 'https://other.example/graphql' }],
      ['a made-up code', 'invalid_grant', { code: 'made-up' }],
    ])('is refused with %s', async (_, error, changes) => {
      const { code, verifier } = await signInForCode(server, storefront());
      expect(await redeem(code, verifier, changes)).toMatchObject({ status: 400, error });
    });

    it('is refused without a verifier', async () => {
      const { code } = await signInForCode(server, storefront());
      const answer = await post(server, 'token', {
        grant_type: 'authorization_code',
        client_id: 'patron-storefront',
        redirect_uri: redirectUri,
        code,
      });
      expect(answer).toMatchObject({ status: 400, error: 'invalid_grant' });
    });

    it('is refused to another client', async () => {
      const { code, verifier } = await signInForCode(server, storefront());
      const answer = await redeem(code, verifier, { client_id: 'patron-sandbox' });
      expect(answer).toMatchObject({ status: 400, error: 'invalid_grant' });
    });

    it('that is used twice takes back what it gave', async () => {
      const { code, verifier, refresh_token } = await signedIn();
      expect(await redeem(code, verifier)).toMatchObject({ status: 400, error: 'invalid_grant' });
      expect(await refresh(refresh_token)).toMatchObject({ status: 400, error: 'invalid_grant' });
    });

    it('that is used many times at once gives at most one refresh token, and that one is worth nothing', async () => {
      const { code, verifier } = await signInForCode(server, storefront());
      const answers = await Promise.all(Array.from({ length: 8 }, () => redeem(code, verifier)));
      const given = answers.filter(({ status }) => status === 200);
      expect(given.length).toBeLessThanOrEqual(1);
      for (const { refresh_token } of given) {
        expect(await refresh(refresh_token)).toMatchObject({ status: 400, error: 'invalid_grant' });
      }
    });
  });

  describe('a refresh token', () => {
    it('is replaced whenever it is used', async () => {
      const { refresh_token: first } = await signedIn();
      const second = await refresh(first);
      expect(second).toMatchObject({ status: 200, scope: 'customer' });
      expect(second.refresh_token).not.toBe(first);
      expect(await refresh(second.refresh_token)).toMatchObject({ status: 200 });
    });

    it('that is used again ends the whole family', async () => {
      const { refresh_token: first } = await signedIn();
      const { refresh_token: second } = await refresh(first);
      expect(await refresh(first)).toMatchObject({ status: 400, error: 'invalid_grant' });
      expect(await refresh(second)).toMatchObject({ status: 400, error: 'invalid_grant' });
    });

    it('that is used many times at once ends the whole family', async () => {
      const { refresh_token: first } = await signedIn();
      const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(first)));
      const given = answers.filter(({ status }) => status === 200);
      expect(given.length).toBeLessThanOrEqual(1);
      for (const { refresh_token } of given) {
        expect(await refresh(refresh_token)).toMatchObject({ status: 400, error: 'invalid_grant' });
      }
    });

    it('is refused for another resource, to another client, and for more than it was given', async () => {
      const { refresh_token } = await signedIn();
      expect(await refresh(refresh_token, { resource: 'https://other.example/' })).toMatchObject({
        error: 'invalid_target',
      });
      const other = await signedIn();
      expect(await refresh(other.refresh_token, { client_id: 'patron-sandbox' })).toMatchObject({
        error: 'invalid_grant',
      });
      expect(await refresh(other.refresh_token, { scope: 'openid customer admin' })).toMatchObject({
        error: 'invalid_scope',
      });
    });

    it('is not kept in a form in which it could be used', async () => {
      const { refresh_token = '', code } = await signedIn();
      const kept = JSON.stringify(await dbOf('partners').collection('oauthRecords').find().toArray());
      expect(kept).not.toContain(refresh_token);
      expect(kept).not.toContain(code);
    });

    it('is active until it is revoked, and known to its own client only', async () => {
      const { refresh_token: token = '' } = await signedIn();
      const introspect = (client_id: string) => post(server, 'token/introspection', { token, client_id });
      expect(await introspect('patron-storefront')).toMatchObject({
        active: true,
        sub: 'cus_ada',
        client_id: 'patron-storefront',
      });
      expect(await introspect('patron-sandbox')).toEqual({ status: 200, active: false });
      await post(server, 'token/revocation', { token, client_id: 'patron-sandbox' });
      expect(await introspect('patron-storefront')).toMatchObject({ active: true });
      await post(server, 'token/revocation', { token, client_id: 'patron-storefront' });
      expect(await introspect('patron-storefront')).toEqual({ status: 200, active: false });
    });
  });

  describe('a confidential client', () => {
    const basic = (secret: string) => ({
      authorization: `Basic ${Buffer.from(`rewards:${secret}`).toString('base64')}`,
    });
    const asking = {
      grant_type: 'authorization_code',
      code: 'made-up',
      redirect_uri: 'https://rewards.example/callback',
    };

    it('is let in with its secret and refused with another or none', async () => {
      expect(await post(server, 'token', asking, basic(clientSecret))).toMatchObject({
        error: 'invalid_grant',
      });
      const kept = await server.data.apps.byId('rewards');
      for (const wrong of ['wrong', kept?.secretHash ?? '']) {
        expect(await post(server, 'token', asking, basic(wrong))).toMatchObject({
          status: 401,
          error: 'invalid_client',
        });
      }
      expect(await post(server, 'token', { ...asking, client_id: 'rewards' })).toMatchObject({
        error: 'invalid_client',
      });
    });

    it('is refused once it is suspended', async () => {
      await server.data.apps.review('rewards', 'SUSPENDED', 'Sold data.');
      expect(await post(server, 'token', asking, basic(clientSecret))).toMatchObject({
        error: 'invalid_client',
      });
      await server.data.apps.review('rewards', 'APPROVED', 'Fine again.');
    });
  });

  it('takes an authorization request that was pushed before, once', async () => {
    const { verifier, challenge } = aProofKey();
    const pushed = await post(server, 'request', {
      client_id: 'patron-storefront',
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: 'openid customer',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    });
    expect(pushed.status).toBe(201);
    const query = new URLSearchParams({
      client_id: 'patron-storefront',
      request_uri: String(pushed.request_uri),
    });
    const browser = aBrowser();
    const page = await browser.follow(`${server.url}/oauth/auth?${query}`);
    const { url } = await browser.follow(`${page.url}/sign-in`, { persona: 'ben' });
    const code = new URL(url).searchParams.get('code') ?? '';
    expect(await redeem(code, verifier)).toMatchObject({ status: 200, scope: 'customer' });
    const again = await browser.follow(`${server.url}/oauth/auth?${query}`);
    expect(again.response.status).toBe(400);
  });

  it('makes tokens that are no good for another audience', async () => {
    const { access_token = '' } = await signedIn();
    await expect(verifierFor('https://other.example/graphql').verify(access_token)).rejects.toThrow(
      TokenRefused,
    );
  });
});
