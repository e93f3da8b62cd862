import { VISITOR } from '#shared/actor.ts';
import type { OpenSubgraph } from '#shared/open-subgraph.ts';
import type { SubgraphEvent, SubgraphResponse } from '../execute/connection.ts';
import { type OpenConnection, type OpenConnections, PING, type Service } from './connections.ts';
import { beforeDeadline } from './deadline.ts';

export type InProcessOptions = { timeoutMs: number };

/**
 * Reaches subgraphs that run in this process by a call: no HTTP and no JSON between them; the caller is an argument.
 * @throws when the graph names a subgraph that isn't there.
 */
export function inProcess(
  subgraphs: readonly (Pick<OpenSubgraph, 'name' | 'execute'> & Partial<Pick<OpenSubgraph, 'subscribe'>>)[],
  { timeoutMs }: InProcessOptions,
): OpenConnections {
  const byName = new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph]));
  return ({ name }: Service): OpenConnection => {
    const subgraph = byName.get(name);
    if (!subgraph) throw new Error(`The subgraph ${name} does not run in this process.`);
    const { subscribe } = subgraph;
    return {
      // The engine stops waiting by itself when the request is over.
      execute: (request, caller) =>
        beforeDeadline(subgraph.execute(request, caller), {
          service: name,
          milliseconds: timeoutMs,
          signal: undefined,
        }),
      ...(subscribe && {
        async *subscribe(request, caller, { signal }) {
          const deadline = { service: name, milliseconds: timeoutMs, signal };
          const subscribed = await beforeDeadline(subscribe(request, caller, { signal }), deadline);
          if (!(Symbol.asyncIterator in subscribed)) yield eventOf(subscribed);
          else for await (const response of subscribed) yield eventOf(response);
        },
      }),
      async check() {
        const { errors } = await subgraph.execute(PING, { actor: VISITOR, requestId: null });
        if (errors?.length) throw new Error(`The subgraph ${name} cannot answer.`);
      },
      state: () => 'closed',
      close: async () => undefined,
    };
  };
}

/** An answer of one of our own subgraphs: it says in which request it was given. */
export function eventOf({ extensions, ...response }: SubgraphResponse): SubgraphEvent {
  const { requestId } = extensions ?? {};
  return { response, requestId: typeof requestId === 'string' ? requestId : null };
}
