import { instantsOf, localTimeOf } from '#shared/local-time.ts';
import type { QuietHours } from './preferences.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Whether the customer's clocks show a time in the quiet hours. */
export function isQuiet({ from, to, timeZone }: QuietHours, at: Date): boolean {
  const local = localTimeOf(at.getTime(), timeZone);
  const time = local - midnightOf(local);
  const [begins, ends] = [msOf(from), msOf(to)];
  return begins < ends ? time >= begins && time < ends : time >= begins || time < ends;
}

/**
 * When quiet hours that `at` lies in are over, by the customer's clock. That clocks are set back to before their beginning
 * doesn't end them.
 */
export function quietEnd(quiet: QuietHours, at: Date): Date {
  const { to, timeZone } = quiet;
  const today = midnightOf(localTimeOf(at.getTime(), timeZone));
  // Where clocks jump over the only time that isn't quiet, the quiet hours go on to the next day's.
  const ends = [today, today + DAY_MS, today + 2 * DAY_MS]
    .flatMap((midnight) => instantsOf(midnight + msOf(to), timeZone))
    .filter((instant) => instant > at.getTime() && !isQuiet(quiet, new Date(instant)));
  // A day may be left out altogether (Samoa, 2011): then the quiet hours end a day later.
  return new Date(Math.min(...ends, at.getTime() + 2 * DAY_MS));
}

const midnightOf = (local: number): number => Math.floor(local / DAY_MS) * DAY_MS;

const msOf = (time: string): number => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE_MS;
