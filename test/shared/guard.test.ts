import { randomBytes } from 'node:crypto';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, execute, type GraphQLSchema, parse } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { issueConsentProof } from '#shared/consent-proof.ts';
import { guardCustomerReference, guardSchema, openAccess, requireCustomer } from '#shared/guard.ts';
import type { RequestContext } from '#shared/subgraph.ts';

const TYPES = /* GraphQL */ `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@inaccessible", "@authenticated", "@requiresScopes", "@composeDirective"])
    @link(url: "https://specs.patron.example/consent/v1.0", import: ["@consent"])
    @composeDirective(name: "@consent")
  directive @consent(purpose: String!, unlessSelf: Boolean! = false) on FIELD_DEFINITION | OBJECT

  type Query {
    orders: [Order!]!
    shop: String!
    stock: Int @requiresScopes(scopes: [["associate"]])
    audit: Int @authenticated
    nightly: Int @federation__policy(policies: [["at_night"]])
  }
  type Customer @key(fields: "id") {
    id: ID!
    consentProof: String! @external
    hidden: String @inaccessible @authenticated
    nickname: String
    email: String @requiresScopes(scopes: [["customer"], ["service"], ["profile.email"]])
    secret: String @requiresScopes(scopes: [["associate", "manager"]])
    offers: [String!] @requires(fields: "consentProof") @consent(purpose: "personalisation") @requiresScopes(scopes: [["customer"], ["associate"], ["loyalty.offers"]])
    whereabouts: String @requires(fields: "consentProof") @consent(purpose: "location", unlessSelf: true) @authenticated
    orders: [Order!] @authenticated
  }
  type Order @authenticated {
    number: Int!
    gift: String @consent(purpose: "personalisation")
  }
  type Segment {
    name: String!
  }
  extend type Segment @requiresScopes(scopes: [["marketer"]])
  extend type Query {
    segment: Segment
  }
  type Profile @consent(purpose: "purchase_profiling") @authenticated {
    lifeStage: String
    home: String @consent(purpose: "location")
  }
  extend type Customer {
    profile: Profile @authenticated
  }
`;

const NOW = new Date('2026-03-02T10:00:00Z');
const keyring = [{ id: 'k', secret: randomBytes(32) }];

/** Names of fields whose resolvers have run: a refusal that comes after the read is none. */
let resolved: string[] = [];
const ran =
  <Value>(name: string, value: Value) =>
  () => {
    resolved.push(name);
    return value;
  };
beforeEach(() => {
  resolved = [];
});

type Ordered = { number: number; customerId: unknown };
const orders: Ordered[] = [
  { number: 1, customerId: 'cus_ada' },
  { number: 2, customerId: 'cus_ben' },
  { number: 3, customerId: null },
  { number: 4, customerId: undefined },
];

/** Apart from the names of others, so that a test sees which of both it has. */
const pairwise = (customerId: string, clientId: string) => `pcu_${clientId}_${customerId}`;

/** Ids that are one customer; `cus_old` was merged into ada. */
const ADA = ['cus_ada', 'cus_old'];
const members = {
  of: async (id: string) => (ADA.includes(id) ? ADA : [id]),
  seenBy: async (_: unknown, id: string) => (ADA.includes(id) ? ADA : [id]),
};

const personal = {
  Customer: ({ id }: { id: string }) => id,
  Order: ({ customerId }: Ordered) => customerId as string | null,
  Profile: ({ customerId }: { customerId: string }) => customerId,
};

function aGuardedSchema(): GraphQLSchema {
  const schema = buildSubgraphSchema({
    typeDefs: parse(TYPES),
    resolvers: {
      Query: {
        orders: () => orders,
        shop: () => 'open',
        stock: ran('stock', 5),
        audit: ran('audit', 1),
        nightly: ran('nightly', 1),
        segment: () => ({ name: 'regulars' }),
      },
      Customer: {
        __resolveReference: guardCustomerReference((reference) => reference, {
          keyring,
          clock: () => NOW,
        }) as never,
        hidden: ran('hidden', 'h'),
        nickname: ran('nickname', 'Ada'),
        email: ran('email', 'ada@example.com'),
        secret: ran('secret', 's'),
        offers: ran('offers', ['10 % off']),
        whereabouts: ran('whereabouts', 'Delft'),
        orders: ({ id }: { id: string }) => orders.filter(({ customerId }) => customerId === id),
        profile: ({ id }: { id: string }) => ({ customerId: id, lifeStage: 'student', home: 'Delft' }),
      },
      Order: { gift: ran('gift', 'wrapped') },
    },
  });
  guardSchema(schema, personal);
  return schema;
}

