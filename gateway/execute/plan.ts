import type { FetchDataKeyRenamer, FetchDataRewrite, FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import { type DocumentNode, GraphQLError, type GraphQLSchema, isInterfaceType, isUnionType, Kind, parse, type SelectionNode, visit } from 'graphql';
import type { Connection, SubgraphRequest } from './connection.ts';
import { printCompact, type RequiredCalls, withCalls } from './required-arguments.ts';

/** A query plan, with everything worked out that doesn't depend on the request. */
export type Step = GroupStep | ConditionStep | FetchStep;
export type GroupStep = { kind: 'sequence' | 'parallel'; steps: readonly Step[] };
export type ConditionStep = { kind: 'condition'; variable: string; then: Step | null; otherwise: Step | null };

export type FetchStep = {
  kind: 'fetch';
  service: string;
  connection: Connection;
  /** From the root of the data to the objects that the answer is merged into; `@` stands for each element of a list. */
  path: readonly string[];
  request: Omit<SubgraphRequest, 'variables'>;
  variables: readonly string[];
  /** What identifies an entity to this subgraph; null for root fields. */
  requires: Requires | null;
  inputRewrites: readonly Rewrite[];
  outputRewrites: readonly Rewrite[];
  /** Values from around the entity that its fields take as arguments (`@fromContext`), by variable. */
  context: readonly ContextValue[];
  /** Equal entities may get the same objects: nothing that comes later in the plan could tell them apart. */
  sharesEntities: boolean;
};

export type Requires = {
  fields: readonly { name: string; source: string; requires: Requires | null }[];
  fragments: readonly { types: ReadonlySet<string>; requires: Requires }[];
};

/** A step into a field, or a condition on the object reached. */
export type RewriteStep = { field: string } | { types: ReadonlySet<string> };
export type Rewrite =
  | { kind: 'set'; path: readonly RewriteStep[]; field: string; value: unknown }
  | { kind: 'rename'; path: readonly RewriteStep[]; field: string; to: string };

export type ContextValue = { variable: string; levelsUp: number; path: readonly RewriteStep[] };

/** What compiling a plan needs to know about the graph; made once per graph. */
export type PlanCompiler = {
  connection(service: string): Connection;
  /** Names that `__typename` may have for a fragment on this type to apply: its own, and of its subtypes. */
  namesOf(type: string): ReadonlySet<string>;
  requiredCalls: RequiredCalls;
  /** The subgraph's value in the `join__Graph` enumeration. */
  graphEnumValue(service: string): string;
};

export function planCompiler(
  schema: GraphQLSchema,
  connections: ReadonlyMap<string, Connection>,
  requiredCalls: RequiredCalls,
  graphEnumValues: ReadonlyMap<string, string>,
): PlanCompiler {
  const names = new Map<string, ReadonlySet<string>>();
  return {
    requiredCalls,
    graphEnumValue: (service) => graphEnumValues.get(service) ?? service,
    connection(service) {
      const connection = connections.get(service);
      if (!connection) throw new Error(`No connection to the subgraph "${service}"`);
      return connection;
    },
    namesOf(typeName) {
      let known = names.get(typeName);
      if (!known) {
        const type = schema.getType(typeName);
        const below = isInterfaceType(type)
          ? Object.values(schema.getImplementations(type)).flat()
          : isUnionType(type)
            ? type.getTypes()
            : [];
        known = new Set([typeName, ...below.map(({ name }) => name)]);
        names.set(typeName, known);
      }
      return known;
    },
  };
}

/** @throws {GraphQLError} `SUBSCRIPTION_NOT_SUPPORTED`, `DEFER_NOT_SUPPORTED`. */
export function compilePlan(compiler: PlanCompiler, { node }: QueryPlan): Step | null {
  if (!node) return null;
  if (node.kind === 'Subscription') {
    throw new GraphQLError('Subscriptions are not supported yet.', { extensions: { code: 'SUBSCRIPTION_NOT_SUPPORTED' } });
  }
  const step = compileNode(compiler, node, []);
  if (step) decideSharing(step);
  return step;
}

function compileNode(compiler: PlanCompiler, node: PlanNode, path: readonly string[]): Step | null {
  switch (node.kind) {
    case 'Sequence':
      return group('sequence', compileAll(compiler, node.nodes, path));
    case 'Parallel':
      return parallel(compileAll(compiler, node.nodes, path));
    case 'Flatten':
      return compileNode(compiler, node.node, [...path, ...node.path.map(String)]);
    case 'Condition':
      return {
        kind: 'condition',
        variable: node.condition,
        then: node.ifClause ? compileNode(compiler, node.ifClause, path) : null,
        otherwise: node.elseClause ? compileNode(compiler, node.elseClause, path) : null,
      };
    case 'Fetch':
      return parallel(compileFetch(compiler, node, path));
    case 'Defer':
      throw new GraphQLError('@defer is not supported yet.', { extensions: { code: 'DEFER_NOT_SUPPORTED' } });
  }
}

function compileAll(compiler: PlanCompiler, nodes: readonly PlanNode[], path: readonly string[]): Step[] {
  return nodes.map((node) => compileNode(compiler, node, path)).filter((step) => step !== null);
}

function group(kind: 'sequence' | 'parallel', steps: readonly Step[]): Step | null {
  return steps.length > 1 ? { kind, steps } : (steps[0] ?? null);
}

/** The planner puts a fetch that takes a value from its context beside the one that fetches that value. */
function parallel(steps: readonly Step[]): Step | null {
  const after = steps.filter(takesContext);
  if (after.length === 0 || after.length === steps.length) return group('parallel', steps);
  const before = group('parallel', steps.filter((step) => !takesContext(step)));
  return group('sequence', [before, group('parallel', after)].filter((step) => step !== null));
}

function takesContext(step: Step): boolean {
  switch (step.kind) {
    case 'fetch':
      return step.context.length > 0;
    case 'condition':
      return [step.then, step.otherwise].some((inner) => inner !== null && takesContext(inner));
    default:
      return step.steps.some(takesContext);
  }
}

function compileFetch(compiler: PlanCompiler, node: FetchNode, path: readonly string[]): FetchStep[] {
  const planned = parse(node.operation, { noLocation: true });
  const parts = node.requires ? separateConflicts(compiler, node, planned) : [{ document: planned, without: NONE }];
  return parts.map(({ document, without }) => {
    const called = withCalls(document, compiler.requiredCalls.byName);
    const usages = variablesIn(called);
    return {
      kind: 'fetch',
      service: node.serviceName,
      connection: compiler.connection(node.serviceName),
      path,
      request: {
        query: called === planned ? node.operation : printCompact(called),
        ...(node.operationName && { operationName: node.operationName }),
        document: called,
        kind: node.operationKind,
      },
      variables: (node.variableUsages ?? []).filter(
        (variable) => usages.has(variable) && !node.contextRewrites?.some(({ renameKeyTo }) => renameKeyTo === variable),
      ),
      requires: node.requires ? compileRequires(compiler, node.requires, without) : null,
      inputRewrites: (node.inputRewrites ?? []).map((rewrite) => compileRewrite(compiler, rewrite)),
      outputRewrites: (node.outputRewrites ?? []).map((rewrite) => compileRewrite(compiler, rewrite)),
      context: (node.contextRewrites ?? []).map((rewrite) => compileContext(compiler, rewrite)),
      sharesEntities: false,
    };
  });
}

const NONE: ReadonlySet<string> = new Set();

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

function compileRequires(
  compiler: PlanCompiler,
  selections: readonly QueryPlanSelectionNode[],
  without: ReadonlySet<string>,
): Requires {
  const fields: Requires['fields'][number][] = [];
  const fragments: Requires['fragments'][number][] = [];
  for (const selection of selections) {
    if (selection.kind === 'InlineFragment') {
      const requires = compileRequires(compiler, selection.selections, without);
      if (selection.typeCondition) fragments.push({ types: compiler.namesOf(selection.typeCondition), requires });
      continue;
    }
    if (without.has(selection.name)) continue;
    fields.push({
      name: compiler.requiredCalls.byName.get(selection.name)?.field ?? selection.alias ?? selection.name,
      source: selection.alias ?? selection.name,
      requires: selection.selections ? compileRequires(compiler, selection.selections, without) : null,
    });
  }
  return { fields, fragments };
}

function compileRewrite(compiler: PlanCompiler, rewrite: FetchDataRewrite): Rewrite {
  const path = rewrite.path.slice(0, -1).map((step) => compileRewriteStep(compiler, step));
  const field = rewrite.path.at(-1) ?? '';
  return rewrite.kind === 'ValueSetter'
    ? { kind: 'set', path, field, value: rewrite.setValueTo }
    : { kind: 'rename', path, field, to: rewrite.renameKeyTo };
}

function compileContext(compiler: PlanCompiler, { path, renameKeyTo }: FetchDataKeyRenamer): ContextValue {
  const levelsUp = path.filter((step) => step === '..').length;
  return {
    variable: renameKeyTo,
    levelsUp,
    path: path.slice(levelsUp).map((step) => compileRewriteStep(compiler, step)),
  };
}

const ON = '... on ';

function compileRewriteStep(compiler: PlanCompiler, step: string): RewriteStep {
  return step.startsWith(ON) ? { types: compiler.namesOf(step.slice(ON.length)) } : { field: step };
}

/**
 * Two fields of one fetch may require the same field with different arguments, and one representation has room for one
 * of them. Such a fetch is made once for each.
 */
function separateConflicts(
  { requiredCalls, graphEnumValue, namesOf }: PlanCompiler,
  node: FetchNode,
  document: DocumentNode,
): { document: DocumentNode; without: ReadonlySet<string> }[] {
  const conflicting = conflictsIn(node.requires ?? [], requiredCalls.byName);
  if (conflicting.size === 0) return [{ document, without: NONE }];

  const graph = graphEnumValue(node.serviceName);
  const neededBy = (type: string, field: string) =>
    [...namesOf(type)].flatMap((name) =>
      [...requiredCalls.requiredBy(graph, name, field)].filter((call) => conflicting.has(call)),
    );
  const parts: Map<string, string>[] = [];
  const fits = (part: Map<string, string>, calls: readonly string[]) =>
    calls.every((call) => [undefined, call].includes(part.get(requiredCalls.byName.get(call)?.field ?? '')));
  const partOf = (type: string, field: string): number => {
    const calls = neededBy(type, field);
    let index = parts.findIndex((part) => fits(part, calls));
    if (index === -1) index = parts.push(new Map()) - 1;
    for (const call of calls) parts[index]?.set(requiredCalls.byName.get(call)?.field ?? '', call);
    return index;
  };
  const assigned = new Map<SelectionNode, number>();
  forEachEntityField(document, (field, type) => assigned.set(field, partOf(type, field.name.value)));

  return parts.map((part, index) => ({
    document: withoutUnusedVariables(
      visit(document, {
        Field: {
          enter: (field) => ((assigned.get(field) ?? index) === index ? undefined : null),
        },
        InlineFragment: {
          leave: (fragment) => (fragment.selectionSet.selections.length > 0 ? undefined : null),
        },
      }),
    ),
    without: new Set([...conflicting].filter((call) => ![...part.values()].includes(call))),
  }));
}

/** Required calls that would stand under the same name in the same object of a representation. */
function conflictsIn(selections: readonly QueryPlanSelectionNode[], byName: RequiredCalls['byName']): Set<string> {
  const conflicting = new Set<string>();
  const sources = new Map<string, string>();
  const inspect = (inner: readonly QueryPlanSelectionNode[], prefix: string) => {
    for (const selection of inner) {
      if (selection.kind === 'InlineFragment') {
        inspect(selection.selections, prefix);
        continue;
      }
      const path = `${prefix}.${byName.get(selection.name)?.field ?? selection.name}`;
      const earlier = sources.get(path);
      if (earlier !== undefined && earlier !== selection.name) conflicting.add(earlier).add(selection.name);
      sources.set(path, selection.name);
      if (selection.selections) inspect(selection.selections, path);
    }
  };
  inspect(selections, '');
  return conflicting;
}

function withoutUnusedVariables(document: DocumentNode): DocumentNode {
  const used = variablesIn(document);
  return visit(document, {
    VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null),
  });
}

