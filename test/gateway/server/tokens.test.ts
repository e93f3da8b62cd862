import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportSPKI, importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AUDIENCE,
  anIssuer,
  closeDoorsAfterAll,
  codesOf,
  type Door,
  ISSUER,
  openDoor,
} from './front-door.ts';

closeDoorsAfterAll();

/** The clock of the verifier. */
let now = new Date();
let issuer: Awaited<ReturnType<typeof anIssuer>>;
let door: Door;
beforeAll(async () => {
  issuer = await anIssuer();
  door = await openDoor({ config: { issuers: [issuer.issuer] }, clock: () => now });
});

const actorOf = async (token?: string) => {
  const { json } = await door.ask('{ whoami }', token === undefined ? {} : { token });
  return json.data && JSON.parse(json.data.whoami).actor;
};

describe('a token', () => {
  it.each([
    ['customer', { sub: 'cus_1', scope: 'openid customer' }, { kind: 'customer', customerId: 'cus_1' }],
    [
      'associate',
      { sub: 'sta_1', scope: 'associate', stores: ['sto_1', 'sto_2'] },
      { kind: 'associate', associateId: 'sta_1', stores: ['sto_1', 'sto_2'] },
    ],
    [
      'device',
      { sub: 'dev_1', scope: 'device', store_id: 'sto_1', device_kind: 'till' },
      { kind: 'device', deviceId: 'dev_1', storeId: 'sto_1', deviceKind: 'till' },
    ],
    [
      'service',
      { sub: 'erp', scope: 'service import stock.write' },
      { kind: 'service', serviceId: 'erp', scopes: ['import', 'stock.write'] },
    ],
    [
      'staff',
      { sub: 'sta_2', scope: 'privacy_officer' },
      { kind: 'staff', staffId: 'sta_2', role: 'privacy_officer' },
    ],
  ])('makes a %s', async (_, claims, actor) => {
    expect(await actorOf(await issuer.token(claims))).toEqual(actor);
  });

  it('that is absent makes a visitor', async () => {
    expect(await actorOf()).toEqual({ kind: 'visitor' });
  });

  it('with a grant makes a partner that holds nothing by the token alone', async () => {
    const token = await issuer.token({
      sub: 'cus_1',
      scope: 'loyalty.balance',
      grant_id: 'grt_1',
      client_id: 'music',
    });
    expect(await actorOf(token)).toEqual({
      kind: 'partner',
      clientId: 'music',
      customerId: 'cus_1',
      grantId: 'grt_1',
      attributes: [],
      purposes: [],
      lookBackDays: 0,
      standing: 'UNKNOWN',
    });
  });

  it('opens what its scope opens and the rest is null with a code', async () => {
    const query = '{ person(id: "p1") { name email } }';
    const granted = await door.ask(query, { token: await issuer.token() });
    expect(granted.json).toEqual({ data: { person: { name: 'Ada', email: 'ada@example.com' } } });
    const refused = await door.ask(query);
    expect(refused.json.data).toEqual({ person: { name: 'Ada', email: null } });
    expect(codesOf(refused)).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });

  it('is refused as soon as it has expired, although it was accepted before', async () => {
    const token = await issuer.token({}, { expires: '1m' });
    expect((await door.ask('{ whoami }', { token })).status).toBe(200);
    expect((await door.ask('{ whoami }', { token })).status).toBe(200);
    now = new Date(Date.now() + 70_000);
    const late = await door.ask('{ whoami }', { token });
    now = new Date();
    expect([late.status, codesOf(late)]).toEqual([401, ['UNAUTHENTICATED']]);
  });
});

