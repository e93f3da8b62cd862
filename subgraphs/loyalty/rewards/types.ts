import type { Resolvers, RewardResolvers } from '../schema.generated.ts';
import { identifiedMemberType } from './identified-member.ts';
import { stateAt } from './reward.ts';

/** The app and the store are others'; here only the reference. */
const referenceTo = (id: string | undefined) => (id === undefined ? null : { id });

const rewardType = {
  id: ({ _id }) => _id,
  availableUntil: ({ availableUntil }) => availableUntil ?? null,
  kind: ({ kind }) => kind ?? 'VOUCHER',
  cause: ({ cause }) => cause ?? null,
  donated: ({ _id, kind }, _, { rewardStock }) => (kind === 'DONATION' ? rewardStock.countOf(_id) : null),
  partner: ({ clientId }) => referenceTo(clientId),
  tiers: ({ tiers }) => tiers?.slice() ?? null,
  perMember: ({ perMember }) => perMember ?? null,
  async left({ _id, kind, stock }, _, { rewardStock }) {
    const codes = kind === 'PARTNER' ? [await rewardStock.freeCodes(_id)] : [];
    const pieces = stock === undefined ? [] : [Math.max(0, stock - (await rewardStock.countOf(_id)).taken)];
    const left = [...codes, ...pieces];
    return left.length ? Math.min(...left) : null;
  },
  voucherDays: ({ voucherDays }) => voucherDays ?? null,
  stores: ({ storeIds }) => storeIds?.map((id) => ({ id })) ?? null,
} satisfies RewardResolvers;

export const rewardTypes = {
  Reward: rewardType,
  Donations: { redemptions: ({ taken }) => taken },
  Redemption: {
    id: ({ _id }) => _id,
    reward: ({ rewardId }, _, { rewards }) => theReward(rewardId, rewards),
    voucherCode: ({ voucherCode, partnerCode }) => voucherCode ?? partnerCode ?? null,
    state: (redemption, _, { clock }) => stateAt(redemption, clock()),
    validUntil: ({ validUntil }) => validUntil ?? null,
    usedAt: ({ usedAt }) => usedAt ?? null,
    store: ({ usedIn }) => referenceTo(usedIn?.storeId),
  },
  Voucher: {
    id: ({ _id }) => _id,
    reward: ({ rewardId }, _, { rewards }) => theReward(rewardId, rewards),
    store: ({ usedIn }) => referenceTo(usedIn?.storeId),
    orderId: ({ usedIn }) => usedIn?.orderId ?? null,
  },
  IdentifiedMember: identifiedMemberType,
} satisfies Partial<Resolvers>;

/** Rewards are never deleted. */
async function theReward<Reward>(
  id: string,
  rewards: { byId(id: string): Promise<Reward | null> },
): Promise<Reward> {
  const reward = await rewards.byId(id);
  if (!reward) throw new Error(`reward ${id} has vanished`);
  return reward;
}
