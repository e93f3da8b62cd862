import {
  type GraphQLField,
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

/** Where a string can be put into a field's arguments, e.g. `['input', 'lines', 'sku']`. Lists don't count as a step. */
export type Place = readonly string[];

type RootField = Pick<GraphQLField<unknown, unknown>, 'name' | 'args'>;

const SCALARS: Readonly<Record<string, unknown>> = {
  String: 'x',
  ID: 'x',
  Int: 1,
  Float: 1,
  Boolean: true,
  DateTime: '2026-01-01T00:00:00Z',
  LocalDate: '1990-12-24',
};
const STRINGS = new Set(['String', 'ID', 'DateTime', 'LocalDate']);

/** Every place of a field where a string is expected. */
export function stringPlaces(field: RootField): Place[] {
  return field.args.flatMap((argument) => placesIn(argument.type, [argument.name]));
}

function placesIn(type: GraphQLInputType, path: Place): Place[] {
  const nullable = getNullableType(type) as GraphQLInputType;
  if (isListType(nullable)) return placesIn(nullable.ofType, path);
  if (!isInputObjectType(nullable)) return STRINGS.has(nullable.name) ? [path] : [];
  return Object.values(nullable.getFields()).flatMap((field) => placesIn(field.type, [...path, field.name]));
}

/**
 * Arguments with all that is required and as little else as possible, except that `value` stands at `place`.
 * @param known values that mean something, by the name of their field
 */
export function argumentsOf(
  field: RootField,
  {
    place = [],
    value,
    known = {},
  }: { place?: Place; value?: unknown; known?: Readonly<Record<string, unknown>> } = {},
): Record<string, unknown> {
  const [first, ...rest] = place;
  const entries = field.args.flatMap((argument) => {
    const isPlace = argument.name === first;
    if (!isPlace && !isRequiredArgument(argument)) return [];
    return [[argument.name, valueAt(argument.type, argument.name, isPlace ? rest : null)]];
  });
  return Object.fromEntries(entries);

  function valueAt(type: GraphQLInputType, name: string, inside: Place | null): unknown {
    const nullable = getNullableType(type) as GraphQLInputType;
    if (isListType(nullable)) return [valueAt(nullable.ofType, name, inside)];
    if (!isInputObjectType(nullable)) {
      if (inside) return value;
      if (name in known) return known[name];
      return isEnumType(nullable) ? nullable.getValues()[0]?.name : SCALARS[nullable.name];
    }
    return Object.fromEntries(
      Object.values(nullable.getFields()).flatMap((inner) => {
        const isPlace = inside?.[0] === inner.name;
        if (!isPlace && !isRequiredInputField(inner)) return [];
        return [[inner.name, valueAt(inner.type, inner.name, isPlace ? inside.slice(1) : null)]];
      }),
    );
  }
}

/** An operation of one root field; those of its arguments that `given` has are its variables. */
export function operationOf(
  kind: 'query' | 'mutation',
  field: RootField,
  given: Readonly<Record<string, unknown>>,
  selection: string,
): string {
  const args = field.args.filter(({ name }) => name in given);
  const declared = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = args.map(({ name }) => `${name}: $${name}`).join(', ');
  return `${kind}${declared && `(${declared})`} { ${field.name}${passed && `(${passed})`} ${selection} }`;
}
