import {
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  GraphQLError,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  type OperationDefinitionNode,
  print,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  visit,
} from 'graphql';
import type { Requirements } from '../authorize/requirements.ts';

/** Variables that plans use for themselves in requests about entities. */
const INTERNAL_VARIABLE = /^(representations|contextualArgument_\d+_\d+)$/;

/** Who declares one of these could give a subgraph what only the plan may give. */
export const isInternalVariable = (name: string) => INTERNAL_VARIABLE.test(name);

/** All of them must hold for a selection to be included; null: always. */
export type Condition = readonly { variable: string; is: boolean }[] | null;

/** A field as the client selected it, judged where it stands. */
export type SelectedField = {
  kind: 'field';
  node: FieldNode;
  name: string;
  responseName: string;
  /** Its response name in the plan and in the data that subgraphs return. */
  plannedName: string;
  condition: Condition;
  /** What the caller must satisfy to see it, as indexes into the graph's requirements. */
  requirements: readonly number[];
  selections: Selected[] | null;
};

export type SelectedFragment = {
  kind: 'fragment';
  /** Null: it narrows nothing, but has a condition or a directive. */
  on: GraphQLCompositeType | null;
  condition: Condition;
  directives: readonly DirectiveNode[];
  selections: Selected[];
};

export type Selected = SelectedField | SelectedFragment;

/** A client's operation, without fragment spreads, without what can never be included. */
export type Operation = {
  node: OperationDefinitionNode;
  fragments: readonly FragmentDefinitionNode[];
  rootType: GraphQLObjectType;
  selections: Selected[];
  /** Every requirement that any of its fields has, ascending. */
  requirements: readonly number[];
};

/** What reading an operation needs to know about the graph; made once per graph. */
export type OperationReader = {
  schema: GraphQLSchema;
  requirements: Requirements;
  /** Field names that plans select for themselves: keys and required fields. No client's alias may take their place. */
  internalNames: ReadonlySet<string>;
  /** No field of the graph begins with it. */
  aliasPrefix: string;
};

/** An operation with its fragments spread out may have so many fields. Planning time grows faster than their number. */
const MAX_FIELDS = 10_000;

/**
 * @throws {GraphQLError} `OPERATION_RESOLUTION_FAILURE` when the document has no such operation, `OPERATION_TOO_LARGE`,
 *   `RESERVED_VARIABLE_NAME`.
 */
export function readOperation(
  reader: OperationReader,
  document: DocumentNode,
  operationName: string | null | undefined,
): Operation {
  const node = findOperation(document, operationName);
  const internal = node.variableDefinitions?.find(({ variable }) => isInternalVariable(variable.name.value));
  if (internal) {
    const { value } = internal.variable.name;
    throw requestError('RESERVED_VARIABLE_NAME', `No variable can be called "$${value}".`);
  }
  const rootType = reader.schema.getRootType(node.operation);
  if (!rootType) {
    throw requestError('OPERATION_RESOLUTION_FAILURE', `The graph has no ${node.operation} type.`);
  }
  const fragments = document.definitions.filter((definition) => definition.kind === 'FragmentDefinition');
  const walk = new Walk(reader, new Map(fragments.map((fragment) => [fragment.name.value, fragment])));
  const selections = walk.selections([node.selectionSet], rootType, new Set([rootType.name]), null, '');
  return {
    node,
    fragments,
    rootType,
    selections,
    requirements: [...walk.requirements].sort((a, b) => a - b),
  };
}

function findOperation(document: DocumentNode, operationName: string | null | undefined) {
  const operations = document.definitions.filter((definition) => definition.kind === 'OperationDefinition');
  const found = operationName
    ? operations.find((operation) => operation.name?.value === operationName)
    : operations.length === 1
      ? operations[0]
      : undefined;
  if (found) return found;
  throw requestError(
    'OPERATION_RESOLUTION_FAILURE',
    operationName
      ? `Unknown operation named "${operationName}".`
      : 'Must provide the name of the operation to run.',
  );
}

