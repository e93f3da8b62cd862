import type { ClientSession, Db } from 'mongodb';
import type { PatronEvent } from './events/event.ts';
import { defineCollection, type Migration } from './migrations.ts';
import { attemptOf, batched, batchSize, type Stored } from './mongo.ts';

/**
 * Collection `members`: which ids are one customer. A fact stays under the id that it was recorded for, its member id; a merge
 * makes several ids one customer and an unmerge parts them again, and neither moves a fact. Identity decides, the others
 * follow its events. A customer who was never merged has no document here.
 */
type StoredMember = Stored & {
  /** All ids of the customer who has this id, themselves included: first the one that the customer goes by. */
  members: string[];
  /** Grows with every merge and unmerge that this id takes part in. */
  version: number;
};

/** Where one id belongs now. What has the highest version holds, in whatever order they arrive. */
export type Placement = { id: string; members: string[]; version: number };

/** More would make every read of the customer slow; nobody has so many profiles. */
export const MAX_MEMBERS = 200;

export const membersIn = (db: Db) => db.collection<StoredMember>('members');

export const membersMigration: Migration = {
  id: '000-members',
  up: (db) =>
    defineCollection(db, 'members', {
      schema: {
        bsonType: 'object',
        required: ['members', 'version'],
        additionalProperties: false,
        properties: {
          _id: { bsonType: 'string' },
          members: {
            bsonType: 'array',
            minItems: 1,
            maxItems: MAX_MEMBERS,
            uniqueItems: true,
            items: { bsonType: 'string' },
          },
          version: { bsonType: 'int', minimum: 1 },
        },
      },
    }),
};

/** For {@link naming}: a customer is read with one look. */
export const membersNamedMigration: Migration = {
  id: '000-members-named',
  async up(db) {
    await membersIn(db).createIndex({ members: 1 });
  },
};

/** Answers which ids are one customer, as far as this subgraph knows. Callers must not change the answer. */
export type Members = {
  /** All ids of the customer who has this id; first the one that the customer goes by. `[id]` for one who was never merged. */
  of(id: string): Promise<readonly string[]>;
  /** The same as the transaction of the session sees it. */
  seenBy(session: ClientSession, id: string): Promise<readonly string[]>;
};

/** What a transaction has seen of members, by its attempt: each of them has one view of the data. */
const seen = new WeakMap<object, Map<string, Promise<readonly string[]>>>();

export function openMembers(db: Db): Members {
  const byId = batched(async (ids) => {
    const answers = agreeing(ids, await membersIn(db).find(naming(ids), { batchSize }).toArray());
    return (id) => answers.get(id) ?? [id];
  });
  return {
    of: (id) => byId.load(id),
    seenBy: async (session, id) => (await allSeenBy(db, session, [id])).get(id) ?? [id],
  };
}

/** {@link Members.seenBy} for several, read together: an answer for each of them. */
export async function allSeenBy(
  db: Db,
  session: ClientSession,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const read = async (unread: readonly string[]) =>
    agreeing(unread, await membersIn(db).find(naming(unread), { session }).toArray());
  const attempt = attemptOf(session);
  if (!attempt) return read(ids);
  const known = seen.get(attempt) ?? new Map<string, Promise<readonly string[]>>();
  seen.set(attempt, known);
  const keyOf = (id: string) => `${db.databaseName}/${id}`;
  const missing = [...new Set(ids)].filter((id) => !known.has(keyOf(id)));
  if (missing.length) {
    const answers = read(missing);
    for (const id of missing) {
      const own = answers.then((all) => all.get(id) ?? [id]);
      known.set(keyOf(id), own);
    }
  }
  const entries = ids.map(async (id) => [id, (await known.get(keyOf(id))) ?? [id]] as const);
  return new Map(await Promise.all(entries));
}

/** Every id that says one of these is its customer's: each of these itself, if it was ever merged, and those who name it. */
const naming = (ids: readonly string[]) => ({ members: { $in: [...ids] } });

/**
 * Of each, those ids that say the same of themselves. Events may overtake each other: an id that has gone elsewhere by what was told
 * of it later isn't this customer's any more, although it is still named here.
 * @param found what there is of {@link naming} them.
 */
function agreeing(
  ids: readonly string[],
  found: readonly StoredMember[],
): ReadonlyMap<string, readonly string[]> {
  const byId = new Map(found.map((one) => [one._id, one]));
  return new Map(
    ids.map((id) => {
      const { members = [id] } = byId.get(id) ?? {};
      return [id, members.filter((one) => one === id || byId.get(one)?.members.includes(id))];
    }),
  );
}

/** Takes over where ids belong, but for those of which something newer is known. */
export async function place(db: Db, placements: readonly Placement[], session: ClientSession): Promise<void> {
  const ids = placements.map(({ id }) => id);
  const known = await membersIn(db)
    .find({ _id: { $in: ids } }, { session })
    .toArray();
  const versions = new Map(known.map(({ _id, version }) => [_id, version]));
  const newer = placements.filter(({ id, version }) => version > (versions.get(id) ?? 0));
  if (!newer.length) return;
  const writes = newer.map(({ id, members, version }) => ({
    replaceOne: { filter: { _id: id }, replacement: { members, version }, upsert: true },
  }));
  await membersIn(db).bulkWrite(writes, { session });
  const attempt = attemptOf(session);
  if (attempt) seen.delete(attempt);
}

/** What every subgraph does when customers become one or part. */
export async function followPlacements(
  db: Db,
  events: readonly Pick<PatronEvent<'patron.customer.merged.v1' | 'patron.customer.unmerged.v1'>, 'data'>[],
  session: ClientSession,
): Promise<void> {
  for (const { data } of events) await place(db, data.placements, session);
}
