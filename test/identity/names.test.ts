import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames, nameOf, type PersonName } from '../../subgraphs/identity/rules/names.ts';

const name = (given: string, family = ''): PersonName => {
  const found = nameOf(given || undefined, family || undefined);
  if (!found) throw new Error('a name has a part');
  return found;
};

describe('given names', () => {
  it.each([
    ['the same', 'Ada', 'Ada', 'agree'],
    ['capitals and accents', 'ESMÉE', 'Esmee', 'agree'],
    ['a letter doubled', 'Ema', 'Emma', 'agree'],
    ['two letters swapped', 'Phillpi', 'Phillip', 'agree'],
    ['a letter left out', 'Maximlian', 'Maximilian', 'agree'],
    ['a short form', 'Bob', 'Robert', 'agree'],
    ['two short forms', 'Liz', 'Betty', 'agree'],
    ['one of two given names', 'Mary', 'Mary Ann', 'agree'],
    ['written in one word', 'Annemarie', 'Anne-Marie', 'agree'],
    ['an initial', 'J.', 'Johanna', 'initial'],
    ['the initial of the long form', 'R', 'Bob', 'initial'],
    ['another initial', 'K', 'Johanna', 'differ'],
    ['brother and sister', 'Daniel', 'Daniela', 'unclear'],
    ['brother and sister by one swap', 'Christian', 'Christina', 'unclear'],
    ['sisters', 'Marie', 'Maria', 'unclear'],
    ['one of two differs', 'Jean-Paul', 'Jean-Claude', 'unclear'],
    ['short and similar', 'Tim', 'Tom', 'unclear'],
    ['different', 'Ann', 'Bob', 'differ'],
    ['different with a common end', 'Petra', 'Sandra', 'differ'],
    ['other scripts, the same', 'Ольга', 'ольга', 'agree'],
    ['other scripts, different', 'Ольга', 'Борис', 'differ'],
  ] as const)('%s: %s and %s %s', (_, a, b, verdict) => {
    expect(compareNames(name(a), name(b)).given).toBe(verdict);
  });
});

describe('family names', () => {
  it.each([
    ['particles apart', 'van den Berg', 'Vandenberg', 'agree'],
    ['particles left out', 'van den Berg', 'Berg', 'agree'],
    ['one of a double name', 'Smith-Jones', 'Jones', 'agree'],
    ['a typing error', 'Müler', 'Müller', 'agree'],
    ['different', 'Smith', 'Jones', 'differ'],
  ] as const)('%s: %s and %s %s', (_, a, b, verdict) => {
    expect(compareNames(name('Ada', a), name('Ada', b)).family).toBe(verdict);
  });
});

describe('whole names', () => {
  it('agree when given and family name changed places', () => {
    expect(compareNames(name('Lovelace', 'Ada'), name('Ada', 'Lovelace'))).toEqual({
      given: 'agree',
      family: 'agree',
    });
  });

  it.each([
    ['Ada Lovelace', name('Ada', 'Lovelace'), { given: 'agree', family: 'agree' }],
    ['Lovelace, Ada', name('Ada', 'Lovelace'), { given: 'agree', family: 'agree' }],
    ['Lovelace', name('Ada', 'Lovelace'), { given: 'unknown', family: 'unknown' }],
    ['Bob Lovelace', name('Ada', 'Lovelace'), { given: 'differ', family: 'agree' }],
  ])('written as %s are taken apart', (full, other, expected) => {
    expect(compareNames({ full }, other)).toEqual(expected);
  });
});

const word = fc.stringMatching(/^[a-z]{1,9}$/);
const anyName = fc.record({ given: word, family: word, full: word }, { requiredKeys: ['full'] });

it('comparing says the same both ways', () => {
  fc.assert(
    fc.property(anyName, anyName, (a, b) => {
      expect(compareNames(a, b)).toEqual(compareNames(b, a));
    }),
  );
});

it('a name agrees with itself', () => {
  fc.assert(
    fc.property(word, word, (given, family) => {
      expect(compareNames(name(given, family), name(given, family))).toEqual({
        given: 'agree',
        family: 'agree',
      });
    }),
  );
});
