import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import type { Data } from '../../../subgraphs/loyalty/context.ts';
import { runJobsDue } from '../../../subgraphs/loyalty/jobs/all-jobs.ts';
import { defineJob, type Job, nextDue } from '../../../subgraphs/loyalty/jobs/define-job.ts';
import { jobRunsIn, jobsIn } from '../../../subgraphs/loyalty/jobs/job-collections.ts';
import { openJobs } from '../../../subgraphs/loyalty/jobs/run-jobs.ts';
import { loyalty } from '../../../subgraphs/loyalty/subgraph.ts';
import { eventually } from '../../support/eventually.ts';
import { aService, useSubgraph } from '../../support/subgraph.ts';
import { aHandedOverOrder, asCustomer } from '../builders.ts';

const graph = useSubgraph(loyalty);
const data = (): Data => graph.data;
const log = pino({ level: 'silent' });
const MINUTE = 60_000;
const START = new Date('2026-03-02T10:00:00Z');
const admin: Actor = { kind: 'staff', staffId: 'stf_1', role: 'admin' };

beforeEach(async () => {
  graph.clock.now = START;
  await jobsIn(graph.db).deleteMany({});
  await jobRunsIn(graph.db).deleteMany({});
});

const later = (ms: number) => {
  graph.clock.now = new Date(graph.clock.now.getTime() + ms);
};
const open = (...jobs: Job[]) => openJobs({ db: graph.db, log, clock: () => graph.clock.now }, jobs);

describe('defineJob', () => {
  it.each([
    { name: 'Tell', everyMs: 1 },
    { name: 'tell_it', everyMs: 1 },
    { name: 'tell', everyMs: 0 },
    { name: 'tell', everyMs: 1.5 },
    { name: 'tell', at: '24:00' },
    { name: 'tell', at: '7:00' },
  ])('refuses %o', (definition) =>
    expect(() => defineJob({ ...definition, run: async () => 0 } as Parameters<typeof defineJob>[0])).toThrow(
      RangeError,
    ),
  );
});

describe('nextDue', () => {
  const run = async () => 0;
  it.each([
    [{ everyMs: MINUTE }, '2026-03-02T10:00:00Z', '2026-03-02T10:01:00Z'],
    [{ at: '02:30' }, '2026-03-02T02:29:59Z', '2026-03-02T02:30:00Z'],
    [{ at: '02:30' }, '2026-03-02T02:30:00Z', '2026-03-03T02:30:00Z'],
    [{ at: '02:30' }, '2026-12-31T12:00:00Z', '2027-01-01T02:30:00Z'],
  ])('%o, done at %s, is due at %s', (rhythm, ranFor, due) =>
    expect(nextDue(defineJob({ name: 'tell', run, ...rhythm }), new Date(ranFor))).toEqual(new Date(due)),
  );
});

