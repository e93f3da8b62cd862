import type { ClientSession, Db } from 'mongodb';
import type { Migration } from '#shared/migrations.ts';
import type { StoredRecord } from '../data/dossiers.ts';
import type { Matcher } from './matching.ts';
import { type Candidate, type Coming, type Hit, type Hits, MAX_BLOCK, weigh } from './weigh.ts';

/** Collection `crowdedKeys`: blocking keys that so many records have that they tell nobody apart. Stay so. */
type CrowdedKey = { _id: number };

/** Records looked for at a time, so that what is found fits into memory. */
const AT_A_TIME = 250;
/** More candidates than this for so many records: one of their keys must be crowded. */
const MANY = 12_500;

export const candidatesMigration: Migration = {
  id: '021-blocking-keys',
  async up(db) {
    await db.collection('records').createIndexes([
      { key: { blockingKeys: 1 } }, // whom a new record may be
      { key: { 'comparable.engine': 1, _id: 1 } }, // records that another engine made comparable
    ]);
  },
};

/** Looks up whom records may be, by keys that the engine gives all of one person's records in common. */
export function openCandidates(db: Db) {
  const records = db.collection<StoredRecord>('records');
  const crowdedKeys = db.collection<CrowdedKey>('crowdedKeys');
  let crowded: Promise<Set<number>> | null = null;

  /** Known to this process; another one may know more, and finds out again what it doesn't. */
  const knownCrowded = (): Promise<Set<number>> => {
    crowded ??= crowdedKeys
      .find()
      .toArray()
      .then((found) => new Set(found.map(({ _id }) => _id)))
      .catch((error: unknown) => {
        crowded = null;
        throw error;
      });
    return crowded;
  };

  async function remember(keys: readonly number[]): Promise<void> {
    if (!keys.length) return;
    const known = await knownCrowded();
    for (const key of keys) known.add(key);
    const writes = keys.map((_id) => ({
      updateOne: { filter: { _id }, update: { $setOnInsert: { _id } }, upsert: true },
    }));
    await crowdedKeys.bulkWrite(writes, { ordered: false });
  }

  const having = (keys: readonly number[], most: number, inSession: InSession): Promise<Candidate[]> =>
    records
      .find(
        { blockingKeys: { $in: [...keys] } },
        {
          ...inSession,
          projection: { customerId: 1, blockingKeys: 1, comparable: 1 },
          batchSize: most,
          limit: most,
        },
      )
      .toArray() as Promise<Candidate[]>;

  /** Counts on the server, so that a key of many records costs no more than that. */
  async function crowdedAmong(keys: readonly number[], inSession: InSession): Promise<number[]> {
    const counted = await records
      .aggregate<{ _id: number }>(
        [
          { $match: { blockingKeys: { $in: [...keys] } } },
          { $project: { blockingKeys: { $setIntersection: ['$blockingKeys', [...keys]] } } },
          { $unwind: '$blockingKeys' },
          { $group: { _id: '$blockingKeys', count: { $sum: 1 } } },
          { $match: { count: { $gt: MAX_BLOCK } } },
        ],
        inSession,
      )
      .toArray();
    return counted.map(({ _id }) => _id);
  }

  /** The stored records that have one of those keys that aren't crowded, and which keys those are. */
  async function sharing(keys: readonly number[], inSession: InSession) {
    const known = await knownCrowded();
    let asked = keys.filter((key) => !known.has(key));
    if (!asked.length) return { asked: new Set(asked), found: [] };
    const most = Math.min(MANY, asked.length * MAX_BLOCK);
    let found = await having(asked, most + 1, inSession);
    if (found.length > most) {
      const many = new Set(await crowdedAmong(asked, inSession));
      await remember([...many]);
      asked = asked.filter((key) => !many.has(key));
      found = await having(asked, asked.length * MAX_BLOCK, inSession);
    }
    return { asked: new Set(asked), found };
  }

  return {
    /** Stored records that weigh enough against each of these; as the transaction sees them, where there is one. */
    async weighing(coming: readonly Coming[], matcher: Matcher, session?: ClientSession): Promise<Hits> {
      const all = new Map<string, readonly Hit[]>();
      for (const part of inParts(coming)) {
        const keys = new Set(part.flatMap(({ blockingKeys = [] }) => blockingKeys));
        const { asked, found } = await sharing([...keys], session ? { session } : {});
        const { hits, crowded: many } = weigh(part, found, asked, matcher);
        for (const [said, its] of hits) all.set(said, its);
        await remember(many);
      }
      return all;
    },
  };
}

export type Candidates = ReturnType<typeof openCandidates>;

type InSession = { session?: ClientSession };

/** In parts that are looked for one after another. */
function* inParts<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let at = 0; at < items.length; at += AT_A_TIME) yield items.slice(at, at + AT_A_TIME);
}
