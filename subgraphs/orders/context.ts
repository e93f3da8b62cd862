import type { ClientSession } from 'mongodb';
import { openKnownDevices } from '#shared/known-devices.ts';
import { inTransaction } from '#shared/mongo.ts';
import { openRightsSections } from '#shared/rights-sections.ts';
import type { Dependencies, RequestContext } from '#shared/subgraph.ts';
import { openTurns } from '#shared/turns.ts';
import { openWrongCodes } from '#shared/wrong-codes.ts';
import { openVisitorCarts } from './cart/visitor-carts.ts';
import { openPrices } from './catalogue/prices.ts';
import { openCheckouts } from './checkout/checkouts.ts';
import { type Desk, openDesk } from './checkout/desk.ts';
import { followPaidCheckouts, paysCheckout } from './checkout/follow.ts';
import { openPriceRules } from './checkout/price-rules.ts';
import { openCarts } from './data/carts.ts';
import { openCatalogue } from './data/catalogue.ts';
import { openKeepAnswer, openOnce, openOnceBy } from './data/once.ts';
import { openOrderImport } from './data/order-import.ts';
import { openOrders } from './data/orders.ts';
import { openStock } from './data/stock.ts';
import { openStores } from './data/stores.ts';
import { followTransfers } from './endless-aisle/follow.ts';
import { openSaleCredits } from './engagement/credits.ts';
import { openPurchases } from './engagement/purchases.ts';
import { openSignals } from './engagement/signals.ts';
import { openThresholds } from './engagement/thresholds.ts';
import { openAppointments } from './guide-shop/appointments.ts';
import { openCorrections } from './in-store/corrections.ts';
import { openLinkedCards } from './in-store/linked-cards.ts';
import { openMemberCodes } from './in-store/member-codes.ts';
import { openSaleRules } from './in-store/sale-rules.ts';
import { cardsThatPaid } from './payments/cards.ts';
import { chooseProvider } from './payments/choose-provider.ts';
import { followers } from './payments/followers.ts';
import { followOrderMoney } from './payments/order-money.ts';
import { openPayments, type Payments } from './payments/payments.ts';
import { openUnpaidOrders } from './payments/unpaid-orders.ts';
import { openPickupDetails } from './pickup/details.ts';
import { openOrderFeed } from './pickup/feed.ts';
import { openViews } from './recently-viewed/views.ts';
import { openTryReservations } from './reserve-and-try/reservations.ts';
import { openReturnBars } from './returns/bars.ts';
import { openReturnPolicies } from './returns/policies.ts';
import { openReturns } from './returns/returns.ts';
import { openReviews } from './reviews/reviews.ts';
import { openRoomDesigns } from './rooms/room-designs.ts';
import { openScanAndGoPolicies } from './scan-and-go/policies.ts';
import { openScanSessions } from './scan-and-go/sessions.ts';
import { openSelfCheckouts } from './self-checkout/sessions.ts';
import { openHolds } from './stock/holds.ts';
import { openStockLedger } from './stock/ledger.ts';
import { openTransfers } from './stock/transfers.ts';
import { openStoreCredit, STORE_CREDIT } from './store-credit/credit.ts';
import { openVisits } from './walk-out/visits.ts';
import { openWishes } from './wish-list/wish-list.ts';
import { openZones } from './zones/zones.ts';

