import { randomUUID } from 'node:crypto';
import type { Db, Document, MongoClient } from 'mongodb';
import { inTransaction } from '../subgraphs/shared/mongo.ts';
import type { BenchInstallation } from './installation.ts';
import { median } from './measure.ts';
import { cpuSeconds, machineCpuSeconds, residentMiB } from './processes.ts';

/** What was measured beside the same documents in one plain transaction; medians over the rounds. */
export type BesidePlain = {
  query: string;
  name: string;
  /** Who do it again and again. */
  connections: number;
  /** How many a second. */
  rps: number;
  /** Of that alone, milliseconds. */
  p50: number;
  p99: number;
  /** CPU seconds for 1,000 of them, of Patron's process; null where the system doesn't say, like `rss`. */
  cpuPer1000: number | null;
  /** The same of MongoDB's process; null where it runs elsewhere, or nobody looked, like `commands`. */
  mongodCpuPer1000: number | null;
  /** That MongoDB was given for one of them, with all that goes on beside. */
  commands: number | null;
  rss: number | null;
  /** Of the machine's CPU time, what was used by anything but Patron, MongoDB and the load: 0 to 1; null as above. */
  foreign: number | null;
  /** Of how many a second to those of the plain transaction under the same load; null with pauses. */
  ratio: number | null;
};

export const lastOf = (rounds: readonly Round[]): string => {
  const { rps, p50, p99 } = rounds.at(-1) ?? { rps: 0, p50: 0, p99: 0 };
  return `${rps.toFixed(0)}/s, p50 ${p50.toFixed(0)}, p99 ${p99.toFixed(0)} ms`;
};

/** Some seconds of load. */
export type Round = Pick<
  BesidePlain,
  'rps' | 'p50' | 'p99' | 'cpuPer1000' | 'mongodCpuPer1000' | 'commands' | 'rss' | 'foreign'
>;

export function resultOf(
  query: string,
  name: string,
  connections: number,
  rounds: readonly Round[],
  base: number | null,
): BesidePlain {
  const of = (key: 'rps' | 'p50' | 'p99') => Number(median(rounds.map((round) => round[key])).toFixed(1));
  const known = (key: 'cpuPer1000' | 'mongodCpuPer1000' | 'commands' | 'rss' | 'foreign', digits: number) => {
    const values = rounds.flatMap((round) => round[key] ?? []);
    return values.length ? Number(median(values).toFixed(digits)) : null;
  };
  return {
    query,
    name,
    connections,
    rps: of('rps'),
    p50: of('p50'),
    p99: of('p99'),
    cpuPer1000: known('cpuPer1000', 2),
    mongodCpuPer1000: known('mongodCpuPer1000', 2),
    commands: known('commands', 1),
    rss: known('rss', 0),
    foreign: known('foreign', 2),
    ratio: base === null ? null : Number((of('rps') / base).toFixed(2)),
  };
}

/** In Markdown, as it stands in docs/performance.md. */
export function besidePlainTable(what: string, who: string, results: readonly BesidePlain[]): string {
  const rows = results.map(
    ({ name, connections, rps, p50, p99, cpuPer1000, mongodCpuPer1000, commands, ratio, foreign }) =>
      `| ${name} | ${connections} | ${rps} | ${p50} | ${p99} | ${cpuPer1000 ?? '-'} | ${mongodCpuPer1000 ?? '-'} | ${commands ?? '-'} | ${ratio ?? '-'} | ${foreign ?? '-'} |`,
  );
  return `${[
    `| ${what} | ${who} | a second | p50 ms | p99 ms | CPU s per 1,000 | mongod CPU s per 1,000 | commands each | times plain | foreign CPU |`,
    '|---|---|---|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n')}\n`;
}

// biome-ignore lint/suspicious/noExplicitAny: each bench knows what it asked for
type Answer = any;
export type Graph = (token: string, query: string, variables: object) => Promise<Record<string, Answer>>;

