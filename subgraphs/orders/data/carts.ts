import { isDeepStrictEqual } from 'node:util';
import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { isDuplicateKey, lookupBy, newId } from '#shared/mongo.ts';
import { type CartLine, currentCart } from '../rules/cart.ts';

/** Collection `carts`: one for each member id. A customer with several sees and changes the one that {@link currentCart} chooses. */
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
      indexes: [{ key: { customerId: 1 }, unique: true }], // one cart of each id over all channels
    }),
};

/** All ids of the customer, see `#shared/members.ts`. */
type Ids = readonly string[];

export function openCarts({ db, clock }: { db: Db; clock: () => Date }) {
  const carts = db.collection<StoredCart>('carts');
  const byCustomer = lookupBy(carts, 'customerId');

  const found = async (members: Ids, session?: ClientSession): Promise<StoredCart | null> =>
    currentCart(
      await carts.find({ customerId: { $in: [...members] } }, session ? { session } : {}).toArray(),
    );

  /** The cart with these lines and its next version; null when it has changed since it was read. */
  const put = (cart: StoredCart, lines: CartLine[], session?: ClientSession): Promise<StoredCart | null> =>
    carts.findOneAndUpdate(
      { _id: cart._id, version: cart.version },
      { $set: { lines, updatedAt: clock() }, $inc: { version: 1 } },
      { returnDocument: 'after', ...(session ? { session } : {}) },
    );

  return {
    async of(members: Ids): Promise<StoredCart | null> {
      const theirs = await Promise.all(members.map((id) => byCustomer.load(id)));
      return currentCart(theirs.filter((cart) => cart !== null));
    },

    /** The cart as this transaction sees it. */
    seenBy: (session: ClientSession, members: Ids): Promise<StoredCart | null> => found(members, session),

    /**
     * Makes sure that there is a cart to change, if need be under the id of who changes it. Not within a transaction: two at
     * once would break it.
     */
    async ensure(customerId: string, members: Ids): Promise<void> {
      if (await carts.findOne({ customerId: { $in: [...members] } }, { projection: { _id: 1 } })) return;
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
      members: Ids,
      change: (lines: CartLine[]) => CartLine[] | null,
      version?: number | null,
    ): Promise<{ cart: StoredCart | null; refused?: 'VERSION' | 'LINES' }> {
      for (;;) {
        const cart = await found(members);
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
