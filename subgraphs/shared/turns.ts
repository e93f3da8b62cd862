import { setTimeout as delay } from 'node:timers/promises';
import type { ClientSession } from 'mongodb';

/** So long a turn is waited for; then the work goes on without it. */
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
};

export function openTurns(patienceMs = PATIENCE_MS): Turns {
  const queues = new Map<string, Promise<void>>();
  /** What a session holds, and when it ends: one listener, however many keys it takes. */
  const held = new WeakMap<ClientSession, { keys: Set<string>; ended: Promise<void> }>();
  return {
    async take(key, session) {
      let mine = held.get(session);
      if (!mine) {
        const ended = new Promise<void>((resolve) => session.once('ended', () => resolve()));
        mine = { keys: new Set(), ended };
        held.set(session, mine);
      }
      if (mine.keys.has(key)) return;
      mine.keys.add(key);

      const before = queues.get(key);
      const turn = Promise.all([before, mine.ended]).then(() => {
        if (queues.get(key) === turn) queues.delete(key);
      });
      queues.set(key, turn);
      if (before) await withPatience(before, patienceMs);
    },
  };
}

/** Two sessions that wait for each other, one here and one in the database, would otherwise wait for ever. */
async function withPatience(turn: Promise<void>, ms: number): Promise<void> {
  const patience = new AbortController();
  const { signal } = patience;
  await Promise.race([turn, delay(ms, undefined, { signal }).catch(() => {})]);
  patience.abort();
}
