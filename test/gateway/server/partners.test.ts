import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse } from 'graphql';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '#shared/actor.ts';
import type { OpenSubgraph } from '#shared/open-subgraph.ts';
import { inProcess } from '../../../gateway/connections/in-process.ts';
import { anIssuer, closeDoorsAfterAll, codesOf, type Door, openDoor } from './front-door.ts';
import { openShop, shopSchema } from './shop/shop.ts';

closeDoorsAfterAll();

type Standing = {
  customerId: string;
  clientId: string;
  attributes: string[];
  purposes: string[];
  lookBackDays: number;
  state: string;
  expiresAt: string;
  members: string[];
};
/** The grants of consent; a test changes them. */
const grants = new Map<string, Standing>();
let consentAnswers: 'grants' | 'an error' | 'nothing' = 'grants';
const askedBy: Caller[] = [];

const CONSENT = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@inaccessible", "@requiresScopes"])
  type Query {
    grantStanding(id: ID!): GrantStanding @inaccessible @requiresScopes(scopes: [["gateway"]])
    purposes: [String!]!
  }
  type GrantStanding @inaccessible {
    customerId: ID!, clientId: ID!, attributes: [String!]!, purposes: [String!]!, lookBackDays: Int!, state: String!,
    expiresAt: String!, members: [ID!]!
  }
`);
const resolvers = {
  Query: {
    grantStanding: (_: unknown, { id }: { id: string }, caller: Caller) => {
      askedBy.push(caller);
      if (consentAnswers === 'an error') throw new Error('the database is away');
      if (consentAnswers === 'nothing') return new Promise(() => {});
      return grants.get(id) ?? null;
    },
    purposes: () => ['personalisation'],
  },
};
const schema = buildSubgraphSchema({ typeDefs: CONSENT, resolvers: resolvers as never });
const consent: Pick<OpenSubgraph, 'name' | 'execute'> = {
  name: 'consent',
  execute: async ({ query, variables }, caller) =>
    execute({ schema, document: parse(query), variableValues: variables ?? {}, contextValue: caller }),
};

let door: Door;
let issuer: Awaited<ReturnType<typeof anIssuer>>;
beforeAll(async () => {
  issuer = await anIssuer();
  const shop = await openShop();
  const { supergraphSdl = '' } = composeServices([
    { name: 'consent', url: 'http://consent.example', typeDefs: CONSENT },
    { name: 'people', url: 'http://people.example', typeDefs: parse(shopSchema('people')) },
    { name: 'orders', url: 'http://orders.example', typeDefs: parse(shopSchema('orders')) },
  ]);
  door = await openDoor({
    supergraph: supergraphSdl,
    connect: inProcess([consent, shop.people, shop.orders], { timeoutMs: 1500 }),
    config: { issuers: [issuer.issuer] },
  });
});
beforeEach(() => {
  grants.clear();
  consentAnswers = 'grants';
  askedBy.length = 0;
});

const GRANT = {
  customerId: 'cus_1',
  clientId: 'music',
  attributes: ['profile.email'],
  purposes: ['personalisation'],
  lookBackDays: 30,
  state: 'ACTIVE',
  expiresAt: '2099-01-01T00:00:00Z',
  members: ['cus_1'],
};
const aPartnerToken = (claims = {}) =>
  issuer.token({ sub: 'cus_1', scope: 'profile.email', grant_id: 'grt_1', client_id: 'music', ...claims });
const ask = async (query: string) => door.ask(query, { token: await aPartnerToken() });

describe('a partner', () => {
  it('holds what the grant says now, whatever the token says', async () => {
    grants.set('grt_1', {
      ...GRANT,
      customerId: 'cus_survivor',
      attributes: ['loyalty.tier'],
      members: ['cus_survivor', 'cus_1'],
    });
    const { json } = await ask('{ whoami }');
    expect(JSON.parse(json.data.whoami).actor).toEqual({
      kind: 'partner',
      clientId: 'music',
      grantId: 'grt_1',
      customerId: 'cus_survivor',
      attributes: ['loyalty.tier'],
      purposes: ['personalisation'],
      lookBackDays: 30,
      standing: 'ACTIVE',
      members: ['cus_survivor', 'cus_1'],
    });
  });

  it('reads a granted attribute, and no more with the next request after it was taken back', async () => {
    const query = '{ person(id: "p1") { name email } }';
    grants.set('grt_1', GRANT);
    expect((await ask(query)).json).toEqual({ data: { person: { name: 'Ada', email: 'ada@example.com' } } });
    grants.set('grt_1', { ...GRANT, attributes: [] });
    const narrowed = await ask(query);
    expect([narrowed.json.data, codesOf(narrowed)]).toEqual([
      { person: { name: 'Ada', email: null } },
      ['UNAUTHORIZED_FIELD_OR_TYPE'],
    ]);
    grants.delete('grt_1');
    const revoked = await ask(query);
    expect([revoked.json.data, codesOf(revoked)]).toEqual([
      { person: { name: 'Ada', email: null } },
      ['UNAUTHORIZED_FIELD_OR_TYPE'],
    ]);
  });

  it.each([
    ['ACTIVE', 'GRANT_MISSING'],
    ['EXPIRED', 'GRANT_EXPIRED'],
    ['REVOKED', 'GRANT_REVOKED'],
    ['PURPOSE_WITHDRAWN', 'CONSENT_REQUIRED'],
  ])('is told why a field is null while its grant is %s', async (state, reason) => {
    grants.set('grt_1', { ...GRANT, attributes: [], state });
    const { json } = await ask('{ person(id: "p1") { email } }');
    expect(json.errors[0].extensions).toEqual({
      code: 'UNAUTHORIZED_FIELD_OR_TYPE',
      reason,
      attribute: 'profile.email',
      requestId: expect.any(String),
    });
  });

  it('holds nothing by the grant of another client', async () => {
    grants.set('grt_1', { ...GRANT, clientId: 'rewards' });
    expect(codesOf(await ask('{ person(id: "p1") { email } }'))).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });

  it('makes the gateway ask once for each request, in its own name', async () => {
    grants.set('grt_1', GRANT);
    await ask('{ a: person(id: "p1") { email } b: person(id: "p2") { email orders { total } } }');
    expect(askedBy.map(({ actor }) => actor)).toEqual([
      { kind: 'service', serviceId: 'gateway', scopes: ['gateway'] },
    ]);
  });

  it.each([
    ['fails', 'an error', 'SUBGRAPH_UNAVAILABLE'],
    ['does not answer', 'nothing', 'SUBGRAPH_TIMEOUT'],
  ] as const)('is shown nothing while consent %s', async (_, answer, code) => {
    grants.set('grt_1', GRANT);
    consentAnswers = answer;
    const reply = await ask('{ person(id: "p1") { name } }');
    expect([reply.status, reply.json.data, codesOf(reply)]).toEqual([503, undefined, [code]]);
  });
});

it('nobody else needs consent to be asked', async () => {
  consentAnswers = 'an error';
  const reply = await door.ask('{ person(id: "p1") { email } }', { token: await issuer.token() });
  expect(reply.json).toEqual({ data: { person: { email: 'ada@example.com' } } });
  expect(askedBy).toEqual([]);
});

it('no client can ask for the standing of a grant', async () => {
  const reply = await door.ask('{ grantStanding(id: "grt_1") { customerId } }', {
    token: await issuer.token({ scope: 'service import' }),
  });
  expect([reply.status, codesOf(reply)]).toEqual([400, ['GRAPHQL_VALIDATION_FAILED']]);
});
