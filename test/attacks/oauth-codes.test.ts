import { randomUUID } from 'node:crypto';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../partners/front-door.ts';
import { aBrowser, aProofKey, authorizationRequest, post } from '../partners/oauth-server.ts';
import { useDatabases } from '../support/mongod.ts';
import { MUSIC_REDIRECT, type OAuthWorld, openOAuthWorld, REWARDS_REDIRECT, SCOPE } from './oauth-world.ts';

const dbOf = useDatabases();
let world: OAuthWorld;
beforeAll(async () => {
  world = await openOAuthWorld(dbOf);
}, 120_000);
afterAll(() => world?.door.close());

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const parametersOf = (url: string) => Object.fromEntries(new URL(url).searchParams);
const grantOf = (token: string) => String(decodeJwt(token).grant_id);

/** A refusal of the token endpoint, whole but for the words. */
const refusedWith = (error: string, status = 400) => ({
  status,
  error,
  error_description: expect.any(String),
});

describe('a code', () => {
  it('that is redeemed again takes back all that it gave: the refresh token and the live access token', async () => {
    const { code, verifier, access, refresh } = await world.connected();
    expect(await world.read(bearer(access))).toMatchObject({ status: 200, codes: [] });
    expect(await world.redeem({ code, verifier })).toEqual(refusedWith('invalid_grant'));
    expect(await world.refresh(refresh)).toEqual(refusedWith('invalid_grant'));
    expect(await world.read(bearer(access))).toMatchObject({
      status: 401,
      data: undefined,
      codes: ['UNAUTHENTICATED'],
      challenge: 'Bearer error="invalid_token"',
    });
    expect(await world.introspect(access)).toEqual({ status: 200, active: false });
  });

  it('that was taken back leaves the customer’s grant: the app connects anew', async () => {
    const { code, verifier } = await world.connected();
    await world.redeem({ code, verifier });
    const anew = async () => world.read(bearer((await world.connected()).access));
    // Tokens of the same second count as taken back, too.
    expect(await eventually(anew, ({ status }) => status === 200)).toMatchObject({ status: 200, codes: [] });
  });

  it.each<[string, string, Record<string, string>]>([
    ['another verifier', 'invalid_grant', { code_verifier: aProofKey().verifier }],
    ['a verifier that is too short', 'invalid_request', { code_verifier: 'short' }],
    ['an empty verifier', 'invalid_grant', { code_verifier: '' }],
    ['another path', 'invalid_grant', { redirect_uri: `${MUSIC_REDIRECT}/x` }],
    ['no redirect_uri', 'invalid_request', { redirect_uri: '' }],
    ['another resource', 'invalid_target', { resource: 'https://other.example/graphql' }],
    ['a made-up code', 'invalid_grant', { code: randomUUID() }],
    ['another client', 'invalid_grant', { client_id: 'bound' }],
  ])('is refused with %s', async (_, error, changes) => {
    const given = await world.coded();
    expect(await world.redeem(given, { changes })).toEqual(refusedWith(error));
  });

  it('is refused without a verifier', async () => {
    const { code } = await world.coded();
    const answer = await post(world.door, 'token', {
      grant_type: 'authorization_code',
      client_id: 'music',
      redirect_uri: MUSIC_REDIRECT,
      code,
    });
    expect(answer).toEqual(refusedWith('invalid_grant'));
  });

  it('of another client is refused to a confidential one with its own secret', async () => {
    const { code, verifier } = await world.coded();
    const answer = await world.redeem(
      { code, verifier },
      { client: 'rewards', changes: { redirect_uri: MUSIC_REDIRECT } },
    );
    expect(answer).toEqual(refusedWith('invalid_grant'));
  });
});

