import type { ClientSession, Collection, Db, MongoClient } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { inTransaction, type Stored } from '#shared/mongo.ts';
import { newestFirst, type PageRequest } from '#shared/pagination.ts';
import type { DueOrder } from '#shared/webhooks/ordered-sender.ts';
import type { NoAnswer } from '#shared/webhooks/post.ts';
import { DAY, KEPT_DAYS } from '#shared/webhooks/schedule.ts';
import { isMandatory, type WebhookType } from '../rules/event-types.ts';
import type { WebhookEndpoint, WebhookEndpoints } from './endpoints.ts';
import { about, knownBy, type WebhookEvent, webhookEventsIn } from './events.ts';

export type DeliveryState = 'PENDING' | 'DELIVERED' | 'WITHHELD';

/**
 * Collection `webhookDeliveries`: how far each webhook has got with each endpoint. `_id` is the endpoint and the webhook, so
 * that there is one.
 */
export type WebhookDelivery = Stored & {
  endpointId: string;
  webhookId: string;
  type: WebhookType;
  /** Whose turn it waits for: a {@link Queue}. */
  queueId: string;
  /** The webhook's place in the app's feed. */
  sequence: number;
  state: DeliveryState;
  attempts: number;
  createdAt: Date;
  lastAttemptAt?: Date;
  /** HTTP status of the last attempt that was answered. */
  lastStatus?: number;
  /** Why the last attempt had no answer. */
  lastFailure?: NoAnswer;
  /** While it is pending and has failed. */
  nextAttemptAt?: Date;
  /** When it was delivered or withheld. */
  endedAt?: Date;
};

/**
 * Collection `webhookQueues`: an endpoint and a customer with pending deliveries, which go one after another. It is there as
 * long as any are pending; `_id` names the customer as the app does.
 */
type Queue = Stored & {
  endpointId: string;
  /** The first of its deliveries is not tried before this time. */
  dueAt: Date;
  /** Grows with each delivery that is added: who found it empty removes it only if none came meanwhile. */
  added: number;
};

/** Collection `webhookFeeds`: how many webhooks an app has been told of. */
type Feed = Stored & { sequence: number };

const string = { bsonType: 'string', minLength: 1 };
const date = { bsonType: 'date' };
const number = { bsonType: ['int', 'long', 'double'], minimum: 0 };

export const webhookDeliveriesMigration: Migration = {
  id: '012-webhook-deliveries',
  async up(db) {
    await defineCollection(db, 'webhookDeliveries', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: [
          ...['endpointId', 'webhookId', 'type', 'queueId', 'sequence', 'state'],
          ...['attempts', 'createdAt'],
        ],
        properties: {
          _id: string,
          endpointId: string,
          webhookId: string,
          type: string,
          queueId: string,
          sequence: number,
          state: { enum: ['PENDING', 'DELIVERED', 'WITHHELD'] },
          attempts: number,
          createdAt: date,
          lastAttemptAt: date,
          lastStatus: number,
          lastFailure: string,
          nextAttemptAt: date,
          endedAt: date,
        },
      },
      indexes: [
        { key: { queueId: 1, sequence: 1 }, partialFilterExpression: { state: 'PENDING' } }, // whose turn it is
        { key: { endpointId: 1, _id: -1 } }, // an endpoint's page
        { key: { endpointId: 1, state: 1, _id: -1 } }, // the same in one state
        { key: { webhookId: 1 } }, // what goes with a webhook
        { key: { createdAt: 1 } }, // what is older than it is kept
      ],
    });
    await defineCollection(db, 'webhookQueues', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['endpointId', 'dueAt', 'added'],
        properties: { _id: string, endpointId: string, dueAt: date, added: number },
      },
      indexes: [{ key: { endpointId: 1, dueAt: 1 } }], // the sender: what is due at an endpoint, oldest first
    });
    await defineCollection(db, 'webhookFeeds', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['sequence'],
        properties: { _id: string, sequence: number },
      },
    });
  },
};

