import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import * as openid from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useDatabases } from '../support/mongod.ts';
import { aKey, MUSIC_REDIRECT, type OAuthWorld, openOAuthWorld, SCOPE } from './oauth-world.ts';

const dbOf = useDatabases();
let world: OAuthWorld;
let key: Awaited<ReturnType<typeof aKey>>;
let other: Awaited<ReturnType<typeof aKey>>;
/** Bound to `key`. */
let bound: string;
let boundRefresh: string;
/** Bound to nothing. */
let plain: string;

const graph = () => ({ method: 'POST', url: `${world.door.url}/graphql` });
const tokenEndpoint = () => ({ method: 'POST', url: `${world.door.url}/oauth/token` });

beforeAll(async () => {
  world = await openOAuthWorld(dbOf);
  key = await aKey();
  other = await aKey();
  const given = await world.coded();
  const tokens = await world.redeem(given, { headers: { dpop: await key.proof(tokenEndpoint()) } });
  expect(tokens).toMatchObject({ status: 200, token_type: 'DPoP' });
  bound = tokens.access_token ?? '';
  boundRefresh = tokens.refresh_token ?? '';
  plain = (await world.connected()).access;
}, 120_000);
afterAll(() => world?.door.close());

const read = (token: string, proof: string | null, scheme = 'DPoP') =>
  world.read({ authorization: `${scheme} ${token}`, ...(proof !== null && { dpop: proof }) });

const ALGORITHMS = 'ES256 ES384 ES512 PS256 PS384 PS512 EdDSA Ed25519';
const refused = (error: 'invalid_token' | 'invalid_dpop_proof') => ({
  status: 401,
  data: undefined,
  codes: ['UNAUTHENTICATED'],
  challenge: `DPoP error="${error}", algs="${ALGORITHMS}"`,
  text: expect.any(String),
});
const now = () => Math.floor(Date.now() / 1000);

