import { type CardRules, DEFAULT_CARDS } from './cards.ts';
import { DEFAULT_EARNING, type EarningRules } from './earning.ts';
import { DEFAULT_POINTS, type PointsRules } from './points.ts';
import { DEFAULT_REFERRALS, type ReferralRules } from './referrals.ts';
import { DEFAULT_TIERS, type TierRules } from './tiers.ts';

/**
 * What a retailer decides about a programme: data, set by one mutation. Every rule that counts points or tiers takes it, or its
 * part of it, as an argument. Each part stands with its default and its validator in the file of its rules.
 */
export type Programme = {
  /** For customers, e.g. `Patron Club`. */
  name: string;
  points: PointsRules;
  earning: EarningRules;
  tiers: TierRules;
  cards: CardRules;
  referrals: ReferralRules;
};

/** What holds until a retailer says something else. */
export const DEFAULT_PROGRAMME: Programme = {
  name: 'Loyalty programme',
  points: DEFAULT_POINTS,
  earning: DEFAULT_EARNING,
  tiers: DEFAULT_TIERS,
  cards: DEFAULT_CARDS,
  referrals: DEFAULT_REFERRALS,
};
