import { domainToASCII } from 'node:url';
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Reading } from './text.ts';

export const IDENTIFIER_TYPES = ['EMAIL', 'PHONE', 'LOYALTY_CARD'] as const;
export type IdentifierType = (typeof IDENTIFIER_TYPES)[number];

/** Something that names a person to somebody. */
export type Identifier = {
  type: IdentifierType;
  /** For matching: two ways of writing the same identifier have the same key. */
  key: string;
  /** For showing: an email as it was given, a phone in E.164, a card without spaces. */
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

/**
 * How many identifiers of a type one person plausibly has in so many days. A record that would lift a customer above
 * it stays apart: what looks like one person is then more likely a desk, a family or a mistake.
 */
export const LIMITS: Record<IdentifierType, { max: number; days: number }> = {
  EMAIL: { max: 5, days: 365 },
  PHONE: { max: 5, days: 365 },
  LOYALTY_CARD: { max: 3, days: 365 },
};

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

/** @param text a phone must carry its country code. */
export function readIdentifier(type: IdentifierType, text: string): Reading<Identifier> {
  switch (type) {
    case 'EMAIL':
      return readEmail(text);
    case 'PHONE':
      return readPhone(text);
    case 'LOYALTY_CARD':
      return readLoyaltyCard(text);
  }
}
