import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf, NOTHING } from '../../../subgraphs/identity/connections/rules/attributes.ts';
import { etagOf, scimOf, versionIn } from '../../../subgraphs/identity/connections/rules/scim.ts';
import {
  readSourceVersion,
  statedAtMost,
} from '../../../subgraphs/identity/connections/rules/source-version.ts';
import { RANKS, type Rank, rankUnder } from '../../../subgraphs/identity/connections/rules/statements.ts';
import type { ProfileEdit } from '../../../subgraphs/identity/rules/claims.ts';
import { profileOf } from '../../../subgraphs/identity/rules/profile.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 10, minute));

const said = (language: string, minute: number): ProfileEdit => ({
  origin: 'customer',
  recordedAt: at(minute),
  changes: [{ attribute: 'language', value: language }],
});

const stated = (
  language: string | null,
  minute: number,
  { source = 'erp', record = 'r1', version = '1', rank = 'PEER' as Rank } = {},
): ProfileEdit => ({
  origin: 'service',
  recordedAt: at(minute),
  changes: language === null ? [{ attribute: 'nothing' }] : [{ attribute: 'language', value: language }],
  stated: { source, record, attribute: 'language', version: version.padStart(18, '0'), at: at(minute), rank },
});

const languageOf = (...edits: ProfileEdit[]) => profileOf({ records: [], edits }).language?.value ?? null;

describe('whose word stands', () => {
  it.each<[string, ProfileEdit[], string | null]>([
    ['the newer of the peers and the customer', [said('nl', 1), stated('de', 2)], 'de'],
    ['the customer, at the same moment', [said('nl', 2), stated('de', 2)], 'nl'],
    ['the customer, when they said it later', [said('nl', 3), stated('de', 2)], 'nl'],
    [
      'the application that sorts first, at the same moment',
      [stated('de', 2, { source: 'till' }), stated('fr', 2)],
      'fr',
    ],
    ['an owner before everybody', [said('nl', 9), stated('de', 2, { rank: 'OWNER' })], 'de'],
    ['a fallback where nobody says anything', [stated('de', 2, { rank: 'FALLBACK' })], 'de'],
    ['not a fallback where somebody does', [said('nl', 1), stated('de', 2, { rank: 'FALLBACK' })], 'nl'],
    ['never one that is held', [stated('de', 2, { rank: 'HELD' })], null],
    [
      'the same word that is held and isn’t, whichever came first',
      [stated('de', 2, { rank: 'HELD' }), stated('de', 2), stated('de', 2, { rank: 'HELD' })],
      'de',
    ],
    ['not one that was taken back', [stated('de', 2), stated(null, 3, { version: '2' })], null],
    [
      'of one record the highest version, not the newest arrival',
      [stated('de', 5, { version: '2' }), stated('fr', 9)],
      'de',
    ],
    [
      'of two records of one application the newer',
      [stated('de', 5), stated('fr', 9, { record: 'r2' })],
      'fr',
    ],
  ])('%s', (_, edits, language) => {
    expect(languageOf(...edits)).toBe(language);
  });

  it('is the same in whatever order and however often it was said', () => {
    const anEdit = fc.oneof(
      fc
        .tuple(fc.constantFrom('nl', 'de', 'fr'), fc.integer({ min: 0, max: 4 }))
        .map(([language, minute]) => said(language, minute)),
      fc
        .record({
          language: fc.option(fc.constantFrom('nl', 'de', 'fr')),
          minute: fc.integer({ min: 0, max: 4 }),
          source: fc.constantFrom('erp', 'email', 'till'),
          version: fc.constantFrom('1', '2', '3', '10'),
          rank: fc.constantFrom(...RANKS),
        })
        .map(({ language, minute, ...mark }) => stated(language, minute, mark)),
    );
    fc.assert(
      fc.property(
        fc.array(anEdit, { maxLength: 12 }).chain((edits) => {
          const again = fc.shuffledSubarray([...edits, ...edits], { minLength: edits.length * 2 });
          return fc.tuple(fc.constant(edits), again);
        }),
        ([edits, again]) => {
          expect(profileOf({ records: [], edits: again })).toEqual(profileOf({ records: [], edits }));
        },
      ),
    );
  });

  it('a proved value stays proved when an application says it too', () => {
    const email = { type: 'EMAIL' as const, key: 'ada@example.com', value: 'ada@example.com' };
    const record = {
      source: 'shop',
      recordedAt: at(1),
      attributes: { identifiers: [{ ...email, verified: true }] },
    };
    const edit: ProfileEdit = {
      origin: 'service',
      recordedAt: at(5),
      changes: [{ attribute: 'emails', value: email }],
      stated: { source: 'erp', record: 'r1', attribute: 'emails', version: '1', at: at(5), rank: 'PEER' },
    };
    expect(profileOf({ records: [record], edits: [edit] }).emails).toMatchObject([
      { value: 'ada@example.com', verified: true },
    ]);
  });

  it.each([
    ['OURS', 'APPLICATION', 'FALLBACK'],
    ['THEIRS', 'PATRON', 'OWNER'],
    ['NEWEST', 'PATRON', 'PEER'],
    ['FIELD_OWNER', 'APPLICATION', 'OWNER'],
    ['FIELD_OWNER', 'PATRON', 'FALLBACK'],
    ['REVIEW', 'PATRON', 'PEER'],
  ] as const)('%s with owner %s is %s', (policy, owner, rank) => {
    expect(rankUnder(policy, owner)).toBe(rank);
  });
});

