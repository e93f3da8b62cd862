import type { ClientSession, Db } from 'mongodb';
import type { Migration } from '#shared/migrations.ts';
import type { StoredRecord } from '../data/dossiers.ts';
import { isCurrent } from './comparable.ts';
import { inPieces } from './in-pieces.ts';
import type { Matcher } from './matching.ts';

/** A stored record that has a blocking key in common with one that is looked for. */
export type Candidate = Pick<StoredRecord, '_id' | 'customerId' | 'blockingKeys'> &
  Required<Pick<StoredRecord, 'comparable'>>;

/** A record that candidates are looked for. What they are depends on nothing but what it says. */
export type Coming = Pick<StoredRecord, 'contentHash' | 'comparable' | 'blockingKeys'>;

/** A candidate that weighs enough for a person to look at both. */
export type Hit = Pick<Candidate, '_id' | 'customerId'> & { weight: number };

/** Collection `crowdedKeys`: blocking keys that so many records have that they tell nobody apart. Stay so. */
type CrowdedKey = { _id: number };

/** A key of more records than this is skipped: what they have in common says nothing, and comparing them all takes too long. */
export const MAX_BLOCK = 100;
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

  /** For each of the keys that aren't crowded, the stored records that have it. */
  async function sharing(keys: readonly number[], inSession: InSession): Promise<Blocks> {
    const known = await knownCrowded();
    let asked = keys.filter((key) => !known.has(key));
    if (!asked.length) return new Map();
    const most = Math.min(MANY, asked.length * MAX_BLOCK);
    let found = await having(asked, most + 1, inSession);
    if (found.length > most) {
      const many = new Set(await crowdedAmong(asked, inSession));
      await remember([...many]);
      asked = asked.filter((key) => !many.has(key));
      found = await having(asked, asked.length * MAX_BLOCK, inSession);
    }
    const blocks = inBlocks(found, new Set(asked));
    const many = Array.from(blocks).flatMap(([key, block]) => (block.length > MAX_BLOCK ? [key] : []));
    for (const key of many) blocks.delete(key);
    await remember(many);
    return blocks;
  }

  return {
    /** Stored records that weigh enough against each of these, by its hash; in the session where there is one. */
    async weighing(
      coming: readonly Coming[],
      matcher: Matcher,
      session?: ClientSession,
    ): Promise<Map<string, Hit[]>> {
      const found = new Map<string, Hit[]>();
      for (const part of inParts(coming)) {
        const keys = new Set(part.flatMap(({ blockingKeys = [] }) => blockingKeys));
        const blocks = await sharing([...keys], session ? { session } : {});
        const hits = await inPieces(part, (one) => hitsOf(one, blocks, matcher));
        for (const [index, one] of part.entries()) found.set(one.contentHash, hits[index] ?? []);
      }
      return found;
    },
  };
}

type InSession = { session?: ClientSession };

/** Stored records by the keys that they have in common with others. */
type Blocks = Map<number, Candidate[]>;

/** @param wanted only these keys. */
export function inBlocks(candidates: readonly Candidate[], wanted?: ReadonlySet<number>): Blocks {
  const blocks: Blocks = new Map();
  for (const candidate of candidates) {
    if (!isCurrent(candidate.comparable)) continue;
    for (const key of candidate.blockingKeys ?? []) {
      if (wanted && !wanted.has(key)) continue;
      const block = blocks.get(key);
      if (block) block.push(candidate);
      else blocks.set(key, [candidate]);
    }
  }
  return blocks;
}

/** Of the candidates that share a key with the record, those that weigh enough. */
export function hitsOf(coming: Coming, blocks: Blocks, matcher: Matcher): Hit[] {
  const seen = new Set<Candidate>();
  const hits: Hit[] = [];
  for (const key of coming.blockingKeys ?? []) {
    for (const candidate of blocks.get(key) ?? []) {
      if (seen.has(candidate)) continue;
      seen.add(candidate);
      const weight = matcher.compare(coming, candidate);
      if (weight === null || weight < matcher.thresholds.review) continue;
      hits.push({ _id: candidate._id, customerId: candidate.customerId, weight });
    }
  }
  return hits;
}

/** In parts that are looked for one after another. */
function* inParts<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let at = 0; at < items.length; at += AT_A_TIME) yield items.slice(at, at + AT_A_TIME);
}
