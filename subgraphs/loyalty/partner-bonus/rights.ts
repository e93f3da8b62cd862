import { rightsOverCollections } from '#shared/rights.ts';
import type { Data } from '../context.ts';

/** The points stay in the ledger; that they were a bonus, and of which subscription, goes. */
export const partnerBonusRights = rightsOverCollections<Data>(({ dependencies }) => dependencies.db, {
  bonusesPaid: 'customerId',
});
