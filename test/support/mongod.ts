import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { Db, MongoClient } from 'mongodb';
import { afterAll, beforeAll } from 'vitest';
import { connectMongo } from '#shared/mongo.ts';
import { openMongo } from '../../cli/mongod/open-mongo.ts';

/**
 * Vitest's global setup: one mongod for the whole run, or the user's own where `MONGODB_URI` is set. Tests find it in
 * `MONGODB_URI`; their databases come from `useDatabases`.
 */
export async function setup(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(`${tmpdir()}/patron-test-`);
  const remove = () => rm(dataDir, { recursive: true, force: true });
  const given = process.env.MONGODB_URI;
  try {
    const mongo = await openMongo({
      uri: given,
      dataDir,
      onProgress: (message) => process.stderr.write(`${message}\n`),
    });
    if (!given) await stopExpiring(mongo.uri);
    process.env.MONGODB_URI = mongo.uri;
    return async () => {
      await mongo.stop();
      await remove();
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/**
 * Tests have a clock of their own. The server's would delete, about once a minute, what has yet to expire by theirs
 * (keys of idempotency, customers in service).
 */
async function stopExpiring(uri: string): Promise<void> {
  const client = await connectMongo(uri);
  await client.db('admin').command({ setParameter: 1, ttlMonitorEnabled: false });
  await client.close();
}

/** A client of the run's MongoDB for this test file; connected before the first test. */
export function useMongo(): () => MongoClient {
  let client: MongoClient;
  beforeAll(async () => {
    client = await connectMongo(mongoUri());
  });
  afterAll(() => client.close());
  return () => client;
}

/** Databases of this test file alone, dropped after its last test. The same name is the same database. */
export function useDatabases(): (name: string) => Db {
  const mongo = useMongo();
  const run = randomUUID().slice(0, 8);
  const opened = new Set<string>();
  afterAll(async () => {
    for (const name of opened) await mongo().db(name).dropDatabase();
  });
  return (name) => {
    const unique = `test_${run}_${name}`;
    opened.add(unique);
    return mongo().db(unique);
  };
}

function mongoUri(): string {
  const uri = process.env.MONGODB_URI;
  if (!uri) throw new Error('MONGODB_URI is not set: run the tests with "npm test"');
  return uri;
}
