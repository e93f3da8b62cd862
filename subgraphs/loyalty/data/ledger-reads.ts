import { batched, lookupBy } from '#shared/mongo.ts';
import { newestFirst, type PageRequest } from '#shared/pagination.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { sum } from '../rules/postings.ts';
import { type Account, accountsIn, lotsIn, postingsIn } from './ledger-collections.ts';
import { accountIdsIn, type Membership, membershipIn } from './memberships.ts';

/** Points of one account that expire together; they can be spent from `availableAt` on, if they can't be already. */
type Left = { points: number; expiresAt: Date; availableAt?: Date };

/** What others may ask the ledger without a transaction: as of now, whether or not it has been posted. */
export function openLedgerReads({ db, clock }: Pick<Dependencies, 'db' | 'clock'>) {
  const accounts = accountsIn(db);
  const lots = lotsIn(db);
  const byCustomer = lookupBy(accounts, 'customerId');

  const readLeft = async (accountIds: string[], which: 'remaining' | 'pending') =>
    lots
      .aggregate<{ _id: Omit<Left, 'points'> & { accountId: string }; points: number }>([
        { $match: { accountId: { $in: accountIds }, [which]: { $gt: 0 } } },
        {
          $group: {
            _id: {
              accountId: '$accountId',
              expiresAt: '$expiresAt',
              ...(which === 'pending' && { availableAt: '$availableAt' }),
            },
            points: { $sum: `$${which}` },
          },
        },
      ])
      .toArray();

  const leftIn = (which: 'remaining' | 'pending') =>
    batched(async (accountIds) => {
      const byAccount = new Map<string, Left[]>();
      for (const { _id, points } of await readLeft(accountIds, which)) {
        const { accountId, ...when } = _id;
        byAccount.set(accountId, [...(byAccount.get(accountId) ?? []), { points, ...when }]);
      }
      return (accountId) => byAccount.get(accountId) ?? [];
    });
  const remaining = leftIn('remaining');
  const pending = leftIn('pending');

  const everPending = (account: Account): boolean => (account.pending ?? 0) > 0;

  /** What can be spent now, and what can't yet. */
  async function leftOf(account: Account): Promise<{ available: Left[]; pending: Left[] }> {
    const now = clock();
    const [there, waiting] = await Promise.all([
      remaining.load(account._id),
      everPending(account) ? pending.load(account._id) : [],
    ]);
    const isPending = ({ availableAt }: Left) => availableAt !== undefined && availableAt > now;
    const lives = ({ expiresAt }: Left) => expiresAt > now;
    return {
      available: [...there, ...waiting.filter((one) => !isPending(one))].filter(lives),
      pending: waiting.filter(isPending),
    };
  }

  function isPosted({ nothingExpiresBefore, nothingMaturesBefore }: Account): boolean {
    const now = clock();
    return (
      !(nothingExpiresBefore && nothingExpiresBefore <= now) &&
      !(nothingMaturesBefore && nothingMaturesBefore <= now)
    );
  }

  const balanceOf = async (account: Account): Promise<number> =>
    isPosted(account) ? account.balance : sum((await leftOf(account)).available);

  const pendingOf = async (account: Account): Promise<number> =>
    isPosted(account) ? (account.pending ?? 0) : sum((await leftOf(account)).pending);

  const overAll = async (of: Membership, read: (account: Account) => Promise<number>): Promise<number> =>
    (await Promise.all(of.accounts.map(read))).reduce((total, points) => total + points, 0);

  return {
    /** Of these ids of one customer. Null when none of them is a member's. */
    async membershipOf(ids: readonly string[]): Promise<Membership | null> {
      const found = await Promise.all(ids.map((id) => byCustomer.load(id)));
      return membershipIn(
        ids[0] ?? '',
        found.filter((account) => account !== null),
      );
    },

    /** Whole points that can be spent now, less what is owed. */
    balanceOf: async (membership: Membership): Promise<number> =>
      (await overAll(membership, balanceOf)) - owedIn(membership),

    /** Whole points that can't be spent yet. */
    pendingOf: (membership: Membership): Promise<number> => overAll(membership, pendingOf),

    /**
     * Of what can be spent, by when it expires, soonest first. As many as there are months in which points live, at most.
     */
    async upcomingExpiries(membership: Membership): Promise<{ points: number; expiresAt: Date }[]> {
      const left = await Promise.all(membership.accounts.map(leftOf));
      const points = new Map<number, number>();
      for (const { expiresAt, points: more } of left.flatMap(({ available }) => available)) {
        points.set(expiresAt.getTime(), (points.get(expiresAt.getTime()) ?? 0) + more);
      }
      return Array.from(points, ([at, together]) => ({ points: together, expiresAt: new Date(at) })).sort(
        (a, b) => a.expiresAt.getTime() - b.expiresAt.getTime(),
      );
    },

    /** Newest first. @throws {GraphQLError} `BAD_USER_INPUT` */
    postingsOf: (membership: Membership, page: PageRequest) =>
      newestFirst(postingsIn(db), { accountId: { $in: accountIdsIn(membership) } }, page),

    /** Those with points left or pending, newest first. @throws {GraphQLError} `BAD_USER_INPUT` */
    lotsOf: (membership: Membership, page: PageRequest) =>
      newestFirst(
        lots,
        {
          accountId: { $in: accountIdsIn(membership) },
          $or: [{ remaining: { $gt: 0 } }, { pending: { $gt: 0 } }],
          expiresAt: { $gt: clock() },
        },
        page,
      ),
  };
}

/** Whole points that were taken back and weren't there. */
export const owedIn = ({ accounts }: Membership): number =>
  accounts.reduce((total, { owed = 0 }) => total + owed, 0);
