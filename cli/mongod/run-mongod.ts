import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { freePort } from './free-port.ts';
import { MongoError } from './mongo-error.ts';
import {
  type Failure,
  isAlive,
  lockOf,
  logOf,
  ownerOf,
  type RunOptions,
  START_MS,
  startMongod,
} from './mongod-process.ts';
import { becomePrimary, REPLICA_SET, recordPort } from './replica-set.ts';
import { until } from './until.ts';

export type RunningMongod = {
  uri: string;
  /** Resolves with what happened when mongod ends although nobody called `stop`. */
  exited: Promise<string>;
  /** Resolves when mongod has ended. May be called again. */
  stop(): Promise<void>;
};

/** For a mongod that is still shutting down because its Patron was killed. */
const RELEASE_MS = 60_000;

/** mongod's exit codes (MongoDB manual, "Exit Codes and Statuses"). */
const ADDRESS_IN_USE = 48;
const OTHER_VERSION = 62;

/**
 * Starts mongod as the primary of a replica set of one. It ends with `stop`, or when this process ends, however that
 * happens; a signal from the terminal does not reach it.
 * @throws MongoError `DATA_DIR_IN_USE`, `DATA_DIR_OTHER_VERSION` or `MONGOD_FAILED`.
 */
export async function runMongod(path: string, options: RunOptions): Promise<RunningMongod> {
  const { dataDir, signal } = options;
  await mkdir(`${dataDir}/mongod`, { recursive: true, mode: 0o700 });
  for (;;) {
    signal?.throwIfAborted();
    const last = await lastStart(dataDir);
    const port = await freePort(last?.port ?? null);
    if (last && last.port !== port) await moveTo(port, path, options);
    const started = await startPrimary(port, path, options);
    if ('uri' in started) return started;
    if (started.how === ADDRESS_IN_USE) continue;
    const error = errorFor(started, path, dataDir);
    if (error.code !== 'DATA_DIR_IN_USE' || !(await isLetGo(options))) throw error;
  }
}

/** Resolves with true when no mongod has the data open any more, with false when that isn't going to be so soon. */
async function isLetGo({ dataDir, signal, onProgress }: RunOptions): Promise<boolean> {
  const isKept = async () => isAlive((await lastStart(dataDir))?.patron);
  if (!(await isKept())) onProgress(`Waiting for another mongod to let go of ${dataDir}`);
  const letGo = await until(RELEASE_MS, async () => {
    if (signal?.aborted || (await ownerOf(dataDir)) === null) return true;
    return (await isKept()) ? false : null;
  });
  return letGo ?? false;
}

const startPrimary = (port: number, path: string, options: RunOptions): Promise<RunningMongod | Failure> =>
  startMongod(path, port, ['--replSet', REPLICA_SET], options, async ({ died, stop }) => {
    await keepStart(options.dataDir, port);
    if (!(await becomePrimary(port, START_MS))) return null;
    const exited = died.then(
      (how) => `mongod ended by itself (${how}); its log is ${logOf(options.dataDir)}`,
    );
    return { uri: `mongodb://127.0.0.1:${port}/?replicaSet=${REPLICA_SET}`, exited, stop };
  });

/** Only after an orderly end: the recovery after any other needs `--replSet`, and what it recovers would be lost here. */
async function moveTo(port: number, path: string, options: RunOptions): Promise<void> {
  if ((await lockOf(options.dataDir)) !== null) return;
  await startMongod(path, port, [], options, async (mongod) => {
    await recordPort(port);
    await keepStart(options.dataDir, port);
    await mongod.stop();
    return mongod;
  });
}

function errorFor({ how, log }: Failure, path: string, dataDir: string): MongoError {
  if (log.includes('DBPathInUse')) {
    return new MongoError(
      'DATA_DIR_IN_USE',
      `Another Patron is running on ${dataDir}. Stop it, or set PATRON_DATA_DIR to another folder.`,
    );
  }
  if (how === OTHER_VERSION) {
    return new MongoError(
      'DATA_DIR_OTHER_VERSION',
      `The data in ${dataDir} is of another version of MongoDB than ${path}. Put the version that wrote it on PATH, ` +
        'set PATRON_DATA_DIR to another folder, or delete that one to begin anew.',
    );
  }
  const reasons = log.split('\n').flatMap(reasonIn).slice(-5);
  return new MongoError(
    'MONGOD_FAILED',
    [`${path} did not start (${how}); its log is ${logOf(dataDir)}`, ...reasons].join('\n  '),
  );
}

/** What a line of the log says of a failure: an error entry's message, or what the loader printed instead of an entry. */
function reasonIn(line: string): string[] {
  if (!line.startsWith('{')) return line.trim() ? [line] : [];
  const entry = /"s":"[EF]".*?"msg":"(.*?)"(?:,"attr":(.*))?\}$/.exec(line);
  return entry ? [`${entry[1]} ${entry[2] ?? ''}`.trim()] : [];
}

/** The last start on this data: its port, so that addresses people have noted stay good, and who started. */
type Start = { port: number; patron: number };

const startFileOf = (dataDir: string): string => `${dataDir}/mongod.json`;

const keepStart = (dataDir: string, port: number): Promise<void> =>
  writeFile(startFileOf(dataDir), `${JSON.stringify({ port, patron: process.pid } satisfies Start)}\n`);

/** Null before the first, or when the file was not written to its end. */
export const lastStart = (dataDir: string): Promise<Start | null> =>
  readFile(startFileOf(dataDir), 'utf8')
    .then(JSON.parse)
    .catch(() => null);
