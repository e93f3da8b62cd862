const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');

/** How long it is until then, as somebody reads it on a phone: seconds only in the last hour. Null when it is over. */
export function timeLeft(until: string, now: number): string | null {
  const left = Date.parse(until) - now;
  if (left <= 0) return null;
  if (left < HOUR_MS) return `${two(left / MINUTE_MS)}:${two((left % MINUTE_MS) / 1000)} left`;
  if (left < 2 * DAY_MS) {
    return `${Math.floor(left / HOUR_MS)} h ${Math.floor((left % HOUR_MS) / MINUTE_MS)} min left`;
  }
  return `${Math.floor(left / DAY_MS)} days left`;
}
