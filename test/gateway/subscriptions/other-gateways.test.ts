import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '#shared/actor.ts';
import { CALLER_HEADER, sealCaller } from '#shared/caller.ts';
import { openLog } from '#shared/log.ts';
import { ROUTER_KEY_HEADER, type ServedSubgraph, serveSubgraph } from '#shared/serve.ts';
import { openTokenVerifier } from '#shared/verify-token.ts';
import { overHttp } from '../../../gateway/connections/http.ts';
import { eventually } from '../../support/eventually.ts';
import { useDatabases } from '../../support/mongod.ts';
import { anIssuer, closeDoorsAfterAll, openDoor } from '../server/front-door.ts';
import { anEventClient, aSocketClient, type Inbox } from './clients.ts';
import { aPickup, type Floor, floorSupergraph, openFloor } from './floor/floor.ts';

closeDoorsAfterAll();
const databases = useDatabases();
let floor: Floor;
let subgraph: ServedSubgraph;
let issuer: Awaited<ReturnType<typeof anIssuer>>;
const clock = { now: () => new Date() };
const ends: (() => unknown)[] = [];

async function serve(): Promise<ServedSubgraph> {
  const verifier = openTokenVerifier({ issuers: [issuer.issuer], clock: () => clock.now() });
  return serveSubgraph(floor.subgraphs.pickups, {
    port: 0,
    keyring: floor.keyring,
    clock: () => clock.now(),
    log: await openLog({ level: 'silent' }),
    db: databases('pickups'),
    router: { key: 'router-secret', verifyBearer: async (token) => (await verifier.verify(token)).actor },
  });
}
beforeAll(async () => {
  issuer = await anIssuer();
  floor = await openFloor();
  subgraph = await serve();
  return () => subgraph.close();
});
afterEach(async () => {
  clock.now = () => new Date();
  for (const end of ends.splice(0)) end();
  await eventually(() => floor.pickups.listeners() + floor.ticks.listeners()).toBe(0);
});

const KEY = { [ROUTER_KEY_HEADER]: 'router-secret' };
const anAssociate = async () =>
  `Bearer ${await issuer.token({ sub: 'ass_1', scope: 'associate', stores: ['str_1'] })}`;
const QUEUE = { query: 'subscription { pickups(store: "str_1") { id person { id } } }' };

function listen(client: { subscribe(operation: typeof QUEUE): Inbox; end(): void }) {
  ends.push(client.end);
  const inbox = client.subscribe(QUEUE);
  return { ...inbox, first: inbox.next() };
}

describe('another vendor’s gateway subscribes to a subgraph', () => {
  it.each([
    [
      'over WebSocket, with headers',
      (authorization: string) => aSocketClient(subgraph.url, { headers: { ...KEY, authorization } }),
    ],
    [
      'over WebSocket, with the payload of connection_init',
      (authorization: string) => aSocketClient(subgraph.url, { params: { ...KEY, authorization } }),
    ],
    [
      'over WebSocket, with the token as Apollo Router sends it',
      (token: string) =>
        aSocketClient(subgraph.url, { headers: KEY, params: { connectionParams: { token } } }),
    ],
    [
      'with server-sent events',
      (authorization: string) => anEventClient(subgraph.url, { ...KEY, authorization }),
    ],
  ])('%s', async (_, client) => {
    const events = listen(client(await anAssociate()));
    await eventually(() => floor.pickups.listeners()).toBe(1);
    floor.pickups.publish(aPickup());
    expect((await events.first).value).toEqual({ data: { pickups: { id: 'pic_1', person: { id: 'ada' } } } });
  });

  it('and its token is asked about again with each event', async () => {
    const events = listen(
      aSocketClient(subgraph.url, { headers: { ...KEY, authorization: await anAssociate() } }),
    );
    await eventually(() => floor.pickups.listeners()).toBe(1);
    clock.now = () => new Date(Date.now() + 3_600_000);
    floor.pickups.publish(aPickup());
    const { value } = await events.first;
    expect([value.data, value.errors[0].extensions.code]).toEqual([undefined, 'UNAUTHENTICATED']);
    expect((await events.next()).done).toBe(true);
  });

  it.each([
    ['without the key', {}, 'token'],
    ['with another key', { [ROUTER_KEY_HEADER]: 'router-secre' }, 'token'],
    ['with a token that is none', KEY, 'Bearer abc'],
  ])('but not %s', async (_, key, token) => {
    const authorization = token === 'token' ? await anAssociate() : token;
    const socket = aSocketClient(subgraph.url, { headers: { ...key, authorization } });
    expect(await socket.closed).toEqual({ code: 4403, reason: 'UNAUTHENTICATED' });
    const events = anEventClient(subgraph.url, { ...key, authorization });
    await expect(events.subscribe(QUEUE).next()).rejects.toThrow();
  });

  it('and what it asks besides is answered on the same socket', async () => {
    const client = aSocketClient(subgraph.url, { headers: KEY });
    ends.push(client.end);
    expect((await client.subscribe({ query: '{ pickup(id: "pic_9") { status } }' }).next()).value).toEqual({
      data: { pickup: { status: 'READY' } },
    });
  });
});

