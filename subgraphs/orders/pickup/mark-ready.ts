import { takeStep } from '../resolvers/take-step.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export const markReady: MutationResolvers['markReady'] = (_, { input }, context) =>
  takeStep(context, 'markReady', input, 'STORE');
