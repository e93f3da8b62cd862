import type { ClientSession, Db } from 'mongodb';
import type { EventData } from '#shared/events/event.ts';
import {
  distanceMetres,
  isInGeofence,
  MAX_RADIUS_METRES,
  type Place,
  type Position,
} from '#shared/geofence.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Arrival } from './judge.ts';

type Told = EventData['patron.store.changed.v1'];

/** Collection `offerPlaces`: where stores are, as orders told. `_id` is the store. */
type StoredPlace = Pick<Told, 'kind' | 'timeZone' | 'geofence' | 'beacons'> & {
  _id: string;
  location?: { coordinates: Position };
  /** What was told later holds. */
  at: Date;
};

/** Collection `offerPlacesVersion`: one document that grows with every change, so that a process knows when to read again. */
type PlacesVersion = { _id: 'places'; version: number };

export const placesMigration: Migration = {
  id: '072-offer-places',
  async up(db) {
    await defineCollection(db, 'offerPlaces', {
      schema: { bsonType: 'object', required: ['kind', 'timeZone', 'beacons', 'at'] },
    });
    await defineCollection(db, 'offerPlacesVersion', {
      schema: { bsonType: 'object', required: ['version'] },
    });
  },
};

/** A store to which somebody comes. */
export type Coming = Arrival & { storeId: string; timeZone: string };

type HeardBeacon = { uuid: string; major: number; minor: number };

type Index = {
  version: number;
  byId: ReadonlyMap<string, StoredPlace>;
  /** Those that have a location, from south to north. */
  northward: readonly { latitude: number; place: StoredPlace }[];
  byBeacon: ReadonlyMap<string, readonly StoredPlace[]>;
};

/** So near a store without a geofence is in it. */
const NEAR_METRES = 150;

/** Latitudes of that many metres, and a little. */
const REACH_DEGREES = (MAX_RADIUS_METRES / 111_195) * 1.01;

const beaconKey = ({ uuid, major, minor }: HeardBeacon): string => `${uuid.toLowerCase()}/${major}/${minor}`;

/**
 * Stores by where they are. All are held in memory, ordered by latitude, so that a customer's position is compared within
 * this process and goes nowhere, not even into a query.
 */
export function openPlaces(db: Db) {
  const places = db.collection<StoredPlace>('offerPlaces');
  const versions = db.collection<PlacesVersion>('offerPlacesVersion');
  let held: Index | null = null;

  async function index(): Promise<Index> {
    const newest = await versions.findOne({ _id: 'places' });
    const version = newest?.version ?? 0;
    // What is read after the version is at least as new as it.
    if (held?.version !== version) held = indexOf(version, await places.find().toArray());
    return held;
  }

  return {
    /** Follows orders. What was told before something that is known changes nothing. */
    async follow(
      { storeId, kind, timeZone, location, geofence, beacons, at }: Told,
      session: ClientSession,
    ): Promise<void> {
      const known = await places.findOne({ _id: storeId }, { session });
      const toldAt = new Date(at);
      if (known && known.at > toldAt) return;
      const place: Omit<StoredPlace, '_id'> = {
        ...{ kind, timeZone, beacons, at: toldAt },
        ...(location && { location: { coordinates: [location.longitude, location.latitude] } }),
        ...(geofence && { geofence }),
      };
      await places.replaceOne({ _id: storeId }, place, { upsert: true, session });
      await versions.updateOne({ _id: 'places' }, { $inc: { version: 1 } }, { upsert: true, session });
    },

    /** The store's clock. Null for a store of which nothing was told. */
    knownTimeZoneOf: async (storeId: string): Promise<string | null> =>
      (await index()).byId.get(storeId)?.timeZone ?? null,

    /** Whether a position is in a store: within its geofence or, without one, near it. Null where the place of the store isn't known. */
    async isAt(storeId: string, position: Place | null): Promise<boolean | null> {
      const place = (await index()).byId.get(storeId);
      if (!place?.location) return null;
      if (!position) return false;
      const { location, geofence } = place;
      const [longitude, latitude] = location.coordinates;
      const isInside = isInGeofence({ location, ...(geofence && { geofence }) }, position);
      return isInside ?? distanceMetres({ latitude, longitude }, position) <= NEAR_METRES;
    },

    /** The store's clock. UTC for a store of which nothing was told. */
    timeZoneOf: async (storeId: string): Promise<string> =>
      (await index()).byId.get(storeId)?.timeZone ?? 'UTC',

    /** To which stores somebody at this position comes, nearest first: within their geofences, or `withinMetres` of them. */
    async near(position: Place, withinMetres: number): Promise<Coming[]> {
      const { northward } = await index();
      const found: (Coming & { distanceMetres: number })[] = [];
      const south = position.latitude - REACH_DEGREES;
      for (let i = firstFrom(northward, south); i < northward.length; i += 1) {
        const entry = northward[i];
        if (!entry || entry.latitude > position.latitude + REACH_DEGREES) break;
        const { _id: storeId, timeZone, location, geofence } = entry.place;
        if (!location) continue;
        const [longitude, latitude] = location.coordinates;
        const metres = distanceMetres({ latitude, longitude }, position);
        const isInside = isInGeofence({ location, ...(geofence && { geofence }) }, position) === true;
        if (!isInside && metres > withinMetres) continue;
        found.push({ storeId, timeZone, by: 'POSITION', distanceMetres: metres, isInGeofence: isInside });
      }
      return found.sort((a, b) => a.distanceMetres - b.distanceMetres);
    },

    /** To which stores somebody comes whose phone hears this beacon; one, unless two stores share it. */
    async hearing(beacon: HeardBeacon): Promise<Coming[]> {
      const { byBeacon } = await index();
      const found = byBeacon.get(beaconKey(beacon)) ?? [];
      return found.map(({ _id: storeId, timeZone }) => ({ storeId, timeZone, by: 'BEACON' }));
    },
  };
}

export type Places = ReturnType<typeof openPlaces>;

function indexOf(version: number, all: readonly StoredPlace[]): Index {
  const byBeacon = new Map<string, StoredPlace[]>();
  for (const place of all) {
    for (const beacon of place.beacons) {
      const key = beaconKey(beacon);
      byBeacon.set(key, [...(byBeacon.get(key) ?? []), place]);
    }
  }
  const northward = all
    // Nobody visits a warehouse.
    .flatMap((place) =>
      place.location && place.kind === 'STORE' ? { latitude: place.location.coordinates[1], place } : [],
    )
    .sort((a, b) => a.latitude - b.latitude);
  return { version, byId: new Map(all.map((place) => [place._id, place])), northward, byBeacon };
}

/** Where those begin that are not south of a latitude. */
function firstFrom(northward: Index['northward'], latitude: number): number {
  let [low, high] = [0, northward.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((northward[middle]?.latitude ?? 0) < latitude) low = middle + 1;
    else high = middle;
  }
  return low;
}
