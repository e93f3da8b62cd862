import { createHash, randomBytes } from 'node:crypto';
import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { newId } from '#shared/mongo.ts';
import type { CartLine } from '../rules/cart.ts';

/** Collection `visitorCarts`: of people who haven't signed in. Who knows the token has the cart; about nobody. */
export type StoredVisitorCart = {
  _id: string;
  /** SHA-256 of the token: who reads the database can't open the cart. */
  tokenHash: string;
  version: number;
  lines: CartLine[];
  updatedAt: Date;
  /** {@link KEPT_DAYS} after the last change. */
  expiresAt: Date;
};

const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;
const TOKEN_BYTES = 32;

export const visitorCartsMigration: Migration = {
  id: '040-visitor-carts',
  up: (db) =>
    defineCollection(db, 'visitorCarts', {
      schema: {
        bsonType: 'object',
        required: ['tokenHash', 'version', 'lines', 'updatedAt', 'expiresAt'],
        properties: {
          tokenHash: { bsonType: 'string' },
          lines: { bsonType: 'array' },
          expiresAt: { bsonType: 'date' },
        },
      },
      indexes: [
        { key: { tokenHash: 1 }, unique: true },
        { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
      ],
    }),
};

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

export function openVisitorCarts({ db, clock }: { db: Db; clock: () => Date }) {
  const carts = db.collection<StoredVisitorCart>('visitorCarts');
  // The database deletes what is over within a minute; until then it must not be found.
  const living = (token: string) => ({ tokenHash: hashOf(token), expiresAt: { $gt: clock() } });
  const dates = () => ({ updatedAt: clock(), expiresAt: new Date(clock().getTime() + KEPT_DAYS * DAY_MS) });

  return {
    /** Null when no cart has this token, or it is over. */
    byToken: (token: string): Promise<StoredVisitorCart | null> => carts.findOne(living(token)),

    /** A new cart with these lines, and its token, which is shown this once. */
    async begin(lines: CartLine[]): Promise<{ cart: StoredVisitorCart; token: string }> {
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const cart = { _id: newId('vct'), tokenHash: hashOf(token), version: 1, lines, ...dates() };
      await carts.insertOne(cart);
      return { cart, token };
    },

    /** Changes the lines, again while another request changes them; null for no such cart, `FULL` when `change` refuses. */
    async change(
      token: string,
      change: (lines: CartLine[]) => CartLine[] | null,
    ): Promise<StoredVisitorCart | 'FULL' | null> {
      for (;;) {
        const cart = await carts.findOne(living(token));
        if (!cart) return null;
        const lines = change(cart.lines);
        if (!lines) return 'FULL';
        const changed = await carts.findOneAndUpdate(
          { _id: cart._id, version: cart.version },
          { $set: { lines, ...dates() }, $inc: { version: 1 } },
          { returnDocument: 'after' },
        );
        if (changed) return changed;
      }
    },

    /** Takes the cart away, for who merges it in the same transaction. */
    takeAway: (session: ClientSession, token: string): Promise<StoredVisitorCart | null> =>
      carts.findOneAndDelete(living(token), { session }),
  };
}
