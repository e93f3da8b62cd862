import type { FrequencyCap, Period } from './preferences.ts';

const DAY_MS = 86_400_000;

const LENGTH_MS: Record<Period, number> = { DAY: DAY_MS, WEEK: 7 * DAY_MS, MONTH: 30 * DAY_MS };

/** The longest that a contact counts. */
export const LONGEST_PERIOD_MS = LENGTH_MS.MONTH;

/**
 * When the next contact is allowed, `at` itself or later.
 * @param contacts when there were contacts on the channel, in any order.
 */
export function nextContactAt({ most, per }: FrequencyCap, contacts: readonly Date[], at: Date): Date {
  const length = LENGTH_MS[per];
  const counting = contacts
    .map((time) => time.getTime())
    .filter((time) => time > at.getTime() - length && time <= at.getTime())
    .sort((a, b) => b - a);
  // The one that has to be over before there is room: the oldest of the newest `most`.
  const last = counting[most - 1];
  return last === undefined ? at : new Date(last + length);
}
