import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  Kind,
  print,
  type SelectionSetNode,
  stripIgnoredCharacters,
  type TypeNode,
  visit,
} from 'graphql';
import {
  applications,
  type FieldsDefinitionNode,
  fieldOf,
  JOIN_FIELD,
  JOIN_TYPE,
  parseFieldSet,
  type SupergraphDocument,
} from './supergraph.ts';

/** A field with the arguments that some `@requires` gives it, as the plan knows it: a field without any. */
export type RequiredCall = { name: string; field: string; arguments: FieldNode['arguments'] };

/**
 * The planner takes `price(currency: "USD")` that a field requires for the same thing as the client's own
 * `price(currency: "EUR")`, and for what another field requires, because all three answer as `price`. So the planner is
 * given a supergraph in which each required field with arguments is a field of its own without any; fetches ask for it
 * by alias, and representations carry it under its real name.
 */
export type RequiredCalls = {
  /** The supergraph for the planner, or null when it can be the given one. */
  document: DocumentNode | null;
  byName: ReadonlyMap<string, RequiredCall>;
  /**
   * What a field requires in a subgraph (by the name of its `join__Graph` value), with calls under the planner's names;
   * null when it requires nothing.
   */
  requiredBy(graph: string, type: string, field: string): { key: string; required: SelectionSetNode } | null;
  /** Names of the fields that entities have as keys in a subgraph. */
  keyNames(graph: string): ReadonlySet<string>;
};

const NO_NAMES: ReadonlySet<string> = new Set();

export function separateRequiredCalls({ document, types }: SupergraphDocument): RequiredCalls {
  const calls = new Map<string, RequiredCall & { type: string }>();
  const requiredBy = new Map<string, { key: string; required: SelectionSetNode }>();

  const keyNames = new Map<string, Set<string>>();
  for (const type of types.values()) {
    for (const { graph, key } of applications(type, JOIN_TYPE)) {
      if (typeof key !== 'string') continue;
      const names = keyNames.get(String(graph)) ?? new Set();
      keyNames.set(String(graph), names);
      for (const selection of parseFieldSet(key).selections) {
        if (selection.kind === Kind.FIELD) names.add(selection.name.value);
      }
    }
  }

  const fieldNames = new Set(
    [...types.values()].flatMap((type) => type.fields?.map(({ name }) => name.value) ?? []),
  );
  const nameFor = (field: string) => {
    for (let number = 0; ; number += 1) {
      const name = `${field}__required${number}`;
      if (!fieldNames.has(name)) {
        fieldNames.add(name);
        return name;
      }
    }
  };

  const separate = (selectionSet: SelectionSetNode, typeName: string): SelectionSetNode => ({
    ...selectionSet,
    selections: selectionSet.selections.map((selection) => {
      if (selection.kind === 'FragmentSpread') return selection;
      if (selection.kind === 'InlineFragment') {
        const on = selection.typeCondition?.name.value ?? typeName;
        return { ...selection, selectionSet: separate(selection.selectionSet, on) };
      }
      const definition = fieldOf(types.get(typeName), selection.name.value);
      const inner =
        definition && selection.selectionSet
          ? { selectionSet: separate(selection.selectionSet, namedTypeOf(definition.type)) }
          : {};
      if (!definition?.arguments?.length) return { ...selection, ...inner };
      const key = `${typeName}.${selection.name.value}(${selection.arguments?.map(print).join()})`;
      let call = calls.get(key);
      if (!call) {
        call = {
          name: nameFor(selection.name.value),
          field: selection.name.value,
          arguments: selection.arguments,
          type: typeName,
        };
        calls.set(key, call);
      }
      return { ...selection, ...inner, name: { kind: Kind.NAME, value: call.name }, arguments: [] };
    }),
  });

  let hasChanged = false;
  const rewritten = visit(document, {
    ObjectTypeDefinition: (type) => rewriteType(type),
    InterfaceTypeDefinition: (type) => rewriteType(type),
  });

  function rewriteType<Type extends FieldsDefinitionNode>(type: Type): Type {
    const directives = resolvableKeysFirst(type.directives ?? []);
    hasChanged ||= directives.some((directive, index) => directive !== type.directives?.[index]);
    return {
      ...type,
      directives,
      fields: type.fields?.map((field) => ({
        ...field,
        directives: field.directives?.map((directive) => rewriteRequires(type.name.value, field, directive)),
      })),
    };
  }

  function rewriteRequires(
    type: string,
    field: FieldDefinitionNode,
    directive: ConstDirectiveNode,
  ): ConstDirectiveNode {
    const [{ requires, graph } = {}] = applications({ directives: [directive] }, JOIN_FIELD);
    if (typeof requires !== 'string') return directive;
    const selectionSet = separate(parseFieldSet(requires), type);
    const key = withoutBraces(selectionSet);
    requiredBy.set(`${graph} ${type}.${field.name.value}`, { key, required: selectionSet });
    return {
      ...directive,
      arguments:
        directive.arguments?.map((argument) =>
          argument.name.value === 'requires'
            ? { ...argument, value: { kind: Kind.STRING, value: key } }
            : argument,
        ) ?? [],
    };
  }

  return {
    document:
      calls.size > 0 ? withCallsAsFields(rewritten, [...calls.values()]) : hasChanged ? rewritten : null,
    byName: new Map([...calls.values()].map((call) => [call.name, call])),
    keyNames: (graph) => keyNames.get(graph) ?? NO_NAMES,
    requiredBy: (graph, type, field) => requiredBy.get(`${graph} ${type}.${field}`) ?? null,
  };
}

