import type { ClientSession } from 'mongodb';
import type { NewEvent } from '#shared/events/event.ts';
import type { Geofence } from '#shared/geofence.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { inTransaction, lookupBy } from '#shared/mongo.ts';
import { type PageRequest, requirePageSize } from '#shared/pagination.ts';
import { FRESH_MS, rememberedBy } from '#shared/remembered.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import type { Beacon } from '../places/beacons.ts';
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
  /** When the others were told of it as it is. Absent: they have yet to be. */
  toldAt?: Date;
};

/** Stores of which others are told in one transaction. */
const TOLD_AT_ONCE = 200;

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

/** What the others learn of a store. */
function changed(store: StoredStore, at: Date): NewEvent<'patron.store.changed.v1'> {
  const { _id: storeId, kind, timeZone, location, geofence, beacons = [] } = store;
  const [longitude, latitude] = location?.coordinates ?? [];
  const place =
    longitude === undefined || latitude === undefined ? {} : { location: { latitude, longitude } };
  const data = { storeId, kind, timeZone, ...place, ...(geofence && { geofence }), beacons };
  return {
    type: 'patron.store.changed.v1',
    subject: storeId,
    time: at,
    data: { ...data, at: at.toISOString() },
  };
}

/** So many stores are remembered. */
const REMEMBERED = 10_000;

type StoresDependencies = Pick<Dependencies, 'db' | 'client' | 'outbox' | 'clock'>;

export function openStores({ db, client, outbox, clock }: StoresDependencies) {
  const stores = db.collection<StoredStore>('stores');
  const byId = rememberedBy(lookupBy(stores, '_id'), { max: REMEMBERED, maxAgeMs: FRESH_MS });

  /** Which of these ids are stores. */
  async function known(ids: readonly string[]): Promise<Set<string>> {
    const found = await stores.find({ _id: { $in: [...ids] } }, { projection: { _id: 1 } }).toArray();
    return new Set(found.map(({ _id }) => _id));
  }

  const tell = (those: readonly StoredStore[], at: Date, session: ClientSession): Promise<void> =>
    outbox.append(
      those.map((store) => changed(store, at)),
      session,
    );

  return {
    /** Nothing that is there may be changed. What another process sets is seen within half a second. */
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

    known,

    /** Creates or replaces whole stores. */
    async replace(wanted: readonly StoredStore[]): Promise<void> {
      if (!wanted.length) return;
      const toldAt = clock();
      const writes = wanted.map((store) => ({
        replaceOne: { filter: { _id: store._id }, replacement: { ...store, toldAt }, upsert: true },
      }));
      await inTransaction(client, async (session) => {
        await stores.bulkWrite(writes, { session });
        await tell(wanted, toldAt, session);
      }).finally(byId.forget);
    },

    /** Tells of those that were there before anybody asked, once. */
    async tellUntold(signal: AbortSignal): Promise<void> {
      while (!signal.aborted) {
        const toldAt = clock();
        const told = await inTransaction(client, async (session) => {
          const untold = await stores
            .find({ toldAt: { $exists: false } }, { session })
            .limit(TOLD_AT_ONCE)
            .toArray();
          const ids = untold.map(({ _id }) => _id);
          await stores.updateMany({ _id: { $in: ids } }, { $set: { toldAt } }, { session });
          await tell(untold, toldAt, session);
          return untold.length;
        });
        if (told < TOLD_AT_ONCE) return;
      }
    },

    /** Makes a bare store for each id that is none yet, with the currency it was seen selling in. */
    async ensure(wanted: ReadonlyMap<string, string>): Promise<void> {
      const there = await known([...wanted.keys()]);
      const missing = Array.from(wanted, ([_id, currency]): StoredStore => {
        return { _id, name: _id, kind: 'STORE', timeZone: 'UTC', currency, openingHours: [], services: [] };
      }).filter(({ _id }) => !there.has(_id));
      if (!missing.length) return;
      const toldAt = clock();
      await inTransaction(client, async (session) => {
        const writes = missing.map(({ _id, ...store }) => ({
          updateOne: { filter: { _id }, update: { $setOnInsert: { ...store, toldAt } }, upsert: true },
        }));
        const { upsertedIds } = await stores.bulkWrite(writes, { session });
        const made = new Set<unknown>(Object.values(upsertedIds));
        await tell(
          missing.filter(({ _id }) => made.has(_id)),
          toldAt,
          session,
        );
      }).finally(byId.forget);
    },
  };
}

export type Stores = ReturnType<typeof openStores>;
