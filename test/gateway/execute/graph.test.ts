import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { type Actor, VISITOR } from '#shared/actor.ts';
import { createGraph } from '../../../gateway/execute/graph.ts';
import { composed, graphOf } from './graph-of.ts';
import { openShop } from './shop.ts';

const caller = (actor: Actor = VISITOR) => ({ actor, requestId: null });
const connect = () => ({ execute: async () => ({ data: {} }) });

describe('a graph', () => {
  it('knows its subgraphs', () => {
    const { graph } = openShop();
    expect(graph.services).toEqual(
      ['customers', 'orders', 'catalogue', 'reviews']
        .sort()
        .map((name) => ({ name, url: `http://${name}.example/graphql` })),
    );
  });

  it('explains its plans', async () => {
    const { explain, asked } = openShop();
    const { text, plan, denied } = await explain('{ customer(id: "ada") { orders { id } } }');
    expect(text).toBe(
      [
        'QueryPlan {',
        '  Sequence {',
        '    Fetch(service: "customers") {',
        '      {',
        '        customer(id: "ada") {',
        '          __typename',
        '          id',
        '        }',
        '      }',
        '    },',
        '    Flatten(path: "customer") {',
        '      Fetch(service: "orders") {',
        '        {',
        '          ... on Customer {',
        '            __typename',
        '            id',
        '          }',
        '        } =>',
        '        {',
        '          ... on Customer {',
        '            orders {',
        '              id',
        '            }',
        '          }',
        '        }',
        '      },',
        '    },',
        '  },',
        '}',
      ].join('\n'),
    );
    expect(plan).toMatchObject({ kind: 'QueryPlan', node: { kind: 'Sequence' } });
    expect(denied).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('sends the same document for the same operation, so that connections can prepare it once', async () => {
    const documents = new Set();
    const graph = createGraph(composed({ a: { typeDefs: 'type Query { a(b: Int): Int }' } }), {
      connect: () => ({
        async execute(request) {
          documents.add(request.document);
          return { data: { a: 1 } };
        },
      }),
    });
    const query = 'query ($b: Int) { a(b: $b) }';
    const document = parse(query);
    await graph.execute({ document, query, variables: { b: 1 }, caller: caller() });
    await graph.execute({ document, variables: { b: 2 }, caller: caller() });
    await graph.execute({ document: parse(query), query, caller: caller() });
    expect(documents.size).toBe(1);
  });

  it('forgets the operations that were used least recently', async () => {
    let plans = 0;
    const graph = createGraph(composed({ a: { typeDefs: 'type Query { a: Int }' } }), {
      cachedOperations: 2,
      connect: () => {
        const known = new WeakSet();
        return {
          async execute({ document }) {
            if (!known.has(document)) plans += 1;
            known.add(document);
            return { data: {} };
          },
        };
      },
    });
    for (const query of ['{ a }', '{ b: a }', '{ a }', '{ c: a }', '{ a }', '{ b: a }']) {
      await graph.execute({ document: parse(query), query, caller: caller() });
    }
    expect(plans).toBe(4);
  });

  it('plans ahead', async () => {
    const { graph, asked } = openShop();
    await graph.prepare({ document: parse('{ products { sku } }'), caller: caller() });
    expect(asked).toEqual([]);
    await expect(
      graph.prepare({
        document: parse('query A { products { sku } }'),
        operationName: 'B',
        caller: caller(),
      }),
    ).rejects.toMatchObject({ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
  });

  it('refuses what no subgraph can answer', async () => {
    const { ask, asked } = graphOf({
      a: {
        typeDefs: /* GraphQL */ `
          type Query {
            node: Node
          }
          interface Node @key(fields: "id") {
            id: ID!
          }
        `,
        resolvers: { Query: {} },
      },
      b: {
        typeDefs: /* GraphQL */ `
          type Query {
            other: Node
          }
          type Node @key(fields: "id", resolvable: false) @interfaceObject {
            id: ID!
            field: String
          }
        `,
        resolvers: { Query: {} },
      },
    });
    expect(await ask('{ node { field } }')).toMatchObject({
      errors: [{ extensions: { code: 'OPERATION_UNANSWERABLE' } }],
    });
    expect(asked).toEqual([]);
  });

  it('identifies an entity by a key that the subgraph can resolve', async () => {
    const { ask, asked } = graphOf({
      names: {
        typeDefs: 'type Thing @key(fields: "id") { id: ID! name: String! }',
        resolvers: { Thing: { name: ({ id }: { id: string }) => `name of ${id}` } },
      },
      things: {
        typeDefs: /* GraphQL */ `
          type Query {
            thing: Thing
          }
          type Thing @key(fields: "code", resolvable: false) @key(fields: "id code") {
            id: ID!
            code: ID!
            name: String! @external
            label: String! @requires(fields: "name")
          }
        `,
        resolvers: {
          Query: { thing: () => ({ id: '1', code: 'c' }) },
          Thing: { label: ({ name }: { name: string }) => `label for ${name}` },
        },
      },
    });
    expect(await ask('{ thing { label } }')).toEqual({ data: { thing: { label: 'label for name of 1' } } });
    expect(asked.at(-1)?.variables).toEqual({
      representations: [{ __typename: 'Thing', id: '1', code: 'c', name: 'name of 1' }],
    });
  });
});

describe('a supergraph', () => {
  it.each([
    ['that is none', 'type Query { a: Int }', /must be a core schema/],
    ['that is no GraphQL', 'type Query {', /Syntax Error/],
    [
      'with REST connectors',
      composed({ a: { typeDefs: 'type Query { a: Int }' } }).replace(
        'schema\n',
        'schema @link(url: "https://specs.apollo.dev/connect/v0.1", for: EXECUTION)\n',
      ),
      /connect\/v0\.1 is for: EXECUTION but is unsupported/,
    ],
    [
      'with a label that decides at run time',
      composed({
        a: { typeDefs: 'type Query { a: Int @shareable }' },
        b: { typeDefs: 'type Query { a: Int @override(from: "a", label: "percent(5)") }' },
      }),
      /Query\.a is overridden by label \("percent\(5\)"\)/,
    ],
  ])('%s is refused', (_, sdl, reason) => {
    expect(() => createGraph(sdl, { connect })).toThrow(reason);
  });

  it('may have subscriptions, which are refused one by one', async () => {
    const { ask } = graphOf({
      a: {
        typeDefs: 'type Query { a: Int } type Subscription { tick: Int }',
        resolvers: { Query: { a: () => 1 } },
      },
    });
    expect(await ask('subscription { tick }')).toMatchObject({
      errors: [{ extensions: { code: 'SUBSCRIPTION_NOT_SUPPORTED' } }],
    });
    expect(await ask('{ a }')).toEqual({ data: { a: 1 } });
  });
});
