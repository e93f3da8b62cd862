import { operationFromDocument } from '@apollo/federation-internals';
import { prettyFormatQueryPlan, type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  isInterfaceType,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Caller } from '#shared/actor.ts';
import { type DecidePolicies, type Decision, decide, explainDenial } from '../authorize/decision.ts';
import { type Requirement, readRequirements } from '../authorize/requirements.ts';
import { openOwnSchemas } from '../contract/own-schema.ts';
import type { Connect, FetchReport } from './connection.ts';
import { CLIENT_SAFE_CODES } from './errors.ts';
import { introspect, introspectionDocument } from './introspection.ts';
import { type Operation, type OperationReader, readOperation, type Selected } from './operation.ts';
import { compilePlan, planCompiler, type Step } from './plan.ts';
import { type IsDenied, plannedDocument } from './planned-document.ts';
import { separateRequiredCalls } from './required-calls.ts';
import { reserveResponseNames } from './reserved-response-name.ts';
import { Run } from './run.ts';
import { compileShape, type ResponseShape, Shaping } from './shape.ts';
import {
  buildSupergraph,
  readInaccessibleFieldNames,
  readInternalNames,
  readSupergraph,
  refuseOverrideLabels,
  unusedPrefix,
} from './supergraph.ts';
import { coerceVariables } from './variables.ts';

export type GraphOptions = {
  connect: Connect;
  /**
   * Which of the `@policy` names that an operation needs hold for the caller. Asked once per operation that has any.
   * Without it none holds.
   */
  decidePolicies?: DecidePolicies | undefined;
  /** Codes of subgraph errors that clients see as they are, besides Patron's own. Others are masked. */
  clientSafeCodes?: readonly string[] | undefined;
  /** How many compiled operations (operation and what the caller may see of it) are kept. Default 2,000. */
  cachedOperations?: number | undefined;
};

/** An operation that is valid against the API schema of the graph. */
export type OperationRequest = {
  document: DocumentNode;
  /** The text that `document` was parsed from: lets equal texts share one plan when they were parsed apart. */
  query?: string | undefined;
  /** Needed when the document has several operations. */
  operationName?: string | null | undefined;
  caller: Caller;
};

export type GraphRequest = OperationRequest & {
  variables?: Readonly<Record<string, unknown>> | null | undefined;
  /** Aborted at the deadline of the request: what is missing then answers `SUBGRAPH_TIMEOUT`, the rest is given. */
  signal?: AbortSignal | undefined;
  /** What questions about the schema are answered from. Default: the API schema. */
  introspected?: GraphQLSchema | undefined;
  /** Told about each fetch when it ends: for metrics, logs and the sandbox. */
  observe?: ((fetch: FetchReport) => void) | undefined;
};

/** Which subgraph is asked what, in which order. */
export type Explanation = {
  /** In Apollo's notation, e.g. `QueryPlan { Fetch(service: "identity") { … } }`. */
  text: string;
  plan: unknown;
  /** Response paths that the caller may not see, as dotted response names. */
  denied: string[];
};

/** A composed graph that answers operations. It holds no request, so it can be swapped while others are in flight. */
export type Graph = {
  /** What clients see: validation and introspection are done against it. */
  apiSchema: GraphQLSchema;
  /** Everything, with the `join__` machinery. */
  supergraphSchema: GraphQLSchema;
  services: readonly { name: string; url: string }[];
  /** The schema of an app that may be granted these attributes; null where nothing is tagged for apps. */
  ownSchema: ((attributes: readonly string[]) => GraphQLSchema) | null;
  /** No client may use these as response names, see `reservedResponseNameRule`. */
  inaccessibleFieldNames: ReadonlySet<string>;
  /** Plans and compiles ahead, so that the first request doesn't wait. */
  prepare(request: OperationRequest): Promise<void>;
  /** Never rejects for what a subgraph does: its failures are errors in the result. */
  execute(request: GraphRequest): Promise<ExecutionResult>;
  explain(request: OperationRequest): Promise<Explanation>;
};

const DEFAULT_CACHED_OPERATIONS = 2_000;

