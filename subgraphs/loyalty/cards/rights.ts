import { rightsOverCollections } from '#shared/rights.ts';
import type { Data } from '../context.ts';

/** Which cards somebody has linked, and what they bought with them, goes with them; the points stay in the ledger. */
export const cardRights = rightsOverCollections<Data>(({ dependencies }) => dependencies.db, {
  earningCards: 'customerId',
  tillSales: 'customerId',
  cardPurchases: 'customerId',
});
