import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupBy, type Stored } from '#shared/mongo.ts';
import { LONGEST_PERIOD_MS } from './frequency.ts';
import { CHANNELS, type Channel } from './preferences.ts';

/**
 * Collection `contacts`: when a customer was lately reached on a channel, for frequency caps. One row for each customer and
 * channel, so that two contacts at once are counted one after the other. `_id` is `customer/channel`.
 */
type Contacts = Stored & { customerId: string; channel: Channel; times: Date[]; last: Date };

/** As many as a cap can allow. */
const COUNTED = 100;

export const contactsMigration: Migration = {
  id: '021-contacts',
  up: (db) =>
    defineCollection(db, 'contacts', {
      schema: {
        bsonType: 'object',
        required: ['customerId', 'channel', 'times', 'last'],
        properties: {
          customerId: { bsonType: 'string' },
          channel: { enum: CHANNELS },
          times: { bsonType: 'array', maxItems: COUNTED, items: { bsonType: 'date' } },
          last: { bsonType: 'date' },
        },
      },
      indexes: [
        { key: { customerId: 1 } }, // everything about a person, for access and erasure
        { key: { last: 1 }, expireAfterSeconds: LONGEST_PERIOD_MS / 1000 },
      ],
    }),
};

export function openContacts(db: Db) {
  const contacts = db.collection<Contacts>('contacts');
  const byId = lookupBy(contacts, '_id');
  const idOf = (customerId: string, channel: Channel) => `${customerId}/${channel}`;
  return {
    /** Under all of these ids, in no order. */
    async of(ids: readonly string[], channel: Channel): Promise<Date[]> {
      const found = await Promise.all(ids.map((id) => byId.load(idOf(id, channel))));
      return found.flatMap((one) => one?.times ?? []);
    },
    async in(ids: readonly string[], channel: Channel, session: ClientSession): Promise<Date[]> {
      const found = await contacts
        .find({ _id: { $in: ids.map((id) => idOf(id, channel)) } }, { session })
        .toArray();
      return found.flatMap(({ times }) => times);
    },
    async add(customerId: string, channel: Channel, at: Date, session: ClientSession): Promise<void> {
      await contacts.updateOne(
        { _id: idOf(customerId, channel) },
        {
          $set: { customerId, channel },
          $max: { last: at },
          $push: { times: { $each: [at], $sort: 1, $slice: -COUNTED } },
        },
        { session, upsert: true },
      );
    },
  };
}
