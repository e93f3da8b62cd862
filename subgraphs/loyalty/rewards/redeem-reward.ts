import { requireSelf } from '#shared/guard.ts';
import { idempotent } from '#shared/idempotency.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { noSuchReward, notRedeemed, otherReward } from './refusals.ts';

export const redeemReward: MutationResolvers['redeemReward'] = (_, { input }, context) => {
  const customerId = requireSelf(context);
  const { dependencies, redemptions, rewards } = context;

  return idempotent(
    dependencies,
    { actor: context.actor, mutation: 'redeemReward', input },
    async (session) => {
      const reward = await rewards.byId(input.rewardId);
      if (!reward) return noSuchReward();
      const redeemed = await redemptions.redeem(customerId, reward, input.idempotencyKey, session);
      if (typeof redeemed === 'string') return notRedeemed(redeemed, reward);
      const { account, redemption, isNew } = redeemed;
      if (redemption.rewardId !== reward._id) return otherReward();
      return {
        redemption: { ...redemption, customerId },
        account,
        userErrors: [],
        idempotentReplay: !isNew,
      };
    },
  );
};
