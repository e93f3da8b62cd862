import { type Dispatcher, errors, request } from 'undici';

/** Why no answer came. */
export const NO_ANSWER = ['TIMEOUT', 'CONNECTION', 'TLS', 'ADDRESS_REFUSED'] as const;
export type NoAnswer = (typeof NO_ANSWER)[number];

/** What came of sending a webhook once. */
export type Answer = { status: number; retryAfter: string | null } | { failure: NoAnswer };

/** More of an answer is not read: only its status counts. */
const MAX_ANSWER_BYTES = 16_384;

/** Sends once. Redirects are not followed; an answer with a status counts even when the rest of it never comes. */
export async function post(
  agent: Dispatcher,
  url: string,
  headers: Record<string, string>,
  body: string,
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal },
): Promise<Answer> {
  const deadline = AbortSignal.timeout(timeoutMs);
  const both = AbortSignal.any([signal, deadline]);
  try {
    const answer = await request(url, { dispatcher: agent, method: 'POST', headers, body, signal: both });
    const retryAfter = answer.headers['retry-after'];
    await answer.body.dump({ limit: MAX_ANSWER_BYTES, signal: both }).catch(() => {});
    return { status: answer.statusCode, retryAfter: typeof retryAfter === 'string' ? retryAfter : null };
  } catch (error) {
    return { failure: deadline.aborted ? 'TIMEOUT' : failureIn(error) };
  }
}

function failureIn(error: unknown): NoAnswer {
  if (
    error instanceof errors.ConnectTimeoutError ||
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError
  ) {
    return 'TIMEOUT';
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ADDRESS_REFUSED') return 'ADDRESS_REFUSED';
  return /CERT|TLS|SSL|SELF_SIGNED|VERIFY/.test(code) ? 'TLS' : 'CONNECTION';
}
