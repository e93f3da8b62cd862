import { DateTimeResolver, JSONResolver } from 'graphql-scalars';
import { failure } from '#shared/failure.ts';
import { lookBackOf } from '#shared/look-back.ts';
import { type Money, timesMoney } from '#shared/money.ts';
import { ownSection, rightsSectionResolvers } from '#shared/rights-sections.ts';
import { priceIn, variantsOf } from '../data/catalogue.ts';
import { CODE_STATES } from '../rules/pickup.ts';
import { MAX_TRIES, pickupCode } from '../rules/pickup-code.ts';
import type { Resolvers } from '../schema.generated.ts';
import { addToCart } from './add-to-cart.ts';
import { announceArrival } from './announce-arrival.ts';
import { cancelOrder } from './cancel-order.ts';
import { checkIdentity } from './check-identity.ts';
import { checkoutForPickup } from './checkout-for-pickup.ts';
import { handOver } from './hand-over.ts';
import { importOrders } from './import-orders.ts';
import { importProducts } from './import-products.ts';
import { importStores } from './import-stores.ts';
import { markReady } from './mark-ready.ts';
import { availability, storesNear } from './places.ts';
import { removeFromCart } from './remove-from-cart.ts';
import { renewPickupCode } from './renew-pickup-code.ts';
import { mayTouchOrder, requireOrder } from './require-order.ts';
import { setCartLine } from './set-cart-line.ts';
import { setStock } from './set-stock.ts';
import { startPicking } from './start-picking.ts';

/** Every field of `schema.graphql` that is not a plain property. */
export const resolvers: Resolvers = {
  Query: {
    products: (_, { first, after, ...filter }, { catalogue }) => catalogue.page({ first, after }, filter),
    product: (_, { id }, { catalogue }) => catalogue.byId(id),
    variant: (_, { sku }, { catalogue }) => catalogue.bySku(sku),
    stores: (_, page, { stores }) => stores.page(page),
    store: (_, { id }, { stores }) => stores.byId(id),
    storesNear,
    availability,
    async order(_, { id }, context) {
      const order = await context.orders.byId(id);
      if (order) await requireOrder(context, order);
      return order;
    },
  },
  Mutation: {
    addToCart,
    setCartLine,
    removeFromCart,
    checkoutForPickup,
    startPicking,
    markReady,
    announceArrival,
    checkIdentity,
    renewPickupCode,
    handOver,
    cancelOrder,
    importProducts,
    importStores,
    setStock,
    importOrders,
  },
  Customer: {
    async cart({ id }, _, { access, carts }) {
      const cart = await carts.of(await access.members(id));
      return cart?.version ? cart : null; // at version 0 nothing was put in yet
    },
    orders: async ({ id }, page, { access, actor, clock, orders }) =>
      orders.ofCustomer(await access.members(id), page, lookBackOf(actor, clock())),
  },
  Product: {
    __resolveReference: ({ id }, { catalogue }) => catalogue.byId(id),
    id: (product) => product._id,
    variants: variantsOf,
  },
  Variant: {
    __resolveReference: ({ sku }, { catalogue }) => catalogue.bySku(sku),
    price: (variant, { currency }) => priceIn(variant, currency),
  },
  Store: {
    __resolveReference: ({ id }, { stores }) => stores.byId(id),
    id: (store) => store._id,
    location({ location }) {
      if (!location) return null;
      const [longitude, latitude] = location.coordinates;
      return { latitude, longitude };
    },
    stock: (store, { sku }, { stock }) => stock.of(store._id, sku),
    pickupQueue(store, page, { actor, orders }) {
      if (actor.kind !== 'associate' || !actor.stores.includes(store._id)) {
        throw failure('FORBIDDEN', 'This store is not yours.');
      }
      return orders.queueOf(store._id, page);
    },
  },
  StockLevel: {},
  Cart: {
    id: (cart) => cart._id,
    lines: ({ lines, customerId }) => lines.map((line) => ({ ...line, customerId })),
    async total({ lines }, { currency }, { catalogue }) {
      const variants = await Promise.all(lines.map(({ sku }) => catalogue.bySku(sku)));
      const prices = variants.map((variant) => variant && priceIn(variant, currency));
      let total: Money | null = lines.length ? { amountMinor: 0, currency } : null;
      for (const [index, { quantity }] of lines.entries()) {
        const price = prices[index];
        if (!(price && total)) return null;
        total = { amountMinor: total.amountMinor + timesMoney(price, quantity).amountMinor, currency };
      }
      return total;
    },
  },
  CartLine: {
    variant: ({ sku }, _, { catalogue }) => catalogue.bySku(sku),
  },
  Order: {
    async __resolveReference({ id }, context) {
      const order = await context.orders.byId(id);
      return order && (await mayTouchOrder(context, order)) ? order : null;
    },
    id: (order) => order._id,
    async customer({ customerId }, _, { access }) {
      if (!customerId) return null;
      return { id: (await access.members(customerId))[0] ?? customerId };
    },
    store: ({ storeId }, _, { stores }) => stores.byId(storeId),
    lines: ({ lines, currency, customerId = null }) =>
      lines.map((line) => ({ ...line, currency, customerId })),
    total: ({ totalMinor, currency }) => ({ amountMinor: totalMinor, currency }),
    pickup: (order) => (order.pickup ? order : null),
    async timeline(order, _, { orders }) {
      const { timeline = [] } = 'timeline' in order ? order : ((await orders.byId(order._id)) ?? {});
      return timeline.map((step) => ({ ...step, customerId: order.customerId ?? null }));
    },
  },
  OrderLine: {
    id: (line) => line.lineId,
    unitPrice: ({ unitPriceMinor, currency }) =>
      unitPriceMinor === undefined ? null : { amountMinor: unitPriceMinor, currency },
    amount: ({ amountMinor, currency }) => ({ amountMinor, currency }),
    variant: ({ sku }, _, { catalogue }) => catalogue.bySku(sku),
  },
  OrderStep: {},
  Pickup: {
    code: ({ _id, state, pickup }, _, { keyring }) =>
      pickup && CODE_STATES.includes(state) ? pickupCode(_id, pickup.codeGeneration, keyring) : null,
    locked: ({ state, pickup }) => CODE_STATES.includes(state) && pickup?.tries === MAX_TRIES,
    heldUntil: ({ pickup }) => pickup?.heldUntil ?? null,
    readyAt: ({ pickup }) => pickup?.readyAt ?? null,
    arrivedAt: ({ pickup }) => pickup?.arrivedAt ?? null,
    arrivalTrust: ({ pickup }) => pickup?.arrivalTrust ?? null,
    waitingSeconds({ pickup }, _, { clock }) {
      if (!pickup?.arrivedAt) return null;
      const until = pickup.closedAt ?? clock();
      return Math.max(0, Math.floor((until.getTime() - pickup.arrivedAt.getTime()) / 1000));
    },
  },
  RightsRequest: { ordersData: ownSection },
  ...rightsSectionResolvers,
  JSON: JSONResolver,
  DateTime: DateTimeResolver,
};
