import { rightsOverCollections } from '#shared/rights.ts';
import type { Data } from '../context.ts';

/** The points stay in the ledger; why, and where the customer was, goes. */
export const earningRights = rightsOverCollections<Data>(({ dependencies }) => dependencies.db, {
  earnings: 'customerId',
  earningUses: 'customerId',
  checkIns: 'customerId',
});
