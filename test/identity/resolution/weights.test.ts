import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planBlocks } from '../../../subgraphs/identity/resolution/blocking.ts';
import {
  blockingKeysOf,
  comparePeople,
  explain,
  normalise,
  totalOf,
  weightOf,
} from '../../../subgraphs/identity/resolution/engine.ts';
import { learn, scorerOf } from '../../../subgraphs/identity/resolution/learning.ts';
import { DEFAULT_MODEL } from '../../../subgraphs/identity/resolution/model.ts';
import { idOf, Table } from '../../../subgraphs/identity/resolution/table.ts';
import type { Model, RawRecord } from '../../../subgraphs/identity/resolution/types.ts';
import { aFile } from './people.ts';

const COLUMNS = [
  'given_name',
  'surname',
  'full_name',
  'date_of_birth',
  'email',
  'address_1',
  'postcode',
  'shoe_size',
];

function batch(records: readonly RawRecord[]) {
  const table = new Table(COLUMNS);
  for (const { id, values } of records) table.addRow(id, values);
  const prepared = table.prepare();
  const model = learn(prepared, planBlocks(prepared));
  const scorer = scorerOf(prepared, model);
  const width = prepared.fields.length;
  const at = new Map(Array.from({ length: prepared.count }, (_, i) => [idOf(prepared, i), i * width]));
  const weight = (a: string, b: string): number =>
    scorer.score(
      prepared.cells,
      at.get(a) as number,
      prepared.cells,
      at.get(b) as number,
      Number.NEGATIVE_INFINITY,
    );
  return { model, weight };
}

const personOf = (values: Record<string, string>, id = 'r1') => normalise({ id, values });

