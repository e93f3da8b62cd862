import type { MutationResolvers } from '../schema.generated.ts';
import { takeStep } from './take-step.ts';

export const announceArrival: MutationResolvers['announceArrival'] = (_, { input }, context) =>
  takeStep(context, 'announceArrival', input, input.channel ?? 'APP');
