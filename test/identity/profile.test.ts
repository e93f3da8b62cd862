import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  ProfileChange,
  ProfileEdit,
  ProfileFacts,
  ProfileRecord,
} from '../../subgraphs/identity/rules/claims.ts';
import {
  type Holder,
  soleHolder,
  withHolder,
  withoutHolder,
} from '../../subgraphs/identity/rules/holders.ts';
import { readEmail } from '../../subgraphs/identity/rules/identifiers.ts';
import { changedAttributes, profileOf } from '../../subgraphs/identity/rules/profile.ts';
import { type RecordInput, readRecord } from '../../subgraphs/identity/rules/records.ts';
import { type Claim, type Strategy, survivorOf } from '../../subgraphs/identity/rules/survivorship.ts';
import { identifiersOf, traitsOf } from '../../subgraphs/identity/rules/traits.ts';

const day = (n: number) => new Date(Date.UTC(2026, 0, n));

function aRecord(
  source: string,
  on: number,
  input: Partial<RecordInput>,
  verified: 'EMAIL'[] = [],
): ProfileRecord {
  const reading = readRecord({ recordId: 'r', ...input }, { verified, now: day(31) });
  if ('rejected' in reading) throw new Error(reading.rejected.message);
  return { source, recordedAt: day(on), attributes: reading.attributes };
}

const anEdit = (on: number, ...changes: ProfileChange[]): ProfileEdit => ({
  origin: 'customer',
  recordedAt: day(on),
  changes,
});

function email(text: string): ProfileChange & { attribute: 'emails' } {
  const reading = readEmail(text);
  if (!('value' in reading)) throw new Error(reading.expected);
  return { attribute: 'emails', value: reading.value };
}

const facts = (records: ProfileRecord[], edits: ProfileEdit[] = []): ProfileFacts => ({ records, edits });

describe('survivorship', () => {
  const claim = (
    value: string,
    on: number,
    origin: Claim<string>['origin'] = 'record',
    source = 'till',
  ): Claim<string> => ({
    value,
    key: value,
    origin,
    source,
    recordedAt: day(on),
    verified: false,
  });

  it.each<[string, Strategy[], Claim<string>[], string]>([
    ['most frequent', ['most_frequent'], [claim('a', 1), claim('a', 2), claim('b', 3)], 'a'],
    ['most recent', ['most_recent'], [claim('a', 1), claim('a', 2), claim('b', 3)], 'b'],
    ['longest', ['longest'], [claim('a', 3), claim('bbb', 1), claim('cc', 2)], 'bbb'],
    [
      'by the order of sources',
      ['source_order'],
      [claim('a', 3), claim('b', 1, 'associate'), claim('c', 2, 'service')],
      'b',
    ],
    ['by the next strategy after a tie', ['most_frequent', 'longest'], [claim('a', 2), claim('bb', 1)], 'bb'],
    ['by the key when all is tied', ['most_recent'], [claim('b', 1), claim('a', 1)], 'a'],
    [
      'the customer’s own, over all others',
      ['most_frequent'],
      [claim('a', 2), claim('a', 3), claim('b', 1, 'customer', 'customer')],
      'b',
    ],
    ['the customer’s newest', ['most_frequent'], [claim('a', 1, 'customer'), claim('b', 2, 'customer')], 'b'],
  ])('takes the value that is %s', (_, strategies, claims, winner) => {
    expect(survivorOf(claims, strategies)?.value).toBe(winner);
    expect(survivorOf(claims.toReversed(), strategies)?.value).toBe(winner);
  });

  it('has nothing to take without claims', () => expect(survivorOf([], ['longest'])).toBeNull());

  it.each<[string, Claim<string>[], number]>([
    ['one source', [claim('a', 1)], 0.6],
    ['one source, said twice', [claim('a', 1), claim('a', 2)], 0.6],
    ['two sources that agree', [claim('a', 1), claim('a', 2, 'record', 'shop')], 0.84],
    [
      'two that agree and one that doesn’t',
      [claim('a', 1), claim('a', 2, 'record', 'shop'), claim('b', 3, 'record', 'app')],
      0.56,
    ],
    ['a source that said something else before', [claim('a', 1), claim('a', 2), claim('b', 3)], 0.6],
    [
      'the customer, whatever others say',
      [claim('a', 1, 'customer', 'customer'), claim('b', 2), claim('b', 3)],
      0.95,
    ],
    ['an associate', [claim('a', 1, 'associate', 'associate')], 0.85],
    ['something verified', [{ ...claim('a', 1), verified: true }, claim('b', 2, 'record', 'shop')], 0.99],
  ])('believes %s so much', (_, claims, confidence) => {
    expect(survivorOf(claims, ['most_frequent', 'longest'])?.provenance.confidence).toBe(confidence);
  });
});

