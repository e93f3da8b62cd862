import type { Db } from 'mongodb';
import type { Logger } from 'pino';
import { type Bell, openBell, pauseUntil } from '../bell.ts';
import { keepRunning, pause } from '../leases.ts';
import { type Consume, NOT_TRIED } from './consume.ts';
import type { PatronEvent } from './event.ts';
import { type OutboxEntry, outboxOf, type Subscriptions } from './outbox.ts';

/**
 * Hands events to one consumer, see {@link Consume}. Rejects when the consumer could not be reached at all; then any of
 * them may have been applied.
 */
export type Deliver = (consumer: string, events: PatronEvent[]) => ReturnType<Consume>;

/** Entries that one look at the outbox takes. */
const PAGE = 200;
/** Deliveries under way at once, per consumer. */
const LANES = 4;
/** Events of one delivery; the consumer applies them together. */
const BATCH = 25;
/** After this many refusals (about nine minutes) an event is a dead letter; what comes after it goes on. */
const MAX_ATTEMPTS = 14;
const BACKOFF_MS = { first: 200, most: 60_000 };
/** The change stream wakes the relay; this catches what a broken stream missed. */
const POLL_MS = 5000;
/** While an event waits to be tried again. */
const RETRY_POLL_MS = 200;
/**
 * From one look to the next while events come thick and fast, longer with each look that finds some: what came meanwhile is
 * applied together. A lone one waits for nothing.
 */
const GATHER_MS = { first: 100, most: 400 };
/** A new event that somebody follows, or dead letters that are sent again. */
const WAKES = {
  $or: [
    { operationType: 'insert', 'fullDocument.pending.0': { $exists: true } },
    { 'updateDescription.updatedFields.replayedAt': { $exists: true } },
  ],
};

/** @param attempt failed deliveries so far, at least 1. */
export const backoffMs = (attempt: number): number =>
  Math.min(BACKOFF_MS.first * 2 ** (attempt - 1), BACKOFF_MS.most);

const nextGatherMs = (ms: number): number => Math.min(Math.max(GATHER_MS.first, 2 * ms), GATHER_MS.most);

/**
 * Delivers a subgraph's outbox: at least once, in order for each subject and consumer, one relay at a time over all
 * processes. All state lives in the outbox itself (who has yet to receive an entry), so a relay that dies anywhere is
 * followed by one that goes on; the change stream is only a bell. Returns how to stop it.
 */
export function startRelay(
  { db, log, clock }: { db: Db; log: Logger; clock: () => Date },
  subscriptions: Subscriptions,
  deliver: Deliver,
): () => Promise<void> {
  const consumers = [...new Set([...subscriptions.values()].flat())];
  return keepRunning({ db, log }, 'relay', async (signal) => {
    const bell = openBell(outboxOf(db), WAKES);
    try {
      await Promise.all(
        consumers.map((consumer) => serve({ db, log, clock, consumer, deliver, signal }, bell)),
      );
    } finally {
      await bell.close();
    }
  });
}

type Lane = {
  db: Db;
  log: Logger;
  clock: () => Date;
  consumer: string;
  deliver: Deliver;
  signal: AbortSignal;
};

async function serve(lane: Lane, bell: Bell): Promise<void> {
  let unreachable = 0;
  let gatherMs = 0;
  while (!lane.signal.aborted) {
    const rung = bell.next();
    const lookedAt = performance.now();
    try {
      const { applied, waiting } = await drain(lane);
      unreachable = 0;
      await pauseUntil(rung, waiting ? RETRY_POLL_MS : POLL_MS, lane.signal);
      const next = nextGatherMs(gatherMs);
      const left = lookedAt + next - performance.now();
      gatherMs = applied && left > 0 ? next : 0;
      if (gatherMs) await pause(left, lane.signal);
    } catch (error) {
      unreachable += 1;
      const { consumer, log } = lane;
      log.warn({ consumer, err: error }, 'events cannot be delivered now; they are kept');
      await pause(Math.min(backoffMs(unreachable), 5000), lane.signal);
    }
  }
}