/**
 * Planning tries the ways through the subgraphs, which can double with each level of an operation. It takes well under
 * half a second within these limits; beyond the first it stops looking for a better plan, beyond the second it fails.
 */
const PLANNING_LIMITS = { maxEvaluatedPlans: 1_000, pathsLimit: 1_000 };
const BEYOND_LIMITS = /^Too many options|exceeds limit/;

/** A document's operation as read, before it is known who asks. */
type ReadOperation = { id: number; operation: Operation };

type Compiled = {
  decision: Decision;
  plan: QueryPlan;
  step: Step | null;
  shape: ResponseShape;
  introspection: DocumentNode | null;
};

/** @throws when the supergraph is not one, or needs what this engine doesn't support. */
export function createGraph(supergraphSdl: string, options: GraphOptions): Graph {
  const read = readSupergraph(supergraphSdl);
  refuseOverrideLabels(read);
  const { supergraph } = read;
  const requirements = readRequirements(read);
  const requiredCalls = separateRequiredCalls(read);
  const planned = requiredCalls.document ? buildSupergraph(requiredCalls.document, false) : supergraph;
  const planner = new QueryPlanner(planned, { debug: PLANNING_LIMITS });
  const plannedApi = planned.apiSchema();
  const inaccessibleFieldNames = readInaccessibleFieldNames(read);
  const apiSchema = reserveResponseNames(supergraph.apiSchema().toGraphQLJSSchema(), inaccessibleFieldNames);
  const supergraphSchema = supergraph.schema.toGraphQLJSSchema();
  const interfaces = new Set(
    Object.values(supergraphSchema.getTypeMap())
      .filter(isInterfaceType)
      .map(({ name }) => name),
  );
  const services = supergraph.subgraphsMetadata();
  const connections = new Map(services.map((service) => [service.name, options.connect(service)]));
  const safeCodes = new Set<string>([...CLIENT_SAFE_CODES, ...(options.clientSafeCodes ?? [])]);

  const reader: OperationReader = {
    schema: apiSchema,
    requirements,
    internalNames: new Set([...readInternalNames(read), ...requiredCalls.byName.keys()]),
    aliasPrefix: unusedPrefix(read),
  };
  const compiler = planCompiler(
    supergraphSchema,
    connections,
    requiredCalls,
    planned.subgraphNameToGraphEnumValue(),
  );

  const maximum = options.cachedOperations ?? DEFAULT_CACHED_OPERATIONS;
  let nextId = 0;
  const byDocument = new WeakMap<DocumentNode, Map<string, ReadOperation>>();
  const byText = new LRUCache<string, ReadOperation>({ max: maximum });
  const compiled = new LRUCache<string, Compiled>({ max: maximum });

  function operationOf({ document, query, operationName }: OperationRequest): ReadOperation {
    const name = operationName ?? '';
    let known = byDocument.get(document);
    if (!known) {
      known = new Map();
      byDocument.set(document, known);
    }
    let operation = known.get(name);
    if (operation) return operation;
    const key = query === undefined ? undefined : `${name} ${query}`;
    operation = key === undefined ? undefined : byText.get(key);
    if (!operation) {
      operation = { id: nextId, operation: readOperation(reader, document, operationName) };
      nextId += 1;
      if (key !== undefined) byText.set(key, operation);
    }
    known.set(name, operation);
    return operation;
  }

  function compile({ id, operation }: ReadOperation, decision: Decision): Compiled {
    const key = `${id} ${decision}`;
    let found = compiled.get(key);
    if (!found) {
      found = compileOperation(operation, decision);
      compiled.set(key, found);
    }
    return found;
  }

  function compileOperation(operation: Operation, decision: Decision): Compiled {
    const denied = new Set(operation.requirements.filter((_, index) => decision[index] === '0'));
    const isDenied: IsDenied =
      denied.size === 0
        ? () => false
        : (field) => field.requirements.some((requirement) => denied.has(requirement));
    const document = plannedDocument(operation, isDenied);
    const plan = planFor(document);
    return {
      decision,
      plan,
      step: compilePlan(compiler, plan),
      shape: compileShape(apiSchema, operation, isDenied),
      introspection: introspectionDocument(operation),
    };
  }

  function planFor(document: DocumentNode | null): QueryPlan {
    if (!document) return { kind: 'QueryPlan' };
    let plan: QueryPlan;
    try {
      plan = planner.buildQueryPlan(operationFromDocument(plannedApi, document));
    } catch (error) {
      throw unanswerable(error);
    }
    if (!plan.node) throw unanswerable();
    return plan;
  }

  const decisionFor = (operation: Operation, caller: Caller) =>
    decide(
      operation.requirements.map((index) => requirements.all[index] as Requirement),
      caller,
      options.decidePolicies,
    );

  async function prepare(request: OperationRequest): Promise<Compiled & { operation: Operation }> {
    const known = operationOf(request);
    const decision = decisionFor(known.operation, request.caller);
    const { operation } = known;
    return { ...compile(known, typeof decision === 'string' ? decision : await decision), operation };
  }

  return {
    apiSchema,
    supergraphSchema,
    services,
    ownSchema: openOwnSchemas(read, apiSchema, requirements),
    inaccessibleFieldNames,
    async prepare(request) {
      await prepare(request);
    },
    async execute(request) {
      let operation: Operation;
      let ready: Compiled;
      try {
        const known = operationOf(request);
        operation = known.operation;
        const decision = decisionFor(operation, request.caller);
        ready = compile(known, typeof decision === 'string' ? decision : await decision);
      } catch (error) {
        if (error instanceof GraphQLError) return { errors: [error] };
        throw error;
      }
      const coerced = coerceVariables(apiSchema, operation.node, request.variables ?? {});
      if ('errors' in coerced) return { errors: coerced.errors };
      const { variables } = coerced;
      const run = new Run({
        selections: operation.selections,
        variables,
        caller: request.caller,
        signal: request.signal,
        observe: request.observe,
        safeCodes,
        interfaces,
      });
      if (ready.step) await run.execute(ready.step);
      const introspection = ready.introspection
        ? introspect(request.introspected ?? apiSchema, ready.introspection, variables, (error) =>
            run.errors.push(error),
          )
        : null;
      const denialOf = (indexes: readonly number[]) =>
        explainDenial(
          indexes.map((index) => requirements.all[index] as Requirement),
          request.caller.actor,
        );
      const data = new Shaping(variables, run.errors, introspection, denialOf).shape(ready.shape, run.data);
      return run.errors.length > 0 ? { errors: run.errors, data } : { data };
    },
    async explain(request) {
      const { plan, decision, operation } = await prepare(request);
      const denied = new Set(operation.requirements.filter((_, index) => decision[index] === '0'));
      return {
        text: prettyFormatQueryPlan(plan),
        plan,
        denied: deniedPaths(operation.selections, denied),
      };
    },
  };
}

/** A supergraph may hold fields that no path of subgraphs leads to, also when its API schema has them. */
function unanswerable(cause?: unknown): GraphQLError {
  const originalError = cause instanceof Error ? cause : null;
  return BEYOND_LIMITS.test(originalError?.message ?? '')
    ? new GraphQLError('There are too many ways to answer this operation: ask for fewer levels at once.', {
        originalError,
        extensions: { code: 'OPERATION_TOO_LARGE' },
      })
    : new GraphQLError('No subgraph can answer this operation.', {
        originalError,
        extensions: { code: 'OPERATION_UNANSWERABLE' },
      });
}

/** Response names from the root to each field that is denied, once each. */
function deniedPaths(selections: readonly Selected[], denied: ReadonlySet<number>, prefix = ''): string[] {
  const paths = selections.flatMap((selected) => {
    if (selected.kind === 'fragment') return deniedPaths(selected.selections, denied, prefix);
    const path = `${prefix}${selected.responseName}`;
    if (selected.requirements.some((requirement) => denied.has(requirement))) return [path];
    return deniedPaths(selected.selections ?? [], denied, `${path}.`);
  });
  return [...new Set(paths)];
}
