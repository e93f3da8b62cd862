import {
  type DocumentNode,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isListType,
  Kind,
  typeFromAST,
  valueFromASTUntyped,
} from 'graphql';

type Fill = (value: unknown) => unknown;

/**
 * Fills in what the schema says of input fields that variables leave out (GraphQL 3.10, "Input Coercion"); graphql-jit
 * doesn't. Null when no variable of the operation has such a field, which is the usual case.
 */
export function inputDefaultsOf(
  schema: GraphQLSchema,
  document: DocumentNode,
): ((variables: Record<string, unknown>) => Record<string, unknown>) | null {
  const fills = new Map<string, Fill>();
  const known = new Map<GraphQLInputObjectType, { fill: Fill | null }>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const { variable, type } of definition.variableDefinitions ?? []) {
      const inputType = typeFromAST(schema, type as Parameters<typeof typeFromAST>[1]) as
        | GraphQLInputType
        | undefined;
      const fill = inputType && fillOf(inputType, known);
      if (fill) fills.set(variable.name.value, fill);
    }
  }
  if (!fills.size) return null;
  return (variables) => {
    const filled = { ...variables };
    for (const [name, fill] of fills) if (name in filled) filled[name] = fill(filled[name]);
    return filled;
  };
}

function fillOf(
  type: GraphQLInputType,
  known: Map<GraphQLInputObjectType, { fill: Fill | null }>,
): Fill | null {
  const nullable = getNullableType(type) as GraphQLInputType;
  if (isListType(nullable)) {
    const fill = fillOf(nullable.ofType, known);
    // One value stands for a list of one.
    return fill && ((value) => (Array.isArray(value) ? value.map(fill) : fill(value)));
  }
  if (!isInputObjectType(nullable)) return null;
  const seen = known.get(nullable);
  if (seen) return seen.fill ?? ((value) => seen.fill?.(value) ?? value); // a type that contains itself
  const entry: { fill: Fill | null } = { fill: null };
  known.set(nullable, entry);
  const fields = Object.values(nullable.getFields()).flatMap(({ name, type: fieldType, astNode }) => {
    const fallback = astNode?.defaultValue ? { value: valueFromASTUntyped(astNode.defaultValue) } : null;
    const fill = fillOf(fieldType, known);
    return fallback || fill ? [{ name, fallback, fill }] : [];
  });
  if (fields.length) entry.fill = (value) => filledObject(value, fields);
  return entry.fill;
}

type FilledField = { name: string; fallback: { value: unknown } | null; fill: Fill | null };

function filledObject(value: unknown, fields: readonly FilledField[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value; // coercion refuses it
  const filled: Record<string, unknown> = { ...value };
  for (const { name, fallback, fill } of fields) {
    if (filled[name] === undefined && fallback) filled[name] = fallback.value;
    if (filled[name] != null && fill) filled[name] = fill(filled[name]);
  }
  return filled;
}
