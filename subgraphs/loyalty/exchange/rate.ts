export type Direction = 'OUT' | 'IN';

/** So many points are worth so many units of the partner's programme; both whole, both at least 1. */
export type Rate = { points: number; partnerUnits: number };

/** What changes hands: whole points and whole units, each at least 1. */
export type Quote = { points: number; partnerUnits: number };

/** The most that one exchange may be asked for, and that either term of a rate may be: products stay exact. */
export const MOST_AMOUNT = 10_000_000;

/**
 * What an amount (of points `OUT`, of the partner's units `IN`) is exchanged for. The other side's amount is rounded
 * down to a whole one, and no more is taken than that costs, rounded up: nobody gives more than was asked, and what is
 * left over stays where it was. Null when it is too little for one of the other.
 */
export function quote(direction: Direction, amount: number, rate: Rate): Quote | null {
  if (direction === 'OUT') {
    const partnerUnits = Math.floor((amount * rate.partnerUnits) / rate.points);
    const points = Math.ceil((partnerUnits * rate.points) / rate.partnerUnits);
    return partnerUnits > 0 ? { points, partnerUnits } : null;
  }
  const points = Math.floor((amount * rate.points) / rate.partnerUnits);
  const partnerUnits = Math.ceil((points * rate.partnerUnits) / rate.points);
  return points > 0 ? { points, partnerUnits } : null;
}
