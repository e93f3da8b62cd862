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
  /** What this version comes to next if nobody touches it. Absent when it is empty, or has come to the last. */
  comesTo?: 'IDLE' | 'ABANDONED';
  /** When this version was taken to the checkout; present until an order or a signal follows. */
  checkoutBegunAt?: Date;
};

/** What is told of a cart that nobody touches; a checkout that was begun stalls beside the other two. */
export type CartStage = 'IDLE' | 'ABANDONED' | 'STALLED';

export const cartSignalsMigration: Migration = {
  id: '044-cart-signals',
  async up(db) {
    await db.collection('carts').createIndexes([
      { key: { comesTo: 1, updatedAt: 1 }, partialFilterExpression: { comesTo: { $exists: true } } },
      { key: { checkoutBegunAt: 1 }, partialFilterExpression: { checkoutBegunAt: { $exists: true } } },
    ]);
  },
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

  const withLines = (lines: CartLine[]) => ({
    $set: { lines, updatedAt: clock(), ...(lines.length ? { comesTo: 'IDLE' as const } : {}) },
    $unset: { checkoutBegunAt: '' as const, ...(lines.length ? {} : { comesTo: '' as const }) },
    $inc: { version: 1 },
  });

  /** The cart with these lines and its next version; null when it has changed since it was read. */
  const put = (cart: StoredCart, lines: CartLine[], session?: ClientSession): Promise<StoredCart | null> =>
    carts.findOneAndUpdate({ _id: cart._id, version: cart.version }, withLines(lines), {
      returnDocument: 'after',
      ...(session ? { session } : {}),
    });

  async function of(members: Ids): Promise<StoredCart | null> {
    const theirs = await Promise.all(members.map((id) => byCustomer.load(id)));
    return currentCart(theirs.filter((cart) => cart !== null));
  }

  async function ensure(customerId: string, members: Ids): Promise<void> {
    if (await carts.findOne({ customerId: { $in: [...members] } }, { projection: { _id: 1 } })) return;
    try {
      const empty = { _id: newId('crt'), version: 0, lines: [], updatedAt: clock() };
      await carts.updateOne({ customerId }, { $setOnInsert: empty }, { upsert: true });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error; // made by another request a moment ago
    }
  }

  return {
    of,

    /** The cart as this transaction sees it. */
    seenBy: (session: ClientSession, members: Ids): Promise<StoredCart | null> => found(members, session),

    /**
     * Makes sure that there is a cart to change, if need be under the id of who changes it. Not within a transaction: two at
     * once would break it.
     */
    ensure,

    put,

    /** {@link put} of several carts. False when one has changed since it was read: the caller then rolls the transaction back. */
    async putAll(
      changed: readonly { cart: StoredCart; lines: CartLine[] }[],
      session: ClientSession,
    ): Promise<boolean> {
      if (!changed.length) return true;
      const writes = changed.map(({ cart: { _id, version }, lines }) => ({
        updateOne: { filter: { _id, version }, update: withLines(lines) },
      }));
      const { matchedCount } = await carts.bulkWrite(writes, { session });
      return matchedCount === changed.length;
    },

    /** Notes that this version of the cart is at the checkout; null when it isn't the current one, or empty. */
    async beginCheckout(members: Ids, version: number): Promise<StoredCart | null> {
      const cart = await found(members);
      if (!cart?.lines.length || cart.version !== version) return null;
      const its = { _id: cart._id, version };
      await carts.updateOne(
        { ...its, checkoutBegunAt: { $exists: false } },
        { $set: { checkoutBegunAt: clock() } },
      );
      return carts.findOne(its);
    },

    /** Carts that have come to this stage and not moved on, that were last touched at `since` or before. */
    untouched: (stage: CartStage, since: Date, limit: number): Promise<StoredCart[]> =>
      carts
        .find(
          stage === 'STALLED'
            ? { checkoutBegunAt: { $lte: since } }
            : { comesTo: stage, updatedAt: { $lte: since } },
        )
        .limit(limit)
        .toArray(),

    /** Moves this version of a cart past a stage. True for the one transaction that does. */
    async moveOn({ _id, version }: StoredCart, stage: CartStage, session: ClientSession): Promise<boolean> {
      const { modifiedCount } =
        stage === 'STALLED'
          ? await carts.updateOne(
              { _id, version, checkoutBegunAt: { $exists: true } },
              { $unset: { checkoutBegunAt: '' } },
              { session },
            )
          : await carts.updateOne(
              { _id, version, comesTo: stage },
              stage === 'IDLE' ? { $set: { comesTo: 'ABANDONED' } } : { $unset: { comesTo: '' } },
              { session },
            );
      return modifiedCount === 1;
    },

    /**
     * Changes the lines, again and again while others change them too; with `version` only that version. Lines that
     * stay the same change nothing, so repeating a change is harmless. `ensureFor` is under whose id one is made when there is
     * none; without it `cart` is then null. `seen` is the cart as the caller has just read it.
     */
    async change(
      members: Ids,
      change: (lines: CartLine[]) => CartLine[] | null,
      {
        version,
        ensureFor,
        seen,
      }: { version?: number | null | undefined; ensureFor?: string; seen?: StoredCart | null } = {},
    ): Promise<{ cart: StoredCart | null; refused?: 'VERSION' | 'LINES' }> {
      let cart = seen === undefined ? await of(members) : seen;
      if (!cart && ensureFor !== undefined) {
        await ensure(ensureFor, members);
        cart = await found(members);
      }
      for (; ; cart = await found(members)) {
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
