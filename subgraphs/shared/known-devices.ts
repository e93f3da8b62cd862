import type { ClientSession, Db } from 'mongodb';
import type { Actor } from './actor.ts';
import { type DeviceActor, deviceOf, type StoreDeviceKind } from './devices.ts';
import type { EventData } from './events/event.ts';
import { failure } from './failure.ts';
import { defineCollection, type Migration } from './migrations.ts';
import { type Lookup, lookupBy, type Stored } from './mongo.ts';

/**
 * Collection `storeDevices`: the registered devices, as events tell of them. A token lives for minutes; what is out of
 * service is refused here at once.
 */
type KnownDevice = Stored & { storeId: string; kind: string; state: 'ACTIVE' | 'REVOKED' };

const string = { bsonType: 'string' };

/** @param id the subgraph's own number for it. */
export const storeDevicesMigration = (id: string): Migration => ({
  id,
  up: (db) =>
    defineCollection(db, 'storeDevices', {
      schema: {
        bsonType: 'object',
        required: ['storeId', 'kind', 'state'],
        properties: { storeId: string, kind: string, state: { enum: ['ACTIVE', 'REVOKED'] } },
      },
    }),
});

export type KnownDevices = {
  /** Null for one that nobody has registered here. */
  byId: Lookup<KnownDevice | null>['load'];
  /** Follows the registry: what is out of service stays so. */
  follow(event: EventData['patron.device.changed.v1'], session: ClientSession): Promise<void>;
};

export function openKnownDevices({ db }: { db: Db }): KnownDevices {
  const devices = db.collection<KnownDevice>('storeDevices');
  const byId = lookupBy(devices, '_id');
  return {
    byId: (id) => byId.load(id),
    async follow({ deviceId, storeId, kind, state }, session) {
      await devices.replaceOne({ _id: deviceId }, { storeId, kind, state }, { upsert: true, session });
    },
  };
}

/**
 * The device that asks. One that nobody has registered here is believed as far as its token goes, as that of another issuer.
 * @throws {GraphQLError} `FORBIDDEN` for other kinds, and for one that is out of service or registered as another.
 */
export async function requireDevice(
  { actor, knownDevices }: { actor: Actor; knownDevices: KnownDevices },
  ...kinds: readonly StoreDeviceKind[]
): Promise<DeviceActor> {
  const device = deviceOf(actor, ...kinds);
  if (!device) throw failure('FORBIDDEN', 'This kind of device does no such thing.');
  const known = await knownDevices.byId(device.deviceId);
  const isOther =
    known && (known.storeId !== device.storeId || known.kind !== device.deviceKind.toUpperCase());
  if (known?.state === 'REVOKED' || isOther) throw failure('FORBIDDEN', 'This device is out of service.');
  return device;
}
