import { localTimeOf } from '#shared/local-time.ts';
import { type DailySpan, type Hours, WEEKDAYS } from './terms.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** `HH:MM`; `24:00` only as an end. */
export const TIME_OF_DAY = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** What the store's clock shows: the minute of the day, and the day, 0 for Monday. */
function shownAt(now: Date, timeZone: string): { minute: number; day: number } {
  const local = new Date(localTimeOf(now.getTime(), timeZone));
  return {
    minute: Math.floor((local.getTime() / MINUTE_MS) % DAY_MINUTES),
    day: (local.getUTCDay() + 6) % 7,
  };
}

/** Whether the store's clock shows a time in the span, and on which day that began: 0 today, 1 yesterday. Null: it doesn't. */
function beganDaysAgo({ from, to }: DailySpan, minute: number): 0 | 1 | null {
  const [begins, ends] = [minutesOf(from), minutesOf(to)];
  if (begins < ends) return minute >= begins && minute < ends ? 0 : null;
  if (minute >= begins) return 0;
  return minute < ends ? 1 : null;
}

/** Whether it is within the span now, by the store's clock. */
export const isWithinSpan = (span: DailySpan, now: Date, timeZone: string): boolean =>
  beganDaysAgo(span, shownAt(now, timeZone).minute) !== null;

/** Whether it is within any of the hours now, by the store's clock. */
export function isWithinHours(hours: readonly Hours[], now: Date, timeZone: string): boolean {
  const { minute, day } = shownAt(now, timeZone);
  return hours.some(({ days, ...span }) => {
    const ago = beganDaysAgo(span, minute);
    const began = ago === null ? undefined : WEEKDAYS[(day - ago + 7) % 7];
    return began !== undefined && days.includes(began);
  });
}
