import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ExecutionResult, getOperationAST, parse } from 'graphql';
import type { Logger } from 'pino';
import type { Caller } from './actor.ts';
import { CALLER_HEADER } from './caller.ts';
import { type Endable, endable } from './event-stream.ts';
import { failure } from './failure.ts';
import type { OpenSubgraph, SubgraphRequest } from './open-subgraph.ts';
import { sendEvents } from './server-sent-events.ts';
import { CLOSING, onSocketUpgrade, openSockets, type SocketAnswer, SocketRefused } from './websockets.ts';

export type StreamOptions = {
  log: Logger;
  isStopping: () => boolean;
  /** As for a query. Null when nobody vouches for the caller. @throws when that can't be found out. */
  callerOf(headers: IncomingHttpHeaders): Promise<Caller | null>;
  keepAliveMs: number;
  slowMs: number;
  maxMessageBytes: number;
  maxOperations: number;
};

/**
 * Serves the subscriptions of a subgraph to gateways: ours with server-sent events, others' with those or over WebSocket
 * (`graphql-transport-ws`), behind the same authentication as queries. On a socket it stands in the headers of the upgrade or in
 * the payload of `connection_init`.
 */
export function serveStreams(
  app: FastifyInstance,
  subgraph: Pick<OpenSubgraph, 'execute' | 'subscribe'>,
  options: StreamOptions,
) {
  const { callerOf, isStopping, log, keepAliveMs, slowMs } = options;
  const stopped = new AbortController();
  const running = new Set<Promise<unknown>>();

  /** A token is verified again with each event; who is vouched for by our gateway is, until the gateway ends it. */
  async function begin(
    asked: SubgraphRequest,
    caller: Caller,
    headers: IncomingHttpHeaders,
  ): Promise<Endable<ExecutionResult>> {
    const ending = new AbortController();
    const renew = async () => {
      const now = await callerOf(headers);
      if (!now) throw expired();
      return now;
    };
    const subscribed = await subgraph.subscribe(asked, caller, {
      signal: ending.signal,
      ...(headers[CALLER_HEADER] === undefined && { renew }),
    });
    return endable(Symbol.asyncIterator in subscribed ? subscribed : once(subscribed), ending);
  }

  const sockets = openSockets<IncomingHttpHeaders, IncomingHttpHeaders>({
    ...options,
    async open(params, upgrade) {
      const headers = { ...upgrade, ...headersIn(params) };
      const caller = await callerOf(headers).catch((error: unknown) => {
        log.warn({ err: error }, 'a caller could not be checked');
        throw new SocketRefused(CLOSING.tryAgainLater, 'AUTHENTICATION_UNAVAILABLE');
      });
      if (!caller) throw new SocketRefused(CLOSING.forbidden, 'UNAUTHENTICATED');
      return headers;
    },
    /** Who asks is found out again for each operation, so that no seal and no token outlives itself on a socket. */
    async answer({ query = '', operationName, variables }, headers): Promise<SocketAnswer> {
      const caller = await callerOf(headers);
      if (!caller) return { refused: [expired().toJSON()] };
      const asked = { query, operationName, variables };
      if (subscribes(asked)) return { results: await begin(asked, caller, headers) };
      return { result: await subgraph.execute(asked, caller) };
    },
  });

  onSocketUpgrade(app.server, (request, socket, head) => {
    if (isStopping() || request.url?.split('?', 1)[0] !== '/graphql') {
      socket.end(
        `HTTP/1.1 ${isStopping() ? '503 Service Unavailable' : '404 Not Found'}\r\nconnection: close\r\n\r\n`,
      );
      return;
    }
    sockets.accept(request, socket, head, request.headers);
  });

  return {
    /** Answers a request with events until there are no more. */
    async sendTo(
      { headers }: FastifyRequest,
      reply: FastifyReply,
      asked: SubgraphRequest,
      caller: Caller,
    ): Promise<void> {
      const results = await begin(asked, caller, headers);
      reply.hijack();
      const sent = sendEvents(reply.raw, results, { keepAliveMs, slowMs, signal: stopped.signal });
      running.add(sent);
      await sent.finally(() => running.delete(sent));
    },
    /** Ends what is open without completing it: gateways are told that it broke off. */
    async close(): Promise<void> {
      stopped.abort();
      await Promise.all([...running, sockets.closeAll(CLOSING.goingAway, 'Going away')]);
    },
  };
}

const expired = () => failure('UNAUTHENTICATED', 'What was shown at the beginning is not valid any more.');

/** Apollo Router puts the header `Authorization` under `connectionParams.token`. */
function headersIn(params: Readonly<Record<string, unknown>>): IncomingHttpHeaders {
  const headers: IncomingHttpHeaders = {};
  const { connectionParams } = params;
  const token = (connectionParams as { token?: unknown } | null | undefined)?.token;
  if (typeof token === 'string') headers.authorization = token;
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'string') headers[name.toLowerCase()] = value;
  }
  return headers;
}

function subscribes({ query, operationName }: SubgraphRequest): boolean {
  try {
    return getOperationAST(parse(query), operationName)?.operation === 'subscription';
  } catch {
    return false; // the subgraph says what is wrong
  }
}

async function* once<Value>(value: Value): AsyncGenerator<Value, void, void> {
  yield value;
}
