import type { ClientSession } from 'mongodb';
import { batched, inTransaction, isDuplicateKey, LATEST, lookupBy, newId } from '#shared/mongo.ts';
import { newestFirst, type PageRequest } from '#shared/pagination.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { openTurns } from '#shared/turns.ts';
import { expiryOf, pointsPerLine } from '../rules/earning.ts';
import {
  drawFrom,
  type LedgerAccount,
  type LotChange,
  memberAccount,
  moved,
  requireBalanced,
  sum,
} from '../rules/postings.ts';
import type { Programme } from '../rules/programme.ts';
import { withEarned } from '../rules/tiers.ts';
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

type Draft = Omit<Posting, '_id' | 'accountId' | 'sequence' | 'balanceAfter' | 'postedAt'>;
export type Posted = { account: Account; posting: Posting };

/** Points that move between a member and `other`. `key` says what for; nothing was posted under it before. */
export type Transfer = {
  points: number;
  key: string;
  kind: PostingKind;
  other: LedgerAccount;
  clientId?: string;
};

/** How many open lots a spend looks at first; it looks further when they don't suffice. */
const FIRST_LOTS = 50;
/** Accounts that one look for expired points takes. */
const EXPIRY_PAGE = 200;

/** Accounts, postings and lots change only together, so one module owns all three. */
export function openLedger({ db, client, outbox, clock }: Dependencies, programme: Programme) {
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

  async function upcomingExpiries({ _id }: Account) {
    const now = clock();
    return (await leftByExpiry.load(_id)).filter(({ expiresAt }) => expiresAt > now);
  }

  /**
   * Waits for the customer's turn, then reads the account in this transaction, rid of what has expired. Null for
   * somebody who is no member.
   */
  async function settled(customerId: string, session: ClientSession): Promise<Account | null> {
    await turns.take(customerId, session);
    const account = await accounts.findOne({ customerId }, { session });
    return account && expireDue(account, session);
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

  /** Records a posting that takes points from lots. */
  async function take(account: Account, draft: Draft, session: ClientSession): Promise<Posted> {
    await lots.bulkWrite(
      draft.lots.map(({ lotId, points }) => ({
        updateOne: { filter: { _id: lotId }, update: { $inc: { remaining: points } } },
      })),
      { session },
    );
    return record(account, draft, session);
  }

  /** Null when the account has too few points. */
  async function draw(
    { _id }: Account,
    points: number,
    session: ClientSession,
    except: readonly string[] = [],
  ): Promise<LotChange[] | null> {
    for (let most = FIRST_LOTS; ; most *= 4) {
      const open = await lots
        .find({ accountId: _id, remaining: { $gt: 0 }, _id: { $nin: except } }, { session })
        .sort({ expiresAt: 1, _id: 1 })
        .limit(most)
        .toArray();
      const changes = drawFrom(open, points);
      if (changes || open.length < most) return changes;
    }
  }

  return {
    settled,

    /** Null for somebody who is no member. */
    accountOf: (customerId: string): Promise<Account | null> => byCustomer.load(customerId),

    /** Whole points that can be spent now. */
    async balanceOf(account: Account): Promise<number> {
      const { balance, nothingExpiresBefore } = account;
      if (!nothingExpiresBefore || nothingExpiresBefore > clock()) return balance;
      return sum(await upcomingExpiries(account));
    },

    /** Soonest first. As many as there are months in which points live, at most. */
    upcomingExpiries,

    /** Newest first. @throws {GraphQLError} `BAD_USER_INPUT` */
    postingsOf: ({ _id }: Account, page: PageRequest) => newestFirst(postings, { accountId: _id }, page),

    /** Those with points left, newest first. @throws {GraphQLError} `BAD_USER_INPUT` */
    lotsOf: ({ _id }: Account, page: PageRequest) =>
      newestFirst(lots, { accountId: _id, remaining: { $gt: 0 }, expiresAt: { $gt: clock() } }, page),

    /** Opens an account without points, or returns the one that is there. */
    async join(customerId: string): Promise<Account> {
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
      return posting;
    },

    /**
     * Takes points from the lots that expire soonest. `account` comes from {@link settled} in the same transaction. Null
     * when the balance is too low.
     */
    async spend(
      account: Account,
      { points, key, kind, other, ...about }: Transfer,
      session: ClientSession,
    ): Promise<Posted | null> {
      const drawn = account.balance < points ? null : await draw(account, points, session);
      if (!drawn) return null;
      const entries = moved(memberAccount(account._id), other, points);
      return take(account, { key, kind, entries, lots: drawn, occurredAt: clock(), ...about }, session);
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
      return record(
        expiringFrom(account, expiresAt),
        { key, kind, entries, lots: opened, occurredAt: now, ...about },
        session,
      );
    },

    /**
     * Takes back points that a posting gave: out of its own lots first, then those that expire soonest. `account` comes from
     * {@link settled} in the same transaction. Null when the balance is too low.
     */
    async takeBack(
      account: Account,
      given: Posting,
      { points, key, kind, other, ...about }: Transfer,
      session: ClientSession,
    ): Promise<Posted | null> {
      if (account.balance < points) return null;
      const own = await lots
        .find({ _id: { $in: given.lots.map(({ lotId }) => lotId) }, remaining: { $gt: 0 } }, { session })
        .toArray();
      const fromOwn = drawFrom(own, Math.min(points, sum(own.map(left))));
      const rest = points - sum(own.map(left));
      const fromOthers =
        rest > 0
          ? await draw(
              account,
              rest,
              session,
              own.map(({ _id }) => _id),
            )
          : [];
      if (!fromOwn || !fromOthers) return null;
      const entries = moved(memberAccount(account._id), other, points);
      const drawn = [...fromOwn, ...fromOthers];
      return take(account, { key, kind, entries, lots: drawn, occurredAt: clock(), ...about }, session);
    },

    /**
     * Undoes a posting that took points: they are in the lots again that they came from, and expire when those do, even
     * if that was meanwhile. `account` comes from {@link settled} in the same transaction.
     */
    async giveBack(
      account: Account,
      taken: Posting,
      { key, kind }: Pick<Transfer, 'key' | 'kind'>,
      session: ClientSession,
    ): Promise<Posted> {
      const back = <Amount extends { points: number }>(amounts: readonly Amount[]) =>
        amounts.map((amount) => ({ ...amount, points: -amount.points }));
      const { clientId } = taken;
      const restored = await lots
        .find({ _id: { $in: taken.lots.map(({ lotId }) => lotId) } }, { session })
        .toArray();
      return take(
        restored.reduce((changed, { expiresAt }) => expiringFrom(changed, expiresAt), account),
        {
          ...{ key, kind, entries: back(taken.entries), lots: back(taken.lots), occurredAt: clock() },
          ...(clientId && { clientId }),
        },
        session,
      );
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

const newAccount = (customerId: string, joinedAt: Date): Account => ({
  _id: newId('acc'),
  customerId,
  joinedAt,
  balance: 0,
  sequence: 0,
  earnedByDay: [],
});

const left = ({ remaining }: Lot) => ({ points: remaining });

/** The account once it has points that expire then. */
const expiringFrom = (account: Account, expiresAt: Date): Account => ({
  ...account,
  nothingExpiresBefore: account.nothingExpiresBefore
    ? earlier(account.nothingExpiresBefore, expiresAt)
    : expiresAt,
});

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
