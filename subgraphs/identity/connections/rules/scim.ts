import type { PostalAddress } from '../../rules/addresses.ts';
import type { PersonName } from '../../rules/names.ts';
import { SYNCED_ATTRIBUTES, type SyncedAttribute, type SyncedValues } from './attributes.ts';

/** The core schema for people (RFC 7643, section 4.1), and what it has no place for. */
const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const CUSTOMER_SCHEMA = 'urn:patron:params:scim:schemas:extension:customer:1.0:Customer';

/** What an application is told: a value to hold, null for one that it is to remove; what is absent stays as it is. */
export type Telling = { [Attribute in SyncedAttribute]?: SyncedValues[Attribute] | null };

export type ScimHead = {
  /** The customer's id. */
  id: string;
  /** The application's own id of its record, where it has told it. */
  externalId: string | null;
  version: number;
  changedAt: Date;
};

/**
 * A customer as SCIM 2.0 names a person's attributes (RFC 7643). Of single attributes null, and of lists the empty list, means
 * that there is none, and that it is to be removed (section 2.5). Addresses stand twice: as SCIM has them, and line by line in
 * the extension, as `syncProfile` takes them back.
 */
export function scimOf(telling: Telling, { id, externalId, version, changedAt }: ScimHead): object {
  const { name, language, emails, phones, addresses } = telling;
  const extension = {
    ...('birthDate' in telling && { birthDate: telling.birthDate }),
    ...('addresses' in telling && { addresses: addresses ?? [] }),
  };
  const extended = Object.keys(extension).length > 0;
  return {
    schemas: [USER_SCHEMA, ...(extended ? [CUSTOMER_SCHEMA] : [])],
    id,
    ...(externalId !== null && { externalId }),
    ...('name' in telling && { name: name ? scimName(name) : null }),
    ...('language' in telling && { preferredLanguage: language }),
    ...('emails' in telling && { emails: multiValued(emails) }),
    ...('phones' in telling && { phoneNumbers: multiValued(phones) }),
    ...('addresses' in telling && { addresses: (addresses ?? []).map(scimAddress) }),
    ...(extended && { [CUSTOMER_SCHEMA]: extension }),
    meta: { resourceType: 'User', version: etagOf(version), lastModified: changedAt.toISOString() },
  };
}

/** The version of a profile as an entity tag: weak, as it says the same and not the same bytes (RFC 9110, 8.8.3). */
export const etagOf = (version: number): string => `W/"${version}"`;

/** The version that an entity tag names, or null. */
export function versionIn(etag: string): number | null {
  const [, digits] = /^(?:W\/)?"(\d{1,9})"$/.exec(etag.trim()) ?? [];
  return digits ? Number(digits) : null;
}

const scimName = ({ given, family, full }: PersonName) => ({
  formatted: full,
  ...(given && { givenName: given }),
  ...(family && { familyName: family }),
});

const multiValued = (values: readonly string[] | null | undefined) =>
  (values ?? []).map((value, index) => ({ value, ...(index === 0 && { primary: true }) }));

function scimAddress({
  label,
  streetNumber,
  line1,
  line2,
  suburb,
  city,
  postcode,
  state,
  country,
}: PostalAddress) {
  const streetAddress = [[streetNumber, line1].filter(Boolean).join(' '), line2].filter(Boolean).join('\n');
  const locality = [suburb, city].filter(Boolean).join(', ');
  return {
    ...(label && { type: label }),
    ...(streetAddress && { streetAddress }),
    ...(locality && { locality }),
    ...(state && { region: state }),
    ...(postcode && { postalCode: postcode }),
    ...(country && { country }),
  };
}

/** The values of a customer that an application may hold, with null for the rest. */
export function tellingOf(
  valueFor: <Attribute extends SyncedAttribute>(attribute: Attribute) => SyncedValues[Attribute] | null,
  attributes: Iterable<SyncedAttribute>,
): Telling {
  const wanted = new Set(attributes);
  const telling: Telling = {};
  const put = <Attribute extends SyncedAttribute>(attribute: Attribute) => {
    telling[attribute] = valueFor(attribute) as Telling[Attribute];
  };
  for (const attribute of SYNCED_ATTRIBUTES) if (wanted.has(attribute)) put(attribute);
  return telling;
}
