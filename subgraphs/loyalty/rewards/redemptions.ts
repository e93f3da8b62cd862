import type { ClientSession, Db } from 'mongodb';
import { openErased } from '#shared/erased.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { inTransaction, newId, type Stored } from '#shared/mongo.ts';
import { newestFirst, type PageRequest } from '#shared/pagination.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { openTurns } from '#shared/turns.ts';
import type { Ledger } from '../data/ledger.ts';
import { accountsIn } from '../data/ledger-collections.ts';
import type { Membership } from '../data/memberships.ts';
import {
  canBeUndone,
  isCounted,
  MOST_UNDOINGS,
  REDEMPTION_STATES,
  type RedemptionState,
  type RewardRefusal,
  refusalOf,
  stateAt,
  UNDO_REASONS,
  type UndoReason,
  type VoucherRefusal,
  validUntil,
  voucherRefusalOf,
} from './reward.ts';
import type { openRewards, StoredReward } from './rewards.ts';
import type { RewardStock } from './stock.ts';
import { newVoucherCode } from './voucher-code.ts';

/** Collection `redemptions`: what points were spent on. Nothing is deleted. */
export type StoredRedemption = Stored & {
  /** `redeem/`, the customer and their idempotency key; also the key of the posting. Unique for ever. */
  key: string;
  accountId: string;
  rewardId: string;
  /** Whole points that were paid. */
  points: number;
  /** What a till of ours takes. Absent where there is nothing to take. */
  voucherCode?: string;
  /** What the partner takes. */
  partnerCode?: string;
  /** The posting that took the points. */
  postingId: string;
  /** The points are set aside until the voucher is used. Absent: they are spent. */
  reservationId?: string;
  redeemedAt: Date;
  state: RedemptionState;
  /** Until just before then the voucher is good. Absent: for ever. */
  validUntil?: Date;
  usedAt?: Date;
  usedIn?: TillSale;
  /** When it was cancelled or had lapsed. */
  endedAt?: Date;
  /** Sales that took it and were cancelled at the till, oldest first. */
  undone?: Undoing[];
};

/** Who undid what a till had redeemed, and what that was. */
type Undoing = {
  at: Date;
  /** `actorId` of the till or associate. */
  by: string;
  reason: UndoReason;
  usedAt: Date;
  usedIn: TillSale;
};

/** Where a voucher was taken. */
export type TillSale = {
  storeId: string;
  /** `actorId` of the till or associate. */
  by: string;
  /** The till's own word for the sale. */
  orderId?: string;
};

const redemptionsIn = (db: Db) => db.collection<StoredRedemption>('redemptions');

const string = { bsonType: 'string' };
const date = { bsonType: 'date' };

const tillSale = {
  bsonType: 'object',
  required: ['storeId', 'by'],
  additionalProperties: false,
  properties: { storeId: string, by: string, orderId: string },
};

const defineRedemptions = (db: Db): Promise<void> =>
  defineCollection(db, 'redemptions', {
    schema: {
      bsonType: 'object',
      required: ['key', 'accountId', 'rewardId', 'points', 'postingId', 'redeemedAt', 'state'],
      additionalProperties: false,
      properties: {
        _id: string,
        key: string,
        accountId: string,
        rewardId: string,
        points: { bsonType: 'int', minimum: 1 },
        voucherCode: string,
        partnerCode: string,
        postingId: string,
        reservationId: string,
        redeemedAt: date,
        state: { enum: [...REDEMPTION_STATES] },
        validUntil: date,
        usedAt: date,
        usedIn: tillSale,
        endedAt: date,
        undone: {
          bsonType: 'array',
          maxItems: MOST_UNDOINGS,
          items: {
            bsonType: 'object',
            required: ['at', 'by', 'reason', 'usedAt', 'usedIn'],
            additionalProperties: false,
            properties: {
              at: date,
              by: string,
              reason: { enum: [...UNDO_REASONS] },
              usedAt: date,
              usedIn: tillSale,
            },
          },
        },
      },
    },
    indexes: [
      { key: { key: 1 }, unique: true },
      {
        name: 'voucher', // a till finds what a code is for
        key: { voucherCode: 1 },
        unique: true,
        partialFilterExpression: { voucherCode: { $exists: true } },
      },
      { key: { accountId: 1, _id: -1 } }, // the member's vouchers
      { key: { validUntil: 1 }, partialFilterExpression: { state: 'ISSUED' } }, // the look for those that have lapsed
    ],
  });

