import { failure } from '#shared/failure.ts';
import { placeProblem } from '../rules/catalogue.ts';
import { doneAt } from '../rules/opening-hours.ts';
import { isWithin } from '../rules/values.ts';
import type { QueryResolvers } from '../schema.generated.ts';

const MAX_RADIUS_METRES = 1_000_000;

/** What an associate needs from an order to the shelf behind the counter. */
const PICKING_MINUTES = 120;

/** @throws {GraphQLError} `BAD_USER_INPUT` when the place isn't on earth. */
function requirePlace(place: { latitude: number; longitude: number }): void {
  const problem = placeProblem(place);
  if (problem) throw failure('BAD_USER_INPUT', `\`${problem.field.join('.')}\`: ${problem.message}`);
}

export const storesNear: QueryResolvers['storesNear'] = (
  _,
  { first, radiusMetres, ...place },
  { stores },
) => {
  requirePlace(place);
  if (!isWithin(radiusMetres, 1, MAX_RADIUS_METRES)) {
    throw failure(
      'BAD_USER_INPUT',
      `\`radiusMetres\` must be 1 to ${MAX_RADIUS_METRES}, got ${radiusMetres}.`,
    );
  }
  return stores.near(place, { first, radiusMetres });
};

export const availability: QueryResolvers['availability'] = async (
  _,
  { sku, first, ...place },
  { stores, stock, clock },
) => {
  requirePlace(place);
  const levels = new Map((await stock.onHand(sku)).map((level) => [level.storeId, level.onHand]));
  const nearest = await stores.near(place, { first, among: [...levels.keys()] });
  const now = clock();
  return nearest.map(({ store, distanceMetres }) => ({
    store,
    distanceMetres,
    onHand: levels.get(store._id) ?? 0,
    readyAt: doneAt(now, PICKING_MINUTES, store),
  }));
};
