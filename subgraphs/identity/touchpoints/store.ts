import type { Collection, Db, Filter } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';
import { newestFirst, type PageRequest } from '#shared/pagination.ts';
import type { DeviceKind } from './rules/devices.ts';
import type { Evidence } from './rules/patterns.ts';
import type { Touchpoint } from './rules/touchpoint.ts';

/**
 * Collection `touchpoints`: what sensors and shops saw. `_id` begins with the time, so that it sorts by it. Nobody is named in it
 * but by `customerId`, while that customer lets themself be recognised.
 */
export type StoredTouchpoint = Stored &
  Omit<Touchpoint, 'devices'> & {
    /** Keyed hash of who said it and their id of the event: it counts once. */
    eventKey: string;
    /** `actorId` of who said it. */
    by: string;
    receivedAt: Date;
    /** Names of device identifiers (keyed hashes); none for a count. */
    devices: string[];
    /** Absent for a count, which is of nobody. */
    profileId?: string;
    /** The customer whom the profile was recognised as. */
    customerId?: string;
    expiresAt: Date;
  };

/** Collection `devices`: device identifiers that were seen. `_id` is the keyed hash; the identifier itself is kept nowhere. */
export type StoredDevice = Stored & {
  kind: DeviceKind;
  /** Its group, see `groupsOf`. */
  group: string;
  /** When sessions on it were ended: what comes after is another person's. */
  ends: Date[];
  /** It was seen with so many others that it joins nobody. */
  crowded?: true;
  expiresAt: Date;
};

/** Collection `deviceLinks`: two identifiers that were seen together. */
export type StoredDeviceLink = Stored & { devices: [string, string]; expiresAt: Date };

/** Collection `deviceSignIns`: on which devices customers were signed in who let themselves be recognised. */
export type StoredSignIn = Stored & { customerId: string; devices: string[]; at: Date; expiresAt: Date };

/** Collection `knownVisits`: when customers who let themselves be recognised were at a store's counter. `_id`: order and step. */
export type StoredVisit = Stored & { customerId: string; storeId: string; at: Date; expiresAt: Date };

/** Collection `profileJoins`: anonymous profiles that are one person's by behaviour alone. One for each side. */
export type StoredJoin = Stored & { withId: string; weight: number; evidence: Evidence[]; joinedAt: Date };

/** Collection `recognitions`: which customer an anonymous profile is, and why. `_id` is the profile. */
export type StoredRecognition = Stored & {
  customerId: string;
  weight: number;
  evidence: Evidence[];
  recognisedAt: Date;
  /** Of the newest event that was added, so that taking it away and adding to it meet. */
  touchedAt: Date;
};

const string = { bsonType: 'string', minLength: 1 };
const date = { bsonType: 'date' };
const strings = { bsonType: 'array', items: string };

export const touchpointsMigration: Migration = {
  id: '040-touchpoints',
  async up(db) {
    await defineCollection(db, 'touchpoints', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: [
          ...['eventKey', 'by', 'kind', 'occurredAt', 'receivedAt', 'categories', 'devices'],
          ...['details', 'expiresAt'],
        ],
        properties: {
          _id: string,
          eventKey: string,
          by: string,
          kind: string,
          occurredAt: date,
          receivedAt: date,
          storeId: string,
          zone: string,
          categories: strings,
          devices: strings,
          position: { bsonType: 'object' },
          count: { bsonType: ['int', 'long', 'double'], minimum: 0 },
          session: { bsonType: 'object' },
          details: { bsonType: 'object' },
          profileId: string,
          customerId: string,
          expiresAt: date,
        },
      },
      indexes: [
        { key: { eventKey: 1 }, unique: true }, // an event counts once
        { key: { profileId: 1, occurredAt: 1 } }, // a profile
        { key: { devices: 1, occurredAt: 1 } }, // what a device was seen in
        { key: { customerId: 1, _id: -1 }, partialFilterExpression: { customerId: { $exists: true } } },
        { key: { expiresAt: 1 } }, // what is to go
      ],
    });
    await defineCollection(db, 'devices', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['kind', 'group', 'ends', 'expiresAt'],
        properties: {
          _id: string,
          kind: string,
          group: string,
          ends: { bsonType: 'array', items: date },
          crowded: { bsonType: 'bool' },
          expiresAt: date,
        },
      },
      indexes: [{ key: { group: 1 } }, { key: { expiresAt: 1 } }],
    });
    await defineCollection(db, 'deviceLinks', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['devices', 'expiresAt'],
        properties: { _id: string, devices: strings, expiresAt: date },
      },
      indexes: [{ key: { devices: 1 } }, { key: { expiresAt: 1 } }],
    });
    await defineCollection(db, 'deviceSignIns', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['customerId', 'devices', 'at', 'expiresAt'],
        properties: { _id: string, customerId: string, devices: strings, at: date, expiresAt: date },
      },
      indexes: [{ key: { customerId: 1 } }, { key: { devices: 1 } }, { key: { expiresAt: 1 } }],
    });
    await defineCollection(db, 'knownVisits', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['customerId', 'storeId', 'at', 'expiresAt'],
        properties: { _id: string, customerId: string, storeId: string, at: date, expiresAt: date },
      },
      indexes: [{ key: { customerId: 1 } }, { key: { expiresAt: 1 } }],
    });
    await defineCollection(db, 'profileJoins', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['withId', 'weight', 'evidence', 'joinedAt'],
        properties: {
          _id: string,
          withId: string,
          weight: { bsonType: 'number' },
          evidence: { bsonType: 'array' },
          joinedAt: date,
        },
      },
    });
    await defineCollection(db, 'recognitions', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['customerId', 'weight', 'evidence', 'recognisedAt', 'touchedAt'],
        properties: {
          _id: string,
          customerId: string,
          weight: { bsonType: 'number' },
          evidence: { bsonType: 'array' },
          recognisedAt: date,
          touchedAt: date,
        },
      },
      indexes: [{ key: { customerId: 1 } }],
    });
  },
};

/** The collections that change together when somebody is seen, recognised or forgotten. */
export const touchpointsIn = (db: Db) => ({
  touchpoints: db.collection<StoredTouchpoint>('touchpoints'),
  devices: db.collection<StoredDevice>('devices'),
  links: db.collection<StoredDeviceLink>('deviceLinks'),
  signIns: db.collection<StoredSignIn>('deviceSignIns'),
  visits: db.collection<StoredVisit>('knownVisits'),
  joins: db.collection<StoredJoin>('profileJoins'),
  recognitions: db.collection<StoredRecognition>('recognitions'),
});

export type TouchpointCollections = ReturnType<typeof touchpointsIn>;

/** Of these customers, newest first. @throws as {@link newestFirst} */
export const touchpointsOf = (
  touchpoints: Collection<StoredTouchpoint>,
  customerIds: readonly string[],
  page: PageRequest,
) => newestFirst(touchpoints, { customerId: { $in: [...customerIds] } } as Filter<StoredTouchpoint>, page);

/** Many ids in one question, as the transaction of the session sees them. */
export const among = (ids: Iterable<string>): { $in: string[] } => ({ $in: [...ids] });
