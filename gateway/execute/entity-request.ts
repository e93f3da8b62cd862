import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { SubgraphRequest } from './connection.ts';
import { type Data, isObject, merge } from './data.ts';
import { and, type Condition, conditionOf, isInternalVariable, isMet } from './operation.ts';
import { printCompact, type RequiredCalls, withCalls } from './required-calls.ts';
import type { Variables } from './variables.ts';

/** A document for a subgraph, with what has to be filled in for each request. */
export type PreparedRequest = { request: Omit<SubgraphRequest, 'variables'>; variables: readonly string[] };

/** What a fetch asks about entities. */
export type EntityRequest = PreparedRequest & {
  /** What identifies an entity to the subgraph. */
  keys: Requires;
  needs: readonly Need[];
  /** The request without the fields of these needs (their indexes); null when no field is left. */
  without(missing: readonly number[]): PreparedRequest | null;
};

/** What some fields of a fetch need besides the keys, because they `@requires` it. */
export type Need = {
  requires: Requires;
  /** The fields that need it, as far as they apply to this kind of entity. */
  fields: readonly { node: FieldNode; types: ReadonlySet<string>; condition: Condition }[];
};

export type Requires = {
  fields: readonly {
    /** What the subgraph calls it. */
    name: string;
    /** What it is called in the data. */
    source: string;
    requires: Requires | null;
  }[];
  fragments: readonly { types: ReadonlySet<string>; requires: Requires }[];
};

/** What making entity requests needs to know about the graph. */
export type EntityCompiler = {
  /** Names that `__typename` may have for a fragment on this type to apply: its own, and of its subtypes. */
  namesOf(type: string): ReadonlySet<string>;
  requiredCalls: RequiredCalls;
  /** The subgraph's value in the `join__Graph` enumeration. */
  graphEnumValue(service: string): string;
};

/**
 * Usually one request. When two fields require the same field with different arguments, one for each: one representation
 * has room for one of them.
 */
export function compileEntityRequests(
  compiler: EntityCompiler,
  service: string,
  document: DocumentNode,
  operationName: string | undefined,
  selections: readonly QueryPlanSelectionNode[],
): EntityRequest[] {
  const needs = needsOf(compiler, service, document);
  const keyNames = compiler.requiredCalls.keyNames(compiler.graphEnumValue(service));
  const prepare = (fields: ReadonlySet<FieldNode> | null): PreparedRequest => {
    const kept = fields ? withoutEntityFields(document, fields) : document;
    return prepareRequest(withCalls(kept, compiler.requiredCalls.byName), operationName);
  };
  return partsOf(compiler, selections, needs).map((part) => {
    const elsewhere = needs.filter((need) => !part.includes(need)).flatMap(nodesOf);
    const isFirst = part[0] === undefined || part[0] === needs[0];
    const notHere = new Set(isFirst ? elsewhere : [...elsewhere, ...fieldsWithoutNeed(document, needs)]);
    const variants = new Map<string, PreparedRequest | null>();
    return {
      ...prepare(notHere.size > 0 ? notHere : null),
      keys: compileRequires(
        compiler,
        keysIn(
          selections,
          keyNames,
          needs.map(({ required }) => required),
        ),
      ),
      needs: part.map(({ required, fields }) => ({
        requires: compileRequires(compiler, requiredIn(selections, [required])),
        fields,
      })),
      without(missing) {
        const key = missing.join();
        let variant = variants.get(key);
        if (variant === undefined) {
          const left = new Set([...notHere, ...missing.flatMap((index) => nodesOf(part[index]))]);
          variant = hasEntityFieldsBeyond(document, left) ? prepare(left) : null;
          variants.set(key, variant);
        }
        return variant;
      },
    };
  });
}

export function prepareRequest(document: DocumentNode, operationName: string | undefined): PreparedRequest {
  const [operation] = document.definitions;
  return {
    request: {
      query: printCompact(document),
      ...(operationName && { operationName }),
      document,
      kind: operation?.kind === Kind.OPERATION_DEFINITION ? operation.operation : ('query' as never),
    },
    variables: [...variablesIn(document)].filter((name) => !isInternalVariable(name)),
  };
}

const NO_NAMES: ReadonlySet<string> = new Set();

