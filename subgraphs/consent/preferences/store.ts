import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupBy, type Stored } from '#shared/mongo.ts';
import { CHANNELS, NO_PREFERENCES, type Preferences, preferencesIn } from './preferences.ts';

type Version = Preferences & {
  customerId: string;
  /** 1, 2, ...: counts the changes. */
  version: number;
  changedAt: Date;
  /** Actor id of who changed it. */
  changedBy: string;
  surface: string;
};

/** Collection `communicationPreferences`: what holds now. `_id` is the customer. */
export type StoredPreferences = Stored &
  Version & {
    /** Of the last time that all was set, and of the last snooze, see `rules/joining.ts`. */
    tick?: number;
    snoozeTick?: number;
  };

/** What changes beside the preferences: when all was set, or snoozed, since ids became one. Absent: neither. */
export type Ticks = { tick?: number | undefined; snoozeTick?: number | undefined };

/**
 * Collection `communicationPreferenceVersions`: every version, so that an answer can name the one that it rested on. `_id` is
 * `customer/version`. It goes with the customer.
 */
type StoredVersion = Stored & Version;

const text = { bsonType: 'string' };
const schema = {
  bsonType: 'object',
  required: [
    'customerId',
    'version',
    'changedAt',
    'changedBy',
    'surface',
    'choices',
    'frequencyCaps',
    'doNotApproach',
  ],
  properties: {
    customerId: text,
    version: { bsonType: 'int', minimum: 1 },
    choices: {
      bsonType: 'array',
      maxItems: 1000, // what a customer sets, and what links in letters add to it
      items: {
        bsonType: 'object',
        required: ['wanted'],
        properties: { purpose: text, channel: { enum: CHANNELS }, topic: text, wanted: { bsonType: 'bool' } },
      },
    },
    frequencyCaps: { bsonType: 'array', maxItems: CHANNELS.length },
    quietHours: { bsonType: 'object', required: ['from', 'to', 'timeZone'] },
    snoozedUntil: { bsonType: 'date' },
    doNotApproach: { bsonType: 'bool' },
    language: text,
    tone: { enum: ['FORMAL', 'INFORMAL'] },
  },
};

export const preferencesMigration: Migration = {
  id: '020-communication-preferences',
  async up(db) {
    await defineCollection(db, 'communicationPreferences', { schema });
    await defineCollection(db, 'communicationPreferenceVersions', {
      schema,
      indexes: [{ key: { customerId: 1 } }], // everything about a person, for access and erasure
    });
  },
};

export function openPreferences({ db, clock }: { db: Db; clock: () => Date }) {
  const current = db.collection<StoredPreferences>('communicationPreferences');
  const versions = db.collection<StoredVersion>('communicationPreferenceVersions');
  const byCustomer = lookupBy(current, '_id');
  const byId = lookupBy(versions, '_id');
  const findIn = (customerId: string, session: ClientSession) =>
    current.findOne({ _id: customerId }, { session });

  return {
    /** Null when the customer has chosen nothing yet. */
    of: (customerId: string): Promise<StoredPreferences | null> => byCustomer.load(customerId),

    /** As it was; null when there is no such version. */
    version: (customerId: string, version: number): Promise<StoredVersion | null> =>
      byId.load(`${customerId}/${version}`),

    findIn,

    /** As {@link of}, of several ids: those that have chosen something. */
    async ofAll(ids: readonly string[]): Promise<StoredPreferences[]> {
      return (await Promise.all(ids.map((id) => byCustomer.load(id)))).filter((one) => one !== null);
    },

    findAllIn: (ids: readonly string[], session: ClientSession): Promise<StoredPreferences[]> =>
      current.find({ _id: { $in: [...ids] } }, { session }).toArray(),

    /** Makes a new version of what holds now. Two changes at once: the later one starts over. */
    async change(
      customerId: string,
      { by, surface, ...ticks }: { by: string; surface: string } & Ticks,
      next: (before: Preferences) => Preferences,
      session: ClientSession,
    ): Promise<StoredPreferences> {
      const before = await findIn(customerId, session);
      const changed: Version = {
        ...preferencesIn(next(before ?? NO_PREFERENCES)),
        customerId,
        version: (before?.version ?? 0) + 1,
        changedAt: clock(),
        changedBy: by,
        surface,
      };
      const { tick = before?.tick, snoozeTick = before?.snoozeTick } = ticks;
      const row: StoredPreferences = {
        _id: customerId,
        ...changed,
        ...(tick !== undefined && { tick }),
        ...(snoozeTick !== undefined && { snoozeTick }),
      };
      await current.replaceOne({ _id: customerId }, row, { session, upsert: true });
      await versions.insertOne({ _id: `${customerId}/${changed.version}`, ...changed }, { session });
      return row;
    },
  };
}
