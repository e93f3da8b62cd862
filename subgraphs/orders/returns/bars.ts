import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupBy, type Stored } from '#shared/mongo.ts';
import type { StoredStore } from '../data/stores.ts';

/** Collection `returnBars`: places that take goods back for us. A terminal of theirs is a device with this id as its store. */
export type StoredReturnBar = Stored & {
  name: string;
  /** The company whose place it is. */
  host: string;
  address?: StoredStore['address'];
  /** GeoJSON: longitude first. */
  location?: StoredStore['location'];
  timeZone: string;
  openingHours: StoredStore['openingHours'];
  /** The store or warehouse to which it sends what it took. */
  returnsTo: string;
};

export const returnBarsMigration: Migration = {
  id: '032-return-bars',
  up: (db) =>
    defineCollection(db, 'returnBars', {
      schema: {
        bsonType: 'object',
        required: ['name', 'host', 'timeZone', 'openingHours', 'returnsTo'],
        properties: {
          name: { bsonType: 'string', minLength: 1 },
          host: { bsonType: 'string', minLength: 1 },
          timeZone: { bsonType: 'string' },
          openingHours: { bsonType: 'array' },
          returnsTo: { bsonType: 'string', minLength: 1 },
        },
      },
      indexes: [{ key: { location: '2dsphere' } }], // leaves out who has none
    }),
};

/** Where goods can be brought back: a store of ours or a return bar. */
export type ReturnPoint = { distanceMetres: number } & (
  | { store: StoredStore; bar: null }
  | { store: null; bar: StoredReturnBar }
);

export function openReturnBars(db: Db) {
  const bars = db.collection<StoredReturnBar>('returnBars');
  const byId = lookupBy(bars, '_id');

  return {
    byId: (id: string): Promise<StoredReturnBar | null> => byId.load(id),

    /** Bars and stores that take goods back, nearest first. */
    async near(
      { latitude, longitude }: { latitude: number; longitude: number },
      { first, radiusMetres }: { first: number; radiusMetres: number },
    ): Promise<ReturnPoint[]> {
      const near = (query: object) => ({
        $geoNear: {
          near: { type: 'Point' as const, coordinates: [longitude, latitude] as [number, number] },
          distanceField: 'distanceMetres',
          key: 'location',
          maxDistance: radiusMetres,
          query,
        },
      });
      type Found<Doc> = Doc & { distanceMetres: number };
      const [ours, theirs] = await Promise.all([
        db
          .collection<StoredStore>('stores')
          .aggregate<Found<StoredStore>>([near({ services: 'RETURNS' }), { $limit: first }])
          .toArray(),
        bars.aggregate<Found<StoredReturnBar>>([near({}), { $limit: first }]).toArray(),
      ]);
      const points: ReturnPoint[] = [
        ...ours.map(({ distanceMetres, ...store }) => ({ distanceMetres, store, bar: null })),
        ...theirs.map(({ distanceMetres, ...bar }) => ({ distanceMetres, store: null, bar })),
      ];
      return points.sort((a, b) => a.distanceMetres - b.distanceMetres).slice(0, first);
    },

    /** Creates or replaces whole bars. */
    async replace(changed: readonly StoredReturnBar[]): Promise<void> {
      if (!changed.length) return;
      const writes = changed.map((bar) => ({
        replaceOne: { filter: { _id: bar._id }, replacement: bar, upsert: true },
      }));
      await bars.bulkWrite(writes, { ordered: false });
    },
  };
}
