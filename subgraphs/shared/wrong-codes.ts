import type { Db } from 'mongodb';
import { type Actor, actorId } from './actor.ts';
import { defineCollection, type Migration } from './migrations.ts';
import type { Stored } from './mongo.ts';

/** Collection `wrongCodes`: how many codes that weren't any an actor has tried. `_id` is the use and the actor. */
type WrongCodes = Stored & { count: number; until: Date };

const MOST = 10;
const WINDOW_MS = 10 * 60_000;

/** @param id the subgraph's own number for it. */
export const wrongCodesMigration = (id: string): Migration => ({
  id,
  up: (db) =>
    defineCollection(db, 'wrongCodes', {
      schema: {
        bsonType: 'object',
        required: ['count', 'until'],
        additionalProperties: false,
        properties: {
          _id: { bsonType: 'string' },
          count: { bsonType: 'int', minimum: 1 },
          until: { bsonType: 'date' },
        },
      },
      indexes: [{ key: { until: 1 }, expireAfterSeconds: 3600 }],
    }),
});

/**
 * Who has tried ten wrong codes within ten minutes tries none for the rest of them, whatever is tried. Guesses that are under way
 * at the same time are counted when they are known to be wrong.
 */
export function openWrongCodes({ db, clock }: { db: Db; clock: () => Date }, use: string) {
  const wrongCodes = db.collection<WrongCodes>('wrongCodes');
  const idOf = (actor: Actor) => `${use}/${actorId(actor)}`;
  return {
    async isLocked(actor: Actor): Promise<boolean> {
      const found = await wrongCodes.findOne({ _id: idOf(actor) });
      return found !== null && found.count >= MOST && found.until > clock();
    },

    /** Counts one, outside of whatever transaction it failed in. */
    async note(actor: Actor): Promise<void> {
      const now = clock();
      const isOver = { $lte: [{ $ifNull: ['$until', now] }, now] };
      const until = new Date(now.getTime() + WINDOW_MS);
      const count = { $cond: [isOver, 1, { $add: ['$count', 1] }] };
      await wrongCodes.updateOne(
        { _id: idOf(actor) },
        [{ $set: { count, until: { $cond: [isOver, until, '$until'] } } }],
        { upsert: true },
      );
    },
  };
}
