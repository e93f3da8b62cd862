import { activityOf, joinedAt, type Membership } from '../data/memberships.ts';
import type { TierCode, TierRules } from '../rules/tiers.ts';
import { tierOf } from '../tiers/standing.ts';

/** What offers may know of a member. */
export type Member = {
  tier: TierCode;
  joinedAt: Date;
  /** The day, in UTC. Null when nothing was ever earned. */
  lastEarnedAt: Date | null;
  /** Whole points that can be spent. */
  balance: number;
};

/** @param balance whole points; 0 where no offer depends on it. */
export function memberOf(
  membership: Membership,
  balance: number,
  programme: { tiers: TierRules },
  now: Date,
): Member {
  const last = activityOf(membership).findLast(({ points }) => points > 0);
  return {
    tier: tierOf(membership, programme, now),
    joinedAt: joinedAt(membership),
    lastEarnedAt: last ? new Date(last.day) : null,
    balance,
  };
}
