import type { Programme, Tier } from './programme.ts';

/** Whole points earned on one day in UTC, `2026-03-01`. */
export type EarnedOnDay = { day: string; points: number };

/** @param earned whole points earned in the last 12 months, at least 0. */
export function tierFor(earned: number, { tiers }: Programme): Tier {
  const reached = tiers.find(({ from }) => earned >= from);
  if (!reached) throw new RangeError(`no tier begins at ${earned} points`);
  return reached.tier;
}

/** The tier above and the points missing to it, or null in the highest. */
export function nextTier(earned: number, { tiers }: Programme): { tier: Tier; pointsToGo: number } | null {
  const above = tiers.findLast(({ from }) => from > earned);
  return above ? { tier: above.tier, pointsToGo: above.from - earned } : null;
}

const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

/**
 * Days that no longer count for a tier: that of `now` a year before, and all earlier ones. So points earned on 2 March
 * count up to and including 1 March of the next year.
 */
export const lastDayPastYear = (now: Date): string =>
  `${String(now.getUTCFullYear() - 1).padStart(4, '0')}${dayOf(now).slice(4)}`;

/** Whole points earned in the 12 months before `now`. */
export function earnedInYear(days: readonly EarnedOnDay[], now: Date): number {
  const past = lastDayPastYear(now);
  return days.reduce((sum, { day, points }) => (day > past ? sum + points : sum), 0);
}

/** Adds what was earned at an instant, and forgets days that no longer count at `now`. Oldest day first. */
export function withEarned(
  days: readonly EarnedOnDay[],
  points: number,
  earnedAt: Date,
  now: Date,
): EarnedOnDay[] {
  const byDay = new Map(days.map((one) => [one.day, one.points]));
  const day = dayOf(earnedAt);
  byDay.set(day, (byDay.get(day) ?? 0) + points);
  const past = lastDayPastYear(now);
  return Array.from(byDay, ([on, sum]) => ({ day: on, points: sum }))
    .filter((one) => one.day > past)
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}
