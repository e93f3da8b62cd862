import { MARGIN, THRESHOLD } from './patterns.ts';

export type Scored = { one: string; other: string; weight: number };

/**
 * Profiles that are one person's: each the other's best match, and no third comes near. So strangers never chain together
 * through somebody in between. It depends on the set of pairs alone.
 */
export function joinedPairs(pairs: readonly Scored[]): Scored[] {
  const best = new Map<string, Scored>();
  const second = new Map<string, number>();
  for (const pair of pairs) {
    for (const id of [pair.one, pair.other]) {
      const known = best.get(id);
      if (!known || pair.weight > known.weight) {
        if (known) second.set(id, known.weight);
        best.set(id, pair);
      } else {
        second.set(id, Math.max(second.get(id) ?? Number.NEGATIVE_INFINITY, pair.weight));
      }
    }
  }
  const isClear = (id: string, pair: Scored) =>
    best.get(id) === pair && pair.weight - (second.get(id) ?? Number.NEGATIVE_INFINITY) >= MARGIN;
  return pairs
    .filter((pair) => pair.weight >= THRESHOLD && isClear(pair.one, pair) && isClear(pair.other, pair))
    .sort((a, b) => (a.one < b.one ? -1 : 1));
}

export type Candidate = { customerId: string; weight: number };

/** Which customer a profile is; null where nothing is above the threshold, or two come too near each other. */
export function customerAmong<Found extends Candidate>(candidates: readonly Found[]): Found | null {
  const [first, second] = [...candidates].sort(
    (a, b) => b.weight - a.weight || (a.customerId < b.customerId ? -1 : 1),
  );
  if (!first || first.weight < THRESHOLD) return null;
  return second && first.weight - second.weight < MARGIN ? null : first;
}

/** Of a customer who was signed in on a device, in bits: a shared account would be another person. */
export const SIGNED_IN_WEIGHT = 24;
