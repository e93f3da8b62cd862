import { invalid } from '../resolvers/refusals.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { policyProblem } from './policy.ts';

export const setReturnPolicy: MutationResolvers['setReturnPolicy'] = async (_, { input }, context) => {
  const policy = {
    days: input.days,
    categories: input.categories.map(({ category, days }) => ({ category, days: days ?? null })),
    extensions: input.extensions.map(({ boughtFrom, boughtThrough, returnThrough }) => ({
      boughtFrom,
      boughtThrough,
      returnThrough,
    })),
  };
  const problem = policyProblem(policy);
  if (problem) return invalid(problem);
  await context.returnPolicies.set(policy);
  return { policy, userErrors: [] };
};
