import type { ClientSession } from 'mongodb';
import type { Members } from '#shared/members.ts';
import { inTransaction, isDuplicateKey, LATEST } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import type { CurrentProgramme } from '../programme/programmes.ts';
import { openReservations } from '../reservations/reservations.ts';
import { openReversals } from '../returns/reversals.ts';
import { expiryOf } from '../rules/points.ts';
import { sum } from '../rules/postings.ts';
import { openBooks, type Posted } from './books.ts';
import { openCredits } from './credits.ts';
import { openDraws, type Taken, type Transfer } from './draws.ts';
import { type Account, accountsIn, newAccount, type Posting, postingsIn } from './ledger-collections.ts';
import { openLedgerReads } from './ledger-reads.ts';
import { balanceIn, type Membership } from './memberships.ts';
import { openSettling } from './settling.ts';
import { openSheets } from './sheets.ts';

/** Accounts that one look for what is due takes. */
const PAGE = 200;

type LedgerDependencies = Pick<Dependencies, 'db' | 'client' | 'outbox' | 'clock'> & { members: Members };

/** Accounts, postings, lots, takes, reversals and reservations change only together: in the modules that are opened here. */
export function openLedger(dependencies: LedgerDependencies, programmes: CurrentProgramme) {
  const { db, client, members, clock } = dependencies;
  const accounts = accountsIn(db);
  const books = openBooks(dependencies);
  const draws = openDraws(dependencies, books);
  const settling = openSettling({ db, members }, books, draws);
  const { credit } = openCredits(dependencies, books, settling);
  const reads = openLedgerReads(dependencies);
  const { draw, drawAsFarAs, postTake, giveBack } = draws;
  const { settled, settledMembership } = settling;

  async function openAccount(customerId: string): Promise<Account> {
    const { _id, ...fresh } = newAccount(customerId, clock());
    try {
      const account = await accounts.findOneAndUpdate(
        { customerId },
        { $setOnInsert: { _id, ...fresh } },
        { upsert: true, returnDocument: 'after' },
      );
      if (account) return account;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error; // two joined at once, and the other was first
    }
    return accounts.findOne({ customerId }, LATEST) as Promise<Account>;
  }

  /** Brings all accounts up to date for which something is due. Returns how many accounts it looked at. */
  async function bringAll(
    field: 'nothingExpiresBefore' | 'nothingMaturesBefore',
    bring: (customerId: string, session: ClientSession) => Promise<unknown>,
    signal?: AbortSignal,
  ): Promise<number> {
    let count = 0;
    let after = '';
    while (!signal?.aborted) {
      const due = await accounts
        .find({ [field]: { $lte: clock() }, _id: { $gt: after } })
        .project<Pick<Account, '_id' | 'customerId'>>({ customerId: 1 })
        .sort({ _id: 1 })
        .limit(PAGE)
        .toArray();
      for (const { customerId } of due) {
        if (signal?.aborted) break;
        await inTransaction(client, (session) => bring(customerId, session));
        count += 1;
      }
      const last = due.at(-1);
      if (!last) break;
      after = last._id;
    }
    return count;
  }

  return {
    ...reads,
    ...openReservations(dependencies, books, draws, settling),
    ...openReversals(dependencies, books, draws, settling),
    credit,
    openSheet: openSheets(dependencies, books, settling),
    giveBack,
    settledMembership,
    upToDate: books.upToDate,
    take: books.take,

    /**
     * Opens an account without points under `by`, unless one of the customer's ids has one. Two of them at once may open one
     * each, which are as one.
     */
    async join(by: string, ids: readonly string[]): Promise<Membership> {
      return (
        (await reads.membershipOf(ids)) ?? { customerId: ids[0] ?? by, accounts: [await openAccount(by)] }
      );
    },

    /**
     * Takes points from the lots that expire soonest, whichever of the customer's ids they came in under. `membership` comes
     * from {@link settledMembership} in the same transaction. Null when the balance is too low.
     * @param by the id under which somebody spends: it bears it when the customer is parted.
     */
    async spend(
      membership: Membership,
      by: string,
      transfer: Transfer,
      session: ClientSession,
    ): Promise<Taken | null> {
      const { points } = transfer;
      const drawn = balanceIn(membership) < points ? null : await draw(membership.accounts, points, session);
      return drawn && postTake(membership, by, drawn, transfer, [], session);
    },

    /** Gives points that no order earned, in a lot of their own. They count for no tier. Opens the account for a first time. */
    async give(customerId: string, transfer: Transfer, session: ClientSession): Promise<Posted> {
      const { points, ...about } = transfer;
      const now = clock();
      const expiresAt = expiryOf(now, await programmes.current());
      const lot = { points, earnedAt: now, expiresAt };
      const credited = await credit(session, { customerId, ...about, lots: [lot], occurredAt: now });
      if (!credited?.posting) throw new RangeError(`${points} points can't be given`);
      return { account: credited.account, posting: credited.posting };
    },

    /**
     * Takes back points that a posting gave under the id `by`: out of its own lots first, then those that expire soonest.
     * `membership` comes from {@link settledMembership} in the same transaction. Null when the balance is too low.
     */
    async takeBack(
      membership: Membership,
      by: string,
      given: Pick<Posting, 'lots'>,
      transfer: Transfer,
      session: ClientSession,
    ): Promise<Taken | null> {
      const { points } = transfer;
      if (balanceIn(membership) < points) return null;
      const first = given.lots.map(({ lotId }) => lotId);
      const fromOwn = await drawAsFarAs(first, points, session);
      const rest = points - sum(fromOwn);
      const fromOthers = rest > 0 ? await draw(membership.accounts, rest, session, first) : [];
      return fromOthers && postTake(membership, by, [...fromOwn, ...fromOthers], transfer, first, session);
    },

    /** @throws {Error} when there is none: postings are never deleted. */
    async postingOf(id: string, session: ClientSession): Promise<Posting> {
      const posting = await postingsIn(db).findOne({ _id: id }, { session });
      if (!posting) throw new Error(`posting ${id} has vanished`);
      return posting;
    },

    /** Posts what has expired, for all accounts that have something. Returns how many accounts it looked at. */
    expireAll: (signal?: AbortSignal): Promise<number> => bringAll('nothingExpiresBefore', settled, signal),

    /** Posts what has matured, and collects what is owed out of it. Returns how many accounts it looked at. */
    matureAll: (signal?: AbortSignal): Promise<number> =>
      bringAll(
        'nothingMaturesBefore',
        (customerId, session) => settledMembership(customerId, session),
        signal,
      ),
  };
}

export type Ledger = ReturnType<typeof openLedger>;