/** Delivers what is pending now. Says how many were applied, and whether any has to be tried again. */
async function drain(lane: Lane): Promise<{ applied: number; waiting: boolean }> {
  const { db, consumer, clock, signal } = lane;
  /** Subjects with an entry that waits or failed: what comes after it must wait too. */
  const blocked = new Set<string>();
  let applied = 0;
  let after = '';
  while (!signal.aborted) {
    const page = await outboxOf(db)
      .find({ pending: consumer, _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(PAGE)
      .toArray();
    const last = page.at(-1);
    if (!last) break;
    after = last._id;
    const now = clock();
    const ready = page.filter(({ event: { subject }, retryAt }) => {
      if ((retryAt?.[consumer] ?? now) > now) blocked.add(subject);
      return !blocked.has(subject);
    });
    const delivered = await Promise.all(
      intoLanes(ready).map((entries) => deliverInOrder(lane, entries, blocked)),
    );
    applied += delivered.reduce((sum, count) => sum + count, 0);
    if (page.length < PAGE) break;
  }
  return { applied, waiting: blocked.size > 0 };
}

/** Spreads entries so that those of one subject stay together, in their order. */
function intoLanes(entries: readonly OutboxEntry[]): OutboxEntry[][] {
  const bySubject = new Map<string, number>();
  const lanes = Array.from({ length: LANES }, (): OutboxEntry[] => []);
  for (const entry of entries) {
    const { subject } = entry.event;
    const lane = bySubject.get(subject) ?? bySubject.size % LANES;
    bySubject.set(subject, lane);
    lanes[lane]?.push(entry);
  }
  return lanes;
}

/** Returns how many were applied. Rejects when the consumer cannot be reached; what it applied until then is noted. */
async function deliverInOrder(
  lane: Lane,
  entries: readonly OutboxEntry[],
  blocked: Set<string>,
): Promise<number> {
  const { db, consumer, deliver, signal } = lane;
  let applied = 0;
  for (let next = 0; next < entries.length && !signal.aborted; next += BATCH) {
    const batch = entries.slice(next, next + BATCH).filter(({ event }) => !blocked.has(event.subject));
    if (!batch.length) continue;
    const results = await deliver(
      consumer,
      batch.map(({ event }) => event),
    );
    const done = batch.filter((_, index) => results[index] === null).map(({ _id }) => _id);
    if (done.length) {
      await outboxOf(db).updateMany({ _id: { $in: done } }, { $pull: { pending: consumer } });
      applied += done.length;
    }
    for (const [index, entry] of batch.entries()) {
      const code = results[index];
      if (code === null) continue;
      blocked.add(entry.event.subject);
      if (code !== NOT_TRIED) await postpone(lane, entry, code ?? 'UNKNOWN');
    }
  }
  return applied;
}

async function postpone({ db, log, clock, consumer }: Lane, entry: OutboxEntry, code: string): Promise<void> {
  const attempts = (entry.attempts?.[consumer] ?? 0) + 1;
  const kept = { [`attempts.${consumer}`]: attempts, [`lastError.${consumer}`]: code };
  if (attempts >= MAX_ATTEMPTS) {
    log.error({ consumer, eventId: entry._id, type: entry.event.type, code }, 'event is a dead letter');
    await outboxOf(db).updateOne(
      { _id: entry._id },
      { $set: kept, $pull: { pending: consumer }, $addToSet: { dead: consumer } },
    );
    return;
  }
  log.warn({ consumer, eventId: entry._id, type: entry.event.type, code, attempts }, 'event was not applied');
  const retryAt = new Date(clock().getTime() + backoffMs(attempts));
  await outboxOf(db).updateOne({ _id: entry._id }, { $set: { ...kept, [`retryAt.${consumer}`]: retryAt } });
}

/** Sends dead letters again, all or one. Returns how many. */
export async function replayDeadLetters(db: Db, consumer: string, eventId?: string): Promise<number> {
  const { modifiedCount } = await outboxOf(db).updateMany(
    { dead: consumer, ...(eventId ? { _id: eventId } : {}) },
    {
      $pull: { dead: consumer },
      $addToSet: { pending: consumer },
      $set: { replayedAt: new Date() },
      $unset: { [`attempts.${consumer}`]: '', [`retryAt.${consumer}`]: '' },
    },
  );
  return modifiedCount;
}
