import { createHmac, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeJwt, exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBrowser, aProofKey, authorizationRequest } from '../partners/oauth-server.ts';
import { useDatabases } from '../support/mongod.ts';
import { type OAuthWorld, openOAuthWorld } from './oauth-world.ts';

const dbOf = useDatabases();
let world: OAuthWorld;
/** Of a partner, as the server made it. */
let genuine: string;
let idToken: string;
let signing: JWK;
/** Somebody who would like to be believed, with keys of their own at an address of their own. */
let evil: {
  privateKey: Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];
  jwk: JWK;
  url: string;
  asked: () => number;
  close(): void;
};

beforeAll(async () => {
  world = await openOAuthWorld(dbOf);
  const { access, id_token } = await world.connected();
  genuine = access;
  idToken = id_token ?? '';
  const [first] = (await world.door.partners.issuerKeys.current()).jwks;
  signing = first as JWK;
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'evil', alg: 'ES256', use: 'sig' };
  let requests = 0;
  const server = createServer((_, response) => {
    requests += 1;
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
  evil = { privateKey, jwk, url, asked: () => requests, close: () => void server.close() };
}, 120_000);
afterAll(async () => {
  evil?.close();
  await world?.door.close();
});

const claims = (): JWTPayload => decodeJwt(genuine);
const text = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const seconds = () => Math.floor(Date.now() / 1000);

/** Signed as the server signs, with other claims or another header. */
async function signedByUs(changes: object = {}, header: object = {}): Promise<string> {
  const key = await importJWK(signing, 'ES256');
  return new SignJWT({ ...claims(), ...changes })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: signing.kid ?? '', ...header })
    .sign(key);
}
/** The same without a library that knows better. */
function signedAsItStands(header: object): string {
  const body = `${text({ alg: 'ES256', typ: 'at+jwt', kid: signing.kid, ...header })}.${text(claims())}`;
  const key = createPrivateKey({ key: signing as never, format: 'jwk' });
  const signature = sign('sha256', Buffer.from(body), { key, dsaEncoding: 'ieee-p1363' });
  return `${body}.${signature.toString('base64url')}`;
}
const signedByEvil = (header: object, changes: object = {}): Promise<string> =>
  new SignJWT({ ...claims(), ...changes })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', ...header })
    .sign(evil.privateKey);

function signedWithPublicKey(encode: (key: ReturnType<typeof createPublicKey>) => string | Buffer): string {
  const body = `${text({ alg: 'HS256', typ: 'at+jwt', kid: signing.kid })}.${text(claims())}`;
  const { d: _private, ...published } = signing;
  const key = createPublicKey({ key: published as never, format: 'jwk' });
  return `${body}.${createHmac('sha256', encode(key)).update(body).digest('base64url')}`;
}

const REFUSED = {
  status: 401,
  data: undefined,
  codes: ['UNAUTHENTICATED'],
  challenge: 'Bearer error="invalid_token"',
  text: expect.not.stringContaining('pcu_'),
};

it('the server’s own token is let in, and one that is signed alike', async () => {
  for (const token of [genuine, await signedByUs(), signedAsItStands({})]) {
    expect(await world.read({ authorization: `Bearer ${token}` })).toMatchObject({ status: 200, codes: [] });
  }
});

