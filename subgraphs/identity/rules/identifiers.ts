import { domainToASCII } from 'node:url';
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Reading } from './text.ts';

export const IDENTIFIER_TYPES = ['EMAIL', 'PHONE', 'LOYALTY_CARD', 'PAYMENT_CARD', 'PARTNER'] as const;
export type IdentifierType = (typeof IDENTIFIER_TYPES)[number];

/** Something that names a person to somebody. */
export type Identifier = {
  type: IdentifierType;
  /** For matching: two ways of writing the same identifier have the same key. */
  key: string;
  /** For showing: an email as it was given, a phone in E.164, a card without spaces, a token as it came. */
  value: string;
};

/** Names an identifier among all: type and key. */
export const identifierId = ({ type, key }: Pick<Identifier, 'type' | 'key'>): string => `${type}:${key}`;

/**
 * Who stands behind an identifier: `verified`, somebody proved to hold it; `asserted`, a system or an associate of the
 * retailer recorded it; `claimed`, a person typed it in about themself. A claim alone never links a record: otherwise
 * whoever types in another person's email would be given that person's purchases.
 */
export type Standing = 'verified' | 'asserted' | 'claimed';
export const STANDINGS: readonly Standing[] = ['verified', 'asserted', 'claimed'];

/** How far a type of identifier is believed. */
export type IdentifierPolicy = {
  /**
   * How many of them one person plausibly has in `days`. A record that would lift a customer above it stays apart: what
   * looks like one person is then more likely a desk, a family or a mistake.
   */
  max: number;
  days: number;
  /** Where two identifiers lead to different people, the one with the smaller number is believed. */
  priority: number;
  /** Values that are nobody's, besides those that never are anybody's; `*` stands for any characters. */
  blocked: readonly string[];
};
export type IdentifierPolicies = Readonly<Record<IdentifierType, IdentifierPolicy>>;

export const DEFAULT_POLICIES: IdentifierPolicies = {
  LOYALTY_CARD: { max: 3, days: 365, priority: 1, blocked: [] },
  PARTNER: { max: 10, days: 365, priority: 2, blocked: [] },
  EMAIL: { max: 5, days: 365, priority: 3, blocked: [] },
  PAYMENT_CARD: { max: 10, days: 365, priority: 4, blocked: [] },
  PHONE: { max: 5, days: 365, priority: 5, blocked: [] },
};

/** Whether a policy says that the identifier is nobody's. Case doesn't matter. */
export const isBlocked = ({ type, key, value }: Identifier, policies: IdentifierPolicies): boolean =>
  policies[type].blocked.some((pattern) => isLike(key, pattern) || isLike(value, pattern));

