import { keepRunning, pause } from '#shared/leases.ts';
import type { Consumer, Subgraph } from '#shared/subgraph.ts';
import { type Data, openData } from './context.ts';
import {
  ledgerMigration,
  partnersInLedgerMigration,
  returnsInLedgerMigration,
  takesInLedgerMigration,
} from './data/ledger-collections.ts';
import { offersMigration } from './data/offers.ts';
import { redemptionsMigration } from './data/redemptions.ts';
import { rewardsMigration } from './data/rewards.ts';
import { exchangeRatesMigration } from './exchange/exchange-rates.ts';
import { exchangesMigration } from './exchange/exchanges.ts';
import type {
  LoyaltyAccountMapper,
  PointsExchangeMapper,
  PointsLotMapper,
  PointsPostingMapper,
  RedemptionMapper,
  RightsRecordMapper,
  RightsRequestMapper,
  RightsSectionMapper,
} from './mappers.ts';
import { followParting } from './parting/settle.ts';
import { takesMigration } from './parting/takes.ts';
import { followSubscription } from './partner-bonus/follow-subscription.ts';
import { partnerBonusesMigration } from './partner-bonus/partner-bonuses.ts';
import { resolvers } from './resolvers/index.ts';
import { clawBacksMigration, followReturn } from './returns/claw-backs.ts';
import { loyaltyRights } from './rights.ts';

/** Expired points can't be spent from the first moment; how often they are also posted. */
const EXPIRY_EVERY_MS = 3_600_000;

const earnFromOrder: Consumer<Data, 'patron.order.handed_over.v1' | 'patron.order.imported.v1'> = async (
  { ledger, clawBacks },
  { data },
  session,
) => {
  const { orderId, customerId, currency, lines, at } = data;
  if (!customerId) return; // a guest's order earns when it is known whose it is
  const earned = await ledger.earn(
    { orderId, customerId, currency, lines, handedOverAt: new Date(at) },
    session,
  );
  if (earned) await clawBacks.earned(orderId, session);
};

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
  ],
  personal: {
    Customer: ({ id }: { id: string }) => id,
    LoyaltyAccount: ({ customerId }: LoyaltyAccountMapper) => customerId,
    PointsPosting: ({ customerId }: PointsPostingMapper) => customerId,
    PointsLot: ({ customerId }: PointsLotMapper) => customerId,
    Redemption: ({ customerId }: RedemptionMapper) => customerId,
    PointsExchange: ({ customerId }: PointsExchangeMapper) => customerId,
    RightsRequest: ({ customerId }: RightsRequestMapper) => customerId,
    RightsSection: ({ customerId }: RightsSectionMapper) => customerId,
    RightsRecord: ({ customerId }: RightsRecordMapper) => customerId,
  },
  open: openData,
  consumes: {
    'patron.customer.unmerged.v1': followParting,
    'patron.order.handed_over.v1': earnFromOrder,
    'patron.order.imported.v1': earnFromOrder,
    'patron.order.returned.v1': followReturn,
    'patron.partner_subscription.changed.v1': followSubscription,
  },
  rights: loyaltyRights,
  start: ({ dependencies, ledger, clawBacks }) =>
    keepRunning(dependencies, 'expire-points', async (signal) => {
      await ledger.expireAll(signal);
      await clawBacks.settleWaiting(signal);
      await pause(EXPIRY_EVERY_MS, signal);
    }),
};