describe('an authorization request', () => {
  it.each<[string, string, Record<string, string | undefined>]>([
    ['without PKCE', 'invalid_request', { code_challenge: undefined, code_challenge_method: undefined }],
    ['with plain PKCE', 'invalid_request', { code_challenge_method: 'plain' }],
    [
      'with PKCE of no method, which would mean plain',
      'invalid_request',
      { code_challenge_method: undefined },
    ],
    ['for an implicit token', 'unsupported_response_type', { response_type: 'token' }],
    ['for an id token right away', 'unsupported_response_type', { response_type: 'id_token' }],
    ['for a hybrid answer', 'unsupported_response_type', { response_type: 'code id_token' }],
    ['for another resource', 'invalid_target', { resource: 'https://other.example/graphql' }],
    [
      'with a request object',
      'request_not_supported',
      { request: 'eyJhbGciOiJub25lIn0.eyJzY29wZSI6ImFkbWluIn0.' },
    ],
    [
      'with a request_uri elsewhere',
      'request_uri_not_supported',
      { request_uri: 'https://evil.example/request' },
    ],
    ['without asking anybody', 'login_required', { prompt: 'none' }],
  ])('%s is refused, and the app is told by whom', async (_, error, changes) => {
    const { url } = await aBrowser().follow(request(changes));
    const { origin, pathname, searchParams, hash } = new URL(url);
    expect(`${origin}${pathname}`).toBe(MUSIC_REDIRECT);
    const told = Object.fromEntries(hash ? new URLSearchParams(hash.slice(1)) : searchParams);
    expect(told).toMatchObject({ error, state: 'st4te', iss: `${world.door.url}/oauth` });
  });

  it.each<[string, string, string]>([
    ['another path', 'music', 'http://127.0.0.1:9999/callback2'],
    ['a path below', 'music', `${MUSIC_REDIRECT}/deeper`],
    ['a slash at the end', 'music', `${MUSIC_REDIRECT}/`],
    ['dots that lead away', 'music', `${MUSIC_REDIRECT}/../x`],
    ['a query', 'music', `${MUSIC_REDIRECT}?next=https://evil.example`],
    ['a fragment', 'music', `${MUSIC_REDIRECT}#evil`],
    ['somebody before the host', 'music', 'http://evil@127.0.0.1:9999/callback'],
    ['another scheme', 'music', 'https://127.0.0.1:9999/callback'],
    ['another loopback name', 'music', 'http://localhost:9999/callback'],
    ['the host as a user of another', 'music', 'http://127.0.0.1:9999@evil.example/callback'],
    ['another port of a web app', 'rewards', 'https://rewards.example:8443/callback'],
    ['a host that begins alike', 'rewards', 'https://rewards.example.evil.example/callback'],
    ['another case of the path', 'rewards', 'https://rewards.example/Callback'],
    ['an encoded letter', 'rewards', 'https://rewards.example/c%61llback'],
    ['a slash at the end of a web app’s', 'rewards', `${REWARDS_REDIRECT}/`],
    ['javascript', 'music', 'javascript:alert(1)'],
  ])('that leads to %s leads nowhere', async (_, client_id, redirect_uri) => {
    const { url, response } = await aBrowser().follow(request({ client_id, redirect_uri }));
    expect([response.status, new URL(url).pathname, response.headers.get('location')]).toEqual([
      400,
      '/oauth/auth',
      null,
    ]);
    expect(await response.text()).toContain('invalid_redirect_uri');
  });

  it('with parameters sent twice is refused', async () => {
    const twice = `${request({})}&redirect_uri=${encodeURIComponent('https://evil.example/')}`;
    const { response } = await aBrowser().follow(twice);
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
  });

  it('is answered in the name of the issuer, so that a client of two servers sees a mix-up', async () => {
    const { url } = await world.coded();
    expect(parametersOf(url)).toEqual({
      code: expect.any(String),
      state: 'st4te',
      iss: `${world.door.url}/oauth`,
    });
  });

  const request = (changes: Record<string, string | undefined>) =>
    authorizationRequest(world.door.url, {
      client_id: 'music',
      redirect_uri: MUSIC_REDIRECT,
      scope: SCOPE,
      code_challenge: aProofKey().challenge,
      ...changes,
    });
});

