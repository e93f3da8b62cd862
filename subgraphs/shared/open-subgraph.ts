import { randomUUID } from 'node:crypto';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  parse,
  validate,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import { actorId, type Caller } from './actor.ts';
import { openCustomersInService } from './customers-in-service.ts';
import { openErased } from './erased.ts';
import { answersTo } from './event-stream.ts';
import type { NewEvent } from './events/event.ts';
import { failure } from './failure.ts';
import { guardCustomerReference, guardSchema, openAccess } from './guard.ts';
import { inputDefaultsOf } from './input-defaults.ts';
import { withGrant } from './live-grant.ts';
import { refuseErased } from './refuse-erased.ts';
import { type AnySubgraph, type Dependencies, type RequestContext, typeDefsOf } from './subgraph.ts';

/** Operations that stay compiled; a gateway's plans for a few hundred client operations. */
const COMPILED_OPERATIONS = 1000;

export type SubgraphRequest = {
  query: string;
  /** The same query, parsed, where the caller has it. */
  document?: DocumentNode | undefined;
  operationName?: string | undefined;
  variables?: Record<string, unknown> | undefined;
};

export type SubscribeOptions = {
  /** Aborted when nobody listens any more. */
  signal: AbortSignal;
  /**
   * Who asks, before each event anew. Default: the same actor, in a request of its own, a partner with what its grant allows now.
   * @throws {GraphQLError} when they may no longer ask: the subscription ends with it.
   */
  renew?: (() => Promise<Caller>) | undefined;
};

/** Answers as they come, or why none will. Those of an event name its request: `extensions.requestId`. */
export type Subscribed = AsyncIterable<ExecutionResult> | ExecutionResult;

/** A running subgraph. */
export type OpenSubgraph = {
  name: string;
  schema: GraphQLSchema;
  // biome-ignore lint/suspicious/noExplicitAny: each subgraph has its own
  data: any;
  definition: AnySubgraph;
  execute(request: SubgraphRequest, caller: Caller): Promise<ExecutionResult>;
  /**
   * Each event is answered as a request of its own: with a fresh context, behind the same guard, and with its own records of what
   * was disclosed. The stream ends with an error when its source or the actor's leave does.
   */
  subscribe(request: SubgraphRequest, caller: Caller, options: SubscribeOptions): Promise<Subscribed>;
};

/** Makes a subgraph answer: schema with guards, data modules, disclosure records. Its migrations have run before. */
export function openSubgraph(definition: AnySubgraph, dependencies: Dependencies): OpenSubgraph {
  const { outbox, log, clock, pairwise, members } = dependencies;
  const schema = buildSubgraphSchema({
    typeDefs: typeDefsOf(definition),
    resolvers: guardedResolvers(definition, dependencies),
  });
  refuseErased(schema, openErased(dependencies.db));
  guardSchema(schema, definition.personal);
  const data = definition.open(dependencies);
  const asked = { inService: openCustomersInService(dependencies.db, clock), members, pairwise };
  const operations = new LRUCache<string, Operation | ExecutionResult>({ max: COMPILED_OPERATIONS });
  /** A gateway in this process asks with the same documents again and again; their long text is looked up once. */
  const ofDocuments = new WeakMap<DocumentNode, Named>();

  function operationOf({ query, document, operationName }: SubgraphRequest) {
    const known = document && ofDocuments.get(document);
    if (known && known.operationName === operationName) return known.operation;
    const key = operationName ? `${operationName}\n${query}` : query;
    let operation = operations.get(key);
    if (!operation) {
      operation = compile(schema, document ?? query, operationName);
      operations.set(key, operation);
    }
    if (document) ofDocuments.set(document, { operationName, operation });
    return operation;
  }

  /** Does the work of one request in a context of its own. */
  async function answer<Result extends object>(
    caller: Caller,
    signal: AbortSignal | undefined,
    work: (context: RequestContext) => PromiseLike<Result> | Result,
  ): Promise<Result> {
    const access = openAccess(caller.actor, asked);
    // What all requests share is inherited: there is too much of it to be copied for each.
    const own = signal ? { ...caller, access, signal } : { ...caller, access };
    const result = await work(Object.assign(Object.create(data), own));
    if (access.disclosures?.size) {
      // Before the answer leaves: a reader who sees a field without its record would be a leak.
      await outbox.append(disclosureEvents(access.disclosures, caller, clock()));
    }
    const errors = 'errors' in result ? (result.errors as ExecutionResult['errors']) : undefined;
    if (!errors) return result;
    return { ...result, errors: errors.map((error) => masked(error, caller, log, definition.name)) };
  }

  async function renewed(caller: Caller): Promise<Caller> {
    const { actor, requestId } = caller;
    return {
      ...caller,
      requestId: requestId === null ? null : randomUUID(),
      actor: actor.kind === 'partner' ? withGrant(actor, await dependencies.liveGrant(actor.grantId)) : actor,
    };
  }

  return {
    name: definition.name,
    schema,
    data,
    definition,
    async execute(request, caller) {
      const operation = operationOf(request);
      if (!('run' in operation)) return operation;
      if (operation.subscribes) return { errors: [onlySubscribed()] };
      const { variables = {} } = request;
      const values = operation.fillDefaults?.(variables) ?? variables;
      return answer<ExecutionResult>(caller, undefined, (context) => operation.run({}, context, values));
    },
    async subscribe(request, caller, { signal, renew = () => renewed(caller) }) {
      const operation = operationOf(request);
      if (!('run' in operation)) return operation;
      const asks = {
        schema,
        document: operation.document,
        variableValues: request.variables ?? {},
        operationName: request.operationName ?? null,
      };
      if (!operation.subscribes) return { errors: [notSubscribed()] };
      const source = await answer<AsyncIterable<unknown> | ExecutionResult>(
        caller,
        signal,
        async (contextValue) => createSourceEventStream({ ...asks, contextValue }),
      );
      if (!(Symbol.asyncIterator in source)) return source;

      async function answerTo(rootValue: unknown): Promise<ExecutionResult> {
        const now = await renew();
        if (now.until !== undefined && clock().getTime() >= now.until) throw expired();
        const result = await answer<ExecutionResult>(now, signal, (contextValue) =>
          execute({ ...asks, rootValue, contextValue }),
        );
        return now.requestId === null ? result : { ...result, extensions: { requestId: now.requestId } };
      }

      return (async function* () {
        try {
          yield* answersTo(source, answerTo, signal);
        } catch (error) {
          if (signal.aborted) return;
          const coded = error instanceof GraphQLError && error.extensions.code !== undefined;
          if (!coded) log.error({ err: error, subgraph: definition.name }, 'a subscription failed');
          yield { errors: [coded ? error : failure('INTERNAL_SERVER_ERROR', SOMETHING_WRONG)] };
        }
      })();
    },
  };
}

