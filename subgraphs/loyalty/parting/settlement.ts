import type { Lot, Posting } from '../data/ledger-collections.ts';
import { type LotChange, sum } from '../rules/postings.ts';
import type { Drawn, ReplayedEvent, ReplayedLot } from './replay.ts';
import type { StoredTake } from './takes.ts';

/** What has to be posted so that a take is paid by other lots than it was. */
export type Settlement = {
  of: StoredTake;
  /** Out of which lots it is paid then. */
  draws: Drawn[];
  /** What lots get back … */
  back: Drawn[];
  /** … and what others give instead. */
  pay: Drawn[];
  /** Whole points that nobody gives: what goes back and isn't paid. */
  borne: number;
};

export function settlementOf(of: StoredTake, draws: Drawn[]): Settlement {
  const more = (these: readonly Drawn[], than: readonly Drawn[]): Drawn[] =>
    these.flatMap((one) => {
      const points = one.points - (than.find(({ lotId }) => lotId === one.lotId)?.points ?? 0);
      return points > 0 ? [{ ...one, points }] : [];
    });
  return {
    of,
    draws,
    back: more(of.draws, draws),
    pay: more(draws, of.draws),
    borne: of.points - sum(draws),
  };
}

/**
 * History as {@link replay} takes it: what lots had left before these postings, and what happened since. That points lapsed is
 * left out, which follows from the time. What earlier settlements did to takes from before counts as done before.
 * @param postings by account in the order of their sequence.
 * @param takes with the accounts on which each may draw.
 */
export function historyOf(
  lots: readonly Lot[],
  postings: readonly Posting[],
  takes: readonly StoredTake[],
): { lots: ReplayedLot[]; events: ReplayedEvent[] } {
  const byKey = new Map(takes.map((one) => [one._id, one]));
  const changed = new Map<string, number>();
  const events: ReplayedEvent[] = [];
  const seen = new Set<string>();

  for (const posting of inTime(postings)) {
    const { kind, takeKey, postedAt: at } = posting;
    const take = takeKey === undefined ? undefined : byKey.get(takeKey);
    if (kind === 'SETTLED' && takeKey !== undefined && !take) continue;
    for (const { lotId, points } of posting.lots) changed.set(lotId, (changed.get(lotId) ?? 0) + points);
    if (kind === 'EXPIRED' || kind === 'SETTLED') continue;
    if (!take) {
      events.push({ type: 'CHANGED', at, lots: posting.lots });
      continue;
    }
    const { _id: key, points, pool: accounts, first } = take;
    const type = kind === take.kind ? 'TAKEN' : 'GIVEN_BACK';
    if (seen.has(`${type}/${key}`)) continue; // one of several accounts that gave something
    seen.add(`${type}/${key}`);
    events.push(type === 'TAKEN' ? { type, at, key, points, accounts, first } : { type, at, key });
  }
  const before = lots.map(({ _id: lotId, accountId, expiresAt, remaining }) => ({
    lotId,
    accountId,
    expiresAt,
    left: remaining - (changed.get(lotId) ?? 0),
  }));
  return { lots: before, events };
}

/** Postings of several accounts in one order: that of each account, and among accounts that of time. */
function inTime(postings: readonly Posting[]): Posting[] {
  const byAccount = new Map<string, Posting[]>();
  for (const posting of postings) {
    const queue = byAccount.get(posting.accountId);
    if (queue) queue.push(posting);
    else byAccount.set(posting.accountId, [posting]);
  }
  const queues = [...byAccount.values()];
  const ordered: Posting[] = [];
  while (queues.length) {
    const heads = queues.map(([head]) => head as Posting);
    const next = heads.reduce((best, head) => (isBefore(head, best) ? head : best));
    const queue = queues[heads.indexOf(next)];
    ordered.push(next);
    queue?.shift();
    if (!queue?.length) queues.splice(heads.indexOf(next), 1);
  }
  return ordered;
}

const isBefore = (a: Posting, b: Posting): boolean =>
  a.postedAt < b.postedAt || (a.postedAt.getTime() === b.postedAt.getTime() && a._id < b._id);

/** What lapsed and would have been spent before: points that lots need to give more than they have left. */
export function lapsedTooSoon(
  settlements: readonly Settlement[],
  remaining: ReadonlyMap<string, number>,
): Drawn[] {
  const needed = new Map<string, Drawn>();
  for (const one of settlements.flatMap(({ pay }) => pay)) {
    needed.set(one.lotId, { ...one, points: one.points + (needed.get(one.lotId)?.points ?? 0) });
  }
  return [...needed.values()].flatMap((one) => {
    const points = one.points - (remaining.get(one.lotId) ?? 0);
    return points > 0 ? [{ ...one, points }] : [];
  });
}

export const changesOf = (drawn: readonly Drawn[], sign: 1 | -1): LotChange[] =>
  drawn.map(({ lotId, points }) => ({ lotId, points: sign * points }));
