import { afterEach, describe, expect, it } from 'vitest';
import type { EventType, PatronEvent } from '#shared/events/event.ts';
import { newId } from '#shared/mongo.ts';
import { accountsIn, postingsIn } from '../../../subgraphs/loyalty/data/ledger-collections.ts';
import { verifyLedger } from '../../../subgraphs/loyalty/data/verify-ledger.ts';
import { jobsOf } from '../../../subgraphs/loyalty/jobs/all-jobs.ts';
import { jobsIn } from '../../../subgraphs/loyalty/jobs/job-collections.ts';
import { openJobs } from '../../../subgraphs/loyalty/jobs/run-jobs.ts';
import { DEFAULT_POINTS } from '../../../subgraphs/loyalty/rules/points.ts';
import { DEFAULT_TIERS, type TierRules } from '../../../subgraphs/loyalty/rules/tiers.ts';
import { loyalty } from '../../../subgraphs/loyalty/subgraph.ts';
import { foldTiers } from '../../../subgraphs/loyalty/tiers/fold.ts';
import { useSubgraph } from '../../support/subgraph.ts';
import { aHandedOverOrder } from '../builders.ts';
import { type Process, startProcess } from './processes.ts';

const DAY_MS = 86_400_000;
const FIRST = Date.parse('2026-01-01T09:00:00Z');
const DAYS = 396;
const NAMES = ['expire-points', 'tell-tiers', 'tell-expiries'];
const MEMBERS = 8;

