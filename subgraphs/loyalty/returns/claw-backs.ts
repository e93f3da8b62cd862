import type { ClientSession, Db } from 'mongodb';
import type { EventData } from '#shared/events/event.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { inTransaction, type Stored } from '#shared/mongo.ts';
import type { Consumer, Dependencies } from '#shared/subgraph.ts';
import type { Data } from '../context.ts';
import { balanceIn, type Ledger } from '../data/ledger.ts';
import { accountsIn, type Lot, lotsIn, postingsIn } from '../data/ledger-collections.ts';
import { sum } from '../rules/postings.ts';
import type { Programme } from '../rules/programme.ts';
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

/** So long a line that hasn't earned is looked at again; an order and its return are told within minutes. */
const WAITS_MS = 2 * 86_400_000;

type Returned = EventData['patron.order.returned.v1'];

/** Takes back what the lines of a return had earned, in the transaction that learns of it. */
export const followReturn: Consumer<Data, 'patron.order.returned.v1'> = ({ clawBacks }, { data }, session) =>
  clawBacks.returned(data, session);

export function openClawBacks(
  { db, client, clock }: Pick<Dependencies, 'db' | 'client' | 'clock'>,
  ledger: Ledger,
  { negativeBalance }: Programme,
) {
  /** Points of a lot that lapsed: they are gone already. */
  async function lapsed({ _id, accountId, expiresAt }: Lot, session: ClientSession): Promise<number> {
    if (expiresAt > clock()) return 0;
    const postings = await postingsIn(db)
      .find({ accountId, kind: 'EXPIRED', 'lots.lotId': _id }, { session })
      .toArray();
    const changes = postings.flatMap(({ lots }) => lots).filter(({ lotId }) => lotId === _id);
    return -sum(changes);
  }

  /** Points that earlier returns took back from the same line. */
  async function before({ orderId, lineId, _id }: ClawBack, session: ClientSession): Promise<number> {
    const others = await clawBacksIn(db)
      .find({ orderId, lineId, _id: { $ne: _id } }, { session })
      .toArray();
    return others.reduce((total, { points = 0 }) => total + points, 0);
  }

  /** Returns false when the line hasn't earned: then it waits. */
  async function settle(clawBack: ClawBack, session: ClientSession): Promise<boolean> {
    const { _id, orderId, lineId } = clawBack;
    const found = await lotsIn(db).findOne({ orderId, lineId }, { session });
    const account = found && (await accountsIn(db).findOne({ _id: found.accountId }, { session }));
    if (!found || !account) return false;
    const member = await ledger.settledMembership(account.customerId, session); // rid of what has expired
    if (!member) return false;
    const reach = found.points - (await lapsed(found, session)) - (await before(clawBack, session));
    const points = Math.min(pointsOfPieces(found.points, clawBack), Math.max(0, reach));
    const taken = Math.min(points, balanceIn(member));
    if (taken > 0) {
      await ledger.takeBack(
        member,
        account.customerId,
        { lots: [{ lotId: found._id, points: found.points }] },
        { points: taken, key: `claw-back/${_id}`, kind: 'CLAWED_BACK', other: 'programme', orderId },
        session,
      );
    }
    const owed = negativeBalance === 'ALLOW' ? points - taken : 0;
    await ledger.unearn(account._id, { points, owed, earnedAt: found.earnedAt }, session);
    await clawBacksIn(db).updateOne(
      { _id },
      {
        $set: { points, owed, accountId: account._id, earnedAt: found.earnedAt },
        $unset: { waiting: '' },
      },
      { session },
    );
    return true;
  }

  const inOrder = { returnedAt: 1, _id: 1 } as const;

  return {
    async returned({ returnId, orderId, lines, at }: Returned, session: ClientSession): Promise<void> {
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

    /** An order has earned: what came back of it before that was known is taken back now. */
    async earned(orderId: string, session: ClientSession): Promise<void> {
      const waiting = await clawBacksIn(db)
        .find({ orderId, waiting: true }, { session })
        .sort(inOrder)
        .toArray();
      for (const one of waiting) await settle(one, session);
    },

    /** Where the order and its return were heard of in the same moment, so that neither saw the other. */
    async settleWaiting(signal: AbortSignal): Promise<void> {
      const waiting = await clawBacksIn(db)
        .find({ waiting: true, at: { $gt: new Date(clock().getTime() - WAITS_MS) } })
        .sort(inOrder)
        .toArray();
      for (const { _id } of waiting) {
        if (signal.aborted) return;
        await inTransaction(client, async (session) => {
          const current = await clawBacksIn(db).findOne({ _id, waiting: true }, { session });
          if (current) await settle(current, session);
        });
      }
    },
  };
}
