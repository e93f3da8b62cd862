import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { connectMongo } from '#shared/mongo.ts';
import { cacheDirOf, findMongod } from '../../cli/mongod/find-mongod.ts';
import { freePort } from '../../cli/mongod/free-port.ts';
import { openMongo } from '../../cli/mongod/open-mongo.ts';

const dataDir = `${tmpdir()}/patron-never-made`;

it('takes the MongoDB it is given, and leaves it running', async () => {
  const uri = process.env.MONGODB_URI ?? '';

  const mongo = await openMongo({ uri, dataDir });
  await mongo.stop();

  expect(mongo.uri).toBe(uri);
  expect(mongo.origin).toMatch(/^MONGODB_URI \((replica set \S+|sharded cluster)\)$/);
  const client = await connectMongo(uri);
  expect(await client.db('admin').command({ ping: 1 })).toMatchObject({ ok: 1 });
  await client.close();
});

it('refuses an address where nobody answers, without repeating its password', async () => {
  const uri = `mongodb://patron:hunter2@127.0.0.1:${await freePort(null)}/`;

  const error = await openMongo({ uri, dataDir }).catch((reason) => reason);

  expect(error).toMatchObject({ code: 'MONGODB_URI_UNREACHABLE' });
  expect(error.message).not.toContain('hunter2');
});

it('refuses a mongod that stands alone, because it has no transactions', async () => {
  const { env } = process;
  const { path } = await findMongod({ env, cacheDir: cacheDirOf(env), onProgress: () => {} });
  const folder = await mkdtemp(`${tmpdir()}/patron-alone-`);
  const port = await freePort(null);
  const alone = spawn(
    path,
    ['--dbpath', folder, '--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket'],
    {
      stdio: 'ignore',
    },
  );

  try {
    await expect(openMongo({ uri: `mongodb://127.0.0.1:${port}/`, dataDir })).rejects.toMatchObject({
      code: 'MONGODB_URI_UNSUITABLE',
    });
  } finally {
    alone.kill();
    await once(alone, 'exit');
    await rm(folder, { recursive: true });
  }
});