describe('jobs', () => {
  it('are run by one of several processes, whoever comes first', async () => {
    const runs: Date[] = [];
    const job = () =>
      defineJob({
        name: 'count',
        everyMs: MINUTE,
        async run(now) {
          await new Promise(setImmediate);
          return runs.push(now);
        },
      });
    const processes = Array.from({ length: 8 }, () => open(job()));
    for (let minute = 0; minute < 3; minute += 1) {
      await Promise.all(processes.map((process) => process.runDue()));
      later(MINUTE);
    }
    expect(runs).toEqual([0, 1, 2].map((minute) => new Date(START.getTime() + minute * MINUTE)));
  });

  it('are run once after a stop, however often they were missed, and then in their rhythm again', async () => {
    const runs: string[] = [];
    const jobs = open(
      defineJob({
        name: 'often',
        everyMs: MINUTE,
        run: async (now) => runs.push(`often ${now.toISOString()}`),
      }),
      defineJob({
        name: 'nightly',
        at: '02:30',
        run: async (now) => runs.push(`nightly ${now.toISOString()}`),
      }),
    );
    await jobs.runDue();
    runs.length = 0;
    later(5 * 86_400_000);
    await jobs.runDue();
    await jobs.runDue();
    expect(runs.sort()).toEqual(['nightly 2026-03-07T10:00:00.000Z', 'often 2026-03-07T10:00:00.000Z']);
    later(MINUTE);
    expect((await jobs.runDue()).map(({ name }) => name)).toEqual(['often']);
  });

  it('that fail are tried again after ever longer, and the rest is done all the same', async () => {
    let fails = true;
    const jobs = open(
      defineJob({
        name: 'fragile',
        at: '02:30',
        async run() {
          if (fails) throw new TypeError('somebody@example.org');
          return 2;
        },
      }),
      defineJob({ name: 'robust', at: '02:30', run: async () => 3 }),
    );
    const first = await jobs.runDue();
    expect(first.map(({ name, count, error }) => ({ name, count, error })).sort(byName)).toEqual([
      { name: 'fragile', count: 0, error: 'TypeError' },
      { name: 'robust', count: 3, error: undefined },
    ]);
    expect(await jobs.runDue()).toEqual([]);
    later(1000);
    expect(await jobs.runDue()).toMatchObject([{ name: 'fragile', error: 'TypeError' }]);
    later(1000);
    expect(await jobs.runDue()).toEqual([]);
    later(1000);
    fails = false;
    expect(await jobs.runDue()).toMatchObject([{ name: 'fragile', count: 2 }]);
    expect(await jobsIn(graph.db).findOne({ _id: 'fragile' })).toEqual({
      _id: 'fragile',
      ranFor: graph.clock.now,
    });
    expect(JSON.stringify(await jobRunsIn(graph.db).find().toArray())).not.toContain('example.org');
  });

  it('that are stopped in the middle are still due', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const jobs = open(
      defineJob({
        name: 'long',
        everyMs: MINUTE,
        async run(_now, signal) {
          seen.push(seen.length);
          if (seen.length === 1) stop.abort();
          return signal.aborted ? 1 : 5;
        },
      }),
    );
    expect(await jobs.runDue(stop.signal)).toMatchObject([{ count: 1 }]);
    expect(await jobs.runDue()).toMatchObject([{ count: 5 }]);
    expect(await jobs.runDue()).toEqual([]);
  });

  it('run in the background until they are stopped', async () => {
    let runs = 0;
    const stop = open(defineJob({ name: 'steady', everyMs: 1, run: async () => ++runs })).start();
    await eventually(() => runs).toBe(1);
    later(1);
    await eventually(() => runs).toBe(2);
    await stop();
    later(1);
    expect(runs).toBe(2);
  });

  it('can’t have one name', () => {
    const job = defineJob({ name: 'twice', everyMs: 1, run: async () => 0 });
    expect(() => open(job, job)).toThrow(RangeError);
  });
});

describe('loyaltyJobs', () => {
  const ASK = `{ loyaltyJobs { name everyMs at doneUntil nextDueAt failures runs { startedAt endedAt count error } } }`;

  it('shows an admin what was done, and when it is next', async () => {
    const customerId = 'cus_jobs';
    await graph.deliver(aHandedOverOrder({ customerId, points: 1_000 }));
    await runJobsDue(data());
    const { data: answer, errors } = await graph.ask(admin, ASK);
    expect(errors).toBeUndefined();
    expect(answer.loyaltyJobs.map(({ name }: { name: string }) => name)).toContain('expire-points');
    expect(answer.loyaltyJobs.find(({ name }: { name: string }) => name === 'tell-tiers')).toEqual({
      name: 'tell-tiers',
      everyMs: MINUTE,
      at: null,
      doneUntil: START,
      nextDueAt: new Date(START.getTime() + MINUTE),
      failures: 0,
      runs: [{ startedAt: START, endedAt: START, count: 1, error: null }],
    });
  });

  it.each<[string, Actor]>([
    ['a customer', asCustomer('cus_1')],
    ['an associate', { kind: 'associate', associateId: 'aso_1', stores: ['sto_1'] }],
    ['a service', aService('import')],
    ['a visitor', { kind: 'visitor' }],
  ])('is refused to %s', async (_, actor) => {
    const { codes } = await graph.ask(actor, ASK);
    expect(codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });
});

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
