import {
  buildSchema,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  getNamedType,
  parse,
  printSchema,
} from 'graphql';
import { graphOf, type Resolvers, type SubgraphDefinition, type TestGraph } from './graph-of.ts';

type Row = Record<string, unknown>;
// biome-ignore lint/suspicious/noExplicitAny: arguments differ from field to field
type Field = (row: any, args: any) => unknown;

const ROWS: Record<string, Record<string, Row>> = {
  Customer: {
    c1: { id: 'c1', name: 'Ada', nick: null, city: 'Vienna', favourite: 'b1', orders: ['o1', 'o2'] },
    c2: { id: 'c2', name: 'Ben', nick: 'B', city: null, favourite: 'g1', orders: [] },
    // Its name is null where none may be.
    c3: { id: 'c3', name: null, nick: 'C', city: 'Graz', favourite: null, orders: ['o3'] },
  },
  Order: {
    o1: { id: 'o1', customer: 'c1', total: 30, skus: ['b1', 'g1', 'b1'] },
    o2: { id: 'o2', customer: 'c1', total: 5, skus: [] },
    o3: { id: 'o3', customer: 'c3', total: null, skus: ['b2'] },
  },
  Product: {
    b1: { __typename: 'Book', sku: 'b1', title: 'Emma', grams: 400, price: 10, pages: 448 },
    b2: { __typename: 'Book', sku: 'b2', title: 'Dune', grams: 600, price: 12, pages: null },
    g1: { __typename: 'Gadget', sku: 'g1', title: 'Lamp', grams: 900, price: 40, volts: 12 },
    g2: { __typename: 'Gadget', sku: 'g2', title: null, grams: 100, price: 4, volts: 5 },
  },
};

const REVIEWS: Row[] = [
  { sku: 'b1', author: 'c1', text: 'Lovely', stars: 5 },
  { sku: 'b1', author: 'c2', text: null, stars: 3 },
  { sku: 'b2', author: 'c3', text: 'Long', stars: 4 },
];

const row = (type: string, id: unknown): Row | null => ROWS[type]?.[String(id)] ?? null;
const rows = (type: string, ids: unknown): (Row | null)[] => (ids as string[]).map((id) => row(type, id));
const first = (list: unknown[], { first: count }: { first?: number | null }) =>
  list.slice(0, count ?? undefined);

const priceIn = (price: number, currency: string) => (currency === 'USD' ? price * 2 : price);

/** What each field is, computed from everything there is to know. */
const FIELDS: Record<string, Record<string, Field>> = {
  Query: {
    me: () => row('Customer', 'c1'),
    customer: (_, { id }) => row('Customer', id),
    customers: (_, args) => first(Object.values(ROWS.Customer ?? {}), args),
    order: (_, { id }) => row('Order', id),
    products: (_, args) => first(Object.values(ROWS.Product ?? {}), args),
    anything: () => [row('Customer', 'c2'), row('Product', 'b2'), row('Order', 'o1'), row('Product', 'g1')],
  },
  Customer: {
    address: ({ city }) => ({ city, country: 'AT' }),
    favourite: ({ favourite }) => row('Product', favourite),
    orders: (customer, args) => first(rows('Order', customer.orders), args),
    reviews: ({ id }) => REVIEWS.filter(({ author }) => author === id),
  },
  Order: {
    customer: ({ customer }) => row('Customer', customer),
    lines: ({ skus }) => (skus as string[]).map((sku, index) => ({ quantity: index + 1, sku })),
    grid: ({ skus }) => [rows('Product', skus), []],
  },
  Line: { product: ({ sku }) => row('Product', sku), item: ({ sku }) => row('Product', sku) },
  Product: {
    price: ({ price }, { currency }) => priceIn(price, currency),
    shipping: ({ grams }) => grams / 100,
    isHeavy: ({ grams }) => grams > 500,
    duty: ({ price }) => priceIn(price, 'USD') + 1,
    tax: ({ price }) => priceIn(price, 'EUR') - 1,
    reviews: ({ sku }) => REVIEWS.filter((review) => review.sku === sku),
  },
  Review: { author: ({ author }) => row('Customer', author), product: ({ sku }) => row('Product', sku) },
};

const fieldOf = (type: string, field: string): Field =>
  FIELDS[type]?.[field] ??
  FIELDS[type === 'Book' || type === 'Gadget' ? 'Product' : type]?.[field] ??
  ((parent) => parent[field]);

