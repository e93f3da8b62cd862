import { storeDevicesMigration } from '#shared/known-devices.ts';
import { keepRunning, pause } from '#shared/leases.ts';
import type { Subgraph } from '#shared/subgraph.ts';
import { wrongCodesMigration } from '#shared/wrong-codes.ts';
import { visitorCartsMigration } from './cart/visitor-carts.ts';
import { pricesMigration } from './catalogue/prices.ts';
import { checkoutsMigration } from './checkout/checkouts.ts';
import { priceRulesMigration } from './checkout/price-rules.ts';
import { type Data, open } from './context.ts';
import { cartSignalsMigration, cartsMigration } from './data/carts.ts';
import { catalogueMigration } from './data/catalogue.ts';
import { customerRecordsMigration } from './data/order-import.ts';
import { ordersMigration, pickupMigration } from './data/orders.ts';
import { stockMigration } from './data/stock.ts';
import { placesMigration, storesMigration } from './data/stores.ts';
import { saleCreditsMigration } from './engagement/credits.ts';
import { keepTelling } from './engagement/keep-telling.ts';
import { thresholdsMigration } from './engagement/thresholds.ts';
import { appointmentsMigration } from './guide-shop/appointments.ts';
import { lapseAppointments } from './guide-shop/resolvers.ts';
import { correctionsMigration } from './in-store/corrections.ts';
import { keepSettling } from './in-store/keep-settling.ts';
import { linkedCardsMigration } from './in-store/linked-cards.ts';
import { memberCodesMigration } from './in-store/member-codes.ts';
import { saleRulesMigration } from './in-store/sale-rules.ts';
import { waresMigration } from './in-store/wares.ts';
import type * as mapped from './mappers.ts';
import { keepPaying } from './payments/keep-paying.ts';
import { mountPaymentNotifications, PAYMENT_PATHS } from './payments/notifications.ts';
import { paymentsMigration } from './payments/payments.ts';
import { unpaidOrdersMigration } from './payments/unpaid-orders.ts';
import { pickupDetailsMigration } from './pickup/details.ts';
import { sendReceipt } from './receipts/send-receipt.ts';
import { viewsMigration } from './recently-viewed/views.ts';
import { payTriedMigration, tryReservationsMigration } from './reserve-and-try/reservations.ts';
import { expireTryReservations } from './reserve-and-try/take-try-step.ts';
import { resolvers } from './resolvers/index.ts';
import { returnBarsMigration } from './returns/bars.ts';
import { returnPoliciesMigration } from './returns/policies.ts';
import { returnsMigration } from './returns/returns.ts';
import { reviewsMigration } from './reviews/reviews.ts';
import { erasureMigration, ordersRights } from './rights.ts';
import { roomDesignsMigration } from './rooms/room-designs.ts';
import { scanAndGoPoliciesMigration } from './scan-and-go/policies.ts';
import { scanSessionsMigration } from './scan-and-go/sessions.ts';
import { selfCheckoutsMigration } from './self-checkout/sessions.ts';
import { holdsMigration } from './stock/holds.ts';
import { stockLedgerMigration } from './stock/ledger.ts';
import { transfersMigration } from './stock/transfers.ts';
import { storeCreditMigration } from './store-credit/credit.ts';
import { walkOutsMigration } from './walk-out/visits.ts';
import { wishesMigration } from './wish-list/wish-list.ts';
import { zonesMigration } from './zones/zones.ts';

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
    pickupDetailsMigration,
    pickupMigration,
    customerRecordsMigration,
    erasureMigration,
    returnsMigration,
    returnPoliciesMigration,
    returnBarsMigration,
    stockLedgerMigration,
    holdsMigration,
    pricesMigration,
    transfersMigration,
    placesMigration,
    paymentsMigration,
    priceRulesMigration,
    checkoutsMigration,
    visitorCartsMigration,
    wishesMigration,
    viewsMigration,
    thresholdsMigration,
    cartSignalsMigration,
    roomDesignsMigration,
    reviewsMigration,
    zonesMigration,
    tryReservationsMigration,
    saleCreditsMigration,
    appointmentsMigration,
    storeDevicesMigration('030-store-devices'),
    memberCodesMigration,
    linkedCardsMigration,
    saleRulesMigration,
    waresMigration,
    correctionsMigration,
    walkOutsMigration,
    scanSessionsMigration,
    scanAndGoPoliciesMigration,
    selfCheckoutsMigration,
    storeCreditMigration,
    unpaidOrdersMigration,
    payTriedMigration,
    wrongCodesMigration('050-wrong-codes'),
  ],
  personal: {
    Customer: (customer: mapped.CustomerMapper) => customer.id,
    Cart: (cart: mapped.CartMapper) => cart.customerId,
    CartLine: (line: mapped.CartLineMapper) => line.customerId,
    WishListItem: ({ customerId }: mapped.WishListItemMapper) => customerId,
    ViewedProduct: ({ customerId }: mapped.ViewedProductMapper) => customerId,
    RoomDesign: ({ customerId, shownTo }: mapped.RoomDesignMapper) => (shownTo ? null : (customerId ?? null)),
    RoomPlan: ({ customerId, shownTo }: mapped.RoomPlanMapper) => (shownTo ? null : (customerId ?? null)),
    Review: ({ customerId }: mapped.ReviewMapper) => customerId,
    TryReservation: ({ customerId }: mapped.TryReservationMapper) => customerId,
    Appointment: ({ customerId }: mapped.AppointmentMapper) => customerId,
    Order: (order: mapped.OrderMapper) => order.customerId ?? null,
    OrderLine: (line: mapped.OrderLineMapper) => line.customerId,
    OrderStep: (step: mapped.OrderStepMapper) => step.customerId,
    Checkout: ({ customerId }: mapped.CheckoutMapper) => customerId ?? null,
    CheckoutQuote: ({ customerId }: mapped.CheckoutQuoteMapper) => customerId,
    QuotedLine: ({ customerId }: mapped.QuotedLineMapper) => customerId,
    Payment: ({ customerId }: mapped.PaymentMapper) => customerId ?? null,
    PaymentInstrument: ({ customerId }: mapped.PaymentInstrumentMapper) => customerId,
    PaymentOperation: ({ customerId }: mapped.PaymentOperationMapper) => customerId,
    LineDiscount: ({ customerId }: mapped.LineDiscountMapper) => customerId,
    LineTax: ({ customerId }: mapped.LineTaxMapper) => customerId,
    Shipment: ({ customerId }: mapped.ShipmentMapper) => customerId,
    ShippingAddress: ({ customerId }: mapped.ShippingAddressMapper) => customerId,
    Pickup: (order: mapped.PickupMapper) => order.customerId ?? null,
    RejectedLine: (line: mapped.RejectedLineMapper) => line.customerId,
    OrderMessage: (message: mapped.OrderMessageMapper) => message.customerId,
    PickupIdentityCheck: (check: mapped.PickupIdentityCheckMapper) => check.customerId,
    RequestedOverride: (override: mapped.RequestedOverrideMapper) => override.customerId,
    StoreCredit: ({ customerId }: mapped.StoreCreditMapper) => customerId,
    StoreCreditMovement: ({ customerId }: mapped.StoreCreditMovementMapper) => customerId,
    Return: (one: mapped.ReturnMapper) => one.customerId ?? null,
    ReturnLine: ({ customerId }: mapped.ReturnLineMapper) => customerId,
    ReturnRefund: ({ customerId }: mapped.ReturnRefundMapper) => customerId,
    ReturnExchange: ({ customerId }: mapped.ReturnExchangeMapper) => customerId,
    ReturnTimelineStep: ({ customerId }: mapped.ReturnTimelineStepMapper) => customerId,
    ReturnEligibility: ({ customerId }: mapped.ReturnEligibilityMapper) => customerId,
    WalkOut: ({ customerId }: mapped.WalkOutMapper) => customerId ?? null,
    IdentifiedMember: ({ customerId }: mapped.IdentifiedMemberMapper) => customerId,
    LinkedCard: ({ customerId }: mapped.LinkedCardMapper) => customerId,
    ScanSession: ({ customerId }: mapped.ScanSessionMapper) => customerId ?? null,
    ScannedItem: ({ customerId }: mapped.ScannedItemMapper) => customerId,
    RightsRequest: ({ customerId }: mapped.RightsRequestMapper) => customerId,
    RightsSection: ({ customerId }: mapped.RightsSectionMapper) => customerId,
    RightsRecord: ({ customerId }: mapped.RightsRecordMapper) => customerId,
  },
  open,
  consumes: {
    'patron.order.placed.v1': ({ credits }, { data }, session) => credits.placed(data, session),
    'patron.order.cancelled.v1': ({ credits }, { data }, session) => credits.cancelled(data, session),
    'patron.order.handed_over.v1': sendReceipt,
    'patron.customer.record_linked.v1': ({ orderImport }, event, session) =>
      orderImport.link(event.data, session),
    'patron.device.changed.v1': ({ knownDevices }, event, session) =>
      knownDevices.follow(event.data, session),
  },
  rights: ordersRights,
  paths: PAYMENT_PATHS,
  routes: (data, app) => mountPaymentNotifications(app, data),
  start(data) {
    const stops = [
      () => data.orderFeed.close(),
      keepTelling(data),
      keepPaying(data),
      keepSettling(data),
      keepRunning(data.background, 'expire-holds', async (signal) => {
        await data.stores.tellUntold(signal);
        while (!signal.aborted) {
          const more = [
            await data.orders.expireDue(),
            await data.returns.expireDue(),
            await data.orders.remindDue(),
            await data.holds.expireDue(),
            await expireTryReservations(data),
            await lapseAppointments(data),
          ];
          if (!more.includes(true)) await pause(EXPIRY_POLL_MS, signal);
        }
      }),
    ];
    return async () => {
      await Promise.all(stops.map((stop) => stop()));
    };
  },
};
