import { createHash } from 'node:crypto';
import { type Decision, isAboutPurpose, type PurposeDecision, replaces } from './decision.ts';

/** What the first decision of a history names as the hash before it. */
export const GENESIS = '0'.repeat(64);

/** Where a history ends, kept apart from it, so that a decision cut off its end is missed. */
export type HistoryHead = { length: number; hash: string };

/** SHA-256, in hex, over the canonical JSON (RFC 8785) of everything but the hash itself. */
export function hashDecision(decision: Omit<Decision, 'hash'> & { hash?: string }): string {
  const { hash: _, ...content } = decision;
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/** Members in the order of their names, at every depth. Enough of RFC 8785 for text, whole numbers and dates. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

export type Verdict =
  | { intact: true }
  | {
      intact: false;
      /** The decision, by its sequence, at which the history stops making sense. */
      at: number;
      reason: HistoryFault;
    };

export type HistoryFault = 'ALTERED' | 'UNLINKED' | 'OUT_OF_SEQUENCE' | 'OTHER_CUSTOMER' | 'OTHER_END';

/** Whether a history, oldest first, is whole and as it was written. `head` is null for a customer without decisions. */
export function verifyHistory(
  customerId: string,
  decisions: readonly Decision[],
  head: HistoryHead | null,
): Verdict {
  let previousHash = GENESIS;
  for (const [index, decision] of decisions.entries()) {
    const at = index + 1;
    if (decision.customerId !== customerId) return { intact: false, at, reason: 'OTHER_CUSTOMER' };
    if (decision.sequence !== at) return { intact: false, at, reason: 'OUT_OF_SEQUENCE' };
    if (decision.previousHash !== previousHash) return { intact: false, at, reason: 'UNLINKED' };
    if (decision.hash !== hashDecision(decision)) return { intact: false, at, reason: 'ALTERED' };
    previousHash = decision.hash;
  }
  const ends = head ?? { length: 0, hash: GENESIS };
  if (ends.length !== decisions.length || ends.hash !== previousHash) {
    return { intact: false, at: decisions.length + 1, reason: 'OTHER_END' };
  }
  return { intact: true };
}

/** The decision that holds for each purpose, from the whole history, oldest first. */
export function currentByPurpose(decisions: readonly Decision[]): Map<string, PurposeDecision> {
  const currents = new Map<string, PurposeDecision>();
  for (const decision of decisions) {
    if (!isAboutPurpose(decision)) continue;
    if (replaces(decision, currents.get(decision.purpose))) currents.set(decision.purpose, decision);
  }
  return currents;
}
