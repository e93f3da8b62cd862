import { createClient as createSseClient } from 'graphql-sse';
import { type Client, createClient, type FormattedExecutionResult } from 'graphql-ws';
import { WebSocket } from 'ws';

// biome-ignore lint/suspicious/noExplicitAny: tests assert on whole results
export type Result = FormattedExecutionResult<any>;

/** Results in the order in which they came. */
export type Inbox = {
  next(): Promise<IteratorResult<Result>>;
  /** Tells the server that no more is wanted. */
  stop(): Promise<void>;
};

type Operation = { query: string; variables?: Record<string, unknown>; extensions?: Record<string, unknown> };

function inboxOf(results: AsyncIterableIterator<unknown>): Inbox {
  return {
    next() {
      const next = results.next() as Promise<IteratorResult<Result>>;
      next.catch(() => undefined); // who asked may be gone when the connection ends
      return next;
    },
    async stop() {
      await results.return?.();
    },
  };
}

export type Closed = { code: number; reason: string };

/** A client of graphql-ws as apps use it, that doesn't come back by itself. */
export function aSocketClient(
  url: string,
  {
    params,
    headers,
    origin,
  }: { params?: Record<string, unknown>; headers?: Record<string, string>; origin?: string } = {},
) {
  class Socket extends WebSocket {
    constructor(address: string, protocols: string | string[]) {
      super(address, protocols, { ...(headers && { headers }), ...(origin && { origin }) });
    }
  }
  let isClosed: (closed: Closed) => void;
  const closed = new Promise<Closed>((resolve) => {
    isClosed = resolve;
  });
  const client: Client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: Socket,
    lazy: false,
    retryAttempts: 0,
    ...(params && { connectionParams: params }),
    onNonLazyError: () => undefined,
    on: {
      closed(event) {
        const { code, reason } = event as Closed;
        isClosed({ code, reason });
      },
    },
  });
  return {
    subscribe: (operation: Operation): Inbox => inboxOf(client.iterate(operation)),
    closed,
    end: () => client.dispose(),
  };
}

/** A client of graphql-sse that doesn't come back by itself. */
export function anEventClient(url: string, headers: Record<string, string> = {}) {
  const client = createSseClient({ url: `${url}/graphql`, headers, retryAttempts: 0 });
  return {
    subscribe: (operation: Operation): Inbox => inboxOf(client.iterate(operation)),
    end: () => client.dispose(),
  };
}

type RawOptions = {
  protocol?: string;
  origin?: string;
  headers?: Record<string, string>;
  autoPong?: boolean;
};

/** A socket without a client's manners. */
export async function aRawSocket(
  url: string,
  { protocol = 'graphql-transport-ws', ...options }: RawOptions = {},
) {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, protocol, options);
  const closed = new Promise<Closed>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  return {
    socket,
    closed,
    /** Resolves when the server has let it in. */
    async init() {
      const answered = new Promise<void>((resolve) => {
        socket.once('message', () => resolve());
      });
      socket.send('{"type":"connection_init"}');
      await answered;
    },
    send: (message: unknown) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
  };
}
