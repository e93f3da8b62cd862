import { instantOf, localTimeOf } from '#shared/local-time.ts';
import { isText } from '../rules/values.ts';

/** What a retailer decides about returns. Days are calendar days in the time zone of the store where it was bought. */
export type ReturnPolicy = {
  /** Days after the day of the purchase on which goods may still be brought back. */
  days: number;
  /** Categories with days of their own; null: they are not taken back. */
  categories: readonly { category: string; days: number | null }[];
  /** What was bought from one day through another may be brought back through a third at least, e.g. over the holidays. */
  extensions: readonly ReturnExtension[];
};

/** Days as `YYYY-MM-DD`, each included. */
export type ReturnExtension = { boughtFrom: string; boughtThrough: string; returnThrough: string };

export const DEFAULT_RETURN_POLICY: ReturnPolicy = { days: 100, categories: [], extensions: [] };

const DAY_MS = 86_400_000;
const MAX_CATEGORIES = 500;
const MAX_EXTENSIONS = 50;
const MAX_DAYS = 3650;

const toDay = (localTime: number): string => new Date(localTime).toISOString().slice(0, 10);

/** The first instant at which goods bought then are not taken back any more. Null: they never are. */
export function windowEnd(
  boughtAt: Date,
  timeZone: string,
  category: string | undefined,
  { days, categories, extensions }: ReturnPolicy,
): Date | null {
  const own = categories.find((one) => one.category === category);
  const most = own ? own.days : days;
  if (most === null) return null;
  const bought = Math.floor(localTimeOf(boughtAt.getTime(), timeZone) / DAY_MS) * DAY_MS;
  const day = toDay(bought);
  const lastDays = extensions
    .filter(({ boughtFrom, boughtThrough }) => boughtFrom <= day && day <= boughtThrough)
    .map(({ returnThrough }) => returnThrough);
  const last = [toDay(bought + most * DAY_MS), ...lastDays].reduce((a, b) => (a > b ? a : b));
  return new Date(instantOf(Date.parse(last) + DAY_MS, timeZone));
}

const isDay = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && toDay(time) === text;
};

/** The first thing that is wrong with a policy, or null. */
export function policyProblem({
  days,
  categories,
  extensions,
}: ReturnPolicy): { field: string[]; message: string } | null {
  const isDays = (value: number) => value >= 0 && value <= MAX_DAYS;
  const DAYS = `Expected 0 to ${MAX_DAYS} days.`;
  if (!isDays(days)) return { field: ['days'], message: DAYS };
  if (categories.length > MAX_CATEGORIES) {
    return { field: ['categories'], message: `Expected at most ${MAX_CATEGORIES} categories.` };
  }
  const seen = new Set<string>();
  for (const [index, one] of categories.entries()) {
    const field = ['categories', String(index)];
    if (!isText(one.category, 200)) {
      return {
        field: [...field, 'category'],
        message: 'Expected 1 to 200 characters without control characters.',
      };
    }
    if (seen.has(one.category)) return { field, message: `${one.category} is there twice.` };
    if (one.days !== null && !isDays(one.days)) return { field: [...field, 'days'], message: DAYS };
    seen.add(one.category);
  }
  if (extensions.length > MAX_EXTENSIONS) {
    return { field: ['extensions'], message: `Expected at most ${MAX_EXTENSIONS} extensions.` };
  }
  for (const [index, one] of extensions.entries()) {
    const field = ['extensions', String(index)];
    for (const name of ['boughtFrom', 'boughtThrough', 'returnThrough'] as const) {
      if (!isDay(one[name])) return { field: [...field, name], message: 'Expected a day as YYYY-MM-DD.' };
    }
    if (one.boughtThrough < one.boughtFrom) {
      return { field: [...field, 'boughtThrough'], message: 'Expected no day before `boughtFrom`.' };
    }
  }
  return null;
}
