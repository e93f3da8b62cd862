import type { Db } from 'mongodb';
import { failure } from '#shared/failure.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { isDuplicateKey, LATEST, type Stored } from '#shared/mongo.ts';
import type { Track } from '../rules/track.ts';

/** Collection `plays`: what stores' players played. `_id` is the store and the start: a report counts once. */
export type Play = Stored &
  Track & {
    storeId: string;
    startedAt: Date;
    endsAt: Date;
  };

const KEPT_DAYS = 7;
const MOST_PLAYS = 50;

const string = { bsonType: 'string', minLength: 1 };
const date = { bsonType: 'date' };

export const playsMigration: Migration = {
  id: '010-plays',
  up: (db) =>
    defineCollection(db, 'plays', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['storeId', 'isrc', 'title', 'artist', 'startedAt', 'endsAt'],
        properties: {
          _id: string,
          storeId: string,
          isrc: string,
          title: string,
          artist: string,
          startedAt: date,
          endsAt: date,
        },
      },
      indexes: [
        { key: { storeId: 1, startedAt: -1 } }, // what began last in a store
        { key: { startedAt: 1 }, expireAfterSeconds: KEPT_DAYS * 24 * 3600 },
      ],
    }),
};

export function openPlays({ db, clock }: { db: Db; clock: () => Date }) {
  const plays = db.collection<Play>('plays');

  return {
    /** Takes a report down, whenever it comes. Returns what is known to have begun then: the first report stands. */
    async report(play: Omit<Play, '_id'>): Promise<Play> {
      const _id = `${play.storeId}/${play.startedAt.toISOString()}`;
      try {
        await plays.insertOne({ _id, ...play });
        return { _id, ...play };
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        const known = await plays.findOne({ _id }, LATEST);
        if (!known) throw error;
        return known;
      }
    },

    /** What began last, unless it has ended. Null when nothing plays. */
    async now(storeId: string): Promise<Play | null> {
      const now = clock();
      const [last] = await plays
        .find({ storeId, startedAt: { $lte: now } })
        .sort({ startedAt: -1 })
        .limit(1)
        .toArray();
      return last && last.endsAt > now ? last : null;
    },

    /**
     * Newest first, of the last days, that of now included.
     * @throws {GraphQLError} `BAD_USER_INPUT` when `first` is outside 1..50.
     */
    async recent(storeId: string, first: number): Promise<Play[]> {
      if (first < 1 || first > MOST_PLAYS) {
        throw failure('BAD_USER_INPUT', `\`first\` must be 1 to ${MOST_PLAYS}, got ${first}.`);
      }
      return plays
        .find({ storeId, startedAt: { $lte: clock() } })
        .sort({ startedAt: -1 })
        .limit(first)
        .toArray();
    },
  };
}
