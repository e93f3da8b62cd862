import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { randomFrom } from '../../cli/demo/random.ts';
import { lockOf } from '../../cli/mongod/mongod-process.ts';
import { openMongo } from '../../cli/mongod/open-mongo.ts';
import { startPatron } from '../support/patron.ts';
import { compare, withDatabases } from './audit.ts';
import { openClient } from './client.ts';
import { type Load, runLoad } from './load.ts';
import { QUIET } from './processes.ts';
import { type FaultOptions, type OpenReport, openReport, type Report } from './report.ts';
import { openShop } from './shop.ts';

/**
 * kill -9 of mongod, which is started again on the same data, while `ops` orders are handed over: what was acknowledged is
 * there, and is there once.
 */
export async function mongodKill({ ops, seed, tell }: FaultOptions): Promise<Report> {
  const report = openReport('mongod-kill', tell);
  const kills = Math.max(2, Math.min(5, Math.round(ops / 40)));
  const mongod = await openMortalMongo(tell);
  try {
    const patron = await startPatron('one process', { ...QUIET, MONGODB_URI: mongod.uri });
    try {
      const shop = await openShop(patron, openClient(patron.url, report), seed);
      const collected = await runLoad(shop, ops, report, (load) =>
        killRepeatedly(mongod, load, kills, seed, report),
      );
      report.note(`${collected.length} orders were handed over while mongod died ${kills} times`);
      await withDatabases(patron, (dbOf) => compare(dbOf, shop, collected, report));
    } finally {
      await patron.stop();
    }
  } finally {
    await mongod.stop();
  }
  return report;
}

type MortalMongo = Awaited<ReturnType<typeof openMortalMongo>>;

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

async function killRepeatedly(
  mongod: MortalMongo,
  load: Load,
  kills: number,
  seed: number,
  report: OpenReport,
): Promise<void> {
  const random = randomFrom(seed + 1);
  for (let kill = 0; kill < kills && !load.hasEnded(); kill += 1) {
    await load.progress(random.int(5, 60));
    await mongod.kill();
    const killedAt = performance.now();
    await mongod.restart();
    report.add('kills of mongod');
    report.most('longest until mongod was back, ms', performance.now() - killedAt);
  }
}
