import type { ProfileEdit, ProfileFacts, ProfileRecord } from '../rules/claims.ts';

/** One version of a source's record, and when it held. */
export type HeldRecord = ProfileRecord & { receivedAt: Date; supersededAt?: Date };

/** What was known at a moment: what had been received and not yet replaced, and what had been said. */
export const factsAsOf = (
  { records, edits }: { records: readonly HeldRecord[]; edits: readonly ProfileEdit[] },
  at: Date,
): ProfileFacts => ({
  records: records.filter(
    ({ receivedAt, supersededAt }) => receivedAt <= at && (supersededAt === undefined || supersededAt > at),
  ),
  edits: edits.filter(({ recordedAt }) => recordedAt <= at),
});
