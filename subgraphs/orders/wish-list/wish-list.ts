import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { isDuplicateKey, newId } from '#shared/mongo.ts';
import { type PageRequest, pageOf, requirePageSize } from '#shared/pagination.ts';

/** Collection `wishes`: one SKU that a customer would like to have. */
export type StoredWish = {
  _id: string;
  customerId: string;
  sku: string;
  note?: string;
  channel: string;
  addedAt: Date;
};

/** SKUs that a list holds. */
export const MAX_WISHES = 500;

export const wishesMigration: Migration = {
  id: '041-wishes',
  up: (db) =>
    defineCollection(db, 'wishes', {
      schema: {
        bsonType: 'object',
        required: ['customerId', 'sku', 'channel', 'addedAt'],
        properties: {
          customerId: { bsonType: 'string' },
          sku: { bsonType: 'string' },
          note: { bsonType: 'string' },
          addedAt: { bsonType: 'date' },
        },
      },
      indexes: [{ key: { customerId: 1, sku: 1 }, unique: true }],
    }),
};

type Members = readonly string[];

export function openWishes({ db, clock }: { db: Db; clock: () => Date }) {
  const wishes = db.collection<StoredWish>('wishes');

  /** Newest first; what a customer wished for under two ids counts once. At most {@link MAX_WISHES} of each id. */
  async function all(members: Members): Promise<StoredWish[]> {
    const found = await wishes
      .find({ customerId: { $in: [...members] } })
      .sort({ _id: -1 })
      .toArray();
    const seen = new Set<string>();
    return found.filter(({ sku }) => !seen.has(sku) && seen.add(sku));
  }

  return {
    /** @throws {GraphQLError} `BAD_USER_INPUT` when `first` is outside 1..100. */
    async page(members: Members, { first, after }: PageRequest) {
      requirePageSize(first);
      const rest = (await all(members)).filter(({ _id }) => !after || _id < after);
      return pageOf(rest.slice(0, first + 1), first);
    },

    /** Newest first. */
    skusOf: async (members: Members): Promise<string[]> => (await all(members)).map(({ sku }) => sku),

    /** Adds a SKU, or replaces the note of one that is there; null when the list is full. */
    async add(
      { customerId, members }: { customerId: string; members: Members },
      { sku, note, channel }: { sku: string; note?: string; channel: string },
    ): Promise<StoredWish | null> {
      const theirs = { customerId: { $in: [...members] }, sku };
      const change = note === undefined ? { $unset: { note: '' as const } } : { $set: { note } };
      for (;;) {
        const there = await wishes.findOneAndUpdate(theirs, change, { returnDocument: 'after' });
        if (there) return there;
        if ((await wishes.countDocuments({ customerId }, { limit: MAX_WISHES })) === MAX_WISHES) return null;
        const wish = { _id: newId('wsh'), customerId, sku, channel, addedAt: clock() };
        try {
          await wishes.insertOne({ ...wish, ...(note === undefined ? {} : { note }) });
        } catch (error) {
          if (!isDuplicateKey(error)) throw error; // wished for a moment ago
        }
      }
    },

    /** Returns how many entries went: 0 when it wasn't there. */
    async remove(members: Members, sku: string, session?: ClientSession): Promise<number> {
      const { deletedCount } = await wishes.deleteMany(
        { customerId: { $in: [...members] }, sku },
        session ? { session } : {},
      );
      return deletedCount;
    },
  };
}