const SOMETHING_WRONG = 'Something went wrong on our side.';
const expired = () => failure('UNAUTHENTICATED', 'The token has expired: sign in again.');
const onlySubscribed = () => refused('SUBSCRIPTION_NOT_SUPPORTED', 'Subscribe to this.');
const notSubscribed = () => refused('BAD_REQUEST', 'This is not a subscription.');
const refused = (code: string, message: string) => new GraphQLError(message, { extensions: { code } });

function guardedResolvers(definition: AnySubgraph, dependencies: Dependencies) {
  const { resolvers } = definition;
  const resolveCustomer = resolvers.Customer?.__resolveReference;
  if (!resolvers.Customer) return resolvers;
  return {
    ...resolvers,
    Customer: {
      ...resolvers.Customer,
      __resolveReference: guardCustomerReference(resolveCustomer ?? ((reference) => reference), dependencies),
    },
  };
}

type Operation = {
  document: DocumentNode;
  subscribes: boolean;
  run: CompiledQuery['query'];
  fillDefaults: ReturnType<typeof inputDefaultsOf>;
};

type Named = { operationName: string | undefined; operation: Operation | ExecutionResult };

function compile(
  schema: GraphQLSchema,
  source: DocumentNode | string,
  operationName: string | undefined,
): Operation | ExecutionResult {
  try {
    const document = typeof source === 'string' ? parse(source) : source;
    const errors = validate(schema, document);
    if (errors.length) return { errors: errors.map(badInput) };
    const compiled = compileQuery(schema, document, operationName ?? '');
    if (!isCompiledQuery(compiled)) return compiled;
    return {
      document,
      subscribes: getOperationAST(document, operationName)?.operation === 'subscription',
      run: compiled.query,
      fillDefaults: inputDefaultsOf(schema, document),
    };
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [badInput(error)] };
    throw error;
  }
}

const badInput = (error: GraphQLError) =>
  new GraphQLError(error.message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });

/** Errors with a code were made for the client; of any other the client learns nothing but the request's id. */
function masked(
  error: GraphQLError,
  { requestId }: Caller,
  log: Dependencies['log'],
  subgraph: string,
): GraphQLError {
  if (error.extensions?.code) return error;
  // Raised by GraphQL itself for a variable or argument that doesn't fit; one with a scalar's own reason has no path yet.
  if (!error.originalError || !error.path) return withCode(error, error.message, 'BAD_USER_INPUT');
  log.error({ err: error.originalError, path: error.path, requestId, subgraph }, 'resolver failed');
  return withCode(error, SOMETHING_WRONG, 'INTERNAL_SERVER_ERROR');
}

const withCode = (error: GraphQLError, message: string, code: string) =>
  new GraphQLError(message, { path: error.path, extensions: { code } });

function disclosureEvents(
  disclosures: NonNullable<RequestContext['access']['disclosures']>,
  { actor, requestId }: Caller,
  time: Date,
): NewEvent[] {
  // What an app reads under a grant, it reads for the purposes of the grant.
  const granted = actor.kind === 'partner' ? actor.purposes : [];
  return Array.from(disclosures, ([customerId, { fields, purposes }]) => ({
    type: 'patron.disclosure.recorded.v1',
    subject: customerId,
    time,
    data: {
      customerId,
      requestId,
      recipient: actorId(actor),
      recipientKind: actor.kind,
      grantId: actor.kind === 'partner' ? actor.grantId : null,
      fields: [...fields].sort(),
      purposes: [...new Set([...purposes, ...granted])].sort(),
    },
  }));
}
