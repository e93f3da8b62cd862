import type { ClientSession } from 'mongodb';
import { newId } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { isNothing, NOTHING, type Qualifying, withActivity } from '../rules/activity.ts';
import { type Entry, type LedgerAccount, memberAccount, pendingAccount, sum } from '../rules/postings.ts';
import type { Books, Draft } from './books.ts';
import {
  type Account,
  accountsIn,
  type Lot,
  lotsIn,
  newAccount,
  type Posting,
  type PostingKind,
  postingsIn,
} from './ledger-collections.ts';
import { earlier, expiringFrom, maturingFrom } from './memberships.ts';
import type { Settling } from './settling.ts';

/** Points that come together and expire together. A line of an order has one lot, whatever gave its points. */
export type CreditedLot = {
  orderId?: string;
  lineId?: string;
  /** Whole points, at least 0. */
  points: number;
  /** Which rules gave how many of them; they add up to `points`. */
  parts?: { ruleId: string; points: number }[];
  earnedAt: Date;
  /** Until then they are pending. Absent, or past: they can be spent at once. Before `expiresAt`. */
  availableAt?: Date;
  expiresAt: Date;
  /** What it counts for the tier. Absent for nothing. One order counts as one purchase, however its lines come. */
  qualifying?: Qualifying;
};

/** Points that a member is given. */
export type Credit = {
  /** The id under which they are given. */
  customerId: string;
  /** What for, e.g. `earn/` and the order: unique for ever. With lines, that of the first new one is added to it. */
  key: string;
  kind: PostingKind;
  lots: readonly CreditedLot[];
  /** When it happened in the world. */
  occurredAt: Date;
  /** Who gives them. Default: the programme. */
  other?: LedgerAccount;
  orderId?: string;
  clientId?: string;
  reason?: string;
};

/** `posting` is null where nothing but activity was recorded. `isNew` is false where the key had been credited before. */
export type Credited = { account: Account; posting: Posting | null; isNew: boolean };

/** Points that come in. */
export function openCredits(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  { record, write }: Books,
  { settled, payOwed }: Settling,
) {
  const lots = lotsIn(db);

  async function unknown(given: readonly CreditedLot[], session: ClientSession): Promise<CreditedLot[]> {
    const orders = [...new Set(given.flatMap(({ orderId, lineId }) => (orderId && lineId ? [orderId] : [])))];
    if (!orders.length) return [...given];
    const known = await lots
      .find({ orderId: { $in: orders } }, { session })
      .project<KnownLine>({ _id: 0, orderId: 1, lineId: 1 })
      .toArray();
    return freshOf(given, known);
  }

  /**
   * Gives points and counts what qualifies for tiers, together, in the caller's transaction. Opens the account when these points
   * are the first. Null when there is nothing to record: no lots, lines that are all known, or a line without points of
   * somebody who is no member.
   *
   * @throws {RangeError} for lots that can't be: parts that don't add up, points that lapse before they can be spent.
   */
  async function credit(session: ClientSession, given: Credit): Promise<Credited | null> {
    const { customerId } = given;
    for (const lot of given.lots) requireSound(lot);
    const member = await settled(customerId, session);
    const fresh = await unknown(given.lots, session);
    const [first] = fresh;
    if (!first || (!member && sum(fresh) === 0)) return null;
    const key = keyOf(given, first);
    const earlierPosting = await postingsIn(db).findOne({ key }, { session });
    if (earlierPosting) return replayed(earlierPosting, session);

    const { account, opened, draft } = entering({ ...given, key }, fresh, member, clock());
    await lots.insertMany(opened, { session });
    if (!draft) {
      await write([account], [], session);
      return { account, posting: null, isNew: true };
    }
    const { account: credited, posting } = await record(account, draft, session);
    await payOwed(credited, session);
    return { account: credited, posting, isNew: true };
  }

  async function replayed(posting: Posting, session: ClientSession): Promise<Credited> {
    const account = await accountsIn(db).findOne({ _id: posting.accountId }, { session });
    if (!account) throw new Error(`account ${posting.accountId} has vanished`);
    return { account, posting, isNew: false };
  }

  return { credit };
}

type KnownLine = Pick<Lot, 'orderId' | 'lineId'>;

