import { takeStep } from '../resolvers/take-step.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export const handOver: MutationResolvers['handOver'] = (_, { input }, context) =>
  takeStep(context, 'handOver', input, 'STORE');
