import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ActivityOnDay, withActivity } from '../../subgraphs/loyalty/rules/activity.ts';
import { DEFAULT_TIERS, earnedInYear } from '../../subgraphs/loyalty/rules/tiers.ts';
import { foldTiers } from '../../subgraphs/loyalty/tiers/fold.ts';

const at = (iso: string) => new Date(iso);
const NOW = at('2026-03-02T10:00:00Z');
const aDay = (day: string, points: number): ActivityOnDay => ({ day, points, spendMinor: 0, purchases: 0 });
const courseWith = (...activity: ActivityOnDay[]) =>
  foldTiers({ joinedAt: at('2024-01-01T00:00:00Z'), activity }, DEFAULT_TIERS, NOW);

describe('the tiers that hold until a retailer sets others', () => {
  it.each([
    [0, 'BRONZE', { tier: 'SILVER', amount: 1_000 }],
    [999, 'BRONZE', { tier: 'SILVER', amount: 1 }],
    [1_000, 'SILVER', { tier: 'GOLD', amount: 4_000 }],
    [4_999, 'SILVER', { tier: 'GOLD', amount: 1 }],
    [5_000, 'GOLD', null],
    [1_000_000, 'GOLD', null],
  ])('%i points a year make %s', (points, tier, next) => {
    const course = courseWith(aDay('2026-03-02', points));
    expect(course.tier).toBe(tier);
    if (next) expect(course.toNext).toMatchObject(next);
    else expect(course.toNext).toBeNull();
  });

  it('are decided by nothing but what was earned in the last 12 months', () => {
    const days = fc.array(
      fc.tuple(
        fc.date({ min: at('2024-01-01'), max: NOW, noInvalidDate: true }),
        fc.integer({ min: 1, max: 3_000 }),
      ),
    );
    fc.assert(
      fc.property(days, (given) => {
        const activity = given.reduce<ActivityOnDay[]>(
          (sofar, [day, points]) => withActivity(sofar, { points, spendMinor: 0, purchases: 0 }, day),
          [],
        );
        const earned = earnedInYear(activity, NOW);
        const expected = earned >= 5_000 ? 'GOLD' : earned >= 1_000 ? 'SILVER' : 'BRONZE';
        const course = courseWith(...activity);
        expect(course.tier).toBe(expected);
        expect(course.counting.amount).toBe(earned);
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
    expect(earnedInYear([aDay(day, 7)], at(now))).toBe(counted),
  );
});

describe('withActivity', () => {
  it('has one entry a day, oldest first, and none where nothing is left', () => {
    const entries = fc.array(
      fc.record({
        points: fc.integer({ min: -3, max: 3 }),
        spendMinor: fc.integer({ min: -3, max: 3 }),
        purchases: fc.integer({ min: -1, max: 1 }),
        at: fc.date({ min: at('2026-02-25'), max: at('2026-03-05'), noInvalidDate: true }),
      }),
    );
    fc.assert(
      fc.property(entries, (given) => {
        const days = given.reduce<ActivityOnDay[]>(
          (sofar, { at: on, ...one }) => withActivity(sofar, one, on),
          [],
        );
        const names = days.map(({ day }) => day);
        expect(names).toEqual([...new Set(names)].sort());
        for (const field of ['points', 'spendMinor', 'purchases'] as const) {
          const total = (of: readonly { [Key in typeof field]: number }[]) =>
            of.reduce((sum, one) => sum + one[field], 0);
          expect(total(days)).toBe(total(given));
        }
        expect(days.some((one) => !one.points && !one.spendMinor && !one.purchases)).toBe(false);
      }),
    );
  });
});
