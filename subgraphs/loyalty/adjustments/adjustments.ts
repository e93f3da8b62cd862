import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { newId, type Stored } from '#shared/mongo.ts';
import { newestFirst, type PageRequest } from '#shared/pagination.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import type { Transfer } from '../data/draws.ts';
import type { Ledger } from '../data/ledger.ts';
import type { CurrentProgramme } from '../programme/programmes.ts';
import { expiryOf } from '../rules/points.ts';
import {
  ADJUSTMENT_REASONS,
  type AdjustmentReason,
  COUNTED_DAYS,
  maybeSamePerson,
  needsSecond,
} from './rule.ts';

/** Collection `adjustments`: corrections of balances by staff. Nothing here is deleted. */
export type StoredAdjustment = Stored & {
  /** Absent once the customer was erased. */
  customerId?: string;
  /** Whole points: positive to the customer, negative from them. */
  points: number;
  reason: AdjustmentReason;
  /** The retailer's own, e.g. the number of a receipt or a ticket. Absent once the customer was erased. */
  reference?: string;
  state: AdjustmentState;
  /** Who asked, as in `actorId`. */
  requestedBy: string;
  requestedAt: Date;
  /** Who agreed or refused; absent while it waits and where nobody had to. */
  decidedBy?: string;
  decidedAt?: Date;
  postingId?: string;
};

export const ADJUSTMENT_STATES = [
  /** For a second person. */
  'WAITING',
  'POSTED',
  'REJECTED',
] as const;
export type AdjustmentState = (typeof ADJUSTMENT_STATES)[number];

export const adjustmentsIn = (db: Db) => db.collection<StoredAdjustment>('adjustments');

const string = { bsonType: 'string', minLength: 1 };
const date = { bsonType: 'date' };

export const adjustmentsMigration: Migration = {
  id: '023-adjustments',
  up: (db) =>
    defineCollection(db, 'adjustments', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['points', 'reason', 'state', 'requestedBy', 'requestedAt'],
        properties: {
          _id: string,
          customerId: string,
          points: { bsonType: 'int', not: { enum: [0] } },
          reason: { enum: [...ADJUSTMENT_REASONS] },
          reference: string,
          state: { enum: [...ADJUSTMENT_STATES] },
          requestedBy: string,
          requestedAt: date,
          decidedBy: string,
          decidedAt: date,
          postingId: string,
        },
      },
      indexes: [
        { key: { state: 1, _id: -1 } }, // those that wait
        { key: { customerId: 1 }, sparse: true }, // a customer's rights
      ],
    }),
};

const DAY_MS = 86_400_000;

export type ToAdjust = Pick<StoredAdjustment, 'points' | 'reason' | 'requestedBy'> & {
  customerId: string;
  reference: string;
};

export function openAdjustments(
  { db, members, clock }: Pick<Dependencies, 'db' | 'members' | 'clock'>,
  ledger: Ledger,
  programmes: CurrentProgramme,
) {
  const adjustments = adjustmentsIn(db);

  /** What one person posted for a customer of late, to which nobody else had to agree. */
  async function postedAlone(
    { customerId, requestedBy }: Pick<ToAdjust, 'customerId' | 'requestedBy'>,
    session: ClientSession,
  ): Promise<number[]> {
    const ids = await members.seenBy(session, customerId);
    const requestedAt = { $gt: new Date(clock().getTime() - COUNTED_DAYS * DAY_MS) };
    const alone = { state: 'POSTED', decidedBy: { $exists: false }, requestedAt } as const;
    const found = await adjustments.find({ customerId: { $in: [...ids] }, ...alone }, { session }).toArray();
    return found.filter((one) => maybeSamePerson(one.requestedBy, requestedBy)).map(({ points }) => points);
  }

  async function post(
    { _id, customerId, points, reason }: StoredAdjustment,
    session: ClientSession,
  ): Promise<{ postingId: string } | 'NOT_A_MEMBER' | 'NOT_ENOUGH_POINTS'> {
    const member = customerId && (await ledger.settledMembership(customerId, session));
    if (!member) return 'NOT_A_MEMBER';
    const about = { key: `adjust/${_id}`, kind: 'ADJUSTED', other: 'programme', reason } as const;
    if (points < 0) {
      const transfer: Transfer = { ...about, points: -points };
      const taken = await ledger.spend(member, customerId, transfer, session);
      return taken ? { postingId: taken.posting._id } : 'NOT_ENOUGH_POINTS';
    }
    const now = clock();
    const lot = { points, earnedAt: now, expiresAt: expiryOf(now, await programmes.current()) };
    const credited = await ledger.credit(session, { ...about, customerId, lots: [lot], occurredAt: now });
    if (!credited?.posting) throw new Error(`${_id} was credited without a posting`);
    return { postingId: credited.posting._id };
  }

  return {
    /** Corrects a balance, or waits for a second person where the programme says so. */
    async request(
      { customerId, points, reason, reference, requestedBy }: ToAdjust,
      session: ClientSession,
    ): Promise<StoredAdjustment | 'NOT_A_MEMBER' | 'NOT_ENOUGH_POINTS'> {
      const { points: rules } = await programmes.current();
      if (!(await ledger.settledMembership(customerId, session))) return 'NOT_A_MEMBER';
      const before = await postedAlone({ customerId, requestedBy }, session);
      const requested: StoredAdjustment = {
        _id: newId('adj'),
        ...{ customerId, points, reason, reference, requestedBy },
        state: 'WAITING',
        requestedAt: clock(),
      };
      if (!needsSecond(points, rules, before)) {
        const posted = await post(requested, session);
        if (typeof posted === 'string') return posted;
        requested.state = 'POSTED';
        requested.postingId = posted.postingId;
      }
      await adjustments.insertOne(requested, { session });
      return requested;
    },

    /** A second person agrees or refuses. To say the same again changes nothing. */
    async decide(
      adjustmentId: string,
      decision: 'POSTED' | 'REJECTED',
      decidedBy: string,
      session: ClientSession,
    ): Promise<
      | StoredAdjustment
      | 'ADJUSTMENT_NOT_FOUND'
      | 'ADJUSTMENT_DECIDED'
      | 'SAME_PERSON'
      | 'NOT_A_MEMBER'
      | 'NOT_ENOUGH_POINTS'
    > {
      const found = await adjustments.findOne({ _id: adjustmentId }, { session });
      if (!found) return 'ADJUSTMENT_NOT_FOUND';
      if (found.state !== 'WAITING') {
        return found.state === decision && found.decidedBy === decidedBy ? found : 'ADJUSTMENT_DECIDED';
      }
      if (decision === 'POSTED' && maybeSamePerson(found.requestedBy, decidedBy)) return 'SAME_PERSON';
      const decided: StoredAdjustment = { ...found, state: decision, decidedBy, decidedAt: clock() };
      if (decision === 'POSTED') {
        const posted = await post(found, session);
        if (typeof posted === 'string') return posted;
        decided.postingId = posted.postingId;
      }
      await adjustments.replaceOne({ _id: adjustmentId }, decided, { session });
      return decided;
    },

    /** Newest first. @throws {GraphQLError} `BAD_USER_INPUT` */
    inState: (state: AdjustmentState, page: PageRequest) => newestFirst(adjustments, { state }, page),
  };
}
