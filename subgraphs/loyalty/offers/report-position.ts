import { requireSelf } from '#shared/guard.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import type { MutationResolvers, ReportPositionInput } from '../schema.generated.ts';
import { isFresh } from './freshness.ts';
import type { Coming } from './places.ts';

const NOTHING = { grants: [], offers: [], withheld: null };

/**
 * There is no idempotency key: not even a hash of where somebody is may be kept with one. What is told again finds the offer
 * given, and the caps.
 */
export const reportPosition: MutationResolvers['reportPosition'] = async (_, { input }, context) => {
  const customerId = requireSelf(context);
  const problem = problemOf(input, context);
  if (problem) {
    return { ...NOTHING, ...rejected('INVALID_VALUE', ['input', ...problem.field], problem.message) };
  }
  const by = input.position ? 'POSITION' : 'BEACON';
  const { grants, generic, withheld } = await context.coming.come(customerId, by, finder(input, context));
  return { grants, offers: generic, withheld, userErrors: [] };
};

function finder({ position, beacon }: ReportPositionInput, { places }: Context) {
  return async (withinMetres: number): Promise<Coming[]> => {
    if (position) return places.near(position, withinMetres);
    return beacon ? places.hearing({ ...beacon, uuid: String(beacon.uuid) }) : [];
  };
}

/** What is wrong with it. Says nothing of where they are. */
function problemOf(
  { position, beacon, at }: ReportPositionInput,
  { clock }: Context,
): { field: string[]; message: string } | null {
  if (!position === !beacon) return { field: [], message: 'Expected either `position` or `beacon`.' };
  if (position) {
    const { latitude, longitude } = position;
    if (!(Math.abs(latitude) <= 90))
      return { field: ['position', 'latitude'], message: '-90 to 90 degrees.' };
    if (!(Math.abs(longitude) <= 180))
      return { field: ['position', 'longitude'], message: '-180 to 180 degrees.' };
  }
  const isOld = at && !isFresh(at, clock());
  return isOld ? { field: ['at'], message: 'Expected a time in the last 5 minutes.' } : null;
}
