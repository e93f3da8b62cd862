import { expect, it } from 'vitest';
import { graphOf } from './graph-of.ts';

function openGraph() {
  const events: string[] = [];
  const after = async (event: string, value: unknown) => {
    events.push(`${event} began`);
    await new Promise((resolve) => setImmediate(resolve));
    events.push(`${event} ended`);
    return value;
  };
  const opened = graphOf({
    cart: {
      typeDefs: /* GraphQL */ `
        type Query {
          cart: Cart
        }
        type Mutation {
          put(sku: ID!, quantity: Int! = 1): Cart!
          empty: Cart
        }
        type Cart @key(fields: "id") {
          id: ID!
          size: Int!
        }
      `,
      resolvers: {
        Query: { cart: () => ({ id: 'c1', size: 0 }) },
        Mutation: {
          put: (_: unknown, { sku, quantity }: { sku: string; quantity: number }) => {
            if (quantity < 1) throw new Error('no');
            return after(`put ${sku}`, { id: 'c1', size: quantity });
          },
          empty: () => after('empty', { id: 'c1', size: 0 }),
        },
        Cart: { __resolveReference: ({ id }: { id: string }) => ({ id, size: 9 }) },
      },
    },
    points: {
      typeDefs: /* GraphQL */ `
        type Mutation {
          redeem(points: Int!): Cart
        }
        type Cart @key(fields: "id") {
          id: ID!
          points: Int
        }
      `,
      resolvers: {
        Mutation: {
          redeem: (_: unknown, { points }: { points: number }) => after(`redeem ${points}`, { id: 'c1' }),
        },
        Cart: { points: ({ id }: { id: string }) => after(`points of ${id}`, 5) },
      },
    },
  });
  return { ...opened, events };
}

it('mutations run one after another, across subgraphs, each with all that is asked of its result', async () => {
  const { ask, events } = openGraph();
  expect(
    await ask(
      'mutation { a: put(sku: "tea") { size points } redeem(points: 3) { size } b: put(sku: "cup", quantity: 2) { size } }',
    ),
  ).toEqual({
    data: { a: { size: 1, points: 5 }, redeem: { size: 9 }, b: { size: 2 } },
  });
  expect(events).toEqual([
    'put tea began',
    'put tea ended',
    'points of c1 began',
    'points of c1 ended',
    'redeem 3 began',
    'redeem 3 ended',
    'put cup began',
    'put cup ended',
  ]);
});

it('a mutation that fails doesn’t keep later ones from running', async () => {
  const { ask, events } = openGraph();
  expect(await ask('mutation { empty { size } redeem(points: 3) { id } }')).toEqual({
    data: { empty: { size: 0 }, redeem: { id: 'c1' } },
  });
  events.length = 0;
  expect(await ask('mutation { put(sku: "tea", quantity: 0) { size } redeem(points: 3) { id } }')).toEqual({
    data: null,
    errors: [
      {
        message: 'Internal server error',
        path: ['put'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', service: 'cart' },
      },
    ],
  });
  expect(events).toEqual(['redeem 3 began', 'redeem 3 ended']);
});
