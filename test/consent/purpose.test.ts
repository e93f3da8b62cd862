import { expect, it } from 'vitest';
import { WELL_KNOWN_PURPOSES } from '../../subgraphs/consent/data/well-known-purposes.ts';
import {
  directionOf,
  hashText,
  isWrittenIn,
  purposesAt,
  purposesInForce,
  textFor,
} from '../../subgraphs/consent/rules/purpose.ts';
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

it('ships every well-known purpose in four languages, one of them right-to-left, with a DPV term and data categories', () => {
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
    'store_sensing',
  ]);
  for (const purpose of WELL_KNOWN_PURPOSES) {
    expect(Object.keys(purpose.texts)).toEqual(['en', 'de', 'fr', 'ar']);
    expect(purpose.texts.ar?.explanation).toMatch(/^[\p{Script=Arabic}\p{M}\p{P}\s]+$/u);
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

it('marks what shares or follows in the sense of Global Privacy Control', () => {
  expect(WELL_KNOWN_PURPOSES.filter(({ sharing }) => sharing).map(({ key }) => key)).toEqual([
    'email_marketing',
    'sms_marketing',
    'push_marketing',
    'post_marketing',
    'location',
    'purchase_profiling',
    'partner_sharing',
    'analytics',
  ]);
});

it.each([
  ['ar', 'RIGHT_TO_LEFT'],
  ['fa-IR', 'RIGHT_TO_LEFT'],
  ['he', 'RIGHT_TO_LEFT'],
  ['az-Arab', 'RIGHT_TO_LEFT'],
  ['az', 'LEFT_TO_RIGHT'],
  ['de-AT', 'LEFT_TO_RIGHT'],
])('writes %s %s', (language, direction) => {
  expect(directionOf(language)).toBe(direction);
});

it('published at once holds also where the clock is behind; published for later does not', () => {
  const later = day(2);
  const versionsOf = (publishedAt: Date) => [
    aPurposeVersion({ publishedAt: day(1) }),
    aPurposeVersion({ version: 2, publishedAt, recordedAt: later }),
  ];
  const holding = (publishedAt: Date) =>
    purposesInForce(versionsOf(publishedAt), day(1)).get('personalisation')?.current.version;
  expect(holding(later)).toBe(2);
  expect(holding(new Date(later.getTime() + 1))).toBe(1);
});

it('names a text by a hash that doesn’t depend on the order of its members', () => {
  const hash = hashText({ title: 'a', explanation: 'b', benefit: 'c' });
  expect(hash).toBe(hashText({ benefit: 'c', explanation: 'b', title: 'a' }));
  expect(hash).not.toBe(hashText({ title: 'b', explanation: 'a', benefit: 'c' }));
});
