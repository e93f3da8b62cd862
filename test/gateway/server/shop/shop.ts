import { readFileSync } from 'node:fs';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { MongoClient } from 'mongodb';
import type { Caller } from '#shared/actor.ts';
import { openLog } from '#shared/log.ts';
import { type OpenSubgraph, openSubgraph } from '#shared/open-subgraph.ts';
import type { Keyring } from '#shared/seal.ts';
import type { AnySubgraph, Dependencies } from '#shared/subgraph.ts';
import { aKeyring, aPairwise } from '../../../support/subgraph.ts';

/** What the resolver that fails says: nothing of it may leave the process. */
export const SECRET = 'mongodb://admin:hunter2@db.internal/patron';

const NAMES: Record<string, string> = { p1: 'Ada', p2: 'Ben' };
const person = (id: string) => (NAMES[id] ? { id } : null);

const people: AnySubgraph = {
  name: 'people',
  schemaFile: new URL('./people.graphql', import.meta.url),
  migrations: [],
  personal: {},
  consumes: {},
  open: () => ({}),
  resolvers: {
    Query: {
      person: (_: unknown, { id }: { id: string }) => person(id),
      people: () => Object.keys(NAMES).map(person),
      peopleByIds: (_: unknown, { ids }: { ids: string[] }) => ids.map(person),
      page: () => ({ nodes: [{ id: 'p1' }], count: 1 }),
      expensive: () => 'gold',
      whoami: (_: unknown, __: unknown, { actor, requestId, gpc }: Caller) =>
        JSON.stringify({ actor, requestId, gpc }),
      broken: () => {
        throw new Error(`cannot reach ${SECRET}`);
      },
      hanging: () => new Promise(() => {}),
      color: (_: unknown, { of }: { of?: string }) => of ?? null,
    },
    Mutation: {
      rename: (_: unknown, { input }: { input: { id: string; name: string } }) => input,
      guess: (_: unknown, { input }: { input: { code: string } }) => input.code === '4711',
    },
    Person: {
      __resolveReference: ({ id }: { id: string }) => person(id),
      name: ({ id, name }: { id: string; name?: string }) => name ?? NAMES[id],
      email: ({ id }: { id: string }) => `${NAMES[id]?.toLowerCase()}@example.com`,
      friends: () => [{ id: 'p2' }],
      proof: () => 'sealed',
    },
  },
};

const orders: AnySubgraph = {
  name: 'orders',
  schemaFile: new URL('./orders.graphql', import.meta.url),
  migrations: [],
  personal: {},
  consumes: {},
  open: () => ({}),
  resolvers: {
    Query: { order: (_: unknown, { id }: { id: string }) => ({ id, total: 1250 }) },
    Person: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      orders: ({ id }: { id: string }) => [{ id: `${id}-o1`, total: 1250 }],
      favourite: () => 'tea',
    },
  },
};

const noRows = async (id: string) => [id];
const alone = { of: noRows, seenBy: (_: unknown, id: string) => noRows(id) };

/** Only the guard of personal types would ask the database, and the shop has none. */
function dependencies(keyring: Keyring, log: Dependencies['log']): Dependencies {
  const client = new MongoClient('mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100');
  return {
    client,
    db: client.db('shop'),
    outbox: { append: async () => undefined, followersOf: () => [] },
    messages: { send: async () => 'msg_1' },
    keyring,
    pairwise: aPairwise(),
    liveGrant: async () => null,
    permitsNow: async () => false,
    members: alone,
    log,
    clock: () => new Date(),
    publicUrl: 'http://localhost:4000',
    demo: false,
  };
}

/** Two small subgraphs with everything around them that real ones have. */
export async function openShop(
  keyring: Keyring = aKeyring(),
  log?: Dependencies['log'],
): Promise<{ people: OpenSubgraph; orders: OpenSubgraph; keyring: Keyring }> {
  const shared = dependencies(keyring, log ?? (await openLog({ level: 'silent' })));
  return { people: openSubgraph(people, shared), orders: openSubgraph(orders, shared), keyring };
}

export const shopSchema = (name: 'people' | 'orders'): string =>
  readFileSync(new URL(`./${name}.graphql`, import.meta.url), 'utf8');

/** The supergraph of the shop, reached at these addresses; `more` is added to the schema of people. */
export function shopSupergraph({
  people: peopleUrl = 'http://people.example/graphql',
  orders: ordersUrl = 'http://orders.example/graphql',
  more = '',
} = {}): string {
  const { supergraphSdl, errors } = composeServices([
    { name: 'people', url: peopleUrl, typeDefs: parse(`${shopSchema('people')}\n${more}`) },
    { name: 'orders', url: ordersUrl, typeDefs: parse(shopSchema('orders')) },
  ]);
  if (!supergraphSdl) throw new Error(errors?.join('\n'));
  return supergraphSdl;
}
