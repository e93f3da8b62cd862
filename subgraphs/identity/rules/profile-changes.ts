import type { PostalAddress } from './addresses.ts';
import type { ProfileChange } from './claims.ts';
import { readCountry } from './countries.ts';
import { readBirthDate } from './dates.ts';
import {
  DEFAULT_POLICIES,
  type Identifier,
  type IdentifierPolicies,
  isBlocked,
  readEmail,
  readPhone,
} from './identifiers.ts';
import { readLanguage } from './languages.ts';
import { nameOf, type PersonName } from './names.ts';
import type { Preference, PreferenceKind } from './preferences.ts';
import { MAX_VALUES, type Profile } from './profile.ts';
import { type Reading, readText } from './text.ts';
import type { FormOfAddress, Tone, ToneOfVoice } from './tone.ts';

type Maybe<Value> = Value | null | undefined;

export type NameEntry = { given?: Maybe<string>; family?: Maybe<string>; full?: Maybe<string> };
export type PhoneEntry = { number: string; country?: Maybe<string> };
export type AddressEntry = { [Line in keyof PostalAddress]?: Maybe<string> } & { country: string };
export type PreferenceEntry = {
  kind: PreferenceKind;
  value: string;
  brand?: Maybe<string>;
  category?: Maybe<string>;
};

export type ToneEntry = { formOfAddress?: Maybe<FormOfAddress>; voice?: Maybe<ToneOfVoice> };

export type Registration = {
  name?: Maybe<NameEntry>;
  language?: Maybe<string>;
  email?: Maybe<string>;
  phone?: Maybe<PhoneEntry>;
};

export type ProfileUpdate = {
  name?: Maybe<NameEntry>;
  birthDate?: Maybe<string>;
  language?: Maybe<string>;
  tone?: Maybe<ToneEntry>;
  addEmails?: Maybe<string[]>;
  addPhones?: Maybe<PhoneEntry[]>;
  addAddresses?: Maybe<AddressEntry[]>;
  addPreferences?: Maybe<PreferenceEntry[]>;
  /** Ids of values. */
  remove?: Maybe<string[]>;
};

/** What an input asks for, or the first thing in it that can't be right, with its path. */
export type ChangesReading = { changes: ProfileChange[] } | { problem: { field: string[]; message: string } };

const LIST_ATTRIBUTES = ['emails', 'phones', 'addresses', 'preferences'] as const;

const MAX_CONTACTS = 10;
const MAX_PREFERENCES = 50;
const MAX_REMOVED = 50;

/** What a customer asks to change in the own profile. Removals come first, so that a value can be replaced in one go. */
export function readProfileUpdate(
  input: ProfileUpdate,
  now: Date,
  policies: IdentifierPolicies = DEFAULT_POLICIES,
): ChangesReading {
  return reading(() => [
    ...each('remove', input.remove, MAX_REMOVED, (id) => ({ attribute: 'removed', id })),
    ...one(input.name, (name) => ({ attribute: 'name', value: nameFrom(['name'], name) })),
    ...one(input.birthDate, (text) => ({
      attribute: 'birthDate',
      value: take(['birthDate'], readBirthDate(text, now)),
    })),
    ...one(input.language, (text) => ({
      attribute: 'language',
      value: take(['language'], readLanguage(text)),
    })),
    ...one(input.tone, (tone) => ({ attribute: 'tone', value: toneFrom(['tone'], tone) })),
    ...each('addEmails', input.addEmails, MAX_CONTACTS, (text, at) => ({
      attribute: 'emails',
      value: takePersons(at, readEmail(text), policies),
    })),
    ...each('addPhones', input.addPhones, MAX_CONTACTS, (phone, at) => ({
      attribute: 'phones',
      value: phoneFrom(at, phone, policies),
    })),
    ...each('addAddresses', input.addAddresses, MAX_CONTACTS, (address, at) => ({
      attribute: 'addresses',
      value: addressFrom(at, address),
    })),
    ...each('addPreferences', input.addPreferences, MAX_PREFERENCES, (preference, at) => ({
      attribute: 'preferences',
      value: preferenceFrom(at, preference),
    })),
  ]);
}

/** What is known of a new customer: an email or a phone at least. */
export function readRegistration(
  { name, language, email, phone }: Registration,
  policies: IdentifierPolicies = DEFAULT_POLICIES,
): ChangesReading {
  return reading(() => {
    if (email == null && phone == null) throw new Unfit(['email'], 'an email or a phone');
    return [
      ...one(name, (given) => ({ attribute: 'name', value: nameFrom(['name'], given) })),
      ...one(language, (text) => ({ attribute: 'language', value: take(['language'], readLanguage(text)) })),
      ...one(email, (text) => ({
        attribute: 'emails',
        value: takePersons(['email'], readEmail(text), policies),
      })),
      ...one(phone, (given) => ({ attribute: 'phones', value: phoneFrom(['phone'], given, policies) })),
    ];
  });
}

