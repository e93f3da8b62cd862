import { Worker } from 'node:worker_threads';
import {
  type Decided,
  type Division,
  ELSEWHERE,
  type Job,
  type Order,
  openScoring,
  type Scored,
} from './score-thread.ts';

/** Scores the pairs of a job and then divides its people; close it in the end. */
export type Scoring = {
  score(onProgress: (share: number) => void): Promise<Scored[]>;
  /** @returns for each record the number of its cluster. */
  cluster(edges: Division['edges'], decided: Decided): Promise<Uint32Array>;
  close(): Promise<void>;
};

const PROGRESS_EVERY_MS = 200;

export function scoringInThreads(count: number, job: Omit<Job, 'counters'>): Scoring {
  const counters = new Int32Array(new SharedArrayBuffer(8));
  const shared = { ...job, counters };
  const workers = Array.from(
    { length: count },
    () => new Worker(new URL('score-worker.js', import.meta.url)),
  );
  const ask = <Answer>(orderOf: (index: number) => Order): Promise<Answer[]> =>
    Promise.all(
      workers.map(
        (worker, index) =>
          new Promise<Answer>((resolve, reject) => {
            worker.removeAllListeners();
            worker.once('message', resolve);
            worker.once('error', reject);
            worker.once('exit', (code) => reject(new Error(`a thread ended with ${code}`)));
            worker.postMessage(orderOf(index));
          }),
      ),
    );
  return {
    async score(onProgress) {
      const total = Math.max(1, job.plan.tasks.length);
      const ticking = setInterval(() => onProgress(Atomics.load(counters, 1) / total), PROGRESS_EVERY_MS);
      try {
        return await ask<Scored>(() => ({ job: shared }));
      } finally {
        clearInterval(ticking);
      }
    },
    async cluster(edges, decided) {
      const parts = await ask<Uint32Array>((part) => ({
        division: { edges, ...decided, part, parts: count },
      }));
      const [clusters = new Uint32Array(0), ...others] = parts;
      for (const other of others) {
        for (let record = 0; record < other.length; record += 1) {
          if (other[record] !== ELSEWHERE) clusters[record] = other[record] as number;
        }
      }
      return clusters;
    },
    async close() {
      for (const worker of workers) worker.removeAllListeners();
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** For files so small that threads take longer to start than they save. */
export function scoringHere(job: Omit<Job, 'counters'>): Scoring {
  const scoring = openScoring({ ...job, counters: new Int32Array(2) });
  return {
    score: async () => [scoring.score()],
    cluster: async (edges, decided) => scoring.cluster({ edges, ...decided, part: 0, parts: 1 }),
    close: async () => {},
  };
}
