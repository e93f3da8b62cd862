import { actorId } from '#shared/actor.ts';
import { idempotent } from '#shared/idempotency.ts';
import { rejected } from '#shared/user-errors.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { requireIdentified } from './identified-member.ts';
import { noSuchReward, notRedeemed, otherMember, otherReward } from './refusals.ts';
import { isSaleName } from './till-sale.ts';

export const redeemForMember: MutationResolvers['redeemForMember'] = async (_, { input }, context) => {
  const member = await requireIdentified(input.pass, context);
  const { storeId } = member;
  const { actor, dependencies, redemptions, rewards } = context;
  const { orderId, rewardId, idempotencyKey } = input;
  if (!isSaleName(orderId)) {
    const refusal = rejected('INVALID_VALUE', ['input', 'orderId'], 'Expected 1 to 64 characters.');
    return { ...refusal, idempotentReplay: false };
  }
  const at = { storeId, by: actorId(actor), ...(orderId != null && { orderId }) };

  return idempotent(dependencies, { actor, mutation: 'redeemForMember', input }, async (session) => {
    const reward = await rewards.byId(rewardId);
    if (!reward || (reward.storeIds && !reward.storeIds.includes(storeId))) return noSuchReward();
    const redeemed = await redemptions.redeem(member.customerId, reward, idempotencyKey, session, at);
    if (typeof redeemed === 'string') return notRedeemed(redeemed, reward);
    const { account, redemption, isNew } = redeemed;
    if (!account.accounts.some(({ _id }) => _id === redemption.accountId)) return otherMember();
    if (redemption.rewardId !== reward._id) return otherReward();
    return { voucher: redemption, member, userErrors: [], idempotentReplay: !isNew };
  });
};
