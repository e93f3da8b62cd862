import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FastifyError, type FastifyInstance, type FastifyReply, fastify } from 'fastify';
import type { Db } from 'mongodb';
import type { Logger } from 'pino';
import { type Actor, type Caller, VISITOR } from './actor.ts';
import { CALLER_HEADER, openCaller } from './caller.ts';
import { carriesGpc } from './gpc.ts';
import type { OpenSubgraph, SubgraphRequest } from './open-subgraph.ts';
import type { Keyring } from './seal.ts';
import { serveStreams } from './serve-streams.ts';
import { wantsEvents } from './server-sent-events.ts';
import { TokenRefused } from './verify-token.ts';

/** In which another vendor's gateway shows that it belongs to this installation. */
export const ROUTER_KEY_HEADER = 'x-patron-router-key';

export type ServeOptions = {
  host?: string;
  /** 0 picks a free one. */
  port: number;
  keyring: Keyring;
  clock: () => Date;
  log: Logger;
  /** Asked by readiness. */
  db: Db;
  /** Behind another vendor's gateway: its key, and how the bearer token that it forwards is verified. */
  router?: { key: string; verifyBearer(token: string): Promise<Actor> } | null;
  /** Other things to serve here, e.g. `/events`, in a scope of their own. */
  mount?: (app: FastifyInstance) => Promise<void> | void;
  /** Largest request body. Default 8 MiB: a gateway asks for many entities at once. */
  maxBodyBytes?: number;
};

export type ServedSubgraph = {
  /** Where it answers, e.g. `http://127.0.0.1:4101`. */
  url: string;
  /** Says 503 to readiness at once, finishes what is in flight, and ends within 20 seconds. */
  close(): Promise<void>;
};

const BODY_BYTES = 8 * 1024 * 1024;
const SLOW_CLIENT_MS = 10_000;
const SHUTDOWN_MS = 20_000;
const PING_MS = 2000;
/** A gateway's own limits are finer; these protect a subgraph from a gateway that is broken. */
const STREAMS = { keepAliveMs: 15_000, slowMs: 30_000, maxMessageBytes: BODY_BYTES, maxOperations: 1000 };

/**
 * Serves one subgraph over HTTP: `/graphql` to gateways of this installation and nobody else, `/health/live`,
 * `/health/ready`. Everything it answers is JSON.
 */
