import { setTimeout as delay } from 'node:timers/promises';
import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';
import { remembered, steadily } from '#shared/remembered.ts';
import {
  isInForce,
  type Purpose,
  type PurposeVersion,
  purposesAt,
  purposesInForce,
} from '../rules/purpose.ts';
import { WELL_KNOWN_PURPOSES } from './well-known-purposes.ts';

/** Collection `purposeVersions`: `_id` is `key@version`. Only ever added to. */
type StoredPurposeVersion = Stored & PurposeVersion;

/**
 * Collection `purposeCatalogues`: one document that counts the publications. A process that needs the purposes reads it
 * a few times a second, and the purposes themselves only when it has grown. A publication is acknowledged when no process
 * can go by an older count any more, so every read that starts afterwards knows it.
 */
type Catalogue = Stored & { revision: number };

const CATALOGUE = 'purposes';

/** So long a process goes by the count that it has read, from the beginning of that read. */
const GOES_BY_MS = 250;
/** So long a publication waits before it is acknowledged. Longer, for timers that are early and clocks that are slow. */
const SETTLES_MS = 400;

const collectionIn = (db: Db) => db.collection<StoredPurposeVersion>('purposeVersions');
const cataloguesIn = (db: Db) => db.collection<Catalogue>('purposeCatalogues');

const strings = { bsonType: 'array', items: { bsonType: 'string' } };

export const purposesMigration: Migration = {
  id: '001-purposes',
  async up(db) {
    await defineCollection(db, 'purposeVersions', {
      schema: {
        bsonType: 'object',
        required: [
          'key',
          'version',
          'publishedAt',
          'lawfulBasis',
          'mechanism',
          'dpvTerm',
          'texts',
          'requiresReconsent',
        ],
        properties: {
          key: { bsonType: 'string', pattern: '^[a-z][a-z_]{0,63}$' },
          version: { bsonType: 'int', minimum: 1 },
          publishedAt: { bsonType: 'date' },
          lawfulBasis: { enum: ['CONSENT', 'CONTRACT', 'LEGAL_OBLIGATION', 'LEGITIMATE_INTEREST'] },
          mechanism: { enum: ['OPT_IN', 'OPT_OUT', 'NOTICE'] },
          dataCategories: strings,
          recipients: strings,
          storageLocations: strings,
          retentionDays: { bsonType: 'int', minimum: 1 },
          validityDays: { bsonType: 'int', minimum: 1 },
          requiresReconsent: { bsonType: 'bool' },
          texts: { bsonType: 'object', minProperties: 1 },
        },
      },
      indexes: [{ key: { key: 1, version: 1 }, unique: true }],
    });
    await collectionIn(db).bulkWrite(
      WELL_KNOWN_PURPOSES.map((version) => ({
        updateOne: {
          filter: { _id: `${version.key}@${version.version}` },
          update: { $setOnInsert: version },
          upsert: true,
        },
      })),
    );
  },
};

/** Languages and marks that came to the purposes that ship with Patron after their publication. Their meaning stands. */
export const purposesCompletedMigration: Migration = {
  id: '010-purposes-completed',
  async up(db) {
    await collectionIn(db).bulkWrite(
      WELL_KNOWN_PURPOSES.flatMap(({ key, version, sharing, texts }) => [
        {
          updateOne: {
            filter: { _id: `${key}@${version}`, sharing: { $exists: false } },
            update: { $set: { sharing } },
          },
        },
        ...Object.entries(texts).map(([language, text]) => ({
          updateOne: {
            filter: { _id: `${key}@${version}`, [`texts.${language}`]: { $exists: false } },
            update: { $set: { [`texts.${language}`]: text } },
          },
        })),
      ]),
    );
    await cataloguesIn(db).updateOne({ _id: CATALOGUE }, { $inc: { revision: 1 } }, { upsert: true });
  },
};

/** Purposes that ship with Patron since later than its first database. */
export const purposesAddedMigration: Migration = {
  id: '031-purposes-added',
  async up(db) {
    await collectionIn(db).bulkWrite(
      WELL_KNOWN_PURPOSES.map((version) => ({
        updateOne: {
          filter: { _id: `${version.key}@${version.version}` },
          update: { $setOnInsert: version },
          upsert: true,
        },
      })),
    );
    await cataloguesIn(db).updateOne({ _id: CATALOGUE }, { $inc: { revision: 1 } }, { upsert: true });
  },
};

export function openPurposes(db: Db, clock: () => Date) {
  const catalogueNow = remembered(() => cataloguesIn(db).findOne({ _id: CATALOGUE }), steadily, GOES_BY_MS);
  let known: { revision: number; versions: Promise<PurposeVersion[]> } | null = null;
  let last: {
    versions: unknown;
    from: number;
    until: number;
    purposes: ReadonlyMap<string, Purpose>;
  } | null = null;

  /** All that was published, in whatever process. */
  async function versions(): Promise<PurposeVersion[]> {
    const catalogue = await catalogueNow();
    if (!catalogue) throw new Error('The catalogue of purposes is missing.');
    if (!known || known.revision < catalogue.revision) {
      const mine = { revision: catalogue.revision, versions: collectionIn(db).find().toArray() };
      known = mine;
      mine.versions.catch(() => {
        if (known === mine) known = null;
      });
    }
    return known.versions;
  }

  return {
    /** Every purpose with its newest version, by key, as it is now: also what another process has just published. */
    async now(): Promise<ReadonlyMap<string, Purpose>> {
      const all = await versions();
      const now = clock().getTime();
      if (!last || last.versions !== all || now < last.from || now >= last.until) {
        const times = all.map(({ publishedAt }) => publishedAt.getTime());
        last = {
          versions: all,
          from: Math.max(...times.filter((time) => time <= now)),
          until: Math.min(...times.filter((time) => time > now)),
          purposes: purposesInForce(all, new Date(now)),
        };
      }
      return last.purposes;
    },
    /** The same as it was at an earlier time. */
    async at(time: Date): Promise<ReadonlyMap<string, Purpose>> {
      return purposesAt(await versions(), time);
    },
    /** Null when there is no such version, or it is not published yet. */
    async version(key: string, version: number): Promise<PurposeVersion | null> {
      const found = (await versions()).find((one) => one.key === key && one.version === version);
      return found && isInForce(found, clock()) ? found : null;
    },
    /** Newest first, with those whose time is yet to come. */
    async versionsOf(key: string): Promise<PurposeVersion[]> {
      const found = (await versions()).filter((one) => one.key === key);
      return found.sort((one, other) => other.version - one.version);
    },

    /** The newest version, also when its time is yet to come. Holds other publications off until the transaction ends. */
    async newestForPublishing(key: string, session: ClientSession): Promise<PurposeVersion | null> {
      await cataloguesIn(db).updateOne({ _id: CATALOGUE }, { $inc: { revision: 1 } }, { session });
      return collectionIn(db).findOne({ key }, { session, sort: { version: -1 } });
    },

    /** After {@link newestForPublishing}, in the same transaction. It may be acknowledged when {@link settled}. */
    async publish(version: PurposeVersion, session: ClientSession): Promise<void> {
      await collectionIn(db).insertOne({ _id: `${version.key}@${version.version}`, ...version }, { session });
    },

    /** Resolves when every process that reads the purposes from here on finds what was committed before. */
    settled: (): Promise<void> => delay(SETTLES_MS),
  };
}
