import type { ClientSession, Db } from 'mongodb';
import type { EventData } from '#shared/events/event.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupBy } from '#shared/mongo.ts';
import { newestFirst, type PageRequest } from '#shared/pagination.ts';

/**
 * Collection `saleCredits`: which store and associate brought a sale about, whoever hands the goods over and books it. `_id` is
 * the order, and nothing names the customer.
 */
export type StoredSaleCredit = {
  _id: string;
  /** The store that gets the credit. */
  storeId: string;
  /** `actorId` of the associate. */
  associate?: string;
  /** The appointment or reservation that led to it. */
  visitId?: string;
  amountMinor: number;
  currency: string;
  /** `PENDING` until the order is placed, which may wait for its payment; `REVERSED` when it was called off. */
  state: 'PENDING' | 'CREDITED' | 'REVERSED';
  at: Date;
};

export const saleCreditsMigration: Migration = {
  id: '049-sale-credits',
  up: (db) =>
    defineCollection(db, 'saleCredits', {
      schema: {
        bsonType: 'object',
        required: ['storeId', 'amountMinor', 'currency', 'state', 'at'],
        properties: { state: { enum: ['PENDING', 'CREDITED', 'REVERSED'] } },
      },
      indexes: [{ key: { storeId: 1, state: 1, _id: -1 } }],
    }),
};

type Credit = Omit<StoredSaleCredit, '_id' | 'state' | 'at'> & { orderId: string };

export function openSaleCredits({ db, outbox }: { db: Db; outbox: Outbox }) {
  const credits = db.collection<StoredSaleCredit>('saleCredits');
  const byId = lookupBy(credits, '_id');

  const tell = (
    { _id: orderId, storeId, associate, amountMinor, currency, state }: StoredSaleCredit,
    { customerId, at }: { customerId: string | null; at: Date },
    session: ClientSession,
  ): Promise<void> => {
    const data = {
      ...{ orderId, customerId, storeId, associate: associate ?? null, amountMinor, currency },
      at: at.toISOString(),
    };
    const type = state === 'REVERSED' ? 'patron.sale.credit_reversed.v1' : 'patron.sale.credited.v1';
    return outbox.append([{ type, subject: customerId ?? orderId, time: at, data }], session);
  };

  /** Moves a credit on, once. */
  async function become(
    orderId: string,
    [from, state]: readonly [StoredSaleCredit['state'], StoredSaleCredit['state']],
    its: { customerId: string | null; at: Date },
    session: ClientSession,
  ): Promise<void> {
    const moved = await credits.findOneAndUpdate(
      { _id: orderId, state: from },
      { $set: { state } },
      { session, returnDocument: 'after' },
    );
    if (moved) await tell(moved, its, session);
  }

  return {
    /** Null when nobody gets a credit for the order. */
    of: (orderId: string): Promise<StoredSaleCredit | null> => byId.load(orderId),

    ofStore: (storeId: string, page: PageRequest) =>
      newestFirst(credits, { storeId, state: 'CREDITED' }, page),

    /** For an order that may yet wait for its payment: it counts, and is told, when that is placed. */
    async promise({ orderId, ...credit }: Credit, at: Date, session: ClientSession): Promise<void> {
      await credits.insertOne({ _id: orderId, ...credit, state: 'PENDING', at }, { session });
    },

    /** For a sale that is done. */
    async credit(
      { orderId, ...credit }: Credit,
      its: { customerId: string | null; at: Date },
      session: ClientSession,
    ): Promise<void> {
      const done: StoredSaleCredit = { _id: orderId, ...credit, state: 'CREDITED', at: its.at };
      await credits.insertOne(done, { session });
      await tell(done, its, session);
    },

    /** Follows the order: placed, it is credited; called off, that is taken back. */
    placed: ({ orderId, customerId, at }: EventData['patron.order.placed.v1'], session: ClientSession) =>
      become(orderId, ['PENDING', 'CREDITED'], { customerId, at: new Date(at) }, session),
    cancelled: (
      { orderId, customerId, at }: EventData['patron.order.cancelled.v1'],
      session: ClientSession,
    ) => become(orderId, ['CREDITED', 'REVERSED'], { customerId, at: new Date(at) }, session),
  };
}