/** The request as a whole cannot be answered, and why. */
function requestError(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

const META_FIELDS: Record<string, GraphQLField<unknown, unknown>> = Object.assign(Object.create(null), {
  __typename: TypeNameMetaFieldDef,
  __schema: SchemaMetaFieldDef,
  __type: TypeMetaFieldDef,
});

type PendingField = { field: SelectedField; selectionSets: SelectionSetNode[]; type: GraphQLOutputType };

class Walk {
  readonly requirements = new Set<number>();
  readonly #reader: OperationReader;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** What stands for each response name of the plan at each path. */
  readonly #calls = new Map<string, string[]>();
  #fields = 0;

  constructor(reader: OperationReader, fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
    this.#reader = reader;
    this.#fragments = fragments;
  }

  /**
   * Unconditional repetitions of a field are merged before its selections are walked, so that fragments that spread
   * each other twice don't double the work at each level.
   * @param possible the object types that the parent can have here.
   * @param outer what holds when the parent is included: what contradicts it is never included.
   * @param path planned names from the root to the parent.
   */
  selections(
    selectionSets: readonly SelectionSetNode[],
    parentType: GraphQLCompositeType,
    possible: ReadonlySet<string>,
    outer: Condition,
    path: string,
  ): Selected[] {
    const selected: Selected[] = [];
    const pending: PendingField[] = [];
    const unconditional = new Map<string, PendingField>();
    const spread = new Set<string>();

    const add = (selectionSet: SelectionSetNode) => {
      for (const node of selectionSet.selections) {
        const condition = conditionOf(node.directives);
        if (condition === 'never' || isContradiction(outer, condition)) continue;
        if (node.kind === 'Field') {
          const earlier = condition ? undefined : unconditional.get(responseNameOf(node));
          if (earlier) {
            if (node.selectionSet) earlier.selectionSets.push(node.selectionSet);
            continue;
          }
          const field = this.#field(node, parentType, possible, condition, path);
          selected.push(field.field);
          pending.push(field);
          if (!condition) unconditional.set(field.field.responseName, field);
          continue;
        }

        let fragment: {
          typeCondition?: { name: { value: string } } | undefined;
          selectionSet: SelectionSetNode;
        } = node as never;
        if (node.kind === 'FragmentSpread') {
          const definition = this.#fragments.get(node.name.value);
          if (!definition)
            throw requestError('GRAPHQL_VALIDATION_FAILED', `Unknown fragment "${node.name.value}".`);
          fragment = definition;
        }
        const directives = (node.directives ?? []).filter((directive) => !isConditional(directive));
        const on = fragment.typeCondition ? this.#composite(fragment.typeCondition.name.value) : parentType;
        const narrows = on !== parentType && !isObjectType(parentType);
        if (!condition && directives.length === 0 && !narrows) {
          if (on !== parentType && !this.#possibleTypes(on).has(parentType.name)) continue;
          if (node.kind === 'FragmentSpread') {
            if (spread.has(node.name.value)) continue;
            spread.add(node.name.value);
          }
          add(fragment.selectionSet);
          continue;
        }
        const narrowed = intersection(possible, this.#possibleTypes(on));
        if (narrowed.size === 0) continue;
        const selections = this.selections(
          [fragment.selectionSet],
          narrows ? on : parentType,
          narrowed,
          and(outer, condition),
          path,
        );
        if (selections.length === 0) continue;
        selected.push({ kind: 'fragment', on: narrows ? on : null, condition, directives, selections });
      }
    };

    for (const selectionSet of selectionSets) add(selectionSet);
    for (const { field, selectionSets: sets, type } of pending) {
      const named = getNamedType(type);
      if (!isCompositeType(named)) continue;
      field.selections = this.selections(
        sets,
        named,
        this.#possibleTypes(named),
        and(outer, field.condition),
        `${path}.${field.plannedName}`,
      );
    }
    return selected;
  }

  #field(
    node: FieldNode,
    parentType: GraphQLCompositeType,
    possible: ReadonlySet<string>,
    condition: Condition,
    path: string,
  ): PendingField {
    this.#fields += 1;
    if (this.#fields > MAX_FIELDS) {
      throw requestError(
        'OPERATION_TOO_LARGE',
        `With its fragments spread, the operation has over ${MAX_FIELDS} fields.`,
      );
    }
    const name = node.name.value;
    const responseName = responseNameOf(node);
    const definition =
      META_FIELDS[name] ?? ('getFields' in parentType ? parentType.getFields()[name] : undefined);
    if (!definition)
      throw requestError('GRAPHQL_VALIDATION_FAILED', `Unknown field "${parentType.name}.${name}".`);
    const requirements = this.#reader.requirements.ofField(parentType, name, possible);
    for (const requirement of requirements) this.requirements.add(requirement);
    return {
      type: definition.type,
      selectionSets: node.selectionSet ? [node.selectionSet] : [],
      field: {
        kind: 'field',
        node,
        name,
        responseName,
        plannedName: this.#plannedName(node, path),
        condition,
        requirements,
        selections: null,
      },
    };
  }

  /**
   * An alias that another field of the plan could answer under gets a name of its own: `{ id: email }` hides no key.
   * So does a response name that stands for different things in different types, because a subgraph may take these
   * types for one.
   */
  #plannedName(node: FieldNode, path: string): string {
    const name = node.name.value;
    if (name === '__typename') return name;
    const responseName = responseNameOf(node);
    const { internalNames, aliasPrefix } = this.#reader;
    const isReserved =
      name !== responseName &&
      (internalNames.has(responseName) ||
        responseName.startsWith('__') ||
        responseName.startsWith(aliasPrefix));
    const plannedName = isReserved ? aliasPrefix + responseName : responseName;
    const place = `${path}.${plannedName}`;
    const call = `${name}(${(node.arguments ?? []).map(canonical).sort().join()})`;
    const calls = this.#calls.get(place) ?? [];
    if (calls.length === 0) this.#calls.set(place, calls);
    let index = calls.indexOf(call);
    if (index === -1) index = calls.push(call) - 1;
    return index === 0 ? plannedName : `${aliasPrefix}${index}_${plannedName}`;
  }

  #composite(name: string): GraphQLCompositeType {
    const type = this.#reader.schema.getType(name);
    if (isCompositeType(type)) return type;
    throw requestError('GRAPHQL_VALIDATION_FAILED', `Unknown type "${name}".`);
  }

  #possibleTypes(type: GraphQLCompositeType): ReadonlySet<string> {
    return possibleTypeNames(this.#reader.schema, type);
  }
}

