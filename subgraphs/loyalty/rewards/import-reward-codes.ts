import { rejected } from '#shared/user-errors.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { noSuchReward } from './refusals.ts';

const MOST_CODES = 500;
const MOST_CHARACTERS = 64;

const isCode = (code: string): boolean => code.trim() !== '' && code.length <= MOST_CHARACTERS;

export const importRewardCodes: MutationResolvers['importRewardCodes'] = async (_, { input }, context) => {
  const { actor, rewards, rewardStock } = context;
  const { rewardId, codes } = input;
  const none = { added: 0, known: 0 };
  const reward = await rewards.byId(rewardId);
  const isTheirs = actor.kind !== 'app' || reward?.clientId === actor.clientId;
  if (reward?.kind !== 'PARTNER' || !isTheirs) return { ...none, ...noSuchReward() };
  if (codes.length < 1 || codes.length > MOST_CODES) {
    const message = `Expected 1 to ${MOST_CODES} codes.`;
    return { ...none, ...rejected('INVALID_VALUE', ['input', 'codes'], message) };
  }
  const wrong = codes.findIndex((code) => !isCode(code));
  if (wrong >= 0) {
    const message = `Expected 1 to ${MOST_CHARACTERS} characters.`;
    return { ...none, ...rejected('INVALID_VALUE', ['input', 'codes', String(wrong)], message) };
  }
  const distinct = [...new Set(codes.map((code) => code.trim()))];
  return { ...(await rewardStock.add(rewardId, distinct)), userErrors: [] };
};
