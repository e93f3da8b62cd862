import type {
  FetchDataKeyRenamer,
  FetchDataRewrite,
  FetchNode,
  PlanNode,
  QueryPlan,
} from '@apollo/query-planner';
import { GraphQLError, type GraphQLSchema, isInterfaceType, isUnionType, parse } from 'graphql';
import type { Connection } from './connection.ts';
import {
  compileEntityRequests,
  type EntityCompiler,
  type EntityRequest,
  type PreparedRequest,
  prepareRequest,
} from './entity-request.ts';
import { type RequiredCalls, withCalls } from './required-calls.ts';

/** A query plan, with everything worked out that doesn't depend on the request. */
export type Step = GroupStep | ConditionStep | FetchStep;
export type GroupStep = { kind: 'sequence' | 'parallel'; steps: readonly Step[] };
export type ConditionStep = {
  kind: 'condition';
  variable: string;
  whenTrue: Step | null;
  whenFalse: Step | null;
};

export type FetchStep = {
  kind: 'fetch';
  service: string;
  connection: Connection;
  /** From the root of the data to the objects that the answer is merged into; `@` stands for each element of a list. */
  path: readonly string[];
  /** For root fields. */
  root: PreparedRequest | null;
  /** For entities. */
  entities: EntityRequest | null;
  inputRewrites: readonly Rewrite[];
  outputRewrites: readonly Rewrite[];
  /** Values from around the entity that its fields take as arguments (`@fromContext`), by variable. */
  context: readonly ContextValue[];
  /** Equal entities may get the same objects: nothing that comes later in the plan could tell them apart. */
  sharesEntities: boolean;
};

/** A step into a field, or a condition on the object reached. */
export type RewriteStep = { field: string } | { types: ReadonlySet<string> };
export type Rewrite =
  | { kind: 'set'; path: readonly RewriteStep[]; field: string; value: unknown }
  | { kind: 'rename'; path: readonly RewriteStep[]; field: string; to: string };

export type ContextValue = { variable: string; levelsUp: number; path: readonly RewriteStep[] };

/** What compiling a plan needs to know about the graph; made once per graph. */
export type PlanCompiler = EntityCompiler & { connection(service: string): Connection };

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

/** A compiled plan. */
export type Steps = {
  /** Of a subscription: where its events come from. */
  source: FetchStep | null;
  /** What is fetched, after each event of a subscription; null when nothing is. */
  step: Step | null;
};

/** @throws {GraphQLError} `DEFER_NOT_SUPPORTED`. */
export function compilePlan(compiler: PlanCompiler, { node }: QueryPlan): Steps {
  if (!node) return { source: null, step: null };
  const [source = null] = node.kind === 'Subscription' ? compileFetch(compiler, node.primary, []) : [];
  const fetched = node.kind === 'Subscription' ? node.rest : node;
  const step = fetched ? compileNode(compiler, fetched, []) : null;
  if (step) decideSharing(step);
  return { source, step };
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
        whenTrue: node.ifClause ? compileNode(compiler, node.ifClause, path) : null,
        whenFalse: node.elseClause ? compileNode(compiler, node.elseClause, path) : null,
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
  const before = group(
    'parallel',
    steps.filter((step) => !takesContext(step)),
  );
  return group(
    'sequence',
    [before, group('parallel', after)].filter((step) => step !== null),
  );
}

function takesContext(step: Step): boolean {
  switch (step.kind) {
    case 'fetch':
      return step.context.length > 0;
    case 'condition':
      return [step.whenTrue, step.whenFalse].some((inner) => inner !== null && takesContext(inner));
    case 'sequence':
    case 'parallel':
      return step.steps.some(takesContext);
  }
}

function compileFetch(compiler: PlanCompiler, node: FetchNode, path: readonly string[]): FetchStep[] {
  const document = parse(node.operation, { noLocation: true });
  const { serviceName, operationName, requires } = node;
  const step = {
    kind: 'fetch' as const,
    service: serviceName,
    connection: compiler.connection(serviceName),
    path,
    root: null,
    entities: null,
    inputRewrites: (node.inputRewrites ?? []).map((rewrite) => compileRewrite(compiler, rewrite)),
    outputRewrites: (node.outputRewrites ?? []).map((rewrite) => compileRewrite(compiler, rewrite)),
    context: (node.contextRewrites ?? []).map((rewrite) => compileContext(compiler, rewrite)),
    sharesEntities: false,
  };
  if (requires) {
    return compileEntityRequests(compiler, serviceName, document, operationName, requires).map(
      (entities) => ({
        ...step,
        entities,
      }),
    );
  }
  return [
    { ...step, root: prepareRequest(withCalls(document, compiler.requiredCalls.byName), operationName) },
  ];
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
      return [...fetchesOf(step.whenTrue), ...fetchesOf(step.whenFalse)];
    case 'sequence':
    case 'parallel':
      return step.steps.flatMap(fetchesOf);
  }
}
