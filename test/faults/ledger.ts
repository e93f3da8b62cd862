import { type ChildProcess, fork } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { type Db, MongoClient, MongoError, MongoServerError } from 'mongodb';
import { newId } from '#shared/mongo.ts';
import { randomFrom } from '../../cli/demo/random.ts';
import { accountsIn, lotsIn, postingsIn } from '../../subgraphs/loyalty/data/ledger-collections.ts';
import { verifyLedger } from '../../subgraphs/loyalty/data/verify-ledger.ts';
import { NEGATIVE_BALANCES } from '../../subgraphs/loyalty/rules/points.ts';
import type { Command } from '../loyalty/random-ledger/commands.ts';
import { openLedgerComparison } from '../loyalty/random-ledger/comparison.ts';
import { LEDGER_COLLECTIONS } from '../loyalty/random-ledger/emptied.ts';
import { anOperation } from '../loyalty/random-ledger/operations.ts';
import { openMortalMongo } from './mortal-mongo.ts';
import { stopped } from './processes.ts';
import { type FaultOptions, type OpenReport, openReport, type Report } from './report.ts';
import { eventually } from './waiting.ts';

/** What the process is told to do, at which time. */
export type Ordered = { id: number; lane: number; now: string; command: Command };

type Answer = { id: number; answer?: string; error?: string; isPassing?: boolean };

/** Ledgers that are worked on side by side, with each policy in turn. */
const LANES = 6;
/** Operations after which a whole ledger is verified and begun anew. */
const CHUNK = 400;
const FROM = new Date('2026-03-02T10:00:00Z');
/** Longer than a mongod needs to come back. */
const PATIENCE_MS = 120_000;

/**
 * `ops` random operations on ledgers while the process that works on them, and mongod, are killed at random: after each, every
 * lot has what a model of a few lines says, and after each chunk the whole ledger is verified.
 */
export async function ledger({ ops, seed, tell }: FaultOptions): Promise<Report> {
  const report = openReport('ledger', tell);
  const kills = Math.max(2, Math.min(200, Math.round(ops / 2500)));
  // The ledger's time is not mongod's: what it keeps for 90 days would be gone within a minute.
  const mongod = await openMortalMongo(tell, { forgets: false });
  const client = await MongoClient.connect(mongod.uri, {
    serverSelectionTimeoutMS: PATIENCE_MS,
    readConcern: { level: 'majority' },
  });
  const databases = Array.from({ length: LANES }, (_, lane) => `ledger_${lane}`);
  const worker = openWorker(mongod.uri, databases);
  let done = 0;
  let isOver = false;
  try {
    const working = Promise.all(
      databases.map(async (name, lane) => {
        const share = Math.floor(ops / LANES) + (lane < ops % LANES ? 1 : 0);
        for (let left = share, chunk = 0; left > 0; left -= CHUNK, chunk += 1) {
          const size = Math.min(left, CHUNK);
          await runChunk(client.db(name), lane, size, seed + chunk * LANES + lane, worker, report, () => {
            done += 1;
            if (done % 10_000 === 0) tell(`ledger: ${done} operations`);
          });
          report.add('operations compared', size);
          report.add('ledgers verified');
        }
      }),
    ).finally(() => {
      isOver = true;
    });
    const killing = killAtRandom(
      { ops, kills, seed, done: () => done, isOver: () => isOver },
      worker,
      mongod,
      report,
    );
    await Promise.all([working, killing]);
    report.note(
      `${done} operations on ${LANES} ledgers, while the process and mongod were killed ${kills} times`,
    );
    report.check((report.counted['kills of the process'] ?? 0) > 0, 'the process was never killed');
    report.check((report.counted['kills of mongod'] ?? 0) > 0, 'mongod was never killed');
    await controls(client.db(databases[0]), worker, seed, report);
  } finally {
    await worker.stop();
    await client.close();
    await mongod.stop();
  }
  return report;
}

type Worker = ReturnType<typeof openWorker>;

