import { failure } from '#shared/failure.ts';
import { rejected } from '#shared/user-errors.ts';
import { trackIn } from '../rules/track.ts';
import type { MutationResolvers } from '../schema.generated.ts';

const LONGEST_SECONDS = 7200;
/** A player's clock may be ahead by so much. */
const AHEAD_MS = 60_000;
/** A player that was offline may catch up on so much. */
const BEHIND_MS = 24 * 3_600_000;

export const reportPlaying: MutationResolvers['reportPlaying'] = async (_, { input }, context) => {
  const { actor, plays, clock } = context;
  if (actor.kind !== 'device' || actor.deviceKind !== 'player') {
    throw failure('FORBIDDEN', "Only a store's player reports what plays there.");
  }
  const { startedAt, durationSeconds } = input;
  const read = trackIn(input);
  if ('misfit' in read) {
    return rejected('INVALID_VALUE', ['input', read.misfit.field], `Expected ${read.misfit.expected}.`);
  }
  if (durationSeconds < 1 || durationSeconds > LONGEST_SECONDS) {
    const message = `Expected 1 to ${LONGEST_SECONDS} seconds.`;
    return rejected('INVALID_VALUE', ['input', 'durationSeconds'], message);
  }
  const age = clock().getTime() - startedAt.getTime();
  if (age < -AHEAD_MS || age > BEHIND_MS) {
    return rejected('INVALID_VALUE', ['input', 'startedAt'], 'Expected a time in the last 24 hours.');
  }
  const { track } = read;
  const endsAt = new Date(startedAt.getTime() + durationSeconds * 1000);
  const play = await plays.report({ ...track, storeId: actor.storeId, startedAt, endsAt });
  if (play.isrc !== track.isrc) {
    const message = `${play.isrc} was reported to have begun here at that time.`;
    return rejected('ALREADY_REPORTED', ['input', 'startedAt'], message);
  }
  return { play, userErrors: [] };
};