describe('versions', () => {
  it.each([
    ['9', '10'],
    ['0', '1'],
    ['999999999999999998', '999999999999999999'],
  ])('%s comes before %s', (before, after) => {
    expect(String(readSourceVersion(before)) < String(readSourceVersion(after))).toBe(true);
  });

  it.each(['', '1.0', '-1', '1e3', '1234567890123456789', ' 1'])('%j is none', (text) => {
    expect(readSourceVersion(text)).toBeNull();
  });

  it('nobody speaks from the future', () => {
    expect(statedAtMost(at(9), at(5))).toEqual(at(5));
    expect(statedAtMost(at(4), at(5))).toEqual(at(4));
    expect(statedAtMost(null, at(5))).toEqual(at(5));
  });

  it.each([
    [etagOf(7), 7],
    ['"7"', 7],
    ['7', null],
    ['W/7', null],
    ['*', null],
  ])('the tag %s names %s', (tag, version) => {
    expect(versionIn(tag)).toBe(version);
  });
});

describe('what is told', () => {
  it('has the names of SCIM, and null or the empty list for what is to go', () => {
    const address = {
      label: 'home',
      streetNumber: '1',
      line1: 'Kerkstraat',
      city: 'Amsterdam',
      postcode: '1017 GA',
      country: 'NL',
    };
    const head = { id: 'cus_1', externalId: 'C-1', version: 4, changedAt: at(5) };
    const telling = {
      name: { given: 'Ada', family: 'Bakker', full: 'Ada Bakker' },
      birthDate: null,
      language: 'nl',
      emails: ['ada@example.com', 'ab@example.com'],
      phones: null,
      addresses: [address],
    };
    expect(scimOf(telling, head)).toEqual({
      schemas: [
        'urn:ietf:params:scim:schemas:core:2.0:User',
        'urn:patron:params:scim:schemas:extension:customer:1.0:Customer',
      ],
      id: 'cus_1',
      externalId: 'C-1',
      name: { formatted: 'Ada Bakker', givenName: 'Ada', familyName: 'Bakker' },
      preferredLanguage: 'nl',
      emails: [{ value: 'ada@example.com', primary: true }, { value: 'ab@example.com' }],
      phoneNumbers: [],
      addresses: [
        {
          type: 'home',
          streetAddress: '1 Kerkstraat',
          locality: 'Amsterdam',
          postalCode: '1017 GA',
          country: 'NL',
        },
      ],
      'urn:patron:params:scim:schemas:extension:customer:1.0:Customer': {
        birthDate: null,
        addresses: [address],
      },
      meta: { resourceType: 'User', version: 'W/"4"', lastModified: '2026-03-02T10:05:00.000Z' },
    });
    expect(scimOf({ language: 'nl' }, head)).toMatchObject({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      preferredLanguage: 'nl',
    });
  });

  it('a list is a set, and an empty one is nothing', () => {
    expect(digestOf(['a', 'b'])).toBe(digestOf(['b', 'a']));
    expect(digestOf(['a'])).not.toBe(digestOf(['a', 'b']));
    expect(digestOf([])).toBe(NOTHING);
    expect(digestOf(null)).toBe(NOTHING);
  });
});
