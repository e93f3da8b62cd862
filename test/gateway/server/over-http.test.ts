import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CALLER_HEADER, openCaller, sealCaller } from '#shared/caller.ts';
import { openLog } from '#shared/log.ts';
import { ROUTER_KEY_HEADER, type ServedSubgraph, serveSubgraph } from '#shared/serve.ts';
import { openTokenVerifier } from '#shared/verify-token.ts';
import { type HttpOptions, overHttp } from '../../../gateway/connections/http.ts';
import { useDatabases } from '../../support/mongod.ts';
import { aKeyring } from '../../support/subgraph.ts';
import { anIssuer, closeDoorsAfterAll, codesOf, type Door, type Json, openDoor } from './front-door.ts';
import { openShop, shopSupergraph } from './shop/shop.ts';

closeDoorsAfterAll();
const databases = useDatabases();
const keyring = aKeyring();
const clock = () => new Date();

const served: ServedSubgraph[] = [];
async function serve(name: 'people' | 'orders', port = 0): Promise<ServedSubgraph> {
  const log = await openLog({ level: 'silent' });
  const shop = await openShop(keyring);
  const subgraph = await serveSubgraph(shop[name], { port, keyring, clock, log, db: databases(name) });
  served.push(subgraph);
  return subgraph;
}
afterAll(async () => {
  await Promise.all(served.map((subgraph) => subgraph.close()));
});

const connection = (its: Partial<HttpOptions> = {}) => overHttp({ keyring, clock, timeoutMs: 1500, ...its });

async function doorOver(peopleUrl: string, ordersUrl: string, its: Partial<HttpOptions> = {}): Promise<Door> {
  return openDoor({
    supergraph: shopSupergraph({ people: `${peopleUrl}/graphql`, orders: `${ordersUrl}/graphql` }),
    connect: connection(its),
  });
}

