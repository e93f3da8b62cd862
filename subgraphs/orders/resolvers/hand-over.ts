import type { MutationResolvers } from '../schema.generated.ts';
import { takeStep } from './take-step.ts';

export const handOver: MutationResolvers['handOver'] = (_, { input }, context) =>
  takeStep(context, 'handOver', input, 'STORE');
