import { hash } from 'node:crypto';
import type { PostalAddress } from './addresses.ts';
import { readCountry } from './countries.ts';
import { readBirthDate } from './dates.ts';
import {
  DEFAULT_POLICIES,
  type Identifier,
  type IdentifierPolicies,
  type IdentifierType,
  isBlocked,
  readEmail,
  readLoyaltyCard,
  readPartnerId,
  readPaymentCard,
  readPhone,
} from './identifiers.ts';
import { readLanguage } from './languages.ts';
import { nameOf, type PersonName } from './names.ts';
import type { LawfulBasis } from './survivorship.ts';
import { type Reading, readText, saysNothing } from './text.ts';

/** A column of a source's file and what stood in it, unchanged. */
export type RecordValue = { column: string; value: string };

/** What a record says, understood: the identifiers in their normal form, the rest cleaned. */
export type RecordAttributes = {
  name?: PersonName;
  /** `yyyy-mm-dd`. */
  birthDate?: string;
  language?: string;
  address?: PostalAddress;
  /** `verified`: its source says that the person proved to hold it. */
  identifiers: (Identifier & { verified: boolean })[];
  /** On what its source holds it. Absent: the usual one of sources. */
  lawfulBasis?: LawfulBasis;
};

/** The columns that are understood, and the names that they have in the graph. */
export const RECORD_COLUMNS = {
  givenName: 'given_name',
  surname: 'surname',
  fullName: 'full_name',
  dateOfBirth: 'date_of_birth',
  email: 'email',
  phone: 'phone',
  streetNumber: 'street_number',
  address1: 'address_1',
  address2: 'address_2',
  suburb: 'suburb',
  city: 'city',
  postcode: 'postcode',
  state: 'state',
  country: 'country',
  socSecId: 'soc_sec_id',
  gender: 'gender',
  loyaltyCard: 'loyalty_card',
  paymentCard: 'payment_card',
  partnerId: 'partner_id',
  language: 'language',
} as const;
export type RecordField = keyof typeof RECORD_COLUMNS;

export type RecordInput = { [Field in RecordField]?: string | null | undefined } & {
  recordId: string;
  recordedAt?: Date | null | undefined;
  /** Columns that are not understood; kept as they came. */
  other?: RecordValue[] | null | undefined;
};

/** Why a record, or one of its values, wasn't taken. `field` is null when no single field is at fault. */
export type RecordProblem = { field: string | null; message: string };

/** A record of which at least something is understood. */
export type UnderstoodRecord = {
  recordId: string;
  values: RecordValue[];
  attributes: RecordAttributes;
  /** Of the values and what is understood of them: equal when nothing has changed. */
  contentHash: string;
  /** Values that are kept as they came, but that nothing is concluded from. */
  ignored: RecordProblem[];
};

const MAX_RECORD_ID = 128;
const MAX_VALUE = 500;
/** How far ahead a source's clock may be. What is dated later would count as the newest for too long. */
const CLOCK_SKEW_MS = 3_600_000;
const MAX_COLUMN = 64;
const MAX_OTHER_COLUMNS = 50;

/**
 * Understands a source's record. Misspelt and contradictory values are what records are like, so a value that can't be
 * right (an impossible date, a phone without a country) is kept and ignored; a value that could never be one of its kind,
 * or a record that says nothing of a person, is rejected.
 */
