import { rejected } from '#shared/user-errors.ts';
import type { RewardRefusal } from './reward.ts';
import type { StoredReward } from './rewards.ts';

const MESSAGES = {
  REWARD_NOT_FOUND: () => 'No reward with this id can be redeemed now.',
  NOT_A_MEMBER: () => 'Join the programme first.',
  NOT_ENOUGH_POINTS: ({ name, points }: StoredReward) => `${name} costs ${points} points.`,
  TIER_TOO_LOW: ({ name, tiers = [] }: StoredReward) => `${name} is for members of ${tiers.join(', ')}.`,
  REWARD_LIMIT_REACHED: ({ name, perMember }: StoredReward) =>
    `${name} can be had ${perMember} times by a member.`,
  REWARD_SOLD_OUT: ({ name }: StoredReward) => `${name} is sold out.`,
} as const;

export function notRedeemed(
  code: RewardRefusal | 'NOT_A_MEMBER' | 'NOT_ENOUGH_POINTS',
  reward: StoredReward,
) {
  const field = code === 'NOT_A_MEMBER' || code === 'NOT_ENOUGH_POINTS' ? null : ['input', 'rewardId'];
  return rejected(code, field, MESSAGES[code](reward));
}

export const noSuchReward = () =>
  rejected('REWARD_NOT_FOUND', ['input', 'rewardId'], 'No reward with this id can be redeemed now.');

export const otherReward = () =>
  rejected(
    'IDEMPOTENCY_MISMATCH',
    ['input', 'rewardId'],
    'This key has redeemed another reward. Use a new key for a new intent.',
  );

export const otherMember = () =>
  rejected(
    'IDEMPOTENCY_MISMATCH',
    ['input', 'pass'],
    'This key has redeemed for another member. Use a new key for a new intent.',
  );