describe('refused with 401, never taken for a visitor:', () => {
  const bySymmetricKey = async (key: Uint8Array) =>
    new SignJWT({ sub: 'cus_1', scope: 'customer' })
      .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setExpirationTime('5m')
      .sign(key);
  const otherIssuer = () => anIssuer();

  it.each<[string, () => Promise<string>]>([
    [
      'alg none',
      async () =>
        new UnsecuredJWT({ sub: 'cus_1', scope: 'customer' })
          .setIssuer(ISSUER)
          .setAudience(AUDIENCE)
          .setExpirationTime('5m')
          .encode(),
    ],
    [
      'a shared secret made of the public key (PEM)',
      async () =>
        bySymmetricKey(
          new TextEncoder().encode(await exportSPKI((await importJWK(issuer.jwk, 'ES256')) as never)),
        ),
    ],
    [
      'a shared secret made of the public key (JWK)',
      async () => bySymmetricKey(new TextEncoder().encode(JSON.stringify(issuer.jwk))),
    ],
    ['a key that is not the issuer’s', async () => (await otherIssuer()).token()],
    ['expired', () => issuer.token({}, { expires: Math.floor(Date.now() / 1000) - 60 })],
    [
      'without an expiry',
      async () =>
        new SignJWT({ sub: 'cus_1', scope: 'customer' })
          .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
          .setIssuer(ISSUER)
          .setAudience(AUDIENCE)
          .sign(issuer.privateKey),
    ],
    ['not yet valid', () => issuer.token({ nbf: Math.floor(Date.now() / 1000) + 3600 })],
    ['for another audience', () => issuer.token({}, { audience: 'https://other.example' })],
    ['of another issuer', () => issuer.token({}, { from: 'https://evil.example' })],
    ['of an issuer that begins like ours', () => issuer.token({}, { from: `${ISSUER}.evil.example` })],
    [
      'with an unknown key id',
      async () =>
        new SignJWT({ sub: 'cus_1', scope: 'customer' })
          .setProtectedHeader({ alg: 'ES256', kid: '../../k1' })
          .setIssuer(ISSUER)
          .setAudience(AUDIENCE)
          .setExpirationTime('5m')
          .sign(issuer.privateKey),
    ],
    [
      'with a key in its own header',
      async () => {
        const own = await otherIssuer();
        return new SignJWT({ sub: 'cus_1', scope: 'customer' })
          .setProtectedHeader({ alg: 'ES256', jwk: own.jwk, jku: 'https://evil.example/jwks' } as never)
          .setIssuer(ISSUER)
          .setAudience(AUDIENCE)
          .setExpirationTime('5m')
          .sign(own.privateKey);
      },
    ],
    [
      'with an extension that must be understood',
      async () =>
        new SignJWT({ sub: 'cus_1', scope: 'customer' })
          .setProtectedHeader({ alg: 'ES256', kid: 'k1', crit: ['x'], x: 1 } as never)
          .setIssuer(ISSUER)
          .setAudience(AUDIENCE)
          .setExpirationTime('5m')
          .sign(issuer.privateKey, { crit: { x: true } } as never),
    ],
    [
      'with an altered payload',
      async () => {
        const [head, body = '', signature] = (await issuer.token()).split('.');
        const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
        return [
          head,
          Buffer.from(JSON.stringify({ ...claims, sub: 'cus_2' })).toString('base64url'),
          signature,
        ].join('.');
      },
    ],
    ['without a signature', async () => (await issuer.token()).replace(/\.[^.]*$/, '.')],
    ['two roles', () => issuer.token({ scope: 'customer admin' })],
    ['no role', () => issuer.token({ scope: 'openid profile' })],
    ['a grant and a role', () => issuer.token({ grant_id: 'grt_1', client_id: 'music', scope: 'customer' })],
    ['a grant without a client', () => issuer.token({ grant_id: 'grt_1', scope: '' })],
    ['a scope of the installation itself', () => issuer.token({ scope: 'service gateway' })],
    ['a device without a store', () => issuer.token({ scope: 'device', device_kind: 'till' })],
    ['stores that are no list', () => issuer.token({ scope: 'associate', stores: 'sto_1' })],
    ['a subject that is no text', () => issuer.token({ sub: { $gt: '' } as never })],
    ['not a JWT', async () => 'abc'],
    ['five parts (encrypted)', async () => 'a.b.c.d.e'],
    ['longer than any token', async () => `${await issuer.token()}${'x'.repeat(9000)}`],
  ])('%s', async (_, make) => {
    const reply = await door.ask('{ whoami }', { token: await make() });
    expect([reply.status, codesOf(reply), reply.headers.get('www-authenticate')]).toEqual([
      401,
      ['UNAUTHENTICATED'],
      'Bearer error="invalid_token"',
    ]);
  });

  it.each(['Basic YWRhOnB3', 'Bearer', 'Bearer a b', 'bearer ', 'token x'])(
    'Authorization: %j',
    async (authorization) => {
      const reply = await door.ask('{ whoami }', { headers: { authorization } });
      expect([reply.status, codesOf(reply)]).toEqual([401, ['UNAUTHENTICATED']]);
    },
  );

  it('a cookie or a parameter is no token: the request is a visitor’s', async () => {
    const token = await issuer.token();
    const reply = await door.fetch(`/graphql?query={whoami}&access_token=${token}`, {
      headers: { cookie: `token=${token}`, 'apollo-require-preflight': '1' },
    });
    expect(JSON.parse(reply.json.data.whoami).actor).toEqual({ kind: 'visitor' });
  });
});

