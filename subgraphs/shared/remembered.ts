import { LRUCache } from 'lru-cache';
import type { Lookup } from './mongo.ts';

/** How long keys and the like may be behind the database in a running process. */
const MAX_AGE_MS = 60_000;

/** How long what an administrator sets may be behind in another process than the one that set it. */
export const FRESH_MS = 500;

/** Time that nobody sets: neither an operator nor a test. */
export const steadily = (): Date => new Date(performance.now());

/** Reads again only when what was read has become old, or when this process has changed it. */
export type Remembered<Found> = {
  (): Promise<Found>;
  /** What was read, or is being read, holds no longer. Call it when a change has been committed. */
  forget(): void;
};

/**
 * Reads what changes with configuration only, at most once a minute or as often as said. Never for what a customer decides.
 * Concurrent callers share a read; a failed one is tried again by the next.
 */
export function remembered<Found>(
  read: () => Promise<Found>,
  clock: () => Date,
  maxAgeMs = MAX_AGE_MS,
): Remembered<Found> {
  let last: { at: number; found: Promise<Found> } | null = null;
  const recall = () => {
    const now = clock().getTime();
    if (last && Math.abs(now - last.at) < maxAgeMs) return last.found;
    const found = read();
    const mine = { at: now, found };
    last = mine;
    found.catch(() => {
      if (last === mine) last = null;
    });
    return found;
  };
  return Object.assign(recall, {
    forget() {
      last = null;
    },
  });
}

/**
 * A lookup that doesn't look again for what it has found lately. As {@link remembered}: never for what a customer decides. What isn't
 * there is looked for each time.
 * @param max so many keys at most.
 */
export function rememberedBy<Found>(
  lookup: Lookup<Found | null>,
  { max, maxAgeMs }: { max: number; maxAgeMs: number },
): Lookup<Found | null> & { forget(): void } {
  const lately = new LRUCache<string, Promise<Found | null>>({ max, ttl: maxAgeMs });
  return {
    load(key) {
      const known = lately.get(key);
      if (known) return known;
      const found = lookup.load(key);
      lately.set(key, found);
      const forgetThis = () => {
        if (lately.peek(key) === found) lately.delete(key);
      };
      found.then((one) => one ?? forgetThis(), forgetThis);
      return found;
    },
    forget: () => lately.clear(),
  };
}
