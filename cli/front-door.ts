import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Issuer } from '#shared/verify-token.ts';
import { composeSupergraph } from '../gateway/compose.ts';
import type { GatewayConfig } from '../gateway/config.ts';
import type { OpenConnections } from '../gateway/connections/connections.ts';
import type { Check } from '../gateway/health.ts';
import { type Gateway, startGateway } from '../gateway/server.ts';
import { watchSupergraph } from '../gateway/watch.ts';
import { subgraphs } from '../subgraphs/index.ts';

export type FrontDoorOptions = {
  config: GatewayConfig;
  /** In Rover's format. Watched in development: a change that composes is served at once. */
  supergraphConfig: string;
  connect: OpenConnections;
  log: Logger;
  /** Where it is seen from outside. */
  publicUrl: string;
  checks?: readonly Check[];
  routes?: readonly ((app: FastifyInstance) => Promise<void> | void)[];
  proxies?: readonly { prefix: string; upstream: string }[];
};

/** Composes, opens the gateway, and in development follows the schema files. */
export async function openFrontDoor({ supergraphConfig, ...options }: FrontDoorOptions): Promise<Gateway> {
  const { log, config } = options;
  const { sdl } = await composeSupergraph(supergraphConfig, process.env);
  const gateway = await startGateway({ ...options, supergraph: sdl });
  if (config.production) return gateway;
  const watcher = await watchSupergraph(supergraphConfig, {
    served: sdl,
    environment: process.env,
    onComposed(composition) {
      gateway.swap(composition.sdl);
      log.info('the supergraph changed and is served');
    },
    onError: (error) =>
      log.error({ err: error }, 'the supergraph does not compose; the one before is still served'),
  });
  return {
    ...gateway,
    async close() {
      await watcher.close();
      await gateway.close();
    },
  };
}

/** What the subgraphs serve besides the graph, passed on to where each runs. */
export const proxiesTo = (urls: ReadonlyMap<string, string>) =>
  subgraphs.flatMap(({ name, paths = [] }) => {
    const url = urls.get(name);
    return url ? paths.map((prefix) => ({ prefix, upstream: new URL(url).origin })) : [];
  });

/** Patron's own OAuth server, as the gateway and the subgraphs believe it. `origin` is where this process reaches it. */
export const embeddedIssuer = (publicUrl: string, origin: string): Issuer => ({
  issuer: `${publicUrl}/oauth`,
  audience: `${publicUrl}/graphql`,
  jwks: new URL(`${origin}/oauth/jwks`),
  algorithms: ['ES256'],
  tokenType: 'at+jwt',
  knowsApps: true,
});
