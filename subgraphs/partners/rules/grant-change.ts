/** What a grant allows. */
export type GrantExtent = {
  attributes: string[];
  purposes: string[];
  lookBackDays: number;
  expiresAt: Date;
};

export type GrantChange = {
  /** Which act it is for consent: `REPLACE` where it reaches further in one term and less far in another. */
  kind: 'NONE' | 'NARROW' | 'EXTEND' | 'REPLACE';
  terms: GrantExtent;
};

/** What a customer chose on the page about a grant. */
type Choice = Omit<GrantExtent, 'purposes'>;

type Requested = { attribute: string; purpose: string };

/**
 * What turns a grant into what the customer chose. Its purposes follow from the attributes; an attribute that the app no
 * longer asks for keeps the purposes that the grant has.
 */
export function grantChange(from: GrantExtent, choice: Choice, requested: readonly Requested[]): GrantChange {
  const purposeOf = new Map(requested.map(({ attribute, purpose }) => [attribute, purpose]));
  const isExplained = choice.attributes.every((attribute) => purposeOf.has(attribute));
  const asked = choice.attributes.flatMap((attribute) => purposeOf.get(attribute) ?? []);
  const sharing = from.purposes.filter((purpose) => purpose === 'partner_sharing');
  const purposes = [...new Set([...(isExplained ? sharing : from.purposes), ...asked])];
  const terms = { ...choice, purposes };
  const wider = reachesFurther(from, terms);
  const narrower = reachesFurther(terms, from);
  if (wider) return { kind: narrower ? 'REPLACE' : 'EXTEND', terms };
  return { kind: narrower ? 'NARROW' : 'NONE', terms };
}

/** Whether `to` allows anything that `from` does not. */
const reachesFurther = (from: GrantExtent, to: GrantExtent): boolean =>
  !to.attributes.every((attribute) => from.attributes.includes(attribute)) ||
  !to.purposes.every((purpose) => from.purposes.includes(purpose)) ||
  to.lookBackDays > from.lookBackDays ||
  to.expiresAt > from.expiresAt;
