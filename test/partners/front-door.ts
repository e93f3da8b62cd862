import { composeServices } from '@apollo/composition';
import type { FastifyInstance } from 'fastify';
import type { Db } from 'mongodb';
import { pino } from 'pino';
import { subscriptionsOf } from '#shared/events/consume.ts';
import { type AskLiveGrant, GRANT_REQUEST, grantIn, insideCaller } from '#shared/live-grant.ts';
import { type RunningSubgraph, runSubgraph } from '#shared/run-subgraph.ts';
import type { Keyring } from '#shared/seal.ts';
import { type AnySubgraph, typeDefsOf } from '#shared/subgraph.ts';
import { embeddedIssuer } from '../../cli/front-door.ts';
import { freePort } from '../../cli/mongod/free-port.ts';
import { readConfig } from '../../gateway/config.ts';
import { inProcess } from '../../gateway/connections/in-process.ts';
import { mountWebPages } from '../../gateway/pages/web.ts';
import { startGateway } from '../../gateway/server.ts';
import { consent } from '../../subgraphs/consent/subgraph.ts';
import { identity } from '../../subgraphs/identity/subgraph.ts';
import type { Data } from '../../subgraphs/partners/open.ts';
import { partners } from '../../subgraphs/partners/subgraph.ts';
import { aKeyring, aPairwise } from '../support/subgraph.ts';

const SUBGRAPHS = [identity, consent, partners];

export type FrontDoor = {
  url: string;
  partners: Data;
  /** One of its subgraphs, and what they are vouched for with. */
  subgraph(name: string): RunningSubgraph;
  keyring: Keyring;
  /** Asks as the bearer of a token; without one as a visitor. */
  // biome-ignore lint/suspicious/noExplicitAny: tests assert on whole results
  ask(token: string | undefined, query: string, variables?: object): Promise<{ data: any; codes: string[] }>;
  close(): Promise<void>;
};

/** The gateway over the subgraphs that take part in a grant, with the OAuth server and running relays. */
export async function startFrontDoor(
  dbOf: (name: string) => Db,
  definitions: readonly AnySubgraph[] = SUBGRAPHS,
): Promise<FrontDoor> {
  const port = await freePort(null);
  const url = `http://127.0.0.1:${port}`;
  const log = pino({ level: process.env.LOG ?? 'silent' });
  const liveGrant: AskLiveGrant = async (id) => {
    const request = { ...GRANT_REQUEST, variables: { id } };
    return grantIn((await byName.get('consent')?.execute(request, insideCaller(null))) ?? {});
  };
  const running = await Promise.all(
    definitions.map((definition) =>
      runSubgraph(definition, {
        client: dbOf(definition.name).client,
        dbOf,
        keyring,
        pairwise,
        liveGrant,
        permitsNow: async () => false,
        log,
        clock: () => new Date(),
        publicUrl: url,
        demo: true,
        subscriptions: subscriptionsOf(definitions),
      }),
    ),
  );
  const byName: ReadonlyMap<string, RunningSubgraph> = new Map(
    running.map((subgraph) => [subgraph.name, subgraph]),
  );
  const data = byName.get('partners')?.data as Data;
  const services = definitions.map((definition) => ({
    name: definition.name,
    typeDefs: typeDefsOf(definition),
  }));
  const { supergraphSdl = '', errors } = composeServices(services);
  if (errors) throw new Error(errors.join('\n'));
  const gateway = await startGateway({
    config: { ...readConfig({ PORT: String(port) }), issuers: [embeddedIssuer(url, url)], sandbox: false },
    supergraph: supergraphSdl,
    connect: inProcess(running, { timeoutMs: 20_000 }),
    log,
    publicUrl: url,
    routes: [
      (app) => mountWebPages(app, { publicUrl: url, demo: true }),
      ...running.map(
        ({ definition, data: opened }) =>
          async (app: FastifyInstance) =>
            definition.routes?.(opened, app),
      ),
    ],
  });
  const stops = running.map((subgraph) =>
    subgraph.start(async (consumer, events) => byName.get(consumer)?.consume(events) ?? []),
  );

  return {
    url,
    partners: data,
    keyring,
    subgraph(name) {
      const found = byName.get(name);
      if (!found) throw new Error(`no subgraph is named ${name}`);
      return found;
    },
    async ask(token, query, variables = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        body: JSON.stringify({ query, variables }),
      });
      const answer = (await response.json()) as {
        data?: unknown;
        errors?: { extensions: { code: string } }[];
      };
      return { data: answer.data, codes: (answer.errors ?? []).map(({ extensions }) => extensions.code) };
    },
    async close() {
      await Promise.all(stops.map((stop) => stop()));
      await gateway.close();
    },
  };
}

const keyring = aKeyring();
const pairwise = aPairwise();

/** Asks until the answer is right, for as long as a relay may take. */
export async function eventually<Answer>(
  ask: () => Promise<Answer>,
  isRight: (answer: Answer) => boolean,
): Promise<Answer> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const answer = await ask();
    if (isRight(answer) || Date.now() > deadline) return answer;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}
