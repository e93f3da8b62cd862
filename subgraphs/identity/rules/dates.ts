import type { Reading } from './text.ts';

const EXPECTED =
  'a date of birth in the past: yyyymmdd, yyyy-mm-dd, or dd/mm/yyyy where it has only one reading';

const EARLIEST_YEAR = 1880;

/** Returns `yyyy-mm-dd`. A date with two readings (03/04/1980) is implausible: a wrong one is worse than none. */
export function readBirthDate(text: string, now: Date): Reading<string> {
  const value = text.trim();
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(value) ?? [];
  if (year && month && day) return plausible([isoDate(year, month, day)], now);
  const [, first, second, lastYear] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(value) ?? [];
  if (first && second && lastYear) {
    return plausible([isoDate(lastYear, second, first), isoDate(lastYear, first, second)], now);
  }
  return { fault: 'malformed', expected: EXPECTED };
}

/** Null for a day that is in no calendar. */
function isoDate(year: string, month: string, day: string): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}

function plausible(candidates: (string | null)[], now: Date): Reading<string> {
  const readings = new Set(candidates.filter((candidate) => candidate !== null));
  const [date] = readings;
  const known = readings.size === 1 && date && Number(date.slice(0, 4)) >= EARLIEST_YEAR;
  if (known && date <= now.toISOString().slice(0, 10)) return { value: date };
  return { fault: 'implausible', expected: EXPECTED };
}

/**
 * True when two birth dates (`yyyy-mm-dd`) are too different to be one date mistyped: at least two of year, month and day
 * differ, and not because day and month changed places.
 */
export function birthDatesClash(a: string, b: string): boolean {
  const [yearA, monthA, dayA] = a.split('-');
  const [yearB, monthB, dayB] = b.split('-');
  const swapped = yearA === yearB && monthA === dayB && dayA === monthB;
  const differing = [yearA === yearB, monthA === monthB, dayA === dayB].filter((same) => !same).length;
  return differing >= 2 && !swapped;
}