/** The fields that a fetch asks of the entities themselves, with the type they are selected on. */
export function forEachEntityField(
  document: DocumentNode,
  found: (field: Extract<SelectionNode, { kind: Kind.FIELD }>, type: string) => void,
): void {
  const inspect = (selections: readonly SelectionNode[], type: string) => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) found(selection, type);
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        inspect(selection.selectionSet.selections, selection.typeCondition?.name.value ?? type);
      } else {
        const fragment = document.definitions.find(
          (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
        );
        if (fragment?.kind === Kind.FRAGMENT_DEFINITION) {
          inspect(fragment.selectionSet.selections, fragment.typeCondition.name.value);
        }
      }
    }
  };
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const selection of definition.selectionSet.selections) {
      if (selection.kind === Kind.FIELD) inspect(selection.selectionSet?.selections ?? [], '');
    }
  }
}

/**
 * Equal entities get the same objects unless another fetch goes to them or deeper: what it answers could differ from one
 * place to the other.
 */
function decideSharing(root: Step): void {
  const fetches = fetchesOf(root);
  for (const fetch of fetches) {
    fetch.sharesEntities = !fetches.some(
      (other) => other !== fetch && fetch.path.every((segment, index) => other.path[index] === segment),
    );
  }
}

function fetchesOf(step: Step | null): FetchStep[] {
  if (step === null) return [];
  switch (step.kind) {
    case 'fetch':
      return [step];
    case 'condition':
      return [...fetchesOf(step.then), ...fetchesOf(step.otherwise)];
    default:
      return step.steps.flatMap(fetchesOf);
  }
}