/** Numbers from 0 to 1 that are the same in every run (Park and Miller). */
function openNumbers(seed: number) {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** What a time is like: from which of its days on jobs run, and how often somebody buys on one. */
type Time = { rules: Partial<TierRules>; from: number; rate: number; fewest: number };

const TIMES: [string, Time][] = [
  [
    'a rolling year',
    {
      rules: { period: 'ROLLING_YEAR', leastDays: 30, graceDays: 7 },
      ...{ from: 0, rate: 0.012, fewest: 4 },
    },
  ],
  [
    'the turn of calendar years, one tier down at a time',
    { rules: { period: 'CALENDAR_YEAR', fall: 'ONE_DOWN' }, ...{ from: 310, rate: 0.003, fewest: 1 } },
  ],
];

describe.each(TIMES)('%s, day by day, in three processes', (_, lived) => {
  const { from, rate, fewest } = lived;
  const rules: TierRules = { ...DEFAULT_TIERS, warnDays: 30, ...lived.rules };
  const graph = useSubgraph(loyalty);
  const processes: Process[] = [];
  afterEach(async () => {
    for (const { client } of processes.splice(0)) await client.close();
  });

  const dueJobs = ({ data }: Process) =>
    openJobs(
      data.dependencies,
      jobsOf(data).filter(({ name }) => NAMES.includes(name)),
    ).runDue();

  /** All at once, until every job has done what was due: one that died while it held a job keeps it for a few seconds. */
  async function runAll(): Promise<void> {
    const deadline = Date.now() + 20_000;
    for (;;) {
      await Promise.all(processes.map(dueJobs));
      const done = await jobsIn(graph.db)
        .find({ _id: { $in: NAMES }, ranFor: { $gt: new Date(graph.clock.now.getTime() - DAY_MS) } })
        .toArray();
      if (done.length === NAMES.length) return;
      if (Date.now() > deadline) throw new Error(`not done: ${JSON.stringify(done)}`);
    }
  }

  /** One process loses its database in the midst of its jobs, and another takes its place. */
  async function dieAtWork(): Promise<void> {
    const [dying] = processes.splice(0, 1);
    if (!dying) throw new Error('no process is left');
    const work = dueJobs(dying).catch(() => {});
    await dying.client.close(true);
    await work;
    processes.push(await startProcess(graph.db.databaseName, graph.clock));
  }

  async function of<Type extends EventType>(
    type: Type,
    members: readonly string[],
  ): Promise<PatronEvent<Type>[]> {
    const published = await graph.published(type);
    return published.filter(({ subject }) => members.includes(subject));
  }

  it('tells each change, each loss beforehand and each expiry once, though processes die and stand still', async () => {
    const random = openNumbers(7);
    graph.clock.now = new Date(FIRST);
    const members = Array.from({ length: MEMBERS }, () => newId('cus'));
    await graph.data.programmes.set({
      tiers: rules,
      points: { ...DEFAULT_POINTS, monthsAlive: 5, expiryNoticeDays: 30 },
    });
    const buy = (customerId: string, points: number, at: Date) =>
      graph.deliver(aHandedOverOrder({ customerId, points, at: at.toISOString() }));
    for (const [index, id] of members.entries()) {
      for (let ago = 300; ago > 0; ago -= 60) {
        if (random() < 0.6) await buy(id, 300 * (index + 1), new Date(FIRST - ago * DAY_MS));
      }
    }
    for (let started = 0; started < 3; started += 1) {
      processes.push(await startProcess(graph.db.databaseName, graph.clock));
    }

    const tiers = new Map(members.map((id) => [id, 'BRONZE']));
    let changes = 0;
    let standsStill = 0;
    for (let day = 0; day < DAYS; day += 1) {
      graph.clock.now = new Date(FIRST + day * DAY_MS);
      for (const [index, id] of members.entries()) {
        if (random() < rate) await buy(id, 400 * (index + 1), graph.clock.now);
      }
      if (day < from) continue;
      if (day % 90 === 20) standsStill = 12; // nothing runs anywhere
      if (standsStill > 0) {
        standsStill -= 1;
        continue;
      }
      if (day % 130 === 60) await dieAtWork();
      await runAll();
      for (const account of await accountsIn(graph.db)
        .find({ customerId: { $in: members } })
        .toArray()) {
        const { tier } = foldTiers(account, rules, graph.clock.now);
        if (tier !== tiers.get(account.customerId)) changes += 1;
        tiers.set(account.customerId, tier);
      }
    }

    const told = await of('patron.tier.changed.v1', members);
    const warned = await of('patron.tier.warning.v1', members);
    const expiring = await of('patron.points.expiring.v1', members);
    const fell = told.filter(({ data }) => data.change === 'FELL');
    expect(told).toHaveLength(changes);
    expect(fell.length).toBeGreaterThanOrEqual(2);
    for (const id of members) {
      const chain = told.filter(({ data }) => data.customerId === id);
      expect(chain.map(({ data }) => data.from)).toEqual(
        ['BRONZE', ...chain.map(({ data }) => data.to)].slice(0, chain.length),
      );
      expect(chain.at(-1)?.data.to ?? 'BRONZE').toBe(tiers.get(id));
    }
    for (const { data, time } of fell) {
      const before = warned.filter(
        (warning) =>
          warning.data.customerId === data.customerId &&
          warning.data.tier === data.from &&
          warning.time < data.at &&
          Date.parse(warning.time) >= Date.parse(data.at) - 60 * DAY_MS,
      );
      expect(before, `${data.customerId} fell on ${data.at}, told ${time}`).toHaveLength(1);
    }
    expectOnce(warned.map(({ data }) => `${data.customerId} ${data.tier} ${data.at}`));
    for (const { data, time } of warned) expect(time < data.at).toBe(true);

    expectOnce(expiring.map(({ data }) => `${data.customerId} ${data.expiresAt}`));
    for (const { data, time } of expiring) expect(time < data.expiresAt).toBe(true);
    const expired = await postingsIn(graph.db)
      .find({ kind: 'EXPIRED', postedAt: { $gt: new Date(FIRST + (from + 40) * DAY_MS) } })
      .toArray();
    expect(expired.length).toBeGreaterThanOrEqual(fewest);
    for (const { accountId, occurredAt } of expired) {
      const account = await accountsIn(graph.db).findOne({ _id: accountId });
      expect(expiring.map(({ data }) => `${data.customerId} ${data.expiresAt}`)).toContain(
        `${account?.customerId} ${occurredAt.toISOString()}`,
      );
    }
    expect((await verifyLedger(graph.db)).problems).toEqual([]);
  }, 600_000);
});

function expectOnce(told: readonly string[]): void {
  expect(told).toEqual([...new Set(told)]);
  expect(told).not.toEqual([]);
}
