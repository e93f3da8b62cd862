/** What a retailer gives for a subscription with a partner. */
export type PartnerBonus = {
  /** Whole points, at least 1. */
  points: number;
  /** Days after it began in which cancelling takes the bonus back. */
  reversibleDays: number;
};

const DAY_MS = 86_400_000;

/** Whether a bonus is taken back: the subscription was cancelled before the days were over. */
export const isTakenBack = (
  { startedAt, reversibleDays }: { startedAt: Date; reversibleDays: number },
  cancelledAt: Date,
): boolean => cancelledAt.getTime() < startedAt.getTime() + reversibleDays * DAY_MS;
