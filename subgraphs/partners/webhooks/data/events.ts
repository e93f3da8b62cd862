import type { ClientSession, Collection, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { newId, type Stored } from '#shared/mongo.ts';
import type { WebhookType } from '../rules/event-types.ts';

/** Something that an app is to be told. */
export type NewWebhook = {
  clientId: string;
  type: WebhookType;
  /** Whom it is about; their events reach an endpoint in order. Null: nobody. */
  customerId: string | null;
  /** The grant that it is told under, or that it is about. */
  grantId: string | null;
  /** Ids and states, no facts: the app reads those through the graph, under the live grant. */
  data: Readonly<Record<string, string | number>>;
  /** Of the event that it follows from: one webhook for each event, app and type, however often it is enqueued. */
  eventId: string;
  /** The attribute that a standing grant has to name when it is sent, e.g. `playlist.read`. */
  attribute?: string;
  /** When it happened. Default: now. */
  at?: Date;
};

/**
 * Collection `webhookEvents`: what each app is told, kept for 30 days. `_id` is the `webhook-id` that the app sees, the
 * same at each attempt.
 */
export type WebhookEvent = Stored & {
  clientId: string;
  type: WebhookType;
  customerId?: string;
  grantId?: string;
  attribute?: string;
  eventId: string;
  data: Record<string, string | number>;
  at: Date;
  createdAt: Date;
  /** It has no place in the app's feed yet. */
  waiting?: true;
  /** Its place in the app's feed, from 1. */
  sequence?: number;
  /** When it was recorded in the customer's ledger of disclosures, before the app first saw it. */
  disclosedAt?: Date;
  /** When an endpoint of the app first took it. */
  acknowledgedAt?: Date;
};

const string = { bsonType: 'string', minLength: 1 };
const date = { bsonType: 'date' };

export const webhookEventsIn = (db: Db): Collection<WebhookEvent> =>
  db.collection<WebhookEvent>('webhookEvents');

export const webhookEventsMigration: Migration = {
  id: '010-webhook-events',
  up: (db) =>
    defineCollection(db, 'webhookEvents', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['clientId', 'type', 'eventId', 'data', 'at', 'createdAt'],
        properties: {
          _id: string,
          clientId: string,
          type: string,
          customerId: string,
          grantId: string,
          attribute: string,
          eventId: string,
          data: { bsonType: 'object' },
          at: date,
          createdAt: date,
          waiting: { bsonType: 'bool' },
          sequence: { bsonType: ['int', 'long', 'double'], minimum: 1 },
          disclosedAt: date,
          acknowledgedAt: date,
        },
      },
      indexes: [
        { key: { clientId: 1, eventId: 1, type: 1 }, unique: true }, // one for each event, app and type
        { key: { eventId: 1, _id: 1 }, partialFilterExpression: { waiting: true } }, // what has no place yet
        {
          key: { clientId: 1, sequence: 1 }, // the feed; a place is taken once
          unique: true,
          partialFilterExpression: { sequence: { $exists: true } },
        },
        { key: { customerId: 1 } }, // everything about a person, for access and erasure
        { key: { createdAt: 1 } }, // what is older than it is kept
      ],
    }),
};

export function openWebhookEvents({ db, clock }: { db: Db; clock: () => Date }) {
  const events = webhookEventsIn(db);
  return {
    /** Has an app told something once the transaction of the session is committed, and never when it isn't. */
    async enqueue(webhook: NewWebhook, session: ClientSession): Promise<void> {
      const { clientId, type, customerId, grantId, data, eventId, attribute, at } = webhook;
      const now = clock();
      await events.updateOne(
        { clientId, eventId, type },
        {
          $setOnInsert: {
            _id: newId('whk'),
            ...(customerId !== null && { customerId }),
            ...(grantId !== null && { grantId }),
            ...(attribute !== undefined && { attribute }),
            data: { ...data },
            at: at ?? now,
            createdAt: now,
            waiting: true,
          },
        },
        { upsert: true, session },
      );
    },

    /** False when it was noted before. */
    async noteDisclosed(id: string, disclosedAt: Date, session: ClientSession): Promise<boolean> {
      const unknown = { _id: id, disclosedAt: { $exists: false } };
      const { modifiedCount } = await events.updateOne(unknown, { $set: { disclosedAt } }, { session });
      return modifiedCount === 1;
    },

    /** An endpoint of the app has taken it. False when one had before. */
    async noteAcknowledged(id: string, session?: ClientSession): Promise<boolean> {
      const { modifiedCount } = await events.updateOne(
        { _id: id, acknowledgedAt: { $exists: false } },
        { $set: { acknowledgedAt: clock() } },
        session ? { session } : {},
      );
      return modifiedCount === 1;
    },
  };
}

export type WebhookEvents = ReturnType<typeof openWebhookEvents>;
