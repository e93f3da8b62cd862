import type { MutationResolvers } from '../schema.generated.ts';
import { takeStep } from './take-step.ts';

export const markReady: MutationResolvers['markReady'] = (_, { input }, context) =>
  takeStep(context, 'markReady', input, 'STORE');