export function readRecord(
  input: RecordInput,
  {
    verified,
    country,
    lawfulBasis,
    policies = DEFAULT_POLICIES,
    now,
  }: {
    verified: readonly IdentifierType[];
    country?: string | undefined;
    lawfulBasis?: LawfulBasis | null | undefined;
    policies?: IdentifierPolicies;
    now: Date;
  },
): UnderstoodRecord | { rejected: RecordProblem } {
  const recordId = readText(input.recordId, MAX_RECORD_ID);
  if ('fault' in recordId)
    return { rejected: { field: 'recordId', message: `Expected ${recordId.expected}.` } };
  if (input.recordedAt && input.recordedAt.getTime() > now.getTime() + CLOCK_SKEW_MS) {
    return { rejected: { field: 'recordedAt', message: 'Expected a time that is past.' } };
  }
  const values = valuesOf(input);
  const unfit = misshapen(values);
  if (unfit) return { rejected: unfit };

  const ignored: RecordProblem[] = [];
  let rejected: RecordProblem | null = null;
  const read = <Value>(field: RecordField, reader: (text: string) => Reading<Value>): Value | undefined => {
    const text = input[field];
    if (saysNothing(text)) return undefined;
    const reading = reader(text);
    if ('value' in reading) return reading.value;
    const problem = { field, message: `Expected ${reading.expected}.` };
    if (reading.fault === 'malformed') rejected ??= problem;
    else ignored.push(problem);
    return undefined;
  };
  /** A value that is nobody's by the policy is kept and ignored, like one that can't be right. */
  const identifierIn = (field: RecordField, reader: (text: string) => Reading<Identifier>) =>
    read(field, (value) => {
      const reading = reader(value);
      if (!('value' in reading) || !isBlocked(reading.value, policies)) return reading;
      return { fault: 'implausible', expected: 'a value that is not blocked' };
    });
  const text = (field: RecordField) => read(field, (value) => readText(value, MAX_VALUE));

  const livesIn = read('country', readCountry);
  const found = [
    identifierIn('email', readEmail),
    identifierIn('phone', (value) => readPhone(value, livesIn ?? country)),
    identifierIn('loyaltyCard', readLoyaltyCard),
    identifierIn('paymentCard', readPaymentCard),
    identifierIn('partnerId', readPartnerId),
  ];
  const birthDate = read('dateOfBirth', (value) => readBirthDate(value, now));
  const language = read('language', readLanguage);
  const name = nameOf(text('givenName'), text('surname'), text('fullName'));
  const address = addressOf({
    streetNumber: text('streetNumber'),
    line1: text('address1'),
    line2: text('address2'),
    suburb: text('suburb'),
    city: text('city'),
    postcode: text('postcode'),
    state: text('state'),
    country: livesIn,
  });
  if (rejected) return { rejected };

  const identifiers = found
    .filter((identifier) => identifier !== undefined)
    .map((identifier) => ({ ...identifier, verified: verified.includes(identifier.type) }));
  const attributes: RecordAttributes = {
    identifiers,
    ...(name && { name }),
    ...(birthDate && { birthDate }),
    ...(language && { language }),
    ...(address && { address }),
    ...(lawfulBasis && { lawfulBasis }),
  };
  if (!name && !birthDate && !address && !identifiers.length) {
    return { rejected: { field: null, message: 'The record says nothing about a person.' } };
  }
  return { recordId: recordId.value, values, attributes, contentHash: hashOf(values, attributes), ignored };
}

function valuesOf(input: RecordInput): RecordValue[] {
  const known = Object.entries(RECORD_COLUMNS).map(([field, column]) => ({
    column,
    value: input[field as RecordField] ?? '',
  }));
  const other = (input.other ?? []).map(({ column, value }) => ({ column, value }));
  return [...known, ...other].filter(({ value }) => value !== '');
}

const KNOWN_COLUMNS: ReadonlySet<string> = new Set(Object.values(RECORD_COLUMNS));

/** The first value that is no line of text of a reasonable length, or null. */
function misshapen(values: readonly RecordValue[]): RecordProblem | null {
  if (values.length > Object.keys(RECORD_COLUMNS).length + MAX_OTHER_COLUMNS) {
    return { field: 'other', message: `Expected at most ${MAX_OTHER_COLUMNS} columns.` };
  }
  for (const { column, value } of values) {
    const name = KNOWN_COLUMNS.has(column) ? { value: column } : readText(column, MAX_COLUMN);
    if ('fault' in name) return { field: 'other', message: `Expected a column name of ${name.expected}.` };
    if (value.length > MAX_VALUE || /\p{Cc}/u.test(value)) {
      return { field: fieldOf(column), message: `Expected one line of at most ${MAX_VALUE} characters.` };
    }
  }
  return null;
}

const fieldOf = (column: string): string =>
  Object.entries(RECORD_COLUMNS).find(([, known]) => known === column)?.[0] ?? column;

/** A country alone is no address. */
function addressOf(lines: { [Line in keyof PostalAddress]: string | undefined }): PostalAddress | null {
  const { streetNumber, line1, line2, suburb, city, postcode, state, country } = lines;
  if (!line1 && !city && !postcode) return null;
  return {
    ...(streetNumber && { streetNumber }),
    ...(line1 && { line1 }),
    ...(line2 && { line2 }),
    ...(suburb && { suburb }),
    ...(city && { city }),
    ...(postcode && { postcode }),
    ...(state && { state }),
    ...(country && { country }),
  };
}

const hashOf = (values: readonly RecordValue[], attributes: RecordAttributes): string =>
  hash('sha256', JSON.stringify([values, attributes]), 'base64url');
