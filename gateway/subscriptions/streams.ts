import { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { type Endable, endable } from '#shared/event-stream.ts';
import { sendEvents } from '#shared/server-sent-events.ts';
import type { Bearer } from '#shared/verify-token.ts';
import {
  CLOSING,
  onSocketUpgrade,
  openSockets,
  type SocketAnswer,
  type SocketOperation,
  SocketRefused,
} from '#shared/websockets.ts';
import type { Authenticate, Credentials } from '../authenticate.ts';
import type { GatewayConfig } from '../config.ts';
import { codeOf, errorBody } from '../errors.ts';
import { type Client, httpOf, type Operations, type Result, tokenExpired } from './operations.ts';
import { mayConnect } from './origin.ts';
import { openPlaces } from './places.ts';

export type StreamsOptions = {
  config: Pick<GatewayConfig, 'allowedOrigins' | 'maxBodyBytes' | 'slowClientMs' | 'streams'>;
  operations: Operations;
  authenticate: Authenticate;
  /** What a request says of who makes it. */
  credentialsOf(request: FastifyRequest): Credentials;
  publicUrl: string | undefined;
  isStopping: () => boolean;
  log: Logger;
  clock: () => Date;
};

type Upgrade = { request: FastifyRequest; credentials: Credentials };
type Session = { client: Client; end(): void };

/** Serves clients whose connection stays open: `graphql-transport-ws`, and GraphQL over server-sent events. */
export function openStreams(options: StreamsOptions) {
  const { config, operations, authenticate, isStopping, log, clock } = options;
  const { keepAliveMs, mostOperations } = config.streams;
  const slowMs = config.slowClientMs;
  const places = openPlaces(config.streams);
  const upgrades = new WeakMap<FastifyRequest['raw'], { socket: Duplex; head: Buffer }>();
  const sending = new Set<Promise<unknown>>();
  let stopped = new AbortController();

  const sockets = openSockets<Upgrade, Session>({
    log,
    keepAliveMs,
    slowMs,
    maxMessageBytes: config.maxBodyBytes,
    maxOperations: mostOperations,
    async open(params, { request, credentials }, line) {
      if (isStopping()) throw new SocketRefused(CLOSING.goingAway, 'STOPPING');
      const shown = { ...credentials, ...credentialsIn(params) };
      try {
        const bearer = await authenticate(shown);
        const giveBack = places.take(bearer.actor, request.ip);
        const stopWatching = whenExpired(bearer, () => line.cut(CLOSING.forbidden, 'TOKEN_EXPIRED'));
        const headers = { ...request.headers, ...gpcIn(params) };
        if (shown.authorization !== undefined) headers.authorization = shown.authorization;
        return {
          client: { transport: 'websocket', headers, ip: request.ip, bearer },
          end() {
            stopWatching();
            giveBack();
          },
        };
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        const code = codeOf(error);
        throw new SocketRefused(PASSING.has(code) ? CLOSING.tryAgainLater : CLOSING.forbidden, code);
      }
    },
    answer: async (operation, { client }): Promise<SocketAnswer> => operations.answer(operation, client),
    closed: (session) => session.end(),
  });

  /** Calls back when the token runs out; the function that is returned forgets it. */
  function whenExpired({ expiresAt }: Bearer, expired: () => void): () => void {
    if (!expiresAt) return () => undefined;
    const inMs = Math.min(Math.max(expiresAt.getTime() - clock().getTime(), 0), LONGEST_TIMER_MS);
    const timer = setTimeout(expired, inMs);
    return () => clearTimeout(timer);
  }

  /** Ends with an error when the token does. */
  function untilExpired(results: Endable<Result>, bearer: Bearer): Endable<Result> {
    const ending = new AbortController();
    let isExpired = false;
    const stopWatching = whenExpired(bearer, () => {
      isExpired = true;
      void results.return();
    });
    ending.signal.addEventListener('abort', () => void results.return(), { once: true });
    async function* watched(): AsyncGenerator<Result, void, void> {
      try {
        yield* results;
        if (isExpired) yield { errors: operations.refuse(tokenExpired()) };
      } finally {
        stopWatching();
      }
    }
    return endable(watched(), ending);
  }

  async function send(results: AsyncIterable<Result>, reply: FastifyReply): Promise<void> {
    reply.hijack();
    const headers = reply.getHeaders();
    const sent = sendEvents(reply.raw, results, { headers, keepAliveMs, slowMs, signal: stopped.signal });
    sending.add(sent);
    await sent.finally(() => sending.delete(sent));
  }

  async function sendTo(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    if (!request.headers['content-type']?.startsWith('application/json')) {
      return refuse(reply, 415, 'UNSUPPORTED_MEDIA_TYPE', 'Send application/json.');
    }
    const operation = operationIn(request.body);
    if (!operation) {
      return refuse(reply, 400, 'BAD_REQUEST', 'Send an object with `query` and, if need be, `variables`.');
    }
    let bearer: Bearer;
    let giveBack: () => void;
    try {
      bearer = await authenticate(options.credentialsOf(request));
      giveBack = places.take(bearer.actor, request.ip);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      const { status, headers } = httpOf(error);
      return reply
        .code(status)
        .headers(headers)
        .send({ errors: operations.refuse(error) });
    }
    try {
      const { headers, ip } = request;
      const answered = await operations.answer(operation, { transport: 'sse', headers, ip, bearer });
      if ('refused' in answered) {
        return reply.code(answered.status).headers(answered.headers).send({ errors: answered.refused });
      }
      await send(
        'results' in answered ? untilExpired(answered.results, bearer) : once(answered.result),
        reply,
      );
      return reply;
    } finally {
      giveBack();
    }
  }

  /** Hands a request for a WebSocket to the route, as if it were an ordinary one. */
  function mount(app: FastifyInstance): void {
    onSocketUpgrade(app.server, (raw, socket, head) => {
      const response = new ServerResponse(raw);
      response.assignSocket(socket as Socket);
      response.on('finish', () => socket.end());
      upgrades.set(raw, { socket, head });
      app.routing(raw, response);
    });
  }

  function upgrade(request: FastifyRequest, reply: FastifyReply): unknown {
    const asked = upgrades.get(request.raw);
    if (!asked) return refuse(reply, 400, 'BAD_REQUEST', 'This is not a request for a WebSocket.');
    void reply.header('connection', 'close');
    if (isStopping()) return refuse(reply, 503, 'STOPPING', 'This process is ending.');
    if (sockets.size() >= config.streams.most) {
      return refuse(reply, 503, 'TOO_MANY_CONNECTIONS', 'Too many connections are open.');
    }
    const own = { publicUrl: options.publicUrl, host: request.host, allowed: config.allowedOrigins };
    if (!mayConnect(request.headers.origin, own)) {
      return refuse(reply, 403, 'FORBIDDEN', 'Pages of this origin may not connect.');
    }
    const credentials = options.credentialsOf(request);
    reply.hijack();
    reply.raw.detachSocket(asked.socket as Socket);
    sockets.accept(request.raw, asked.socket, asked.head, { request, credentials });
    return reply;
  }

  /** Server-sent events end without `complete`, and sockets with a code after which clients come back. */
  async function end(code: number, reason: string): Promise<void> {
    stopped.abort();
    await Promise.all([...sending, sockets.closeAll(code, reason)]);
  }

  return {
    mount,
    isUpgrade: (request: FastifyRequest) => upgrades.has(request.raw),
    upgrade,
    sendTo,
    /** Clients come back to the graph that is served now. */
    async restart(): Promise<void> {
      const ended = end(CLOSING.restart, 'GRAPH_CHANGED');
      stopped = new AbortController();
      await ended;
    },
    close: () => end(CLOSING.goingAway, 'STOPPING'),
  };
}

/** `setTimeout` knows no more. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** What may be otherwise in a moment, with the same token. */
const PASSING: ReadonlySet<string> = new Set(['AUTHENTICATION_UNAVAILABLE', 'TOO_MANY_CONNECTIONS']);

/** In the payload of `connection_init`, names are written as clients like. */
function param(params: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const [, value] = Object.entries(params).find(([key]) => key.toLowerCase() === name) ?? [];
  // A token that isn't text is refused as a token; never taken for none.
  return value === undefined || value === null ? undefined : String(value);
}

function credentialsIn(params: Readonly<Record<string, unknown>>): Partial<Credentials> {
  const authorization = param(params, 'authorization');
  const proof = param(params, 'dpop');
  return { ...(authorization !== undefined && { authorization }), ...(proof !== undefined && { proof }) };
}

const gpcIn = (params: Readonly<Record<string, unknown>>) =>
  param(params, 'sec-gpc') === '1' ? { 'sec-gpc': '1' } : {};

function operationIn(body: unknown): SocketOperation | null {
  if (!isObject(body)) return null;
  const { query, operationName, variables, extensions } = body;
  const isOperation =
    (query == null || typeof query === 'string') &&
    (operationName == null || typeof operationName === 'string') &&
    (variables == null || isObject(variables)) &&
    (extensions == null || isObject(extensions));
  if (!isOperation) return null;
  return {
    query: query ?? undefined,
    operationName: operationName ?? undefined,
    variables: variables ?? undefined,
    extensions: extensions ?? undefined,
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const refuse = (reply: FastifyReply, status: number, code: string, message: string) =>
  reply.code(status).send(errorBody(code, message, reply.request.id));

async function* once<Value>(value: Value): AsyncGenerator<Value, void, void> {
  yield value;
}