describe('nobody is sent elsewhere', () => {
  it.each([
    ['post_logout_redirect_uri=https://evil.example/&client_id=music'],
    [`post_logout_redirect_uri=${encodeURIComponent(MUSIC_REDIRECT)}&client_id=music`],
    ['post_logout_redirect_uri=//evil.example/&client_id=patron-storefront'],
  ])('after signing out with %s', async (query) => {
    const response = await aBrowser().visit(`${world.door.url}/oauth/session/end?${query}`);
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
  });

  it('after signing out, by an address that belongs to no client', async () => {
    const browser = aBrowser();
    await world.begun({ browser });
    const leave = `${world.door.url}/oauth/session/end?post_logout_redirect_uri=https://evil.example/`;
    const text = await (await browser.visit(leave)).text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
    const { url, response } = await browser.follow(`${world.door.url}/oauth/session/end/confirm`, {
      xsrf,
      logout: 'yes',
    });
    expect([new URL(url).pathname, response.status]).toEqual(['/oauth/session/end/success', 200]);
  });

  it.each(['//evil.example/', '/\\evil.example', '/oauth//evil.example/', '/oauth/auth/..//evil.example'])(
    'by the path %s',
    async (path) => {
      const response = await fetch(`${world.door.url}${path}`, { redirect: 'manual' });
      const location = response.headers.get('location');
      expect(location === null || new URL(location, world.door.url).origin === world.door.url).toBe(true);
    },
  );
});

describe('a refresh token', () => {
  it('that is used twice ends the family, and the live access tokens of it', async () => {
    const { refresh: first } = await world.connected();
    const second = await world.refresh(first);
    expect(second).toMatchObject({ status: 200 });
    const token = String(second.access_token);
    expect(await world.read(bearer(token))).toMatchObject({ status: 200 });
    expect(await world.refresh(first)).toEqual(refusedWith('invalid_grant'));
    expect(await world.refresh(String(second.refresh_token))).toEqual(refusedWith('invalid_grant'));
    expect(await world.read(bearer(token))).toMatchObject({ status: 401, codes: ['UNAUTHENTICATED'] });
  });

  it.each<[string, string, Record<string, string>]>([
    ['more attributes', 'invalid_scope', { scope: 'profile.name profile.email profile.phone' }],
    ['a role', 'invalid_scope', { scope: 'profile.name admin' }],
    ['the scope of an app for itself', 'invalid_scope', { scope: 'app' }],
    ['another resource', 'invalid_target', { resource: 'https://other.example/graphql' }],
    [
      'details of its own',
      'invalid_authorization_details',
      { authorization_details: '[{"type":"patron_grant"}]' },
    ],
    ['another client', 'invalid_grant', { client_id: 'bound' }],
  ])('gets nothing for %s', async (_, error, changes) => {
    const { refresh } = await world.connected();
    expect(await world.refresh(refresh, { changes })).toEqual(
      error === 'invalid_scope' ? { ...refusedWith(error), scope: expect.any(String) } : refusedWith(error),
    );
  });

  it('of another client is refused to a confidential one with its own secret', async () => {
    const { refresh } = await world.connected();
    expect(await world.refresh(refresh, { client: 'rewards' })).toEqual(refusedWith('invalid_grant'));
  });

  it('is worth nothing once the customer has ended the grant, and the live token reads nothing', async () => {
    const person = await world.aPerson();
    const { access, refresh } = await world.connected({ person });
    await world.revoke(grantOf(access), person);
    const { data, codes } = await world.read(bearer(access));
    expect([data, codes]).toEqual([
      { me: { id: expect.stringMatching(/^pcu_/), name: null } },
      ['UNAUTHORIZED_FIELD_OR_TYPE'],
    ]);
    expect(await world.introspect(access)).toEqual({ status: 200, active: false });
    expect(await world.introspect(refresh)).toEqual({ status: 200, active: false });
  });

  it('that its app gives back ends its access tokens as well', async () => {
    const { access, refresh } = await world.connected();
    await post(world.door, 'token/revocation', { token: refresh, client_id: 'music' });
    expect(await world.read(bearer(access))).toMatchObject({ status: 401, codes: ['UNAUTHENTICATED'] });
  });
});

