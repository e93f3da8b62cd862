import { buildSchema, parse } from 'graphql';
import { expect, it } from 'vitest';
import { inputDefaultsOf } from '#shared/input-defaults.ts';

const schema = buildSchema(`
  type Query { find(filter: Filter, filters: [Filter!], plain: Plain, name: String): Int }
  input Filter { size: Int! = 20, tags: [String!]! = [], kind: Kind! = ALL, nested: Filter, items: [Item!] }
  input Item { count: Int! = 1 }
  input Plain { name: String }
  enum Kind { ALL SOME }
`);
const fill = (definition: string) =>
  inputDefaultsOf(schema, parse(`query(${definition}) { find(filter: null) }`));

it('fills absent fields of input objects, at every depth and in lists', () => {
  expect(
    fill('$filter: Filter!')?.({ filter: { size: 5, nested: {}, items: [{}, { count: 3 }], extra: 'kept' } }),
  ).toEqual({
    filter: {
      size: 5,
      tags: [],
      kind: 'ALL',
      nested: { size: 20, tags: [], kind: 'ALL' },
      items: [{ count: 1 }, { count: 3 }],
      extra: 'kept',
    },
  });
  expect(fill('$filters: [Filter!]')?.({ filters: {} })).toEqual({
    filters: { size: 20, tags: [], kind: 'ALL' },
  });
});

it('leaves null, wrong values, and absent variables to coercion', () => {
  const filled = fill('$filter: Filter');
  expect(filled?.({ filter: null })).toEqual({ filter: null });
  expect(filled?.({ filter: 'x' })).toEqual({ filter: 'x' });
  expect(filled?.({ filter: { size: null } })).toEqual({ filter: { size: null, tags: [], kind: 'ALL' } });
  expect(filled?.({})).toEqual({});
});

it('costs nothing where no input field has a default', () => {
  expect(fill('$plain: Plain, $name: String')).toBeNull();
});
