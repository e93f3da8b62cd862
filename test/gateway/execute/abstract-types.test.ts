import { describe, expect, it } from 'vitest';
import { graphOf } from './graph-of.ts';
import { openShop } from './shop.ts';

/** Reviews knows media only as things that have an id; the library knows what each is. */
const openLibrary = () =>
  graphOf({
    library: {
      typeDefs: /* GraphQL */ `
        type Query {
          media: [Media!]!
          find(text: String!): [Found!]!
          shelf: Shelf
        }
        interface Media @key(fields: "id") {
          id: ID!
          title: String!
        }
        type Book implements Media @key(fields: "id") {
          id: ID!
          title: String!
          pages: Int!
        }
        type Film implements Media @key(fields: "id") {
          id: ID!
          title: String!
          minutes: Int!
          pages: String
        }
        type Shelf {
          label: String!
        }
        union Found = Book | Shelf
      `,
      resolvers: {
        Query: {
          media: () => [
            { __typename: 'Book', id: 'b1', title: 'Emma', pages: 448 },
            { __typename: 'Film', id: 'f1', title: 'Alien', minutes: 117, pages: 'script' },
          ],
          find: () => [
            { __typename: 'Shelf', label: 'E' },
            { __typename: 'Book', id: 'b1', title: 'Emma', pages: 448 },
          ],
        },
        Media: {
          __resolveReference: ({ id }: { id: string }) =>
            id === 'b1'
              ? { __typename: 'Book', id, title: 'Emma', pages: 448 }
              : { __typename: 'Film', id, title: 'Alien', minutes: 117 },
        },
      },
    },
    reviews: {
      typeDefs: /* GraphQL */ `
        type Query {
          bestRated: Media!
        }
        type Media @interfaceObject @key(fields: "id") {
          id: ID!
          stars: Int!
          seeAlso: [Media!]!
        }
      `,
      resolvers: {
        Query: { bestRated: () => ({ id: 'f1' }) },
        Media: {
          stars: ({ id }: { id: string }) => (id === 'b1' ? 4 : 5),
          seeAlso: ({ id }: { id: string }) => [{ id: id === 'b1' ? 'f1' : 'b1' }],
        },
      },
    },
  });

describe('interfaces', () => {
  it('answer the fields of each object’s own type', async () => {
    const { ask } = openLibrary();
    expect(await ask('{ media { __typename title ... on Book { pages } ... on Film { minutes } } }')).toEqual(
      {
        data: {
          media: [
            { __typename: 'Book', title: 'Emma', pages: 448 },
            { __typename: 'Film', title: 'Alien', minutes: 117 },
          ],
        },
      },
    );
  });

  it('get fields that another subgraph adds to all of their objects', async () => {
    const { ask } = openLibrary();
    expect(await ask('{ media { title stars ... on Film { seeAlso { title } } } }')).toEqual({
      data: {
        media: [
          { title: 'Emma', stars: 4 },
          { title: 'Alien', stars: 5, seeAlso: [{ title: 'Emma' }] },
        ],
      },
    });
  });

  it('are resolved to their objects when a subgraph knows no more than the interface', async () => {
    const { ask } = openLibrary();
    expect(
      await ask('{ bestRated { __typename id stars title ... on Film { minutes } ... on Book { pages } } }'),
    ).toEqual({
      data: { bestRated: { __typename: 'Film', id: 'f1', stars: 5, title: 'Alien', minutes: 117 } },
    });
  });

  it('of which only what that subgraph knows is asked need no other', async () => {
    const { ask, asked } = openLibrary();
    expect(await ask('{ bestRated { id stars seeAlso { id stars } } }')).toEqual({
      data: { bestRated: { id: 'f1', stars: 5, seeAlso: [{ id: 'b1', stars: 4 }] } },
    });
    expect(asked.map(({ service }) => service)).toEqual(['reviews']);
  });
});

describe('unions', () => {
  it('answer nothing but the type for objects that no fragment is about', async () => {
    const { ask } = openLibrary();
    expect(await ask('{ find(text: "e") { __typename ... on Book { title stars } } }')).toEqual({
      data: { find: [{ __typename: 'Shelf' }, { __typename: 'Book', title: 'Emma', stars: 4 }] },
    });
  });

  it('take fragments on interfaces', async () => {
    const { ask } = openLibrary();
    expect(await ask('{ find(text: "e") { ... on Media { title } ... on Shelf { label } } }')).toEqual({
      data: { find: [{ label: 'E' }, { title: 'Emma' }] },
    });
  });
});

describe('fragments', () => {
  it('are merged with each other and with what stands beside them', async () => {
    const { ask } = openLibrary();
    expect(
      await ask(`
        query { media { id ...Names ...Books ... { stars } } }
        fragment Names on Media { title ...Books }
        fragment Books on Book { pages seeAlso { id } seeAlso { title } }
      `),
    ).toEqual({
      data: {
        media: [
          { id: 'b1', title: 'Emma', pages: 448, seeAlso: [{ id: 'f1', title: 'Alien' }], stars: 4 },
          { id: 'f1', title: 'Alien', stars: 5 },
        ],
      },
    });
  });

  it('may use one response name for different fields of different types', async () => {
    const { ask } = openLibrary();
    expect(
      await ask(
        '{ media { ... on Book { length: pages id: title } ... on Film { length: minutes id: title } } }',
      ),
    ).toEqual({
      data: {
        media: [
          { length: 448, id: 'Emma' },
          { length: 117, id: 'Alien' },
        ],
      },
    });
  });
});

describe('operations that grow', () => {
  it('are refused when planning them would take too long', async () => {
    const { ask } = openLibrary();
    const deep = `${'seeAlso { id '.repeat(8)} stars ${'}'.repeat(8)}`;
    expect(await ask(`{ bestRated { ${deep} } }`)).toMatchObject({
      errors: [{ extensions: { code: 'OPERATION_TOO_LARGE' } }],
    });
  });

  it('by fragments that spread each other twice are merged before they are planned', async () => {
    const { ask, asked } = openShop();
    const levels = 12;
    const fragments = Array.from(
      { length: levels },
      (_, level) =>
        `fragment F${level} on Order { customer { orders(last: 1) { ...F${level + 1} ...F${level + 1} } } }`,
    );
    const { data } = await ask(
      `{ order(id: "o1") { ...F0 ...F0 } } ${fragments.join(' ')} fragment F${levels} on Order { id }`,
    );
    expect(JSON.stringify(data).match(/customer/g)).toHaveLength(levels);
    expect(asked).toHaveLength(1);
  });

  it('by fragments under different names are refused', async () => {
    const { ask } = openShop();
    const fragments = Array.from(
      { length: 13 },
      (_, level) =>
        `fragment F${level} on Customer { a: orders { customer { ...F${level + 1} } } b: orders { customer { ...F${level + 1} } } }`,
    );
    expect(
      await ask(`{ customer(id: "ada") { ...F0 } } ${fragments.join(' ')} fragment F13 on Customer { id }`),
    ).toMatchObject({ errors: [{ extensions: { code: 'OPERATION_TOO_LARGE' } }] });
  });
});
