import type { Resolvers } from '../schema.generated.ts';

/** What a customer sees of those they brought, and of who brought them. */
export const referralsOfCustomer: Pick<Resolvers['Customer'], 'referralCode' | 'referrals' | 'referredBy'> = {
  referralCode: async ({ id }, _, { access, referrals }) => referrals.codeOf(await access.members(id)),
  referrals: async ({ id }, page, { access, referrals }) =>
    referrals.broughtBy(id, await access.members(id), page),
  referredBy: async ({ id }, _, { access, referrals }) => referrals.broughtTo(id, await access.members(id)),
};

export const Referral: Resolvers['Referral'] = {
  id: ({ _id }) => _id,
  points: ({ points, side }) => points[side],
  dueAt: ({ dueAt }) => dueAt ?? null,
  rewardedAt: ({ rewardedAt }) => rewardedAt ?? null,
  refusedFor: ({ refusedFor }) => refusedFor ?? null,
};
