import { Worker } from 'node:worker_threads';
import type { Matcher } from './matching.ts';
import type { VersionedModel } from './models.ts';
import type { Coming, Hit } from './weigh.ts';

/** What the thread is asked. */
export type WeighJob = {
  job: number;
  /** Where it isn't the one of the job before. */
  model?: VersionedModel;
  coming: Coming[];
  /** BSON of the candidates, one after another. */
  found: Uint8Array;
  keys: number[];
};

export type WeighAnswer = { job: number } & (
  | { hits: Map<string, Hit[]>; crowded: number[] }
  | { error: unknown }
);

type Weighed = Extract<WeighAnswer, { crowded: number[] }>;
type Waiting = { resolve(weighed: Weighed): void; reject(error: unknown): void };

/**
 * Compares in a thread of its own, so that this one goes on writing; it is started when it is first needed, and ends with the process.
 * Rejects when the thread fails; the next call starts another.
 */
export function openWeighingApart() {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | null = null;
  let known: number | null = null;
  let jobs = 0;

  function start(): Worker {
    const started = new Worker(new URL('weigh-worker.js', import.meta.url));
    started.on('message', (answer: WeighAnswer) => {
      const call = waiting.get(answer.job);
      waiting.delete(answer.job);
      if ('error' in answer) call?.reject(answer.error);
      else call?.resolve(answer);
    });
    const failed = (reason: unknown) => {
      if (thread === started) thread = null;
      for (const { reject } of waiting.values()) reject(reason);
      waiting.clear();
    };
    started.once('error', failed);
    started.once('exit', (code) => failed(new Error(`the thread that compares ended with ${code}`)));
    started.unref(); // after the listeners, which keep a process alive
    known = null;
    return started;
  }

  return (
    coming: readonly Coming[],
    found: readonly Uint8Array[],
    keys: ReadonlySet<number>,
    { version, model }: Matcher,
  ): Promise<Weighed> =>
    new Promise((resolve, reject) => {
      thread ??= start();
      const bytes = new Uint8Array(Buffer.concat(found)); // its own memory, which can be handed over
      const said: WeighJob = {
        job: jobs++,
        coming: coming.map(({ contentHash, comparable, blockingKeys }) => {
          return { contentHash, comparable, blockingKeys } as Coming;
        }),
        found: bytes,
        keys: [...keys],
        ...(known !== version && { model: { version, model } }),
      };
      known = version;
      waiting.set(said.job, { resolve, reject });
      thread.postMessage(said, [bytes.buffer]);
    });
}