/** On an interface the new field must stand on every type that implements it too. */
function withCallsAsFields(document: DocumentNode, calls: (RequiredCall & { type: string })[]): DocumentNode {
  const add = <Type extends FieldsDefinitionNode>(type: Type): Type => {
    const owners = new Set([type.name.value, ...(type.interfaces?.map(({ name }) => name.value) ?? [])]);
    const added = calls
      .filter((call) => owners.has(call.type))
      .flatMap((call) => {
        const field = fieldOf(type, call.field);
        return field
          ? [{ ...field, name: { kind: Kind.NAME, value: call.name } as const, arguments: [] }]
          : [];
      });
    return added.length > 0 ? { ...type, fields: [...(type.fields ?? []), ...added] } : type;
  };
  return visit(document, { ObjectTypeDefinition: add, InterfaceTypeDefinition: add });
}

/**
 * When the planner sends an entity back to a subgraph with what a field requires, it identifies it by the first key
 * that it finds there, also when that one is `resolvable: false`.
 */
function resolvableKeysFirst(directives: readonly ConstDirectiveNode[]): ConstDirectiveNode[] {
  const rank = (directive: ConstDirectiveNode) =>
    applications({ directives: [directive] }, JOIN_TYPE)[0]?.resolvable === false ? 1 : 0;
  return [...directives].sort((a, b) => rank(a) - rank(b));
}

/** Turns the planner's names for required calls in a fetch back into aliased calls. */
export function withCalls(document: DocumentNode, byName: RequiredCalls['byName']): DocumentNode {
  return visit(document, {
    Field(node) {
      const call = byName.get(node.name.value);
      if (!call) return undefined;
      return {
        ...node,
        alias: node.alias ?? node.name,
        name: { kind: Kind.NAME, value: call.field } as const,
        arguments: call.arguments ?? [],
      };
    },
  });
}

export const printCompact = (document: DocumentNode) => stripIgnoredCharacters(print(document));

const withoutBraces = (selectionSet: SelectionSetNode) => print(selectionSet).slice(1, -1).trim();

function namedTypeOf(type: TypeNode): string {
  return type.kind === 'NamedType' ? type.name.value : namedTypeOf(type.type);
}
