const LATE_MS = 5 * 60_000;
const AHEAD_MS = 60_000;

/** Whether it is of where somebody is, and not of where they were; clocks differ a little. */
export function isFresh(at: Date, now: Date): boolean {
  const age = now.getTime() - at.getTime();
  return age <= LATE_MS && age >= -AHEAD_MS;
}
