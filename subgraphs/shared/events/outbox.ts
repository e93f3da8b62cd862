import type { ClientSession, Collection, Db } from 'mongodb';
import type { Migration } from '../migrations.ts';
import { defineCollection } from '../migrations.ts';
import { newId } from '../mongo.ts';
import type { EventType, NewEvent, PatronEvent } from './event.ts';

/** Events of one subgraph. */
export type Outbox = {
  /**
   * Adds events. With the session of the transaction that makes the change, both happen or neither; without one the
   * event is durable (majority, journalled) when the promise resolves.
   */
  append(events: NewEvent[], session?: ClientSession): Promise<void>;
  /** The subgraphs that follow events of a type. */
  followersOf(type: EventType): readonly string[];
};

/** Which subgraphs follow which events. */
export type Subscriptions = ReadonlyMap<EventType, readonly string[]>;

/** Collection `outbox`: every event of the subgraph, and who has yet to receive it. */
export type OutboxEntry = {
  /** The event's id. */
  _id: string;
  event: PatronEvent;
  /** Subgraphs that have yet to apply it. Delivery is done when it is empty. */
  pending: string[];
  /** Subgraphs that refused it for good, until it is replayed. */
  dead: string[];
  /** Failed deliveries by subgraph. */
  attempts?: Record<string, number>;
  /** Not before this time, by subgraph. */
  retryAt?: Record<string, Date>;
  /** When dead letters among its deliveries were last sent again; wakes the relay. */
  replayedAt?: Date;
  /** See `NewEvent`. */
  forgetAt?: Date;
  /** What the consumer said last, by subgraph: a code or class name, never a message that may hold data. */
  lastError?: Record<string, string>;
};

export const outboxOf = (db: Db): Collection<OutboxEntry> => db.collection<OutboxEntry>('outbox');

export const outboxMigration: Migration = {
  id: '000-outbox',
  up: (db) =>
    defineCollection(db, 'outbox', {
      schema: {
        bsonType: 'object',
        required: ['event', 'pending', 'dead'],
        properties: {
          event: { bsonType: 'object', required: ['id', 'type', 'source', 'subject', 'time', 'data'] },
          pending: { bsonType: 'array', items: { bsonType: 'string' } },
          dead: { bsonType: 'array', items: { bsonType: 'string' } },
        },
      },
      indexes: [
        { key: { pending: 1, _id: 1 } }, // the relay: what has this consumer yet to receive, oldest first
        { key: { dead: 1, _id: 1 } },
      ],
    }),
};

export const forgettingMigration: Migration = {
  id: '000-outbox-forgetting',
  async up(db) {
    await outboxOf(db).createIndexes([{ key: { forgetAt: 1 }, expireAfterSeconds: 0 }]);
  },
};

export function openOutbox(db: Db, subgraph: string, subscriptions: Subscriptions): Outbox {
  const outbox = outboxOf(db);
  return {
    followersOf: (type) => subscriptions.get(type) ?? [],

    async append(events, session) {
      if (!events.length) return;
      const entries = events.map((event): OutboxEntry => {
        const id = newId('evt');
        const { type, subject, time, data, forgetAt } = event;
        return {
          _id: id,
          event: {
            specversion: '1.0',
            id,
            source: `patron/${subgraph}`,
            type,
            subject,
            time: time.toISOString(),
            datacontenttype: 'application/json',
            data,
          },
          pending: [...(subscriptions.get(type) ?? [])],
          dead: [],
          ...(forgetAt && { forgetAt }),
        };
      });
      await outbox.insertMany(entries, session ? { session } : {});
    },
  };
}
