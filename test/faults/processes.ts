import { type ChildProcess, fork } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Mode, type RunningPatron, startPatron } from '../support/patron.ts';
import type { FaultOptions } from './report.ts';
import { eventually } from './waiting.ts';

/** What dies says so in the log; it is shown only where it is asked for. */
export const QUIET = { PATRON_LOG_LEVEL: process.env.PATRON_LOG_LEVEL || 'silent' };

/** Runs `work` on a Patron: the given one where it fits, otherwise one that is started for it and stopped afterwards. */
export async function withPatron<Result>(
  mode: Mode,
  { patron: given }: FaultOptions,
  work: (patron: RunningPatron) => Promise<Result>,
): Promise<Result> {
  if (given && mode === 'distributed') return work(given);
  const patron = await startPatron(mode, QUIET);
  try {
    return await work(patron);
  } finally {
    await patron.stop();
  }
}

/** Another process of the same installation: `gateway` or `subgraph NAME`. Resolves when it is ready. */
export async function startBeside(
  { environment, supergraph }: RunningPatron,
  args: readonly string[],
  more: Record<string, string> = {},
) {
  const child = fork(resolve('cli/bin.js'), [...args, '--supergraph', supergraph], {
    env: { ...environment, ...more },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ready = new Promise<void>((done, fail) => {
    child.once('message', () => done());
    child.once('exit', (code, signal) => fail(new Error(`${args.join(' ')} ended (${signal ?? code})`)));
  });
  return { child, ready, stop: () => stopped(child) };
}

export async function stopped(
  child: ChildProcess,
  signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM',
): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await ended;
  }
  return child.exitCode;
}

/** A process of one installation, found by the data folder in its environment, whoever its parent is by now. */
type FoundProcess = { pid: number; command: string[] };

/** Every process that was started for this data folder and hasn't ended; of Linux only, from /proc. */
export async function processesOf(dataDir: string): Promise<FoundProcess[]> {
  const mark = `PATRON_DATA_DIR=${dataDir}`;
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
  const found = await Promise.all(
    pids.map(async (pid) => {
      try {
        const environment = (await readFile(`/proc/${pid}/environ`, 'utf8')).split('\0');
        if (!environment.includes(mark)) return [];
        const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0').slice(0, -1);
        return [{ pid: Number(pid), command }];
      } catch {
        return []; // another user's, or it ended just now
      }
    }),
  );
  return found.flat();
}

/** The process that serves a subgraph. Waits for it while it is started again. */
export const subgraphPid = (dataDir: string, name: string): Promise<number> =>
  eventually(`a process for ${name}`, async () => {
    const all = await processesOf(dataDir);
    return all.find(({ command }) => command[command.indexOf('subgraph') + 1] === name)?.pid;
  });

/** Waits until no process of the installation is left. @throws {Error} when some stay. */
export const allGone = (dataDir: string): Promise<true> =>
  eventually('the end of every process', async () => (await processesOf(dataDir)).length === 0);

export type Readiness = { status: number; checks: Record<string, string> };

/** What it says of itself; status 0 when it says nothing. */
export const readinessOf = (origin: string): Promise<Readiness> =>
  fetch(`${origin}/health/ready`, { signal: AbortSignal.timeout(5000) }).then(
    async (response) => ({ status: response.status, checks: ((await response.json()) as Readiness).checks }),
    () => ({ status: 0, checks: {} }),
  );

export const isReady = async (origin: string): Promise<boolean> => (await readinessOf(origin)).status === 200;