const possibleTypesOf = new WeakMap<GraphQLCompositeType, ReadonlySet<string>>();

/** Names of the object types that a value of this type can have. */
export function possibleTypeNames(schema: GraphQLSchema, type: GraphQLCompositeType): ReadonlySet<string> {
  let names = possibleTypesOf.get(type);
  if (!names) {
    names = new Set(
      isAbstractType(type) ? schema.getPossibleTypes(type).map((possible) => possible.name) : [type.name],
    );
    possibleTypesOf.set(type, names);
  }
  return names;
}

/** Whether a fragment on `on` applies to an object whose `__typename` is that of `runtime`. */
export function appliesTo(
  schema: GraphQLSchema,
  on: GraphQLCompositeType,
  runtime: GraphQLCompositeType,
): boolean {
  if (on === runtime) return true;
  return (
    isAbstractType(on) && (isObjectType(runtime) || isInterfaceType(runtime)) && schema.isSubType(on, runtime)
  );
}

const responseNameOf = (node: FieldNode) => node.alias?.value ?? node.name.value;

export const isConditional = (directive: DirectiveNode) =>
  directive.name.value === 'skip' || directive.name.value === 'include';

export function conditionOf(directives: readonly DirectiveNode[] | undefined): Condition | 'never' {
  if (!directives?.length) return null;
  const condition: { variable: string; is: boolean }[] = [];
  for (const directive of directives) {
    if (!isConditional(directive)) continue;
    const is = directive.name.value === 'include';
    const value = directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
    if (value?.kind === 'Variable') condition.push({ variable: value.name.value, is });
    else if (value?.kind === 'BooleanValue' && value.value !== is) return 'never';
  }
  return condition.length > 0 ? condition : null;
}

/** The same text for the same value, whatever the order of its fields. */
function canonical(argument: ArgumentNode): string {
  return print(
    visit(argument, {
      ObjectValue: {
        leave: (value) => ({
          ...value,
          fields: [...value.fields].sort((a, b) => (a.name.value < b.name.value ? -1 : 1)),
        }),
      },
    }),
  );
}

export function and(a: Condition, b: Condition): Condition {
  return a && b ? [...a, ...b] : (a ?? b);
}

function isContradiction(a: Condition, b: Condition): boolean {
  const both = and(a, b) ?? [];
  return both.some(({ variable, is }) =>
    both.some((other) => other.variable === variable && other.is !== is),
  );
}

/** Null when one of them always holds. */
export function anyOf(conditions: readonly Condition[]): readonly NonNullable<Condition>[] | null {
  return conditions.includes(null) ? null : conditions.filter((condition) => condition !== null);
}

/** Whether one of the conditions holds. */
export function holds(
  conditions: readonly NonNullable<Condition>[],
  variables: Readonly<Record<string, unknown>>,
): boolean {
  for (const condition of conditions) if (isMet(condition, variables)) return true;
  return false;
}

export function isMet(condition: Condition, variables: Readonly<Record<string, unknown>>): boolean {
  return condition === null || condition.every(({ variable, is }) => variables[variable] === is);
}

function intersection(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...a].filter((name) => b.has(name)));
}
