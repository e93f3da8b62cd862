import { askOverHttp, type InsideAnswer, insideRequest } from './live-grant.ts';
import type { Keyring } from './seal.ts';

/** Whether a customer permits a purpose now. */
export type PermitsQuestion = {
  /** Any id of the customer. */
  customerId: string;
  /** Key of a purpose, e.g. `email_marketing`. */
  purpose: string;
};

/** What a customer permits at this moment, asked of consent and kept by none. @throws when it can't be asked: then nothing may be sent. */
export type AskPermitsNow = (question: PermitsQuestion) => Promise<boolean>;

/** Whether a decision of this state (of `patron.consent.decided.v1`) lets its purpose go on. */
export const isYes = (state: string): boolean => state === 'GIVEN' || state === 'RENEWED';

/** Asks consent, as one part of this installation asks another. False for a purpose that doesn't exist. */
export const PERMITS_REQUEST = insideRequest(
  'PermitsNow',
  'query PermitsNow($customerId: ID!, $purpose: String!) { permitsNow(customerId: $customerId, purpose: $purpose) }',
);

/** Consent's answer to {@link PERMITS_REQUEST}. @throws {Error} when that is no answer. */
export function permitsIn({ data, errors }: InsideAnswer): boolean {
  const permits = (data as { permitsNow?: unknown } | null | undefined)?.permitsNow;
  if (!errors?.length && typeof permits === 'boolean') return permits;
  throw new Error('consent did not say whether the purpose is permitted');
}

/** Asks the consent subgraph at this address, for processes that don't run it. */
export function askPermitsOverHttp(
  url: string,
  inside: { keyring: Keyring; clock: () => Date },
): AskPermitsNow {
  const ask = askOverHttp(url, inside);
  return async (question) => permitsIn(await ask({ ...PERMITS_REQUEST, variables: question }));
}
