import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { lockOf } from '../../cli/mongod/mongod-process.ts';
import { openMongo } from '../../cli/mongod/open-mongo.ts';

export type MortalMongo = Awaited<ReturnType<typeof openMortalMongo>>;

/** A mongod of our own, on data of its own. */
export async function openMortalMongo(onProgress: (text: string) => void) {
  const dataDir = await mkdtemp(`${tmpdir()}/patron-mortal-`);
  let mongo = await openMongo({ dataDir, onProgress });
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
      mongo = await openMongo({ dataDir, onProgress });
      if (mongo.uri !== uri) throw new Error(`mongod came back at ${mongo.uri}, not ${uri}`);
    },
    async stop(): Promise<void> {
      await mongo.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