describe('a confidential client', () => {
  const asking = { grant_type: 'client_credentials', scope: 'app' };
  const ask = (parameters: Record<string, string>, headers: Record<string, string> = {}) =>
    post(world.door, 'token', { ...asking, ...parameters }, headers);

  it('is let in by HTTP Basic with its secret', async () => {
    expect(await ask({}, world.basic())).toMatchObject({ status: 200, scope: 'app' });
  });

  it.each<[string, () => [Record<string, string>, Record<string, string>?]]>([
    [
      'with its secret in the body',
      () => [{ client_id: 'rewards', client_secret: world.secrets.rewards ?? '' }],
    ],
    ['without a secret', () => [{ client_id: 'rewards' }]],
    ['with another secret', () => [{}, world.basic('rewards', 'wrong')]],
    ['with the secret of none', () => [{}, world.basic('nobody', world.secrets.rewards)]],
    ['as a public client with a secret', () => [{}, world.basic('music', world.secrets.rewards)]],
    [
      'by an assertion that it never registered',
      () => [
        {
          client_id: 'rewards',
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJyZXdhcmRzIn0.',
        },
      ],
    ],
  ])('is refused %s', async (_, credentials) => {
    expect(await ask(...credentials())).toEqual(refusedWith('invalid_client', 401));
  });

  it('may not be named otherwise in the body than in the header', async () => {
    expect(await ask({ client_id: 'music' }, world.basic())).toEqual(refusedWith('invalid_request'));
  });

  it('is alone in having tokens for itself: a public client gets none', async () => {
    expect(await ask({ client_id: 'music' })).toEqual(refusedWith('invalid_request'));
  });

  it('has no token for the demo’s personas', async () => {
    const answer = await post(
      world.door,
      'token',
      { grant_type: 'urn:patron:params:oauth:grant-type:demo-persona', persona: world.ada.persona },
      world.basic(),
    );
    expect(answer).toEqual(refusedWith('invalid_request'));
  });
});

