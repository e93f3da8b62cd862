import { connect } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inProcess } from '../../../gateway/connections/in-process.ts';
import { aKey } from '../../attacks/oauth-world.ts';
import { eventually } from '../../support/eventually.ts';
import { anIssuer, closeDoorsAfterAll, type Door, type DoorOptions, openDoor } from '../server/front-door.ts';
import { anEventClient, aRawSocket, aSocketClient, type Inbox } from './clients.ts';
import { aPickup, type Floor, floorSupergraph, openFloor } from './floor/floor.ts';

closeDoorsAfterAll();

type Issuer = Awaited<ReturnType<typeof anIssuer>>;
let floor: Floor;
let issuer: Issuer;
const ends: (() => unknown)[] = [];
beforeAll(async () => {
  issuer = await anIssuer();
});
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const STREAMS = { most: 100, mostPerActor: 20, mostOperations: 10, keepAliveMs: 12_000 };

async function aDoor({ config, ...options }: DoorOptions = {}): Promise<Door> {
  floor = await openFloor();
  return openDoor({
    supergraph: floorSupergraph(),
    connect: inProcess(Object.values(floor.subgraphs), { timeoutMs: 5000 }),
    ...options,
    config: { issuers: [issuer.issuer], streams: STREAMS, ...config },
  });
}

const bearer = async (claims = {}, its = {}) => `Bearer ${await issuer.token(claims, its)}`;
const anAssociate = () => bearer({ sub: 'ass_1', scope: 'associate', stores: ['str_1'] });

function aClient(door: Door, options: Parameters<typeof aSocketClient>[1] = {}) {
  const client = aSocketClient(door.url, options);
  ends.push(client.end);
  return client;
}

async function raw(door: Door, options: Parameters<typeof aRawSocket>[1] = {}) {
  const opened = await aRawSocket(door.url, options);
  ends.push(() => opened.socket.terminate());
  return opened;
}

const TICKS = { query: 'subscription { ticks }' };

async function listening(inbox: Inbox, howMany = 1): Promise<Inbox & { first: ReturnType<Inbox['next']> }> {
  const first = inbox.next();
  await eventually(() => floor.ticks.listeners() + floor.pickups.listeners()).toBe(howMany);
  return { ...inbox, first };
}

/** What `error` said of an operation that was not begun. */
const refusalOf = (inbox: Inbox) =>
  inbox.next().then(
    () => 'answered',
    (errors: { extensions: { code: string } }[]) => errors.map(({ extensions }) => extensions.code),
  );

