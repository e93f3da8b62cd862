import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import type { Books } from '../data/books.ts';
import type { Draws } from '../data/draws.ts';
import {
  type Account,
  accountsIn,
  type Lot,
  lotsIn,
  type PostingKind,
  postingsIn,
} from '../data/ledger-collections.ts';
import { balanceIn, type Membership } from '../data/memberships.ts';
import type { Settling } from '../data/settling.ts';
import { isNothing, minus, NOTHING, type Qualifying, withActivity } from '../rules/activity.ts';
import type { NegativeBalance } from '../rules/points.ts';
import { drawFrom, type LedgerAccount, moved, pendingAccount, sum } from '../rules/postings.ts';

/**
 * Collection `reversals`: what had given points was undone. `_id` is the key that it was asked for with, so that each happens once.
 * Append only.
 */
export type Reversal = Stored & {
  accountId: string;
  /** Whose points they were. */
  lotIds: string[];
  /** Whole points that had to go: no more than the lots gave, less what lapsed of them and what was taken back before. */
  points: number;
  /** How many of them had not matured, … */
  fromPending: number;
  /** … how many could be spent, … */
  taken: number;
  /** … and how many weren't there and are owed. The programme bears the rest. */
  owed: number;
  /** What no longer counts for the tier, on the day it was earned. */
  unearned: Qualifying;
  earnedAt: Date;
  at: Date;
};

export const reversalsIn = (db: Db) => db.collection<Reversal>('reversals');

const string = { bsonType: 'string', minLength: 1 };
const date = { bsonType: 'date' };
const fromZero = { bsonType: 'int', minimum: 0 };

export const reversalsMigration: Migration = {
  id: '021-reversals',
  async up(db) {
    await defineCollection(db, 'reversals', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: [
          ...['accountId', 'lotIds', 'points', 'fromPending', 'taken', 'owed', 'unearned', 'earnedAt', 'at'],
        ],
        properties: {
          _id: string,
          accountId: string,
          lotIds: { bsonType: 'array', minItems: 1, items: string },
          points: fromZero,
          fromPending: fromZero,
          taken: fromZero,
          owed: fromZero,
          unearned: { bsonType: 'object', required: ['points', 'spendMinor', 'purchases'] },
          earnedAt: date,
          at: date,
        },
      },
      indexes: [
        { key: { accountId: 1 } }, // a customer's rights
        { key: { lotIds: 1 } }, // what was taken back of a lot before
      ],
    });
    await takeOverClawBacks(db);
  },
};

/** What returns had taken back stood with the returns alone. */
async function takeOverClawBacks(db: Db): Promise<void> {
  const settled = db.collection<OldClawBack>('clawBacks').find({ accountId: { $exists: true } });
  for await (const { _id, orderId, lineId, accountId, earnedAt, at, points = 0, owed = 0 } of settled) {
    const lot = await lotsIn(db).findOne({ orderId, lineId });
    if (!lot) continue;
    const reversal = {
      ...{ accountId, earnedAt, at, points, owed, lotIds: [lot._id] },
      ...{ fromPending: 0, taken: points - owed, unearned: { ...NOTHING, points } },
    };
    await reversalsIn(db).replaceOne({ _id: `claw-back/${_id}` }, reversal, { upsert: true });
  }
}

type OldClawBack = Stored & {
  orderId: string;
  lineId: string;
  accountId: string;
  earnedAt: Date;
  at: Date;
  points?: number;
  owed?: number;
};

export type ToReverse = {
  /** Unique for ever: the same key answers with what was done then. */
  key: string;
  kind: PostingKind;
  /** Lots of one account: what gave the points. */
  lotIds: readonly string[];
  /** Whole points to take back, at most. */
  points: number;
  policy: NegativeBalance;
  /** What no longer counts for the tier. Absent for nothing. */
  unearned?: Qualifying;
  /** Who had given them. Default: the programme. */
  other?: LedgerAccount;
  orderId?: string;
  clientId?: string;
};