export const redemptionsMigration: Migration = { id: '004-redemptions', up: defineRedemptions };

/** Vouchers have states: those from before can be used. */
export const voucherStatesMigration: Migration = {
  id: '052-voucher-states',
  async up(db) {
    const known = await redemptionsIn(db).indexes();
    if (known.some(({ name }) => name === 'voucherCode_1')) {
      await redemptionsIn(db).dropIndex('voucherCode_1');
    }
    await redemptionsIn(db).updateMany(
      { state: { $exists: false } },
      { $set: { state: 'ISSUED' } },
      { bypassDocumentValidation: true }, // the validator of before knows no state
    );
    await defineRedemptions(db);
  },
};

/** What a till has redeemed can be undone. */
export const undoneRedemptionsMigration: Migration = { id: '056-undone-redemptions', up: defineRedemptions };

type Redeemed = {
  /** After it. */
  account: Membership;
  redemption: StoredRedemption;
  /** False when this key had redeemed before; `redemption` is that one then. */
  isNew: boolean;
};

type NotRedeemed = 'NOT_A_MEMBER' | 'NOT_ENOUGH_POINTS' | RewardRefusal;

/** What else is asked about a redemption. */
type Besides = {
  rewards: Pick<ReturnType<typeof openRewards>, 'byId'>;
  stock: RewardStock;
  /** The tier that a member has now. */
  tierOf(membership: Membership): Promise<string>;
};

/** How the key of what a till redeems for a member begins. */
const AT_TILL = 'till/';
/** Vouchers that one look for those that have lapsed takes. */
const PAGE = 200;
const STANDING: RedemptionState[] = ['ISSUED', 'USED'];

