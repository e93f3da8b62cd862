import { DateTimeResolver, JSONResolver, LocalDateResolver } from 'graphql-scalars';
import { lookBackOf } from '#shared/look-back.ts';
import { ownSection, rightsSectionResolvers } from '#shared/rights-sections.ts';
import { cartMutations, cartQueries, cartTypes, totalOf } from '../cart/resolvers.ts';
import { tillCode } from '../cart/till-code.ts';
import {
  catalogueMutations,
  catalogueQueries,
  PriceDifference,
  productFields,
  ScopedPrice,
  variantFields,
} from '../catalogue/resolvers.ts';
import { checkoutMutations, checkoutQueries, checkoutTypes } from '../checkout/resolvers.ts';
import { variantsOf } from '../data/catalogue.ts';
import { engagementMutations, engagementQueries } from '../engagement/resolvers.ts';
import {
  appointmentsOfCustomer,
  guideShopMutations,
  guideShopOfStore,
  guideShopQueries,
  guideShopTypes,
} from '../guide-shop/resolvers.ts';
import {
  askCorrection,
  decideCorrection,
  saleCorrectionType,
  storeCorrections,
} from '../in-store/correction-resolvers.ts';
import { identifiedMember, identifiedMemberType, identifyMember } from '../in-store/identify-member.ts';
import { linkCard, unlinkCard } from '../in-store/linked-cards.ts';
import { memberCode } from '../in-store/member-codes.ts';
import { sellToMember } from '../in-store/sell-to-member.ts';
import { withPayments } from '../payments/timeline.ts';
import { unpaidMutations, unpaidOfOrder, unpaidOfStore, unpaidTypes } from '../payments/unpaid-orders.ts';
import {
  pickupMutations,
  pickupOfOrder,
  pickupOfStore,
  pickupQueries,
  pickupTypes,
} from '../pickup/resolvers.ts';
import { pickupSubscriptions } from '../pickup/subscriptions.ts';
import { FulfilmentOption, placeQueries, storePlaceFields } from '../places/resolvers.ts';
import {
  recentlyViewedMutations,
  recentlyViewedOfCustomer,
  recentlyViewedTypes,
} from '../recently-viewed/resolvers.ts';
import {
  triesOfCustomer,
  triesOfStore,
  tryMutations,
  tryQueries,
  tryTypes,
} from '../reserve-and-try/resolvers.ts';
import { cancelReturn, renewReturnCode, takeStoreCredit } from '../returns/change-return.ts';
import { confirmTillRefund } from '../returns/confirm-till-refund.ts';
import { importReturnBars } from '../returns/import-return-bars.ts';
import { presentReturn } from '../returns/present-return.ts';
import { returnBarsNear, returnById, returnPolicy } from '../returns/queries.ts';
import { requestReturn } from '../returns/request-return.ts';
import { returnFields, returnsOfOrder } from '../returns/return-fields.ts';
import { scanReturn } from '../returns/scan-return.ts';
import { setReturnPolicy } from '../returns/set-return-policy.ts';
import {
  reviewMutations,
  reviewQueries,
  reviewsOfCustomer,
  reviewsOfProduct,
  reviewTypes,
} from '../reviews/resolvers.ts';
import { roomMutations, roomQueries, roomsOfCustomer, roomsOfStore, roomTypes } from '../rooms/resolvers.ts';
import {
  payScanSession,
  recordAudit,
  scanAuditType,
  scanSession,
  scanSessionType,
  sendOfflineBasket,
  setScanAndGoPolicy,
  setScannedItem,
  startScanSession,
  storeAudits,
  verifyExitCode,
} from '../scan-and-go/resolvers.ts';
import type { Resolvers } from '../schema.generated.ts';
import {
  abandonSelfCheckout,
  approveSelfCheckout,
  paySelfCheckout,
  recogniseMember,
  selfCheckout,
  selfCheckoutType,
  setSaleRule,
  setSelfCheckoutItem,
  setSelfCheckoutTags,
  startSelfCheckout,
} from '../self-checkout/resolvers.ts';
import { shippingMutations, shippingTypes } from '../shipping/resolvers.ts';
import { shopNow } from '../shop-now/resolvers.ts';
import {
  StockHold,
  StockMovement,
  StockTransfer,
  stockMutations,
  stockQueries,
  storeStockFields,
} from '../stock/resolvers.ts';
import { storeCreditOfCustomer, storeCreditTypes } from '../store-credit/resolvers.ts';
import {
  admitVisit,
  endVisit,
  payWalkOut,
  reportSensed,
  requestEntryCode,
  walkOut,
  walkOutType,
} from '../walk-out/resolvers.ts';
import { wishListMutations, wishListOfCustomer, wishListTypes } from '../wish-list/resolvers.ts';
import { zoneMutations, zonesOfStore, zoneTypes } from '../zones/resolvers.ts';
import { addToCart } from './add-to-cart.ts';
import { cancelOrder } from './cancel-order.ts';
import { importOrders } from './import-orders.ts';
import { importProducts } from './import-products.ts';
import { importStores } from './import-stores.ts';
import { availability, storesNear } from './places.ts';
import { removeFromCart } from './remove-from-cart.ts';
import { mayTouchOrder, requireOrder } from './require-order.ts';
import { setCartLine } from './set-cart-line.ts';
import { setStock } from './set-stock.ts';

