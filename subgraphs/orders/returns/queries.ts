import { failure } from '#shared/failure.ts';
import { requirePageSize } from '#shared/pagination.ts';
import { placeProblem } from '../rules/catalogue.ts';
import { isWithin } from '../rules/values.ts';
import type { QueryResolvers } from '../schema.generated.ts';
import { requireReturn } from './require-return.ts';

const MAX_RADIUS_METRES = 1_000_000;

export const returnBarsNear: QueryResolvers['returnBarsNear'] = (
  _,
  { first, radiusMetres, ...place },
  { returnBars },
) => {
  const problem = placeProblem(place);
  if (problem) throw failure('BAD_USER_INPUT', `\`${problem.field.join('.')}\`: ${problem.message}`);
  if (!isWithin(radiusMetres, 1, MAX_RADIUS_METRES)) {
    const message = `\`radiusMetres\` must be 1 to ${MAX_RADIUS_METRES}, got ${radiusMetres}.`;
    throw failure('BAD_USER_INPUT', message);
  }
  requirePageSize(first);
  return returnBars.near(place, { first, radiusMetres });
};

export const returnPolicy: QueryResolvers['returnPolicy'] = (_, __, { returnPolicies }) =>
  returnPolicies.current();

export const returnById: QueryResolvers['return'] = async (_, { id }, context) => {
  const found = await context.returns.byId(id);
  if (found) await requireReturn(context, found);
  return found;
};
