import type { ClientSession } from 'mongodb';
import type { EventData } from '#shared/events/event.ts';
import type { Consumer, Dependencies } from '#shared/subgraph.ts';
import type { Data } from '../context.ts';
import type { Draft } from '../data/books.ts';
import { drawnByAccount, givenBackEntries } from '../data/draws.ts';
import type { Ledger } from '../data/ledger.ts';
import { type Account, accountsIn, type Lot, lotsIn, postingsIn } from '../data/ledger-collections.ts';
import { expiringFrom } from '../data/memberships.ts';
import { memberAccount, moved, sum } from '../rules/postings.ts';
import { replay } from './replay.ts';
import { changesOf, historyOf, lapsedTooSoon, type Settlement, settlementOf } from './settlement.ts';
import { type StoredTake, takesIn } from './takes.ts';

type Parting = EventData['patron.customer.unmerged.v1'];

/** Settles between customers who are parted, in the transaction that parts them. */
export const followParting: Consumer<Data, 'patron.customer.unmerged.v1'> = (
  { partings },
  { data },
  session,
) => partings.settle(data, session);

/**
 * A merged customer spends out of one pot; when they are parted, each has what they would have if they had always been on
 * their own. What everybody took meanwhile is replayed on their own lots, and what differs is posted as `SETTLED`. Who took
 * more than they had pays with what they get next, until they are parted; the programme bears what is missing then.
 */
