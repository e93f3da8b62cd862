import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BASELINE_DAYS,
  type DayOfReads,
  LEAST,
  unusualIn,
  usualOf,
} from '../../subgraphs/partners/alarms/unusual.ts';

const FIELDS = ['Customer.name', 'LoyaltyAccount.tier'];

/** A day on which every read showed every field. */
const aDay = (reads: number, fields: readonly string[] = FIELDS): DayOfReads => ({
  reads,
  fields: new Map(reads > 0 ? fields.map((field) => [field, reads]) : []),
});
const days = (...reads: number[]) => reads.map((count) => aDay(count));
const always = (reads: number, length = BASELINE_DAYS) => Array.from({ length }, () => aDay(reads));
const verdict = (past: readonly DayOfReads[], today: DayOfReads) => unusualIn(today, usualOf(past));

describe('a day of reads is', () => {
  it.each<[string, DayOfReads[], DayOfReads]>([
    ['as usual', always(10), aDay(10)],
    ['a little more', always(10), aDay(25)],
    ['much more of very little', always(1), aDay(LEAST)],
    ['the day on which an app begins', [], aDay(500)],
    ['one of its first', always(1, 6), aDay(500)],
    [
      'one of the days on which it reads in bursts',
      days(
        ...[30, 0, 0, 0, 0, 0, 0],
        ...[30, 0, 0, 0, 0, 0, 0],
        ...[30, 0, 0, 0, 0, 0, 0],
        ...[30, 0, 0, 0, 0, 0, 0],
      ),
      aDay(40),
    ],
    ['after weeks without any, a few', always(0), aDay(LEAST)],
    ['a new field, read as often as the others', always(30), aDay(30, [...FIELDS, 'Customer.emails'])],
    [
      'a new field, read a few times by an app that hardly reads',
      always(1),
      { reads: LEAST, fields: new Map([['Customer.emails', LEAST]]) },
    ],
  ])('usual: %s', (_, past, today) => {
    expect(verdict(past, today)).toBeNull();
  });

  it.each<[string, DayOfReads[], DayOfReads, object]>([
    ['ten times as much', always(10), aDay(100), { reason: 'MORE_READS', reads: 100, usual: 10 }],
    ['more than anything on the first days', [], aDay(501), { reason: 'MORE_READS', reads: 501, usual: 0 }],
    [
      'more than a few after weeks without any',
      always(0),
      aDay(LEAST + 1),
      { reason: 'MORE_READS', reads: LEAST + 1, usual: 0 },
    ],
    [
      'as much as on one earlier day that was unusual as well',
      [...always(10, 26), ...days(100)],
      aDay(100),
      { reason: 'MORE_READS', reads: 100, usual: 10 },
    ],
    [
      'a field that was never read, more often than everything on a busy day',
      always(30),
      aDay(35, ['Customer.emails']),
      { reason: 'NEW_FIELD', field: 'Customer.emails', reads: 35, usual: 30 },
    ],
  ])('unusual: %s', (_, past, today, unusual) => {
    expect(verdict(past, today)).toEqual(unusual);
  });
});

/** Knuth for small means, the normal approximation for large ones: from uniform numbers of a seed. */
function poisson(mean: number, random: () => number): number {
  if (mean > 50) {
    const gauss = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * gauss));
  }
  const end = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > end; product *= random()) count += 1;
  return count;
}

/** Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const aReader = fc.record({ mean: fc.integer({ min: 1, max: 400 }), seed: fc.integer() });

describe('an app that reads steadily', () => {
  it('alarms nobody: not once in 40,000 days', () => {
    let count = 0;
    fc.assert(
      fc.property(aReader, ({ mean, seed }) => {
        const random = seeded(seed);
        const past: DayOfReads[] = [];
        for (let day = 0; day < 200; day += 1) {
          const today = aDay(poisson(mean, random));
          expect(verdict(past.slice(-BASELINE_DAYS), today)).toBeNull();
          past.push(today);
          count += 1;
        }
      }),
      { numRuns: 200, seed: 20_260_302 },
    );
    expect(count).toBe(40_000);
  });

  it('alarms on the day on which it suddenly reads ten times as much, whenever that is', () => {
    fc.assert(
      fc.property(
        aReader.filter(({ mean }) => mean >= 3),
        fc.integer({ min: 7, max: 60 }),
        ({ mean, seed }, day) => {
          const random = seeded(seed);
          const past = Array.from({ length: day }, () => aDay(poisson(mean, random)));
          expect(verdict(past.slice(-BASELINE_DAYS), aDay(mean * 10))?.reason).toBe('MORE_READS');
        },
      ),
      { numRuns: 500, seed: 20_260_302 },
    );
  });

  it('never makes a day less unusual by reading more', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: BASELINE_DAYS }),
        fc.nat(2000),
        fc.nat(500),
        (past, reads, more) => {
          const usual = usualOf(days(...past));
          if (reads > usual.most) expect(unusualIn(aDay(reads + more), usual)).not.toBeNull();
        },
      ),
    );
  });
});
