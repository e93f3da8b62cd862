import type { Caller } from '#shared/actor.ts';
import type { Connection, SubgraphRequest, SubgraphResponse } from '../execute/connection.ts';

export type Service = { name: string; url: string };

/** A `Connection` of the engine that can also say how it is and be closed. */
export type OpenConnection = {
  /** `headers` go on this fetch only. @throws {SubgraphUnreachable} */
  execute(
    request: SubgraphRequest,
    caller: Caller,
    options: { signal?: AbortSignal | undefined; headers?: Readonly<Record<string, string>> | undefined },
  ): Promise<SubgraphResponse> | SubgraphResponse;
  subscribe?: NonNullable<Connection['subscribe']>;
  /** Resolves when the subgraph would answer now. @throws when it wouldn't; the message is for the log. */
  check(): Promise<void>;
  /** `open` while a circuit breaker refuses to try. */
  state(): 'closed' | 'half-open' | 'open';
  /** Waits for fetches in flight. */
  close(): Promise<void>;
};

/** How subgraphs are reached. One for the whole process; what it opens outlives a swap of the graph. */
export type OpenConnections = (service: Service) => OpenConnection;

/**
 * Connections by name and address, shared between the graphs that use them: a graph that is swapped in finds the pools
 * and breakers of the one before, and what only the old one used is closed when its last request is done.
 */
export function shareConnections(open: OpenConnections) {
  type Shared = { service: Service; connection: OpenConnection; users: number };
  const shared = new Map<string, Shared>();
  const keyOf = ({ name, url }: Service) => `${name} ${url}`;

  return {
    acquire(service: Service): OpenConnection {
      const key = keyOf(service);
      let entry = shared.get(key);
      if (!entry) {
        entry = { service, connection: open(service), users: 0 };
        shared.set(key, entry);
      }
      entry.users += 1;
      return entry.connection;
    },
    async release(services: readonly Service[]): Promise<void> {
      const unused = services.flatMap((service) => {
        const entry = shared.get(keyOf(service));
        if (!entry) return [];
        entry.users -= 1;
        if (entry.users > 0) return [];
        shared.delete(keyOf(service));
        return [entry.connection];
      });
      await Promise.all(unused.map((connection) => connection.close()));
    },
    all: (): { service: Service; connection: OpenConnection }[] => [...shared.values()],
  };
}

const forwarded = new WeakMap<Caller, Readonly<Record<string, string>>>();

/** Headers of the client's request that go on to subgraphs; kept beside the caller, who is one per request. */
export const forwardedHeaders = {
  of: (caller: Caller): Readonly<Record<string, string>> | undefined => forwarded.get(caller),
  set(caller: Caller, headers: Readonly<Record<string, string>>): void {
    forwarded.set(caller, headers);
  },
};

/** Asks what every GraphQL server can answer. */
export const PING = { query: '{ __typename }', variables: {}, kind: 'query' } as const;
