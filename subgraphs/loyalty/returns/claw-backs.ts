import type { ClientSession, Db } from 'mongodb';
import type { EventData } from '#shared/events/event.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { inTransaction, type Stored } from '#shared/mongo.ts';
import type { Consumer, Dependencies } from '#shared/subgraph.ts';
import type { Data } from '../context.ts';
import type { Ledger } from '../data/ledger.ts';
import { type Lot, lotsIn, qualifyingOf } from '../data/ledger-collections.ts';
import { type Turn, takeAlone } from '../data/take-alone.ts';
import type { CurrentProgramme } from '../programme/programmes.ts';
import { reversalsIn } from './reversals.ts';
import { type Pieces, pointsOfPieces } from './rule.ts';

/** Collection `clawBacks`: one for each line of each return. `_id` is the return's id, a slash, and the line's. */
export type ClawBack = Stored &
  Pieces & {
    orderId: string;
    lineId: string;
    returnedAt: Date;
    /** When it was told. */
    at: Date;
    /** Present until the line has earned: a return may be heard of before the order is. */
    waiting?: true;
    /** Whole points that the pieces had earned, and of whom; absent while it waits. */
    points?: number;
    accountId?: string;
    earnedAt?: Date;
    /** How many of the points the customer didn't have any more and owes. */
    owed?: number;
  };

export const clawBacksIn = (db: Db) => db.collection<ClawBack>('clawBacks');

const string = { bsonType: 'string', minLength: 1 };
const date = { bsonType: 'date' };
const fromZero = { bsonType: 'int', minimum: 0 };

export const clawBacksMigration: Migration = {
  id: '012-claw-backs',
  up: (db) =>
    defineCollection(db, 'clawBacks', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['orderId', 'lineId', 'quantity', 'ofQuantity', 'before', 'returnedAt', 'at'],
        properties: {
          _id: string,
          orderId: string,
          lineId: string,
          quantity: { ...fromZero, minimum: 1 },
          ofQuantity: { ...fromZero, minimum: 1 },
          before: fromZero,
          returnedAt: date,
          at: date,
          waiting: { bsonType: 'bool' },
          points: fromZero,
          accountId: string,
          earnedAt: date,
          owed: fromZero,
        },
      },
      indexes: [
        { key: { orderId: 1, lineId: 1 } }, // when the order earns after all
        { key: { accountId: 1 }, partialFilterExpression: { accountId: { $exists: true } } }, // a customer's rights
        { key: { at: 1 }, partialFilterExpression: { waiting: true } },
      ],
    }),
};

/** Collection `orderTurns`: orders that were told of, or of which something came back first. `_id` is the order. */
type OrderTurn = Turn & { at: Date };

/** Longer than any transaction. */
const TURN_SECONDS = 24 * 3600;

export const orderTurnsMigration: Migration = {
  id: '075-order-turns',
  async up(db) {
    await db
      .collection<OrderTurn>('orderTurns')
      .createIndexes([{ key: { at: 1 }, expireAfterSeconds: TURN_SECONDS }]);
  },
};

/** So long a line that hasn't earned is looked at again; an order and its return are told within minutes. */
const WAITS_MS = 2 * 86_400_000;

type Returned = EventData['patron.order.returned.v1'];

/** Takes back what the lines of a return had earned, in the transaction that learns of it. */
export const followReturn: Consumer<Data, 'patron.order.returned.v1'> = ({ clawBacks }, { data }, session) =>
  clawBacks.returned(data, session);

