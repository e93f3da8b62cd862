/** What counts for a tier, whatever the programme counts. */
export type Qualifying = {
  /** Whole points earned, spent or not. */
  points: number;
  /** Integer minor units, of the currency that the programme counts. */
  spendMinor: number;
  /** Orders. */
  purchases: number;
};

/** What qualified on one day in UTC, `2026-03-01`, net of what came back since. */
export type ActivityOnDay = Qualifying & { day: string };

export const NOTHING: Qualifying = { points: 0, spendMinor: 0, purchases: 0 };

export const isNothing = ({ points, spendMinor, purchases }: Qualifying): boolean =>
  points === 0 && spendMinor === 0 && purchases === 0;

const plus = (a: Qualifying, b: Qualifying): Qualifying => ({
  points: a.points + b.points,
  spendMinor: a.spendMinor + b.spendMinor,
  purchases: a.purchases + b.purchases,
});

export const minus = ({ points, spendMinor, purchases }: Qualifying): Qualifying => ({
  points: 0 - points,
  spendMinor: 0 - spendMinor,
  purchases: 0 - purchases,
});

export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

/** One entry for each day, oldest first; days on which nothing is left are dropped. */
export function together(days: readonly ActivityOnDay[]): ActivityOnDay[] {
  const sums = new Map<string, Qualifying>();
  for (const { day, ...qualifying } of days) sums.set(day, plus(sums.get(day) ?? NOTHING, qualifying));
  return Array.from(sums, ([day, qualifying]) => ({ day, ...qualifying }))
    .filter((one) => !isNothing(one))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Adds what qualified at an instant, or takes it away where it is negative. Oldest day first; all days stay. */
export const withActivity = (
  days: readonly ActivityOnDay[],
  { points, spendMinor, purchases }: Qualifying,
  at: Date,
): ActivityOnDay[] => together([...days, { day: dayOf(at), points, spendMinor, purchases }]);
