import type { NegativeBalance } from '../../../subgraphs/loyalty/rules/points.ts';

/** Points that came together. Times in milliseconds. */
export type ModelLot = {
  id: string;
  owner: string;
  points: number;
  left: number;
  pending: number;
  availableAt: number;
  expiresAt: number;
  lapsed: number;
  /** Taken back. */
  reversed: number;
};

export type ModelReservation = {
  id: string;
  key: string;
  by: string;
  /** Out of which lot how many. */
  drawn: Map<string, number>;
  points: number;
  expiresAt: number;
  state: string;
};

/**
 * Lots, debts and reservations, and nothing of postings, accounts or transactions. What is due happens at once, and debts are paid
 * at once. What a parting does to lots is learnt from the ledger: see `members-random.test.ts` for that.
 */
export class Model {
  readonly lots = new Map<string, ModelLot>();
  readonly owed = new Map<string, number>();
  readonly reservations: ModelReservation[] = [];
  /** Ids that are one customer, in the order in which they come. */
  groups: string[][] = [];
  readonly members = new Set<string>();
  now: number;
  private readonly policy: NegativeBalance;

  constructor(now: number, policy: NegativeBalance) {
    this.now = now;
    this.policy = policy;
  }

  groupOf(id: string): string[] {
    return this.groups.find((group) => group.includes(id)) ?? [id];
  }

  isMember(id: string): boolean {
    return this.groupOf(id).some((one) => this.members.has(one));
  }

  /** What time has done: what is due matures, then what is due lapses. */
  bring(): void {
    for (const lot of this.lots.values()) {
      if (lot.pending > 0 && lot.availableAt <= this.now) {
        lot.left += lot.pending;
        lot.pending = 0;
      }
      if (lot.left > 0 && lot.expiresAt <= this.now) {
        lot.lapsed += lot.left;
        lot.left = 0;
      }
    }
  }

  private soonestFirst(of: readonly string[]): ModelLot[] {
    return [...this.lots.values()]
      .filter(({ owner, left }) => left > 0 && of.includes(owner))
      .sort((one, other) => one.expiresAt - other.expiresAt || (one.id < other.id ? -1 : 1));
  }

  balance(id: string): number {
    return this.soonestFirst(this.groupOf(id)).reduce((total, { left }) => total + left, 0);
  }

  owes(id: string): number {
    return this.groupOf(id).reduce((total, one) => total + (this.owed.get(one) ?? 0), 0);
  }

  private drawFrom(lots: readonly ModelLot[], points: number): Map<string, number> {
    const drawn = new Map<string, number>();
    let missing = points;
    for (const lot of lots) {
      const gives = Math.min(missing, lot.left);
      if (gives === 0) continue;
      lot.left -= gives;
      missing -= gives;
      drawn.set(lot.id, gives);
    }
    return drawn;
  }

  /** Takes points, soonest expiry first. Null when there are too few. */
  take(id: string, points: number): Map<string, number> | null {
    if (this.balance(id) < points) return null;
    return this.drawFrom(this.soonestFirst(this.groupOf(id)), points);
  }

  collect(id: string): void {
    for (const one of this.groupOf(id)) {
      const points = Math.min(this.owed.get(one) ?? 0, this.balance(id));
      if (points === 0) continue;
      this.take(id, points);
      this.owed.set(one, (this.owed.get(one) ?? 0) - points);
    }
  }

  /** Puts back what a reservation took. */
  release(reservation: ModelReservation, state: string): void {
    for (const [id, points] of reservation.drawn) {
      const lot = this.lots.get(id);
      if (lot) lot.left += points;
    }
    reservation.state = state;
  }

  reverse(lot: ModelLot, asked: number): void {
    const points = Math.min(asked, Math.max(0, lot.points - lot.lapsed - lot.reversed));
    lot.reversed += points;
    const fromPending = Math.min(points, lot.pending);
    lot.pending -= fromPending;
    const rest = this.policy === 'PENDING_ONLY' ? 0 : Math.min(points - fromPending, this.balance(lot.owner));
    this.drawFrom([lot, ...this.soonestFirst(this.groupOf(lot.owner)).filter((one) => one !== lot)], rest);
    if (this.policy !== 'ALLOW') return;
    this.owed.set(lot.owner, (this.owed.get(lot.owner) ?? 0) + points - fromPending - rest);
  }

  /** What each lot of these customers has left and pending, and what they owe. */
  told(ids: readonly string[]) {
    const lots = [...this.lots.values()].filter(
      ({ owner, left, pending }) => ids.includes(owner) && left + pending > 0,
    );
    return {
      lots: Object.fromEntries(lots.map(({ id, left, pending }) => [id, `${left} and ${pending}`])),
      owed: Object.fromEntries(ids.flatMap((id) => (this.owed.get(id) ? [[id, this.owed.get(id)]] : []))),
    };
  }
}