describe('a token that is bound to a key', () => {
  it('opens with a proof of the key, with a new one for each request', async () => {
    for (let n = 0; n < 2; n += 1) {
      const { status, data, codes } = await read(bound, await key.proof({ ...graph(), token: bound }));
      expect([status, codes, data.me.name]).toEqual([200, [], { given: 'Ada' }]);
    }
  });

  it('is refused as a plain bearer token, with a proof or without', async () => {
    for (const proof of [null, await key.proof({ ...graph(), token: bound })]) {
      expect(await read(bound, proof, 'Bearer')).toEqual({
        ...refused('invalid_token'),
        challenge: 'Bearer error="invalid_token"',
      });
    }
  });

  it('is refused with a proof that was used before', async () => {
    const proof = await key.proof({ ...graph(), token: bound });
    expect(await read(bound, proof)).toMatchObject({ status: 200 });
    expect(await read(bound, proof)).toEqual(refused('invalid_dpop_proof'));
  });

  it('is refused to all but one of many who send the same proof at once', async () => {
    const proof = await key.proof({ ...graph(), token: bound });
    const answers = await Promise.all(Array.from({ length: 8 }, () => read(bound, proof)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(401)]);
  });

  it.each<[string, 'invalid_token' | 'invalid_dpop_proof', () => Promise<string | null>]>([
    ['no proof', 'invalid_dpop_proof', async () => null],
    ['a proof of another key', 'invalid_token', () => other.proof({ ...graph(), token: bound })],
    [
      'a proof for another method',
      'invalid_dpop_proof',
      () => key.proof({ ...graph(), method: 'GET', token: bound }),
    ],
    ['a proof for another path', 'invalid_dpop_proof', () => key.proof({ ...tokenEndpoint(), token: bound })],
    [
      'a proof for another host',
      'invalid_dpop_proof',
      () => key.proof({ ...graph(), url: 'https://evil.example/graphql', token: bound }),
    ],
    ['a proof for another token', 'invalid_dpop_proof', () => key.proof({ ...graph(), token: plain })],
    ['a proof for no token', 'invalid_dpop_proof', () => key.proof(graph())],
    [
      'a proof of two minutes ago',
      'invalid_dpop_proof',
      () => key.proof({ ...graph(), token: bound }, { claims: { iat: now() - 120 } }),
    ],
    [
      'a proof of tomorrow',
      'invalid_dpop_proof',
      () => key.proof({ ...graph(), token: bound }, { claims: { iat: now() + 86_400 } }),
    ],
    [
      'a proof of no time',
      'invalid_dpop_proof',
      () => key.proof({ ...graph(), token: bound }, { claims: { iat: undefined } }),
    ],
    [
      'a proof without an id',
      'invalid_dpop_proof',
      () => key.proof({ ...graph(), token: bound }, { claims: { jti: undefined } }),
    ],
    [
      'a proof with an endless id',
      'invalid_dpop_proof',
      () => key.proof({ ...graph(), token: bound }, { claims: { jti: 'x'.repeat(200) } }),
    ],
    [
      'a proof of another type',
      'invalid_dpop_proof',
      () => key.proof({ ...graph(), token: bound }, { header: { typ: 'at+jwt' } }),
    ],
    [
      'a proof that names a key which it is not signed with',
      'invalid_dpop_proof',
      () => other.proof({ ...graph(), token: bound }, { header: { jwk: key.jwk } }),
    ],
    [
      'a proof that gives its private key away',
      'invalid_dpop_proof',
      () => key.proof({ ...graph(), token: bound }, { header: { jwk: key.privateJwk } }),
    ],
    [
      'an unsigned proof',
      'invalid_dpop_proof',
      async () =>
        `${part({ alg: 'none', typ: 'dpop+jwt', jwk: key.jwk })}.${(await key.proof({ ...graph(), token: bound })).split('.')[1]}.`,
    ],
    ['a proof by a shared secret', 'invalid_dpop_proof', () => bySharedSecret()],
    ['the token itself as proof', 'invalid_dpop_proof', async () => bound],
    [
      'two proofs',
      'invalid_dpop_proof',
      async () =>
        `${await key.proof({ ...graph(), token: bound })}, ${await key.proof({ ...graph(), token: bound })}`,
    ],
  ])('is refused with %s', async (_, error, make) => {
    expect(await read(bound, await make())).toEqual(refused(error));
  });

  it('says in introspection what it is bound to', async () => {
    expect(await world.introspect(bound)).toMatchObject({
      active: true,
      token_type: 'DPoP',
      cnf: { jkt: key.jkt },
    });
  });

  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const bySharedSecret = () =>
    new SignJWT({ jti: randomUUID(), htm: 'POST', htu: graph().url })
      .setProtectedHeader({ alg: 'HS256', typ: 'dpop+jwt', jwk: { kty: 'oct', k: 'c2VjcmV0' } as JWK })
      .setIssuedAt()
      .sign(Buffer.from('secret'));
});

it('a token that is bound to nothing is refused where it claims to be bound', async () => {
  expect(await read(plain, await key.proof({ ...graph(), token: plain }))).toEqual(refused('invalid_token'));
});

