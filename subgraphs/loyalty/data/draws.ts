import type { ClientSession } from 'mongodb';
import type { Dependencies } from '#shared/subgraph.ts';
import type { Drawn } from '../parting/replay.ts';
import { type StoredTake, takeOf, takesIn } from '../parting/takes.ts';
import { drawFrom, type Entry, type LedgerAccount, memberAccount, moved, sum } from '../rules/postings.ts';
import type { Books, Draft, Posted } from './books.ts';
import {
  type Account,
  accountsIn,
  type Lot,
  lotsIn,
  newAccount,
  type Posting,
  type PostingKind,
} from './ledger-collections.ts';
import { expiringFrom, type Membership } from './memberships.ts';

/** Points that move between a member and `other`. `key` says what for; nothing was posted under it before. */
export type Transfer = {
  points: number;
  key: string;
  kind: PostingKind;
  other: LedgerAccount;
  clientId?: string;
  orderId?: string;
  reason?: string;
};

/** Points were taken: the membership after it, and the account and first posting of who took them. */
export type Taken = { membership: Membership; account: Account; posting: Posting };

/** How many open lots a spend looks at first; it looks further when they don't suffice. */
const FIRST_LOTS = 50;

/** Points that are taken out of lots, over all accounts of a customer, and given back into them. */
export function openDraws({ db, clock }: Pick<Dependencies, 'db' | 'clock'>, { take, upToDate }: Books) {
  const accounts = accountsIn(db);
  const lots = lotsIn(db);

  /** Rid of what has expired. @throws {Error} when there is none: accounts are never deleted. */
  async function accountById(_id: string, session: ClientSession): Promise<Account> {
    const account = await accounts.findOne({ _id }, { session });
    if (!account) throw new Error(`account ${_id} has vanished`);
    return upToDate(account, session);
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

  return {
    draw,
    postTake,
    accountById,

    /** From these lots alone, those that expire soonest first; as many points as they have, at most `points`. */
    async drawAsFarAs(lotIds: readonly string[], points: number, session: ClientSession): Promise<Drawn[]> {
      const own = await lots
        .find({ _id: { $in: [...lotIds] }, remaining: { $gt: 0 } }, { session })
        .sort({ expiresAt: 1, _id: 1 })
        .toArray();
      return drawnFrom(own, Math.min(points, sum(own.map(left)))) ?? [];
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
  };
}

export type Draws = ReturnType<typeof openDraws>;

const left = ({ remaining }: Lot) => ({ points: remaining });

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
