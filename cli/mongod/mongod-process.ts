import { spawn } from 'node:child_process';
import { type FileHandle, open, readFile, rename, stat } from 'node:fs/promises';
import { until } from './until.ts';

export type RunOptions = {
  /** Absolute. The data is in `mongod` under it, the log in `mongod.log`. */
  dataDir: string;
  env: NodeJS.ProcessEnv;
  signal?: AbortSignal | undefined;
  onProgress(message: string): void;
};

export type MongodProcess = {
  /** Resolves with the exit code, or what else ended it. */
  ended: Promise<number | string>;
  /** As `ended`, but only when nobody called `stop`. */
  died: Promise<number | string>;
  hasEnded(): boolean;
  /** Asks mongod to shut down, insists after a while, and resolves when it has ended. May be called again. */
  stop(): Promise<void>;
};

/** How a mongod ended that did not come up, and what it logged. */
export type Failure = { how: number | string; log: string };

/** Recovering a large journal takes its time. */
export const START_MS = 120_000;
const STOP_MS = 20_000;
const LOG_BYTES = 16 * 2 ** 20;

/**
 * Starts mongod and, once it listens, does `work` with it. When `work` gives null, or throws, or the start is called
 * off, mongod is stopped.
 */
export async function startMongod<Result extends object>(
  path: string,
  port: number,
  args: string[],
  options: RunOptions,
  work: (mongod: MongodProcess) => Promise<Result | null>,
): Promise<Result | Failure> {
  const { dataDir, signal } = options;
  await rotateLog(dataDir);
  const log = await open(logOf(dataDir), 'a+', 0o600);
  const { size: begin } = await log.stat();
  const mongod = supervise(path, [...argumentsFor(port, dataDir), ...args], log, options);
  const stop = () => void mongod.stop();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const listens = await until(START_MS, async () => {
      if (mongod.hasEnded()) return false;
      return (await textOf(log, begin)).includes('"msg":"Waiting for connections"') || null;
    });
    const result = listens ? await Promise.race([work(mongod), mongod.ended.then(() => null)]) : null;
    signal?.throwIfAborted();
    if (result) return result;
    const how = mongod.hasEnded() ? await mongod.ended : `not ready after ${START_MS / 1000} s`;
    await mongod.stop();
    return { how, log: await textOf(log, begin) };
  } catch (error) {
    await mongod.stop();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    await log.close();
  }
}

function supervise(
  path: string,
  args: string[],
  log: FileHandle,
  { dataDir, env }: RunOptions,
): MongodProcess {
  const child = spawn('/bin/sh', [`${import.meta.dirname}/supervise.sh`, path, ...args], {
    cwd: dataDir,
    env: { ...env, LC_ALL: 'C' },
    // Its own process group: Ctrl+C in the terminal is for Patron, which still needs its database to finish.
    detached: true,
    stdio: ['pipe', log.fd, log.fd],
  });
  let hasEnded = false;
  let stopping = false;
  const ended = new Promise<number | string>((resolve) => {
    const end = (how: number | string) => {
      hasEnded = true;
      resolve(how);
    };
    child.once('error', (error) => end(error.message));
    child.once('exit', (code, killedBy) => end(code ?? killedBy ?? 'unknown'));
  });
  return {
    ended,
    died: new Promise((resolve) => {
      void ended.then((how) => stopping || resolve(how));
    }),
    hasEnded: () => hasEnded,
    async stop() {
      stopping = true;
      child.stdin?.destroy();
      const deadline = setTimeout(() => killGroup(child.pid), STOP_MS);
      await ended;
      clearTimeout(deadline);
    },
  };
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended in this very moment.
  }
}

const argumentsFor = (port: number, dataDir: string): string[] => [
  ...['--dbpath', `${dataDir}/mongod`, '--port', String(port), '--bind_ip', '127.0.0.1'],
  // No socket file in /tmp that a kill would leave behind, and no JavaScript sent by a query.
  ...['--nounixsocket', '--noscripting', '--quiet'],
  ...['--wiredTigerCacheSizeGB', '0.5', '--oplogSize', '1024'],
  // The log of slow operations has their filters in it, and with them personal data.
  ...['--slowms', String(2 ** 31 - 1)],
  ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
];

export const logOf = (dataDir: string): string => `${dataDir}/mongod.log`;

async function textOf(log: FileHandle, begin: number): Promise<string> {
  const { size } = await log.stat();
  const { buffer, bytesRead } = await log.read({ buffer: Buffer.alloc(size - begin), position: begin });
  return buffer.toString('utf8', 0, bytesRead);
}

/** Starts a new log when the old one is large, unless a mongod still writes to it. */
async function rotateLog(dataDir: string): Promise<void> {
  const { size } = await stat(logOf(dataDir)).catch(() => ({ size: 0 }));
  if (size > LOG_BYTES && (await ownerOf(dataDir)) === null)
    await rename(logOf(dataDir), `${logOf(dataDir)}.1`);
}

/** The id of the process that has the data open, null when there is none. */
export async function ownerOf(dataDir: string): Promise<number | null> {
  const pid = await lockOf(dataDir);
  return pid && isAlive(pid) ? pid : null;
}

export function isAlive(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The process id that mongod writes when it opens the data. Null when it has shut down in order, or never ran. */
export const lockOf = async (dataDir: string): Promise<number | null> =>
  Number(await readFile(`${dataDir}/mongod/mongod.lock`, 'utf8').catch(() => '')) || null;