export function openRedemptions(
  { db, client, clock }: Pick<Dependencies, 'db' | 'client' | 'clock'>,
  ledger: Ledger,
  { rewards, stock, tierOf }: Besides,
) {
  const redemptions = redemptionsIn(db);
  const erased = openErased(db);
  const turns = openTurns();

  async function refused(reward: StoredReward, member: Membership, session: ClientSession) {
    const { tiers, perMember, stock: pieces } = reward;
    const accountId = { $in: member.accounts.map(({ _id }) => _id) };
    const standing = { accountId, rewardId: reward._id, state: { $in: STANDING } };
    return refusalOf(reward, {
      now: clock(),
      tier: tiers ? await tierOf(member) : null,
      had: perMember === undefined ? 0 : await redemptions.countDocuments(standing, { session }),
      taken: pieces === undefined ? 0 : await stock.takenSeenBy(session, reward._id),
    });
  }

  /** Sets the points aside where they may come back by themselves; otherwise spends them. */
  async function pay(
    member: Membership,
    customerId: string,
    { points, key, until }: { points: number; key: string; until: Date | null },
    session: ClientSession,
  ) {
    if (until) {
      const reserved = await ledger.reserve(session, { customerId, key, points, expiresAt: until });
      if (typeof reserved === 'string') return null;
      const { membership, reservation } = reserved;
      const { _id: reservationId, accountId, postingId } = reservation;
      return { membership, paid: { accountId, postingId, reservationId } };
    }
    const transfer = { points, key, kind: 'REDEEMED', other: 'programme' } as const;
    const spent = await ledger.spend(member, customerId, transfer, session);
    if (!spent) return null;
    const { membership, account, posting } = spent;
    return { membership, paid: { accountId: account._id, postingId: posting._id } };
  }

  /** The points go back, and the piece can be had again. */
  async function takeBack(
    redemption: StoredRedemption,
    state: 'CANCELLED' | 'LAPSED',
    session: ClientSession,
  ): Promise<StoredRedemption> {
    const { _id, rewardId, points, postingId, reservationId } = redemption;
    const ended: StoredRedemption = { ...redemption, state, endedAt: clock() };
    await redemptions.replaceOne({ _id }, ended, { session });
    if (reservationId) {
      const released = await ledger.release(session, { reservationId });
      if (typeof released === 'string') throw new Error(`${_id} can't go back: ${released}`);
    } else {
      const posting = await ledger.postingOf(postingId, session);
      await ledger.giveBack(posting, { key: `cancel/${_id}`, kind: 'RELEASED' }, session);
    }
    const reward = await rewards.byId(rewardId);
    if (reward && isCounted(reward)) await stock.count(rewardId, -1, points, session);
    return ended;
  }

  /** Marks a voucher as used, and spends what was set aside for it. */
  async function spendVoucher(
    redemption: StoredRedemption,
    usedIn: TillSale,
    session: ClientSession,
  ): Promise<StoredRedemption> {
    const used: StoredRedemption = { ...redemption, state: 'USED', usedAt: clock(), usedIn };
    await redemptions.replaceOne({ _id: redemption._id }, used, { session });
    if (redemption.reservationId) {
      const committed = await ledger.commit(session, { reservationId: redemption.reservationId });
      if (typeof committed === 'string') throw new Error(`${redemption._id} can't be used: ${committed}`);
    }
    return used;
  }

  /** Is it of somebody who was erased? Nobody uses their vouchers any more. */
  async function isErased({ accountId }: StoredRedemption, session: ClientSession): Promise<boolean> {
    const account = await accountsIn(db).findOne({ _id: accountId }, { session });
    return !account || (await erased.among([account.customerId], session)).size > 0;
  }

  return {
    /** Newest first. @throws {GraphQLError} `BAD_USER_INPUT` */
    of: ({ accounts }: Membership, page: PageRequest) =>
      newestFirst(redemptions, { accountId: { $in: accounts.map(({ _id }) => _id) } }, page),

    /**
     * Pays for a reward: a voucher is issued, a donation given, a partner's code handed out. One key does so once.
     * @param at the till that redeems it for the member there, so that a voucher is used at once.
     */
    async redeem(
      customerId: string,
      reward: StoredReward,
      idempotencyKey: string,
      session: ClientSession,
      at?: TillSale,
    ): Promise<Redeemed | NotRedeemed> {
      const kind = reward.kind ?? 'VOUCHER';
      if (isCounted(reward) || kind === 'PARTNER') await turns.take(`reward/${reward._id}`, session);
      const member = await ledger.settledMembership(customerId, session);
      if (!member) return 'NOT_A_MEMBER';
      const key = at ? `${AT_TILL}${at.by}/${idempotencyKey}` : `redeem/${customerId}/${idempotencyKey}`;
      const earlier = await redemptions.findOne({ key }, { session });
      if (earlier) return { account: member, redemption: earlier, isNew: false };

      const refusal = await refused(reward, member, session);
      if (refusal) return refusal;
      const { points } = reward;
      const until = kind === 'VOUCHER' && !at ? validUntil(reward, clock()) : null;
      const payment = await pay(member, customerId, { points, key, until }, session);
      if (!payment) return 'NOT_ENOUGH_POINTS';
      const _id = newId('red');
      const partnerCode = kind === 'PARTNER' ? await stock.handOut(reward._id, _id, session) : null;
      if (kind === 'PARTNER' && partnerCode === null) return 'REWARD_SOLD_OUT';
      if (isCounted(reward)) await stock.count(reward._id, 1, points, session);
      const now = clock();
      const isDone = kind !== 'VOUCHER' || at !== undefined;
      const redemption: StoredRedemption = {
        _id,
        key,
        rewardId: reward._id,
        points,
        ...payment.paid,
        ...(kind === 'VOUCHER' && { voucherCode: newVoucherCode() }),
        ...(partnerCode !== null && { partnerCode }),
        redeemedAt: now,
        state: isDone ? 'USED' : 'ISSUED',
        ...(until && { validUntil: until }),
        ...(isDone && { usedAt: now }),
        ...(at && { usedIn: at }),
      };
      await redemptions.insertOne(redemption, { session });
      return { account: payment.membership, redemption, isNew: true };
    },

    /** A till takes a voucher, once. */
    async use(
      voucherCode: string,
      at: TillSale,
      session: ClientSession,
    ): Promise<
      | { redemption: StoredRedemption; refusal: null }
      | { redemption: StoredRedemption | null; refusal: 'VOUCHER_NOT_FOUND' | VoucherRefusal }
    > {
      const named = await redemptions.findOne({ voucherCode });
      if (!named) return { redemption: null, refusal: 'VOUCHER_NOT_FOUND' };
      await turns.take(named._id, session);
      const found = await redemptions.findOne({ _id: named._id }, { session });
      const reward = found && (await rewards.byId(found.rewardId));
      if (!(found && reward)) return { redemption: null, refusal: 'VOUCHER_NOT_FOUND' };
      const refusal = voucherRefusalOf(found, reward, { now: clock(), storeId: at.storeId });
      if (refusal) return { redemption: found, refusal };
      return { redemption: await spendVoucher(found, at, session), refusal: null };
    },

    /**
     * Undoes what a till of this store has redeemed, for a sale that is cancelled: a voucher can be used again, as long as it is
     * good; what the till had redeemed for the member is cancelled, and the points are back.
     */
    async undo(
      redemptionId: string,
      { storeId, by, reason }: { storeId: string; by: string; reason: UndoReason },
      session: ClientSession,
    ): Promise<StoredRedemption | 'REDEMPTION_NOT_FOUND' | 'REDEMPTION_FINAL'> {
      await turns.take(redemptionId, session);
      const found = await redemptions.findOne({ _id: redemptionId }, { session });
      const last = found?.usedIn ?? found?.undone?.at(-1)?.usedIn;
      if (!found || last?.storeId !== storeId) return 'REDEMPTION_NOT_FOUND';
      const { usedAt, usedIn, undone = [], ...rest } = found;
      if (!(usedAt && usedIn && canBeUndone(found, clock())) || (await isErased(found, session))) {
        return 'REDEMPTION_FINAL';
      }
      if (found.reservationId) await ledger.reopen(session, { reservationId: found.reservationId });
      const now = [...undone, { at: clock(), by, reason, usedAt, usedIn }];
      if (found.key.startsWith(AT_TILL)) return takeBack({ ...found, undone: now }, 'CANCELLED', session);
      const open: StoredRedemption = { ...rest, state: 'ISSUED', undone: now };
      if (stateAt(open, clock()) === 'LAPSED') return takeBack(open, 'LAPSED', session);
      await redemptions.replaceOne({ _id: redemptionId }, open, { session });
      return open;
    },

    /** Gives back what a voucher cost that nobody has used. Doing it again changes nothing. */
    async cancel(
      customerId: string,
      redemptionId: string,
      session: ClientSession,
    ): Promise<
      { account: Membership; redemption: StoredRedemption } | 'REDEMPTION_NOT_FOUND' | 'REDEMPTION_FINAL'
    > {
      await turns.take(redemptionId, session);
      const member = await ledger.settledMembership(customerId, session);
      const found = await redemptions.findOne({ _id: redemptionId }, { session });
      if (!found || !member?.accounts.some(({ _id }) => _id === found.accountId))
        return 'REDEMPTION_NOT_FOUND';
      if (found.state === 'CANCELLED') return { account: member, redemption: found };
      if (found.state !== 'ISSUED') return 'REDEMPTION_FINAL';
      const redemption = await takeBack(found, 'CANCELLED', session);
      const account = await ledger.settledMembership(customerId, session);
      return { account: account ?? member, redemption };
    },

    /** Of an account that is erased: what it has reserved goes back, and nobody uses its vouchers any more. */
    async voidOf(accountIds: readonly string[], session: ClientSession): Promise<number> {
      const open = await redemptions
        .find({ accountId: { $in: [...accountIds] }, state: 'ISSUED' }, { session })
        .toArray();
      for (const { _id } of open) await turns.take(_id, session);
      for (const redemption of open) await takeBack(redemption, 'CANCELLED', session);
      return open.length;
    },

    /** Gives back what vouchers cost that nobody has used in time. Returns how many those were. */
    async lapseDue(now: Date = clock(), signal?: AbortSignal): Promise<number> {
      let count = 0;
      while (!signal?.aborted) {
        const due = await redemptions
          .find({ state: 'ISSUED', validUntil: { $lte: now } })
          .project<Stored>({ _id: 1 })
          .sort({ validUntil: 1 })
          .limit(PAGE)
          .toArray();
        if (!due.length) break;
        for (const { _id } of due) {
          if (signal?.aborted) break;
          await inTransaction(client, async (session) => {
            await turns.take(_id, session);
            const found = await redemptions.findOne({ _id, state: 'ISSUED' }, { session });
            if (found) await takeBack(found, 'LAPSED', session);
          });
          count += 1;
        }
      }
      return count;
    },
  };
}
