import type { LotChange } from '../rules/postings.ts';

/** A lot, and what it had left before the first event. */
export type ReplayedLot = { lotId: string; accountId: string; expiresAt: Date; left: number };

/** What happened to lots, in the order in which it did. */
export type ReplayedEvent =
  /** Lots were opened, or changed by what nobody else had a part in. */
  | { type: 'CHANGED'; at: Date; lots: readonly LotChange[] }
  /** Points were taken: out of the lots `first`, then out of those of `accounts` that expire soonest. */
  | {
      type: 'TAKEN';
      at: Date;
      key: string;
      points: number;
      accounts: readonly string[];
      first: readonly string[];
    }
  /** What was taken under this key was given back. */
  | { type: 'GIVEN_BACK'; at: Date; key: string };

/** Whole points, at least 1, that one lot gives. */
export type Drawn = { accountId: string; lotId: string; points: number };

type Debt = { key: string; accounts: readonly string[]; missing: number };

/**
 * What each take would have drawn if nobody had ever had more than the `accounts` that it names. Where they had too few, the
 * points that come next pay, before anything else does; what nothing paid is left out of the answer.
 */
export function replay(lots: readonly ReplayedLot[], events: readonly ReplayedEvent[]): Map<string, Drawn[]> {
  const soonestFirst = [...lots].sort(
    (a, b) => a.expiresAt.getTime() - b.expiresAt.getTime() || (a.lotId < b.lotId ? -1 : 1),
  );
  const left = new Map(lots.map((lot) => [lot.lotId, lot.left]));
  const taken = new Map<string, Drawn[]>();
  let debts: Debt[] = [];

  const change = (lotId: string, points: number) => left.set(lotId, (left.get(lotId) ?? 0) + points);

  /** Returns what is missing. */
  function draw(key: string, points: number, from: readonly ReplayedLot[], at: Date): number {
    const drawn = taken.get(key) ?? [];
    let missing = points;
    for (const { lotId, accountId, expiresAt } of from) {
      const gives = Math.min(missing, left.get(lotId) ?? 0);
      if (gives <= 0 || expiresAt <= at) continue;
      change(lotId, -gives);
      missing -= gives;
      const known = drawn.find((one) => one.lotId === lotId);
      if (known) known.points += gives;
      else drawn.push({ accountId, lotId, points: gives });
    }
    taken.set(key, drawn);
    return missing;
  }

  const lotsOf = (accounts: readonly string[]) =>
    soonestFirst.filter(({ accountId }) => accounts.includes(accountId));

  function payDebts(at: Date): void {
    debts = debts
      .map((debt) => ({ ...debt, missing: draw(debt.key, debt.missing, lotsOf(debt.accounts), at) }))
      .filter(({ missing }) => missing > 0);
  }

  for (const event of events) {
    const { at } = event;
    switch (event.type) {
      case 'CHANGED':
        for (const { lotId, points } of event.lots) change(lotId, points);
        break;
      case 'TAKEN': {
        const { key, points, accounts, first } = event;
        const theirs = lotsOf(accounts);
        const preferred = theirs.filter(({ lotId }) => first.includes(lotId));
        const missing = draw(key, draw(key, points, preferred, at), theirs, at);
        if (missing > 0) debts.push({ key, accounts, missing });
        break;
      }
      case 'GIVEN_BACK':
        for (const { lotId, points } of taken.get(event.key) ?? []) change(lotId, points);
        taken.set(event.key, []);
        debts = debts.filter(({ key }) => key !== event.key);
    }
    payDebts(at);
  }
  return taken;
}
