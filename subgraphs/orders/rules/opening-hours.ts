import { instantOf, localTimeOf } from '#shared/local-time.ts';

export const WEEKDAYS = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** One span in the store's own time: `HH:MM`, `24:00` for midnight. */
export type OpeningHours = { day: Weekday; opens: string; closes: string };

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A store that opens in none of these is closed for good, as far as a promise goes. */
const LOOK_AHEAD_DAYS = 14;

const HH_MM = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What is wrong with a store's opening hours, or null. */
export function openingHoursProblem(hours: readonly OpeningHours[]): string | null {
  for (const { opens, closes } of hours) {
    if (!HH_MM.test(opens)) return `\`opens\` must be HH:MM, got ${opens}.`;
    if (!HH_MM.test(closes) && closes !== '24:00') return `\`closes\` must be HH:MM or 24:00, got ${closes}.`;
    if (opens >= closes) return `\`closes\` must be after \`opens\`: ${opens} to ${closes}.`;
  }
  for (const day of WEEKDAYS) {
    const spans = spansOf(hours, day);
    const overlaps = spans.some(({ opens }, index) => opens < (spans[index - 1]?.closes ?? ''));
    if (overlaps) return `The spans of ${day} overlap.`;
  }
  return null;
}

/**
 * When `minutes` of work are done if they begin at `now` and go on only while the store is open. Null when the store
 * doesn't open enough in the next two weeks, or its hours aren't known.
 */
export function doneAt(
  now: Date,
  minutes: number,
  { openingHours, timeZone }: { openingHours: readonly OpeningHours[]; timeZone: string },
): Date | null {
  let left = minutes * MINUTE_MS;
  const today = Math.floor(localTimeOf(now.getTime(), timeZone) / DAY_MS) * DAY_MS;
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const midnight = today + ahead * DAY_MS; // local time, written as if it were UTC
    const day = WEEKDAYS[(new Date(midnight).getUTCDay() + 6) % 7] as Weekday;
    for (const { opens, closes } of spansOf(openingHours, day)) {
      const start = Math.max(instantOf(midnight + msOf(opens), timeZone), now.getTime());
      const open = instantOf(midnight + msOf(closes), timeZone) - start;
      if (open <= 0) continue;
      if (left <= open) return new Date(start + left);
      left -= open;
    }
  }
  return null;
}

const spansOf = (hours: readonly OpeningHours[], day: Weekday): OpeningHours[] =>
  hours.filter((span) => span.day === day).sort((a, b) => (a.opens < b.opens ? -1 : 1));

const msOf = (time: string): number => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE_MS;
