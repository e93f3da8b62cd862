import type { MutationResolvers } from '../schema.generated.ts';
import { takeStep } from './take-step.ts';

export const cancelOrder: MutationResolvers['cancelOrder'] = (_, { input }, context) =>
  takeStep(context, 'cancelOrder', input, input.channel ?? 'WEB');