/** What the profile as it stands has against changes: nothing to take off by that id, or no room for more. */
export function problemWith(
  changes: readonly ProfileChange[],
  profile: Profile,
): { field: string[]; message: string } | null {
  const removed = changes.flatMap((change) => (change.attribute === 'removed' ? [change.id] : []));
  const ids = LIST_ATTRIBUTES.flatMap((attribute) => profile[attribute].map(({ id }) => id));
  const unknown = removed.findIndex((id) => !ids.includes(id));
  if (unknown >= 0) {
    return {
      field: ['input', 'remove', String(unknown)],
      message: 'Expected the id of a value of the profile.',
    };
  }
  for (const attribute of LIST_ATTRIBUTES) {
    const kept = profile[attribute].filter(({ id }) => !removed.includes(id)).length;
    const added = changes.filter((change) => change.attribute === attribute).length;
    if (added && kept + added > MAX_VALUES[attribute]) {
      const field = `add${attribute.charAt(0).toUpperCase()}${attribute.slice(1)}`;
      return {
        field: ['input', field],
        message: `Expected at most ${MAX_VALUES[attribute]} ${attribute} in all.`,
      };
    }
  }
  return null;
}

/** Ends the reading of an input at the first thing that can't be right. */
class Unfit extends Error {
  readonly field: string[];
  readonly expected: string;

  constructor(field: string[], expected: string) {
    super('unfit input');
    this.field = field;
    this.expected = expected;
  }
}

function reading(read: () => ProfileChange[]): ChangesReading {
  try {
    return { changes: read() };
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    return { problem: { field: ['input', ...error.field], message: `Expected ${error.expected}.` } };
  }
}

function take<Value>(field: string[], result: Reading<Value>): Value {
  if ('value' in result) return result.value;
  throw new Unfit(field, result.expected);
}

/** An identifier that is somebody's. */
function takePersons(field: string[], result: Reading<Identifier>, policies: IdentifierPolicies): Identifier {
  const identifier = take(field, result);
  if (isBlocked(identifier, policies)) throw new Unfit(field, "a person's own; this one is nobody's");
  return identifier;
}

const one = <Entry>(entry: Maybe<Entry>, read: (entry: Entry) => ProfileChange): ProfileChange[] =>
  entry == null ? [] : [read(entry)];

function each<Entry>(
  field: string,
  entries: Maybe<readonly Entry[]>,
  max: number,
  read: (entry: Entry, at: string[]) => ProfileChange,
): ProfileChange[] {
  if (entries && entries.length > max) throw new Unfit([field], `at most ${max} at once`);
  return (entries ?? []).map((entry, index) => read(entry, [field, String(index)]));
}

const textFrom = (at: string[], text: Maybe<string>, max: number): string | undefined =>
  text == null ? undefined : take(at, readText(text, max));

function nameFrom(at: string[], { given, family, full }: NameEntry): PersonName {
  const name = nameOf(
    textFrom([...at, 'given'], given, 100),
    textFrom([...at, 'family'], family, 100),
    textFrom([...at, 'full'], full, 200),
  );
  if (!name) throw new Unfit(at, 'a given name, a family name or a full name');
  return name;
}

function toneFrom(at: string[], { formOfAddress, voice }: ToneEntry): Tone {
  if (!formOfAddress && !voice) throw new Unfit(at, 'a form of address or a tone of voice');
  return { ...(formOfAddress && { formOfAddress }), ...(voice && { voice }) };
}

const phoneFrom = (at: string[], { number, country }: PhoneEntry, policies: IdentifierPolicies): Identifier =>
  takePersons(
    [...at, 'number'],
    readPhone(number, country == null ? undefined : take([...at, 'country'], readCountry(country))),
    policies,
  );

function addressFrom(at: string[], entry: AddressEntry): PostalAddress {
  const line = (name: keyof PostalAddress, max = 200) => {
    const text = textFrom([...at, name], entry[name], max);
    return text === undefined ? {} : { [name]: text };
  };
  if (entry.line1 == null && entry.city == null && entry.postcode == null) {
    throw new Unfit(at, 'a street, a city or a postcode');
  }
  return {
    ...line('label', 40),
    ...line('streetNumber'),
    ...line('line1'),
    ...line('line2'),
    ...line('suburb'),
    ...line('city'),
    ...line('postcode'),
    ...line('state'),
    country: take([...at, 'country'], readCountry(entry.country)),
  };
}

function preferenceFrom(at: string[], { kind, value, brand, category }: PreferenceEntry): Preference {
  const meantForBrand = textFrom([...at, 'brand'], brand, 100);
  const meantForCategory = textFrom([...at, 'category'], category, 100);
  return {
    kind,
    value: take([...at, 'value'], readText(value, 100)),
    basis: 'STATED',
    ...(meantForBrand && { brand: meantForBrand }),
    ...(meantForCategory && { category: meantForCategory }),
  };
}
