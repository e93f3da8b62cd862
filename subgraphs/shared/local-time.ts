const DAY_MS = 86_400_000;

/** True for an IANA name that this machine's time zone data has. */
export function isTimeZone(name: string): boolean {
  try {
    return /^[\w+-]+(\/[\w+-]+)*$/.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

/** What the zone's clocks show at an instant, written as if it were UTC. */
export const localTimeOf = (instant: number, timeZone: string): number =>
  instant + offsetMs(instant, timeZone);

/**
 * The instants, earliest first, at which the zone's clocks show a time, which is given as if it were UTC: two when it is shown
 * twice, and for one that the clocks jump over the moment of the jump.
 */
export function instantsOf(local: number, timeZone: string): number[] {
  const before = offsetMs(local - DAY_MS, timeZone);
  const after = offsetMs(local + DAY_MS, timeZone);
  const candidates = [...new Set([local - before, local - after])].sort((a, b) => a - b);
  const shown = candidates.filter((instant) => localTimeOf(instant, timeZone) === local);
  if (shown.length) return shown;
  let [low = local, high = local] = candidates;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (localTimeOf(middle, timeZone) < local) low = middle;
    else high = middle;
  }
  return [high];
}

/** The first of {@link instantsOf}. */
export const instantOf = (local: number, timeZone: string): number => instantsOf(local, timeZone)[0] ?? local;

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far the zone's clock is ahead of UTC at an instant. */
function offsetMs(instant: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.floor(instant / 1000) * 1000;
}
