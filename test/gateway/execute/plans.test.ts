import { describe, expect, it } from 'vitest';
import { graphOf } from './graph-of.ts';
import { openLibrary } from './library.ts';
import { openShop } from './shop.ts';

describe('where the planner alone would answer wrongly', () => {
  it.each([
    [
      'an object whose fields are all excluded is there',
      '($no: Boolean! = false) { me { name @include(if: $no) } }',
    ],
    [
      'conditions that contradict each other exclude',
      '($no: Boolean! = false) { ... @skip(if: $no) { products @include(if: $no) { duty } } __typename }',
    ],
    [
      'an excluded field requires nothing',
      '($yes: Boolean! = true) { products { ... on Book { duty @skip(if: $yes) grams } ... on Book { shipping } } }',
    ],
    ['a field of one type requires nothing of another', '{ products { ... on Book { isHeavy } duty } }'],
    [
      'an object without the key is not asked about',
      '($yes: Boolean! = true) { anything { ... on Product { ... on Book { isHeavy @skip(if: $yes) tax } title } } products { isHeavy } }',
    ],
    [
      'the name of an interface does not replace that of a type',
      '{ anything { ... on Gadget { tax __typename } ... on Product { price } } }',
    ],
    [
      'a response name may mean different fields in different types',
      '{ anything { ... on Book { a: duty tax } ... on Gadget { a: tax } } }',
    ],
    [
      'a response name may mean different arguments in different types',
      '{ products { ... on Book { price(currency: "USD") tax } ... on Gadget { price(currency: "EUR") duty } } }',
    ],
  ])('%s', async (_, operation) => {
    const { ask, askMonolith } = openLibrary();
    const answer = await ask(`query ${operation}`);
    expect(answer).not.toHaveProperty('errors');
    expect(answer).toEqual(await askMonolith(`query ${operation}`, {}));
  });
});

it('a field that stands twice is one field, however its arguments are written', async () => {
  const { ask } = graphOf({
    search: {
      typeDefs: /* GraphQL */ `
        type Query {
          search(by: By): [Found!]!
        }
        input By {
          word: String
          page: Int
        }
        type Found {
          title: String
          page: Int
        }
      `,
      resolvers: {
        Query: {
          search: (_: unknown, { by }: { by: { word: string; page: number } }) => [
            { title: by.word, page: by.page },
          ],
        },
      },
    },
  });
  expect(
    await ask(
      '{ search(by: { word: "tea", page: 2 }) { title } search(by: { page: 2, word: "tea" }) { page } }',
    ),
  ).toEqual({ data: { search: [{ title: 'tea', page: 2 }] } });
  expect(
    await ask(
      'query ($yes: Boolean! = true) { s: search(by: { word: "tea", page: 2 }) @include(if: $yes) { title } s: search(by: { page: 2, word: "tea" }) { page } }',
    ),
  ).toEqual({ data: { s: [{ title: 'tea', page: 2 }] } });
});

describe('variables of the plan', () => {
  it.each(['representations', 'contextualArgument_1_0'])('$%s cannot be given by a client', async (name) => {
    const { ask, asked } = openShop();
    expect(
      await ask(`query ($${name}: ID!) { customer(id: $${name}) { name } }`, {
        variables: { [name]: 'ada' },
      }),
    ).toMatchObject({ errors: [{ extensions: { code: 'RESERVED_VARIABLE_NAME' } }] });
    expect(asked).toEqual([]);
  });
});
