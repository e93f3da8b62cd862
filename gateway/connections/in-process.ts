import { VISITOR } from '#shared/actor.ts';
import type { OpenSubgraph } from '#shared/open-subgraph.ts';
import { type OpenConnections, PING, type Service } from './connections.ts';
import { beforeDeadline } from './deadline.ts';

export type InProcessOptions = { timeoutMs: number };

/**
 * Reaches subgraphs that run in this process by a call: no HTTP and no JSON between them; the caller is an argument.
 * @throws when the graph names a subgraph that isn't there.
 */
export function inProcess(
  subgraphs: readonly Pick<OpenSubgraph, 'name' | 'execute'>[],
  { timeoutMs }: InProcessOptions,
): OpenConnections {
  const byName = new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph]));
  return ({ name }: Service) => {
    const subgraph = byName.get(name);
    if (!subgraph) throw new Error(`The subgraph ${name} does not run in this process.`);
    return {
      // The engine stops waiting by itself when the request is over.
      execute: (request, caller) =>
        beforeDeadline(subgraph.execute(request, caller), {
          service: name,
          milliseconds: timeoutMs,
          signal: undefined,
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
