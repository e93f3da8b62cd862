import { pause } from '#shared/leases.ts';
import type { Ask } from './import/importer.ts';
import { fetchPersonaToken } from './token.ts';

const ATTEMPTS = 6;
const NEVER = new AbortController().signal;

/** A failure that trying again may mend. */
class Passing extends Error {}

/**
 * Asks a running Patron with this bearer token, or, without one, as a demo persona. What may pass (the connection, a
 * 5xx, a token that ran out) is tried again for about half a minute; imports are idempotent, so nothing is done twice.
 */
export function openAsk(url: string, token?: string, persona = 'erp'): Ask {
  let current = token;
  return async (query, variables) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        current ??= await fetchPersonaToken(url, persona);
        return await post(`${url.replace(/\/+$/, '')}/graphql`, current, { query, variables });
      } catch (error) {
        if (!(error instanceof Passing) || attempt === ATTEMPTS) throw error;
        if (error.message === 'UNAUTHENTICATED' && !token) current = undefined;
        else if (error.message === 'UNAUTHENTICATED')
          throw new Error('The token is not accepted (it may have run out).');
        await pause(500 * 2 ** (attempt - 1), NEVER);
      }
    }
  };
}

async function post(endpoint: string, token: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  }).catch((cause: Error) => {
    throw new Passing(`Nothing answers at ${endpoint}.`, { cause });
  });
  if (response.status === 401) throw new Passing('UNAUTHENTICATED');
  if (response.status >= 500) throw new Passing(`${endpoint} answers ${response.status}.`);
  const { data, errors } = (await response.json()) as {
    data?: Record<string, unknown>;
    errors?: { message: string; extensions?: { code?: string } }[];
  };
  const [error] = errors ?? [];
  if (error?.extensions?.code === 'UNAUTHORIZED_FIELD_OR_TYPE') throw new Error('The token may not do this.');
  if (error) throw new Error(`${error.extensions?.code ?? 'ERROR'}: ${error.message}`);
  return data ?? {};
}
