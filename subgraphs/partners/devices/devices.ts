import { createHash, randomBytes } from 'node:crypto';
import type { Db, MongoClient } from 'mongodb';
import { DEVICE_KINDS, type StoreDeviceKind } from '#shared/devices.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { inTransaction, isDuplicateKey, lookupBy, type Stored } from '#shared/mongo.ts';
import { type PageRequest, pageOf, requirePageSize } from '#shared/pagination.ts';

/** Collection `devices`: what stands in stores and has a token of its own. `_id` is the OAuth client id. */
export type StoredDevice = Stored & {
  name: string;
  storeId: string;
  kind: StoreDeviceKind;
  /** SHA-256 of the client secret, in base64url; the secret is 256 random bits. */
  secretHash: string;
  state: 'ACTIVE' | 'REVOKED';
  registeredAt: Date;
  revokedAt?: Date;
};

export type DeviceDeclaration = { id: string; name: string; storeId: string; kind: StoreDeviceKind };

const string = { bsonType: 'string', minLength: 1 };
const date = { bsonType: 'date' };

export const devicesMigration: Migration = {
  id: '023-devices',
  up: (db) =>
    defineCollection(db, 'devices', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['name', 'storeId', 'kind', 'secretHash', 'state', 'registeredAt'],
        properties: {
          _id: string,
          name: string,
          storeId: string,
          kind: { enum: [...DEVICE_KINDS] },
          secretHash: string,
          state: { enum: ['ACTIVE', 'REVOKED'] },
          registeredAt: date,
          revokedAt: date,
        },
      },
      indexes: [{ key: { storeId: 1, _id: 1 } }], // the devices of a store
    }),
};

/** Never the id of an app, which has no underscore. */
export const isDeviceId = (id: string): boolean => /^dev_[a-z0-9_]{1,60}$/.test(id);

type Dependencies = { db: Db; client: MongoClient; outbox: Outbox; clock: () => Date };

export function openDevices({ db, client, outbox, clock }: Dependencies) {
  const devices = db.collection<StoredDevice>('devices');
  const byId = lookupBy(devices, '_id');

  const changed = ({ _id, storeId, kind, state }: StoredDevice, time: Date) =>
    ({
      type: 'patron.device.changed.v1',
      subject: _id,
      time,
      data: { deviceId: _id, storeId, kind, state },
    }) as const;

  return {
    byId: (id: string): Promise<StoredDevice | null> => byId.load(id),

    /** The device when it may have tokens, null otherwise. */
    async active(id: string): Promise<StoredDevice | null> {
      const device = isDeviceId(id) ? await byId.load(id) : null;
      return device?.state === 'ACTIVE' ? device : null;
    },

    /** One page in order of ids. @throws {GraphQLError} `BAD_USER_INPUT` when `first` is outside 1..100. */
    async page({ first, after }: PageRequest, storeId?: string | null) {
      requirePageSize(first);
      const found = await devices
        .find({ ...(after ? { _id: { $gt: after } } : {}), ...(storeId ? { storeId } : {}) })
        .sort({ _id: 1 })
        .limit(first + 1)
        .toArray();
      return pageOf(found, first);
    },

    /** `clientSecret` can't be had again. Null when the id is taken. */
    async register({ id, ...declared }: DeviceDeclaration) {
      const clientSecret = randomBytes(32).toString('base64url');
      const registeredAt = clock();
      const device: StoredDevice = {
        _id: id,
        ...declared,
        secretHash: hashOf(clientSecret),
        state: 'ACTIVE',
        registeredAt,
      };
      try {
        await inTransaction(client, async (session) => {
          await devices.insertOne(device, { session });
          await outbox.append([changed(device, registeredAt)], session);
        });
      } catch (error) {
        if (isDuplicateKey(error)) return null;
        throw error;
      }
      return { device, clientSecret };
    },

    /** Makes another client secret; the one before is worth nothing any more. Null when no device that isn't revoked has this id. */
    async rotateSecret(id: string) {
      const clientSecret = randomBytes(32).toString('base64url');
      const device = await devices.findOneAndUpdate(
        { _id: id, state: 'ACTIVE' },
        { $set: { secretHash: hashOf(clientSecret) } },
        { returnDocument: 'after' },
      );
      return device && { device, clientSecret };
    },

    /** It gets no token any more, and never again. Doing so again changes nothing. Null when no device has this id. */
    revoke: (id: string): Promise<StoredDevice | null> =>
      inTransaction(client, async (session) => {
        const revokedAt = clock();
        const device = await devices.findOneAndUpdate(
          { _id: id, state: 'ACTIVE' },
          { $set: { state: 'REVOKED', revokedAt } },
          { session, returnDocument: 'after' },
        );
        if (!device) return devices.findOne({ _id: id }, { session });
        await outbox.append([changed(device, revokedAt)], session);
        return device;
      }),
  };
}

export type Devices = ReturnType<typeof openDevices>;

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