describe('who opens a socket', () => {
  let door: Door;
  beforeAll(async () => {
    door = await aDoor({ config: { allowedOrigins: ['https://shop.example'] } });
  });

  it.each([
    ['of another page', 'https://evil.example'],
    ['of a page that looks like ours', 'http://127.0.0.1.evil.example'],
    ['of a page on another port', 'http://127.0.0.1:1'],
    ['that no page has', 'null'],
  ])('is refused with an origin %s', async (_, origin) => {
    await expect(aRawSocket(door.url, { origin })).rejects.toThrow('403');
  });

  it('may be a page of ours, one that was allowed, or no page', async () => {
    for (const origin of [door.url, 'https://shop.example', undefined]) {
      const client = aClient(door, { ...(origin && { origin }) });
      expect((await client.subscribe({ query: '{ whoami }' }).next()).value).toEqual({
        data: { whoami: 'visitor' },
      });
    }
  });

  it('shows a token in the payload of connection_init or in the header of the upgrade', async () => {
    const authorization = await anAssociate();
    for (const options of [
      { params: { authorization } },
      { params: { Authorization: authorization } },
      { headers: { authorization } },
    ]) {
      const client = aClient(door, options);
      const { value } = await client.subscribe({ query: '{ whoami }' }).next();
      expect(value).toEqual({ data: { whoami: 'associate' } });
    }
  });

  it.each([
    ['is none', { authorization: 'Bearer abc' }],
    ['is not text', { authorization: 7 }],
    ['is empty', { authorization: '' }],
    ['is of an unknown scheme', { authorization: 'Basic YTpi' }],
  ])('is refused when the token %s', async (_, params) => {
    const client = aClient(door, { params });
    expect(await client.closed).toEqual({ code: 4403, reason: 'UNAUTHENTICATED' });
  });

  it('is refused with a token that has expired', async () => {
    const authorization = await bearer({}, { expires: Math.floor(Date.now() / 1000) - 60 });
    expect(await aClient(door, { params: { authorization } }).closed).toEqual({
      code: 4403,
      reason: 'UNAUTHENTICATED',
    });
  });

  it('is not known by a cookie or a parameter', async () => {
    const authorization = await anAssociate();
    const client = aClient(door, { headers: { cookie: `authorization=${authorization}` } });
    expect((await client.subscribe({ query: '{ whoami }' }).next()).value).toEqual({
      data: { whoami: 'visitor' },
    });
  });

  it('gives proof of the key that a token is bound to, for this address, once', async () => {
    const key = await aKey();
    const token = await issuer.token({ cnf: { jkt: key.jkt } });
    const url = `${door.url}/graphql`;
    const dpop = await key.proof({ method: 'GET', url, token });
    const refused = { code: 4403, reason: 'UNAUTHENTICATED' };

    expect(await aClient(door, { params: { authorization: `Bearer ${token}` } }).closed).toEqual(refused);
    expect(await aClient(door, { params: { authorization: `DPoP ${token}` } }).closed).toEqual(refused);
    const elsewhere = await key.proof({ method: 'POST', url, token });
    const params = { authorization: `DPoP ${token}`, dpop: elsewhere };
    expect(await aClient(door, { params }).closed).toEqual(refused);

    const bound = aClient(door, { params: { authorization: `DPoP ${token}`, dpop } });
    expect((await bound.subscribe({ query: '{ whoami }' }).next()).value).toEqual({
      data: { whoami: 'customer' },
    });
    expect(await aClient(door, { params: { authorization: `DPoP ${token}`, dpop } }).closed).toEqual(refused);
  });

  it('has to have a token where nobody else is answered', async () => {
    const strict = await aDoor({ config: { anonymous: false } });
    expect(await aClient(strict).closed).toEqual({ code: 4403, reason: 'UNAUTHENTICATED' });
  });
});

describe('a token', () => {
  it('that runs out closes the socket, and ends server-sent events with an error', async () => {
    const clock = { shiftMs: 0 };
    const door = await aDoor({ clock: () => new Date(Date.now() + clock.shiftMs) });
    const authorization = await bearer({}, { expires: '1h' });
    clock.shiftMs = 3_605_000 - 3000; // three seconds before the end, tolerance included
    const client = aClient(door, { params: { authorization } });
    await listening(client.subscribe(TICKS));
    const events = await listening(anEventClient(door.url, { authorization }).subscribe(TICKS), 2);
    expect(await client.closed).toEqual({ code: 4403, reason: 'TOKEN_EXPIRED' });
    const { value } = await events.first;
    expect(value.errors[0].extensions.code).toBe('UNAUTHENTICATED');
    expect((await events.next()).done).toBe(true);
    await eventually(() => floor.ticks.listeners()).toBe(0);
  });

  it('that has run out unnoticed is noticed with the next event', async () => {
    const clock = { shiftMs: 0 };
    const door = await aDoor({ clock: () => new Date(Date.now() + clock.shiftMs) });
    const client = aClient(door, { params: { authorization: await bearer() } });
    const events = await listening(client.subscribe(TICKS));
    clock.shiftMs = 3_600_000;
    floor.ticks.publish(1);
    const { value } = await events.first;
    expect([value.data, value.errors[0].extensions.code]).toEqual([undefined, 'UNAUTHENTICATED']);
    expect((await events.next()).done).toBe(true);
    expect(await refusalOf(client.subscribe(TICKS))).toEqual(['UNAUTHENTICATED']);
  });
});

