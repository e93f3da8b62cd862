import type { Db } from 'mongodb';
import { type StoredTake, takesIn } from '../parting/takes.ts';
import { type ClawBack, clawBacksIn } from '../returns/claw-backs.ts';
import { memberAccount, sum } from '../rules/postings.ts';
import { type EarnedOnDay, lastDayPastYear, withEarned } from '../rules/tiers.ts';
import {
  type Account,
  accountsIn,
  type Lot,
  lotsIn,
  type Posting,
  postingsIn,
} from './ledger-collections.ts';

/** What was counted, and every place where the ledger contradicts itself. */
export type LedgerReport = {
  accounts: number;
  postings: number;
  lots: number;
  /** Whole points that all members have together, by the postings. */
  outstanding: number;
  /** Each names the account, posting or lot. Empty: the ledger balances. */
  problems: string[];
};

/** Reported at most; a broken ledger needs no more to be seen. */
const MAX_PROBLEMS = 100;

/**
 * Replays every posting and compares what follows from them with accounts and lots: entries sum to 0, sequences have no
 * gaps, balances are the sums of their lots, no lot was ever overdrawn, each spend emptied the lots that expire soonest
 * first, takes over several accounts are paid by the lots that they name, and what came back counts for no tier and is owed
 * as far as it wasn't there. Reads in one pass, one account at a time, so that memory does not grow with the ledger. Meant for a
 * ledger at rest: while it is written to, differences may be reported that are none.
 *
 * @param now the time for which the days that count for a tier are compared, if it isn't before the last posting.
 */
export async function verifyLedger(db: Db, now: Date): Promise<LedgerReport> {
  const report: LedgerReport = { accounts: 0, postings: 0, lots: 0, outstanding: 0, problems: [] };
  const complain = (problem: string) => {
    if (report.problems.length < MAX_PROBLEMS) report.problems.push(problem);
  };
  const byAccount = postingsIn(db).find().sort({ accountId: 1, sequence: 1 })[Symbol.asyncIterator]();
  let next = await byAccount.next();
  const skipStrays = async (until: string | null) => {
    while (!next.done && (until === null || next.value.accountId < until)) {
      complain(`${next.value._id} belongs to ${next.value.accountId}, which does not exist`);
      next = await byAccount.next();
    }
  };

  for await (const account of accountsIn(db).find().sort({ _id: 1 })) {
    await skipStrays(account._id);
    const postings: Posting[] = [];
    while (!next.done && next.value.accountId === account._id) {
      postings.push(next.value);
      next = await byAccount.next();
    }
    const lots = await lotsIn(db).find({ accountId: account._id }).toArray();
    const clawBacks = await clawBacksIn(db).find({ accountId: account._id }).toArray();
    verifyAccount(account, postings, { lots, clawBacks }, now, complain);
    const key = { $regex: `^collect/${account._id}/` };
    const collected = clawBacks.length ? await postingsIn(db).find({ key }).toArray() : [];
    verifyOwed(account, clawBacks, collected, complain);
    report.accounts += 1;
    report.postings += postings.length;
    report.lots += lots.length;
    report.outstanding += sum(postings.flatMap(({ entries }) => entriesOf(entries, account._id)));
  }
  await skipStrays(null);
  for await (const one of takesIn(db).find().sort({ _id: 1 })) {
    const posted = await postingsIn(db).find({ takeKey: one._id }).toArray();
    verifyTake(one, posted, complain);
  }
  return report;
}

const entriesOf = (entries: Posting['entries'], accountId: string) =>
  entries.filter(({ account }) => account === memberAccount(accountId));

