import type { ClientSession, Db, MongoClient } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { inTransaction, lookupBy, newId } from '#shared/mongo.ts';
import type { Stock } from '../data/stock.ts';
import { bySku, type Pieces } from './states.ts';

export const HOLD_STATES = ['HELD', 'USED', 'RELEASED', 'EXPIRED'] as const;
export type HoldState = (typeof HOLD_STATES)[number];

/**
 * Collection `stockHolds`: pieces that are kept for a while for something that isn't an order yet. A hold knows no
 * customer: whoever took it does. Those that are over are removed after {@link KEPT_DAYS}; the ledger has what they moved.
 */
export type StoredHold = {
  _id: string;
  storeId: string;
  /** One for each SKU. */
  lines: Pieces[];
  state: HoldState;
  /** Where the pieces stand while it is `HELD`. */
  as: 'reserved' | 'picked';
  takenAt: Date;
  /** After this the pieces go back. */
  until: Date;
  /** When it was used, released or expired. */
  closedAt?: Date;
  /** `actorId` of who took it through the graph, who alone (with the store's associates) may change it there. */
  takenBy?: string;
};

const KEPT_DAYS = 30;
const EXPIRY_BATCH = 100;

export const holdsMigration: Migration = {
  id: '012-stock-holds',
  up: (db) =>
    defineCollection(db, 'stockHolds', {
      schema: {
        bsonType: 'object',
        required: ['storeId', 'lines', 'state', 'as', 'takenAt', 'until'],
        properties: {
          storeId: { bsonType: 'string' },
          lines: { bsonType: 'array', minItems: 1 },
          state: { enum: [...HOLD_STATES] },
          as: { enum: ['reserved', 'picked'] },
          until: { bsonType: 'date' },
        },
      },
      indexes: [
        { key: { until: 1 }, partialFilterExpression: { state: 'HELD' } }, // expiry
        { key: { closedAt: 1 }, expireAfterSeconds: KEPT_DAYS * 86_400 },
      ],
    }),
};

type Wanted = {
  /** The caller's own, so that taking it again takes nothing more. Absent: a new one. */
  holdId?: string;
  storeId: string;
  lines: readonly Pieces[];
  until: Date;
  /** `actorId` of who takes it. */
  actorId?: string;
};

type Dependencies = { db: Db; client: MongoClient; clock: () => Date };

/**
 * Holds of stock. Every function is part of the caller's transaction; take the turns of `levelKeys` before it reads. A hold
 * that is over stays so: what asks for it then gets null.
 */
