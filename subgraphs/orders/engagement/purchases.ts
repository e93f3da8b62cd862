import type { Db } from 'mongodb';
import type { StoredOrder } from '../data/orders.ts';

/** States of an order that has come to nothing. */
const CALLED_OFF = ['CANCELLED', 'EXPIRED', 'NO_SHOW', 'PAYMENT_FAILED'];

/** States of an order whose goods the customer has, or had. */
const RECEIVED = ['HANDED_OVER', 'DELIVERED', 'COMPLETED'];

/** What customers have bought, for those who ask whether they have. Reads `orders` only. */
export function openPurchases(db: Db) {
  const orders = db.collection<Pick<StoredOrder, '_id' | 'customerId' | 'storeId' | 'lines'>>('orders');
  const newest = (filter: object) =>
    orders.findOne(filter, { sort: { _id: -1 }, projection: { storeId: 1, customerId: 1 } });
  const theirs = (members: readonly string[], skus: readonly string[]) => ({
    customerId: { $in: [...members] },
    'lines.sku': { $in: [...skus] },
  });
  return {
    /** The newest order with one of these SKUs that wasn't called off. */
    of: (members: readonly string[], skus: readonly string[]) =>
      newest({ ...theirs(members, skus), state: { $nin: CALLED_OFF } }),

    /** The newest order with one of these SKUs that the customer has received. */
    receivedBy: (members: readonly string[], skus: readonly string[]) =>
      newest({ ...theirs(members, skus), state: { $in: RECEIVED } }),
  };
}
