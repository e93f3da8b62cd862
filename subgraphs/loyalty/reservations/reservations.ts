import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { inTransaction, newId, type Stored } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import type { Books } from '../data/books.ts';
import type { Draws } from '../data/draws.ts';
import { accountsIn, type PostingKind, postingsIn } from '../data/ledger-collections.ts';
import { balanceIn, type Membership } from '../data/memberships.ts';
import type { Settling } from '../data/settling.ts';
import { takesIn } from '../parting/takes.ts';
import { type LedgerAccount, moved } from '../rules/postings.ts';

/**
 * Collection `reservations`: points that are set aside for something, until it happens or doesn't. They are out of their lots and
 * stand in the ledger's account `reserved`. Nothing here is deleted.
 */
export type StoredReservation = Stored & {
  /** What for. Unique for ever. */
  key: string;
  /** Of who reserved them. */
  accountId: string;
  /** Whole points, at least 1. */
  points: number;
  state: ReservationState;
  /** The posting that took them. */
  postingId: string;
  reservedAt: Date;
  /** From then on they can't be committed, and go back. */
  expiresAt: Date;
  /** When it was committed or given back. */
  endedAt?: Date;
  /** Who got them. */
  committedTo?: LedgerAccount;
  /** How often it was committed and is held again. Absent: never. */
  reopened?: number;
};

const STATES = [
  'HELD',
  /** Spent for good. */
  'COMMITTED',
  /** Given back because it was asked for, … */
  'RELEASED',
  /** … or because the time was over. */
  'LAPSED',
] as const;
export type ReservationState = (typeof STATES)[number];

export const reservationsIn = (db: Db) => db.collection<StoredReservation>('reservations');

const string = { bsonType: 'string', minLength: 1 };
const date = { bsonType: 'date' };

const defineReservations = (db: Db): Promise<void> =>
  defineCollection(db, 'reservations', {
    schema: {
      bsonType: 'object',
      additionalProperties: false,
      required: ['key', 'accountId', 'points', 'state', 'postingId', 'reservedAt', 'expiresAt'],
      properties: {
        _id: string,
        key: string,
        accountId: string,
        points: { bsonType: 'int', minimum: 1 },
        state: { enum: [...STATES] },
        postingId: string,
        reservedAt: date,
        expiresAt: date,
        endedAt: date,
        committedTo: string,
        reopened: { bsonType: 'int', minimum: 1 },
      },
    },
    indexes: [
      { key: { key: 1 }, unique: true },
      { key: { accountId: 1, state: 1 } }, // what a member has reserved; a customer's rights
      { key: { expiresAt: 1 }, partialFilterExpression: { state: 'HELD' } }, // the look for those whose time is over
    ],
  });

export const reservationsMigration: Migration = { id: '022-reservations', up: defineReservations };

/** What was committed can be held again. */
export const reopenedMigration: Migration = { id: '055-reopened-reservations', up: defineReservations };

export type ToReserve = {
  /** The id under which they are reserved: it bears it when the customer is parted. */
  customerId: string;
  /** What for: unique for ever, the same key answers with the same reservation. */
  key: string;
  points: number;
  expiresAt: Date;
  orderId?: string;
  clientId?: string;
};

export type Reserved = { membership: Membership; reservation: StoredReservation; isNew: boolean };

/** Reservations that one look for those whose time is over takes. */
const PAGE = 200;

