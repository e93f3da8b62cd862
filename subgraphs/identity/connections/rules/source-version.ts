/** Digits of a version, so that versions as text sort as numbers. */
const DIGITS = 18;

/**
 * An application's own version of its record, e.g. a row version or the milliseconds of its change, as text that sorts; null when
 * it is no whole number of at most 18 digits.
 */
export const readSourceVersion = (text: string): string | null =>
  /^\d{1,18}$/.test(text) ? text.padStart(DIGITS, '0') : null;

/** An application's clock counts no further than ours: what is dated later would be the newest for too long. */
export const statedAtMost = (recordedAt: Date | null, now: Date): Date =>
  recordedAt && recordedAt < now ? recordedAt : now;
