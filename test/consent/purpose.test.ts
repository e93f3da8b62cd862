import { expect, it } from 'vitest';
import { WELL_KNOWN_PURPOSES } from '../../subgraphs/consent/data/well-known-purposes.ts';
import { isWrittenIn, purposesAt, textFor } from '../../subgraphs/consent/rules/purpose.ts';
import { aPurposeVersion } from './builders.ts';

const day = (date: number) => new Date(Date.UTC(2026, 0, date));
const versions = [
  aPurposeVersion({ version: 3, publishedAt: day(20) }),
  aPurposeVersion({ version: 1, publishedAt: day(1) }),
  aPurposeVersion({ version: 2, publishedAt: day(10), requiresReconsent: true }),
  aPurposeVersion({ key: 'location', publishedAt: day(5) }),
];

it.each([
  [0, []],
  [1, [['personalisation', 1, 1]]],
  [
    5,
    [
      ['location', 1, 1],
      ['personalisation', 1, 1],
    ],
  ],
  [
    10,
    [
      ['location', 1, 1],
      ['personalisation', 2, 2],
    ],
  ],
  [
    20,
    [
      ['location', 1, 1],
      ['personalisation', 3, 2],
    ],
  ],
])('on day %i the versions that hold, and those from which a yes counts, are %j', (date, expected) => {
  const found = Array.from(purposesAt(versions, day(date)).values(), ({ key, current, validFrom }) => [
    key,
    current.version,
    validFrom,
  ]);
  expect(found).toEqual(expected);
});

const text = (title: string) => ({ title, explanation: '', benefit: '' });
const written = aPurposeVersion({
  texts: { en: text('English'), 'pt-BR': text('Brasil'), pt: text('Portugal') },
});

it.each([
  ['en', 'English', true],
  ['en-GB', 'English', true],
  ['PT-br', 'Brasil', true],
  ['pt-AO-x-any', 'Portugal', true],
  ['de', 'English', false],
  ['', 'English', false],
  ['__proto__', 'English', false],
])('reads %s in %s', (language, title, isWritten) => {
  expect(textFor(written, language).text.title).toBe(title);
  expect(isWrittenIn(written, language)).toBe(isWritten);
});

it('ships every well-known purpose in three languages, with a DPV term and data categories', () => {
  expect(WELL_KNOWN_PURPOSES.map(({ key }) => key).sort()).toEqual([
    'analytics',
    'email_marketing',
    'in_store_recognition',
    'location',
    'partner_sharing',
    'personalisation',
    'post_marketing',
    'purchase_profiling',
    'push_marketing',
    'service',
    'sms_marketing',
  ]);
  for (const purpose of WELL_KNOWN_PURPOSES) {
    expect(Object.keys(purpose.texts)).toEqual(['en', 'de', 'fr']);
    expect(purpose.dpvTerm).toMatch(/^https:\/\/w3id\.org\/dpv#[A-Z]\w+$/);
    expect(purpose.dataCategories).not.toHaveLength(0);
  }
});

it('ships consent as opt-in that ends, interest as opt-out, contract as notice', () => {
  for (const { lawfulBasis, mechanism, validityDays } of WELL_KNOWN_PURPOSES) {
    if (lawfulBasis === 'CONSENT') expect([mechanism, typeof validityDays]).toEqual(['OPT_IN', 'number']);
    else
      expect([mechanism, validityDays]).toEqual([
        lawfulBasis === 'CONTRACT' ? 'NOTICE' : 'OPT_OUT',
        undefined,
      ]);
  }
});
