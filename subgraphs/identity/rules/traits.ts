import { withStatedIdentifiers } from '../connections/rules/statements.ts';
import { claimsOf, type ProfileEdit, type ProfileFacts, type ProfileRecord, valueId } from './claims.ts';
import { type Identifier, identifierId, type Standing } from './identifiers.ts';
import type { Traits } from './linking.ts';
import type { RecordAttributes } from './records.ts';
import { type Claim, survivorOf, survivorsOf } from './survivorship.ts';

/** An identifier that a customer holds. */
export type HeldIdentifier = Identifier & {
  standing: Standing;
  source: string;
  firstSeen: Date;
  lastSeen: Date;
};

/** The identifiers that the facts give the customer. One that the customer took off isn't theirs any more. */
export function identifiersOf(facts: ProfileFacts, claimed = claimsOf(facts)): HeldIdentifier[] {
  const { emails, phones, tokens } = withStatedIdentifiers(claimed, facts);
  const byId = new Map<string, Claim<Identifier>[]>();
  for (const claim of [...emails, ...phones, ...tokens]) {
    const id = identifierId(claim.value);
    byId.set(id, [...(byId.get(id) ?? []), claim]);
  }
  return Array.from(byId.values(), (claims) => {
    const [survivor] = survivorsOf(claims);
    if (!survivor) throw new Error('An identifier has at least one claim.');
    const times = claims.map(({ recordedAt }) => recordedAt.getTime());
    return {
      ...survivor.value,
      standing: standingOf(claims),
      source: survivor.provenance.source,
      firstSeen: new Date(Math.min(...times)),
      lastSeen: new Date(Math.max(...times)),
    };
  });
}

function standingOf(claims: readonly Claim<Identifier>[]): Standing {
  if (claims.some(({ verified }) => verified)) return 'verified';
  return claims.some(({ origin }) => origin !== 'customer') ? 'asserted' : 'claimed';
}

/** A fact with the member id under which it stands, where it is stored; a record with its id in its source. */
type Told<Fact> = Fact & { customerId?: string; recordId?: string };

/** Names a record among all, the same whenever it arrives. */
export const refOf = ({ source, recordId }: { source: string; recordId: string }): string =>
  `${source}/${recordId}`;

/** What tells the customer apart from others when a record arrives: each source's word for itself. */
export function traitsOf(facts: {
  records: readonly Told<ProfileRecord>[];
  edits: readonly Told<ProfileEdit>[];
}): Traits[] {
  // Only what the customer says counts for all records, and that is never in a record.
  const { name: names, birthDate: birthDates, hidden } = claimsOf({ records: [], edits: facts.edits });
  const newestOwn = <Value>(claims: Claim<Value>[]) =>
    survivorOf(
      claims.filter(({ origin }) => origin === 'customer'),
      [],
    )?.value;
  const today = newestOwn(names);
  const born = newestOwn(birthDates);
  const entries = facts.edits.filter(({ origin, stated }) => origin !== 'customer' && !stated).map(entryOf);
  return [...facts.records, ...entries].map((told) => {
    const { customerId, attributes, recordedAt } = told;
    const traits = traitsOfRecord(attributes, recordedAt);
    const birthDate = born ?? traits.birthDate;
    return {
      ...traits,
      ...('source' in told && told.recordId && { ref: refOf({ ...told, recordId: told.recordId }) }),
      ...(customerId && { home: customerId }),
      names: today ? [...traits.names, today] : traits.names,
      identifiers: hidden.size
        ? traits.identifiers.filter((identifier) => !hidden.has(idOf(identifier)))
        : traits.identifiers,
      ...(birthDate && { birthDate }),
    };
  });
}

export function traitsOfRecord({ name, birthDate, identifiers }: RecordAttributes, recordedAt: Date): Traits {
  return { names: name ? [name] : [], identifiers, seenAt: recordedAt, ...(birthDate && { birthDate }) };
}

/** An associate's or a service's entry counts as a record does. */
function entryOf({ changes, ...told }: Told<ProfileEdit>) {
  const attributes: RecordAttributes = { identifiers: [] };
  for (const change of changes) {
    if (change.attribute === 'name') attributes.name = change.value;
    if (change.attribute === 'birthDate') attributes.birthDate = change.value;
    if (change.attribute === 'emails' || change.attribute === 'phones') {
      attributes.identifiers.push({ ...change.value, verified: false });
    }
  }
  return { ...told, attributes };
}

/** Under which the profile shows it; empty for one that it doesn't show. */
function idOf({ type, key }: Pick<Identifier, 'type' | 'key'>): string {
  if (type === 'EMAIL') return valueId('emails', key);
  return type === 'PHONE' ? valueId('phones', key) : '';
}
