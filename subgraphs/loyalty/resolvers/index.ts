import { DateTimeResolver, JSONResolver, SafeIntResolver } from 'graphql-scalars';
import { ownSection, rightsSectionResolvers } from '#shared/rights-sections.ts';
import { adjustPoints } from '../adjustments/adjust-points.ts';
import { approveAdjustment, rejectAdjustment } from '../adjustments/decide-adjustment.ts';
import { isReason } from '../adjustments/rule.ts';
import { linkEarningCard } from '../cards/link-earning-card.ts';
import { reportCardTransactions } from '../cards/report-card-transactions.ts';
import { CardPurchase, cardsOfCustomer, EarningCard } from '../cards/resolvers.ts';
import { unlinkEarningCard } from '../cards/unlink-earning-card.ts';
import { activityOf, joinedAt } from '../data/memberships.ts';
import { checkIn } from '../earning/check-in.ts';
import { recordEngagement } from '../earning/record-engagement.ts';
import { earningOfAccount, earningOfCustomer, earningQueries, earningTypes } from '../earning/resolvers.ts';
import { requireApp } from '../exchange/acting-app.ts';
import { exchangePoints } from '../exchange/exchange-points.ts';
import { reverseExchange } from '../exchange/reverse-exchange.ts';
import { setExchangeRate } from '../exchange/set-exchange-rate.ts';
import { loyaltyJobRun, loyaltyJobs } from '../jobs/resolvers.ts';
import { offerMutations, offerQueries, offersOfCustomer, offerTypes } from '../offers/resolvers.ts';
import { setPartnerBonus } from '../partner-bonus/set-partner-bonus.ts';
import { setProgramme } from '../programme/set-programme.ts';
import { enterReferralCode } from '../referrals/enter-referral-code.ts';
import { openReferralCode } from '../referrals/open-referral-code.ts';
import { Referral, referralsOfCustomer } from '../referrals/resolvers.ts';
import { explainBalance, sentenceOf } from '../reports/explanation.ts';
import { loyaltyReport } from '../reports/loyalty-report.ts';
import { cancelRedemption } from '../rewards/cancel-redemption.ts';
import { importRewardCodes } from '../rewards/import-reward-codes.ts';
import { importRewards } from '../rewards/import-rewards.ts';
import { redeemForMember } from '../rewards/redeem-for-member.ts';
import { redeemReward } from '../rewards/redeem-reward.ts';
import { redeemVoucher } from '../rewards/redeem-voucher.ts';
import { rewardTypes } from '../rewards/types.ts';
import { voidRedemption } from '../rewards/void-redemption.ts';
import { sum } from '../rules/postings.ts';
import { earnedInYear } from '../rules/tiers.ts';
import type { Resolvers } from '../schema.generated.ts';
import { benefitsOfCustomer, tierLevel, tiersOfAccount } from '../tiers/resolvers.ts';
import { TierCodeResolver } from '../tiers/tier-code.ts';
import { joinProgramme } from './join-programme.ts';

