import { z } from 'zod';
import { type ActivityOnDay, dayOf } from './activity.ts';
import { present } from './imports.ts';

/** Code of a tier of the programme, e.g. `GOLD`. */
export type TierCode = string;

export const TIER_MEASURES = ['POINTS', 'SPEND', 'PURCHASES'] as const;
export const TIER_PERIODS = ['ROLLING_YEAR', 'CALENDAR_YEAR', 'MEMBERSHIP_YEAR'] as const;
export const TIER_FALLS = ['TO_WHAT_IS_REACHED', 'ONE_DOWN'] as const;
export const BENEFIT_KINDS = ['EARLY_ACCESS', 'EXCLUSIVE_CONTENT', 'EVENT', 'DELIVERY', 'SERVICE'] as const;

/** What a tier gives besides points. Who serves it asks `Customer.hasBenefit`. */
export type TierBenefit = { code: string; kind: (typeof BENEFIT_KINDS)[number]; text: string };

export type TierLevel = {
  tier: TierCode;
  /** For customers, e.g. `Gold`. */
  name: string;
  /** What lifts a member to it, in what the programme measures. */
  from: number;
  /** It can't be lost after so many periods in which it was reached or, of rolling ones, times of 12 months that it stood on end … */
  lifetimePeriods?: number;
  /** … or once so much was earned over all time. */
  lifetimeAmount?: number;
  /** A member has these and those of all tiers below. */
  benefits: readonly TierBenefit[];
};

/** Which tiers there are, what lifts a member to each, and how they are lost. */
export type TierRules = {
  /** Points earned, spent or not; money paid, in minor units of `currency`; or orders. */
  measure: (typeof TIER_MEASURES)[number];
  /** ISO 4217, for `SPEND`. */
  currency?: string;
  /** Over which time: the last 12 months; a calendar year, or a year from joining, after which a tier stands for another one. */
  period: (typeof TIER_PERIODS)[number];
  /** Where one falls: to the tier that the activity still reaches, or to the one below, for at least a year. */
  fall: (typeof TIER_FALLS)[number];
  /** Days that a tier still stands after what it takes is no longer there. What is earned in them makes up for it. */
  graceDays: number;
  /** Days that a tier stands at least once it was reached, where the period rolls. */
  leastDays: number;
  /** Days before a tier is lost at which the member is warned. */
  warnDays: number;
  /** Highest first; the last is from 0, where everybody begins. */
  ladder: readonly TierLevel[];
};

export const DEFAULT_TIERS: TierRules = {
  measure: 'POINTS',
  period: 'ROLLING_YEAR',
  fall: 'TO_WHAT_IS_REACHED',
  graceDays: 0,
  leastDays: 0,
  warnDays: 30,
  ladder: [
    { tier: 'GOLD', name: 'Gold', from: 5000, benefits: [] },
    { tier: 'SILVER', name: 'Silver', from: 1000, benefits: [] },
    { tier: 'BRONZE', name: 'Bronze', from: 0, benefits: [] },
  ],
};

const code = z.string().regex(/^[A-Z][A-Z0-9_]{0,31}$/, '1 to 32 capital letters, digits or "_"');
const text = (most: number) =>
  z.string().refine((value) => value.trim() !== '' && value.length <= most, `1 to ${most} characters`);
const whole = (least: number, most: number) =>
  z
    .number()
    .refine((value) => Number.isInteger(value) && value >= least && value <= most, `${least} to ${most}`);
const MOST = 1_000_000_000;

const benefitInput = z.object({ code, kind: z.enum(BENEFIT_KINDS), text: text(500) });

const levelInput = z.object({
  tier: code,
  name: text(60),
  from: whole(0, MOST),
  lifetimePeriods: whole(1, 50).nullish(),
  lifetimeAmount: whole(1, MOST).nullish(),
  benefits: z.array(benefitInput).refine(({ length }) => length <= 20, 'at most 20 benefits'),
});

const isDistinct = (values: readonly string[]) => new Set(values).size === values.length;

/** What `setProgramme` takes for this part; tiers in any order. */
export const tiersInput = z
  .object({
    measure: z.enum(TIER_MEASURES),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'an ISO 4217 code')
      .nullish(),
    period: z.enum(TIER_PERIODS),
    fall: z.enum(TIER_FALLS),
    graceDays: whole(0, 180),
    leastDays: whole(0, 365),
    warnDays: whole(1, 180),
    ladder: z
      .array(levelInput)
      .refine(({ length }) => length >= 1 && length <= 20, '1 to 20 tiers')
      .refine((levels) => isDistinct(levels.map(({ tier }) => tier)), 'a code that is given once')
      .refine((levels) => isDistinct(levels.map(({ from }) => String(from))), 'another amount for each tier')
      .refine((levels) => levels.some(({ from }) => from === 0), 'one tier from 0')
      .refine(
        (levels) => isDistinct(levels.flatMap(({ benefits }) => benefits.map((benefit) => benefit.code))),
        'a benefit code that is given once',
      ),
  })
  .refine(({ measure, currency }) => (measure === 'SPEND') === (currency != null), {
    path: ['currency'],
    message: 'a currency where spend is measured, and none elsewhere',
  })
  .transform(
    ({ currency, ladder, ...rules }): TierRules => ({
      ...rules,
      ...(currency && { currency }),
      ladder: ladder.map((level): TierLevel => present(level)).sort((a, b) => b.from - a.from),
    }),
  );

/**
 * Days that no longer count for a tier: that of `now` a year before, and all earlier ones. So points earned on 2 March
 * count up to and including 1 March of the next year.
 */
const lastDayPastYear = (now: Date): string =>
  `${String(now.getUTCFullYear() - 1).padStart(4, '0')}${dayOf(now).slice(4)}`;

/** Whole points earned in the 12 months before `now`. */
export function earnedInYear(days: readonly ActivityOnDay[], now: Date): number {
  const past = lastDayPastYear(now);
  return days.reduce((sum, { day, points }) => (day > past ? sum + points : sum), 0);
}
