import type { ClientSession, Collection, Db, MongoClient } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { inTransaction, newId, type Stored } from '#shared/mongo.ts';
import { newestFirst, type PageRequest } from '#shared/pagination.ts';
import type { DueOrder } from '#shared/webhooks/ordered-sender.ts';
import { NO_ANSWER, type NoAnswer } from '#shared/webhooks/post.ts';
import { DAY, KEPT_DAYS } from '#shared/webhooks/schedule.ts';
import type { SyncedAttribute } from '../rules/attributes.ts';

export const NOTE_TYPES = ['customer.changed', 'customer.merged', 'customer.erased'] as const;
export type NoteType = (typeof NOTE_TYPES)[number];

/** `PASSED`: when its turn came there was nothing left to tell. `DEAD`: refused for good, or for too long. */
export const NOTE_STATES = ['PENDING', 'DELIVERED', 'PASSED', 'DEAD'] as const;
export type NoteState = (typeof NOTE_STATES)[number];

/** Something that an application is to be told of a customer. It names no values: what they are is read when it is told. */
export type NewNote = {
  connectionId: string;
  customerId: string;
  type: NoteType;
  /** Tell everything that it may hold, also what it is known to hold. */
  whole?: true;
  /** The request for erasure that it carries out. */
  requestId?: string;
};

/**
 * Collection `connectionNotes`: the queue and the feed of each connection. `_id` is the event's id that the application sees, the
 * same at each attempt.
 */
export type Note = Stored &
  NewNote & {
    at: Date;
    /** It has no place in the feed yet. */
    waiting?: true;
    /** Its place in the connection's feed, from 1. */
    sequence?: number;
    /** Whose turn it waits for: a connection and a customer. */
    queueId: string;
    state: NoteState;
    attempts: number;
    /** Attributes that the ledger of disclosures names for it already. */
    disclosed?: SyncedAttribute[];
    /** SHA-256 of the body that was sent: under one id nothing else is ever sent. */
    bodyDigest?: string;
    lastAttemptAt?: Date;
    lastStatus?: number;
    lastFailure?: NoAnswer;
    nextAttemptAt?: Date;
    endedAt?: Date;
  };

/** Collection `connectionQueues`: a connection and a customer with pending notes; there as long as any are pending. */
type Queue = Stored & { connectionId: string; dueAt: Date; added: number };

/** Collection `connectionFeeds`: how many notes a connection was given. */
type Feed = Stored & { sequence: number };

const string = { bsonType: 'string', minLength: 1 };
const date = { bsonType: 'date' };
const number = { bsonType: ['int', 'long', 'double'], minimum: 0 };

export const connectionNotesIn = (db: Db): Collection<Note> => db.collection<Note>('connectionNotes');

export const connectionNotesMigration: Migration = {
  id: '031-connection-notes',
  async up(db) {
    await defineCollection(db, 'connectionNotes', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['connectionId', 'customerId', 'type', 'at', 'queueId', 'state', 'attempts'],
        properties: {
          _id: string,
          connectionId: string,
          customerId: string,
          type: { enum: NOTE_TYPES },
          whole: { bsonType: 'bool' },
          requestId: string,
          at: date,
          waiting: { bsonType: 'bool' },
          sequence: { ...number, minimum: 1 },
          queueId: string,
          state: { enum: NOTE_STATES },
          attempts: number,
          disclosed: { bsonType: 'array', items: string },
          bodyDigest: string,
          lastAttemptAt: date,
          lastStatus: number,
          lastFailure: { enum: NO_ANSWER },
          nextAttemptAt: date,
          endedAt: date,
        },
      },
      indexes: [
        { key: { waiting: 1, _id: 1 }, partialFilterExpression: { waiting: true } }, // what has no place yet
        {
          key: { connectionId: 1, sequence: 1 }, // the feed; a place is taken once
          unique: true,
          partialFilterExpression: { sequence: { $exists: true } },
        },
        { key: { queueId: 1, sequence: 1 }, partialFilterExpression: { state: 'PENDING' } }, // whose turn it is
        { key: { connectionId: 1, state: 1, at: 1 } }, // how many are pending, and since when
        { key: { customerId: 1 } }, // a customer's rights
        { key: { at: 1 } }, // what is older than it is kept
      ],
    });
    await defineCollection(db, 'connectionQueues', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['connectionId', 'dueAt', 'added'],
        properties: { _id: string, connectionId: string, dueAt: date, added: number },
      },
      indexes: [{ key: { connectionId: 1, dueAt: 1 } }], // the sender: what is due, oldest first
    });
    await defineCollection(db, 'connectionFeeds', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['sequence'],
        properties: { _id: string, sequence: number },
      },
    });
  },
};