describe('at the OAuth server', () => {
  it('an app that must bind its tokens gets none without a proof', async () => {
    const given = await world.coded({ client: 'bound' });
    expect(await world.redeem(given, { client: 'bound' })).toMatchObject({
      status: 400,
      error: 'invalid_grant',
    });
  });

  it('a refresh token of an app on a device is bound as well: another key gets nothing for it', async () => {
    const proof = await other.proof(tokenEndpoint());
    expect(await world.refresh(boundRefresh, { headers: { dpop: proof } })).toMatchObject({
      status: 400,
      error: 'invalid_grant',
    });
    expect(await world.refresh(boundRefresh)).toMatchObject({ status: 400, error: 'invalid_grant' });
    const mine = await key.proof(tokenEndpoint());
    expect(await world.refresh(boundRefresh, { headers: { dpop: mine } })).toMatchObject({
      status: 200,
      token_type: 'DPoP',
    });
  });

  it.each<[string, string, () => Promise<string>]>([
    ['for another address', 'invalid_dpop_proof', () => key.proof(graph())],
    ['for another method', 'invalid_dpop_proof', () => key.proof({ ...tokenEndpoint(), method: 'GET' })],
    ['that is old', 'use_dpop_nonce', () => key.proof(tokenEndpoint(), { claims: { iat: now() - 3600 } })],
    [
      'with a made-up nonce',
      'use_dpop_nonce',
      () => key.proof(tokenEndpoint(), { claims: { nonce: randomUUID() } }),
    ],
  ])('a proof %s is refused', async (_, error, make) => {
    const given = await world.coded();
    expect(await world.redeem(given, { headers: { dpop: await make() } })).toMatchObject({
      status: 400,
      error,
    });
  });

  it('a proof that was used before is refused, also to two who send it at once', async () => {
    const proof = await key.proof(tokenEndpoint());
    const all = await Promise.all([world.coded(), world.coded(), world.coded()]);
    const answers = await Promise.all(all.map((given) => world.redeem(given, { headers: { dpop: proof } })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    expect(answers.filter(({ status }) => status === 400).map(({ error }) => error)).toEqual([
      'invalid_grant',
      'invalid_grant',
    ]);
  });

  it('a code that was asked for with the thumbprint of a key is worth nothing with another', async () => {
    const given = await world.coded({ changes: { dpop_jkt: key.jkt } });
    const proof = await other.proof(tokenEndpoint());
    expect(await world.redeem(given, { headers: { dpop: proof } })).toMatchObject({
      status: 400,
      error: 'invalid_grant',
    });
  });
});

it('the standard client gets a bound token and reads with it', async () => {
  const { url } = world.door;
  const config = await openid.discovery(new URL(`${url}/oauth`), 'bound', undefined, openid.None(), {
    // oxlint-disable-next-line typescript/no-deprecated -- marked so to stand out; there is no TLS on the loopback
    execute: [openid.allowInsecureRequests],
  });
  const pair = await openid.randomDPoPKeyPair('ES256');
  const DPoP = openid.getDPoPHandle(config, pair);
  const verifier = openid.randomPKCECodeVerifier();
  const pushed = await openid.buildAuthorizationUrlWithPAR(
    config,
    {
      redirect_uri: MUSIC_REDIRECT,
      scope: SCOPE,
      state: 's',
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    },
    { DPoP },
  );
  const { browser, url: page } = await world.begun({
    client: 'bound',
    changes: Object.fromEntries([
      ...['redirect_uri', 'scope', 'code_challenge', 'code_challenge_method', 'response_type', 'state'].map(
        (name) => [name, undefined] as const,
      ),
      ...pushed.searchParams,
    ]),
  });
  const answer = await browser.follow(`${page}/allow`, { attribute: ['profile.email'] });
  const tokens = await openid.authorizationCodeGrant(
    config,
    new URL(answer.url),
    { pkceCodeVerifier: verifier, expectedState: 's' },
    undefined,
    { DPoP },
  );
  expect(tokens.token_type).toBe('dpop');
  const response = await openid.fetchProtectedResource(
    config,
    tokens.access_token,
    new URL(`${url}/graphql`),
    'POST',
    JSON.stringify({ query: '{ me { name { given } } }' }),
    new Headers({ 'content-type': 'application/json' }),
    { DPoP },
  );
  expect(await response.json()).toEqual({ data: { me: { name: { given: 'Ada' } } } });
});

it('keys of algorithms that nobody should use make no proof', async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const proof = await new SignJWT({ jti: randomUUID(), htm: 'POST', htu: graph().url })
    .setProtectedHeader({ alg: 'RS256', typ: 'dpop+jwt', jwk: await exportJWK(publicKey) })
    .setIssuedAt()
    .sign(privateKey);
  expect(await read(bound, proof)).toEqual(refused('invalid_dpop_proof'));
});
