import { graphOf, type SubgraphDefinition } from './graph-of.ts';

type Product = { sku: string; title: string; weightGrams: number; price: Record<string, number> };
type Order = { id: string; customer: string; lines: { sku: string; quantity: number }[] };

const PRODUCTS: Product[] = [
  { sku: 'tea', title: 'Green tea', weightGrams: 100, price: { EUR: 4, USD: 5 } },
  { sku: 'cup', title: 'Cup', weightGrams: 300, price: { EUR: 10, USD: 12 } },
];
const ORDERS: Order[] = [
  {
    id: 'o1',
    customer: 'ada',
    lines: [
      { sku: 'tea', quantity: 2 },
      { sku: 'cup', quantity: 1 },
    ],
  },
  { id: 'o2', customer: 'ada', lines: [{ sku: 'tea', quantity: 1 }] },
  { id: 'o3', customer: 'ben', lines: [] },
];
const NAMES: Record<string, string> = { ada: 'Ada', ben: 'Ben' };

const customers: SubgraphDefinition = {
  typeDefs: /* GraphQL */ `
    type Query {
      customer(id: ID!): Customer
      customers: [Customer!]!
    }
    type Customer @key(fields: "id") {
      id: ID!
      name: String!
      home: Address @shareable
    }
    type Address @shareable {
      city: String!
    }
  `,
  resolvers: {
    Query: {
      customer: (_: unknown, { id }: { id: string }) => (NAMES[id] ? { id } : null),
      customers: () => Object.keys(NAMES).map((id) => ({ id })),
    },
    Customer: {
      __resolveReference: ({ id }: { id: string }) => (NAMES[id] ? { id } : null),
      name: ({ id }: { id: string }) => NAMES[id],
      home: () => ({ city: 'Vienna' }),
    },
  },
};

const orders: SubgraphDefinition = {
  typeDefs: /* GraphQL */ `
    type Query {
      order(id: ID!): Order
    }
    type Customer @key(fields: "id") {
      id: ID!
      orders(last: Int = 10): [Order!]!
    }
    type Order @key(fields: "id") {
      id: ID!
      customer: Customer!
      lines: [Line!]!
    }
    type Line {
      quantity: Int!
      product: Product!
      featured: Product! @provides(fields: "title")
    }
    type Product @key(fields: "sku") {
      sku: ID!
      title: String! @external
      weightGrams: Int! @external
      price(currency: String! = "EUR"): Int! @external
      shippingGrams: Int! @requires(fields: "weightGrams")
      dutyCents: Int! @requires(fields: "price(currency: \\"USD\\")")
      taxCents: Int! @requires(fields: "price(currency: \\"EUR\\")")
    }
  `,
  resolvers: {
    Query: { order: (_: unknown, { id }: { id: string }) => ORDERS.find((order) => order.id === id) ?? null },
    Customer: {
      orders: ({ id }: { id: string }, { last }: { last: number }) =>
        ORDERS.filter((order) => order.customer === id).slice(0, last),
    },
    Order: {
      __resolveReference: ({ id }: { id: string }) => ORDERS.find((order) => order.id === id) ?? null,
      customer: ({ customer }: Order) => ({ id: customer }),
    },
    Line: {
      product: ({ sku }: { sku: string }) => ({ sku }),
      featured: ({ sku }: { sku: string }) => ({ sku, title: `${sku}, featured` }),
    },
    Product: {
      shippingGrams: ({ weightGrams }: { weightGrams: number }) => weightGrams + 50,
      dutyCents: ({ price }: { price: number }) => price * 20,
      taxCents: ({ price }: { price: number }) => price * 10,
    },
  },
};

const catalogue: SubgraphDefinition = {
  typeDefs: /* GraphQL */ `
    type Query {
      products: [Product!]!
    }
    type Product @key(fields: "sku") {
      sku: ID!
      title: String! @shareable
      weightGrams: Int!
      price(currency: String! = "EUR"): Int!
    }
  `,
  resolvers: {
    Query: { products: () => PRODUCTS },
    Product: {
      __resolveReference: ({ sku }: { sku: string }) =>
        PRODUCTS.find((product) => product.sku === sku) ?? null,
      price: ({ price }: Product, { currency }: { currency: string }) => price[currency],
    },
  },
};

const reviews: SubgraphDefinition = {
  typeDefs: /* GraphQL */ `
    type Customer @key(fields: "id") {
      id: ID!
      home: Address @shareable
      reviews: [Review!]!
    }
    type Address @shareable {
      city: String!
    }
    type Product @key(fields: "sku") {
      sku: ID!
      stars: Float
    }
    type Review {
      product: Product!
      text: String
    }
  `,
  resolvers: {
    Customer: {
      home: () => ({ city: 'Graz' }),
      reviews: () => [{ product: { sku: 'tea' }, text: 'Lovely' }],
    },
    Product: { stars: ({ sku }: { sku: string }) => (sku === 'tea' ? 4.5 : null) },
  },
};

/** Four subgraphs with entities, lists of them, required fields with and without arguments, and shared values. */
export const openShop = () => graphOf({ customers, orders, catalogue, reviews });
