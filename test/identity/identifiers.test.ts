import { describe, expect, it } from 'vitest';
import { readCountry } from '../../subgraphs/identity/rules/countries.ts';
import { birthDatesClash, readBirthDate } from '../../subgraphs/identity/rules/dates.ts';
import {
  readEmail,
  readIdentifier,
  readLoyaltyCard,
  readPhone,
} from '../../subgraphs/identity/rules/identifiers.ts';
import { readLanguage } from '../../subgraphs/identity/rules/languages.ts';

const outcome = (reading: { value: unknown } | { fault: string }) =>
  'value' in reading ? reading.value : reading.fault;

describe('an email', () => {
  it.each([
    ['as usual', 'ada@example.com', 'ada@example.com', 'ada@example.com'],
    ['in capitals', ' Ada@Example.COM ', 'ada@example.com', 'Ada@Example.COM'],
    ['with a plus-tag', 'ada+shop@example.com', 'ada@example.com', 'ada+shop@example.com'],
    ['with a plus in front', '+ada@example.com', '+ada@example.com', '+ada@example.com'],
    ['with an international domain', 'ada@bücher.example', 'ada@xn--bcher-kva.example', 'ada@bücher.example'],
  ])('%s keeps what was given and has a key to match', (_, text, key, value) => {
    expect(readEmail(text)).toEqual({ value: { type: 'EMAIL', key, value } });
  });

  it.each([
    ['ada', 'malformed'],
    ['ada@', 'malformed'],
    ['ada@localhost', 'malformed'],
    ['ada@example..com', 'malformed'],
    ['a..da@example.com', 'malformed'],
    ['.ada@example.com', 'malformed'],
    ['ada@-example.com', 'malformed'],
    ['ada lovelace@example.com', 'malformed'],
    ['ada@example.com,ben@example.com', 'malformed'],
    ['{"$gt":""}', 'malformed'],
    [`${'a'.repeat(65)}@example.com`, 'malformed'],
    ['null', 'implausible'],
    ['0000', 'implausible'],
    ['anonymous', 'implausible'],
    ['test@example.com', 'implausible'],
    ['Test+1@example.com', 'implausible'],
    ['no-reply@example.com', 'implausible'],
  ])('%s is %s', (text, fault) => expect(outcome(readEmail(text))).toBe(fault));
});

describe('a phone', () => {
  it.each([
    ['with its country code', '+31 6 1234 5678', undefined, '+31612345678'],
    ['dialled in its country', '06-12345678', 'NL', '+31612345678'],
    ['with brackets', '(030) 901820', 'DE', '+4930901820'],
    ['with its country code, whatever the country', '+31612345678', 'DE', '+31612345678'],
  ])('%s becomes E.164', (_, text, country, number) => {
    expect(readPhone(text, country)).toEqual({ value: { type: 'PHONE', key: number, value: number } });
  });

  it.each([
    ['06-12345678', undefined, 'implausible'],
    ['+31 6', undefined, 'malformed'],
    ['+31 612', undefined, 'implausible'],
    ['000-000', 'NL', 'implausible'],
    ['0666666666', 'FR', 'implausible'],
    ['n/a', 'NL', 'malformed'],
    ['call me', 'NL', 'malformed'],
    ['{"$gt":""}', 'NL', 'malformed'],
  ])('%s dialled in %s is %s', (text, country, fault) =>
    expect(outcome(readPhone(text, country))).toBe(fault),
  );
});

describe('a loyalty card', () => {
  it('is read without spaces and in capitals', () => {
    expect(readLoyaltyCard('29 00-00 01a')).toEqual({
      value: { type: 'LOYALTY_CARD', key: '29000001A', value: '29000001A' },
    });
  });
  it.each([
    ['000000', 'implausible'],
    ['----', 'implausible'],
    ['9999 9999', 'implausible'],
    ['unknown', 'implausible'],
    ['12', 'malformed'],
    ['{"$gt":""}', 'malformed'],
  ])('%s is %s', (text, fault) => expect(outcome(readLoyaltyCard(text))).toBe(fault));
});

it('an identifier of each type is looked up as it is stored', () => {
  const texts = { EMAIL: 'ADA@example.com', PHONE: '+31 6 12345678', LOYALTY_CARD: '2900 0001' } as const;
  const keys = (['EMAIL', 'PHONE', 'LOYALTY_CARD'] as const).map((type) =>
    outcome(readIdentifier(type, texts[type])),
  );
  expect(keys).toMatchObject([{ key: 'ada@example.com' }, { key: '+31612345678' }, { key: '29000001' }]);
});

describe('a birth date', () => {
  const now = new Date('2026-03-02T10:00:00Z');
  it.each([
    ['19901224', '1990-12-24'],
    ['1990-12-24', '1990-12-24'],
    ['24/12/1990', '1990-12-24'],
    ['24.12.1990', '1990-12-24'],
    ['12/24/1990', '1990-12-24'],
    ['7/7/1990', '1990-07-07'],
    ['2026-03-02', '2026-03-02'],
    ['2000-02-29', '2000-02-29'],
    ['03/04/1990', 'implausible'],
    ['1990-02-30', 'implausible'],
    ['19901301', 'implausible'],
    ['2026-03-03', 'implausible'],
    ['1879-12-31', 'implausible'],
    ['yesterday', 'malformed'],
    ['1990', 'malformed'],
    ['{"$gt":""}', 'malformed'],
  ])('written as %s is %s', (text, expected) => expect(outcome(readBirthDate(text, now))).toBe(expected));

  it.each([
    ['1990-12-24', '1990-12-24', false],
    ['1990-03-04', '1990-04-03', false],
    ['1990-12-24', '1991-12-24', false],
    ['1990-12-24', '1991-12-25', true],
    ['1990-12-24', '1990-11-25', true],
  ])('%s and %s clash: %s', (a, b, clash) => {
    expect([birthDatesClash(a, b), birthDatesClash(b, a)]).toEqual([clash, clash]);
  });
});

it.each([
  ['NL', 'NL'],
  ['nl', 'NL'],
  ['Netherlands', 'NL'],
  ['Deutschland', 'DE'],
  ['UK', 'GB'],
  ['Atlantis', 'implausible'],
])('the country %s is %s', (text, expected) => expect(outcome(readCountry(text))).toBe(expected));

it.each([
  ['NL', 'nl'],
  ['pt_br', 'pt-BR'],
  ['Dutch!', 'implausible'],
])('the language %s is %s', (text, expected) => expect(outcome(readLanguage(text))).toBe(expected));
