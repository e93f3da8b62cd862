import type { ClientSession } from 'mongodb';
import type { NewEvent } from '#shared/events/event.ts';
import { newId } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import {
  changeOf,
  type LotChange,
  memberAccount,
  moved,
  pendingAccount,
  requireBalanced,
  sum,
} from '../rules/postings.ts';
import {
  type Account,
  accountsIn,
  type Lot,
  lotsIn,
  type Posting,
  postingsIn,
} from './ledger-collections.ts';

export type Draft = Omit<Posting, '_id' | 'accountId' | 'sequence' | 'balanceAfter' | 'postedAt'>;
export type Posted = { account: Account; posting: Posting };

/** The one place that writes postings, and the accounts and lots that follow from them. */
export function openBooks({ db, outbox, clock }: Pick<Dependencies, 'db' | 'outbox' | 'clock'>) {
  const accounts = accountsIn(db);
  const postings = postingsIn(db);
  const lots = lotsIn(db);

  /** The posting that a draft becomes, and the account that follows from it. */
  function entered(account: Account, draft: Draft): Posted {
    const change = requireBalanced(draft, account._id);
    const pending = changeOf(draft, pendingAccount(account._id));
    const after: Account = {
      ...account,
      balance: account.balance + change,
      ...(pending !== 0 && { pending: (account.pending ?? 0) + pending }),
      sequence: account.sequence + 1,
    };
    const posting: Posting = {
      _id: newId('pst'),
      ...draft,
      accountId: account._id,
      sequence: after.sequence,
      balanceAfter: after.balance,
      postedAt: clock(),
    };
    return { account: after, posting };
  }

  /** Writes accounts as they are by now, what was posted to them, and the events. The lots have been written before. */
  async function write(
    changed: readonly Account[],
    posted: readonly Posting[],
    session: ClientSession,
  ): Promise<void> {
    if (posted.length) await postings.insertMany([...posted], { session });
    if (changed.length) {
      const replacing = (account: Account) => ({
        replaceOne: { filter: { _id: account._id }, replacement: account, upsert: true },
      });
      await accounts.bulkWrite(changed.map(replacing), { session });
    }
    const customerOf = new Map(changed.map(({ _id, customerId }) => [_id, customerId]));
    const events = posted.map((posting): NewEvent => {
      const customerId = customerOf.get(posting.accountId) ?? '';
      const points = changeOf(posting, memberAccount(posting.accountId));
      const data = { customerId, postingId: posting._id, points };
      return { type: 'patron.points.posted.v1', subject: customerId, time: posting.postedAt, data };
    });
    await outbox.append(events, session);
  }

  /** Writes a posting, the account that follows from it, and the event. The lots have been written before. */
  async function record(account: Account, draft: Draft, session: ClientSession): Promise<Posted> {
    const posted = entered(account, draft);
    await write([posted.account], [posted.posting], session);
    return posted;
  }

  /** Records a posting that changes lots that are there. */
  async function take(account: Account, draft: Draft, session: ClientSession): Promise<Posted> {
    const changing = (field: 'remaining' | 'pending') => (change: LotChange) => ({
      updateOne: { filter: { _id: change.lotId }, update: { $inc: { [field]: change.points } } },
    });
    const changes = [
      ...draft.lots.map(changing('remaining')),
      ...(draft.pendingLots ?? []).map(changing('pending')),
    ];
    if (changes.length) await lots.bulkWrite(changes, { session });
    return record(account, draft, session);
  }

  /** Posts what has matured. */
  async function matureDue(account: Account, session: ClientSession): Promise<Account> {
    const now = clock();
    if (!account.nothingMaturesBefore || account.nothingMaturesBefore > now) return account;
    const pending = await lots
      .find({ accountId: account._id, pending: { $gt: 0 } }, { session })
      .sort({ availableAt: 1, _id: 1 })
      .toArray();
    const isDue = ({ availableAt }: Lot) => !availableAt || availableAt <= now;
    const due = pending.filter(isDue);
    const next = pending.find((lot) => !isDue(lot))?.availableAt;
    const { nothingMaturesBefore: _past, ...rest } = account;
    const renewed: Account = next ? { ...rest, nothingMaturesBefore: next } : rest;
    const last = due.at(-1);
    if (!last) {
      await accounts.replaceOne({ _id: account._id }, renewed, { session });
      return renewed;
    }
    const changes = due.map((lot) => ({ lotId: lot._id, points: lot.pending ?? 0 }));
    const done = await take(
      renewed,
      {
        key: `mature/${account._id}/${account.sequence + 1}`,
        kind: 'MATURED',
        entries: moved(pendingAccount(account._id), memberAccount(account._id), sum(changes)),
        lots: changes,
        pendingLots: changes.map(({ lotId, points }) => ({ lotId, points: -points })),
        occurredAt: last.availableAt ?? now,
      },
      session,
    );
    return done.account;
  }

  /** Posts what has expired. */
  async function expireDue(account: Account, session: ClientSession): Promise<Account> {
    const now = clock();
    if (!account.nothingExpiresBefore || account.nothingExpiresBefore > now) return account;
    const ofAccount = { accountId: account._id, remaining: { $gt: 0 } };
    const due = await lots
      .find({ ...ofAccount, expiresAt: { $lte: now } }, { session })
      .sort({ expiresAt: 1, _id: 1 })
      .toArray();
    const soonest = [
      ofAccount,
      ...(account.pending ? [{ accountId: account._id, pending: { $gt: 0 } }] : []),
    ];
    let next: Date | undefined;
    for (const among of soonest) {
      const [first] = await lots
        .find({ ...among, expiresAt: { $gt: now } }, { session })
        .sort({ expiresAt: 1, _id: 1 })
        .limit(1)
        .toArray();
      if (first && (!next || first.expiresAt < next)) next = first.expiresAt;
    }
    const { nothingExpiresBefore: _past, ...rest } = account;
    const renewed: Account = next ? { ...rest, nothingExpiresBefore: next } : rest;
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

  return {
    entered,
    write,
    record,
    take,

    /** The account as the time has made it: what has matured can be spent, what has expired can't. */
    async upToDate(account: Account, session: ClientSession): Promise<Account> {
      return expireDue(await matureDue(account, session), session);
    },
  };
}

export type Books = ReturnType<typeof openBooks>;
