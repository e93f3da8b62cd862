import { DateTimeResolver, JSONResolver } from 'graphql-scalars';
import { ownSection, rightsSectionResolvers } from '#shared/rights-sections.ts';
import { earnedByDay, joinedAt } from '../data/ledger.ts';
import { requireApp } from '../exchange/acting-app.ts';
import { exchangePoints } from '../exchange/exchange-points.ts';
import { reverseExchange } from '../exchange/reverse-exchange.ts';
import { setExchangeRate } from '../exchange/set-exchange-rate.ts';
import { setPartnerBonus } from '../partner-bonus/set-partner-bonus.ts';
import { memberOf, offersFor } from '../rules/offers.ts';
import { sum } from '../rules/postings.ts';
import { earnedInYear, nextTier, tierFor } from '../rules/tiers.ts';
import type { Resolvers } from '../schema.generated.ts';
import { importOffers } from './import-offers.ts';
import { importRewards } from './import-rewards.ts';
import { joinProgramme } from './join-programme.ts';
import { redeemReward } from './redeem-reward.ts';

/** Every field of `schema.graphql` that is not a plain property. */
export const resolvers: Resolvers = {
  Query: {
    rewards: (_, __, { rewards }) => rewards.cheapestFirst(),
    async offersForEverybody(_, { storeId }, { offers, clock }) {
      return offersFor(null, await offers.current(), { now: clock(), storeId: storeId ?? null });
    },
    exchangeRate: (_, { clientId }, { exchangeRates }) => exchangeRates.current(clientId),
    partnerBonus: (_, { clientId }, { partnerBonuses }) => partnerBonuses.of(clientId),
    pointsExchanges: (_, page, context) => context.exchanges.settledWith(requireApp(context), page),
  },
  Mutation: {
    joinProgramme,
    redeemReward,
    importRewards,
    importOffers,
    exchangePoints,
    reverseExchange,
    setExchangeRate,
    setPartnerBonus,
  },
  Customer: {
    loyaltyAccount: async ({ id }, _, { access, ledger }) => ledger.membershipOf(await access.members(id)),
    async offers({ id }, { storeId }, { access, ledger, offers, programme, clock }) {
      const ids = await access.members(id);
      const [account, current] = await Promise.all([ledger.membershipOf(ids), offers.current()]);
      const occasion = { now: clock(), storeId: storeId ?? null };
      const member =
        account &&
        memberOf({ joinedAt: joinedAt(account), earnedByDay: earnedByDay(account) }, programme, occasion.now);
      return offersFor(member, current, occasion);
    },
    pointsExchanges: async ({ id }, page, { access, actor, exchanges }) =>
      exchanges.of(await access.members(id), actor.kind === 'partner' ? actor.clientId : null, page),
  },
  LoyaltyAccount: {
    id: ({ accounts: [first] }) => first._id,
    joinedAt,
    balance: (account, _, { ledger }) => ledger.balanceOf(account),
    tier: (account, _, { programme, clock }) =>
      tierFor(earnedInYear(earnedByDay(account), clock()), programme),
    nextTier: (account, _, { programme, clock }) =>
      nextTier(earnedInYear(earnedByDay(account), clock()), programme),
    pointsEarnedInYear: (account, _, { clock }) => earnedInYear(earnedByDay(account), clock()),
    postings: async (account, page, { ledger }) => ownedBy(account, await ledger.postingsOf(account, page)),
    lots: async (account, page, { ledger }) => ownedBy(account, await ledger.lotsOf(account, page)),
    upcomingExpiries: (account, _, { ledger }) => ledger.upcomingExpiries(account),
    redemptions: async (account, page, { redemptions }) =>
      ownedBy(account, await redemptions.of(account, page)),
  },
  PointsPosting: {
    id: ({ _id }) => _id,
    points: ({ lots }) => sum(lots),
    orderId: ({ orderId }) => orderId ?? null,
    partner: partnerOf,
  },
  PointsLot: {
    id: ({ _id }) => _id,
    orderId: ({ orderId }) => orderId ?? null,
    lineId: ({ lineId }) => lineId ?? null,
    partner: partnerOf,
  },
  ExchangeRate: { id: ({ _id }) => _id, partner: partnerOf },
  PartnerBonus: { partner: ({ _id }) => ({ id: _id }) },
  PointsExchange: {
    id: ({ _id }) => _id,
    partner: partnerOf,
    reversedAt: ({ reversedAt }) => reversedAt ?? null,
  },
  SettledExchange: { id: ({ _id }) => _id, reversedAt: ({ reversedAt }) => reversedAt ?? null },
  Redemption: {
    id: ({ _id }) => _id,
    async reward({ rewardId }, _, { rewards }) {
      const reward = await rewards.byId(rewardId);
      if (!reward) throw new Error(`reward ${rewardId} has vanished`);
      return reward;
    },
  },
  Reward: {
    id: ({ _id }) => _id,
    availableUntil: ({ availableUntil }) => availableUntil ?? null,
  },
  Offer: {
    id: ({ _id }) => _id,
    percentOff: ({ percentOff }) => percentOff ?? null,
    pointsMultiplier: ({ pointsMultiplier }) => pointsMultiplier ?? null,
    stores: ({ storeIds }) => storeIds?.map((id) => ({ id })) ?? null,
  },
  RightsRequest: { loyaltyData: ownSection },
  ...rightsSectionResolvers,
  JSON: JSONResolver,
  DateTime: DateTimeResolver,
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
