import { createHash } from 'node:crypto';
import type { PostalAddress } from '../../rules/addresses.ts';
import type { PersonName } from '../../rules/names.ts';
import type { Profile } from '../../rules/profile.ts';

/** What connected applications can hold of a customer. */
export const SYNCED_ATTRIBUTES = ['name', 'birthDate', 'language', 'emails', 'phones', 'addresses'] as const;
export type SyncedAttribute = (typeof SYNCED_ATTRIBUTES)[number];

/** The plain values of an attribute, without where they came from. A list is a set: its order says nothing. */
export type SyncedValues = {
  name: PersonName;
  birthDate: string;
  language: string;
  emails: string[];
  phones: string[];
  addresses: PostalAddress[];
};

/** As the schema spells it. */
export type SyncedAttributeName = 'NAME' | 'BIRTH_DATE' | 'LANGUAGE' | 'EMAILS' | 'PHONES' | 'ADDRESSES';

const NAMES: Record<SyncedAttribute, SyncedAttributeName> = {
  name: 'NAME',
  birthDate: 'BIRTH_DATE',
  language: 'LANGUAGE',
  emails: 'EMAILS',
  phones: 'PHONES',
  addresses: 'ADDRESSES',
};
const BY_NAME = new Map(SYNCED_ATTRIBUTES.map((attribute) => [NAMES[attribute], attribute]));

export const nameOfAttribute = (attribute: SyncedAttribute): SyncedAttributeName => NAMES[attribute];

export function attributeNamed(name: SyncedAttributeName): SyncedAttribute {
  const attribute = BY_NAME.get(name);
  if (!attribute) throw new Error(`no attribute is named ${name}`);
  return attribute;
}

export const isSynced = (name: string): name is SyncedAttribute =>
  (SYNCED_ATTRIBUTES as readonly string[]).includes(name);

/** What a profile says of an attribute; null when it says nothing. */
export function valueIn<Attribute extends SyncedAttribute>(
  profile: Profile,
  attribute: Attribute,
): SyncedValues[Attribute] | null {
  return readers[attribute](profile);
}

const listed = <Value>(values: readonly { value: Value }[]): Value[] | null =>
  values.length ? values.map(({ value }) => value) : null;

const readers: {
  [Attribute in SyncedAttribute]: (profile: Profile) => SyncedValues[Attribute] | null;
} = {
  name: ({ name }) => (name ? personName(name) : null),
  birthDate: ({ birthDate }) => birthDate?.value ?? null,
  language: ({ language }) => language?.value ?? null,
  emails: ({ emails }) => listed(emails),
  phones: ({ phones }) => listed(phones),
  addresses: ({ addresses }) => listed(addresses),
};

const personName = ({ given, family, full }: PersonName): PersonName => ({
  ...(given && { given }),
  ...(family && { family }),
  full,
});

/** The same for the same value, whatever the order of a list; `NOTHING` for none. Says nothing to who doesn't know the value. */
export function digestOf(value: SyncedValues[SyncedAttribute] | null): string {
  if (value === null || (Array.isArray(value) && !value.length)) return NOTHING;
  const text = Array.isArray(value) ? JSON.stringify(value.map(canonical).sort()) : canonical(value);
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

export const NOTHING = 'nothing';

/** Of what an application may have or not: it was told something else and has not said that it took it. */
export const UNSURE = 'unsure';

const canonical = (value: string | object): string =>
  typeof value === 'string'
    ? JSON.stringify(value)
    : JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
