import { planBlocks } from '../../subgraphs/identity/resolution/blocking.ts';
import { LINK_FLOOR } from '../../subgraphs/identity/resolution/clustering.ts';
import { learn } from '../../subgraphs/identity/resolution/learning.ts';
import { raritiesOf } from '../../subgraphs/identity/resolution/scoring.ts';
import { idOf, type Prepared } from '../../subgraphs/identity/resolution/table.ts';
import type { Model } from '../../subgraphs/identity/resolution/types.ts';
import { type People, UnreadablePeople } from './read-people.ts';
import type { Scored } from './score-thread.ts';
import { scoringHere, scoringInThreads } from './threads.ts';

export type Phase = 'reading' | 'preparing' | 'blocking' | 'learning' | 'scoring' | 'clustering' | 'writing';

export type ClusterOptions = {
  /** 1 scores in this thread. */
  threads: number;
  /** Learned before; null learns from these people. */
  model: Model | null;
  /** Pairs of record ids that people decided on. */
  apart: readonly (readonly [string, string])[];
  together: readonly (readonly [string, string])[];
  onProgress: (phase: Phase, share: number) => void;
};

export type Clustered = {
  records: number;
  clusters: number;
  largest: number;
  pairsScored: number;
  /** Pairs in different clusters that a person should look at: their total is at or above the lower threshold. */
  pairsForReview: number;
  blocking: readonly { pass: string; blocks: number; pairs: number; largest: number }[];
  model: Model;
  milliseconds: Record<Exclude<Phase, 'writing'>, number>;
  /** `record_id,cluster_id`, a header row first, in the order of the input. */
  rows(): Generator<Uint8Array>;
};

const [LF, CR, BLANK, QUOTE, COMMA] = [10, 13, 32, 34, 44];

/** Below this many pairs threads take longer to start than they save. */
const WORTH_THREADS = 200_000;

/** @throws UnreadablePeople also when two records have one id. */
export async function clustersOf(reading: Promise<People>, options: ClusterOptions): Promise<Clustered> {
  const { onProgress } = options;
  let last = performance.now();
  const lap = (): number => {
    const now = performance.now();
    const took = now - last;
    last = now;
    return took;
  };
  onProgress('reading', 0);
  const { table, lines } = await reading;
  const readingMs = lap();
  onProgress('preparing', 0);
  const prepared = table.prepare();
  refuseDuplicates(prepared, lines);
  const preparing = lap();
  onProgress('blocking', 0);
  const plan = planBlocks(prepared);
  const blocking = lap();
  onProgress('learning', 0);
  const model = options.model ?? learn(prepared, plan);
  const rarities = model.fields.map((field, index) =>
    raritiesOf(field, prepared.stores[prepared.storeOf[index] as number] as Prepared['stores'][number]),
  );
  const learning = lap();

  onProgress('scoring', 0);
  const { merge, review } = model.thresholds;
  const job = { prepared, plan, model, rarities, floor: Math.min(LINK_FLOOR, merge, review) };
  const threads =
    options.threads > 1 && plan.pairs > WORTH_THREADS
      ? scoringInThreads(options.threads, job)
      : scoringHere(job);
  let edges: Scored;
  let labels: Uint32Array;
  let scoring: number;
  try {
    edges = joined(await threads.score((share) => onProgress('scoring', share)));
    scoring = lap();
    onProgress('clustering', 0);
    const indexesOf = indexer(prepared, [options.apart, options.together]);
    const decided = { apart: indexesOf(options.apart), together: indexesOf(options.together) };
    labels = await threads.cluster(edges, decided);
  } finally {
    await threads.close();
  }
  const { clusters, largest } = sizesOf(labels);
  let pairsForReview = 0;
  for (let index = 0; index < edges.weight.length; index += 1) {
    const isApart = labels[edges.a[index] as number] !== labels[edges.b[index] as number];
    if (isApart && (edges.weight[index] as number) >= review) pairsForReview += 1;
  }
  const clustering = lap();
  return {
    records: prepared.count,
    clusters,
    largest,
    pairsScored: edges.pairs,
    pairsForReview,
    blocking: plan.passes.map(({ name, blocks, pairs, largest: most }) => ({
      pass: name,
      blocks,
      pairs,
      largest: most,
    })),
    model,
    milliseconds: { reading: readingMs, preparing, blocking, learning, scoring, clustering },
    rows: () => rowsOf(prepared, labels),
  };
}

