import type { Db } from 'mongodb';
import type { Dossiers, StoredRecordVersion } from '../data/dossiers.ts';
import { type Profile, profileOf } from '../rules/profile.ts';
import { factsAsOf } from './facts-as-of.ts';

/** A customer's profile as it stood at a moment. */
export type FormerProfile = { customerId: string; at: Date; profile: Profile };

/** Most former versions of one customer's records that are looked at. */
const MOST_VERSIONS = 10_000;

/** Profiles as they stood, computed from the facts: nothing is kept for it. */
export function openProfileHistory(db: Db, dossiers: Dossiers) {
  const versions = db.collection<StoredRecordVersion>('recordVersions');
  return {
    /** As it stood under the ids that are the customer's today; null when nothing was known of them yet. */
    async asOf(members: readonly string[], at: Date): Promise<FormerProfile | null> {
      const [{ records, edits }, former] = await Promise.all([
        dossiers.factsOf(members),
        versions
          .find({ customerId: { $in: [...members] }, receivedAt: { $lte: at }, supersededAt: { $gt: at } })
          .limit(MOST_VERSIONS)
          .toArray(),
      ]);
      const facts = factsAsOf({ records: [...records, ...former], edits }, at);
      const [customerId] = members;
      if (customerId === undefined || !(facts.records.length + facts.edits.length)) return null;
      return { customerId, at, profile: profileOf(facts) };
    },
  };
}