describe('a pushed authorization request', () => {
  async function pushed(changes: Record<string, string> = {}) {
    const { verifier, challenge } = aProofKey();
    const answer = await post(world.door, 'request', {
      client_id: 'music',
      redirect_uri: MUSIC_REDIRECT,
      response_type: 'code',
      scope: SCOPE,
      state: 'st4te',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...changes,
    });
    return { ...answer, verifier, uri: String(answer.request_uri) };
  }
  const opened = (parameters: Record<string, string>, browser = aBrowser()) =>
    browser.follow(`${world.door.url}/oauth/auth?${new URLSearchParams(parameters)}`);

  it('is opened once', async () => {
    const { uri, status } = await pushed();
    expect(status).toBe(201);
    const browser = aBrowser();
    const first = await opened({ client_id: 'music', request_uri: uri }, browser);
    expect(new URL(first.url).pathname).toMatch(/^\/oauth\/interaction\//);
    const page = await browser.follow(`${first.url}/sign-in`, { persona: world.ada.persona });
    await browser.follow(`${page.url}/allow`, {});
    const again = await opened({ client_id: 'music', request_uri: uri });
    expect([again.response.status, await again.response.text()]).toEqual([
      400,
      expect.stringContaining('invalid_request_uri'),
    ]);
  });

  it.each<[string, string, (uri: string) => Record<string, string>]>([
    ['by another client', 'invalid_request', (request_uri) => ({ client_id: 'bound', request_uri })],
    [
      'by a guess',
      'invalid_request_uri',
      () => ({ client_id: 'music', request_uri: `urn:ietf:params:oauth:request_uri:${randomUUID()}` }),
    ],
  ])('is not opened %s', async (_, error, parameters) => {
    const { uri } = await pushed();
    const { response } = await opened(parameters(uri));
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining(error)]);
  });

  it('keeps what was pushed, whatever the address adds', async () => {
    const { uri, verifier } = await pushed({ scope: 'openid profile.name' });
    const browser = aBrowser();
    const first = await opened(
      {
        client_id: 'music',
        request_uri: uri,
        scope: `${SCOPE} profile.phone`,
        redirect_uri: 'https://evil.example/callback',
        code_challenge: aProofKey().challenge,
      },
      browser,
    );
    const page = await browser.follow(`${first.url}/sign-in`, { persona: world.ada.persona });
    const { url } = await browser.follow(`${page.url}/allow`, { attribute: ['profile.email'] });
    expect(url.startsWith(`${MUSIC_REDIRECT}?`)).toBe(true);
    const code = new URL(url).searchParams.get('code') ?? '';
    expect(await world.redeem({ code, verifier })).toMatchObject({ status: 200, scope: 'profile.name' });
  });

  it.each<[string, string, Record<string, string>]>([
    ['of an unregistered address', 'invalid_request', { redirect_uri: 'https://evil.example/callback' }],
    ['without PKCE', 'invalid_request', { code_challenge: '', code_challenge_method: '' }],
    ['with a request object', 'request_not_supported', { request: 'eyJhbGciOiJub25lIn0.e30.' }],
    [
      'that pushes another',
      'request_uri_not_supported',
      { request_uri: 'urn:ietf:params:oauth:request_uri:x' },
    ],
  ])('%s is refused', async (_, error, changes) => {
    const { status, error: code } = await pushed(changes);
    expect([status, code]).toEqual([400, error]);
  });
});

describe('authorization details', () => {
  const NAME_ONLY = { type: 'patron_grant', attributes: ['profile.name'] };
  const asking = (...details: unknown[]) => ({
    scope: 'openid',
    authorization_details: JSON.stringify(details),
  });

  it('make the grant that they ask for, and the token says what was granted', async () => {
    const person = await world.aPerson();
    const details = { ...NAME_ONLY, purposes: ['partner_sharing'], look_back_days: 30, duration_days: 7 };
    const { access, status, authorization_details } = await world.connected({
      person,
      changes: asking(details),
    });
    expect(status).toBe(200);
    const granted = [
      {
        type: 'patron_grant',
        attributes: ['profile.name'],
        purposes: ['partner_sharing'],
        look_back_days: 30,
        expires_at: expect.any(String),
      },
    ];
    expect(authorization_details).toEqual(granted);
    const [{ expires_at = '' } = {}] = authorization_details ?? [];
    const days = (Date.parse(expires_at) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6);
    expect(days).toBeLessThanOrEqual(8);
    expect(decodeJwt(access)).toMatchObject({ scope: 'profile.name', authorization_details: granted });
    expect(await world.introspect(access)).toMatchObject({ active: true, authorization_details: granted });
  });

  it.each<[string, unknown, string]>([
    [
      'of an attribute that the app never registered',
      [{ ...NAME_ONLY, attributes: ['profile.phone'] }],
      'attributes',
    ],
    ['of a role', [{ ...NAME_ONLY, attributes: ['admin'] }], 'attributes'],
    ['of nothing', [{ ...NAME_ONLY, attributes: [] }], 'attributes'],
    ['of another purpose', [{ ...NAME_ONLY, purposes: ['email_marketing'] }], 'purposes'],
    ['that look back further', [{ ...NAME_ONLY, look_back_days: 91 }], 'look_back_days'],
    ['that look back no day', [{ ...NAME_ONLY, look_back_days: 0 }], 'look_back_days'],
    ['that last longer', [{ ...NAME_ONLY, duration_days: 181 }], 'duration_days'],
    ['that never end', [{ ...NAME_ONLY, expires_at: '2999-01-01T00:00:00Z' }], 'expires_at'],
    ['that have ended', [{ ...NAME_ONLY, expires_at: '2020-01-01T00:00:00Z' }], 'expires_at'],
    ['with a member that nobody knows', [{ ...NAME_ONLY, grantId: 'grt_1' }], 'has only the members'],
    ['of another type', [{ type: 'payment_initiation' }], 'unsupported authorization details type'],
    ['of two grants', [NAME_ONLY, NAME_ONLY], 'expected one'],
    ['that are no list', NAME_ONLY, 'should be a JSON array'],
  ])('%s are refused', async (_, details, why) => {
    const { url } = await world.begun({
      changes: { scope: 'openid', authorization_details: JSON.stringify(details) },
    });
    expect(parametersOf(url)).toMatchObject({
      error: 'invalid_authorization_details',
      error_description: expect.stringContaining(why),
    });
  });

  it('of Patron’s own clients are refused', async () => {
    const page = await aBrowser().follow(
      authorizationRequest(world.door.url, {
        client_id: 'patron-storefront',
        redirect_uri: `${world.door.url}/me`,
        code_challenge: aProofKey().challenge,
        ...asking(NAME_ONLY),
      }),
    );
    expect(parametersOf(page.url)).toMatchObject({ error: 'invalid_authorization_details' });
  });

  it('cannot be widened when the code is redeemed', async () => {
    const given = await world.coded({ changes: asking(NAME_ONLY) });
    const more = JSON.stringify([{ type: 'patron_grant', attributes: ['profile.name', 'profile.email'] }]);
    expect(await world.redeem(given, { changes: { authorization_details: more } })).toEqual(
      refusedWith('invalid_authorization_details'),
    );
  });
});