describe('whoever comes without a token', () => {
  it('is refused where the graph is not open', async () => {
    const shut = await openDoor({ config: { anonymous: false } });
    const reply = await shut.ask('{ whoami }');
    expect([reply.status, codesOf(reply), reply.headers.get('www-authenticate')]).toEqual([
      401,
      ['UNAUTHENTICATED'],
      'Bearer',
    ]);
  });

  it('is a visitor of an open graph that knows no issuer, with any header', async () => {
    const open = await openDoor({ config: { anonymous: true, issuers: [] } });
    const reply = await open.ask('{ whoami }', { headers: { authorization: 'Bearer for-the-subgraph' } });
    expect(JSON.parse(reply.json.data.whoami).actor).toEqual({ kind: 'visitor' });
  });
});

describe('the keys of an issuer', () => {
  let serve: (() => { status: number; body: unknown }) | null = null;
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    const { status, body } = serve?.() ?? { status: 500, body: {} };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  afterAll(() => {
    server.close();
  });

  it('are fetched when needed, kept while the issuer is away, and fetched again for a key that is new', async () => {
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const jwks = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`);
    const remote = await anIssuer({ jwks });
    let time = Date.now();
    const remoteDoor = await openDoor({ config: { issuers: [remote.issuer] }, clock: () => new Date(time) });
    const statusOf = async (token: string) => (await remoteDoor.ask('{ whoami }', { token })).status;

    // Nothing is known yet, and nobody can be told to be wrong.
    const early = await remoteDoor.ask('{ whoami }', { token: await remote.token() });
    expect([early.status, codesOf(early)]).toEqual([503, ['AUTHENTICATION_UNAVAILABLE']]);
    expect((await remoteDoor.ask('{ whoami }')).status).toBe(200);

    serve = () => ({ status: 200, body: { keys: [remote.jwk] } });
    expect(await statusOf(await remote.token({}, { expires: '2h' }))).toBe(200);

    serve = null;
    time += 3_600_000;
    expect(await statusOf(await remote.token({}, { expires: '2h' }))).toBe(200);

    const rotated = await anIssuer();
    const byNewKey = () =>
      new SignJWT({ sub: 'cus_1', scope: 'customer' })
        .setProtectedHeader({ alg: 'ES256', kid: 'k2' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setExpirationTime('2h')
        .sign(rotated.privateKey);
    serve = () => ({ status: 200, body: { keys: [remote.jwk, { ...rotated.jwk, kid: 'k2' }] } });
    const before = asked;
    // Just asked in vain: made-up key ids don't send us to the issuer again and again.
    expect(await statusOf(await byNewKey())).toBe(401);
    expect(asked).toBe(before);
    time += 31_000;
    expect(await statusOf(await byNewKey())).toBe(200);
  });
});