/** Points that go back to where they came from. */
export function openReversals(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  { take }: Books,
  { draw, drawAsFarAs, postTake }: Draws,
  { settledMembership }: Settling,
) {
  const accounts = accountsIn(db);
  const reversals = reversalsIn(db);

  /** How many points of these lots can still be taken back: those that lapsed are gone already. */
  async function reachOf(lots: readonly Lot[], session: ClientSession): Promise<number> {
    const lotIds = lots.map(({ _id }) => _id);
    const now = clock();
    let lapsed = 0;
    const past = lots.filter(({ expiresAt }) => expiresAt <= now).map(({ _id }) => _id);
    if (past.length) {
      const accountId = { $in: [...new Set(lots.map((lot) => lot.accountId))] };
      const expired = await postingsIn(db)
        .find({ accountId, kind: 'EXPIRED', 'lots.lotId': { $in: past } }, { session })
        .toArray();
      lapsed = -sum(expired.flatMap((one) => one.lots).filter(({ lotId }) => past.includes(lotId)));
    }
    const before = await reversals.find({ lotIds: { $in: lotIds } }, { session }).toArray();
    return Math.max(0, sum(lots) - lapsed - sum(before));
  }

  /** Out of what is pending in these lots. Returns how many points that were. */
  async function fromPendingOf(
    member: Membership,
    lots: readonly Lot[],
    { key, kind, other = 'programme', orderId, clientId }: ToReverse,
    points: number,
    session: ClientSession,
  ): Promise<{ member: Membership; taken: number }> {
    const open = lots.flatMap(({ _id, pending = 0 }) => (pending > 0 ? [{ _id, remaining: pending }] : []));
    const taken = Math.min(points, sum(open.map(({ remaining }) => ({ points: remaining }))));
    const account = member.accounts.find(({ _id }) => _id === lots[0]?.accountId);
    if (taken === 0 || !account) return { member, taken: 0 };
    const { account: after } = await take(
      account,
      {
        key: `${key}/pending`,
        kind,
        entries: moved(pendingAccount(account._id), other, taken),
        lots: [],
        pendingLots: drawFrom(open, taken) ?? [],
        occurredAt: clock(),
        ...(orderId && { orderId }),
        ...(clientId && { clientId }),
      },
      session,
    );
    const current = (one: Account) => (one._id === after._id ? after : one);
    const [first, ...rest] = member.accounts;
    return { member: { ...member, accounts: [current(first), ...rest.map(current)] }, taken };
  }

  return {
    /**
     * Takes back what lots gave: what of it is pending first, then what they have left, then what expires soonest. What isn't
     * there is owed or borne by the programme, as `policy` says. Null when there are no such lots.
     */
    async reverse(session: ClientSession, asked: ToReverse): Promise<Reversal | null> {
      const { key, kind, lotIds, policy, other = 'programme', orderId, clientId, unearned = NOTHING } = asked;
      const known = await lotsIn(db).findOne({ _id: { $in: [...lotIds] } }, { session });
      const owner = known && (await accounts.findOne({ _id: known.accountId }, { session }));
      if (!known || !owner) return null;
      const settled = await settledMembership(owner.customerId, session);
      const earlier = await reversals.findOne({ _id: key }, { session });
      if (earlier || !settled) return earlier;
      const lots = await lotsIn(db)
        .find({ _id: { $in: [...lotIds] }, accountId: owner._id }, { session })
        .sort({ expiresAt: 1, _id: 1 })
        .toArray();
      if (lots.length < lotIds.length) throw new RangeError('lots of several accounts');

      const points = Math.min(asked.points, await reachOf(lots, session));
      const { member, taken: fromPending } = await fromPendingOf(settled, lots, asked, points, session);
      const rest = policy === 'PENDING_ONLY' ? 0 : Math.min(points - fromPending, balanceIn(member));
      if (rest > 0) {
        const fromOwn = await drawAsFarAs(lotIds, rest, session);
        const more = rest - sum(fromOwn);
        const fromOthers = more > 0 ? await draw(member.accounts, more, session, lotIds) : [];
        if (!fromOthers) throw new Error(`a balance of ${balanceIn(member)} without lots`);
        const transfer = {
          ...{ points: rest, key, kind, other },
          ...(orderId && { orderId }),
          ...(clientId && { clientId }),
        };
        await postTake(member, owner.customerId, [...fromOwn, ...fromOthers], transfer, lotIds, session);
      }
      const owed = policy === 'ALLOW' ? points - fromPending - rest : 0;
      const reversal: Reversal = {
        _id: key,
        ...{ accountId: owner._id, lotIds: [...lotIds], points, fromPending, taken: rest, owed, unearned },
        ...{ earnedAt: known.earnedAt, at: clock() },
      };
      await unearn(owner._id, reversal, session);
      await reversals.insertOne(reversal, { session });
      return reversal;
    },
  };

  /** What no longer counts for the tier, and what is owed now. */
  async function unearn(
    accountId: string,
    { owed, unearned, earnedAt }: Reversal,
    session: ClientSession,
  ): Promise<void> {
    const account = await accounts.findOne({ _id: accountId }, { session });
    if (!account) throw new Error(`account ${accountId} has vanished`);
    const activity = withActivity(account.activity, minus(unearned), earnedAt);
    const owes = owed > 0 && { owed: (account.owed ?? 0) + owed };
    const due = !isNothing(unearned) && { tiersDueAt: clock() };
    await accounts.updateOne({ _id: accountId }, { $set: { activity, ...due, ...owes } }, { session });
  }
}
