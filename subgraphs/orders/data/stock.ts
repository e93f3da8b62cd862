import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupBy } from '#shared/mongo.ts';
import type { StockMove } from '../rules/pickup.ts';

/** Collection `stock`: pieces of one SKU in one store. Each piece is in exactly one state. */
export type StoredStock = {
  /** {@link stockId}. */
  _id: string;
  storeId: string;
  sku: string;
  /** Free to sell. */
  onHand: number;
  /** Held for orders, not yet gathered. */
  reserved: number;
  /** Gathered for orders. */
  picked: number;
  inTransit: number;
  returned: number;
  damaged: number;
  /** When it last changed. */
  asOf: Date;
  /** When it was last counted. */
  countedAt?: Date;
};

export type Pieces = { sku: string; quantity: number };

const whole = { bsonType: ['int', 'long', 'double'], minimum: 0 };

export const stockMigration: Migration = {
  id: '003-stock',
  up: (db) =>
    defineCollection(db, 'stock', {
      schema: {
        bsonType: 'object',
        required: [
          'storeId',
          'sku',
          'onHand',
          'reserved',
          'picked',
          'inTransit',
          'returned',
          'damaged',
          'asOf',
        ],
        properties: {
          storeId: { bsonType: 'string' },
          sku: { bsonType: 'string' },
          onHand: whole,
          reserved: whole,
          picked: whole,
          inTransit: whole,
          returned: whole,
          damaged: whole,
          asOf: { bsonType: 'date' },
          countedAt: { bsonType: 'date' },
        },
      },
      indexes: [{ key: { sku: 1, onHand: 1 } }], // availability
    }),
};

/** Unambiguous, because the part before the slash has none itself. */
export const stockId = (storeId: string, sku: string): string => `${encodeURIComponent(storeId)}/${sku}`;

export function openStock(db: Db) {
  const stock = db.collection<StoredStock>('stock');
  const byId = lookupBy(stock, '_id');

  return {
    of: (storeId: string, sku: string): Promise<StoredStock | null> => byId.load(stockId(storeId, sku)),

    /** Levels of stores that have the SKU on hand. */
    onHand: (sku: string): Promise<StoredStock[]> => stock.find({ sku, onHand: { $gt: 0 } }).toArray(),

    /**
     * Holds pieces, each SKU by one conditional update, so that no more is promised than there is, whoever else asks.
     * Returns the first SKU of which there isn't enough; the caller then rolls the transaction back.
     */
    async reserve(
      storeId: string,
      lines: Pieces[],
      at: Date,
      session: ClientSession,
    ): Promise<string | null> {
      for (const { sku, quantity } of bySku(lines)) {
        const { modifiedCount } = await stock.updateOne(
          { _id: stockId(storeId, sku), onHand: { $gte: quantity } },
          { $inc: { onHand: -quantity, reserved: quantity }, $set: { asOf: at } },
          { session },
        );
        if (modifiedCount === 0) return sku;
      }
      return null;
    },

    /** Moves an order's pieces on. @throws {Error} when the level doesn't hold what the order says, which a transaction rules out. */
    async move(
      storeId: string,
      lines: Pieces[],
      { from, to }: StockMove,
      at: Date,
      session: ClientSession,
    ): Promise<void> {
      for (const { sku, quantity } of bySku(lines)) {
        const { modifiedCount } = await stock.updateOne(
          { _id: stockId(storeId, sku), [from]: { $gte: quantity } },
          {
            $inc: to === 'gone' ? { [from]: -quantity } : { [from]: -quantity, [to]: quantity },
            $set: { asOf: at },
          },
          { session },
        );
        if (modifiedCount === 0)
          throw new Error(`${stockId(storeId, sku)} has fewer than ${quantity} ${from}`);
      }
    },

    /**
     * Brings levels to what was counted: on hand is what the held and gathered pieces leave, never below 0. A level
     * that was counted later stays. Returns how many were set.
     */
    async count(
      counts: readonly { storeId: string; sku: string; counted: number }[],
      { countedAt, at }: { countedAt: Date; at: Date },
      session: ClientSession,
    ): Promise<number> {
      if (!counts.length) return 0;
      const none = { onHand: 0, reserved: 0, picked: 0, inTransit: 0, returned: 0, damaged: 0, asOf: at };
      await stock.bulkWrite(
        counts.map(({ storeId, sku }) => ({
          updateOne: {
            filter: { _id: stockId(storeId, sku) },
            update: { $setOnInsert: { storeId, sku, ...none } },
            upsert: true,
          },
        })),
        { session },
      );
      const { matchedCount } = await stock.bulkWrite(
        counts.map(({ storeId, sku, counted }) => ({
          updateOne: {
            filter: {
              _id: stockId(storeId, sku),
              $or: [{ countedAt: { $exists: false } }, { countedAt: { $lte: countedAt } }],
            },
            update: [
              {
                $set: {
                  onHand: { $max: [0, { $subtract: [counted, { $add: ['$reserved', '$picked'] }] }] },
                  asOf: at,
                  countedAt,
                },
              },
            ],
          },
        })),
        { session },
      );
      return matchedCount;
    },
  };
}

/** Always in the same order, so that two orders for the same SKUs don't wait for each other crosswise. */
const bySku = (lines: readonly Pieces[]): Pieces[] => [...lines].sort((a, b) => (a.sku < b.sku ? -1 : 1));

export type Stock = ReturnType<typeof openStock>;
