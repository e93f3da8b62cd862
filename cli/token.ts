/** As the OAuth server in `subgraphs/partners/` registers them. */
const PERSONA_GRANT_TYPE = 'urn:patron:params:oauth:grant-type:demo-persona';
const CLI_CLIENT = 'patron-cli';

/** A problem that the reader can do something about. */
export class TokenError extends Error {
  override name = 'TokenError';
}

type TokenAnswer = { access_token?: string; error?: string; error_description?: string };

/**
 * An access token for a demo persona, good for ten minutes, from the instance that runs at `url`.
 * @throws {TokenError} in words for the reader: nothing answers, the demo is off, there is no such persona (names those
 * that there are), the persona's app has no grant.
 */
export async function fetchPersonaToken(url: string, persona: string): Promise<string> {
  const endpoint = `${url.replace(/\/+$/, '')}/oauth/token`;
  const answer = await post(endpoint, { grant_type: PERSONA_GRANT_TYPE, client_id: CLI_CLIENT, persona });
  if (answer.access_token) return answer.access_token;
  if (answer.error === 'unsupported_grant_type') {
    throw new TokenError(`The demo is off at ${url}, so it has no personas. Start it with the demo on.`);
  }
  throw new TokenError(
    `No token for "${persona}": ${answer.error_description ?? answer.error ?? 'no reason given.'}`,
  );
}

async function post(endpoint: string, parameters: Record<string, string>): Promise<TokenAnswer> {
  const request = {
    method: 'POST',
    body: new URLSearchParams(parameters),
    signal: AbortSignal.timeout(10_000),
  };
  const response = await fetch(endpoint, request).catch((cause: unknown) => {
    throw new TokenError(
      `Nothing answers at ${endpoint}. Start Patron there, or say where it runs with --url.`,
      { cause },
    );
  });
  const answer = await response.json().catch(() => null);
  if (answer && typeof answer === 'object') return answer;
  throw new TokenError(`What answers at ${endpoint} (HTTP ${response.status}) is not Patron.`);
}