export function openClawBacks(
  { db, client, clock }: Pick<Dependencies, 'db' | 'client' | 'clock'>,
  ledger: Ledger,
  programmes: CurrentProgramme,
) {
  /** The purchase no longer counts once all pieces of all that was paid for are back. */
  async function purchasesBack(
    lots: readonly Lot[],
    orderId: string,
    session: ClientSession,
  ): Promise<number> {
    const counted = lots.reduce((total, lot) => total + qualifyingOf(lot).purchases, 0);
    if (counted === 0) return 0;
    const told = await clawBacksIn(db).find({ orderId }, { session }).toArray();
    const isBack = ({ lineId }: Lot) => {
      const ofLine = told.filter((one) => one.lineId === lineId);
      const back = ofLine.reduce((total, { quantity }) => total + quantity, 0);
      return ofLine.some(({ ofQuantity }) => back >= ofQuantity);
    };
    const paidFor = lots.filter((lot) => lot.points > 0 || qualifyingOf(lot).spendMinor > 0);
    if (!paidFor.every(isBack)) return 0;
    const lotIds = { $in: lots.map((lot) => lot._id) };
    const before = await reversalsIn(db).find({ lotIds }, { session }).toArray();
    return before.reduce((left, { unearned }) => left - unearned.purchases, counted);
  }

  /** Returns false when the line hasn't earned: then it waits. */
  async function settle(clawBack: ClawBack, session: ClientSession): Promise<boolean> {
    const { _id, orderId, lineId } = clawBack;
    const lots = await lotsIn(db).find({ orderId }, { session }).toArray();
    const lot = lots.find((one) => one.lineId === lineId);
    if (!lot) return false;
    const counted = qualifyingOf(lot);
    const { negativeBalance } = (await programmes.current()).points;
    const reversal = await ledger.reverse(session, {
      ...{ key: `claw-back/${_id}`, kind: 'CLAWED_BACK', orderId, lotIds: [lot._id] },
      points: pointsOfPieces(lot.points, clawBack),
      policy: negativeBalance,
      unearned: {
        points: pointsOfPieces(counted.points, clawBack),
        spendMinor: pointsOfPieces(counted.spendMinor, clawBack),
        purchases: await purchasesBack(lots, orderId, session),
      },
    });
    if (!reversal) return false;
    const { points, owed, accountId, earnedAt } = reversal;
    await clawBacksIn(db).updateOne(
      { _id },
      { $set: { points, owed, accountId, earnedAt }, $unset: { waiting: '' } },
      { session },
    );
    return true;
  }

  /** Of what is told of an order at the same time, one goes on and the others begin again, and see it. */
  const takeOrders = (orderIds: readonly string[], session: ClientSession): Promise<void> =>
    takeAlone(db.collection<OrderTurn>('orderTurns'), orderIds, session, { $set: { at: clock() } });

  const inOrder = { returnedAt: 1, _id: 1 } as const;

  return {
    async returned({ returnId, orderId, lines, at }: Returned, session: ClientSession): Promise<void> {
      await takeOrders([orderId], session);
      for (const { lineId, quantity, ofQuantity, before: earlier } of lines) {
        const clawBack: ClawBack = {
          _id: `${returnId}/${lineId}`,
          ...{ orderId, lineId, quantity, ofQuantity, before: earlier },
          returnedAt: new Date(at),
          at: clock(),
          waiting: true,
        };
        await clawBacksIn(db).insertOne(clawBack, { session });
        await settle(clawBack, session);
      }
    },

    /** Orders are told of that earn now: of which of them something came back before. */
    async waitingFor(orderIds: readonly string[], session: ClientSession): Promise<Set<string>> {
      await takeOrders(orderIds, session);
      const waiting = await clawBacksIn(db)
        .find({ orderId: { $in: [...orderIds] }, waiting: true }, { session, projection: { orderId: 1 } })
        .toArray();
      return new Set(waiting.map(({ orderId }) => orderId));
    },

    /** An order has earned: what came back of it before that was known is taken back now. */
    async earned(orderId: string, session: ClientSession): Promise<void> {
      const waiting = await clawBacksIn(db)
        .find({ orderId, waiting: true }, { session })
        .sort(inOrder)
        .toArray();
      for (const one of waiting) await settle(one, session);
    },

    /** What waits although its order has earned: by its card, or told before orders were taken alone. */
    async settleWaiting(signal: AbortSignal): Promise<number> {
      let count = 0;
      const waiting = await clawBacksIn(db)
        .find({ waiting: true, at: { $gt: new Date(clock().getTime() - WAITS_MS) } })
        .sort(inOrder)
        .toArray();
      for (const { _id } of waiting) {
        if (signal.aborted) break;
        const settled = await inTransaction(client, async (session) => {
          const current = await clawBacksIn(db).findOne({ _id, waiting: true }, { session });
          return current !== null && (await settle(current, session));
        });
        if (settled) count += 1;
      }
      return count;
    },
  };
}
