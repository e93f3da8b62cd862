import { LRUCache } from 'lru-cache';
import { activityOf, joinedAt, type Membership } from '../data/memberships.ts';
import { type ActivityOnDay, dayOf } from '../rules/activity.ts';
import type { TierBenefit, TierCode, TierRules } from '../rules/tiers.ts';
import { type Course, foldTiers } from './fold.ts';

/** What was worked out of a membership lately, by the accounts that it was worked out of. */
type Worked = { of: Membership['accounts']; rules: TierRules; day: string; course: Course };

const worked = new LRUCache<string, Worked>({ max: 5000 });

/** Where the member stands at `now`, and how that came to be. */
export function courseOf(membership: Membership, { tiers: rules }: { tiers: TierRules }, now: Date): Course {
  const day = dayOf(now);
  const [{ _id: key }] = membership.accounts;
  const known = worked.get(key);
  if (known && known.rules === rules && known.day === day && isSame(known.of, membership.accounts))
    return known.course;
  const member = { joinedAt: joinedAt(membership), activity: activityOf(membership) };
  const course = foldTiers(member, rules, now);
  worked.set(key, { of: membership.accounts, rules, day, course });
  return course;
}

/** Whether all that decides a tier is the same. */
const isSame = (before: Membership['accounts'], now: Membership['accounts']): boolean =>
  before === now ||
  (before.length === now.length &&
    now.every(({ _id, joinedAt: joined, activity }, index) => {
      const was = before[index];
      return (
        was?._id === _id &&
        was.joinedAt.getTime() === joined.getTime() &&
        was.activity.length === activity.length &&
        activity.every((one, day) => isSameDay(was.activity[day], one))
      );
    }));

const isSameDay = (was: ActivityOnDay | undefined, { day, points, spendMinor, purchases }: ActivityOnDay) =>
  was?.day === day && was.points === points && was.spendMinor === spendMinor && was.purchases === purchases;

/** What every part of loyalty asks that treats tiers differently. */
export const tierOf = (membership: Membership, programme: { tiers: TierRules }, now: Date): TierCode =>
  courseOf(membership, programme, now).tier;

/** What a tier gives besides points: its own benefits, then those of the tiers below. */
export function benefitsOf(tier: TierCode, { tiers: { ladder } }: { tiers: TierRules }): TierBenefit[] {
  const from = ladder.findIndex((level) => level.tier === tier);
  return from < 0 ? [] : ladder.slice(from).flatMap(({ benefits }) => benefits);
}
