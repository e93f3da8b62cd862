import { resolve } from 'node:path';
import { cacheDirOf, findMongod } from './find-mongod.ts';
import { requireSuitable } from './given-mongo.ts';
import { MongoError } from './mongo-error.ts';
import { type RunningMongod, runMongod } from './run-mongod.ts';

export type MongoOptions = {
  /** A replica set or sharded cluster of the user's own (`MONGODB_URI`). Nothing is started then. */
  uri?: string | undefined;
  /** Keeps the data of a mongod started here, from start to start. */
  dataDir: string;
  /** Told in a short sentence about whatever may take longer than a second. */
  onProgress?: (message: string) => void;
  /** Gives up waiting, and ends what was started. */
  signal?: AbortSignal | undefined;
  /** Where `PATH`, `HOME`, `PATRON_CACHE_DIR` and the settings of downloaders are taken from. */
  env?: NodeJS.ProcessEnv;
};

/** A MongoDB with transactions and change streams. `stop` and `exited` concern only a mongod that was started here. */
export type Mongo = RunningMongod & {
  /** Where it comes from, for people: `MONGODB_URI (replica set rs0)`, `mongod 6.0.5 from PyPI`. */
  origin: string;
};

/**
 * The user's MongoDB, or one started here: a mongod on PATH, the one that mongodb-memory-server or the PyPI wheel has
 * or downloads. It is always a replica set, so that transactions and change streams work.
 * @throws MongoError with a message for the person at the terminal.
 */
export async function openMongo(options: MongoOptions): Promise<Mongo> {
  const { uri, signal, env = process.env, onProgress = () => {} } = options;
  if (uri) {
    const origin = `MONGODB_URI (${await requireSuitable(uri)})`;
    return { uri, origin, exited: new Promise(() => {}), stop: async () => {} };
  }
  if (process.platform === 'win32') {
    throw new MongoError(
      'MONGOD_UNAVAILABLE',
      'On Windows, set MONGODB_URI to a replica set, or run Patron in WSL.',
    );
  }
  const cacheDir = resolve(cacheDirOf(env));
  const dataDir = resolve(options.dataDir);
  const mongod = await findMongod({ env, cacheDir, signal, onProgress });
  onProgress(`Starting ${mongod.origin}`);
  const running = await runMongod(mongod.path, { dataDir, env, signal, onProgress });
  return { ...running, origin: mongod.origin };
}