describe('a partner', () => {
  const GRANT = {
    customerId: 'cus_1',
    clientId: 'music',
    attributes: ['pickups.read'],
    purposes: [],
    lookBackDays: 30,
    state: 'ACTIVE' as const,
    expiresAt: new Date('2099-01-01T00:00:00Z'),
    members: ['cus_1'],
  };
  const aPartner = () => bearer({ scope: 'pickups.read', grant_id: 'grt_1', client_id: 'music' });
  const QUEUE = { query: 'subscription { pickups(store: "str_1") { id } }' };

  it('hears what its grant allows at the moment, and no more when that changes', async () => {
    const door = await aDoor();
    floor.grants.set('grt_1', GRANT);
    const client = aClient(door, { params: { authorization: await aPartner() } });
    const events = await listening(client.subscribe(QUEUE));
    floor.pickups.publish(aPickup());
    expect((await events.first).value).toEqual({ data: { pickups: { id: 'pic_1' } } });
    floor.grants.set('grt_1', { ...GRANT, attributes: [], state: 'REVOKED' as const });
    floor.pickups.publish(aPickup({ id: 'pic_2' }));
    const { value } = await events.next();
    expect([value.data, value.errors[0].extensions.code]).toEqual([undefined, 'RIGHTS_CHANGED']);
    expect((await events.next()).done).toBe(true);
  });

  it('may have so many requests in a minute, and each event is one', async () => {
    const door = await aDoor({
      config: {
        rates: {
          apps: { requestsPerMinute: 2, costPerMinute: 0 },
          byApp: new Map(),
          visitorRequestsPerMinute: 0,
        },
      },
    });
    floor.grants.set('grt_1', GRANT);
    const client = aClient(door, { params: { authorization: await aPartner() } });
    const events = await listening(client.subscribe(QUEUE));
    floor.pickups.publish(aPickup());
    expect((await events.first).value).toEqual({ data: { pickups: { id: 'pic_1' } } });
    floor.pickups.publish(aPickup({ id: 'pic_2' }));
    expect((await events.next()).value.errors[0].extensions).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: expect.any(Number),
    });
    expect((await events.next()).done).toBe(true);
    expect(await refusalOf(client.subscribe(QUEUE))).toEqual(['RATE_LIMITED']);
  });
});

describe('an operation on a socket', () => {
  let door: Door;
  beforeAll(async () => {
    const { config } = door ?? {};
    door = await aDoor({
      config: { ...config, introspection: false, streams: { ...STREAMS, mostOperations: 2 } },
    });
  });

  it.each([
    [
      'an alias that is the name of what nobody may see',
      'subscription { asked { person { proof: name } } }',
      'RESERVED_RESPONSE_NAME',
    ],
    ['two fields at the top', 'subscription { ticks asked { caller } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a field that is not there', 'subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['what is not GraphQL', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    [
      'a question about the schema that is a secret',
      '{ __schema { types { name } } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a field that depends on a condition',
      'subscription($a: Boolean = true) { ticks @include(if: $a) }',
      'SUBSCRIPTION_NOT_SUPPORTED',
    ],
    [
      'too many aliases',
      `subscription { asked { ${Array.from({ length: 40 }, (_, at) => `a${at}: caller`).join(' ')} } }`,
      'TOO_MANY_ALIASES',
    ],
    ['too many brackets', `subscription { ticks(a: ${'['.repeat(200)}) }`, 'OPERATION_TOO_DEEP'],
    [
      'a variable that is not declared so',
      'subscription($store: ID!) { pickups(store: $store) { id } }',
      'BAD_USER_INPUT',
    ],
  ])('is refused with %s', async (_, query, code) => {
    expect(await refusalOf(aClient(door).subscribe({ query }))).toEqual([code]);
    expect(floor.ticks.listeners() + floor.pickups.listeners()).toBe(0);
  });

  it('may be persisted before', async () => {
    const query = 'subscription Persisted { ticks }';
    const { createHash } = await import('node:crypto');
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    const client = aClient(door);
    const unknown = client.subscribe({ query: '', extensions });
    expect(await refusalOf(unknown)).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    const told = await listening(client.subscribe({ query, extensions }));
    await told.stop();
    await eventually(() => floor.ticks.listeners()).toBe(0);
    const known = await listening(client.subscribe({ query: '', extensions }));
    floor.ticks.publish(3);
    expect((await known.first).value).toEqual({ data: { ticks: 3 } });
  });

  it('is refused beyond so many at once, and the others go on', async () => {
    const client = aClient(door);
    const first = await listening(client.subscribe(TICKS), 1);
    await listening(client.subscribe(TICKS), 2);
    expect(await refusalOf(client.subscribe(TICKS))).toEqual(['TOO_MANY_SUBSCRIPTIONS']);
    floor.ticks.publish(1);
    expect((await first.first).value).toEqual({ data: { ticks: 1 } });
    await first.stop();
    await eventually(() => floor.ticks.listeners()).toBe(1);
    await listening(client.subscribe(TICKS), 2);
  });
});

