/** What a connected application holds of a customer, in the form in which `syncProfile` takes it. */
export type Values = {
  name?: { given?: string; family?: string; full?: string };
  birthDate?: string;
  language?: string;
  emails?: string[];
  phones?: string[];
  addresses?: Address[];
};
export type Attribute = keyof Values;

export type Address = {
  label?: string;
  streetNumber?: string;
  line1?: string;
  line2?: string;
  suburb?: string;
  city?: string;
  postcode?: string;
  state?: string;
  country?: string;
};

/** A change of the application's own that Patron has yet to answer. */
export type Change = {
  /** Idempotency key. */
  key: string;
  /** The application's version of the record. */
  version: number;
  /** ISO 8601. */
  at: string;
  values: Values;
};

/** An application's own copy of a customer. Plain JSON. */
export type Copy = {
  values: Values;
  /** The profile's version that each attribute is known from. */
  known: { [Name in Attribute]?: number };
  /** The application's own version. */
  version: number;
  outbox: Change[];
  /** What Patron told while a change of our own was under way. */
  aside: { [Name in Attribute]?: { version: number; value: Values[Name] | null } };
  /** Ids of events that were taken, the newest last. */
  seen: string[];
};

/** `data` of a webhook, or of an event in the feed. */
export type Told = {
  customer: string;
  formerly?: string[];
  version?: number;
  resource?: Record<string, unknown>;
};

const EXTENSION = 'urn:patron:params:scim:schemas:extension:customer:1.0:Customer';
/** More than Patron ever repeats. */
const SEEN = 100;

export const aCopy = (): Copy => ({ values: {}, known: {}, version: 0, outbox: [], aside: {}, seen: [] });

/** Somebody changes the record here. It counts at once, and is told to Patron. */
export function change(copy: Copy, values: Values, key: string, now: Date): void {
  copy.version += 1;
  Object.assign(copy.values, values);
  copy.outbox.push({ key, version: copy.version, at: now.toISOString(), values });
}

/**
 * Takes what Patron tells: each event once, each attribute unless something newer is known of it. While a change of our own is
 * under way it is put aside: the answer says who was first. @returns whether it was new.
 */
export function take(copy: Copy, eventId: string, { version = 0, resource = {} }: Told): boolean {
  if (copy.seen.includes(eventId)) return false;
  copy.seen = [...copy.seen, eventId].slice(-SEEN);
  const told = valuesIn(resource);
  for (const name of Object.keys(told) as Attribute[]) {
    if (isUnderWay(copy, name)) putAside(copy, name, version, told[name] ?? null);
    else know(copy, name, version, told[name] ?? null);
  }
  return true;
}

/** Patron has answered a change: what it said of the profile before says nothing of these attributes any more. */
export function answered(copy: Copy, key: string, etag: string): void {
  const done = copy.outbox.find((one) => one.key === key);
  const version = Number(/\d+/.exec(etag)?.[0] ?? 0);
  for (const name of Object.keys(done?.values ?? {}) as Attribute[]) {
    copy.known[name] = Math.max(copy.known[name] ?? 0, version);
  }
  copy.outbox = copy.outbox.filter((one) => one.key !== key);
  for (const name of Object.keys(copy.aside) as Attribute[]) takeUp(copy, name);
}

const isUnderWay = (copy: Copy, name: Attribute): boolean => copy.outbox.some(({ values }) => name in values);

function know<Name extends Attribute>(
  copy: Copy,
  name: Name,
  version: number,
  value: Values[Name] | null,
): void {
  if ((copy.known[name] ?? 0) > version) return;
  copy.known[name] = version;
  put(copy.values, name, value);
}

function putAside<Name extends Attribute>(
  copy: Copy,
  name: Name,
  version: number,
  value: Values[Name] | null,
): void {
  const aside: { [Each in Name]?: { version: number; value: Values[Each] | null } } = copy.aside;
  if ((aside[name]?.version ?? 0) <= version) aside[name] = { version, value };
}

function takeUp(copy: Copy, name: Attribute): void {
  const aside = copy.aside[name];
  if (!aside || isUnderWay(copy, name)) return;
  delete copy.aside[name];
  know(copy, name, aside.version, aside.value);
}

/** What stands for an attribute in both; null for nothing. */
type Telling = { [Name in Attribute]?: Values[Name] | null | undefined };

function put<Name extends Attribute>(
  values: Values,
  name: Name,
  value: Values[Name] | null | undefined,
): void {
  if (value == null || (Array.isArray(value) && !value.length)) delete values[name];
  else values[name] = value;
}

type Valued = { value: string }[];

/** The attributes of a SCIM resource (RFC 7643) that it names. */
export function valuesIn(resource: Record<string, unknown>): Telling {
  const { name, preferredLanguage, emails, phoneNumbers, [EXTENSION]: extension = {} } = resource;
  const { birthDate, addresses } = extension as { birthDate?: string | null; addresses?: Address[] };
  return {
    ...(name !== undefined && { name: nameIn(name as ScimName | null) }),
    ...(preferredLanguage !== undefined && { language: preferredLanguage as string | null }),
    ...(emails !== undefined && { emails: (emails as Valued).map(({ value }) => value) }),
    ...(phoneNumbers !== undefined && { phones: (phoneNumbers as Valued).map(({ value }) => value) }),
    ...(birthDate !== undefined && { birthDate }),
    ...(addresses !== undefined && { addresses }),
  };
}

type ScimName = { formatted: string; givenName?: string; familyName?: string };

const nameIn = (name: ScimName | null): Values['name'] | null =>
  name && {
    ...(name.givenName && { given: name.givenName }),
    ...(name.familyName && { family: name.familyName }),
    full: name.formatted,
  };