/** Every field of `schema.graphql` that is not a plain property. */
export const resolvers: Resolvers = {
  Query: {
    loyaltyReport,
    pointsAdjustments: (_, { state, ...page }, { adjustments }) => adjustments.inState(state, page),
    loyaltyJobs,
    programme: (_, __, { programmes }) => programmes.current(),
    ...earningQueries,
    rewards: (_, __, { rewards }) => rewards.cheapestFirst(),
    ...offerQueries,
    exchangeRate: (_, { clientId }, { exchangeRates }) => exchangeRates.current(clientId),
    partnerBonus: (_, { clientId }, { partnerBonuses }) => partnerBonuses.of(clientId),
    pointsExchanges: (_, page, context) => context.exchanges.settledWith(requireApp(context), page),
  },
  Mutation: {
    adjustPoints,
    approveAdjustment,
    rejectAdjustment,
    setProgramme,
    checkIn,
    recordEngagement,
    joinProgramme,
    redeemReward,
    cancelRedemption,
    redeemVoucher,
    redeemForMember,
    voidRedemption,
    importRewardCodes,
    importRewards,
    ...offerMutations,
    exchangePoints,
    reverseExchange,
    setExchangeRate,
    setPartnerBonus,
    linkEarningCard,
    unlinkEarningCard,
    reportCardTransactions,
    openReferralCode,
    enterReferralCode,
  },
  Programme: { setAt: ({ setAt }) => setAt },
  EarningCard,
  CardPurchase,
  Referral,
  ...earningTypes,
  Customer: {
    ...earningOfCustomer,
    ...cardsOfCustomer,
    ...referralsOfCustomer,
    ...benefitsOfCustomer,
    loyaltyAccount: async ({ id }, _, { access, ledger }) => ledger.membershipOf(await access.members(id)),
    ...offersOfCustomer,
    pointsExchanges: async ({ id }, page, { access, actor, exchanges }) =>
      exchanges.of(await access.members(id), actor.kind === 'partner' ? actor.clientId : null, page),
  },
  LoyaltyAccount: {
    ...earningOfAccount,
    id: ({ accounts: [first] }) => first._id,
    joinedAt,
    balance: (account, _, { ledger }) => ledger.balanceOf(account),
    pendingPoints: (account, _, { ledger }) => ledger.pendingOf(account),
    reservedPoints: (account, _, { ledger }) => ledger.reservedOf(account),
    async explanation(account, _, { dependencies, ledger }) {
      return { ...(await explainBalance(dependencies.db, ledger, account)), customerId: account.customerId };
    },
    ...tiersOfAccount,
    pointsEarnedInYear: (account, _, { clock }) => earnedInYear(activityOf(account), clock()),
    postings: async (account, page, { ledger }) => ownedBy(account, await ledger.postingsOf(account, page)),
    lots: async (account, page, { ledger }) => ownedBy(account, await ledger.lotsOf(account, page)),
    upcomingExpiries: (account, _, { ledger }) => ledger.upcomingExpiries(account),
    redemptions: async (account, page, { redemptions }) =>
      ownedBy(account, await redemptions.of(account, page)),
  },
  PointsPosting: {
    id: ({ _id }) => _id,
    points: ({ lots }) => sum(lots),
    pendingPoints: ({ pendingLots = [] }) => sum(pendingLots),
    reason: ({ reason }) => (isReason(reason) ? reason : null),
    orderId: ({ orderId }) => orderId ?? null,
    partner: partnerOf,
  },
  PointsLot: {
    id: ({ _id }) => _id,
    pending: ({ pending }) => pending ?? 0,
    availableAt: ({ availableAt }) => availableAt ?? null,
    parts: ({ parts }) => parts ?? null,
    orderId: ({ orderId }) => orderId ?? null,
    lineId: ({ lineId }) => lineId ?? null,
    partner: partnerOf,
  },
  BalanceExplanation: { text: sentenceOf },
  PointsAdjustment: {
    id: ({ _id }) => _id,
    reference: ({ reference }) => reference ?? null,
    decidedBy: ({ decidedBy }) => decidedBy ?? null,
    decidedAt: ({ decidedAt }) => decidedAt ?? null,
  },
  ExchangeRate: { id: ({ _id }) => _id, partner: partnerOf },
  PartnerBonus: { partner: ({ _id }) => ({ id: _id }) },
  PointsExchange: {
    id: ({ _id }) => _id,
    partner: partnerOf,
    reversedAt: ({ reversedAt }) => reversedAt ?? null,
  },
  SettledExchange: { id: ({ _id }) => _id, reversedAt: ({ reversedAt }) => reversedAt ?? null },
  ...rewardTypes,
  ...offerTypes,
  RightsRequest: { loyaltyData: ownSection },
  ...rightsSectionResolvers,
  TierLevel: tierLevel,
  LoyaltyJobRun: loyaltyJobRun,
  TierCode: TierCodeResolver,
  JSON: JSONResolver,
  DateTime: DateTimeResolver,
  SafeInt: SafeIntResolver,
};

/** The app is the registry's; here only the reference. */
function partnerOf({ clientId }: { clientId?: string }) {
  return clientId ? { id: clientId } : null;
}

/** Says whose the nodes of a page are. */
function ownedBy<Node>(
  { customerId }: { customerId: string },
  page: {
    edges: { cursor: string; node: Node }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  },
) {
  return {
    ...page,
    edges: page.edges.map(({ cursor, node }) => ({ cursor, node: { ...node, customerId } })),
  };
}
