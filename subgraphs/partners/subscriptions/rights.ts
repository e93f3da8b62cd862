import { rightsOverCollections } from '#shared/rights.ts';
import type { Data } from '../open.ts';

/** What partners told of the customer's subscriptions goes with the customer; the partner keeps its own. */
export const subscriptionRights = rightsOverCollections<Data>(({ dependencies }) => dependencies.db, {
  partnerSubscriptions: 'customerId',
});
