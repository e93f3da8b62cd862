import type { Db } from 'mongodb';
import { type StoredTake, takesIn } from '../parting/takes.ts';
import { reservationsIn } from '../reservations/reservations.ts';
import { type Reversal, reversalsIn } from '../returns/reversals.ts';
import { type ActivityOnDay, minus, together, withActivity } from '../rules/activity.ts';
import { changeOf, memberAccount, pendingAccount, sum } from '../rules/postings.ts';
import {
  type Account,
  accountsIn,
  type Lot,
  lotsIn,
  type Posting,
  postingsIn,
  qualifyingOf,
} from './ledger-collections.ts';

/** What was counted, and every place where the ledger contradicts itself. */
export type LedgerReport = {
  accounts: number;
  postings: number;
  lots: number;
  /** Whole points that all members have together, by the postings: what they can spend, … */
  outstanding: number;
  /** … what hasn't matured, … */
  pending: number;
  /** … and what is set aside. */
  reserved: number;
  /** Each names the account, posting or lot. Empty: the ledger balances. */
  problems: string[];
};

/** Reported at most; a broken ledger needs no more to be seen. */
const MAX_PROBLEMS = 100;

/**
 * Replays every posting and compares what follows from them with accounts and lots: entries sum to 0, sequences have no
 * gaps, balances are the sums of their lots, no lot was ever overdrawn, each spend emptied the lots that expire soonest
 * first, takes over several accounts are paid by the lots that they name, what is reserved is held for somebody, and what came
 * back counts for no tier and is owed as far as it wasn't there. Reads in one pass, one account at a time, so that memory does
 * not grow with the ledger. Meant for a ledger at rest: while it is written to, differences may be reported that are none.
 */
export async function verifyLedger(db: Db): Promise<LedgerReport> {
  const report: LedgerReport = {
    ...{ accounts: 0, postings: 0, lots: 0, outstanding: 0, pending: 0, reserved: 0 },
    problems: [],
  };
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
    const reversals = await reversalsIn(db).find({ accountId: account._id }).toArray();
    verifyAccount(account, postings, { lots, reversals }, complain);
    const key = { $regex: `^collect/${account._id}/` };
    const collected = reversals.length ? await postingsIn(db).find({ key }).toArray() : [];
    verifyOwed(account, reversals, collected, complain);
    report.accounts += 1;
    report.postings += postings.length;
    report.lots += lots.length;
    for (const posting of postings) {
      report.outstanding += changeOf(posting, memberAccount(account._id));
      report.pending += changeOf(posting, pendingAccount(account._id));
      report.reserved += changeOf(posting, 'reserved');
    }
  }
  await skipStrays(null);
  for await (const one of takesIn(db).find().sort({ _id: 1 })) {
    const posted = await postingsIn(db).find({ takeKey: one._id }).toArray();
    verifyTake(one, posted, complain);
  }
  let held = 0;
  for await (const { points } of reservationsIn(db).find({ state: 'HELD' })) held += points;
  if (held !== report.reserved) complain(`${report.reserved} reserved, and ${held} held for something`);
  return report;
}

