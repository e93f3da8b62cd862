import { randomFrom } from '../../cli/demo/random.ts';
import { freePort } from '../../cli/mongod/free-port.ts';
import type { RunningPatron } from '../support/patron.ts';
import { withDatabases } from './audit.ts';
import { checkRecords } from './disclosure-records.ts';
import { isReady, startBeside, stopped, subgraphPid, withPatron } from './processes.ts';
import { type Reading, readAmongChanges } from './reading.ts';
import { type FaultOptions, type OpenReport, openReport, type Report } from './report.ts';
import { eventually } from './waiting.ts';

/** Whoever decides, shows or records. */
const TARGETS = ['identity', 'consent', 'gateway', 'loyalty', 'partners'] as const;

/**
 * kill -9 of the processes of identity, consent, loyalty, partners and a gateway in turn while a partner reads and customers change their
 * minds `ops` times: nothing was shown that isn't in the ledger, and nothing after it was closed.
 */
export async function disclosureKill(options: FaultOptions): Promise<Report> {
  const report = openReport('disclosure-kill', options.tell);
  const { ops: changes, seed } = options;
  const kills = Math.max(TARGETS.length, Math.min(24, Math.round(changes / 10)));
  await withPatron('distributed', options, async (patron) => {
    const gateway = await openGateway(patron);
    const faults = (progress: () => number) => killInTurn(patron, gateway, progress, kills, seed, report);
    let reading: Reading;
    try {
      const how = { changes, seed, gateways: [gateway.url], interrupted: true, faults };
      reading = await readAmongChanges(patron, how, report);
    } finally {
      await gateway.stop();
    }
    await withDatabases(patron, (dbOf) => checkRecords(dbOf, reading, report));
    report.note(`${kills} kills among ${reading.reads.length} reads`);
  });
  return report;
}

/** A gateway of its own process beside Patron's. */
async function openGateway(patron: RunningPatron) {
  const port = await freePort(null);
  const start = () => startBeside(patron, ['gateway'], { PORT: String(port), PATRON_PUBLIC_URL: patron.url });
  let running = await start();
  await running.ready;
  return {
    url: `http://localhost:${port}`,
    async killAndRestart(): Promise<void> {
      await stopped(running.child, 'SIGKILL');
      running = await start();
      await running.ready;
    },
    stop: () => running.stop(),
  };
}

async function killInTurn(
  patron: RunningPatron,
  gateway: Awaited<ReturnType<typeof openGateway>>,
  progress: () => number,
  kills: number,
  seed: number,
  report: OpenReport,
): Promise<void> {
  const random = randomFrom(seed + 1);
  for (let kill = 0; kill < kills; kill += 1) {
    const goal = progress() + random.int(1, 6);
    await eventually('changes before a kill', async () => progress() >= goal);
    const target = TARGETS[kill % TARGETS.length] ?? 'identity';
    report.add(`kills of ${target}`);
    if (target === 'gateway') {
      await gateway.killAndRestart();
      continue;
    }
    process.kill(await subgraphPid(patron.dataDir, target), 'SIGKILL');
    await eventually(`${target} to be back`, () => isReady(`http://127.0.0.1:${patron.ports.get(target)}`));
  }
}
