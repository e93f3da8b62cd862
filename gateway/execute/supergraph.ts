import {
  type FeatureDefinition,
  INACCESSIBLE_VERSIONS,
  ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
  Supergraph,
} from '@apollo/federation-internals';
import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  parse,
  type SelectionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';

export const JOIN_FIELD = 'join__field';
export const JOIN_TYPE = 'join__type';

export type FieldsDefinitionNode = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

/** Connectors are REST calls that only Apollo Router makes; everything else that is `for: EXECUTION` or `SECURITY` is known. */
const SUPPORTED_FEATURES = new Set(
  [...ROUTER_SUPPORTED_SUPERGRAPH_FEATURES].filter((feature) => !feature.includes('/connect/')),
);

/** A supergraph as text says what it is: its definitions by name, and what its specified directives are called in it. */
export type SupergraphDocument = {
  document: DocumentNode;
  supergraph: Supergraph;
  /** Object and interface types. */
  types: ReadonlyMap<string, FieldsDefinitionNode>;
  /** The name under which `@directive` of the specification is used here, or null when it isn't linked. */
  directiveName(identity: string, directive: string): string | null;
};

/** @throws when it isn't a supergraph, or links a feature for execution or security that isn't supported. */
export function readSupergraph(sdl: string): SupergraphDocument {
  const document = parse(sdl, { noLocation: true });
  const supergraph = buildSupergraph(document, true);
  const { coreFeatures } = supergraph.schema;
  return {
    document,
    supergraph,
    types: new Map(
      document.definitions
        .filter(({ kind }) => kind === 'ObjectTypeDefinition' || kind === 'InterfaceTypeDefinition')
        .map((definition) => [
          (definition as FieldsDefinitionNode).name.value,
          definition as FieldsDefinitionNode,
        ]),
    ),
    directiveName: (identity, directive) =>
      coreFeatures?.getByIdentity(identity)?.directiveNameInSchema(directive) ?? null,
  };
}

/** @param validateSupergraph false for one that was made from a valid one. */
export function buildSupergraph(document: DocumentNode, validateSupergraph: boolean): Supergraph {
  return Supergraph.build(document, { supportedFeatures: SUPPORTED_FEATURES, validateSupergraph });
}

export const identityOf = (feature: { latest(): FeatureDefinition }) => feature.latest().identity;

/** The arguments of each application of a directive. */
export function applications(
  node: { directives?: readonly ConstDirectiveNode[] | undefined },
  directive: string | null,
): Record<string, unknown>[] {
  if (directive === null || !node.directives) return [];
  return node.directives
    .filter(({ name }) => name.value === directive)
    .map(({ arguments: values = [] }) =>
      Object.fromEntries(values.map(({ name, value }) => [name.value, valueFromASTUntyped(value)])),
    );
}

/** `id owner { name }` as a selection set. */
export function parseFieldSet(fieldSet: string): SelectionSetNode {
  const text = fieldSet.trim();
  const [operation] = parse(text.startsWith('{') ? text : `{${text}}`, { noLocation: true }).definitions;
  if (operation?.kind !== 'OperationDefinition') throw new Error(`Not a field set: ${fieldSet}`);
  return operation.selectionSet;
}

/** Names of all fields in a selection set, at any depth. */
function* fieldNamesIn(selectionSet: SelectionSetNode | undefined): Iterable<string> {
  for (const selection of selectionSet?.selections ?? ([] as readonly SelectionNode[])) {
    if (selection.kind === 'Field') yield selection.name.value;
    if (selection.kind !== 'FragmentSpread') yield* fieldNamesIn(selection.selectionSet);
  }
}

export const fieldOf = (
  type: FieldsDefinitionNode | undefined,
  name: string,
): FieldDefinitionNode | undefined => type?.fields?.find((field) => field.name.value === name);

/** Names of the fields that no client may see, whatever type they are on. */
export function readInaccessibleFieldNames({
  types,
  directiveName,
}: SupergraphDocument): ReadonlySet<string> {
  const inaccessible = directiveName(identityOf(INACCESSIBLE_VERSIONS), 'inaccessible');
  const names = new Set<string>();
  for (const type of types.values()) {
    for (const field of type.fields ?? []) {
      if (applications(field, inaccessible).length > 0) names.add(field.name.value);
    }
  }
  return names;
}

/** Names of the fields that plans select for themselves: in keys, for `@requires` and for `@fromContext`. */
export function readInternalNames({ types }: SupergraphDocument): Set<string> {
  const names = new Set<string>();
  const add = (fieldSet: unknown) => {
    if (typeof fieldSet === 'string')
      for (const name of fieldNamesIn(parseFieldSet(fieldSet))) names.add(name);
  };
  for (const type of types.values()) {
    for (const { key } of applications(type, JOIN_TYPE)) add(key);
    for (const field of type.fields ?? []) {
      for (const { requires, contextArguments } of applications(field, JOIN_FIELD)) {
        add(requires);
        for (const { selection } of (contextArguments ?? []) as { selection: unknown }[]) add(selection);
      }
    }
  }
  return names;
}

/** The beginning of names that no field of the graph has. */
export function unusedPrefix({ types }: SupergraphDocument): string {
  const names = [...types.values()].flatMap(({ fields = [] }) => fields.map(({ name }) => name.value));
  let prefix = 'alias_';
  while (names.some((name) => name.startsWith(prefix))) prefix += '_';
  return prefix;
}

/** A label decides at run time which subgraph answers; nothing here would ask it, and one half would get no traffic. */
export function refuseOverrideLabels({ types }: SupergraphDocument): void {
  for (const [name, type] of types) {
    for (const field of type.fields ?? []) {
      const labelled = applications(field, JOIN_FIELD).find(
        ({ overrideLabel }) => overrideLabel !== undefined,
      );
      if (labelled) {
        throw new Error(
          `${name}.${field.name.value} is overridden by label ("${labelled.overrideLabel}"), which this gateway does not support: remove the label to move the field at once.`,
        );
      }
    }
  }
}
