import { failure } from '#shared/failure.ts';
import { distanceMetres, type Place } from '#shared/geofence.ts';
import type { Context } from '../context.ts';
import type { StoredStore } from '../data/stores.ts';
import { isWithin } from '../rules/values.ts';
import type { QueryResolvers } from '../schema.generated.ts';
import { bySku, type Pieces } from '../stock/states.ts';
import { planFulfilment, type Source } from './fulfilment.ts';
import { requirePlace } from './require-place.ts';

const MAX_LINES = 50;
const MAX_QUANTITY = 999;
/** Nearest stores that have any of the goods. */
const MAX_STORES = 20;
/** Places that send and have any of the goods. */
const MAX_SENDERS = 50;

/** @throws {GraphQLError} `BAD_USER_INPUT` when the input is out of its bounds, or neither store nor place is given. */
export const fulfilmentPlan: QueryResolvers['fulfilmentPlan'] = async (_, args, context) => {
  const lines = requireLines(args.lines);
  const { stores, stock, clock } = context;
  const here = args.storeId == null ? null : await stores.byId(args.storeId);
  if (args.storeId != null && !here) throw failure('BAD_USER_INPUT', '`storeId`: no store has this id.');
  const place = placeOf(args, here);

  const levels = await stock.onHandOf(lines.map(({ sku }) => sku));
  const ids = [...new Set(levels.map(({ storeId }) => storeId))];
  const [near, senders] = await Promise.all([
    place ? stores.near(place, { first: MAX_STORES, among: ids, service: 'PICKUP' }) : [],
    stores.senders(ids, MAX_SENDERS),
  ]);
  const others = new Map([...near.map(({ store }) => store), ...senders].map((store) => [store._id, store]));
  if (here) others.delete(here._id);
  const sourceOf = openSources(levels, place);
  return planFulfilment(lines, {
    here: here && sourceOf(here),
    others: [...others.values()].map(sourceOf),
    now: clock(),
  });
};

function requireLines(lines: readonly Pieces[]): Pieces[] {
  if (!isWithin(lines.length, 1, MAX_LINES)) {
    throw failure('BAD_USER_INPUT', `\`lines\` must be 1 to ${MAX_LINES}, got ${lines.length}.`);
  }
  const merged = bySku(lines);
  const isSound =
    lines.every(({ quantity }) => quantity >= 1) && merged.every(({ quantity }) => quantity <= MAX_QUANTITY);
  if (!isSound) throw failure('BAD_USER_INPUT', `\`quantity\` must be 1 to ${MAX_QUANTITY} of each SKU.`);
  return merged;
}

type Where = { latitude?: number | null | undefined; longitude?: number | null | undefined };

/** From where to search; null when only the store itself and those who send come into question. */
function placeOf({ latitude, longitude }: Where, here: StoredStore | null): Place | null {
  if ((latitude == null) !== (longitude == null)) {
    throw failure('BAD_USER_INPUT', 'Expected both `latitude` and `longitude`, or neither.');
  }
  if (latitude != null && longitude != null) {
    requirePlace({ latitude, longitude });
    return { latitude, longitude };
  }
  if (!here) throw failure('BAD_USER_INPUT', 'Expected `storeId`, or `latitude` and `longitude`.');
  return locationOf(here);
}

function locationOf({ location }: StoredStore): Place | null {
  if (!location) return null;
  const [longitude, latitude] = location.coordinates;
  return { latitude, longitude };
}

function openSources(
  levels: Awaited<ReturnType<Context['stock']['onHandOf']>>,
  place: Place | null,
): (store: StoredStore) => Source {
  return (store) => {
    const location = locationOf(store);
    const own = levels.filter(({ storeId }) => storeId === store._id);
    return {
      storeId: store._id,
      kind: store.kind,
      services: store.services,
      timeZone: store.timeZone,
      openingHours: store.openingHours,
      exceptions: store.exceptions ?? [],
      onHand: new Map(own.map(({ sku, onHand }) => [sku, onHand])),
      ...(place && location ? { distanceMetres: distanceMetres(place, location) } : {}),
    };
  };
}
