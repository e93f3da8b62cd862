import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { median } from '../measure.ts';
import { type Accuracy, accuracyOf } from './accuracy.ts';
import { writePeople } from './generate.ts';
import { CACHE, FEBRL_SETS, fetchFebrl, installSplink, type Run, runPatron, runSplink } from './peers.ts';
import { SHAPES, type ShapeName } from './shapes.ts';

export const RESOLVE = 'resolve';

export type ResolveOptions = {
  /** Rows of each generated set. */
  records: number;
  /** Names of sets; empty for all. */
  sets: readonly string[];
  seed: number;
  rounds: number;
  tell: (text: string) => void;
};

/** Medians over the rounds; what isn't there couldn't be had, and `absent` says why. */
export type ResolveResult = {
  set: string;
  patron: Run & Accuracy;
  splink: (Run & Accuracy) | null;
  absent: string | null;
};

export const SET_NAMES: readonly string[] = [...FEBRL_SETS, ...Object.keys(SHAPES)];

/** `patron resolve` and Splink on the same files, by turns. */
export async function measureResolve(options: ResolveOptions): Promise<ResolveResult[]> {
  const { sets, tell } = options;
  const unknown = sets.filter((name) => !SET_NAMES.includes(name));
  if (unknown.length)
    throw new Error(`there is no set ${unknown.join(', ')}; there are ${SET_NAMES.join(', ')}`);
  mkdirSync(CACHE, { recursive: true });
  const noSplink = installSplink(tell);
  if (noSplink) tell(`Bench: without Splink: ${noSplink}`);
  const wanted = SET_NAMES.filter((name) => !sets.length || sets.includes(name));
  const results: ResolveResult[] = [];
  for (const set of wanted) {
    const prepared = await prepare(set, options);
    if (!prepared) continue;
    tell(`Bench: ${set}`);
    results.push(await race(set, prepared, noSplink, options));
  }
  return results;
}

type Prepared = { input: string; truth: string };

async function prepare(set: string, { records, seed, tell }: ResolveOptions): Promise<Prepared | null> {
  if (FEBRL_SETS.includes(set)) {
    try {
      fetchFebrl(tell);
    } catch (error) {
      tell(`Bench: without ${set}: ${error instanceof Error ? error.message : error}`);
      return null;
    }
    return { input: join(CACHE, `${set}.csv`), truth: join(CACHE, `${set}.truth.csv`) };
  }
  const name = join(CACHE, `${set}-${records}-${seed}`);
  const prepared = { input: `${name}.csv`, truth: `${name}.truth.csv` };
  if (!existsSync(prepared.truth)) {
    tell(`Bench: writing ${records} records of ${set}`);
    await writePeople(set as ShapeName, records, seed, prepared.input, prepared.truth);
  }
  return prepared;
}

async function race(
  set: string,
  { input, truth }: Prepared,
  noSplink: string | null,
  { rounds, tell }: ResolveOptions,
): Promise<ResolveResult> {
  const outOf = (who: string) => join(CACHE, `${set}.${who}.csv`);
  const patron: Run[] = [];
  const splink: Run[] = [];
  let absent = noSplink;
  for (let round = 0; round < rounds; round += 1) {
    patron.push(await runPatron(input, outOf('patron'), join(CACHE, `${set}.patron.json`)));
    if (absent) continue;
    try {
      splink.push(await runSplink(input, outOf('splink')));
    } catch (error) {
      absent = error instanceof Error ? error.message : String(error);
      tell(`Bench: ${set}, without Splink: ${absent}`);
    }
  }
  const accuracy = await accuracyOf(outOf('patron'), truth);
  return {
    set,
    patron: { ...mediansOf(patron), ...accuracy },
    splink:
      splink.length && !absent
        ? { ...mediansOf(splink), ...(await accuracyOf(outOf('splink'), truth)) }
        : null,
    absent,
  };
}

function mediansOf(runs: readonly Run[]): Run {
  const of = (key: keyof Run) => median(runs.map((run) => run[key]));
  return { seconds: of('seconds'), cpuSeconds: of('cpuSeconds'), rssMiB: of('rssMiB') };
}

const HEAD = `| set | records | who | F1 | precision | recall | people (true) | largest | seconds | CPU s | RSS MiB |
|---|---|---|---|---|---|---|---|---|---|---|`;

/** In Markdown, as it stands in docs/resolution.md. */
export function resolveTable(results: readonly ResolveResult[]): string {
  const row = (set: string, who: string, one: Run & Accuracy): string => {
    const [f1, precision, recall] = [one.f1, one.precision, one.recall].map((share) => share.toFixed(4));
    const [seconds, cpu] = [one.seconds, one.cpuSeconds].map((value) => value.toFixed(1));
    return `| ${set} | ${one.records} | ${who} | ${f1} | ${precision} | ${recall} | ${one.clusters} (${one.people}) | ${one.largest} | ${seconds} | ${cpu} | ${Math.round(one.rssMiB)} |`;
  };
  const rows = results.flatMap(({ set, patron, splink }) => [
    row(set, 'Patron', patron),
    ...(splink ? [row(set, 'Splink', splink)] : []),
  ]);
  const ratios = results.flatMap(({ set, patron, splink }) =>
    splink
      ? [`${set}: Patron takes ${(patron.seconds / splink.seconds).toFixed(2)} times Splink's time`]
      : [],
  );
  const absent = [
    ...new Set(results.flatMap(({ set, absent: why }) => (why ? [`${set}, no Splink: ${why}`] : []))),
  ];
  return `${[HEAD, ...rows, '', ...ratios, ...absent].join('\n')}\n`;
}
