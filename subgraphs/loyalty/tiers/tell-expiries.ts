import type { ClientSession } from 'mongodb';
import { openErased } from '#shared/erased.ts';
import { inTransaction } from '#shared/mongo.ts';
import type { Data } from '../context.ts';
import { type Account, accountsIn, lotsIn } from '../data/ledger-collections.ts';
import type { Membership } from '../data/memberships.ts';

type TellingData = Pick<Data, 'dependencies' | 'ledger' | 'programmes'>;
type Expiring = { accountId: string; expiresAt: Date; points: number };

/** Accounts that one look takes. */
const PAGE = 200;
const DAY_MS = 86_400_000;

/**
 * Tells members, once for each expiry, of points that expire within the days that the programme says.
 *
 * @returns how many events were told.
 */
export async function tellExpiries(data: TellingData, now: Date, signal: AbortSignal): Promise<number> {
  const { db, client } = data.dependencies;
  const { points } = await data.programmes.current();
  const until = new Date(now.getTime() + points.expiryNoticeDays * DAY_MS);
  let count = 0;
  let after = '';
  while (!signal.aborted) {
    const page = await accountsIn(db)
      .find({ nothingExpiresBefore: { $lte: until }, _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(PAGE)
      .toArray();
    const expiring = await expiringIn(data, page, { now, until });
    const news = new Set(expiring.map(({ accountId }) => accountId));
    for (const { _id, customerId } of page) {
      if (signal.aborted) break;
      if (!news.has(_id)) continue;
      count += await inTransaction(client, (session) => tellOne(data, customerId, { now, until }, session));
    }
    const last = page.at(-1);
    if (!last) break;
    after = last._id;
  }
  return count;
}

type Window = { now: Date; until: Date };

/** What these accounts have left that expires in the window and that nobody was told of. */
async function expiringIn(
  { dependencies: { db } }: TellingData,
  accounts: readonly Account[],
  { now, until }: Window,
  session?: ClientSession,
): Promise<Expiring[]> {
  const accountId = { $in: accounts.map(({ _id }) => _id) };
  const found = await lotsIn(db)
    .aggregate<Expiring>(
      [
        { $match: { accountId, remaining: { $gt: 0 }, expiresAt: { $gt: now, $lte: until } } },
        {
          $group: {
            _id: { accountId: '$accountId', expiresAt: '$expiresAt' },
            points: { $sum: '$remaining' },
          },
        },
        { $project: { _id: 0, accountId: '$_id.accountId', expiresAt: '$_id.expiresAt', points: 1 } },
        { $sort: { expiresAt: 1 } },
      ],
      session ? { session } : {},
    )
    .toArray();
  const toldUntil = new Map(
    accounts.map(({ _id, toldOfExpiriesUntil }) => [_id, toldOfExpiriesUntil ?? new Date(0)]),
  );
  return found.filter((one) => one.expiresAt > (toldUntil.get(one.accountId) ?? now));
}

async function tellOne(
  data: TellingData,
  id: string,
  { now, until }: Window,
  session: ClientSession,
): Promise<number> {
  const { db, outbox } = data.dependencies;
  const membership = await data.ledger.settledMembership(id, session);
  if (!membership) return 0;
  const ids = membership.accounts.map((account) => account.customerId);
  if ((await openErased(db).among(ids, session)).size) return 0;
  const expiring = await expiringIn(data, membership.accounts, { now, until }, session);
  const last = expiring.at(-1);
  if (!last) return 0;
  const { customerId } = membership;
  const events = together(expiring).map(({ points, expiresAt }) => ({
    type: 'patron.points.expiring.v1' as const,
    subject: customerId,
    time: now,
    data: { customerId, points, expiresAt: expiresAt.toISOString() },
  }));
  await outbox.append(events, session);
  await noteTold(db, membership, last.expiresAt, session);
  return events.length;
}

/** Of all accounts of a customer, by when it expires, soonest first. */
function together(expiring: readonly Expiring[]): { points: number; expiresAt: Date }[] {
  const points = new Map<number, number>();
  for (const one of expiring) {
    points.set(one.expiresAt.getTime(), (points.get(one.expiresAt.getTime()) ?? 0) + one.points);
  }
  return Array.from(points, ([at, sum]) => ({ points: sum, expiresAt: new Date(at) }));
}

const noteTold = (
  db: Data['dependencies']['db'],
  { accounts }: Membership,
  until: Date,
  session: ClientSession,
) =>
  accountsIn(db).updateMany(
    { _id: { $in: accounts.map(({ _id }) => _id) } },
    { $max: { toldOfExpiriesUntil: until } },
    { session },
  );
