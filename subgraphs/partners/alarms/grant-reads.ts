import type { ClientSession, Db } from 'mongodb';
import type { PatronEvent } from '#shared/events/event.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import type { Members } from '#shared/members.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { newId, type Stored } from '#shared/mongo.ts';
import { newestFirst, type PageRequest } from '#shared/pagination.ts';
import { rightsOverCollections } from '#shared/rights.ts';
import type { Data } from '../open.ts';
import { appIn } from '../rules/disclosure-chain.ts';
import {
  BASELINE_DAYS,
  type DayOfReads,
  LEAST,
  type Unusual,
  type Usual,
  unusualIn,
  usualOf,
} from './unusual.ts';

/** Collection `grantReads`: what was read under a grant on a day. `_id` is the grant and the day, `grt_1/2026-03-02`. */
type StoredDay = Stored & {
  customerId: string;
  reads: number;
  /** By type and field: names have no dots. */
  fields?: Record<string, Record<string, number>>;
  /** What the days before made of this one; worked out once, when there is enough to compare. */
  usual?: Omit<Usual, 'fields'> & { fields?: string[] };
  /** True once an alarm was raised: one a day is enough. */
  alarmed?: boolean;
  expiresAt: Date;
};

/** Collection `unusualReads`: alarms. No personal data but that there was one. */
export type StoredUnusualRead = Stored &
  Unusual & { customerId: string; clientId: string; grantId: string; at: Date };

const string = { bsonType: 'string', minLength: 1 };
const count = { bsonType: ['int', 'long', 'double'], minimum: 0 };

export const grantReadsMigration: Migration = {
  id: '022-grant-reads',
  async up(db) {
    await defineCollection(db, 'grantReads', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['customerId', 'reads', 'expiresAt'],
        properties: {
          _id: string,
          customerId: string,
          reads: count,
          fields: { bsonType: 'object' },
          usual: { bsonType: 'object' },
          alarmed: { bsonType: 'bool' },
          expiresAt: { bsonType: 'date' },
        },
      },
      indexes: [
        { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
        { key: { customerId: 1 } }, // a customer's rights
      ],
    });
    await defineCollection(db, 'unusualReads', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['customerId', 'clientId', 'grantId', 'at', 'reason', 'reads', 'usual'],
        properties: {
          _id: string,
          customerId: string,
          clientId: string,
          grantId: string,
          at: { bsonType: 'date' },
          reason: { enum: ['MORE_READS', 'NEW_FIELD'] },
          field: string,
          reads: count,
          usual: count,
        },
      },
      indexes: [
        { key: { customerId: 1, _id: -1 } }, // a customer's page, newest first
        { key: { clientId: 1, at: 1 } }, // how many alarms an app gave
      ],
    });
  },
};

const DAY_MS = 24 * 3600 * 1000;
/** A day is of use as long as it is in a baseline, and events may come late. */
const KEPT_DAYS = BASELINE_DAYS + 7;

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
const dayId = (grantId: string, at: Date): string => `${grantId}/${dayOf(at)}`;

type Read = PatronEvent<'patron.disclosure.recorded.v1'>;
type Dependencies = { db: Db; outbox: Outbox; members: Members };

/** Counts of each grant's reads by day, and the alarms that come of them, which change together. */
export function openGrantReads(
  { db, outbox, members }: Dependencies,
  /** When the grant was first read under, by these ids of a customer; null: never. */
  firstRead: (ids: readonly string[], grantId: string, session: ClientSession) => Promise<Date | null>,
) {
  const days = db.collection<StoredDay>('grantReads');
  const alarms = db.collection<StoredUnusualRead>('unusualReads');

  /** The whole days before this one, days without a read included, as long as the grant has been in use. */
  async function past(
    grantId: string,
    customerId: string,
    at: Date,
    session: ClientSession,
  ): Promise<DayOfReads[]> {
    const today = Date.parse(dayOf(at));
    const ids = await members.seenBy(session, customerId);
    const first = (await firstRead(ids, grantId, session)) ?? at;
    const age = Math.max(0, Math.round((today - Date.parse(dayOf(first))) / DAY_MS));
    const length = Math.min(age, BASELINE_DAYS);
    const from = new Date(today - length * DAY_MS);
    const found = await days
      .find({ _id: { $gte: dayId(grantId, from), $lt: dayId(grantId, at) } }, { session })
      .toArray();
    const idle = Array.from({ length: Math.max(0, length - found.length) }, () => NO_READS);
    return [...found.map(readsOf), ...idle];
  }

  return {
    /** Counts a read, in the transaction that adds it to the ledger. Those of others than partners are not counted. */
    async count(event: Read, session: ClientSession): Promise<void> {
      const { customerId, recipient, grantId, fields } = event.data;
      const clientId = appIn(recipient);
      if (!clientId || !grantId) return;
      const at = new Date(event.time);
      const _id = dayId(grantId, at);
      const increments = Object.fromEntries(fields.map((field) => [`fields.${field}`, 1]));
      const day = await days.findOneAndUpdate(
        { _id },
        {
          $inc: { reads: 1, ...increments },
          $setOnInsert: { customerId, expiresAt: new Date(Date.parse(dayOf(at)) + KEPT_DAYS * DAY_MS) },
        },
        { upsert: true, returnDocument: 'after', session },
      );
      if (!day || day.alarmed || day.reads <= LEAST) return;
      let usual = day.usual && usualIn(day.usual);
      if (!usual) {
        usual = usualOf(await past(grantId, customerId, at, session));
        await days.updateOne({ _id }, { $set: { usual: stored(usual) } }, { session });
      }
      const unusual = unusualIn(readsOf(day), usual);
      if (!unusual) return;
      await days.updateOne({ _id }, { $set: { alarmed: true } }, { session });
      const about = { customerId, clientId, grantId };
      await alarms.insertOne({ _id: newId('unr'), ...about, at, ...unusual }, { session });
      const { reason, reads, usual: usually } = unusual;
      await outbox.append(
        [
          {
            type: 'patron.disclosure.unusual.v1',
            subject: customerId,
            time: at,
            data: { ...about, reason, reads, usual: usually },
          },
        ],
        session,
      );
    },

    /** One page of a customer's alarms, newest first. @throws as {@link newestFirst} */
    unusualOf: (ids: readonly string[], page: PageRequest) =>
      newestFirst(alarms, { customerId: { $in: [...ids] } }, page),

    /** How many alarms an app has given since. */
    unusualSince: (clientId: string, since: Date): Promise<number> =>
      alarms.countDocuments({ clientId, at: { $gte: since } }),
  };
}

/** Counts and alarms go with the customer. */
export const grantReadsRights = rightsOverCollections<Data>(({ dependencies }) => dependencies.db, {
  grantReads: 'customerId',
  unusualReads: 'customerId',
});

const NO_READS: DayOfReads = { reads: 0, fields: new Map() };

function readsOf({ reads, fields = {} }: StoredDay): DayOfReads {
  const counts = new Map<string, number>();
  for (const [type, ofType] of Object.entries(fields)) {
    for (const [field, times] of Object.entries(ofType)) counts.set(`${type}.${field}`, times);
  }
  return { reads, fields: counts };
}

const stored = ({ fields, ...usual }: Usual): NonNullable<StoredDay['usual']> => ({
  ...usual,
  ...(fields && { fields: [...fields] }),
});

const usualIn = ({ fields, ...usual }: NonNullable<StoredDay['usual']>): Usual => ({
  ...usual,
  fields: fields ? new Set(fields) : null,
});
