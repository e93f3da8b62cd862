import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve as absolute } from 'node:path';
import { SingleBar } from 'cli-progress';
import { ENGINE_VERSION } from '../../subgraphs/identity/resolution/normalise.ts';
import type { Model } from '../../subgraphs/identity/resolution/types.ts';
import { csvRows } from '../import/csv-rows.ts';
import { clustersOf, type Phase } from './clusters.ts';
import { writeWhole } from './output.ts';
import { readPeople, UnreadablePeople } from './read-people.ts';

export type ResolveFlags = {
  out: string;
  report?: string;
  threads?: number;
  model?: string;
  apart?: string;
  together?: string;
  quiet?: boolean;
};

/**
 * `patron resolve FILE --out FILE`: which records of a file are of one person. Writes `record_id,cluster_id` in the order of the
 * input; a cluster's id is the first record of it in that order. Nothing is written unless everything went well.
 */
export async function resolve(file: string, flags: ResolveFlags): Promise<void> {
  const started = performance.now();
  const threads = flags.threads ?? availableParallelism();
  const progress = openProgress(flags.quiet ?? false);
  const input = openInput(file);
  try {
    const result = await clustersOf(
      readPeople(input.stream, () => progress.at('reading', input.share())),
      {
        threads,
        model: flags.model === undefined ? null : readModel(flags.model),
        apart: await readPairs(flags.apart),
        together: await readPairs(flags.together),
        onProgress: progress.at,
      },
    );
    progress.at('writing', 0);
    const writing = performance.now();
    await writeWhole(flags.out, result.rows());
    const phases = { ...result.milliseconds, writing: performance.now() - writing };
    const seconds = (performance.now() - started) / 1000;
    if (flags.report !== undefined) {
      const report = {
        engineVersion: ENGINE_VERSION,
        records: result.records,
        clusters: result.clusters,
        largestCluster: result.largest,
        pairs: { scored: result.pairsScored, review: result.pairsForReview },
        thresholds: result.model.thresholds,
        blocking: result.blocking,
        threads,
        seconds: rounded(seconds),
        secondsByPhase: Object.fromEntries(
          Object.entries(phases).map(([name, ms]) => [name, rounded(ms / 1000)]),
        ),
        peakMemoryMiB: Math.round(process.resourceUsage().maxRSS / 1024),
        model: result.model,
      };
      await writeWhole(flags.report, [`${JSON.stringify(report, null, 2)}\n`]);
    }
    progress.stop();
    if (!flags.quiet) {
      note(
        `${result.records} records are ${result.clusters} people; ${result.pairsForReview} pairs are for review. ` +
          `${rounded(seconds)} s, ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB.`,
      );
    }
  } catch (error) {
    progress.stop();
    if (!(error instanceof UnreadablePeople)) throw error;
    throw new Error(`${file} can't be resolved, nothing was written:\n${error.message}`);
  }
}

const note = (text: string) => process.stderr.write(`${text}\n`);
const rounded = (value: number): number => Number(value.toFixed(3));

const CHUNK = 1 << 20;

function openInput(file: string) {
  if (file === '-') return { stream: process.stdin, share: () => 0 };
  const path = absolute(file);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile()) throw new Error(`There is no file ${file}.`);
  const stream = createReadStream(path, { highWaterMark: CHUNK });
  return { stream, share: () => stream.bytesRead / Math.max(1, stats.size) };
}

/** A model that an earlier run learned: its report, or what stands there under `model`. */
function readModel(file: string): Model {
  let parsed: { model?: Model } & Partial<Model>;
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`--model ${file}: ${error instanceof Error ? error.message : error}`);
  }
  const model = parsed.model ?? (parsed as Model);
  if (model.engineVersion !== ENGINE_VERSION || !Array.isArray(model.fields)) {
    throw new Error(`--model ${file}: expected a report of this version of Patron`);
  }
  return model;
}

/** Human decisions: two record ids a row, with or without a header row `record_id,record_id`. */
async function readPairs(file: string | undefined): Promise<[string, string][]> {
  if (file === undefined) return [];
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  const pairs: [string, string][] = [];
  for await (const { line, cells } of csvRows(createReadStream(file))) {
    const [a, b, ...others] = cells ?? [];
    if (!a || !b || others.length) throw new Error(`${file}, line ${line}: expected two record ids`);
    if (line === 1 && a.startsWith('record_id') && b.startsWith('record_id')) continue;
    pairs.push([a, b]);
  }
  return pairs;
}

const PHASES: readonly Phase[] = [
  'reading',
  'preparing',
  'blocking',
  'learning',
  'scoring',
  'clustering',
  'writing',
];

/** A bar on a terminal; otherwise a line for each phase. */
function openProgress(quiet: boolean) {
  const bar =
    process.stderr.isTTY && !quiet
      ? new SingleBar({ stream: process.stderr, format: '{bar} {phase}', clearOnComplete: true })
      : null;
  bar?.start(PHASES.length, 0, { phase: '' });
  let last: Phase | null = null;
  return {
    at(phase: Phase, share: number) {
      bar?.update(PHASES.indexOf(phase) + share, { phase });
      if (!bar && !quiet && phase !== last) note(`Resolve: ${phase}`);
      last = phase;
    },
    stop: () => bar?.stop(),
  };
}