const typeOf = (value: Row): string => String(value.__typename ?? ('orders' in value ? 'Customer' : 'Order'));

/** Resolvers for the fields that a subgraph owns; what it knows of an entity it was sent comes from its key. */
function resolversFor(fields: Record<string, string[]>): Resolvers {
  const stored = (type: string, parent: Row): Row =>
    row(type === 'Book' || type === 'Gadget' ? 'Product' : type, parent.id ?? parent.sku) ?? parent;
  return Object.fromEntries(
    Object.entries(fields).map(([type, names]) => [
      type,
      Object.fromEntries(
        names.map((name) => [
          name,
          name.startsWith('__')
            ? (reference: Row) => ({
                ...stored(type, reference),
                __typename: stored(type, reference).__typename ?? type,
              })
            : (parent: Row, args: unknown) =>
                fieldOf(type, name)(
                  ROWS[type] || type === 'Book' || type === 'Gadget' ? stored(type, parent) : parent,
                  args,
                ),
        ]),
      ),
    ]),
  );
}

const accounts: SubgraphDefinition = {
  typeDefs: /* GraphQL */ `
    type Query {
      me: Customer
      customer(id: ID!): Customer
      customers(first: Int): [Customer]!
    }
    type Customer @key(fields: "id") {
      id: ID!
      name: String!
      nick: String @shareable
      address: Address! @shareable
      favourite: Product
    }
    type Address @shareable {
      city: String
      country: String!
    }
    interface Product {
      sku: ID!
    }
    type Book implements Product @key(fields: "sku") {
      sku: ID!
    }
    type Gadget implements Product @key(fields: "sku") {
      sku: ID!
    }
  `,
  resolvers: resolversFor({
    Query: ['me', 'customer', 'customers'],
    Customer: ['__resolveReference', 'name', 'nick', 'address', 'favourite'],
  }),
};

const orders: SubgraphDefinition = {
  typeDefs: /* GraphQL */ `
    type Query {
      order(id: ID!): Order
    }
    type Customer @key(fields: "id") {
      id: ID!
      address: Address! @shareable
      orders(first: Int = 2): [Order!]!
    }
    type Address @shareable {
      city: String
      country: String!
    }
    type Order @key(fields: "id") {
      id: ID!
      total: Int!
      customer: Customer
      lines: [Line!]!
      grid: [[Product]!]!
    }
    type Line {
      quantity: Int!
      product: Product
      item: Item
    }
    union Item = Book | Gadget
    interface Product {
      sku: ID!
    }
    type Book implements Product @key(fields: "sku") {
      sku: ID!
    }
    type Gadget implements Product @key(fields: "sku") {
      sku: ID!
    }
  `,
  resolvers: resolversFor({
    Query: ['order'],
    Customer: ['__resolveReference', 'address', 'orders'],
    Order: ['__resolveReference', 'total', 'customer', 'lines', 'grid'],
    Line: ['product', 'item'],
  }),
};

const catalogue: SubgraphDefinition = {
  typeDefs: /* GraphQL */ `
    type Query {
      products(first: Int): [Product!]
      anything: [Anything]
    }
    union Anything = Customer | Book | Gadget | Order
    type Customer @key(fields: "id") {
      id: ID!
    }
    type Order @key(fields: "id") {
      id: ID!
    }
    interface Product @key(fields: "sku") {
      sku: ID!
      title: String!
      grams: Int!
      price(currency: String! = "EUR"): Int!
    }
    type Book implements Product @key(fields: "sku") {
      sku: ID!
      title: String!
      grams: Int!
      price(currency: String! = "EUR"): Int!
      pages: Int
    }
    type Gadget implements Product @key(fields: "sku") {
      sku: ID!
      title: String!
      grams: Int!
      price(currency: String! = "EUR"): Int!
      volts: Int
    }
  `,
  resolvers: {
    ...resolversFor({
      Query: ['products', 'anything'],
      Product: ['__resolveReference'],
      Book: ['__resolveReference', 'title', 'grams', 'price', 'pages'],
      Gadget: ['__resolveReference', 'title', 'grams', 'price', 'volts'],
    }),
    Anything: { __resolveType: typeOf },
  },
};

