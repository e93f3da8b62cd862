import type { PostingKind } from '../data/ledger-collections.ts';

/** What happens to points that are owed to members, as a retailer reads it. */
export type Flow = 'issued' | 'exchanged' | 'redeemed' | 'expired' | 'reversed' | 'adjusted' | 'settled';

/** What each kind of posting is, if it changes what all members have together: spent or pending, or set aside. */
const FLOW_OF: Record<PostingKind, Flow> = {
  EARNED: 'issued',
  BONUS: 'issued',
  ENGAGED: 'issued',
  REFERRED: 'issued',
  EXCHANGED: 'exchanged',
  EXCHANGE_REVERSED: 'exchanged',
  REDEEMED: 'redeemed',
  COMMITTED: 'redeemed',
  RESERVED: 'redeemed',
  RELEASED: 'redeemed',
  EXPIRED: 'expired',
  CLAWED_BACK: 'reversed',
  BONUS_REVERSED: 'reversed',
  REVERSED: 'reversed',
  ADJUSTED: 'adjusted',
  SETTLED: 'settled',
  MATURED: 'settled',
};

/** Flows that take from what members have are told as positive numbers. */
const OUT: ReadonlySet<Flow> = new Set(['redeemed', 'expired', 'reversed']);

/** What members have in three ways, in whole points. */
export type Standing = { available: number; pending: number; reserved: number };

export type Sum = Standing & { kind: PostingKind };

export type MonthOfPoints = Standing &
  Record<Flow, number> & {
    /** `2026-03`, in UTC. */
    month: string;
    /** Available, pending and reserved together. */
    outstanding: number;
    liabilityMinor: number;
  };

/** The months from the one of `from` up to the one before `to`'s end, each `2026-03`. */
export function monthsBetween(from: Date, to: Date): string[] {
  const months: string[] = [];
  for (
    let at = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), 1));
    at < to;
    at = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1))
  ) {
    months.push(at.toISOString().slice(0, 7));
  }
  return months;
}

const total = ({ available, pending, reserved }: Standing): number => available + pending + reserved;

const added = (a: Standing, b: Standing): Standing => ({
  available: a.available + b.available,
  pending: a.pending + b.pending,
  reserved: a.reserved + b.reserved,
});

/**
 * Month after month: what came and went, and what is there at its end, worth so much, rounded down.
 * @param opening what members had before the first month.
 */
export function monthByMonth(
  months: readonly string[],
  opening: Standing,
  sums: ReadonlyMap<string, readonly Sum[]>,
  worth: { points: number; amountMinor: number },
): MonthOfPoints[] {
  let standing = opening;
  return months.map((month) => {
    const flows = { issued: 0, exchanged: 0, redeemed: 0, expired: 0, reversed: 0, adjusted: 0, settled: 0 };
    for (const sum of sums.get(month) ?? []) {
      const flow = FLOW_OF[sum.kind];
      flows[flow] += OUT.has(flow) ? 0 - total(sum) : total(sum);
      standing = added(standing, sum);
    }
    const outstanding = total(standing);
    const liabilityMinor = Number((BigInt(outstanding) * BigInt(worth.amountMinor)) / BigInt(worth.points));
    return { month, ...flows, ...standing, outstanding, liabilityMinor };
  });
}

/** Of the points that came to an end, how many percent were never used. Null when none came to an end. */
export function breakagePercent(months: readonly MonthOfPoints[]): number | null {
  const expired = months.reduce((sum, month) => sum + month.expired, 0);
  const redeemed = months.reduce((sum, month) => sum + month.redeemed, 0);
  return expired + redeemed > 0 ? (expired / (expired + redeemed)) * 100 : null;
}
