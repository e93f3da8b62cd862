import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { inTransaction, isDuplicateKey, newId, type Stored } from '#shared/mongo.ts';
import { FRESH_MS, remembered, steadily } from '#shared/remembered.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { DEFAULT_PROGRAMME, type Programme } from '../rules/programme.ts';

/** Collection `programmes`: every programme there was, whole, the newest of which holds. Append only. */
type StoredProgramme = Stored &
  Programme & {
    /** 1 for the first, 2 for the next, without gaps. */
    version: number;
    setAt: Date;
  };

/** A programme with its version; 0: the default, which nobody has set. */
export type VersionedProgramme = Programme & { version: number; setAt: Date | null };

/** For whatever needs to know the programme that holds. */
export type CurrentProgramme = { current(): Promise<VersionedProgramme> };

const programmesIn = (db: Db) => db.collection<StoredProgramme>('programmes');

export const programmesMigration: Migration = {
  id: '030-programmes',
  up: (db) =>
    defineCollection(db, 'programmes', {
      // Parts grow with their rules, which check them; here only that they are there.
      schema: {
        bsonType: 'object',
        required: ['version', 'setAt', 'name', 'points', 'earning', 'tiers'],
        properties: {
          _id: { bsonType: 'string' },
          version: { bsonType: 'int', minimum: 1 },
          setAt: { bsonType: 'date' },
          name: { bsonType: 'string', minLength: 1 },
        },
      },
      indexes: [{ key: { version: -1 }, unique: true }], // the newest; no two at once
    }),
};

const UNSET: VersionedProgramme = { ...DEFAULT_PROGRAMME, version: 0, setAt: null };

export function openProgrammes({ db, client, clock }: Pick<Dependencies, 'db' | 'client' | 'clock'>) {
  const programmes = programmesIn(db);
  let known = UNSET;

  /** A version never changes: what was worked out by it holds for as long as it is the same object. */
  async function newest(session?: ClientSession): Promise<VersionedProgramme> {
    const stored = await programmes.findOne({}, { sort: { version: -1 }, ...(session && { session }) });
    if (!stored) return UNSET;
    if (stored.version !== known.version) known = filled(stored);
    return known;
  }

  const current = remembered(() => newest(), steadily, FRESH_MS);

  return {
    /** The programme that holds. What another process sets is seen within a second; what this one sets, at once. */
    current: (): Promise<VersionedProgramme> => current(),

    /** From now on the programme is as it was but for these parts. Of two at once, the second builds on the first. */
    async set(parts: Partial<Programme>): Promise<VersionedProgramme> {
      try {
        return await inTransaction(client, async (session) => {
          const { version, ...before } = await newest(session);
          const next = { ...before, ...parts, version: version + 1, setAt: clock() };
          await programmes.insertOne({ _id: newId('prg'), ...next }, { session });
          return next;
        });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        return this.set(parts); // somebody else's came between
      } finally {
        current.forget();
      }
    },
  };
}

/** What was stored before a part, or something in it, was known has the default there. */
function filled({ _id, ...stored }: StoredProgramme): VersionedProgramme {
  const parts = Object.entries(DEFAULT_PROGRAMME).map(([name, part]) => {
    const own: unknown = stored[name as keyof Programme];
    return [name, typeof part === 'object' ? { ...part, ...(own as object) } : (own ?? part)];
  });
  return { ...stored, ...(Object.fromEntries(parts) as Programme) };
}