/** Every field of `schema.graphql` that is not a plain property. */
export const resolvers: Resolvers = {
  Query: {
    shopNow,
    walkOut,
    scanSession,
    identifiedMember,
    selfCheckout,
    products: (_, { first, after, ...filter }, { catalogue }) => catalogue.page({ first, after }, filter),
    product: (_, { id }, { catalogue }) => catalogue.byId(id),
    variant: (_, { sku }, { catalogue }) => catalogue.bySku(sku),
    stores: (_, page, { stores }) => stores.page(page),
    store: (_, { id }, { stores }) => stores.byId(id),
    storesNear,
    availability,
    ...placeQueries,
    ...catalogueQueries,
    ...stockQueries,
    returnBarsNear,
    returnPolicy,
    return: returnById,
    ...pickupQueries,
    ...cartQueries,
    ...engagementQueries,
    ...roomQueries,
    ...tryQueries,
    ...guideShopQueries,
    ...reviewQueries,
    ...checkoutQueries,
    async order(_, { id }, context) {
      const order = await context.orders.byId(id);
      if (order) await requireOrder(context, order);
      return order;
    },
  },
  Subscription: { ...pickupSubscriptions },
  Mutation: {
    requestEntryCode,
    admitVisit,
    reportSensed,
    endVisit,
    payWalkOut,
    startScanSession,
    setScannedItem,
    payScanSession,
    sendOfflineBasket,
    verifyExitCode,
    recordAudit,
    setScanAndGoPolicy,
    startSelfCheckout,
    setSelfCheckoutItem,
    setSelfCheckoutTags,
    identifyMember,
    sellToMember,
    recogniseMember,
    approveSelfCheckout,
    paySelfCheckout,
    abandonSelfCheckout,
    linkCard,
    unlinkCard,
    setSaleRule,
    askCorrection,
    decideCorrection,
    ...pickupMutations,
    ...cartMutations,
    ...engagementMutations,
    ...recentlyViewedMutations,
    ...roomMutations,
    ...tryMutations,
    ...guideShopMutations,
    ...zoneMutations,
    ...reviewMutations,
    ...checkoutMutations,
    ...shippingMutations,
    ...wishListMutations,
    addToCart,
    setCartLine,
    removeFromCart,
    cancelOrder,
    importProducts,
    importStores,
    setStock,
    ...catalogueMutations,
    ...stockMutations,
    importOrders,
    requestReturn,
    renewReturnCode,
    cancelReturn,
    presentReturn,
    scanReturn,
    confirmTillRefund,
    takeStoreCredit,
    ...unpaidMutations,
    setReturnPolicy,
    importReturnBars,
  },
  Customer: {
    linkedCards: async ({ id }, _, { access, linkedCards }) => linkedCards.of(await access.members(id)),
    memberCode: ({ id }, _, { clock, keyring }) => memberCode(id, clock(), keyring),
    async cart({ id }, _, { access, carts }) {
      const cart = await carts.of(await access.members(id));
      return cart?.version ? cart : null; // at version 0 nothing was put in yet
    },
    ...reviewsOfCustomer,
    ...storeCreditOfCustomer,
    ...triesOfCustomer,
    ...appointmentsOfCustomer,
    ...roomsOfCustomer,
    ...wishListOfCustomer,
    ...recentlyViewedOfCustomer,
    orders: async ({ id }, page, { access, actor, clock, orders }) =>
      orders.ofCustomer(await access.members(id), page, lookBackOf(actor, clock())),
  },
  Product: {
    __resolveReference: ({ id }, { catalogue }) => catalogue.byId(id),
    id: (product) => product._id,
    ...productFields,
    ...reviewsOfProduct,
    variants: variantsOf,
  },
  Variant: {
    __resolveReference: ({ sku }, { catalogue }) => catalogue.bySku(sku),
    ...variantFields,
  },
  WalkOut: walkOutType,
  ScanSession: scanSessionType,
  ScannedItem: {},
  ScanAudit: scanAuditType,
  SelfCheckout: selfCheckoutType,
  IdentifiedMember: identifiedMemberType,
  SaleCorrection: saleCorrectionType,
  LinkedCard: { id: (card) => card._id },
  Store: {
    scanAudits: storeAudits,
    corrections: storeCorrections,
    __resolveReference: ({ id }, { stores }) => stores.byId(id),
    id: (store) => store._id,
    location({ location }) {
      if (!location) return null;
      const [longitude, latitude] = location.coordinates;
      return { latitude, longitude };
    },
    ...roomsOfStore,
    ...unpaidOfStore,
    ...triesOfStore,
    ...guideShopOfStore,
    ...zonesOfStore,
    stock: (store, { sku }, { stock }) => stock.of(store._id, sku),
    ...storePlaceFields,
    ...storeStockFields,
    ...pickupOfStore,
  },
  StockLevel: {},
  StockHold,
  StockTransfer,
  StockMovement,
  PriceDifference,
  ScopedPrice,
  FulfilmentOption,
  Cart: {
    id: (cart) => cart._id,
    lines: ({ lines, customerId }) => lines.map((line) => ({ ...line, customerId })),
    tillCode: ({ customerId }, _, { clock, keyring }) => tillCode(customerId, clock(), keyring),
    total: ({ lines }, { currency }, context) => totalOf(lines, currency, context),
  },
  ...cartTypes,
  ...recentlyViewedTypes,
  ...reviewTypes,
  ...tryTypes,
  ...guideShopTypes,
  ...roomTypes,
  ...zoneTypes,
  ...wishListTypes,
  CartLine: {
    variant: ({ sku }, _, { catalogue }) => catalogue.bySku(sku),
  },
  Order: {
    async __resolveReference({ id }, context) {
      const order = await context.orders.byId(id);
      return order && (await mayTouchOrder(context, order)) ? order : null;
    },
    credit: ({ _id }, _, { credits }) => credits.of(_id),
    id: (order) => order._id,
    ...returnsOfOrder,
    ...unpaidOfOrder,
    async customer({ customerId }, _, { access }) {
      if (!customerId) return null;
      return { id: (await access.members(customerId))[0] ?? customerId };
    },
    store: ({ storeId }, _, { stores }) => stores.byId(storeId),
    lines: ({ lines, currency, customerId = null }) =>
      lines.map((line) => ({ ...line, currency, customerId })),
    total: ({ totalMinor, currency }) => ({ amountMinor: totalMinor, currency }),
    ...pickupOfOrder,
    async timeline(order, _, { orders, payments }) {
      const whole = 'timeline' in order ? order : await orders.byId(order._id);
      const moved = await payments.operationsOf(order._id);
      const customerId = order.customerId ?? null;
      return withPayments(whole?.timeline ?? [], moved).map(({ payment, ...step }) => ({
        ...step,
        customerId,
        payment: payment ? { ...payment, customerId } : null,
      }));
    },
    checkout: ({ checkoutId }, _, { checkouts }) =>
      checkoutId === undefined ? null : checkouts.byId(checkoutId),
    payments: ({ _id }, _, { payments }) => payments.ofOrder(_id),
    shipment: ({ shipment, customerId = null }) => (shipment ? { ...shipment, customerId } : null),
    method: ({ method, pickup }) => method ?? (pickup ? 'PICKUP' : 'TAKE_NOW'),
  },
  OrderLine: {
    id: (line) => line.lineId,
    unitPrice: ({ unitPriceMinor, currency }) =>
      unitPriceMinor === undefined ? null : { amountMinor: unitPriceMinor, currency },
    amount: ({ amountMinor, currency }) => ({ amountMinor, currency }),
    discounts: ({ discounts = [], currency, customerId }) =>
      discounts.map((discount) => ({ ...discount, currency, customerId })),
    tax: ({ tax, currency, customerId }) => (tax ? { ...tax, currency, customerId } : null),
    variant: ({ sku }, _, { catalogue }) => catalogue.bySku(sku),
  },
  ...checkoutTypes,
  ...shippingTypes,
  ...returnFields,
  ...storeCreditTypes,
  ...unpaidTypes,
  OrderStep: {},
  ...pickupTypes,
  RightsRequest: { ordersData: ownSection },
  ...rightsSectionResolvers,
  JSON: JSONResolver,
  DateTime: DateTimeResolver,
  LocalDate: LocalDateResolver,
};
