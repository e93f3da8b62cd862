import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import { actorId, type Caller } from './actor.ts';
import { openCustomersInService } from './customers-in-service.ts';
import { openErased } from './erased.ts';
import type { NewEvent } from './events/event.ts';
import { guardCustomerReference, guardSchema, openAccess } from './guard.ts';
import { inputDefaultsOf } from './input-defaults.ts';
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

/** A running subgraph. */
export type OpenSubgraph = {
  name: string;
  schema: GraphQLSchema;
  // biome-ignore lint/suspicious/noExplicitAny: each subgraph has its own
  data: any;
  definition: AnySubgraph;
  execute(request: SubgraphRequest, caller: Caller): Promise<ExecutionResult>;
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

  function operationOf({ query, document, operationName }: SubgraphRequest) {
    const key = operationName ? `${operationName}\n${query}` : query;
    let operation = operations.get(key);
    if (!operation) {
      operation = compile(schema, document ?? query, operationName);
      operations.set(key, operation);
    }
    return operation;
  }

  return {
    name: definition.name,
    schema,
    data,
    definition,
    async execute(request, caller) {
      const operation = operationOf(request);
      if (!('run' in operation)) return operation;
      const access = openAccess(caller.actor, asked);
      const context = { ...data, ...caller, access } satisfies RequestContext;
      const { variables = {} } = request;
      const result = await operation.run({}, context, operation.fillDefaults?.(variables) ?? variables);
      if (access.disclosures?.size) {
        // Before the answer leaves: a reader who sees a field without its record would be a leak.
        await outbox.append(disclosureEvents(access.disclosures, caller, clock()));
      }
      if (result.errors) {
        return {
          ...result,
          errors: result.errors.map((error) => masked(error, caller, log, definition.name)),
        };
      }
      return result;
    },
  };
}

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
  run: CompiledQuery['query'];
  fillDefaults: ReturnType<typeof inputDefaultsOf>;
};

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
    return { run: compiled.query, fillDefaults: inputDefaultsOf(schema, document) };
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
  return withCode(error, 'Something went wrong on our side.', 'INTERNAL_SERVER_ERROR');
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
