import { randomFrom } from '../../cli/demo/random.ts';
import { outboxOf } from '../../subgraphs/shared/events/outbox.ts';
import type { RunningPatron } from '../support/patron.ts';
import { compare, withDatabases } from './audit.ts';
import { openClient } from './client.ts';
import { type Load, runLoad } from './load.ts';
import { isReady, subgraphPid, withPatron } from './processes.ts';
import { type FaultOptions, type OpenReport, openReport, type Report } from './report.ts';
import { openShop, type Shop } from './shop.ts';
import { eventually } from './waiting.ts';

const TARGETS = ['orders', 'loyalty'] as const;
/** Kills exactly between the write and its delivery. */
const BETWEEN = 2;

/**
 * kill -9 of the processes of orders and loyalty while `ops` orders are handed over, and of orders exactly between its write
 * and the delivery: every acknowledged order has earned once, whatever died.
 */
export async function relayKill(options: FaultOptions): Promise<Report> {
  const { ops, seed } = options;
  const report = openReport('relay-kill', options.tell);
  const kills = Math.max(3, Math.min(10, Math.round(ops / 20)));
  await withPatron('distributed', options, async (patron) => {
    const shop = await openShop(patron, openClient(patron.url, report), seed);
    const collected = await runLoad(shop, ops, report, (load) =>
      killRepeatedly(patron, load, kills, seed, report),
    );
    report.note(`${collected.length} orders were handed over while orders and loyalty died ${kills} times`);
    const customerId = await shop.register();
    await withDatabases(patron, async (dbOf) => {
      for (let time = 0; time < BETWEEN; time += 1) {
        collected.push(await killBetween(patron, shop, customerId, report));
      }
      await compare(dbOf, shop, collected, report);
    });
  });
  return report;
}

async function killRepeatedly(
  patron: RunningPatron,
  load: Load,
  kills: number,
  seed: number,
  report: OpenReport,
): Promise<void> {
  const random = randomFrom(seed + 1);
  for (let kill = 0; kill < kills && !load.hasEnded(); kill += 1) {
    await load.progress(random.int(5, 40));
    const target = TARGETS[kill % TARGETS.length] ?? 'orders';
    process.kill(await subgraphPid(patron.dataDir, target), 'SIGKILL');
    report.add(`kills of ${target}`);
    const killedAt = performance.now();
    await eventually(`${target} to be back`, () => isReady(`http://127.0.0.1:${patron.ports.get(target)}`));
    report.most('longest until a killed subgraph was ready again, ms', performance.now() - killedAt);
  }
}

/** Loyalty stands still, so that no delivery can be finished, while an order is handed over and orders is killed. */
async function killBetween(patron: RunningPatron, shop: Shop, customerId: string, report: OpenReport) {
  const loyalty = await subgraphPid(patron.dataDir, 'loyalty');
  const orders = await subgraphPid(patron.dataDir, 'orders');
  process.kill(loyalty, 'SIGSTOP');
  try {
    const collected = await shop.collect(customerId);
    const { orderId } = collected;
    const waits = await withDatabases(patron, (dbOf) =>
      outboxOf(dbOf('orders')).countDocuments({
        'event.type': 'patron.order.handed_over.v1',
        'event.data.orderId': orderId,
        pending: 'loyalty',
      }),
    );
    report.check(waits === 1, `the handover of ${orderId} did not wait for loyalty`);
    process.kill(orders, 'SIGKILL');
    report.add('kills between write and delivery');
    return collected;
  } finally {
    process.kill(loyalty, 'SIGCONT');
  }
}