describe('a profile', () => {
  it('says of each value where it comes from', () => {
    const till = aRecord('till', 1, { givenName: 'Ada', surname: 'King', phone: '+31612345678' });
    const shop = aRecord(
      'shop',
      2,
      { givenName: 'ADA', surname: 'KING', email: 'Ada@x.org', city: 'Utrecht', language: 'nl' },
      ['EMAIL'],
    );
    expect(profileOf(facts([till, shop]))).toEqual({
      name: {
        given: 'ADA',
        family: 'KING',
        full: 'ADA KING',
        source: 'shop',
        recordedAt: day(2),
        confidence: 0.84,
        verified: false,
        lawfulBasis: 'LEGITIMATE_INTEREST',
      },
      language: {
        value: 'nl',
        source: 'shop',
        recordedAt: day(2),
        confidence: 0.6,
        verified: false,
        lawfulBasis: 'LEGITIMATE_INTEREST',
      },
      emails: [
        {
          id: expect.any(String),
          value: 'Ada@x.org',
          source: 'shop',
          recordedAt: day(2),
          confidence: 0.99,
          verified: true,
          lawfulBasis: 'LEGITIMATE_INTEREST',
        },
      ],
      phones: [
        {
          id: expect.any(String),
          value: '+31612345678',
          source: 'till',
          recordedAt: day(1),
          confidence: 0.6,
          verified: false,
          lawfulBasis: 'LEGITIMATE_INTEREST',
        },
      ],
      addresses: [
        {
          id: expect.any(String),
          value: { city: 'Utrecht' },
          source: 'shop',
          recordedAt: day(2),
          confidence: 0.6,
          verified: false,
          lawfulBasis: 'LEGITIMATE_INTEREST',
        },
      ],
      preferences: [],
    });
  });

  it('outvotes a mistyped name and prefers a whole one', () => {
    const records = [
      aRecord('till', 3, { givenName: 'Ad', surname: 'Kign' }),
      aRecord('shop', 1, { givenName: 'Ada', surname: 'King' }),
      aRecord('loyalty', 2, { fullName: 'Ada King' }),
      aRecord('till', 4, { givenName: 'A' }),
      aRecord('app', 5, { givenName: 'A' }),
      aRecord('wifi', 6, { givenName: 'A' }),
    ];
    expect(profileOf(facts(records)).name).toMatchObject({ full: 'Ada King', source: 'loyalty' });
  });

  it('keeps what the customer says until the customer says otherwise', () => {
    const record = aRecord('till', 9, { givenName: 'Robert', surname: 'Wu', language: 'de' });
    const first = anEdit(
      1,
      { attribute: 'name', value: { full: 'Rae Wu' } },
      { attribute: 'language', value: 'en' },
    );
    const second = anEdit(2, {
      attribute: 'name',
      value: { given: 'Rachel', family: 'Wu', full: 'Rachel Wu' },
    });
    expect(profileOf(facts([record, record], [first]))).toMatchObject({
      name: { full: 'Rae Wu', source: 'customer' },
      language: { value: 'en' },
    });
    expect(profileOf(facts([record], [first, second])).name).toMatchObject({
      full: 'Rachel Wu',
      confidence: 0.95,
    });
  });

  it('leaves out what the customer took off, whoever says it again, until the customer puts it back', () => {
    const till = aRecord('till', 1, { email: 'ada@x.org' });
    const [shown] = profileOf(facts([till])).emails;
    const removed = anEdit(2, { attribute: 'removed', id: shown?.id ?? '' });
    const later = aRecord('shop', 3, { email: 'Ada+new@x.org' });
    expect(profileOf(facts([till, later], [removed])).emails).toEqual([]);
    expect(identifiersOf(facts([till, later], [removed]))).toEqual([]);
    expect(traitsOf(facts([till], [removed]))).toMatchObject([{ identifiers: [] }]);
    const back = anEdit(4, email('ada@x.org'));
    expect(profileOf(facts([till, later], [removed, back])).emails).toMatchObject([
      { value: 'ada@x.org', source: 'customer' },
    ]);
  });

  it('has one size for a brand and category, and many of anything else', () => {
    const prefers = (kind: 'SIZE' | 'COLOUR', value: string, brand?: string): ProfileChange => ({
      attribute: 'preferences',
      value: { kind, value, basis: 'STATED', ...(brand && { brand }) },
    });
    const edits = [
      anEdit(1, prefers('SIZE', '38'), prefers('SIZE', 'M', 'Northfield'), prefers('COLOUR', 'red')),
      anEdit(2, prefers('SIZE', '39'), prefers('COLOUR', 'Red'), prefers('COLOUR', 'blue')),
    ];
    const values = profileOf(facts([], edits)).preferences.map(({ kind, value, brand }) => [
      kind,
      value,
      brand,
    ]);
    expect(values).toHaveLength(4);
    expect(values).toEqual(
      expect.arrayContaining([
        ['SIZE', '39', undefined],
        ['SIZE', 'M', 'Northfield'],
        ['COLOUR', 'Red', undefined],
        ['COLOUR', 'blue', undefined],
      ]),
    );
  });

  it('takes two ways of writing an address for one', () => {
    const label = {
      attribute: 'addresses',
      value: { label: 'home', line1: 'Kerkstraat 1', city: 'Utrecht' },
    } as const;
    const till = aRecord('till', 2, { address1: 'KERKSTRAAT 1', city: 'utrecht' });
    expect(profileOf(facts([till], [anEdit(1, label)])).addresses).toMatchObject([
      { value: label.value, source: 'customer', confidence: 0.98 },
    ]);
  });

  it('is the same in whatever order the facts are', () => {
    const anything = fc.record({
      source: fc.constantFrom('till', 'shop', 'app'),
      on: fc.integer({ min: 1, max: 3 }),
      input: fc.record({
        givenName: fc.constantFrom('Ada', 'ADA', 'Adda', 'Bea'),
        surname: fc.constantFrom('King', 'Kign', ''),
        email: fc.constantFrom('ada@x.org', 'Ada+s@x.org', 'bea@x.org', ''),
        dateOfBirth: fc.constantFrom('19901224', '19901225', ''),
        city: fc.constantFrom('Utrecht', 'utrecht', ''),
        language: fc.constantFrom('nl', 'de', ''),
      }),
    });
    const shuffles = fc.array(anything, { minLength: 1, maxLength: 7 }).chain((all) => {
      const records = all.map(({ source, on, input }) => aRecord(source, on, input));
      return fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length }));
    });
    fc.assert(
      fc.property(shuffles, ([one, other]) => {
        expect(profileOf(facts(other))).toEqual(profileOf(facts(one)));
      }),
    );
  });
});

