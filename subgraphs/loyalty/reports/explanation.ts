import type { Db } from 'mongodb';
import type { Ledger } from '../data/ledger.ts';
import { type PostingKind, postingsIn } from '../data/ledger-collections.ts';
import { owedIn } from '../data/ledger-reads.ts';
import { accountIdsIn, balanceIn, type Membership } from '../data/memberships.ts';

/** Why a balance is what it is: its parts add up to `balance` and `owed` together. */
export type BalanceExplanation = {
  balance: number;
  pending: number;
  reserved: number;
  owed: number;
  /** By kind of posting, those that gave most first. */
  parts: { kind: PostingKind; points: number; postings: number }[];
};

/** What has matured or lapsed and isn't posted yet counts as if it were. */
export async function explainBalance(
  db: Db,
  ledger: Ledger,
  member: Membership,
): Promise<BalanceExplanation> {
  const accountId = { $in: accountIdsIn(member) };
  const [found, balance, pending, reserved] = await Promise.all([
    postingsIn(db)
      .aggregate<{ _id: PostingKind; points: number; postings: number }>([
        { $match: { accountId } },
        { $group: { _id: '$kind', points: { $sum: { $sum: '$lots.points' } }, postings: { $sum: 1 } } },
      ])
      .toArray(),
    ledger.balanceOf(member),
    ledger.pendingOf(member),
    ledger.reservedOf(member),
  ]);
  const owed = owedIn(member);
  const parts = new Map(found.map(({ _id, ...sum }) => [_id, sum]));
  const add = (kind: PostingKind, points: number) => {
    if (points === 0) return;
    const sum = parts.get(kind) ?? { points: 0, postings: 0 };
    parts.set(kind, { points: sum.points + points, postings: sum.postings + 1 });
  };
  const posted = member.accounts.reduce((total, account) => total + (account.pending ?? 0), 0);
  const matured = posted - pending;
  add('MATURED', matured);
  add('EXPIRED', balance + owed - balanceIn(member) - matured);
  const sums = Array.from(parts, ([kind, sum]) => ({ kind, ...sum })).sort(
    (a, b) => b.points - a.points || (a.kind < b.kind ? -1 : 1),
  );
  return { balance, pending, reserved, owed, parts: sums };
}

/** In English, e.g. `80 points can be spent; 20 can't be spent yet.` */
export function sentenceOf(told: Omit<BalanceExplanation, 'parts'>): string {
  const also = [
    told.pending && `${told.pending} can't be spent yet`,
    told.reserved && `${told.reserved} are set aside`,
    told.owed && `${told.owed} are owed for goods that came back`,
  ].filter(Boolean);
  return [`${told.balance} points can be spent`, ...also].join('; ').concat('.');
}