function verifyAccount(
  account: Account,
  postings: readonly Posting[],
  { lots: stored, reversals }: { lots: readonly Lot[]; reversals: readonly Reversal[] },
  complain: (problem: string) => void,
): void {
  const lots = new Map(stored.map((lot) => [lot._id, lot]));
  const opened = new Set<string>();
  /** What each lot that isn't empty has left, and has pending, after the postings so far. */
  const left = new Map<string, number>();
  const waiting = new Map<string, number>();
  let balance = 0;
  let pending = 0;

  for (const [index, posting] of postings.entries()) {
    const { _id, kind, entries, pendingLots = [] } = posting;
    const change = changeOf(posting, memberAccount(account._id));
    const pendingChange = changeOf(posting, pendingAccount(account._id));
    balance += change;
    pending += pendingChange;
    if (sum(entries) !== 0) complain(`${_id}: entries sum to ${sum(entries)}`);
    if (sum(posting.lots) !== change) complain(`${_id}: lots change by ${sum(posting.lots)}, not ${change}`);
    if (sum(pendingLots) !== pendingChange) {
      complain(`${_id}: pending lots change by ${sum(pendingLots)}, not ${pendingChange}`);
    }
    if (posting.sequence !== index + 1) complain(`${_id}: sequence ${posting.sequence}, not ${index + 1}`);
    if (posting.balanceAfter !== balance) {
      complain(`${_id}: balance after ${posting.balanceAfter}, not ${balance}`);
    }
    if (isSpending(kind, change)) verifySoonestFirst(posting, left, lots, complain);
    for (const [of, changes] of [
      [left, posting.lots],
      [waiting, pendingLots],
    ] as const) {
      for (const { lotId, points } of changes) {
        const remaining = (of.get(lotId) ?? 0) + points;
        if (remaining < 0) complain(`${_id}: lot ${lotId} overdrawn by ${-remaining}`);
        opened.add(lotId);
        if (remaining === 0) of.delete(lotId);
        else of.set(lotId, remaining);
      }
    }
  }

  for (const lotId of opened) if (!lots.has(lotId)) complain(`${lotId} is posted to but does not exist`);
  for (const { _id, points, remaining, pending: pendingIn = 0, parts } of stored) {
    if (points > 0 && !opened.has(_id)) complain(`${_id} was never posted`);
    if (remaining !== (left.get(_id) ?? 0))
      complain(`${_id}: ${remaining} remaining, not ${left.get(_id) ?? 0}`);
    if (pendingIn !== (waiting.get(_id) ?? 0))
      complain(`${_id}: ${pendingIn} pending, not ${waiting.get(_id) ?? 0}`);
    if (remaining + pendingIn > points) complain(`${_id}: more than the ${points} that it had`);
    if (parts && sum(parts) !== points) complain(`${_id}: parts of ${sum(parts)}, not ${points}`);
  }
  const { _id } = account;
  if (account.balance !== balance) complain(`${_id}: balance ${account.balance}, not ${balance}`);
  if (account.sequence !== postings.length) {
    complain(`${_id}: sequence ${account.sequence}, not ${postings.length}`);
  }
  if ((account.pending ?? 0) !== pending) complain(`${_id}: ${account.pending} pending, not ${pending}`);
  verifyDue(account, stored, complain);

  let activity: ActivityOnDay[] = [];
  for (const lot of stored) activity = withActivity(activity, qualifyingOf(lot), lot.earnedAt);
  for (const { unearned, earnedAt } of reversals)
    activity = withActivity(activity, minus(unearned), earnedAt);
  const counted = together(account.activity);
  if (JSON.stringify(counted) !== JSON.stringify(activity)) {
    complain(`${_id}: activity ${JSON.stringify(counted)}, not ${JSON.stringify(activity)}`);
  }
}

/** Whether it takes what expires soonest, whatever it is. */
const isSpending = (kind: Posting['kind'], change: number): boolean =>
  kind === 'REDEEMED' || kind === 'RESERVED' || (kind === 'EXCHANGED' && change < 0);

/** The times at which an account is looked at again are no later than the first lot that needs it. */
function verifyDue(account: Account, lots: readonly Lot[], complain: (problem: string) => void): void {
  const { _id, nothingExpiresBefore, nothingMaturesBefore } = account;
  const first = (times: readonly (Date | undefined)[]) =>
    Math.min(...times.map((time) => time?.getTime() ?? -Infinity));
  const open = lots.filter(({ remaining, pending = 0 }) => remaining + pending > 0);
  if (!((nothingExpiresBefore?.getTime() ?? Infinity) <= first(open.map(({ expiresAt }) => expiresAt)))) {
    if (open.length) complain(`${_id}: a lot expires before ${nothingExpiresBefore?.toISOString()}`);
  }
  const waiting = lots.filter(({ pending = 0 }) => pending > 0);
  if (
    !((nothingMaturesBefore?.getTime() ?? Infinity) <= first(waiting.map(({ availableAt }) => availableAt)))
  ) {
    if (waiting.length) complain(`${_id}: a lot matures before ${nothingMaturesBefore?.toISOString()}`);
  }
}

/** What an account owes is what wasn't there when goods came back, less what was collected since. */
function verifyOwed(
  { _id, owed = 0 }: Account,
  reversals: readonly Reversal[],
  collected: readonly Posting[],
  complain: (problem: string) => void,
): void {
  const ever = reversals.reduce((total, one) => total + one.owed, 0);
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