it('a change names the attributes that say something else, and no others', () => {
  const before = profileOf(facts([aRecord('till', 1, { givenName: 'Ada', email: 'ada@x.org' })]));
  const confirmed = profileOf(
    facts([
      aRecord('till', 1, { givenName: 'Ada', email: 'ada@x.org' }),
      aRecord('shop', 2, { givenName: 'Ada' }),
    ]),
  );
  const moved = profileOf(
    facts([aRecord('till', 1, { givenName: 'Ada', email: 'ada@x.org', city: 'Utrecht' })]),
  );
  const verified = profileOf(
    facts([aRecord('till', 1, { givenName: 'Ada', email: 'ada@x.org' }, ['EMAIL'])]),
  );
  expect(changedAttributes(before, before)).toEqual([]);
  expect(changedAttributes(before, confirmed)).toEqual([]);
  expect(changedAttributes(before, moved)).toEqual(['addresses']);
  expect(changedAttributes(before, verified)).toEqual(['emails']);
  expect(changedAttributes(null, before)).toEqual(['name', 'emails']);
});

describe('an identifier', () => {
  const holder = (customerId: string, standing: Holder['standing'], on = 1): Holder => ({
    customerId,
    standing,
    value: 'ada@x.org',
    source: 'till',
    firstSeen: day(on),
    lastSeen: day(on),
  });
  const held = (...holders: Holder[]) => holders.reduce(withHolder, { holders: [] });
  const many = (count: number, standing: Holder['standing']) =>
    Array.from({ length: count }, (_, n) => holder(`cus_${n}`, standing));

  it.each<[string, Holder[], string | null]>([
    ['to nobody when nobody holds it', [], null],
    ['to the one in whose records it stands', [holder('cus_1', 'asserted')], 'cus_1'],
    [
      'to who verified it rather than who is said to hold it',
      [holder('cus_1', 'asserted'), holder('cus_2', 'verified')],
      'cus_2',
    ],
    [
      'to who is said to hold it rather than who claims it',
      [holder('cus_1', 'claimed'), holder('cus_2', 'asserted')],
      'cus_2',
    ],
    ['to who claims it when nobody else does', [holder('cus_1', 'claimed')], 'cus_1'],
    ['to nobody when two hold it equally', [holder('cus_1', 'asserted'), holder('cus_2', 'asserted')], null],
    ['to nobody when more people hold it than can', [...many(11, 'asserted')], null],
    [
      'to who verified it, however many hold it',
      [...many(11, 'asserted'), holder('cus_x', 'verified')],
      'cus_x',
    ],
  ])('leads %s', (_, holders, customerId) => expect(soleHolder(held(...holders))).toBe(customerId));

  it('is crowded by records, never by claims', () => {
    expect(held(...many(10, 'asserted'))).not.toHaveProperty('crowded');
    expect(held(...many(11, 'asserted'))).toMatchObject({ crowded: true, holders: { length: 10 } });
    const claimed = held(...many(30, 'claimed'), holder('cus_x', 'asserted'));
    expect(claimed).not.toHaveProperty('crowded');
    expect(claimed.holders).toHaveLength(11);
    expect(soleHolder(claimed)).toBe('cus_x');
  });

  it('that is crowded stays as it is when one more holds it, so that nobody waits to write it', () => {
    const crowded = held(...many(11, 'asserted'));
    expect(withHolder(crowded, holder('cus_x', 'asserted'))).toBe(crowded);
  });

  it('remembers when it was first seen with somebody', () => {
    const twice = held(holder('cus_1', 'asserted', 3), holder('cus_1', 'verified', 5));
    expect(twice.holders).toEqual([{ ...holder('cus_1', 'verified', 5), firstSeen: day(3) }]);
    expect(withoutHolder(twice, 'cus_1')).toEqual({ holders: [] });
  });
});
