import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** How a receiver takes a request. */
export type Reaction =
  /** Answers with this status. 2xx takes the webhook. */
  | { status: number; headers?: Record<string, string>; body?: string }
  /** Never answers. */
  | 'hang'
  /** Breaks the connection before it has looked at the webhook. */
  | 'reset'
  /** Takes the webhook, and breaks the connection before it says so. */
  | 'reset after taking';

/** A webhook as a receiver sees it. */
export type Call = {
  id: string;
  type: string;
  customer: string | undefined;
  timestamp: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests assert on whole payloads
  data: any;
  body: string;
  sentAt: Date;
  /** Whether one of the secrets that the receiver holds has signed it. */
  verified: boolean;
  /** Whether the receiver took it. */
  taken: boolean;
};

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

/** A partner's server. It holds `secrets`, and reacts to each call, in order, as `react` says. */
export async function startReceiver(
  react: (call: Call, index: number) => Reaction = () => ({ status: 200 }),
) {
  const calls: Call[] = [];
  let secrets: readonly string[] = [];
  let reaction = react;
  let connections = 0;
  let open = 0;
  let mostOpen = 0;

  const server = createServer((request, response) => {
    void receive(request, response);
  });
  server.on('connection', () => {
    connections += 1;
  });

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    open += 1;
    mostOpen = Math.max(mostOpen, open);
    response.once('close', () => {
      open -= 1;
    });
    const body = (await request.toArray()).map(String).join('');
    const id = String(request.headers['webhook-id']);
    const seconds = Number(request.headers['webhook-timestamp']);
    const signatures = String(request.headers['webhook-signature']).split(' ');
    const { type, timestamp, data } = JSON.parse(body);
    const sentAt = new Date(seconds * 1000);
    const verified = secrets.some((secret) =>
      signatures.includes(new Webhook(secret).sign(id, sentAt, body)),
    );
    const call: Call = {
      id,
      type,
      timestamp,
      data,
      customer: data.customer,
      body,
      sentAt,
      verified,
      taken: false,
    };
    const how = reaction(call, calls.length);
    const answers = typeof how === 'object';
    call.taken = how === 'reset after taking' || (answers && how.status >= 200 && how.status < 300);
    calls.push(call);
    if (how === 'reset' || how === 'reset after taking') request.socket.resetAndDestroy();
    else if (answers) response.writeHead(how.status, how.headers).end(how.body);
  }

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    /** Every call, oldest first, whatever became of it. */
    calls,
    /** Ids that were taken, in the order in which they first were. */
    taken: (): string[] => [...new Set(calls.filter((call) => call.taken).map(({ id }) => id))],
    connections: () => connections,
    /** Requests that were open at once, since this was last forgotten. */
    mostAtOnce: () => mostOpen,
    /** @returns how many are open now. */
    forgetMost(): number {
      mostOpen = open;
      return open;
    },
    hold(...held: string[]) {
      secrets = held;
    },
    react(next: (call: Call, index: number) => Reaction) {
      reaction = next;
    },
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