/** Webhooks that are given their places together. */
const BATCH = 100;
const ERASED = 'customer.erased';
/** Webhooks that one replay takes. */
const MAX_REPLAYED = 1000;

type Settings = {
  db: Db;
  client: MongoClient;
  clock: () => Date;
  endpoints: WebhookEndpoints;
  pairwise: (customerId: string, clientId: string) => string;
};

/** A webhook gets its place, its deliveries and their queues together, so one module owns them. */
export function openWebhookDeliveries({ db, client, clock, endpoints, pairwise }: Settings) {
  const events = webhookEventsIn(db);
  const deliveries: Collection<WebhookDelivery> = db.collection('webhookDeliveries');
  const queues: Collection<Queue> = db.collection('webhookQueues');
  const feeds: Collection<Feed> = db.collection('webhookFeeds');

  const queueOf = (endpointId: string, event: WebhookEvent): string => {
    const customerId = knownBy(event);
    return `${endpointId}/${customerId === undefined ? '' : pairwise(customerId, event.clientId)}`;
  };

  /** Puts webhooks, in their order, before one endpoint; those that it has had are sent again. */
  async function put(
    endpoint: WebhookEndpoint,
    webhooks: readonly WebhookEvent[],
    session: ClientSession,
  ): Promise<void> {
    if (!webhooks.length) return;
    const now = clock();
    const added = new Map<string, number>();
    const puts = webhooks.map((event) => {
      const queueId = queueOf(endpoint._id, event);
      added.set(queueId, (added.get(queueId) ?? 0) + 1);
      const { _id: webhookId, type, sequence = 0 } = event;
      return {
        updateOne: {
          filter: { _id: `${endpoint._id}/${webhookId}` },
          update: {
            $set: { state: 'PENDING' as const, attempts: 0 },
            $unset: { nextAttemptAt: '', endedAt: '' } as const,
            $setOnInsert: { endpointId: endpoint._id, webhookId, type, queueId, sequence, createdAt: now },
          },
          upsert: true,
        },
      };
    });
    await deliveries.bulkWrite(puts, { session });
    await queues.bulkWrite(
      Array.from(added, ([_id, count]) => ({
        updateOne: {
          filter: { _id },
          update: { $inc: { added: count }, $setOnInsert: { endpointId: endpoint._id, dueAt: now } },
          upsert: true,
        },
      })),
      { session },
    );
  }

  const wants = ({ types }: WebhookEndpoint, { type }: WebhookEvent): boolean =>
    isMandatory(type) || types.includes(type);

  /** Appends an app's webhooks to its feed: whoever does so at the same time waits, so places come in the order of commits. */
  const place = (clientId: string, waiting: readonly WebhookEvent[]) =>
    inTransaction(client, async (session) => {
      const feed = await feeds.findOneAndUpdate(
        { _id: clientId },
        { $inc: { sequence: waiting.length } },
        { upsert: true, returnDocument: 'after', session },
      );
      let sequence = (feed?.sequence ?? 0) - waiting.length;
      const placed: WebhookEvent[] = [];
      for (const event of waiting) {
        sequence += 1;
        const { modifiedCount } = await events.updateOne(
          { _id: event._id, waiting: true },
          { $set: { sequence }, $unset: { waiting: '' } },
          { session },
        );
        if (modifiedCount) placed.push({ ...event, sequence }); // erased meanwhile, otherwise
      }
      for (const endpoint of await endpoints.ofApp(clientId, session)) {
        await put(
          endpoint,
          placed.filter((event) => wants(endpoint, event)),
          session,
        );
      }
    });

  return {
    /**
     * Gives webhooks that wait their places in the feeds of their apps, and puts them before the endpoints that want them.
     * @returns how many.
     */
    async placeWaiting(): Promise<number> {
      // Events of one customer are ordered by their ids, also when two processes took them in.
      const waiting = await events
        .find({ waiting: true })
        .sort({ eventId: 1, _id: 1 })
        .limit(BATCH)
        .toArray();
      for (const clientId of new Set(waiting.map((event) => event.clientId))) {
        await place(
          clientId,
          waiting.filter((event) => event.clientId === clientId),
        );
      }
      return waiting.length;
    },

    /** Queues of an endpoint whose turn it is. */
    due: async (endpointId: string, limit: number, order: DueOrder): Promise<string[]> => {
      const found = await queues
        .find({ endpointId, dueAt: { $lte: clock() } })
        .sort({ dueAt: order === 'LONGEST_FIRST' ? 1 : -1 })
        .limit(limit)
        .project<Stored>({ _id: 1 })
        .toArray();
      return found.map(({ _id }) => _id);
    },

    anyPending: async (): Promise<boolean> => (await queues.findOne()) !== null,

    /** The first pending delivery of a queue, or null; a queue that has none is removed. */
    async head(queueId: string): Promise<WebhookDelivery | null> {
      const queue = await queues.findOne({ _id: queueId });
      if (!queue) return null;
      const first = await deliveries
        .find({ queueId, state: 'PENDING' })
        .sort({ sequence: 1 })
        .limit(1)
        .next();
      if (!first) await queues.deleteOne({ _id: queueId, added: queue.added });
      return first;
    },

    webhook: (webhookId: string): Promise<WebhookEvent | null> => events.findOne({ _id: webhookId }),

    /** An endpoint has taken a webhook; the next of its queue can go. */
    async noteDelivered(
      { _id, attempts }: WebhookDelivery,
      lastStatus: number,
      session?: ClientSession,
    ): Promise<void> {
      const now = clock();
      const seen = { attempts: attempts + 1, lastAttemptAt: now, lastStatus };
      await deliveries.updateOne(
        { _id, state: 'PENDING' },
        {
          $set: { state: 'DELIVERED', endedAt: now, ...seen },
          $unset: { nextAttemptAt: '', lastFailure: '' },
        },
        session ? { session } : {},
      );
    },

    /** A webhook may not be told; the next of its queue can go. */
    async withhold({ _id }: WebhookDelivery): Promise<void> {
      await deliveries.updateOne(
        { _id, state: 'PENDING' },
        { $set: { state: 'WITHHELD', endedAt: clock() }, $unset: { nextAttemptAt: '' } },
      );
    },

    /** It was not taken and is tried again; what waits behind it waits on. */
    async postpone(
      { _id, queueId, attempts }: WebhookDelivery,
      last: { lastStatus: number } | { lastFailure: NoAnswer },
      nextAttemptAt: Date,
    ): Promise<void> {
      const seen = { attempts: attempts + 1, lastAttemptAt: clock(), nextAttemptAt, ...last };
      await deliveries.updateOne(
        { _id, state: 'PENDING' },
        { $set: seen, $unset: 'lastStatus' in last ? { lastFailure: '' } : { lastStatus: '' } },
      );
      await queues.updateOne({ _id: queueId }, { $set: { dueAt: nextAttemptAt } });
    },

    /** Makes a queue wait, as its first delivery has to. */
    async wait(queueId: string, dueAt: Date): Promise<void> {
      await queues.updateOne({ _id: queueId }, { $set: { dueAt } });
    },

    /** All of an endpoint can go at once, as if it had not been tried. */
    async hurry(endpointId: string): Promise<void> {
      await deliveries.updateMany(
        { endpointId, state: 'PENDING' },
        { $set: { attempts: 0 }, $unset: { nextAttemptAt: '' } },
      );
      await queues.updateMany({ endpointId }, { $set: { dueAt: clock() } });
    },

    /** One page of an endpoint's deliveries, newest first. @throws as {@link newestFirst} */
    ofEndpoint: (endpointId: string, state: DeliveryState | null, page: PageRequest) =>
      newestFirst(deliveries, { endpointId, ...(state && { state }) }, page),

    /** How many are pending at an endpoint. */
    pendingAt: (endpointId: string): Promise<number> =>
      deliveries.countDocuments({ endpointId, state: 'PENDING' }),

    /**
     * Sends webhooks behind a place in the feed, or from a time on, to an endpoint again, at most {@link MAX_REPLAYED}.
     * @returns how many, and the place of the last of them when there are more.
     */
    async replay(
      endpoint: WebhookEndpoint,
      from: { sequence: number } | { since: Date },
      session: ClientSession,
    ): Promise<{ replayed: number; more: number | null }> {
      const { clientId } = endpoint;
      const begin = 'since' in from ? { at: { $gte: from.since } } : { sequence: { $gt: from.sequence } };
      const found = await events
        .find({ $and: [{ clientId, sequence: { $exists: true } }, begin] }, { session })
        .sort({ sequence: 1 })
        .limit(MAX_REPLAYED + 1)
        .toArray();
      const taken = found.slice(0, MAX_REPLAYED);
      const wanted = taken.filter((event) => wants(endpoint, event));
      await put(endpoint, wanted, session);
      const more = found.length > taken.length ? (taken.at(-1)?.sequence ?? null) : null;
      return { replayed: wanted.length, more };
    },

    /** `first` webhooks of an app's feed behind a place, and one more where there is one. */
    feed: (clientId: string, after: number, first: number): Promise<WebhookEvent[]> =>
      events
        .find({ clientId, sequence: { $gt: after } })
        .sort({ sequence: 1 })
        .limit(first + 1)
        .toArray(),

    async removeEndpoint(endpointId: string): Promise<void> {
      await inTransaction(client, async (session) => {
        await endpoints.remove(endpointId, session);
        await deliveries.deleteMany({ endpointId }, { session });
        await queues.deleteMany({ endpointId }, { session });
      });
    },

    /** What apps were told about a customer, oldest first, without ids of ours. */
    async about(customerId: string, session: ClientSession): Promise<object[]> {
      const found = await events.find(about(customerId), { session }).sort({ _id: 1 }).toArray();
      return found.map(({ _id, clientId, type, grantId, data, at, acknowledgedAt }) => ({
        id: _id,
        clientId,
        type,
        ...(grantId && { grantId }),
        data,
        at,
        ...(acknowledgedAt && { acknowledgedAt }),
      }));
    },

    /** Deletes what apps were told, or were to be told, about a customer, except that they are erased. */
    async forget(customerId: string, session: ClientSession): Promise<{ erased: number; notices: number }> {
      const theirs = await events
        .find(about(customerId), { session })
        .project<Pick<WebhookEvent, '_id' | 'type'>>({ type: 1 })
        .toArray();
      const ids = theirs.filter(({ type }) => type !== ERASED).map(({ _id }) => _id);
      await deliveries.deleteMany({ webhookId: { $in: ids } }, { session });
      await events.deleteMany({ _id: { $in: ids } }, { session });
      return { erased: ids.length, notices: theirs.length - ids.length };
    },

    /** What {@link forget} would delete. */
    countAbout: (customerId: string): Promise<number> =>
      events.countDocuments({ ...about(customerId), type: { $ne: ERASED } }),

    /** Removes what is older than it is kept. @returns pending deliveries that nobody will get any more. */
    async sweep(): Promise<number> {
      const old = { createdAt: { $lt: new Date(clock().getTime() - KEPT_DAYS * DAY) } };
      const { deletedCount } = await deliveries.deleteMany({ ...old, state: 'PENDING' });
      await deliveries.deleteMany(old);
      await events.deleteMany(old);
      await queues.deleteMany({ endpointId: { $nin: await endpoints.ids() } });
      return deletedCount;
    },
  };
}

export type WebhookDeliveries = ReturnType<typeof openWebhookDeliveries>;
