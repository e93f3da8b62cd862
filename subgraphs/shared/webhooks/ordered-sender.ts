import type { Db } from 'mongodb';
import type { Logger } from 'pino';
import { type Bell, pauseUntil } from '../bell.ts';
import { keepRunning, pause } from '../leases.ts';

/** Requests under way at once, to all receivers and to one. */
const MOST = { everywhere: 64, one: 8 };
/** After so many failures in a row a receiver gets one request at a time, until one goes well. */
const ALARMING_FAILURES = 5;
/** What one customer's queue sends before others get its place. */
const ROUND = 20;
/** Of so many looks one takes the newest queue first: what changes now doesn't wait behind a heap of what was to be told before. */
const NEWEST_EVERY = 4;
/** While something waits to be tried again. */
const RETRY_POLL_MS = 250;
/** The bell wakes the sender; this catches what a broken change stream missed. */
const POLL_MS = 2000;
const SWEEP_MS = 3_600_000;
/** When something that has to be asked first can't be. */
const ASK_AGAIN_MS = 5000;

/**
 * `TAKEN` and `NOT_TAKEN` by the receiver; `PASSED` over, as it is not to be told any more; `NOTHING` to be sent in this queue
 * for now.
 */
export type Outcome = 'TAKEN' | 'NOT_TAKEN' | 'PASSED' | 'NOTHING';

export type DueOrder = 'LONGEST_FIRST' | 'NEWEST_FIRST';

/** What is sent, and to whom. A queue is what one receiver is told about one customer, in its order. */
export type Line = {
  /** Rings when something new is to be sent. */
  openBell(): Bell;
  /** Once at the beginning, by the process that sends. */
  begin(): Promise<void>;
  /** Puts what is new into queues. @returns how much; more may follow. */
  placeWaiting(): Promise<number>;
  /** Receivers that can be sent to now, by their ids. */
  openReceivers(): Promise<string[]>;
  /** Queues of a receiver whose turn it is: the longest due first, or those that came last. */
  due(receiverId: string, limit: number, order: DueOrder): Promise<string[]>;
  anyPending(): Promise<boolean>;
  /** Sends what stands first in a queue. What throws is logged and tried again. */
  sendFirst(queueId: string, signal: AbortSignal): Promise<Outcome>;
  /** Makes a queue wait. */
  wait(queueId: string, dueAt: Date): Promise<void>;
  /** Throws away what is older than it is kept; about once an hour. */
  sweep(): Promise<void>;
};

/**
 * Sends webhooks: those of one queue in order, many queues at once, by one process at a time. All state lives in the database,
 * so a sender that dies anywhere is followed by one that goes on. Returns how to stop it.
 * @param lease names what only one process may do.
 */
export function startOrderedSender(
  lease: string,
  { db, log, clock }: { db: Db; log: Logger; clock: () => Date },
  line: Line,
): () => Promise<void> {
  return keepRunning({ db, log }, lease, (signal) => send(line, { log, clock }, signal));
}

async function send(
  line: Line,
  { log, clock }: { log: Logger; clock: () => Date },
  signal: AbortSignal,
): Promise<void> {
  const bell = line.openBell();
  /** Queues of which something is under way, with their receivers. */
  const flying = new Map<string, { receiverId: string; landed: Promise<void> }>();
  /** Failures in a row, by receiver. */
  const failures = new Map<string, number>();
  let sweptAt = Number.NEGATIVE_INFINITY;
  let land = () => {};
  let looks = 0;

  const flyingTo = (receiverId: string): number =>
    [...flying.values()].reduce((count, one) => count + (one.receiverId === receiverId ? 1 : 0), 0);

  async function fly(queueId: string, receiverId: string): Promise<void> {
    try {
      for (let sent = 0; sent < ROUND && !signal.aborted; sent += 1) {
        const outcome = await line.sendFirst(queueId, signal);
        if (outcome === 'TAKEN') failures.delete(receiverId);
        if (outcome === 'NOT_TAKEN') failures.set(receiverId, (failures.get(receiverId) ?? 0) + 1);
        if (outcome === 'NOT_TAKEN' || outcome === 'NOTHING') return;
      }
    } catch (error) {
      if (signal.aborted) return;
      log.error({ err: error, receiverId }, 'a webhook could not be sent; it is tried again');
      await line.wait(queueId, new Date(clock().getTime() + ASK_AGAIN_MS)).catch(() => {});
    }
  }

  /** Starts what is due and has room. */
  async function launch(): Promise<void> {
    const open = await line.openReceivers();
    looks += 1;
    const order = looks % NEWEST_EVERY === 0 ? 'NEWEST_FIRST' : 'LONGEST_FIRST';
    // Who has the least under way comes first, so that slow ones don't take all the room.
    const inOrder = open.map((id) => ({ id, busy: flyingTo(id) })).sort((a, b) => a.busy - b.busy);
    await Promise.all(
      inOrder.map(async ({ id, busy }) => {
        const most = (failures.get(id) ?? 0) >= ALARMING_FAILURES ? 1 : MOST.one;
        if (busy >= most) return;
        for (const queueId of await line.due(id, most, order)) {
          if (flying.has(queueId)) continue;
          if (flyingTo(id) >= most || flying.size >= MOST.everywhere) return;
          const landed = fly(queueId, id).finally(() => {
            flying.delete(queueId);
            land();
          });
          flying.set(queueId, { receiverId: id, landed });
        }
      }),
    );
  }

  try {
    await line.begin();
    while (!signal.aborted) {
      const anyLanded = new Promise<void>((resolve) => {
        land = resolve;
      });
      const rung = bell.next();
      try {
        const now = clock().getTime();
        if (now - sweptAt >= SWEEP_MS) {
          sweptAt = now;
          await line.sweep();
        }
        const placed = await line.placeWaiting();
        await launch();
        if (placed) continue;
        const waiting = flying.size > 0 || (await line.anyPending());
        await pauseUntil(Promise.race([rung, anyLanded]), waiting ? RETRY_POLL_MS : POLL_MS, signal);
      } catch (error) {
        if (signal.aborted) break;
        log.error({ err: error }, 'webhooks cannot be sent now; they are kept');
        await pause(1000, signal);
      }
    }
  } finally {
    await Promise.all(Array.from(flying.values(), ({ landed }) => landed));
    await bell.close();
  }
}
