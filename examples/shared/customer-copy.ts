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
  /** The id under which it was made, where the customer goes by another now. It is told under it: versions count there. */
  customerId?: string;
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

/** By the id that the customer goes by. */
export type Copies = { [customerId: string]: Copy };

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
  // By the clock, so that it also grows for an id of which the copy went and came again.
  copy.version = Math.max(copy.version + 1, now.getTime());
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

/**
 * The copy of a customer whose ids are these now. What stood under an id that is theirs now is removed; a change of our own that is
 * under way is not: it goes with the id under which it was made, to the customer and away again.
 */
export function gather(copies: Copies, { customer, formerly = [] }: Told): Copy {
  const copy = copies[customer] ?? aCopy();
  copies[customer] = copy;
  for (const id of formerly) {
    for (const made of copies[id]?.outbox ?? []) move(made, made.customerId ?? id, copy);
    delete copies[id];
  }
  const ids = new Set([customer, ...formerly]);
  const gone = copy.outbox.filter(({ customerId = customer }) => !ids.has(customerId));
  copy.outbox = copy.outbox.filter((made) => !gone.includes(made));
  for (const { customerId = customer, ...made } of gone) {
    const own = copies[customerId] ?? aCopy();
    copies[customerId] = own;
    move(made, customerId, own);
  }
  return copy;
}

function move(made: Change, customerId: string, to: Copy): void {
  to.outbox.push({ ...made, customerId });
  Object.assign(to.values, made.values);
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