/** Data modules of this subgraph. They live as long as the process. */
export function open(dependencies: Dependencies) {
  const { db, client, clock, keyring, log } = dependencies;
  const catalogue = openCatalogue(dependencies);
  const stores = openStores(dependencies);
  const stockLedger = openStockLedger(db);
  const stock = openStock(db, stockLedger);
  const carts = openCarts(dependencies);
  const pickupDetails = openPickupDetails(db);
  const views = openViews(db);
  const purchases = openPurchases(db);
  const thresholds = openThresholds(db);
  const paymentSettings = dependencies.payments === 'TEST' ? undefined : dependencies.payments;
  const storeCredit = openStoreCredit(dependencies);
  const payments: Payments = openPayments(dependencies, {
    provider: chooseProvider(dependencies, (key) => payments.notified(key)),
    inside: {
      name: STORE_CREDIT,
      refusalOf: (operation, payment) => storeCredit.refusalOf(operation, payment),
      follow: (operation, session) => storeCredit.follow(operation, session),
    },
    follow: (operation, session) => followers[operation.follow.name](data, operation, session),
    followTogether: {
      applies: paysCheckout,
      follow: (operations, session) => followPaidCheckouts(data, operations, session),
    },
    ...(paymentSettings?.deadlineMs !== undefined && { deadlineMs: paymentSettings.deadlineMs }),
  });
  const unpaidOrders = openUnpaidOrders(dependencies);
  const transfers = openTransfers(dependencies, stock);
  const turns = openTurns();
  const desk: Desk = openDesk(dependencies, { turns, data: () => data });
  const data = {
    catalogue,
    stores,
    stock,
    stockLedger,
    priceRules: openPriceRules(db),
    payments,
    /** Absent: the provider is in this process, or there is none. */
    paymentSettings,
    checkouts: openCheckouts(db),
    desk,
    storeCredit,
    unpaidOrders,
    returns: openReturns(dependencies, { stock, payments, storeCredit, unpaid: unpaidOrders, transfers }),
    returnPolicies: openReturnPolicies(db),
    returnBars: openReturnBars(db),
    holds: openHolds(dependencies, stock),
    transfers,
    prices: openPrices(db),
    carts,
    visitorCarts: openVisitorCarts(dependencies),
    wishes: openWishes(dependencies),
    rooms: openRoomDesigns(dependencies),
    tryReservations: openTryReservations(dependencies),
    appointments: openAppointments(dependencies),
    credits: openSaleCredits(dependencies),
    zones: openZones(dependencies),
    reviews: openReviews(dependencies),
    views,
    purchases,
    thresholds,
    signals: openSignals(dependencies, { carts, catalogue, purchases, thresholds, views }),
    knownDevices: openKnownDevices(dependencies),
    memberCodes: openMemberCodes(dependencies),
    wrongMemberCodes: openWrongCodes(dependencies, 'member-code'),
    outbox: dependencies.outbox,
    linkedCards: openLinkedCards(dependencies),
    saleRules: openSaleRules(dependencies),
    corrections: openCorrections(dependencies),
    visits: openVisits(dependencies),
    scanSessions: openScanSessions(dependencies),
    scanPolicies: openScanAndGoPolicies(dependencies),
    selfCheckouts: openSelfCheckouts(dependencies),
    pickupDetails,
    orderFeed: openOrderFeed(db, log),
    orders: openOrders(dependencies, {
      stock,
      details: pickupDetails,
      followers: [followOrderMoney(payments), followTransfers(transfers)],
      cardsOf: cardsThatPaid(payments, dependencies.pairwise),
    }),
    orderImport: openOrderImport(dependencies, catalogue, stores),
    once: openOnce(dependencies),
    onceBy: openOnceBy(dependencies),
    keepAnswer: openKeepAnswer(db),
    turns,
    sections: openRightsSections(db),
    clock,
    keyring,
    members: dependencies.members,
    permitsNow: dependencies.permitsNow,
    contactNow: dependencies.contactNow,
    messages: dependencies.messages,
    /** Under which customers find the pages of the gateway. */
    pagesUrl: dependencies.publicUrl,
    /** One transaction of this subgraph's database. */
    inTransaction: <Result>(work: (session: ClientSession) => Promise<Result>): Promise<Result> =>
      inTransaction(client, work),
    /** Where background work takes its lease. */
    background: { db, log },
  };
  return data;
}

export type Data = ReturnType<typeof open>;

/** What every orders resolver receives. */
export type Context = Data & RequestContext;
