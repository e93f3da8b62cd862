import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, execute, getIntrospectionQuery, parse } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenSubgraph } from '#shared/open-subgraph.ts';
import { inProcess } from '../../../gateway/connections/in-process.ts';
import { anIssuer, closeDoorsAfterAll, codesOf, type Door, type Json, openDoor } from './front-door.ts';

closeDoorsAfterAll();

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@tag", "@inaccessible", "@requiresScopes"])';

/** What the apps may ask their customers for. */
const REGISTERED: Record<string, string[]> = {
  music: ['profile.email'],
  rewards: ['loyalty.balance', 'orders.history'],
};

function aSubgraph(name: string, typeDefs: string, resolvers: object) {
  const document: DocumentNode = parse(`${LINK} ${typeDefs}`);
  const schema = buildSubgraphSchema({ typeDefs: document, resolvers: resolvers as never });
  const subgraph: Pick<OpenSubgraph, 'name' | 'execute'> = {
    name,
    execute: async ({ query, variables }, caller) =>
      execute({ schema, document: parse(query), variableValues: variables ?? {}, contextValue: caller }),
  };
  return { subgraph, service: { name, url: `http://${name}.example`, typeDefs: document } };
}

const CONSENT = aSubgraph(
  'consent',
  `type Query { grantStanding(id: ID!): GrantStanding @inaccessible @requiresScopes(scopes: [["gateway"]]) }
   type GrantStanding @inaccessible {
     customerId: ID! clientId: ID! attributes: [String!]! purposes: [String!]! lookBackDays: Int! state: String!
     expiresAt: String! members: [ID!]!
   }`,
  {
    Query: {
      grantStanding: (_: unknown, { id }: { id: string }) => ({
        customerId: 'cus_1',
        clientId: id.replace('grt_', ''),
        // One of them is granted what its app has not registered any more.
        attributes: id === 'grt_music' ? ['profile.phone'] : [],
        purposes: [],
        lookBackDays: 30,
        state: 'ACTIVE',
        expiresAt: '2099-01-01T00:00:00Z',
        members: ['cus_1'],
      }),
    },
  },
);
const PARTNERS = aSubgraph(
  'partners',
  `type Query {
     partnerApp(id: ID!): PartnerApp @tag(name: "partner")
     webhooks: [String!] @tag(name: "partner") @requiresScopes(scopes: [["app"]])
     registered: [PartnerApp!] @requiresScopes(scopes: [["admin"]])
   }
   type Mutation { register(id: ID!): PartnerApp @requiresScopes(scopes: [["admin"]]) }
   type PartnerApp { id: ID! @tag(name: "partner") requestedAttributes: [Requested!]! @tag(name: "partner") secret: String }
   type Requested @tag(name: "partner") { attribute: String! }`,
  {
    Query: {
      partnerApp: (_: unknown, { id }: { id: string }) => ({
        id,
        requestedAttributes: REGISTERED[id]?.map((attribute) => ({ attribute })) ?? [],
      }),
    },
  },
);
const PEOPLE = aSubgraph(
  'people',
  `type Query {
     me: Customer @tag(name: "partner")
     everybody: [Customer!] @requiresScopes(scopes: [["service"]])
   }
   type Mutation {
     save(track: String!): Saved @tag(name: "partner") @requiresScopes(scopes: [["playlist.write"]])
     erase: Boolean @requiresScopes(scopes: [["privacy_officer"]])
   }
   type Saved @tag(name: "partner") { track: String }
   type Customer @key(fields: "id") {
     id: ID! @tag(name: "partner")
     email: String @tag(name: "partner") @requiresScopes(scopes: [["customer"], ["profile.email"]])
     phone: String @tag(name: "partner") @requiresScopes(scopes: [["customer"], ["profile.phone"]])
     points: Int @tag(name: "partner") @requiresScopes(scopes: [["customer"], ["loyalty.balance"]])
     orders: [Order!] @tag(name: "partner") @requiresScopes(scopes: [["customer"], ["orders.history"]])
     notes: String @requiresScopes(scopes: [["associate"]])
   }
   type Order @tag(name: "partner") @requiresScopes(scopes: [["customer"], ["orders.history"]]) { total: Int }`,
  { Query: { me: () => ({ id: 'cus_1', email: 'ada@example.com' }) } },
);