describe('a token is refused', () => {
  it.each<[string, () => string | Promise<string>]>([
    ['of alg none', () => `${text({ alg: 'none', typ: 'at+jwt' })}.${text(claims())}.`],
    ['of alg None', () => `${text({ alg: 'None', typ: 'at+jwt' })}.${text(claims())}.`],
    [
      'of alg none with the genuine signature',
      () => `${text({ alg: 'none' })}.${genuine.split('.').slice(1).join('.')}`,
    ],
    [
      'of HS256 with the public key as PEM',
      () => signedWithPublicKey((key) => key.export({ type: 'spki', format: 'pem' })),
    ],
    [
      'of HS256 with the public key as DER',
      () => signedWithPublicKey((key) => key.export({ type: 'spki', format: 'der' })),
    ],
    [
      'of HS256 with the public key as JWK',
      () => signedWithPublicKey((key) => JSON.stringify(key.export({ format: 'jwk' }))),
    ],
    ['of HS256 with nothing', () => signedWithPublicKey(() => '')],
    ['that brings its own key', () => signedByEvil({ jwk: evil.jwk })],
    [
      'that brings its own key under our name',
      () => signedByEvil({ jwk: { ...evil.jwk, kid: signing.kid }, kid: signing.kid }),
    ],
    ['that says where its keys are', () => signedByEvil({ jku: evil.url, kid: 'evil' })],
    ['that says where its certificate is', () => signedByEvil({ x5u: evil.url, kid: signing.kid })],
    ['that claims our key', () => signedByEvil({ kid: signing.kid })],
    ['whose kid is a path', () => signedByEvil({ kid: '../../../dev/null' })],
    ['whose kid is a query', () => signedByEvil({ kid: "' OR 1=1 --" })],
    [
      'whose kid is no text',
      () =>
        `${text({ alg: 'ES256', typ: 'at+jwt', kid: { $ne: null } })}.${genuine.split('.').slice(1).join('.')}`,
    ],
    [
      'that is altered',
      () => `${genuine.split('.')[0]}.${text({ ...claims(), sub: 'pcu_other' })}.${genuine.split('.')[2]}`,
    ],
    ['without a signature', () => `${genuine.split('.').slice(0, 2).join('.')}.`],
    ['with half a signature', () => genuine.slice(0, -43)],
    ['for another audience', () => signedByUs({ aud: 'https://other.example/graphql' })],
    ['for no audience', () => signedByUs({ aud: undefined })],
    ['for the issuer itself', () => signedByUs({ aud: `${world.door.url}/oauth` })],
    ['of another issuer', () => signedByUs({ iss: 'https://id.example' })],
    ['of an issuer that is called almost alike', () => signedByUs({ iss: `${world.door.url}/oauth/` })],
    ['of no issuer', () => signedByUs({ iss: undefined })],
    ['that has expired', () => signedByUs({ exp: seconds() - 10 })],
    ['that never expires', () => signedByUs({ exp: undefined })],
    ['that is not valid yet', () => signedByUs({ nbf: seconds() + 60 })],
    ['that expires in words', () => signedByUs({ exp: 'never' })],
    ['of nobody', () => signedByUs({ sub: undefined })],
    ['that critically needs what nobody knows', () => signedAsItStands({ crit: ['exp2'], exp2: 1 })],
    ['that is an id token', () => idToken],
    ['that only its type makes an access token', () => signedByUs({}, { typ: 'logout+jwt' })],
    ['that is a refresh token', async () => (await world.connected()).refresh],
    ['with a grant and a role', () => signedByUs({ scope: 'profile.name customer' })],
    ['with the gateway’s own scope', () => signedByUs({ scope: 'gateway' })],
    ['of an app that stands for a customer', () => signedByUs({ scope: 'app' })],
    ['of an app in another’s name', () => signedByUs({ scope: 'app', grant_id: undefined })],
    [
      'of an app with more than its scope',
      () => signedByUs({ scope: 'app import', grant_id: undefined, sub: 'music' }),
    ],
    [
      'of an app that nobody registered',
      () => signedByUs({ scope: 'app', grant_id: undefined, sub: 'nobody', client_id: 'nobody' }),
    ],
    ['of a grant and an app that nobody registered', () => signedByUs({ client_id: 'nobody' })],
    ['bound in a way that we cannot check', () => signedByUs({ cnf: { 'x5t#S256': 'abc' } })],
    ['bound to a key, without its proof', () => signedByUs({ cnf: { jkt: 'abc' } })],
  ])('%s', async (_, make) => {
    expect(await world.read({ authorization: `Bearer ${await make()}` })).toEqual(REFUSED);
  });

  it('without anybody’s address being asked for keys', () => {
    expect(evil.asked()).toBe(0);
  });

  it.each<[string, (token: string) => Record<string, string>]>([
    ['in another scheme', (token) => ({ authorization: `Token ${token}` })],
    [
      'as a password',
      (token) => ({ authorization: `Basic ${Buffer.from(`x:${token}`).toString('base64')}` }),
    ],
    ['twice', (token) => ({ authorization: `Bearer ${token}, Bearer ${token}` })],
    ['with something behind it', (token) => ({ authorization: `Bearer ${token} x` })],
  ])('that is sent %s', async (_, headers) => {
    expect(await world.read(headers(genuine))).toEqual(REFUSED);
  });

  it('of another installation, whose server has its own keys', async () => {
    const other = await openOAuthWorld((name) => dbOf(`other_${name}`));
    try {
      const { access } = await other.connected();
      expect(await other.read({ authorization: `Bearer ${access}` })).toMatchObject({ status: 200 });
      expect(await world.read({ authorization: `Bearer ${access}` })).toEqual(REFUSED);
    } finally {
      await other.door.close();
    }
  }, 120_000);
});

it('a token in the address or a cookie is nobody’s', async () => {
  const query = encodeURIComponent('{ me { id } }');
  const response = await fetch(`${world.door.url}/graphql?query=${query}&access_token=${genuine}`, {
    headers: { cookie: `access_token=${genuine}`, 'apollo-require-preflight': '1' },
  });
  expect(await response.json()).toMatchObject({ data: { me: null } });
});

it('no user’s token carries the scope of an app: it can’t even be asked for', async () => {
  const page = await aBrowser().follow(
    authorizationRequest(world.door.url, {
      client_id: 'rewards',
      redirect_uri: 'https://rewards.example/callback',
      scope: 'openid app profile.name',
      code_challenge: aProofKey().challenge,
    }),
  );
  const { access } = await world.connected({
    client: 'rewards',
    person: await world.aPerson(),
    changes: { scope: 'openid app profile.name' },
  });
  expect(page.response.status).toBe(200);
  expect(decodeJwt(access).scope).toBe('profile.name');
});

describe('once an app is suspended', () => {
  it.each(['SUSPENDED', 'REJECTED'] as const)(
    'or refused, its live tokens open nothing: %s',
    async (state) => {
      const person = await world.aPerson();
      const { access, refresh } = await world.connected({ client: 'rewards', person });
      const answer = await fetch(`${world.door.url}/oauth/token`, {
        method: 'POST',
        headers: world.basic(),
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      });
      const { access_token: own } = (await answer.json()) as { access_token: string };
      const reads = (token: string) =>
        world.read({ authorization: `Bearer ${token}` }, '{ partnerApps { edges { node { id } } } }');
      for (const token of [access, own]) expect(await reads(token)).toMatchObject({ status: 200, codes: [] });

      await world.apps.review('rewards', state, 'Sold data.');
      for (const token of [access, own]) {
        expect(await reads(token)).toMatchObject({ status: 401, codes: ['UNAUTHENTICATED'] });
      }
      expect(await world.refresh(refresh, { client: 'rewards' })).toMatchObject({
        status: 401,
        error: 'invalid_client',
      });
      await world.apps.review('rewards', 'APPROVED', 'Fine again.');
      expect(await reads(access)).toMatchObject({ status: 200 });
    },
  );
});
