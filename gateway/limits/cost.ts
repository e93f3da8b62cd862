import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLDirective,
  type GraphQLField,
  GraphQLInt,
  type GraphQLNamedType,
  GraphQLNonNull,
  type GraphQLSchema,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  getVariableValues,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { badInput, beyondLimit, type Limits } from './limits.ts';
import { type AskedSize, askedSize, readListSize, type Values } from './list-size.ts';

export type CostRequest = {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Values | null | undefined;
};

/**
 * Refuses operations that ask for too much, by an upper bound of how many objects the answer can have: each object costs 1
 * (or its `@cost`), a list its element as many times as the operation asks for in `first` and the like (or its
 * `@listSize` assumes), a mutation 10. After the IBM GraphQL cost specification. What depends on the document alone is
 * worked out once.
 *
 * The check returns the cost. @throws {GraphQLError} `OPERATION_TOO_COSTLY`; `BAD_USER_INPUT` for a variable that doesn't fit.
 */
export function openCostCheck(
  apiSchema: GraphQLSchema,
  directivesOf: DirectiveSource,
  limits: Limits,
): (request: CostRequest) => number {
  const formulas = new WeakMap<OperationDefinitionNode, Formula>();
  return ({ document, operation, variables }) => {
    let formula = formulas.get(operation);
    if (!formula) {
      formula = formulaOf(document, operation, { apiSchema, directivesOf, limits });
      formulas.set(operation, formula);
    }
    const cost = formula.evaluate(coerced(apiSchema, formula.variables, variables));
    if (cost > limits.cost) throw beyondLimit('cost', limits.cost, cost);
    return cost;
  };
}

/** The directives that stand on a field or a type, which the API schema has lost. */
export type DirectiveSource = (type: string, field?: string) => readonly DirectiveNode[];

/** Reads them from the supergraph, where fields and types have the names of the API schema. */
export function directivesIn(supergraphSchema: GraphQLSchema): DirectiveSource {
  return (typeName, fieldName) => {
    if (fieldName === undefined) return supergraphSchema.getType(typeName)?.astNode?.directives ?? [];
    return fieldOf(supergraphSchema, typeName, fieldName)?.astNode?.directives ?? [];
  };
}

const COST = new GraphQLDirective({
  name: 'cost',
  locations: [],
  args: { weight: { type: new GraphQLNonNull(GraphQLInt) } },
});

const weightIn = (directives: readonly DirectiveNode[]): number | undefined =>
  getDirectiveValues(COST, { directives })?.weight as number | undefined;

const MUTATION_WEIGHT = 10;

type Cost = (variables: Values) => number;

/** The cost of one operation as a function of its variables. */
type Formula = {
  /** Those that it depends on. */
  variables: NonNullable<OperationDefinitionNode['variableDefinitions']>;
  evaluate: Cost;
};

function coerced(
  schema: GraphQLSchema,
  definitions: Formula['variables'],
  variables: CostRequest['variables'],
): Values {
  if (!definitions.length) return {};
  const values = getVariableValues(schema, definitions, variables ?? {}, { maxErrors: 5 });
  if (values.errors) throw badInput(values.errors[0]?.message ?? 'A variable does not fit.');
  return values.coerced;
}

function formulaOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  graph: { apiSchema: GraphQLSchema; directivesOf: DirectiveSource; limits: Limits },
): Formula {
  const { apiSchema, directivesOf, limits } = graph;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const mutation = apiSchema.getMutationType()?.name;
  const used = new Set<string>();

  /** One field of the response; what several fragments select of it is put together, so it costs once. */
  type Selected = { parent: string; nodes: [FieldNode, ...FieldNode[]] };

  function collect(
    { selections }: SelectionSetNode,
    parent: GraphQLNamedType,
    into: Map<string, Selected>,
  ): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const key = `${parent.name} ${selection.alias?.value ?? selection.name.value}`;
        const selected = into.get(key);
        if (selected) selected.nodes.push(selection);
        else into.set(key, { parent: parent.name, nodes: [selection] });
        continue;
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const condition = fragment?.typeCondition?.name.value;
      const type = condition ? apiSchema.getType(condition) : parent;
      if (fragment && type) collect(fragment.selectionSet, type, into);
    }
  }

  function costOfSelections(
    sets: readonly SelectionSetNode[],
    type: GraphQLNamedType,
    above: AskedSize | null,
  ): Cost {
    const fields = new Map<string, Selected>();
    for (const set of sets) collect(set, type, fields);
    return sum(Array.from(fields.values(), (selected) => costOfField(selected, above)));
  }

  function costOfField({ parent, nodes }: Selected, above: AskedSize | null): Cost {
    const [node] = nodes;
    const name = node.name.value;
    const field = fieldOf(apiSchema, parent, name);
    if (!field) return FREE; // __typename and introspection
    const directives = directivesOf(parent, name);
    const type = getNamedType(field.type);
    const isList = isListType(getNullableType(field.type));
    const listSize = readListSize(directives);
    const asked = askedSize(field, node, listSize, limits);
    for (const variable of asked?.variables ?? []) used.add(variable);

    const natural = isLeafType(type) ? 0 : (weightIn(directivesOf(type.name)) ?? 1);
    const weight = Math.max(weightIn(directives) ?? natural, parent === mutation ? MUTATION_WEIGHT : 0);
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const below = isCompositeType(type) ? costOfSelections(sets, type, isList ? null : asked) : FREE;
    const one: Cost = below === FREE ? () => weight : (variables) => weight + below(variables);
    if (!isList) {
      // Read even where no field below uses it, so that the limit on list sizes holds everywhere.
      if (!asked) return weight === 0 && below === FREE ? FREE : one;
      return (variables) => {
        asked.of(variables);
        return one(variables);
      };
    }
    const inherited = above?.fields.includes(name) ? above : null;
    const assumed = listSize.assumedSize ?? limits.assumedListSize;
    return (variables) => (asked?.of(variables) ?? inherited?.of(variables) ?? assumed) * one(variables);
  }

  const root = apiSchema.getRootType(operation.operation);
  const evaluate = root ? costOfSelections([operation.selectionSet], root, null) : FREE;
  const depends = operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value));
  if (depends?.length) return { variables: depends, evaluate };
  let known: number | null = null;
  return {
    variables: [],
    evaluate(variables) {
      known ??= evaluate(variables);
      return known;
    },
  };
}

const FREE: Cost = () => 0;

function sum(costs: readonly Cost[]): Cost {
  const parts = costs.filter((cost) => cost !== FREE);
  if (!parts.length) return FREE;
  return (variables) => {
    let total = 0;
    for (const part of parts) total += part(variables);
    return total;
  };
}

function fieldOf(
  schema: GraphQLSchema,
  parent: string,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  const type = schema.getType(parent);
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}
