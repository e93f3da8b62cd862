import { doneAt, isOpenAt, openSpanAt } from '../rules/opening-hours.ts';
import type { FulfilmentOptionResolvers, QueryResolvers, StoreResolvers } from '../schema.generated.ts';
import { PICKING_MINUTES } from './fulfilment.ts';
import { fulfilmentPlan } from './fulfilment-plan.ts';
import { requireQuantity } from './require-place.ts';

export const placeQueries = { fulfilmentPlan } satisfies Partial<QueryResolvers>;

type Fields = 'openingExceptions' | 'isOpen' | 'nextOpening' | 'geofence' | 'beacons' | 'availability';

export const storePlaceFields: Required<Pick<StoreResolvers, Fields>> = {
  openingExceptions: ({ exceptions }) => exceptions ?? [],
  isOpen: (store, { at }, { clock }) => isOpenAt(at ?? clock(), store),
  nextOpening: (store, { after }, { clock }) => openSpanAt(after ?? clock(), store),
  geofence({ geofence }) {
    if (!geofence) return null;
    if (geofence.kind === 'CIRCLE') return { radiusMetres: geofence.radiusMetres, polygon: null };
    const [ring] = geofence.area.coordinates;
    return { radiusMetres: null, polygon: ring.map(([longitude, latitude]) => ({ latitude, longitude })) };
  },
  beacons: ({ beacons }) => beacons ?? [],
  async availability(store, { sku, quantity }, { stock, clock }) {
    requireQuantity(quantity);
    const onHand = (await stock.of(store._id, sku))?.onHand ?? 0;
    if (onHand < quantity) return null;
    const isPickup = store.kind === 'STORE' && store.services.includes('PICKUP');
    return { onHand, readyAt: isPickup ? doneAt(clock(), PICKING_MINUTES, store) : null };
  },
};

export const FulfilmentOption: Required<Pick<FulfilmentOptionResolvers, 'store' | 'fromStore'>> = {
  store: ({ storeId }, _, { stores }) => stores.byId(storeId),
  fromStore: ({ fromStoreId }, _, { stores }) =>
    fromStoreId === undefined ? null : stores.byId(fromStoreId),
};