/** Notes that are given their places together. */
const BATCH = 200;
/** Notes that one replay takes. */
const MAX_REPLAYED = 1000;

const queueOf = ({ connectionId, customerId }: Pick<NewNote, 'connectionId' | 'customerId'>): string =>
  `${connectionId}/${customerId}`;

/** A note gets its place and its queue together, so one module owns them. */
export function openNotes({ db, client, clock }: { db: Db; client: MongoClient; clock: () => Date }) {
  const notes = connectionNotesIn(db);
  const queues = db.collection<Queue>('connectionQueues');
  const feeds = db.collection<Feed>('connectionFeeds');

  async function enqueue(told: readonly NewNote[], session: ClientSession): Promise<void> {
    if (!told.length) return;
    const at = clock();
    const made = told.map((note): Note => {
      const head = { _id: newId('cev'), ...note, queueId: queueOf(note) };
      return { ...head, at, waiting: true, state: 'PENDING', attempts: 0 };
    });
    await notes.insertMany(made, { session });
  }

  async function queue(placed: readonly Note[], session: ClientSession): Promise<void> {
    const added = new Map<string, { connectionId: string; count: number }>();
    for (const { queueId, connectionId } of placed) {
      added.set(queueId, { connectionId, count: (added.get(queueId)?.count ?? 0) + 1 });
    }
    if (!added.size) return;
    await queues.bulkWrite(
      Array.from(added, ([_id, { connectionId, count }]) => ({
        updateOne: {
          filter: { _id },
          update: { $inc: { added: count }, $setOnInsert: { connectionId, dueAt: clock() } },
          upsert: true,
        },
      })),
      { session },
    );
  }

  /** Appends notes to a connection's feed: whoever does so at the same time waits, so places come in the order of commits. */
  const place = (connectionId: string, waiting: readonly Note[]) =>
    inTransaction(client, async (session) => {
      const feed = await feeds.findOneAndUpdate(
        { _id: connectionId },
        { $inc: { sequence: waiting.length } },
        { upsert: true, returnDocument: 'after', session },
      );
      let sequence = (feed?.sequence ?? 0) - waiting.length;
      const theirs = { _id: { $in: waiting.map(({ _id }) => _id) }, waiting: true as const };
      const left = await notes.find(theirs, { session }).sort({ _id: 1 }).toArray(); // the others were erased meanwhile
      if (!left.length) return;
      const writes = left.map(({ _id }) => {
        sequence += 1;
        return {
          updateOne: { filter: { _id }, update: { $set: { sequence }, $unset: { waiting: '' as const } } },
        };
      });
      await notes.bulkWrite(writes, { session, ordered: false });
      await queue(left, session);
    });

  return {
    /** Has applications told once the transaction of the session is committed, and never when it isn't. */
    enqueue,

    /** Gives notes that wait their places. @returns how many. */
    async placeWaiting(): Promise<number> {
      const waiting = await notes.find({ waiting: true }).sort({ _id: 1 }).limit(BATCH).toArray();
      for (const connectionId of new Set(waiting.map((note) => note.connectionId))) {
        await place(
          connectionId,
          waiting.filter((note) => note.connectionId === connectionId),
        );
      }
      return waiting.length;
    },

    /** Those of whom an application has yet to be told something, or is being told it. */
    async pendingAmong(
      connectionId: string,
      customerIds: readonly string[],
      session: ClientSession,
    ): Promise<string[]> {
      if (!customerIds.length) return [];
      const queueIds = customerIds.map((customerId) => queueOf({ connectionId, customerId }));
      const pending = { queueId: { $in: queueIds }, state: 'PENDING' as const };
      return notes.distinct('customerId', pending, { session });
    },

    /** Queues of a connection whose turn it is. */
    async due(connectionId: string, limit: number, order: DueOrder): Promise<string[]> {
      const found = await queues
        .find({ connectionId, dueAt: { $lte: clock() } })
        .sort({ dueAt: order === 'LONGEST_FIRST' ? 1 : -1 })
        .limit(limit)
        .project<Stored>({ _id: 1 })
        .toArray();
      return found.map(({ _id }) => _id);
    },

    /** Whether any of these connections has something pending. */
    anyPending: async (connectionIds: readonly string[]): Promise<boolean> =>
      (await queues.findOne({ connectionId: { $in: [...connectionIds] } })) !== null,

    /** The first pending note of a queue, or null; a queue that has none is removed. */
    async head(queueId: string): Promise<Note | null> {
      const waiting = await queues.findOne({ _id: queueId });
      if (!waiting) return null;
      const [first = null] = await notes
        .find({ queueId, state: 'PENDING', sequence: { $exists: true } })
        .sort({ sequence: 1 })
        .limit(1)
        .toArray();
      if (!first) await queues.deleteOne({ _id: queueId, added: waiting.added });
      return first;
    },

    /** It is told, or there is nothing to tell; the next of its queue can go. False when it was so before. */
    async end(
      { _id, attempts }: Note,
      state: 'DELIVERED' | 'PASSED',
      lastStatus: number | null,
      session?: ClientSession,
    ): Promise<boolean> {
      const now = clock();
      const attempt = lastStatus === null ? {} : { attempts: attempts + 1, lastAttemptAt: now, lastStatus };
      const { modifiedCount } = await notes.updateOne(
        { _id, state: { $ne: 'DELIVERED' } },
        { $set: { state, endedAt: now, ...attempt }, $unset: { nextAttemptAt: '', lastFailure: '' } },
        session ? { session } : {},
      );
      return modifiedCount === 1;
    },

    /** It was not taken. With a time it is tried again, and what waits behind it waits on; with null it is given up. */
    async fail(
      { _id, queueId, attempts }: Note,
      last: { lastStatus: number } | { lastFailure: NoAnswer },
      nextAttemptAt: Date | null,
    ): Promise<void> {
      const now = clock();
      const next = nextAttemptAt ? { nextAttemptAt } : { state: 'DEAD' as const, endedAt: now };
      await notes.updateOne(
        { _id, state: 'PENDING' },
        {
          $set: { attempts: attempts + 1, lastAttemptAt: now, ...next, ...last },
          $unset: {
            ...(nextAttemptAt === null && { nextAttemptAt: '' as const }),
            ...('lastStatus' in last ? { lastFailure: '' as const } : { lastStatus: '' as const }),
          },
        },
      );
      if (nextAttemptAt) await queues.updateOne({ _id: queueId }, { $set: { dueAt: nextAttemptAt } });
    },

    async wait(queueId: string, dueAt: Date): Promise<void> {
      await queues.updateOne({ _id: queueId }, { $set: { dueAt } });
    },

    /** All of a connection can go at once, as if it had not been tried. */
    async hurry(connectionId: string): Promise<void> {
      await notes.updateMany(
        { connectionId, state: 'PENDING' },
        { $set: { attempts: 0 }, $unset: { nextAttemptAt: '' } },
      );
      await queues.updateMany({ connectionId }, { $set: { dueAt: clock() } });
    },

    async noteSent(
      id: string,
      sent: Partial<Pick<Note, 'disclosed' | 'bodyDigest'>>,
      session: ClientSession,
    ): Promise<void> {
      if (Object.keys(sent).length) await notes.updateOne({ _id: id }, { $set: sent }, { session });
    },

    /**
     * Tells again, whole and under new ids: what was given up, or what stands behind a place in the feed; at most
     * {@link MAX_REPLAYED}. @returns how many, and the place of the last of them when there are more.
     */
    async replay(
      connectionId: string,
      from: { sequence: number } | 'DEAD',
      session: ClientSession,
    ): Promise<{ replayed: number; more: number | null }> {
      const begin = from === 'DEAD' ? { state: 'DEAD' as const } : { sequence: { $gt: from.sequence } };
      const found = await notes
        .find({ connectionId, sequence: { $exists: true }, ...begin }, { session })
        .sort({ sequence: 1 })
        .limit(MAX_REPLAYED + 1)
        .toArray();
      const taken = found.slice(0, MAX_REPLAYED);
      await notes.updateMany(
        { _id: { $in: taken.map(({ _id }) => _id) }, state: 'DEAD' },
        { $set: { state: 'PASSED' } },
        { session },
      );
      const again = new Map(taken.map((note) => [`${note.type}/${note.customerId}`, note]));
      await enqueue(
        Array.from(again.values(), ({ customerId, type, requestId }) => ({
          connectionId,
          customerId,
          type,
          whole: true as const,
          ...(requestId !== undefined && { requestId }),
        })),
        session,
      );
      const more = found.length > taken.length ? (taken.at(-1)?.sequence ?? null) : null;
      return { replayed: again.size, more };
    },

    /** `first` notes of a connection's feed behind a place, and one more where there is one. */
    feed: (connectionId: string, after: number, first: number): Promise<Note[]> =>
      notes
        .find({ connectionId, sequence: { $gt: after } })
        .sort({ sequence: 1 })
        .limit(first + 1)
        .toArray(),

    /** Notes up to a place that a reader of the feed has not said it has; at most 1,000. */
    unread: (connectionId: string, upTo: number): Promise<Note[]> =>
      notes
        .find({ connectionId, sequence: { $lte: upTo }, state: 'PENDING' })
        .sort({ sequence: 1 })
        .limit(MAX_REPLAYED)
        .toArray(),

    /** One page of what was or is to be told, newest first. @throws as {@link newestFirst} */
    ofConnection: (connectionId: string, state: NoteState | null, page: PageRequest) =>
      newestFirst(notes, { connectionId, ...(state && { state }) }, page),

    count: (connectionId: string, state: NoteState): Promise<number> =>
      notes.countDocuments({ connectionId, state }),

    /** How many are pending, and since when the oldest is; for a connection, or a customer at a connection. */
    async backlog(connectionId: string, customerIds?: readonly string[]) {
      const filter = {
        connectionId,
        state: 'PENDING' as const,
        ...(customerIds && { customerId: { $in: [...customerIds] } }),
      };
      const [pending, [oldest]] = await Promise.all([
        notes.countDocuments(filter),
        notes.find(filter).sort({ at: 1 }).limit(1).toArray(),
      ]);
      return { pending, since: oldest?.at ?? null };
    },

    async removeConnection(connectionId: string, session: ClientSession): Promise<void> {
      await notes.deleteMany({ connectionId }, { session });
      await queues.deleteMany({ connectionId }, { session });
      await feeds.deleteOne({ _id: connectionId }, { session });
    },

    /** Everything about a customer but that they are erased. */
    async forget(customerId: string, session: ClientSession): Promise<{ erased: number; notices: number }> {
      const { deletedCount } = await notes.deleteMany(
        { customerId, type: { $ne: 'customer.erased' } },
        { session },
      );
      const notices = await notes.countDocuments({ customerId }, { session });
      return { erased: deletedCount, notices };
    },

    countAbout: (customerId: string): Promise<number> =>
      notes.countDocuments({ customerId, type: { $ne: 'customer.erased' } }),

    /** Notes about a customer, oldest first, without ids of ours. */
    async about(customerId: string, session: ClientSession): Promise<object[]> {
      const found = await notes.find({ customerId }, { session }).sort({ _id: 1 }).toArray();
      return found.map(({ _id, connectionId, type, at, state, disclosed = [], endedAt }) => ({
        id: _id,
        connectionId,
        type,
        at,
        state,
        attributes: disclosed,
        ...(endedAt && { endedAt }),
      }));
    },

    /** Removes what is older than it is kept; what was never taken by then is given up and stays. @returns how many are given up. */
    async sweep(): Promise<number> {
      const old = { at: { $lt: new Date(clock().getTime() - KEPT_DAYS * DAY) } };
      const { modifiedCount } = await notes.updateMany(
        { ...old, state: 'PENDING', sequence: { $exists: true } },
        { $set: { state: 'DEAD', endedAt: clock() }, $unset: { nextAttemptAt: '' } },
      );
      await notes.deleteMany({ ...old, state: { $in: ['DELIVERED', 'PASSED'] } });
      return modifiedCount;
    },
  };
}

export type Notes = ReturnType<typeof openNotes>;
