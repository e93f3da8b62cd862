import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GraphQLError, type GraphQLFormattedError, GraphQLSchema, parse } from 'graphql';
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';

/** What a client asks for on a socket: a query, a mutation or a subscription. */
export type SocketOperation = {
  query?: string | undefined;
  operationName?: string | undefined;
  variables?: Record<string, unknown> | undefined;
  extensions?: Record<string, unknown> | undefined;
};

/** One result, or results as they come; `refused` when nothing was executed. */
export type SocketAnswer =
  | { refused: readonly GraphQLFormattedError[] }
  | { result: object }
  | { results: AsyncIterable<object> & { return(): Promise<unknown> } };

/** Closes a connection with a code of the WebSocket protocol or of graphql-ws, and why. */
export class SocketRefused extends Error {
  readonly closeCode: number;

  constructor(closeCode: number, reason: string) {
    super(reason);
    this.closeCode = closeCode;
  }
}

/** Closing codes that clients of graphql-ws come back after. */
export const CLOSING = {
  goingAway: 1001,
  restart: 1012,
  tryAgainLater: 1013,
  /** With another token, perhaps. */
  forbidden: CloseCode.Forbidden,
} as const;

export type SocketOptions<Upgrade, Session> = {
  /** Who is on the line, by what the upgrade request and `connection_init` say. @throws {SocketRefused} */
  open(params: Readonly<Record<string, unknown>>, upgrade: Upgrade, line: Line): Promise<Session>;
  answer(operation: SocketOperation, session: Session): Promise<SocketAnswer>;
  closed?(session: Session): void;
  log: Logger;
  /** Longer messages close the connection (1009). */
  maxMessageBytes: number;
  /** Operations under way on one connection; more are refused, one by one. */
  maxOperations: number;
  /** A ping goes so often, and a client that doesn't answer by the next is gone. */
  keepAliveMs: number;
  /** Whoever hasn't said `connection_init` by then, or read what was sent, is cut off. */
  slowMs: number;
};

/** The connection, for who watches over it. */
export type Line = { cut(closeCode: number, reason: string): void };

/** A client that doesn't read may owe us so much before it is cut off. */
const MOST_UNREAD_BYTES = 1024 * 1024;

/** What graphql-ws takes for the operation: ours was read, checked and run by then. */
const SUBSCRIBE = { schema: new GraphQLSchema({}), document: parse('subscription { any }') };

