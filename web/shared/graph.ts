import { createClient } from 'graphql-ws';
import type { Session } from './session.ts';

export type UserError = { code: string; message: string };

/** What the graph refused, by the code of the first error. */
export class Refused extends Error {
  readonly code: string;
  /** What a mutation answered beside its errors. */
  readonly payload: unknown;
  constructor({ code, message }: UserError, payload?: unknown) {
    super(message);
    this.code = code;
    this.payload = payload;
  }
}

type Answered<Data> = { data?: Data | null; errors?: { message: string; extensions?: { code?: string } }[] };

const RETRY_MS = 1000;
const LONGEST_RETRY_MS = 15_000;

/** The graph as the session's actor sees it. */
export function openGraph(session: Session) {
  const socket = createClient({
    url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
    connectionParams: async () => ({ authorization: `Bearer ${await session.token()}` }),
    lazyCloseTimeout: 5000,
  });

  /** @throws {Refused} when there is nothing but errors, or the server can't be reached. */
  async function ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await session.token()}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as Answered<Data>;
    if (data) return data;
    const [error] = errors ?? [];
    throw new Refused({
      code: error?.extensions?.code ?? 'UNREACHABLE',
      message: error?.message ?? 'Nothing was answered.',
    });
  }

  return {
    ask,

    /**
     * A mutation of one field whose payload has `userErrors`; each call is an intent of its own.
     * @throws {Refused} with the code of the first user error.
     */
    async change<Payload>(
      mutation: string,
      input: Record<string, unknown>,
      fields: string,
    ): Promise<Payload> {
      const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
      const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} userErrors { code message } } }`;
      const keyed = { idempotencyKey: crypto.randomUUID(), ...input };
      const { [mutation]: payload } = await ask<Record<string, Payload & { userErrors: UserError[] }>>(
        query,
        {
          input: keyed,
        },
      );
      const [error] = payload?.userErrors ?? [];
      if (error) throw new Refused(error, payload);
      return payload as Payload;
    },

    /** Calls `next` for each event until `stop` is called, and begins again after whatever ends it. */
    live<Data>(
      query: string,
      variables: Record<string, unknown>,
      { next, connected }: { next: (data: Data) => void; connected: (is: boolean) => void },
    ): () => void {
      let stopped = false;
      let end = (): void => undefined;
      let wait = RETRY_MS;
      const begin = (): void => {
        if (stopped) return;
        const again = (): void => {
          connected(false);
          if (!stopped) setTimeout(begin, wait);
          wait = Math.min(2 * wait, LONGEST_RETRY_MS);
        };
        end = socket.subscribe<Data>(
          { query, variables },
          {
            next({ data }) {
              wait = RETRY_MS;
              connected(true);
              if (data) next(data);
            },
            error: again,
            complete: again,
          },
        );
      };
      begin();
      return () => {
        stopped = true;
        end();
      };
    },
  };
}

export type Graph = ReturnType<typeof openGraph>;