export function openPartings(
  { db, members, clock }: Pick<Dependencies, 'db' | 'members' | 'clock'>,
  { upToDate, take }: Pick<Ledger, 'upToDate' | 'take'>,
) {
  /** These accounts, and all that share takes with one of them, whoever's they are now. */
  async function sharersOf(customerIds: string[], session: ClientSession): Promise<Account[]> {
    const theirs = await accountsIn(db)
      .find({ customerId: { $in: customerIds } }, { session })
      .toArray();
    let ids = theirs.map(({ _id }) => _id);
    for (;;) {
      const pools = await takesIn(db).distinct('pool', { pool: { $in: ids } }, { session });
      const all = [...new Set([...ids, ...pools])];
      if (all.length === ids.length) break;
      ids = all;
    }
    return accountsIn(db)
      .find({ _id: { $in: ids } }, { session })
      .toArray();
  }

  /** Of each account, which of them are the same customer's now. */
  async function groupsOf(
    accounts: readonly Account[],
    session: ClientSession,
  ): Promise<Map<string, readonly string[]>> {
    const groups = new Map<string, string[]>();
    const customers = new Map<string, string>();
    for (const { _id, customerId } of accounts) {
      const [now = customerId] = await members.seenBy(session, customerId);
      customers.set(_id, now);
      groups.set(now, [...(groups.get(now) ?? []), _id]);
    }
    return new Map(Array.from(customers, ([_id, now]) => [_id, groups.get(now) ?? [_id]]));
  }

  /** First everything goes back, then everything is paid: no lot is overdrawn in between. */
  async function post(
    mergeId: string,
    settlements: readonly Settlement[],
    { accounts, lots }: { accounts: readonly Account[]; lots: readonly Lot[] },
    session: ClientSession,
  ): Promise<void> {
    const current = new Map(accounts.map((account) => [account._id, account]));
    const remaining = new Map(lots.map((lot) => [lot._id, lot.remaining]));
    const expiries = new Map(lots.map((lot) => [lot._id, lot.expiresAt]));

    async function postTo(
      accountId: string,
      draft: Pick<Draft, 'entries' | 'lots'>,
      of?: StoredTake,
    ): Promise<void> {
      const account = current.get(accountId);
      if (!account) throw new Error(`account ${accountId} has vanished`);
      const expiring = draft.lots.reduce((kept, { lotId, points }) => {
        const expiresAt = expiries.get(lotId);
        return points > 0 && expiresAt ? expiringFrom(kept, expiresAt) : kept;
      }, account);
      const posted = await take(
        expiring,
        {
          key: `settle/${mergeId}/${accountId}/${account.sequence + 1}`,
          kind: 'SETTLED',
          ...draft,
          ...(of && { takeKey: of._id }),
          ...(of?.clientId && { clientId: of.clientId }),
          occurredAt: clock(),
        },
        session,
      );
      current.set(accountId, posted.account);
      for (const { lotId, points } of draft.lots) {
        remaining.set(lotId, (remaining.get(lotId) ?? 0) + points);
      }
    }

    for (const { of, back, borne } of settlements) {
      let missing = borne;
      for (const [accountId, drawn] of drawnByAccount(back, of.accountId)) {
        const points = sum(drawn);
        const bornHere = Math.min(missing, points);
        missing -= bornHere;
        const entries = givenBackEntries(accountId, of.other, points, -bornHere);
        await postTo(accountId, { entries, lots: changesOf(drawn, 1) }, of);
      }
    }
    for (const [accountId, drawn] of drawnByAccount(lapsedTooSoon(settlements, remaining), '')) {
      const entries = moved('expired', memberAccount(accountId), sum(drawn));
      await postTo(accountId, { entries, lots: changesOf(drawn, 1) });
    }
    for (const { of, pay } of settlements) {
      for (const [accountId, drawn] of drawnByAccount(pay, of.accountId)) {
        const entries = moved(memberAccount(accountId), of.other, sum(drawn));
        await postTo(accountId, { entries, lots: changesOf(drawn, -1) }, of);
      }
    }
    for (const account of current.values()) await upToDate(account, session);
  }

  return {
    /** Doing it again changes nothing: no take is shared by customers who were parted any more. */
    async settle({ mergeId, placements }: Parting, session: ClientSession): Promise<void> {
      const customerIds = placements.map(({ id }) => id);
      // Written in any case: a spend that began before the parting must not end after it.
      await accountsIn(db).updateMany(
        { customerId: { $in: customerIds } },
        { $inc: { version: 1 } },
        { session },
      );
      const accounts = await sharersOf(customerIds, session);
      const groups = await groupsOf(accounts, session);
      const ofAny = { $in: [...groups.keys()] };
      const shared = await takesIn(db)
        .find({ pool: ofAny }, { session })
        .sort({ takenAt: 1, _id: 1 })
        .toArray();
      const parted = shared.map((one) => {
        const group = groups.get(one.accountId) ?? [one.accountId];
        return { ...one, pool: one.pool.filter((account) => group.includes(account)) };
      });
      const firstCrossing = parted.findIndex(({ pool }, i) => pool.length < (shared[i]?.pool.length ?? 0));
      const since = parted[firstCrossing]?.takenAt;
      if (!since) return;
      const takes = parted.filter(({ takenAt }) => takenAt >= since);

      const lots = await lotsIn(db).find({ accountId: ofAny }, { session }).toArray();
      const postings = await postingsIn(db)
        .find({ accountId: ofAny, postedAt: { $gte: since } }, { session })
        .sort({ accountId: 1, sequence: 1 })
        .toArray();
      const history = historyOf(lots, postings, takes);
      const alone = replay(history.lots, history.events);
      const settlements = takes
        .filter(({ givenBackAt }) => !givenBackAt)
        .map((one) => settlementOf(one, alone.get(one._id) ?? []));
      await post(
        mergeId,
        settlements.filter(({ back, pay }) => back.length + pay.length > 0),
        { accounts, lots },
        session,
      );

      const settled = new Map(settlements.map((one) => [one.of._id, one]));
      await takesIn(db).bulkWrite(
        takes.map(({ _id, pool, points, borne }) => {
          const now = settled.get(_id);
          const paid = now && { draws: now.draws, points: points - now.borne, borne: borne + now.borne };
          return { updateOne: { filter: { _id }, update: { $set: { pool, ...paid } } } };
        }),
        { session },
      );
    },
  };
}
