/** A time in which the clock of the law stands (GDPR Art. 12(3) and (6), EDPB Guidelines 01/2022, 5.3). */
export type Pause = {
  /** `IDENTITY`: it isn't sure yet who asks. `CLARIFICATION`: we asked back what is meant. */
  reason: 'IDENTITY' | 'CLARIFICATION';
  from: Date;
  /** Absent while it lasts. */
  to?: Date;
};

export type Extension = { months: number; reason: string; at: Date };

export type Clock = {
  receivedAt: Date;
  pauses: readonly Pause[];
  extension?: Extension | undefined;
};

/** One month, and two more "where necessary, taking into account the complexity and number of the requests". */
export const MAX_EXTENSION_MONTHS = 2;

export const runningPause = ({ pauses }: Pick<Clock, 'pauses'>): Pause | null =>
  pauses.find(({ to }) => to === undefined) ?? null;

/** When the answer is due, to the end of the day (Regulation 1182/71, Art. 3). Null while the clock stands. */
export function dueAt(clock: Clock): Date | null {
  if (runningPause(clock)) return null;
  return dueAfter(clock, 1 + (clock.extension?.months ?? 0));
}

/** The customer has to hear of an extension within the first month. */
export const mayExtend = (clock: Clock, now: Date): boolean => now <= dueAfter(clock, 1, now);

/** `now` counts for a pause that lasts. */
function dueAfter({ receivedAt, pauses }: Clock, months: number, now = receivedAt): Date {
  const stood = pauses.reduce((sum, { from, to }) => sum + ((to ?? now).getTime() - from.getTime()), 0);
  return new Date(endOfDay(monthsAfter(receivedAt, months)).getTime() + Math.max(0, stood));
}

/** The day of the same number; the last of a month that has none. */
function monthsAfter(time: Date, months: number): Date {
  const month = time.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(time.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(time.getUTCFullYear(), month, Math.min(time.getUTCDate(), lastDay)));
}

const endOfDay = (day: Date): Date => new Date(day.getTime() + 86_400_000 - 1);
