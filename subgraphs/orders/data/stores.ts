import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupBy } from '#shared/mongo.ts';
import { type PageRequest, requirePageSize } from '#shared/pagination.ts';
import type { Beacon } from '../places/beacons.ts';
import type { Geofence } from '../places/geofence.ts';
import type { OpeningException, OpeningHours } from '../rules/opening-hours.ts';
import { pageById } from './by-id.ts';

export const STORE_SERVICES = [
  'PICKUP',
  'RETURNS',
  'SHIPPING',
  'SCAN_AND_GO',
  'WALK_OUT',
  'SELF_CHECKOUT',
  'GUIDE_SHOP',
  'RESERVE_AND_TRY',
  'ROOM_SIMULATOR',
] as const;
export type StoreService = (typeof STORE_SERVICES)[number];

/** Nobody visits a warehouse: it is never near, and hands nothing over. */
export type StoreKind = 'STORE' | 'WAREHOUSE';

/** Collection `stores`. `_id` is the retailer's own number of the store. */
export type StoredStore = {
  _id: string;
  name: string;
  kind: StoreKind;
  address?: { street: string; city: string; postcode?: string; country: string };
  /** GeoJSON: longitude first. */
  location?: { type: 'Point'; coordinates: [longitude: number, latitude: number] };
  timeZone: string;
  currency: string;
  openingHours: OpeningHours[];
  /** In the order of their dates. */
  exceptions?: OpeningException[];
  services: StoreService[];
  geofence?: Geofence;
  beacons?: Beacon[];
};

export type NearbyStore = { store: StoredStore; distanceMetres: number };

/** How many, how far, and which; see `near`. */
type Nearby = { first: number; radiusMetres?: number; among?: string[]; service?: StoreService };

export type Place = { latitude: number; longitude: number };

export const storesMigration: Migration = {
  id: '002-stores',
  up: (db) =>
    defineCollection(db, 'stores', {
      schema: {
        bsonType: 'object',
        required: ['name', 'timeZone', 'currency', 'openingHours', 'services'],
        properties: {
          name: { bsonType: 'string', minLength: 1 },
          timeZone: { bsonType: 'string' },
          currency: { bsonType: 'string', minLength: 3, maxLength: 3 },
          openingHours: { bsonType: 'array' },
          services: { bsonType: 'array', items: { enum: ['PICKUP', 'RETURNS'] } },
        },
      },
      indexes: [{ key: { location: '2dsphere' } }], // leaves out who has none
    }),
};

/** More services, and the kind of each store. */
export const placesMigration: Migration = {
  id: '015-places',
  async up(db) {
    await defineCollection(db, 'stores', {
      schema: {
        bsonType: 'object',
        required: ['name', 'timeZone', 'currency', 'openingHours', 'services'],
        properties: {
          name: { bsonType: 'string', minLength: 1 },
          kind: { enum: ['STORE', 'WAREHOUSE'] },
          timeZone: { bsonType: 'string' },
          currency: { bsonType: 'string', minLength: 3, maxLength: 3 },
          openingHours: { bsonType: 'array' },
          services: { bsonType: 'array', items: { enum: [...STORE_SERVICES] } },
        },
      },
      indexes: [{ key: { services: 1 } }], // those that send
    });
    await db.collection('stores').updateMany({ kind: { $exists: false } }, { $set: { kind: 'STORE' } });
  },
};

export function openStores(db: Db) {
  const stores = db.collection<StoredStore>('stores');
  const byId = lookupBy(stores, '_id');

  return {
    byId: (id: string): Promise<StoredStore | null> => byId.load(id),

    page: (page: PageRequest) => pageById(stores, {}, page),

    /**
     * Places that customers visit, nearest first. `among` narrows the search to these ids, `service` to who offers it.
     * @throws {GraphQLError} `BAD_USER_INPUT` when `first` is outside 1..100.
     */
    async near(
      { latitude, longitude }: Place,
      { first, radiusMetres, among, service }: Nearby,
    ): Promise<NearbyStore[]> {
      requirePageSize(first);
      const found = await stores
        .aggregate<StoredStore & { distanceMetres: number }>([
          {
            $geoNear: {
              near: { type: 'Point', coordinates: [longitude, latitude] },
              distanceField: 'distanceMetres',
              key: 'location',
              ...(radiusMetres === undefined ? {} : { maxDistance: radiusMetres }),
              query: {
                kind: { $ne: 'WAREHOUSE' },
                ...(among ? { _id: { $in: among } } : {}),
                ...(service ? { services: service } : {}),
              },
            },
          },
          { $limit: first },
        ])
        .toArray();
      return found.map(({ distanceMetres, ...store }) => ({ store, distanceMetres }));
    },

    /** Those of these ids that send to customers, at most `limit`. */
    senders: (ids: readonly string[], limit: number): Promise<StoredStore[]> =>
      stores
        .find({ _id: { $in: [...ids] }, services: 'SHIPPING' })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray(),

    /** Which of these ids are stores. */
    async known(ids: readonly string[]): Promise<Set<string>> {
      const found = await stores.find({ _id: { $in: [...ids] } }, { projection: { _id: 1 } }).toArray();
      return new Set(found.map(({ _id }) => _id));
    },

    /** Creates or replaces whole stores. */
    async replace(changed: StoredStore[]): Promise<void> {
      if (!changed.length) return;
      const writes = changed.map((store) => ({
        replaceOne: { filter: { _id: store._id }, replacement: store, upsert: true },
      }));
      await stores.bulkWrite(writes, { ordered: false });
    },

    /** Makes a bare store for each id that is none yet, with the currency it was seen selling in. */
    async ensure(wanted: ReadonlyMap<string, string>): Promise<void> {
      const writes = Array.from(wanted, ([_id, currency]) => ({
        updateOne: {
          filter: { _id },
          update: {
            $setOnInsert: {
              name: _id,
              kind: 'STORE' as const,
              timeZone: 'UTC',
              currency,
              openingHours: [],
              services: [],
            },
          },
          upsert: true,
        },
      }));
      if (writes.length) await stores.bulkWrite(writes, { ordered: false });
    },
  };
}

export type Stores = ReturnType<typeof openStores>;
