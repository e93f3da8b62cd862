import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PROGRAMME } from '../../subgraphs/loyalty/rules/programme.ts';
import { earnedInYear, nextTier, tierFor, withEarned } from '../../subgraphs/loyalty/rules/tiers.ts';

const RANK = { BRONZE: 0, SILVER: 1, GOLD: 2 };
const points = fc.nat({ max: 1_000_000 });
const at = (iso: string) => new Date(iso);

describe('tierFor', () => {
  it.each([
    [0, 'BRONZE'],
    [999, 'BRONZE'],
    [1_000, 'SILVER'],
    [4_999, 'SILVER'],
    [5_000, 'GOLD'],
    [1_000_000, 'GOLD'],
  ] as const)('%i points a year make %s', (earned, tier) =>
    expect(tierFor(earned, DEFAULT_PROGRAMME)).toBe(tier),
  );

  it('never lowers a tier for earning more', () => {
    fc.assert(
      fc.property(points, points, (a, b) => {
        expect(RANK[tierFor(a + b, DEFAULT_PROGRAMME)]).toBeGreaterThanOrEqual(
          RANK[tierFor(a, DEFAULT_PROGRAMME)],
        );
      }),
    );
  });

  it('refuses what nobody can have earned', () => {
    expect(() => tierFor(-1, DEFAULT_PROGRAMME)).toThrow(RangeError);
  });
});

describe('nextTier', () => {
  it.each([
    [0, { tier: 'SILVER', pointsToGo: 1_000 }],
    [999, { tier: 'SILVER', pointsToGo: 1 }],
    [1_000, { tier: 'GOLD', pointsToGo: 4_000 }],
    [4_999, { tier: 'GOLD', pointsToGo: 1 }],
    [5_000, null],
  ])('after %i points it is %o', (earned, next) => expect(nextTier(earned, DEFAULT_PROGRAMME)).toEqual(next));

  it('is reached by exactly the points to go, and not by one less', () => {
    fc.assert(
      fc.property(points, (earned) => {
        const next = nextTier(earned, DEFAULT_PROGRAMME);
        if (!next) return;
        expect(tierFor(earned + next.pointsToGo, DEFAULT_PROGRAMME)).toBe(next.tier);
        expect(tierFor(earned + next.pointsToGo - 1, DEFAULT_PROGRAMME)).not.toBe(next.tier);
      }),
    );
  });
});

describe('earnedInYear', () => {
  it.each([
    ['2026-03-02', '2027-03-01T23:59:59Z', 7],
    ['2026-03-02', '2027-03-02T00:00:00Z', 0],
    ['2028-02-29', '2029-02-28T12:00:00Z', 7],
    ['2028-02-29', '2029-03-01T00:00:00Z', 0],
  ])('points of %s at %s count %i', (day, now, counted) =>
    expect(earnedInYear([{ day, points: 7 }], at(now))).toBe(counted),
  );

  it('adds up the days, whatever was forgotten of those that no longer count', () => {
    const earnings = fc.array(
      fc.record({
        points: fc.integer({ min: 1, max: 500 }),
        at: fc.date({ min: at('2024-01-01'), max: at('2026-03-02'), noInvalidDate: true }),
      }),
    );
    const now = at('2026-03-02T10:00:00Z');
    fc.assert(
      fc.property(earnings, (given) => {
        const days = given.reduce(
          (sofar, one) => withEarned(sofar, one.points, one.at, now),
          [] as ReturnType<typeof withEarned>,
        );
        const expected = given
          .filter((one) => one.at >= at('2025-03-03'))
          .reduce((s, one) => s + one.points, 0);
        expect(earnedInYear(days, now)).toBe(expected);
        expect(days.map(({ day }) => day)).toEqual([...new Set(days.map(({ day }) => day))].sort());
        expect(days.every(({ day }) => day > '2025-03-02')).toBe(true);
      }),
    );
  });
});
