import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';

type TopicText = { title: string; explanation: string };

/** What a retailer writes about, in a version that is never changed. */
export type TopicVersion = {
  key: string;
  /** 1, 2, ... */
  version: number;
  publishedAt: Date;
  /** Whether a customer who has said nothing about it gets it, where consent and preferences allow. */
  wantedByDefault: boolean;
  /** Nothing is written about it any more. */
  retired: boolean;
  /** By BCP 47 language; the first is the one for every other language. */
  texts: Record<string, TopicText>;
};

/** Collection `topicVersions`: `_id` is `key@version`. Only ever added to. */
type StoredTopicVersion = Stored & TopicVersion;

export const MAX_TOPICS = 100;

export const topicsMigration: Migration = {
  id: '022-topics',
  up: (db) =>
    defineCollection(db, 'topicVersions', {
      schema: {
        bsonType: 'object',
        required: ['key', 'version', 'publishedAt', 'wantedByDefault', 'retired', 'texts'],
        properties: {
          key: { bsonType: 'string', pattern: '^[a-z][a-z_]{0,63}$' },
          version: { bsonType: 'int', minimum: 1 },
          publishedAt: { bsonType: 'date' },
          wantedByDefault: { bsonType: 'bool' },
          retired: { bsonType: 'bool' },
          texts: { bsonType: 'object', minProperties: 1 },
        },
      },
      indexes: [{ key: { key: 1, version: 1 }, unique: true }],
    }),
};

export function openTopics(db: Db) {
  const versions = db.collection<StoredTopicVersion>('topicVersions');

  async function newest(session?: ClientSession): Promise<ReadonlyMap<string, TopicVersion>> {
    const found = await versions
      .find({}, session ? { session } : {})
      .sort({ key: 1, version: 1 })
      .toArray();
    return new Map(found.map((topic) => [topic.key, topic]));
  }

  return {
    /** Those that are written about, by key, in the order of the keys. Few: what a preference centre can show. */
    async now(): Promise<ReadonlyMap<string, TopicVersion>> {
      return new Map([...(await newest())].filter(([, { retired }]) => !retired));
    },
    /** As {@link now}, with those that were retired. */
    newest,
    async publish(topic: TopicVersion, session: ClientSession): Promise<void> {
      await versions.insertOne({ _id: `${topic.key}@${topic.version}`, ...topic }, { session });
    },
  };
}