const schema = aGuardedSchema();

type Run = (
  document: DocumentNode,
  context: RequestContext,
  variables: object,
) => Promise<{ data?: unknown; errors?: readonly { extensions?: Record<string, unknown> }[] }>;

/** As the reference implementation runs it, and as subgraphs do. */
const EXECUTORS: [string, Run][] = [
  [
    'graphql-js',
    async (document, contextValue, variableValues) =>
      execute({
        schema,
        document,
        contextValue,
        variableValues: variableValues as Record<string, unknown>,
        rootValue: {},
      }),
  ],
  [
    'graphql-jit',
    async (document, context, variables) => {
      const compiled = compileQuery(schema, document);
      if (!isCompiledQuery(compiled)) throw new Error('not compiled');
      return compiled.query({}, context, variables);
    },
  ],
];

/** Served in store 1, by customer. */
const served: Record<string, string[]> = { sto_1: ['cus_ada'] };

describe.each(EXECUTORS)('by %s', (_, run) => {
  async function ask(
    actor: Actor,
    query: string,
    variables: object = {},
    requestId: string | null = 'req_1',
  ) {
    const isServedAt = async (customerId: string, stores: string[]) =>
      stores.some((store) => served[store]?.includes(customerId));
    const access = openAccess(actor, { inService: { isServedAt }, members, pairwise });
    const { data, errors } = await run(parse(query), { actor, requestId, access }, variables);
    const codes = errors?.map(({ extensions }) => extensions?.code);
    return { data: JSON.parse(JSON.stringify(data ?? null)), codes, errors, access };
  }

  const ENTITIES = (selection: string) =>
    `query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Customer { ${selection} } } }`;

  async function customer(
    actor: Actor,
    selection: string,
    reference: object = {},
    requestId: string | null = 'req_1',
  ) {
    const id = actor.kind === 'partner' ? pairwise('cus_ada', actor.clientId) : 'cus_ada';
    const representations = [{ __typename: 'Customer', id, ...reference }];
    const answer = await ask(actor, ENTITIES(selection), { representations }, requestId);
    return { ...answer, data: answer.data?._entities?.[0] ?? null };
  }

  const proofFor = (actor: Actor, purposes: string[], its: object = {}) => ({
    consentProof: issueConsentProof(
      { members: ADA, actor, requestId: 'req_1', now: NOW, ...its },
      { purposes, version: null },
      keyring,
    ),
  });

  const ada: Actor = { kind: 'customer', customerId: 'cus_ada' };
  const ben: Actor = { kind: 'customer', customerId: 'cus_ben' };
  const associate: Actor = { kind: 'associate', associateId: 'asc_1', stores: ['sto_1'] };
  const service: Actor = { kind: 'service', serviceId: 'mailer', scopes: [] };
  const officer: Actor = { kind: 'staff', staffId: 'stf_1', role: 'privacy_officer' };
  const partner = (its: object = {}): Actor => ({
    kind: 'partner',
    lookBackDays: 365,
    standing: 'ACTIVE',
    clientId: 'music',
    customerId: 'cus_ada',
    grantId: 'grt_1',
    attributes: ['profile.email', 'loyalty.offers'],
    purposes: ['personalisation'],
    ...its,
  });

  describe('a customer’s name for an app', () => {
    it('is the app’s own, in and out, and the customer’s id for everybody else', async () => {
      expect((await customer(partner(), 'id nickname')).data).toEqual({
        id: 'pcu_music_cus_ada',
        nickname: 'Ada',
      });
      for (const actor of [ada, associate, service]) {
        expect((await customer(actor, 'id')).data).toEqual({ id: 'cus_ada' });
      }
    });

    it.each([
      ['the customer’s id', 'cus_ada'],
      ['the name of another app', 'pcu_rewards_cus_ada'],
      ['its name for another customer', 'pcu_music_cus_ben'],
    ])('is refused when it is %s', async (_name, id) => {
      const { data, codes } = await customer(partner(), 'id', { id });
      expect([data, codes]).toEqual([null, ['FORBIDDEN']]);
    });

    it('is refused to everybody but the app', async () => {
      for (const actor of [ada, associate]) {
        const { data, codes } = await customer(actor, 'id', { id: 'pcu_music_cus_ada' });
        expect([data, codes]).toEqual([null, ['FORBIDDEN']]);
      }
    });

    it('is understood in arguments, too', async () => {
      const { access } = await ask(partner(), '{ shop }');
      const context = { actor: partner(), requestId: 'req_1', access };
      expect(await requireCustomer(context, 'pcu_music_cus_ada')).toBe('cus_ada');
      await expect(requireCustomer(context, 'cus_ada')).rejects.toMatchObject({
        extensions: { code: 'FORBIDDEN' },
      });
    });
  });

  describe('layer 1, whose', () => {
    it.each<[string, Actor, unknown]>([
      ['the customer', ada, undefined],
      ['an associate who serves them', associate, undefined],
      ['their partner', partner(), undefined],
      ['a service', service, undefined],
      ['the privacy officer', officer, undefined],
      ['another customer', ben, ['FORBIDDEN']],
      ['an associate of another store', { ...associate, stores: ['sto_2'] } as Actor, ['FORBIDDEN']],
      ['an associate of no store', { ...associate, stores: [] } as Actor, ['FORBIDDEN']],
      ['another customer’s partner', partner({ customerId: 'cus_ben' }), ['FORBIDDEN']],
      ['a marketer', { kind: 'staff', staffId: 'stf_1', role: 'marketer' }, ['FORBIDDEN']],
      ['an analyst', { kind: 'staff', staffId: 'stf_1', role: 'analyst' }, ['FORBIDDEN']],
      ['an admin', { kind: 'staff', staffId: 'stf_1', role: 'admin' }, ['FORBIDDEN']],
      ['a device', { kind: 'device', deviceId: 'd', storeId: 'sto_1', deviceKind: 'till' }, ['FORBIDDEN']],
      ['a visitor', { kind: 'visitor' }, ['UNAUTHENTICATED']],
    ])('%s', async (_name, actor, codes) => {
      const answer = await customer(actor, 'nickname');
      expect(answer.codes).toEqual(codes);
      expect(answer.data).toEqual(codes ? null : { nickname: 'Ada' });
      expect(resolved).toEqual(codes ? [] : ['nickname']);
    });

    it('goes by every id that was merged into one customer, and no further', async () => {
      const signedInAsBefore: Actor = { kind: 'customer', customerId: 'cus_old' };
      for (const actor of [ada, signedInAsBefore]) {
        for (const id of ADA) {
          const { data, codes } = await customer(actor, 'id nickname', { id });
          expect([data, codes]).toEqual([{ id: 'cus_ada', nickname: 'Ada' }, undefined]);
        }
      }
      expect((await customer(ben, 'nickname', { id: 'cus_old' })).codes).toEqual(['FORBIDDEN']);
    });

    it('goes for a partner as far as its grant', async () => {
      const name = { id: 'pcu_music_cus_old' };
      for (const [opened, ids] of [
        [undefined, ['cus_old']], // consent doesn't know of the merge yet
        [ADA, ADA],
        [['cus_old', 'cus_ben'], ['cus_old']], // nor does this subgraph know of another
      ] as const) {
        const actor = partner({ customerId: 'cus_old', ...(opened && { members: [...opened] }) });
        const { data, access } = await customer(actor, 'id nickname', name);
        expect(data).toEqual({ id: 'pcu_music_cus_old', nickname: 'Ada' });
        expect(await access.members('cus_old')).toEqual(ids);
        expect(await access.mayTouch('cus_ben')).toBe(false);
      }
    });

    it('finds a customer in an associate’s hands by an order under any of their ids', async () => {
      served.sto_1 = ['cus_old'];
      expect((await customer(associate, 'nickname')).data).toEqual({ nickname: 'Ada' });
      served.sto_1 = ['cus_ada'];
    });

    it('is asked of each personal object wherever it comes from, not only at the door', async () => {
      const answer = await ask(ada, '{ orders { number } }');
      expect(answer.data).toBeNull();
      expect(answer.codes).toContain('FORBIDDEN');
    });

    it('lets anybody at what is about nobody, and nobody at what doesn’t say whom it is about', async () => {
      const numbers = orders.slice(2);
      orders.splice(2, 2, numbers[0] as Ordered);
      const nobodys = await ask(service, '{ orders { number } }');
      expect(nobodys.data).toEqual({ orders: [{ number: 1 }, { number: 2 }, { number: 3 }] });
      orders.splice(2, 1, ...numbers);
      expect((await ask(service, '{ orders { number } }')).codes).toEqual(['FORBIDDEN']);
    });

    it.each([{ $gt: '' }, ['cus_ada'], null, 7, true])('refuses a reference whose id is %j', async (id) => {
      for (const actor of [service, officer, ada]) {
        expect((await customer(actor, 'nickname', { id })).codes).toEqual(['BAD_USER_INPUT']);
      }
      expect(resolved).toEqual([]);
    });

    it('fails closed when it cannot be asked', async () => {
      const inService = { isServedAt: () => Promise.reject(new Error('database away')) };
      const access = openAccess(associate, { inService, members, pairwise });
      const { data, errors } = await run(
        parse(ENTITIES('nickname')),
        { actor: associate, requestId: 'req_1', access },
        { representations: [{ __typename: 'Customer', id: 'cus_ada' }] },
      );
      expect(JSON.parse(JSON.stringify(data))).toEqual({ _entities: [null] });
      expect(errors).toHaveLength(1);
      expect(resolved).toEqual([]);
    });

    it('refuses one of several without the others', async () => {
      const representations = ['cus_ada', 'cus_ben', 'cus_ada'].map((id) => ({ __typename: 'Customer', id }));
      const { data, codes } = await ask(ada, ENTITIES('nickname'), { representations });
      expect(data).toEqual({ _entities: [{ nickname: 'Ada' }, null, { nickname: 'Ada' }] });
      expect(codes).toEqual(['FORBIDDEN']);
    });

    it('keeps each answer in its place when refusals come late, first and last', async () => {
      const representations = ['cus_ben', 'cus_ada', 'cus_ben', 'cus_old', 'cus_cleo'].map((id) => ({
        __typename: 'Customer',
        id,
      }));
      const { data, codes } = await ask(ada, ENTITIES('nickname'), { representations });
      const answer = { nickname: 'Ada' };
      expect(data).toEqual({ _entities: [null, answer, null, answer, null] });
      expect(codes).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
    });
  });

  describe('layer 2, what', () => {
    it.each<[string, Actor, string, boolean]>([
      ['stock', associate, 'stock', true],
      ['stock', ada, 'stock', false],
      ['stock', { kind: 'visitor' }, 'stock', false],
      ['audit', ada, 'audit', true],
      ['audit', { kind: 'visitor' }, 'audit', false],
      ['nightly, by a rule that is not imported, for no policy can be asked', officer, 'nightly', false],
    ])('%s to %j', async (_name, actor, field, allowed) => {
      const { data, codes } = await ask(actor, `{ shop ${field} }`);
      expect(data).toEqual({ shop: 'open', [field]: allowed ? expect.anything() : null });
      expect(codes).toEqual(allowed ? undefined : ['UNAUTHORIZED_FIELD_OR_TYPE']);
      expect(resolved).toEqual(allowed ? [field] : []);
    });

    it.each<[string, Actor, boolean]>([
      ['the customer', ada, true],
      ['a service', service, true],
      ['a partner that was granted it', partner(), true],
      ['a partner that was not', partner({ attributes: ['profile.name'] }), false],
      ['a partner whose grant lists a role', partner({ attributes: ['customer', 'service'] }), false],
      ['an associate', associate, false],
    ])('of a personal type to %s', async (_name, actor, allowed) => {
      const { data, codes } = await customer(actor, 'nickname email');
      expect(data).toEqual({ nickname: 'Ada', email: allowed ? 'ada@example.com' : null });
      expect(codes).toEqual(allowed ? undefined : ['UNAUTHORIZED_FIELD_OR_TYPE']);
    });

    it('tells an app what to ask the customer for, and nobody else', async () => {
      const code = 'UNAUTHORIZED_FIELD_OR_TYPE';
      const expired = { attributes: [], standing: 'EXPIRED' };
      for (const [actor, extensions] of [
        [partner({ attributes: [] }), { code, reason: 'GRANT_MISSING', attribute: 'profile.email' }],
        [partner(expired), { code, reason: 'GRANT_EXPIRED', attribute: 'profile.email' }],
        [associate, { code }],
      ] as const) {
        const { errors } = await customer(actor, 'email');
        expect(errors?.map((error) => error.extensions)).toEqual([extensions]);
      }
      const { errors } = await customer(partner(), 'secret');
      expect(errors?.map((error) => error.extensions)).toEqual([{ code, reason: 'NOT_FOR_APPS' }]);
    });

    it('asks for every scope of a set', async () => {
      expect((await customer(associate, 'secret')).codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
      const manager: Actor = { kind: 'service', serviceId: 'x', scopes: ['associate', 'manager'] };
      expect((await customer(manager, 'secret')).codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    });

    it('cannot be had by alias, fragment or directive', async () => {
      const query = 'a: email ...F @include(if: true) ... on Customer { b: email @skip(if: false) }';
      const representations = [{ __typename: 'Customer', id: 'cus_ada' }];
      const { data, codes } = await ask(associate, `${ENTITIES(query)} fragment F on Customer { c: email }`, {
        representations,
      });
      expect(data).toEqual({ _entities: [{ a: null, b: null, c: null }] });
      expect(codes).toEqual(Array(3).fill('UNAUTHORIZED_FIELD_OR_TYPE'));
    });

    it('holds for a rule that stands on an extension of the type', async () => {
      expect((await ask(ada, '{ segment { name } }')).codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
      const marketer: Actor = { kind: 'staff', staffId: 'stf_1', role: 'marketer' };
      expect((await ask(marketer, '{ segment { name } }')).data).toEqual({ segment: { name: 'regulars' } });
    });
  });

  describe('layer 3, what for', () => {
    it('opens the field that the proof names', async () => {
      const { data, codes } = await customer(ada, 'offers', proofFor(ada, ['personalisation']));
      expect({ data, codes }).toEqual({ data: { offers: ['10 % off'] }, codes: undefined });
    });

    it('says which purpose is missing', async () => {
      const { data, errors } = await customer(ada, 'nickname offers');
      expect(data).toEqual({ nickname: 'Ada', offers: null });
      expect(errors?.map(({ extensions }) => extensions)).toEqual([
        { code: 'CONSENT_REQUIRED', purpose: 'personalisation' },
      ]);
      expect(resolved).toEqual(['nickname']);
    });

    it.each<[string, () => object]>([
      ['no proof', () => ({})],
      ['a proof of nothing', () => proofFor(ada, [])],
      ['a proof of another purpose', () => proofFor(ada, ['location', 'email_marketing'])],
      [
        'a proof by which consent didn’t know of an id of the customer',
        () => proofFor(ada, ['personalisation'], { members: ['cus_ada'] }),
      ],
      ['a proof for another customer', () => proofFor(ada, ['personalisation'], { members: ['cus_ben'] })],
      ['a proof for another actor', () => proofFor(ben, ['personalisation'])],
      ['a proof of another request', () => proofFor(ada, ['personalisation'], { requestId: 'req_0' })],
      [
        'an expired proof',
        () => proofFor(ada, ['personalisation'], { now: new Date(NOW.getTime() - 31_000) }),
      ],
      [
        'a proof from the future',
        () => proofFor(ada, ['personalisation'], { now: new Date(NOW.getTime() + 6_000) }),
      ],
      ['a wish of the client’s', () => ({ consentProof: 'personalisation' })],
      ['a list', () => ({ consentProof: ['personalisation'] })],
      ['an object', () => ({ consentProof: { p: ['personalisation'] } })],
      ['null', () => ({ consentProof: null })],
    ])('stays shut with %s', async (_name, reference) => {
      const { data, codes } = await customer(ada, 'offers', reference());
      expect({ data, codes }).toEqual({ data: { offers: null }, codes: ['CONSENT_REQUIRED'] });
      expect(resolved).toEqual([]);
    });

    it('opens nothing of another customer in the same request', async () => {
      const representations = [
        { __typename: 'Customer', id: 'cus_ada', ...proofFor(associate, ['personalisation']) },
        { __typename: 'Customer', id: 'cus_cyd' },
      ];
      served.sto_1 = ['cus_ada', 'cus_cyd'];
      const { data, codes } = await ask(associate, ENTITIES('offers'), { representations });
      served.sto_1 = ['cus_ada'];
      expect(data).toEqual({ _entities: [{ offers: ['10 % off'] }, { offers: null }] });
      expect(codes).toEqual(['CONSENT_REQUIRED']);
    });

    it('is no key to what needs another scope', async () => {
      const { data, codes } = await customer(service, 'offers', proofFor(service, ['personalisation']));
      expect({ data, codes }).toEqual({ data: { offers: null }, codes: ['UNAUTHORIZED_FIELD_OR_TYPE'] });
    });

    it('lets the customer read the own fact where the right of access says so, and nobody else', async () => {
      expect((await customer(ada, 'whereabouts')).data).toEqual({ whereabouts: 'Delft' });
      for (const actor of [associate, service, partner(), officer]) {
        expect((await customer(actor, 'whereabouts')).codes).toEqual(['CONSENT_REQUIRED']);
        expect((await customer(actor, 'whereabouts', proofFor(actor, ['location']))).data).toEqual({
          whereabouts: 'Delft',
        });
      }
    });

    it('reaches what hangs below the customer', async () => {
      expect((await customer(ada, 'orders { number gift }')).codes).toEqual(['CONSENT_REQUIRED']);
      const { data } = await customer(ada, 'orders { number gift }', proofFor(ada, ['personalisation']));
      expect(data).toEqual({ orders: [{ number: 1, gift: 'wrapped' }] });
    });

    it('asks for the purpose of the type and for that of the field', async () => {
      const SELECTION = 'profile { lifeStage home }';
      const read = async (purposes: string[]) =>
        (await customer(ada, SELECTION, proofFor(ada, purposes))).data.profile;
      expect(await read([])).toEqual({ lifeStage: null, home: null });
      expect(await read(['location'])).toEqual({ lifeStage: null, home: null });
      expect(await read(['purchase_profiling'])).toEqual({ lifeStage: 'student', home: null });
      expect(await read(['purchase_profiling', 'location'])).toEqual({ lifeStage: 'student', home: 'Delft' });
    });

    it('behind a gateway that signs no request needs a proof that names none', async () => {
      const unbound = proofFor(ada, ['personalisation'], { requestId: null });
      expect((await customer(ada, 'offers', unbound, null)).data).toEqual({ offers: ['10 % off'] });
      expect((await customer(ada, 'offers', unbound)).codes).toEqual(['CONSENT_REQUIRED']);
      expect((await customer(ada, 'offers', proofFor(ada, ['personalisation']), null)).codes).toEqual([
        'CONSENT_REQUIRED',
      ]);
    });
  });

  describe('what was shown', () => {
    const shown = ({ disclosures }: RequestContext['access']) =>
      disclosures &&
      Array.from(disclosures, ([customerId, { fields, purposes }]) => ({
        customerId,
        fields: [...fields].sort(),
        purposes: [...purposes].sort(),
      }));

    it('to a partner is noted by field and purpose; what was refused, and what no client can ask for, is not', async () => {
      const actor = partner({ attributes: ['loyalty.offers'] });
      const { access } = await customer(
        actor,
        'hidden nickname email offers whereabouts',
        proofFor(actor, ['personalisation']),
      );
      expect(shown(access)).toEqual([
        {
          customerId: 'cus_ada',
          fields: ['Customer.nickname', 'Customer.offers'],
          purposes: ['personalisation'],
        },
      ]);
    });

    it.each<[string, Actor]>([
      ['an associate', associate],
      ['a service', service],
      ['the privacy officer', officer],
    ])('to %s is noted', async (_name, actor) => {
      const { access } = await customer(actor, 'nickname');
      expect(shown(access)).toEqual([{ customerId: 'cus_ada', fields: ['Customer.nickname'], purposes: [] }]);
    });

    it('to the customer is not noted, nor what is about nobody', async () => {
      expect(shown((await customer(ada, 'nickname')).access)).toBeNull();
      expect(shown((await ask(service, '{ shop }')).access)).toEqual([]);
    });

    it('to somebody who is refused at the door is nothing', async () => {
      const { access } = await customer(partner({ customerId: 'cus_ben' }), 'nickname email');
      expect(shown(access)).toEqual([]);
    });
  });
});

it('does not start with a purpose on a type that is about nobody', () => {
  const types = `
    directive @consent(purpose: String!) on FIELD_DEFINITION
    type Query { offers: [String!] @consent(purpose: "personalisation") }
  `;
  expect(() => guardSchema(buildSubgraphSchema({ typeDefs: parse(types) }), {})).toThrow(
    'Query.offers has a purpose',
  );
});
