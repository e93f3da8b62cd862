import type { ClientSession } from 'mongodb';
import { failure } from '#shared/failure.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';
import { type PageRequest, requirePageSize } from '#shared/pagination.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { type Change, decidedNow, type NewDecision, supersedes } from './decisions.ts';

/** Collection `playlistTracks`: the decision that stands about each track. `_id` is the customer and the ISRC. */
export type PlaylistTrack = Stored & {
  customerId: string;
  isrc: string;
  change: Change;
  /** Absent when it was removed. */
  title?: string;
  artist?: string;
  decidedAt: Date;
  /** `actorId` of who decided. */
  by: string;
  /** Its place among the customer's changes, 1 for the first. */
  sequence: number;
};

/** Collection `playlists`: how many changes a customer's playlist has seen. `_id` is the customer. */
type Playlist = Stored & { sequence: number };

/** Tracks that a playlist may remember, removed ones included. */
const MOST_TRACKS = 10_000;

const string = { bsonType: 'string', minLength: 1 };
const count = { bsonType: ['int', 'long', 'double'], minimum: 1 };

export const playlistsMigration: Migration = {
  id: '011-playlists',
  async up(db) {
    await defineCollection(db, 'playlists', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['sequence'],
        properties: { _id: string, sequence: count },
      },
    });
    await defineCollection(db, 'playlistTracks', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['customerId', 'isrc', 'change', 'decidedAt', 'by', 'sequence'],
        properties: {
          _id: string,
          customerId: string,
          isrc: string,
          change: { enum: ['SAVED', 'REMOVED'] },
          title: string,
          artist: string,
          decidedAt: { bsonType: 'date' },
          by: string,
          sequence: count,
        },
      },
      indexes: [
        { key: { customerId: 1, sequence: 1 }, unique: true }, // what changed since
        { key: { customerId: 1, change: 1, sequence: -1 } }, // what is saved, newest first
      ],
    });
  },
};

type Decided = { actor: string; customerId: string; decidedAt: Date | null };

/** A playlist and its tracks change together, so one module owns both collections. */
export function openPlaylists({ db, outbox, clock }: Pick<Dependencies, 'db' | 'outbox' | 'clock'>) {
  const playlists = db.collection<Playlist>('playlists');
  const tracks = db.collection<PlaylistTrack>('playlistTracks');

  return {
    /**
     * Takes a decision in the transaction of `session`, and tells of it when it changes what stands. Returns the
     * decision that stands afterwards, or null when the playlist can't take another track.
     */
    async decide(
      { change, track }: NewDecision,
      { actor, customerId, decidedAt }: Decided,
      session: ClientSession,
    ): Promise<PlaylistTrack | null> {
      // Written before anything is read: of two decisions at once, one waits for the other here.
      const playlist = await playlists.findOneAndUpdate(
        { _id: customerId },
        { $inc: { sequence: 1 } },
        { upsert: true, returnDocument: 'after', session },
      );
      const _id = `${customerId}/${track.isrc}`;
      const standing = await tracks.findOne({ _id }, { session });
      if (!standing && (await isFull(customerId, session))) return null;
      const decision: PlaylistTrack = {
        _id,
        customerId,
        ...track,
        change,
        decidedAt: decidedAt ?? decidedNow(clock(), standing),
        by: actor,
        sequence: playlist?.sequence ?? 1,
      };
      if (standing && !supersedes(decision, standing)) return standing;
      await tracks.replaceOne({ _id }, decision, { upsert: true, session });
      const data = { customerId, isrc: track.isrc, change, by: actor };
      await outbox.append(
        [{ type: 'patron.playlist.changed.v1', subject: customerId, time: clock(), data }],
        session,
      );
      return decision;
    },

    /** Saved tracks, the last saved first. @throws {GraphQLError} `BAD_USER_INPUT` */
    saved: (customerId: string, page: PageRequest) => pageBy(-1, { customerId, change: 'SAVED' }, page),

    /** The decision that stands about each track, in the order in which we learnt of it. @throws as {@link saved} */
    decisions: (customerId: string, page: PageRequest) => pageBy(1, { customerId }, page),
  };

  async function isFull(customerId: string, session: ClientSession): Promise<boolean> {
    return (await tracks.countDocuments({ customerId }, { session, limit: MOST_TRACKS })) === MOST_TRACKS;
  }

  async function pageBy(
    order: 1 | -1,
    filter: { customerId: string; change?: Change },
    { first, after }: PageRequest,
  ) {
    requirePageSize(first);
    const sequence = after == null ? {} : { sequence: { [order === 1 ? '$gt' : '$lt']: placeOf(after) } };
    const found = await tracks
      .find({ ...filter, ...sequence })
      .sort({ sequence: order })
      .limit(first + 1)
      .toArray();
    const page = found.slice(0, first);
    return {
      edges: page.map((node) => ({ cursor: String(node.sequence), node })),
      // An empty page ends where it began, so that whoever follows the changes can keep the cursor.
      pageInfo: {
        hasNextPage: found.length > first,
        endCursor: page.length ? String(page.at(-1)?.sequence) : (after ?? null),
      },
    };
  }
}

function placeOf(cursor: string): number {
  const place = Number(cursor);
  if (!/^\d{1,15}$/.test(cursor)) throw failure('BAD_USER_INPUT', '`after` is no cursor of this list.');
  return place;
}
