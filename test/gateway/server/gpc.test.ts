import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VISITOR } from '#shared/actor.ts';
import { openLog } from '#shared/log.ts';
import { ROUTER_KEY_HEADER, type ServedSubgraph, serveSubgraph } from '#shared/serve.ts';
import { overHttp } from '../../../gateway/connections/http.ts';
import { useDatabases } from '../../support/mongod.ts';
import { aKeyring } from '../../support/subgraph.ts';
import { closeDoorsAfterAll, type Door, openDoor } from './front-door.ts';
import { openShop, shopSupergraph } from './shop/shop.ts';

closeDoorsAfterAll();
const databases = useDatabases();
const keyring = aKeyring();
const clock = () => new Date();

const CASES: [string, Record<string, string>, true | undefined][] = [
  ['no signal', {}, undefined],
  ['the signal', { 'sec-gpc': '1' }, true],
  ['a zero', { 'sec-gpc': '0' }, undefined],
  ['a word', { 'sec-gpc': 'true' }, undefined],
  ['more than the signal', { 'sec-gpc': '1;foo' }, undefined],
];

async function heard(door: Door, headers: Record<string, string>) {
  const { json } = await door.ask('{ whoami }', { headers });
  return JSON.parse(json.data.whoami).gpc;
}

describe('Global Privacy Control reaches the subgraphs', () => {
  let inProcess: Door;
  let distributed: Door;
  let people: ServedSubgraph;
  beforeAll(async () => {
    inProcess = await openDoor();
    const shop = await openShop(keyring);
    people = await serveSubgraph(shop.people, {
      port: 0,
      keyring,
      clock,
      log: await openLog({ level: 'silent' }),
      db: databases('people'),
      router: { key: 'router-secret', verifyBearer: async () => VISITOR },
    });
    distributed = await openDoor({
      supergraph: shopSupergraph({ people: `${people.url}/graphql` }),
      connect: overHttp({ keyring, clock, timeoutMs: 1500 }),
    });
  });
  afterAll(() => people.close());

  it.each(CASES)('in one process, with %s', async (_, headers, expected) => {
    expect(await heard(inProcess, headers)).toBe(expected);
  });

  it.each(CASES)('over HTTP, with %s', async (_, headers, expected) => {
    expect(await heard(distributed, headers)).toBe(expected);
  });

  it.each(CASES)('behind another gateway that forwards the header, with %s', async (_, headers, expected) => {
    const response = await fetch(`${people.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [ROUTER_KEY_HEADER]: 'router-secret', ...headers },
      body: JSON.stringify({ query: '{ whoami }' }),
    });
    const { data } = (await response.json()) as { data: { whoami: string } };
    expect(JSON.parse(data.whoami).gpc).toBe(expected);
  });
});
