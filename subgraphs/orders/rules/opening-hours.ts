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

/** A span of one day: `HH:MM`, `24:00` for midnight. */
type Span = { opens: string; closes: string };

/** A day on which the store isn't open as on other days of its name: a holiday, stocktaking, a long Thursday. */
export type OpeningException = {
  /** ISO 8601, in the store's own time. */
  date: string;
  /** Empty: closed all day. */
  spans: Span[];
  /** E.g. `Christmas Day`. */
  name?: string;
};

/** When a store is open, as it is known. */
export type Hours = {
  openingHours: readonly OpeningHours[];
  exceptions?: readonly OpeningException[];
  timeZone: string;
};

/** From `opensAt` until just before `closesAt`. */
export type OpenSpan = { opensAt: Date; closesAt: Date };

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A store that opens in none of these is closed for good, as far as a promise goes. */
const LOOK_AHEAD_DAYS = 14;

export const MAX_EXCEPTIONS = 200;

const HH_MM = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What is wrong with a store's opening hours, or null. */
export function openingHoursProblem(hours: readonly OpeningHours[]): string | null {
  for (const span of hours) {
    const problem = spanProblem(span);
    if (problem) return problem;
  }
  for (const day of WEEKDAYS) {
    if (overlap(sorted(hours.filter((span) => span.day === day)))) return `The spans of ${day} overlap.`;
  }
  return null;
}

/** What is wrong with the exceptions from a store's opening hours, or null. */
export function exceptionsProblem(exceptions: readonly OpeningException[]): string | null {
  if (exceptions.length > MAX_EXCEPTIONS) return `Expected at most ${MAX_EXCEPTIONS} days.`;
  const days = new Set<string>();
  for (const { date, spans } of exceptions) {
    if (days.has(date)) return `${date} is there twice.`;
    days.add(date);
    if (spans.length > MAX_SPANS) return `Expected at most ${MAX_SPANS} spans on ${date}.`;
    for (const span of spans) {
      const problem = spanProblem(span);
      if (problem) return `${date}: ${problem}`;
    }
    if (overlap(sorted(spans))) return `The spans of ${date} overlap.`;
  }
  return null;
}

const MAX_SPANS = 4;

function spanProblem({ opens, closes }: Span): string | null {
  if (!HH_MM.test(opens)) return `\`opens\` must be HH:MM, got ${opens}.`;
  if (!HH_MM.test(closes) && closes !== '24:00') return `\`closes\` must be HH:MM or 24:00, got ${closes}.`;
  return opens < closes ? null : `\`closes\` must be after \`opens\`: ${opens} to ${closes}.`;
}

const overlap = (spans: readonly Span[]): boolean =>
  spans.some(({ opens }, index) => opens < (spans[index - 1]?.closes ?? ''));

const sorted = <Its extends Span>(spans: readonly Its[]): Its[] =>
  [...spans].sort((a, b) => (a.opens < b.opens ? -1 : 1));

/**
 * When `minutes` of work are done if they begin at `now` and go on only while the store is open. Null when the store
 * doesn't open enough in the next two weeks, or its hours aren't known.
 */
export function doneAt(now: Date, minutes: number, hours: Hours): Date | null {
  let left = minutes * MINUTE_MS;
  for (const { opensAt, closesAt } of spansFrom(now, hours)) {
    const start = Math.max(opensAt.getTime(), now.getTime());
    const open = closesAt.getTime() - start;
    if (left <= open) return new Date(start + left);
    left -= open;
  }
  return null;
}

/** The span in which the store is open at an instant, else the next one; null as for {@link doneAt}. */
export function openSpanAt(at: Date, hours: Hours): OpenSpan | null {
  for (const span of spansFrom(at, hours)) return span;
  return null;
}

/** Whether the store is open at an instant; null when its hours aren't known. */
export function isOpenAt(at: Date, hours: Hours): boolean | null {
  if (!areKnown(hours, at)) return null;
  const span = openSpanAt(at, hours);
  return span !== null && span.opensAt <= at;
}

/** Without weekly hours only the days that are told by themselves are known. */
const areKnown = ({ openingHours, exceptions = [], timeZone }: Hours, at: Date): boolean =>
  openingHours.length > 0 || exceptions.some(({ date }) => date === dayOf(at, timeZone));

/** The day that the store's calendar shows at an instant, ISO 8601. */
export const dayOf = (at: Date, timeZone: string): string =>
  new Date(localTimeOf(at.getTime(), timeZone)).toISOString().slice(0, 10);

/** The store's open spans of the next two weeks that haven't ended at `from`, in order. */
export function* spansFrom(
  from: Date,
  { openingHours, exceptions = [], timeZone }: Hours,
): Generator<OpenSpan> {
  const today = Math.floor(localTimeOf(from.getTime(), timeZone) / DAY_MS) * DAY_MS;
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const midnight = today + ahead * DAY_MS; // local time, written as if it were UTC
    const date = new Date(midnight).toISOString().slice(0, 10);
    const day = WEEKDAYS[(new Date(midnight).getUTCDay() + 6) % 7] as Weekday;
    const special = exceptions.find((exception) => exception.date === date);
    const spans: readonly Span[] = special?.spans ?? openingHours.filter((span) => span.day === day);
    for (const { opens, closes } of sorted(spans)) {
      const opensAt = new Date(instantOf(midnight + msOf(opens), timeZone));
      const closesAt = new Date(instantOf(midnight + msOf(closes), timeZone));
      // Nothing is left of a span that the clocks jump over.
      if (closesAt > from && closesAt > opensAt) yield { opensAt, closesAt };
    }
  }
}

const msOf = (time: string): number => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE_MS;