describe('with a subgraph in a process of its own', () => {
  let people: ServedSubgraph;
  let door: Door;
  beforeAll(async () => {
    people = await serve('people');
    door = await doorOver(people.url, (await serve('orders')).url);
  });

  it('answers the same as in one process, and the subgraph knows who asks', async () => {
    const reply = await door.ask('{ person(id: "p1") { name orders { total } } whoami }');
    expect(reply.json.errors).toBeUndefined();
    expect(reply.json.data.person).toEqual({ name: 'Ada', orders: [{ total: 1250 }] });
    expect(JSON.parse(reply.json.data.whoami)).toEqual({
      actor: { kind: 'visitor' },
      requestId: reply.headers.get('x-request-id'),
    });
  });

  it('is ready when the subgraphs and their databases are', async () => {
    const reply = await door.fetch('/health/ready');
    expect([reply.status, reply.json]).toEqual([
      200,
      { status: 'ready', checks: { orders: 'ok', people: 'ok' } },
    ]);
  });

  const askDirectly = (
    headers: Record<string, string>,
    body: unknown = { query: '{ whoami _service { sdl } }' },
  ) =>
    fetch(`${people.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const caller = { actor: { kind: 'customer', customerId: 'cus_1' }, requestId: 'req_1' } as const;

  it.each([
    ['no header', () => ({})],
    ['a header that is no seal', () => ({ [CALLER_HEADER]: JSON.stringify(caller) })],
    ['a seal by another key', () => ({ [CALLER_HEADER]: sealCaller(caller, aKeyring(), clock()) })],
    ['an old seal', () => ({ [CALLER_HEADER]: sealCaller(caller, keyring, new Date(Date.now() - 60_000)) })],
    [
      'a seal of the future',
      () => ({ [CALLER_HEADER]: sealCaller(caller, keyring, new Date(Date.now() + 60_000)) }),
    ],
    [
      'an altered seal',
      () => ({ [CALLER_HEADER]: sealCaller(caller, keyring, clock()).replace(/.{3}$/, 'AAA') }),
    ],
    ['a bearer token alone', () => ({ authorization: 'Bearer abc' })],
    ['a router key where none is configured', () => ({ [ROUTER_KEY_HEADER]: 'x' })],
  ])('the subgraph itself answers nobody with %s', async (_, headers) => {
    const response = await askDirectly(headers());
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      errors: [expect.objectContaining({ extensions: { code: 'UNAUTHENTICATED' } })],
    });
  });

  it.each([
    ['malformed JSON', '{', 400],
    ['no query', {}, 400],
    ['variables that are a list', { query: '{ whoami }', variables: [] }, 400],
  ])('the subgraph refuses %s', async (_, body, status) => {
    const response = await askDirectly({ [CALLER_HEADER]: sealCaller(caller, keyring, clock()) }, body);
    const { errors } = (await response.json()) as Json;
    expect([response.status, errors[0].extensions.code]).toEqual([status, 'BAD_REQUEST']);
  });

  it('the subgraph takes JSON only', async () => {
    const response = await askDirectly({
      [CALLER_HEADER]: sealCaller(caller, keyring, clock()),
      'content-type': 'text/plain',
    });
    expect(response.status).toBe(415);
  });
});

describe('behind another vendor’s gateway, a subgraph', () => {
  let subgraph: ServedSubgraph;
  let token: Awaited<ReturnType<typeof anIssuer>>['token'];
  beforeAll(async () => {
    const issuer = await anIssuer();
    token = issuer.token;
    const verifier = openTokenVerifier({ issuers: [issuer.issuer], clock });
    const { people } = await openShop(keyring);
    subgraph = await serveSubgraph(people, {
      port: 0,
      keyring,
      clock,
      log: await openLog({ level: 'silent' }),
      db: databases('people'),
      router: { key: 'router-secret', verifyBearer: async (bearer) => (await verifier.verify(bearer)).actor },
    });
    served.push(subgraph);
  });

  async function ask(headers: Record<string, string>) {
    const response = await fetch(`${subgraph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: '{ whoami }' }),
    });
    const { data } = (await response.json()) as Json;
    return { status: response.status, caller: data ? JSON.parse(data.whoami) : null };
  }
  const KEY = { [ROUTER_KEY_HEADER]: 'router-secret' };
  const REFUSED = { status: 401, caller: null };

  it('verifies the token that comes with the router’s key', async () => {
    expect(await ask({ ...KEY, authorization: `Bearer ${await token()}` })).toEqual({
      status: 200,
      caller: { actor: { kind: 'customer', customerId: 'cus_1' }, requestId: null },
    });
    expect(await ask(KEY)).toEqual({ status: 200, caller: { actor: { kind: 'visitor' }, requestId: null } });
  });

  it('refuses a token that is wrong, and a right one without the key', async () => {
    expect(await ask({ ...KEY, authorization: 'Bearer abc' })).toEqual(REFUSED);
    expect(await ask({ ...KEY, authorization: 'Basic abc' })).toEqual(REFUSED);
    expect(await ask({ authorization: `Bearer ${await token()}` })).toEqual(REFUSED);
    expect(await ask({ [ROUTER_KEY_HEADER]: 'router-secre' })).toEqual(REFUSED);
    expect(await ask({ [ROUTER_KEY_HEADER]: '' })).toEqual(REFUSED);
  });
});

