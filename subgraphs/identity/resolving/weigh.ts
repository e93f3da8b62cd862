import type { StoredRecord } from '../data/dossiers.ts';
import { isCurrent } from './comparable.ts';
import type { openMatcher } from './matcher.ts';

/** A stored record that has a blocking key in common with one that is looked for. */
export type Candidate = Pick<StoredRecord, '_id' | 'customerId' | 'blockingKeys'> &
  Required<Pick<StoredRecord, 'comparable'>>;

/** A record that candidates are looked for. What they are depends on nothing but what it says. */
export type Coming = Pick<StoredRecord, 'contentHash' | 'comparable' | 'blockingKeys'>;

/** A candidate that weighs enough for a person to look at both. */
export type Hit = Pick<Candidate, '_id' | 'customerId'> & { weight: number };

/** By what a record says, see `contentHash`. */
export type Hits = ReadonlyMap<string, readonly Hit[]>;

/** A key of more records than this is skipped: what they have in common says nothing, and comparing them all takes too long. */
export const MAX_BLOCK = 100;

/**
 * Of the candidates that share one of these keys with a record, those that weigh enough against it; and the keys that so many share
 * that they were skipped.
 */
export function weigh(
  coming: readonly Coming[],
  candidates: readonly Candidate[],
  keys: ReadonlySet<number>,
  matcher: Pick<ReturnType<typeof openMatcher>, 'compare' | 'thresholds'>,
): { hits: Map<string, Hit[]>; crowded: number[] } {
  const blocks = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    if (!isCurrent(candidate.comparable)) continue;
    for (const key of candidate.blockingKeys ?? []) {
      if (!keys.has(key)) continue;
      const block = blocks.get(key);
      if (block) block.push(candidate);
      else blocks.set(key, [candidate]);
    }
  }
  const crowded = Array.from(blocks).flatMap(([key, block]) => (block.length > MAX_BLOCK ? [key] : []));
  for (const key of crowded) blocks.delete(key);
  const hits = new Map<string, Hit[]>();
  for (const one of coming) {
    const sharing = new Set((one.blockingKeys ?? []).flatMap((key) => blocks.get(key) ?? []));
    const its: Hit[] = [];
    for (const candidate of sharing) {
      const weight = matcher.compare(one, candidate);
      if (weight === null || weight < matcher.thresholds.review) continue;
      its.push({ _id: candidate._id, customerId: candidate.customerId, weight });
    }
    hits.set(one.contentHash, its);
  }
  return { hits, crowded };
}
