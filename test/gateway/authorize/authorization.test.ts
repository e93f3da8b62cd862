import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { type Actor, VISITOR } from '#shared/actor.ts';
import { createGraph } from '../../../gateway/execute/graph.ts';
import { composed, graphOf, type SubgraphDefinition } from '../execute/graph-of.ts';

const customer: Actor = { kind: 'customer', customerId: 'cus_1' };
const associate: Actor = { kind: 'associate', associateId: 'ass_1', stores: [] };
const admin: Actor = { kind: 'staff', staffId: 'sta_1', role: 'admin' };
const partner = (...attributes: string[]): Actor => ({
  kind: 'partner',
  lookBackDays: 365,
  standing: 'ACTIVE',
  clientId: 'music',
  customerId: 'cus_1',
  grantId: 'grt_1',
  attributes,
  purposes: [],
});

const PEOPLE: SubgraphDefinition = {
  typeDefs: /* GraphQL */ `
    type Query {
      open: String
      me: Person
      sure: Person!
      people: [Person!]!
      gated(limit: Int): [Person!] @authenticated
      vault: Vault
      level: Level
      stamp: Stamp
      feed: [Item!]!
      found: [Found]
    }
    type Mutation {
      rename(name: String!): Person
      erase: Boolean @requiresScopes(scopes: [["admin"]])
    }
    type Person @key(fields: "id") {
      id: ID!
      name: String!
      email: String @requiresScopes(scopes: [["customer"], ["profile.email"]])
      phone: String! @requiresScopes(scopes: [["customer"], ["profile.phone", "profile.contact"]])
      notes: [Note] @authenticated
      gold: String @policy(policies: [["gold"]])
      vaults: [Vault!]
    }
    type Note @authenticated {
      text: String! @requiresScopes(scopes: [["associate"]])
      day: Int
    }
    type Vault @requiresScopes(scopes: [["admin"]]) {
      content: String
    }
    enum Level @authenticated {
      HIGH
    }
    scalar Stamp @authenticated
    interface Item {
      id: ID!
      title: String
    }
    type Song implements Item {
      id: ID!
      title: String
      length: Int
    }
    type Letter implements Item @authenticated {
      id: ID!
      title: String
    }
    type Poster implements Item {
      id: ID!
      title: String @requiresScopes(scopes: [["admin"]])
    }
    union Found = Song | Letter
  `,
  resolvers: {
    Query: {
      open: () => 'open',
      me: () => person('1'),
      sure: () => person('1'),
      people: () => [person('1'), person('2')],
      gated: () => [person('1')],
      vault: () => ({ content: 'gold' }),
      level: () => 'HIGH',
      stamp: () => 'now',
      feed: () => [
        { __typename: 'Song', id: 's', title: 'Song', length: 3 },
        { __typename: 'Letter', id: 'l', title: 'Letter' },
        { __typename: 'Poster', id: 'p', title: 'Poster' },
      ],
      found: () => [
        { __typename: 'Song', id: 's', title: 'Song', length: 3 },
        { __typename: 'Letter', id: 'l', title: 'Letter' },
      ],
    },
    Mutation: {
      rename: (_: unknown, { name }: { name: string }) => ({ ...person('1'), name }),
      erase: () => true,
    },
    Person: { __resolveReference: ({ id }: { id: string }) => person(id) },
  },
};

const POINTS: SubgraphDefinition = {
  typeDefs: /* GraphQL */ `
    type Person @key(fields: "id") {
      id: ID!
      points: Int @requiresScopes(scopes: [["customer"]])
      rank: Int
    }
  `,
  resolvers: { Person: { points: () => 5, rank: () => 1 } },
};

function person(id: string) {
  return {
    id,
    name: `Person ${id}`,
    email: 'a@example.com',
    phone: '+43 1',
    notes: [{ text: 'tall', day: 1 }, null],
    gold: 'yes',
    vaults: [],
  };
}

const openGraph = (decidePolicies?: () => Promise<ReadonlySet<string>>) =>
  graphOf({ people: PEOPLE, points: POINTS }, { decidePolicies });

