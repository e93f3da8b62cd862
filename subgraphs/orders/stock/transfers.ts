import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupBy, newId } from '#shared/mongo.ts';
import { newestFirst, type PageRequest } from '#shared/pagination.ts';
import type { Stock } from '../data/stock.ts';
import { bySku, type Pieces } from './states.ts';
import { TRANSFER_STATES, type TransferState } from './transfer-table.ts';

/**
 * Collection `stockTransfers`: goods on their way from one place to another, or from a supplier. While it is `REQUESTED` the
 * pieces are reserved at the sender; while it is `SENT` they are in transit to the receiver.
 */
export type StoredTransfer = {
  _id: string;
  /** Absent: a supplier's, or goods that were brought back elsewhere. */
  fromStoreId?: string;
  /** The return bar that took the goods: what arrives sound was brought back and is to be looked at. */
  fromBarId?: string;
  /** The return that they are. */
  returnId?: string;
  toStoreId: string;
  /** One for each SKU. */
  lines: StoredTransferLine[];
  state: TransferState;
  /** The order that waits for it: what arrives sound is reserved for it. */
  orderId?: string;
  /** The supplier's or carrier's number. */
  reference?: string;
  expectedAt?: Date;
  requestedAt: Date;
  sentAt?: Date;
  receivedAt?: Date;
  cancelledAt?: Date;
};

export type StoredTransferLine = Pieces & {
  /** Pieces that arrived and can be sold. Absent before. */
  sound?: number;
  /** Pieces that arrived and can't. Absent before. */
  damaged?: number;
};

/** What arrived of one SKU; the rest of the line is lost. */
export type Arrived = { sku: string; sound: number; damaged: number };

export const transfersMigration: Migration = {
  id: '014-stock-transfers',
  up: (db) =>
    defineCollection(db, 'stockTransfers', {
      schema: {
        bsonType: 'object',
        required: ['toStoreId', 'lines', 'state', 'requestedAt'],
        properties: {
          fromStoreId: { bsonType: 'string' },
          toStoreId: { bsonType: 'string' },
          lines: { bsonType: 'array', minItems: 1 },
          state: { enum: [...TRANSFER_STATES] },
          orderId: { bsonType: 'string' },
          requestedAt: { bsonType: 'date' },
        },
      },
      indexes: [
        { key: { toStoreId: 1, _id: -1 } }, // what comes to a store
        { key: { fromStoreId: 1, _id: -1 }, sparse: true }, // what leaves it
        { key: { orderId: 1 }, sparse: true }, // what an order waits for
      ],
    }),
};

type Wanted = {
  /** The caller's own, so that asking twice is asking once. Absent: a new one. */
  transferId?: string;
  fromStoreId: string;
  toStoreId: string;
  lines: readonly Pieces[];
  orderId?: string;
  actorId?: string;
};

const soundTo = ({ orderId, returnId }: StoredTransfer) => {
  if (returnId !== undefined) return 'returned';
  return orderId === undefined ? 'onHand' : 'reserved';
};

export type Transfers = ReturnType<typeof openTransfers>;

