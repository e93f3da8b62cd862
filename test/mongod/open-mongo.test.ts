import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import type { MongoClient } from 'mongodb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { connectMongo, inTransaction } from '#shared/mongo.ts';
import { type Mongo, openMongo } from '../../cli/mongod/open-mongo.ts';
import { until } from '../../cli/mongod/until.ts';

const DEADLINE_MS = 20_000;
// Each test starts mongod once or more, on machines that may be busy with the rest of the suite.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let dataDir: string;
const opened: Mongo[] = [];
const started: ChildProcess[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(`${tmpdir()}/patron-open-`);
});
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  for (const mongo of opened.splice(0)) await mongo.stop();
  await until(DEADLINE_MS, async () => ((await mongodRuns()) ? null : true));
  await rm(dataDir, { recursive: true, force: true });
});

it('gives transactions on a database of its own', async () => {
  const stored = await withClient(await open(), async (client) => {
    const points = client.db('test').collection<{ _id: string; balance: number }>('points');
    await inTransaction(client, async (session) => {
      await points.insertOne({ _id: 'ada', balance: 100 }, { session });
      await points.insertOne({ _id: 'ben', balance: -100 }, { session });
    });
    return points.find().sort({ _id: 1 }).toArray();
  });

  expect(stored).toEqual([
    { _id: 'ada', balance: 100 },
    { _id: 'ben', balance: -100 },
  ]);
});

it('keeps data and address from one start to the next', async () => {
  const first = await open();
  await write(first, 'kept');
  await first.stop();

  const second = await open();

  expect(await read(second)).toEqual(['kept']);
  expect(second.uri).toBe(first.uri);
});

it.each([
  ['was orderly', (first: Mongo) => first.stop(), false],
  ['was sudden', killMongod, true],
])('starts on another port when the last one is taken, after an end that %s', async (_, end, asks) => {
  const first = await open();
  await write(first, 'kept');
  await end(first);
  let asked = false;
  const squatter = createServer((socket) => {
    asked = true;
    socket.destroy();
  }).listen(Number(new URL(first.uri).port), '127.0.0.1');
  await once(squatter, 'listening');

  try {
    const second = await open();

    expect(second.uri).not.toBe(first.uri);
    expect(await read(second)).toEqual(['kept']);
    await write(second, 'written there');
    // mongod would wait for an answer, half a minute long.
    expect(asked).toBe(asks);
  } finally {
    squatter.close();
  }
});

it('refuses a data folder that another one has open, and leaves that one alone', async () => {
  const first = await open();

  await expect(open()).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' });

  await write(first, 'still here');
  expect(await read(first)).toEqual(['still here']);
});

it('stops once, however often it is asked, and the folder is free afterwards', async () => {
  const mongo = await open();

  await Promise.all([mongo.stop(), mongo.stop()]);
  await mongo.stop();

  expect(await mongodRuns()).toBe(false);
});

it('ends mongod when its process is killed, and has lost nothing on the next start', async () => {
  const killed = await startCounting();
  expect(await nextLine(killed)).toBe('1');

  killed.kill('SIGKILL');

  expect(await until(DEADLINE_MS, async () => ((await mongodRuns()) ? null : 'gone'))).toBe('gone');
  expect(await nextLine(await startCounting())).toBe('2');
});

it('waits for the mongod of a process that was killed a moment ago', async () => {
  const killed = await startCounting();
  expect(await nextLine(killed)).toBe('1');

  killed.kill('SIGKILL');

  expect(await nextLine(await startCounting())).toBe('2');
});

it('keeps mongod through the Ctrl+C that ends its process, until that has finished', async () => {
  const interrupted = await startCounting();
  expect(await nextLine(interrupted)).toBe('1');

  process.kill(-(interrupted.pid ?? Number.NaN), 'SIGINT');

  expect(await nextLine(interrupted)).toBe('2');
  expect(await once(interrupted, 'exit')).toEqual([0, null]);
  expect(await mongodRuns()).toBe(false);
});

it('says when mongod has died, and the next start recovers', async () => {
  const first = await open();
  await write(first, 'acknowledged');

  const said = await killMongod(first);

  expect(said).toContain('mongod.log');
  expect(await read(await open())).toEqual(['acknowledged']);
});

it('leaves no mongod behind when it is called off while starting', async () => {
  const calledOff = new AbortController();
  const opening = openMongo({
    dataDir,
    signal: calledOff.signal,
    onProgress: (message) => {
      if (message.startsWith('Starting')) setImmediate(() => calledOff.abort());
    },
  });

  await expect(opening).rejects.toMatchObject({ name: 'AbortError' });

  expect(await mongodRuns()).toBe(false);
});

async function open(): Promise<Mongo> {
  const mongo = await openMongo({ dataDir });
  opened.push(mongo);
  return mongo;
}

async function withClient<Result>(
  mongo: Mongo,
  work: (client: MongoClient) => Promise<Result>,
): Promise<Result> {
  const client = await connectMongo(mongo.uri);
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

const write = (mongo: Mongo, note: string) =>
  withClient(mongo, (client) => client.db('test').collection('notes').insertOne({ note }));

const read = (mongo: Mongo) =>
  withClient(mongo, (client) => client.db('test').collection('notes').distinct('note'));

/** In a process group of its own, as a shell starts it. */
async function startCounting(): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', `${import.meta.dirname}/counting-process.ts`, dataDir],
    { detached: true, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  started.push(child);
  await once(child, 'spawn');
  return child;
}

async function nextLine(child: ChildProcess): Promise<string> {
  const [line] = child.stdout ? await once(child.stdout, 'data') : [''];
  return String(line).trim();
}

async function killMongod(mongo: Mongo): Promise<string> {
  process.kill(await mongodPid(), 'SIGKILL');
  return mongo.exited;
}

/** mongod empties this file when it has shut down. */
const mongodPid = async (): Promise<number> =>
  Number(await readFile(`${dataDir}/mongod/mongod.lock`, 'utf8').catch(() => ''));

async function mongodRuns(): Promise<boolean> {
  const pid = await mongodPid();
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}
