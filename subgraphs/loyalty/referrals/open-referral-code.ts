import { requireSelf } from '#shared/guard.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export const openReferralCode: MutationResolvers['openReferralCode'] = async (_, { input }, context) => {
  const customerId = requireSelf(context, input.customerId);
  const code = await context.referrals.openCode(customerId, await context.access.members(customerId));
  return { code, userErrors: [] };
};