/** A process that works on ledgers. Whatever it is asked is asked again until it is answered. */
function openWorker(uri: string, databases: readonly string[]) {
  const waiting = new Map<number, (answer: Answer | 'KILLED') => void>();
  let ids = 0;
  let stopping = false;
  let current = start();

  function start(): { child: ChildProcess; ready: Promise<void> } {
    const policies = databases.map((_, lane) => NEGATIVE_BALANCES[lane % NEGATIVE_BALANCES.length]);
    const child = fork(resolve('test/faults/ledger-process.ts'), [JSON.stringify({ databases, policies })], {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, MONGODB_URI: uri },
      stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
    });
    const ready = new Promise<void>((resolved) => {
      child.on('message', (message: Answer | { ready: true }) => {
        if ('ready' in message) resolved();
        else waiting.get(message.id)?.(message);
      });
      child.once('exit', () => {
        for (const settle of waiting.values()) settle('KILLED');
        if (!stopping) current = start(); // also when mongod was away while it began
        resolved();
      });
    });
    return { child, ready };
  }

  async function ask(lane: number, now: Date, command: Command): Promise<Answer | 'KILLED'> {
    const { child, ready } = current;
    await ready;
    if (child !== current.child || !child.connected) return 'KILLED';
    const id = ++ids;
    const answer = new Promise<Answer | 'KILLED'>((resolved) => waiting.set(id, resolved));
    child.send({ id, lane, now: now.toISOString(), command } satisfies Ordered, (error) => {
      if (error) waiting.get(id)?.('KILLED');
    });
    try {
      return await answer;
    } finally {
      waiting.delete(id);
    }
  }

  return {
    carryOut(lane: number, now: Date, command: Command): Promise<string> {
      let last: string | null = null;
      return eventually(
        `an answer to ${command.type}`,
        async () => {
          const answered = await ask(lane, now, command);
          last = answered === 'KILLED' ? answered : (answered.error ?? null);
          if (answered === 'KILLED' || answered.isPassing) return null;
          if (answered.answer === undefined) throw new Error(`${command.type}: ${answered.error}`);
          return answered.answer;
        },
        () => last,
      );
    },
    kill(): void {
      current.child.kill('SIGKILL');
    },
    ready: (): Promise<void> => current.ready,
    async stop(): Promise<void> {
      stopping = true;
      await stopped(current.child, 'SIGKILL');
    },
  };
}

function openChunk(db: Db, lane: number, worker: Worker) {
  const clock = { now: FROM };
  const policy = NEGATIVE_BALANCES[lane % NEGATIVE_BALANCES.length] ?? 'ALLOW';
  return openLedgerComparison({
    ...{ run: newId('run'), db, clock, policy },
    carryOut: (command) => worker.carryOut(lane, clock.now, command),
    read: patiently,
  });
}

async function runChunk(
  db: Db,
  lane: number,
  size: number,
  seed: number,
  worker: Worker,
  report: OpenReport,
  progress: () => void,
): Promise<void> {
  await worker.ready();
  for (const name of LEDGER_COLLECTIONS) {
    await patiently(() => db.collection(name).deleteMany());
  }
  const comparison = openChunk(db, lane, worker);
  const trail: string[] = [];
  for (const operation of fc.sample(anOperation, { numRuns: size, seed })) {
    trail.push(JSON.stringify(operation));
    await comparison.apply(operation);
    const { expected, actual } = await comparison.compare();
    progress();
    if (isDeepStrictEqual(actual, expected)) continue;
    const told = `${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`;
    report.check(false, `seed ${seed}, after ${trail.length} operations, the last ${trail.at(-1)}: ${told}`);
    break; // what follows from it says nothing new
  }
  const { problems } = await patiently(() => verifyLedger(db));
  for (const problem of problems) report.check(false, `seed ${seed}: ${problem}`);
}

/** What is asked of mongod itself is asked again while it is away. */
async function patiently<Found>(ask: () => Promise<Found>): Promise<Found> {
  const { found } = await eventually('an answer of mongod', () =>
    ask().then(
      (answer) => ({ found: answer }),
      (error) => {
        if (isPassing(error)) return null;
        throw error;
      },
    ),
  );
  return found;
}

