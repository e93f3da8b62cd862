import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { newId, type Stored } from '#shared/mongo.ts';
import { newestFirst, type PageRequest } from '#shared/pagination.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { afterReport, type Subscription, type SubscriptionState } from './lifecycle.ts';

/** Collection `partnerSubscriptions`: what customers subscribed to with partners, as far as those tell. */
export type StoredSubscription = Stored &
  Subscription & { clientId: string; customerId: string; subscriptionId: string };

const string = { bsonType: 'string', minLength: 1 };
const date = { bsonType: 'date' };

export const subscriptionsMigration: Migration = {
  id: '012-partner-subscriptions',
  up: (db) =>
    defineCollection(db, 'partnerSubscriptions', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['clientId', 'customerId', 'subscriptionId', 'startedAt'],
        properties: {
          _id: string,
          clientId: string,
          customerId: string,
          subscriptionId: string,
          startedAt: date,
          cancelledAt: date,
        },
      },
      indexes: [
        { key: { customerId: 1, clientId: 1, subscriptionId: 1 }, unique: true }, // the app's own name for it
        { key: { customerId: 1, _id: -1 } }, // a customer's page
      ],
    }),
};

type Report = {
  clientId: string;
  customerId: string;
  subscriptionId: string;
  state: SubscriptionState;
  occurredAt: Date;
};

export function openSubscriptions({ db, outbox }: Pick<Dependencies, 'outbox'> & { db: Db }) {
  const subscriptions = db.collection<StoredSubscription>('partnerSubscriptions');

  return {
    /** Takes a report down in the transaction of `session`, and tells of it when it is news. */
    async report(
      { clientId, customerId, subscriptionId, state, occurredAt }: Report,
      session: ClientSession,
    ): Promise<StoredSubscription | 'NOT_STARTED' | 'ALREADY_CANCELLED'> {
      const named = { customerId, clientId, subscriptionId };
      const known = await subscriptions.findOne(named, { session });
      const outcome = afterReport(known, { state, occurredAt });
      if ('refused' in outcome) return outcome.refused;
      if (!outcome.isNew && known) return known;
      const subscription = { _id: known?._id ?? newId('psb'), ...named, ...outcome.subscription };
      await subscriptions.replaceOne({ _id: subscription._id }, subscription, { upsert: true, session });
      const time = subscription.cancelledAt ?? subscription.startedAt;
      const data = { customerId, clientId, subscriptionId, state };
      await outbox.append(
        [{ type: 'patron.partner_subscription.changed.v1', subject: customerId, time, data }],
        session,
      );
      return subscription;
    },

    /** Of one app or of all, the last that was reported first. @throws {GraphQLError} `BAD_USER_INPUT` */
    of: (members: readonly string[], clientId: string | null, page: PageRequest) =>
      newestFirst(subscriptions, { customerId: { $in: [...members] }, ...(clientId && { clientId }) }, page),
  };
}
