import { Worker } from 'node:worker_threads';
import type { Db } from 'mongodb';
import type { StoredRecord } from '../data/dossiers.ts';
import type { Model, RawRecord } from '../resolution/types.ts';

/** Records that a model is learned from at most: more change the frequencies by little. */
const SAMPLE = 20_000;

/** Learns a model from records taken at random, in a thread of its own: it takes seconds of a processor. */
export async function learnFrom(db: Db, signal: AbortSignal): Promise<Model> {
  const sample = await db
    .collection<StoredRecord>('records')
    .aggregate<Pick<StoredRecord, '_id' | 'values'>>([
      { $sample: { size: SAMPLE } },
      { $project: { values: 1 } },
    ])
    .toArray();
  const records = sample.map(
    ({ _id, values }): RawRecord => ({
      id: _id,
      values: Object.fromEntries(values.map(({ column, value }) => [column, value])),
    }),
  );
  const worker = new Worker(new URL('learn-worker.js', import.meta.url), { workerData: records });
  const stop = () => void worker.terminate();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await new Promise<Model>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`the thread that learns ended with ${code}`)));
    });
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
