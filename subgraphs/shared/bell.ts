import type { Collection } from 'mongodb';
import { pause } from './leases.ts';
import type { Stored } from './mongo.ts';

/** Rings when something changes in a collection, so that background work need not look all the time. */
export type Bell = {
  /** Resolves when the next change that counts is committed. */
  next(): Promise<void>;
  close(): Promise<void>;
};

/** @param wakes which change events ring, as a `$match` stage has it. */
export function openBell<Doc extends Stored>(collection: Collection<Doc>, wakes: object): Bell {
  let ring = () => {};
  let rung = new Promise<void>((resolve) => {
    ring = resolve;
  });
  const stream = collection.watch([{ $match: wakes }, { $project: { _id: 1 } }]);
  const strike = () => {
    ring();
    rung = new Promise((resolve) => {
      ring = resolve;
    });
  };
  stream.on('change', strike);
  stream.once('resumeTokenChanged', strike); // the stream stands: what came before it is looked for once more
  stream.on('error', () => {}); // polling goes on; the driver resumes what can be resumed
  return { next: () => rung, close: () => stream.close() };
}

/** Waits for `happened`, but not longer than `ms`. */
export async function pauseUntil(happened: Promise<void>, ms: number, signal: AbortSignal): Promise<void> {
  const over = new AbortController();
  await Promise.race([happened, pause(ms, AbortSignal.any([signal, over.signal]))]);
  over.abort();
}
