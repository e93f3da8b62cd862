import type { Context } from '../context.ts';
import { activityOf, type Membership } from '../data/memberships.ts';
import type { TierRules } from '../rules/tiers.ts';
import type { CustomerResolvers, LoyaltyAccountResolvers, TierLevelResolvers } from '../schema.generated.ts';
import { countedDays, inItsUnit, textOf } from './explain.ts';
import type { Missing } from './fold.ts';
import { benefitsOf, courseOf, tierOf } from './standing.ts';

const MAX_CHANGES = 100;

const distance = (missing: Missing | null, rules: TierRules) =>
  missing && { ...missing, amount: inItsUnit(missing.amount, rules) };

async function courseNow(membership: Membership, { programmes, clock }: Context) {
  const { tiers: rules } = await programmes.current();
  return { rules, course: courseOf(membership, { tiers: rules }, clock()) };
}

export const tiersOfAccount = {
  tier: async (membership, _, context) => (await courseNow(membership, context)).course.tier,
  async nextTier(membership, _, context) {
    const { rules, course } = await courseNow(membership, context);
    if (!course.toNext || rules.measure !== 'POINTS') return null;
    return { tier: course.toNext.tier, pointsToGo: course.toNext.amount };
  },
  async standing(membership, _, context) {
    const { rules, course } = await courseNow(membership, context);
    return {
      ...course,
      toNext: distance(course.toNext, rules),
      toKeep: distance(course.toKeep, rules),
      explanation: {
        text: textOf(course, rules),
        measure: rules.measure,
        countedFrom: course.counting.from,
        countedUntil: course.counting.until,
        counted: inItsUnit(course.counting.amount, rules),
        days: countedDays(activityOf(membership), course, rules),
      },
    };
  },
  async tierHistory(membership, _, context) {
    const { course } = await courseNow(membership, context);
    return [...course.changes].reverse().slice(0, MAX_CHANGES);
  },
  async benefits(membership, _, context) {
    const { rules, course } = await courseNow(membership, context);
    return benefitsOf(course.tier, { tiers: rules });
  },
} satisfies Partial<LoyaltyAccountResolvers>;

export const benefitsOfCustomer = {
  async hasBenefit({ id }, { code }, { access, ledger, programmes, clock }) {
    const membership = await ledger.membershipOf(await access.members(id));
    if (!membership) return false;
    const programme = await programmes.current();
    return benefitsOf(tierOf(membership, programme, clock()), programme).some(
      (benefit) => benefit.code === code,
    );
  },
} satisfies Partial<CustomerResolvers>;

export const tierLevel = {
  lifetimePeriods: ({ lifetimePeriods }) => lifetimePeriods ?? null,
  lifetimeAmount: ({ lifetimeAmount }) => lifetimeAmount ?? null,
} satisfies TierLevelResolvers;
