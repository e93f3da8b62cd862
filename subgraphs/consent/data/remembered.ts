/** How long keys and the like may be behind the database in a running process. */
const MAX_AGE_MS = 60_000;

/**
 * Reads what changes with configuration only, at most once a minute or as often as said. Never for what a customer decides.
 * Concurrent callers share a read; a failed one is tried again by the next.
 */
export function remembered<Found>(
  read: () => Promise<Found>,
  clock: () => Date,
  maxAgeMs = MAX_AGE_MS,
): () => Promise<Found> {
  let last: { at: number; found: Promise<Found> } | null = null;
  return () => {
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
}