/** What a subgraph is sent for an entity, and which needs of its fields the data can't meet; null when it has no key. */
export function representationOf(
  entity: Data,
  { keys, needs }: EntityRequest,
  variables: Variables,
): { representation: Data; missing: number[] } | null {
  const representation = take(entity, keys);
  if (!representation || !isIdentified(representation)) return null;
  const missing: number[] = [];
  for (let index = 0; index < needs.length; index += 1) {
    const { requires, fields } = needs[index] as Need;
    const required = take(entity, requires);
    if (required) merge(representation, required, NO_NAMES);
    else if (
      fields.some(
        ({ types, condition }) => types.has(entity.__typename as string) && isMet(condition, variables),
      )
    ) {
      missing.push(index);
    }
  }
  return { representation, missing };
}

/** The plan may have asked for the key only of some of the types that come. */
function isIdentified(representation: Data): boolean {
  if (typeof representation.__typename !== 'string') return false;
  for (const name in representation) if (name !== '__typename') return true;
  return false;
}

/** Null when something is missing, because a fetch failed or was not made for this object. */
function take(source: Data, requires: Requires): Data | null {
  const taken: Data = {};
  for (const { name, source: key, requires: inner } of requires.fields) {
    const value = inner ? takeEach(source[key], inner) : source[key];
    if (value === undefined) return null;
    taken[name] = value;
  }
  for (const { types, requires: inner } of requires.fragments) {
    if (!types.has(source.__typename as string)) continue;
    const more = take(source, inner);
    if (!more) return null;
    merge(taken, more, NO_NAMES);
  }
  return taken;
}

/** Undefined when something is missing. */
function takeEach(value: unknown, requires: Requires): unknown {
  if (Array.isArray(value)) {
    const taken = value.map((element) => takeEach(element, requires));
    return taken.includes(undefined) ? undefined : taken;
  }
  return isObject(value) ? (take(value, requires) ?? undefined) : value;
}

type FoundNeed = Pick<Need, 'fields'> & { key: string; required: SelectionSetNode };

/** Fields that require the same share a need. */
function needsOf(
  { namesOf, requiredCalls, graphEnumValue }: EntityCompiler,
  service: string,
  document: DocumentNode,
) {
  const graph = graphEnumValue(service);
  const needs = new Map<string, FoundNeed & { fields: Need['fields'][number][] }>();
  forEachEntityField(document, (node, type, condition) => {
    const types = namesOf(type);
    for (const name of types) {
      const required = requiredCalls.requiredBy(graph, name, node.name.value);
      if (!required) continue;
      const need = needs.get(required.key) ?? { ...required, fields: [] };
      needs.set(required.key, need);
      need.fields.push({ node, types: name === type ? types : namesOf(name), condition });
    }
  });
  return [...needs.values()];
}

const nodesOf = (need: FoundNeed | undefined): FieldNode[] => need?.fields.map(({ node }) => node) ?? [];

function fieldsWithoutNeed(document: DocumentNode, needs: readonly FoundNeed[]): FieldNode[] {
  const needing = new Set(needs.flatMap(nodesOf));
  const found: FieldNode[] = [];
  forEachEntityField(document, (node) => {
    if (!needing.has(node)) found.push(node);
  });
  return found;
}

/** Needs that fit into one representation together. */
function partsOf(
  { requiredCalls }: EntityCompiler,
  selections: readonly QueryPlanSelectionNode[],
  needs: readonly FoundNeed[],
): FoundNeed[][] {
  const parts: { needs: FoundNeed[]; sources: Map<string, string> }[] = [];
  for (const need of needs) {
    const sources = sourcesIn(requiredIn(selections, [need.required]), requiredCalls.byName);
    const fitting = parts.find((part) =>
      [...sources].every(([path, source]) => (part.sources.get(path) ?? source) === source),
    );
    if (!fitting) parts.push({ needs: [need], sources });
    else {
      fitting.needs.push(need);
      for (const [path, source] of sources) fitting.sources.set(path, source);
    }
  }
  return parts.length > 0 ? parts.map((part) => part.needs) : [[]];
}

/** What stands in the data for each path of a representation. */
function sourcesIn(
  selections: readonly QueryPlanSelectionNode[],
  byName: RequiredCalls['byName'],
  prefix = '',
): Map<string, string> {
  const sources = new Map<string, string>();
  for (const selection of selections) {
    const path =
      selection.kind === 'Field'
        ? `${prefix}.${byName.get(selection.name)?.field ?? selection.name}`
        : prefix;
    if (selection.kind === 'Field') sources.set(path, selection.name);
    for (const [inner, source] of sourcesIn(selection.selections ?? [], byName, path))
      sources.set(inner, source);
  }
  return sources;
}

