import { openRightsSections } from '#shared/rights-sections.ts';
import type { Dependencies, RequestContext } from '#shared/subgraph.ts';
import { openTurns } from '#shared/turns.ts';
import { openCarts } from './data/carts.ts';
import { openCatalogue } from './data/catalogue.ts';
import { openOnce } from './data/once.ts';
import { openOrderImport } from './data/order-import.ts';
import { openOrders } from './data/orders.ts';
import { openStock } from './data/stock.ts';
import { openStores } from './data/stores.ts';

export function open(dependencies: Dependencies) {
  const { db, clock, keyring, log } = dependencies;
  const catalogue = openCatalogue(dependencies);
  const stores = openStores(db);
  const stock = openStock(db);
  return {
    catalogue,
    stores,
    stock,
    carts: openCarts(dependencies),
    orders: openOrders(dependencies, stock),
    orderImport: openOrderImport(dependencies, catalogue, stores),
    once: openOnce(dependencies),
    turns: openTurns(),
    sections: openRightsSections(db),
    clock,
    keyring,
    /** Where background work takes its lease. */
    background: { db, log },
  };
}

export type Data = ReturnType<typeof open>;

/** What every orders resolver receives. */
export type Context = Data & RequestContext;
