import { requireSelf } from '#shared/guard.ts';
import { idempotent } from '#shared/idempotency.ts';
import { rejected } from '#shared/user-errors.ts';
import { isAvailable } from '../data/rewards.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export const redeemReward: MutationResolvers['redeemReward'] = (_, { input }, context) => {
  const customerId = requireSelf(context);
  const { dependencies, redemptions, rewards } = context;

  return idempotent(
    dependencies,
    { actor: context.actor, mutation: 'redeemReward', input },
    async (session) => {
      const reward = await rewards.byId(input.rewardId);
      if (!reward || !isAvailable(reward, dependencies.clock())) {
        return rejected(
          'REWARD_NOT_FOUND',
          ['input', 'rewardId'],
          'No reward with this id can be redeemed now.',
        );
      }
      const redeemed = await redemptions.redeem(customerId, reward, input.idempotencyKey, session);
      if (redeemed === 'NOT_A_MEMBER') return rejected(redeemed, null, 'Join the programme first.');
      if (redeemed === 'NOT_ENOUGH_POINTS') {
        return rejected(redeemed, null, `${reward.name} costs ${reward.points} points.`);
      }
      const { account, redemption, isNew } = redeemed;
      if (redemption.rewardId !== reward._id) {
        const message = 'This key has redeemed another reward. Use a new key for a new intent.';
        return rejected('IDEMPOTENCY_MISMATCH', ['input', 'rewardId'], message);
      }
      return {
        redemption: { ...redemption, customerId },
        account,
        userErrors: [],
        idempotentReplay: !isNew,
      };
    },
  );
};
