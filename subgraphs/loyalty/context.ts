import type { Dependencies, RequestContext } from '#shared/subgraph.ts';
import { openLedger } from './data/ledger.ts';
import { openOffers } from './data/offers.ts';
import { openRedemptions } from './data/redemptions.ts';
import { openRewards } from './data/rewards.ts';
import { DEFAULT_PROGRAMME } from './rules/programme.ts';

/** Opened once per process. */
export function openData(dependencies: Dependencies) {
  const programme = DEFAULT_PROGRAMME;
  const ledger = openLedger(dependencies, programme);
  return {
    dependencies,
    clock: dependencies.clock,
    programme,
    ledger,
    redemptions: openRedemptions(dependencies, ledger),
    rewards: openRewards(dependencies),
    offers: openOffers(dependencies),
  };
}

export type Data = ReturnType<typeof openData>;

/** What every loyalty resolver receives. */
export type Context = Data & RequestContext;
