import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery, printSchema } from 'graphql';
import { expect, it } from 'vitest';
import { graphOf } from './graph-of.ts';

const openGraph = () =>
  graphOf({
    things: {
      typeDefs: /* GraphQL */ `
        type Query {
          "The only thing."
          thing: Thing
        }
        type Thing @key(fields: "id") {
          id: ID! @inaccessible
          name: String
        }
      `,
      resolvers: { Query: { thing: () => ({ id: '1', name: 'T' }) } },
    },
  });

it('introspection shows the API schema: nothing inaccessible, nothing of federation', async () => {
  const { ask, asked, graph } = openGraph();
  const { data } = await ask(getIntrospectionQuery());
  const schema = printSchema(buildClientSchema(data as unknown as IntrospectionQuery));
  expect(schema).toBe(printSchema(graph.apiSchema));
  expect(schema).toBe(
    'type Query {\n  """The only thing."""\n  thing: Thing\n}\n\ntype Thing {\n  name: String\n}',
  );
  expect(asked).toEqual([]);
});

it('introspection stands beside other fields, by alias, in fragments, with variables and conditions', async () => {
  const { ask } = openGraph();
  expect(
    await ask(
      `query ($name: String!, $not: Boolean!) {
        kind: __typename
        ... on Query { type: __type(name: $name) { ...Named } }
        thing { __typename name }
        missing: __type(name: "Missing") { name }
        __schema @include(if: $not) { queryType { name } }
      }
      fragment Named on __Type { name fields { name } }`,
      { variables: { name: 'Thing', not: false } },
    ),
  ).toEqual({
    data: {
      kind: 'Query',
      type: { name: 'Thing', fields: [{ name: 'name' }] },
      thing: { __typename: 'Thing', name: 'T' },
      missing: null,
    },
  });
});

it('the type of the root is known without a subgraph', async () => {
  const { ask, asked } = openGraph();
  expect(await ask('{ __typename }')).toEqual({ data: { __typename: 'Query' } });
  expect(asked).toEqual([]);
});

it('the entry points of federation are no part of the API', async () => {
  const { ask } = openGraph();
  await expect(ask('{ _service { sdl } }')).rejects.toThrow('Cannot query field "_service"');
  await expect(ask('{ _entities(representations: []) { __typename } }')).rejects.toThrow('_entities');
});
