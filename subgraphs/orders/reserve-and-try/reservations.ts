import type { ClientSession, Db } from 'mongodb';
import { expectVisits } from '#shared/customers-in-service.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { LATEST } from '#shared/mongo.ts';
import { newestFirst, type PageRequest, pageOf, requirePageSize } from '#shared/pagination.ts';
import type { StoredOrderLine } from '../data/orders.ts';
import { statesOf } from '../rules/transitions.ts';
import { isOpenTry, TRY_TABLE, type TryActor, type TryState } from './table.ts';

/** Collection `tryReservations`: pieces that a customer wants to try in a store. Their hold has the same id. */
export type StoredTryReservation = {
  _id: string;
  customerId: string;
  storeId: string;
  state: TryState;
  /** One for each SKU. */
  lines: { sku: string; quantity: number }[];
  /** When the customer means to come. Absent: not said. */
  visitAt?: Date;
  /** Present while it is open. */
  heldUntil?: Date;
  /** What the customer pays for in the app, or tried to: with each try `attempt` grows. */
  paying?: { attempt: number; lines: StoredOrderLine[]; currency: string };
  /** Why the last try was refused. */
  declined?: string;
  /** What was bought of it. */
  orderId?: string;
  timeline: { state: TryState; actor: TryActor; actorId?: string; at: Date }[];
};

const define = (db: Db): Promise<void> =>
  defineCollection(db, 'tryReservations', {
    schema: {
      bsonType: 'object',
      required: ['customerId', 'storeId', 'state', 'lines', 'timeline'],
      properties: {
        customerId: { bsonType: 'string' },
        state: { enum: [...statesOf(TRY_TABLE)] },
        lines: { bsonType: 'array', minItems: 1 },
      },
    },
    indexes: [
      { key: { customerId: 1, _id: -1 } },
      {
        key: { storeId: 1, _id: 1 },
        name: 'open_of_store',
        partialFilterExpression: { heldUntil: { $exists: true } },
      },
      { key: { heldUntil: 1 }, partialFilterExpression: { heldUntil: { $exists: true } } },
    ],
  });

export const tryReservationsMigration: Migration = { id: '048-try-reservations', up: define };

/** One more state. */
export const payTriedMigration: Migration = { id: '054-pay-tried', up: define };

/** Who takes a step, and when. */
export type TryTaken = { actor: TryActor; actorId?: string; at: Date };

type Moved = Partial<Pick<StoredTryReservation, 'heldUntil' | 'orderId' | 'paying'>> & {
  declined?: string | null;
};

const EXPIRY_BATCH = 100;

export function openTryReservations({ db, outbox }: { db: Db; outbox: Outbox }) {
  const reservations = db.collection<StoredTryReservation>('tryReservations');

  /** Tells the world where it stands; here the store must not wait for the relay. */
  async function tell(reservation: StoredTryReservation, at: Date, session: ClientSession): Promise<void> {
    const { _id, customerId, storeId, state, heldUntil } = reservation;
    const type = 'patron.try_reservation.changed.v1';
    const data = {
      ...{ visitId: _id, customerId, storeId, state },
      ...{ until: heldUntil?.toISOString() ?? null, at: at.toISOString() },
    };
    await outbox.append([{ type, subject: customerId, time: at, data }], session);
    await expectVisits(db, [{ data }], session);
  }

  return {
    byId: (id: string): Promise<StoredTryReservation | null> => reservations.findOne({ _id: id }),

    /** With everything that was committed so far. */
    latest: (id: string): Promise<StoredTryReservation | null> => reservations.findOne({ _id: id }, LATEST),

    seenBy: (session: ClientSession, id: string): Promise<StoredTryReservation | null> =>
      reservations.findOne({ _id: id }, { session }),

    ofCustomer: (members: readonly string[], page: PageRequest) =>
      newestFirst(reservations, { customerId: { $in: [...members] } }, page),

    countOpen: (members: readonly string[], session: ClientSession): Promise<number> =>
      reservations.countDocuments(
        { customerId: { $in: [...members] }, heldUntil: { $exists: true } },
        { session },
      ),

    /** Open ones, oldest first. @throws {GraphQLError} `BAD_USER_INPUT` when `first` is outside 1..100. */
    async openOf(storeId: string, { first, after }: PageRequest) {
      requirePageSize(first);
      const found = await reservations
        .find({ storeId, heldUntil: { $exists: true }, ...(after ? { _id: { $gt: after } } : {}) })
        .sort({ _id: 1 })
        .limit(first + 1)
        .toArray();
      return pageOf(found, first);
    },

    async keep(reservation: StoredTryReservation, at: Date, session: ClientSession): Promise<void> {
      await reservations.insertOne(reservation, { session });
      await tell(reservation, at, session);
    },

    /** Moves it on, with what the step adds. */
    async move(
      { _id, state: from }: StoredTryReservation,
      to: TryState,
      taken: TryTaken,
      { heldUntil, orderId, paying, declined }: Moved,
      session: ClientSession,
    ): Promise<StoredTryReservation> {
      const isOpen = isOpenTry(to);
      const moved = await reservations.findOneAndUpdate(
        { _id, state: from },
        {
          $set: {
            state: to,
            ...(isOpen && heldUntil ? { heldUntil } : {}),
            ...(orderId === undefined ? {} : { orderId }),
            ...(paying && { paying }),
            ...(declined && { declined }),
          },
          $unset: { ...(!isOpen && { heldUntil: '' }), ...(declined === null && { declined: '' }) },
          $push: { timeline: { state: to, ...taken } },
        },
        { session, returnDocument: 'after' },
      );
      if (!moved) throw new Error('a reservation changed within its own transaction');
      await tell(moved, taken.at, session);
      return moved;
    },

    async due(now: Date): Promise<string[]> {
      const found = await reservations
        .find({ heldUntil: { $lte: now } }, { projection: { _id: 1 } })
        .sort({ heldUntil: 1 })
        .limit(EXPIRY_BATCH)
        .toArray();
      return found.map(({ _id }) => _id);
    },

    /** The customer's open ones, for an erasure, which deletes them all afterwards. */
    openOfCustomer: (customerId: string, session: ClientSession): Promise<StoredTryReservation[]> =>
      reservations.find({ customerId, heldUntil: { $exists: true } }, { session }).toArray(),
  };
}
