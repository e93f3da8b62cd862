import { z } from 'zod';

export const REFERRAL_PAYMENTS = ['AT_ONCE', 'AFTER_RETURN_WINDOW'] as const;

/** What it gives to bring somebody along, and what keeps it honest. */
export type ReferralRules = {
  /** Whole points for who brings somebody, and for who is brought; when both are 0, nobody can be referred. */
  referrerPoints: number;
  referredPoints: number;
  /** The purchase that counts is the first that costs so much, in minor units of its currency. */
  minimumMinor: number;
  /** Both are paid when the purchase was handed over, or when it can't come back any more. */
  pay: (typeof REFERRAL_PAYMENTS)[number];
  /** Days after the purchase in which goods that come back undo it. */
  returnDays: number;
  /** Days after the code was entered in which the purchase must be made. */
  validDays: number;
  /** How often somebody is rewarded for bringing others, in so many days. */
  most: { times: number; days: number };
  /** How many may enter somebody's code within 24 hours; more are refused. */
  mostADay: number;
};

export const DEFAULT_REFERRALS: ReferralRules = {
  referrerPoints: 0,
  referredPoints: 0,
  minimumMinor: 1,
  pay: 'AFTER_RETURN_WINDOW',
  returnDays: 30,
  validDays: 90,
  most: { times: 10, days: 365 },
  mostADay: 5,
};

const within = (least: number, most: number) =>
  z.number().refine((value) => value >= least && value <= most, `${least} to ${most}`);

/** What `setProgramme` takes for this part. */
export const referralsInput = z.object({
  referrerPoints: within(0, 1_000_000),
  referredPoints: within(0, 1_000_000),
  minimumMinor: within(1, 100_000_000),
  pay: z.enum(REFERRAL_PAYMENTS),
  returnDays: within(0, 365),
  validDays: within(1, 365),
  most: z.object({ times: within(1, 1000), days: within(1, 3650) }),
  mostADay: within(1, 1000),
}) satisfies z.ZodType<ReferralRules>;

export const isOffered = ({ referrerPoints, referredPoints }: ReferralRules): boolean =>
  referrerPoints + referredPoints > 0;

/** Why somebody isn't rewarded. */
export const REFERRAL_REFUSALS = [
  'SAME_PERSON',
  'SAME_CARD',
  'NOT_NEW',
  'REFERRED_BEFORE',
  'TOO_MANY',
  'TOO_FAST',
  'GOODS_RETURNED',
] as const;
export type ReferralRefusal = (typeof REFERRAL_REFUSALS)[number];

/** What is known of two people when one of them is to be rewarded for the other. */
export type ReferralFacts = {
  /** Both are one customer: one of their ids is, or has become, the other's. */
  isSamePerson: boolean;
  /** Keys of cards that either has linked or paid with. */
  referrerCards: readonly string[];
  referredCards: readonly string[];
  /** Who is brought had bought something before they entered the code. */
  hadBought: boolean;
  /** Who is brought had brought, by themself or by others whom they brought, who brings them. */
  isRing: boolean;
  /** Another referral of theirs, under whichever of their ids, was first. */
  wasReferred: boolean;
  /** How often who brings them was rewarded in the days that count … */
  rewardedBefore: number;
  /** … and how many others entered their code in the last 24 hours. */
  enteredToday: number;
};

/** Null when nothing speaks against it. */
export function refusalOf(facts: ReferralFacts, rules: ReferralRules): ReferralRefusal | null {
  if (facts.isSamePerson) return 'SAME_PERSON';
  if (facts.hadBought || facts.isRing) return 'NOT_NEW';
  if (facts.wasReferred) return 'REFERRED_BEFORE';
  if (facts.referredCards.some((card) => facts.referrerCards.includes(card))) return 'SAME_CARD';
  if (facts.enteredToday >= rules.mostADay) return 'TOO_FAST';
  if (facts.rewardedBefore >= rules.most.times) return 'TOO_MANY';
  return null;
}

const DAY_MS = 86_400_000;

/** When both are paid for a purchase of that time. */
export const dueAtOf = (boughtAt: Date, { pay, returnDays }: ReferralRules): Date =>
  pay === 'AT_ONCE' ? boughtAt : new Date(boughtAt.getTime() + returnDays * DAY_MS);
