const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Letters in a day, because of one customer or to one address. */
const MOST_A_DAY = 5;
/** A letter takes its time; until then another one helps nobody. */
const PAUSE_MS = MINUTE_MS;

/** So long a letter counts. */
export const COUNTED_MS = DAY_MS;

/** When the next letter may be sent, `now` or later. @param letters when letters were sent, in any order. */
export function nextLetterAt(letters: readonly Date[], now: Date): Date {
  const times = letters
    .map((time) => time.getTime())
    .filter((time) => time > now.getTime() - COUNTED_MS)
    .sort((a, b) => b - a);
  const [newest = Number.NEGATIVE_INFINITY] = times;
  const counted = times[MOST_A_DAY - 1] ?? Number.NEGATIVE_INFINITY;
  return new Date(Math.max(now.getTime(), newest + PAUSE_MS, counted + COUNTED_MS));
}
