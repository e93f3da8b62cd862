import { activityOf, joinedAt, type Membership } from '../data/memberships.ts';
import { dayOf } from '../rules/activity.ts';
import type { TierBenefit, TierCode, TierRules } from '../rules/tiers.ts';
import { type Course, foldTiers } from './fold.ts';

/** What has been worked out of a membership as it was read, so that the fields of one answer share it. */
const worked = new WeakMap<Membership, { rules: TierRules; day: string; course: Course }>();

/** Where the member stands at `now`, and how that came to be. */
export function courseOf(membership: Membership, { tiers: rules }: { tiers: TierRules }, now: Date): Course {
  const day = dayOf(now);
  const known = worked.get(membership);
  if (known && known.rules === rules && known.day === day) return known.course;
  const member = { joinedAt: joinedAt(membership), activity: activityOf(membership) };
  const course = foldTiers(member, rules, now);
  worked.set(membership, { rules, day, course });
  return course;
}

/** What every part of loyalty asks that treats tiers differently. */
export const tierOf = (membership: Membership, programme: { tiers: TierRules }, now: Date): TierCode =>
  courseOf(membership, programme, now).tier;

/** What a tier gives besides points: its own benefits, then those of the tiers below. */
export function benefitsOf(tier: TierCode, { tiers: { ladder } }: { tiers: TierRules }): TierBenefit[] {
  const from = ladder.findIndex((level) => level.tier === tier);
  return from < 0 ? [] : ladder.slice(from).flatMap(({ benefits }) => benefits);
}
