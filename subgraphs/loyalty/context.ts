import { openRightsSections } from '#shared/rights-sections.ts';
import type { Dependencies, RequestContext } from '#shared/subgraph.ts';
import { openLedger } from './data/ledger.ts';
import { openOffers } from './data/offers.ts';
import { openRedemptions } from './data/redemptions.ts';
import { openRewards } from './data/rewards.ts';
import { openExchangeRates } from './exchange/exchange-rates.ts';
import { openExchanges } from './exchange/exchanges.ts';
import { openPartings } from './parting/settle.ts';
import { openPartnerBonuses } from './partner-bonus/partner-bonuses.ts';
import { openClawBacks } from './returns/claw-backs.ts';
import { DEFAULT_PROGRAMME } from './rules/programme.ts';

/** Opened once per process. */
export function openData(dependencies: Dependencies) {
  const programme = DEFAULT_PROGRAMME;
  const ledger = openLedger(dependencies, programme);
  const exchangeRates = openExchangeRates(dependencies);
  return {
    dependencies,
    clock: dependencies.clock,
    sections: openRightsSections(dependencies.db),
    programme,
    ledger,
    redemptions: openRedemptions(dependencies, ledger),
    rewards: openRewards(dependencies),
    offers: openOffers(dependencies),
    exchangeRates,
    exchanges: openExchanges(dependencies, ledger, exchangeRates),
    partnerBonuses: openPartnerBonuses(dependencies, ledger),
    partings: openPartings(dependencies, ledger),
    clawBacks: openClawBacks(dependencies, ledger, programme),
  };
}

export type Data = ReturnType<typeof openData>;

/** What every loyalty resolver receives. */
export type Context = Data & RequestContext;
