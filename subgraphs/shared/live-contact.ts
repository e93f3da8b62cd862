import { askOverHttp, type InsideAnswer, insideRequest } from './live-grant.ts';
import type { Keyring } from './seal.ts';

/** Where a letter reaches a customer. */
export type Contact = {
  /** An address that the customer has shown to be theirs. */
  email: string;
  /** BCP 47; null when none is known. */
  language: string | null;
};

/**
 * Where a customer can be written to at this moment, asked of identity and kept by none; null when no address is known to be
 * theirs. Who asks has asked consent before. @throws when it can't be asked.
 */
export type AskContactNow = (question: { customerId: string }) => Promise<Contact | null>;

/** Asks identity, as one part of this installation asks another. */
export const CONTACT_REQUEST = insideRequest(
  'ContactNow',
  'query ContactNow($customerId: ID!) { contactNow(customerId: $customerId) { email language } }',
);

/** Identity's answer to {@link CONTACT_REQUEST}. @throws {Error} when that is no answer. */
export function contactIn({ data, errors }: InsideAnswer): Contact | null {
  const contact = (data as { contactNow?: unknown } | null | undefined)?.contactNow;
  if (!errors?.length && isContact(contact)) return contact;
  throw new Error('identity did not say where the customer can be written to');
}

function isContact(value: unknown): value is Contact | null {
  if (value === null) return true;
  if (typeof value !== 'object') return false;
  const { email, language } = value as Partial<Contact>;
  return typeof email === 'string' && (language === null || typeof language === 'string');
}

/** Asks the identity subgraph at this address, for processes that don't run it. */
export function askContactOverHttp(
  url: string,
  inside: { keyring: Keyring; clock: () => Date },
): AskContactNow {
  const ask = askOverHttp(url, inside);
  return async (question) => contactIn(await ask({ ...CONTACT_REQUEST, variables: question }));
}
