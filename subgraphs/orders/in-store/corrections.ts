import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupBy, newId, type Stored } from '#shared/mongo.ts';
import { newestFirst, type PageRequest } from '#shared/pagination.ts';
import type { Data } from '../context.ts';
import type { StoredOrder } from '../data/orders.ts';
import type { StoredReturn } from '../returns/returns.ts';

export type CorrectionState = 'ASKED' | 'REFUSED' | 'REFUNDED';

/** Collection `saleCorrections`: what a customer says they were charged for and didn't take. */
export type StoredCorrection = Stored & {
  orderId: string;
  /** Absent: the customer was erased. */
  customerId?: string;
  storeId: string;
  lineId: string;
  sku: string;
  description: string;
  quantity: number;
  /** The customer's words. */
  reason: string;
  state: CorrectionState;
  askedAt: Date;
  decidedAt?: Date;
  /** `actorId` of the associate. */
  decidedBy?: string;
  /** What was given back, by the return that did it. */
  returnId?: string;
};

const KEPT_DAYS = 400;
const date = { bsonType: 'date' };

export const correctionsMigration: Migration = {
  id: '031-sale-corrections',
  up: (db) =>
    defineCollection(db, 'saleCorrections', {
      schema: {
        bsonType: 'object',
        required: ['orderId', 'storeId', 'lineId', 'sku', 'quantity', 'reason', 'state', 'askedAt'],
        properties: {
          state: { enum: ['ASKED', 'REFUSED', 'REFUNDED'] },
          quantity: { bsonType: ['int', 'long', 'double'], minimum: 1 },
          askedAt: date,
          decidedAt: date,
        },
      },
      indexes: [
        // One open question about a line.
        { key: { orderId: 1, lineId: 1 }, unique: true, partialFilterExpression: { state: 'ASKED' } },
        { key: { storeId: 1, _id: -1 } },
        { key: { customerId: 1 }, sparse: true }, // erased with the customer
        { key: { decidedAt: 1 }, expireAfterSeconds: KEPT_DAYS * 86_400 },
      ],
    }),
};

export function openCorrections({ db }: { db: Db }) {
  const corrections = db.collection<StoredCorrection>('saleCorrections');
  const byId = lookupBy(corrections, '_id');
  return {
    byId: (id: string): Promise<StoredCorrection | null> => byId.load(id),

    seenBy: (session: ClientSession, id: string): Promise<StoredCorrection | null> =>
      corrections.findOne({ _id: id }, { session }),

    /** The open one about a line. */
    openOf: (session: ClientSession, orderId: string, lineId: string): Promise<StoredCorrection | null> =>
      corrections.findOne({ orderId, lineId, state: 'ASKED' }, { session }),

    async ask(
      session: ClientSession,
      asked: Omit<StoredCorrection, '_id' | 'state'>,
    ): Promise<StoredCorrection> {
      const correction: StoredCorrection = { _id: newId('cor'), ...asked, state: 'ASKED' };
      await corrections.insertOne(correction, { session });
      return correction;
    },

    /** Null when it has been decided. */
    decide: (
      session: ClientSession,
      id: string,
      decided: Required<Pick<StoredCorrection, 'state' | 'decidedAt' | 'decidedBy'>> & { returnId?: string },
    ): Promise<StoredCorrection | null> =>
      corrections.findOneAndUpdate(
        { _id: id, state: 'ASKED' },
        { $set: decided },
        { session, returnDocument: 'after' },
      ),

    /** Of a store, newest first. @throws {GraphQLError} `BAD_USER_INPUT` when `first` is outside 1..100. */
    page: (storeId: string, page: PageRequest) => newestFirst(corrections, { storeId }, page),
  };
}

type NotTaken = { lineId: string; quantity: number };

/**
 * Gives back the money for pieces of a sale that the customer never took away: a return that is received at once, so that
 * refund, points and what may still be returned agree; the pieces are on the shelf. Have its refunds performed after the
 * commit.
 */
export async function giveBackLines(
  { returns, stock, turns, clock }: Data,
  session: ClientSession,
  order: StoredOrder,
  lines: readonly NotTaken[],
  associate: string,
): Promise<StoredReturn> {
  const at = clock();
  const taken = { actor: 'ASSOCIATE', actorId: associate, at } as const;
  await turns.take(`returns/${order._id}`, session);
  const announced = await returns.announce(
    order,
    lines.map((line) => ({ ...line, reason: 'OTHER' as const })),
    { tender: 'ORIGINAL', until: new Date(at.getTime() + 86_400_000), taken, byAssociate: true },
    session,
  );
  const received = await returns.receive(
    announced,
    { place: { storeId: order.storeId }, conditions: new Map(), order, taken },
    session,
  );
  if (!received) throw new Error('a return that was just announced is received');
  const reason = { cause: 'ADJUSTMENT', id: received._id, note: 'NEVER_TAKEN', actorId: associate } as const;
  await stock.move(order.storeId, received.lines, { from: 'returned', to: 'onHand' }, at, session, reason);
  return received;
}

/** {@link giveBackLines} for pieces by SKU, from whichever of these orders has them. @throws {Error} when none has. */
export async function giveBackPieces(
  data: Data,
  session: ClientSession,
  orderIds: readonly string[],
  pieces: readonly { sku: string; quantity: number }[],
  associate: string,
): Promise<StoredReturn[]> {
  const left = new Map(pieces.map(({ sku, quantity }) => [sku, quantity]));
  const received: StoredReturn[] = [];
  for (const orderId of orderIds) {
    const order = await data.orders.seenBy(session, orderId);
    if (!order) continue;
    const claimed = await data.returns.claimedOf(orderId, session);
    const lines: NotTaken[] = [];
    for (const { lineId, sku, quantity } of order.lines) {
      const there = quantity - (claimed.get(lineId)?.quantity ?? 0);
      const taken = Math.min(there, left.get(sku) ?? 0);
      if (taken <= 0) continue;
      lines.push({ lineId, quantity: taken });
      left.set(sku, (left.get(sku) ?? 0) - taken);
    }
    if (lines.length) received.push(await giveBackLines(data, session, order, lines, associate));
  }
  if ([...left.values()].some((quantity) => quantity > 0))
    throw new Error('more is given back than was sold');
  return received;
}