/** Compares with a pattern in which `*` stands for any characters; in linear time, unlike a regular expression of anybody's. */
function isLike(text: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.toLowerCase().split('*');
  const whole = text.toLowerCase();
  if (!rest.length) return whole === first;
  const last = rest.pop() ?? '';
  if (!whole.startsWith(first) || !whole.endsWith(last) || whole.length < first.length + last.length)
    return false;
  const end = whole.length - last.length;
  let at = first.length;
  for (const part of rest) {
    const found = whole.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

/** An identifier that more people than this have in their records is nobody's: a shop's phone, a test card. */
export const MAX_HOLDERS = 10;

const NOBODY =
  /^(?:[0-]*|null|none|nil|unknown|anonymous|anonym|anon|nobody|invalid|test|no-?reply|no-?e?mail)$/i;

/** RFC 5321 lengths; of RFC 5322 only the forms that providers give out. */
const EMAIL = /^([^\s@"(),:;<>[\]\\]{1,64})@([^\s@]{1,189})$/;
const DOMAIN_LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/** The key is in lower case and without a plus-tag; the domain in its ASCII form (RFC 5891). */
export function readEmail(text: string): Reading<Identifier> {
  const expected = 'an email address such as ada@example.com';
  const value = text.trim();
  if (NOBODY.test(value)) return { fault: 'implausible', expected };
  const [, local = '', domainAsGiven = ''] = EMAIL.exec(value) ?? [];
  const domain = domainToASCII(domainAsGiven.toLowerCase());
  const labels = domain.split('.');
  const wellFormed = labels.length > 1 && labels.every((label) => DOMAIN_LABEL.test(label));
  if (!local || /^\.|\.\.|\.$/.test(local) || !wellFormed) return { fault: 'malformed', expected };
  const mailbox = local.toLowerCase().replace(/(?<=.)\+.*$/, '');
  if (NOBODY.test(mailbox)) return { fault: 'implausible', expected };
  return { value: { type: 'EMAIL', key: `${mailbox}@${domain}`, value } };
}

const PHONE_CHARACTERS = /^[\d\s()+./\u2010-\u2015-]{1,40}$/;
const MADE_UP_NUMBER = /^(\d)\1+$|^0?123456789?0?$/;

/** @param country where the number is dialled when it has no country code itself, ISO 3166-1 alpha-2. */
export function readPhone(text: string, country?: string): Reading<Identifier> {
  const expected = 'a phone number with its country code such as +31 6 12345678, or a country to dial it in';
  const value = text.trim();
  if (NOBODY.test(value)) return { fault: 'implausible', expected };
  const digits = value.replace(/\D/g, '');
  if (!PHONE_CHARACTERS.test(value) || digits.length < 5) return { fault: 'malformed', expected };
  const phone = parsePhoneNumberFromString(value, country as CountryCode | undefined);
  if (!phone?.isPossible() || MADE_UP_NUMBER.test(phone.nationalNumber))
    return { fault: 'implausible', expected };
  return { value: { type: 'PHONE', key: phone.number, value: phone.number } };
}

export function readLoyaltyCard(text: string): Reading<Identifier> {
  const expected = 'a card number of 4 to 32 letters and digits';
  const key = text.replace(/[\s-]/g, '').toUpperCase();
  if (NOBODY.test(text.trim()) || /^(.)\1+$/.test(key)) return { fault: 'implausible', expected };
  if (!/^[A-Z0-9]{4,32}$/.test(key)) return { fault: 'malformed', expected };
  return { value: { type: 'LOYALTY_CARD', key, value: key } };
}

/** Passes the check of ISO/IEC 7812-1 (Luhn), as every number of a payment card does. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** A token, e.g. EMVCo's Payment Account Reference of 29 characters. A card's own number is refused, and so kept nowhere. */
export function readPaymentCard(text: string): Reading<Identifier> {
  const expected =
    "a token for the card such as its Payment Account Reference, 8 to 64 characters, never the card's number";
  const value = text.trim();
  const digits = value.replace(/[\s-]/g, '');
  if (/^\d{12,19}$/.test(digits) && passesLuhn(digits)) return { fault: 'malformed', expected };
  if (!/^[\w.:-]{8,64}$/.test(value)) return { fault: 'malformed', expected };
  if (NOBODY.test(value) || /^(.)\1+$/.test(value)) return { fault: 'implausible', expected };
  return { value: { type: 'PAYMENT_CARD', key: value, value } };
}

/** The id by which one partner's app knows the person (pairwise: another app has another), behind the app's own. */
export function readPartnerId(text: string): Reading<Identifier> {
  const expected = "the app's id, a colon and the person's id there, e.g. `music:8d1f…`";
  const value = text.trim();
  const [, person = ''] = /^[a-z][a-z\d_-]{0,63}:([\w.~=+/-]{4,128})$/.exec(value) ?? [];
  if (!person) return { fault: 'malformed', expected };
  if (NOBODY.test(person) || /^(.)\1+$/.test(person)) return { fault: 'implausible', expected };
  return { value: { type: 'PARTNER', key: value, value } };
}

/** @param text a phone must carry its country code. */
export function readIdentifier(type: IdentifierType, text: string): Reading<Identifier> {
  switch (type) {
    case 'EMAIL':
      return readEmail(text);
    case 'PHONE':
      return readPhone(text);
    case 'LOYALTY_CARD':
      return readLoyaltyCard(text);
    case 'PAYMENT_CARD':
      return readPaymentCard(text);
    case 'PARTNER':
      return readPartnerId(text);
  }
}
