import { setTimeout as delay } from 'node:timers/promises';
import type { Answer } from '../support/patron.ts';
import type { OpenReport } from './report.ts';

// biome-ignore lint/suspicious/noExplicitAny: each mutation has its own payload
export type Payload = Record<string, any>;

/** An answer that says nothing about whether it was done: ask again with the same key. */
const PASSING = new Set([
  'SUBGRAPH_TIMEOUT',
  'SUBGRAPH_UNAVAILABLE',
  'SUBGRAPH_MALFORMED',
  'INTERNAL_SERVER_ERROR',
]);
/** As a patient client: so long the same intent is tried. */
const PATIENCE_MS = 120_000;
const BETWEEN_MS = { first: 50, most: 1000 };

export type Client = {
  /** Asks once. `requestId` is the id under which Patron records it. @throws when the connection breaks. */
  ask(token: string | null, query: string, variables?: object): Promise<Answer & { requestId: string }>;
  /** Asks again while the answer is only that something is away. @throws {Error} when it is refused, or stays away. */
  read(token: string | null, query: string, variables?: object): Promise<Answer['data']>;
  /** As `read` for a mutation, always with the same key; returns its payload, which has no user errors. */
  tell(token: string | null, mutation: string, input: object, selection: string): Promise<Payload>;
};

/** A client of one gateway, as an application would have it. Counts attempts, and the longest operation in ms. */
export function openClient(url: string, report: Pick<OpenReport, 'add' | 'most'>): Client {
  async function ask(
    token: string | null,
    query: string,
    variables: object = {},
  ): Promise<Answer & { requestId: string }> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as Omit<Answer, 'status' | 'codes'>;
    const codes = errors?.map(({ extensions }) => extensions.code) ?? [];
    const requestId = response.headers.get('x-request-id') ?? '';
    return { status: response.status, data, ...(errors && { errors }), codes, requestId };
  }

  async function read(token: string | null, query: string, variables: object = {}): Promise<Answer['data']> {
    const begun = performance.now();
    for (let attempt = 1; ; attempt += 1) {
      report.add('requests');
      const answer = await ask(token, query, variables).catch(() => null); // the connection broke
      if (answer && !answer.errors) {
        report.most('longest operation, ms', performance.now() - begun);
        if (attempt > 1) report.add('operations that were tried again');
        return answer.data;
      }
      if (answer && !answer.codes.every((code) => code && PASSING.has(code))) {
        throw new Error(`refused: ${JSON.stringify(answer.errors)}`);
      }
      if (performance.now() - begun > PATIENCE_MS) {
        throw new Error(`no answer: ${JSON.stringify(answer?.errors ?? 'the connection broke')}`);
      }
      await delay(Math.min(BETWEEN_MS.first * 2 ** attempt, BETWEEN_MS.most));
    }
  }

  return {
    ask,
    read,
    async tell(token, mutation, input, selection) {
      const data = await read(token, mutationOf(mutation, selection), { input });
      const payload: Payload = data[mutation];
      if (payload.userErrors.length) throw new Error(`${mutation}: ${JSON.stringify(payload.userErrors)}`);
      return payload;
    },
  };
}

export const mutationOf = (name: string, selection: string): string =>
  `mutation($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) {
    ${name}(input: $input) { ${selection} userErrors { code message } }
  }`;
