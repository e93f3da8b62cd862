import type { ClientSession } from 'mongodb';
import type { Members } from '#shared/members.ts';
import { batched, inTransaction, isDuplicateKey, LATEST, lookupBy, newId } from '#shared/mongo.ts';
import { newestFirst, type PageRequest } from '#shared/pagination.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { openTurns } from '#shared/turns.ts';
import type { Drawn } from '../parting/replay.ts';
import { type StoredTake, takeOf, takesIn } from '../parting/takes.ts';
import { expiryOf, pointsPerLine } from '../rules/earning.ts';
import {
  drawFrom,
  type Entry,
  type LedgerAccount,
  memberAccount,
  moved,
  requireBalanced,
  sum,
} from '../rules/postings.ts';
import type { Programme } from '../rules/programme.ts';
import { type EarnedOnDay, withEarned } from '../rules/tiers.ts';
import {
  type Account,
  accountsIn,
  type Lot,
  lotsIn,
  type Posting,
  type PostingKind,
  postingsIn,
} from './ledger-collections.ts';

/** An order that was handed over to a customer. */
export type EarningOrder = {
  orderId: string;
  customerId: string;
  currency: string;
  lines: readonly { lineId: string; amountMinor: number }[];
  handedOverAt: Date;
};

export type Draft = Omit<Posting, '_id' | 'accountId' | 'sequence' | 'balanceAfter' | 'postedAt'>;
export type Posted = { account: Account; posting: Posting };

/**
 * A customer's part in the programme: the accounts of all their ids, that of the id they go by first if it has one. What the
 * customer has is what these have together.
 */
export type Membership = { customerId: string; accounts: readonly [Account, ...Account[]] };

/** Points were taken: the membership after it, and the account and first posting of who took them. */
export type Taken = { membership: Membership; account: Account; posting: Posting };

/** Points that move between a member and `other`. `key` says what for; nothing was posted under it before. */
export type Transfer = {
  points: number;
  key: string;
  kind: PostingKind;
  other: LedgerAccount;
  clientId?: string;
  orderId?: string;
};

/** How many open lots a spend looks at first; it looks further when they don't suffice. */
const FIRST_LOTS = 50;
/** Accounts that one look for expired points takes. */
const EXPIRY_PAGE = 200;

type LedgerDependencies = Pick<Dependencies, 'db' | 'client' | 'outbox' | 'clock'> & { members: Members };

