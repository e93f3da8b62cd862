import { keepRunning, pause } from '#shared/leases.ts';
import type { Subgraph } from '#shared/subgraph.ts';
import { type Data, open } from './context.ts';
import { cartsMigration } from './data/carts.ts';
import { catalogueMigration } from './data/catalogue.ts';
import { customerRecordsMigration } from './data/order-import.ts';
import { ordersMigration } from './data/orders.ts';
import { stockMigration } from './data/stock.ts';
import { storesMigration } from './data/stores.ts';
import type * as mapped from './mappers.ts';
import { resolvers } from './resolvers/index.ts';
import { erasureMigration, ordersRights } from './rights.ts';

/** How late a hold may come back. */
const EXPIRY_POLL_MS = 1000;

export const orders: Subgraph<Data> = {
  name: 'orders',
  schemaFile: new URL('./schema.graphql', import.meta.url),
  resolvers,
  migrations: [
    catalogueMigration,
    storesMigration,
    stockMigration,
    cartsMigration,
    ordersMigration,
    customerRecordsMigration,
    erasureMigration,
  ],
  personal: {
    Customer: (customer: mapped.CustomerMapper) => customer.id,
    Cart: (cart: mapped.CartMapper) => cart.customerId,
    CartLine: (line: mapped.CartLineMapper) => line.customerId,
    Order: (order: mapped.OrderMapper) => order.customerId ?? null,
    OrderLine: (line: mapped.OrderLineMapper) => line.customerId,
    OrderStep: (step: mapped.OrderStepMapper) => step.customerId,
    Pickup: (order: mapped.PickupMapper) => order.customerId ?? null,
    RightsRequest: ({ customerId }: mapped.RightsRequestMapper) => customerId,
    RightsSection: ({ customerId }: mapped.RightsSectionMapper) => customerId,
    RightsRecord: ({ customerId }: mapped.RightsRecordMapper) => customerId,
  },
  open,
  consumes: {
    'patron.customer.record_linked.v1': ({ orderImport }, event, session) =>
      orderImport.link(event.data, session),
  },
  rights: ordersRights,
  start: (data) =>
    keepRunning(data.background, 'expire-holds', async (signal) => {
      while (!signal.aborted) {
        const more = await data.orders.expireDue();
        if (!more) await pause(EXPIRY_POLL_MS, signal);
      }
    }),
};