describe('weights of a pair', () => {
  it('are the same one by one, in a batch, and added up from the comparisons', () => {
    fc.assert(
      fc.property(aFile({ most: 12 }), (records) => {
        const { model, weight } = batch(records);
        const stored = JSON.parse(JSON.stringify(model)) as Model;
        const people = records.map(normalise);
        for (const a of people) {
          for (const b of people) {
            if (a.id === b.id) continue;
            const total = totalOf(a, b, stored);
            expect(total).toBeCloseTo(weight(a.id, b.id), 5);
            expect(total).toBeCloseTo(weightOf(comparePeople(a, b, stored), stored), 5);
            expect(total).toBeCloseTo(totalOf(b, a, stored), 9);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('are known as soon as a floor is out of reach', () => {
    fc.assert(
      fc.property(aFile({ most: 8 }), fc.integer({ min: -20, max: 20 }), (records, floor) => {
        const table = new Table(COLUMNS);
        for (const { id, values } of records) table.addRow(id, values);
        const prepared = table.prepare();
        const scorer = scorerOf(prepared, learn(prepared, planBlocks(prepared)));
        const width = prepared.fields.length;
        for (let a = 0; a < prepared.count; a += 1) {
          for (let b = a + 1; b < prepared.count; b += 1) {
            const score = (least: number) =>
              scorer.score(prepared.cells, a * width, prepared.cells, b * width, least);
            const total = score(Number.NEGATIVE_INFINITY);
            expect(score(floor)).toBe(total >= floor ? total : Number.NEGATIVE_INFINITY);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('a pair before anything was learned', () => {
  const jan = { given_name: 'Jan', surname: 'de Vries', date_of_birth: '1980-03-04', city: 'Gouda' };

  it('is merged when names, birth date and an identifier agree', () => {
    const a = personOf({ ...jan, email: 'jan@example.com' });
    const b = personOf({ ...jan, surname: 'Vries', email: 'Jan+news@example.com' }, 'r2');
    expect(explain(a, b, DEFAULT_MODEL)).toMatchObject({ verdict: 'MERGE', hold: null });
  });

  it('is never merged when the family names differ and no identifier or address agrees', () => {
    const a = personOf({ ...jan, surname: 'B27' });
    const b = personOf({ ...jan, surname: 'E107' }, 'r2');
    expect(explain(a, b, DEFAULT_MODEL).verdict).not.toBe('MERGE');
  });

  it('is never merged by names alone', () => {
    const values = { given_name: 'Xanthippe', surname: 'Quackenbush' };
    const { verdict } = explain(personOf(values), personOf(values, 'r2'), DEFAULT_MODEL);
    expect(verdict).not.toBe('MERGE');
  });

  it('is never merged for people of one household', () => {
    const home = {
      surname: 'Bakker',
      street_number: '12',
      address_1: 'Dorpsstraat',
      postcode: '2801 AB',
      city: 'Gouda',
    };
    const a = personOf({ ...home, given_name: 'Emma', date_of_birth: '1980-03-04', phone: '0182 512345' });
    const b = personOf(
      { ...home, given_name: 'Willem', date_of_birth: '1978-11-21', phone: '+31 182 512345' },
      'r2',
    );
    expect(explain(a, b, DEFAULT_MODEL).verdict).toBe('APART');
  });
});

describe('levels', () => {
  const levelsOf = (a: Record<string, string>, b: Record<string, string>): Record<string, string> =>
    Object.fromEntries(
      comparePeople(personOf(a), personOf(b, 'r2'), DEFAULT_MODEL).map(({ field, level }) => [field, level]),
    );

  it.each([
    ['Bob', 'Robert', 'VARIANT'],
    ['Anna Maria', 'Anna', 'VARIANT'],
    ['J.', 'Joseph', 'INITIAL'],
    ['Jonathan', 'Jonathna', 'CLOSE'],
    ['Mohammed', 'محمد', 'SIMILAR'],
    ['Yusuf', 'Youssef', 'SIMILAR'],
    ['Emma', 'Willem', 'DIFFERENT_RARE'],
  ])('given names %s and %s: %s', (a, b, level) => {
    expect(levelsOf({ given_name: a }, { given_name: b })).toEqual({ given_name: level });
  });

  it.each([
    ['van den Berg', 'Berg', 'EXACT'],
    ['v.d. Berg', 'Van der Berg', 'EXACT'],
    ['Al-Hassan', 'Hassan', 'EXACT'],
    ['Smith-Jones', 'Jones', 'VARIANT'],
    ['Janssen', 'Jansen', 'CLOSE'],
  ])('family names %s and %s: %s', (a, b, level) => {
    expect(levelsOf({ surname: a }, { surname: b })).toEqual({ surname: level });
  });

  it.each([
    ['1980-04-03', '19800403', 'EXACT'],
    ['03/04/1980', '1980-03-04', 'SWAPPED'],
    ['1980-04-03', '1980-04-08', 'ONE_DIGIT'],
    ['1980-04-03', '1980-04-18', 'PART'],
    ['1980-04-03', '1975-11-28', 'DIFFERENT'],
  ])('birth dates %s and %s: %s', (a, b, level) => {
    expect(levelsOf({ date_of_birth: a }, { date_of_birth: b })).toEqual({ date_of_birth: level });
  });

  it.each([
    ['ada+x@example.com', 'Ada@example.com', 'EXACT'],
    ['ada@example.com', 'ada@other.org', 'SAME_LOCAL_PART'],
    ['ada@example.com', 'adda@example.com', 'CLOSE'],
    ['ada@example.com', 'bob@other.org', 'DIFFERENT'],
  ])('emails %s and %s: %s', (a, b, level) => {
    expect(levelsOf({ email: a }, { email: b })).toEqual({ email: level });
  });

  it('names that changed places are swapped', () => {
    expect(
      levelsOf({ given_name: 'Karlsen', surname: 'Spyke' }, { given_name: 'Spyke', surname: 'Karlsen' }),
    ).toEqual({ given_name: 'SWAPPED', surname: 'SWAPPED' });
  });

  it('a full name is read as its parts', () => {
    const parts = { given_name: 'Jan', surname: 'van den Berg' };
    expect(levelsOf({ full_name: 'Berg, Jan van den' }, parts)).toEqual({
      given_name: 'EXACT',
      surname: 'EXACT',
    });
    expect(levelsOf({ full_name: 'Dr. Jan v.d. Berg' }, parts)).toEqual({
      given_name: 'EXACT',
      surname: 'EXACT',
    });
  });

  it('a missing value says nothing', () => {
    expect(levelsOf({ given_name: 'Jan', email: 'n/a' }, { given_name: 'Jan', email: '' })).toEqual({
      given_name: 'EXACT',
    });
  });
});

describe('blocking keys', () => {
  it('are shared by a record and one with names or day and month exchanged', () => {
    const a = blockingKeysOf(
      personOf({ given_name: 'Spyke', surname: 'Karlsen', date_of_birth: '1964-10-09' }),
    );
    const swapped = blockingKeysOf(personOf({ given_name: 'Karlsen', surname: 'Spyke' }));
    const date = blockingKeysOf(personOf({ date_of_birth: '1964-09-10' }));
    expect(swapped.some((key) => a.includes(key))).toBe(true);
    expect(date.some((key) => a.includes(key))).toBe(true);
  });
});
