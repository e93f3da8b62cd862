import { type Facts, factsUnder, membersOf, type StoredCustomer } from '../data/dossiers.ts';
import { type IdentifierType, identifierId } from '../rules/identifiers.ts';
import { type Profile, profileOf } from '../rules/profile.ts';
import type { Provenance } from '../rules/survivorship.ts';
import { identifiersOf } from '../rules/traits.ts';
import { maskedEmail, maskedPerson, maskedPhone } from '../search/mask.ts';
import type { MergeRefusal } from './merges.ts';
import type { SurvivorRule } from './survivor.ts';

type Shown = 'name' | 'birthDate' | 'language' | 'emails' | 'phones' | 'addresses';

/** What making two customers one would give. Values are masked. */
export type Preview = {
  survivorId: string;
  mergedId: string;
  survivorRule: SurvivorRule;
  obstacle: MergeRefusal | null;
  values: ({ attribute: Shown; value: string; shownBy: string[] } & Provenance)[];
  conflicts: { attribute: Shown; kept: string; other: string }[];
  identifiers: { type: IdentifierType; value: string; verified: boolean; heldBy: string[] }[];
};

const MAX_IDENTIFIERS = 100;

/** Of the facts of both, what one profile would show of them, and who shows it today. */
export function previewOf(
  { survivor, merged }: { survivor: StoredCustomer; merged: StoredCustomer },
  facts: Facts,
): Pick<Preview, 'values' | 'conflicts' | 'identifiers'> {
  const sides = [survivor, merged].map((customer) => {
    const theirs = factsUnder(facts, membersOf(customer));
    const held = new Set(identifiersOf(theirs).map(identifierId));
    return { id: customer._id, lines: linesOf(profileOf(theirs)), held };
  });
  const lines = linesOf(profileOf(facts));
  const says = (line: Line) => (one: Line) => one.attribute === line.attribute && one.key === line.key;
  return {
    values: lines.map((line) => {
      const { attribute, value, provenance } = line;
      const shownBy = sides.filter((side) => side.lines.some(says(line))).map(({ id }) => id);
      return { attribute, value, shownBy, ...provenance };
    }),
    conflicts: lines
      .filter(({ attribute }) => SINGLE.includes(attribute))
      .flatMap((line) => {
        const others = sides.flatMap((side) => side.lines.filter((one) => one.attribute === line.attribute));
        const [other] = others.filter((one) => one.key !== line.key);
        return other ? [{ attribute: line.attribute, kept: line.value, other: other.value }] : [];
      }),
    identifiers: identifiersOf(facts)
      .slice(0, MAX_IDENTIFIERS)
      .map((identifier) => ({
        type: identifier.type,
        value: maskedIdentifier(identifier),
        verified: identifier.standing === 'verified',
        heldBy: sides.filter(({ held }) => held.has(identifierId(identifier))).map(({ id }) => id),
      })),
  };
}

/** One value of a profile; two lines with the same key say the same. */
type Line = { attribute: Shown; key: string; value: string; provenance: Provenance };

const SINGLE: readonly Shown[] = ['name', 'birthDate', 'language'];

function linesOf({ name, birthDate, language, emails, phones, addresses }: Profile): Line[] {
  return [
    ...(name ? [lineOf('name', name.full.toLowerCase(), maskedName(name), name)] : []),
    ...(birthDate
      ? [lineOf('birthDate', birthDate.value, `${birthDate.value.slice(0, 4)}-••-••`, birthDate)]
      : []),
    ...(language ? [lineOf('language', language.value, language.value, language)] : []),
    ...emails.map((email) => lineOf('emails', email.id, maskedEmail(email.value), email)),
    ...phones.map((phone) => lineOf('phones', phone.id, maskedPhone(phone.value), phone)),
    ...addresses.map((one) => lineOf('addresses', one.id, one.value.city ?? '•••', one)),
  ];
}

function lineOf(attribute: Shown, key: string, value: string, provenance: Provenance): Line {
  const { source, recordedAt, confidence, verified, lawfulBasis } = provenance;
  return { attribute, key, value, provenance: { source, recordedAt, confidence, verified, lawfulBasis } };
}

const maskedName = (name: NonNullable<Profile['name']>): string =>
  maskedPerson({ name, emails: [], phones: [], addresses: [], preferences: [] }).name ?? '';

function maskedIdentifier({ type, value }: { type: IdentifierType; value: string }): string {
  return type === 'EMAIL' ? maskedEmail(value) : maskedPhone(value); // of all others how they end
}
