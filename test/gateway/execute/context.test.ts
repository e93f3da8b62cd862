import { expect, it } from 'vitest';
import { graphOf } from './graph-of.ts';

const openGraph = () =>
  graphOf({
    stores: {
      typeDefs: /* GraphQL */ `
        type Query {
          stores: [Store!]!
        }
        type Store @key(fields: "id") {
          id: ID!
          items: [Item!]! @shareable
          featured: Item!
        }
        type Item @key(fields: "sku") {
          sku: ID!
        }
      `,
      resolvers: {
        Query: { stores: () => [{ id: 's1' }, { id: 's2' }] },
        Store: { items: () => [{ sku: 'tea' }, { sku: 'cup' }], featured: () => ({ sku: 'tea' }) },
      },
    },
    prices: {
      typeDefs: /* GraphQL */ `
        type Query {
          cheapest: Store
        }
        type Store @key(fields: "id") @context(name: "store") {
          id: ID!
          currency: String!
          items: [Item!]! @shareable
        }
        type Item @key(fields: "sku") {
          sku: ID!
          price(in: String @fromContext(field: "$store { currency }")): String!
        }
      `,
      resolvers: {
        Query: { cheapest: () => ({ id: 's2' }) },
        Store: {
          currency: ({ id }: { id: string }) => (id === 's1' ? 'EUR' : 'USD'),
          items: () => [{ sku: 'cup' }],
        },
        Item: { price: ({ sku }: { sku: string }, args: { in: string }) => `${sku} in ${args.in}` },
      },
    },
  });

it('a field takes an argument from the object around it, which may differ for the same entity', async () => {
  const { ask, asked } = openGraph();
  expect(await ask('{ stores { items { price } featured { sku price } } }')).toEqual({
    data: {
      stores: [
        {
          items: [{ price: 'tea in EUR' }, { price: 'cup in EUR' }],
          featured: { sku: 'tea', price: 'tea in EUR' },
        },
        {
          items: [{ price: 'tea in USD' }, { price: 'cup in USD' }],
          featured: { sku: 'tea', price: 'tea in USD' },
        },
      ],
    },
  });
  expect(asked.filter(({ variables }) => 'representations' in variables)).toHaveLength(5);
});

it('also where both are in one subgraph', async () => {
  const { ask } = openGraph();
  expect(await ask('{ cheapest { id items { price } } }')).toEqual({
    data: { cheapest: { id: 's2', items: [{ price: 'cup in USD' }] } },
  });
});
