import { createHash } from 'node:crypto';
import type { Db, MongoClient } from 'mongodb';
import type { Outbox } from '#shared/events/outbox.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { inTransaction, isDuplicateKey, lookupAllBy } from '#shared/mongo.ts';
import type { Zone, ZoneEventKind, ZoneReport } from './rules.ts';

/** Collection `storeZones`. `_id` is the retailer's own number of the zone. */
export type StoredZone = Omit<Zone, 'id'> & { _id: string; storeId: string };

/** Collection `zoneEvents`: who told what of which zone is in no order; a customer only who permits {@link ZONE_PURPOSE}. */
type StoredZoneEvent = {
  /** Hash of who told it and their number of it, so that it counts once. */
  _id: string;
  storeId: string;
  zoneId: string;
  kind: ZoneEventKind;
  at: Date;
  dwellSeconds?: number;
  customerId?: string;
  /** A day for a customer's, a month for nobody's. */
  expiresAt: Date;
};

/** Without it nobody's place in a store is known by whose it is. */
export const ZONE_PURPOSE = 'location';

const DAY_MS = 86_400_000;
const KEPT_DAYS = { ofCustomer: 1, ofNobody: 30 };

export const zonesMigration: Migration = {
  id: '047-store-zones',
  async up(db) {
    await defineCollection(db, 'storeZones', {
      schema: { bsonType: 'object', required: ['storeId', 'name', 'categories'] },
      indexes: [{ key: { storeId: 1 } }],
    });
    await defineCollection(db, 'zoneEvents', {
      schema: { bsonType: 'object', required: ['storeId', 'zoneId', 'kind', 'at', 'expiresAt'] },
      indexes: [
        { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
        { key: { customerId: 1 }, sparse: true }, // rights
      ],
    });
  },
};

export function openZones({ db, client, outbox }: { db: Db; client: MongoClient; outbox: Outbox }) {
  const zones = db.collection<StoredZone>('storeZones');
  const events = db.collection<StoredZoneEvent>('zoneEvents');
  const byStore = lookupAllBy(zones, 'storeId'); // at most MAX_ZONES each

  return {
    of: (storeId: string): Promise<StoredZone[]> => byStore.load(storeId),

    /** Replaces a store's zones. Names the first that is another store's. */
    replace: (storeId: string, wanted: readonly Zone[]): Promise<{ taken?: string }> =>
      inTransaction(client, async (session) => {
        const ids = wanted.map(({ id }) => id);
        const others = await zones.findOne({ _id: { $in: ids }, storeId: { $ne: storeId } }, { session });
        if (others) return { taken: others._id };
        await zones.deleteMany({ storeId }, { session });
        const docs = wanted.map(({ id, ...zone }) => ({ _id: id, storeId, ...zone }));
        if (docs.length) await zones.insertMany(docs, { session });
        return {};
      }),

    /** Keeps what was told, once; false when it was kept before. A customer who enters is told to the world by ids. */
    async record(
      { _id: zoneId, storeId }: StoredZone,
      { eventId, kind, occurredAt: at, dwellSeconds }: ZoneReport,
      { by, customerId }: { by: string; customerId: string | null },
    ): Promise<boolean> {
      const days = customerId ? KEPT_DAYS.ofCustomer : KEPT_DAYS.ofNobody;
      const event: StoredZoneEvent = {
        _id: createHash('sha256').update(`${by}\n${eventId}`).digest('base64url'),
        ...{ storeId, zoneId, kind, at },
        ...(dwellSeconds === undefined ? {} : { dwellSeconds }),
        ...(customerId ? { customerId } : {}),
        expiresAt: new Date(at.getTime() + days * DAY_MS),
      };
      try {
        await inTransaction(client, async (session) => {
          await events.insertOne(event, { session });
          if (!customerId || kind !== 'ENTERED') return;
          const data = { customerId, storeId, zoneId, purpose: ZONE_PURPOSE, at: at.toISOString() };
          await outbox.append(
            [
              {
                type: 'patron.zone.entered.v1',
                subject: customerId,
                time: at,
                data,
                forgetAt: event.expiresAt,
              },
            ],
            session,
          );
        });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
  };
}
