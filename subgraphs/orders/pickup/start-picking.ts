import { takeStep } from '../resolvers/take-step.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export const startPicking: MutationResolvers['startPicking'] = (_, { input }, context) =>
  takeStep(context, 'startPicking', input, 'STORE');
