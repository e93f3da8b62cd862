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
import { answersTo } from '#shared/event-stream.ts';
import { type DecidePolicies, type Decision, decide, explainDenial } from '../authorize/decision.ts';
import { type Requirement, readRequirements } from '../authorize/requirements.ts';
import { openOwnSchemas } from '../contract/own-schema.ts';
import type { Connect, FetchReport, SubgraphEvent, SubgraphResponse, UnreachableCode } from './connection.ts';
import { CLIENT_SAFE_CODES, codeOf } from './errors.ts';
import { introspect, introspectionDocument } from './introspection.ts';
import { type Operation, type OperationReader, readOperation, type Selected } from './operation.ts';
import { compilePlan, planCompiler, type Steps } from './plan.ts';
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
import { coerceVariables, type Variables } from './variables.ts';

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

/** What happened, before the client's answer to it is made. */
export type GraphEvent = {
  /** In which request its subgraph answered it; null where it didn't say one of ours. */
  requestId: string | null;
  /**
   * What the client is told of it. Never rejects for what a subgraph does.
   * @throws {GraphQLError} `RIGHTS_CHANGED` when the caller may see more or less than the subscription was planned for.
   */
  answer(request: Pick<GraphRequest, 'caller' | 'signal' | 'observe'>): Promise<ExecutionResult>;
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
  /**
   * Events until their subgraph has no more, or fails (the last event says so), or the signal is aborted; or why there will be
   * none. `observe` and `introspected` are of no use here.
   */
  subscribe(
    request: GraphRequest & { signal: AbortSignal },
  ): Promise<AsyncIterable<GraphEvent> | ExecutionResult>;
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

type Compiled = Steps & {
  decision: Decision;
  plan: QueryPlan;
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
    const isConditional = operation.selections.some(
      ({ kind, condition }) => kind === 'fragment' || condition,
    );
    if (operation.node.operation === 'subscription' && isConditional) {
      throw unsupported('What is subscribed to cannot depend on a condition.');
    }
    const document = plannedDocument(operation, isDenied);
    const plan = planFor(document);
    return {
      decision,
      plan,
      ...compilePlan(compiler, plan),
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

  type Ready = Compiled & { operation: Operation; variables: Variables };

  async function begin(request: GraphRequest): Promise<Ready | { errors: readonly GraphQLError[] }> {
    let ready: Omit<Ready, 'variables'>;
    try {
      ready = await prepare(request);
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [error] };
      throw error;
    }
    const coerced = coerceVariables(apiSchema, ready.operation.node, request.variables ?? {});
    return 'errors' in coerced ? coerced : { ...ready, ...coerced };
  }

  /** Shapes what `work` gathers into what the client asked for. */
  async function answer(
    { operation, variables, introspection: asked, shape }: Ready,
    {
      caller,
      signal,
      observe,
      introspected,
    }: Omit<GraphRequest, keyof OperationRequest> & { caller: Caller },
    work: (run: Run) => Promise<void> | void,
  ): Promise<ExecutionResult> {
    const { selections } = operation;
    const run = new Run({ selections, variables, caller, signal, observe, safeCodes, interfaces });
    await work(run);
    const introspection = asked
      ? introspect(introspected ?? apiSchema, asked, variables, (error) => run.errors.push(error))
      : null;
    const denialOf = (indexes: readonly number[]) =>
      explainDenial(
        indexes.map((index) => requirements.all[index] as Requirement),
        caller.actor,
      );
    const data = new Shaping(variables, run.errors, introspection, denialOf).shape(shape, run.data);
    return run.errors.length > 0 ? { errors: run.errors, data } : { data };
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
      const ready = await begin(request);
      if ('errors' in ready) return ready;
      if (ready.operation.node.operation === 'subscription') {
        return { errors: [unsupported('Subscribe to this, over WebSocket or with server-sent events.')] };
      }
      const { step } = ready;
      return answer(ready, request, (run) => (step ? run.execute(step) : undefined));
    },
    async subscribe(request) {
      const ready = await begin(request);
      if ('errors' in ready) return ready;
      const { operation, source, step, decision, variables } = ready;
      if (operation.node.operation !== 'subscription') {
        return { errors: [unsupported('This is not a subscription.')] };
      }
      // Denied as a whole: the shape of the response says so.
      if (!source?.root) return answer(ready, request, () => undefined);
      const { connection, root } = source;
      if (!connection.subscribe) {
        return { errors: [unsupported(`The subgraph "${source.service}" has no subscriptions.`)] };
      }
      const asked = { ...root.request, variables: pick(variables, root.variables) };
      const events = connection.subscribe(asked, request.caller, { signal: request.signal });
      const eventOf = (
        answered: SubgraphResponse | UnreachableCode,
        requestId: string | null,
      ): GraphEvent => ({
        requestId,
        async answer(now) {
          if ((await decisionFor(operation, now.caller)) !== decision) throw rightsChanged();
          return answer(ready, now, (run) => run.executeEvent(source, answered, step));
        },
      });
      return graphEvents(events, eventOf, request.signal);
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

/** Ends with an event that says so when the subgraph can't be heard any more. */
async function* graphEvents(
  events: AsyncIterable<SubgraphEvent>,
  eventOf: (answered: SubgraphResponse | UnreachableCode, requestId: string | null) => GraphEvent,
  signal: AbortSignal,
): AsyncGenerator<GraphEvent, void, void> {
  try {
    yield* answersTo(events, ({ response, requestId }) => eventOf(response, requestId), signal);
  } catch (error) {
    if (!signal.aborted) yield eventOf(codeOf(error, undefined), null);
  }
}

const pick = (variables: Variables, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    names.filter((name) => variables[name] !== undefined).map((name) => [name, variables[name]]),
  );

const unsupported = (message: string) =>
  new GraphQLError(message, { extensions: { code: 'SUBSCRIPTION_NOT_SUPPORTED' } });

const rightsChanged = () =>
  new GraphQLError('What you may see has changed: subscribe again.', {
    extensions: { code: 'RIGHTS_CHANGED' },
  });

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
