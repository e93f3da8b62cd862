import { isDeepStrictEqual } from 'node:util';
import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { isDuplicateKey, lookupBy, newId } from '#shared/mongo.ts';
import type { CartLine } from '../rules/cart.ts';

/** Collection `carts`: one for each customer. */
export type StoredCart = {
  _id: string;
  customerId: string;
  /** 0 until something was put in; then one more with each change. */
  version: number;
  lines: CartLine[];
  updatedAt: Date;
};

export const cartsMigration: Migration = {
  id: '004-carts',
  up: (db) =>
    defineCollection(db, 'carts', {
      schema: {
        bsonType: 'object',
        required: ['customerId', 'version', 'lines', 'updatedAt'],
        properties: {
          customerId: { bsonType: 'string' },
          version: { bsonType: ['int', 'long', 'double'], minimum: 0 },
          lines: {
            bsonType: 'array',
            items: {
              bsonType: 'object',
              required: ['sku', 'quantity', 'channel', 'addedAt'],
              properties: {
                sku: { bsonType: 'string' },
                quantity: { bsonType: ['int', 'long', 'double'], minimum: 1 },
                channel: { bsonType: 'string' },
                addedAt: { bsonType: 'date' },
              },
            },
          },
          updatedAt: { bsonType: 'date' },
        },
      },
      indexes: [{ key: { customerId: 1 }, unique: true }], // one cart over all channels
    }),
};

export function openCarts({ db, clock }: { db: Db; clock: () => Date }) {
  const carts = db.collection<StoredCart>('carts');
  const byCustomer = lookupBy(carts, 'customerId');

  /** The cart with these lines and its next version; null when it has changed since it was read. */
  const put = (cart: StoredCart, lines: CartLine[], session?: ClientSession): Promise<StoredCart | null> =>
    carts.findOneAndUpdate(
      { _id: cart._id, version: cart.version },
      { $set: { lines, updatedAt: clock() }, $inc: { version: 1 } },
      { returnDocument: 'after', ...(session ? { session } : {}) },
    );

  return {
    of: (customerId: string): Promise<StoredCart | null> => byCustomer.load(customerId),

    /** The cart as this transaction sees it. */
    seenBy: (session: ClientSession, customerId: string): Promise<StoredCart | null> =>
      carts.findOne({ customerId }, { session }),

    /** Makes sure that there is a cart to change. Not within a transaction: two at once would break it. */
    async ensure(customerId: string): Promise<void> {
      if (await carts.findOne({ customerId }, { projection: { _id: 1 } })) return;
      try {
        const empty = { _id: newId('crt'), version: 0, lines: [], updatedAt: clock() };
        await carts.updateOne({ customerId }, { $setOnInsert: empty }, { upsert: true });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error; // made by another request a moment ago
      }
    },

    put,

    /**
     * Changes the lines, again and again while others change them too; with `version` only that version. Lines that
     * stay the same change nothing, so repeating a change is harmless. `cart` is null when there is none.
     */
    async change(
      customerId: string,
      change: (lines: CartLine[]) => CartLine[] | null,
      version?: number | null,
    ): Promise<{ cart: StoredCart | null; refused?: 'VERSION' | 'LINES' }> {
      for (;;) {
        const cart = await carts.findOne({ customerId });
        if (version != null && version !== (cart?.version ?? 0)) return { cart: null, refused: 'VERSION' };
        if (!cart) return { cart };
        const lines = change(cart.lines);
        if (!lines) return { cart: null, refused: 'LINES' };
        if (isDeepStrictEqual(lines, cart.lines)) return { cart };
        const changed = await put(cart, lines);
        if (changed) return { cart: changed };
      }
    },
  };
}
