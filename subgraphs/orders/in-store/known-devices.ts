import type { ClientSession, Db } from 'mongodb';
import type { EventData } from '#shared/events/event.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupBy, type Stored } from '#shared/mongo.ts';

/**
 * Collection `storeDevices`: the registered devices, as events tell of them. A token lives for minutes; what is out of
 * service is refused here at once.
 */
type KnownDevice = Stored & { storeId: string; kind: string; state: 'ACTIVE' | 'REVOKED' };

const string = { bsonType: 'string' };

export const storeDevicesMigration: Migration = {
  id: '030-store-devices',
  up: (db) =>
    defineCollection(db, 'storeDevices', {
      schema: {
        bsonType: 'object',
        required: ['storeId', 'kind', 'state'],
        properties: { storeId: string, kind: string, state: { enum: ['ACTIVE', 'REVOKED'] } },
      },
    }),
};

export function openKnownDevices({ db }: { db: Db }) {
  const devices = db.collection<KnownDevice>('storeDevices');
  const byId = lookupBy(devices, '_id');
  return {
    byId: (id: string): Promise<KnownDevice | null> => byId.load(id),

    /** Follows the registry: what is out of service stays so. */
    async follow(
      { deviceId, storeId, kind, state }: EventData['patron.device.changed.v1'],
      session: ClientSession,
    ): Promise<void> {
      await devices.replaceOne({ _id: deviceId }, { storeId, kind, state }, { upsert: true, session });
    },
  };
}
