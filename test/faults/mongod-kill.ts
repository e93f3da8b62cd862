import { randomFrom } from '../../cli/demo/random.ts';
import { startPatron } from '../support/patron.ts';
import { compare, withDatabases } from './audit.ts';
import { openClient } from './client.ts';
import { type Load, runLoad } from './load.ts';
import { type MortalMongo, openMortalMongo } from './mortal-mongo.ts';
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