/** Serves GraphQL over WebSocket (`graphql-transport-ws`). */
export function openSockets<Upgrade, Session>(options: SocketOptions<Upgrade, Session>) {
  const { log, keepAliveMs, slowMs, maxMessageBytes } = options;
  type Extra = { upgrade: Upgrade; line: Line; session: Session | null; isOver: boolean };
  const server = makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: slowMs,
    async onConnect({ connectionParams, extra }) {
      const session = await options.open(connectionParams ?? {}, extra.upgrade, extra.line);
      if (extra.isOver) options.closed?.(session);
      else extra.session = session;
    },
    async onSubscribe({ extra, subscriptions }, _id, { query, operationName, variables, extensions }) {
      if (Object.keys(subscriptions).length > options.maxOperations) {
        return [tooMany(options.maxOperations)];
      }
      const answer = await options.answer(
        {
          query: query || undefined, // the protocol wants one; a persisted operation has none
          operationName: operationName ?? undefined,
          variables: variables ?? undefined,
          extensions: extensions ?? undefined,
        },
        extra.session as Session,
      );
      if ('refused' in answer) return answer.refused.map(unformatted);
      return { ...SUBSCRIBE, contextValue: answer };
    },
    subscribe: ({ contextValue }) => {
      const answer = contextValue as Exclude<SocketAnswer, { refused: unknown }>;
      return ('results' in answer ? answer.results : answer.result) as never;
    },
    onNext: (_context, _id, _payload, _args, result) => result as never, // it is formatted
    onError: (_context, _id, _payload, errors) => errors.map((error) => error.toJSON()),
  });
  const lines = new Set<Line>();
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: true,
    maxPayload: maxMessageBytes,
    perMessageDeflate: false,
    handleProtocols,
  });

  function opened(socket: WebSocket, upgrade: Upgrade): void {
    const line: Line = { cut };
    const extra: Extra = { upgrade, line, session: null, isOver: false };
    let isAlive = true;
    lines.add(line);

    const closed = server.opened(
      {
        protocol: socket.protocol,
        send,
        close: cut,
        onMessage: (receive) => socket.on('message', (data) => void received(receive, String(data))),
      },
      extra,
    );
    const beat = setInterval(() => {
      if (!isAlive) {
        over(1006, 'no answer to a ping');
        socket.terminate();
        return;
      }
      isAlive = false;
      socket.ping();
    }, keepAliveMs);
    socket.on('pong', () => {
      isAlive = true;
    });
    socket.on('ping', requireReading);
    socket.on('error', () => undefined); // `close` follows
    socket.on('close', (code, reason) => over(code, String(reason)));

    /** Everything that runs for this connection ends, once. */
    function over(code: number, reason: string): void {
      if (extra.isOver) return;
      extra.isOver = true;
      clearInterval(beat);
      lines.delete(line);
      closed(code, reason).catch((error: unknown) => log.error({ err: error }, 'a connection failed to end'));
      if (extra.session !== null) options.closed?.(extra.session);
    }

    function cut(code: number, reason = ''): void {
      over(code, reason);
      socket.close(code, reason);
      setTimeout(() => socket.terminate(), slowMs).unref();
    }

    async function received(receive: (text: string) => Promise<void>, text: string): Promise<void> {
      if (extra.isOver || !requireReading()) return;
      try {
        await receive(text);
      } catch (error) {
        if (error instanceof SocketRefused) cut(error.closeCode, error.message);
        else {
          log.error({ err: error }, 'a message failed');
          cut(CloseCode.InternalServerError, 'Internal server error');
        }
      }
    }

    /** A client may go on asking without ever reading. */
    function requireReading(): boolean {
      if (socket.bufferedAmount <= MOST_UNREAD_BYTES) return true;
      cut(CLOSING.tryAgainLater, TOO_SLOW);
      return false;
    }

    /** Resolves when the message has left, so that a stream waits for its reader. */
    function send(data: string): Promise<void> {
      return new Promise((resolve) => {
        if (extra.isOver || socket.readyState !== socket.OPEN) return resolve();
        const timer = setTimeout(() => {
          cut(CLOSING.tryAgainLater, TOO_SLOW);
          resolve();
        }, slowMs);
        socket.send(data, () => {
          clearTimeout(timer);
          resolve(); // an error closes the socket
        });
      });
    }
  }

  return {
    /** Makes a WebSocket of a request to upgrade. */
    accept(request: IncomingMessage, socket: Duplex, head: Buffer, upgrade: Upgrade): void {
      if ('setTimeout' in socket) (socket as { setTimeout(ms: number): void }).setTimeout(0);
      sockets.handleUpgrade(request, socket, head, (opening) => opened(opening, upgrade));
    },
    size: () => lines.size,
    /** Closes what is open, and resolves when all are gone. */
    async closeAll(code: number, reason: string): Promise<void> {
      const open = [...sockets.clients];
      for (const line of [...lines]) line.cut(code, reason);
      await Promise.all(
        open.map(
          (client) =>
            new Promise<void>((resolve) => {
              if (client.readyState === client.CLOSED) resolve();
              else client.once('close', () => resolve());
            }),
        ),
      );
    },
  };
}

/**
 * Calls `accept` for requests for a WebSocket. One that offers another protocol (clients of Java offer `h2c` with every first
 * request) is answered as an ordinary request, as HTTP wants it (RFC 9110, section 7.8): it goes through the server once more,
 * without the offer.
 */
export function onSocketUpgrade(
  server: Server,
  accept: (request: IncomingMessage, socket: Duplex, head: Buffer) => void,
): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (request.headers.upgrade?.toLowerCase() === 'websocket') {
      accept(request, socket, head);
      return;
    }
    const lines = [`${request.method} ${request.url} HTTP/${request.httpVersion}`];
    for (let index = 0; index < request.rawHeaders.length; index += 2) {
      const name = request.rawHeaders[index] ?? '';
      if (!OFFERS.has(name.toLowerCase())) lines.push(`${name}: ${request.rawHeaders[index + 1]}`);
    }
    socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
    server.emit('connection', socket);
  });
}

const OFFERS: ReadonlySet<string> = new Set(['upgrade', 'connection', 'http2-settings']);

/** Why a connection is closed. */
const TOO_SLOW = 'TOO_SLOW';

const tooMany = (most: number) =>
  new GraphQLError(`At most ${most} operations can be under way on one connection.`, {
    extensions: { code: 'TOO_MANY_SUBSCRIPTIONS', maximum: most },
  });

const unformatted = ({ message, path, extensions }: GraphQLFormattedError) =>
  new GraphQLError(message, { path: path ?? null, extensions: extensions ?? null });