/** Of the lots given those that aren't known. One order counts as one purchase. */
export function freshOf(given: readonly CreditedLot[], known: readonly KnownLine[]): CreditedLot[] {
  const bought = new Set(known.map(({ orderId }) => orderId));
  return given
    .filter(({ orderId, lineId }) => !known.some((one) => one.orderId === orderId && one.lineId === lineId))
    .map((lot) => {
      const { orderId, qualifying } = lot;
      if (!orderId || !qualifying?.purchases) return lot;
      if (!bought.has(orderId)) {
        bought.add(orderId);
        return lot;
      }
      return { ...lot, qualifying: { ...qualifying, purchases: 0 } };
    });
}

/** Under what it is posted, with `first` as the first lot that isn't known. */
export const keyOf = ({ key }: Credit, { lineId }: CreditedLot): string =>
  lineId ? `${key}/${lineId}` : key;

/**
 * The account once it has these lots, none of which is known, and what has to be posted: null where they have no points.
 * @param member null when these are the first.
 */
export function entering(
  given: Credit,
  fresh: readonly CreditedLot[],
  member: Account | null,
  now: Date,
): { account: Account; opened: Lot[]; draft: Draft | null } {
  const { customerId, key, kind, occurredAt, other = 'programme', orderId, clientId, reason } = given;
  const before = member ?? newAccount(customerId, occurredAt);
  const opened = fresh.map((lot) => openedLot(before._id, lot, clientId, now));
  const account: Account = {
    ...opened.reduce(dated, before),
    joinedAt: earlier(before.joinedAt, occurredAt),
    activity: fresh.reduce(
      (days, { qualifying = NOTHING, earnedAt }) => withActivity(days, qualifying, earnedAt),
      before.activity,
    ),
    ...(fresh.some(({ qualifying }) => qualifying && !isNothing(qualifying)) && { tiersDueAt: now }),
  };
  if (sum(fresh) === 0) return { account, opened, draft: null };
  const available = opened.flatMap(({ _id, remaining }) =>
    remaining > 0 ? [{ lotId: _id, points: remaining }] : [],
  );
  const pendingLots = opened.flatMap(({ _id, pending = 0 }) =>
    pending > 0 ? [{ lotId: _id, points: pending }] : [],
  );
  const entries: Entry[] = [
    { account: other, points: -sum(fresh) },
    { account: memberAccount(account._id), points: sum(available) },
    { account: pendingAccount(account._id), points: sum(pendingLots) },
  ];
  const draft: Draft = {
    key,
    kind,
    entries: entries.filter(({ points }) => points !== 0),
    lots: available,
    ...(pendingLots.length > 0 && { pendingLots }),
    occurredAt,
    ...(orderId && { orderId }),
    ...(clientId && { clientId }),
    ...(reason && { reason }),
  };
  return { account, opened, draft };
}

/** @throws {RangeError} for a lot that can't be: parts that don't add up, points that lapse before they can be spent. */
export function requireSound({ points, parts, availableAt, expiresAt }: CreditedLot): void {
  if (!Number.isInteger(points) || points < 0) throw new RangeError(`${points} is no amount of points`);
  if (parts && sum(parts) !== points)
    throw new RangeError(`parts of ${sum(parts)} points in a lot of ${points}`);
  if (availableAt && availableAt >= expiresAt) {
    throw new RangeError(`points that expire on ${expiresAt.toISOString()} can't be spent before that`);
  }
}

function openedLot(accountId: string, lot: CreditedLot, clientId: string | undefined, now: Date): Lot {
  const { points, availableAt, qualifying, parts, ...about } = lot;
  const isPending = availableAt !== undefined && availableAt > now && points > 0;
  return {
    _id: newId('lot'),
    accountId,
    ...about,
    ...(clientId && { clientId }),
    points,
    remaining: isPending ? 0 : points,
    ...(isPending && { pending: points, availableAt }),
    ...(parts && { parts }),
    ...(qualifying && !isNothing(qualifying) ? { qualifying } : about.orderId && { qualifying: NOTHING }),
  };
}

/** The account once it has this lot. */
function dated(account: Account, { points, pending, availableAt, expiresAt }: Lot): Account {
  if (points === 0) return account;
  const expiring = expiringFrom(account, expiresAt);
  return pending && availableAt ? maturingFrom(expiring, availableAt) : expiring;
}