export function openHolds({ db, client, clock }: Dependencies, stock: Stock) {
  const holds = db.collection<StoredHold>('stockHolds');
  const byId = lookupBy(holds, '_id');

  const held = (session: ClientSession, _id: string): Promise<StoredHold | null> =>
    holds.findOne({ _id, state: 'HELD' }, { session });

  async function close(
    session: ClientSession,
    hold: StoredHold,
    state: Exclude<HoldState, 'HELD'>,
    at: Date,
  ): Promise<StoredHold> {
    await holds.updateOne({ _id: hold._id, state: 'HELD' }, { $set: { state, closedAt: at } }, { session });
    return { ...hold, state, closedAt: at };
  }

  const putBack = (session: ClientSession, hold: StoredHold, lines: Pieces[], at: Date, actorId?: string) =>
    stock.move(hold.storeId, lines, { from: hold.as, to: 'onHand' }, at, session, {
      cause: 'HOLD',
      id: hold._id,
      actorId,
    });

  async function expire(holdId: string, now: Date): Promise<void> {
    await inTransaction(client, async (session) => {
      const hold = await held(session, holdId);
      if (!hold || hold.until > now) return; // used or extended meanwhile
      await putBack(session, hold, hold.lines, now);
      await close(session, hold, 'EXPIRED', now);
    });
  }

  return {
    byId: (id: string): Promise<StoredHold | null> => byId.load(id),

    /** The hold as this transaction sees it, also one that is over. */
    seenBy: (session: ClientSession, id: string): Promise<StoredHold | null> =>
      holds.findOne({ _id: id }, { session }),

    /**
     * Reserves the pieces until `until`. Names the first SKU of which there isn't enough; the caller then rolls the
     * transaction back. With the `holdId` of a hold that is there, answers that one, whatever it has become.
     */
    async take(
      session: ClientSession,
      { holdId, storeId, lines, until, actorId }: Wanted,
    ): Promise<StoredHold | { lacking: string }> {
      const before = holdId === undefined ? null : await holds.findOne({ _id: holdId }, { session });
      if (before) return before;
      const takenAt = clock();
      const hold: StoredHold = {
        _id: holdId ?? newId('hld'),
        storeId,
        lines: bySku(lines),
        state: 'HELD',
        as: 'reserved',
        takenAt,
        until,
        ...(actorId === undefined ? {} : { takenBy: actorId }),
      };
      const reason = { cause: 'HOLD', id: hold._id, actorId } as const;
      const lacking = await stock.reserve(storeId, hold.lines, takenAt, session, reason);
      if (lacking) return { lacking };
      await holds.insertOne(hold, { session });
      return hold;
    },

    /** The pieces go back on hand. */
    async release(session: ClientSession, holdId: string, actorId?: string): Promise<StoredHold | null> {
      const hold = await held(session, holdId);
      if (!hold) return null;
      const at = clock();
      await putBack(session, hold, hold.lines, at, actorId);
      return close(session, hold, 'RELEASED', at);
    },

    /** Moves the end; never to an earlier time than it has. */
    async extend(session: ClientSession, holdId: string, until: Date): Promise<StoredHold | null> {
      return holds.findOneAndUpdate(
        { _id: holdId, state: 'HELD' },
        { $max: { until } },
        { session, returnDocument: 'after' },
      );
    },

    /** The pieces are gathered; they stay held. Doing it again changes nothing. */
    async gather(session: ClientSession, holdId: string, actorId?: string): Promise<StoredHold | null> {
      const hold = await held(session, holdId);
      if (!hold || hold.as === 'picked') return hold;
      const reason = { cause: 'HOLD', id: holdId, actorId } as const;
      const move = { from: 'reserved', to: 'picked' } as const;
      await stock.move(hold.storeId, hold.lines, move, clock(), session, reason);
      await holds.updateOne({ _id: holdId }, { $set: { as: 'picked' } }, { session });
      return { ...hold, as: 'picked' };
    },

    /**
     * Ends the hold by what it was for: its pieces go `to` that state, where they are from then on the caller's (an
     * order's). Of `lines` fewer than were held, the others go back on hand. @throws {Error} when `lines` are more.
     */
    async use(
      session: ClientSession,
      holdId: string,
      to: 'gone' | 'picked' | 'reserved',
      { lines, cause = 'HOLD', id = holdId, actorId }: Used = {},
    ): Promise<StoredHold | null> {
      const hold = await held(session, holdId);
      if (!hold) return null;
      const at = clock();
      const used = lines ? bySku(lines).filter(({ quantity }) => quantity > 0) : hold.lines;
      const rest = without(hold.lines, used);
      if (to !== hold.as) {
        const reason = { cause, id, actorId };
        await stock.move(hold.storeId, used, { from: hold.as, to }, at, session, reason);
      }
      await putBack(session, hold, rest, at, actorId);
      return close(session, hold, 'USED', at);
    },

    /** Lets go of holds that ran out. Returns true when there may be more. */
    async expireDue(): Promise<boolean> {
      const now = clock();
      const due = await holds
        .find({ state: 'HELD', until: { $lte: now } }, { projection: { _id: 1 } })
        .sort({ until: 1 })
        .limit(EXPIRY_BATCH)
        .toArray();
      for (const { _id } of due) await expire(_id, now);
      return due.length === EXPIRY_BATCH;
    },
  };
}

type Used = {
  /** What of it is used. Absent: all. */
  lines?: readonly Pieces[];
  /** As the ledger shall say it, e.g. the order that goes on with the pieces. */
  cause?: 'HOLD' | 'ORDER' | 'SALE';
  id?: string;
  actorId?: string | undefined;
};

/** @throws {Error} when more is used than is held. */
function without(held: readonly Pieces[], used: readonly Pieces[]): Pieces[] {
  const left = new Map(held.map(({ sku, quantity }) => [sku, quantity]));
  for (const { sku, quantity } of used) {
    const rest = (left.get(sku) ?? 0) - quantity;
    if (rest < 0) throw new Error(`the hold has fewer than ${quantity} of ${sku}`);
    left.set(sku, rest);
  }
  return Array.from(left, ([sku, quantity]) => ({ sku, quantity })).filter(({ quantity }) => quantity > 0);
}
