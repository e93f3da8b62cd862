import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import type { Caller } from '#shared/actor.ts';
import {
  type OpenConnection,
  type OpenConnections,
  type Service,
  shareConnections,
} from './connections/connections.ts';
import type { FetchReport } from './execute/connection.ts';
import { createGraph, type Graph, type GraphEvent } from './execute/graph.ts';
import { directivesIn, openCostCheck } from './limits/cost.ts';
import type { Limits } from './limits/limits.ts';

/** A client that wants answers as they come. */
export type Subscribing = {
  /** Aborted when it doesn't want any more. */
  signal: AbortSignal;
  /** Null until the operation has turned out to be a subscription that can be answered. */
  events: AsyncIterable<GraphEvent> | null;
};

/** What the front door knows of one request while it is under way. */
export type GraphContext = {
  caller: Caller;
  signal: AbortSignal;
  observe(report: FetchReport): void;
  /** Adds to the answer what a developer wants to see; null for everybody else. */
  explain:
    | ((graph: Graph, request: Parameters<Graph['explain']>[0]) => Promise<Record<string, unknown>>)
    | null;
  /** Where a subscription is wanted: takes its events. Null where the answer is one. */
  subscribing: Subscribing | null;
  /** What questions about the schema are answered from, where that isn't the whole of it. */
  introspected?: GraphQLSchema | undefined;
  /** Has the work done with a name for traces. */
  part<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
  tracing: boolean;
};

type ApolloGateway = ApolloServerOptionsWithGateway<GraphContext>['gateway'];

type Executed = Awaited<ReturnType<NonNullable<Awaited<ReturnType<ApolloGateway['load']>>['executor']>>>;

/** One graph with what belongs to it. Requests that began with it end with it, also when another has taken its place. */
export type Generation = {
  graph: Graph;
  /** The cost of an operation. @throws {GraphQLError} when it is beyond the limit. */
  checkCost: ReturnType<typeof openCostCheck>;
  connections: ReadonlyMap<string, OpenConnection>;
  /** Ends a use that `begin` began. */
  end(): void;
};

export type CurrentGraphOptions = {
  connect: OpenConnections;
  limits: Limits;
  clientErrorCodes: readonly string[];
  decidePolicies?: ((names: readonly string[], caller: Caller) => Promise<ReadonlySet<string>>) | undefined;
};

/** The graph that is served now, and the way to put another in its place without dropping a request. */
export function openCurrentGraph(sdl: string, options: CurrentGraphOptions) {
  const shared = shareConnections(options.connect);
  const bySchema = new WeakMap<GraphQLSchema, Counted>();
  const listeners = new Set<Parameters<ApolloGateway['onSchemaLoadOrUpdate']>[0]>();
  let current = openGeneration(sdl);

  type Counted = Generation & { sdl: string; requests: number; retired: boolean; release(): Promise<void> };

  function openGeneration(supergraphSdl: string): Counted {
    const acquired: Service[] = [];
    const connections = new Map<string, OpenConnection>();
    const connect = (service: Service) => {
      const connection = shared.acquire(service);
      acquired.push(service);
      connections.set(service.name, connection);
      return connection;
    };
    let graph: Graph;
    try {
      graph = createGraph(supergraphSdl, {
        connect,
        clientSafeCodes: options.clientErrorCodes,
        ...(options.decidePolicies && { decidePolicies: options.decidePolicies }),
      });
    } catch (error) {
      void shared.release(acquired);
      throw error;
    }
    const { apiSchema, supergraphSchema } = graph;
    const generation: Counted = {
      graph,
      sdl: supergraphSdl,
      checkCost: openCostCheck(apiSchema, directivesIn(supergraphSchema), options.limits),
      connections,
      requests: 0,
      retired: false,
      end() {
        generation.requests -= 1;
        if (generation.retired && generation.requests === 0) void generation.release();
      },
      release: () => shared.release(acquired),
    };
    bySchema.set(apiSchema, generation);
    return generation;
  }

  const announce = (listener: Parameters<ApolloGateway['onSchemaLoadOrUpdate']>[0]) =>
    listener({ apiSchema: current.graph.apiSchema, coreSupergraphSdl: current.sdl });

  const apolloGateway: ApolloGateway = {
    onSchemaLoadOrUpdate(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async load() {
      for (const listener of listeners) announce(listener);
      return {
        async executor({ schema, document, source, request, context, operation }) {
          const { graph } = bySchema.get(schema) ?? current;
          const { caller, signal, observe, explain, part, tracing, introspected, subscribing } =
            context as GraphContext;
          const asked = { document, query: source, operationName: request.operationName, caller };
          // Planned apart, so that the trace shows how long it took.
          if (tracing) await part('plan', () => graph.prepare(asked).catch(() => undefined));
          const { variables } = request;
          if (subscribing && operation.operation === 'subscription') {
            return (await subscribe(graph, { ...asked, variables }, subscribing)) as Executed;
          }
          const result = await graph.execute({ ...asked, variables, signal, observe, introspected });
          if (explain) result.extensions = await explain(graph, asked);
          return result as Executed;
        },
      };
    },
    async stop() {
      current.retired = true;
      if (current.requests === 0) await current.release();
    },
  };

  return {
    apolloGateway,
    now: (): Generation => current,
    /** The graph of a request that was begun with this schema. Its connections stay open until `end`. */
    begin(schema: GraphQLSchema): Generation {
      const generation = bySchema.get(schema) ?? current;
      generation.requests += 1;
      return generation;
    },
    /** Serves another graph from now on. @throws when it can't be served; then the old one stays. */
    swap(supergraphSdl: string): void {
      if (supergraphSdl === current.sdl) return;
      const previous = current;
      current = openGeneration(supergraphSdl);
      for (const listener of listeners) announce(listener);
      previous.retired = true;
      if (previous.requests === 0) void previous.release();
    },
    connections: shared.all,
  };
}

/** The events are handed over beside the answer, in which there is no room for them. */
async function subscribe(
  graph: Graph,
  request: Omit<Parameters<Graph['subscribe']>[0], 'signal'>,
  subscribing: Subscribing,
): Promise<ExecutionResult> {
  const subscribed = await graph.subscribe({ ...request, signal: subscribing.signal });
  if (!(Symbol.asyncIterator in subscribed)) return subscribed;
  subscribing.events = subscribed;
  return { data: {} };
}

export type CurrentGraph = ReturnType<typeof openCurrentGraph>;