/** The part of a plan's required selections that is a key, or that none of the needs is about. */
function keysIn(
  selections: readonly QueryPlanSelectionNode[],
  keyNames: ReadonlySet<string>,
  needs: readonly SelectionSetNode[],
): QueryPlanSelectionNode[] {
  return selections.flatMap((selection): QueryPlanSelectionNode[] => {
    if (selection.kind === 'InlineFragment') {
      return [{ ...selection, selections: keysIn(selection.selections, keyNames, needs) }];
    }
    const needing = needs.flatMap((need) => fieldsNamed(need, selection.name));
    if (needing.length === 0 || keyNames.has(selection.name)) return [selection];
    const deeper = needing.flatMap(({ selectionSet }) => selectionSet ?? []);
    const inner = keysIn(selection.selections ?? [], NO_NAMES, deeper);
    return inner.some(isMoreThanTypename) ? [{ ...selection, selections: inner }] : [];
  });
}

/** The part of them that these needs are about. */
function requiredIn(
  selections: readonly QueryPlanSelectionNode[],
  needs: readonly SelectionSetNode[],
): QueryPlanSelectionNode[] {
  const required = selections.flatMap((selection): QueryPlanSelectionNode[] => {
    if (selection.kind === 'InlineFragment') {
      const inner = requiredIn(selection.selections, needs);
      return inner.some(isMoreThanTypename) ? [{ ...selection, selections: inner }] : [];
    }
    if (selection.name === '__typename') return [selection];
    const needing = needs.flatMap((need) => fieldsNamed(need, selection.name));
    if (needing.length === 0) return [];
    if (!selection.selections) return [selection];
    return [
      {
        ...selection,
        selections: requiredIn(
          selection.selections,
          needing.flatMap(({ selectionSet }) => selectionSet ?? []),
        ),
      },
    ];
  });
  return required;
}

const isMoreThanTypename = (selection: QueryPlanSelectionNode): boolean =>
  selection.kind === 'InlineFragment'
    ? selection.selections.some(isMoreThanTypename)
    : selection.name !== '__typename';

function fieldsNamed({ selections }: SelectionSetNode, name: string): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === name ? [selection] : [];
    return selection.kind === Kind.INLINE_FRAGMENT ? fieldsNamed(selection.selectionSet, name) : [];
  });
}

function compileRequires(compiler: EntityCompiler, selections: readonly QueryPlanSelectionNode[]): Requires {
  const fields: Requires['fields'][number][] = [];
  const fragments: Requires['fragments'][number][] = [];
  for (const selection of selections) {
    if (selection.kind === 'InlineFragment') {
      const requires = compileRequires(compiler, selection.selections);
      if (selection.typeCondition)
        fragments.push({ types: compiler.namesOf(selection.typeCondition), requires });
      continue;
    }
    fields.push({
      name: compiler.requiredCalls.byName.get(selection.name)?.field ?? selection.alias ?? selection.name,
      source: selection.alias ?? selection.name,
      requires: selection.selections ? compileRequires(compiler, selection.selections) : null,
    });
  }
  return { fields, fragments };
}

/** The fields that a fetch asks of the entities themselves, with the type they are selected on, and when. */
export function forEachEntityField(
  { definitions }: DocumentNode,
  found: (field: FieldNode, type: string, condition: Condition) => void,
): void {
  const inspect = (selections: readonly SelectionNode[], type: string, outer: Condition) => {
    for (const selection of selections) {
      const own = conditionOf(selection.directives);
      if (own === 'never') continue;
      const condition = and(outer, own);
      if (selection.kind === Kind.FIELD) found(selection, type, condition);
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        inspect(selection.selectionSet.selections, selection.typeCondition?.name.value ?? type, condition);
      }
    }
  };
  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const selection of definition.selectionSet.selections) {
      if (selection.kind === Kind.FIELD) inspect(selection.selectionSet?.selections ?? [], '', null);
    }
  }
}

function hasEntityFieldsBeyond(document: DocumentNode, fields: ReadonlySet<FieldNode>): boolean {
  let found = false;
  forEachEntityField(document, (field) => {
    if (!fields.has(field) && field.name.value !== '__typename') found = true;
  });
  return found;
}

function withoutEntityFields(document: DocumentNode, fields: ReadonlySet<FieldNode>): DocumentNode {
  const left = visit(document, {
    Field: { enter: (field) => (fields.has(field) ? null : undefined) },
    InlineFragment: { leave: (fragment) => (fragment.selectionSet.selections.length > 0 ? undefined : null) },
  });
  const used = variablesIn(left);
  return visit(left, {
    VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null),
  });
}

function variablesIn(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => {
      names.add(name.value);
    },
  });
  return names;
}
