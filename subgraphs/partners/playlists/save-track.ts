import { rejected } from '#shared/user-errors.ts';
import { trackIn } from '../rules/track.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { decide } from './decide.ts';

export const saveTrack: MutationResolvers['saveTrack'] = async (_, { input }, context) => {
  const read = trackIn(input);
  if ('misfit' in read) {
    const { field, expected } = read.misfit;
    return {
      ...rejected('INVALID_VALUE', ['input', field], `Expected ${expected}.`),
      idempotentReplay: false,
    };
  }
  return decide('saveTrack', { change: 'SAVED', track: read.track }, input, context);
};
