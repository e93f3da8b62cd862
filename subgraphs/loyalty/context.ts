import { openKnownDevices } from '#shared/known-devices.ts';
import { openRightsSections } from '#shared/rights-sections.ts';
import type { Dependencies, RequestContext } from '#shared/subgraph.ts';
import { openWrongCodes } from '#shared/wrong-codes.ts';
import { openAdjustments } from './adjustments/adjustments.ts';
import { openCardOffers } from './cards/card-offers.ts';
import { openCardPurchases } from './cards/card-purchases.ts';
import { openEarningCards } from './cards/earning-cards.ts';
import { openLedger } from './data/ledger.ts';
import type { Membership } from './data/memberships.ts';
import { openCheckIns } from './earning/check-ins.ts';
import { openEarnings } from './earning/earnings.ts';
import { openExchangeRates } from './exchange/exchange-rates.ts';
import { openExchanges } from './exchange/exchanges.ts';
import { openComing } from './offers/coming.ts';
import { openFacts } from './offers/facts.ts';
import { openGrants } from './offers/grants.ts';
import { openOfferRules } from './offers/offer-rules.ts';
import { openOffers } from './offers/offers.ts';
import { openPlaces } from './offers/places.ts';
import { openSignals } from './offers/signals.ts';
import { openPartings } from './parting/settle.ts';
import { openPartnerBonuses } from './partner-bonus/partner-bonuses.ts';
import { openProgrammes } from './programme/programmes.ts';
import { openReferrals } from './referrals/referrals.ts';
import { openReports } from './reports/report.ts';
import { openClawBacks } from './returns/claw-backs.ts';
import { openRedemptions } from './rewards/redemptions.ts';
import { openRewards } from './rewards/rewards.ts';
import { openRewardStock } from './rewards/stock.ts';

import { tierOf as tierIn } from './tiers/standing.ts';

/** Opened once per process. */
export function openData(dependencies: Dependencies) {
  const programmes = openProgrammes(dependencies);
  const ledger = openLedger(dependencies, programmes);
  const exchangeRates = openExchangeRates(dependencies);
  const rewards = openRewards(dependencies);
  const rewardStock = openRewardStock(dependencies);
  const tierOf = async (membership: Membership): Promise<string> =>
    tierIn(membership, await programmes.current(), dependencies.clock());
  const clawBacks = openClawBacks(dependencies, ledger, programmes);
  const earningCards = openEarningCards(dependencies);
  const offers = openOffers(dependencies);
  const offerRules = openOfferRules(dependencies.db);
  const places = openPlaces(dependencies.db);
  const signals = openSignals(dependencies.db);
  const grants = openGrants(dependencies);
  const facts = openFacts(dependencies, { ledger, programmes, signals, grants });
  const earnings = openEarnings(dependencies, { ledger, programmes, grants, places });
  const cardOffers = openCardOffers(dependencies, {
    ledger,
    earnings,
    grants,
    offers,
    clawBacks,
    programmes,
  });
  return {
    dependencies,
    clock: dependencies.clock,
    sections: openRightsSections(dependencies.db),
    programmes,
    ledger,
    earnings,
    checkIns: openCheckIns(dependencies, earnings),
    redemptions: openRedemptions(dependencies, ledger, { rewards, stock: rewardStock, tierOf }),
    rewards,
    rewardStock,
    knownDevices: openKnownDevices(dependencies),
    wrongVoucherCodes: openWrongCodes(dependencies, 'voucher-code'),
    offers,
    offerRules,
    places,
    offerSignals: signals,
    offerGrants: grants,
    offerFacts: facts,
    coming: openComing(dependencies, { offers, offerRules, places, facts, grants }),
    exchangeRates,
    exchanges: openExchanges(dependencies, ledger, exchangeRates),
    partnerBonuses: openPartnerBonuses(dependencies, ledger, grants),
    partings: openPartings(dependencies, ledger),
    adjustments: openAdjustments(dependencies, ledger, programmes),
    reports: openReports(dependencies, programmes),
    clawBacks,
    earningCards,
    cardPurchases: openCardPurchases(dependencies, {
      ...{ ledger, earnings, clawBacks, programmes, cardOffers },
      cards: earningCards,
    }),
    referrals: openReferrals(dependencies, { ledger, programmes, cards: earningCards }),
  };
}

export type Data = ReturnType<typeof openData>;

/** What every loyalty resolver receives. */
export type Context = Data & RequestContext;
