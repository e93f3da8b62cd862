import { hash } from 'node:crypto';
import type { StatementMark } from '../connections/rules/statements.ts';
import { addressKey, type PostalAddress } from './addresses.ts';
import type { Identifier } from './identifiers.ts';
import type { PersonName } from './names.ts';
import { type Preference, preferenceKey } from './preferences.ts';
import type { RecordAttributes } from './records.ts';
import type { Claim, LawfulBasis, Origin } from './survivorship.ts';
import { folded } from './text.ts';
import type { Tone } from './tone.ts';

/** One thing that an edit says. */
export type ProfileChange =
  | { attribute: 'name'; value: PersonName }
  | { attribute: 'birthDate' | 'language'; value: string }
  | { attribute: 'tone'; value: Tone }
  | { attribute: 'emails' | 'phones'; value: Identifier }
  | { attribute: 'addresses'; value: PostalAddress }
  | { attribute: 'preferences'; value: Preference }
  /** The customer takes a value off, whoever said it; a later change may put it back. */
  | { attribute: 'removed'; id: string }
  /** A connected application takes back what it said. */
  | { attribute: 'nothing' };

/** A direct edit: by the customer, or by somebody who registered them. */
export type ProfileEdit = {
  origin: Exclude<Origin, 'record'>;
  recordedAt: Date;
  changes: ProfileChange[];
  /** What a connected application says; weighed by `connections/rules/statements.ts`. */
  stated?: StatementMark;
};

/** What a source's record says, see `records.ts`. */
export type ProfileRecord = { source: string; recordedAt: Date; attributes: RecordAttributes };

/** Everything that is known of one customer; the rest is computed from it. */
export type ProfileFacts = { records: readonly ProfileRecord[]; edits: readonly ProfileEdit[] };

/** Attributes of which a customer may have several values. */
export type ListAttribute = 'emails' | 'phones' | 'addresses' | 'preferences';

/** What the facts say, attribute by attribute. */
export type Claims = {
  name: Claim<PersonName>[];
  birthDate: Claim<string>[];
  language: Claim<string>[];
  tone: Claim<Tone>[];
  emails: Claim<Identifier>[];
  phones: Claim<Identifier>[];
  /** Cards and ids at partners', which lead to the customer and aren't shown in the profile. */
  tokens: Claim<Identifier>[];
  addresses: Claim<PostalAddress>[];
  preferences: Claim<Preference>[];
  /** Ids of values that the customer took off and nobody may put back but the customer. */
  hidden: Set<string>;
};

/** What connected applications say is not among it: see `settled`. */
export function claimsOf({ records, edits }: ProfileFacts): Claims {
  const claims: Claims = {
    name: [],
    birthDate: [],
    language: [],
    tone: [],
    emails: [],
    phones: [],
    tokens: [],
    addresses: [],
    preferences: [],
    hidden: new Set(),
  };
  for (const record of records) addRecord(claims, record);
  const inTime = edits
    .filter(({ stated }) => !stated)
    .sort((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime());
  for (const edit of inTime) for (const change of edit.changes) addChange(claims, edit, change);
  if (!claims.hidden.size) return claims;
  const shown =
    (attribute: ListAttribute) =>
    ({ key }: { key: string }): boolean =>
      !claims.hidden.has(valueId(attribute, key));
  return {
    ...claims,
    emails: claims.emails.filter(shown('emails')),
    phones: claims.phones.filter(shown('phones')),
    addresses: claims.addresses.filter(shown('addresses')),
    preferences: claims.preferences.filter(shown('preferences')),
  };
}

function addRecord(claims: Claims, record: ProfileRecord): void {
  const { name, birthDate, language, addresses, emails, phones, tokens } = claimsIn(record);
  claims.name.push(...name);
  claims.birthDate.push(...birthDate);
  claims.language.push(...language);
  claims.addresses.push(...addresses);
  claims.emails.push(...emails);
  claims.phones.push(...phones);
  claims.tokens.push(...tokens);
}

type RecordClaims = Omit<Claims, 'preferences' | 'tone' | 'hidden'>;

/** A record is looked at several times until whose it is and what follows from that are written. */
const claimsOfRecords = new WeakMap<ProfileRecord, RecordClaims>();

function claimsIn(record: ProfileRecord): RecordClaims {
  const known = claimsOfRecords.get(record);
  if (known) return known;
  const { source, recordedAt, attributes } = record;
  const claims: RecordClaims = {
    name: [],
    birthDate: [],
    language: [],
    addresses: [],
    emails: [],
    phones: [],
    tokens: [],
  };
  const { name, birthDate, language, address, identifiers, lawfulBasis } = attributes;
  const stated = { origin: 'record' as const, source, recordedAt, verified: false, lawfulBasis };
  if (name) claims.name.push({ ...stated, value: name, key: folded(name.full) });
  if (birthDate) claims.birthDate.push({ ...stated, value: birthDate, key: birthDate });
  if (language) claims.language.push({ ...stated, value: language, key: language });
  if (address) claims.addresses.push({ ...stated, value: address, key: addressKey(address) });
  for (const { verified, ...identifier } of identifiers) {
    const claim = { ...stated, verified, value: identifier, key: identifier.key };
    if (identifier.type === 'EMAIL') claims.emails.push(claim);
    else if (identifier.type === 'PHONE') claims.phones.push(claim);
    else claims.tokens.push(claim);
  }
  claimsOfRecords.set(record, claims);
  return claims;
}

function addChange(claims: Claims, { origin, recordedAt }: ProfileEdit, change: ProfileChange): void {
  if (change.attribute === 'nothing') return;
  if (change.attribute === 'removed') {
    if (origin === 'customer') claims.hidden.add(change.id);
    return;
  }
  const stated = { origin, source: origin, recordedAt, verified: false };
  /** The customer's own word puts back what they took off before. */
  const standsAgain = (attribute: ListAttribute, key: string): string => {
    if (origin === 'customer') claims.hidden.delete(valueId(attribute, key));
    return key;
  };
  switch (change.attribute) {
    case 'name':
      claims.name.push({ ...stated, value: change.value, key: folded(change.value.full) });
      break;
    case 'birthDate':
    case 'language':
      claims[change.attribute].push({ ...stated, value: change.value, key: change.value });
      break;
    case 'tone':
      claims.tone.push({ ...stated, value: change.value, key: JSON.stringify(change.value) });
      break;
    case 'emails':
    case 'phones': {
      const key = standsAgain(change.attribute, change.value.key);
      claims[change.attribute].push({ ...stated, value: change.value, key });
      break;
    }
    case 'addresses': {
      const key = standsAgain('addresses', addressKey(change.value));
      claims.addresses.push({ ...stated, value: change.value, key });
      break;
    }
    case 'preferences': {
      const key = standsAgain('preferences', preferenceKey(change.value));
      // What was seen or concluded is held by the customer's leave alone.
      const lawfulBasis: LawfulBasis | undefined = change.value.basis === 'STATED' ? undefined : 'CONSENT';
      claims.preferences.push({ ...stated, lawfulBasis, value: change.value, key });
      break;
    }
  }
}

/** Opaque, and the same for the same value. */
export const valueId = (attribute: ListAttribute, key: string): string =>
  hash('sha256', `${attribute}\n${key}`, 'base64url').slice(0, 22);
