import type { ClientSession, Db } from 'mongodb';
import { expectVisits } from '#shared/customers-in-service.ts';
import type { EventData } from '#shared/events/event.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { isDuplicateKey } from '#shared/mongo.ts';
import { newestFirst, type PageRequest, pageOf, requirePageSize } from '#shared/pagination.ts';
import { statesOf } from '../rules/transitions.ts';
import { DEFAULT_SETTINGS, type GuideShopSettings, type Slot } from './slots.ts';
import {
  APPOINTMENT_TABLE,
  type AppointmentActor,
  type AppointmentState,
  isOpenAppointment,
} from './table.ts';

/** So long identity has to hear what was noted; what fits the customer is kept there. */
const NOTED_FOR_MS = 30 * 24 * 3_600_000;

/** What an associate noted while the customer tried something: always what the catalogue says of a variant. */
export type StoredFittingNote = EventData['patron.guide_shop.noted.v1']['notes'][number];

/** Collection `appointments`: a customer is advised in a store and orders from there. */
export type StoredAppointment = {
  _id: string;
  customerId: string;
  storeId: string;
  state: AppointmentState;
  startsAt: Date;
  endsAt: Date;
  /** Present while it takes a place in its slot. */
  open?: true;
  /** What the customer would like to be shown. */
  wish?: string;
  notes: StoredFittingNote[];
  /** What was ordered from it. */
  orderIds: string[];
  timeline: { state: AppointmentState; actor: AppointmentActor; actorId?: string; at: Date }[];
};

/** Collection `guideShops`: how a store gives appointments. `_id` is the store. */
type StoredGuideShop = GuideShopSettings & { _id: string };

/** Collection `guideShopBookings`: one counter for each store, so that bookings at once come one after the other. */
type StoredTurn = { _id: string; bookings: number };

export const MAX_NOTES = 50;

export const appointmentsMigration: Migration = {
  id: '050-appointments',
  async up(db) {
    await defineCollection(db, 'appointments', {
      schema: {
        bsonType: 'object',
        required: ['customerId', 'storeId', 'state', 'startsAt', 'endsAt', 'notes', 'orderIds', 'timeline'],
        properties: {
          customerId: { bsonType: 'string' },
          state: { enum: [...statesOf(APPOINTMENT_TABLE)] },
          notes: { bsonType: 'array', maxItems: MAX_NOTES },
        },
      },
      indexes: [
        { key: { customerId: 1, _id: -1 } },
        { key: { storeId: 1, startsAt: 1, _id: 1 } },
        { key: { endsAt: 1 }, partialFilterExpression: { open: { $exists: true } } },
      ],
    });
    await defineCollection(db, 'guideShops', {
      schema: { bsonType: 'object', required: ['slotMinutes', 'capacity'] },
    });
    await defineCollection(db, 'guideShopBookings', {
      schema: { bsonType: 'object', required: ['bookings'] },
    });
  },
};

export type AppointmentTaken = { actor: AppointmentActor; actorId?: string; at: Date };

const HOUR_MS = 3_600_000;
const LAPSE_BATCH = 100;

/** After its end an appointment that nobody closed is over. */
const LAPSE_HOURS = 4;

