import type { ClientSession } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';
import { type PageRequest, requirePageSize } from '#shared/pagination.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { cursorAt, placesIn } from './cursors.ts';
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

type Decided = { actor: string; customerId: string; members: readonly string[]; decidedAt: Date | null };

/** A playlist and its tracks change together, so one module owns both collections. */
export function openPlaylists({ db, outbox, clock }: Pick<Dependencies, 'db' | 'outbox' | 'clock'>) {
  const playlists = db.collection<Playlist>('playlists');
  const tracks = db.collection<PlaylistTrack>('playlistTracks');

  return {
    /**
     * Takes a decision under one id of a customer, in the transaction of `session`, and tells of it when it changes what stands
     * under it. Returns the decision that stands among all `members` afterwards, or null when the playlist can't take another
     * track.
     */
    async decide(
      { change, track }: NewDecision,
      { actor, customerId, members, decidedAt }: Decided,
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
      const rivals = await rivalsOf([{ customerId, isrc: track.isrc }], members, session);
      // Who decides last, in front of us, is right: over what the customer decided under another id, too.
      const now = [standing, ...rivals].reduce((at, one) => decidedNow(at, one), clock());
      const winner = (own: PlaylistTrack) =>
        [own, ...rivals].find((one) => standsAmong(one, [own, ...rivals]));
      const decision: PlaylistTrack = {
        _id,
        customerId,
        ...track,
        change,
        decidedAt: decidedAt ?? now,
        by: actor,
        sequence: playlist?.sequence ?? 1,
      };
      if (standing && !supersedes(decision, standing)) return winner(standing) ?? standing;
      await tracks.replaceOne({ _id }, decision, { upsert: true, session });
      const data = { customerId, isrc: track.isrc, change, by: actor };
      await outbox.append(
        [{ type: 'patron.playlist.changed.v1', subject: customerId, time: clock(), data }],
        session,
      );
      return winner(decision) ?? decision;
    },

    /** Saved tracks, the last saved first. @throws {GraphQLError} `BAD_USER_INPUT` */
    async saved(members: readonly string[], page: PageRequest) {
      requirePageSize(page.first);
      const [only = ''] = members;
      return members.length === 1 ? savedOfOne(only, page) : savedOfSeveral(members, page);
    },

    /**
     * The decision that stands about each track, in the order in which we learnt of it: of a customer with several ids, under
     * one after the other. @throws as {@link saved}
     */
    async decisions(members: readonly string[], page: PageRequest) {
      requirePageSize(page.first);
      return decisionsOf(members, page);
    },
  };

  async function isFull(customerId: string, session: ClientSession): Promise<boolean> {
    return (await tracks.countDocuments({ customerId }, { session, limit: MOST_TRACKS })) === MOST_TRACKS;
  }

  /** Decisions about the same tracks under the customer's other ids. */
  async function rivalsOf(
    these: readonly Pick<PlaylistTrack, 'customerId' | 'isrc'>[],
    members: readonly string[],
    session?: ClientSession,
  ): Promise<PlaylistTrack[]> {
    if (members.length === 1) return [];
    const ids = these.flatMap(({ isrc, customerId }) =>
      members.filter((member) => member !== customerId).map((member) => `${member}/${isrc}`),
    );
    return tracks.find({ _id: { $in: ids } }, session ? { session } : {}).toArray();
  }

  async function savedOfOne(customerId: string, { first, after }: PageRequest) {
    const [place] = placesIn(after, [customerId]);
    const found = await tracks
      .find({ customerId, change: 'SAVED', ...(place ? { sequence: { $lt: place } } : {}) })
      .sort({ sequence: -1 })
      .limit(first + 1)
      .toArray();
    return pageOf(found, first, ({ sequence }) => String(sequence), after);
  }

  async function savedOfSeveral(members: readonly string[], { first, after }: PageRequest) {
    placesIn(after, members);
    const [at, isrc] = after?.split('-') ?? [];
    const last = isrc ? { decidedAt: new Date(Number(at)), isrc } : null;
    const behind = last && {
      $or: [{ decidedAt: { $lt: last.decidedAt } }, { decidedAt: last.decidedAt, isrc: { $gt: last.isrc } }],
    };
    const found = await tracks
      .aggregate<PlaylistTrack>([
        { $match: { customerId: { $in: [...members] } } },
        {
          $group: {
            _id: '$isrc',
            standing: { $top: { sortBy: { decidedAt: -1, change: 1, _id: 1 }, output: '$$ROOT' } },
          },
        },
        { $replaceWith: '$standing' },
        { $match: { change: 'SAVED', ...behind } },
        { $sort: { decidedAt: -1, isrc: 1 } },
        { $limit: first + 1 },
      ])
      .toArray();
    return pageOf(found, first, (track) => `${track.decidedAt.getTime()}-${track.isrc}`, after);
  }

  async function decisionsOf(members: readonly string[], { first, after }: PageRequest) {
    const places = placesIn(after, members);
    const edges: { cursor: string; node: PlaylistTrack }[] = [];
    for (const [index, customerId] of members.entries()) {
      while (edges.length <= first) {
        const found = await tracks
          .find({ customerId, sequence: { $gt: places[index] ?? 0 } })
          .sort({ sequence: 1 })
          .limit(first + 1)
          .toArray();
        const rivals = await rivalsOf(found, members);
        for (const node of found) {
          if (edges.length > first) break;
          places[index] = node.sequence;
          if (!standsAmong(node, rivals)) continue;
          edges.push({ cursor: cursorAt(places, members), node });
        }
        if (found.length <= first) break;
      }
    }
    const page = edges.slice(0, first);
    const hasNextPage = edges.length > first;
    // An empty page ends where it began, so that whoever follows the changes can keep the cursor.
    const end = hasNextPage ? (page.at(-1)?.cursor ?? null) : cursorAt(places, members);
    const isAtStart = !page.length && places.every((place) => place === 0);
    return { edges: page, pageInfo: { hasNextPage, endCursor: isAtStart ? (after ?? null) : end } };
  }
}

function pageOf(
  found: readonly PlaylistTrack[],
  first: number,
  cursorOf: (track: PlaylistTrack) => string,
  after: string | null | undefined,
) {
  const edges = found.slice(0, first).map((node) => ({ cursor: cursorOf(node), node }));
  const endCursor = edges.at(-1)?.cursor ?? after ?? null;
  return { edges, pageInfo: { hasNextPage: found.length > first, endCursor } };
}

/** Of decisions that neither time nor change tells apart, the one whose id sorts first stands. */
const standsAmong = (decision: PlaylistTrack, rivals: readonly PlaylistTrack[]): boolean =>
  rivals
    .filter(({ isrc }) => isrc === decision.isrc)
    .every(
      (rival) =>
        rival._id === decision._id ||
        (!supersedes(rival, decision) && (supersedes(decision, rival) || decision._id < rival._id)),
    );