const denied = (...path: (string | number)[]) => ({
  message: 'Unauthorized field or type',
  path,
  extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' },
});
/** As an app is told. */
const notGranted = (attribute: string, ...path: (string | number)[]) => ({
  ...denied(...path),
  extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', reason: 'GRANT_MISSING', attribute },
});

describe('a field that the caller may not see', () => {
  it('is null with an error, and the rest answers', async () => {
    const { ask, asked } = openGraph();
    expect(await ask('{ open me { id name email } }', { actor: partner() })).toEqual({
      data: { open: 'open', me: { id: '1', name: 'Person 1', email: null } },
      errors: [notGranted('profile.email', 'me', 'email')],
    });
    expect(asked).toEqual([{ service: 'people', query: '{open me{id name}}', variables: {} }]);
  });

  it('is seen by whoever satisfies one of the alternatives', async () => {
    const { ask } = openGraph();
    for (const actor of [customer, partner('profile.email')]) {
      expect(await ask('{ me { email } }', { actor })).toEqual({ data: { me: { email: 'a@example.com' } } });
    }
    expect(await ask('{ me { phone } }', { actor: partner('profile.phone', 'profile.contact') })).toEqual({
      data: { me: { phone: '+43 1' } },
    });
  });

  it('tells an app what it would need, and what no app gets', async () => {
    const { ask } = openGraph();
    const query = '{ me { mail: email notes { text } gold points } vault { content } }';
    const { data, errors } = await ask(query, { actor: { ...partner(), standing: 'REVOKED' } as Actor });
    expect(data).toEqual({
      me: { mail: null, notes: [null, null], gold: null, points: null },
      vault: null,
    });
    const codes = errors?.map(({ path, extensions }) => [path?.join('.'), extensions]);
    const code = 'UNAUTHORIZED_FIELD_OR_TYPE';
    expect(codes).toEqual([
      ['me.mail', { code, reason: 'GRANT_REVOKED', attribute: 'profile.email' }],
      ['me.notes.0.text', { code, reason: 'NOT_FOR_APPS' }],
      ['me.gold', { code }], // a policy decides
      ['me.points', { code, reason: 'NOT_FOR_APPS' }],
      ['vault', { code, reason: 'NOT_FOR_APPS' }],
    ]);
  });

  it('that is required takes its parent, up to one that may be null', async () => {
    const { ask } = openGraph();
    const actor = partner('profile.phone');
    expect(await ask('{ open me { name phone } }', { actor })).toEqual({
      data: { open: 'open', me: null },
      errors: [notGranted('profile.contact', 'me', 'phone')],
    });
    expect(await ask('{ open sure { phone } }', { actor })).toEqual({
      data: null,
      errors: [notGranted('profile.contact', 'sure', 'phone')],
    });
    expect(await ask('{ people { phone } }', { actor })).toEqual({
      data: null,
      errors: [notGranted('profile.contact', 'people', 0, 'phone')],
    });
  });

  it('has one error for each object of a list, and none where there is no object', async () => {
    const { ask } = openGraph();
    expect(await ask('{ people { mail: email notes { text day } } }', { actor: associate })).toEqual({
      data: {
        people: [
          { mail: null, notes: [{ text: 'tall', day: 1 }, null] },
          { mail: null, notes: [{ text: 'tall', day: 1 }, null] },
        ],
      },
      errors: [denied('people', 0, 'mail'), denied('people', 1, 'mail')],
    });
  });

  it('is left out of the requests to other subgraphs', async () => {
    const { ask, asked } = openGraph();
    expect(await ask('{ me { points rank } }')).toEqual({
      data: { me: { points: null, rank: 1 } },
      errors: [denied('me', 'points')],
    });
    expect(asked.map(({ query }) => query).join()).not.toContain('points');
    asked.length = 0;
    expect(await ask('{ me { name points } }')).toMatchObject({
      data: { me: { name: 'Person 1', points: null } },
    });
    expect(asked.map(({ service }) => service)).toEqual(['people']);
  });

  it('is not read when all of an object is denied; whether there is an object is', async () => {
    const { ask, asked } = openGraph();
    expect(await ask('{ me { email } }')).toEqual({
      data: { me: { email: null } },
      errors: [denied('me', 'email')],
    });
    expect(asked).toEqual([{ service: 'people', query: '{me{__typename}}', variables: {} }]);
  });

  it('may have arguments and an alias', async () => {
    const { ask, asked } = openGraph();
    expect(
      await ask('query ($limit: Int) { first: gated(limit: $limit) { name } open }', {
        variables: { limit: 1 },
      }),
    ).toEqual({ data: { first: null, open: 'open' }, errors: [denied('first')] });
    expect(asked).toEqual([{ service: 'people', query: '{open}', variables: {} }]);
    expect(await ask('{ gated(limit: 1) { name } }', { actor: associate })).toEqual({
      data: { gated: [{ name: 'Person 1' }] },
    });
  });

  it('calls no subgraph when nothing else is asked', async () => {
    const { ask, asked } = openGraph();
    expect(await ask('{ gated { name } v: vault { content } __typename }')).toEqual({
      data: { gated: null, v: null, __typename: 'Query' },
      errors: [denied('gated'), denied('v')],
    });
    expect(asked).toEqual([]);
  });

  it('keeps a mutation from running', async () => {
    const { ask, asked } = openGraph();
    expect(await ask('mutation { erase rename(name: "B") { name email } }')).toEqual({
      data: { erase: null, rename: { name: 'B', email: null } },
      errors: [denied('erase'), denied('rename', 'email')],
    });
    expect(asked.map(({ query }) => query)).toEqual(['mutation{rename(name:"B"){name}}']);
    expect(await ask('mutation { erase }', { actor: admin })).toEqual({ data: { erase: true } });
  });
});

