import type { Db } from 'mongodb';
import type { Migration } from '#shared/migrations.ts';
import {
  BOOKS_YEARS,
  endOfTerm,
  joinRights,
  type Kept,
  type Rights,
  rightsOverCollections,
} from '#shared/rights.ts';
import type { Data } from './context.ts';
import type { StoredOrder } from './data/orders.ts';
import { inStoreRights } from './in-store/rights.ts';
import { paymentsRights } from './payments/rights.ts';
import { tryRights } from './reserve-and-try/rights.ts';
import { returnsRights } from './returns/rights.ts';
import { storeCreditRights } from './store-credit/rights.ts';

/** By which everything about one customer is found. */
export const erasureMigration: Migration = {
  id: '010-erasure',
  async up(db) {
    await db.collection('customerRecords').createIndexes([{ key: { customerId: 1 }, sparse: true }]);
  },
};

const dbOf = ({ background }: Data): Db => background.db;

/** What nobody needs without the customer. */
const deleted = rightsOverCollections<Data>(dbOf, {
  carts: 'customerId',
  customerRecords: 'customerId',
  pickupDetails: 'customerId',
  wishes: 'customerId',
  views: 'customerId',
  roomDesigns: 'customerId',
  reviews: 'customerId',
  zoneEvents: 'customerId',
  appointments: 'customerId',
});

const BOOKS = 'Invoices and books (§ 147 AO, § 257 HGB; GDPR Art. 17(3)(b)), without the customer.';
const CONTRACT =
  'A contract that still runs (GDPR Art. 6(1)(b)): the order can be collected, and is minimised when it is closed.';

const orders: Rights<Data> = {
  collect: rightsOverCollections<Data>(dbOf, { orders: 'customerId' }).collect,
  async erase({ orders: all }, customerId, session, { now }) {
    const { open, closed } = await all.erase(customerId, now, session);
    return {
      erased: { 'orders.customer': closed.length },
      kept: [...keptOf(closed, BOOKS, booksUntil), ...keptOf(open, CONTRACT, heldUntil)],
    };
  },
  remaining: async (data, customerId) => ({
    'orders.customer': await dbOf(data)
      .collection<StoredOrder>('orders')
      .countDocuments({ customerId, eraseWhenClosed: { $ne: true } }),
  }),
};

function keptOf(
  found: readonly StoredOrder[],
  reason: string,
  until: (found: readonly StoredOrder[]) => string | null,
): Kept[] {
  return found.length ? [{ what: 'orders', count: found.length, reason, until: until(found) }] : [];
}

const latest = (times: readonly (Date | undefined)[]): Date =>
  new Date(Math.max(...times.map((time) => time?.getTime() ?? 0)));

const booksUntil = (found: readonly StoredOrder[]): string =>
  endOfTerm(latest(found.map(({ placedAt }) => placedAt)), BOOKS_YEARS);

/** Null where an order is shipped: no end is known. */
const heldUntil = (found: readonly StoredOrder[]): string | null =>
  found.every(({ pickup }) => pickup?.heldUntil)
    ? latest(found.map(({ pickup }) => pickup?.heldUntil)).toISOString()
    : null;

export const ordersRights = joinRights<Data>([
  inStoreRights,
  paymentsRights,
  returnsRights,
  storeCreditRights,
  tryRights,
  deleted,
  orders,
]);
