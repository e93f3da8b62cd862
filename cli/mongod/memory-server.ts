import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { runBounded } from './run-bounded.ts';
import type { Search } from './source.ts';

/** Runs on everything that MongoDB builds for, and opens the data files of the 6.0 in the wheel. */
const VERSION = '7.0.26';

/** The mongod that mongodb-memory-server keeps on this machine, for this or another project. Null when there is none. */
export const cachedByMemoryServer = (search: Search): Promise<string | null> =>
  askMemoryServer(search, { MONGOMS_RUNTIME_DOWNLOAD: 'false' }).catch(() => null);

/** @throws when the download fails, or stands still for ten seconds. */
export function downloadedByMemoryServer(search: Search): Promise<string> {
  search.onProgress(`Downloading MongoDB ${VERSION} from mongodb.org`);
  return askMemoryServer(search, {});
}

/**
 * In a process of its own: a download that hangs can be ended, and the library's settings, which it takes from the
 * environment, don't become ours. The user's own `MONGOMS_...` come first.
 */
async function askMemoryServer(search: Search, settings: NodeJS.ProcessEnv): Promise<string> {
  const { cacheDir, env, signal, onProgress } = search;
  const printed = await runBounded(
    process.execPath,
    ['--import', TSX, `${import.meta.dirname}/print-memory-server-mongod.ts`],
    {
      env: {
        MONGOMS_VERSION: VERSION,
        MONGOMS_DOWNLOAD_DIR: `${cacheDir}/mongod`,
        MONGOMS_MAX_RETRIES: '1',
        MONGOMS_VALIDATE_BINARY_CHECKSUM: 'true',
        // Without it the library accepts any certificate.
        npm_config_strict_ssl: 'true',
        ...env,
        ...settings,
      },
      signal,
      stallMs: 10_000,
      folder: `${cacheDir}/mongod`,
      onGrowth: (size) =>
        onProgress(`Downloading MongoDB ${VERSION} from mongodb.org: ${size.toFixed(0)} MiB`),
    },
  );
  return printed.trim();
}

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