/** Asks the gateway there. @throws for top-level errors. */
export function openGraph(url: string): Graph {
  return async (token, query, variables) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Record<string, Answer>; errors?: object[] };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
}

type Meters = {
  /** Patron's; null where it has no part in it. */
  pid: number | null;
  /** What is no foreign load, besides this process. */
  known: readonly number[];
  /** Absent: nobody looks at what MongoDB does for it. */
  mongod?: { client: MongoClient; pids: readonly number[] };
};

const COMMANDS = ['find', 'aggregate', 'insert', 'update', 'delete', 'findAndModify', 'commitTransaction'];

/** How often MongoDB was asked for something since it started; without what says only that it is there. */
async function commandsSoFar(client: MongoClient): Promise<number> {
  const { metrics } = await client.db('admin').command({ serverStatus: 1 });
  return COMMANDS.reduce((sum, name) => sum + Number(metrics.commands[name]?.total ?? 0), 0);
}

/** Runs the load and says what it took. */
export async function measured(
  seconds: number,
  taken: number[],
  { pid, known, mongod }: Meters,
  work: () => Promise<unknown>,
): Promise<Round> {
  const read = async () => ({
    own: pid === null ? null : cpuSeconds([pid]),
    mongod: mongod ? cpuSeconds(mongod.pids) : null,
    commands: mongod ? await commandsSoFar(mongod.client) : null,
    all: machineCpuSeconds(),
    known: cpuSeconds([...known, process.pid]),
  });
  const before = await read();
  const begun = performance.now();
  await work();
  const tookSeconds = (performance.now() - begun) / 1000;
  const after = await read();
  const spent = (key: 'own' | 'mongod' | 'commands'): number | null => {
    const [from, to] = [before[key], after[key]];
    return from === null || to === null ? null : (to - from) / taken.length;
  };
  const per1000 = (each: number | null) => (each === null ? null : each * 1000);
  const sorted = taken.sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  const others =
    before.all === null || after.all === null || before.known === null || after.known === null
      ? null
      : after.all - before.all - (after.known - before.known);
  return {
    rps: taken.length / Math.max(seconds, tookSeconds),
    p50: at(0.5),
    p99: at(0.99),
    cpuPer1000: per1000(spent('own')),
    mongodCpuPer1000: per1000(spent('mongod')),
    commands: spent('commands'),
    rss: pid === null ? null : residentMiB([pid]),
    foreign: others === null ? null : Math.max(0, others / (2 * tookSeconds)),
  };
}

/** The same documents, inserted in one transaction and nothing else: what the database alone would allow. */
export async function plainly(
  db: Db,
  { data }: BenchInstallation,
  documents: ReadonlyMap<string, readonly Document[]>,
  { customers, seconds, mongod }: { customers: number; seconds: number } & Pick<Meters, 'mongod'>,
): Promise<Round> {
  for (const name of documents.keys()) await db.createCollection(name).catch(() => {}); // there since the last round
  const until = performance.now() + seconds * 1000;
  const taken: number[] = [];
  const meters = { pid: null, known: [process.pid, ...(mongod?.pids ?? [])], ...(mongod && { mongod }) };
  return measured(seconds, taken, meters, () =>
    Promise.all(
      Array.from({ length: customers }, async () => {
        while (performance.now() < until) {
          const begun = performance.now();
          await inTransaction(data.client, async (session) => {
            for (const [name, docs] of documents) {
              const copies = docs.map((doc) => ({ ...doc, _id: randomUUID() as never }));
              if (copies.length) await db.collection(name).insertMany(copies, { session });
            }
          });
          taken.push(performance.now() - begun);
        }
      }),
    ),
  );
}

/** MongoDB's own processes, where it runs on this machine. */
export async function mongodPids({ data }: BenchInstallation): Promise<number[]> {
  const { pid } = await data.client.db('admin').command({ serverStatus: 1 });
  return [Number(pid)];
}
