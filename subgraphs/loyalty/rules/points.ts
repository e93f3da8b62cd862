import { z } from 'zod';

/**
 * Where goods come back whose points are spent: `ALLOW` lets the balance fall below zero, and what is earned next pays;
 * `WHAT_IS_THERE` takes no more than that, and `PENDING_ONLY` no more than what of the line's own points hasn't matured. The
 * programme bears the rest.
 */
export const NEGATIVE_BALANCES = ['ALLOW', 'WHAT_IS_THERE', 'PENDING_ONLY'] as const;
export type NegativeBalance = (typeof NEGATIVE_BALANCES)[number];

/** How long points live, when they can be spent, what they are worth, and what happens where goods come back. */
export type PointsRules = {
  /** Points expire at the end of the month in which they become this old. */
  monthsAlive: number;
  /** Days after a purchase in which its points can't be spent, as a rule those in which goods may come back. 0: at once. */
  pendingDays: number;
  negativeBalance: NegativeBalance;
  /** Corrections of more whole points than this wait for a second person. */
  adjustmentLimit: number;
  /** Days before points expire at which the member is told. */
  expiryNoticeDays: number;
  /** What `points` points are worth to the retailer, for the report of what is owed to members. */
  pointValue: { points: number; amountMinor: number; currency: string };
};

export const DEFAULT_POINTS: PointsRules = {
  monthsAlive: 24,
  pendingDays: 0,
  negativeBalance: 'ALLOW',
  adjustmentLimit: 500,
  expiryNoticeDays: 30,
  pointValue: { points: 100, amountMinor: 100, currency: 'EUR' },
};

const MOST = 10_000_000;
const within = (least: number, most: number) =>
  z
    .number()
    .refine((value) => Number.isInteger(value) && value >= least && value <= most, `${least} to ${most}`);

/** Shortest months that a point of `monthsAlive` months lives. */
const shortestLifeDays = (monthsAlive: number): number => monthsAlive * 28;

/** What `setProgramme` takes for this part. */
export const pointsInput = z
  .object({
    monthsAlive: within(1, 120),
    pendingDays: within(0, 365),
    negativeBalance: z.enum(NEGATIVE_BALANCES),
    adjustmentLimit: within(0, MOST),
    expiryNoticeDays: within(1, 180),
    pointValue: z.object({
      points: within(1, MOST),
      amountMinor: within(0, MOST),
      currency: z.string().regex(/^[A-Z]{3}$/, 'a code of ISO 4217'),
    }),
  })
  .refine(({ monthsAlive, pendingDays }) => pendingDays < shortestLifeDays(monthsAlive), {
    path: ['pendingDays'],
    message: 'fewer days than points live',
  }) satisfies z.ZodType<PointsRules>;

/** From when on points that were earned then can be spent. Undefined: at once. */
export const availableAtOf = (
  earnedAt: Date,
  { points: { pendingDays } }: { points: Pick<PointsRules, 'pendingDays'> },
): Date | undefined =>
  pendingDays > 0 ? new Date(earnedAt.getTime() + pendingDays * 86_400_000) : undefined;

/** The end, in UTC, of the month in which points become `monthsAlive` old. */
export const expiryOf = (
  earnedAt: Date,
  { points: { monthsAlive } }: { points: Pick<PointsRules, 'monthsAlive'> },
): Date => new Date(Date.UTC(earnedAt.getUTCFullYear(), earnedAt.getUTCMonth() + monthsAlive + 1, 1));