const shipping: SubgraphDefinition = {
  typeDefs: /* GraphQL */ `
    type Product @interfaceObject @key(fields: "sku") {
      sku: ID!
      grams: Int! @external
      price(currency: String! = "EUR"): Int! @external
      shipping: Int! @requires(fields: "grams")
      isHeavy: Boolean @requires(fields: "grams")
      duty: Int @requires(fields: "price(currency: \\"USD\\")")
      tax: Int @requires(fields: "price(currency: \\"EUR\\")")
    }
  `,
  resolvers: {
    // It has no rows: everything comes with the representation.
    Product: {
      shipping: ({ grams }: { grams: number }) => grams / 100,
      isHeavy: ({ grams }: { grams: number }) => grams > 500,
      duty: ({ price }: { price: number }) => price + 1,
      tax: ({ price }: { price: number }) => price - 1,
    },
  },
};

const reviews: SubgraphDefinition = {
  typeDefs: /* GraphQL */ `
    type Customer @key(fields: "id") {
      id: ID!
      nick: String @external
      reviews: [Review!]!
    }
    type Book @key(fields: "sku") {
      sku: ID!
      reviews: [Review!]
    }
    type Review {
      text: String
      stars: Int!
      author: Customer! @provides(fields: "nick")
      product: Book
    }
  `,
  resolvers: resolversFor({
    Customer: ['reviews', 'nick'],
    Book: ['reviews'],
    Review: ['author', 'product'],
  }),
};

/** Who may see what in the guarded library; everything else is open. */
const RULES: Record<string, { directive: string; scopes: string[] }> = {
  'Customer.nick': { directive: '@authenticated', scopes: ['customer', 'admin'] },
  'Order.total': { directive: '@requiresScopes(scopes: [["customer"]])', scopes: ['customer'] },
  'Book.pages': {
    directive: '@requiresScopes(scopes: [["customer"], ["admin"]])',
    scopes: ['customer', 'admin'],
  },
  'Gadget.title': { directive: '@requiresScopes(scopes: [["admin"]])', scopes: ['admin'] },
  Review: { directive: '@authenticated', scopes: ['customer', 'admin'] },
};

function guarded(definition: SubgraphDefinition): SubgraphDefinition {
  let typeDefs = '';
  let type = '';
  for (const line of definition.typeDefs.split('\n')) {
    type = /^ *type (\w+)/.exec(line)?.[1] ?? type;
    const field = /^ *(\w+)(\(.*\))?: /.exec(line)?.[1];
    const rule = field ? RULES[`${type}.${field}`] : RULES[/^ *type (\w+) /.exec(line)?.[1] ?? ''];
    const added = rule && !line.includes('@external') ? ` ${rule.directive}` : '';
    typeDefs += field ? `${line}${added}\n` : `${line.replace(/ \{$/, `${added} {`)}\n`;
  }
  return { ...definition, typeDefs };
}

export type Library = TestGraph & {
  /** The same schema and rows behind one server, whose resolvers refuse what the scope doesn't let them show. */
  askMonolith(query: string, variables: Record<string, unknown>, scope?: string): Promise<ExecutionResult>;
};

/** @param rules whether the schemas say who may see what. */
export function openLibrary({ rules = false } = {}): Library {
  const definitions = { accounts, orders, catalogue, shipping, reviews };
  const opened = graphOf(
    rules
      ? Object.fromEntries(
          Object.entries(definitions).map(([name, definition]) => [name, guarded(definition)]),
        )
      : definitions,
  );
  const monolith: GraphQLSchema = buildSchema(printSchema(opened.graph.apiSchema));
  return {
    ...opened,
    askMonolith: async (query, variables, scope) =>
      JSON.parse(
        JSON.stringify(
          await execute({
            schema: monolith,
            document: parse(query),
            variableValues: variables,
            rootValue: {},
            fieldResolver(parent, args, _, { parentType, fieldName, returnType }) {
              if (rules) {
                const names = [
                  `${parentType.name}.${fieldName}`,
                  parentType.name,
                  getNamedType(returnType).name,
                ];
                for (const name of names) {
                  if (RULES[name]?.scopes.includes(scope ?? '') === false) throw new Error(`No ${name}`);
                }
              }
              return fieldOf(parentType.name, fieldName)(parent, args);
            },
            typeResolver: (value) => typeOf(value as Row),
          }),
        ),
      ),
  };
}
