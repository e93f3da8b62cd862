import {
  type DirectiveNode,
  type FieldNode,
  GraphQLBoolean,
  GraphQLDirective,
  GraphQLError,
  type GraphQLField,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isLeafType,
  isListType,
  visit,
} from 'graphql';
import { badInput, beyondLimit, type Limits } from './limits.ts';

export type Values = Readonly<Record<string, unknown>>;

/** How many elements a field is asked for; null when the operation doesn't say. */
export type AskedSize = {
  of(variables: Values): number | null;
  /** The fields below that have the elements, where the field isn't a list itself. */
  fields: readonly string[];
  /** The variables that it depends on. */
  variables: ReadonlySet<string>;
};

const STRINGS = new GraphQLList(new GraphQLNonNull(GraphQLString));
const LIST_SIZE = new GraphQLDirective({
  name: 'listSize',
  locations: [],
  args: {
    assumedSize: { type: GraphQLInt },
    slicingArguments: { type: STRINGS },
    sizedFields: { type: STRINGS },
    requireOneSlicingArgument: { type: GraphQLBoolean },
  },
});

type ListSize = { assumedSize?: number; slicingArguments?: string[]; sizedFields?: string[] };

export const readListSize = (directives: readonly DirectiveNode[]): ListSize =>
  (getDirectiveValues(LIST_SIZE, { directives }) as ListSize | undefined) ?? {};

/** Names by which graphs ask for so many; `@listSize` says it for others. */
const SLICING_ARGUMENTS = new Set(['first', 'last', 'limit', 'take', 'pageSize', 'perPage']);
const SIZED_FIELDS = ['edges', 'nodes', 'items', 'results'];

/**
 * The size that the arguments of a field ask for, after coercion, so that defaults of variables and of the schema count. Null
 * when the field has no argument that asks.
 */
export function askedSize(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  { slicingArguments, sizedFields }: ListSize,
  limits: Pick<Limits, 'listSize' | 'assumedListSize'>,
): AskedSize | null {
  const paths = slicingArguments?.map((path) => path.split('.')) ?? slicingPaths(field);
  if (!paths.length) return null;
  const variables = variablesIn(node);

  const sizeOf = (values: Values): number | null => {
    const args = argumentValues(field, node, values);
    // A list of keys asks for as many; one that only filters says nothing, so it counts no less than when it is absent.
    const least = slicingArguments ? 0 : limits.assumedListSize;
    const sizes = paths.map((path) => sizeAt(args, path, least)).filter((one) => one !== null);
    if (!sizes.length) return null;
    const largest = Math.max(...sizes);
    if (largest > limits.listSize) throw beyondLimit('listSize', limits.listSize, largest);
    return largest;
  };
  let constant: { size: number | null } | null = null;
  const constantSize = () => {
    constant ??= { size: sizeOf({}) };
    return constant.size;
  };
  return { of: variables.size ? sizeOf : constantSize, fields: sizedFields ?? SIZED_FIELDS, variables };
}

/**
 * Arguments, or fields of input objects, that are named like a size and are one. A list field that takes a list of keys is
 * asked for as many.
 */
function slicingPaths(field: GraphQLField<unknown, unknown>): string[][] {
  if (isLeafType(getNamedType(field.type))) return [];
  const isList = isListType(getNullableType(field.type));
  return field.args.flatMap(({ name, type }) => {
    const inner = getNullableType(type);
    if (inner === GraphQLInt) return SLICING_ARGUMENTS.has(name) ? [[name]] : [];
    if (isListType(inner)) return isList && isLeafType(getNamedType(inner)) ? [[name]] : [];
    if (!isInputObjectType(inner)) return [];
    return Object.values(inner.getFields())
      .filter((one) => SLICING_ARGUMENTS.has(one.name) && getNullableType(one.type) === GraphQLInt)
      .map((one) => [name, one.name]);
  });
}

function argumentValues(field: GraphQLField<unknown, unknown>, node: FieldNode, variables: Values): Values {
  try {
    return getArgumentValues(field, node, variables);
  } catch (error) {
    if (error instanceof GraphQLError) throw badInput(error.message);
    throw error;
  }
}

function sizeAt(values: unknown, path: readonly string[], leastOfList: number): number | null {
  const value = path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Values)[key] : undefined),
    values,
  );
  if (Array.isArray(value)) return Math.max(value.length, leastOfList);
  return typeof value === 'number' ? Math.max(0, value) : null;
}

function variablesIn(node: FieldNode): Set<string> {
  const names = new Set<string>();
  for (const argument of node.arguments ?? []) {
    visit(argument, {
      Variable({ name }) {
        names.add(name.value);
      },
    });
  }
  return names;
}
