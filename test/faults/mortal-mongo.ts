import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { MongoClient } from 'mongodb';
import { lockOf } from '../../cli/mongod/mongod-process.ts';
import { openMongo } from '../../cli/mongod/open-mongo.ts';

export type MortalMongo = Awaited<ReturnType<typeof openMortalMongo>>;

/**
 * A mongod of our own, on data of its own.
 * @param forgets whether it deletes what is older than its collection keeps, by its own clock; not for a test that has another time.
 */
export async function openMortalMongo(onProgress: (text: string) => void, { forgets = true } = {}) {
  const dataDir = await mkdtemp(`${tmpdir()}/patron-mortal-`);
  const open = async () => {
    const opened = await openMongo({ dataDir, onProgress });
    if (!forgets) await forgetNothing(opened.uri);
    return opened;
  };
  let mongo = await open();
  return {
    uri: mongo.uri,
    /** kill -9; resolves when it has ended. */
    async kill(): Promise<void> {
      const pid = await lockOf(dataDir);
      if (!pid) throw new Error('mongod is not running');
      process.kill(pid, 'SIGKILL');
      await mongo.exited;
    },
    async restart(): Promise<void> {
      const { uri } = mongo;
      mongo = await open();
      if (mongo.uri !== uri) throw new Error(`mongod came back at ${mongo.uri}, not ${uri}`);
    },
    async stop(): Promise<void> {
      await mongo.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** It begins to forget a minute after it has started. */
async function forgetNothing(uri: string): Promise<void> {
  const client = await MongoClient.connect(uri);
  try {
    await client.db('admin').command({ setParameter: 1, ttlMonitorEnabled: false });
  } finally {
    await client.close();
  }
}
