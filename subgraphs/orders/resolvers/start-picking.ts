import type { MutationResolvers } from '../schema.generated.ts';
import { takeStep } from './take-step.ts';

export const startPicking: MutationResolvers['startPicking'] = (_, { input }, context) =>
  takeStep(context, 'startPicking', input, 'STORE');
