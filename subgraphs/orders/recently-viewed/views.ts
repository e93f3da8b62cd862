import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { isDuplicateKey, newId } from '#shared/mongo.ts';

/** Collection `views`: one product that a customer has looked at, under one of their ids. */
export type StoredView = {
  _id: string;
  customerId: string;
  productId: string;
  /** The variant that was looked at last. */
  sku: string;
  channel: string;
  views: number;
  firstAt: Date;
  lastAt: Date;
  /** The newest {@link MAX_RECENT}, by the client's ids: a view that is sent again is known by them. */
  recent: { id: string; at: Date }[];
  /** Looked at often enough to be told; present until it was decided whether to tell. */
  signalDue?: true;
  /** When it was decided, so that it is told once. */
  signalledAt?: Date;
};

/** Products that are remembered of a customer id. */
const MAX_VIEWED = 100;
const MAX_RECENT = 50;

export const viewsMigration: Migration = {
  id: '042-views',
  up: (db) =>
    defineCollection(db, 'views', {
      schema: {
        bsonType: 'object',
        required: ['customerId', 'productId', 'sku', 'views', 'firstAt', 'lastAt', 'recent'],
        properties: {
          customerId: { bsonType: 'string' },
          productId: { bsonType: 'string' },
          recent: { bsonType: 'array', maxItems: MAX_RECENT },
        },
      },
      indexes: [
        { key: { customerId: 1, productId: 1 }, unique: true },
        { key: { customerId: 1, lastAt: -1 } },
        { key: { signalDue: 1 }, partialFilterExpression: { signalDue: { $exists: true } } },
      ],
    }),
};

export type ViewSeen = {
  viewId: string;
  customerId: string;
  productId: string;
  sku: string;
  channel: string;
  at: Date;
};

/** A product that a customer looked at, over all their ids. */
export type ViewedProduct = {
  customerId: string;
  productId: string;
  sku: string;
  views: number;
  lastAt: Date;
};

export function openViews(db: Db) {
  const views = db.collection<StoredView>('views');

  return {
    /** Counts a view; null when it was counted before. */
    async record({ viewId, at, customerId, productId, sku, channel }: ViewSeen): Promise<StoredView | null> {
      const its = { customerId, productId };
      for (;;) {
        try {
          return await views.findOneAndUpdate(
            { ...its, 'recent.id': { $ne: viewId } },
            {
              $setOnInsert: { _id: newId('viw'), firstAt: at },
              $set: { sku, channel, lastAt: at },
              $inc: { views: 1 },
              $push: { recent: { $each: [{ id: viewId, at }], $slice: -MAX_RECENT } },
            },
            { upsert: true, returnDocument: 'after' },
          );
        } catch (error) {
          if (!isDuplicateKey(error)) throw error;
          // Either this very view stands there, or another first one was quicker: then it is counted in the next round.
          if (await views.findOne({ ...its, 'recent.id': viewId }, { readConcern: { level: 'local' } }))
            return null;
        }
      }
    },

    /** Forgets what is older than the newest {@link MAX_VIEWED}. */
    async trim(customerId: string): Promise<void> {
      const old = await views
        .find({ customerId }, { projection: { _id: 1 } })
        .sort({ lastAt: -1 })
        .skip(MAX_VIEWED)
        .toArray();
      if (old.length) await views.deleteMany({ _id: { $in: old.map(({ _id }) => _id) } });
    },

    /** Last seen first; of a product under several ids the views are added up. */
    async of(members: readonly string[]): Promise<ViewedProduct[]> {
      const found = await views
        .find({ customerId: { $in: [...members] } })
        .sort({ lastAt: -1 })
        .toArray();
      const byProduct = new Map<string, ViewedProduct>();
      for (const { customerId, productId, sku, views: times, lastAt } of found) {
        const there = byProduct.get(productId);
        if (there) there.views += times;
        else byProduct.set(productId, { customerId, productId, sku, views: times, lastAt });
      }
      return [...byProduct.values()].slice(0, MAX_VIEWED);
    },

    async clear(members: readonly string[]): Promise<number> {
      return (await views.deleteMany({ customerId: { $in: [...members] } })).deletedCount;
    },

    /** Has it decided, once, whether this is to be told. */
    async markDue({ _id }: StoredView): Promise<void> {
      await views.updateOne({ _id, signalledAt: { $exists: false } }, { $set: { signalDue: true } });
    },

    due: (limit: number): Promise<StoredView[]> => views.find({ signalDue: true }).limit(limit).toArray(),

    /** True for the one transaction that decides. */
    async decide({ _id }: StoredView, at: Date, session: ClientSession): Promise<boolean> {
      const { modifiedCount } = await views.updateOne(
        { _id, signalDue: true },
        { $set: { signalledAt: at }, $unset: { signalDue: '' } },
        { session },
      );
      return modifiedCount === 1;
    },
  };
}