/** In shared memory. */
function joined(scored: readonly Scored[]): Scored {
  const length = scored.reduce((sum, { weight }) => sum + weight.length, 0);
  const all = {
    a: new Uint32Array(new SharedArrayBuffer(length * 4)),
    b: new Uint32Array(new SharedArrayBuffer(length * 4)),
    weight: new Float32Array(new SharedArrayBuffer(length * 4)),
    pairs: 0,
  };
  let at = 0;
  for (const { a, b, weight, pairs } of scored) {
    all.a.set(a, at);
    all.b.set(b, at);
    all.weight.set(weight, at);
    all.pairs += pairs;
    at += weight.length;
  }
  return all;
}

/** Equal ids stand side by side in a prepared table. */
function refuseDuplicates(prepared: Prepared, lines: Uint32Array): void {
  const { count, idStart, idBytes, input } = prepared;
  const problems: { line: number; message: string }[] = [];
  const lineOf = (record: number): number => lines[input[record] as number] as number;
  for (let record = 1; record < count; record += 1) {
    const [start, middle, end] = [idStart[record - 1], idStart[record], idStart[record + 1]] as [
      number,
      number,
      number,
    ];
    if (middle - start !== end - middle) continue;
    let at = 0;
    while (start + at < middle && idBytes[start + at] === idBytes[middle + at]) at += 1;
    if (start + at < middle) continue;
    const [one, other] = [lineOf(record - 1), lineOf(record)].sort((a, b) => a - b) as [number, number];
    problems.push({ line: other, message: `record_id is the same as in line ${one}` });
  }
  problems.sort((a, b) => a.line - b.line);
  if (problems.length) throw new UnreadablePeople(problems.slice(0, 20), problems.length);
}

type Pairs = readonly (readonly [string, string])[];

/** Record indexes of pairs of ids; pairs with an id that isn't in the file are left out. */
function indexer(prepared: Prepared, all: readonly Pairs[]): (pairs: Pairs) => [number, number][] {
  const wanted = new Set(all.flat(2));
  const indexOf = new Map<string, number>();
  if (wanted.size) {
    for (let record = 0; record < prepared.count; record += 1) {
      const id = idOf(prepared, record);
      if (wanted.has(id)) indexOf.set(id, record);
    }
  }
  return (pairs) =>
    pairs.flatMap(([a, b]): [number, number][] => {
      const [x, y] = [indexOf.get(a), indexOf.get(b)];
      return x === undefined || y === undefined ? [] : [[x, y]];
    });
}

function sizesOf(labels: Uint32Array): { clusters: number; largest: number } {
  const sizes = new Uint32Array(labels.length);
  let [clusters, largest] = [0, 0];
  for (const label of labels) {
    const size = (sizes[label] as number) + 1;
    sizes[label] = size;
    if (size === 1) clusters += 1;
    if (size > largest) largest = size;
  }
  return { clusters, largest };
}

const ROWS_CHUNK = 1 << 18;

function* rowsOf(prepared: Prepared, labels: Uint32Array): Generator<Uint8Array> {
  const { count, input, idBytes, idStart } = prepared;
  const recordAt = new Uint32Array(count);
  for (let record = 0; record < count; record += 1) recordAt[input[record] as number] = record;
  /** Of each cluster the first record in the order of the input, and 1: 0 is none yet. */
  const firstOf = new Uint32Array(count);
  let chunk = Buffer.allocUnsafe(ROWS_CHUNK);
  let length = chunk.write('record_id,cluster_id\n');
  const add = (record: number, end: number): void => {
    const [from, to] = [idStart[record] as number, idStart[record + 1] as number];
    const needsQuotes = isQuoted(idBytes, from, to);
    if (needsQuotes) chunk[length++] = QUOTE;
    for (let at = from; at < to; at += 1) {
      const byte = idBytes[at] as number;
      if (byte === QUOTE) chunk[length++] = QUOTE;
      chunk[length++] = byte;
    }
    if (needsQuotes) chunk[length++] = QUOTE;
    chunk[length++] = end;
  };
  const lengthOf = (record: number): number => (idStart[record + 1] as number) - (idStart[record] as number);
  for (const record of recordAt) {
    const label = labels[record] as number;
    if (firstOf[label] === 0) firstOf[label] = record + 1;
    const first = (firstOf[label] as number) - 1;
    const most = 2 * (lengthOf(record) + lengthOf(first)) + 6;
    if (length + most > chunk.length) {
      yield chunk.subarray(0, length);
      chunk = Buffer.allocUnsafe(Math.max(ROWS_CHUNK, most));
      length = 0;
    }
    add(record, COMMA);
    add(first, LF);
  }
  yield chunk.subarray(0, length);
}

function isQuoted(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE || byte === COMMA || byte === LF || byte === CR) return true;
  }
  return from < to && (bytes[from] === BLANK || bytes[to - 1] === BLANK);
}
