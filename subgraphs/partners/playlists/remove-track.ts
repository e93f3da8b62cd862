import { rejected } from '#shared/user-errors.ts';
import { isrcIn } from '../rules/track.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { decide } from './decide.ts';

export const removeTrack: MutationResolvers['removeTrack'] = async (_, { input }, context) => {
  const isrc = isrcIn(input.isrc);
  if (!isrc) {
    const refusal = rejected('INVALID_VALUE', ['input', 'isrc'], 'Expected an ISRC, e.g. "DE-A23-26-00017".');
    return { ...refusal, idempotentReplay: false };
  }
  return decide('removeTrack', { change: 'REMOVED', track: { isrc } }, input, context);
};
