import { parentPort } from 'node:worker_threads';
import { BSON } from 'mongodb';
import { openMatcher } from './matcher.ts';
import { type Candidate, weigh } from './weigh.ts';
import type { WeighAnswer, WeighJob } from './weighing-apart.ts';

let matcher: ReturnType<typeof openMatcher> | null = null;

parentPort?.on('message', ({ job, model, coming, found, keys }: WeighJob) => {
  const answer = (): WeighAnswer => {
    if (model) matcher = openMatcher(model);
    if (!matcher) throw new Error('No model was sent.');
    return { job, ...weigh(coming, readAll(found), new Set(keys), matcher) };
  };
  try {
    parentPort?.postMessage(answer());
  } catch (error) {
    parentPort?.postMessage({ job, error } satisfies WeighAnswer);
  }
});

/** Documents one after another, as they came from MongoDB: each begins with its length (bsonspec.org). */
function readAll(bytes: Uint8Array): Candidate[] {
  const sizes = new DataView(bytes.buffer, bytes.byteOffset);
  const docs: Candidate[] = [];
  for (let at = 0; at < bytes.length; at += sizes.getInt32(at, true)) {
    const doc = bytes.subarray(at, at + sizes.getInt32(at, true));
    docs.push(BSON.deserialize(doc) as Candidate);
  }
  return docs;
}
