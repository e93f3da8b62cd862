/** Work that the clock calls for, not a request. */
export type Job = {
  /** Stable and unique, e.g. `expire-points`: names its lease and its runs. */
  name: string;
  /** How often, in ms, or at which time of the day in UTC, e.g. `02:30`. */
  rhythm: { everyMs: number } | { at: string };
  run: JobWork;
};

/**
 * Does all that is due at `now`, which it finds in the data by time: so a run after a stop makes up for those that were missed.
 * A run may be cut short anywhere and begin again, so each step is a transaction that happens once. It returns soon after the signal.
 *
 * @returns how many things it did; 0 when nothing was due.
 */
export type JobWork = (now: Date, signal: AbortSignal) => Promise<number>;

type Definition = { name: string; run: JobWork } & (
  | { everyMs: number; at?: undefined }
  | { at: string; everyMs?: undefined }
);

const NAME = /^[a-z]+(-[a-z]+)*$/;
const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

/** @throws {RangeError} when the name isn't in kebab case, or the rhythm none. */
export function defineJob({ name, run, everyMs, at }: Definition): Job {
  if (!NAME.test(name)) throw new RangeError(`"${name}" is no name of a job`);
  if (at !== undefined) {
    if (!TIME_OF_DAY.test(at)) throw new RangeError(`"${at}" is no time of the day`);
    return { name, rhythm: { at }, run };
  }
  if (!(Number.isInteger(everyMs) && everyMs > 0)) throw new RangeError(`${everyMs} ms is no rhythm`);
  return { name, rhythm: { everyMs }, run };
}

/**
 * When a job that was last run for `ranFor` is due next. Null: it never ran, and is due at once.
 *
 * @returns an instant; the job is due from then on.
 */
export function nextDue({ rhythm }: Pick<Job, 'rhythm'>, ranFor: Date): Date {
  if ('everyMs' in rhythm) return new Date(ranFor.getTime() + rhythm.everyMs);
  const due = new Date(`${ranFor.toISOString().slice(0, 10)}T${rhythm.at}:00Z`);
  if (due <= ranFor) due.setUTCDate(due.getUTCDate() + 1);
  return due;
}