/** Every function is part of the caller's transaction; who may is the caller's to know, see `transfer-table.ts`. */
export function openTransfers({ db, clock }: { db: Db; clock: () => Date }, stock: Stock) {
  const transfers = db.collection<StoredTransfer>('stockTransfers');
  const byId = lookupBy(transfers, '_id');
  const reasonOf = ({ _id, fromStoreId, returnId }: StoredTransfer, actorId?: string) =>
    returnId === undefined
      ? ({ cause: fromStoreId === undefined ? 'DELIVERY' : 'TRANSFER', id: _id, actorId } as const)
      : ({ cause: 'RETURN', id: returnId, actorId } as const);

  async function take(
    session: ClientSession,
    transfer: StoredTransfer,
    changes: Partial<StoredTransfer>,
  ): Promise<StoredTransfer> {
    const { _id, state } = transfer;
    const after = await transfers.findOneAndUpdate(
      { _id, state },
      { $set: changes },
      { session, returnDocument: 'after' },
    );
    if (!after) throw new Error('a transfer changed within its own transaction');
    return after;
  }

  return {
    byId: (id: string): Promise<StoredTransfer | null> => byId.load(id),

    seenBy: (session: ClientSession, id: string): Promise<StoredTransfer | null> =>
      transfers.findOne({ _id: id }, { session }),

    /** To and from a store, newest first. @throws {GraphQLError} `BAD_USER_INPUT` when `first` is outside 1..100. */
    page: (storeId: string, page: PageRequest) =>
      newestFirst(transfers, { $or: [{ toStoreId: storeId }, { fromStoreId: storeId }] }, page),

    /** Transfers that an order still waits for. */
    waitingFor: (session: ClientSession, orderId: string): Promise<StoredTransfer[]> =>
      transfers.find({ orderId, state: { $in: ['REQUESTED', 'SENT'] } }, { session }).toArray(),

    /** Reserves the pieces at the sender. Names the first SKU of which it hasn't enough; then the caller rolls back. */
    async request(
      session: ClientSession,
      { transferId, fromStoreId, toStoreId, lines, orderId, actorId }: Wanted,
    ): Promise<StoredTransfer | { lacking: string }> {
      const before =
        transferId === undefined ? null : await transfers.findOne({ _id: transferId }, { session });
      if (before) return before;
      const requestedAt = clock();
      const transfer: StoredTransfer = {
        _id: transferId ?? newId('trf'),
        fromStoreId,
        toStoreId,
        lines: bySku(lines),
        state: 'REQUESTED',
        requestedAt,
        ...(orderId === undefined ? {} : { orderId }),
      };
      const reason = reasonOf(transfer, actorId);
      const lacking = await stock.reserve(fromStoreId, transfer.lines, requestedAt, session, reason);
      if (lacking) return { lacking };
      await transfers.insertOne(transfer, { session });
      return transfer;
    },

    /** What an order has reserved at the sender is asked for; from here on the transfer moves the pieces. */
    async requestHeld(
      session: ClientSession,
      { expectedAt, ...order }: Required<Omit<Wanted, 'transferId' | 'actorId'>> & { expectedAt?: Date },
    ): Promise<void> {
      const transfer: StoredTransfer = {
        _id: newId('trf'),
        ...order,
        lines: bySku(order.lines),
        state: 'REQUESTED',
        requestedAt: clock(),
        ...(expectedAt && { expectedAt }),
      };
      await transfers.insertOne(transfer, { session });
    },

    /** Goods of a supplier are on their way to a store. */
    async announce(
      session: ClientSession,
      delivery: {
        toStoreId: string;
        lines: readonly Pieces[];
        reference?: string;
        expectedAt?: Date;
        actorId: string;
      },
    ): Promise<StoredTransfer> {
      const { toStoreId, lines, reference, expectedAt, actorId } = delivery;
      const at = clock();
      const transfer: StoredTransfer = {
        _id: newId('trf'),
        toStoreId,
        lines: bySku(lines),
        state: 'SENT',
        requestedAt: at,
        sentAt: at,
        ...(reference === undefined ? {} : { reference }),
        ...(expectedAt === undefined ? {} : { expectedAt }),
      };
      const move = { from: 'outside', to: 'inTransit' } as const;
      await stock.move(toStoreId, transfer.lines, move, at, session, reasonOf(transfer, actorId));
      await transfers.insertOne(transfer, { session });
      return transfer;
    },

    /** What a return bar took is on its way to the store that the bar belongs to. */
    async sendReturned(
      session: ClientSession,
      sent: {
        returnId: string;
        fromBarId: string;
        toStoreId: string;
        lines: readonly Pieces[];
        actorId?: string;
      },
    ): Promise<void> {
      const { actorId, lines, ...its } = sent;
      const at = clock();
      const when = { requestedAt: at, sentAt: at };
      const transfer: StoredTransfer = {
        _id: newId('trf'),
        ...its,
        lines: bySku(lines),
        state: 'SENT',
        ...when,
      };
      const move = { from: 'outside', to: 'inTransit' } as const;
      await stock.move(its.toStoreId, transfer.lines, move, at, session, reasonOf(transfer, actorId));
      await transfers.insertOne(transfer, { session });
    },

    /** The pieces leave the sender. */
    async send(session: ClientSession, transfer: StoredTransfer, actorId?: string): Promise<StoredTransfer> {
      const { fromStoreId, toStoreId, lines } = transfer;
      if (fromStoreId === undefined) throw new Error('a delivery is on its way from the start');
      const at = clock();
      const reason = reasonOf(transfer, actorId);
      await stock.move(fromStoreId, lines, { from: 'reserved', to: 'gone' }, at, session, reason);
      await stock.move(toStoreId, lines, { from: 'outside', to: 'inTransit' }, at, session, reason);
      return take(session, transfer, { state: 'SENT', sentAt: at });
    },

    /**
     * The pieces are there: sound ones on hand, reserved for the order that waits, or to be looked at when they were brought back;
     * those that are missing are lost.
     */
    async receive(
      session: ClientSession,
      transfer: StoredTransfer,
      arrived: readonly Arrived[],
      actorId?: string,
    ): Promise<StoredTransfer> {
      const at = clock();
      const of = new Map(arrived.map((line) => [line.sku, line]));
      const lines = transfer.lines.map(({ sku, quantity }) => {
        const { sound, damaged } = of.get(sku) ?? { sound: quantity, damaged: 0 };
        return { sku, quantity, sound, damaged };
      });
      const ends = [
        {
          to: soundTo(transfer),
          count: lines.map(({ sound }) => sound),
        },
        { to: 'damaged', count: lines.map(({ damaged }) => damaged) },
        { to: 'gone', count: lines.map(({ quantity, sound, damaged }) => quantity - sound - damaged) },
      ] as const;
      for (const { to, count } of ends) {
        const moved = lines
          .map(({ sku }, index) => ({ sku, quantity: count[index] ?? 0 }))
          .filter(({ quantity }) => quantity > 0);
        const move = { from: 'inTransit', to } as const;
        await stock.move(transfer.toStoreId, moved, move, at, session, reasonOf(transfer, actorId));
      }
      return take(session, transfer, { state: 'RECEIVED', receivedAt: at, lines });
    },

    /** The pieces stay where they are and are free again. */
    async cancel(
      session: ClientSession,
      transfer: StoredTransfer,
      actorId?: string,
    ): Promise<StoredTransfer> {
      const { fromStoreId, lines } = transfer;
      if (fromStoreId === undefined) throw new Error('a delivery is on its way from the start');
      const at = clock();
      const back = { from: 'reserved', to: 'onHand' } as const;
      await stock.move(fromStoreId, lines, back, at, session, reasonOf(transfer, actorId));
      return take(session, transfer, { state: 'CANCELLED', cancelledAt: at });
    },

    /** The order waits no more: what hasn't left stays, what has arrives for anybody. */
    async letGo(session: ClientSession, orderId: string): Promise<void> {
      for (const transfer of await this.waitingFor(session, orderId)) {
        if (transfer.state === 'REQUESTED') await this.cancel(session, transfer);
        else await transfers.updateOne({ _id: transfer._id }, { $unset: { orderId: '' } }, { session });
      }
    },
  };
}