/** Reserve, then commit or release, each once. */
export function openReservations(
  { db, client, clock }: Pick<Dependencies, 'db' | 'client' | 'clock'>,
  { record }: Books,
  { draw, postTake, giveBack, accountById }: Draws,
  { settledMembership }: Settling,
) {
  const reservations = reservationsIn(db);

  /** As the transaction sees it once it is the customer's turn. */
  async function current(_id: string, session: ClientSession): Promise<StoredReservation | null> {
    const found = await reservations.findOne({ _id }, { session });
    const account = found && (await accountsIn(db).findOne({ _id: found.accountId }, { session }));
    if (!account) return null;
    await settledMembership(account.customerId, session);
    return reservations.findOne({ _id }, { session });
  }

  async function end(
    reservation: StoredReservation,
    changed: Pick<StoredReservation, 'state' | 'committedTo'>,
    session: ClientSession,
  ): Promise<StoredReservation> {
    const ended = { ...reservation, ...changed, endedAt: clock() };
    await reservations.replaceOne({ _id: reservation._id }, ended, { session });
    return ended;
  }

  async function putBack(
    reservation: StoredReservation,
    state: 'RELEASED' | 'LAPSED',
    session: ClientSession,
  ): Promise<StoredReservation> {
    const posting = await postingsIn(db).findOne({ _id: reservation.postingId }, { session });
    if (!posting) throw new Error(`posting ${reservation.postingId} has vanished`);
    await giveBack(posting, { key: `release/${reservation._id}`, kind: 'RELEASED' }, session);
    return end(reservation, { state }, session);
  }

  return {
    /**
     * Sets points aside, those that expire soonest. They are out of the balance, and go back into their lots, with the expiry that
     * they had, unless they are committed before `expiresAt`.
     */
    async reserve(
      session: ClientSession,
      { customerId, key, points, expiresAt, ...about }: ToReserve,
    ): Promise<Reserved | 'NOT_A_MEMBER' | 'NOT_ENOUGH_POINTS'> {
      const membership = await settledMembership(customerId, session);
      if (!membership) return 'NOT_A_MEMBER';
      const earlier = await reservations.findOne({ key }, { session });
      if (earlier) return { membership, reservation: earlier, isNew: false };
      if (!Number.isInteger(points) || points < 1) throw new RangeError(`${points} is no amount of points`);
      const drawn = balanceIn(membership) < points ? null : await draw(membership.accounts, points, session);
      if (!drawn) return 'NOT_ENOUGH_POINTS';
      const transfer = {
        points,
        key: `reserve/${key}`,
        kind: 'RESERVED',
        other: 'reserved',
        ...about,
      } as const;
      const taken = await postTake(membership, customerId, drawn, transfer, [], session);
      const reservation: StoredReservation = {
        _id: newId('rsv'),
        ...{ key, points, expiresAt, accountId: taken.account._id, state: 'HELD' as const },
        postingId: taken.posting._id,
        reservedAt: clock(),
      };
      await reservations.insertOne(reservation, { session });
      return { membership: taken.membership, reservation, isNew: true };
    },

    /** Spends what was reserved. Doing it again changes nothing. */
    async commit(
      session: ClientSession,
      {
        reservationId,
        to = 'programme',
        kind = 'COMMITTED',
      }: { reservationId: string; to?: LedgerAccount; kind?: PostingKind },
    ): Promise<StoredReservation | 'RESERVATION_NOT_FOUND' | 'RESERVATION_OVER'> {
      const reservation = await current(reservationId, session);
      if (!reservation) return 'RESERVATION_NOT_FOUND';
      const { accountId, points, state, expiresAt, key } = reservation;
      if (state === 'COMMITTED') return reservation;
      if (state !== 'HELD' || expiresAt <= clock()) return 'RESERVATION_OVER';
      const account = await accountById(accountId, session);
      await record(
        account,
        {
          key: `commit/${roundOf(reservation)}`,
          kind,
          entries: moved('reserved', to, points),
          lots: [],
          occurredAt: clock(),
        },
        session,
      );
      await takesIn(db).updateOne({ _id: `reserve/${key}` }, { $set: { other: to } }, { session });
      return end(reservation, { state: 'COMMITTED', committedTo: to }, session);
    },

    /** What was committed is set aside again, until the same time, under the same key. */
    async reopen(session: ClientSession, { reservationId }: { reservationId: string }): Promise<void> {
      const reservation = await current(reservationId, session);
      if (reservation?.state !== 'COMMITTED') throw new Error(`${reservationId} isn't spent`);
      const { endedAt: _ended, committedTo = 'programme', ...rest } = reservation;
      const account = await accountById(reservation.accountId, session);
      await record(
        account,
        {
          key: `reopen/${roundOf(reservation)}`,
          kind: 'RELEASED',
          entries: moved(committedTo, 'reserved', reservation.points),
          lots: [],
          occurredAt: clock(),
        },
        session,
      );
      await takesIn(db).updateOne(
        { _id: `reserve/${reservation.key}` },
        { $set: { other: 'reserved' } },
        { session },
      );
      const held = { ...rest, state: 'HELD' as const, reopened: (reservation.reopened ?? 0) + 1 };
      await reservations.replaceOne({ _id: reservationId }, held, { session });
    },

    /** Gives back what was reserved. Doing it again changes nothing. */
    async release(
      session: ClientSession,
      { reservationId }: { reservationId: string },
    ): Promise<StoredReservation | 'RESERVATION_NOT_FOUND' | 'RESERVATION_COMMITTED'> {
      const reservation = await current(reservationId, session);
      if (!reservation) return 'RESERVATION_NOT_FOUND';
      if (reservation.state === 'COMMITTED') return 'RESERVATION_COMMITTED';
      return reservation.state === 'HELD' ? putBack(reservation, 'RELEASED', session) : reservation;
    },

    /** Gives back all whose time is over. Returns how many those were. */
    async releaseDue(signal?: AbortSignal): Promise<number> {
      let count = 0;
      while (!signal?.aborted) {
        const due = await reservations
          .find({ state: 'HELD', expiresAt: { $lte: clock() } })
          .sort({ expiresAt: 1 })
          .limit(PAGE)
          .toArray();
        if (!due.length) break;
        for (const { _id } of due) {
          if (signal?.aborted) break;
          await inTransaction(client, async (session) => {
            const reservation = await current(_id, session);
            if (reservation?.state === 'HELD') await putBack(reservation, 'LAPSED', session);
          });
          count += 1;
        }
      }
      return count;
    },

    /** Whole points that these accounts have set aside now. */
    async reservedOf({ accounts }: Membership): Promise<number> {
      const accountId = { $in: accounts.map(({ _id }) => _id) };
      const held = reservations.find({ accountId, state: 'HELD' }).project<{ points: number }>({ points: 1 });
      return (await held.toArray()).reduce((total, { points }) => total + points, 0);
    },
  };
}

/** Names the time for which it is committed: it may be again, after it was held again. */
const roundOf = ({ _id, reopened }: StoredReservation): string =>
  reopened === undefined ? _id : `${_id}/${reopened}`;