export async function serveSubgraph(
  subgraph: Pick<OpenSubgraph, 'name' | 'execute'> & Partial<Pick<OpenSubgraph, 'subscribe'>>,
  options: ServeOptions,
): Promise<ServedSubgraph> {
  const { host = '127.0.0.1', port, db, log, mount } = options;
  let stopping = false;
  const app = fastify({
    bodyLimit: options.maxBodyBytes ?? BODY_BYTES,
    exposeHeadRoutes: false,
    return503OnClosing: false,
    requestTimeout: SLOW_CLIENT_MS,
    http: { headersTimeout: SLOW_CLIENT_MS, connectionsCheckingInterval: 1000 },
  });
  app.removeContentTypeParser('text/plain');
  // When it is sent, not when it is asked for: a connection that is answered while we stop would stay open otherwise.
  app.addHook('onSend', async (_request, reply) => {
    if (stopping) void reply.header('connection', 'close');
  });
  app.setNotFoundHandler((_request, reply) => refuse(reply, 404, 'NOT_FOUND', 'There is nothing here.'));
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    const { statusCode = 500 } = error;
    if (statusCode < 500) return refuse(reply, statusCode, 'BAD_REQUEST', 'The request is not valid.');
    log.error({ err: error }, 'a request failed');
    return refuse(reply, 500, 'INTERNAL_SERVER_ERROR', 'Something went wrong on our side.');
  });

  app.post('/graphql', async (request, reply) => {
    const caller = await callerOf(request.headers, options).catch((error: unknown) => {
      log.warn({ err: error }, 'a caller could not be checked');
      return 'unknown' as const;
    });
    if (caller === 'unknown') {
      return refuse(reply, 503, 'AUTHENTICATION_UNAVAILABLE', 'Tokens cannot be verified just now.');
    }
    if (!caller)
      return refuse(reply, 401, 'UNAUTHENTICATED', 'Only gateways of this installation are answered.');
    if (!isGraphqlRequest(request.body)) {
      return refuse(reply, 400, 'BAD_REQUEST', 'Send an object with `query` and, if need be, `variables`.');
    }
    const asked = requestOf(request.body);
    if (!wantsEvents(request.headers.accept) || !streams) return subgraph.execute(asked, caller);
    await streams.sendTo(request, reply, asked, caller);
    return reply;
  });
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    if (stopping) return reply.code(503).send({ status: 'stopping', checks: {} });
    try {
      await ping(db);
      return { status: 'ready', checks: { mongodb: 'ok' } };
    } catch (error) {
      log.warn({ err: error, check: 'mongodb' }, 'not ready');
      return reply.code(503).send({ status: 'not ready', checks: { mongodb: 'missing' } });
    }
  });
  const { subscribe } = subgraph;
  const streams =
    subscribe &&
    serveStreams(
      app,
      { ...subgraph, subscribe },
      { log, isStopping: () => stopping, ...STREAMS, callerOf: (headers) => callerOf(headers, options) },
    );
  if (mount) await app.register(async (scope) => mount(scope));
  await app.listen({ host, port });
  const { port: opened } = app.server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${opened}`,
    async close() {
      stopping = true;
      await streams?.close();
      const cut = setTimeout(() => app.server.closeAllConnections(), SHUTDOWN_MS);
      await app.close();
      clearTimeout(cut);
    },
  };
}

async function ping(db: Db): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${PING_MS} ms`)), PING_MS);
  });
  try {
    await Promise.race([db.command({ ping: 1 }), tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

const refuse = (reply: FastifyReply, status: number, code: string, message: string) =>
  reply.code(status).send({ errors: [{ message, extensions: { code } }] });

/** Null when nobody of this installation vouches for the caller. */
async function callerOf(headers: IncomingHttpHeaders, options: ServeOptions): Promise<Caller | null> {
  const { keyring, clock, router } = options;
  const sealed = headers[CALLER_HEADER];
  if (typeof sealed === 'string') return openCaller(sealed, keyring, clock());
  const key = headers[ROUTER_KEY_HEADER];
  if (!router || typeof key !== 'string' || !isSame(key, router.key)) return null;
  const { authorization } = headers;
  const about = { requestId: null, ...(carriesGpc(headers) && { gpc: true }) };
  if (authorization === undefined) return { actor: VISITOR, ...about };
  const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
  if (!token) return null;
  try {
    return { actor: await router.verifyBearer(token), ...about };
  } catch (error) {
    if (error instanceof TokenRefused) return null;
    throw error;
  }
}

/** In a time that says nothing about where they differ, nor about the length. */
const isSame = (given: string, expected: string) =>
  timingSafeEqual(
    createHash('sha256').update(given).digest(),
    createHash('sha256').update(expected).digest(),
  );

type GraphqlRequest = Pick<SubgraphRequest, 'query'> & {
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
};

const requestOf = ({ query, operationName, variables }: GraphqlRequest): SubgraphRequest => ({
  query,
  operationName: operationName ?? undefined,
  variables: variables ?? undefined,
});

function isGraphqlRequest(body: unknown): body is GraphqlRequest {
  if (typeof body !== 'object' || body === null) return false;
  const { query, operationName, variables } = body as Record<string, unknown>;
  return (
    typeof query === 'string' &&
    (operationName == null || typeof operationName === 'string') &&
    (variables == null || (typeof variables === 'object' && !Array.isArray(variables)))
  );
}
