import { setTimeout as delay } from 'node:timers/promises';
import type { Db } from 'mongodb';
import type { Logger } from 'pino';
import { isDuplicateKey, newId } from './mongo.ts';

/** Collection `leases`: who does what only one process may do. The database's clock decides, not ours. */
type Lease = { _id: string; holder: string; until: Date };

/** A holder that died is replaced after this long. */
const LEASE_MS = 3000;
const RENEW_MS = 1000;

async function take(db: Db, name: string, holder: string): Promise<boolean> {
  const free = { $or: [{ $eq: ['$holder', holder] }, { $lt: [{ $ifNull: ['$until', 0] }, '$$NOW'] }] };
  const until = { $dateAdd: { startDate: '$$NOW', unit: 'millisecond', amount: LEASE_MS } };
  const taken = { holder: { $cond: [free, holder, '$holder'] }, until: { $cond: [free, until, '$until'] } };
  try {
    const lease = await db
      .collection<Lease>('leases')
      .findOneAndUpdate({ _id: name }, [{ $set: taken }], { upsert: true, returnDocument: 'after' });
    return lease?.holder === holder;
  } catch (error) {
    if (isDuplicateKey(error)) return false; // two created it at once, and the other was first
    throw error;
  }
}

async function release(db: Db, name: string, holder: string): Promise<void> {
  await db.collection<Lease>('leases').deleteOne({ _id: name, holder });
}

/** Waits for the lease, does `work` once while holding it, and gives it back. */
export async function withLease(db: Db, name: string, work: () => Promise<void>): Promise<void> {
  const holder = newId('holder');
  while (!(await take(db, name, holder))) await delay(100);
  await whileHeld(db, name, holder, work);
}

/** Does `work` once while holding the lease, if nobody else holds it. Answers whether it did. */
export async function ifFree(db: Db, name: string, work: () => Promise<void>): Promise<boolean> {
  const holder = newId('holder');
  if (!(await take(db, name, holder))) return false;
  await whileHeld(db, name, holder, work);
  return true;
}

async function whileHeld(db: Db, name: string, holder: string, work: () => Promise<void>): Promise<void> {
  const renewal = setInterval(() => void take(db, name, holder).catch(() => {}), RENEW_MS);
  try {
    await work();
  } finally {
    clearInterval(renewal);
    await release(db, name, holder);
  }
}

/**
 * Keeps `work` running in exactly one of all processes. `work` gets a signal that ends when the lease is lost or the
 * returned function is called, and should return soon after. When it returns or throws, it is started again.
 *
 * A process that hangs longer than the lease may overlap with its successor, so what `work` does must be idempotent.
 */
export function keepRunning(
  { db, log }: { db: Db; log: Logger },
  name: string,
  work: (signal: AbortSignal) => Promise<void>,
): () => Promise<void> {
  const holder = newId('holder');
  const stopping = new AbortController();

  async function hold(): Promise<void> {
    const lost = new AbortController();
    const signal = AbortSignal.any([stopping.signal, lost.signal]);
    const renew = async () => {
      while (!signal.aborted) {
        await pause(RENEW_MS, signal);
        if (signal.aborted) return;
        const mine = await take(db, name, holder).catch(() => false);
        if (!mine) lost.abort();
      }
    };
    const renewal = renew();
    try {
      await work(signal);
    } finally {
      lost.abort();
      await renewal;
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        if (await take(db, name, holder)) await hold();
      } catch (error) {
        if (!stopping.signal.aborted)
          log.error({ err: error, lease: name }, 'background work failed; it will be tried again');
      }
      await pause(RENEW_MS, stopping.signal);
    }
    await release(db, name, holder).catch(() => {}); // it runs out by itself
  }

  const running = run();
  return async () => {
    stopping.abort();
    await running;
  };
}

/** Resolves after `ms`, or at once when the signal ends. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => {});
}