describe('a requirement on a type', () => {
  it.each([
    ['an object type', '{ open vault { content } }', { open: 'open', vault: null }, ['vault']],
    ['an enumeration', '{ open level }', { open: 'open', level: null }, ['level']],
    ['a scalar', '{ open stamp }', { open: 'open', stamp: null }, ['stamp']],
    [
      'the type of a list',
      '{ me { name vaults { content } } }',
      { me: { name: 'Person 1', vaults: null } },
      ['me', 'vaults'],
    ],
  ])('denies fields that return it: %s', async (_, query, data, path) => {
    const { ask } = openGraph();
    expect(await ask(query)).toEqual({ data, errors: [denied(...path)] });
    expect(await ask(query, { actor: admin })).not.toHaveProperty('errors');
  });

  it('is joined with that on its fields', async () => {
    const { ask } = openGraph();
    const query = '{ me { notes { text } } }';
    expect(await ask(query)).toEqual({ data: { me: { notes: null } }, errors: [denied('me', 'notes')] });
    expect(await ask(query, { actor: customer })).toEqual({
      data: { me: { notes: [null, null] } },
      errors: [denied('me', 'notes', 0, 'text')],
    });
    expect(await ask(query, { actor: associate })).toEqual({
      data: { me: { notes: [{ text: 'tall' }, null] } },
    });
  });
});

describe('on interfaces and unions', () => {
  it('a field is denied when it is in any of the types that may come', async () => {
    const { ask, asked } = openGraph();
    expect(await ask('{ feed { __typename title } }', { actor: customer })).toEqual({
      data: {
        feed: [
          { __typename: 'Song', title: null },
          { __typename: 'Letter', title: null },
          { __typename: 'Poster', title: null },
        ],
      },
      errors: [denied('feed', 0, 'title'), denied('feed', 1, 'title'), denied('feed', 2, 'title')],
    });
    expect(asked.map(({ query }) => query)).toEqual(['{feed{__typename}}']);
  });

  it('a fragment on one type is judged alone', async () => {
    const { ask } = openGraph();
    expect(
      await ask(
        '{ feed { ... on Song { id title } ... on Letter { title } ...P } } fragment P on Poster { id title }',
      ),
    ).toEqual({
      data: { feed: [{ id: 's', title: 'Song' }, { title: null }, { id: 'p', title: null }] },
      errors: [denied('feed', 1, 'title'), denied('feed', 2, 'title')],
    });
  });

  it('a fragment on an interface within one type is judged for that type', async () => {
    const { ask } = openGraph();
    const query =
      '{ feed { ... on Song { ...I } } found { ... on Song { ... on Item { ...I } } } } fragment I on Item { title }';
    expect(await ask(query)).toEqual({
      data: { feed: [{ title: 'Song' }, {}, {}], found: [{ title: 'Song' }, {}] },
    });
  });

  it('what one fragment denies another may show', async () => {
    const { ask } = openGraph();
    expect(await ask('{ feed { title ... on Song { title } } }', { actor: customer })).toEqual({
      data: { feed: [{ title: 'Song' }, { title: null }, { title: null }] },
      errors: [denied('feed', 1, 'title'), denied('feed', 2, 'title')],
    });
  });

  it('a union’s members are judged by the fragments on them', async () => {
    const { ask } = openGraph();
    expect(await ask('{ found { __typename ... on Song { length } ... on Letter { id } } }')).toEqual({
      data: { found: [{ __typename: 'Song', length: 3 }, null] },
      errors: [denied('found', 1, 'id')],
    });
    expect(await ask('{ found { ... on Item { title } } }')).toMatchObject({
      data: { found: [{ title: null }, { title: null }] },
    });
  });
});

