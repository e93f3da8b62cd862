import { present, refusedRewards } from '../rules/imports.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export const importRewards: MutationResolvers['importRewards'] = async (_, { input }, { rewards }) => {
  const userErrors = refusedRewards(input);
  if (userErrors.length) return { added: 0, changed: 0, userErrors };
  return { ...(await rewards.import(input.rewards.map(present))), userErrors };
};
