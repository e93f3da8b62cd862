import type { ClientSession, Db } from 'mongodb';
import type { PatronEvent } from '#shared/events/event.ts';
import { MAX_MEMBERS, type Members } from '#shared/members.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';
import { idsOf, type Joining, type Part, rejoined } from '../rules/joining.ts';
import type { History } from './history.ts';

/**
 * Collection `joinings`: of each customer of several ids how these became one. `_id` is one of the ids. The frame's `members` says
 * who is one now; this says what was decided before and what after.
 */
type StoredJoining = Stored & Joining & { members: string[] };

export const joiningsMigration: Migration = {
  id: '025-joinings',
  up: (db) =>
    defineCollection(db, 'joinings', {
      schema: {
        bsonType: 'object',
        required: ['members', 'parts', 'tick', 'at'],
        properties: {
          members: {
            bsonType: 'array',
            minItems: 2,
            maxItems: MAX_MEMBERS,
            uniqueItems: true,
            items: { bsonType: 'string' },
          },
          parts: { bsonType: 'array', minItems: 2 },
          tick: { bsonType: 'int', minimum: 1 },
          at: { bsonType: 'date' },
        },
      },
      indexes: [{ key: { members: 1 }, unique: true }], // an id belongs to one customer
    }),
};

export type Told = PatronEvent<'patron.customer.merged.v1' | 'patron.customer.unmerged.v1'>;

export function openJoinings({
  db,
  members,
  history,
  clock,
}: {
  db: Db;
  members: Members;
  history: Pick<History, 'tickAfter'>;
  clock: () => Date;
}) {
  const joinings = joiningsIn(db);

  /** Customers of several ids among these, as the frame has placed them: an id counts where all its others agree. */
  async function customersAmong(ids: readonly string[], session: ClientSession): Promise<string[][]> {
    const placed = new Map<string, readonly string[]>();
    for (const id of ids) placed.set(id, await members.seenBy(session, id));
    const customers = new Map<string, string[]>();
    for (const [id, theirs] of placed) {
      const key = [...theirs].sort().join('\n');
      customers.set(key, [...(customers.get(key) ?? []), id]);
    }
    return [...customers.values()];
  }

  return {
    /** Null for a customer of one id. As it is now: nothing is remembered between reads. */
    of: (id: string): Promise<Joining | null> => joinings.findOne({ members: id }),

    in: (id: string, session: ClientSession): Promise<Joining | null> =>
      joinings.findOne({ members: id }, { session }),

    /**
     * Follows a merge or an unmerge that the frame has just followed. It conflicts with everything that is being decided under one
     * of the ids: that comes wholly before it or starts over behind it.
     * @returns the customers who were and who are now of the ids that it is about.
     */
    async follow(
      { data }: Pick<Told, 'data'>,
      session: ClientSession,
    ): Promise<{ before: Part[]; after: Part[] }> {
      const told = data.placements.map(({ id }) => id);
      const before = await joinings.find({ members: { $in: told } }, { session }).toArray();
      const ids = [...new Set([...told, ...before.flatMap((joining) => joining.members)])].sort();
      const tick = await history.tickAfter(ids, session);
      const after = rejoined(await customersAmong(ids, session), before, { tick, at: clock() });
      if (before.length) {
        await joinings.deleteMany({ _id: { $in: before.map(({ _id }) => _id) } }, { session });
      }
      if (after.length) await joinings.insertMany(after.map(storedOf), { session });
      return { before: withSingles(before, ids), after: withSingles(after, ids) };
    },
  };
}

const joiningsIn = (db: Db) => db.collection<StoredJoining>('joinings');

export type Joinings = ReturnType<typeof openJoinings>;

function withSingles(joinings: readonly Joining[], ids: readonly string[]): Part[] {
  const covered = new Set(joinings.flatMap(idsOf));
  return [...joinings, ...ids.filter((id) => !covered.has(id))];
}

function storedOf({ tick, at = new Date(0), parts }: Joining): StoredJoining {
  const members = idsOf({ tick, parts }).sort();
  return { _id: members[0] ?? '', members, tick, at, parts };
}
