import { storeDevicesMigration } from '#shared/known-devices.ts';
import type { Subgraph } from '#shared/subgraph.ts';
import { wrongCodesMigration } from '#shared/wrong-codes.ts';
import { adjustmentsMigration } from './adjustments/adjustments.ts';
import { cardsMigration } from './cards/card-collections.ts';
import { type Data, openData } from './context.ts';
import {
  activityInLedgerMigration,
  ledgerMigration,
  partnersInLedgerMigration,
  returnsInLedgerMigration,
  takesInLedgerMigration,
  toldInLedgerMigration,
} from './data/ledger-collections.ts';
import { earningMigration } from './earning/earning-collections.ts';
import { earnFromOrders, followReview } from './earning/follow-orders.ts';
import { exchangeRatesMigration } from './exchange/exchange-rates.ts';
import { exchangesMigration } from './exchange/exchanges.ts';
import { keepJobsRunning } from './jobs/all-jobs.ts';
import { jobsMigration } from './jobs/job-collections.ts';
import type {
  BalanceExplanationMapper,
  CardPurchaseMapper,
  EarningCardMapper,
  IdentifiedMemberMapper,
  LoyaltyAccountMapper,
  OfferExplanationMapper,
  OfferGrantMapper,
  OrderEarningMapper,
  PointsExchangeMapper,
  PointsLotMapper,
  PointsPostingMapper,
  RedemptionMapper,
  ReferralMapper,
  RightsRecordMapper,
  RightsRequestMapper,
  RightsSectionMapper,
} from './mappers.ts';
import { followDecision, followLeftBag, followStore, followViews, followZone } from './offers/follow.ts';
import { grantsMigration } from './offers/grant-collections.ts';
import { offerRulesMigration } from './offers/offer-rules.ts';
import { offersMigration, offerTermsMigration } from './offers/offers.ts';
import { placesMigration } from './offers/places.ts';
import { signalsMigration } from './offers/signals.ts';
import { followParting } from './parting/settle.ts';
import { takesMigration } from './parting/takes.ts';
import { followSubscription } from './partner-bonus/follow-subscription.ts';
import { partnerBonusesMigration } from './partner-bonus/partner-bonuses.ts';
import { followProfile } from './profile/follow-profile.ts';
import { programmesMigration } from './programme/programmes.ts';
import { followMerge, followPart } from './referrals/follow.ts';
import { referralsMigration } from './referrals/referral-collections.ts';
import { reopenedMigration, reservationsMigration } from './reservations/reservations.ts';
import { resolvers } from './resolvers/index.ts';
import { clawBacksMigration, followReturn, orderTurnsMigration } from './returns/claw-backs.ts';
import { reversalsMigration } from './returns/reversals.ts';
import {
  redemptionsMigration,
  undoneRedemptionsMigration,
  voucherStatesMigration,
} from './rewards/redemptions.ts';
import { rewardsMigration, rewardTermsMigration } from './rewards/rewards.ts';
import { rewardStockMigration } from './rewards/stock.ts';
import { loyaltyRights } from './rights.ts';
import { activityOfAllDaysMigration } from './tiers/activity-of-all-days.ts';
import { followMembers } from './tiers/follow-members.ts';

export const loyalty: Subgraph<Data> = {
  name: 'loyalty',
  schemaFile: new URL('./schema.graphql', import.meta.url),
  resolvers,
  migrations: [
    ledgerMigration,
    rewardsMigration,
    offersMigration,
    redemptionsMigration,
    partnersInLedgerMigration,
    exchangeRatesMigration,
    exchangesMigration,
    partnerBonusesMigration,
    takesMigration,
    takesInLedgerMigration,
    returnsInLedgerMigration,
    clawBacksMigration,
    activityInLedgerMigration,
    reversalsMigration,
    reservationsMigration,
    adjustmentsMigration,
    programmesMigration,
    earningMigration,
    jobsMigration,
    toldInLedgerMigration,
    rewardTermsMigration,
    rewardStockMigration,
    voucherStatesMigration,
    storeDevicesMigration('053-store-devices'),
    wrongCodesMigration('054-wrong-codes'),
    reopenedMigration,
    undoneRedemptionsMigration,
    activityOfAllDaysMigration,
    cardsMigration,
    referralsMigration,
    offerTermsMigration,
    offerRulesMigration,
    placesMigration,
    signalsMigration,
    grantsMigration,
    orderTurnsMigration,
  ],
  personal: {
    Customer: ({ id }: { id: string }) => id,
    LoyaltyAccount: ({ customerId }: LoyaltyAccountMapper) => customerId,
    PointsPosting: ({ customerId }: PointsPostingMapper) => customerId,
    BalanceExplanation: ({ customerId }: BalanceExplanationMapper) => customerId,
    OrderEarning: ({ customerId }: OrderEarningMapper) => customerId,
    PointsLot: ({ customerId }: PointsLotMapper) => customerId,
    Redemption: ({ customerId }: RedemptionMapper) => customerId,
    IdentifiedMember: ({ customerId }: IdentifiedMemberMapper) => customerId,
    OfferGrant: ({ customerId }: OfferGrantMapper) => customerId,
    OfferExplanation: ({ customerId }: OfferExplanationMapper) => customerId,
    EarningCard: ({ customerId }: EarningCardMapper) => customerId,
    Referral: ({ customerId }: ReferralMapper) => customerId,
    CardPurchase: ({ customerId }: CardPurchaseMapper) => customerId,
    PointsExchange: ({ customerId }: PointsExchangeMapper) => customerId,
    RightsRequest: ({ customerId }: RightsRequestMapper) => customerId,
    RightsSection: ({ customerId }: RightsSectionMapper) => customerId,
    RightsRecord: ({ customerId }: RightsRecordMapper) => customerId,
  },
  open: openData,
  consumes: {
    async 'patron.customer.merged.v1'(data, event, session) {
      await followMembers(data, event, session);
      await followMerge(data, event, session);
    },
    async 'patron.customer.unmerged.v1'(data, event, session) {
      await followParting(data, event, session);
      await followPart(data, event, session);
      await followMembers(data, event, session);
    },
    'patron.device.changed.v1': ({ knownDevices }, event, session) =>
      knownDevices.follow(event.data, session),
    'patron.store.changed.v1': followStore,
    'patron.zone.entered.v1': followZone,
    'patron.cart.idle.v1': followLeftBag('IDLE'),
    'patron.cart.abandoned.v1': followLeftBag('ABANDONED'),
    'patron.checkout.stalled.v1': followLeftBag('STALLED'),
    'patron.product.viewed_not_bought.v1': followViews,
    'patron.consent.decided.v1': followDecision,
    'patron.review.published.v1': followReview,
    'patron.customer.profile_completed.v1': followProfile,
    async 'patron.order.returned.v1'(data, event, session) {
      await followReturn(data, event, session);
      await data.referrals.returned(event.data, session);
    },
    'patron.partner_subscription.changed.v1': followSubscription,
  },
  consumesMany: {
    'patron.order.handed_over.v1': earnFromOrders,
    'patron.order.imported.v1': earnFromOrders,
  },
  rights: loyaltyRights,
  start: keepJobsRunning,
};