it('a seal does not outlive itself on a socket', async () => {
  const caller: Caller = {
    actor: { kind: 'associate', associateId: 'ass_1', stores: ['str_1'] },
    requestId: 'req_1',
  };
  const client = aSocketClient(subgraph.url, {
    headers: { [CALLER_HEADER]: sealCaller(caller, floor.keyring, new Date()) },
  });
  ends.push(client.end);
  const query = '{ pickup(id: "pic_9") { status } }';
  expect((await client.subscribe({ query }).next()).value).toEqual({ data: { pickup: { status: 'READY' } } });
  clock.now = () => new Date(Date.now() + 60_000);
  await expect(client.subscribe({ query }).next()).rejects.toMatchObject([
    { extensions: { code: 'UNAUTHENTICATED' } },
  ]);
});

it('a subgraph ends what it shows when the token runs out, also when the gateway does not', async () => {
  const ending = new AbortController();
  const subscribed = await floor.subgraphs.pickups.subscribe(
    QUEUE,
    {
      actor: { kind: 'associate', associateId: 'ass_1', stores: ['str_1'] },
      requestId: 'req_1',
      until: floor.clock.now.getTime() + 1000,
    },
    { signal: ending.signal },
  );
  const answers = (subscribed as AsyncIterable<unknown>)[Symbol.asyncIterator]();
  floor.pickups.publish(aPickup());
  expect((await answers.next()).value).toMatchObject({ data: { pickups: { id: 'pic_1' } } });
  floor.clock.now = new Date(floor.clock.now.getTime() + 1000);
  floor.pickups.publish(aPickup());
  expect((await answers.next()).value).toMatchObject({
    errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
  });
  expect((await answers.next()).done).toBe(true);
  ending.abort();
});

it('a subgraph that goes away ends the subscription with an error', async () => {
  const going = await serve();
  const people = await serveSubgraph(floor.subgraphs.people, {
    port: 0,
    keyring: floor.keyring,
    clock: () => new Date(),
    log: await openLog({ level: 'silent' }),
    db: databases('people'),
  });
  ends.push(() => void people.close());
  const door = await openDoor({
    supergraph: floorSupergraph({ pickups: `${going.url}/graphql`, people: `${people.url}/graphql` }),
    connect: overHttp({ keyring: floor.keyring, clock: () => new Date(), timeoutMs: 2000 }),
    config: { issuers: [issuer.issuer] },
  });
  const events = listen(aSocketClient(door.url, { params: { authorization: await anAssociate() } }));
  await eventually(() => floor.pickups.listeners()).toBe(1);
  await going.close();
  const { value } = await events.first;
  expect(value).toEqual({
    data: { pickups: null },
    errors: [
      {
        message: 'The subgraph "pickups" cannot be reached.',
        path: ['pickups'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'pickups', requestId: expect.any(String) },
      },
    ],
  });
  expect((await events.next()).done).toBe(true);
});
