export type Tier = 'BRONZE' | 'SILVER' | 'GOLD';

/** What a retailer decides about a programme. Every rule that counts points or tiers takes it as an argument. */
export type Programme = {
  /** Whole points for each whole unit of the order's currency. */
  pointsPerUnit: number;
  /** Points expire at the end of the month in which they become this old. */
  monthsAlive: number;
  /**
   * Where goods come back whose points are spent: `ALLOW` lets the balance fall below zero, and what is earned next pays;
   * `WHAT_IS_THERE` takes no more than that, and the programme bears the rest.
   */
  negativeBalance: 'ALLOW' | 'WHAT_IS_THERE';
  /** Whole points earned in 12 months that lift a member to each tier, highest tier first; the last is from 0. */
  tiers: readonly { tier: Tier; from: number }[];
};

export const DEFAULT_PROGRAMME: Programme = {
  pointsPerUnit: 1,
  monthsAlive: 24,
  negativeBalance: 'ALLOW',
  tiers: [
    { tier: 'GOLD', from: 5000 },
    { tier: 'SILVER', from: 1000 },
    { tier: 'BRONZE', from: 0 },
  ],
};