let supergraph: string;
let issuer: Awaited<ReturnType<typeof anIssuer>>;
let development: Door;
let production: Door;
beforeAll(async () => {
  issuer = await anIssuer({ knowsApps: true });
  const { supergraphSdl, errors } = composeServices([CONSENT.service, PARTNERS.service, PEOPLE.service]);
  if (!supergraphSdl) throw new Error(errors?.join('\n'));
  supergraph = supergraphSdl;
  development = await aDoor({ introspection: true });
  production = await aDoor({ production: true, introspection: false, sandbox: false });
});
const aDoor = (config: object) =>
  openDoor({
    supergraph,
    connect: inProcess([CONSENT.subgraph, PARTNERS.subgraph, PEOPLE.subgraph], { timeoutMs: 1500 }),
    config: { issuers: [issuer.issuer], ...config },
  });

const partner = (app: string) =>
  issuer.token({ sub: 'cus_1', scope: 'profile.email', grant_id: `grt_${app}`, client_id: app });
const itself = (app: string) => issuer.token({ sub: app, scope: 'app', client_id: app });

/** Names of the fields of each type in an introspected schema. */
async function schemaFor(token: string, door = production): Promise<Record<string, string[]>> {
  const { json } = await door.ask(getIntrospectionQuery(), { token });
  expect(json.errors).toBeUndefined();
  const types: Json[] = json.data.__schema.types;
  return Object.fromEntries(
    types
      .filter(({ kind, name }) => kind === 'OBJECT' && !name.startsWith('__'))
      .map(({ name, fields }) => [name, fields.map((field: Json) => field.name).sort()]),
  );
}

const COMMON = {
  PartnerApp: ['id', 'requestedAttributes'],
  Requested: ['attribute'],
  Query: ['me', 'partnerApp', 'webhooks'],
};
const MUSIC = { ...COMMON, Customer: ['email', 'id', 'phone'] };
const REWARDS = { ...COMMON, Customer: ['id', 'orders', 'points'], Order: ['total'] };

describe('an app that asks about the schema', () => {
  it('is told of its own, in production too: what it may ask customers for, was granted, or needs no grant', async () => {
    expect(await schemaFor(await partner('music'))).toEqual(MUSIC);
    expect(await schemaFor(await partner('rewards'))).toEqual(REWARDS);
  });

  it('is told the same when it asks for itself', async () => {
    expect(await schemaFor(await itself('rewards'))).toEqual(REWARDS);
    expect(await schemaFor(await itself('unknown'))).toEqual({ ...COMMON, Customer: ['id'] });
  });

  it('is told no more where others see everything', async () => {
    expect(await schemaFor(await partner('music'), development)).toEqual(MUSIC);
  });

  it('finds no type by name that is not in it', async () => {
    const token = await partner('music');
    const query = '{ order: __type(name: "Order") { name } customer: __type(name: "Customer") { name } }';
    const { json } = await production.ask(query, { token });
    expect(json).toEqual({ data: { order: null, customer: { name: 'Customer' } } });
  });

  it('may ask about data in the same breath', async () => {
    const query = '{ me { id } ...S } fragment S on Query { again: __schema { queryType { name } } }';
    const { json } = await production.ask(query, { token: await partner('music') });
    expect(json).toEqual({ data: { me: { id: 'cus_1' }, again: { queryType: { name: 'Query' } } } });
  });

  it('is told why of a field outside of it: the same as of one that it was not granted', async () => {
    const { json, status } = await production.ask('{ me { id email points notes } }', {
      token: await partner('music'),
    });
    expect([status, json.data]).toEqual([
      200,
      { me: { id: 'cus_1', email: null, points: null, notes: null } },
    ]);
    const code = 'UNAUTHORIZED_FIELD_OR_TYPE';
    const requestId = expect.any(String);
    expect(json.errors.map(({ extensions }: Json) => extensions)).toEqual([
      { code, requestId, reason: 'GRANT_MISSING', attribute: 'profile.email' },
      { code, requestId, reason: 'GRANT_MISSING', attribute: 'loyalty.balance' },
      { code, requestId, reason: 'NOT_FOR_APPS' },
    ]);
  });
});

describe('others who ask about the schema', () => {
  it.each([
    ['a visitor', () => undefined],
    ['a customer', () => issuer.token()],
    ['an admin', () => issuer.token({ scope: 'admin' })],
  ])('%s: are answered with all of it, or not at all', async (_, tokenOf) => {
    const token = await tokenOf();
    const ask = (door: Door) =>
      door.ask('{ a: __type(name: "Order") { name } }', token === undefined ? {} : { token });
    expect((await ask(development)).json).toEqual({ data: { a: { name: 'Order' } } });
    const refused = await ask(production);
    expect([refused.status, codesOf(refused), refused.json.data]).toEqual([
      400,
      ['GRAPHQL_VALIDATION_FAILED'],
      undefined,
    ]);
  });
});
