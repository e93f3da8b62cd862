import { settled } from '../connections/rules/statements.ts';
import type { PostalAddress } from './addresses.ts';
import { claimsOf, type ListAttribute, type ProfileFacts, valueId } from './claims.ts';
import type { PersonName } from './names.ts';
import type { Preference } from './preferences.ts';
import {
  type Claim,
  type Provenance,
  type Strategy,
  type Survivor,
  survivorOf,
  survivorsOf,
} from './survivorship.ts';
import type { Tone } from './tone.ts';

/** `id` names a value within its customer for as long as it says the same. */
type Several<Value> = { id: string; value: Value } & Provenance;

/** The customer as we know them. */
export type Profile = {
  name?: PersonName & Provenance;
  birthDate?: { value: string } & Provenance;
  language?: { value: string } & Provenance;
  tone?: Tone & Provenance;
  emails: Several<string>[];
  phones: Several<string>[];
  addresses: Several<PostalAddress>[];
  preferences: ShownPreference[];
};

export type ShownPreference = Preference & { id: string } & Provenance;

export type ProfileAttribute = keyof Profile;

/** How many values of an attribute a profile shows; the facts behind the others stay. */
export const MAX_VALUES: Record<ListAttribute, number> = {
  emails: 20,
  phones: 20,
  addresses: 20,
  preferences: 200,
};

/** A mistyped name is outvoted; a source's preference for short forms is not a correction. */
const NAME_STRATEGIES: Strategy[] = ['most_frequent', 'longest', 'most_recent'];
const BIRTH_DATE_STRATEGIES: Strategy[] = ['most_frequent', 'source_order', 'most_recent'];
/** How somebody likes to be addressed changes, so the newest word counts. */
const TONE_STRATEGIES: Strategy[] = ['most_recent', 'source_order'];
const LANGUAGE_STRATEGIES: Strategy[] = ['most_recent', 'source_order'];

/** The profile that the facts give, whatever order they are in. */
export function profileOf(facts: ProfileFacts, claimed = claimsOf(facts)): Profile {
  const claims = settled(claimed, facts);
  const name = survivorOf(mostComplete(claims.name), NAME_STRATEGIES);
  const birthDate = survivorOf(claims.birthDate, BIRTH_DATE_STRATEGIES);
  const language = survivorOf(claims.language, LANGUAGE_STRATEGIES);
  const tone = survivorOf(claims.tone, TONE_STRATEGIES);
  return {
    ...(name && { name: { ...name.value, ...name.provenance } }),
    ...(birthDate && { birthDate: { value: birthDate.value, ...birthDate.provenance } }),
    ...(language && { language: { value: language.value, ...language.provenance } }),
    ...(tone && { tone: { ...tone.value, ...tone.provenance } }),
    emails: shownOf(claims.emails, 'emails').map((email) => several('emails', email, email.value.value)),
    phones: shownOf(claims.phones, 'phones').map((phone) => several('phones', phone, phone.value.value)),
    addresses: shownOf(claims.addresses, 'addresses').map((one) => several('addresses', one, one.value)),
    preferences: shownOf(claims.preferences, 'preferences').map(({ value, key, provenance }) => ({
      id: valueId('preferences', key),
      ...value,
      ...provenance,
    })),
  };
}

const shownOf = <Value>(claims: Claim<Value>[], attribute: ListAttribute): Survivor<Value>[] =>
  survivorsOf(claims).slice(0, MAX_VALUES[attribute]);

const several = <Value>(attribute: ListAttribute, { key, provenance }: Survivor<unknown>, value: Value) => ({
  id: valueId(attribute, key),
  value,
  ...provenance,
});

/** A whole name says more than one of its parts; parts of different names are never put together. */
function mostComplete(claims: Claim<PersonName>[]): Claim<PersonName>[] {
  if (claims.some(({ origin }) => origin === 'customer')) return claims;
  const whole = claims.filter(({ value: { given, family, full } }) =>
    given || family ? given && family : full.includes(' '),
  );
  return whole.length ? whole : claims;
}

/** Whether a profile says all that is asked of everybody: whole name, day of birth, language, how to write to them, and where they live. */
export const isComplete = ({ name, birthDate, language, emails, phones, addresses }: Profile): boolean =>
  name?.full.includes(' ') === true &&
  birthDate !== undefined &&
  language !== undefined &&
  emails.length + phones.length > 0 &&
  addresses.length > 0;

/** Which attributes of a profile say something else, provenance aside. */
export function changedAttributes(before: Profile | null, after: Profile): ProfileAttribute[] {
  const attributes = [
    'name',
    'birthDate',
    'language',
    'tone',
    'emails',
    'phones',
    'addresses',
    'preferences',
  ] as const;
  return attributes.filter((attribute) => !saysSame(before?.[attribute] ?? [], after[attribute] ?? []));
}

const PROVENANCE: ReadonlySet<string> = new Set(['source', 'recordedAt', 'confidence', 'lawfulBasis']);

function saysSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  if (a instanceof Date || b instanceof Date) {
    return a instanceof Date && b instanceof Date && a.getTime() === b.getTime();
  }
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const key of Object.keys(one)) {
    if (!PROVENANCE.has(key) && !saysSame(one[key], other[key])) return false;
  }
  return Object.keys(other).every((key) => key in one || PROVENANCE.has(key) || other[key] === undefined);
}
