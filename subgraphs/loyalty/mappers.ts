import type { Lot, Posting } from './data/ledger-collections.ts';
import type { Membership } from './data/memberships.ts';
import type { Reason } from './offers/choose.ts';
import type { StoredGrant } from './offers/grant-collections.ts';
import type { Condition } from './offers/judge.ts';
import type { StoredOffer } from './offers/offers.ts';
import type { BalanceExplanation } from './reports/explanation.ts';
import type { StoredRedemption } from './rewards/redemptions.ts';

/** Whose it is, for the guard: what the ledger stores names accounts, and accounts name customers. */
type Owned<Stored> = Stored & { customerId: string };

/** What the resolvers of each GraphQL type receive as their parent. */
export type CustomerMapper = { id: string };
export type LoyaltyAccountMapper = Membership;
export type PointsPostingMapper = Owned<Posting>;
export type PointsLotMapper = Owned<Lot>;
export type BalanceExplanationMapper = BalanceExplanation & { customerId: string };
export type { StoredAdjustment as PointsAdjustmentMapper } from './adjustments/adjustments.ts';
export type RedemptionMapper = Owned<StoredRedemption>;
export type { IdentifiedMember as IdentifiedMemberMapper } from './rewards/identified-member.ts';
export type { StoredRedemption as VoucherMapper } from './rewards/redemptions.ts';
export type { StoredReward as RewardMapper } from './rewards/rewards.ts';
export type DonationsMapper = { taken: number; points: number };

import type { Explanation } from './earning/earnings.ts';
export type OrderEarningMapper = Explanation & { customerId: string };
export type { Forecast as EarningForecastMapper } from './earning/earnings.ts';
export type { VersionedProgramme as ProgrammeMapper } from './programme/programmes.ts';
export type {
  Cap as EarningCapMapper,
  EarningRule as EarningRuleMapper,
  EarningRules as EarningRulesMapper,
  Selection as EarningSelectionMapper,
} from './rules/earning.ts';
export type OfferMapper = StoredOffer & { reason?: Reason };
export type { StoredGrant as OfferGrantMapper } from './offers/grant-collections.ts';
export type OfferExplanationMapper = {
  customerId: string;
  offer: OfferMapper;
  given: boolean;
  grant?: StoredGrant;
  conditions: Condition[];
};

export type {
  CardPurchase as CardPurchaseMapper,
  EarningCard as EarningCardMapper,
} from './cards/card-collections.ts';
export type { StoredRate as ExchangeRateMapper } from './exchange/exchange-rates.ts';
export type {
  OwnedExchange as PointsExchangeMapper,
  StoredExchange as SettledExchangeMapper,
} from './exchange/exchanges.ts';
export type { StoredBonus as PartnerBonusMapper } from './partner-bonus/partner-bonuses.ts';

export type { OwnReferral as ReferralMapper } from './referrals/referrals.ts';

/** As a gateway names it; nothing in it is believed before it is found here. */
export type RightsRequestMapper = { id: string; customerId: string };
export type {
  RightsSection as RightsSectionMapper,
  RightsSectionRecord as RightsRecordMapper,
} from '#shared/rights-sections.ts';

export type { JobRun as LoyaltyJobRunMapper } from './jobs/job-collections.ts';
export type { TierLevel as TierLevelMapper } from './rules/tiers.ts';
