import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';
import { type Purpose, type PurposeVersion, purposesAt } from '../rules/purpose.ts';
import { remembered } from './remembered.ts';
import { WELL_KNOWN_PURPOSES } from './well-known-purposes.ts';

/** Collection `purposeVersions`: `_id` is `key@version`. Only ever added to. */
type StoredPurposeVersion = Stored & PurposeVersion;

const collectionIn = (db: Db) => db.collection<StoredPurposeVersion>('purposeVersions');

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

export function openPurposes(db: Db, clock: () => Date) {
  const versions = remembered(() => collectionIn(db).find().toArray(), clock);
  let last: {
    versions: unknown;
    from: number;
    until: number;
    purposes: ReadonlyMap<string, Purpose>;
  } | null = null;

  return {
    /** Every purpose with its newest version, by key. Worked out again when a version comes or its time does. */
    async now(): Promise<ReadonlyMap<string, Purpose>> {
      const known = await versions();
      const now = clock().getTime();
      if (!last || last.versions !== known || now < last.from || now >= last.until) {
        const times = known.map(({ publishedAt }) => publishedAt.getTime());
        last = {
          versions: known,
          from: Math.max(...times.filter((time) => time <= now)),
          until: Math.min(...times.filter((time) => time > now)),
          purposes: purposesAt(known, new Date(now)),
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
      return found && found.publishedAt <= clock() ? found : null;
    },
  };
}
