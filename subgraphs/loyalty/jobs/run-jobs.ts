import { ifFree, keepRunning, pause } from '#shared/leases.ts';
import { newId } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { type Job, nextDue } from './define-job.ts';
import { type JobRun, jobRunsIn, jobsIn, type StoredJob } from './job-collections.ts';

/** How soon it is noticed that a job is due. */
const LOOK_EVERY_MS = 1000;
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 15 * 60_000;
/** Runs that an admin sees of each job. */
const RUNS_SHOWN = 20;
const RUNS_KEPT = 1000;

type JobsDependencies = Pick<Dependencies, 'db' | 'log' | 'clock'>;

/** When a job is due, whatever came of it before. Null: at once. */
function dueAt(job: Job, stored: StoredJob | null): Date | null {
  if (stored?.retryAt) return stored.retryAt;
  return stored?.ranFor ? nextDue(job, stored.ranFor) : null;
}

/** Of several processes that open the same jobs, one runs each. */
export function openJobs({ db, log, clock }: JobsDependencies, jobs: readonly Job[]) {
  const names = new Set(jobs.map(({ name }) => name));
  if (names.size < jobs.length) throw new RangeError('two jobs have one name');

  const isDue = (job: Job, stored: StoredJob | null): boolean => {
    const due = dueAt(job, stored);
    return !due || due <= clock();
  };

  async function keep(run: JobRun): Promise<void> {
    const { name } = run;
    await jobRunsIn(db).insertOne(run);
    const [last] = await jobRunsIn(db).find({ name }).sort({ _id: -1 }).skip(RUNS_KEPT).limit(1).toArray();
    if (last) await jobRunsIn(db).deleteMany({ name, _id: { $lte: last._id } });
  }

  /** Null when another process does it or did it meanwhile, or there was nothing to do. */
  async function runOnce(job: Job, signal: AbortSignal): Promise<JobRun | null> {
    let done: JobRun | null = null;
    await ifFree(db, `job/${job.name}`, async () => {
      const stored = await jobsIn(db).findOne({ _id: job.name });
      if (signal.aborted || !isDue(job, stored)) return;
      const startedAt = clock();
      const run: JobRun = { _id: newId('jrn'), name: job.name, startedAt, endedAt: startedAt, count: 0 };
      try {
        run.count = await job.run(startedAt, signal);
      } catch (error) {
        if (signal.aborted) return; // whoever comes next does it
        log.error({ err: error, job: job.name }, 'job failed; it will be tried again');
        run.error = error instanceof Error ? error.name : 'Error';
      }
      run.endedAt = clock();
      if (run.error) {
        const failures = (stored?.failures ?? 0) + 1;
        const after = Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS);
        const retryAt = new Date(run.endedAt.getTime() + after);
        await jobsIn(db).updateOne({ _id: job.name }, { $set: { failures, retryAt } }, { upsert: true });
      } else if (!signal.aborted) {
        const replacement = { ranFor: startedAt };
        await jobsIn(db).replaceOne({ _id: job.name }, replacement, { upsert: true });
      }
      if (run.count === 0 && !run.error) return; // runs that found nothing would bury those that did something
      await keep(run);
      done = run;
    });
    return done;
  }

  /**
   * Runs every job that is due by the clock, each in the one process that gets there first, and waits for its own.
   *
   * @returns the runs of this process that did something or failed.
   */
  async function runDue(signal: AbortSignal = new AbortController().signal): Promise<JobRun[]> {
    const known = await jobsIn(db).find().toArray(); // as many as jobs
    const due = jobs.filter((job) => isDue(job, known.find(({ _id }) => _id === job.name) ?? null));
    const runs = await Promise.all(due.map((job) => runOnce(job, signal)));
    return runs.filter((run) => run !== null);
  }

  return {
    runDue,

    /** Runs what is due, again and again, in one of all processes; returns how to stop it. */
    start: (): (() => Promise<void>) =>
      keepRunning({ db, log }, 'jobs', async (signal) => {
        while (!signal.aborted) {
          await runDue(signal);
          await pause(LOOK_EVERY_MS, signal);
        }
      }),
  };
}

/** Where a job stands. `runs`: newest first, at most 20, those that did something or failed. */
export type JobState = {
  name: string;
  everyMs: number | null;
  at: string | null;
  doneUntil: Date | null;
  nextDueAt: Date | null;
  failures: number;
  runs: JobRun[];
};

/** In the order given. */
export async function statesOf({ db }: Pick<Dependencies, 'db'>, jobs: readonly Job[]): Promise<JobState[]> {
  const known = await jobsIn(db).find().toArray();
  return Promise.all(
    jobs.map(async (job) => {
      const stored = known.find(({ _id }) => _id === job.name) ?? null;
      const runs = await jobRunsIn(db).find({ name: job.name }).sort({ _id: -1 }).limit(RUNS_SHOWN).toArray();
      return {
        name: job.name,
        everyMs: 'everyMs' in job.rhythm ? job.rhythm.everyMs : null,
        at: 'at' in job.rhythm ? job.rhythm.at : null,
        doneUntil: stored?.ranFor ?? null,
        nextDueAt: dueAt(job, stored),
        failures: stored?.failures ?? 0,
        runs,
      };
    }),
  );
}