/** Accounts, postings and lots change only together, so one module owns all three. */
export function openLedger({ db, client, outbox, members, clock }: LedgerDependencies, programme: Programme) {
  const accounts = accountsIn(db);
  const postings = postingsIn(db);
  const lots = lotsIn(db);
  const byCustomer = lookupBy(accounts, 'customerId');
  const turns = openTurns();

  /** What each account's lots have left, by when it expires. */
  const leftByExpiry = batched(async (accountIds) => {
    const found = await lots
      .aggregate<{ _id: { accountId: string; expiresAt: Date }; points: number }>([
        { $match: { accountId: { $in: accountIds }, remaining: { $gt: 0 } } },
        {
          $group: {
            _id: { accountId: '$accountId', expiresAt: '$expiresAt' },
            points: { $sum: '$remaining' },
          },
        },
        { $sort: { '_id.expiresAt': 1 } },
      ])
      .toArray();
    const byAccount = new Map<string, { points: number; expiresAt: Date }[]>();
    for (const { _id, points } of found) {
      const ofAccount = byAccount.get(_id.accountId) ?? [];
      ofAccount.push({ points, expiresAt: _id.expiresAt });
      byAccount.set(_id.accountId, ofAccount);
    }
    return (accountId) => byAccount.get(accountId) ?? [];
  });

  /** Of some accounts together. */
  async function upcomingExpiries(of: readonly Account[]) {
    const now = clock();
    const points = new Map<number, number>();
    for (const ofOne of await Promise.all(of.map(({ _id }) => leftByExpiry.load(_id)))) {
      for (const { expiresAt, points: more } of ofOne) {
        points.set(expiresAt.getTime(), (points.get(expiresAt.getTime()) ?? 0) + more);
      }
    }
    return Array.from(points, ([at, together]) => ({ points: together, expiresAt: new Date(at) }))
      .filter(({ expiresAt }) => expiresAt > now)
      .sort((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime());
  }

  async function balanceOf(account: Account): Promise<number> {
    const { balance, nothingExpiresBefore } = account;
    if (!nothingExpiresBefore || nothingExpiresBefore > clock()) return balance;
    return sum(await upcomingExpiries([account]));
  }

  /** Waits until it is the customer's turn, by whichever of their ids. */
  async function takeTurn(id: string, session: ClientSession): Promise<void> {
    const [customerId = id] = await members.of(id);
    await turns.take(customerId, session);
  }

  /**
   * Waits for the customer's turn, then reads the account of this one id in this transaction, rid of what has expired. Null
   * when it has none.
   */
  async function settled(id: string, session: ClientSession): Promise<Account | null> {
    await takeTurn(id, session);
    const account = await accounts.findOne({ customerId: id }, { session });
    return account && expireDue(account, session);
  }

  /**
   * As {@link settled}, of all ids of the customer who has this one, as the transaction sees them. Null when none of them is
   * a member's.
   * @param opened the ids that who asks may touch, of these; all when it isn't given.
   */
  async function settledMembership(
    id: string,
    session: ClientSession,
    opened: (ids: readonly string[]) => readonly string[] = (ids) => ids,
  ): Promise<Membership | null> {
    await takeTurn(id, session);
    const ids = opened(await members.seenBy(session, id));
    const found = await accounts.find({ customerId: { $in: [...ids] } }, { session }).toArray();
    const current: Account[] = [];
    for (const account of inOrder(found, ids)) current.push(await expireDue(account, session));
    const member = membershipIn(ids[0] ?? id, current);
    return member && collectOwed(member, session);
  }

  /** What is owed is paid before anything else is, out of what expires soonest. */
  async function collectOwed(member: Membership, session: ClientSession): Promise<Membership> {
    let current = member;
    for (const { _id, customerId, owed = 0 } of member.accounts) {
      const points = Math.min(owed, balanceIn(current));
      const drawn = points > 0 ? await draw(current.accounts, points, session) : null;
      if (!drawn) continue;
      const key = `collect/${_id}/${newId('col')}`;
      const transfer: Transfer = { points, key, kind: 'CLAWED_BACK', other: 'programme' };
      const { membership } = await postTake(current, customerId, drawn, transfer, [], session);
      const [first, ...rest] = membership.accounts;
      const paid = (account: Account) =>
        account._id === _id ? { ...account, owed: owed - points } : account;
      await accounts.updateOne({ _id }, { $set: { owed: owed - points } }, { session });
      current = { ...membership, accounts: [paid(first), ...rest.map(paid)] };
    }
    return current;
  }

  /** After points came into an account that owes some. */
  async function payOwed({ customerId, owed = 0 }: Account, session: ClientSession): Promise<void> {
    if (owed > 0) await settledMembership(customerId, session);
  }

  async function expireDue(account: Account, session: ClientSession): Promise<Account> {
    const now = clock();
    if (!account.nothingExpiresBefore || account.nothingExpiresBefore > now) return account;
    const ofAccount = { accountId: account._id, remaining: { $gt: 0 } };
    const due = await lots
      .find({ ...ofAccount, expiresAt: { $lte: now } }, { session })
      .sort({ expiresAt: 1, _id: 1 })
      .toArray();
    const [next] = await lots
      .find({ ...ofAccount, expiresAt: { $gt: now } }, { session })
      .sort({ expiresAt: 1, _id: 1 })
      .limit(1)
      .toArray();
    const { nothingExpiresBefore: _past, ...rest } = account;
    const renewed: Account = next ? { ...rest, nothingExpiresBefore: next.expiresAt } : rest;
    const last = due.at(-1);
    if (!last) {
      await accounts.replaceOne({ _id: account._id }, renewed, { session });
      return renewed;
    }
    const points = sum(due.map(({ remaining }) => ({ points: remaining })));
    const done = await take(
      renewed,
      {
        key: `expire/${account._id}/${account.sequence + 1}`,
        kind: 'EXPIRED',
        entries: moved(memberAccount(account._id), 'expired', points),
        lots: due.map(({ _id, remaining }) => ({ lotId: _id, points: -remaining })),
        occurredAt: last.expiresAt,
      },
      session,
    );
    return done.account;
  }

  /** Writes a posting, the account that follows from it, and the event. The lots have been written before. */
  async function record(account: Account, draft: Draft, session: ClientSession): Promise<Posted> {
    const change = requireBalanced(draft, account._id);
    const after = { ...account, balance: account.balance + change, sequence: account.sequence + 1 };
    const posting: Posting = {
      _id: newId('pst'),
      ...draft,
      accountId: account._id,
      sequence: after.sequence,
      balanceAfter: after.balance,
      postedAt: clock(),
    };
    await postings.insertOne(posting, { session });
    await accounts.replaceOne({ _id: account._id }, after, { session, upsert: true });
    const { customerId } = account;
    const data = { customerId, postingId: posting._id, points: change };
    await outbox.append(
      [{ type: 'patron.points.posted.v1', subject: customerId, time: posting.postedAt, data }],
      session,
    );
    return { account: after, posting };
  }

  /** Records a posting that changes lots that are there. */
  async function take(account: Account, draft: Draft, session: ClientSession): Promise<Posted> {
    const changes = draft.lots.map(({ lotId, points }) => ({
      updateOne: { filter: { _id: lotId }, update: { $inc: { remaining: points } } },
    }));
    if (changes.length) await lots.bulkWrite(changes, { session });
    return record(account, draft, session);
  }

  /** From the lots of all these accounts, those that expire soonest first. Null when they have too few points. */
  async function draw(
    of: readonly Account[],
    points: number,
    session: ClientSession,
    except: readonly string[] = [],
  ): Promise<Drawn[] | null> {
    const accountId = { $in: of.map(({ _id }) => _id) };
    for (let most = FIRST_LOTS; ; most *= 4) {
      const open = await lots
        .find({ accountId, remaining: { $gt: 0 }, _id: { $nin: [...except] } }, { session })
        .sort({ expiresAt: 1, _id: 1 })
        .limit(most)
        .toArray();
      const drawn = drawnFrom(open, points);
      if (drawn || open.length < most) return drawn;
    }
  }

  /**
   * Posts what was drawn, in each account that gives something, and keeps who took it where a customer has several accounts.
   * @param by the id of who takes, which gets an account if it has none.
   */
  async function postTake(
    { customerId, accounts: theirs }: Membership,
    by: string,
    drawn: readonly Drawn[],
    { points, key, kind, other, ...about }: Transfer,
    first: readonly string[],
    session: ClientSession,
  ): Promise<Taken> {
    const now = clock();
    const pool: Account[] = [...theirs];
    let own = pool.find((account) => account.customerId === by);
    if (!own) {
      own = newAccount(by, now);
      await accounts.insertOne(own, { session });
      pool.push(own);
    }
    const isShared = pool.length > 1;
    const posted: Posted[] = [];
    for (const [accountId, ofAccount] of drawnByAccount(drawn, own._id)) {
      const account = pool.find(({ _id }) => _id === accountId);
      if (!account) throw new Error(`${accountId} was drawn on for another customer`);
      const draft: Draft = {
        key: posted.length ? `${key}/${accountId}` : key,
        ...(isShared && { takeKey: key }),
        kind,
        entries: moved(memberAccount(accountId), other, sum(ofAccount)),
        lots: ofAccount.map((one) => ({ lotId: one.lotId, points: -one.points })),
        occurredAt: now,
        ...about,
      };
      posted.push(await take(account, draft, session));
    }
    const [main] = posted;
    if (!main) throw new RangeError('nothing was drawn');
    if (isShared) {
      await takesIn(db).insertOne(
        {
          _id: key,
          accountId: own._id,
          pool: pool.map(({ _id }) => _id),
          ...{ kind, other, first: [...first], points, draws: [...drawn], borne: 0, takenAt: now },
          ...(about.clientId && { clientId: about.clientId }),
        },
        { session },
      );
    }
    const current = (account: Account) =>
      posted.find((one) => one.account._id === account._id)?.account ?? account;
    const [head, ...rest] = pool.map(current);
    const membership: Membership = { customerId, accounts: [head ?? main.account, ...rest] };
    return { membership, account: current(own), posting: main.posting };
  }

  /** Puts a take over several accounts back into the lots that pay for it now. */
  async function giveBackTake(
    taken: StoredTake,
    { key, kind }: Pick<Transfer, 'key' | 'kind'>,
    session: ClientSession,
  ): Promise<Posting> {
    const { other, clientId, borne } = taken;
    const about = { takeKey: taken._id, kind, occurredAt: clock(), ...(clientId && { clientId }) };
    const parts = drawnByAccount(taken.draws, taken.accountId);
    if (!parts.length) parts.push([taken.accountId, []]); // the programme bears all of it
    let first: Posting | undefined;
    for (const [accountId, drawn] of parts) {
      const account = await accountById(accountId, session);
      const lotIds = drawn.map(({ lotId }) => lotId);
      const restored = await lots.find({ _id: { $in: lotIds } }, { session }).toArray();
      const { posting } = await take(
        restored.reduce((changed, { expiresAt }) => expiringFrom(changed, expiresAt), account),
        {
          key: first ? `${key}/${accountId}` : key,
          entries: givenBackEntries(accountId, other, sum(drawn), first ? 0 : borne),
          lots: drawn.map(({ lotId, points }) => ({ lotId, points })),
          ...about,
        },
        session,
      );
      first ??= posting;
    }
    await takesIn(db).updateOne(
      { _id: taken._id },
      { $set: { givenBackAt: clock(), draws: [] } },
      { session },
    );
    if (!first) throw new Error(`${taken._id} was given back by nothing`);
    return first;
  }

  /** Rid of what has expired. @throws {Error} when there is none: accounts are never deleted. */
  async function accountById(_id: string, session: ClientSession): Promise<Account> {
    const account = await accounts.findOne({ _id }, { session });
    if (!account) throw new Error(`account ${_id} has vanished`);
    return expireDue(account, session);
  }

  async function membershipOf(ids: readonly string[]): Promise<Membership | null> {
    const found = await Promise.all(ids.map((id) => byCustomer.load(id)));
    return membershipIn(
      ids[0] ?? '',
      found.filter((account) => account !== null),
    );
  }

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

  return {
    settledMembership,
    expireDue,
    take,

    /** Of all that do this for one of these ids at the same time, one goes on and the others begin again. */
    async takeAlone(ids: readonly string[], session: ClientSession): Promise<void> {
      await accounts.updateMany({ customerId: { $in: [...ids] } }, { $inc: { version: 1 } }, { session });
    },

    /** Of these ids of one customer. Null when none of them is a member's. */
    membershipOf,

    /** Whole points that can be spent now, less what is owed. */
    async balanceOf({ accounts: theirs }: Membership): Promise<number> {
      const balances = await Promise.all(theirs.map(balanceOf));
      const owed = theirs.reduce((total, account) => total + (account.owed ?? 0), 0);
      return balances.reduce((total, balance) => total + balance, 0) - owed;
    },

    /** What an account earned is no longer counted for its tier, and what it hadn't to give back is owed. */
    async unearn(
      accountId: string,
      { points, owed, earnedAt }: { points: number; owed: number; earnedAt: Date },
      session: ClientSession,
    ): Promise<void> {
      const account = await accounts.findOne({ _id: accountId }, { session });
      if (!account || points === 0) return;
      const days = withEarned(account.earnedByDay, -points, earnedAt, clock());
      await accounts.updateOne(
        { _id: accountId },
        { $set: { earnedByDay: days, ...(owed > 0 && { owed: (account.owed ?? 0) + owed }) } },
        { session },
      );
    },

    /** Soonest first. As many as there are months in which points live, at most. */
    upcomingExpiries: ({ accounts: theirs }: Membership) => upcomingExpiries(theirs),

    /** Newest first. @throws {GraphQLError} `BAD_USER_INPUT` */
    postingsOf: (membership: Membership, page: PageRequest) =>
      newestFirst(postings, { accountId: ofAny(membership) }, page),

    /** Those with points left, newest first. @throws {GraphQLError} `BAD_USER_INPUT` */
    lotsOf: (membership: Membership, page: PageRequest) =>
      newestFirst(
        lots,
        { accountId: ofAny(membership), remaining: { $gt: 0 }, expiresAt: { $gt: clock() } },
        page,
      ),

    /**
     * Opens an account without points under `by`, unless one of the customer's ids has one. Two of them at once may open one
     * each, which are as one.
     */
    async join(by: string, ids: readonly string[]): Promise<Membership> {
      return (await membershipOf(ids)) ?? { customerId: ids[0] ?? by, accounts: [await openAccount(by)] };
    },

    /**
     * Posts what lines of an order earn, and opens the account when these points are the first. A line earns once, however
     * often it is handed over and whatever comes with it. Null when there is nothing to post.
     */
    async earn(order: EarningOrder, session: ClientSession): Promise<Posting | null> {
      const { orderId, customerId, handedOverAt } = order;
      const paid = pointsPerLine(order.lines, order.currency, programme);
      if (!paid.length) return null;
      const member = await settled(customerId, session);
      const known = await lots.find({ orderId }, { session }).project<Lot>({ lineId: 1 }).toArray();
      const earned = paid.filter(({ lineId }) => !known.some((lot) => lot.lineId === lineId));
      const [first] = earned;
      if (!first) return null;

      const now = clock();
      const account = member ?? newAccount(customerId, handedOverAt);
      const expiresAt = expiryOf(handedOverAt, programme);
      const points = sum(earned);
      const opened = earned.map(
        (line): Lot => ({
          _id: newId('lot'),
          accountId: account._id,
          orderId,
          lineId: line.lineId,
          points: line.points,
          remaining: line.points,
          earnedAt: handedOverAt,
          expiresAt,
        }),
      );
      await lots.insertMany(opened, { session });
      const { posting } = await record(
        {
          ...expiringFrom(account, expiresAt),
          joinedAt: earlier(account.joinedAt, handedOverAt),
          earnedByDay: withEarned(account.earnedByDay, points, handedOverAt, now),
        },
        {
          key: `earn/${orderId}/${first.lineId}`,
          kind: 'EARNED',
          orderId,
          entries: moved('programme', memberAccount(account._id), points),
          lots: opened.map((lot) => ({ lotId: lot._id, points: lot.points })),
          occurredAt: handedOverAt,
        },
        session,
      );
      await payOwed(account, session);
      return posting;
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
    async give(
      customerId: string,
      { points, key, kind, other, ...about }: Transfer,
      session: ClientSession,
    ): Promise<Posted> {
      const now = clock();
      const account = (await settled(customerId, session)) ?? newAccount(customerId, now);
      const expiresAt = expiryOf(now, programme);
      const lot: Lot = {
        _id: newId('lot'),
        accountId: account._id,
        ...about,
        points,
        remaining: points,
        earnedAt: now,
        expiresAt,
      };
      await lots.insertOne(lot, { session });
      const entries = moved(other, memberAccount(account._id), points);
      const opened = [{ lotId: lot._id, points }];
      const posted = await record(
        expiringFrom(account, expiresAt),
        { key, kind, entries, lots: opened, occurredAt: now, ...about },
        session,
      );
      await payOwed(account, session);
      return posted;
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
      const own = await lots
        .find({ _id: { $in: first }, remaining: { $gt: 0 } }, { session })
        .sort({ expiresAt: 1, _id: 1 })
        .toArray();
      const leftInOwn = sum(own.map(left));
      const fromOwn = drawnFrom(own, Math.min(points, leftInOwn));
      const rest = points - leftInOwn;
      const fromOthers = rest > 0 ? await draw(membership.accounts, rest, session, first) : [];
      if (!fromOwn || !fromOthers) return null;
      return postTake(membership, by, [...fromOwn, ...fromOthers], transfer, first, session);
    },

    /**
     * Undoes a posting that took points: they are in the lots again that they came from, and expire when those do, even
     * if that was meanwhile. After its customer was parted, that is in the lots that pay for it since.
     */
    async giveBack(
      taken: Posting,
      { key, kind }: Pick<Transfer, 'key' | 'kind'>,
      session: ClientSession,
    ): Promise<Posting> {
      const shared = taken.takeKey ? await takeOf(db, taken.takeKey, session) : null;
      if (shared) return giveBackTake(shared, { key, kind }, session);
      const account = await accountById(taken.accountId, session);
      const back = <Amount extends { points: number }>(amounts: readonly Amount[]) =>
        amounts.map((amount) => ({ ...amount, points: -amount.points }));
      const { clientId } = taken;
      const restored = await lots
        .find({ _id: { $in: taken.lots.map(({ lotId }) => lotId) } }, { session })
        .toArray();
      const { posting } = await take(
        restored.reduce((changed, { expiresAt }) => expiringFrom(changed, expiresAt), account),
        {
          ...{ key, kind, entries: back(taken.entries), lots: back(taken.lots), occurredAt: clock() },
          ...(clientId && { clientId }),
        },
        session,
      );
      return posting;
    },

    /** @throws {Error} when there is none: postings are never deleted. */
    async postingOf(id: string, session: ClientSession): Promise<Posting> {
      const posting = await postings.findOne({ _id: id }, { session });
      if (!posting) throw new Error(`posting ${id} has vanished`);
      return posting;
    },

    /** Posts what has expired, for all accounts that have something. Returns how many accounts it looked at. */
    async expireAll(signal?: AbortSignal): Promise<number> {
      let count = 0;
      let after = '';
      while (!signal?.aborted) {
        const due = await accounts
          .find({ nothingExpiresBefore: { $lte: clock() }, _id: { $gt: after } })
          .project<Pick<Account, '_id' | 'customerId'>>({ customerId: 1 })
          .sort({ _id: 1 })
          .limit(EXPIRY_PAGE)
          .toArray();
        for (const { customerId } of due) {
          if (signal?.aborted) break;
          await inTransaction(client, (session) => settled(customerId, session));
          count += 1;
        }
        const last = due.at(-1);
        if (!last) break;
        after = last._id;
      }
      return count;
    },
  };
}

export type Ledger = ReturnType<typeof openLedger>;

const newAccount = (customerId: string, opensAt: Date): Account => ({
  _id: newId('acc'),
  customerId,
  joinedAt: opensAt,
  balance: 0,
  sequence: 0,
  earnedByDay: [],
});

const left = ({ remaining }: Lot) => ({ points: remaining });

/** The account once it has points that expire then. */
export const expiringFrom = (account: Account, expiresAt: Date): Account => ({
  ...account,
  nothingExpiresBefore: account.nothingExpiresBefore
    ? earlier(account.nothingExpiresBefore, expiresAt)
    : expiresAt,
});

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);

/** Null when the lots have too few points. */
function drawnFrom(open: readonly Lot[], points: number): Drawn[] | null {
  const changes = drawFrom(open, points);
  const accountOf = new Map(open.map(({ _id, accountId }) => [_id, accountId]));
  return (
    changes?.map(({ lotId, points: change }) => ({
      accountId: accountOf.get(lotId) ?? '',
      lotId,
      points: -change,
    })) ?? null
  );
}

/** What was drawn in each account; that of `first` first. */
export function drawnByAccount(
  drawn: readonly Drawn[],
  first: string,
): [accountId: string, drawn: Drawn[]][] {
  const parts = new Map<string, Drawn[]>();
  for (const one of drawn) parts.set(one.accountId, [...(parts.get(one.accountId) ?? []), one]);
  return [...parts].sort(([a], [b]) => Number(b === first) - Number(a === first));
}

/**
 * Entries that give a member `points` back that had gone to `other`, and the programme `borne` of them, which it had paid in the
 * member's stead. Between the programme and itself nothing moves.
 */
export function givenBackEntries(
  accountId: string,
  other: LedgerAccount,
  points: number,
  borne: number,
): Entry[] {
  const entries: Entry[] =
    other === 'programme'
      ? [{ account: other, points: -points }]
      : [
          { account: other, points: -points - borne },
          { account: 'programme', points: borne },
        ];
  return [...entries, { account: memberAccount(accountId), points }].filter((entry) => entry.points !== 0);
}

const inOrder = (found: readonly Account[], ids: readonly string[]): Account[] =>
  [...found].sort((a, b) => ids.indexOf(a.customerId) - ids.indexOf(b.customerId));

function membershipIn(customerId: string, [first, ...rest]: readonly Account[]): Membership | null {
  return first ? { customerId, accounts: [first, ...rest] } : null;
}

const ofAny = ({ accounts }: Membership) => ({ $in: accounts.map(({ _id }) => _id) });

/** As of the last posting; call it on what has been rid of expired points. */
export const balanceIn = ({ accounts }: Membership): number =>
  accounts.reduce((total, { balance }) => total + balance, 0);

/** When the first of the customer's ids joined. */
export const joinedAt = ({ accounts: [first, ...rest] }: Membership): Date =>
  rest.reduce((sooner, account) => earlier(sooner, account.joinedAt), first.joinedAt);

/** What all ids of the customer earned on each day that counts for the tier, oldest first. */
export function earnedByDay({ accounts }: Membership): EarnedOnDay[] {
  const points = new Map<string, number>();
  for (const { day, points: more } of accounts.flatMap((account) => account.earnedByDay)) {
    points.set(day, (points.get(day) ?? 0) + more);
  }
  return Array.from(points, ([day, together]) => ({ day, points: together })).sort((a, b) =>
    a.day < b.day ? -1 : 1,
  );
}
