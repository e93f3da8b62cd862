import { describe, expect, it } from 'vitest';
import { type RecordInput, readRecord } from '../../subgraphs/identity/rules/records.ts';

const now = new Date('2026-03-02T10:00:00Z');
const read = (input: Partial<RecordInput>, options: { country?: string; verified?: 'EMAIL'[] } = {}) =>
  readRecord({ recordId: 'r1', ...input }, { verified: [], now, ...options });

it('a record is kept as it came beside what is understood of it', () => {
  const reading = read({
    givenName: ' Ada  Augusta ',
    surname: 'LOVELACE',
    dateOfBirth: '10/12/1990',
    email: 'Ada+till@Example.com',
    phone: '06 12345678',
    streetNumber: '12',
    address1: 'St James Square',
    city: 'Utrecht',
    country: 'nederland',
    gender: 'f',
    socSecId: '123',
    language: 'nl_NL',
    other: [{ column: 'shoe size', value: '39' }],
  });
  expect(reading).toEqual({
    recordId: 'r1',
    values: [
      { column: 'given_name', value: ' Ada  Augusta ' },
      { column: 'surname', value: 'LOVELACE' },
      { column: 'date_of_birth', value: '10/12/1990' },
      { column: 'email', value: 'Ada+till@Example.com' },
      { column: 'phone', value: '06 12345678' },
      { column: 'street_number', value: '12' },
      { column: 'address_1', value: 'St James Square' },
      { column: 'city', value: 'Utrecht' },
      { column: 'country', value: 'nederland' },
      { column: 'soc_sec_id', value: '123' },
      { column: 'gender', value: 'f' },
      { column: 'language', value: 'nl_NL' },
      { column: 'shoe size', value: '39' },
    ],
    attributes: {
      name: { given: 'Ada Augusta', family: 'LOVELACE', full: 'Ada Augusta LOVELACE' },
      language: 'nl-NL',
      address: { streetNumber: '12', line1: 'St James Square', city: 'Utrecht', country: 'NL' },
      identifiers: [
        { type: 'EMAIL', key: 'ada@example.com', value: 'Ada+till@Example.com', verified: false },
        { type: 'PHONE', key: '+31612345678', value: '+31612345678', verified: false },
      ],
    },
    contentHash: expect.any(String),
    ignored: [{ field: 'dateOfBirth', message: expect.any(String) }],
  });
});

describe('a record is rejected', () => {
  it.each<[string, Partial<RecordInput>, string | null]>([
    ['without an id', { recordId: ' ' }, 'recordId'],
    ['when its id is too long', { recordId: 'x'.repeat(129) }, 'recordId'],
    [
      'when it comes from the future',
      { givenName: 'Ada', recordedAt: new Date('2026-03-02T11:00:01Z') },
      'recordedAt',
    ],
    ['when its email could never be one', { email: 'ada at example' }, 'email'],
    ['when its date could never be one', { dateOfBirth: 'spring' }, 'dateOfBirth'],
    ['when its phone could never be one', { phone: 'ask her' }, 'phone'],
    ['when a value is too long', { givenName: 'x'.repeat(501) }, 'givenName'],
    ['when a value has control characters', { surname: 'Love\nlace' }, 'surname'],
    [
      'when a column has no name',
      { email: 'ada@example.com', other: [{ column: ' ', value: 'x' }] },
      'other',
    ],
    [
      'when it has too many columns',
      { other: Array.from({ length: 71 }, (_, n) => ({ column: `c${n}`, value: 'x' })) },
      'other',
    ],
    ['when it says nothing of a person', { country: 'NL', gender: 'f' }, null],
    [
      'when it holds placeholders only',
      { givenName: '-', email: 'n/a', phone: ' ', surname: 'unknown' },
      null,
    ],
  ])('%s', (_, input, field) => {
    expect(read(input)).toEqual({ rejected: { field, message: expect.any(String) } });
  });
});

describe('a value is kept and not used', () => {
  it.each<[string, Partial<RecordInput>, string]>([
    ['a date that is in no calendar', { dateOfBirth: '19900231' }, 'dateOfBirth'],
    ['a date with two readings', { dateOfBirth: '01/02/1990' }, 'dateOfBirth'],
    ['a phone without a country', { phone: '0612345678' }, 'phone'],
    ['a placeholder of an email', { email: 'test@example.com' }, 'email'],
    ['a card of zeros', { loyaltyCard: '00000000' }, 'loyaltyCard'],
    ['a country that there isn’t', { country: 'Atlantis' }, 'country'],
    ['a language that there isn’t', { language: 'Dutch!' }, 'language'],
  ])('%s', (_, input, field) => {
    const reading = read({ givenName: 'Ada', ...input });
    expect(reading).toMatchObject({
      attributes: { name: { given: 'Ada', full: 'Ada' }, identifiers: [] },
      ignored: [{ field }],
    });
  });
});

it('a phone without a country is dialled in the default one, which is no part of the address', () => {
  expect(read({ phone: '0612345678', city: 'Utrecht' }, { country: 'NL' })).toMatchObject({
    attributes: { address: { city: 'Utrecht' }, identifiers: [{ key: '+31612345678' }] },
    ignored: [],
  });
});

it('Null is a name', () => {
  expect(read({ givenName: 'Jo', surname: 'Null' })).toMatchObject({
    attributes: { name: { given: 'Jo', family: 'Null', full: 'Jo Null' } },
  });
});

it('the content hash tells whether anything changed, in the values or in what is made of them', () => {
  const hash = (...args: Parameters<typeof read>) => {
    const reading = read(...args);
    return 'rejected' in reading ? null : reading.contentHash;
  };
  const base = hash({ email: 'ada@example.com', phone: '0612345678' });
  expect(hash({ phone: '0612345678', email: 'ada@example.com', city: '' })).toBe(base);
  expect(hash({ email: 'Ada@example.com', phone: '0612345678' })).not.toBe(base);
  expect(hash({ email: 'ada@example.com', phone: '0612345678' }, { verified: ['EMAIL'] })).not.toBe(base);
  expect(hash({ email: 'ada@example.com', phone: '0612345678' }, { country: 'NL' })).not.toBe(base);
});