function verifyAccount(
  account: Account,
  postings: readonly Posting[],
  { lots: stored, clawBacks }: { lots: readonly Lot[]; clawBacks: readonly ClawBack[] },
  now: Date,
  complain: (problem: string) => void,
): void {
  const lots = new Map(stored.map((lot) => [lot._id, lot]));
  const opened = new Set<string>();
  /** What each lot that isn't empty has left after the postings so far. */
  const left = new Map<string, number>();
  const last = postings.at(-1)?.postedAt ?? now;
  const asOf = now < last ? last : now;
  let balance = 0;
  let earned: EarnedOnDay[] = [];

  for (const [index, posting] of postings.entries()) {
    const { _id, kind, entries } = posting;
    const change = sum(entriesOf(entries, account._id));
    balance += change;
    if (sum(entries) !== 0) complain(`${_id}: entries sum to ${sum(entries)}`);
    if (sum(posting.lots) !== change) complain(`${_id}: lots change by ${sum(posting.lots)}, not ${change}`);
    if (posting.sequence !== index + 1) complain(`${_id}: sequence ${posting.sequence}, not ${index + 1}`);
    if (posting.balanceAfter !== balance) {
      complain(`${_id}: balance after ${posting.balanceAfter}, not ${balance}`);
    }
    if (kind === 'REDEEMED' || (kind === 'EXCHANGED' && change < 0)) {
      verifySoonestFirst(posting, left, lots, complain);
    }
    if (kind === 'EARNED') earned = withEarned(earned, change, posting.occurredAt, asOf);
    for (const { lotId, points } of posting.lots) {
      const remaining = (left.get(lotId) ?? 0) + points;
      if (remaining < 0) complain(`${_id}: lot ${lotId} overdrawn by ${-remaining}`);
      opened.add(lotId);
      if (remaining === 0) left.delete(lotId);
      else left.set(lotId, remaining);
    }
  }

  for (const { points = 0, earnedAt } of clawBacks) {
    if (earnedAt && points) earned = withEarned(earned, -points, earnedAt, asOf);
  }
  for (const lotId of opened) if (!lots.has(lotId)) complain(`${lotId} is posted to but does not exist`);
  for (const { _id, remaining } of stored) {
    if (!opened.has(_id)) complain(`${_id} was never posted`);
    if (remaining !== (left.get(_id) ?? 0))
      complain(`${_id}: ${remaining} remaining, not ${left.get(_id) ?? 0}`);
  }
  const { _id } = account;
  if (account.balance !== balance) complain(`${_id}: balance ${account.balance}, not ${balance}`);
  if (account.sequence !== postings.length) {
    complain(`${_id}: sequence ${account.sequence}, not ${postings.length}`);
  }
  const open = stored.filter(({ remaining }) => remaining > 0).map(({ expiresAt }) => expiresAt.getTime());
  if (open.length && !((account.nothingExpiresBefore?.getTime() ?? Infinity) <= Math.min(...open))) {
    complain(`${_id}: a lot expires before ${account.nothingExpiresBefore?.toISOString()}`);
  }
  const past = lastDayPastYear(asOf);
  const counted = account.earnedByDay.filter(({ day }) => day > past);
  if (JSON.stringify(counted) !== JSON.stringify(earned)) {
    complain(`${_id}: earned ${JSON.stringify(counted)}, not ${JSON.stringify(earned)}`);
  }
}

/** What an account owes is what wasn't there when goods came back, less what was collected since. */
function verifyOwed(
  { _id, owed = 0 }: Account,
  clawBacks: readonly ClawBack[],
  collected: readonly Posting[],
  complain: (problem: string) => void,
): void {
  const ever = clawBacks.reduce((total, one) => total + (one.owed ?? 0), 0);
  const expected = ever + sum(collected.flatMap(({ lots }) => lots));
  if (owed !== expected) complain(`${_id}: ${owed} owed, not ${expected}`);
}

/** The postings of a take add up to what its lots give now. */
function verifyTake(
  { _id, points, draws, pool, accountId, givenBackAt }: StoredTake,
  postings: readonly Posting[],
  complain: (problem: string) => void,
): void {
  const posted = new Map<string, number>();
  for (const { lotId, points: change } of postings.flatMap(({ lots }) => lots)) {
    posted.set(lotId, (posted.get(lotId) ?? 0) - change);
  }
  for (const { lotId, points: drawn } of draws) posted.set(lotId, (posted.get(lotId) ?? 0) - drawn);
  for (const [lotId, difference] of posted) {
    if (difference !== 0) complain(`${_id}: ${lotId} gave ${difference} more than the take says`);
  }
  if (!givenBackAt && sum(draws) !== points) complain(`${_id}: draws of ${sum(draws)}, not ${points}`);
  if (!pool.includes(accountId) || draws.some((one) => !pool.includes(one.accountId))) {
    complain(`${_id}: drawn on accounts outside of its pool`);
  }
}

/** No lot may keep points while one that expires later gave some. */
function verifySoonestFirst(
  posting: Posting,
  left: ReadonlyMap<string, number>,
  lots: ReadonlyMap<string, Lot>,
  complain: (problem: string) => void,
): void {
  const taken = new Map(posting.lots.map(({ lotId, points }) => [lotId, -points]));
  const expiryOf = (lotId: string) => lots.get(lotId)?.expiresAt.getTime() ?? 0;
  const latest = Math.max(...Array.from(taken.keys(), expiryOf));
  for (const [lotId, before] of left) {
    const kept = before - (taken.get(lotId) ?? 0);
    if (kept > 0 && expiryOf(lotId) < latest)
      complain(`${posting._id}: ${lotId} expires sooner and was kept`);
  }
}
