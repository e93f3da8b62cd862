import { createHash } from 'node:crypto';
import type { Logger } from 'pino';

const TIMEOUT_MS = 10_000;

type Settings = {
  publicUrl: string;
  /** A customer's own. */
  token: string;
  log: Logger;
};

/** What a mutation answers besides what it changed. */
export type Outcome = { userErrors: { code: string }[] };

/**
 * The graph as the customer in front of a page sees it. Partners owns neither consent nor grants, so what is shown and
 * decided on its pages goes through the front door like anybody's reads and decisions.
 */
export function openCustomerGraph({ publicUrl, token, log }: Settings) {
  /** What the graph answers, with null where it refused a part; null when it can't be asked. */
  async function ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data | null> {
    try {
      const response = await fetch(`${publicUrl}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const { data, errors } = (await response.json()) as Answer<Data>;
      if (errors?.length) {
        const codes = errors.map(({ extensions }) => extensions?.code);
        log.warn({ codes, status: response.status }, 'the graph refused a page');
      }
      return data ?? null;
    } catch (error) {
      log.error({ err: error }, 'a page could not reach the graph');
      return null;
    }
  }

  /**
   * Carries out a mutation with one argument `input` and one root field `name`. The payload, which may hold refusals; null
   * when the graph can't be asked.
   */
  async function attempt<Payload extends object = object>(
    name: string,
    mutation: string,
    input: Record<string, unknown>,
  ): Promise<(Outcome & Payload) | null> {
    const data = await ask<Record<string, (Outcome & Payload) | null>>(mutation, { input });
    return data?.[name] ?? null;
  }

  return {
    ask,
    attempt,

    /** As {@link attempt}, where a refusal is nothing to tell apart: null for it, too. */
    async change<Payload extends object = object>(
      ...attempted: [name: string, mutation: string, input: Record<string, unknown>]
    ): Promise<Payload | null> {
      const outcome = await attempt<Payload>(...attempted);
      if (outcome?.userErrors.length === 0) return outcome;
      const codes = outcome?.userErrors.map(({ code }) => code);
      log.warn({ mutation: attempted[0], codes }, 'a change was refused');
      return null;
    },
  };
}

export type CustomerGraph = ReturnType<typeof openCustomerGraph>;

type Answer<Data> = { data?: Data | null; errors?: { extensions?: { code?: string } }[] };

/** One idempotency key for each thing that an intent does; a hash, because keys are short. */
export const keyFor = (intent: string, what: string): string =>
  createHash('sha256').update(`${intent}/${what}`).digest('base64url');
