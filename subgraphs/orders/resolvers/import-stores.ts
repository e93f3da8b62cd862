import type { StoredStore } from '../data/stores.ts';
import { toBeacon } from '../places/beacons.ts';
import { toGeofence } from '../places/geofence.ts';
import { storeProblem } from '../rules/catalogue.ts';
import type { OpeningException } from '../rules/opening-hours.ts';
import type { MutationResolvers, OpeningExceptionInput, StoreInput } from '../schema.generated.ts';
import { invalid } from './refusals.ts';

const MAX_STORES = 200;

export const importStores: MutationResolvers['importStores'] = async (_, { input }, { stores }) => {
  if (input.stores.length > MAX_STORES) {
    return {
      imported: 0,
      ...invalid({ field: ['stores'], message: `Expected at most ${MAX_STORES} stores.` }),
    };
  }
  const changed = new Map<string, StoredStore>();
  const userErrors = [];
  for (const [index, store] of input.stores.entries()) {
    const problem = changed.has(store.id)
      ? { field: ['id'], message: `${store.id} is there twice.` }
      : storeProblem(store);
    if (problem) {
      const field = ['stores', String(index), ...problem.field];
      userErrors.push(...invalid({ ...problem, field }).userErrors);
    } else {
      changed.set(store.id, toStored(store));
    }
  }
  await stores.replace([...changed.values()]);
  return { imported: changed.size, userErrors };
};

function toStored(store: StoreInput): StoredStore {
  const { id, name, kind, address, location, timeZone, currency, openingHours, services } = store;
  const { openingExceptions, geofence, beacons } = store;
  return {
    _id: id,
    name,
    kind: kind ?? 'STORE',
    ...(address ? { address: toAddress(address) } : {}),
    ...(location
      ? { location: { type: 'Point', coordinates: [location.longitude, location.latitude] } }
      : {}),
    timeZone,
    currency,
    openingHours: (openingHours ?? []).map(({ day, opens, closes }) => ({ day, opens, closes })),
    ...(openingExceptions?.length ? { exceptions: toExceptions(openingExceptions) } : {}),
    services: [...new Set(services)],
    ...(geofence && location ? { geofence: toGeofence(geofence, location) } : {}),
    ...(beacons?.length ? { beacons: beacons.map(toBeacon) } : {}),
  };
}

function toAddress({ street, city, postcode, country }: NonNullable<StoreInput['address']>) {
  return { street, city, ...(postcode ? { postcode } : {}), country };
}

function toExceptions(exceptions: readonly OpeningExceptionInput[]): OpeningException[] {
  return exceptions
    .map(({ date, name, spans }) => ({
      date,
      ...(name ? { name } : {}),
      spans: (spans ?? []).map(({ opens, closes }) => ({ opens, closes })),
    }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}
