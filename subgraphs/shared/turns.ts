import { setTimeout as delay } from 'node:timers/promises';
import type { ClientSession } from 'mongodb';

/** So long a turn is waited for while nobody ahead comes to an end; then the work goes on without it. */
const PATIENCE_MS = 20_000;

/**
 * Lets transactions of this process that would conflict on one document come one after another, instead of melting in
 * retries. It is courtesy and no lock: right answers come from the transaction alone, also between processes.
 */
export type Turns = {
  /**
   * Waits until no other session of this process holds the key. This one holds it until it ends, over all attempts of
   * its transaction. Call it before the transaction reads anything, so that it reads what the one before it wrote.
   */
  take(key: string, session: ClientSession): Promise<void>;
  /** Whether a session of this process holds the key now. */
  isTaken(key: string): boolean;
};

export function openTurns(patienceMs = PATIENCE_MS, now: () => number = () => performance.now()): Turns {
  const queues = new Map<string, Queue>();
  /** What a session holds, and when it ends: one listener, however many keys it takes. */
  const held = new WeakMap<ClientSession, { keys: Set<string>; ended: Promise<void> }>();
  return {
    isTaken: (key) => queues.has(key),

    async take(key, session) {
      let mine = held.get(session);
      if (!mine) {
        const ended = new Promise<void>((resolve) => session.once('ended', () => resolve()));
        mine = { keys: new Set(), ended };
        held.set(session, mine);
      }
      if (mine.keys.has(key)) return;
      mine.keys.add(key);

      const queue = queues.get(key) ?? { tail: null, movedAt: now() };
      const before = queue.tail;
      const turn = Promise.all([before, mine.ended]).then(() => {
        queue.movedAt = now();
        if (queue.tail === turn) queues.delete(key);
      });
      queue.tail = turn;
      queues.set(key, queue);
      if (before) await withPatience(before, queue, patienceMs, now);
    },
  };
}

/** Who waits for one key. */
type Queue = {
  /** The turn that ends last. */
  tail: Promise<void> | null;
  /** When a turn last ended. */
  movedAt: number;
};

/**
 * Two sessions that wait for each other, one here and one in the database, would otherwise wait for ever. A queue that is only
 * long moves, and is waited for: if all went on at once they would conflict, again and again.
 */
async function withPatience(turn: Promise<void>, queue: Queue, ms: number, now: () => number): Promise<void> {
  const come = new AbortController();
  const { signal } = come;
  void turn.then(() => come.abort());
  const begunAt = now();
  for (let left = ms; left > 0 && !signal.aborted; ) {
    await delay(left, undefined, { signal }).catch(() => {});
    left = Math.max(begunAt, queue.movedAt) + ms - now();
  }
}