describe('a socket', () => {
  let door: Door;
  let its: Floor;
  beforeAll(async () => {
    door = await aDoor({ config: { maxBodyBytes: 2000, slowClientMs: 500 } });
    its = floor;
  });
  beforeEach(() => {
    floor = its;
  });
  const INIT = { type: 'connection_init' };
  const subscribe = (id: string, query = TICKS.query) => ({ id, type: 'subscribe', payload: { query } });

  it.each([
    ['what is not JSON', ['{'], 4400],
    ['a message that is none', [{ type: 'shout' }], 4400],
    ['an operation before connection_init', [subscribe('1')], 4401],
    ['connection_init twice', [INIT, INIT], 4429],
    ['a message that is too long', [INIT, subscribe('1', `# ${'x'.repeat(3000)}`)], 1009],
  ])('is closed after %s', async (_, messages, code) => {
    const { send, closed } = await raw(door);
    for (const message of messages) send(message);
    expect((await closed).code).toBe(code);
    expect(floor.ticks.listeners()).toBe(0);
  });

  it('is closed when two operations have one id', async () => {
    const { init, send, closed } = await raw(door);
    await init();
    send(subscribe('1'));
    send(subscribe('1'));
    expect((await closed).code).toBe(4409);
    await eventually(() => floor.ticks.listeners()).toBe(0);
  });

  it('is closed when it says nothing', async () => {
    const { closed } = await raw(door);
    expect((await closed).code).toBe(4408);
  });

  it('has to speak graphql-transport-ws', async () => {
    await expect(aRawSocket(door.url, { protocol: 'graphql-ws' })).rejects.toThrow();
  });

  it('of a client that is gone is noticed', async () => {
    const quick = await aDoor({ config: { streams: { ...STREAMS, keepAliveMs: 50 } } });
    const alive = aClient(quick);
    await listening(alive.subscribe(TICKS));
    const gone = await raw(quick, { autoPong: false });
    await gone.init();
    gone.send(subscribe('1'));
    expect((await gone.closed).code).toBe(1006);
    await eventually(() => floor.ticks.listeners()).toBe(1);
  });

  const LONG = 'x'.repeat(1_000_000);
  const WATCH = 'subscription { pickups(store: "str_1") { status } }';

  it('of a client that does not read is cut off, and nothing is heaped up for it', async () => {
    const { socket, init, send, closed } = await raw(door, {
      headers: { authorization: await anAssociate() },
    });
    await init();
    send(subscribe('1', WATCH));
    await eventually(() => floor.pickups.listeners()).toBe(1);
    socket.pause();
    for (let event = 0; event < 40; event += 1) floor.pickups.publish(aPickup({ status: LONG }));
    await eventually(() => floor.pickups.listeners()).toBe(0);
    socket.resume();
    expect(await closed).toEqual({ code: 1013, reason: 'TOO_SLOW' });
  });

  it('with server-sent events neither', async () => {
    const { port, hostname } = new URL(door.url);
    const body = JSON.stringify({ query: WATCH });
    const socket = connect(Number(port), hostname);
    ends.push(() => socket.destroy());
    socket.on('error', () => undefined);
    socket.pause();
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\naccept: text/event-stream\r\nauthorization: ${await anAssociate()}\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    await eventually(() => floor.pickups.listeners()).toBe(1);
    for (let event = 0; event < 40; event += 1) floor.pickups.publish(aPickup({ status: LONG }));
    await eventually(() => floor.pickups.listeners()).toBe(0);
  });
});

