import type { ClientSession, Collection, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { newId, type Stored } from '#shared/mongo.ts';
import type { WebhookType } from '../rules/event-types.ts';

/** Something that an app is to be told. */
export type NewWebhook = {
  clientId: string;
  type: WebhookType;
  /** Whom it is about, by the id that the fact stands under; their events reach an endpoint in order. Null: nobody. */
  customerId: string | null;
  /** Of the grant: the app knows the customer by it. Default: `customerId`. Another one after a merge. */
  grantedBy?: string;
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
  grantedBy?: string;
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
  /** Of the first of an app's notices of one erasure: how many of them it has taken. */
  taken?: number;
};

const string = { bsonType: 'string', minLength: 1 };
const date = { bsonType: 'date' };

export const webhookEventsIn = (db: Db): Collection<WebhookEvent> =>
  db.collection<WebhookEvent>('webhookEvents');

const defineWebhookEvents = (db: Db) =>
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
        grantedBy: string,
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
        taken: { bsonType: 'int', minimum: 1 },
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
      { key: { grantedBy: 1 }, partialFilterExpression: { grantedBy: { $exists: true } } }, // the same
      { key: { createdAt: 1 } }, // what is older than it is kept
    ],
  });

export const webhookEventsMigration: Migration = { id: '010-webhook-events', up: defineWebhookEvents };
/** Customers are merged: an app may be told of what stands under another id than its grant. */
export const webhooksOfMembersMigration: Migration = {
  id: '041-webhooks-of-members',
  up: defineWebhookEvents,
};

/** What a notice that a customer is erased follows from: one for each id of theirs. */
export const erasureEventId = (requestId: string, customerId: string) => `${requestId}/${customerId}`;

/** By what the app of a webhook knows the customer: the id of its grant. Undefined: it is about nobody. */
export const knownBy = ({ customerId, grantedBy }: Pick<WebhookEvent, 'customerId' | 'grantedBy'>) =>
  grantedBy ?? customerId;

/** About a customer, by whichever id. */
export const about = (customerId: string) => ({ $or: [{ customerId }, { grantedBy: customerId }] });

export function openWebhookEvents({ db, clock }: { db: Db; clock: () => Date }) {
  const events = webhookEventsIn(db);
  return {
    /** Has an app told something once the transaction of the session is committed, and never when it isn't. */
    async enqueue(webhook: NewWebhook, session: ClientSession): Promise<void> {
      const { clientId, type, customerId, grantedBy, grantId, data, eventId, attribute, at } = webhook;
      const now = clock();
      await events.updateOne(
        { clientId, eventId, type },
        {
          $setOnInsert: {
            _id: newId('whk'),
            ...(customerId !== null && { customerId }),
            ...(grantedBy !== undefined && grantedBy !== customerId && { grantedBy }),
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

    /**
     * An app has taken a notice that a customer of a request is erased; it knows one who was merged by several names, and has
     * a notice for each. True when it has taken all, once.
     */
    async noteErasureTaken(clientId: string, requestId: string, session: ClientSession): Promise<boolean> {
      const ofRequest = { $gte: requestId, $lt: `${requestId}0` }; // '0' comes after '/'
      const notices = await events
        .find({ clientId, eventId: ofRequest, type: 'customer.erased' }, { session })
        .sort({ _id: 1 })
        .project<Pick<WebhookEvent, '_id'>>({ _id: 1 })
        .toArray();
      // Counted in one of them, so that of the last two at once one waits for the other.
      const first = await events.findOneAndUpdate(
        { _id: notices[0]?._id ?? '' },
        { $inc: { taken: 1 } },
        { returnDocument: 'after', session },
      );
      return first?.taken === notices.length;
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
