import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';

/** Times that come back, e.g. every Saturday from 10 to 14 o'clock, by the clock on the wall of a time zone. */
export type Window = {
  /** When it opens for the first time, local: `2026-01-03T10:00`. DTSTART of RFC 5545. */
  startsAt: string;
  /** RRULE of RFC 5545, section 3.3.10, e.g. `FREQ=WEEKLY;BYDAY=SA`. */
  recurrence: string;
  /** How long it is open each time, e.g. `PT4H` or `P1D`: RFC 5545, section 3.3.6, so that a day has 23 to 25 hours. */
  duration: string;
};

const RECURRENCE =
  /^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;(INTERVAL|COUNT|UNTIL|BYDAY|BYMONTHDAY|BYYEARDAY|BYWEEKNO|BYMONTH|BYHOUR|BYMINUTE|BYSETPOS|WKST)=[A-Z0-9,+-]{1,200})*$/;
const LOCAL = /^20\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/;
const DURATION = /^P(?=\w)(\d{1,2}W|(\d{1,3}D)?(T(?=\d)(\d{1,3}H)?(\d{1,4}M)?)?)$/;
/** Windows are looked at until then when they are set, so that none can fail while points are earned. */
const FAR = '2099-12-31T00:00';
const KEPT = 1000;

/** Rules that were read, by window and zone: reading one is dearer than asking it. */
const read = new Map<string, RRuleTemporal>();

function ruleOf({ startsAt, recurrence }: Window, timeZone: string): RRuleTemporal {
  const key = `${timeZone} ${startsAt} ${recurrence}`;
  let rule = read.get(key);
  if (!rule) {
    if (read.size >= KEPT) read.clear();
    const dtstart = Temporal.PlainDateTime.from(startsAt).toZonedDateTime(timeZone);
    rule = new RRuleTemporal({ rruleString: recurrence, dtstart });
    read.set(key, rule);
  }
  return rule;
}

/**
 * Whether a window is open at an instant. The opening is inside, the closing isn't.
 * @param timeZone IANA, e.g. `Europe/Berlin`.
 */
export function isOpen(window: Window, at: Date, timeZone: string): boolean {
  const opened = ruleOf(window, timeZone).previous(at, true);
  if (!opened) return false;
  const closes = Temporal.ZonedDateTime.from(opened.toString()).add(Temporal.Duration.from(window.duration));
  return at.getTime() < closes.epochMilliseconds;
}

/** Whether something is a window that opens at least once. */
export function isWindow(window: Window): boolean {
  const { startsAt, recurrence, duration } = window;
  if (!LOCAL.test(startsAt) || !RECURRENCE.test(recurrence) || !DURATION.test(duration)) return false;
  try {
    const rule = ruleOf(window, 'UTC');
    const first = rule.next(new Date(`${startsAt}Z`), true);
    if (!first || Temporal.Duration.from(duration).blank) return false;
    isOpen(window, new Date(`${FAR}Z`), 'UTC');
    return true;
  } catch {
    return false;
  }
}

export function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

export const PERIODS = ['DAY', 'WEEK', 'MONTH', 'YEAR', 'EVER'] as const;
export type Period = (typeof PERIODS)[number];

/** The period in which an instant falls, e.g. `2026-03-02`, `2026-W10` (ISO 8601), `2026-03`, `2026` or `ever`. */
export function periodOf(period: Period, at: Date, timeZone: string): string {
  if (period === 'EVER') return 'ever';
  const date = Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  if (period === 'WEEK') return `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`;
  return date.toString().slice(0, { DAY: 10, MONTH: 7, YEAR: 4 }[period]);
}