describe('connections that stay open', () => {
  it('are counted by actor, whatever they are', async () => {
    const door = await aDoor({ config: { streams: { ...STREAMS, mostPerActor: 2 } } });
    const authorization = await anAssociate();
    const first = aClient(door, { params: { authorization } });
    await listening(first.subscribe(TICKS));
    const events = anEventClient(door.url, { authorization });
    ends.push(events.end);
    await listening(events.subscribe(TICKS), 2);
    const params = { authorization: await anAssociate() };
    expect(await aClient(door, { params }).closed).toEqual({ code: 1013, reason: 'TOO_MANY_CONNECTIONS' });
    const refused = await door.fetch('/graphql', {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify(TICKS),
    });
    expect([refused.status, refused.json.errors[0].extensions]).toEqual([
      429,
      { code: 'TOO_MANY_CONNECTIONS', maximum: 2, requestId: expect.any(String) },
    ]);

    const somebodyElse = aClient(door);
    await listening(somebodyElse.subscribe(TICKS), 3);
    await first.end();
    await eventually(() => floor.ticks.listeners()).toBe(2);
    await listening(aClient(door, { params }).subscribe(TICKS), 3);
  });

  it('are so many at most, whoever has them', async () => {
    const door = await aDoor({ config: { streams: { ...STREAMS, most: 1 } } });
    await listening(aClient(door).subscribe(TICKS));
    await expect(aRawSocket(door.url)).rejects.toThrow('503');
  });

  it('end with the process in a way that clients come back after', async () => {
    const door = await aDoor();
    const socket = aClient(door);
    await listening(socket.subscribe(TICKS));
    const events = await listening(anEventClient(door.url).subscribe(TICKS), 2);
    await door.close();
    expect(await socket.closed).toEqual({ code: 1001, reason: 'STOPPING' });
    await expect(events.first).rejects.toThrow();
    expect(floor.ticks.listeners()).toBe(0);
  });

  it('end when another graph is served, and go on when it is the same', async () => {
    const door = await aDoor();
    const socket = aClient(door);
    const events = await listening(socket.subscribe(TICKS));
    door.swap(floorSupergraph());
    floor.ticks.publish(1);
    expect((await events.first).value).toEqual({ data: { ticks: 1 } });
    door.swap(`${floorSupergraph()}\n# changed`);
    expect(await socket.closed).toEqual({ code: 1012, reason: 'GRAPH_CHANGED' });
    await eventually(() => floor.ticks.listeners()).toBe(0);
    await listening(aClient(door).subscribe(TICKS));
  });

  it('are seen in the metrics', async () => {
    const door = await aDoor();
    const metric = async (line: RegExp) => line.exec((await door.fetch('/metrics')).text)?.[1];
    const socket = aClient(door);
    const events = await listening(socket.subscribe(TICKS));
    floor.ticks.publish(1);
    await events.first;
    expect(await metric(/^patron_subscriptions\{transport="websocket"\} (\d+)$/m)).toBe('1');
    await eventually(() =>
      metric(/^patron_subscription_event_duration_seconds_count\{outcome="ok"\} (\d+)$/m),
    ).toBe('1');
    await events.stop();
    await eventually(() => metric(/^patron_subscriptions\{transport="websocket"\} (\d+)$/m)).toBe('0');
  });
});

describe('a request with server-sent events', () => {
  let door: Door;
  beforeAll(async () => {
    door = await aDoor();
  });
  const post = (body: string, headers = {}) =>
    door.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
      body,
    });

  it.each([
    ['a form', '{}', { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['no object', '[]', {}, 400, 'BAD_REQUEST'],
    ['variables that are a list', '{"query":"{ whoami }","variables":[]}', {}, 400, 'BAD_REQUEST'],
    ['no query', '{}', {}, 400, 'BAD_REQUEST'],
    [
      'a token that is none',
      '{"query":"{ whoami }"}',
      { authorization: 'Bearer abc' },
      401,
      'UNAUTHENTICATED',
    ],
    [
      'a field that is not there',
      '{"query":"subscription { nothing }"}',
      {},
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('is refused with %s', async (_, body, headers, status, code) => {
    const reply = await post(body, headers);
    expect([reply.status, reply.json.errors[0].extensions.code]).toEqual([status, code]);
  });

  it('is answered event by event', async () => {
    const reply = await post('{"query":"{ whoami }"}');
    expect(reply.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(reply.headers.get('x-request-id')).toMatch(/./);
    expect(reply.text).toBe(
      ':\n\nevent: next\ndata: {"data":{"whoami":"visitor"}}\n\nevent: complete\ndata: \n\n',
    );
  });
});

it('an offer of another protocol is ignored, as HTTP wants it, and the request answered', async () => {
  const door = await aDoor();
  const { port, hostname, host } = new URL(door.url);
  const body = JSON.stringify({ query: '{ whoami }' });
  const socket = connect(Number(port), hostname);
  ends.push(() => socket.destroy());
  let text = '';
  socket.on('data', (chunk) => {
    text += String(chunk);
  });
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: ${host}\r\nconnection: Upgrade, HTTP2-Settings\r\nupgrade: h2c\r\nhttp2-settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  await eventually(() => text).toContain('{"data":{"whoami":"visitor"}}');
  expect(text).toMatch(/^HTTP\/1\.1 200 /);
});
