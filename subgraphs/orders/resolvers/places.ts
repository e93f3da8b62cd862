import { failure } from '#shared/failure.ts';
import { PICKING_MINUTES } from '../places/fulfilment.ts';
import { requirePlace, requireQuantity } from '../places/require-place.ts';
import { doneAt } from '../rules/opening-hours.ts';
import { isWithin } from '../rules/values.ts';
import type { QueryResolvers } from '../schema.generated.ts';

const MAX_RADIUS_METRES = 1_000_000;

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
  { sku, quantity, first, ...place },
  { stores, stock, clock },
) => {
  requirePlace(place);
  requireQuantity(quantity);
  const levels = new Map((await stock.onHand(sku, quantity)).map((level) => [level.storeId, level.onHand]));
  const nearest = await stores.near(place, { first, among: [...levels.keys()], service: 'PICKUP' });
  const now = clock();
  return nearest.map(({ store, distanceMetres }) => ({
    store,
    distanceMetres,
    onHand: levels.get(store._id) ?? 0,
    readyAt: doneAt(now, PICKING_MINUTES, store),
  }));
};
