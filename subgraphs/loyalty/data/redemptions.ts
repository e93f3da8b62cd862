import { randomInt } from 'node:crypto';
import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { newId, type Stored } from '#shared/mongo.ts';
import { newestFirst, type PageRequest } from '#shared/pagination.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import type { Ledger, Membership } from './ledger.ts';
import type { StoredReward } from './rewards.ts';

/** Collection `redemptions`: what points were spent on. Append only. */
export type StoredRedemption = Stored & {
  /** `redeem/`, the customer and their idempotency key; also the key of the posting. Unique for ever. */
  key: string;
  accountId: string;
  rewardId: string;
  /** Whole points that were paid. */
  points: number;
  voucherCode: string;
  postingId: string;
  redeemedAt: Date;
};

const redemptionsIn = (db: Db) => db.collection<StoredRedemption>('redemptions');

export const redemptionsMigration: Migration = {
  id: '004-redemptions',
  up: (db) =>
    defineCollection(db, 'redemptions', {
      schema: {
        bsonType: 'object',
        required: ['key', 'accountId', 'rewardId', 'points', 'voucherCode', 'postingId', 'redeemedAt'],
        additionalProperties: false,
        properties: {
          _id: { bsonType: 'string' },
          key: { bsonType: 'string' },
          accountId: { bsonType: 'string' },
          rewardId: { bsonType: 'string' },
          points: { bsonType: 'int', minimum: 1 },
          voucherCode: { bsonType: 'string' },
          postingId: { bsonType: 'string' },
          redeemedAt: { bsonType: 'date' },
        },
      },
      indexes: [
        { key: { key: 1 }, unique: true },
        { key: { voucherCode: 1 }, unique: true },
        { key: { accountId: 1, _id: -1 } }, // the member's vouchers
      ],
    }),
};

type Redeemed = {
  /** After it. */
  account: Membership;
  redemption: StoredRedemption;
  /** False when this key had redeemed before; `redemption` is that one then. */
  isNew: boolean;
};

export function openRedemptions({ db }: Dependencies, ledger: Ledger) {
  const redemptions = redemptionsIn(db);
  return {
    /** Newest first. @throws {GraphQLError} `BAD_USER_INPUT` */
    of: ({ accounts }: Membership, page: PageRequest) =>
      newestFirst(redemptions, { accountId: { $in: accounts.map(({ _id }) => _id) } }, page),

    /** Pays for a reward and issues its voucher. One key does so once. */
    async redeem(
      customerId: string,
      reward: StoredReward,
      idempotencyKey: string,
      session: ClientSession,
    ): Promise<Redeemed | 'NOT_A_MEMBER' | 'NOT_ENOUGH_POINTS'> {
      const account = await ledger.settledMembership(customerId, session);
      if (!account) return 'NOT_A_MEMBER';
      const key = `redeem/${customerId}/${idempotencyKey}`;
      const earlier = await redemptions.findOne({ key }, { session });
      if (earlier) return { account, redemption: earlier, isNew: false };

      const spent = await ledger.spend(
        account,
        customerId,
        { points: reward.points, key, kind: 'REDEEMED', other: 'programme' },
        session,
      );
      if (!spent) return 'NOT_ENOUGH_POINTS';
      const redemption: StoredRedemption = {
        _id: newId('red'),
        key,
        accountId: spent.account._id,
        rewardId: reward._id,
        points: reward.points,
        voucherCode: newVoucherCode(),
        postingId: spent.posting._id,
        redeemedAt: spent.posting.occurredAt,
      };
      await redemptions.insertOne(redemption, { session });
      return { account: spent.membership, redemption, isNew: true };
    },
  };
}

/** Crockford's Base32: nothing that is mistaken for something else when it is read aloud. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Three groups of four, 60 random bits. */
function newVoucherCode(): string {
  const group = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${group()}-${group()}-${group()}`;
}
