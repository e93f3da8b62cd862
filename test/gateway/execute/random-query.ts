import fc from 'fast-check';
import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  isUnionType,
} from 'graphql';

/** Aliases that have a meaning for the machinery, and some that don't. */
const ALIASES = ['id', 'sku', 'name', 'price', 'grams', 'title', '__typename', 'alias_id', 'x', 'y'];

const VARIABLES: [string, string][] = [
  ['$yes', 'Boolean! = true'],
  ['$no', 'Boolean! = false'],
  ['$first', 'Int'],
  ['$id', 'ID! = "c1"'],
  ['$usd', 'String! = "USD"'],
];

const CONDITIONS = [
  '@include(if: $yes)',
  '@include(if: $no)',
  '@skip(if: $yes)',
  '@skip(if: $no)',
  '@skip(if: false)',
];

/** A query that the schema may still find invalid, because two of its aliases meet. */
export function randomQuery(schema: GraphQLSchema): fc.Arbitrary<string> {
  const query = schema.getQueryType();
  if (!query) throw new Error('No Query');
  return selectionSet(schema, query, 4).map((selections) => {
    const used = VARIABLES.filter(([name]) => selections.includes(name)).map(
      ([name, type]) => `${name}: ${type}`,
    );
    return `query ${used.length > 0 ? `(${used.join(', ')})` : ''} ${selections}`;
  });
}

function selectionSet(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  depth: number,
): fc.Arbitrary<string> {
  const options: fc.WeightedArbitrary<string>[] = [{ weight: 1, arbitrary: fc.constant('__typename') }];
  if (!isUnionType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => depth > 1 || !isCompositeType(getNamedType(field.type)),
    );
    for (const field of fields) options.push({ weight: 3, arbitrary: selectedField(schema, field, depth) });
  }
  if (depth > 1) {
    const narrower = isObjectType(type) ? [type] : [type, ...schema.getPossibleTypes(type)];
    const interfaces = isUnionType(type)
      ? [...new Set(schema.getPossibleTypes(type).flatMap((possible) => possible.getInterfaces()))]
      : [];
    for (const on of [...narrower, ...interfaces]) {
      options.push({
        weight: 2,
        arbitrary: fc
          .tuple(
            fc.constantFrom('', ...CONDITIONS),
            fc.boolean(),
            lazily(() => selectionSet(schema, on, depth - 1)),
          )
          .map(
            ([condition, named, inner]) =>
              `... ${named || on !== type ? `on ${on.name}` : ''} ${condition} ${inner}`,
          ),
      });
    }
  }
  return fc
    .array(fc.oneof(...options), { minLength: 1, maxLength: depth > 2 ? 4 : 3 })
    .map((selections) => `{ ${selections.join(' ')} }`);
}

function selectedField(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  depth: number,
): fc.Arbitrary<string> {
  const named = getNamedType(field.type);
  return fc
    .tuple(
      fc.option(fc.constantFrom(...ALIASES), { freq: 3 }),
      argumentsOf(field),
      fc.option(fc.constantFrom(...CONDITIONS), { freq: 4 }),
      isCompositeType(named) ? lazily(() => selectionSet(schema, named, depth - 1)) : fc.constant(''),
    )
    .map(
      ([alias, given, condition, inner]) =>
        `${alias ? `${alias}: ` : ''}${field.name}${given} ${condition ?? ''} ${inner}`,
    );
}

const ARGUMENTS: Record<string, fc.Arbitrary<string>> = {
  first: fc.constantFrom('', '(first: 1)', '(first: 2)', '(first: $first)', '(first: null)'),
  id: fc.constantFrom('(id: "c1")', '(id: "c3")', '(id: "o1")', '(id: "o3")', '(id: $id)', '(id: "none")'),
  currency: fc.constantFrom('', '(currency: "USD")', '(currency: "EUR")', '(currency: $usd)'),
};

const argumentsOf = ({ args }: GraphQLField<unknown, unknown>): fc.Arbitrary<string> =>
  ARGUMENTS[args[0]?.name ?? ''] ?? fc.constant('');

/** Built only when it is drawn: the types refer to each other. */
function lazily<Value>(build: () => fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return fc.constant(null).chain(build);
}
