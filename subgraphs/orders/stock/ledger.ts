import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { newId } from '#shared/mongo.ts';
import { newestFirst, type PageRequest } from '#shared/pagination.ts';
import {
  type Pieces,
  STOCK_CAUSES,
  STOCK_STATES,
  type StockCause,
  type StockMove,
  type StockReason,
  withoutCustomerId,
} from './states.ts';

/**
 * Collection `stockMovements`: every move of pieces, written in its transaction and never changed. For each store and SKU
 * what came into a state less what left it is the level.
 */
export type StoredMovement = StockMove & {
  _id: string;
  storeId: string;
  sku: string;
  /** At least 1. */
  quantity: number;
  cause: StockCause;
  /** Of the order, hold, return, transfer or sale. */
  causeId?: string;
  note?: string;
  /** Absent: Patron itself. */
  actorId?: string;
  at: Date;
};

/** A line of stock moved in the caller's transaction, of any store. */
export type Moved = Pieces & StockMove & { storeId: string; reason: StockReason; at: Date };

const BATCH = 1000;

export const stockLedgerMigration: Migration = {
  id: '011-stock-movements',
  async up(db) {
    await defineCollection(db, 'stockMovements', {
      schema: {
        bsonType: 'object',
        required: ['storeId', 'sku', 'from', 'to', 'quantity', 'cause', 'at'],
        properties: {
          storeId: { bsonType: 'string' },
          sku: { bsonType: 'string' },
          from: { enum: [...STOCK_STATES, 'outside'] },
          to: { enum: [...STOCK_STATES, 'gone'] },
          quantity: { bsonType: ['int', 'long', 'double'], minimum: 1 },
          cause: { enum: [...STOCK_CAUSES] },
          at: { bsonType: 'date' },
        },
      },
      indexes: [
        { key: { storeId: 1, sku: 1, _id: -1 } }, // of a level, newest first
        { key: { storeId: 1, _id: -1 } }, // of a store
        { key: { causeId: 1 }, sparse: true }, // what an order, a return moved
      ],
    });
    await openLedger(db);
  },
};

/** Levels that are older than the ledger begin with one movement for each state; done again it writes nothing twice. */
async function openLedger(db: Db): Promise<void> {
  const movements = db.collection<StoredMovement>('stockMovements');
  let batch: StoredMovement[] = [];
  const write = async () => {
    const writes = batch.map((movement) => ({
      replaceOne: { filter: { _id: movement._id }, replacement: movement, upsert: true },
    }));
    if (writes.length) await movements.bulkWrite(writes, { ordered: false });
    batch = [];
  };
  for await (const level of db.collection<{ _id: string } & Record<string, unknown>>('stock').find()) {
    for (const to of STOCK_STATES) {
      const quantity = level[to] as number;
      if (quantity < 1) continue;
      batch.push({
        _id: `smv_0/${to}/${level._id}`,
        storeId: level.storeId as string,
        sku: level.sku as string,
        from: 'outside',
        to,
        quantity,
        cause: 'OPENING',
        at: level.asOf as Date,
      });
    }
    if (batch.length >= BATCH) await write();
  }
  await write();
}

export function openStockLedger(db: Db) {
  const movements = db.collection<StoredMovement>('stockMovements');
  return {
    /** Writes down what the caller's transaction moves; each line at least 1 piece. */
    async write(moved: readonly Moved[], session: ClientSession): Promise<void> {
      if (!moved.length) return;
      const entries = moved.map(
        ({ storeId, sku, quantity, from, to, at, reason: { cause, id, note, actorId } }): StoredMovement => ({
          _id: newId('smv'),
          storeId,
          sku,
          from,
          to,
          quantity,
          cause,
          ...(id === undefined ? {} : { causeId: id }),
          ...(note === undefined ? {} : { note }),
          ...(actorId === undefined ? {} : { actorId: withoutCustomerId(actorId) }),
          at,
        }),
      );
      await movements.insertMany(entries, { session });
    },

    /** Newest first. @throws {GraphQLError} `BAD_USER_INPUT` when `first` is outside 1..100. */
    page: (storeId: string, sku: string | null, page: PageRequest) =>
      newestFirst(movements, { storeId, ...(sku === null ? {} : { sku }) }, page),
  };
}

export type StockLedger = ReturnType<typeof openStockLedger>;