/** It may go well next time: mongod was away. Not so where we did something wrong. */
export const isPassing = (error: unknown): boolean =>
  (error instanceof MongoError && !(error instanceof MongoServerError && OURS.has(Number(error.code)))) ||
  // The driver passes on what the socket says when it was closed under its hands.
  (error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ECONNRESET'));

/** A document that failed validation, and a key that is there. */
const OURS: ReadonlySet<number> = new Set([121, 11_000]);

type Plan = { ops: number; kills: number; seed: number; done: () => number; isOver: () => boolean };

/** kill -9 of one or the other, spread over the operations. */
async function killAtRandom(
  { ops, kills, seed, done, isOver }: Plan,
  worker: Worker,
  mongod: Awaited<ReturnType<typeof openMortalMongo>>,
  report: OpenReport,
): Promise<void> {
  const random = randomFrom(seed);
  for (let kill = 0; kill < kills; kill += 1) {
    const least = Math.floor((ops * (kill + random.int(10, 90) / 100)) / (kills + 0.5));
    await waitUntil(() => done() >= least || isOver());
    if (isOver()) return;
    if (kill % 2 === 0) {
      worker.kill();
      report.add('kills of the process');
      continue;
    }
    await mongod.kill();
    await mongod.restart();
    report.add('kills of mongod');
  }
}

async function waitUntil(holds: () => boolean): Promise<void> {
  while (!holds()) await delay(5);
}

/** Breaks a ledger in one way after the other, each of which has to be noticed, and repairs it. */
async function controls(db: Db, worker: Worker, seed: number, report: OpenReport): Promise<void> {
  for (const name of LEDGER_COLLECTIONS) await db.collection(name).deleteMany();
  const comparison = openChunk(db, 0, worker);
  const earn = { type: 'earn', by: 'a', daysAgo: 0, pendingDays: 0 } as const;
  await comparison.apply({ ...earn, lines: [{ points: 90, pieces: 1 }] });
  await comparison.apply({ ...earn, lines: [{ points: 40, pieces: 1 }], pendingDays: 10 });
  await comparison.apply({ type: 'reserve', by: 'a', points: 30, days: 3 });
  const noticed = async (): Promise<boolean> => {
    const { expected, actual } = await comparison.compare();
    return !isDeepStrictEqual(actual, expected) || (await verifyLedger(db)).problems.length > 0;
  };
  report.check(!(await noticed()), `seed ${seed}: the controls begin with something broken`);
  const lot = await lotsIn(db).findOne({ remaining: { $gt: 0 } });
  const waiting = await lotsIn(db).findOne({ pending: { $gt: 0 } });
  const posting = await postingsIn(db).findOne({ kind: 'RESERVED' });
  const account = await accountsIn(db).findOne({});
  if (!lot || !waiting || !posting || !account) throw new Error('there is nothing to break');
  const breaks: [string, () => Promise<unknown>, () => Promise<unknown>][] = [
    [
      'a point that a lot and its account have too many',
      async () => {
        await lotsIn(db).updateOne({ _id: lot._id }, { $inc: { remaining: 1 } });
        await accountsIn(db).updateOne({ _id: account._id }, { $inc: { balance: 1 } });
      },
      async () => {
        await lotsIn(db).replaceOne({ _id: lot._id }, lot);
        await accountsIn(db).replaceOne({ _id: account._id }, account);
      },
    ],
    [
      'points that matured unseen',
      () => lotsIn(db).updateOne({ _id: waiting._id }, { $set: { pending: 0, remaining: 40 } }),
      () => lotsIn(db).replaceOne({ _id: waiting._id }, waiting),
    ],
    [
      'a posting that was lost',
      () => postingsIn(db).deleteOne({ _id: posting._id }),
      () => postingsIn(db).insertOne(posting),
    ],
    [
      'what is reserved for nobody',
      () => db.collection('reservations').updateOne({}, { $set: { state: 'RELEASED' } }),
      () => db.collection('reservations').updateOne({}, { $set: { state: 'HELD' } }),
    ],
    [
      'a purchase that nobody made',
      () => accountsIn(db).updateOne({ _id: account._id }, { $inc: { 'activity.0.purchases': 1 } }),
      () => accountsIn(db).replaceOne({ _id: account._id }, account),
    ],
  ];
  for (const [what, break_, repair] of breaks) {
    await break_();
    report.check(await noticed(), `nothing notices ${what}`);
    await repair();
  }
  report.check(!(await noticed()), 'the controls left something broken');
  report.note(`it was noticed when there was ${breaks.map(([what]) => what).join(', ')}`);
}
