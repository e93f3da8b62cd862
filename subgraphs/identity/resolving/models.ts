import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { isDuplicateKey, newId, type Stored } from '#shared/mongo.ts';
import { DEFAULT_MODEL } from '../resolution/model.ts';
import { ENGINE_VERSION } from '../resolution/normalise.ts';
import type { Model } from '../resolution/types.ts';

/** Collection `resolutionModels`: what was learned, never changed. The newest that fits the engine is used. */
type StoredModel = Stored & {
  /** From 1; 0 is `DEFAULT_MODEL`, which is not stored. */
  version: number;
  engineVersion: number;
  learnedAt: Date;
  /** How many records it was learned from, of how many. */
  records: number;
  of: number;
  /** JSON: the values whose frequencies it holds may not serve as names of fields. */
  model: string;
};

export type VersionedModel = { version: number; model: Model };

export const modelsMigration: Migration = {
  id: '020-resolution-models',
  up: (db) =>
    defineCollection(db, 'resolutionModels', {
      schema: {
        bsonType: 'object',
        required: ['version', 'engineVersion', 'learnedAt', 'records', 'of', 'model'],
        properties: {
          version: { bsonType: 'int', minimum: 1 },
          engineVersion: { bsonType: 'int' },
          learnedAt: { bsonType: 'date' },
          records: { bsonType: 'int', minimum: 0 },
          of: { bsonType: 'int', minimum: 0 },
          model: { bsonType: 'string' },
        },
      },
      indexes: [{ key: { engineVersion: 1, version: -1 } }, { key: { version: 1 }, unique: true }],
    }),
};

/**
 * Bits that a merge needs besides, as long as nobody knows which names and places are usual: otherwise the same usual name
 * in the same city would be one person.
 */
const UNKNOWN_FREQUENCIES = 4;

const { merge, review } = DEFAULT_MODEL.thresholds;
const UNLEARNED: VersionedModel = {
  version: 0,
  model: { ...DEFAULT_MODEL, thresholds: { merge: merge + UNKNOWN_FREQUENCIES, review } },
};

export function openModels(db: Db, clock: () => Date) {
  const models = db.collection<StoredModel>('resolutionModels');
  let used = UNLEARNED;
  const readable = ({ version, model }: StoredModel): VersionedModel => ({
    version,
    model: JSON.parse(model) as Model,
  });

  return {
    /** The model to compare with now. */
    async newest(): Promise<VersionedModel> {
      const fits = { engineVersion: ENGINE_VERSION };
      const newest = await models.findOne(fits, { sort: { version: -1 }, projection: { version: 1 } });
      const version = newest?.version ?? UNLEARNED.version;
      if (version === used.version) return used;
      const stored = newest && (await models.findOne({ _id: newest._id }));
      used = stored ? readable(stored) : UNLEARNED;
      return used;
    },

    /** The model of then, where this engine can still read it; else the newest. */
    async of(version: number): Promise<VersionedModel> {
      if (version === UNLEARNED.version) return UNLEARNED;
      if (version === used.version) return used;
      const stored = await models.findOne({ version, engineVersion: ENGINE_VERSION });
      return stored ? readable(stored) : this.newest();
    },

    /** How many records there were when the newest model was learned; 0 before the first. */
    async learnedFrom(): Promise<number> {
      const fits = { engineVersion: ENGINE_VERSION };
      const newest = await models.findOne(fits, { sort: { version: -1 }, projection: { of: 1 } });
      return newest?.of ?? 0;
    },

    /** Keeps what was learned from some of so many records as the newest version, and returns the version. */
    async add(model: Model, of: number): Promise<number> {
      const last = await models.findOne({}, { sort: { version: -1 }, projection: { version: 1 } });
      const version = (last?.version ?? UNLEARNED.version) + 1;
      const { engineVersion, records } = model;
      const stored = { engineVersion, records, of, learnedAt: clock(), model: JSON.stringify(model) };
      try {
        await models.insertOne({ _id: newId('mdl'), version, ...stored });
        return version;
      } catch (error) {
        if (isDuplicateKey(error)) return this.add(model, of); // another was learned meanwhile
        throw error;
      }
    },
  };
}