describe('the consent page', () => {
  it('cannot be put into a frame, cached, or told where the customer came from', async () => {
    const { response } = await world.begun();
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it.each(['sign-in', 'allow', 'deny'])(
    'takes no %s from who has not the cookie of this interaction',
    async (form) => {
      const { url } = await world.begun();
      const stranger = await aBrowser().visit(`${url}/${form}`, {
        attribute: 'profile.email',
        persona: world.ada.persona,
      });
      expect([stranger.status, stranger.headers.get('location')]).toEqual([400, null]);
    },
  );

  it('takes no answer by another interaction’s address in the same browser', async () => {
    const first = await world.begun();
    const second = await world.begun({ browser: first.browser });
    const crossed = await first.browser.visit(
      `${second.url.replace(/interaction\/[^/?]+/, `interaction/${randomUUID()}`)}/allow`,
      { attribute: 'profile.email' },
    );
    expect([crossed.status, crossed.headers.get('location')]).toEqual([400, null]);
  });

  it('gives no more than it showed, whatever the form says', async () => {
    const person = await world.aPerson();
    const { access } = await world.connected({
      person,
      changes: { scope: 'openid profile.name' },
      attributes: ['profile.email', 'profile.phone', 'admin'],
    });
    expect(decodeJwt(access).scope).toBe('profile.name');
    const { data, codes } = await world.read(
      { authorization: `Bearer ${access}` },
      '{ me { name { given } emails { value } } }',
    );
    expect([data.me.emails, codes]).toEqual([null, ['UNAUTHORIZED_FIELD_OR_TYPE']]);
  });

  it('keeps its cookies from scripts and from other sites’ forms', async () => {
    const response = await fetch(
      authorizationRequest(world.door.url, {
        client_id: 'music',
        redirect_uri: MUSIC_REDIRECT,
        scope: SCOPE,
        code_challenge: aProofKey().challenge,
      }),
      { redirect: 'manual' },
    );
    const cookies = response.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) {
      expect(cookie.toLowerCase()).toContain('httponly');
      expect(cookie.toLowerCase()).toMatch(/samesite=(lax|strict)/);
    }
  });
});