/** A subgraph that does what no subgraph should. */
describe('when a subgraph', () => {
  let behave: (response: ServerResponse, socket: Socket) => void;
  let asked = 0;
  let bad: Server;
  let badUrl: string;
  let people: ServedSubgraph;
  beforeAll(async () => {
    people = await serve('people');
    bad = createServer((request, response) => {
      asked += 1;
      request.resume();
      request.on('end', () => behave(response, request.socket));
    });
    await new Promise<void>((resolve) => {
      bad.listen(0, '127.0.0.1', resolve);
    });
    badUrl = `http://127.0.0.1:${(bad.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    asked = 0;
  });
  afterEach(() => bad.closeAllConnections());
  afterAll(() => {
    bad.close();
  });

  const json = (response: ServerResponse, body: string, status = 200, headers = {}) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  const QUERY = '{ person(id: "p1") { name favourite } }';

  it.each<[string, typeof behave, string]>([
    ['never answers', () => undefined, 'SUBGRAPH_TIMEOUT'],
    [
      'stops in the middle of its headers',
      (_, socket) => void socket.write('HTTP/1.1 200 OK\r\nx: '),
      'SUBGRAPH_TIMEOUT',
    ],
    [
      'drips its answer',
      (response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{"data":'),
      'SUBGRAPH_TIMEOUT',
    ],
    ['resets the connection', (_, socket) => void socket.resetAndDestroy(), 'SUBGRAPH_UNAVAILABLE'],
    [
      'closes in the middle of its answer',
      (response, socket) => {
        response
          .writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
          .write('{"data":');
        setImmediate(() => socket.destroy());
      },
      'SUBGRAPH_MALFORMED',
    ],
    ['does not speak HTTP', (_, socket) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n'), 'SUBGRAPH_MALFORMED'],
    [
      'answers HTML',
      (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
      'SUBGRAPH_MALFORMED',
    ],
    [
      'answers HTML and 502',
      (response) => void response.writeHead(502, { 'content-type': 'text/html' }).end('<html>'),
      'SUBGRAPH_UNAVAILABLE',
    ],
    ['answers broken JSON', (response) => void json(response, '{"data":'), 'SUBGRAPH_MALFORMED'],
    ['answers no object', (response) => void json(response, '[]'), 'SUBGRAPH_MALFORMED'],
    ['answers neither data nor errors', (response) => void json(response, '{}'), 'SUBGRAPH_MALFORMED'],
    [
      'answers data of the wrong shape',
      (response) => void json(response, '{"data": [1]}'),
      'SUBGRAPH_MALFORMED',
    ],
    [
      'answers errors of the wrong shape',
      (response) => void json(response, '{"data": null, "errors": "oops"}'),
      'SUBGRAPH_MALFORMED',
    ],
    [
      'answers entities of the wrong number',
      (response) => void json(response, '{"data": {"_entities": []}}'),
      'SUBGRAPH_MALFORMED',
    ],
    [
      'answers more than it may',
      (response) => void json(response, JSON.stringify({ data: { x: 'x'.repeat(5000) } })),
      'SUBGRAPH_MALFORMED',
    ],
    [
      'says that it will answer more than it may',
      (response) =>
        void response
          .writeHead(200, { 'content-type': 'application/json', 'content-length': '1000000000' })
          .write('{'),
      'SUBGRAPH_MALFORMED',
    ],
    [
      'answers endlessly',
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const timer = setInterval(() => response.write(' '.repeat(1000)), 1);
        response.on('close', () => clearInterval(timer));
      },
      'SUBGRAPH_MALFORMED',
    ],
    [
      'sends a compressed bomb',
      (response) =>
        void response
          .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
          .end(gzipSync(Buffer.alloc(1_000_000))),
      'SUBGRAPH_MALFORMED',
    ],
    [
      'does not know this gateway',
      (response) =>
        void json(
          response,
          '{"errors": [{"message": "no", "extensions": {"code": "UNAUTHENTICATED"}}]}',
          401,
        ),
      'SUBGRAPH_UNAVAILABLE',
    ],
  ])('%s, the rest is answered and the error says why', async (_, how, code) => {
    behave = how;
    const door = await doorOver(people.url, badUrl, { maxAnswerBytes: 4000 });
    const reply = await door.ask(QUERY);
    expect(reply.status).toBe(200);
    expect(reply.json.data).toEqual({ person: { name: 'Ada', favourite: null } });
    expect(reply.json.errors).toEqual([
      {
        message: expect.any(String),
        path: ['person', 'favourite'],
        extensions: { code, service: 'orders', requestId: reply.headers.get('x-request-id') },
      },
    ]);
    expect(reply.text).not.toContain('127.0.0.1');
  });

  it('says what nobody should hear, the client does not hear it', async () => {
    behave = (response) =>
      json(
        response,
        JSON.stringify({
          data: { _entities: [null] },
          errors: [
            {
              message: 'password=hunter2',
              path: ['_entities', 0, 'favourite'],
              extensions: { stacktrace: ['at /srv'] },
            },
          ],
        }),
      );
    const door = await doorOver(people.url, badUrl);
    const reply = await door.ask(QUERY);
    expect(codesOf(reply)).toEqual(['INTERNAL_SERVER_ERROR']);
    expect(reply.text).not.toMatch(/hunter2|srv/);
  });

  it('had closed the connection, a read is tried once more', async () => {
    behave = (response, socket) => {
      if (asked === 1) socket.resetAndDestroy();
      else json(response, '{"data": {"_entities": [{"favourite": "tea"}]}}');
    };
    const door = await doorOver(people.url, badUrl);
    const reply = await door.ask(QUERY);
    expect([reply.json, asked]).toEqual([{ data: { person: { name: 'Ada', favourite: 'tea' } } }, 2]);
  });

  it('had closed the connection, a mutation is not tried again', async () => {
    behave = (_, socket) => socket.resetAndDestroy();
    const door = await doorOver(badUrl, people.url);
    const reply = await door.ask('mutation { guess(input: {code: "1"}) }');
    expect([codesOf(reply), asked]).toEqual([['SUBGRAPH_UNAVAILABLE'], 1]);
  });

  it('fails again and again, it is left alone', async () => {
    behave = (response) => response.writeHead(503).end();
    const door = await doorOver(people.url, badUrl, { breaker: { failures: 10, pauseMs: 600_000 } });
    for (let count = 0; count < 15; count += 1) {
      expect(codesOf(await door.ask(QUERY))).toEqual(['SUBGRAPH_UNAVAILABLE']);
    }
    expect(asked).toBe(10);
    expect((await door.fetch('/metrics')).text).toContain('patron_subgraph_breaker{subgraph="orders"} 2');
    // The others go on.
    expect((await door.ask('{ person(id: "p1") { name } }')).json).toEqual({
      data: { person: { name: 'Ada' } },
    });
  });

  it('was left alone, it is asked again after a while, and stays when it is back', async () => {
    behave = (response) => response.writeHead(503).end();
    const door = await doorOver(people.url, badUrl, { breaker: { failures: 2, pauseMs: 100 } });
    await door.ask(QUERY);
    await door.ask(QUERY);
    expect(asked).toBe(2);

    behave = (response) => json(response, '{"data": {"_entities": [{"favourite": "tea"}]}}');
    await expect.poll(async () => (await door.ask(QUERY)).json.errors).toBeUndefined();
    expect((await door.fetch('/metrics')).text).toContain('patron_subgraph_breaker{subgraph="orders"} 0');
  });

  it('holds its answers back, no more fetches wait for it than may', async () => {
    const held: ServerResponse[] = [];
    behave = (response) => held.push(response);
    const door = await doorOver(people.url, badUrl, { concurrency: 3, timeoutMs: 20_000 });
    const waiting = [1, 2, 3].map(() => door.ask(QUERY));
    await expect.poll(() => held.length).toBe(3);
    expect(codesOf(await door.ask(QUERY))).toEqual(['SUBGRAPH_UNAVAILABLE']);
    for (const response of held) json(response, '{"data": {"_entities": [{"favourite": "tea"}]}}');
    for (const reply of await Promise.all(waiting)) expect(codesOf(reply)).toEqual([]);
  });

  it('is not there, the request ends in time and readiness says what is missing', async () => {
    const gone = await serve('orders');
    await gone.close();
    const door = await doorOver(people.url, gone.url);
    const reply = await door.ask(QUERY);
    expect([reply.json.data, codesOf(reply)]).toEqual([
      { person: { name: 'Ada', favourite: null } },
      ['SUBGRAPH_UNAVAILABLE'],
    ]);
    const readiness = await door.fetch('/health/ready');
    expect([readiness.status, readiness.json]).toEqual([
      503,
      { status: 'not ready', checks: { orders: 'missing', people: 'ok' } },
    ]);
    await serve('orders', Number(new URL(gone.url).port));
    expect((await door.fetch('/health/ready')).status).toBe(200);
    expect((await door.ask(QUERY)).json.errors).toBeUndefined();
  });

  it('takes longer than the whole request may, what there is is answered', async () => {
    behave = () => undefined;
    const door = await openDoor({
      supergraph: shopSupergraph({ people: `${people.url}/graphql`, orders: `${badUrl}/graphql` }),
      connect: connection({ timeoutMs: 20_000 }),
      config: { requestTimeoutMs: 1500 },
    });
    const reply = await door.ask(QUERY);
    expect([reply.json.data, codesOf(reply)]).toEqual([
      { person: { name: 'Ada', favourite: null } },
      ['SUBGRAPH_TIMEOUT'],
    ]);
  });
});

describe('to a foreign subgraph', () => {
  it('no caller is told, and of the client’s headers only those that are listed', async () => {
    const seen: NodeJS.Dict<string | string[]>[] = [];
    const foreign = createServer((request, response) => {
      seen.push(request.headers);
      request.resume();
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"data": {"whoami": "me"}}');
    });
    await new Promise<void>((resolve) => {
      foreign.listen(0, '127.0.0.1', resolve);
    });
    const url = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`;
    const door = await openDoor({
      supergraph: shopSupergraph({ people: url, orders: url }),
      connect: connection({ keyring: null }),
      config: { forwardHeaders: ['authorization', 'x-tenant'] },
    });
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await door.ask('{ whoami }', {
      headers: {
        authorization: 'Bearer theirs',
        'x-tenant': 'eu',
        'x-secret': 's',
        cookie: 'a=b',
        traceparent,
        [CALLER_HEADER]: 'forged',
      },
    });
    await door.fetch('/health/ready');
    foreign.close();
    foreign.closeAllConnections();
    const [
      {
        authorization,
        'x-tenant': tenant,
        'x-secret': secret,
        cookie,
        traceparent: trace,
        [CALLER_HEADER]: sealed,
      } = {},
    ] = seen;
    expect({ authorization, tenant, secret, cookie, trace, sealed }).toEqual({
      authorization: 'Bearer theirs',
      tenant: 'eu',
      secret: undefined,
      cookie: undefined,
      trace: traceparent,
      sealed: undefined,
    });
  });
});

it('seals the caller once for all fetches of a request', async () => {
  const seals: string[] = [];
  const spy = createServer((request, response) => {
    seals.push(String(request.headers[CALLER_HEADER]));
    request.resume();
    request.on('end', () =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"data": {}}'),
    );
  });
  await new Promise<void>((resolve) => {
    spy.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(spy.address() as AddressInfo).port}`;
  const door = await doorOver(url, url);
  const { headers } = await door.ask('{ whoami order(id: "1") { id } }');
  spy.close();
  spy.closeAllConnections();
  expect(new Set(seals).size).toBe(1);
  expect(openCaller(seals[0] ?? '', keyring, clock())).toEqual({
    actor: { kind: 'visitor' },
    requestId: headers.get('x-request-id'),
  });
});

it('refuses a graph whose subgraph has no address', async () => {
  await expect(
    openDoor({ supergraph: shopSupergraph({ people: 'in-process' }), connect: connection() }),
  ).rejects.toThrow('The routing URL of the subgraph people is not an http(s) URL: in-process');
});
