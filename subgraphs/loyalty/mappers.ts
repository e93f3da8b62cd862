import type { Membership } from './data/ledger.ts';
import type { Lot, Posting } from './data/ledger-collections.ts';
import type { StoredOffer } from './data/offers.ts';
import type { StoredRedemption } from './data/redemptions.ts';
import type { Reason } from './rules/offers.ts';

/** Whose it is, for the guard: what the ledger stores names accounts, and accounts name customers. */
type Owned<Stored> = Stored & { customerId: string };

/** What the resolvers of each GraphQL type receive as their parent. */
export type CustomerMapper = { id: string };
export type LoyaltyAccountMapper = Membership;
export type PointsPostingMapper = Owned<Posting>;
export type PointsLotMapper = Owned<Lot>;
export type RedemptionMapper = Owned<StoredRedemption>;
export type { StoredReward as RewardMapper } from './data/rewards.ts';
export type OfferMapper = StoredOffer & { reason: Reason };
export type { StoredRate as ExchangeRateMapper } from './exchange/exchange-rates.ts';
export type {
  OwnedExchange as PointsExchangeMapper,
  StoredExchange as SettledExchangeMapper,
} from './exchange/exchanges.ts';
export type { StoredBonus as PartnerBonusMapper } from './partner-bonus/partner-bonuses.ts';

/** As a gateway names it; nothing in it is believed before it is found here. */
export type RightsRequestMapper = { id: string; customerId: string };
export type {
  RightsSection as RightsSectionMapper,
  RightsSectionRecord as RightsRecordMapper,
} from '#shared/rights-sections.ts';