export function openAppointments({ db, outbox }: { db: Db; outbox: Outbox }) {
  const appointments = db.collection<StoredAppointment>('appointments');
  const shops = db.collection<StoredGuideShop>('guideShops');
  const turns = db.collection<StoredTurn>('guideShopBookings');
  const overlapping = (storeId: string, { startsAt, endsAt }: Slot) => ({
    ...{ storeId, open: true as const },
    ...{ startsAt: { $lt: endsAt }, endsAt: { $gt: startsAt } },
  });

  /** Tells the world where it stands; here the store must not wait for the relay. */
  async function tell(appointment: StoredAppointment, at: Date, session: ClientSession): Promise<void> {
    const { _id, customerId, storeId, state, endsAt } = appointment;
    const until = isOpenAppointment(state) ? new Date(endsAt.getTime() + LAPSE_HOURS * HOUR_MS) : null;
    const data = {
      ...{ visitId: _id, customerId, storeId, state, startsAt: appointment.startsAt.toISOString() },
      ...{ until: until?.toISOString() ?? null, at: at.toISOString() },
    };
    const type = 'patron.appointment.changed.v1';
    await outbox.append([{ type, subject: customerId, time: at, data }], session);
    await expectVisits(db, [{ data }], session);
  }

  return {
    async settingsOf(storeId: string): Promise<GuideShopSettings> {
      const found = await shops.findOne({ _id: storeId });
      return found ? { slotMinutes: found.slotMinutes, capacity: found.capacity } : DEFAULT_SETTINGS;
    },

    async setSettings(storeId: string, settings: GuideShopSettings): Promise<void> {
      await shops.replaceOne({ _id: storeId }, settings, { upsert: true });
    },

    byId: (id: string): Promise<StoredAppointment | null> => appointments.findOne({ _id: id }),

    seenBy: (session: ClientSession, id: string): Promise<StoredAppointment | null> =>
      appointments.findOne({ _id: id }, { session }),

    ofCustomer: (members: readonly string[], page: PageRequest) =>
      newestFirst(appointments, { customerId: { $in: [...members] } }, page),

    countOpen: (members: readonly string[], session: ClientSession): Promise<number> =>
      appointments.countDocuments({ customerId: { $in: [...members] }, open: true }, { session }),

    /** Those that take places of a store in this time. */
    openBetween: (storeId: string, span: Slot): Promise<StoredAppointment[]> =>
      appointments.find(overlapping(storeId, span)).toArray(),

    /** Of a store from `from` on, by time. @throws {GraphQLError} `BAD_USER_INPUT` when `first` is outside 1..100. */
    async ofStore(storeId: string, from: Date, { first, after }: PageRequest) {
      requirePageSize(first);
      const behind = after ? await appointments.findOne({ _id: after, storeId }) : null;
      const rest = behind
        ? {
            $or: [
              { startsAt: { $gt: behind.startsAt } },
              { startsAt: behind.startsAt, _id: { $gt: behind._id } },
            ],
          }
        : { startsAt: { $gte: from } };
      const found = await appointments
        .find({ storeId, ...rest })
        .sort({ startsAt: 1, _id: 1 })
        .limit(first + 1)
        .toArray();
      return pageOf(found, first);
    },

    /** Makes sure that {@link takePlace} has something to count. Not within a transaction. */
    async ensureTurn(storeId: string): Promise<void> {
      try {
        await turns.updateOne({ _id: storeId }, { $setOnInsert: { bookings: 0 } }, { upsert: true });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error; // made by another request a moment ago
      }
    },

    /**
     * Whether a slot has a place; bookings of a store at once conflict and come one after the other. `moving` doesn't stand in
     * its own way.
     */
    async takePlace(
      storeId: string,
      slot: Slot,
      capacity: number,
      session: ClientSession,
      moving?: string,
    ): Promise<boolean> {
      await turns.updateOne({ _id: storeId }, { $inc: { bookings: 1 } }, { session });
      const others = { ...overlapping(storeId, slot), ...(moving ? { _id: { $ne: moving } } : {}) };
      return (await appointments.countDocuments(others, { session })) < capacity;
    },

    async keep(appointment: StoredAppointment, at: Date, session: ClientSession): Promise<void> {
      await appointments.insertOne(appointment, { session });
      await tell(appointment, at, session);
    },

    /** Moves it on, with what the step adds. */
    async move(
      { _id, state: from }: StoredAppointment,
      to: AppointmentState,
      taken: AppointmentTaken,
      session: ClientSession,
      slot: Partial<Slot> = {},
    ): Promise<StoredAppointment> {
      const moved = await appointments.findOneAndUpdate(
        { _id, state: from },
        {
          $set: { state: to, ...slot },
          ...(isOpenAppointment(to) ? {} : { $unset: { open: '' } }),
          $push: { timeline: { $each: [{ state: to, ...taken }], $slice: -50 } },
        },
        { session, returnDocument: 'after' },
      );
      if (!moved) throw new Error('an appointment changed within its own transaction');
      await tell(moved, taken.at, session);
      return moved;
    },

    /** Keeps notes and tells them to identity; null when there would be more than {@link MAX_NOTES}. */
    async note(
      appointment: StoredAppointment,
      notes: StoredFittingNote[],
      { by, at, purpose }: { by: string; at: Date; purpose: string },
      session: ClientSession,
    ): Promise<StoredAppointment | null> {
      const { _id, customerId, storeId } = appointment;
      if (appointment.notes.length + notes.length > MAX_NOTES) return null;
      const noted = await appointments.findOneAndUpdate(
        { _id },
        { $push: { notes: { $each: notes } } },
        { session, returnDocument: 'after' },
      );
      const data = { customerId, appointmentId: _id, storeId, by, purpose, notes, at: at.toISOString() };
      await outbox.append(
        [
          {
            type: 'patron.guide_shop.noted.v1',
            subject: customerId,
            time: at,
            data,
            forgetAt: new Date(at.getTime() + NOTED_FOR_MS),
          },
        ],
        session,
      );
      return noted;
    },

    async addOrders(
      _id: string,
      orderIds: string[],
      session: ClientSession,
    ): Promise<StoredAppointment | null> {
      return appointments.findOneAndUpdate(
        { _id },
        { $push: { orderIds: { $each: orderIds } } },
        { session, returnDocument: 'after' },
      );
    },

    async due(now: Date): Promise<string[]> {
      const since = new Date(now.getTime() - LAPSE_HOURS * HOUR_MS);
      const found = await appointments
        .find({ open: true, endsAt: { $lte: since } }, { projection: { _id: 1 } })
        .limit(LAPSE_BATCH)
        .toArray();
      return found.map(({ _id }) => _id);
    },
  };
}
