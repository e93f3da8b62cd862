import type { DocumentNode, OperationTypeNode } from 'graphql';
import type { Caller } from '#shared/actor.ts';

/** What the plan asks of one subgraph. */
export type SubgraphRequest = {
  query: string;
  operationName?: string;
  /** Only the variables that `query` uses. */
  variables: Record<string, unknown>;
  /** `query`, parsed. The same object every time that a cached plan sends it, so it may key a WeakMap. */
  document: DocumentNode;
  kind: OperationTypeNode;
};

export type SubgraphError = {
  message: string;
  path?: readonly (string | number)[] | undefined;
  extensions?: Record<string, unknown> | undefined;
};

export type SubgraphResponse = {
  /** Handed over: the engine adds to these objects, so a connection that shares an answer between requests copies it. */
  data?: Record<string, unknown> | null | undefined;
  errors?: readonly SubgraphError[] | undefined;
  extensions?: Record<string, unknown> | undefined;
};

/** One event of a subscription. */
export type SubgraphEvent = {
  response: SubgraphResponse;
  /** In which request the subgraph answered it, where the subgraph is one of ours. */
  requestId: string | null;
};

/** How one subgraph is reached: by a call in this process, or over HTTP. */
export type Connection = {
  /**
   * @throws {SubgraphUnreachable} when no GraphQL answer was had. Anything else thrown counts as `SUBGRAPH_UNAVAILABLE`,
   * or as `SUBGRAPH_TIMEOUT` when `signal` was aborted.
   */
  execute(
    request: SubgraphRequest,
    caller: Caller,
    options: { signal?: AbortSignal | undefined },
  ): Promise<SubgraphResponse> | SubgraphResponse;
  /**
   * What the subgraph answers to each event, until there are no more or `signal` is aborted. Absent: it has no subscriptions.
   * @throws {SubgraphUnreachable} also while events come: what came after the last one isn't known.
   */
  subscribe?(
    request: SubgraphRequest,
    caller: Caller,
    options: { signal: AbortSignal },
  ): AsyncIterable<SubgraphEvent>;
};

/** The connection of a subgraph, by its name in the supergraph. Asked once per subgraph when a graph is created. */
export type Connect = (service: { name: string; url: string }) => Connection;

/**
 * Why there is no GraphQL answer: it took too long; nobody answered, or refused; what came is not a GraphQL response.
 */
export type UnreachableCode = 'SUBGRAPH_TIMEOUT' | 'SUBGRAPH_UNAVAILABLE' | 'SUBGRAPH_MALFORMED';

/** Thrown by a connection. The message is for the log: clients see the code and the name of the subgraph. */
export class SubgraphUnreachable extends Error {
  readonly code: UnreachableCode;

  constructor(code: UnreachableCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SubgraphUnreachable';
    this.code = code;
  }
}

/** One request to a subgraph, as it went. */
export type FetchReport = {
  service: string;
  /** Where in the response it was merged, `@` for each element of a list; empty at the root. */
  path: readonly (string | number)[];
  operationName: string | undefined;
  /** Milliseconds from the beginning of the operation, and how long it took. */
  startedMs: number;
  durationMs: number;
  /** How many different entities were asked for; null for root fields. */
  entities: number | null;
  /** Why there was no answer, or null when there was one. */
  failed: UnreachableCode | null;
  /** What the subgraph or the connection said, unmasked: for logs, never for clients. */
  errors: readonly (SubgraphError | Error)[];
};