describe('fragments and conditions', () => {
  it('fragments hide nothing', async () => {
    const { ask, asked } = openGraph();
    expect(
      await ask(
        '{ ...Root } fragment Root on Query { me { ...Mail ... { ... on Person { points } } } } fragment Mail on Person { email }',
      ),
    ).toEqual({
      data: { me: { email: null, points: null } },
      errors: [denied('me', 'email'), denied('me', 'points')],
    });
    expect(asked.map(({ query }) => query)).toEqual(['{me{__typename}}']);
  });

  it('a denied field that is skipped is no error', async () => {
    const { ask } = openGraph();
    const query =
      'query ($mail: Boolean!, $less: Boolean!) { me { name email @include(if: $mail) ... @skip(if: $less) { points } } }';
    expect(await ask(query, { variables: { mail: false, less: true } })).toEqual({
      data: { me: { name: 'Person 1' } },
    });
    expect(await ask(query, { variables: { mail: true, less: false } })).toEqual({
      data: { me: { name: 'Person 1', email: null, points: null } },
      errors: [denied('me', 'email'), denied('me', 'points')],
    });
    expect(await ask('{ open vault @skip(if: true) { content } }')).toEqual({ data: { open: 'open' } });
  });
});

describe('policies', () => {
  it('that hold for the caller show the field', async () => {
    const gold = openGraph(async () => new Set(['gold']));
    expect(await gold.ask('{ me { gold } }')).toEqual({ data: { me: { gold: 'yes' } } });
    const none = openGraph(async () => new Set(['silver']));
    expect(await none.ask('{ me { gold } }', { actor: admin })).toEqual({
      data: { me: { gold: null } },
      errors: [denied('me', 'gold')],
    });
  });

  it('that cannot be decided read nothing', async () => {
    const { ask, asked } = openGraph(() => Promise.reject(new Error('down')));
    await expect(ask('{ open me { gold } }')).rejects.toThrow('down');
    expect(asked).toEqual([]);
  });
});

describe('plans', () => {
  it('are shared by callers who may see the same', async () => {
    const documents = new Map<string, unknown>();
    let asking = '';
    const graph = createGraph(composed({ people: PEOPLE, points: POINTS }), {
      connect: () => ({
        async execute(request) {
          documents.set(asking, request.document);
          return { data: { me: null } };
        },
      }),
    });
    const document = parse('{ me { email name } }');
    for (const [name, actor] of [
      ['visitor', VISITOR],
      ['associate', associate],
      ['customer', customer],
      ['music', partner('profile.email', 'profile.phone')],
    ] as const) {
      asking = name;
      await graph.execute({ document, caller: { actor, requestId: null } });
    }
    expect(documents.get('associate')).toBe(documents.get('visitor'));
    expect(documents.get('music')).toBe(documents.get('customer'));
    expect(documents.get('visitor')).not.toBe(documents.get('customer'));
  });

  it('say what they leave out', async () => {
    const { explain } = openGraph();
    const query = '{ open mine: me { email phone name } feed { ... on Letter { title } } }';
    expect((await explain(query)).denied).toEqual(['mine.email', 'mine.phone', 'feed.title']);
    expect((await explain(query, { actor: customer })).denied).toEqual([]);
  });
});
