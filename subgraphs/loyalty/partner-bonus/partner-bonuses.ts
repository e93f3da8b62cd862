import type { ClientSession } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupBy, newId, type Stored } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import type { Ledger } from '../data/ledger.ts';
import { balanceIn } from '../data/memberships.ts';
import type { Grants } from '../offers/grants.ts';
import { isTakenBack, type PartnerBonus } from './rule.ts';

/** Collection `partnerBonuses`: what each partner's subscription gives. `_id` is the app. */
export type StoredBonus = Stored & PartnerBonus;

/** Collection `bonusesPaid`: who had a partner's bonus, so that nobody has it twice. */
type PaidBonus = Stored & {
  clientId: string;
  customerId: string;
  subscriptionId: string;
  points: number;
  /** As it was when the bonus was paid. */
  reversibleDays: number;
  startedAt: Date;
  postingId: string;
  /** When it was taken back, and how many points there were to take. */
  reversedAt?: Date;
  pointsTakenBack?: number;
};

const string = { bsonType: 'string', minLength: 1 };
const date = { bsonType: 'date' };
const points = { bsonType: 'int', minimum: 1 };
const fromZero = { bsonType: 'int', minimum: 0 };

export const partnerBonusesMigration: Migration = {
  id: '008-partner-bonuses',
  async up(db) {
    await defineCollection(db, 'partnerBonuses', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['points', 'reversibleDays'],
        properties: { _id: string, points, reversibleDays: fromZero },
      },
    });
    await defineCollection(db, 'bonusesPaid', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: [
          ...[
            'clientId',
            'customerId',
            'subscriptionId',
            'points',
            'reversibleDays',
            'startedAt',
            'postingId',
          ],
        ],
        properties: {
          _id: string,
          clientId: string,
          customerId: string,
          subscriptionId: string,
          points,
          reversibleDays: fromZero,
          startedAt: date,
          postingId: string,
          reversedAt: date,
          pointsTakenBack: fromZero,
        },
      },
      indexes: [{ key: { customerId: 1, clientId: 1 }, unique: true }], // once per customer and partner, for ever
    });
  },
};

type Subscription = { clientId: string; customerId: string; subscriptionId: string; at: Date };

export function openPartnerBonuses(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  ledger: Ledger,
  grants: Pick<Grants, 'takeAlone'>,
) {
  const bonuses = db.collection<StoredBonus>('partnerBonuses');
  const paid = db.collection<PaidBonus>('bonusesPaid');
  const byId = lookupBy(bonuses, '_id');

  return {
    /** Null when a subscription with the app gives nothing. */
    of: (clientId: string): Promise<StoredBonus | null> => byId.load(clientId),

    /** Holds for subscriptions that begin from now on. */
    async set(clientId: string, bonus: PartnerBonus): Promise<StoredBonus> {
      await bonuses.replaceOne({ _id: clientId }, bonus, { upsert: true });
      return { _id: clientId, ...bonus };
    },

    /**
     * Pays what a subscription gives, if the customer has never had it from this partner under any of their ids. What two had
     * before they became one stays; who is parted has none to come for what began before.
     */
    async started(
      { clientId, customerId, subscriptionId, at }: Subscription,
      session: ClientSession,
    ): Promise<void> {
      if (!(await bonuses.findOne({ _id: clientId }))) return;
      const ids = await grants.takeAlone(customerId, session); // they may have no account yet that could be taken
      const bonus = await bonuses.findOne({ _id: clientId }, { session });
      if (!bonus) return;
      await ledger.settledMembership(customerId, session);
      if (await paid.findOne({ customerId: { $in: [...ids] }, clientId }, { session })) return;
      const _id = newId('bon');
      const { posting } = await ledger.give(
        customerId,
        { points: bonus.points, key: `bonus/${_id}`, kind: 'BONUS', other: 'programme', clientId },
        session,
      );
      await paid.insertOne(
        {
          _id,
          ...{ clientId, customerId, subscriptionId, startedAt: at, postingId: posting._id },
          points: bonus.points,
          reversibleDays: bonus.reversibleDays,
        },
        { session },
      );
    },

    /**
     * Takes the bonus of a subscription back, once, when it was cancelled in time. A customer who has spent some of it
     * keeps that: as many points are taken as there are, up to the bonus, and no balance falls below zero.
     */
    async cancelled(
      { clientId, customerId, subscriptionId, at }: Subscription,
      session: ClientSession,
    ): Promise<void> {
      const member = await ledger.settledMembership(customerId, session);
      const bonus = await paid.findOne({ customerId, clientId }, { session });
      if (!member || !bonus || bonus.reversedAt || bonus.subscriptionId !== subscriptionId) return;
      if (!isTakenBack(bonus, at)) return;
      const pointsTakenBack = Math.min(bonus.points, balanceIn(member));
      if (pointsTakenBack > 0) {
        const given = await ledger.postingOf(bonus.postingId, session);
        await ledger.takeBack(
          member,
          customerId,
          given,
          {
            ...{ points: pointsTakenBack, key: `reverse-bonus/${bonus._id}`, kind: 'BONUS_REVERSED' },
            ...{ other: 'programme', clientId },
          },
          session,
        );
      }
      await paid.updateOne(
        { _id: bonus._id },
        { $set: { reversedAt: clock(), pointsTakenBack } },
        { session },
      );
    },
  };
}
