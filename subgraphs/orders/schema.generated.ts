// Generated from schema.graphql. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ScopedPriceMapper, PriceDifferenceMapper, ProductMapper, VariantMapper, StockLevelMapper, StoreMapper, FulfilmentOptionMapper, StockHoldMapper, StockMovementMapper, StockTransferMapper, CustomerMapper, CartMapper, CartLineMapper, VisitorCartMapper, VisitorCartLineMapper, TillCartMapper, WishListItemMapper, ViewedProductMapper, RoomDesignMapper, RoomPlanMapper, RoomPlacementMapper, RoomShareMapper, ReviewMapper, ProductReviewMapper, ReviewToModerateMapper, ProductRatingMapper, StoreZoneMapper, TryReservationMapper, TryLineMapper, AppointmentMapper, FittingNoteMapper, SaleCreditMapper, OrderMapper, OrderLineMapper, OrderStepMapper, PickupMapper, CheckoutMapper, CheckoutQuoteMapper, QuotedLineMapper, PaymentMapper, PaymentInstrumentMapper, PaymentOperationMapper, LineDiscountMapper, LineTaxMapper, ShipmentMapper, ShippingAddressMapper, RejectedLineMapper, OrderMessageMapper, PickupIdentityCheckMapper, RequestedOverrideMapper, PickupQueueChangeMapper, StoreCreditMapper, StoreCreditMovementMapper, UnpaidOrderMapper, ReturnMapper, ReturnLineMapper, ReturnRefundMapper, ReturnExchangeMapper, ReturnTimelineStepMapper, ReturnEligibilityMapper, WalkOutMapper, ScanSessionMapper, ScannedItemMapper, ScanAuditMapper, SelfCheckoutMapper, IdentifiedMemberMapper, LinkedCardMapper, SaleCorrectionMapper, ReturnPointMapper, ReturnBarMapper, ReturnPolicyMapper, RightsRequestMapper, RightsSectionMapper, RightsRecordMapper } from './mappers.ts';
import type { Context } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** Any JSON value. */
  JSON: { input: unknown; output: unknown; }
  /** An instant in UTC, ISO 8601, e.g. `2026-03-01T09:30:00Z`. */
  DateTime: { input: Date; output: Date; }
  /** A day in the calendar, ISO 8601, e.g. `1990-12-24`. */
  LocalDate: { input: string; output: string; }
  /** What the customer permits this actor in this request, signed. Only the planner asks for it; no client can. */
  ConsentProof: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

export type Query = {
  __typename?: 'Query';
  /** What is sold, by id, page by page. Open to everybody. Null only with an error. */
  products?: Maybe<ProductConnection>;
  /** A product by id. Null when there is none. */
  product?: Maybe<Product>;
  /** A variant by SKU. Null when there is none. */
  variant?: Maybe<Variant>;
  /** All stores by id, page by page. Open to everybody. Null only with an error. */
  stores?: Maybe<StoreConnection>;
  /** A store by id. Null when there is none. */
  store?: Maybe<Store>;
  /** Stores within a circle, nearest first. Stores without a known place are left out. Null only with an error. */
  storesNear?: Maybe<Array<NearbyStore>>;
  /** Where a variant can be picked up: stores that have enough on hand, nearest first. Empty when no store has or the SKU is unknown. Null only with an error. */
  availability?: Maybe<Array<Availability>>;
  /**
   * The endless aisle: how each line can be had, from the store that is meant, from others near it, by a transfer to it or
   * shipped. One source that has the whole line goes before several; then what is there soonest, then nearest. It
   * promises nothing: stock is held at the checkout. At most 50 lines, one for each SKU. Null only with an error.
   */
  fulfilmentPlan?: Maybe<Array<PlannedLine>>;
  /** Variants whose prices in a currency aren't the same everywhere today, by SKU and currency. A page may be short and still have a next one. Null only with an error. */
  priceDifferences?: Maybe<PriceDifferenceConnection>;
  /** Stock that is held, by id. Null when there is none; `FORBIDDEN` when it is held in another store. */
  stockHold?: Maybe<StockHold>;
  /** Goods between two stores or from a supplier, by id. Null when there are none; `FORBIDDEN` when neither store is the associate's. */
  stockTransfer?: Maybe<StockTransfer>;
  /** An order by id. Null when there is none; `FORBIDDEN` when it is another customer's, for an associate another store's, for an app from before its grant's look-back. */
  order?: Maybe<Order>;
  /**
   * What a checkout of the customer's cart would cost now, and when each line could be had: the same as that checkout says, as long as
   * neither cart nor prices change. It holds nothing. Null only with an error.
   */
  checkoutQuote?: Maybe<CheckoutQuote>;
  /** A checkout of the customer's by id: whether it is paid, and what came of it. Null when there is none; `FORBIDDEN` when it is another customer's. */
  checkout?: Maybe<Checkout>;
  /** Open pickups of a store by what its associate scanned or typed: the text of `Pickup.qr`, or `Pickup.reference`. At most 5; the one-time code finds none. Null only with an error. */
  findPickup?: Maybe<Array<Order>>;
  /** The cart of somebody who hasn't signed in. Who has the token has the cart. Null when no cart has this token, or it has been claimed or is over. */
  visitorCart?: Maybe<VisitorCart>;
  /** What is in the cart of a customer who shows their code at a till; says nothing of the customer. Null when the code is not ours or older than five minutes, or there is no cart. */
  cartAtTill?: Maybe<TillCart>;
  /** When a shopper's pause becomes a signal. Null only with an error. */
  engagementThresholds?: Maybe<EngagementThresholds>;
  /** A room by id, for its customer, and for associates of the store that it is shared with, who don't learn whose it is. Null when there is none for this actor. */
  roomDesign?: Maybe<RoomDesign>;
  /** Reviews that wait for staff, longest waiting first, without whose they are. Null only with an error. */
  reviewsToModerate?: Maybe<ReviewToModerateConnection>;
  /** Where goods can be brought back within a circle: our stores that take them, and return bars, nearest first. Open to everybody. Null only with an error. */
  returnBarsNear?: Maybe<Array<ReturnPoint>>;
  /** How long goods may be brought back. Open to everybody. Null only with an error. */
  returnPolicy?: Maybe<ReturnPolicy>;
  /** A return by id. Null when there is none; `FORBIDDEN` when it is another customer's, or came to another store than an associate's. */
  return?: Maybe<Return>;
  /** The customer's own visit to a store without a till. Null when there is none; `FORBIDDEN` when it is another customer's. */
  walkOut?: Maybe<WalkOut>;
  /** The customer's own visit in which they scan for themselves. Null when there is none; `FORBIDDEN` when it is another customer's. */
  scanSession?: Maybe<ScanSession>;
  /** Who shows their code at this till, while the pass holds. Null when it has ended, or is not the asker's. */
  identifiedMember?: Maybe<IdentifiedMember>;
  /** A sale at a machine: the machine's own, or one in a store of the associate's. Null when there is none. */
  selfCheckout?: Maybe<SelfCheckout>;
  /** Pieces put aside to be tried, by id. Null when there are none; `FORBIDDEN` when they are another customer's or, for an associate, another store's. */
  tryReservation?: Maybe<TryReservation>;
  /** An appointment by id. Null when there is none; `FORBIDDEN` when it is another customer's or, for an associate, another store's. */
  appointment?: Maybe<Appointment>;
  /** What conditions of offers depend on at this moment. Null only with an error. Asked by loyalty, which has asked consent before. */
  shopNow?: Maybe<ShopNow>;
};


export type QueryProductsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  brand?: InputMaybe<Scalars['String']['input']>;
  category?: InputMaybe<Scalars['String']['input']>;
};


export type QueryProductArgs = {
  id: Scalars['ID']['input'];
};


export type QueryVariantArgs = {
  sku: Scalars['ID']['input'];
};


export type QueryStoresArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryStoreArgs = {
  id: Scalars['ID']['input'];
};


export type QueryStoresNearArgs = {
  latitude: Scalars['Float']['input'];
  longitude: Scalars['Float']['input'];
  radiusMetres?: Scalars['Int']['input'];
  first?: Scalars['Int']['input'];
};


export type QueryAvailabilityArgs = {
  sku: Scalars['ID']['input'];
  quantity?: Scalars['Int']['input'];
  latitude: Scalars['Float']['input'];
  longitude: Scalars['Float']['input'];
  first?: Scalars['Int']['input'];
};


export type QueryFulfilmentPlanArgs = {
  lines: Array<FulfilmentLineInput>;
  storeId?: InputMaybe<Scalars['ID']['input']>;
  latitude?: InputMaybe<Scalars['Float']['input']>;
  longitude?: InputMaybe<Scalars['Float']['input']>;
};


export type QueryPriceDifferencesArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryStockHoldArgs = {
  id: Scalars['ID']['input'];
};


export type QueryStockTransferArgs = {
  id: Scalars['ID']['input'];
};


export type QueryOrderArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCheckoutQuoteArgs = {
  input: CheckoutQuoteInput;
};


export type QueryCheckoutArgs = {
  id: Scalars['ID']['input'];
};


export type QueryFindPickupArgs = {
  storeId: Scalars['ID']['input'];
  text: Scalars['String']['input'];
};


export type QueryVisitorCartArgs = {
  token: Scalars['String']['input'];
};


export type QueryCartAtTillArgs = {
  code: Scalars['String']['input'];
};


export type QueryRoomDesignArgs = {
  id: Scalars['ID']['input'];
};


export type QueryReviewsToModerateArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryReturnBarsNearArgs = {
  latitude: Scalars['Float']['input'];
  longitude: Scalars['Float']['input'];
  radiusMetres?: Scalars['Int']['input'];
  first?: Scalars['Int']['input'];
};


export type QueryReturnArgs = {
  id: Scalars['ID']['input'];
};


export type QueryWalkOutArgs = {
  id: Scalars['ID']['input'];
};


export type QueryScanSessionArgs = {
  id: Scalars['ID']['input'];
};


export type QueryIdentifiedMemberArgs = {
  pass: Scalars['String']['input'];
};


export type QuerySelfCheckoutArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTryReservationArgs = {
  id: Scalars['ID']['input'];
};


export type QueryAppointmentArgs = {
  id: Scalars['ID']['input'];
};


export type QueryShopNowArgs = {
  customerId?: InputMaybe<Scalars['ID']['input']>;
  storeId?: InputMaybe<Scalars['ID']['input']>;
  skus: Array<Scalars['ID']['input']>;
};

/** What conditions of offers depend on. */
export type ShopNow = {
  __typename?: 'ShopNow';
  /** Those of the SKUs that the store has, at most 500. */
  onHand: Array<ShopNowStock>;
  /** SKUs in the customer's bag, at most 1000. */
  bag: Array<Scalars['ID']['output']>;
  /** SKUs on the customer's wish list, at most 1000. */
  wishes: Array<Scalars['ID']['output']>;
};

/** Pieces that are free to sell. */
export type ShopNowStock = {
  __typename?: 'ShopNowStock';
  /** The SKU. */
  sku: Scalars['ID']['output'];
  /** How many pieces, at least 1. */
  onHand: Scalars['Int']['output'];
};

export type Subscription = {
  __typename?: 'Subscription';
  /**
   * The queue of a store, for its associates: first how it stands, then each change in the order in which they happened. When
   * changes may have been missed it begins again with how it stands. Ends with the associate's rights at the store.
   */
  pickupQueue?: Maybe<PickupQueueChange>;
  /** An order as it is, then after each change, until it is closed. For its customer and for associates of its store. */
  orderUpdates?: Maybe<Order>;
};


export type SubscriptionPickupQueueArgs = {
  storeId: Scalars['ID']['input'];
};


export type SubscriptionOrderUpdatesArgs = {
  orderId: Scalars['ID']['input'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /**
   * The customer asks to be let into a store without a till: a code for its gate, good once and for five minutes, with what
   * will be paid with. Only who permits `store_sensing`; a staffed till serves everybody else. Codes: STORE_NOT_FOUND,
   * SERVICE_NOT_OFFERED, PAYMENT_NOT_OFFERED, SENSING_NOT_PERMITTED, INVALID_VALUE.
   */
  requestEntryCode: RequestEntryCodePayload;
  /** A store's entry gate reads an entry code, which opens it once. Codes: CODE_WRONG, CODE_USED, SENSING_NOT_PERMITTED. */
  admitVisit: AdmitVisitPayload;
  /**
   * A store's sensors tell what visitors took and put back. Each event counts once; late, twice and in any order is fine until
   * a minute after the visitor has left. Code: INVALID_VALUE.
   */
  reportSensed: ReportSensedPayload;
  /** A store's exit gate or sensor sees a visitor leave: a minute later they are charged once, for what they hold. Saying it again changes nothing. Codes: SESSION_NOT_FOUND, ILLEGAL_TRANSITION. */
  endVisit: EndVisitPayload;
  /** The customer pays a visit whose payment was declined. Codes: SESSION_NOT_FOUND, ILLEGAL_TRANSITION, INVALID_VALUE. */
  payWalkOut: PayWalkOutPayload;
  /** The customer begins to scan in a store. Codes: STORE_NOT_FOUND, SERVICE_NOT_OFFERED, PAYMENT_NOT_OFFERED, INVALID_VALUE. */
  startScanSession: StartScanSessionPayload;
  /** Sets how many pieces of something the customer has scanned; repeating it changes nothing. Codes: SESSION_NOT_FOUND, ITEM_NOT_FOUND, ILLEGAL_TRANSITION, INVALID_VALUE. */
  setScannedItem: SetScannedItemPayload;
  /**
   * The customer pays what was scanned, or what an associate found on top. Look at the session's state: `CLEARED` has an exit
   * code, `AUDIT_DUE` waits for an associate, `OPEN` was declined. Codes: SESSION_NOT_FOUND, BASKET_EMPTY,
   * ILLEGAL_TRANSITION, INVALID_VALUE.
   */
  payScanSession: PayScanSessionPayload;
  /**
   * A phone that was offline sends the basket that it signed. It is paid once, whether it or the gate that read it comes first,
   * at the prices of when it was scanned. Codes: SESSION_NOT_FOUND, CODE_WRONG, CODE_USED, ITEM_NOT_FOUND,
   * OFFLINE_LIMIT_EXCEEDED, ILLEGAL_TRANSITION, INVALID_VALUE.
   */
  sendOfflineBasket: SendOfflineBasketPayload;
  /**
   * A store's exit gate reads an exit code, or the basket that a phone signed offline: it opens once. Codes: CODE_WRONG,
   * CODE_USED, AUDIT_DUE, PAYMENT_DECLINED, SESSION_NOT_FOUND, ITEM_NOT_FOUND, OFFLINE_LIMIT_EXCEEDED, ILLEGAL_TRANSITION,
   * INVALID_VALUE.
   */
  verifyExitCode: VerifyExitCodePayload;
  /**
   * An associate of the store has looked into a bag that was drawn. Pieces that weren't paid are owed, pieces that weren't
   * there are paid back. Codes: SESSION_NOT_FOUND, ITEM_NOT_FOUND, ILLEGAL_TRANSITION, INVALID_VALUE.
   */
  recordAudit: RecordAuditPayload;
  /** Sets how a store treats customers who scan for themselves. Codes: STORE_NOT_FOUND, INVALID_VALUE. */
  setScanAndGoPolicy: SetScanAndGoPolicyPayload;
  /** A self-checkout machine begins a sale. Codes: STORE_NOT_FOUND, SERVICE_NOT_OFFERED, PAYMENT_NOT_OFFERED. */
  startSelfCheckout: StartSelfCheckoutPayload;
  /** Sets how many pieces of something were scanned at the machine; repeating it changes nothing. Codes: SESSION_NOT_FOUND, ITEM_NOT_FOUND, ILLEGAL_TRANSITION, INVALID_VALUE. */
  setSelfCheckoutItem: SetSelfCheckoutItemPayload;
  /** Sets what lies in the machine by its RFID tags, instead of what lay there before. Codes: SESSION_NOT_FOUND, ITEM_NOT_FOUND, ILLEGAL_TRANSITION, INVALID_VALUE. */
  setSelfCheckoutTags: SetSelfCheckoutTagsPayload;
  /** Who shows a member code, or a card that they have linked, is the buyer; the machine isn't told who that is. Codes: SESSION_NOT_FOUND, CODE_WRONG, ILLEGAL_TRANSITION, INVALID_VALUE. */
  recogniseMember: RecogniseMemberPayload;
  /**
   * A till, or an associate, reads the code that a member shows, once, and may act for them for ten minutes: a till learns nothing
   * else of them, and who an associate has identified is in the store's hands for an hour. Ten wrong codes within ten minutes lock
   * who tried them for the rest of these. Codes: CODE_WRONG, CODES_LOCKED, IDEMPOTENCY_KEY_REQUIRED, IDEMPOTENCY_MISMATCH.
   */
  identifyMember: IdentifyMemberPayload;
  /**
   * A staffed till sells what lies on the counter to a member whom it has identified, at the store's prices, for money that it takes itself: an
   * order that is handed over at once, belongs to the member, and earns. What a till tells so, `importOrders` must not bring as well. Undone by a
   * return. Codes: BASKET_EMPTY, ITEM_NOT_FOUND, PROMOTION_NOT_VALID, STORE_NOT_FOUND, INVALID_VALUE, IDEMPOTENCY_KEY_REQUIRED,
   * IDEMPOTENCY_MISMATCH; `FORBIDDEN` for a pass that has ended or is another till's, and at a self-checkout.
   */
  sellToMember: SellToMemberPayload;
  /** The customer wants to be recognised at machines by a card; its token itself isn't kept. Linking it again changes nothing. Code: INVALID_VALUE. */
  linkCard: LinkCardPayload;
  /** The customer isn't recognised by the card any more. Code: CARD_NOT_FOUND. */
  unlinkCard: UnlinkCardPayload;
  /** An associate of the store has seen whether something may be sold to who stands there; without approval it is taken out. Codes: SESSION_NOT_FOUND, ITEM_NOT_FOUND, ILLEGAL_TRANSITION. */
  approveSelfCheckout: ApproveSelfCheckoutPayload;
  /** The machine takes the payment. Look at the state: `PAID`, or `OPEN` again when it was declined. Codes: SESSION_NOT_FOUND, BASKET_EMPTY, APPROVAL_REQUIRED, ILLEGAL_TRANSITION, INVALID_VALUE. */
  paySelfCheckout: PaySelfCheckoutPayload;
  /** The buyer called it off; the pieces are free again. Codes: SESSION_NOT_FOUND, ILLEGAL_TRANSITION. */
  abandonSelfCheckout: AbandonSelfCheckoutPayload;
  /** Sets what an associate has to see before it is sold without a staffed till. Codes: SKU_NOT_FOUND, INVALID_VALUE. */
  setSaleRule: SetSaleRulePayload;
  /**
   * The customer says that they were charged for something that they didn't take, in a sale without a staffed till of the last
   * 30 days. Codes: ORDER_NOT_FOUND, INVALID_VALUE.
   */
  askCorrection: AskCorrectionPayload;
  /** An associate of the store decides about a correction: accepted, the money goes back at once, with points and stock. Codes: CORRECTION_NOT_FOUND, ILLEGAL_TRANSITION. */
  decideCorrection: DecideCorrectionPayload;
  /** Adds pieces to the customer's cart; an associate for a customer in their hands who permits it. Codes: SKU_NOT_FOUND, INVALID_VALUE, RECOGNITION_NOT_PERMITTED. */
  addToCart: AddToCartPayload;
  /** Sets how many pieces of a SKU the customer's cart holds; repeating it changes nothing. An associate does it for a customer in their hands who permits it. Codes: SKU_NOT_FOUND, INVALID_VALUE, CART_CHANGED, RECOGNITION_NOT_PERMITTED. */
  setCartLine: SetCartLinePayload;
  /** Takes a SKU out of the customer's cart; repeating it changes nothing. An associate does it for a customer in their hands who permits it. Codes: CART_CHANGED, RECOGNITION_NOT_PERMITTED. */
  removeFromCart: RemoveFromCartPayload;
  /**
   * Orders everything in the customer's cart for pickup at one store: holds the stock, places the order and empties the
   * cart, all or nothing. Codes: STORE_NOT_FOUND, PICKUP_NOT_OFFERED, WINDOW_NOT_OFFERED, CART_EMPTY, CART_CHANGED, NOT_PRICED,
   * OUT_OF_STOCK, INVALID_VALUE.
   */
  checkoutForPickup: CheckoutForPickupPayload;
  /**
   * Orders the cart, or lines of it, each to be picked up, shipped or taken along: one order for each store and way, all
   * together or nothing. What another store sends first is an order of its own, `PLACED` until it has come; when the transfer is
   * called off or nothing of it arrives, the order is cancelled. The stock is held and the payment authorised before it answers; money is taken as each order leaves
   * the house. When the payment is refused the stock and the cart are back and the answer, also to the same key again, is
   * PAYMENT_DECLINED. When the provider is silent the checkout is `AWAITING_PAYMENT` for up to 15 minutes: read `Query.checkout`
   * again. Codes: STORE_NOT_FOUND, PICKUP_NOT_OFFERED, SHIPPING_NOT_OFFERED, ADDRESS_REQUIRED, PAYMENT_REQUIRED,
   * PAYMENT_NOT_OFFERED, PAYMENT_DECLINED, STORE_CREDIT_TOO_LOW, PROMOTION_NOT_VALID, CURRENCIES_DIFFER, WINDOW_NOT_OFFERED, CART_EMPTY,
   * CART_CHANGED, NOT_PRICED, OUT_OF_STOCK, INVALID_VALUE.
   */
  checkout: CheckoutPayload;
  /** An associate of the order's store, or a connected application, has packed what is shipped. Codes: ORDER_NOT_FOUND, ILLEGAL_TRANSITION. */
  packOrder: PackOrderPayload;
  /** An associate of the order's store, or a connected application, hands a parcel to its carrier; the stock is gone with it and the money is taken. Codes: ORDER_NOT_FOUND, ILLEGAL_TRANSITION, INVALID_VALUE. */
  shipOrder: ShipOrderPayload;
  /** The parcel has come: says the customer, an associate of the order's store, or a connected application. Codes: ORDER_NOT_FOUND, ILLEGAL_TRANSITION. */
  confirmDelivery: ConfirmDeliveryPayload;
  /** Creates promotions or replaces them by id. Promotions with an error are left out, the others are kept. Code: INVALID_VALUE. */
  importPromotions: ImportPromotionsPayload;
  /** Creates tax rates or replaces them by country and category. Rates with an error are left out, the others are kept. Code: INVALID_VALUE. */
  importTaxRates: ImportTaxRatesPayload;
  /** An associate of the order's store begins to gather it. Codes: ORDER_NOT_FOUND, ILLEGAL_TRANSITION. */
  startPicking: StartPickingPayload;
  /** An associate of the order's store has gathered everything; the customer may come. Codes: ORDER_NOT_FOUND, ILLEGAL_TRANSITION. */
  markReady: MarkReadyPayload;
  /**
   * The customer comes, or is there: said by the customer or an associate, or seen by a phone. The strongest and the earliest
   * sign counts; the same again, or one that comes late, changes nothing. A place is compared with the store's geofence and not
   * kept. Codes: ORDER_NOT_FOUND, ILLEGAL_TRANSITION, ARRIVAL_NOT_SHOWN, INVALID_VALUE.
   */
  announceArrival: AnnounceArrivalPayload;
  /**
   * An associate of the order's store makes sure who is there: by the one-time code of the customer or their proxy, or by a document. A
   * document that doesn't fit is kept as a check that failed. After five wrong codes the pickup is locked for codes until the
   * customer renews theirs. Codes: ORDER_NOT_FOUND, ILLEGAL_TRANSITION, PICKUP_CODE_WRONG, PICKUP_LOCKED, INVALID_VALUE.
   */
  checkIdentity: CheckIdentityPayload;
  /**
   * An associate lets somebody have the order without a code or a document: the first asks, with the reason, and another of the
   * same store agrees with the same mutation within 15 minutes. Codes: ORDER_NOT_FOUND, ILLEGAL_TRANSITION,
   * OVERRIDE_NEEDS_COLLEAGUE, INVALID_VALUE.
   */
  overrideIdentity: OverrideIdentityPayload;
  /**
   * An associate can't find pieces of a line, or not in order: they leave the order and the stock, and the total falls; an order of
   * which nothing is left is cancelled. Codes: ORDER_NOT_FOUND, ORDER_LINE_NOT_FOUND, ILLEGAL_TRANSITION, INVALID_VALUE.
   */
  rejectOrderLine: RejectOrderLinePayload;
  /** The customer says when they will come; the goods wait at least a day longer. Codes: ORDER_NOT_FOUND, ILLEGAL_TRANSITION, WINDOW_NOT_OFFERED. */
  choosePickupWindow: ChoosePickupWindowPayload;
  /** The customer has the goods held for three days longer, at most twice. Codes: ORDER_NOT_FOUND, ILLEGAL_TRANSITION, EXTENDED_ENOUGH. */
  extendPickup: ExtendPickupPayload;
  /** The customer names somebody who may come for the order, with a code of their own; whoever was named before may no longer. Codes: ORDER_NOT_FOUND, ILLEGAL_TRANSITION, INVALID_VALUE. */
  nameProxy: NameProxyPayload;
  /** Nobody but the customer may come any more; the proxy's code is worth nothing. Codes: ORDER_NOT_FOUND, ILLEGAL_TRANSITION. */
  revokeProxy: RevokeProxyPayload;
  /** The customer and the store write each other about an open order. Codes: ORDER_NOT_FOUND, ILLEGAL_TRANSITION, INVALID_VALUE. */
  sendPickupMessage: SendPickupMessagePayload;
  /** The customer has a new code made, which unlocks the pickup; the old one is worth nothing any more. Codes: ORDER_NOT_FOUND, ILLEGAL_TRANSITION. */
  renewPickupCode: RenewPickupCodePayload;
  /** An associate of the order's store hands it over; the stock is gone with it. Codes: ORDER_NOT_FOUND, ILLEGAL_TRANSITION. */
  handOver: HandOverPayload;
  /** The customer, or an associate of the order's store, cancels before the handover; the stock comes back. Codes: ORDER_NOT_FOUND, ILLEGAL_TRANSITION, INVALID_VALUE. */
  cancelOrder: CancelOrderPayload;
  /** Creates products or replaces them by id. Products with an error are left out, the others are kept. Codes: INVALID_VALUE, SKU_TAKEN. */
  importProducts: ImportProductsPayload;
  /** Creates stores or replaces them by id. Stores with an error are left out, the others are kept. Code: INVALID_VALUE. */
  importStores: ImportStoresPayload;
  /** Brings stock to what was counted, all or nothing. A count older than the one on record changes nothing. Codes: STORE_NOT_FOUND, SKU_NOT_FOUND, INVALID_VALUE. */
  setStock: SetStockPayload;
  /** Sets prices from a moment on, everywhere or in a channel, a store, or both, all or nothing. An older price never overwrites a newer one. Codes: STORE_NOT_FOUND, SKU_NOT_FOUND, INVALID_VALUE. */
  setPrices: SetPricesPayload;
  /** Holds pieces in one store for a while, all or nothing; an associate and a device in a store of their own. Codes: STORE_NOT_FOUND, OUT_OF_STOCK, INVALID_VALUE. */
  holdStock: HoldStockPayload;
  /** Holds pieces longer that are still held. Codes: HOLD_NOT_FOUND, HOLD_OVER, INVALID_VALUE. */
  extendStockHold: ExtendStockHoldPayload;
  /** Gives held pieces back before their time. Codes: HOLD_NOT_FOUND, HOLD_OVER. */
  releaseStock: ReleaseStockPayload;
  /** Reserves pieces in one store to send them to another; an associate of either. Codes: STORE_NOT_FOUND, OUT_OF_STOCK, INVALID_VALUE. */
  requestTransfer: RequestTransferPayload;
  /** A supplier's goods are on their way to a store: they are in transit. Codes: STORE_NOT_FOUND, SKU_NOT_FOUND, INVALID_VALUE. */
  announceDelivery: AnnounceDeliveryPayload;
  /** The pieces leave the store that sends them, by an associate there. Codes: TRANSFER_NOT_FOUND, ILLEGAL_TRANSITION. */
  sendTransfer: SendTransferPayload;
  /** The pieces are there, counted by an associate of the store that receives them. Codes: TRANSFER_NOT_FOUND, ILLEGAL_TRANSITION, INVALID_VALUE. */
  receiveTransfer: ReceiveTransferPayload;
  /** The pieces stay, before they have left; an associate of either store. Codes: TRANSFER_NOT_FOUND, ILLEGAL_TRANSITION. */
  cancelTransfer: CancelTransferPayload;
  /** Returned pieces were looked at by an associate of the store: they go on hand again, or are damaged. Codes: STORE_NOT_FOUND, OUT_OF_STOCK, INVALID_VALUE. */
  inspectReturned: InspectReturnedPayload;
  /** Puts levels right, with a reason, by an associate of the store; pieces held or gathered for somebody aren't touched. Codes: STORE_NOT_FOUND, SKU_NOT_FOUND, OUT_OF_STOCK, INVALID_VALUE. */
  adjustStock: AdjustStockPayload;
  /**
   * Takes over purchases that were made elsewhere, line by line, in any order. An order is told by `source` and `orderId`;
   * the same line again changes nothing, a new line is added to its order. Unknown stores and SKUs are created. Lines with
   * an error are left out, the others are kept; `field` of the error is `input.lines.<index>.<field>`. Code: INVALID_VALUE.
   */
  importOrders: ImportOrdersPayload;
  /**
   * Sets how many pieces of a SKU the cart of somebody who hasn't signed in holds; repeating it changes nothing. Without a token
   * it begins a cart and answers with its token, this once. The cart is kept for 30 days after its last change. Codes:
   * SKU_NOT_FOUND, INVALID_VALUE, CART_NOT_FOUND.
   */
  setVisitorCartLine: SetVisitorCartLinePayload;
  /**
   * Merges the cart that the customer filled before they signed in into their own: of each SKU the pieces of both, at most 999; the
   * channel of the cart that was changed last; own lines first; SKUs beyond the hundredth are left out and counted. The other
   * cart is gone then, so claiming it again, or one that is over, changes nothing and merges 0 lines.
   */
  claimCart: ClaimCartPayload;
  /** The customer has begun to check out; when neither an order nor a change of the cart follows, `patron.checkout.stalled.v1` does. Repeating it changes nothing. Code: CART_CHANGED. */
  beginCheckout: BeginCheckoutPayload;
  /** Puts a SKU on the customer's wish list, or replaces its note; repeating it changes nothing. Codes: SKU_NOT_FOUND, INVALID_VALUE, WISH_LIST_FULL, RECOGNITION_NOT_PERMITTED. */
  addToWishList: AddToWishListPayload;
  /** Takes a SKU off the customer's wish list; repeating it changes nothing. Code: RECOGNITION_NOT_PERMITTED. */
  removeFromWishList: RemoveFromWishListPayload;
  /** Moves a SKU from the customer's own wish list to their cart, both or neither. Codes: SKU_NOT_FOUND, INVALID_VALUE. */
  moveWishToCart: MoveWishToCartPayload;
  /** Counts that the customer looked at a product; a view that is sent again isn't counted again. Codes: SKU_NOT_FOUND, INVALID_VALUE. */
  recordView: RecordViewPayload;
  /** Forgets what the customer has looked at. */
  clearRecentlyViewed: ClearRecentlyViewedPayload;
  /** Sets when a shopper's pause becomes a signal, from now on. Code: INVALID_VALUE. */
  setEngagementThresholds: SetEngagementThresholdsPayload;
  /**
   * Keeps a room: the customer's own, at home, or one begun at a store's simulator (a device of kind `kiosk`), which is nobody's
   * until a customer claims it by its code within 24 hours. With `id` it replaces the plan of that version. Codes:
   * INVALID_VALUE, ROOM_DESIGN_NOT_FOUND, ROOM_DESIGN_CHANGED, TOO_MANY_ROOM_DESIGNS.
   */
  saveRoomDesign: SaveRoomDesignPayload;
  /** The customer takes a room along from a store's simulator. Code: ROOM_DESIGN_NOT_FOUND. */
  claimRoomDesign: RoomDesignPayload;
  /** The customer lets the associates of one store see a room until a date; sharing it again replaces that. Codes: ROOM_DESIGN_NOT_FOUND, STORE_NOT_FOUND, INVALID_VALUE. */
  shareRoomDesign: RoomDesignPayload;
  /** Nobody else sees the room any more. Code: ROOM_DESIGN_NOT_FOUND. */
  stopSharingRoomDesign: RoomDesignPayload;
  /** Deletes a room of the customer's; repeating it changes nothing. */
  deleteRoomDesign: DeleteRoomDesignPayload;
  /** Adds every product in a room to the customer's cart, those that the catalogue has no more left out. Codes: ROOM_DESIGN_NOT_FOUND, INVALID_VALUE. */
  addRoomToCart: AddRoomToCartPayload;
  /**
   * The customer reviews a product that they bought and received; there is one review of a product by a customer, and
   * writing again replaces it. Staff look at it before it is shown. Codes: NOT_PURCHASED, INVALID_VALUE.
   */
  writeReview: WriteReviewPayload;
  /** Takes back the words of a review; it may be written again. Codes: REVIEW_NOT_FOUND, ILLEGAL_TRANSITION. */
  withdrawReview: WriteReviewPayload;
  /** Staff publish a review, or refuse it with a reason. Codes: REVIEW_NOT_FOUND, REVIEW_CHANGED, ILLEGAL_TRANSITION, INVALID_VALUE. */
  moderateReview: ModerateReviewPayload;
  /**
   * Announces that goods of an order will be brought back; the answer has the code to show at any store or return bar. By the
   * customer, or by an associate at the counter for whoever has the order's id or receipt. Codes: ORDER_NOT_FOUND,
   * ORDER_LINE_NOT_FOUND, NOT_RETURNABLE, STORE_NOT_FOUND, RETURNS_NOT_OFFERED, INVALID_VALUE.
   */
  requestReturn: RequestReturnPayload;
  /** The customer, or an associate who asked for it, has a new code made; the old one is worth nothing any more. Codes: RETURN_NOT_FOUND, ILLEGAL_TRANSITION. */
  renewReturnCode: RenewReturnCodePayload;
  /** The customer, or an associate who asked for it, calls a return off before the goods are brought; they can be announced again. Codes: RETURN_NOT_FOUND, ILLEGAL_TRANSITION. */
  cancelReturn: CancelReturnPayload;
  /**
   * Shows an associate what a code is about, before the goods are accepted or refused; the code stays good. Codes:
   * RETURN_CODE_WRONG, RETURN_CODE_EXPIRED, ILLEGAL_TRANSITION, STORE_NOT_FOUND, RETURNS_NOT_OFFERED.
   */
  presentReturn: PresentReturnPayload;
  /**
   * Takes goods in by their code, once: pays back, takes points back and books the goods in, all in the moment of the scan. By an
   * associate of any store that takes goods back, who may hand out another variant for them, or by the terminal of a return bar, which learns ACCEPTED or REFUSED and
   * nothing else. Codes, to associates alone: RETURN_CODE_WRONG, RETURN_CODE_EXPIRED, ILLEGAL_TRANSITION, ORDER_LINE_NOT_FOUND, NOT_PRICED, OUT_OF_STOCK,
   * STORE_NOT_FOUND, RETURNS_NOT_OFFERED; to both: INVALID_VALUE; to a return bar, which exchanges nothing: EXCHANGE_NOT_OFFERED.
   */
  scanReturn: ScanReturnPayload;
  /**
   * A store's till has paid out what it owed for a return: at any store for the customer's code, which is a new one since the
   * goods were taken; at the counter that took them also without. Codes: RETURN_NOT_FOUND, RETURN_CODE_WRONG,
   * ILLEGAL_TRANSITION, STORE_NOT_FOUND, RETURNS_NOT_OFFERED.
   */
  confirmTillRefund: ConfirmTillRefundPayload;
  /** The customer takes as store credit, at once, what a till owes for a return. Codes: RETURN_NOT_FOUND, ILLEGAL_TRANSITION. */
  takeStoreCredit: TakeStoreCreditPayload;
  /**
   * The store's till has taken what a customer owes for an order, since the provider refused to; by an associate of that store.
   * Codes: ORDER_NOT_FOUND, ILLEGAL_TRANSITION.
   */
  recordOwedPayment: RecordOwedPaymentPayload;
  /** Decides how long goods may be brought back, for returns that are announced from now on. Code: INVALID_VALUE. */
  setReturnPolicy: SetReturnPolicyPayload;
  /** Creates return bars or replaces them by id. Those with an error are left out, the others are kept. Code: INVALID_VALUE. */
  importReturnBars: ImportReturnBarsPayload;
  /** Replaces the zones of a store. Codes: STORE_NOT_FOUND, INVALID_VALUE. */
  setStoreZones: SetStoreZonesPayload;
  /**
   * A sensor of the store, or the customer's own phone, tells who came into a zone, left it or stayed. Each event counts once,
   * in whatever order they come. A customer is kept with it, for a day, only if they permit `location`; otherwise it is nobody's. Code:
   * INVALID_VALUE.
   */
  reportZoneEvents: ReportZoneEventsPayload;
  /**
   * Puts pieces of a store aside for the customer to try, without payment, until two hours after the visit or else for 24 hours.
   * Codes: STORE_NOT_FOUND, SERVICE_NOT_OFFERED, SKU_NOT_FOUND, OUT_OF_STOCK, TOO_MANY_TRY_RESERVATIONS, INVALID_VALUE.
   */
  reserveToTry: TryReservationPayload;
  /** An associate of the store has gathered the pieces. Codes: TRY_RESERVATION_NOT_FOUND, ILLEGAL_TRANSITION, HOLD_OVER. */
  prepareToTry: TryReservationPayload;
  /** The customer is there and tries; the pieces are held three hours from then on. Saying it again changes nothing. Codes: TRY_RESERVATION_NOT_FOUND, ILLEGAL_TRANSITION, HOLD_OVER. */
  beginToTry: TryReservationPayload;
  /** The customer buys all or some of it; the store's till takes the money, the rest goes back on hand. Codes: TRY_RESERVATION_NOT_FOUND, ILLEGAL_TRANSITION, INVALID_VALUE, NOT_PRICED, STORE_NOT_FOUND, OUT_OF_STOCK, HOLD_OVER. */
  buyTried: TryReservationPayload;
  /**
   * The customer pays in the app for all or some of it, with a token of the payment provider's; the rest goes back on hand. When the
   * provider refuses it is `TRYING` again, up to five times, and `declinedBecause` says why; while it is silent it is `PAYING`. Codes:
   * TRY_RESERVATION_NOT_FOUND, ILLEGAL_TRANSITION, INVALID_VALUE, NOT_PRICED, STORE_NOT_FOUND, HOLD_OVER, PAYMENT_NOT_OFFERED,
   * PAYMENT_DECLINED.
   */
  payTried: TryReservationPayload;
  /** The customer buys none of it; everything goes back on hand. Codes: TRY_RESERVATION_NOT_FOUND, ILLEGAL_TRANSITION. */
  leaveTried: TryReservationPayload;
  /** The customer, or an associate of the store, calls it off before the visit; everything goes back on hand. Codes: TRY_RESERVATION_NOT_FOUND, ILLEGAL_TRANSITION. */
  cancelTryReservation: TryReservationPayload;
  /** Sets how a store gives appointments, for those booked from now on. Codes: STORE_NOT_FOUND, INVALID_VALUE. */
  setGuideShop: SetGuideShopPayload;
  /** The customer books a slot of `Store.appointmentSlots` within the next 14 days. Codes: STORE_NOT_FOUND, SERVICE_NOT_OFFERED, SLOT_NOT_FREE, TOO_MANY_APPOINTMENTS, INVALID_VALUE. */
  bookAppointment: AppointmentPayload;
  /** Moves an appointment to another slot of its store, or leaves it where it is. Codes: APPOINTMENT_NOT_FOUND, ILLEGAL_TRANSITION, SLOT_NOT_FREE. */
  rescheduleAppointment: AppointmentPayload;
  /** Calls an appointment off. Codes: APPOINTMENT_NOT_FOUND, ILLEGAL_TRANSITION. */
  cancelAppointment: AppointmentPayload;
  /** The customer is there. Saying it again changes nothing. Codes: APPOINTMENT_NOT_FOUND, ILLEGAL_TRANSITION. */
  beginAppointment: AppointmentPayload;
  /** The customer didn't come. Codes: APPOINTMENT_NOT_FOUND, ILLEGAL_TRANSITION, INVALID_VALUE. */
  markAppointmentNoShow: AppointmentPayload;
  /** The customer has been advised. Codes: APPOINTMENT_NOT_FOUND, ILLEGAL_TRANSITION. */
  completeAppointment: AppointmentPayload;
  /**
   * Notes style, size and colour while the customer tries, in the catalogue's words, if the customer permits
   * `in_store_recognition`; they become preferences of the customer's profile. Codes: APPOINTMENT_NOT_FOUND,
   * ILLEGAL_TRANSITION, RECOGNITION_NOT_PERMITTED, INVALID_VALUE.
   */
  noteAppointment: AppointmentPayload;
  /**
   * Orders for the customer through the web shop; when and whence each line would come `fulfilmentPlan` says. The appointment's store and
   * associate get the credit once the order is placed. Codes: APPOINTMENT_NOT_FOUND, ILLEGAL_TRANSITION, INVALID_VALUE,
   * STORE_NOT_FOUND, PICKUP_NOT_OFFERED, SHIPPING_NOT_OFFERED, ADDRESS_REQUIRED, PAYMENT_REQUIRED, PAYMENT_NOT_OFFERED,
   * PAYMENT_DECLINED, CURRENCIES_DIFFER, NOT_PRICED, OUT_OF_STOCK.
   */
  orderFromAppointment: OrderFromAppointmentPayload;
};


export type MutationRequestEntryCodeArgs = {
  input: RequestEntryCodeInput;
};


export type MutationAdmitVisitArgs = {
  input: AdmitVisitInput;
};


export type MutationReportSensedArgs = {
  input: ReportSensedInput;
};


export type MutationEndVisitArgs = {
  input: EndVisitInput;
};


export type MutationPayWalkOutArgs = {
  input: PayWalkOutInput;
};


export type MutationStartScanSessionArgs = {
  input: StartScanSessionInput;
};


export type MutationSetScannedItemArgs = {
  input: SetScannedItemInput;
};


export type MutationPayScanSessionArgs = {
  input: PayScanSessionInput;
};


export type MutationSendOfflineBasketArgs = {
  input: SendOfflineBasketInput;
};


export type MutationVerifyExitCodeArgs = {
  input: VerifyExitCodeInput;
};


export type MutationRecordAuditArgs = {
  input: RecordAuditInput;
};


export type MutationSetScanAndGoPolicyArgs = {
  input: SetScanAndGoPolicyInput;
};


export type MutationStartSelfCheckoutArgs = {
  input: StartSelfCheckoutInput;
};


export type MutationSetSelfCheckoutItemArgs = {
  input: SetSelfCheckoutItemInput;
};


export type MutationSetSelfCheckoutTagsArgs = {
  input: SetSelfCheckoutTagsInput;
};


export type MutationRecogniseMemberArgs = {
  input: RecogniseMemberInput;
};


export type MutationIdentifyMemberArgs = {
  input: IdentifyMemberInput;
};


export type MutationSellToMemberArgs = {
  input: SellToMemberInput;
};


export type MutationLinkCardArgs = {
  input: LinkCardInput;
};


export type MutationUnlinkCardArgs = {
  input: UnlinkCardInput;
};


export type MutationApproveSelfCheckoutArgs = {
  input: ApproveSelfCheckoutInput;
};


export type MutationPaySelfCheckoutArgs = {
  input: PaySelfCheckoutInput;
};


export type MutationAbandonSelfCheckoutArgs = {
  input: AbandonSelfCheckoutInput;
};


export type MutationSetSaleRuleArgs = {
  input: SetSaleRuleInput;
};


export type MutationAskCorrectionArgs = {
  input: AskCorrectionInput;
};


export type MutationDecideCorrectionArgs = {
  input: DecideCorrectionInput;
};


export type MutationAddToCartArgs = {
  input: AddToCartInput;
};


export type MutationSetCartLineArgs = {
  input: SetCartLineInput;
};


export type MutationRemoveFromCartArgs = {
  input: RemoveFromCartInput;
};


export type MutationCheckoutForPickupArgs = {
  input: CheckoutForPickupInput;
};


export type MutationCheckoutArgs = {
  input: CheckoutInput;
};


export type MutationPackOrderArgs = {
  input: PackOrderInput;
};


export type MutationShipOrderArgs = {
  input: ShipOrderInput;
};


export type MutationConfirmDeliveryArgs = {
  input: ConfirmDeliveryInput;
};


export type MutationImportPromotionsArgs = {
  input: ImportPromotionsInput;
};


export type MutationImportTaxRatesArgs = {
  input: ImportTaxRatesInput;
};


export type MutationStartPickingArgs = {
  input: StartPickingInput;
};


export type MutationMarkReadyArgs = {
  input: MarkReadyInput;
};


export type MutationAnnounceArrivalArgs = {
  input: AnnounceArrivalInput;
};


export type MutationCheckIdentityArgs = {
  input: CheckIdentityInput;
};


export type MutationOverrideIdentityArgs = {
  input: OverrideIdentityInput;
};


export type MutationRejectOrderLineArgs = {
  input: RejectOrderLineInput;
};


export type MutationChoosePickupWindowArgs = {
  input: ChoosePickupWindowInput;
};


export type MutationExtendPickupArgs = {
  input: ExtendPickupInput;
};


export type MutationNameProxyArgs = {
  input: NameProxyInput;
};


export type MutationRevokeProxyArgs = {
  input: RevokeProxyInput;
};


export type MutationSendPickupMessageArgs = {
  input: SendPickupMessageInput;
};


export type MutationRenewPickupCodeArgs = {
  input: RenewPickupCodeInput;
};


export type MutationHandOverArgs = {
  input: HandOverInput;
};


export type MutationCancelOrderArgs = {
  input: CancelOrderInput;
};


export type MutationImportProductsArgs = {
  input: ImportProductsInput;
};


export type MutationImportStoresArgs = {
  input: ImportStoresInput;
};


export type MutationSetStockArgs = {
  input: SetStockInput;
};


export type MutationSetPricesArgs = {
  input: SetPricesInput;
};


export type MutationHoldStockArgs = {
  input: HoldStockInput;
};


export type MutationExtendStockHoldArgs = {
  input: ExtendStockHoldInput;
};


export type MutationReleaseStockArgs = {
  input: ReleaseStockInput;
};


export type MutationRequestTransferArgs = {
  input: RequestTransferInput;
};


export type MutationAnnounceDeliveryArgs = {
  input: AnnounceDeliveryInput;
};


export type MutationSendTransferArgs = {
  input: SendTransferInput;
};


export type MutationReceiveTransferArgs = {
  input: ReceiveTransferInput;
};


export type MutationCancelTransferArgs = {
  input: CancelTransferInput;
};


export type MutationInspectReturnedArgs = {
  input: InspectReturnedInput;
};


export type MutationAdjustStockArgs = {
  input: AdjustStockInput;
};


export type MutationImportOrdersArgs = {
  input: ImportOrdersInput;
};


export type MutationSetVisitorCartLineArgs = {
  input: SetVisitorCartLineInput;
};


export type MutationClaimCartArgs = {
  input: ClaimCartInput;
};


export type MutationBeginCheckoutArgs = {
  input: BeginCheckoutInput;
};


export type MutationAddToWishListArgs = {
  input: AddToWishListInput;
};


export type MutationRemoveFromWishListArgs = {
  input: RemoveFromWishListInput;
};


export type MutationMoveWishToCartArgs = {
  input: MoveWishToCartInput;
};


export type MutationRecordViewArgs = {
  input: RecordViewInput;
};


export type MutationSetEngagementThresholdsArgs = {
  input: SetEngagementThresholdsInput;
};


export type MutationSaveRoomDesignArgs = {
  input: SaveRoomDesignInput;
};


export type MutationClaimRoomDesignArgs = {
  input: ClaimRoomDesignInput;
};


export type MutationShareRoomDesignArgs = {
  input: ShareRoomDesignInput;
};


export type MutationStopSharingRoomDesignArgs = {
  input: StopSharingRoomDesignInput;
};


export type MutationDeleteRoomDesignArgs = {
  input: DeleteRoomDesignInput;
};


export type MutationAddRoomToCartArgs = {
  input: AddRoomToCartInput;
};


export type MutationWriteReviewArgs = {
  input: WriteReviewInput;
};


export type MutationWithdrawReviewArgs = {
  input: WithdrawReviewInput;
};


export type MutationModerateReviewArgs = {
  input: ModerateReviewInput;
};


export type MutationRequestReturnArgs = {
  input: RequestReturnInput;
};


export type MutationRenewReturnCodeArgs = {
  input: RenewReturnCodeInput;
};


export type MutationCancelReturnArgs = {
  input: CancelReturnInput;
};


export type MutationPresentReturnArgs = {
  input: PresentReturnInput;
};


export type MutationScanReturnArgs = {
  input: ScanReturnInput;
};


export type MutationConfirmTillRefundArgs = {
  input: ConfirmTillRefundInput;
};


export type MutationTakeStoreCreditArgs = {
  input: TakeStoreCreditInput;
};


export type MutationRecordOwedPaymentArgs = {
  input: RecordOwedPaymentInput;
};


export type MutationSetReturnPolicyArgs = {
  input: SetReturnPolicyInput;
};


export type MutationImportReturnBarsArgs = {
  input: ImportReturnBarsInput;
};


export type MutationSetStoreZonesArgs = {
  input: SetStoreZonesInput;
};


export type MutationReportZoneEventsArgs = {
  input: ReportZoneEventsInput;
};


export type MutationReserveToTryArgs = {
  input: ReserveToTryInput;
};


export type MutationPrepareToTryArgs = {
  input: PrepareToTryInput;
};


export type MutationBeginToTryArgs = {
  input: BeginToTryInput;
};


export type MutationBuyTriedArgs = {
  input: BuyTriedInput;
};


export type MutationPayTriedArgs = {
  input: PayTriedInput;
};


export type MutationLeaveTriedArgs = {
  input: LeaveTriedInput;
};


export type MutationCancelTryReservationArgs = {
  input: CancelTryReservationInput;
};


export type MutationSetGuideShopArgs = {
  input: SetGuideShopInput;
};


export type MutationBookAppointmentArgs = {
  input: BookAppointmentInput;
};


export type MutationRescheduleAppointmentArgs = {
  input: RescheduleAppointmentInput;
};


export type MutationCancelAppointmentArgs = {
  input: CancelAppointmentInput;
};


export type MutationBeginAppointmentArgs = {
  input: BeginAppointmentInput;
};


export type MutationMarkAppointmentNoShowArgs = {
  input: MarkAppointmentNoShowInput;
};


export type MutationCompleteAppointmentArgs = {
  input: CompleteAppointmentInput;
};


export type MutationNoteAppointmentArgs = {
  input: NoteAppointmentInput;
};


export type MutationOrderFromAppointmentArgs = {
  input: OrderFromAppointmentInput;
};

/** A person who shops with us. */
export type Customer = {
  __typename?: 'Customer';
  /** Opaque and stable: an id that once named the customer keeps resolving to them. */
  id: Scalars['ID']['output'];
  /** Decided by consent, for this request. */
  consentProof: Scalars['ConsentProof']['output'];
  /** The one cart of the customer over all channels. Null until something was put in. Associates read it only with the customer's in-store consent. */
  cart?: Maybe<Cart>;
  /** What the customer has ordered and bought, in every channel, newest first. To an app nothing from before its grant's look-back. */
  orders?: Maybe<OrderConnection>;
  /** What the customer would like to have, newest first; at most 500 SKUs. Associates read it only with the customer's in-store consent. Null only with an error. */
  wishList?: Maybe<WishListConnection>;
  /** Products that the customer looked at, last seen first; the newest 100 are remembered. Associates read it only with the customer's in-store consent. Null only with an error. */
  recentlyViewed?: Maybe<Array<ViewedProduct>>;
  /** Of these the ones that the customer looked at again and again (`EngagementThresholds.views`) and never bought, last seen first. Null only with an error. */
  viewedNotBought?: Maybe<Array<ViewedProduct>>;
  /** Rooms that the customer keeps, newest first; at most 100. Associates see those shared with their store in `Store.sharedRoomDesigns`. Null only with an error. */
  roomDesigns?: Maybe<RoomDesignConnection>;
  /** What the customer wrote of what they bought, in every state, newest first. Null only with an error. */
  reviews?: Maybe<ReviewConnection>;
  /** What the customer shows to a machine or at a till to be recognised as a member, as a QR code: good once, for two minutes. Made anew each time. Null only with an error. */
  memberCode?: Maybe<Scalars['String']['output']>;
  /** What the customer may spend instead of money, one for each currency, at most 20. Null only with an error. */
  storeCredit?: Maybe<Array<StoreCredit>>;
  /** Cards by which machines recognise the customer, oldest first; at most 10 for each id of theirs. Null only with an error. */
  linkedCards?: Maybe<Array<LinkedCard>>;
  /** Pieces put aside for the customer to try, newest first. Null only with an error. */
  tryReservations?: Maybe<TryReservationConnection>;
  /** The customer's appointments in guide shops, newest first. Null only with an error. */
  appointments?: Maybe<AppointmentConnection>;
};


/** A person who shops with us. */
export type CustomerOrdersArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person who shops with us. */
export type CustomerWishListArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person who shops with us. */
export type CustomerRecentlyViewedArgs = {
  first?: Scalars['Int']['input'];
};


/** A person who shops with us. */
export type CustomerViewedNotBoughtArgs = {
  first?: Scalars['Int']['input'];
};


/** A person who shops with us. */
export type CustomerRoomDesignsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person who shops with us. */
export type CustomerReviewsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person who shops with us. */
export type CustomerTryReservationsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person who shops with us. */
export type CustomerAppointmentsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A visit to a store without a till. */
export type WalkOut = {
  __typename?: 'WalkOut';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Where. Null only when the store is gone. */
  store?: Maybe<Store>;
  /** Where it stands. */
  state: WalkOutState;
  /** How many others come in on the same bill, 0 to 9. */
  companions: Scalars['Int']['output'];
  /** What the gate reads, to be shown as a QR code. Null once it was used or is too old. */
  entryCode?: Maybe<Scalars['String']['output']>;
  /** The code is good until then. */
  codeExpiresAt: Scalars['DateTime']['output'];
  /** Null before the gate opened. */
  enteredAt?: Maybe<Scalars['DateTime']['output']>;
  /** Null before they left. */
  leftAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it costs. Null until it is settled, and when nothing was taken. */
  total?: Maybe<Money>;
  /** Why the last payment was refused, for machines, e.g. `CARD_DECLINED`. Null when none was. */
  declined?: Maybe<Scalars['String']['output']>;
  /** The sale, which is the receipt. Null until it is paid, and when nothing was taken. */
  order?: Maybe<Order>;
};

/** Where a visit without a till stands. */
export type WalkOutState =
  /** It has an entry code. */
  | 'EXPECTED'
  /** In the store. */
  | 'INSIDE'
  /** Has left; late reports of sensors are waited for. */
  | 'LEAVING'
  /** The payment is under way. */
  | 'CHARGING'
  /** Paid. */
  | 'PAID'
  /** The payment was declined; the customer pays with something else. */
  | 'PAYMENT_DUE'
  /** Nothing was taken, nothing charged. */
  | 'EMPTY'
  /** The customer withdrew the consent inside: what was seen is forgotten, a staffed till takes over. */
  | 'STOPPED'
  /** The entry code wasn't used. */
  | 'EXPIRED';

/** A visit in which the customer scans for themselves. */
export type ScanSession = {
  __typename?: 'ScanSession';
  /** Opaque and stable. A basket that is signed offline names it. */
  id: Scalars['ID']['output'];
  /** Where. Null only when the store is gone. */
  store?: Maybe<Store>;
  /** Where it stands. */
  state: ScanSessionState;
  /** What is to be paid next, in the order of scanning; at most 100. */
  items: Array<ScannedItem>;
  /** What that costs, discounts included. Null only with an error. */
  total?: Maybe<Money>;
  /** What the gate reads, to be shown as a QR code; good for ten minutes from now, and once. Null unless it is `CLEARED`. */
  exitCode?: Maybe<Scalars['String']['output']>;
  /** When a gate let them out. Null before. */
  exitedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why the last payment was refused, for machines, e.g. `CARD_DECLINED`. Null when none was. */
  declined?: Maybe<Scalars['String']['output']>;
  /** What was sold: the basket, and what was found on top; at most 20. */
  orders?: Maybe<Array<Order>>;
};

/** Where a visit with one's own scanner stands. */
export type ScanSessionState =
  /** Being scanned. */
  | 'OPEN'
  /** The payment is under way. */
  | 'CHARGING'
  /** Paid; an associate has a look first. */
  | 'AUDIT_DUE'
  /** Something is still to be paid. */
  | 'PAYMENT_DUE'
  /** Paid; the exit code opens the gate. */
  | 'CLEARED'
  /** Paid and out. */
  | 'LEFT'
  /** Nobody went on with it. */
  | 'EXPIRED';

/** What the customer has scanned. */
export type ScannedItem = {
  __typename?: 'ScannedItem';
  /** The variant's SKU. */
  sku: Scalars['ID']['output'];
  /** Name, colour and size. */
  description: Scalars['String']['output'];
  /** Pieces, at least 1. */
  quantity: Scalars['Int']['output'];
  /** The store's price when it was scanned. */
  unitPrice: Money;
};

/** A bag that an associate is to look into. It doesn't say whose. */
export type ScanAudit = {
  __typename?: 'ScanAudit';
  /** The session's id. */
  sessionId: Scalars['ID']['output'];
  /** What was paid for; at most 200. */
  pieces: Array<PaidPieces>;
  /** SKUs that an associate has to see, e.g. because of the buyer's age; at most 200. */
  toSee: Array<Scalars['ID']['output']>;
  /** When the session began. */
  since: Scalars['DateTime']['output'];
};

/** Pieces of one SKU that were paid for. */
export type PaidPieces = {
  __typename?: 'PaidPieces';
  /** The variant's SKU. */
  sku: Scalars['ID']['output'];
  /** Pieces, at least 1. */
  quantity: Scalars['Int']['output'];
};

/** A sale at a machine without anybody at it. It says nothing of who buys but whether they were recognised. */
export type SelfCheckout = {
  __typename?: 'SelfCheckout';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Where it stands. */
  state: SelfCheckoutState;
  /** What is in it, scanned or by tags; at most 200. */
  items: Array<SelfCheckoutItem>;
  /** What it costs, discounts included. Null only with an error. */
  total?: Maybe<Money>;
  /** SKUs that an associate has to see before it can be paid; at most 200. */
  needsApproval: Array<Scalars['ID']['output']>;
  /** Whether a member was recognised, to whom the purchase counts. */
  recognised: Scalars['Boolean']['output'];
  /** Whether the machine may greet them as a member: they permit `in_store_recognition`. */
  mayGreet: Scalars['Boolean']['output'];
  /** Why the last payment was refused, for machines, e.g. `CARD_DECLINED`. Null when none was. */
  declined?: Maybe<Scalars['String']['output']>;
  /** Number of the receipt. Null until it is paid. */
  receiptId?: Maybe<Scalars['ID']['output']>;
};

/** Where a sale at a machine stands. */
export type SelfCheckoutState =
  /** Items go in. */
  | 'OPEN'
  /** The payment is under way. */
  | 'CHARGING'
  /** Paid. */
  | 'PAID'
  /** Called off, or left lying. */
  | 'ABANDONED';

/** Something in a machine. */
export type SelfCheckoutItem = {
  __typename?: 'SelfCheckoutItem';
  /** The variant's SKU. */
  sku: Scalars['ID']['output'];
  /** Name, colour and size. */
  description: Scalars['String']['output'];
  /** Pieces, at least 1. */
  quantity: Scalars['Int']['output'];
  /** The store's price when it was last set. */
  unitPrice: Money;
};

/** What a customer says they were charged for and didn't take. It doesn't say who. */
export type SaleCorrection = {
  __typename?: 'SaleCorrection';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** The sale. */
  orderId: Scalars['ID']['output'];
  /** The line of the sale. */
  lineId: Scalars['ID']['output'];
  /** The variant's SKU. */
  sku: Scalars['ID']['output'];
  /** What it is called. */
  description: Scalars['String']['output'];
  /** Pieces that weren't taken. */
  quantity: Scalars['Int']['output'];
  /** The customer's words. */
  reason: Scalars['String']['output'];
  /** Where it stands. */
  state: SaleCorrectionState;
  /** When it was asked for. */
  askedAt: Scalars['DateTime']['output'];
  /** Null until an associate decided. */
  decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The return by which the money goes back. Null unless it was accepted. */
  returnId?: Maybe<Scalars['ID']['output']>;
};

/** Where a correction stands. */
export type SaleCorrectionState =
  /** An associate looks into it. */
  | 'ASKED'
  /** Not accepted. */
  | 'REFUSED'
  /** Accepted; the money goes back. */
  | 'REFUNDED';

/** A page of corrections. */
export type SaleCorrectionConnection = {
  __typename?: 'SaleCorrectionConnection';
  /** Newest first. */
  edges: Array<SaleCorrectionEdge>;
  /** How to go on. */
  pageInfo: PageInfo;
};

/** One of a page of corrections. */
export type SaleCorrectionEdge = {
  __typename?: 'SaleCorrectionEdge';
  /** Where it stands. */
  cursor: Scalars['String']['output'];
  /** The correction. */
  node: SaleCorrection;
};

/** Something that is sold, in one or more variants. */
export type Product = {
  __typename?: 'Product';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** As shown to customers. */
  name: Scalars['String']['output'];
  /** A few sentences for customers. Null when the catalogue has none. */
  description?: Maybe<Scalars['String']['output']>;
  /** Null when the catalogue has none. */
  brand?: Maybe<Scalars['String']['output']>;
  /** E.g. `casual`. Null when the catalogue has none. */
  style?: Maybe<Scalars['String']['output']>;
  /** E.g. `shoes`. Null when the catalogue has none. */
  category?: Maybe<Scalars['String']['output']>;
  /** The best one first; at most 20. */
  images: Array<ProductImage>;
  /** To be looked at from all sides; at most one for each media type. */
  models: Array<Model3D>;
  /** At least one, at most 200. */
  variants: Array<Variant>;
  /** Published reviews by people who bought it, newest first. */
  reviews: ProductReviewConnection;
  /** What they say together. Null when there are none. */
  rating?: Maybe<ProductRating>;
};


/** Something that is sold, in one or more variants. */
export type ProductReviewsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** One kind of a product that can be put into a bag: a size, a colour. */
export type Variant = {
  __typename?: 'Variant';
  /** Stock keeping unit: the retailer's own number. */
  sku: Scalars['ID']['output'];
  /** GS1's Global Trade Item Number of 8, 12, 13 or 14 digits. Null when it has none. */
  gtin?: Maybe<Scalars['String']['output']>;
  /** As on the label, e.g. `M` or `42`. Null when it has none. */
  size?: Maybe<Scalars['String']['output']>;
  /** As shown to customers. Null when it has none. */
  colour?: Maybe<Scalars['String']['output']>;
  /** What is to be seen of this one; the product's are for all. At most 20. */
  images: Array<ProductImage>;
  /** Prices that are valid everywhere, one for each currency it is sold in; empty when it isn't sold now. */
  prices: Array<Money>;
  /** The price in a currency: the one of this store in this channel, else of this store, of this channel, everywhere. Null when it isn't sold in it. */
  price?: Maybe<Money>;
  /** As `price`, with where it comes from. Null when it isn't sold in the currency. */
  priceTag?: Maybe<PriceTag>;
  /** What it is a variant of. */
  product: Product;
};


/** One kind of a product that can be put into a bag: a size, a colour. */
export type VariantPriceArgs = {
  currency: Scalars['String']['input'];
  channel?: InputMaybe<Scalars['String']['input']>;
  storeId?: InputMaybe<Scalars['ID']['input']>;
};


/** One kind of a product that can be put into a bag: a size, a colour. */
export type VariantPriceTagArgs = {
  currency: Scalars['String']['input'];
  channel?: InputMaybe<Scalars['String']['input']>;
  storeId?: InputMaybe<Scalars['ID']['input']>;
};

/** A picture. */
export type ProductImage = {
  __typename?: 'ProductImage';
  /** Its address, https. */
  url: Scalars['String']['output'];
  /** What it shows, for those who don't see it. */
  altText: Scalars['String']['output'];
  /** In pixels. Null where it isn't known. */
  width?: Maybe<Scalars['Int']['output']>;
  /** In pixels. Null where it isn't known. */
  height?: Maybe<Scalars['Int']['output']>;
};

/** A model in three dimensions. */
export type Model3D = {
  __typename?: 'Model3D';
  /** Its address, https. */
  url: Scalars['String']['output'];
  /** `model/gltf+json`, `model/gltf-binary` or `model/vnd.usdz+zip`. */
  mediaType: Scalars['String']['output'];
};

/** A price, and where it comes from. */
export type PriceTag = {
  __typename?: 'PriceTag';
  /** Of one piece. */
  price: Money;
  /** Where it is valid. */
  scope: PriceScope;
  /** Since when it is valid. Null where that isn't known. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
};

/** Where a price is valid, narrowest first. */
export type PriceScope =
  /** In one channel of one store. */
  | 'STORE_AND_CHANNEL'
  /** In one store. */
  | 'STORE'
  /** In one channel. */
  | 'CHANNEL'
  /** Everywhere. */
  | 'GENERAL';

/** A variant whose prices in a currency aren't the same everywhere. */
export type PriceDifference = {
  __typename?: 'PriceDifference';
  /** The variant's SKU. */
  sku: Scalars['ID']['output'];
  /** ISO 4217 code, e.g. `EUR`. */
  currency: Scalars['String']['output'];
  /** What it is. Null when the catalogue has it no more. */
  variant?: Maybe<Variant>;
  /** Lowest first; at most 100, the highest always among them. */
  prices: Array<ScopedPrice>;
};

/** A price in its place. */
export type ScopedPrice = {
  __typename?: 'ScopedPrice';
  /** Of one piece. */
  price: Money;
  /** Where it is valid. */
  scope: PriceScope;
  /** Its channel. Null when it is valid in all. */
  channel?: Maybe<Scalars['String']['output']>;
  /** Its store. Null when it is valid in all, or the store is not known any more. */
  store?: Maybe<Store>;
  /** Since when it is valid. Null where that isn't known. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
};

/** One of a page of price differences. */
export type PriceDifferenceEdge = {
  __typename?: 'PriceDifferenceEdge';
  /** Where it stands. */
  cursor: Scalars['String']['output'];
  /** The difference. */
  node: PriceDifference;
};

/** A page of price differences. */
export type PriceDifferenceConnection = {
  __typename?: 'PriceDifferenceConnection';
  /** By SKU and currency. */
  edges: Array<PriceDifferenceEdge>;
  /** How to go on. */
  pageInfo: PageInfo;
};

/** One of a page of products. */
export type ProductEdge = {
  __typename?: 'ProductEdge';
  /** Where it stands. */
  cursor: Scalars['String']['output'];
  /** The product. */
  node: Product;
};

/** A page of products. */
export type ProductConnection = {
  __typename?: 'ProductConnection';
  /** By id. */
  edges: Array<ProductEdge>;
  /** How to go on. */
  pageInfo: PageInfo;
};

/** A shop, or a place that hands goods over. */
export type Store = {
  __typename?: 'Store';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** As shown to customers; the id for a store that is known only from imported purchases. */
  name: Scalars['String']['output'];
  /** Null when it isn't known. */
  address?: Maybe<StoreAddress>;
  /** Null when it isn't known. */
  location?: Maybe<StoreLocation>;
  /** IANA name, e.g. `Europe/Amsterdam`. */
  timeZone: Scalars['String']['output'];
  /** ISO 4217 code of the prices here. */
  currency: Scalars['String']['output'];
  /** Whether customers come in. */
  kind: StoreKind;
  /** By day, in the store's own time; empty when they aren't known. */
  openingHours: Array<OpeningHours>;
  /** Days on which it opens otherwise, e.g. holidays, in order; at most 200. */
  openingExceptions: Array<OpeningException>;
  /** Whether it is open. Null when its hours aren't known. */
  isOpen?: Maybe<Scalars['Boolean']['output']>;
  /** The span in which it is open at that moment, else the next one. Null when it doesn't open in the next two weeks, or its hours aren't known. */
  nextOpening?: Maybe<OpenSpan>;
  /** What it offers, in no order. */
  services: Array<StoreService>;
  /** The area in which a customer's phone may take itself to be here. Null when there is none. */
  geofence?: Maybe<StoreGeofence>;
  /** Beacons that tell a phone where it is, in no order; at most 200. For customers' apps and those who work here. */
  beacons?: Maybe<Array<StoreBeacon>>;
  /** What this store can hand over of a SKU. Null when it has fewer than `quantity` on hand. */
  availability?: Maybe<StoreAvailability>;
  /** Pieces of one SKU here, by state. Null when the store never had it. */
  stock?: Maybe<StockLevel>;
  /** Every move of pieces, newest first: what came into a state less what left it is the level. For associates of this store; `FORBIDDEN` for other stores. */
  stockMovements?: Maybe<StockMovementConnection>;
  /** Goods that leave this store for another or come here, newest first. For associates of this store; `FORBIDDEN` for other stores. */
  stockTransfers?: Maybe<StockTransferConnection>;
  /** Hours in which orders can be picked up, soonest first, of the next two weeks. Empty when its opening hours aren't known. Null only with an error. */
  pickupWindows?: Maybe<Array<PickupWindow>>;
  /** Text of the QR code to show to customers who arrive, good for five minutes. For associates and devices of the store; `FORBIDDEN` for other stores. */
  arrivalQr?: Maybe<Scalars['String']['output']>;
  /** Open pickups, for associates of this store: first who stands in the store, longest waiting first, then by time of order. `FORBIDDEN` for other stores. */
  pickupQueue?: Maybe<OrderConnection>;
  /** Rooms that customers share with this store's associates now, newest first, without whose they are. `FORBIDDEN` for other stores. */
  sharedRoomDesigns?: Maybe<RoomDesignConnection>;
  /** Named parts of its floor; at most 100. */
  zones: Array<StoreZone>;
  /** Bags of customers who scanned for themselves that wait to be looked into, longest first, at most 100; for associates of this store. `FORBIDDEN` for other stores. */
  scanAudits?: Maybe<Array<ScanAudit>>;
  /** What customers say they were charged for and didn't take, newest first; for associates of this store. `FORBIDDEN` for other stores. */
  corrections?: Maybe<SaleCorrectionConnection>;
  /** Orders that left this store and of which something is owed, since the provider refused to take what it had set aside; newest first. `FORBIDDEN` for other stores. */
  unpaidOrders?: Maybe<UnpaidOrderConnection>;
  /** Open reservations to try, oldest first. `FORBIDDEN` for other stores. */
  tryReservations?: Maybe<TryReservationConnection>;
  /** Slots in which appointments begin, in order, at most 500; empty where the store gives none, or its hours aren't known. */
  appointmentSlots?: Maybe<Array<AppointmentSlot>>;
  /** Its appointments by time. `FORBIDDEN` for other stores. */
  appointments?: Maybe<AppointmentConnection>;
  /** Sales that this store brought about, whoever handed the goods over, newest first. `FORBIDDEN` for other stores. */
  creditedSales?: Maybe<SaleCreditConnection>;
};


/** A shop, or a place that hands goods over. */
export type StoreIsOpenArgs = {
  at?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A shop, or a place that hands goods over. */
export type StoreNextOpeningArgs = {
  after?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A shop, or a place that hands goods over. */
export type StoreAvailabilityArgs = {
  sku: Scalars['ID']['input'];
  quantity?: Scalars['Int']['input'];
};


/** A shop, or a place that hands goods over. */
export type StoreStockArgs = {
  sku: Scalars['ID']['input'];
};


/** A shop, or a place that hands goods over. */
export type StoreStockMovementsArgs = {
  sku?: InputMaybe<Scalars['ID']['input']>;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A shop, or a place that hands goods over. */
export type StoreStockTransfersArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A shop, or a place that hands goods over. */
export type StorePickupWindowsArgs = {
  first?: Scalars['Int']['input'];
};


/** A shop, or a place that hands goods over. */
export type StorePickupQueueArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A shop, or a place that hands goods over. */
export type StoreSharedRoomDesignsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A shop, or a place that hands goods over. */
export type StoreCorrectionsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A shop, or a place that hands goods over. */
export type StoreUnpaidOrdersArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A shop, or a place that hands goods over. */
export type StoreTryReservationsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A shop, or a place that hands goods over. */
export type StoreAppointmentSlotsArgs = {
  from?: InputMaybe<Scalars['DateTime']['input']>;
  days?: Scalars['Int']['input'];
};


/** A shop, or a place that hands goods over. */
export type StoreAppointmentsArgs = {
  from?: InputMaybe<Scalars['DateTime']['input']>;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A shop, or a place that hands goods over. */
export type StoreCreditedSalesArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** One of a page of stores. */
export type StoreEdge = {
  __typename?: 'StoreEdge';
  /** Where it stands. */
  cursor: Scalars['String']['output'];
  /** The store. */
  node: Store;
};

/** A page of stores. */
export type StoreConnection = {
  __typename?: 'StoreConnection';
  /** By id. */
  edges: Array<StoreEdge>;
  /** How to go on. */
  pageInfo: PageInfo;
};

/** A postal address of a store. */
export type StoreAddress = {
  __typename?: 'StoreAddress';
  /** Street and number, as written there. */
  street: Scalars['String']['output'];
  /** Town or city. */
  city: Scalars['String']['output'];
  /** Null where there are none. */
  postcode?: Maybe<Scalars['String']['output']>;
  /** ISO 3166-1 alpha-2 code, e.g. `NL`. */
  country: Scalars['String']['output'];
};

/** A place on earth, WGS 84. */
export type StoreLocation = {
  __typename?: 'StoreLocation';
  /** Degrees, north is positive. */
  latitude: Scalars['Float']['output'];
  /** Degrees, east is positive. */
  longitude: Scalars['Float']['output'];
};

/** One span in which a store is open. */
export type OpeningHours = {
  __typename?: 'OpeningHours';
  /** Day of the week. */
  day: Weekday;
  /** Store's own time, `HH:MM`. */
  opens: Scalars['String']['output'];
  /** Store's own time, `HH:MM`, `24:00` for midnight. */
  closes: Scalars['String']['output'];
};

/** A day of the week. */
export type Weekday =
  /** ISO 8601 day 1. */
  | 'MONDAY'
  /** ISO 8601 day 2. */
  | 'TUESDAY'
  /** ISO 8601 day 3. */
  | 'WEDNESDAY'
  /** ISO 8601 day 4. */
  | 'THURSDAY'
  /** ISO 8601 day 5. */
  | 'FRIDAY'
  /** ISO 8601 day 6. */
  | 'SATURDAY'
  /** ISO 8601 day 7. */
  | 'SUNDAY';

/** A day on which a store opens otherwise than on other days of its name. */
export type OpeningException = {
  __typename?: 'OpeningException';
  /** In the store's own time. */
  date: Scalars['LocalDate']['output'];
  /** What it is, e.g. `Christmas Day`. Null when it has no name. */
  name?: Maybe<Scalars['String']['output']>;
  /** When it is open, at most 4; empty when it is closed all day. */
  spans: Array<OpeningTimes>;
};

/** Times of one day between which a store is open. */
export type OpeningTimes = {
  __typename?: 'OpeningTimes';
  /** Store's own time, `HH:MM`. */
  opens: Scalars['String']['output'];
  /** Store's own time, `HH:MM`, `24:00` for midnight. */
  closes: Scalars['String']['output'];
};

/** From when until when a store is open. */
export type OpenSpan = {
  __typename?: 'OpenSpan';
  /** The first moment. */
  opensAt: Scalars['DateTime']['output'];
  /** The first moment at which it is closed again. */
  closesAt: Scalars['DateTime']['output'];
};

/** Whether customers come in. */
export type StoreKind =
  /** They do. */
  | 'STORE'
  /** They don't: it sends goods to stores and customers. */
  | 'WAREHOUSE';

/** The area in which a phone is taken to be at the store; it is a hint, no proof. One of the two is given. */
export type StoreGeofence = {
  __typename?: 'StoreGeofence';
  /** Of a circle round the store's location, in metres. Null for a polygon. */
  radiusMetres?: Maybe<Scalars['Float']['output']>;
  /** Corners of a polygon, anticlockwise, the first one repeated at the end; at most 201. Null for a circle. */
  polygon?: Maybe<Array<StoreLocation>>;
};

/** A Bluetooth beacon (iBeacon). */
export type StoreBeacon = {
  __typename?: 'StoreBeacon';
  /** Region, in small letters. */
  uuid: Scalars['String']['output'];
  /** Group, 0 to 65,535. */
  major: Scalars['Int']['output'];
  /** Number, 0 to 65,535. */
  minor: Scalars['Int']['output'];
  /** Where it stands. */
  place: BeaconPlace;
};

/** Where a beacon stands, from outside in. */
export type BeaconPlace =
  /** On the way to the store. */
  | 'APPROACH'
  /** Where cars wait for their goods. */
  | 'BAY'
  /** In the store. */
  | 'INSIDE';

/** What a store offers. */
export type StoreService =
  /** Orders can be picked up. */
  | 'PICKUP'
  /** Goods can be brought back. */
  | 'RETURNS'
  /** Orders are sent to customers from here. */
  | 'SHIPPING'
  /** Customers scan and pay with their phones. */
  | 'SCAN_AND_GO'
  /** Customers take goods and leave; the store sees what. */
  | 'WALK_OUT'
  /** Customers scan and pay at a machine. */
  | 'SELF_CHECKOUT'
  /** Customers are advised by appointment and order from here. */
  | 'GUIDE_SHOP'
  /** Goods are put aside to be tried on without payment. */
  | 'RESERVE_AND_TRY'
  /** Rooms can be designed and walked through. */
  | 'ROOM_SIMULATOR';

/** A store and how far away it is. */
export type NearbyStore = {
  __typename?: 'NearbyStore';
  /** The store. */
  store: Store;
  /** Metres as the crow flies. */
  distanceMetres: Scalars['Float']['output'];
};

/** A store that has a variant on hand. */
export type Availability = {
  __typename?: 'Availability';
  /** The store. */
  store: Store;
  /** Metres as the crow flies. */
  distanceMetres: Scalars['Float']['output'];
  /** Pieces that can be ordered now, at least 1. */
  onHand: Scalars['Int']['output'];
  /** When it would be ready if it were ordered now, by the store's opening hours. Null when these aren't known. */
  readyAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What one store can hand over of a SKU. */
export type StoreAvailability = {
  __typename?: 'StoreAvailability';
  /** Pieces that can be had now. */
  onHand: Scalars['Int']['output'];
  /** When it would be ready if it were ordered for pickup now. Null when it isn't handed over here, or the opening hours aren't known. */
  readyAt?: Maybe<Scalars['DateTime']['output']>;
};

/** How one line can be had. */
export type PlannedLine = {
  __typename?: 'PlannedLine';
  /** The variant's SKU. */
  sku: Scalars['ID']['output'];
  /** Pieces that were asked for. */
  quantity: Scalars['Int']['output'];
  /** The best way; several where no single source has the whole line. Empty when nobody has any. */
  choices: Array<FulfilmentOption>;
  /** Other ways to have the whole line, best first; at most 10. */
  alternatives: Array<FulfilmentOption>;
  /** Pieces that nobody has; 0 when the choices have all. */
  missing: Scalars['Int']['output'];
};

/** A way to have some pieces. */
export type FulfilmentOption = {
  __typename?: 'FulfilmentOption';
  /** The variant's SKU. */
  sku: Scalars['ID']['output'];
  /** Pieces that come this way. */
  quantity: Scalars['Int']['output'];
  /** How they reach the customer. */
  method: FulfilmentMethod;
  /** Who hands them over or sends them. Null when the store is not known any more. */
  store?: Maybe<Store>;
  /** Who sends them to `store` first. Null when they are there. */
  fromStore?: Maybe<Store>;
  /** Why it is offered. */
  reason: FulfilmentReason;
  /** From when they can be picked up or taken; when a shipment leaves. Null when opening hours aren't known. */
  readyAt?: Maybe<Scalars['DateTime']['output']>;
  /** When a shipment is there. Null for other ways, and when opening hours aren't known. */
  deliveryDate?: Maybe<Scalars['LocalDate']['output']>;
  /** Metres to where they are picked up, as the crow flies. Null for shipments and where a place isn't known. */
  distanceMetres?: Maybe<Scalars['Float']['output']>;
};

/** Why a way is offered. */
export type FulfilmentReason =
  /** The store that was asked for has them. */
  | 'ON_HAND_HERE'
  /** Another store has them. */
  | 'ON_HAND_NEARBY'
  /** Another store or a warehouse has them and sends them to the store that was asked for. */
  | 'TRANSFER'
  /** A store or warehouse that sends to customers has them. */
  | 'SHIPMENT';

/** Pieces that are kept for a while. */
export type StockHold = {
  __typename?: 'StockHold';
  /** Opaque and stable. Gone 30 days after the hold is over. */
  id: Scalars['ID']['output'];
  /** Where they are. Null when the store is not known any more. */
  store?: Maybe<Store>;
  /** One for each SKU, at most 100. */
  lines: Array<StockLine>;
  /** Where it stands. */
  state: StockHoldState;
  /** When they were taken. */
  takenAt: Scalars['DateTime']['output'];
  /** Until then they are held; then they go back. */
  until: Scalars['DateTime']['output'];
};

/** Where a hold stands. */
export type StockHoldState =
  /** The pieces are held. */
  | 'HELD'
  /** The pieces went where they were held for. */
  | 'USED'
  /** The pieces were given back. */
  | 'RELEASED'
  /** Its time ran out; the pieces went back. */
  | 'EXPIRED';

/** Pieces of one SKU. */
export type StockLine = {
  __typename?: 'StockLine';
  /** The variant's SKU. */
  sku: Scalars['ID']['output'];
  /** Pieces, at least 1. */
  quantity: Scalars['Int']['output'];
};

/** Goods on their way from one store to another, or from a supplier. */
export type StockTransfer = {
  __typename?: 'StockTransfer';
  /** Opaque and stable. Later ones have greater ids. */
  id: Scalars['ID']['output'];
  /** Who sends them. Null for a supplier and a return bar. */
  from?: Maybe<Store>;
  /** The return bar that took them from a customer. Null for others. */
  fromBar?: Maybe<ReturnBar>;
  /** Who receives them. Null when the store is not known any more. */
  to?: Maybe<Store>;
  /** One for each SKU, at most 100. */
  lines: Array<StockTransferLine>;
  /** Where it stands. */
  state: StockTransferState;
  /** The supplier's or carrier's number. Null when there is none. */
  reference?: Maybe<Scalars['String']['output']>;
  /** When they are expected to arrive. Null when it isn't known. */
  expectedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When they were asked for or announced. */
  requestedAt: Scalars['DateTime']['output'];
  /** When they left. Null before. */
  sentAt?: Maybe<Scalars['DateTime']['output']>;
  /** When they arrived. Null before. */
  receivedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** One SKU of a transfer. */
export type StockTransferLine = {
  __typename?: 'StockTransferLine';
  /** The variant's SKU. */
  sku: Scalars['ID']['output'];
  /** Pieces that were sent. */
  quantity: Scalars['Int']['output'];
  /** Pieces that arrived and can be sold, or looked at when they were brought back. Null before. */
  sound?: Maybe<Scalars['Int']['output']>;
  /** Pieces that arrived and can't be sold. Null before. */
  damaged?: Maybe<Scalars['Int']['output']>;
};

/** Where a transfer stands. */
export type StockTransferState =
  /** The pieces are reserved where they are. */
  | 'REQUESTED'
  /** The pieces are in transit. */
  | 'SENT'
  /** The pieces are there. */
  | 'RECEIVED'
  /** The pieces stayed. */
  | 'CANCELLED';

/** One of a page of transfers. */
export type StockTransferEdge = {
  __typename?: 'StockTransferEdge';
  /** Where it stands. */
  cursor: Scalars['String']['output'];
  /** The transfer. */
  node: StockTransfer;
};

/** A page of transfers. */
export type StockTransferConnection = {
  __typename?: 'StockTransferConnection';
  /** Newest first. */
  edges: Array<StockTransferEdge>;
  /** How to go on. */
  pageInfo: PageInfo;
};

/** Pieces that moved. It is never changed. */
export type StockMovement = {
  __typename?: 'StockMovement';
  /** Opaque and stable. Later ones have greater ids. */
  id: Scalars['ID']['output'];
  /** The variant's SKU. */
  sku: Scalars['ID']['output'];
  /** Where the pieces were. */
  from: StockPlace;
  /** Where they are since. */
  to: StockPlace;
  /** Pieces, at least 1. */
  quantity: Scalars['Int']['output'];
  /** Why they moved. */
  cause: StockCause;
  /** Id of the order, hold, return, sale or transfer. Null where it was none. */
  causeId?: Maybe<Scalars['ID']['output']>;
  /** In the words of who did it. Null when nothing was said. */
  note?: Maybe<Scalars['String']['output']>;
  /** Who did it; of customers only that it was one. Null for Patron itself. */
  actor?: Maybe<Scalars['String']['output']>;
  /** When they moved. */
  at: Scalars['DateTime']['output'];
};

/** Where pieces are. */
export type StockPlace =
  /** Free to sell. */
  | 'ON_HAND'
  /** Held, not yet gathered. */
  | 'RESERVED'
  /** Gathered for somebody. */
  | 'PICKED'
  /** On the way to the store. */
  | 'IN_TRANSIT'
  /** Brought back, not yet looked at. */
  | 'RETURNED'
  /** Not fit for sale. */
  | 'DAMAGED'
  /** In no store: not here yet, or gone for good. */
  | 'OUTSIDE';

/** Why pieces move. */
export type StockCause =
  /** An order. */
  | 'ORDER'
  /** A hold. */
  | 'HOLD'
  /** A return. */
  | 'RETURN'
  /** A sale without an order before it. */
  | 'SALE'
  /** A transfer between stores. */
  | 'TRANSFER'
  /** A supplier's delivery. */
  | 'DELIVERY'
  /** Returned pieces were looked at. */
  | 'INSPECTION'
  /** Stock was counted. */
  | 'COUNT'
  /** A level was put right by hand. */
  | 'ADJUSTMENT'
  /** What was there when the ledger began. */
  | 'OPENING';

/** One of a page of movements. */
export type StockMovementEdge = {
  __typename?: 'StockMovementEdge';
  /** Where it stands. */
  cursor: Scalars['String']['output'];
  /** The movement. */
  node: StockMovement;
};

/** A page of movements. */
export type StockMovementConnection = {
  __typename?: 'StockMovementConnection';
  /** Newest first. */
  edges: Array<StockMovementEdge>;
  /** How to go on. */
  pageInfo: PageInfo;
};

/** Pieces of one SKU in one store. Each piece is in exactly one state. */
export type StockLevel = {
  __typename?: 'StockLevel';
  /** The variant's SKU. */
  sku: Scalars['ID']['output'];
  /** Free to sell. */
  onHand: Scalars['Int']['output'];
  /** Held for orders, not yet gathered. */
  reserved: Scalars['Int']['output'];
  /** Gathered for orders, waiting for the customer. */
  picked: Scalars['Int']['output'];
  /** On the way to the store. */
  inTransit: Scalars['Int']['output'];
  /** Brought back, not yet looked at. */
  returned: Scalars['Int']['output'];
  /** Not fit for sale. */
  damaged: Scalars['Int']['output'];
  /** When it last changed or was counted. */
  asOf: Scalars['DateTime']['output'];
};

/** What a customer means to buy, over all channels. */
export type Cart = {
  __typename?: 'Cart';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Grows by one with each change. */
  version: Scalars['Int']['output'];
  /** In the order they were added; at most 100. */
  lines: Array<CartLine>;
  /** Sum at today's prices. Null when a line isn't sold in this currency, or the cart is empty. */
  total?: Maybe<Money>;
  /** When it last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** For the customer to show as a QR code, so that a till opens the cart; good for five minutes. Only the customer reads it. */
  tillCode: Scalars['String']['output'];
};


/** What a customer means to buy, over all channels. */
export type CartTotalArgs = {
  currency: Scalars['String']['input'];
};

/** One SKU in a cart. */
export type CartLine = {
  __typename?: 'CartLine';
  /** The variant's SKU. */
  sku: Scalars['ID']['output'];
  /** What it is. Null when the catalogue has it no more. */
  variant?: Maybe<Variant>;
  /** Pieces, 1 to 999. */
  quantity: Scalars['Int']['output'];
  /** Where it was last put in or changed, e.g. `WEB`. */
  channel: Scalars['String']['output'];
  /** When it was first put in. */
  addedAt: Scalars['DateTime']['output'];
};

/** A purchase: one to be picked up, or one that was made elsewhere and imported. */
export type Order = {
  __typename?: 'Order';
  /** Opaque and stable. Later orders have greater ids. */
  id: Scalars['ID']['output'];
  /** Whose it is. Null for an imported purchase by nobody known. */
  customer?: Maybe<Customer>;
  /** Where it is picked up, or was bought. Null when the store is not known any more. */
  store?: Maybe<Store>;
  /** Where it was placed, e.g. `WEB`. */
  channel: Scalars['String']['output'];
  /** Where it stands. */
  state: OrderState;
  /** How it comes to the customer. */
  method: FulfilmentMethod;
  /** When it was placed, or bought. */
  placedAt: Scalars['DateTime']['output'];
  /** What is ordered; at most 200. Empty when nothing of it could be had. */
  lines: Array<OrderLine>;
  /** Pieces that couldn't be had, as that was found; at most 1,000. */
  rejectedLines?: Maybe<Array<RejectedLine>>;
  /** What the customer and the store wrote about it, oldest first; at most 50. */
  messages?: Maybe<Array<OrderMessage>>;
  /** Sum of the lines at the prices when it was placed. */
  total: Money;
  /** How it is paid. */
  payment: PaymentArrangement;
  /** What it was placed, and is paid, together with. Null for an imported purchase and for orders from before there were checkouts. */
  checkout?: Maybe<Checkout>;
  /** What paid for it, oldest first; empty when nothing was paid yet. At most 100. Null only with an error. */
  payments?: Maybe<Array<Payment>>;
  /** What the customer owes for goods that they have, since the provider refused to take what it had set aside. Null when nothing is owed. */
  owed?: Maybe<Money>;
  /** Of an order that is shipped. Null for others. */
  shipment?: Maybe<Shipment>;
  /** Of an order for pickup. Null for an imported purchase. */
  pickup?: Maybe<Pickup>;
  /** Every step so far, oldest first; at most 50. */
  timeline?: Maybe<Array<OrderStep>>;
  /** What of it was brought back or is to be, oldest first; at most 100. */
  returns?: Maybe<Array<Return>>;
  /** What can be brought back of each line, until when, or why not; one for each line, in their order. */
  returnEligibility?: Maybe<Array<ReturnEligibility>>;
  /** Which store and associate brought it about. Null when nobody gets a credit. */
  credit?: Maybe<SaleCredit>;
};

/** Where an order stands. Those before `HANDED_OVER` are open. */
export type OrderState =
  /** The stock is held; the payment provider hasn't said yet. */
  | 'AWAITING_PAYMENT'
  /** It is ordered; its pieces may still be on their way to the store. */
  | 'PLACED'
  /** Every piece is held in the store. */
  | 'ALLOCATED'
  /** An associate gathers it. */
  | 'PICKING'
  /** The customer may come. */
  | 'READY'
  /** The customer is near. */
  | 'ON_THE_WAY'
  /** The customer is there. */
  | 'ARRIVED'
  /** It is certain who is there. */
  | 'IDENTITY_CHECKED'
  /** The customer has it. */
  | 'HANDED_OVER'
  /** A parcel that is ready for its carrier. */
  | 'PACKED'
  /** On its way to the customer. */
  | 'SHIPPED'
  /** The parcel has come. */
  | 'DELIVERED'
  /** The payment was refused or didn't come in time; the stock is back. */
  | 'PAYMENT_FAILED'
  /** Called off; the stock is back. */
  | 'CANCELLED'
  /** Time ran out before it was ready, or with the customer there; the stock is back. */
  | 'EXPIRED'
  /** It was ready, and nobody came in time; the stock is back. */
  | 'NO_SHOW'
  /** Bought elsewhere and imported. */
  | 'COMPLETED';

/** How an order comes to the customer. */
export type FulfilmentMethod =
  /** The customer collects it from the store. */
  | 'PICKUP'
  /** A carrier brings it. */
  | 'SHIPMENT'
  /** The customer takes it along at once. */
  | 'TAKE_NOW';

/** How an order is paid. */
export type PaymentArrangement =
  /** The store's till takes the money when the order is handed over. */
  | 'PAY_AT_PICKUP'
  /** A payment provider sets the money aside when it is ordered; it is taken when the goods leave the house. */
  | 'PREPAID'
  /** The store's till took the money when it was sold. */
  | 'PAID_AT_TILL'
  /** It was paid where it was bought. */
  | 'PAID_ELSEWHERE';

/** One line of an order, as it was when it was placed. */
export type OrderLine = {
  __typename?: 'OrderLine';
  /** Unique within the order. */
  id: Scalars['ID']['output'];
  /** The retailer's number at the time. */
  sku: Scalars['ID']['output'];
  /** What it was called at the time. */
  description: Scalars['String']['output'];
  /** Pieces, at least 1. */
  quantity: Scalars['Int']['output'];
  /** Price of a piece. Null for an imported line, of which only the amount is known. */
  unitPrice?: Maybe<Money>;
  /** What the customer pays for the line: the unit price times the quantity less the discounts. The tax is in it. */
  amount: Money;
  /** What was taken off, in the order in which it was; at most 200. Empty when nothing was, or it isn't known. */
  discounts: Array<LineDiscount>;
  /** The part of the amount that is tax. Null where no rate was known. */
  tax?: Maybe<LineTax>;
  /** As the catalogue has it today. Null when it has it no more. */
  variant?: Maybe<Variant>;
};

/** Pieces of an order that couldn't be had. */
export type RejectedLine = {
  __typename?: 'RejectedLine';
  /** Id of the line that they were in. */
  id: Scalars['ID']['output'];
  /** The retailer's number at the time. */
  sku: Scalars['ID']['output'];
  /** What it was called at the time. */
  description: Scalars['String']['output'];
  /** Pieces, at least 1. */
  quantity: Scalars['Int']['output'];
  /** By what the total fell. */
  amount: Money;
  /** Why. */
  reason: RejectionReason;
  /** What became of them in the stock. */
  disposition: RejectionDisposition;
  /** When it was found. */
  at: Scalars['DateTime']['output'];
};

/** Why pieces can't be had. */
export type RejectionReason =
  /** They aren't where they should be. */
  | 'NOT_FOUND'
  /** They are broken, dirty or torn. */
  | 'DAMAGED'
  /** They can't be sold for another reason, e.g. past their date. */
  | 'UNFIT_FOR_SALE'
  /** Their maker called them back. */
  | 'RECALLED';

/** What becomes of pieces that can't be had. */
export type RejectionDisposition =
  /** They stay in the store as damaged. */
  | 'DAMAGED'
  /** They are in the stock no more. */
  | 'MISSING';

/** Something that the customer or the store wrote about an order. */
export type OrderMessage = {
  __typename?: 'OrderMessage';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Who wrote it. */
  from: OrderMessageSender;
  /** 1 to 500 characters. */
  text: Scalars['String']['output'];
  /** When it was sent. */
  at: Scalars['DateTime']['output'];
};

/** Who wrote a message. */
export type OrderMessageSender =
  /** The customer. */
  | 'CUSTOMER'
  /** An associate of the store. */
  | 'STORE';

/** The way of an order to the customer's hands. */
export type Pickup = {
  __typename?: 'Pickup';
  /** Six digits that the customer shows at the counter. Only the customer reads it. Null once it is used or the order is closed. */
  code?: Maybe<Scalars['String']['output']>;
  /** Text of a QR code by which the store finds the order, and sees that its holder is there; it opens nothing. Only the customer reads it. Null once the order is closed. */
  qr?: Maybe<Scalars['String']['output']>;
  /** Six characters by which the order is called, e.g. `7F3A9C`; orders of other days may have the same. */
  reference: Scalars['String']['output'];
  /** True after too many wrong codes, until the customer renews the code. */
  locked: Scalars['Boolean']['output'];
  /** When the customer wants to come. Null when they haven't said. */
  window?: Maybe<PickupWindow>;
  /** Until then the goods are held. Null once the order is closed. */
  heldUntil?: Maybe<Scalars['DateTime']['output']>;
  /** How often the customer may still have them held for longer, 0 to 2. */
  extensionsLeft: Scalars['Int']['output'];
  /** When everything should be ready, as it was said when it was ordered. Null when opening hours weren't known. */
  expectedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When everything was gathered. Null before. */
  readyAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the customer was there, by the earliest sign. Null before. */
  arrivedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How sure it is that the customer is there, by the strongest sign. Null before the arrival. */
  arrivalTrust?: Maybe<ArrivalTrust>;
  /** Seconds from the arrival until now, or until the order was closed. Null before the arrival. */
  waitingSeconds?: Maybe<Scalars['Int']['output']>;
  /** Where the customer waits, e.g. `3`. Null when they haven't said, and once the order is closed. */
  bay?: Maybe<Scalars['String']['output']>;
  /** What the customer came in, e.g. `red van`. Null when they haven't said, and once the order is closed. */
  vehicle?: Maybe<Scalars['String']['output']>;
  /** Whom the customer named to come for it. Null when nobody, and once the order is closed. */
  proxyName?: Maybe<Scalars['String']['output']>;
  /** Six digits for the proxy to show, to be passed on to them. Only the customer reads it. Null when nobody is named, and as `code`. */
  proxyCode?: Maybe<Scalars['String']['output']>;
  /** How it was looked into who is there, oldest first; the last 20. Wrong codes are only counted. */
  identityChecks: Array<PickupIdentityCheck>;
  /** An associate asked to hand over without a code or a document, and another has yet to agree. Null when none has, or 15 minutes ago. */
  requestedOverride?: Maybe<RequestedOverride>;
};

/** An hour in which a customer may come. */
export type PickupWindow = {
  __typename?: 'PickupWindow';
  /** From then. */
  from: Scalars['DateTime']['output'];
  /** Until then. */
  to: Scalars['DateTime']['output'];
};

/** How it was looked into who is there. */
export type PickupIdentityCheck = {
  __typename?: 'PickupIdentityCheck';
  /** In which way. */
  method: PickupIdentityMethod;
  /** Whether it was who may have the order. */
  passed: Scalars['Boolean']['output'];
  /** Who was there. */
  bearer: PickupBearer;
  /** Kind of the document that was seen; its number is kept nowhere. Null for other methods. */
  document?: Maybe<IdentityDocument>;
  /** Why there was no proof. Null for other methods. */
  reason?: Maybe<Scalars['String']['output']>;
  /** When. */
  at: Scalars['DateTime']['output'];
};

/** A way to make sure who is there. */
export type PickupIdentityMethod =
  /** A one-time code was shown. */
  | 'CODE'
  /** A document was seen. */
  | 'DOCUMENT'
  /** Two associates agreed to do without. */
  | 'OVERRIDE';

/** Who comes for an order. */
export type PickupBearer =
  /** The customer. */
  | 'CUSTOMER'
  /** Whom the customer named. */
  | 'PROXY';

/** Kinds of documents that show who somebody is. */
export type IdentityDocument =
  /** A passport. */
  | 'PASSPORT'
  /** A national identity card. */
  | 'IDENTITY_CARD'
  /** A driving licence. */
  | 'DRIVING_LICENCE'
  /** A residence permit. */
  | 'RESIDENCE_PERMIT';

/** An associate asks to hand over without a code or a document. */
export type RequestedOverride = {
  __typename?: 'RequestedOverride';
  /** Why there is no proof. */
  reason: Scalars['String']['output'];
  /** When it was asked. */
  at: Scalars['DateTime']['output'];
};

/** How sure it is that the customer is in the store, weakest first. */
export type ArrivalTrust =
  /** The customer or an associate said so. */
  | 'DECLARED'
  /** A phone was within the store's geofence: a hint, no proof. */
  | 'GEOFENCE'
  /** A phone heard a beacon of the store. */
  | 'BEACON'
  /** The store's or the order's QR code was scanned there. */
  | 'QR'
  /** The order's one-time code was shown. */
  | 'CODE';

/** A sign that the customer comes or is there. Geofence and beacons are told by the customer's phone only. */
export type ArrivalEvidence =
  /** Somebody says so. */
  | 'DECLARED'
  /** A phone is near the store: the customer is on the way. */
  | 'GEOFENCE_APPROACH'
  /** A phone is within the store's geofence. */
  | 'GEOFENCE_BAY'
  /** A phone hears one of the store's beacons; one that stands at the approach shows that the customer is on the way. */
  | 'BEACON'
  /** A QR code was scanned: the store's by the customer, or the order's by an associate. */
  | 'QR';

/** A change of a store's queue. */
export type PickupQueueChange = {
  __typename?: 'PickupQueueChange';
  /** What happened. */
  kind: PickupQueueChangeKind;
  /** The order after the change. Null for `SNAPSHOT`. */
  order?: Maybe<Order>;
  /** How the queue stands, as `Store.pickupQueue` orders it; the first 200. Null for other kinds. */
  queue?: Maybe<Array<Order>>;
  /** When it was told. */
  at: Scalars['DateTime']['output'];
};

/** What happened in a store's queue. */
export type PickupQueueChangeKind =
  /** How it stands: it replaces all that was told before. */
  | 'SNAPSHOT'
  /** An order is new in it. */
  | 'ENTERED'
  /** An order in it changed. */
  | 'CHANGED'
  /** An order is closed. */
  | 'LEFT';

/** One step of an order. */
export type OrderStep = {
  __typename?: 'OrderStep';
  /** The state that it led to. */
  state: OrderState;
  /** Who took it. */
  actor: OrderActor;
  /** Where it was taken, e.g. `WEB` or `STORE`. */
  channel: Scalars['String']['output'];
  /** When it was taken. */
  at: Scalars['DateTime']['output'];
  /** The movement of money that the step is. Null for a step of the goods. */
  payment?: Maybe<PaymentOperation>;
};

/** Who moves an order on. */
export type OrderActor =
  /** The customer. */
  | 'CUSTOMER'
  /** An associate of the store. */
  | 'ASSOCIATE'
  /** A connected application. */
  | 'SERVICE'
  /** Patron itself, when time runs out. */
  | 'SYSTEM';

/** What was taken off a line. */
export type LineDiscount = {
  __typename?: 'LineDiscount';
  /** As shown to customers. */
  name: Scalars['String']['output'];
  /** What the customer named to have it. Null when it holds for everybody. */
  code?: Maybe<Scalars['String']['output']>;
  /** How much, above 0. */
  amount: Money;
};

/** The part of a line's amount that is tax. */
export type LineTax = {
  __typename?: 'LineTax';
  /** As on the receipt. */
  name: Scalars['String']['output'];
  /** Percent of the amount without tax, e.g. 21 or 5.5. */
  ratePercent: Scalars['Float']['output'];
  /** Rounded for the line, half a minor unit up. */
  amount: Money;
};

/** Orders that were made, and are paid, together. */
export type Checkout = {
  __typename?: 'Checkout';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Whether it is paid. */
  state: CheckoutState;
  /** One for each store and way; at least 1, at most 100. */
  orders: Array<Order>;
  /** Sum of its orders when it was made. */
  total: Money;
  /** What pays for it; besides store credit, where that isn't all. Null when the store's till takes the money. */
  payment?: Maybe<Payment>;
  /** The part of the total that store credit pays. Null when it pays nothing. */
  storeCredit?: Maybe<Money>;
  /** Why the provider refused, for machines, e.g. `CARD_DECLINED`. Null when it didn't. */
  declinedBecause?: Maybe<Scalars['String']['output']>;
  /** Where it was made, e.g. `WEB`. */
  channel: Scalars['String']['output'];
  /** When it was made. */
  startedAt: Scalars['DateTime']['output'];
  /** Until then the provider may answer. Null unless it is `AWAITING_PAYMENT`. */
  payUntil?: Maybe<Scalars['DateTime']['output']>;
};

/** What a checkout would cost. */
export type CheckoutQuote = {
  __typename?: 'CheckoutQuote';
  /** What the cart had when it was looked at; a checkout with this version orders what was shown. */
  cartVersion: Scalars['Int']['output'];
  /** At most 100, those of one store and way together. Empty when `userErrors` names anything but OUT_OF_STOCK. */
  lines: Array<QuotedLine>;
  /** Sum of the lines. Null when there are none. */
  total?: Maybe<Money>;
  /** For what the checkout would be refused now, with its codes; what it needs besides, e.g. an address or a payment, isn't looked at. */
  userErrors: Array<UserError>;
};

/** One line of a quote. */
export type QuotedLine = {
  __typename?: 'QuotedLine';
  /** The variant's SKU. */
  sku: Scalars['ID']['output'];
  /** What it is called. */
  description: Scalars['String']['output'];
  /** Pieces, at least 1. */
  quantity: Scalars['Int']['output'];
  /** Pieces of them that aren't there now; 0 when all are. */
  missing: Scalars['Int']['output'];
  /** How they reach the customer. */
  method: FulfilmentMethod;
  /** Who hands them over or sends them. Null only with an error. */
  store?: Maybe<Store>;
  /** Who sends them to `store` first. Null when they are there. */
  fromStore?: Maybe<Store>;
  /** From when they can be picked up or taken; when a shipment leaves. Null when opening hours aren't known. */
  readyAt?: Maybe<Scalars['DateTime']['output']>;
  /** When a shipment is there. Null for other ways, and when opening hours aren't known. */
  deliveryDate?: Maybe<Scalars['LocalDate']['output']>;
  /** Price of a piece. */
  unitPrice?: Maybe<Money>;
  /** What the customer pays for the line: the unit price times the quantity less the discounts. The tax is in it. */
  amount: Money;
  /** What is taken off, in the order in which it is; at most 200. */
  discounts: Array<LineDiscount>;
  /** The part of the amount that is tax. Null where no rate is known. */
  tax?: Maybe<LineTax>;
};

/** Where a checkout stands. */
export type CheckoutState =
  /** The provider hasn't said yet. */
  | 'AWAITING_PAYMENT'
  /** Its orders are placed. */
  | 'PLACED'
  /** The provider refused; the stock and the cart are back. */
  | 'DECLINED'
  /** The provider didn't say in time; the stock and the cart are back, and money that comes later goes back. */
  | 'EXPIRED';

/** What was, or is to be, paid with one instrument. */
export type Payment = {
  __typename?: 'Payment';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** What it was paid with. Null until the provider has said. */
  instrument?: Maybe<PaymentInstrument>;
  /** Set aside so far. */
  authorised: Money;
  /** Of it taken. */
  captured: Money;
  /** Of what was authorised given up again. */
  voided: Money;
  /** Of what was captured given back. */
  refunded: Money;
};

/** What was paid with, as the provider tells it; never a number that pays by itself. */
export type PaymentInstrument = {
  __typename?: 'PaymentInstrument';
  /** What it is. */
  kind: PaymentInstrumentKind;
  /** For people, e.g. `Visa 4242`. Null when the provider says none. */
  label?: Maybe<Scalars['String']['output']>;
};

/** Kinds of what is paid with. */
export type PaymentInstrumentKind =
  /** A debit or credit card. */
  | 'CARD'
  /** A wallet on a phone or watch. */
  | 'WALLET'
  /** PayPal. */
  | 'PAYPAL'
  /** Notes and coins, or whatever a till takes. */
  | 'CASH'
  /** The customer's store credit. */
  | 'STORE_CREDIT'
  /** Anything else. */
  | 'OTHER';

/** One movement of money. */
export type PaymentOperation = {
  __typename?: 'PaymentOperation';
  /** Opaque and stable; the key to the provider. */
  id: Scalars['ID']['output'];
  /** What is moved. */
  kind: PaymentOperationKind;
  /** How much, above 0. */
  amount: Money;
  /** Whether it is done. */
  state: PaymentOperationState;
  /** Why the provider refused, for machines. Null when it didn't. */
  refusedBecause?: Maybe<Scalars['String']['output']>;
  /** When the provider said so. Null while it is `DUE`. */
  decidedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Kinds of movements of money. */
export type PaymentOperationKind =
  /** Set aside. */
  | 'AUTHORISE'
  /** Take what was set aside. */
  | 'CAPTURE'
  /** Take at once. */
  | 'CHARGE'
  /** Give up what was set aside. */
  | 'VOID'
  /** Give back what was taken. */
  | 'REFUND';

/** Whether a movement of money is done. */
export type PaymentOperationState =
  /** Asked for; the provider hasn't said yet. */
  | 'DUE'
  /** Done. */
  | 'DONE'
  /** The provider refused. */
  | 'REFUSED';

/** The way of a parcel to the customer. */
export type Shipment = {
  __typename?: 'Shipment';
  /** Where it goes. Null once the customer was erased. */
  address?: Maybe<ShippingAddress>;
  /** Who carries it. Null before it is shipped. */
  carrier?: Maybe<Scalars['String']['output']>;
  /** The carrier's number of the parcel. Null when there is none. */
  tracking?: Maybe<Scalars['String']['output']>;
  /** When it left the house. Null before. */
  shippedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it came, or counted as come. Null before. */
  deliveredAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Where a parcel goes. */
export type ShippingAddress = {
  __typename?: 'ShippingAddress';
  /** Who receives it. */
  name: Scalars['String']['output'];
  /** Street and number. */
  street: Scalars['String']['output'];
  /** Null where there are none. */
  postcode?: Maybe<Scalars['String']['output']>;
  /** Town or city. */
  city: Scalars['String']['output'];
  /** ISO 3166-1 alpha-2 code, e.g. `NL`. */
  country: Scalars['String']['output'];
};

/** One of a page of orders. */
export type OrderEdge = {
  __typename?: 'OrderEdge';
  /** Where it stands. */
  cursor: Scalars['String']['output'];
  /** The order. */
  node: Order;
};

/** A page of orders. */
export type OrderConnection = {
  __typename?: 'OrderConnection';
  /** In the order that the field says. */
  edges: Array<OrderEdge>;
  /** How to go on. */
  pageInfo: PageInfo;
};

/** An amount of money. */
export type Money = {
  __typename?: 'Money';
  /** Integer minor units: 1250 is 12.50 EUR. */
  amountMinor: Scalars['Int']['output'];
  /** ISO 4217 code, e.g. `EUR`. */
  currency: Scalars['String']['output'];
};

/** What somebody who hasn't signed in means to buy. */
export type VisitorCart = {
  __typename?: 'VisitorCart';
  /** Grows by one with each change. */
  version: Scalars['Int']['output'];
  /** In the order they were added; at most 100. */
  lines: Array<VisitorCartLine>;
  /** Sum at today's prices. Null when a line isn't sold in this currency, or the cart is empty. */
  total?: Maybe<Money>;
  /** When it last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** It is kept until then; each change moves it on. */
  expiresAt: Scalars['DateTime']['output'];
};


/** What somebody who hasn't signed in means to buy. */
export type VisitorCartTotalArgs = {
  currency: Scalars['String']['input'];
};

/** One SKU in a cart of nobody known. */
export type VisitorCartLine = {
  __typename?: 'VisitorCartLine';
  /** The variant's SKU. */
  sku: Scalars['ID']['output'];
  /** What it is. Null when the catalogue has it no more. */
  variant?: Maybe<Variant>;
  /** Pieces, 1 to 999. */
  quantity: Scalars['Int']['output'];
  /** Where it was last changed, e.g. `WEB`. */
  channel: Scalars['String']['output'];
};

/** What a till takes over from a cart. */
export type TillCart = {
  __typename?: 'TillCart';
  /** Of the cart; grows by one with each change. */
  version: Scalars['Int']['output'];
  /** In the order they were added; at most 100. */
  lines: Array<VisitorCartLine>;
};

/** Something that a customer would like to have. */
export type WishListItem = {
  __typename?: 'WishListItem';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** The variant's SKU. */
  sku: Scalars['ID']['output'];
  /** What it is. Null when the catalogue has it no more. */
  variant?: Maybe<Variant>;
  /** The customer's own words. Null when there are none. */
  note?: Maybe<Scalars['String']['output']>;
  /** Where it was added, e.g. `WEB`. */
  channel: Scalars['String']['output'];
  /** When it was added. */
  addedAt: Scalars['DateTime']['output'];
};

/** One of a page of wishes. */
export type WishListEdge = {
  __typename?: 'WishListEdge';
  /** Where it stands. */
  cursor: Scalars['String']['output'];
  /** The wish. */
  node: WishListItem;
};

/** A page of wishes. */
export type WishListConnection = {
  __typename?: 'WishListConnection';
  /** Newest first. */
  edges: Array<WishListEdge>;
  /** How to go on. */
  pageInfo: PageInfo;
};

/** A product that a customer looked at. */
export type ViewedProduct = {
  __typename?: 'ViewedProduct';
  /** The product. Null when the catalogue has it no more. */
  product?: Maybe<Product>;
  /** The variant that was looked at last. Null when the catalogue has it no more. */
  variant?: Maybe<Variant>;
  /** How often. */
  views: Scalars['Int']['output'];
  /** When last. */
  lastAt: Scalars['DateTime']['output'];
  /** Whether the customer has bought any variant of it, and not called it off. */
  bought: Scalars['Boolean']['output'];
};

/** When a shopper's pause becomes a signal: an event for those who serve customers, told once for each version of a cart and only if the customer permits `personalisation`. */
export type EngagementThresholds = {
  __typename?: 'EngagementThresholds';
  /** Minutes without a change after which a cart with something in it is idle. */
  cartIdleMinutes: Scalars['Int']['output'];
  /** Minutes after a checkout was begun and nothing followed. */
  checkoutStalledMinutes: Scalars['Int']['output'];
  /** Hours without a change after which a cart is abandoned. */
  cartAbandonedHours: Scalars['Int']['output'];
  /** How often a product is looked at and not bought. */
  views: Scalars['Int']['output'];
  /** Days within which these views count. */
  viewDays: Scalars['Int']['output'];
};

/** A cart line as it shall be, of somebody who hasn't signed in. */
export type SetVisitorCartLineInput = {
  /** Which cart. Absent: a new one. */
  token?: InputMaybe<Scalars['String']['input']>;
  /** The variant's SKU. */
  sku: Scalars['ID']['input'];
  /** Pieces, 0 to 999; 0 takes the line out. */
  quantity: Scalars['Int']['input'];
  /** Where the customer is, e.g. `WEB`, `APP`, `STORE`: a letter, then letters, digits and `_`, at most 32. Absent: `WEB`. */
  channel?: InputMaybe<Scalars['String']['input']>;
};

/** Which cart to merge into the customer's own. */
export type ClaimCartInput = {
  /** As `setVisitorCartLine` gave it. */
  token: Scalars['String']['input'];
};

/** Which cart is checked out. */
export type BeginCheckoutInput = {
  /** The version that the customer sees. */
  cartVersion: Scalars['Int']['input'];
};

/** What to put on the wish list. */
export type AddToWishListInput = {
  /** For an associate: whose list, of a customer in their hands. Absent: the own. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** The variant's SKU. */
  sku: Scalars['ID']['input'];
  /** Up to 500 characters. Absent: none. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Where the customer is, e.g. `WEB`, `APP`, `STORE`: a letter, then letters, digits and `_`, at most 32. Absent: `WEB`. */
  channel?: InputMaybe<Scalars['String']['input']>;
};

/** What to take off the wish list. */
export type RemoveFromWishListInput = {
  /** For an associate: whose list, of a customer in their hands. Absent: the own. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** The variant's SKU. */
  sku: Scalars['ID']['input'];
};

/** What to move from the wish list to the cart. */
export type MoveWishToCartInput = {
  /** The variant's SKU. */
  sku: Scalars['ID']['input'];
  /** Pieces, 1 to 999. Absent: 1. */
  quantity?: InputMaybe<Scalars['Int']['input']>;
  /** Where the customer is, e.g. `WEB`, `APP`, `STORE`: a letter, then letters, digits and `_`, at most 32. Absent: `WEB`. */
  channel?: InputMaybe<Scalars['String']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What the customer looked at. */
export type RecordViewInput = {
  /** The variant's SKU. */
  sku: Scalars['ID']['input'];
  /** Chosen by the client, unique per view; 1 to 64 characters. The last 50 of a product are known again. */
  viewId: Scalars['String']['input'];
  /** Where the customer is, e.g. `WEB`, `APP`, `STORE`: a letter, then letters, digits and `_`, at most 32. Absent: `WEB`. */
  channel?: InputMaybe<Scalars['String']['input']>;
};

/** All thresholds as they shall be. */
export type SetEngagementThresholdsInput = {
  /** 1 to 43,200. */
  cartIdleMinutes: Scalars['Int']['input'];
  /** 1 to 10,080. */
  checkoutStalledMinutes: Scalars['Int']['input'];
  /** 1 to 2,160, and more than `cartIdleMinutes`. */
  cartAbandonedHours: Scalars['Int']['input'];
  /** 2 to 50. */
  views: Scalars['Int']['input'];
  /** 1 to 90. */
  viewDays: Scalars['Int']['input'];
};

/** The cart of the visitor after the change. */
export type SetVisitorCartLinePayload = {
  __typename?: 'SetVisitorCartLinePayload';
  /** Null when `userErrors` is not empty. */
  cart?: Maybe<VisitorCart>;
  /** Of a cart that this began: whoever has it has the cart. Null for one that was there. */
  token?: Maybe<Scalars['String']['output']>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
};

/** The customer's cart after the merge. */
export type ClaimCartPayload = {
  __typename?: 'ClaimCartPayload';
  /** Null when nothing was ever in it. */
  cart?: Maybe<Cart>;
  /** How many lines came from the other cart. */
  linesMerged: Scalars['Int']['output'];
  /** How many SKUs had no room. */
  linesLeftOut: Scalars['Int']['output'];
  /** Always empty. */
  userErrors: Array<UserError>;
};

/** The cart that is checked out. */
export type BeginCheckoutPayload = {
  __typename?: 'BeginCheckoutPayload';
  /** Null when `userErrors` is not empty. */
  cart?: Maybe<Cart>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
};

/** The wish. */
export type AddToWishListPayload = {
  __typename?: 'AddToWishListPayload';
  /** Null when `userErrors` is not empty. */
  item?: Maybe<WishListItem>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
};

/** What became of the wish. */
export type RemoveFromWishListPayload = {
  __typename?: 'RemoveFromWishListPayload';
  /** False when it wasn't there. */
  removed: Scalars['Boolean']['output'];
  /** Empty when it was done. */
  userErrors: Array<UserError>;
};

/** The cart after the move. */
export type MoveWishToCartPayload = {
  __typename?: 'MoveWishToCartPayload';
  /** Null when `userErrors` is not empty. */
  cart?: Maybe<Cart>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What became of the view. */
export type RecordViewPayload = {
  __typename?: 'RecordViewPayload';
  /** False when it was counted before. */
  counted: Scalars['Boolean']['output'];
  /** Empty when it was done. */
  userErrors: Array<UserError>;
};

/** What was forgotten. */
export type ClearRecentlyViewedPayload = {
  __typename?: 'ClearRecentlyViewedPayload';
  /** How many products. */
  cleared: Scalars['Int']['output'];
  /** Always empty. */
  userErrors: Array<UserError>;
};

/** The thresholds from now on. */
export type SetEngagementThresholdsPayload = {
  __typename?: 'SetEngagementThresholdsPayload';
  /** Null when `userErrors` is not empty. */
  thresholds?: Maybe<EngagementThresholds>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
};

/** A room that was designed at home or at a store's simulator. */
export type RoomDesign = {
  __typename?: 'RoomDesign';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Grows by one with each change of the plan. */
  version: Scalars['Int']['output'];
  /** The room and what stands in it. */
  plan: RoomPlan;
  /** The store of the simulator where it was begun. Null for one from home. */
  madeAt?: Maybe<Store>;
  /** Whose associates see it. Null when it isn't shared. */
  share?: Maybe<RoomShare>;
  /** When it was begun. */
  createdAt: Scalars['DateTime']['output'];
  /** When its plan last changed, or it was claimed. */
  updatedAt: Scalars['DateTime']['output'];
};

/** A room in millimetres, seen from above; x runs along its width and y along its depth, from one corner. */
export type RoomPlan = {
  __typename?: 'RoomPlan';
  /** The customer's own words. */
  name: Scalars['String']['output'];
  /** Between the walls. */
  size: RoomSize;
  /** What is built in; at most 100. */
  fixtures: Array<RoomFixture>;
  /** One for each surface that has one; at most 20. */
  finishes: Array<RoomFinish>;
  /** Products in it; at most 200. */
  placements: Array<RoomPlacement>;
};

/** How large a room is. */
export type RoomSize = {
  __typename?: 'RoomSize';
  /** Millimetres, 500 to 50,000. */
  widthMm: Scalars['Int']['output'];
  /** Millimetres, 500 to 50,000. */
  depthMm: Scalars['Int']['output'];
  /** Millimetres, 500 to 50,000. */
  heightMm: Scalars['Int']['output'];
};

/** Something that is built in. */
export type RoomFixture = {
  __typename?: 'RoomFixture';
  /** E.g. `door`, `window`, `pipe`. */
  kind: Scalars['String']['output'];
  /** Millimetres from the corner along the width. */
  xMm: Scalars['Int']['output'];
  /** Millimetres from the corner along the depth. */
  yMm: Scalars['Int']['output'];
  /** Millimetres. */
  widthMm: Scalars['Int']['output'];
  /** Millimetres. */
  depthMm: Scalars['Int']['output'];
  /** Millimetres. */
  heightMm: Scalars['Int']['output'];
};

/** What a surface is made of. */
export type RoomFinish = {
  __typename?: 'RoomFinish';
  /** Which surface. */
  surface: RoomSurface;
  /** E.g. `oak` or `paint`. */
  material: Scalars['String']['output'];
  /** Null when the material says it. */
  colour?: Maybe<Scalars['String']['output']>;
};

/** A surface of a room. */
export type RoomSurface =
  /** What one stands on. */
  | 'FLOOR'
  /** Above. */
  | 'CEILING'
  /** The wall where y is 0. */
  | 'WALL_BACK'
  /** The wall where y is the depth. */
  | 'WALL_FRONT'
  /** The wall where x is 0. */
  | 'WALL_LEFT'
  /** The wall where x is the width. */
  | 'WALL_RIGHT';

/** A product in a room. */
export type RoomPlacement = {
  __typename?: 'RoomPlacement';
  /** The variant's SKU. */
  sku: Scalars['ID']['output'];
  /** What it is. Null when the catalogue has it no more. */
  variant?: Maybe<Variant>;
  /** Millimetres from the corner along the width. */
  xMm: Scalars['Int']['output'];
  /** Millimetres from the corner along the depth. */
  yMm: Scalars['Int']['output'];
  /** Millimetres above the floor. */
  elevationMm: Scalars['Int']['output'];
  /** Clockwise, 0 to 359. */
  rotationDegrees: Scalars['Int']['output'];
};

/** Who else sees a room. */
export type RoomShare = {
  __typename?: 'RoomShare';
  /** Its associates. Null when the store is not known any more. */
  store?: Maybe<Store>;
  /** And until when. */
  until: Scalars['DateTime']['output'];
};

/** One of a page of rooms. */
export type RoomDesignEdge = {
  __typename?: 'RoomDesignEdge';
  /** Where it stands. */
  cursor: Scalars['String']['output'];
  /** The room. */
  node: RoomDesign;
};

/** A page of rooms. */
export type RoomDesignConnection = {
  __typename?: 'RoomDesignConnection';
  /** Newest first. */
  edges: Array<RoomDesignEdge>;
  /** How to go on. */
  pageInfo: PageInfo;
};

/** A room as it shall be. */
export type SaveRoomDesignInput = {
  /** Which of the customer's designs to change. Absent: a new one. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** The version that the plan replaces. Needed with `id`. */
  version?: InputMaybe<Scalars['Int']['input']>;
  /** The whole room. */
  plan: RoomPlanInput;
};

/** A room and what stands in it. */
export type RoomPlanInput = {
  /** 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** Between the walls. */
  size: RoomSizeInput;
  /** Up to 100, within the room. Absent: none. */
  fixtures?: InputMaybe<Array<RoomFixtureInput>>;
  /** Up to 20, each surface once. Absent: none. */
  finishes?: InputMaybe<Array<RoomFinishInput>>;
  /** Up to 200, within the room. Absent: none. */
  placements?: InputMaybe<Array<RoomPlacementInput>>;
};

/** How large a room is. */
export type RoomSizeInput = {
  /** Millimetres, 500 to 50,000. */
  widthMm: Scalars['Int']['input'];
  /** Millimetres, 500 to 50,000. */
  depthMm: Scalars['Int']['input'];
  /** Millimetres, 500 to 50,000. */
  heightMm: Scalars['Int']['input'];
};

/** Something that is built in. */
export type RoomFixtureInput = {
  /** E.g. `door`; 1 to 64 characters. */
  kind: Scalars['String']['input'];
  /** Millimetres from the corner along the width. */
  xMm: Scalars['Int']['input'];
  /** Millimetres from the corner along the depth. */
  yMm: Scalars['Int']['input'];
  /** Millimetres. */
  widthMm: Scalars['Int']['input'];
  /** Millimetres. */
  depthMm: Scalars['Int']['input'];
  /** Millimetres. */
  heightMm: Scalars['Int']['input'];
};

/** What a surface is made of. */
export type RoomFinishInput = {
  /** Which surface. */
  surface: RoomSurface;
  /** 1 to 64 characters. */
  material: Scalars['String']['input'];
  /** 1 to 64 characters. Absent: the material says it. */
  colour?: InputMaybe<Scalars['String']['input']>;
};

/** A product in a room. */
export type RoomPlacementInput = {
  /** The variant's SKU. */
  sku: Scalars['ID']['input'];
  /** Millimetres from the corner along the width. */
  xMm: Scalars['Int']['input'];
  /** Millimetres from the corner along the depth. */
  yMm: Scalars['Int']['input'];
  /** Millimetres above the floor. Absent: 0. */
  elevationMm?: InputMaybe<Scalars['Int']['input']>;
  /** Clockwise, 0 to 359. Absent: 0. */
  rotationDegrees?: InputMaybe<Scalars['Int']['input']>;
};

/** What a simulator shows. */
export type ClaimRoomDesignInput = {
  /** As the simulator shows it. */
  code: Scalars['String']['input'];
};

/** Which room to share, and with whom. */
export type ShareRoomDesignInput = {
  /** The design's id. */
  id: Scalars['ID']['input'];
  /** The store whose associates may see it. */
  storeId: Scalars['ID']['input'];
  /** Until when, at most 90 days ahead. */
  until: Scalars['DateTime']['input'];
};

/** Which room. */
export type StopSharingRoomDesignInput = {
  /** The design's id. */
  id: Scalars['ID']['input'];
};

/** Which room. */
export type DeleteRoomDesignInput = {
  /** The design's id. */
  id: Scalars['ID']['input'];
};

/** Which room to shop from. */
export type AddRoomToCartInput = {
  /** The design's id. */
  id: Scalars['ID']['input'];
  /** Where the customer is, e.g. `WEB`, `APP`, `STORE`: a letter, then letters, digits and `_`, at most 32. Absent: `WEB`. */
  channel?: InputMaybe<Scalars['String']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** The room that is kept. */
export type SaveRoomDesignPayload = {
  __typename?: 'SaveRoomDesignPayload';
  /** Null when `userErrors` is not empty. */
  design?: Maybe<RoomDesign>;
  /** From a simulator: what it shows as a QR code, this once, so that the customer takes the room along. Null otherwise. */
  claimCode?: Maybe<Scalars['String']['output']>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
};

/** The room. */
export type RoomDesignPayload = {
  __typename?: 'RoomDesignPayload';
  /** Null when `userErrors` is not empty. */
  design?: Maybe<RoomDesign>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
};

/** What became of the room. */
export type DeleteRoomDesignPayload = {
  __typename?: 'DeleteRoomDesignPayload';
  /** False when there was none. */
  deleted: Scalars['Boolean']['output'];
  /** Always empty. */
  userErrors: Array<UserError>;
};

/** The cart with what is in the room. */
export type AddRoomToCartPayload = {
  __typename?: 'AddRoomToCartPayload';
  /** Null when `userErrors` is not empty. */
  cart?: Maybe<Cart>;
  /** What the catalogue has no more; at most 200. */
  skusNotSold: Array<Scalars['ID']['output']>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** A review as its author sees it. */
export type Review = {
  __typename?: 'Review';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** What it is of. Null when the catalogue has it no more. */
  product?: Maybe<Product>;
  /** Where it stands. */
  state: ReviewState;
  /** Grows by one each time it is written. */
  version: Scalars['Int']['output'];
  /** 1 to 5, 5 is best. Null when it was withdrawn. */
  rating?: Maybe<Scalars['Int']['output']>;
  /** Null when there is none. */
  title?: Maybe<Scalars['String']['output']>;
  /** Null when there is none. */
  text?: Maybe<Scalars['String']['output']>;
  /** The name that the author chose to be seen by. Null when it was withdrawn. */
  displayName?: Maybe<Scalars['String']['output']>;
  /** Why staff refused it. Null otherwise. */
  reason?: Maybe<Scalars['String']['output']>;
  /** When it was last written. */
  submittedAt: Scalars['DateTime']['output'];
  /** When it was published. Null when it isn't. */
  publishedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Where a review stands. */
export type ReviewState =
  /** Staff have yet to look at it. */
  | 'PENDING'
  /** Everybody sees it. */
  | 'PUBLISHED'
  /** Staff refused it. */
  | 'REFUSED'
  /** Its author took it back. */
  | 'WITHDRAWN';

/** One of a page of a customer's reviews. */
export type ReviewEdge = {
  __typename?: 'ReviewEdge';
  /** Where it stands. */
  cursor: Scalars['String']['output'];
  /** The review. */
  node: Review;
};

/** A page of a customer's reviews. */
export type ReviewConnection = {
  __typename?: 'ReviewConnection';
  /** Newest first. */
  edges: Array<ReviewEdge>;
  /** How to go on. */
  pageInfo: PageInfo;
};

/** A review by somebody who bought the product. */
export type ProductReview = {
  __typename?: 'ProductReview';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** The name that the author chose to be seen by. */
  author: Scalars['String']['output'];
  /** 1 to 5, 5 is best. */
  rating: Scalars['Int']['output'];
  /** Null when there is none. */
  title?: Maybe<Scalars['String']['output']>;
  /** Null when there is none. */
  text?: Maybe<Scalars['String']['output']>;
  /** When it was published. */
  publishedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** One of a page of a product's reviews. */
export type ProductReviewEdge = {
  __typename?: 'ProductReviewEdge';
  /** Where it stands. */
  cursor: Scalars['String']['output'];
  /** The review. */
  node: ProductReview;
};

/** A page of a product's reviews. */
export type ProductReviewConnection = {
  __typename?: 'ProductReviewConnection';
  /** Newest first. */
  edges: Array<ProductReviewEdge>;
  /** How to go on. */
  pageInfo: PageInfo;
};

/** What the published reviews of a product say together. */
export type ProductRating = {
  __typename?: 'ProductRating';
  /** How many, at least 1. */
  count: Scalars['Int']['output'];
  /** Mean of the ratings, 1 to 5, to one decimal. */
  average: Scalars['Float']['output'];
};

/** A review as staff see it: the words, and not whose they are. */
export type ReviewToModerate = {
  __typename?: 'ReviewToModerate';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** What it is of. Null when the catalogue has it no more. */
  product?: Maybe<Product>;
  /** Which writing of it; `moderateReview` wants it back. */
  version: Scalars['Int']['output'];
  /** 1 to 5, 5 is best. */
  rating: Scalars['Int']['output'];
  /** Null when there is none. */
  title?: Maybe<Scalars['String']['output']>;
  /** Null when there is none. */
  text?: Maybe<Scalars['String']['output']>;
  /** The name that the author chose to be seen by. */
  displayName: Scalars['String']['output'];
  /** When it was last written. */
  submittedAt: Scalars['DateTime']['output'];
};

/** One of a page of reviews that wait. */
export type ReviewToModerateEdge = {
  __typename?: 'ReviewToModerateEdge';
  /** Where it stands. */
  cursor: Scalars['String']['output'];
  /** The review. */
  node: ReviewToModerate;
};

/** A page of reviews that wait. */
export type ReviewToModerateConnection = {
  __typename?: 'ReviewToModerateConnection';
  /** Longest waiting first. */
  edges: Array<ReviewToModerateEdge>;
  /** How to go on. */
  pageInfo: PageInfo;
};

/** What the customer thinks of a product. */
export type WriteReviewInput = {
  /** The product's id. */
  productId: Scalars['ID']['input'];
  /** 1 to 5, 5 is best. */
  rating: Scalars['Int']['input'];
  /** Up to 120 characters. Absent: none. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** Up to 4,000 characters; no addresses, links or telephone numbers. Absent: none. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** The name to be seen by; 1 to 40 characters. */
  displayName: Scalars['String']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Which review is taken back. */
export type WithdrawReviewInput = {
  /** The review's id. */
  reviewId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What comes of a review. */
export type ModerateReviewInput = {
  /** The review's id. */
  reviewId: Scalars['ID']['input'];
  /** The version that was looked at. */
  version: Scalars['Int']['input'];
  /** What comes of it. */
  verdict: ReviewVerdict;
  /** For the author; 1 to 500 characters. Needed to refuse. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What staff decide. */
export type ReviewVerdict =
  /** Show it. */
  | 'PUBLISH'
  /** Don't show it, or no more. */
  | 'REFUSE';

/** The review. */
export type WriteReviewPayload = {
  __typename?: 'WriteReviewPayload';
  /** Null when `userErrors` is not empty. */
  review?: Maybe<Review>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What came of it. */
export type ModerateReviewPayload = {
  __typename?: 'ModerateReviewPayload';
  /** Where the review stands. Null when `userErrors` is not empty. */
  state?: Maybe<ReviewState>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** A named part of a store's floor. */
export type StoreZone = {
  __typename?: 'StoreZone';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** E.g. `Shoes, first floor`. */
  name: Scalars['String']['output'];
  /** What stands there, as in `Product.category`; at most 20. */
  categories: Array<Scalars['String']['output']>;
  /** On the floor plan, in their order; 3 to 50, or none where only its sensors know it. */
  corners: Array<ZoneCorner>;
};

/** A corner on a floor plan. */
export type ZoneCorner = {
  __typename?: 'ZoneCorner';
  /** Millimetres from the plan's origin. */
  xMm: Scalars['Int']['output'];
  /** Millimetres from the plan's origin. */
  yMm: Scalars['Int']['output'];
};

/** What happened in a zone. */
export type ZoneEventKind =
  /** Somebody came in. */
  | 'ENTERED'
  /** Somebody left. */
  | 'LEFT'
  /** Somebody stayed for a while. */
  | 'DWELT';

/** What became of one event. */
export type ZoneEventOutcome =
  /** Kept, with its customer. */
  | 'RECORDED'
  /** Kept, as nobody's. */
  | 'RECORDED_FOR_NOBODY'
  /** It was told before; nothing changed. */
  | 'KNOWN_BEFORE'
  /** The store has no such zone. */
  | 'ZONE_NOT_FOUND'
  /** Its time is to come or more than a day ago, or its stay doesn't fit its kind. */
  | 'INVALID';

/** The zones of a store as they shall be. */
export type SetStoreZonesInput = {
  /** The store's id. */
  storeId: Scalars['ID']['input'];
  /** Up to 100. */
  zones: Array<StoreZoneInput>;
};

/** A named part of a store's floor. */
export type StoreZoneInput = {
  /** Chosen by the retailer, unique over all stores; 1 to 64 characters. */
  id: Scalars['ID']['input'];
  /** 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** As in `Product.category`; up to 20. Absent: none. */
  categories?: InputMaybe<Array<Scalars['String']['input']>>;
  /** 3 to 50. Absent: only its sensors know it. */
  corners?: InputMaybe<Array<ZoneCornerInput>>;
};

/** A corner on a floor plan. */
export type ZoneCornerInput = {
  /** Millimetres from the plan's origin, 0 to 1,000,000. */
  xMm: Scalars['Int']['input'];
  /** Millimetres from the plan's origin, 0 to 1,000,000. */
  yMm: Scalars['Int']['input'];
};

/** What was seen in a store. */
export type ReportZoneEventsInput = {
  /** The store's id; of a sensor its own. */
  storeId: Scalars['ID']['input'];
  /** 1 to 100, in any order. */
  events: Array<ZoneEventInput>;
};

/** One event in a zone. */
export type ZoneEventInput = {
  /** The teller's own number of it; 1 to 64 characters. */
  eventId: Scalars['ID']['input'];
  /** Which zone. */
  zoneId: Scalars['ID']['input'];
  /** What happened. */
  kind: ZoneEventKind;
  /** When, within the last day. */
  occurredAt: Scalars['DateTime']['input'];
  /** For `DWELT`: how long, 1 to 86,400 seconds. Absent otherwise. */
  dwellSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** From a sensor that recognised somebody: whom. Absent: nobody known, or from a phone its own customer. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
};

/** The zones from now on. */
export type SetStoreZonesPayload = {
  __typename?: 'SetStoreZonesPayload';
  /** At most 100. Null when `userErrors` is not empty. */
  zones?: Maybe<Array<StoreZone>>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
};

/** What became of the events. */
export type ReportZoneEventsPayload = {
  __typename?: 'ReportZoneEventsPayload';
  /** One for each, in their order. Null when `userErrors` is not empty. */
  outcomes?: Maybe<Array<ZoneEventOutcome>>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
};

/** Pieces put aside in a store for a customer to try, without payment. */
export type TryReservation = {
  __typename?: 'TryReservation';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Whose it is. */
  customer: Customer;
  /** Where. Null when the store is not known any more. */
  store?: Maybe<Store>;
  /** Where it stands. */
  state: TryState;
  /** One for each SKU; at most 20. */
  lines: Array<TryLine>;
  /** When the customer means to come. Null when they didn't say. */
  visitAt?: Maybe<Scalars['DateTime']['output']>;
  /** Until then the pieces are held. Null once it is closed. */
  heldUntil?: Maybe<Scalars['DateTime']['output']>;
  /** What was bought of it. Null when nothing was, or not yet. */
  order?: Maybe<Order>;
  /** Why the last payment in the app was refused, for machines, e.g. `CARD_DECLINED`. Null when it wasn't. */
  declinedBecause?: Maybe<Scalars['String']['output']>;
  /** Every step so far, oldest first; at most 20. */
  timeline: Array<TryTimelineStep>;
};

/** Where a reservation to try stands. The first four are open. */
export type TryState =
  /** The pieces are held. */
  | 'REQUESTED'
  /** An associate has gathered them. */
  | 'PREPARED'
  /** The customer tries them. */
  | 'TRYING'
  /** The customer pays for what they keep, and the provider hasn't said yet. */
  | 'PAYING'
  /** The customer bought all or some of it. */
  | 'BOUGHT'
  /** The customer bought nothing. */
  | 'LEFT'
  /** Called off. */
  | 'CANCELLED'
  /** Nobody came in time, or nobody closed it. */
  | 'EXPIRED';

/** One SKU that is tried. */
export type TryLine = {
  __typename?: 'TryLine';
  /** The variant's SKU. */
  sku: Scalars['ID']['output'];
  /** What it is. Null when the catalogue has it no more. */
  variant?: Maybe<Variant>;
  /** Pieces, 1 to 5. */
  quantity: Scalars['Int']['output'];
};

/** One step of a reservation to try. */
export type TryTimelineStep = {
  __typename?: 'TryTimelineStep';
  /** The state that it led to. */
  state: TryState;
  /** Who took it. */
  actor: OrderActor;
  /** When it was taken. */
  at: Scalars['DateTime']['output'];
};

/** When an appointment may begin. */
export type AppointmentSlot = {
  __typename?: 'AppointmentSlot';
  /** From then on. */
  startsAt: Scalars['DateTime']['output'];
  /** Until then. */
  endsAt: Scalars['DateTime']['output'];
  /** Places that are left. */
  free: Scalars['Int']['output'];
};

/** A customer is advised in a guide shop, and orders from there. */
export type Appointment = {
  __typename?: 'Appointment';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Whose it is. */
  customer: Customer;
  /** Where. Null when the store is not known any more. */
  store?: Maybe<Store>;
  /** Where it stands. */
  state: AppointmentState;
  /** When it begins. */
  startsAt: Scalars['DateTime']['output'];
  /** When it ends. */
  endsAt: Scalars['DateTime']['output'];
  /** What the customer would like to be shown. Null when they didn't say. */
  wish?: Maybe<Scalars['String']['output']>;
  /** What was noted while the customer tried; at most 50. */
  notes: Array<FittingNote>;
  /** What was ordered from it; at most 100. */
  orders: Array<Order>;
  /** Every step so far, oldest first; the newest 50. */
  timeline: Array<AppointmentTimelineStep>;
};

/** Where an appointment stands. The first two are open. */
export type AppointmentState =
  /** The customer is expected. */
  | 'BOOKED'
  /** The customer is there. */
  | 'UNDER_WAY'
  /** The customer was advised. */
  | 'COMPLETED'
  /** Called off. */
  | 'CANCELLED'
  /** The customer didn't come. */
  | 'NO_SHOW';

/** One step of an appointment. */
export type AppointmentTimelineStep = {
  __typename?: 'AppointmentTimelineStep';
  /** The state that it led to. */
  state: AppointmentState;
  /** Who took it. */
  actor: OrderActor;
  /** When it was taken. */
  at: Scalars['DateTime']['output'];
};

/** What an associate noted of a variant that the customer tried. */
export type FittingNote = {
  __typename?: 'FittingNote';
  /** The variant's SKU. */
  sku: Scalars['ID']['output'];
  /** What it is. Null when the catalogue has it no more. */
  variant?: Maybe<Variant>;
  /** Which side of it. */
  aspect: FittingAspect;
  /** What the catalogue says of it, e.g. `M`. */
  value: Scalars['String']['output'];
  /** How it is known. */
  basis: FittingBasis;
};

/** What fits of a variant. */
export type FittingAspect =
  /** Its product's style. */
  | 'STYLE'
  /** Its size. */
  | 'SIZE'
  /** Its colour. */
  | 'COLOUR';

/** How an associate knows. */
export type FittingBasis =
  /** The customer said so. */
  | 'STATED'
  /** The associate saw it. */
  | 'OBSERVED';

/** Which store and associate brought a sale about. */
export type SaleCredit = {
  __typename?: 'SaleCredit';
  /** The order. */
  orderId: Scalars['ID']['output'];
  /** The store that gets the credit. Null when it is not known any more. */
  store?: Maybe<Store>;
  /** The associate, e.g. `associate:ass_1`. Null when nobody is named. */
  associate?: Maybe<Scalars['String']['output']>;
  /** What the order was worth. */
  amount: Money;
  /** Whether it counts. */
  state: SaleCreditState;
  /** When the sale was made. */
  at: Scalars['DateTime']['output'];
};

/** Whether a credit for a sale counts. */
export type SaleCreditState =
  /** The order waits for its payment. */
  | 'PENDING'
  /** It counts. */
  | 'CREDITED'
  /** The order was called off. */
  | 'REVERSED';

/** What to put aside to be tried. */
export type ReserveToTryInput = {
  /** The store's id. */
  storeId: Scalars['ID']['input'];
  /** 1 to 20 SKUs, 1 to 5 pieces of each. */
  lines: Array<TryLineInput>;
  /** When the customer means to come, within the next 72 hours. Absent: within a day. */
  visitAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Pieces of one SKU. */
export type TryLineInput = {
  /** The variant's SKU. */
  sku: Scalars['ID']['input'];
  /** At least 1. */
  quantity: Scalars['Int']['input'];
};

/** Which reservation to try. */
export type PrepareToTryInput = {
  /** The reservation's id. */
  id: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Which reservation to try. */
export type BeginToTryInput = {
  /** The reservation's id. */
  id: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Which reservation to try. */
export type LeaveTriedInput = {
  /** The reservation's id. */
  id: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Which reservation to try. */
export type CancelTryReservationInput = {
  /** The reservation's id. */
  id: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What of a reservation the customer buys. */
export type BuyTriedInput = {
  /** The reservation's id. */
  id: Scalars['ID']['input'];
  /** At least one; not more than is held. */
  lines: Array<TryLineInput>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What a customer keeps and pays for. */
export type PayTriedInput = {
  /** The reservation's id. */
  id: Scalars['ID']['input'];
  /** At least one; not more than is held. */
  lines: Array<TryLineInput>;
  /** What the payment provider's own form gave the customer's device; never a card number, which is refused. */
  paymentToken: Scalars['String']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** How a store gives appointments. */
export type SetGuideShopInput = {
  /** The store's id. */
  storeId: Scalars['ID']['input'];
  /** Minutes of one, 15 to 240; they follow each other from each opening on. */
  slotMinutes: Scalars['Int']['input'];
  /** How many at the same time, 1 to 50. */
  capacity: Scalars['Int']['input'];
};

/** Where and when to be advised. */
export type BookAppointmentInput = {
  /** The store's id. */
  storeId: Scalars['ID']['input'];
  /** The beginning of a slot. */
  startsAt: Scalars['DateTime']['input'];
  /** What the customer would like to be shown; up to 500 characters. Absent: nothing said. */
  wish?: InputMaybe<Scalars['String']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Which appointment, and when instead. */
export type RescheduleAppointmentInput = {
  /** The appointment's id. */
  id: Scalars['ID']['input'];
  /** The beginning of a slot. */
  startsAt: Scalars['DateTime']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Which appointment. */
export type CancelAppointmentInput = {
  /** The appointment's id. */
  id: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Which appointment. */
export type BeginAppointmentInput = {
  /** The appointment's id. */
  id: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Which appointment. */
export type MarkAppointmentNoShowInput = {
  /** The appointment's id. */
  id: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Which appointment. */
export type CompleteAppointmentInput = {
  /** The appointment's id. */
  id: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What was seen or said while the customer tried. */
export type NoteAppointmentInput = {
  /** The appointment's id. */
  id: Scalars['ID']['input'];
  /** 1 to 50 in the whole appointment. */
  notes: Array<FittingNoteInput>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What fits of a variant. */
export type FittingNoteInput = {
  /** The variant's SKU. */
  sku: Scalars['ID']['input'];
  /** Which side of it; the catalogue must say it. */
  aspect: FittingAspect;
  /** How it is known. */
  basis: FittingBasis;
};

/** What to order from an appointment. */
export type OrderFromAppointmentInput = {
  /** The appointment's id. */
  id: Scalars['ID']['input'];
  /** 1 to 50. */
  lines: Array<AppointmentOrderLineInput>;
  /** How it is handed over. Absent: `SHIPMENT`. */
  method?: InputMaybe<FulfilmentMethod>;
  /** Needed for what is shipped. Kept with these orders only. */
  shippingAddress?: InputMaybe<ShippingAddressInput>;
  /** How it is paid. Absent: at the till of the store that hands it over, for what is picked up. */
  payment?: InputMaybe<CheckoutPaymentInput>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Pieces of one SKU, and where they come from. */
export type AppointmentOrderLineInput = {
  /** The variant's SKU. */
  sku: Scalars['ID']['input'];
  /** 1 to 999. */
  quantity: Scalars['Int']['input'];
  /** The store or warehouse that ships them or hands them over, e.g. as `fulfilmentPlan` says. */
  storeId: Scalars['ID']['input'];
};

/** How the store gives appointments from now on. */
export type SetGuideShopPayload = {
  __typename?: 'SetGuideShopPayload';
  /** Null when `userErrors` is not empty. */
  slotMinutes?: Maybe<Scalars['Int']['output']>;
  /** Null when `userErrors` is not empty. */
  capacity?: Maybe<Scalars['Int']['output']>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
};

/** One of a page of reservations to try. */
export type TryReservationEdge = {
  __typename?: 'TryReservationEdge';
  /** Where it stands. */
  cursor: Scalars['String']['output'];
  /** It. */
  node: TryReservation;
};

/** A page of reservations to try. */
export type TryReservationConnection = {
  __typename?: 'TryReservationConnection';
  /** In the order that the field says. */
  edges: Array<TryReservationEdge>;
  /** How to go on. */
  pageInfo: PageInfo;
};

/** One of a page of appointments. */
export type AppointmentEdge = {
  __typename?: 'AppointmentEdge';
  /** Where it stands. */
  cursor: Scalars['String']['output'];
  /** It. */
  node: Appointment;
};

/** A page of appointments. */
export type AppointmentConnection = {
  __typename?: 'AppointmentConnection';
  /** In the order that the field says. */
  edges: Array<AppointmentEdge>;
  /** How to go on. */
  pageInfo: PageInfo;
};

/** One of a page of credits for sales. */
export type SaleCreditEdge = {
  __typename?: 'SaleCreditEdge';
  /** Where it stands. */
  cursor: Scalars['String']['output'];
  /** It. */
  node: SaleCredit;
};

/** A page of credits for sales. */
export type SaleCreditConnection = {
  __typename?: 'SaleCreditConnection';
  /** Newest first. */
  edges: Array<SaleCreditEdge>;
  /** How to go on. */
  pageInfo: PageInfo;
};

/** What came of it. */
export type TryReservationPayload = {
  __typename?: 'TryReservationPayload';
  /** Null when `userErrors` is not empty. */
  reservation?: Maybe<TryReservation>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What came of it. */
export type AppointmentPayload = {
  __typename?: 'AppointmentPayload';
  /** Null when `userErrors` is not empty. */
  appointment?: Maybe<Appointment>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What came of it. */
export type OrderFromAppointmentPayload = {
  __typename?: 'OrderFromAppointmentPayload';
  /** Null when `userErrors` is not empty. */
  appointment?: Maybe<Appointment>;
  /** The orders that were made; at most 50. Empty when `userErrors` is not. */
  orders: Array<Order>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What a customer asks of us under the GDPR, and what became of it. */
export type RightsRequest = {
  __typename?: 'RightsRequest';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Whose right it is. */
  customerId: Scalars['ID']['output'];
  /** What we hold in orders. Null until it has been collected, and 30 days later. */
  ordersData?: Maybe<RightsSection>;
};

/** What one part of Patron held about a customer when a request was carried out. */
export type RightsSection = {
  __typename?: 'RightsSection';
  /** Name of the part, e.g. `identity`. */
  subgraph: Scalars['String']['output'];
  /** When it was collected. */
  collectedAt: Scalars['DateTime']['output'];
  /** It can be read until then. */
  expiresAt: Scalars['DateTime']['output'];
  /** SHA-256, in hex, over one line for each record in its order: `{"collection":…,"record":…}` in canonical JSON (RFC 8785), then a line feed. */
  digest: Scalars['String']['output'];
  /** How many records of which collection. At most 100. */
  counts: Array<RightsCount>;
  /** Collections that name the customer and are not shown, each with the reason. At most 100. */
  excluded: Array<RightsExclusion>;
  /** The records, collection by collection. */
  records: RightsRecordConnection;
};


/** What one part of Patron held about a customer when a request was carried out. */
export type RightsSectionRecordsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** How many records of a collection. */
export type RightsCount = {
  __typename?: 'RightsCount';
  /** Name of the collection, e.g. `records`. */
  collection: Scalars['String']['output'];
  /** How many. */
  count: Scalars['Int']['output'];
};

/** A collection that is not shown. */
export type RightsExclusion = {
  __typename?: 'RightsExclusion';
  /** Name of the collection. */
  collection: Scalars['String']['output'];
  /** Why not. */
  reason: Scalars['String']['output'];
};

/** Records of a section, in their order. */
export type RightsRecordConnection = {
  __typename?: 'RightsRecordConnection';
  /** The records of this page. */
  edges: Array<RightsRecordEdge>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A record on its page. */
export type RightsRecordEdge = {
  __typename?: 'RightsRecordEdge';
  /** Pass it as `after` to go on behind this record. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: RightsRecord;
};

/** Something that is held about a customer. */
export type RightsRecord = {
  __typename?: 'RightsRecord';
  /** Name of its collection. */
  collection: Scalars['String']['output'];
  /** The record, with names of schema.org where there is one. */
  record: Scalars['JSON']['output'];
};

/** Where a page stands in its connection (Relay). */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** True when more follow after `endCursor`. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Pass it as `after` to go on. Null when the page is empty. */
  endCursor?: Maybe<Scalars['String']['output']>;
};

/** Who wants to come in. */
export type RequestEntryCodeInput = {
  /** The store's id. */
  storeId: Scalars['ID']['input'];
  /** The payment provider's token for what will be paid with; never a card number. */
  paymentToken: Scalars['String']['input'];
  /** How many others come in on the same bill, 0 to 9. Absent: 0. */
  companions?: InputMaybe<Scalars['Int']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What an entry gate has read. */
export type AdmitVisitInput = {
  /** The entry code. */
  code: Scalars['String']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What sensors have seen. */
export type ReportSensedInput = {
  /** 1 to 100, in any order. */
  events: Array<SensedEventInput>;
};

/** Something was taken or put back. */
export type SensedEventInput = {
  /** The device's own, so that it counts once; 1 to 64 characters. */
  eventId: Scalars['ID']['input'];
  /** Who: as the entry gate was told. */
  visitId: Scalars['ID']['input'];
  /** Which way. */
  kind: SensedKind;
  /** SKU or GTIN. */
  item: Scalars['ID']['input'];
  /** Pieces, 1 to 99. Absent: 1. */
  quantity?: InputMaybe<Scalars['Int']['input']>;
  /** When, by the sensor's clock. */
  observedAt: Scalars['DateTime']['input'];
};

/** Which way a piece went. */
export type SensedKind =
  /** Off the shelf. */
  | 'TAKE'
  /** Back onto it. */
  | 'PUT_BACK';

/** Who leaves. */
export type EndVisitInput = {
  /** As the entry gate was told. */
  visitId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** How a visit is paid after all. */
export type PayWalkOutInput = {
  /** The visit's id. */
  walkOutId: Scalars['ID']['input'];
  /** The payment provider's token; never a card number. */
  paymentToken: Scalars['String']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Where the customer scans. */
export type StartScanSessionInput = {
  /** The store's id. */
  storeId: Scalars['ID']['input'];
  /** The phone's public key as a JWK in JSON (RFC 7517), P-256 or Ed25519, by which it can sign a basket without a network. Absent: it can't. */
  deviceKey?: InputMaybe<Scalars['String']['input']>;
  /** The payment provider's token for such a basket. Absent: none is taken. */
  offlinePaymentToken?: InputMaybe<Scalars['String']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What the customer has scanned. */
export type SetScannedItemInput = {
  /** The session's id. */
  sessionId: Scalars['ID']['input'];
  /** SKU or GTIN. */
  item: Scalars['ID']['input'];
  /** Pieces, 0 to 99; 0 takes it out. */
  quantity: Scalars['Int']['input'];
};

/** How a session is paid. */
export type PayScanSessionInput = {
  /** The session's id. */
  sessionId: Scalars['ID']['input'];
  /** The payment provider's token; never a card number. */
  paymentToken: Scalars['String']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** A basket that a phone signed without a network. */
export type SendOfflineBasketInput = {
  /**
   * A compact JWS (RFC 7515) by the session's device key over `{sessionId, basketId, madeAt, lines: [{item, quantity,
   * scannedAt}]}` in JSON: up to 50 lines, times in ISO 8601 by the phone's clock. At most 4,000 characters.
   */
  basket: Scalars['String']['input'];
};

/** What an exit gate has read. */
export type VerifyExitCodeInput = {
  /** An exit code, or the basket that a phone signed. */
  code: Scalars['String']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What an associate found in a bag. */
export type RecordAuditInput = {
  /** The session's id. */
  sessionId: Scalars['ID']['input'];
  /** Everything that is in the bag, up to 100. Absent: just what was paid for. */
  found?: InputMaybe<Array<FoundItemInput>>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Pieces that are there. */
export type FoundItemInput = {
  /** SKU or GTIN. */
  item: Scalars['ID']['input'];
  /** Pieces, 1 to 99. */
  quantity: Scalars['Int']['input'];
};

/** How a store treats customers who scan for themselves. */
export type SetScanAndGoPolicyInput = {
  /** The store's id. */
  storeId: Scalars['ID']['input'];
  /** How many of a hundred visits are looked into, 0 to 100. */
  auditPercent: Scalars['Int']['input'];
  /** What a customer may leave with before the money is known to have moved, in minor units of the store's currency. */
  offlineLimitMinor: Scalars['Int']['input'];
};

/** A sale at a machine. */
export type StartSelfCheckoutInput = {
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What was scanned at a machine. */
export type SetSelfCheckoutItemInput = {
  /** The session's id. */
  sessionId: Scalars['ID']['input'];
  /** SKU or GTIN. */
  item: Scalars['ID']['input'];
  /** Pieces, 0 to 99; 0 takes it out. */
  quantity: Scalars['Int']['input'];
};

/** Who shows a code at a till. */
export type IdentifyMemberInput = {
  /** `Customer.memberCode`. */
  code: Scalars['String']['input'];
  /** The store. Absent: the device's own, or the associate's only one. */
  storeId?: InputMaybe<Scalars['ID']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** A sale at a staffed till. */
export type SellToMemberInput = {
  /** `IdentifiedMember.pass`. */
  pass: Scalars['String']['input'];
  /** 1 to 100. */
  lines: Array<SaleLineInput>;
  /** Codes of promotions that the member shows, at most 20. Absent: none. */
  promotionCodes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Pieces that somebody buys. */
export type SaleLineInput = {
  /** The retailer's number of what is sold. */
  sku: Scalars['ID']['input'];
  /** 1 to 999. */
  quantity: Scalars['Int']['input'];
};

/** What was sold. */
export type SellToMemberPayload = {
  __typename?: 'SellToMemberPayload';
  /** The order; it tells a device nothing of whose it is. Null when `userErrors` is not empty. */
  orderId?: Maybe<Scalars['ID']['output']>;
  /** What the till takes. Null when `userErrors` is not empty. */
  total?: Maybe<Money>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What an RFID reader in a machine sees. */
export type SetSelfCheckoutTagsInput = {
  /** The session's id. */
  sessionId: Scalars['ID']['input'];
  /** EPCs of the scheme SGTIN-96, 24 hexadecimal digits each; at most 200. One that is read twice is one piece. */
  tags: Array<Scalars['String']['input']>;
};

/** Who shows a code. */
export type RecogniseMemberInput = {
  /** The session's id. */
  sessionId: Scalars['ID']['input'];
  /** `Customer.memberCode`. Absent: by `cardToken`. */
  code?: InputMaybe<Scalars['String']['input']>;
  /** The payment provider's token of a linked card. Absent: by `code`. */
  cardToken?: InputMaybe<Scalars['String']['input']>;
};

/** A card to be recognised by. */
export type LinkCardInput = {
  /** The payment provider's token of the card; never a card number. */
  paymentToken: Scalars['String']['input'];
};

/** A card not to be recognised by any more. */
export type UnlinkCardInput = {
  /** `LinkedCard.id`. */
  cardId: Scalars['ID']['input'];
};

/** The card that was linked. */
export type LinkCardPayload = {
  __typename?: 'LinkCardPayload';
  /** Null when `userErrors` is not empty. */
  card?: Maybe<LinkedCard>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
};

/** The card that was unlinked. */
export type UnlinkCardPayload = {
  __typename?: 'UnlinkCardPayload';
  /** Null when `userErrors` is not empty. */
  cardId?: Maybe<Scalars['ID']['output']>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
};

/** A card by which machines recognise the customer. What it is is known to the payment provider alone. */
export type LinkedCard = {
  __typename?: 'LinkedCard';
  /** Opaque and stable; nobody can pay with it. */
  id: Scalars['ID']['output'];
  /** When it was linked. */
  linkedAt: Scalars['DateTime']['output'];
};

/** What an associate has seen. */
export type ApproveSelfCheckoutInput = {
  /** The session's id. */
  sessionId: Scalars['ID']['input'];
  /** What it is about. */
  sku: Scalars['ID']['input'];
  /** False takes it out of the sale. */
  approve: Scalars['Boolean']['input'];
};

/** How a sale at a machine is paid. */
export type PaySelfCheckoutInput = {
  /** The session's id. */
  sessionId: Scalars['ID']['input'];
  /** The payment provider's token for the card or wallet; never a card number. */
  paymentToken: Scalars['String']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Which sale is called off. */
export type AbandonSelfCheckoutInput = {
  /** The session's id. */
  sessionId: Scalars['ID']['input'];
};

/** What an associate has to see. Without any condition the rule is taken away. */
export type SetSaleRuleInput = {
  /** The variant's SKU. */
  sku: Scalars['ID']['input'];
  /** Years of age, 1 to 999. Absent: for everybody. */
  minimumAge?: InputMaybe<Scalars['Int']['input']>;
  /** Pieces in one sale that need no approval, 1 to 999. Absent: any number. */
  mostPieces?: InputMaybe<Scalars['Int']['input']>;
};

/** What was charged and not taken. */
export type AskCorrectionInput = {
  /** The sale. */
  orderId: Scalars['ID']['input'];
  /** Its line. */
  lineId: Scalars['ID']['input'];
  /** Pieces that weren't taken. */
  quantity: Scalars['Int']['input'];
  /** In the customer's words, 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What an associate decides. */
export type DecideCorrectionInput = {
  /** The correction's id. */
  correctionId: Scalars['ID']['input'];
  /** True pays it back. */
  accept: Scalars['Boolean']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** The visit that is expected. */
export type RequestEntryCodePayload = {
  __typename?: 'RequestEntryCodePayload';
  /** Null when `userErrors` is not empty. */
  walkOut?: Maybe<WalkOut>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** Whether the gate opens. */
export type AdmitVisitPayload = {
  __typename?: 'AdmitVisitPayload';
  /** True when it opens, now or in the answer that is given again. */
  opens: Scalars['Boolean']['output'];
  /** By which sensors name the visitor. Null when the gate stays shut. */
  visitId?: Maybe<Scalars['ID']['output']>;
  /** How many others come in with them. Null when the gate stays shut. */
  companions?: Maybe<Scalars['Int']['output']>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What became of the events. */
export type ReportSensedPayload = {
  __typename?: 'ReportSensedPayload';
  /** One for each event, in their order. Null when `userErrors` is not empty. */
  results?: Maybe<Array<SensedResult>>;
  /** Empty when they were read. */
  userErrors: Array<UserError>;
};

/** What became of one event. */
export type SensedResult = {
  __typename?: 'SensedResult';
  /** As it was sent. */
  eventId: Scalars['ID']['output'];
  /** Whether it counts. */
  outcome: SensedOutcome;
};

/** Whether an event counts. */
export type SensedOutcome =
  /** It counts. */
  | 'COUNTED'
  /** It counted before. */
  | 'DUPLICATE'
  /** The visit isn't (any more) one whose events count. */
  | 'NOT_TAKEN'
  /** Nothing that is sold has this code. */
  | 'UNKNOWN_ITEM';

/** Whether the gate opens. */
export type EndVisitPayload = {
  __typename?: 'EndVisitPayload';
  /** True when it opens. */
  opens: Scalars['Boolean']['output'];
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The visit after the payment. */
export type PayWalkOutPayload = {
  __typename?: 'PayWalkOutPayload';
  /** Null when `userErrors` is not empty. */
  walkOut?: Maybe<WalkOut>;
  /** Empty when it was asked for. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The session that was begun. */
export type StartScanSessionPayload = {
  __typename?: 'StartScanSessionPayload';
  /** Null when `userErrors` is not empty. */
  scanSession?: Maybe<ScanSession>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The session after the change. */
export type SetScannedItemPayload = {
  __typename?: 'SetScannedItemPayload';
  /** Null when `userErrors` is not empty. */
  scanSession?: Maybe<ScanSession>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
};

/** The session after the payment. */
export type PayScanSessionPayload = {
  __typename?: 'PayScanSessionPayload';
  /** Null when `userErrors` is not empty. */
  scanSession?: Maybe<ScanSession>;
  /** Empty when it was asked for. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The session after the basket came. */
export type SendOfflineBasketPayload = {
  __typename?: 'SendOfflineBasketPayload';
  /** Null when `userErrors` is not empty. */
  scanSession?: Maybe<ScanSession>;
  /** Empty when it was taken, now or before. */
  userErrors: Array<UserError>;
};

/** Whether the gate opens. */
export type VerifyExitCodePayload = {
  __typename?: 'VerifyExitCodePayload';
  /** True when it opens, now or in the answer that is given again. */
  opens: Scalars['Boolean']['output'];
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What came of the look. */
export type RecordAuditPayload = {
  __typename?: 'RecordAuditPayload';
  /** The session's id. Null when `userErrors` is not empty. */
  sessionId?: Maybe<Scalars['ID']['output']>;
  /** Null when `userErrors` is not empty. */
  result?: Maybe<ScanAuditResult>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What came of a look into a bag. */
export type ScanAuditResult =
  /** Just what was paid for. */
  | 'PASSED'
  /** Something is owed, or was paid back. */
  | 'CORRECTED';

/** The policy as it is now. */
export type SetScanAndGoPolicyPayload = {
  __typename?: 'SetScanAndGoPolicyPayload';
  /** How many of a hundred visits are looked into. Null when `userErrors` is not empty. */
  auditPercent?: Maybe<Scalars['Int']['output']>;
  /** What a customer may leave with before the money is known to have moved, in minor units. Null when `userErrors` is not empty. */
  offlineLimitMinor?: Maybe<Scalars['Int']['output']>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
};

/** The sale that was begun. */
export type StartSelfCheckoutPayload = {
  __typename?: 'StartSelfCheckoutPayload';
  /** Null when `userErrors` is not empty. */
  selfCheckout?: Maybe<SelfCheckout>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The sale after the change. */
export type SetSelfCheckoutItemPayload = {
  __typename?: 'SetSelfCheckoutItemPayload';
  /** Null when `userErrors` is not empty. */
  selfCheckout?: Maybe<SelfCheckout>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
};

/** The sale after the change. */
export type SetSelfCheckoutTagsPayload = {
  __typename?: 'SetSelfCheckoutTagsPayload';
  /** Null when `userErrors` is not empty. */
  selfCheckout?: Maybe<SelfCheckout>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
};

/** The sale with its member. */
export type RecogniseMemberPayload = {
  __typename?: 'RecogniseMemberPayload';
  /** Null when `userErrors` is not empty. */
  selfCheckout?: Maybe<SelfCheckout>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
};

/** Who was identified at a till. */
export type IdentifyMemberPayload = {
  __typename?: 'IdentifyMemberPayload';
  /** Null when `userErrors` is not empty. */
  member?: Maybe<IdentifiedMember>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** A member at a till, for whom it may act. */
export type IdentifiedMember = {
  __typename?: 'IdentifiedMember';
  /** Stands for the member in what the till does for them. Signed; good for this till or associate alone. */
  pass: Scalars['String']['output'];
  /** The pass holds until just before then, ten minutes. */
  until: Scalars['DateTime']['output'];
  /** Who it is. Only an associate learns it. Null only with an error. */
  customer?: Maybe<Customer>;
};

/** The sale after the decision. */
export type ApproveSelfCheckoutPayload = {
  __typename?: 'ApproveSelfCheckoutPayload';
  /** Null when `userErrors` is not empty. */
  selfCheckout?: Maybe<SelfCheckout>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
};

/** The sale after the payment. */
export type PaySelfCheckoutPayload = {
  __typename?: 'PaySelfCheckoutPayload';
  /** Null when `userErrors` is not empty. */
  selfCheckout?: Maybe<SelfCheckout>;
  /** Empty when it was asked for. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The sale that was called off. */
export type AbandonSelfCheckoutPayload = {
  __typename?: 'AbandonSelfCheckoutPayload';
  /** Null when `userErrors` is not empty. */
  selfCheckout?: Maybe<SelfCheckout>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
};

/** The rule that was set. */
export type SetSaleRulePayload = {
  __typename?: 'SetSaleRulePayload';
  /** Null when `userErrors` is not empty. */
  sku?: Maybe<Scalars['ID']['output']>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
};

/** The correction that was asked for. */
export type AskCorrectionPayload = {
  __typename?: 'AskCorrectionPayload';
  /** Null when `userErrors` is not empty. */
  correction?: Maybe<SaleCorrection>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The correction after the decision. */
export type DecideCorrectionPayload = {
  __typename?: 'DecideCorrectionPayload';
  /** Null when `userErrors` is not empty. */
  correction?: Maybe<SaleCorrection>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What to add to the cart. */
export type AddToCartInput = {
  /** For an associate: whose cart, of a customer in their hands. Absent: the own. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** The variant's SKU. */
  sku: Scalars['ID']['input'];
  /** Pieces to add, 1 to 999. Absent: 1. */
  quantity?: InputMaybe<Scalars['Int']['input']>;
  /** Where the customer is, e.g. `WEB`, `APP`, `STORE`: a letter, then letters, digits and `_`, at most 32. Absent: `WEB`. */
  channel?: InputMaybe<Scalars['String']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** A cart line as it shall be. */
export type SetCartLineInput = {
  /** For an associate: whose cart, of a customer in their hands. Absent: the own. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** The variant's SKU. */
  sku: Scalars['ID']['input'];
  /** Pieces, 0 to 999; 0 takes the line out. */
  quantity: Scalars['Int']['input'];
  /** Where the customer is, e.g. `WEB`, `APP`, `STORE`: a letter, then letters, digits and `_`, at most 32. Absent: `WEB`. */
  channel?: InputMaybe<Scalars['String']['input']>;
  /** Refuse with CART_CHANGED unless the cart still has this version (0: no cart yet). Absent: whatever it has. */
  cartVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** What to take out of the cart. */
export type RemoveFromCartInput = {
  /** For an associate: whose cart, of a customer in their hands. Absent: the own. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** The variant's SKU. */
  sku: Scalars['ID']['input'];
  /** Refuse with CART_CHANGED unless the cart still has this version (0: no cart yet). Absent: whatever it has. */
  cartVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** Where to pick up what is in the cart. */
export type CheckoutForPickupInput = {
  /** The store's id. */
  storeId: Scalars['ID']['input'];
  /** Where the customer is, e.g. `WEB`, `APP`, `STORE`: a letter, then letters, digits and `_`, at most 32. Absent: `WEB`. */
  channel?: InputMaybe<Scalars['String']['input']>;
  /** Refuse with CART_CHANGED unless the cart still has this version, so that the customer orders what was shown. Absent: whatever it has. */
  cartVersion?: InputMaybe<Scalars['Int']['input']>;
  /** When the customer will come: one of `Store.pickupWindows`. Absent: not yet known. */
  window?: InputMaybe<PickupWindowInput>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What is ordered, where it is handed over and how it is paid. */
export type CheckoutInput = {
  /** Lines of the cart with where and how each is handed over, 1 to 100; what isn't named stays in the cart. Absent: the whole cart, as `method` and `storeId` say. */
  lines?: InputMaybe<Array<CheckoutLineInput>>;
  /** How the lines are handed over that don't say so themselves. Absent: `PICKUP`. */
  method?: InputMaybe<FulfilmentMethod>;
  /** The store or warehouse of the lines that don't name one themselves. */
  storeId?: InputMaybe<Scalars['ID']['input']>;
  /** Needed for what is shipped. Kept with these orders only. */
  shippingAddress?: InputMaybe<ShippingAddressInput>;
  /** How it is paid. Absent: at the till of the store that hands it over. */
  payment?: InputMaybe<CheckoutPaymentInput>;
  /** Codes of promotions, at most 10. */
  promotionCodes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** When the customer will come for what is picked up: one of `Store.pickupWindows`. Absent: not yet known. */
  window?: InputMaybe<PickupWindowInput>;
  /** Where the customer is, e.g. `WEB`, `APP`, `STORE`: a letter, then letters, digits and `_`, at most 32. Absent: `WEB`. */
  channel?: InputMaybe<Scalars['String']['input']>;
  /** Refuse with CART_CHANGED unless the cart still has this version, so that the customer orders what was shown. Absent: whatever it has. */
  cartVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** A part of a cart line, and how it is handed over. */
export type CheckoutLineInput = {
  /** The variant's SKU. */
  sku: Scalars['ID']['input'];
  /** Pieces, at least 1 and together not more than the cart has. */
  quantity: Scalars['Int']['input'];
  /** How they are handed over. Absent: as the checkout says. */
  method?: InputMaybe<FulfilmentMethod>;
  /** Where they are handed over, or shipped from. Absent: as the checkout says. */
  storeId?: InputMaybe<Scalars['ID']['input']>;
  /** For a pickup: the store or warehouse that sends them there first, e.g. as `fulfilmentPlan` says. Absent: they are there. */
  fromStoreId?: InputMaybe<Scalars['ID']['input']>;
};

/** What would be ordered, and where it would be handed over. */
export type CheckoutQuoteInput = {
  /** As of `CheckoutInput`. */
  lines?: InputMaybe<Array<CheckoutLineInput>>;
  /** How the lines are handed over that don't say so themselves. Absent: `PICKUP`. */
  method?: InputMaybe<FulfilmentMethod>;
  /** The store or warehouse of the lines that don't name one themselves. */
  storeId?: InputMaybe<Scalars['ID']['input']>;
  /** Taxes of what is shipped are those of its country. Absent: of the store's. Not kept. */
  shippingAddress?: InputMaybe<ShippingAddressInput>;
  /** Codes of promotions, at most 10. */
  promotionCodes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** When the customer would come for what is picked up: one of `Store.pickupWindows`. Absent: not yet known. */
  window?: InputMaybe<PickupWindowInput>;
  /** Where the customer is, e.g. `WEB`, `APP`, `STORE`: a letter, then letters, digits and `_`, at most 32. Absent: `WEB`. */
  channel?: InputMaybe<Scalars['String']['input']>;
};

/** How a checkout is paid. */
export type CheckoutPaymentInput = {
  /** What the payment provider's own form gave the customer's device; never a card number, which is refused. Absent: store credit pays all. */
  token?: InputMaybe<Scalars['String']['input']>;
  /** At most so much of the customer's store credit pays, in minor units of the store's currency; the token pays the rest. Absent: none. */
  storeCreditMinor?: InputMaybe<Scalars['Int']['input']>;
};

/** Where to send a parcel. */
export type ShippingAddressInput = {
  /** Who receives it; 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** Street and number; 1 to 200 characters. */
  street: Scalars['String']['input'];
  /** Up to 20 characters. Absent where there are none. */
  postcode?: InputMaybe<Scalars['String']['input']>;
  /** Town or city; 1 to 200 characters. */
  city: Scalars['String']['input'];
  /** ISO 3166-1 alpha-2 code, e.g. `NL`. */
  country: Scalars['String']['input'];
};

/** Which order is packed. */
export type PackOrderInput = {
  /** The order's id. */
  orderId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Which order leaves the house, and with whom. */
export type ShipOrderInput = {
  /** The order's id. */
  orderId: Scalars['ID']['input'];
  /** Who carries it; 1 to 64 characters. */
  carrier: Scalars['String']['input'];
  /** The carrier's number of the parcel; 1 to 64 characters. Absent: none. */
  tracking?: InputMaybe<Scalars['String']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Which order has come. */
export type ConfirmDeliveryInput = {
  /** The order's id. */
  orderId: Scalars['ID']['input'];
  /** Where it is said, e.g. `WEB`, `APP`, `STORE`: a letter, then letters, digits and `_`, at most 32. Absent: `WEB`. */
  channel?: InputMaybe<Scalars['String']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Promotions to create or replace. */
export type ImportPromotionsInput = {
  /** Up to 200, each id once. */
  promotions: Array<PromotionInput>;
};

/** A rule that takes something off: either a percentage of each of its lines or an amount once over all of them. */
export type PromotionInput = {
  /** Chosen by the retailer; 1 to 64 characters. Promotions apply in the order of their ids. */
  id: Scalars['ID']['input'];
  /** As shown to customers; 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** What the customer names to have it; 1 to 64 characters. Absent: it holds for everybody. */
  code?: InputMaybe<Scalars['String']['input']>;
  /** Only lines of this category, spelled as in `Product.category`. Absent: all lines. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** Hundredths of a percent, 1 to 10,000, off each line as the promotions before left it. */
  basisPoints?: InputMaybe<Scalars['Int']['input']>;
  /** Off all its lines together, parted by what they cost; never more than they cost. */
  amount?: InputMaybe<MoneyInput>;
  /** Not before. Absent: since ever. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Until just before. Absent: for ever. */
  until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Tax rates to create or replace. */
export type ImportTaxRatesInput = {
  /** Up to 200, each country and category once. */
  rates: Array<TaxRateInput>;
};

/** How much of a gross price is tax. */
export type TaxRateInput = {
  /** ISO 3166-1 alpha-2 code of where the goods are handed over. */
  country: Scalars['String']['input'];
  /** Only for this category, spelled as in `Product.category`. Absent: for what has no rate of its own. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** As on the receipt; 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** Hundredths of a percent of the price without tax, 0 to 10,000: 2100 is 21 %. */
  basisPoints: Scalars['Int']['input'];
};

/** Which order to begin to gather. */
export type StartPickingInput = {
  /** The order's id. */
  orderId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Which order is gathered. */
export type MarkReadyInput = {
  /** The order's id. */
  orderId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Which order the customer comes for, and what shows it. */
export type AnnounceArrivalInput = {
  /** The order's id. */
  orderId: Scalars['ID']['input'];
  /** What shows it. Absent: it is said. */
  evidence?: InputMaybe<ArrivalEvidenceInput>;
  /** Where the customer waits; up to 16 letters, digits and spaces. Empty: no longer. Absent: as before. */
  bay?: InputMaybe<Scalars['String']['input']>;
  /** What the customer came in, e.g. `red van`; up to 40 letters and spaces, no number plate. Empty: no longer. Absent: as before. */
  vehicle?: InputMaybe<Scalars['String']['input']>;
  /** Where it is said, e.g. `WEB`, `APP`, `STORE`: a letter, then letters, digits and `_`, at most 32. Absent: `APP`, of an associate `STORE`. */
  channel?: InputMaybe<Scalars['String']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** A sign that the customer comes or is there. */
export type ArrivalEvidenceInput = {
  /** Of which kind. */
  kind: ArrivalEvidence;
  /** When it was seen, at most 12 hours ago. Absent: now. */
  observedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Of `GEOFENCE_APPROACH` and `GEOFENCE_BAY`: where the phone is. It is compared and not kept. */
  position?: InputMaybe<StoreLocationInput>;
  /** Of `BEACON`: what the phone hears. */
  beacon?: InputMaybe<HeardBeaconInput>;
  /** Of `QR`: the text that was scanned. */
  qr?: InputMaybe<Scalars['String']['input']>;
};

/** A beacon as a phone reports it (iBeacon). */
export type HeardBeaconInput = {
  /** Region of the beacon, a UUID. */
  uuid: Scalars['ID']['input'];
  /** Group, 0 to 65,535. */
  major: Scalars['Int']['input'];
  /** Number, 0 to 65,535. */
  minor: Scalars['Int']['input'];
};

/** Which order, and what was shown: either a code or a document. */
export type CheckIdentityInput = {
  /** The order's id. */
  orderId: Scalars['ID']['input'];
  /** The six digits that the customer or the proxy shows; spaces are ignored. */
  code?: InputMaybe<Scalars['String']['input']>;
  /** The document that was seen. */
  document?: InputMaybe<SeenDocumentInput>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** A document that an associate looked at. There is no place for its number. */
export type SeenDocumentInput = {
  /** What it is. */
  kind: IdentityDocument;
  /** Whether it shows who may have the order. */
  passed: Scalars['Boolean']['input'];
  /** Whose it is. Absent: the customer's. */
  bearer?: InputMaybe<PickupBearer>;
};

/** Which order is handed over without a code or a document, and why. */
export type OverrideIdentityInput = {
  /** The order's id. */
  orderId: Scalars['ID']['input'];
  /** 1 to 200 characters, no numbers of documents, cards or telephones. The colleague who agrees says why, too. */
  reason: Scalars['String']['input'];
  /** Who is there. Absent: the customer. */
  bearer?: InputMaybe<PickupBearer>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Which pieces can't be had, and why. */
export type RejectOrderLineInput = {
  /** The order's id. */
  orderId: Scalars['ID']['input'];
  /** `OrderLine.id`. */
  lineId: Scalars['ID']['input'];
  /** Pieces, 1 to what the line has. Absent: all of them. */
  quantity?: InputMaybe<Scalars['Int']['input']>;
  /** Why. */
  reason: RejectionReason;
  /** What becomes of them in the stock. */
  disposition: RejectionDisposition;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** When the customer comes. */
export type ChoosePickupWindowInput = {
  /** The order's id. */
  orderId: Scalars['ID']['input'];
  /** One of `Store.pickupWindows`. */
  window: PickupWindowInput;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** An hour in which a customer may come, to pass in. */
export type PickupWindowInput = {
  /** From then. */
  from: Scalars['DateTime']['input'];
  /** Until then. */
  to: Scalars['DateTime']['input'];
};

/** Which order is to be held for longer. */
export type ExtendPickupInput = {
  /** The order's id. */
  orderId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Who may come for an order. */
export type NameProxyInput = {
  /** The order's id. */
  orderId: Scalars['ID']['input'];
  /** What the proxy is called, as their document says; 1 to 100 characters. It is shown to associates of the store while the order is open, and then deleted. */
  name: Scalars['String']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Which order nobody but the customer may come for. */
export type RevokeProxyInput = {
  /** The order's id. */
  orderId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What to write about an order. */
export type SendPickupMessageInput = {
  /** The order's id. */
  orderId: Scalars['ID']['input'];
  /** 1 to 500 characters. */
  text: Scalars['String']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Which order needs a new code. */
export type RenewPickupCodeInput = {
  /** The order's id. */
  orderId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Which order is handed over. */
export type HandOverInput = {
  /** The order's id. */
  orderId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Which order is called off. */
export type CancelOrderInput = {
  /** The order's id. */
  orderId: Scalars['ID']['input'];
  /** Where it is called off, e.g. `WEB`, `APP`, `STORE`: a letter, then letters, digits and `_`, at most 32. Absent: `WEB`. */
  channel?: InputMaybe<Scalars['String']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Products to create or replace. */
export type ImportProductsInput = {
  /** Up to 200, each id once. */
  products: Array<ProductInput>;
};

/** A product as it shall be. */
export type ProductInput = {
  /** Chosen by the retailer; 1 to 64 characters. */
  id: Scalars['ID']['input'];
  /** As shown to customers; 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** A few sentences for customers; up to 4,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Up to 200 characters. */
  brand?: InputMaybe<Scalars['String']['input']>;
  /** E.g. `casual`; up to 200 characters. */
  style?: InputMaybe<Scalars['String']['input']>;
  /** E.g. `shoes`; up to 200 characters. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** The best one first; at most 20. Absent: none. */
  images?: InputMaybe<Array<ProductImageInput>>;
  /** At most one for each media type. Absent: none. */
  models?: InputMaybe<Array<Model3DInput>>;
  /** Since when the variants' prices are valid, not in the future: prices on record that are newer stay. Absent: now. */
  pricesAsOf?: InputMaybe<Scalars['DateTime']['input']>;
  /** 1 to 200. */
  variants: Array<VariantInput>;
};

/** A variant as it shall be. */
export type VariantInput = {
  /** The retailer's own number, unique over all products; 1 to 64 characters. */
  sku: Scalars['ID']['input'];
  /** 8, 12, 13 or 14 digits with a right check digit. */
  gtin?: InputMaybe<Scalars['String']['input']>;
  /** Up to 64 characters. */
  size?: InputMaybe<Scalars['String']['input']>;
  /** Up to 64 characters. */
  colour?: InputMaybe<Scalars['String']['input']>;
  /** What is to be seen of this one; at most 20. Absent: none. */
  images?: InputMaybe<Array<ProductImageInput>>;
  /** One for each currency it is sold in, at most 20; each at least 0. */
  prices: Array<MoneyInput>;
};

/** A picture to pass in. */
export type ProductImageInput = {
  /** Its address, https, at most 2,000 characters. */
  url: Scalars['String']['input'];
  /** What it shows, for those who don't see it; 1 to 500 characters. */
  altText: Scalars['String']['input'];
  /** In pixels. Absent: not known. */
  width?: InputMaybe<Scalars['Int']['input']>;
  /** In pixels. Absent: not known. */
  height?: InputMaybe<Scalars['Int']['input']>;
};

/** A model in three dimensions to pass in. */
export type Model3DInput = {
  /** Its address, https, at most 2,000 characters. */
  url: Scalars['String']['input'];
  /** `model/gltf+json`, `model/gltf-binary` or `model/vnd.usdz+zip`. */
  mediaType: Scalars['String']['input'];
};

/** Prices as they are from a moment on. */
export type SetPricesInput = {
  /** Up to 1,000, each SKU, currency, channel and store once. */
  prices: Array<PriceInput>;
  /** From when they are valid; it may be in the future. Absent: now. */
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** A price to set. */
export type PriceInput = {
  /** The variant's SKU. */
  sku: Scalars['ID']['input'];
  /** ISO 4217 code, e.g. `EUR`. */
  currency: Scalars['String']['input'];
  /** Integer minor units, at least 0. Absent: from then on there is none in this place, and the wider one's counts; everywhere it means that it isn't sold. */
  amountMinor?: InputMaybe<Scalars['Int']['input']>;
  /** Only in this channel: a letter, then letters, digits and `_`, at most 32. Absent: in all. */
  channel?: InputMaybe<Scalars['String']['input']>;
  /** Only in this store. Absent: in all. */
  storeId?: InputMaybe<Scalars['ID']['input']>;
};

/** An amount of money to pass in. */
export type MoneyInput = {
  /** Integer minor units: 1250 is 12.50 EUR. */
  amountMinor: Scalars['Int']['input'];
  /** ISO 4217 code, e.g. `EUR`. */
  currency: Scalars['String']['input'];
};

/** Stores to create or replace. */
export type ImportStoresInput = {
  /** Up to 200, each id once. */
  stores: Array<StoreInput>;
};

/** A store as it shall be. */
export type StoreInput = {
  /** Chosen by the retailer; 1 to 64 characters. */
  id: Scalars['ID']['input'];
  /** As shown to customers; 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** Absent: not known. */
  address?: InputMaybe<StoreAddressInput>;
  /** Absent: not known; such a store is never near. */
  location?: InputMaybe<StoreLocationInput>;
  /** IANA name, e.g. `Europe/Amsterdam`. */
  timeZone: Scalars['String']['input'];
  /** ISO 4217 code of the prices here. */
  currency: Scalars['String']['input'];
  /** In the store's own time, at most 28; spans of a day don't overlap. Absent: not known. */
  openingHours?: InputMaybe<Array<OpeningHoursInput>>;
  /** What it offers. Absent: nothing. */
  services?: InputMaybe<Array<StoreService>>;
  /** Whether customers come in. Absent: they do. */
  kind?: InputMaybe<StoreKind>;
  /** Days on which it opens otherwise, each once; at most 200. Absent: none. */
  openingExceptions?: InputMaybe<Array<OpeningExceptionInput>>;
  /** The area in which a phone is taken to be at the store; it needs the store's location. Absent: none. */
  geofence?: InputMaybe<StoreGeofenceInput>;
  /** At most 200, each once. Absent: none. */
  beacons?: InputMaybe<Array<StoreBeaconInput>>;
};

/** A day on which a store opens otherwise, to pass in. */
export type OpeningExceptionInput = {
  /** In the store's own time. */
  date: Scalars['LocalDate']['input'];
  /** What it is, e.g. `Christmas Day`; up to 100 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** When it is open, at most 4, not overlapping. Empty or absent: closed all day. */
  spans?: InputMaybe<Array<OpeningTimesInput>>;
};

/** Times of one day to pass in. */
export type OpeningTimesInput = {
  /** Store's own time, `HH:MM`. */
  opens: Scalars['String']['input'];
  /** Store's own time, `HH:MM`, `24:00` for midnight; after `opens`. */
  closes: Scalars['String']['input'];
};

/** An area to pass in: either a circle or a polygon. */
export type StoreGeofenceInput = {
  /** Of a circle round the store's location, 10 to 50,000 metres. */
  radiusMetres?: InputMaybe<Scalars['Float']['input']>;
  /** 3 to 200 corners in order, within 50 km of the store, which must lie inside; sides don't cross. The first corner may be repeated at the end. */
  polygon?: InputMaybe<Array<StoreLocationInput>>;
};

/** A Bluetooth beacon (iBeacon) to pass in. */
export type StoreBeaconInput = {
  /** Region. */
  uuid: Scalars['String']['input'];
  /** Group, 0 to 65,535. */
  major: Scalars['Int']['input'];
  /** Number, 0 to 65,535. */
  minor: Scalars['Int']['input'];
  /** Where it stands. */
  place: BeaconPlace;
};

/** Pieces that a customer would like to have. */
export type FulfilmentLineInput = {
  /** The variant's SKU. */
  sku: Scalars['ID']['input'];
  /** Pieces, 1 to 999. */
  quantity: Scalars['Int']['input'];
};

/** Pieces of one SKU to pass in. */
export type StockLineInput = {
  /** The variant's SKU. */
  sku: Scalars['ID']['input'];
  /** Pieces, 1 to 1,000,000. */
  quantity: Scalars['Int']['input'];
};

/** What to hold. */
export type HoldStockInput = {
  /** The store's id. */
  storeId: Scalars['ID']['input'];
  /** 1 to 100; several of a SKU count as one. */
  lines: Array<StockLineInput>;
  /** For how long, 1 to 1,440. */
  minutes: Scalars['Int']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Which hold lasts longer. */
export type ExtendStockHoldInput = {
  /** The hold's id. */
  holdId: Scalars['ID']['input'];
  /** From now on, 1 to 1,440; a hold never becomes shorter. */
  minutes: Scalars['Int']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Which hold is given back. */
export type ReleaseStockInput = {
  /** The hold's id. */
  holdId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What to send from one store to another. */
export type RequestTransferInput = {
  /** Who sends it. */
  fromStoreId: Scalars['ID']['input'];
  /** Who receives it; another one. */
  toStoreId: Scalars['ID']['input'];
  /** 1 to 100; several of a SKU count as one. */
  lines: Array<StockLineInput>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What a supplier sends to a store. */
export type AnnounceDeliveryInput = {
  /** Who receives it. */
  toStoreId: Scalars['ID']['input'];
  /** 1 to 100; several of a SKU count as one. */
  lines: Array<StockLineInput>;
  /** The supplier's or carrier's number; up to 64 characters. */
  reference?: InputMaybe<Scalars['String']['input']>;
  /** When it is expected to arrive. */
  expectedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Which transfer leaves. */
export type SendTransferInput = {
  /** The transfer's id. */
  transferId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Which transfer is there, and what of it. */
export type ReceiveTransferInput = {
  /** The transfer's id. */
  transferId: Scalars['ID']['input'];
  /** What arrived otherwise than it was sent, each SKU once; at most 100. Absent: everything is there and sound. */
  lines?: InputMaybe<Array<ArrivedLineInput>>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What arrived of one SKU; what is missing from the transfer's line is lost. */
export type ArrivedLineInput = {
  /** The variant's SKU. */
  sku: Scalars['ID']['input'];
  /** Pieces that can be sold, at least 0. */
  sound: Scalars['Int']['input'];
  /** Pieces that can't, at least 0. */
  damaged: Scalars['Int']['input'];
};

/** Which transfer is called off. */
export type CancelTransferInput = {
  /** The transfer's id. */
  transferId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What was found in returned pieces. */
export type InspectReturnedInput = {
  /** The store's id. */
  storeId: Scalars['ID']['input'];
  /** 1 to 100, each SKU once. */
  lines: Array<InspectedLineInput>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What was found in the returned pieces of one SKU; at least one piece. */
export type InspectedLineInput = {
  /** The variant's SKU. */
  sku: Scalars['ID']['input'];
  /** Pieces that can be sold again, at least 0. */
  sound: Scalars['Int']['input'];
  /** Pieces that can't, at least 0. */
  damaged: Scalars['Int']['input'];
};

/** A level to put right. */
export type AdjustStockInput = {
  /** The store's id. */
  storeId: Scalars['ID']['input'];
  /** 1 to 100, each SKU, `from` and `to` once. */
  lines: Array<AdjustedLineInput>;
  /** Why. */
  reason: AdjustmentReason;
  /** In your own words, nothing about customers; up to 200 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Pieces of one SKU that are somewhere else than the level says. */
export type AdjustedLineInput = {
  /** The variant's SKU. */
  sku: Scalars['ID']['input'];
  /** Where the level has them: `ON_HAND`, `IN_TRANSIT`, `RETURNED`, `DAMAGED` or `OUTSIDE`. */
  from: StockPlace;
  /** Where they are: as `from`, another one. */
  to: StockPlace;
  /** Pieces, 1 to 1,000,000. */
  quantity: Scalars['Int']['input'];
};

/** Why a level is put right. */
export type AdjustmentReason =
  /** Found where nobody thought they were. */
  | 'FOUND'
  /** Not to be found. */
  | 'LOST'
  /** Stolen. */
  | 'STOLEN'
  /** Broken or soiled. */
  | 'DAMAGED'
  /** Repaired or cleaned. */
  | 'REPAIRED'
  /** Thrown away or given away. */
  | 'DISPOSED'
  /** Used in the store, e.g. shown in the window. */
  | 'INTERNAL_USE'
  /** A mistake before. */
  | 'CORRECTION';

/** A postal address to pass in. */
export type StoreAddressInput = {
  /** Street and number; 1 to 200 characters. */
  street: Scalars['String']['input'];
  /** Town or city; 1 to 200 characters. */
  city: Scalars['String']['input'];
  /** Absent where there are none; up to 20 characters. */
  postcode?: InputMaybe<Scalars['String']['input']>;
  /** ISO 3166-1 alpha-2 code, e.g. `NL`. */
  country: Scalars['String']['input'];
};

/** A place on earth to pass in, WGS 84. */
export type StoreLocationInput = {
  /** Degrees, -90 to 90. */
  latitude: Scalars['Float']['input'];
  /** Degrees, -180 to 180. */
  longitude: Scalars['Float']['input'];
};

/** One span in which a store is open. */
export type OpeningHoursInput = {
  /** Day of the week. */
  day: Weekday;
  /** Store's own time, `HH:MM`. */
  opens: Scalars['String']['input'];
  /** Store's own time, `HH:MM`, `24:00` for midnight; after `opens`. */
  closes: Scalars['String']['input'];
};

/** Stock as it was counted. */
export type SetStockInput = {
  /** Up to 1,000, each store and SKU once. */
  counts: Array<StockCountInput>;
  /** When it was counted, not in the future. Absent: now. */
  countedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** One SKU in one store, counted. */
export type StockCountInput = {
  /** The store's id. */
  storeId: Scalars['ID']['input'];
  /** The variant's SKU. */
  sku: Scalars['ID']['input'];
  /** Sound pieces that are there, also those held or gathered for orders: on hand is what these leave. 0 to 1,000,000. */
  counted: Scalars['Int']['input'];
};

/** Purchases that were made elsewhere. */
export type ImportOrdersInput = {
  /** Up to 1,000, in any order. */
  lines: Array<ImportedOrderLineInput>;
};

/** One line of a purchase that was made elsewhere. The lines of an order must agree in store, currency and record; time and channel are those of the line that came first. */
export type ImportedOrderLineInput = {
  /** The system that it comes from, e.g. `till`; 1 to 64 characters. */
  source: Scalars['String']['input'];
  /** That system's number of the order; 1 to 64 characters. */
  orderId: Scalars['ID']['input'];
  /** That system's number of the line, to tell apart lines that are otherwise equal; 1 to 64 characters. Absent: equal lines of an order count once. */
  lineId?: InputMaybe<Scalars['ID']['input']>;
  /** That system's number of the person who bought it; 1 to 64 characters. Absent: nobody known. */
  recordId?: InputMaybe<Scalars['ID']['input']>;
  /** When it was bought, not in the future. */
  orderedAt: Scalars['DateTime']['input'];
  /** Where it was bought; 1 to 64 characters. */
  storeId: Scalars['ID']['input'];
  /** Where it was placed, e.g. `WEB`, `APP`, `STORE`: a letter, then letters, digits and `_`, at most 32. */
  channel: Scalars['String']['input'];
  /** The retailer's number of what was bought; 1 to 64 characters. */
  sku: Scalars['ID']['input'];
  /** What it was called; up to 200 characters. Absent or empty: the SKU. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Pieces, 1 to 1,000,000. */
  quantity: Scalars['Int']['input'];
  /** Price of the whole line, at least 0. */
  amount: MoneyInput;
};

/** The cart after the addition. */
export type AddToCartPayload = {
  __typename?: 'AddToCartPayload';
  /** Null when `userErrors` is not empty. */
  cart?: Maybe<Cart>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The cart after the change. */
export type SetCartLinePayload = {
  __typename?: 'SetCartLinePayload';
  /** Null when `userErrors` is not empty, or when there was and is no cart. */
  cart?: Maybe<Cart>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
};

/** The cart after the removal. */
export type RemoveFromCartPayload = {
  __typename?: 'RemoveFromCartPayload';
  /** Null when `userErrors` is not empty, or when there was and is no cart. */
  cart?: Maybe<Cart>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
};

/** The order that was placed. */
export type CheckoutForPickupPayload = {
  __typename?: 'CheckoutForPickupPayload';
  /** Null when `userErrors` is not empty. */
  order?: Maybe<Order>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What was ordered together. */
export type CheckoutPayload = {
  __typename?: 'CheckoutPayload';
  /** Null when `userErrors` is not empty, but for PAYMENT_DECLINED. */
  checkout?: Maybe<Checkout>;
  /** Empty when it was done, or waits for the provider. */
  userErrors: Array<UserError>;
  /** True when this key was used before; the checkout is as it is now. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The order after the step. */
export type PackOrderPayload = {
  __typename?: 'PackOrderPayload';
  /** Null when `userErrors` is not empty. */
  order?: Maybe<Order>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The order after the step. */
export type ShipOrderPayload = {
  __typename?: 'ShipOrderPayload';
  /** Null when `userErrors` is not empty. */
  order?: Maybe<Order>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The order after the step. */
export type ConfirmDeliveryPayload = {
  __typename?: 'ConfirmDeliveryPayload';
  /** Null when `userErrors` is not empty. */
  order?: Maybe<Order>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What became of the promotions. */
export type ImportPromotionsPayload = {
  __typename?: 'ImportPromotionsPayload';
  /** How many promotions were created or replaced. */
  imported: Scalars['Int']['output'];
  /** One for each promotion that was left out. */
  userErrors: Array<UserError>;
};

/** What became of the tax rates. */
export type ImportTaxRatesPayload = {
  __typename?: 'ImportTaxRatesPayload';
  /** How many rates were created or replaced. */
  imported: Scalars['Int']['output'];
  /** One for each rate that was left out. */
  userErrors: Array<UserError>;
};

/** The order after the step. */
export type StartPickingPayload = {
  __typename?: 'StartPickingPayload';
  /** Null when `userErrors` is not empty. */
  order?: Maybe<Order>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The order after the step. */
export type MarkReadyPayload = {
  __typename?: 'MarkReadyPayload';
  /** Null when `userErrors` is not empty. */
  order?: Maybe<Order>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The order after the step. */
export type AnnounceArrivalPayload = {
  __typename?: 'AnnounceArrivalPayload';
  /** Null when `userErrors` is not empty. */
  order?: Maybe<Order>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The order after the step. */
export type CheckIdentityPayload = {
  __typename?: 'CheckIdentityPayload';
  /** Null when `userErrors` is not empty. */
  order?: Maybe<Order>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The order after the step. */
export type OverrideIdentityPayload = {
  __typename?: 'OverrideIdentityPayload';
  /** Null when `userErrors` is not empty. */
  order?: Maybe<Order>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The order without the pieces. */
export type RejectOrderLinePayload = {
  __typename?: 'RejectOrderLinePayload';
  /** Null when `userErrors` is not empty. */
  order?: Maybe<Order>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The order with its window. */
export type ChoosePickupWindowPayload = {
  __typename?: 'ChoosePickupWindowPayload';
  /** Null when `userErrors` is not empty. */
  order?: Maybe<Order>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The order that is held for longer. */
export type ExtendPickupPayload = {
  __typename?: 'ExtendPickupPayload';
  /** Null when `userErrors` is not empty. */
  order?: Maybe<Order>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The order with its proxy. */
export type NameProxyPayload = {
  __typename?: 'NameProxyPayload';
  /** Null when `userErrors` is not empty. */
  order?: Maybe<Order>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The order without a proxy. */
export type RevokeProxyPayload = {
  __typename?: 'RevokeProxyPayload';
  /** Null when `userErrors` is not empty. */
  order?: Maybe<Order>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The order with the message. */
export type SendPickupMessagePayload = {
  __typename?: 'SendPickupMessagePayload';
  /** Null when `userErrors` is not empty. */
  order?: Maybe<Order>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The order with its new code. */
export type RenewPickupCodePayload = {
  __typename?: 'RenewPickupCodePayload';
  /** Null when `userErrors` is not empty. */
  order?: Maybe<Order>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The order after the step. */
export type HandOverPayload = {
  __typename?: 'HandOverPayload';
  /** Null when `userErrors` is not empty. */
  order?: Maybe<Order>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The order after the step. */
export type CancelOrderPayload = {
  __typename?: 'CancelOrderPayload';
  /** Null when `userErrors` is not empty. */
  order?: Maybe<Order>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What became of the products. */
export type ImportProductsPayload = {
  __typename?: 'ImportProductsPayload';
  /** How many products were created or replaced. */
  imported: Scalars['Int']['output'];
  /** One for each product that was left out. */
  userErrors: Array<UserError>;
};

/** What became of the stores. */
export type ImportStoresPayload = {
  __typename?: 'ImportStoresPayload';
  /** How many stores were created or replaced. */
  imported: Scalars['Int']['output'];
  /** One for each store that was left out. */
  userErrors: Array<UserError>;
};

/** What became of the counts. */
export type SetStockPayload = {
  __typename?: 'SetStockPayload';
  /** How many levels were set; the others had a newer count. Null when `userErrors` is not empty. */
  levelsSet?: Maybe<Scalars['Int']['output']>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What became of the prices. */
export type SetPricesPayload = {
  __typename?: 'SetPricesPayload';
  /** How many are the newest of their place, also those that are yet to come; the others are older than what is on record. Null when `userErrors` is not empty. */
  pricesSet?: Maybe<Scalars['Int']['output']>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The hold. */
export type HoldStockPayload = {
  __typename?: 'HoldStockPayload';
  /** Null when `userErrors` is not empty. */
  hold?: Maybe<StockHold>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The hold with its new end. */
export type ExtendStockHoldPayload = {
  __typename?: 'ExtendStockHoldPayload';
  /** Null when `userErrors` is not empty. */
  hold?: Maybe<StockHold>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The hold that is over. */
export type ReleaseStockPayload = {
  __typename?: 'ReleaseStockPayload';
  /** Null when `userErrors` is not empty. */
  hold?: Maybe<StockHold>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The transfer. */
export type RequestTransferPayload = {
  __typename?: 'RequestTransferPayload';
  /** Null when `userErrors` is not empty. */
  transfer?: Maybe<StockTransfer>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The delivery. */
export type AnnounceDeliveryPayload = {
  __typename?: 'AnnounceDeliveryPayload';
  /** Null when `userErrors` is not empty. */
  transfer?: Maybe<StockTransfer>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The transfer that is on its way. */
export type SendTransferPayload = {
  __typename?: 'SendTransferPayload';
  /** Null when `userErrors` is not empty. */
  transfer?: Maybe<StockTransfer>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The transfer that is there. */
export type ReceiveTransferPayload = {
  __typename?: 'ReceiveTransferPayload';
  /** Null when `userErrors` is not empty. */
  transfer?: Maybe<StockTransfer>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The transfer that was called off. */
export type CancelTransferPayload = {
  __typename?: 'CancelTransferPayload';
  /** Null when `userErrors` is not empty. */
  transfer?: Maybe<StockTransfer>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The levels after the inspection. */
export type InspectReturnedPayload = {
  __typename?: 'InspectReturnedPayload';
  /** One for each SKU, at most 100. Null when `userErrors` is not empty. */
  levels?: Maybe<Array<StockLevel>>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The levels as they are now. */
export type AdjustStockPayload = {
  __typename?: 'AdjustStockPayload';
  /** One for each SKU, at most 100. Null when `userErrors` is not empty. */
  levels?: Maybe<Array<StockLevel>>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What became of the lines. */
export type ImportOrdersPayload = {
  __typename?: 'ImportOrdersPayload';
  /** How many orders were new. */
  ordersCreated: Scalars['Int']['output'];
  /** How many lines were new, those of new orders included. */
  linesAdded: Scalars['Int']['output'];
  /** How many lines were there before. */
  linesUnchanged: Scalars['Int']['output'];
  /** One for each line that was left out. */
  userErrors: Array<UserError>;
};

/** What can be brought back of one line of an order. */
export type ReturnEligibility = {
  __typename?: 'ReturnEligibility';
  /** Of the order's line. */
  lineId: Scalars['ID']['output'];
  /** What it is. */
  sku: Scalars['ID']['output'];
  /** Pieces that can be announced now; 0 when there is a `refusal`. */
  quantity: Scalars['Int']['output'];
  /** The first moment at which it is too late: midnight in the time zone of the store where it was bought. Null for what is never taken back. */
  until?: Maybe<Scalars['DateTime']['output']>;
  /** Why nothing can be brought back. Null when something can. */
  refusal?: Maybe<ReturnRefusal>;
};

/** Why nothing of a line can be brought back. */
export type ReturnRefusal =
  /** The customer hasn't got it yet. */
  | 'NOT_HANDED_OVER'
  /** Things of its category are not taken back. */
  | 'FINAL_SALE'
  /** Its time is over. */
  | 'WINDOW_CLOSED'
  /** All of it is announced or back. */
  | 'NOTHING_LEFT';

/** Goods that a customer brings back, or is to. */
export type Return = {
  __typename?: 'Return';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Id of the order that they were part of. */
  orderId: Scalars['ID']['output'];
  /** That order. Null when it isn't known any more. */
  order?: Maybe<Order>;
  /** Where it stands. */
  state: ReturnState;
  /** At least one, at most 200. */
  lines: Array<ReturnLine>;
  /** What is paid back: the sum of the lines. */
  amount: Money;
  /** How it is paid back. */
  tender: RefundTender;
  /** What the customer shows as a QR code, good for one scan; while a till owes money, another one for that. Read by the customer, and by the associate who asked for it. Null when it is worth nothing. */
  code?: Maybe<Scalars['String']['output']>;
  /** Then the code must be renewed. Null once the goods are with us, or will not be. */
  codeExpiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** The first moment at which it is too late to bring the goods. Null once they are with us, or will not be. */
  until?: Maybe<Scalars['DateTime']['output']>;
  /** When it was announced. */
  requestedAt: Scalars['DateTime']['output'];
  /** When the code was scanned. Null before. */
  receivedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where the goods are, or are on their way to. Null before the scan. */
  store?: Maybe<Store>;
  /** The return bar that took them. Null when a store did, and before the scan. */
  bar?: Maybe<ReturnBar>;
  /** Why an associate didn't take the goods. Null when none refused. */
  refusal?: Maybe<ScanRefusal>;
  /** What goes back through those who took the money, at most 100. Empty before the scan. */
  refunds: Array<ReturnRefund>;
  /** What was taken along in its stead. Null when nothing was. */
  exchange?: Maybe<ReturnExchange>;
  /** What a store's till pays out, or has paid out. Null when it pays nothing. */
  atTill?: Maybe<Money>;
  /** What the customer got as store credit in its stead; what store credit had paid goes back to it as a refund. Null when nothing. */
  storeCredit?: Maybe<Money>;
  /** What was never paid and is owed no more. Null when nothing. */
  offset?: Maybe<Money>;
  /** Every step so far, oldest first; at most 20. */
  timeline: Array<ReturnTimelineStep>;
};

/** Where a return stands. */
export type ReturnState =
  /** Announced; the goods are to be brought. */
  | 'REQUESTED'
  /** The goods are with us; the money is on its way. */
  | 'REFUND_PENDING'
  /** The goods are with us; a store's till pays the money out. */
  | 'REFUND_AT_TILL'
  /** The goods are with us and the money is paid back. */
  | 'REFUNDED'
  /** An associate looked at the goods and didn't take them. */
  | 'REFUSED'
  /** Called off. */
  | 'CANCELLED'
  /** The goods weren't brought in time. */
  | 'EXPIRED';

/** How money of a return is paid back. */
export type RefundTender =
  /** To what it was paid with; what was paid at a till is paid out by one. */
  | 'ORIGINAL'
  /** By a store's till, in cash or to another card; what store credit paid goes back to it. */
  | 'AT_TILL'
  /** As store credit, in the moment of the scan. */
  | 'STORE_CREDIT';

/** What a customer may spend instead of money, in one currency. */
export type StoreCredit = {
  __typename?: 'StoreCredit';
  /** What is there to spend; never below 0. */
  balance: Money;
  /** How it came to that, newest first; at most the last 50. */
  movements: Array<StoreCreditMovement>;
};

/** Store credit that went from one place to another. */
export type StoreCreditMovement = {
  __typename?: 'StoreCreditMovement';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** How much, above 0. */
  amount: Money;
  /** Where it was. */
  from: StoreCreditPlace;
  /** Where it is. */
  to: StoreCreditPlace;
  /** The return that it was given for. Null for others. */
  returnId?: Maybe<Scalars['ID']['output']>;
  /** When. */
  at: Scalars['DateTime']['output'];
};

/** Where store credit lies. */
export type StoreCreditPlace =
  /** With the retailer, who gives it. */
  | 'ISSUED'
  /** With the customer. */
  | 'CUSTOMER'
  /** Set aside for an order until it leaves the house. */
  | 'HELD'
  /** With the retailer, who took it for an order. */
  | 'SPENT'
  /** With the retailer, since its owner was erased. */
  | 'FORFEITED';

/** An order that left a store and isn't paid whole, since the provider refused to take what it had set aside. */
export type UnpaidOrder = {
  __typename?: 'UnpaidOrder';
  /** The order's id. */
  orderId: Scalars['ID']['output'];
  /** What the provider refused. */
  refused: Money;
  /** What of it is still owed; goods that came back are owed no more. */
  owed: Money;
  /** Why, in the provider's words for machines, e.g. `AUTHORISATION_EXPIRED`. */
  reason: Scalars['String']['output'];
  /** When the provider said so. */
  since: Scalars['DateTime']['output'];
  /** When nothing was owed any more. Null before. */
  settledAt?: Maybe<Scalars['DateTime']['output']>;
};

/** One of a page of unpaid orders. */
export type UnpaidOrderEdge = {
  __typename?: 'UnpaidOrderEdge';
  /** Where it stands. */
  cursor: Scalars['String']['output'];
  /** It. */
  node: UnpaidOrder;
};

/** A page of unpaid orders. */
export type UnpaidOrderConnection = {
  __typename?: 'UnpaidOrderConnection';
  /** Newest first. */
  edges: Array<UnpaidOrderEdge>;
  /** How to go on. */
  pageInfo: PageInfo;
};

/** Pieces of one line that are brought back. */
export type ReturnLine = {
  __typename?: 'ReturnLine';
  /** Of the order's line. */
  lineId: Scalars['ID']['output'];
  /** The retailer's number at the time. */
  sku: Scalars['ID']['output'];
  /** What it was called at the time. */
  description: Scalars['String']['output'];
  /** As the catalogue has it today. Null when it has it no more. */
  variant?: Maybe<Variant>;
  /** Pieces, at least 1. */
  quantity: Scalars['Int']['output'];
  /** Why, as the customer says. */
  reason: ReturnReason;
  /** What is paid back for them. */
  amount: Money;
  /** How an associate found them. Null when nobody has looked. */
  condition?: Maybe<ItemCondition>;
};

/** Why something is brought back. */
export type ReturnReason =
  /** It is too small. */
  | 'TOO_SMALL'
  /** It is too large. */
  | 'TOO_LARGE'
  /** It isn't what was shown. */
  | 'NOT_AS_DESCRIBED'
  /** It came damaged. */
  | 'DAMAGED'
  /** It came too late. */
  | 'LATE'
  /** It isn't wanted any more. */
  | 'CHANGED_MIND'
  /** Something else, or not said. */
  | 'OTHER';

/** How an associate finds what is brought back. */
export type ItemCondition =
  /** As new, as far as one sees at the counter. */
  | 'SOUND'
  /** Not fit for sale. */
  | 'DAMAGED';

/** One movement of money back. */
export type ReturnRefund = {
  __typename?: 'ReturnRefund';
  /** How much. */
  amount: Money;
  /** How far it has come. */
  state: ReturnRefundState;
};

/** Other variants that were taken along for what was brought back. */
export type ReturnExchange = {
  __typename?: 'ReturnExchange';
  /** The order that they are. Null when it isn't known any more. */
  order?: Maybe<Order>;
  /** The part of their price that the goods paid for. It is not paid back. */
  covered: Money;
  /** The part that the store's till took. */
  atTill: Money;
};

/** How far a movement of money back has come. */
export type ReturnRefundState =
  /** Who took the money has yet to say that it is paid back. */
  | 'DUE'
  /** Paid back. */
  | 'DONE'
  /** Who took the money won't pay it back; a till does. */
  | 'REFUSED';

/** One step of a return. */
export type ReturnTimelineStep = {
  __typename?: 'ReturnTimelineStep';
  /** The state that it led to. */
  state: ReturnState;
  /** Who took it. */
  actor: ReturnActor;
  /** When it was taken. */
  at: Scalars['DateTime']['output'];
};

/** Who moves a return on. */
export type ReturnActor =
  /** The customer. */
  | 'CUSTOMER'
  /** An associate of a store. */
  | 'ASSOCIATE'
  /** The terminal of a return bar. */
  | 'DEVICE'
  /** Patron itself, when time runs out or the money has moved. */
  | 'SYSTEM';

/** Where goods can be brought back: either a store or a bar. */
export type ReturnPoint = {
  __typename?: 'ReturnPoint';
  /** Null when it is a bar. */
  store?: Maybe<Store>;
  /** Null when it is a store. */
  bar?: Maybe<ReturnBar>;
  /** Metres as the crow flies. */
  distanceMetres: Scalars['Float']['output'];
};

/** A place that takes goods back for us without a box or a label; its host may be another company. */
export type ReturnBar = {
  __typename?: 'ReturnBar';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** As shown to customers. */
  name: Scalars['String']['output'];
  /** The company whose place it is. */
  host: Scalars['String']['output'];
  /** Null when it isn't known. */
  address?: Maybe<StoreAddress>;
  /** Null when it isn't known. */
  location?: Maybe<StoreLocation>;
  /** IANA name, e.g. `Europe/Amsterdam`. */
  timeZone: Scalars['String']['output'];
  /** By day, in its own time; empty when they aren't known. */
  openingHours: Array<OpeningHours>;
};

/** How long goods may be brought back. Days count in the time zone of the store where it was bought. */
export type ReturnPolicy = {
  __typename?: 'ReturnPolicy';
  /** Days after the day of the purchase. */
  days: Scalars['Int']['output'];
  /** Categories with days of their own, in no order; at most 500. */
  categories: Array<ReturnCategory>;
  /** Longer times, e.g. over the holidays, in no order; at most 50. */
  extensions: Array<ReturnExtension>;
};

/** A category with days of its own. */
export type ReturnCategory = {
  __typename?: 'ReturnCategory';
  /** Spelled as in `Product.category`. */
  category: Scalars['String']['output'];
  /** Days after the day of the purchase. Null: not taken back. */
  days?: Maybe<Scalars['Int']['output']>;
};

/** What was bought in some days may be brought back through a later one at least. */
export type ReturnExtension = {
  __typename?: 'ReturnExtension';
  /** `YYYY-MM-DD`, included. */
  boughtFrom: Scalars['String']['output'];
  /** `YYYY-MM-DD`, included. */
  boughtThrough: Scalars['String']['output'];
  /** `YYYY-MM-DD`, included. */
  returnThrough: Scalars['String']['output'];
};

/** What is to be brought back. */
export type RequestReturnInput = {
  /** The order's id. Absent: `receipt` says which. */
  orderId?: InputMaybe<Scalars['ID']['input']>;
  /** The number on the receipt of an imported purchase; at the counter alone. Absent: `orderId` says which. */
  receipt?: InputMaybe<ReceiptInput>;
  /** 1 to 200, each line once. */
  lines: Array<RequestReturnLineInput>;
  /** How it is paid back. Absent: `ORIGINAL`. */
  tender?: InputMaybe<RefundTender>;
  /** The associate's store, at the counter; a customer leaves it out. */
  storeId?: InputMaybe<Scalars['ID']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What names an imported purchase. */
export type ReceiptInput = {
  /** The system that it comes from, e.g. `till`; 1 to 64 characters. */
  source: Scalars['String']['input'];
  /** That system's number of the order; 1 to 64 characters. */
  orderId: Scalars['ID']['input'];
};

/** Pieces of one line that are to be brought back. */
export type RequestReturnLineInput = {
  /** Of the order's line. */
  lineId: Scalars['ID']['input'];
  /** Pieces, at least 1. */
  quantity: Scalars['Int']['input'];
  /** Why. */
  reason: ReturnReason;
};

/** Which return needs a new code. */
export type RenewReturnCodeInput = {
  /** The return's id. */
  returnId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Which return is called off. */
export type CancelReturnInput = {
  /** The return's id. */
  returnId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Which return is credited. */
export type TakeStoreCreditInput = {
  /** The return's id. */
  returnId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What a till has taken. */
export type RecordOwedPaymentInput = {
  /** The associate's store, where the goods left. */
  storeId: Scalars['ID']['input'];
  /** The order's id. */
  orderId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What the customer shows at the counter. */
export type PresentReturnInput = {
  /** As the QR code says it. */
  code: Scalars['String']['input'];
  /** The associate's store. */
  storeId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What the customer shows, and how the goods are. */
export type ScanReturnInput = {
  /** As the QR code says it. */
  code: Scalars['String']['input'];
  /** The associate's store; a return bar's terminal leaves it out. */
  storeId?: InputMaybe<Scalars['ID']['input']>;
  /** How the associate finds the goods, at most one for each line. Absent: nobody has looked. */
  lines?: InputMaybe<Array<ScannedLineInput>>;
  /** Why the goods are not taken. Absent: they are. */
  refusal?: InputMaybe<ScanRefusal>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What an associate does with the pieces of one line. */
export type ScannedLineInput = {
  /** Of the return's line. */
  lineId: Scalars['ID']['input'];
  /** How they are. Absent: nobody has looked. */
  condition?: InputMaybe<ItemCondition>;
  /**
   * SKU of what the customer takes along instead, as many pieces. Another size or colour of the same product at the same price
   * costs what was paid; else the till takes what is missing, and what is left is paid back. Absent: it is paid back.
   */
  exchangeFor?: InputMaybe<Scalars['ID']['input']>;
};

/** Why an associate doesn't take goods back. */
export type ScanRefusal =
  /** They were worn or used. */
  | 'WORN'
  /** They were broken by the customer. */
  | 'BROKEN'
  /** They are not what was bought. */
  | 'WRONG_GOODS'
  /** Something is missing. */
  | 'INCOMPLETE'
  /** Something else. */
  | 'OTHER';

/** Which return the till has paid out. */
export type ConfirmTillRefundInput = {
  /** As the customer's QR code says it now. Absent: `returnId` says which. */
  code?: InputMaybe<Scalars['String']['input']>;
  /** The return's id, at the counter that took the goods in. Absent: `code` says which. */
  returnId?: InputMaybe<Scalars['ID']['input']>;
  /** The associate's store. */
  storeId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** How long goods may be brought back. */
export type SetReturnPolicyInput = {
  /** Days after the day of the purchase, 0 to 3,650. */
  days: Scalars['Int']['input'];
  /** Categories with days of their own, each once, at most 500. */
  categories: Array<ReturnCategoryInput>;
  /** Longer times, at most 50. */
  extensions: Array<ReturnExtensionInput>;
};

/** A category with days of its own. */
export type ReturnCategoryInput = {
  /** Spelled as in `Product.category`; 1 to 200 characters. */
  category: Scalars['String']['input'];
  /** Days after the day of the purchase, 0 to 3,650. Absent or null: not taken back. */
  days?: InputMaybe<Scalars['Int']['input']>;
};

/** What was bought in some days may be brought back through a later one at least. */
export type ReturnExtensionInput = {
  /** `YYYY-MM-DD`, included. */
  boughtFrom: Scalars['String']['input'];
  /** `YYYY-MM-DD`, included; not before `boughtFrom`. */
  boughtThrough: Scalars['String']['input'];
  /** `YYYY-MM-DD`, included. */
  returnThrough: Scalars['String']['input'];
};

/** Return bars to create or replace. */
export type ImportReturnBarsInput = {
  /** Up to 200, each id once. */
  returnBars: Array<ReturnBarInput>;
};

/** A return bar as it shall be. */
export type ReturnBarInput = {
  /** Chosen by the retailer; 1 to 64 characters. A terminal there is a device of this store id and of kind `RETURN_BAR`. */
  id: Scalars['ID']['input'];
  /** As shown to customers; 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** The company whose place it is; 1 to 200 characters. */
  host: Scalars['String']['input'];
  /** Absent: not known. */
  address?: InputMaybe<StoreAddressInput>;
  /** Absent: not known; such a bar is never near. */
  location?: InputMaybe<StoreLocationInput>;
  /** IANA name, e.g. `Europe/Amsterdam`. */
  timeZone: Scalars['String']['input'];
  /** In its own time, at most 28; spans of a day don't overlap. Absent: not known. */
  openingHours?: InputMaybe<Array<OpeningHoursInput>>;
  /** Id of the store or warehouse to which it sends what it took. */
  returnsTo: Scalars['ID']['input'];
};

/** The return that was announced. */
export type RequestReturnPayload = {
  __typename?: 'RequestReturnPayload';
  /** Null when `userErrors` is not empty. */
  return?: Maybe<Return>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The return with its new code. */
export type RenewReturnCodePayload = {
  __typename?: 'RenewReturnCodePayload';
  /** Null when `userErrors` is not empty. */
  return?: Maybe<Return>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The return after the step. */
export type CancelReturnPayload = {
  __typename?: 'CancelReturnPayload';
  /** Null when `userErrors` is not empty. */
  return?: Maybe<Return>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The return after the step. */
export type TakeStoreCreditPayload = {
  __typename?: 'TakeStoreCreditPayload';
  /** Null when `userErrors` is not empty. */
  return?: Maybe<Return>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What is owed after the payment. */
export type RecordOwedPaymentPayload = {
  __typename?: 'RecordOwedPaymentPayload';
  /** Null when `userErrors` is not empty. */
  unpaidOrder?: Maybe<UnpaidOrder>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What the code is about. */
export type PresentReturnPayload = {
  __typename?: 'PresentReturnPayload';
  /** Null when `userErrors` is not empty. */
  return?: Maybe<Return>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The return after the step. */
export type ConfirmTillRefundPayload = {
  __typename?: 'ConfirmTillRefundPayload';
  /** Null when `userErrors` is not empty. */
  return?: Maybe<Return>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What became of the scan. */
export type ScanReturnPayload = {
  __typename?: 'ScanReturnPayload';
  /** Null when `userErrors` is not empty. */
  outcome?: Maybe<ScanOutcome>;
  /** Null when `userErrors` is not empty, and always for a return bar's terminal. */
  return?: Maybe<Return>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** Whether goods are taken back. */
export type ScanOutcome =
  /** They stay here. */
  | 'ACCEPTED'
  /** They go back with who brought them. */
  | 'REFUSED';

/** The policy as it is now. */
export type SetReturnPolicyPayload = {
  __typename?: 'SetReturnPolicyPayload';
  /** Null when `userErrors` is not empty. */
  policy?: Maybe<ReturnPolicy>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
};

/** What became of the return bars. */
export type ImportReturnBarsPayload = {
  __typename?: 'ImportReturnBarsPayload';
  /** How many return bars were created or replaced. */
  imported: Scalars['Int']['output'];
  /** One for each return bar that was left out. */
  userErrors: Array<UserError>;
};

/** A problem the caller can fix by changing the input. */
export type UserError = {
  __typename?: 'UserError';
  /** Stable; each mutation says which codes it gives. */
  code: UserErrorCode;
  /** Path to the offending input field, e.g. `input.email` as two elements. Null when no single field is at fault. */
  field?: Maybe<Array<Scalars['String']['output']>>;
  /** For developers, in English. Do not show to customers. */
  message: Scalars['String']['output'];
};

/** Why a mutation changed nothing. */
export type UserErrorCode =
  /** The store doesn't offer this service. */
  | 'SERVICE_NOT_OFFERED'
  /** The customer doesn't permit `store_sensing`; a staffed till serves them without it. */
  | 'SENSING_NOT_PERMITTED'
  /** The code is not for this, has ended, or is for another store. */
  | 'CODE_WRONG'
  /** Too many wrong codes were tried; none is taken from here for up to ten minutes. */
  | 'CODES_LOCKED'
  /** The code was used before. */
  | 'CODE_USED'
  /** No session here has this id. */
  | 'SESSION_NOT_FOUND'
  /** Nothing that is sold here has this code. */
  | 'ITEM_NOT_FOUND'
  /** There is nothing to pay. */
  | 'BASKET_EMPTY'
  /** An associate has to look into the bag first. */
  | 'AUDIT_DUE'
  /** So much isn't taken without a network. */
  | 'OFFLINE_LIMIT_EXCEEDED'
  /** An associate has to see something first; `message` names it. */
  | 'APPROVAL_REQUIRED'
  /** No correction has this id. */
  | 'CORRECTION_NOT_FOUND'
  /** The customer has linked no such card. */
  | 'CARD_NOT_FOUND'
  /** The key is empty or longer than 64 characters. */
  | 'IDEMPOTENCY_KEY_REQUIRED'
  /** The key was used before with other input. */
  | 'IDEMPOTENCY_MISMATCH'
  /** The value is malformed or out of range; `message` says what was expected. */
  | 'INVALID_VALUE'
  /** No variant has this SKU. */
  | 'SKU_NOT_FOUND'
  /** Another product has this SKU. */
  | 'SKU_TAKEN'
  /** The cart has another version; read it again. */
  | 'CART_CHANGED'
  /** There is nothing to order. */
  | 'CART_EMPTY'
  /** No store has this id. */
  | 'STORE_NOT_FOUND'
  /** Orders can't be picked up at this store. */
  | 'PICKUP_NOT_OFFERED'
  /** Nothing is shipped from this store. */
  | 'SHIPPING_NOT_OFFERED'
  /** What is shipped needs an address. */
  | 'ADDRESS_REQUIRED'
  /** Only what is picked up can be paid at the store's till. */
  | 'PAYMENT_REQUIRED'
  /** No payment provider is configured; orders are paid at the store's till. */
  | 'PAYMENT_NOT_OFFERED'
  /** The payment provider refused; nothing was ordered. */
  | 'PAYMENT_DECLINED'
  /** No promotion holds now for one of the codes. */
  | 'PROMOTION_NOT_VALID'
  /** The stores sell in different currencies; order from each by itself. */
  | 'CURRENCIES_DIFFER'
  /** A line isn't sold in the store's currency. */
  | 'NOT_PRICED'
  /** The store hasn't enough on hand; `message` names the SKU. */
  | 'OUT_OF_STOCK'
  /** No order has this id. */
  | 'ORDER_NOT_FOUND'
  /** No stock is held under this id. */
  | 'HOLD_NOT_FOUND'
  /** The stock isn't held any more. */
  | 'HOLD_OVER'
  /** No transfer has this id. */
  | 'TRANSFER_NOT_FOUND'
  /** The order's state doesn't allow this step; `message` names the steps that it allows. */
  | 'ILLEGAL_TRANSITION'
  /** The code isn't this order's. */
  | 'PICKUP_CODE_WRONG'
  /** Too many wrong codes; the customer must renew the code. */
  | 'PICKUP_LOCKED'
  /** What was sent doesn't show that the customer is there; `message` says why. */
  | 'ARRIVAL_NOT_SHOWN'
  /** Another associate of the store has to agree. */
  | 'OVERRIDE_NEEDS_COLLEAGUE'
  /** The order has no such line. */
  | 'ORDER_LINE_NOT_FOUND'
  /** The store doesn't offer this time; read `Store.pickupWindows` again. */
  | 'WINDOW_NOT_OFFERED'
  /** The goods have been held for longer as often as they can be. */
  | 'EXTENDED_ENOUGH'
  /** No cart has this token; it may have been claimed, or be over. */
  | 'CART_NOT_FOUND'
  /** The wish list holds no more. */
  | 'WISH_LIST_FULL'
  /** The customer doesn't permit `in_store_recognition`. */
  | 'RECOGNITION_NOT_PERMITTED'
  /** The customer has no such room design. */
  | 'ROOM_DESIGN_NOT_FOUND'
  /** The room design has another version; read it again. */
  | 'ROOM_DESIGN_CHANGED'
  /** The customer keeps as many room designs as are kept. */
  | 'TOO_MANY_ROOM_DESIGNS'
  /** The customer has not bought and received it. */
  | 'NOT_PURCHASED'
  /** There is no such review for this actor. */
  | 'REVIEW_NOT_FOUND'
  /** The review was written anew; read it again. */
  | 'REVIEW_CHANGED'
  /** No return has this id. */
  | 'RETURN_NOT_FOUND'
  /** The code isn't one of a return, or was replaced by a newer one. */
  | 'RETURN_CODE_WRONG'
  /** The code is too old, or the time to bring the goods is over; `message` says which. */
  | 'RETURN_CODE_EXPIRED'
  /** This store takes no goods back. */
  | 'RETURNS_NOT_OFFERED'
  /** Goods are exchanged at a store, and not here. */
  | 'EXCHANGE_NOT_OFFERED'
  /** The customer has less store credit, or it is less than the price and nothing pays the rest. */
  | 'STORE_CREDIT_TOO_LOW'
  /** Of this line so much can't be brought back; `message` says why. */
  | 'NOT_RETURNABLE'
  /** There is no such reservation to try for this actor. */
  | 'TRY_RESERVATION_NOT_FOUND'
  /** The customer has as many open reservations to try as they may. */
  | 'TOO_MANY_TRY_RESERVATIONS'
  /** There is no such appointment for this actor. */
  | 'APPOINTMENT_NOT_FOUND'
  /** No place is free then, or no slot begins then. */
  | 'SLOT_NOT_FREE'
  /** The customer has as many open appointments as they may. */
  | 'TOO_MANY_APPOINTMENTS';



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Customer: Customer;
  Product: Product;
  Variant: Variant;
  Store: Store;
  Order: Order;
  RightsRequest: RightsRequest;
  IdentifiedMember: IdentifiedMember;
  Return: Return;
  ReturnBar: ReturnBar;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"consentProof":true}>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"consentProof":true}>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"consentProof":true}>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"consentProof":true}>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"consentProof":true}>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"consentProof":true}>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"consentProof":true}>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"consentProof":true}>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"consentProof":true}>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"consentProof":true}>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"consentProof":true}>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"consentProof":true}>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"consentProof":true}>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"consentProof":true}> ) );
  Product:
    ( { __typename: 'Product' }
    & GraphQLRecursivePick<FederationTypes['Product'], {"id":true}> );
  Variant:
    ( { __typename: 'Variant' }
    & GraphQLRecursivePick<FederationTypes['Variant'], {"sku":true}> );
  Store:
    ( { __typename: 'Store' }
    & GraphQLRecursivePick<FederationTypes['Store'], {"id":true}> );
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"id":true}> );
  RightsRequest:
    ( { __typename: 'RightsRequest' }
    & GraphQLRecursivePick<FederationTypes['RightsRequest'], {"id":true,"customerId":true}> );
  IdentifiedMember:
    ( { __typename: 'IdentifiedMember' }
    & GraphQLRecursivePick<FederationTypes['IdentifiedMember'], {"pass":true}> );
  Return:
    ( { __typename: 'Return' }
    & GraphQLRecursivePick<FederationTypes['Return'], {"id":true}> );
  ReturnBar:
    ( { __typename: 'ReturnBar' }
    & GraphQLRecursivePick<FederationTypes['ReturnBar'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  LocalDate: ResolverTypeWrapper<Scalars['LocalDate']['output']>;
  ConsentProof: ResolverTypeWrapper<Scalars['ConsentProof']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ShopNow: ResolverTypeWrapper<ShopNow>;
  ShopNowStock: ResolverTypeWrapper<ShopNowStock>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Customer: ResolverTypeWrapper<CustomerMapper>;
  WalkOut: ResolverTypeWrapper<WalkOutMapper>;
  WalkOutState: WalkOutState;
  ScanSession: ResolverTypeWrapper<ScanSessionMapper>;
  ScanSessionState: ScanSessionState;
  ScannedItem: ResolverTypeWrapper<ScannedItemMapper>;
  ScanAudit: ResolverTypeWrapper<ScanAuditMapper>;
  PaidPieces: ResolverTypeWrapper<PaidPieces>;
  SelfCheckout: ResolverTypeWrapper<SelfCheckoutMapper>;
  SelfCheckoutState: SelfCheckoutState;
  SelfCheckoutItem: ResolverTypeWrapper<SelfCheckoutItem>;
  SaleCorrection: ResolverTypeWrapper<SaleCorrectionMapper>;
  SaleCorrectionState: SaleCorrectionState;
  SaleCorrectionConnection: ResolverTypeWrapper<Omit<SaleCorrectionConnection, 'edges'> & { edges: Array<ResolversTypes['SaleCorrectionEdge']> }>;
  SaleCorrectionEdge: ResolverTypeWrapper<Omit<SaleCorrectionEdge, 'node'> & { node: ResolversTypes['SaleCorrection'] }>;
  Product: ResolverTypeWrapper<ProductMapper>;
  Variant: ResolverTypeWrapper<VariantMapper>;
  ProductImage: ResolverTypeWrapper<ProductImage>;
  Model3D: ResolverTypeWrapper<Model3D>;
  PriceTag: ResolverTypeWrapper<PriceTag>;
  PriceScope: PriceScope;
  PriceDifference: ResolverTypeWrapper<PriceDifferenceMapper>;
  ScopedPrice: ResolverTypeWrapper<ScopedPriceMapper>;
  PriceDifferenceEdge: ResolverTypeWrapper<Omit<PriceDifferenceEdge, 'node'> & { node: ResolversTypes['PriceDifference'] }>;
  PriceDifferenceConnection: ResolverTypeWrapper<Omit<PriceDifferenceConnection, 'edges'> & { edges: Array<ResolversTypes['PriceDifferenceEdge']> }>;
  ProductEdge: ResolverTypeWrapper<Omit<ProductEdge, 'node'> & { node: ResolversTypes['Product'] }>;
  ProductConnection: ResolverTypeWrapper<Omit<ProductConnection, 'edges'> & { edges: Array<ResolversTypes['ProductEdge']> }>;
  Store: ResolverTypeWrapper<StoreMapper>;
  StoreEdge: ResolverTypeWrapper<Omit<StoreEdge, 'node'> & { node: ResolversTypes['Store'] }>;
  StoreConnection: ResolverTypeWrapper<Omit<StoreConnection, 'edges'> & { edges: Array<ResolversTypes['StoreEdge']> }>;
  StoreAddress: ResolverTypeWrapper<StoreAddress>;
  StoreLocation: ResolverTypeWrapper<StoreLocation>;
  OpeningHours: ResolverTypeWrapper<OpeningHours>;
  Weekday: Weekday;
  OpeningException: ResolverTypeWrapper<OpeningException>;
  OpeningTimes: ResolverTypeWrapper<OpeningTimes>;
  OpenSpan: ResolverTypeWrapper<OpenSpan>;
  StoreKind: StoreKind;
  StoreGeofence: ResolverTypeWrapper<StoreGeofence>;
  StoreBeacon: ResolverTypeWrapper<StoreBeacon>;
  BeaconPlace: BeaconPlace;
  StoreService: StoreService;
  NearbyStore: ResolverTypeWrapper<Omit<NearbyStore, 'store'> & { store: ResolversTypes['Store'] }>;
  Availability: ResolverTypeWrapper<Omit<Availability, 'store'> & { store: ResolversTypes['Store'] }>;
  StoreAvailability: ResolverTypeWrapper<StoreAvailability>;
  PlannedLine: ResolverTypeWrapper<Omit<PlannedLine, 'choices' | 'alternatives'> & { choices: Array<ResolversTypes['FulfilmentOption']>, alternatives: Array<ResolversTypes['FulfilmentOption']> }>;
  FulfilmentOption: ResolverTypeWrapper<FulfilmentOptionMapper>;
  FulfilmentReason: FulfilmentReason;
  StockHold: ResolverTypeWrapper<StockHoldMapper>;
  StockHoldState: StockHoldState;
  StockLine: ResolverTypeWrapper<StockLine>;
  StockTransfer: ResolverTypeWrapper<StockTransferMapper>;
  StockTransferLine: ResolverTypeWrapper<StockTransferLine>;
  StockTransferState: StockTransferState;
  StockTransferEdge: ResolverTypeWrapper<Omit<StockTransferEdge, 'node'> & { node: ResolversTypes['StockTransfer'] }>;
  StockTransferConnection: ResolverTypeWrapper<Omit<StockTransferConnection, 'edges'> & { edges: Array<ResolversTypes['StockTransferEdge']> }>;
  StockMovement: ResolverTypeWrapper<StockMovementMapper>;
  StockPlace: StockPlace;
  StockCause: StockCause;
  StockMovementEdge: ResolverTypeWrapper<Omit<StockMovementEdge, 'node'> & { node: ResolversTypes['StockMovement'] }>;
  StockMovementConnection: ResolverTypeWrapper<Omit<StockMovementConnection, 'edges'> & { edges: Array<ResolversTypes['StockMovementEdge']> }>;
  StockLevel: ResolverTypeWrapper<StockLevelMapper>;
  Cart: ResolverTypeWrapper<CartMapper>;
  CartLine: ResolverTypeWrapper<CartLineMapper>;
  Order: ResolverTypeWrapper<OrderMapper>;
  OrderState: OrderState;
  FulfilmentMethod: FulfilmentMethod;
  PaymentArrangement: PaymentArrangement;
  OrderLine: ResolverTypeWrapper<OrderLineMapper>;
  RejectedLine: ResolverTypeWrapper<RejectedLineMapper>;
  RejectionReason: RejectionReason;
  RejectionDisposition: RejectionDisposition;
  OrderMessage: ResolverTypeWrapper<OrderMessageMapper>;
  OrderMessageSender: OrderMessageSender;
  Pickup: ResolverTypeWrapper<PickupMapper>;
  PickupWindow: ResolverTypeWrapper<PickupWindow>;
  PickupIdentityCheck: ResolverTypeWrapper<PickupIdentityCheckMapper>;
  PickupIdentityMethod: PickupIdentityMethod;
  PickupBearer: PickupBearer;
  IdentityDocument: IdentityDocument;
  RequestedOverride: ResolverTypeWrapper<RequestedOverrideMapper>;
  ArrivalTrust: ArrivalTrust;
  ArrivalEvidence: ArrivalEvidence;
  PickupQueueChange: ResolverTypeWrapper<PickupQueueChangeMapper>;
  PickupQueueChangeKind: PickupQueueChangeKind;
  OrderStep: ResolverTypeWrapper<OrderStepMapper>;
  OrderActor: OrderActor;
  LineDiscount: ResolverTypeWrapper<LineDiscountMapper>;
  LineTax: ResolverTypeWrapper<LineTaxMapper>;
  Checkout: ResolverTypeWrapper<CheckoutMapper>;
  CheckoutQuote: ResolverTypeWrapper<CheckoutQuoteMapper>;
  QuotedLine: ResolverTypeWrapper<QuotedLineMapper>;
  CheckoutState: CheckoutState;
  Payment: ResolverTypeWrapper<PaymentMapper>;
  PaymentInstrument: ResolverTypeWrapper<PaymentInstrumentMapper>;
  PaymentInstrumentKind: PaymentInstrumentKind;
  PaymentOperation: ResolverTypeWrapper<PaymentOperationMapper>;
  PaymentOperationKind: PaymentOperationKind;
  PaymentOperationState: PaymentOperationState;
  Shipment: ResolverTypeWrapper<ShipmentMapper>;
  ShippingAddress: ResolverTypeWrapper<ShippingAddressMapper>;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  OrderConnection: ResolverTypeWrapper<Omit<OrderConnection, 'edges'> & { edges: Array<ResolversTypes['OrderEdge']> }>;
  Money: ResolverTypeWrapper<Money>;
  VisitorCart: ResolverTypeWrapper<VisitorCartMapper>;
  VisitorCartLine: ResolverTypeWrapper<VisitorCartLineMapper>;
  TillCart: ResolverTypeWrapper<TillCartMapper>;
  WishListItem: ResolverTypeWrapper<WishListItemMapper>;
  WishListEdge: ResolverTypeWrapper<Omit<WishListEdge, 'node'> & { node: ResolversTypes['WishListItem'] }>;
  WishListConnection: ResolverTypeWrapper<Omit<WishListConnection, 'edges'> & { edges: Array<ResolversTypes['WishListEdge']> }>;
  ViewedProduct: ResolverTypeWrapper<ViewedProductMapper>;
  EngagementThresholds: ResolverTypeWrapper<EngagementThresholds>;
  SetVisitorCartLineInput: SetVisitorCartLineInput;
  ClaimCartInput: ClaimCartInput;
  BeginCheckoutInput: BeginCheckoutInput;
  AddToWishListInput: AddToWishListInput;
  RemoveFromWishListInput: RemoveFromWishListInput;
  MoveWishToCartInput: MoveWishToCartInput;
  RecordViewInput: RecordViewInput;
  SetEngagementThresholdsInput: SetEngagementThresholdsInput;
  SetVisitorCartLinePayload: ResolverTypeWrapper<Omit<SetVisitorCartLinePayload, 'cart'> & { cart?: Maybe<ResolversTypes['VisitorCart']> }>;
  ClaimCartPayload: ResolverTypeWrapper<Omit<ClaimCartPayload, 'cart'> & { cart?: Maybe<ResolversTypes['Cart']> }>;
  BeginCheckoutPayload: ResolverTypeWrapper<Omit<BeginCheckoutPayload, 'cart'> & { cart?: Maybe<ResolversTypes['Cart']> }>;
  AddToWishListPayload: ResolverTypeWrapper<Omit<AddToWishListPayload, 'item'> & { item?: Maybe<ResolversTypes['WishListItem']> }>;
  RemoveFromWishListPayload: ResolverTypeWrapper<RemoveFromWishListPayload>;
  MoveWishToCartPayload: ResolverTypeWrapper<Omit<MoveWishToCartPayload, 'cart'> & { cart?: Maybe<ResolversTypes['Cart']> }>;
  RecordViewPayload: ResolverTypeWrapper<RecordViewPayload>;
  ClearRecentlyViewedPayload: ResolverTypeWrapper<ClearRecentlyViewedPayload>;
  SetEngagementThresholdsPayload: ResolverTypeWrapper<SetEngagementThresholdsPayload>;
  RoomDesign: ResolverTypeWrapper<RoomDesignMapper>;
  RoomPlan: ResolverTypeWrapper<RoomPlanMapper>;
  RoomSize: ResolverTypeWrapper<RoomSize>;
  RoomFixture: ResolverTypeWrapper<RoomFixture>;
  RoomFinish: ResolverTypeWrapper<RoomFinish>;
  RoomSurface: RoomSurface;
  RoomPlacement: ResolverTypeWrapper<RoomPlacementMapper>;
  RoomShare: ResolverTypeWrapper<RoomShareMapper>;
  RoomDesignEdge: ResolverTypeWrapper<Omit<RoomDesignEdge, 'node'> & { node: ResolversTypes['RoomDesign'] }>;
  RoomDesignConnection: ResolverTypeWrapper<Omit<RoomDesignConnection, 'edges'> & { edges: Array<ResolversTypes['RoomDesignEdge']> }>;
  SaveRoomDesignInput: SaveRoomDesignInput;
  RoomPlanInput: RoomPlanInput;
  RoomSizeInput: RoomSizeInput;
  RoomFixtureInput: RoomFixtureInput;
  RoomFinishInput: RoomFinishInput;
  RoomPlacementInput: RoomPlacementInput;
  ClaimRoomDesignInput: ClaimRoomDesignInput;
  ShareRoomDesignInput: ShareRoomDesignInput;
  StopSharingRoomDesignInput: StopSharingRoomDesignInput;
  DeleteRoomDesignInput: DeleteRoomDesignInput;
  AddRoomToCartInput: AddRoomToCartInput;
  SaveRoomDesignPayload: ResolverTypeWrapper<Omit<SaveRoomDesignPayload, 'design'> & { design?: Maybe<ResolversTypes['RoomDesign']> }>;
  RoomDesignPayload: ResolverTypeWrapper<Omit<RoomDesignPayload, 'design'> & { design?: Maybe<ResolversTypes['RoomDesign']> }>;
  DeleteRoomDesignPayload: ResolverTypeWrapper<DeleteRoomDesignPayload>;
  AddRoomToCartPayload: ResolverTypeWrapper<Omit<AddRoomToCartPayload, 'cart'> & { cart?: Maybe<ResolversTypes['Cart']> }>;
  Review: ResolverTypeWrapper<ReviewMapper>;
  ReviewState: ReviewState;
  ReviewEdge: ResolverTypeWrapper<Omit<ReviewEdge, 'node'> & { node: ResolversTypes['Review'] }>;
  ReviewConnection: ResolverTypeWrapper<Omit<ReviewConnection, 'edges'> & { edges: Array<ResolversTypes['ReviewEdge']> }>;
  ProductReview: ResolverTypeWrapper<ProductReviewMapper>;
  ProductReviewEdge: ResolverTypeWrapper<Omit<ProductReviewEdge, 'node'> & { node: ResolversTypes['ProductReview'] }>;
  ProductReviewConnection: ResolverTypeWrapper<Omit<ProductReviewConnection, 'edges'> & { edges: Array<ResolversTypes['ProductReviewEdge']> }>;
  ProductRating: ResolverTypeWrapper<ProductRatingMapper>;
  ReviewToModerate: ResolverTypeWrapper<ReviewToModerateMapper>;
  ReviewToModerateEdge: ResolverTypeWrapper<Omit<ReviewToModerateEdge, 'node'> & { node: ResolversTypes['ReviewToModerate'] }>;
  ReviewToModerateConnection: ResolverTypeWrapper<Omit<ReviewToModerateConnection, 'edges'> & { edges: Array<ResolversTypes['ReviewToModerateEdge']> }>;
  WriteReviewInput: WriteReviewInput;
  WithdrawReviewInput: WithdrawReviewInput;
  ModerateReviewInput: ModerateReviewInput;
  ReviewVerdict: ReviewVerdict;
  WriteReviewPayload: ResolverTypeWrapper<Omit<WriteReviewPayload, 'review'> & { review?: Maybe<ResolversTypes['Review']> }>;
  ModerateReviewPayload: ResolverTypeWrapper<ModerateReviewPayload>;
  StoreZone: ResolverTypeWrapper<StoreZoneMapper>;
  ZoneCorner: ResolverTypeWrapper<ZoneCorner>;
  ZoneEventKind: ZoneEventKind;
  ZoneEventOutcome: ZoneEventOutcome;
  SetStoreZonesInput: SetStoreZonesInput;
  StoreZoneInput: StoreZoneInput;
  ZoneCornerInput: ZoneCornerInput;
  ReportZoneEventsInput: ReportZoneEventsInput;
  ZoneEventInput: ZoneEventInput;
  SetStoreZonesPayload: ResolverTypeWrapper<Omit<SetStoreZonesPayload, 'zones'> & { zones?: Maybe<Array<ResolversTypes['StoreZone']>> }>;
  ReportZoneEventsPayload: ResolverTypeWrapper<ReportZoneEventsPayload>;
  TryReservation: ResolverTypeWrapper<TryReservationMapper>;
  TryState: TryState;
  TryLine: ResolverTypeWrapper<TryLineMapper>;
  TryTimelineStep: ResolverTypeWrapper<TryTimelineStep>;
  AppointmentSlot: ResolverTypeWrapper<AppointmentSlot>;
  Appointment: ResolverTypeWrapper<AppointmentMapper>;
  AppointmentState: AppointmentState;
  AppointmentTimelineStep: ResolverTypeWrapper<AppointmentTimelineStep>;
  FittingNote: ResolverTypeWrapper<FittingNoteMapper>;
  FittingAspect: FittingAspect;
  FittingBasis: FittingBasis;
  SaleCredit: ResolverTypeWrapper<SaleCreditMapper>;
  SaleCreditState: SaleCreditState;
  ReserveToTryInput: ReserveToTryInput;
  TryLineInput: TryLineInput;
  PrepareToTryInput: PrepareToTryInput;
  BeginToTryInput: BeginToTryInput;
  LeaveTriedInput: LeaveTriedInput;
  CancelTryReservationInput: CancelTryReservationInput;
  BuyTriedInput: BuyTriedInput;
  PayTriedInput: PayTriedInput;
  SetGuideShopInput: SetGuideShopInput;
  BookAppointmentInput: BookAppointmentInput;
  RescheduleAppointmentInput: RescheduleAppointmentInput;
  CancelAppointmentInput: CancelAppointmentInput;
  BeginAppointmentInput: BeginAppointmentInput;
  MarkAppointmentNoShowInput: MarkAppointmentNoShowInput;
  CompleteAppointmentInput: CompleteAppointmentInput;
  NoteAppointmentInput: NoteAppointmentInput;
  FittingNoteInput: FittingNoteInput;
  OrderFromAppointmentInput: OrderFromAppointmentInput;
  AppointmentOrderLineInput: AppointmentOrderLineInput;
  SetGuideShopPayload: ResolverTypeWrapper<SetGuideShopPayload>;
  TryReservationEdge: ResolverTypeWrapper<Omit<TryReservationEdge, 'node'> & { node: ResolversTypes['TryReservation'] }>;
  TryReservationConnection: ResolverTypeWrapper<Omit<TryReservationConnection, 'edges'> & { edges: Array<ResolversTypes['TryReservationEdge']> }>;
  AppointmentEdge: ResolverTypeWrapper<Omit<AppointmentEdge, 'node'> & { node: ResolversTypes['Appointment'] }>;
  AppointmentConnection: ResolverTypeWrapper<Omit<AppointmentConnection, 'edges'> & { edges: Array<ResolversTypes['AppointmentEdge']> }>;
  SaleCreditEdge: ResolverTypeWrapper<Omit<SaleCreditEdge, 'node'> & { node: ResolversTypes['SaleCredit'] }>;
  SaleCreditConnection: ResolverTypeWrapper<Omit<SaleCreditConnection, 'edges'> & { edges: Array<ResolversTypes['SaleCreditEdge']> }>;
  TryReservationPayload: ResolverTypeWrapper<Omit<TryReservationPayload, 'reservation'> & { reservation?: Maybe<ResolversTypes['TryReservation']> }>;
  AppointmentPayload: ResolverTypeWrapper<Omit<AppointmentPayload, 'appointment'> & { appointment?: Maybe<ResolversTypes['Appointment']> }>;
  OrderFromAppointmentPayload: ResolverTypeWrapper<Omit<OrderFromAppointmentPayload, 'appointment' | 'orders'> & { appointment?: Maybe<ResolversTypes['Appointment']>, orders: Array<ResolversTypes['Order']> }>;
  RightsRequest: ResolverTypeWrapper<RightsRequestMapper>;
  RightsSection: ResolverTypeWrapper<RightsSectionMapper>;
  RightsCount: ResolverTypeWrapper<RightsCount>;
  RightsExclusion: ResolverTypeWrapper<RightsExclusion>;
  RightsRecordConnection: ResolverTypeWrapper<Omit<RightsRecordConnection, 'edges'> & { edges: Array<ResolversTypes['RightsRecordEdge']> }>;
  RightsRecordEdge: ResolverTypeWrapper<Omit<RightsRecordEdge, 'node'> & { node: ResolversTypes['RightsRecord'] }>;
  RightsRecord: ResolverTypeWrapper<RightsRecordMapper>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  RequestEntryCodeInput: RequestEntryCodeInput;
  AdmitVisitInput: AdmitVisitInput;
  ReportSensedInput: ReportSensedInput;
  SensedEventInput: SensedEventInput;
  SensedKind: SensedKind;
  EndVisitInput: EndVisitInput;
  PayWalkOutInput: PayWalkOutInput;
  StartScanSessionInput: StartScanSessionInput;
  SetScannedItemInput: SetScannedItemInput;
  PayScanSessionInput: PayScanSessionInput;
  SendOfflineBasketInput: SendOfflineBasketInput;
  VerifyExitCodeInput: VerifyExitCodeInput;
  RecordAuditInput: RecordAuditInput;
  FoundItemInput: FoundItemInput;
  SetScanAndGoPolicyInput: SetScanAndGoPolicyInput;
  StartSelfCheckoutInput: StartSelfCheckoutInput;
  SetSelfCheckoutItemInput: SetSelfCheckoutItemInput;
  IdentifyMemberInput: IdentifyMemberInput;
  SellToMemberInput: SellToMemberInput;
  SaleLineInput: SaleLineInput;
  SellToMemberPayload: ResolverTypeWrapper<SellToMemberPayload>;
  SetSelfCheckoutTagsInput: SetSelfCheckoutTagsInput;
  RecogniseMemberInput: RecogniseMemberInput;
  LinkCardInput: LinkCardInput;
  UnlinkCardInput: UnlinkCardInput;
  LinkCardPayload: ResolverTypeWrapper<Omit<LinkCardPayload, 'card'> & { card?: Maybe<ResolversTypes['LinkedCard']> }>;
  UnlinkCardPayload: ResolverTypeWrapper<UnlinkCardPayload>;
  LinkedCard: ResolverTypeWrapper<LinkedCardMapper>;
  ApproveSelfCheckoutInput: ApproveSelfCheckoutInput;
  PaySelfCheckoutInput: PaySelfCheckoutInput;
  AbandonSelfCheckoutInput: AbandonSelfCheckoutInput;
  SetSaleRuleInput: SetSaleRuleInput;
  AskCorrectionInput: AskCorrectionInput;
  DecideCorrectionInput: DecideCorrectionInput;
  RequestEntryCodePayload: ResolverTypeWrapper<Omit<RequestEntryCodePayload, 'walkOut'> & { walkOut?: Maybe<ResolversTypes['WalkOut']> }>;
  AdmitVisitPayload: ResolverTypeWrapper<AdmitVisitPayload>;
  ReportSensedPayload: ResolverTypeWrapper<ReportSensedPayload>;
  SensedResult: ResolverTypeWrapper<SensedResult>;
  SensedOutcome: SensedOutcome;
  EndVisitPayload: ResolverTypeWrapper<EndVisitPayload>;
  PayWalkOutPayload: ResolverTypeWrapper<Omit<PayWalkOutPayload, 'walkOut'> & { walkOut?: Maybe<ResolversTypes['WalkOut']> }>;
  StartScanSessionPayload: ResolverTypeWrapper<Omit<StartScanSessionPayload, 'scanSession'> & { scanSession?: Maybe<ResolversTypes['ScanSession']> }>;
  SetScannedItemPayload: ResolverTypeWrapper<Omit<SetScannedItemPayload, 'scanSession'> & { scanSession?: Maybe<ResolversTypes['ScanSession']> }>;
  PayScanSessionPayload: ResolverTypeWrapper<Omit<PayScanSessionPayload, 'scanSession'> & { scanSession?: Maybe<ResolversTypes['ScanSession']> }>;
  SendOfflineBasketPayload: ResolverTypeWrapper<Omit<SendOfflineBasketPayload, 'scanSession'> & { scanSession?: Maybe<ResolversTypes['ScanSession']> }>;
  VerifyExitCodePayload: ResolverTypeWrapper<VerifyExitCodePayload>;
  RecordAuditPayload: ResolverTypeWrapper<RecordAuditPayload>;
  ScanAuditResult: ScanAuditResult;
  SetScanAndGoPolicyPayload: ResolverTypeWrapper<SetScanAndGoPolicyPayload>;
  StartSelfCheckoutPayload: ResolverTypeWrapper<Omit<StartSelfCheckoutPayload, 'selfCheckout'> & { selfCheckout?: Maybe<ResolversTypes['SelfCheckout']> }>;
  SetSelfCheckoutItemPayload: ResolverTypeWrapper<Omit<SetSelfCheckoutItemPayload, 'selfCheckout'> & { selfCheckout?: Maybe<ResolversTypes['SelfCheckout']> }>;
  SetSelfCheckoutTagsPayload: ResolverTypeWrapper<Omit<SetSelfCheckoutTagsPayload, 'selfCheckout'> & { selfCheckout?: Maybe<ResolversTypes['SelfCheckout']> }>;
  RecogniseMemberPayload: ResolverTypeWrapper<Omit<RecogniseMemberPayload, 'selfCheckout'> & { selfCheckout?: Maybe<ResolversTypes['SelfCheckout']> }>;
  IdentifyMemberPayload: ResolverTypeWrapper<Omit<IdentifyMemberPayload, 'member'> & { member?: Maybe<ResolversTypes['IdentifiedMember']> }>;
  IdentifiedMember: ResolverTypeWrapper<IdentifiedMemberMapper>;
  ApproveSelfCheckoutPayload: ResolverTypeWrapper<Omit<ApproveSelfCheckoutPayload, 'selfCheckout'> & { selfCheckout?: Maybe<ResolversTypes['SelfCheckout']> }>;
  PaySelfCheckoutPayload: ResolverTypeWrapper<Omit<PaySelfCheckoutPayload, 'selfCheckout'> & { selfCheckout?: Maybe<ResolversTypes['SelfCheckout']> }>;
  AbandonSelfCheckoutPayload: ResolverTypeWrapper<Omit<AbandonSelfCheckoutPayload, 'selfCheckout'> & { selfCheckout?: Maybe<ResolversTypes['SelfCheckout']> }>;
  SetSaleRulePayload: ResolverTypeWrapper<SetSaleRulePayload>;
  AskCorrectionPayload: ResolverTypeWrapper<Omit<AskCorrectionPayload, 'correction'> & { correction?: Maybe<ResolversTypes['SaleCorrection']> }>;
  DecideCorrectionPayload: ResolverTypeWrapper<Omit<DecideCorrectionPayload, 'correction'> & { correction?: Maybe<ResolversTypes['SaleCorrection']> }>;
  AddToCartInput: AddToCartInput;
  SetCartLineInput: SetCartLineInput;
  RemoveFromCartInput: RemoveFromCartInput;
  CheckoutForPickupInput: CheckoutForPickupInput;
  CheckoutInput: CheckoutInput;
  CheckoutLineInput: CheckoutLineInput;
  CheckoutQuoteInput: CheckoutQuoteInput;
  CheckoutPaymentInput: CheckoutPaymentInput;
  ShippingAddressInput: ShippingAddressInput;
  PackOrderInput: PackOrderInput;
  ShipOrderInput: ShipOrderInput;
  ConfirmDeliveryInput: ConfirmDeliveryInput;
  ImportPromotionsInput: ImportPromotionsInput;
  PromotionInput: PromotionInput;
  ImportTaxRatesInput: ImportTaxRatesInput;
  TaxRateInput: TaxRateInput;
  StartPickingInput: StartPickingInput;
  MarkReadyInput: MarkReadyInput;
  AnnounceArrivalInput: AnnounceArrivalInput;
  ArrivalEvidenceInput: ArrivalEvidenceInput;
  HeardBeaconInput: HeardBeaconInput;
  CheckIdentityInput: CheckIdentityInput;
  SeenDocumentInput: SeenDocumentInput;
  OverrideIdentityInput: OverrideIdentityInput;
  RejectOrderLineInput: RejectOrderLineInput;
  ChoosePickupWindowInput: ChoosePickupWindowInput;
  PickupWindowInput: PickupWindowInput;
  ExtendPickupInput: ExtendPickupInput;
  NameProxyInput: NameProxyInput;
  RevokeProxyInput: RevokeProxyInput;
  SendPickupMessageInput: SendPickupMessageInput;
  RenewPickupCodeInput: RenewPickupCodeInput;
  HandOverInput: HandOverInput;
  CancelOrderInput: CancelOrderInput;
  ImportProductsInput: ImportProductsInput;
  ProductInput: ProductInput;
  VariantInput: VariantInput;
  ProductImageInput: ProductImageInput;
  Model3DInput: Model3DInput;
  SetPricesInput: SetPricesInput;
  PriceInput: PriceInput;
  MoneyInput: MoneyInput;
  ImportStoresInput: ImportStoresInput;
  StoreInput: StoreInput;
  OpeningExceptionInput: OpeningExceptionInput;
  OpeningTimesInput: OpeningTimesInput;
  StoreGeofenceInput: StoreGeofenceInput;
  StoreBeaconInput: StoreBeaconInput;
  FulfilmentLineInput: FulfilmentLineInput;
  StockLineInput: StockLineInput;
  HoldStockInput: HoldStockInput;
  ExtendStockHoldInput: ExtendStockHoldInput;
  ReleaseStockInput: ReleaseStockInput;
  RequestTransferInput: RequestTransferInput;
  AnnounceDeliveryInput: AnnounceDeliveryInput;
  SendTransferInput: SendTransferInput;
  ReceiveTransferInput: ReceiveTransferInput;
  ArrivedLineInput: ArrivedLineInput;
  CancelTransferInput: CancelTransferInput;
  InspectReturnedInput: InspectReturnedInput;
  InspectedLineInput: InspectedLineInput;
  AdjustStockInput: AdjustStockInput;
  AdjustedLineInput: AdjustedLineInput;
  AdjustmentReason: AdjustmentReason;
  StoreAddressInput: StoreAddressInput;
  StoreLocationInput: StoreLocationInput;
  OpeningHoursInput: OpeningHoursInput;
  SetStockInput: SetStockInput;
  StockCountInput: StockCountInput;
  ImportOrdersInput: ImportOrdersInput;
  ImportedOrderLineInput: ImportedOrderLineInput;
  AddToCartPayload: ResolverTypeWrapper<Omit<AddToCartPayload, 'cart'> & { cart?: Maybe<ResolversTypes['Cart']> }>;
  SetCartLinePayload: ResolverTypeWrapper<Omit<SetCartLinePayload, 'cart'> & { cart?: Maybe<ResolversTypes['Cart']> }>;
  RemoveFromCartPayload: ResolverTypeWrapper<Omit<RemoveFromCartPayload, 'cart'> & { cart?: Maybe<ResolversTypes['Cart']> }>;
  CheckoutForPickupPayload: ResolverTypeWrapper<Omit<CheckoutForPickupPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  CheckoutPayload: ResolverTypeWrapper<Omit<CheckoutPayload, 'checkout'> & { checkout?: Maybe<ResolversTypes['Checkout']> }>;
  PackOrderPayload: ResolverTypeWrapper<Omit<PackOrderPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  ShipOrderPayload: ResolverTypeWrapper<Omit<ShipOrderPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  ConfirmDeliveryPayload: ResolverTypeWrapper<Omit<ConfirmDeliveryPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  ImportPromotionsPayload: ResolverTypeWrapper<ImportPromotionsPayload>;
  ImportTaxRatesPayload: ResolverTypeWrapper<ImportTaxRatesPayload>;
  StartPickingPayload: ResolverTypeWrapper<Omit<StartPickingPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  MarkReadyPayload: ResolverTypeWrapper<Omit<MarkReadyPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  AnnounceArrivalPayload: ResolverTypeWrapper<Omit<AnnounceArrivalPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  CheckIdentityPayload: ResolverTypeWrapper<Omit<CheckIdentityPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  OverrideIdentityPayload: ResolverTypeWrapper<Omit<OverrideIdentityPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  RejectOrderLinePayload: ResolverTypeWrapper<Omit<RejectOrderLinePayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  ChoosePickupWindowPayload: ResolverTypeWrapper<Omit<ChoosePickupWindowPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  ExtendPickupPayload: ResolverTypeWrapper<Omit<ExtendPickupPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  NameProxyPayload: ResolverTypeWrapper<Omit<NameProxyPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  RevokeProxyPayload: ResolverTypeWrapper<Omit<RevokeProxyPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  SendPickupMessagePayload: ResolverTypeWrapper<Omit<SendPickupMessagePayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  RenewPickupCodePayload: ResolverTypeWrapper<Omit<RenewPickupCodePayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  HandOverPayload: ResolverTypeWrapper<Omit<HandOverPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  CancelOrderPayload: ResolverTypeWrapper<Omit<CancelOrderPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  ImportProductsPayload: ResolverTypeWrapper<ImportProductsPayload>;
  ImportStoresPayload: ResolverTypeWrapper<ImportStoresPayload>;
  SetStockPayload: ResolverTypeWrapper<SetStockPayload>;
  SetPricesPayload: ResolverTypeWrapper<SetPricesPayload>;
  HoldStockPayload: ResolverTypeWrapper<Omit<HoldStockPayload, 'hold'> & { hold?: Maybe<ResolversTypes['StockHold']> }>;
  ExtendStockHoldPayload: ResolverTypeWrapper<Omit<ExtendStockHoldPayload, 'hold'> & { hold?: Maybe<ResolversTypes['StockHold']> }>;
  ReleaseStockPayload: ResolverTypeWrapper<Omit<ReleaseStockPayload, 'hold'> & { hold?: Maybe<ResolversTypes['StockHold']> }>;
  RequestTransferPayload: ResolverTypeWrapper<Omit<RequestTransferPayload, 'transfer'> & { transfer?: Maybe<ResolversTypes['StockTransfer']> }>;
  AnnounceDeliveryPayload: ResolverTypeWrapper<Omit<AnnounceDeliveryPayload, 'transfer'> & { transfer?: Maybe<ResolversTypes['StockTransfer']> }>;
  SendTransferPayload: ResolverTypeWrapper<Omit<SendTransferPayload, 'transfer'> & { transfer?: Maybe<ResolversTypes['StockTransfer']> }>;
  ReceiveTransferPayload: ResolverTypeWrapper<Omit<ReceiveTransferPayload, 'transfer'> & { transfer?: Maybe<ResolversTypes['StockTransfer']> }>;
  CancelTransferPayload: ResolverTypeWrapper<Omit<CancelTransferPayload, 'transfer'> & { transfer?: Maybe<ResolversTypes['StockTransfer']> }>;
  InspectReturnedPayload: ResolverTypeWrapper<Omit<InspectReturnedPayload, 'levels'> & { levels?: Maybe<Array<ResolversTypes['StockLevel']>> }>;
  AdjustStockPayload: ResolverTypeWrapper<Omit<AdjustStockPayload, 'levels'> & { levels?: Maybe<Array<ResolversTypes['StockLevel']>> }>;
  ImportOrdersPayload: ResolverTypeWrapper<ImportOrdersPayload>;
  ReturnEligibility: ResolverTypeWrapper<ReturnEligibilityMapper>;
  ReturnRefusal: ReturnRefusal;
  Return: ResolverTypeWrapper<ReturnMapper>;
  ReturnState: ReturnState;
  RefundTender: RefundTender;
  StoreCredit: ResolverTypeWrapper<StoreCreditMapper>;
  StoreCreditMovement: ResolverTypeWrapper<StoreCreditMovementMapper>;
  StoreCreditPlace: StoreCreditPlace;
  UnpaidOrder: ResolverTypeWrapper<UnpaidOrderMapper>;
  UnpaidOrderEdge: ResolverTypeWrapper<Omit<UnpaidOrderEdge, 'node'> & { node: ResolversTypes['UnpaidOrder'] }>;
  UnpaidOrderConnection: ResolverTypeWrapper<Omit<UnpaidOrderConnection, 'edges'> & { edges: Array<ResolversTypes['UnpaidOrderEdge']> }>;
  ReturnLine: ResolverTypeWrapper<ReturnLineMapper>;
  ReturnReason: ReturnReason;
  ItemCondition: ItemCondition;
  ReturnRefund: ResolverTypeWrapper<ReturnRefundMapper>;
  ReturnExchange: ResolverTypeWrapper<ReturnExchangeMapper>;
  ReturnRefundState: ReturnRefundState;
  ReturnTimelineStep: ResolverTypeWrapper<ReturnTimelineStepMapper>;
  ReturnActor: ReturnActor;
  ReturnPoint: ResolverTypeWrapper<ReturnPointMapper>;
  ReturnBar: ResolverTypeWrapper<ReturnBarMapper>;
  ReturnPolicy: ResolverTypeWrapper<ReturnPolicyMapper>;
  ReturnCategory: ResolverTypeWrapper<ReturnCategory>;
  ReturnExtension: ResolverTypeWrapper<ReturnExtension>;
  RequestReturnInput: RequestReturnInput;
  ReceiptInput: ReceiptInput;
  RequestReturnLineInput: RequestReturnLineInput;
  RenewReturnCodeInput: RenewReturnCodeInput;
  CancelReturnInput: CancelReturnInput;
  TakeStoreCreditInput: TakeStoreCreditInput;
  RecordOwedPaymentInput: RecordOwedPaymentInput;
  PresentReturnInput: PresentReturnInput;
  ScanReturnInput: ScanReturnInput;
  ScannedLineInput: ScannedLineInput;
  ScanRefusal: ScanRefusal;
  ConfirmTillRefundInput: ConfirmTillRefundInput;
  SetReturnPolicyInput: SetReturnPolicyInput;
  ReturnCategoryInput: ReturnCategoryInput;
  ReturnExtensionInput: ReturnExtensionInput;
  ImportReturnBarsInput: ImportReturnBarsInput;
  ReturnBarInput: ReturnBarInput;
  RequestReturnPayload: ResolverTypeWrapper<Omit<RequestReturnPayload, 'return'> & { return?: Maybe<ResolversTypes['Return']> }>;
  RenewReturnCodePayload: ResolverTypeWrapper<Omit<RenewReturnCodePayload, 'return'> & { return?: Maybe<ResolversTypes['Return']> }>;
  CancelReturnPayload: ResolverTypeWrapper<Omit<CancelReturnPayload, 'return'> & { return?: Maybe<ResolversTypes['Return']> }>;
  TakeStoreCreditPayload: ResolverTypeWrapper<Omit<TakeStoreCreditPayload, 'return'> & { return?: Maybe<ResolversTypes['Return']> }>;
  RecordOwedPaymentPayload: ResolverTypeWrapper<Omit<RecordOwedPaymentPayload, 'unpaidOrder'> & { unpaidOrder?: Maybe<ResolversTypes['UnpaidOrder']> }>;
  PresentReturnPayload: ResolverTypeWrapper<Omit<PresentReturnPayload, 'return'> & { return?: Maybe<ResolversTypes['Return']> }>;
  ConfirmTillRefundPayload: ResolverTypeWrapper<Omit<ConfirmTillRefundPayload, 'return'> & { return?: Maybe<ResolversTypes['Return']> }>;
  ScanReturnPayload: ResolverTypeWrapper<Omit<ScanReturnPayload, 'return'> & { return?: Maybe<ResolversTypes['Return']> }>;
  ScanOutcome: ScanOutcome;
  SetReturnPolicyPayload: ResolverTypeWrapper<Omit<SetReturnPolicyPayload, 'policy'> & { policy?: Maybe<ResolversTypes['ReturnPolicy']> }>;
  ImportReturnBarsPayload: ResolverTypeWrapper<ImportReturnBarsPayload>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  JSON: Scalars['JSON']['output'];
  DateTime: Scalars['DateTime']['output'];
  LocalDate: Scalars['LocalDate']['output'];
  ConsentProof: Scalars['ConsentProof']['output'];
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  Float: Scalars['Float']['output'];
  ShopNow: ShopNow;
  ShopNowStock: ShopNowStock;
  Subscription: Record<PropertyKey, never>;
  Mutation: Record<PropertyKey, never>;
  Customer: CustomerMapper;
  WalkOut: WalkOutMapper;
  ScanSession: ScanSessionMapper;
  ScannedItem: ScannedItemMapper;
  ScanAudit: ScanAuditMapper;
  PaidPieces: PaidPieces;
  SelfCheckout: SelfCheckoutMapper;
  SelfCheckoutItem: SelfCheckoutItem;
  SaleCorrection: SaleCorrectionMapper;
  SaleCorrectionConnection: Omit<SaleCorrectionConnection, 'edges'> & { edges: Array<ResolversParentTypes['SaleCorrectionEdge']> };
  SaleCorrectionEdge: Omit<SaleCorrectionEdge, 'node'> & { node: ResolversParentTypes['SaleCorrection'] };
  Product: ProductMapper;
  Variant: VariantMapper;
  ProductImage: ProductImage;
  Model3D: Model3D;
  PriceTag: PriceTag;
  PriceDifference: PriceDifferenceMapper;
  ScopedPrice: ScopedPriceMapper;
  PriceDifferenceEdge: Omit<PriceDifferenceEdge, 'node'> & { node: ResolversParentTypes['PriceDifference'] };
  PriceDifferenceConnection: Omit<PriceDifferenceConnection, 'edges'> & { edges: Array<ResolversParentTypes['PriceDifferenceEdge']> };
  ProductEdge: Omit<ProductEdge, 'node'> & { node: ResolversParentTypes['Product'] };
  ProductConnection: Omit<ProductConnection, 'edges'> & { edges: Array<ResolversParentTypes['ProductEdge']> };
  Store: StoreMapper;
  StoreEdge: Omit<StoreEdge, 'node'> & { node: ResolversParentTypes['Store'] };
  StoreConnection: Omit<StoreConnection, 'edges'> & { edges: Array<ResolversParentTypes['StoreEdge']> };
  StoreAddress: StoreAddress;
  StoreLocation: StoreLocation;
  OpeningHours: OpeningHours;
  OpeningException: OpeningException;
  OpeningTimes: OpeningTimes;
  OpenSpan: OpenSpan;
  StoreGeofence: StoreGeofence;
  StoreBeacon: StoreBeacon;
  NearbyStore: Omit<NearbyStore, 'store'> & { store: ResolversParentTypes['Store'] };
  Availability: Omit<Availability, 'store'> & { store: ResolversParentTypes['Store'] };
  StoreAvailability: StoreAvailability;
  PlannedLine: Omit<PlannedLine, 'choices' | 'alternatives'> & { choices: Array<ResolversParentTypes['FulfilmentOption']>, alternatives: Array<ResolversParentTypes['FulfilmentOption']> };
  FulfilmentOption: FulfilmentOptionMapper;
  StockHold: StockHoldMapper;
  StockLine: StockLine;
  StockTransfer: StockTransferMapper;
  StockTransferLine: StockTransferLine;
  StockTransferEdge: Omit<StockTransferEdge, 'node'> & { node: ResolversParentTypes['StockTransfer'] };
  StockTransferConnection: Omit<StockTransferConnection, 'edges'> & { edges: Array<ResolversParentTypes['StockTransferEdge']> };
  StockMovement: StockMovementMapper;
  StockMovementEdge: Omit<StockMovementEdge, 'node'> & { node: ResolversParentTypes['StockMovement'] };
  StockMovementConnection: Omit<StockMovementConnection, 'edges'> & { edges: Array<ResolversParentTypes['StockMovementEdge']> };
  StockLevel: StockLevelMapper;
  Cart: CartMapper;
  CartLine: CartLineMapper;
  Order: OrderMapper;
  OrderLine: OrderLineMapper;
  RejectedLine: RejectedLineMapper;
  OrderMessage: OrderMessageMapper;
  Pickup: PickupMapper;
  PickupWindow: PickupWindow;
  PickupIdentityCheck: PickupIdentityCheckMapper;
  RequestedOverride: RequestedOverrideMapper;
  PickupQueueChange: PickupQueueChangeMapper;
  OrderStep: OrderStepMapper;
  LineDiscount: LineDiscountMapper;
  LineTax: LineTaxMapper;
  Checkout: CheckoutMapper;
  CheckoutQuote: CheckoutQuoteMapper;
  QuotedLine: QuotedLineMapper;
  Payment: PaymentMapper;
  PaymentInstrument: PaymentInstrumentMapper;
  PaymentOperation: PaymentOperationMapper;
  Shipment: ShipmentMapper;
  ShippingAddress: ShippingAddressMapper;
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  OrderConnection: Omit<OrderConnection, 'edges'> & { edges: Array<ResolversParentTypes['OrderEdge']> };
  Money: Money;
  VisitorCart: VisitorCartMapper;
  VisitorCartLine: VisitorCartLineMapper;
  TillCart: TillCartMapper;
  WishListItem: WishListItemMapper;
  WishListEdge: Omit<WishListEdge, 'node'> & { node: ResolversParentTypes['WishListItem'] };
  WishListConnection: Omit<WishListConnection, 'edges'> & { edges: Array<ResolversParentTypes['WishListEdge']> };
  ViewedProduct: ViewedProductMapper;
  EngagementThresholds: EngagementThresholds;
  SetVisitorCartLineInput: SetVisitorCartLineInput;
  ClaimCartInput: ClaimCartInput;
  BeginCheckoutInput: BeginCheckoutInput;
  AddToWishListInput: AddToWishListInput;
  RemoveFromWishListInput: RemoveFromWishListInput;
  MoveWishToCartInput: MoveWishToCartInput;
  RecordViewInput: RecordViewInput;
  SetEngagementThresholdsInput: SetEngagementThresholdsInput;
  SetVisitorCartLinePayload: Omit<SetVisitorCartLinePayload, 'cart'> & { cart?: Maybe<ResolversParentTypes['VisitorCart']> };
  ClaimCartPayload: Omit<ClaimCartPayload, 'cart'> & { cart?: Maybe<ResolversParentTypes['Cart']> };
  BeginCheckoutPayload: Omit<BeginCheckoutPayload, 'cart'> & { cart?: Maybe<ResolversParentTypes['Cart']> };
  AddToWishListPayload: Omit<AddToWishListPayload, 'item'> & { item?: Maybe<ResolversParentTypes['WishListItem']> };
  RemoveFromWishListPayload: RemoveFromWishListPayload;
  MoveWishToCartPayload: Omit<MoveWishToCartPayload, 'cart'> & { cart?: Maybe<ResolversParentTypes['Cart']> };
  RecordViewPayload: RecordViewPayload;
  ClearRecentlyViewedPayload: ClearRecentlyViewedPayload;
  SetEngagementThresholdsPayload: SetEngagementThresholdsPayload;
  RoomDesign: RoomDesignMapper;
  RoomPlan: RoomPlanMapper;
  RoomSize: RoomSize;
  RoomFixture: RoomFixture;
  RoomFinish: RoomFinish;
  RoomPlacement: RoomPlacementMapper;
  RoomShare: RoomShareMapper;
  RoomDesignEdge: Omit<RoomDesignEdge, 'node'> & { node: ResolversParentTypes['RoomDesign'] };
  RoomDesignConnection: Omit<RoomDesignConnection, 'edges'> & { edges: Array<ResolversParentTypes['RoomDesignEdge']> };
  SaveRoomDesignInput: SaveRoomDesignInput;
  RoomPlanInput: RoomPlanInput;
  RoomSizeInput: RoomSizeInput;
  RoomFixtureInput: RoomFixtureInput;
  RoomFinishInput: RoomFinishInput;
  RoomPlacementInput: RoomPlacementInput;
  ClaimRoomDesignInput: ClaimRoomDesignInput;
  ShareRoomDesignInput: ShareRoomDesignInput;
  StopSharingRoomDesignInput: StopSharingRoomDesignInput;
  DeleteRoomDesignInput: DeleteRoomDesignInput;
  AddRoomToCartInput: AddRoomToCartInput;
  SaveRoomDesignPayload: Omit<SaveRoomDesignPayload, 'design'> & { design?: Maybe<ResolversParentTypes['RoomDesign']> };
  RoomDesignPayload: Omit<RoomDesignPayload, 'design'> & { design?: Maybe<ResolversParentTypes['RoomDesign']> };
  DeleteRoomDesignPayload: DeleteRoomDesignPayload;
  AddRoomToCartPayload: Omit<AddRoomToCartPayload, 'cart'> & { cart?: Maybe<ResolversParentTypes['Cart']> };
  Review: ReviewMapper;
  ReviewEdge: Omit<ReviewEdge, 'node'> & { node: ResolversParentTypes['Review'] };
  ReviewConnection: Omit<ReviewConnection, 'edges'> & { edges: Array<ResolversParentTypes['ReviewEdge']> };
  ProductReview: ProductReviewMapper;
  ProductReviewEdge: Omit<ProductReviewEdge, 'node'> & { node: ResolversParentTypes['ProductReview'] };
  ProductReviewConnection: Omit<ProductReviewConnection, 'edges'> & { edges: Array<ResolversParentTypes['ProductReviewEdge']> };
  ProductRating: ProductRatingMapper;
  ReviewToModerate: ReviewToModerateMapper;
  ReviewToModerateEdge: Omit<ReviewToModerateEdge, 'node'> & { node: ResolversParentTypes['ReviewToModerate'] };
  ReviewToModerateConnection: Omit<ReviewToModerateConnection, 'edges'> & { edges: Array<ResolversParentTypes['ReviewToModerateEdge']> };
  WriteReviewInput: WriteReviewInput;
  WithdrawReviewInput: WithdrawReviewInput;
  ModerateReviewInput: ModerateReviewInput;
  WriteReviewPayload: Omit<WriteReviewPayload, 'review'> & { review?: Maybe<ResolversParentTypes['Review']> };
  ModerateReviewPayload: ModerateReviewPayload;
  StoreZone: StoreZoneMapper;
  ZoneCorner: ZoneCorner;
  SetStoreZonesInput: SetStoreZonesInput;
  StoreZoneInput: StoreZoneInput;
  ZoneCornerInput: ZoneCornerInput;
  ReportZoneEventsInput: ReportZoneEventsInput;
  ZoneEventInput: ZoneEventInput;
  SetStoreZonesPayload: Omit<SetStoreZonesPayload, 'zones'> & { zones?: Maybe<Array<ResolversParentTypes['StoreZone']>> };
  ReportZoneEventsPayload: ReportZoneEventsPayload;
  TryReservation: TryReservationMapper;
  TryLine: TryLineMapper;
  TryTimelineStep: TryTimelineStep;
  AppointmentSlot: AppointmentSlot;
  Appointment: AppointmentMapper;
  AppointmentTimelineStep: AppointmentTimelineStep;
  FittingNote: FittingNoteMapper;
  SaleCredit: SaleCreditMapper;
  ReserveToTryInput: ReserveToTryInput;
  TryLineInput: TryLineInput;
  PrepareToTryInput: PrepareToTryInput;
  BeginToTryInput: BeginToTryInput;
  LeaveTriedInput: LeaveTriedInput;
  CancelTryReservationInput: CancelTryReservationInput;
  BuyTriedInput: BuyTriedInput;
  PayTriedInput: PayTriedInput;
  SetGuideShopInput: SetGuideShopInput;
  BookAppointmentInput: BookAppointmentInput;
  RescheduleAppointmentInput: RescheduleAppointmentInput;
  CancelAppointmentInput: CancelAppointmentInput;
  BeginAppointmentInput: BeginAppointmentInput;
  MarkAppointmentNoShowInput: MarkAppointmentNoShowInput;
  CompleteAppointmentInput: CompleteAppointmentInput;
  NoteAppointmentInput: NoteAppointmentInput;
  FittingNoteInput: FittingNoteInput;
  OrderFromAppointmentInput: OrderFromAppointmentInput;
  AppointmentOrderLineInput: AppointmentOrderLineInput;
  SetGuideShopPayload: SetGuideShopPayload;
  TryReservationEdge: Omit<TryReservationEdge, 'node'> & { node: ResolversParentTypes['TryReservation'] };
  TryReservationConnection: Omit<TryReservationConnection, 'edges'> & { edges: Array<ResolversParentTypes['TryReservationEdge']> };
  AppointmentEdge: Omit<AppointmentEdge, 'node'> & { node: ResolversParentTypes['Appointment'] };
  AppointmentConnection: Omit<AppointmentConnection, 'edges'> & { edges: Array<ResolversParentTypes['AppointmentEdge']> };
  SaleCreditEdge: Omit<SaleCreditEdge, 'node'> & { node: ResolversParentTypes['SaleCredit'] };
  SaleCreditConnection: Omit<SaleCreditConnection, 'edges'> & { edges: Array<ResolversParentTypes['SaleCreditEdge']> };
  TryReservationPayload: Omit<TryReservationPayload, 'reservation'> & { reservation?: Maybe<ResolversParentTypes['TryReservation']> };
  AppointmentPayload: Omit<AppointmentPayload, 'appointment'> & { appointment?: Maybe<ResolversParentTypes['Appointment']> };
  OrderFromAppointmentPayload: Omit<OrderFromAppointmentPayload, 'appointment' | 'orders'> & { appointment?: Maybe<ResolversParentTypes['Appointment']>, orders: Array<ResolversParentTypes['Order']> };
  RightsRequest: RightsRequestMapper;
  RightsSection: RightsSectionMapper;
  RightsCount: RightsCount;
  RightsExclusion: RightsExclusion;
  RightsRecordConnection: Omit<RightsRecordConnection, 'edges'> & { edges: Array<ResolversParentTypes['RightsRecordEdge']> };
  RightsRecordEdge: Omit<RightsRecordEdge, 'node'> & { node: ResolversParentTypes['RightsRecord'] };
  RightsRecord: RightsRecordMapper;
  PageInfo: PageInfo;
  RequestEntryCodeInput: RequestEntryCodeInput;
  AdmitVisitInput: AdmitVisitInput;
  ReportSensedInput: ReportSensedInput;
  SensedEventInput: SensedEventInput;
  EndVisitInput: EndVisitInput;
  PayWalkOutInput: PayWalkOutInput;
  StartScanSessionInput: StartScanSessionInput;
  SetScannedItemInput: SetScannedItemInput;
  PayScanSessionInput: PayScanSessionInput;
  SendOfflineBasketInput: SendOfflineBasketInput;
  VerifyExitCodeInput: VerifyExitCodeInput;
  RecordAuditInput: RecordAuditInput;
  FoundItemInput: FoundItemInput;
  SetScanAndGoPolicyInput: SetScanAndGoPolicyInput;
  StartSelfCheckoutInput: StartSelfCheckoutInput;
  SetSelfCheckoutItemInput: SetSelfCheckoutItemInput;
  IdentifyMemberInput: IdentifyMemberInput;
  SellToMemberInput: SellToMemberInput;
  SaleLineInput: SaleLineInput;
  SellToMemberPayload: SellToMemberPayload;
  SetSelfCheckoutTagsInput: SetSelfCheckoutTagsInput;
  RecogniseMemberInput: RecogniseMemberInput;
  LinkCardInput: LinkCardInput;
  UnlinkCardInput: UnlinkCardInput;
  LinkCardPayload: Omit<LinkCardPayload, 'card'> & { card?: Maybe<ResolversParentTypes['LinkedCard']> };
  UnlinkCardPayload: UnlinkCardPayload;
  LinkedCard: LinkedCardMapper;
  ApproveSelfCheckoutInput: ApproveSelfCheckoutInput;
  PaySelfCheckoutInput: PaySelfCheckoutInput;
  AbandonSelfCheckoutInput: AbandonSelfCheckoutInput;
  SetSaleRuleInput: SetSaleRuleInput;
  AskCorrectionInput: AskCorrectionInput;
  DecideCorrectionInput: DecideCorrectionInput;
  RequestEntryCodePayload: Omit<RequestEntryCodePayload, 'walkOut'> & { walkOut?: Maybe<ResolversParentTypes['WalkOut']> };
  AdmitVisitPayload: AdmitVisitPayload;
  ReportSensedPayload: ReportSensedPayload;
  SensedResult: SensedResult;
  EndVisitPayload: EndVisitPayload;
  PayWalkOutPayload: Omit<PayWalkOutPayload, 'walkOut'> & { walkOut?: Maybe<ResolversParentTypes['WalkOut']> };
  StartScanSessionPayload: Omit<StartScanSessionPayload, 'scanSession'> & { scanSession?: Maybe<ResolversParentTypes['ScanSession']> };
  SetScannedItemPayload: Omit<SetScannedItemPayload, 'scanSession'> & { scanSession?: Maybe<ResolversParentTypes['ScanSession']> };
  PayScanSessionPayload: Omit<PayScanSessionPayload, 'scanSession'> & { scanSession?: Maybe<ResolversParentTypes['ScanSession']> };
  SendOfflineBasketPayload: Omit<SendOfflineBasketPayload, 'scanSession'> & { scanSession?: Maybe<ResolversParentTypes['ScanSession']> };
  VerifyExitCodePayload: VerifyExitCodePayload;
  RecordAuditPayload: RecordAuditPayload;
  SetScanAndGoPolicyPayload: SetScanAndGoPolicyPayload;
  StartSelfCheckoutPayload: Omit<StartSelfCheckoutPayload, 'selfCheckout'> & { selfCheckout?: Maybe<ResolversParentTypes['SelfCheckout']> };
  SetSelfCheckoutItemPayload: Omit<SetSelfCheckoutItemPayload, 'selfCheckout'> & { selfCheckout?: Maybe<ResolversParentTypes['SelfCheckout']> };
  SetSelfCheckoutTagsPayload: Omit<SetSelfCheckoutTagsPayload, 'selfCheckout'> & { selfCheckout?: Maybe<ResolversParentTypes['SelfCheckout']> };
  RecogniseMemberPayload: Omit<RecogniseMemberPayload, 'selfCheckout'> & { selfCheckout?: Maybe<ResolversParentTypes['SelfCheckout']> };
  IdentifyMemberPayload: Omit<IdentifyMemberPayload, 'member'> & { member?: Maybe<ResolversParentTypes['IdentifiedMember']> };
  IdentifiedMember: IdentifiedMemberMapper;
  ApproveSelfCheckoutPayload: Omit<ApproveSelfCheckoutPayload, 'selfCheckout'> & { selfCheckout?: Maybe<ResolversParentTypes['SelfCheckout']> };
  PaySelfCheckoutPayload: Omit<PaySelfCheckoutPayload, 'selfCheckout'> & { selfCheckout?: Maybe<ResolversParentTypes['SelfCheckout']> };
  AbandonSelfCheckoutPayload: Omit<AbandonSelfCheckoutPayload, 'selfCheckout'> & { selfCheckout?: Maybe<ResolversParentTypes['SelfCheckout']> };
  SetSaleRulePayload: SetSaleRulePayload;
  AskCorrectionPayload: Omit<AskCorrectionPayload, 'correction'> & { correction?: Maybe<ResolversParentTypes['SaleCorrection']> };
  DecideCorrectionPayload: Omit<DecideCorrectionPayload, 'correction'> & { correction?: Maybe<ResolversParentTypes['SaleCorrection']> };
  AddToCartInput: AddToCartInput;
  SetCartLineInput: SetCartLineInput;
  RemoveFromCartInput: RemoveFromCartInput;
  CheckoutForPickupInput: CheckoutForPickupInput;
  CheckoutInput: CheckoutInput;
  CheckoutLineInput: CheckoutLineInput;
  CheckoutQuoteInput: CheckoutQuoteInput;
  CheckoutPaymentInput: CheckoutPaymentInput;
  ShippingAddressInput: ShippingAddressInput;
  PackOrderInput: PackOrderInput;
  ShipOrderInput: ShipOrderInput;
  ConfirmDeliveryInput: ConfirmDeliveryInput;
  ImportPromotionsInput: ImportPromotionsInput;
  PromotionInput: PromotionInput;
  ImportTaxRatesInput: ImportTaxRatesInput;
  TaxRateInput: TaxRateInput;
  StartPickingInput: StartPickingInput;
  MarkReadyInput: MarkReadyInput;
  AnnounceArrivalInput: AnnounceArrivalInput;
  ArrivalEvidenceInput: ArrivalEvidenceInput;
  HeardBeaconInput: HeardBeaconInput;
  CheckIdentityInput: CheckIdentityInput;
  SeenDocumentInput: SeenDocumentInput;
  OverrideIdentityInput: OverrideIdentityInput;
  RejectOrderLineInput: RejectOrderLineInput;
  ChoosePickupWindowInput: ChoosePickupWindowInput;
  PickupWindowInput: PickupWindowInput;
  ExtendPickupInput: ExtendPickupInput;
  NameProxyInput: NameProxyInput;
  RevokeProxyInput: RevokeProxyInput;
  SendPickupMessageInput: SendPickupMessageInput;
  RenewPickupCodeInput: RenewPickupCodeInput;
  HandOverInput: HandOverInput;
  CancelOrderInput: CancelOrderInput;
  ImportProductsInput: ImportProductsInput;
  ProductInput: ProductInput;
  VariantInput: VariantInput;
  ProductImageInput: ProductImageInput;
  Model3DInput: Model3DInput;
  SetPricesInput: SetPricesInput;
  PriceInput: PriceInput;
  MoneyInput: MoneyInput;
  ImportStoresInput: ImportStoresInput;
  StoreInput: StoreInput;
  OpeningExceptionInput: OpeningExceptionInput;
  OpeningTimesInput: OpeningTimesInput;
  StoreGeofenceInput: StoreGeofenceInput;
  StoreBeaconInput: StoreBeaconInput;
  FulfilmentLineInput: FulfilmentLineInput;
  StockLineInput: StockLineInput;
  HoldStockInput: HoldStockInput;
  ExtendStockHoldInput: ExtendStockHoldInput;
  ReleaseStockInput: ReleaseStockInput;
  RequestTransferInput: RequestTransferInput;
  AnnounceDeliveryInput: AnnounceDeliveryInput;
  SendTransferInput: SendTransferInput;
  ReceiveTransferInput: ReceiveTransferInput;
  ArrivedLineInput: ArrivedLineInput;
  CancelTransferInput: CancelTransferInput;
  InspectReturnedInput: InspectReturnedInput;
  InspectedLineInput: InspectedLineInput;
  AdjustStockInput: AdjustStockInput;
  AdjustedLineInput: AdjustedLineInput;
  StoreAddressInput: StoreAddressInput;
  StoreLocationInput: StoreLocationInput;
  OpeningHoursInput: OpeningHoursInput;
  SetStockInput: SetStockInput;
  StockCountInput: StockCountInput;
  ImportOrdersInput: ImportOrdersInput;
  ImportedOrderLineInput: ImportedOrderLineInput;
  AddToCartPayload: Omit<AddToCartPayload, 'cart'> & { cart?: Maybe<ResolversParentTypes['Cart']> };
  SetCartLinePayload: Omit<SetCartLinePayload, 'cart'> & { cart?: Maybe<ResolversParentTypes['Cart']> };
  RemoveFromCartPayload: Omit<RemoveFromCartPayload, 'cart'> & { cart?: Maybe<ResolversParentTypes['Cart']> };
  CheckoutForPickupPayload: Omit<CheckoutForPickupPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  CheckoutPayload: Omit<CheckoutPayload, 'checkout'> & { checkout?: Maybe<ResolversParentTypes['Checkout']> };
  PackOrderPayload: Omit<PackOrderPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  ShipOrderPayload: Omit<ShipOrderPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  ConfirmDeliveryPayload: Omit<ConfirmDeliveryPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  ImportPromotionsPayload: ImportPromotionsPayload;
  ImportTaxRatesPayload: ImportTaxRatesPayload;
  StartPickingPayload: Omit<StartPickingPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  MarkReadyPayload: Omit<MarkReadyPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  AnnounceArrivalPayload: Omit<AnnounceArrivalPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  CheckIdentityPayload: Omit<CheckIdentityPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  OverrideIdentityPayload: Omit<OverrideIdentityPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  RejectOrderLinePayload: Omit<RejectOrderLinePayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  ChoosePickupWindowPayload: Omit<ChoosePickupWindowPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  ExtendPickupPayload: Omit<ExtendPickupPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  NameProxyPayload: Omit<NameProxyPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  RevokeProxyPayload: Omit<RevokeProxyPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  SendPickupMessagePayload: Omit<SendPickupMessagePayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  RenewPickupCodePayload: Omit<RenewPickupCodePayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  HandOverPayload: Omit<HandOverPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  CancelOrderPayload: Omit<CancelOrderPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  ImportProductsPayload: ImportProductsPayload;
  ImportStoresPayload: ImportStoresPayload;
  SetStockPayload: SetStockPayload;
  SetPricesPayload: SetPricesPayload;
  HoldStockPayload: Omit<HoldStockPayload, 'hold'> & { hold?: Maybe<ResolversParentTypes['StockHold']> };
  ExtendStockHoldPayload: Omit<ExtendStockHoldPayload, 'hold'> & { hold?: Maybe<ResolversParentTypes['StockHold']> };
  ReleaseStockPayload: Omit<ReleaseStockPayload, 'hold'> & { hold?: Maybe<ResolversParentTypes['StockHold']> };
  RequestTransferPayload: Omit<RequestTransferPayload, 'transfer'> & { transfer?: Maybe<ResolversParentTypes['StockTransfer']> };
  AnnounceDeliveryPayload: Omit<AnnounceDeliveryPayload, 'transfer'> & { transfer?: Maybe<ResolversParentTypes['StockTransfer']> };
  SendTransferPayload: Omit<SendTransferPayload, 'transfer'> & { transfer?: Maybe<ResolversParentTypes['StockTransfer']> };
  ReceiveTransferPayload: Omit<ReceiveTransferPayload, 'transfer'> & { transfer?: Maybe<ResolversParentTypes['StockTransfer']> };
  CancelTransferPayload: Omit<CancelTransferPayload, 'transfer'> & { transfer?: Maybe<ResolversParentTypes['StockTransfer']> };
  InspectReturnedPayload: Omit<InspectReturnedPayload, 'levels'> & { levels?: Maybe<Array<ResolversParentTypes['StockLevel']>> };
  AdjustStockPayload: Omit<AdjustStockPayload, 'levels'> & { levels?: Maybe<Array<ResolversParentTypes['StockLevel']>> };
  ImportOrdersPayload: ImportOrdersPayload;
  ReturnEligibility: ReturnEligibilityMapper;
  Return: ReturnMapper;
  StoreCredit: StoreCreditMapper;
  StoreCreditMovement: StoreCreditMovementMapper;
  UnpaidOrder: UnpaidOrderMapper;
  UnpaidOrderEdge: Omit<UnpaidOrderEdge, 'node'> & { node: ResolversParentTypes['UnpaidOrder'] };
  UnpaidOrderConnection: Omit<UnpaidOrderConnection, 'edges'> & { edges: Array<ResolversParentTypes['UnpaidOrderEdge']> };
  ReturnLine: ReturnLineMapper;
  ReturnRefund: ReturnRefundMapper;
  ReturnExchange: ReturnExchangeMapper;
  ReturnTimelineStep: ReturnTimelineStepMapper;
  ReturnPoint: ReturnPointMapper;
  ReturnBar: ReturnBarMapper;
  ReturnPolicy: ReturnPolicyMapper;
  ReturnCategory: ReturnCategory;
  ReturnExtension: ReturnExtension;
  RequestReturnInput: RequestReturnInput;
  ReceiptInput: ReceiptInput;
  RequestReturnLineInput: RequestReturnLineInput;
  RenewReturnCodeInput: RenewReturnCodeInput;
  CancelReturnInput: CancelReturnInput;
  TakeStoreCreditInput: TakeStoreCreditInput;
  RecordOwedPaymentInput: RecordOwedPaymentInput;
  PresentReturnInput: PresentReturnInput;
  ScanReturnInput: ScanReturnInput;
  ScannedLineInput: ScannedLineInput;
  ConfirmTillRefundInput: ConfirmTillRefundInput;
  SetReturnPolicyInput: SetReturnPolicyInput;
  ReturnCategoryInput: ReturnCategoryInput;
  ReturnExtensionInput: ReturnExtensionInput;
  ImportReturnBarsInput: ImportReturnBarsInput;
  ReturnBarInput: ReturnBarInput;
  RequestReturnPayload: Omit<RequestReturnPayload, 'return'> & { return?: Maybe<ResolversParentTypes['Return']> };
  RenewReturnCodePayload: Omit<RenewReturnCodePayload, 'return'> & { return?: Maybe<ResolversParentTypes['Return']> };
  CancelReturnPayload: Omit<CancelReturnPayload, 'return'> & { return?: Maybe<ResolversParentTypes['Return']> };
  TakeStoreCreditPayload: Omit<TakeStoreCreditPayload, 'return'> & { return?: Maybe<ResolversParentTypes['Return']> };
  RecordOwedPaymentPayload: Omit<RecordOwedPaymentPayload, 'unpaidOrder'> & { unpaidOrder?: Maybe<ResolversParentTypes['UnpaidOrder']> };
  PresentReturnPayload: Omit<PresentReturnPayload, 'return'> & { return?: Maybe<ResolversParentTypes['Return']> };
  ConfirmTillRefundPayload: Omit<ConfirmTillRefundPayload, 'return'> & { return?: Maybe<ResolversParentTypes['Return']> };
  ScanReturnPayload: Omit<ScanReturnPayload, 'return'> & { return?: Maybe<ResolversParentTypes['Return']> };
  SetReturnPolicyPayload: Omit<SetReturnPolicyPayload, 'policy'> & { policy?: Maybe<ResolversParentTypes['ReturnPolicy']> };
  ImportReturnBarsPayload: ImportReturnBarsPayload;
  UserError: UserError;
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export type ConsentDirectiveArgs = {
  purpose: Scalars['String']['input'];
  unlessSelf?: Scalars['Boolean']['input'];
};

export type ConsentDirectiveResolver<Result, Parent, ContextType = Context, Args = ConsentDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface LocalDateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalDate'], any> {
  name: 'LocalDate';
}

export interface ConsentProofScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ConsentProof'], any> {
  name: 'ConsentProof';
}

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  products: Resolver<Maybe<ResolversTypes['ProductConnection']>, ParentType, ContextType, RequireFields<QueryProductsArgs, 'first'>>;
  product: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, RequireFields<QueryProductArgs, 'id'>>;
  variant: Resolver<Maybe<ResolversTypes['Variant']>, ParentType, ContextType, RequireFields<QueryVariantArgs, 'sku'>>;
  stores: Resolver<Maybe<ResolversTypes['StoreConnection']>, ParentType, ContextType, RequireFields<QueryStoresArgs, 'first'>>;
  store: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType, RequireFields<QueryStoreArgs, 'id'>>;
  storesNear: Resolver<Maybe<Array<ResolversTypes['NearbyStore']>>, ParentType, ContextType, RequireFields<QueryStoresNearArgs, 'latitude' | 'longitude' | 'radiusMetres' | 'first'>>;
  availability: Resolver<Maybe<Array<ResolversTypes['Availability']>>, ParentType, ContextType, RequireFields<QueryAvailabilityArgs, 'sku' | 'quantity' | 'latitude' | 'longitude' | 'first'>>;
  fulfilmentPlan: Resolver<Maybe<Array<ResolversTypes['PlannedLine']>>, ParentType, ContextType, RequireFields<QueryFulfilmentPlanArgs, 'lines'>>;
  priceDifferences: Resolver<Maybe<ResolversTypes['PriceDifferenceConnection']>, ParentType, ContextType, RequireFields<QueryPriceDifferencesArgs, 'first'>>;
  stockHold: Resolver<Maybe<ResolversTypes['StockHold']>, ParentType, ContextType, RequireFields<QueryStockHoldArgs, 'id'>>;
  stockTransfer: Resolver<Maybe<ResolversTypes['StockTransfer']>, ParentType, ContextType, RequireFields<QueryStockTransferArgs, 'id'>>;
  order: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderArgs, 'id'>>;
  checkoutQuote: Resolver<Maybe<ResolversTypes['CheckoutQuote']>, ParentType, ContextType, RequireFields<QueryCheckoutQuoteArgs, 'input'>>;
  checkout: Resolver<Maybe<ResolversTypes['Checkout']>, ParentType, ContextType, RequireFields<QueryCheckoutArgs, 'id'>>;
  findPickup: Resolver<Maybe<Array<ResolversTypes['Order']>>, ParentType, ContextType, RequireFields<QueryFindPickupArgs, 'storeId' | 'text'>>;
  visitorCart: Resolver<Maybe<ResolversTypes['VisitorCart']>, ParentType, ContextType, RequireFields<QueryVisitorCartArgs, 'token'>>;
  cartAtTill: Resolver<Maybe<ResolversTypes['TillCart']>, ParentType, ContextType, RequireFields<QueryCartAtTillArgs, 'code'>>;
  engagementThresholds: Resolver<Maybe<ResolversTypes['EngagementThresholds']>, ParentType, ContextType>;
  roomDesign: Resolver<Maybe<ResolversTypes['RoomDesign']>, ParentType, ContextType, RequireFields<QueryRoomDesignArgs, 'id'>>;
  reviewsToModerate: Resolver<Maybe<ResolversTypes['ReviewToModerateConnection']>, ParentType, ContextType, RequireFields<QueryReviewsToModerateArgs, 'first'>>;
  returnBarsNear: Resolver<Maybe<Array<ResolversTypes['ReturnPoint']>>, ParentType, ContextType, RequireFields<QueryReturnBarsNearArgs, 'latitude' | 'longitude' | 'radiusMetres' | 'first'>>;
  returnPolicy: Resolver<Maybe<ResolversTypes['ReturnPolicy']>, ParentType, ContextType>;
  return: Resolver<Maybe<ResolversTypes['Return']>, ParentType, ContextType, RequireFields<QueryReturnArgs, 'id'>>;
  walkOut: Resolver<Maybe<ResolversTypes['WalkOut']>, ParentType, ContextType, RequireFields<QueryWalkOutArgs, 'id'>>;
  scanSession: Resolver<Maybe<ResolversTypes['ScanSession']>, ParentType, ContextType, RequireFields<QueryScanSessionArgs, 'id'>>;
  identifiedMember: Resolver<Maybe<ResolversTypes['IdentifiedMember']>, ParentType, ContextType, RequireFields<QueryIdentifiedMemberArgs, 'pass'>>;
  selfCheckout: Resolver<Maybe<ResolversTypes['SelfCheckout']>, ParentType, ContextType, RequireFields<QuerySelfCheckoutArgs, 'id'>>;
  tryReservation: Resolver<Maybe<ResolversTypes['TryReservation']>, ParentType, ContextType, RequireFields<QueryTryReservationArgs, 'id'>>;
  appointment: Resolver<Maybe<ResolversTypes['Appointment']>, ParentType, ContextType, RequireFields<QueryAppointmentArgs, 'id'>>;
  shopNow: Resolver<Maybe<ResolversTypes['ShopNow']>, ParentType, ContextType, RequireFields<QueryShopNowArgs, 'skus'>>;
};

export type ShopNowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShopNow'] = ResolversParentTypes['ShopNow']> = {
  onHand?: Resolver<Array<ResolversTypes['ShopNowStock']>, ParentType, ContextType>;
  bag?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  wishes?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ShopNowStockResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShopNowStock'] = ResolversParentTypes['ShopNowStock']> = {
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  pickupQueue?: SubscriptionResolver<Maybe<ResolversTypes['PickupQueueChange']>, "pickupQueue", ParentType, ContextType, RequireFields<SubscriptionPickupQueueArgs, 'storeId'>>;
  orderUpdates?: SubscriptionResolver<Maybe<ResolversTypes['Order']>, "orderUpdates", ParentType, ContextType, RequireFields<SubscriptionOrderUpdatesArgs, 'orderId'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  requestEntryCode: Resolver<ResolversTypes['RequestEntryCodePayload'], ParentType, ContextType, RequireFields<MutationRequestEntryCodeArgs, 'input'>>;
  admitVisit: Resolver<ResolversTypes['AdmitVisitPayload'], ParentType, ContextType, RequireFields<MutationAdmitVisitArgs, 'input'>>;
  reportSensed: Resolver<ResolversTypes['ReportSensedPayload'], ParentType, ContextType, RequireFields<MutationReportSensedArgs, 'input'>>;
  endVisit: Resolver<ResolversTypes['EndVisitPayload'], ParentType, ContextType, RequireFields<MutationEndVisitArgs, 'input'>>;
  payWalkOut: Resolver<ResolversTypes['PayWalkOutPayload'], ParentType, ContextType, RequireFields<MutationPayWalkOutArgs, 'input'>>;
  startScanSession: Resolver<ResolversTypes['StartScanSessionPayload'], ParentType, ContextType, RequireFields<MutationStartScanSessionArgs, 'input'>>;
  setScannedItem: Resolver<ResolversTypes['SetScannedItemPayload'], ParentType, ContextType, RequireFields<MutationSetScannedItemArgs, 'input'>>;
  payScanSession: Resolver<ResolversTypes['PayScanSessionPayload'], ParentType, ContextType, RequireFields<MutationPayScanSessionArgs, 'input'>>;
  sendOfflineBasket: Resolver<ResolversTypes['SendOfflineBasketPayload'], ParentType, ContextType, RequireFields<MutationSendOfflineBasketArgs, 'input'>>;
  verifyExitCode: Resolver<ResolversTypes['VerifyExitCodePayload'], ParentType, ContextType, RequireFields<MutationVerifyExitCodeArgs, 'input'>>;
  recordAudit: Resolver<ResolversTypes['RecordAuditPayload'], ParentType, ContextType, RequireFields<MutationRecordAuditArgs, 'input'>>;
  setScanAndGoPolicy: Resolver<ResolversTypes['SetScanAndGoPolicyPayload'], ParentType, ContextType, RequireFields<MutationSetScanAndGoPolicyArgs, 'input'>>;
  startSelfCheckout: Resolver<ResolversTypes['StartSelfCheckoutPayload'], ParentType, ContextType, RequireFields<MutationStartSelfCheckoutArgs, 'input'>>;
  setSelfCheckoutItem: Resolver<ResolversTypes['SetSelfCheckoutItemPayload'], ParentType, ContextType, RequireFields<MutationSetSelfCheckoutItemArgs, 'input'>>;
  setSelfCheckoutTags: Resolver<ResolversTypes['SetSelfCheckoutTagsPayload'], ParentType, ContextType, RequireFields<MutationSetSelfCheckoutTagsArgs, 'input'>>;
  recogniseMember: Resolver<ResolversTypes['RecogniseMemberPayload'], ParentType, ContextType, RequireFields<MutationRecogniseMemberArgs, 'input'>>;
  identifyMember: Resolver<ResolversTypes['IdentifyMemberPayload'], ParentType, ContextType, RequireFields<MutationIdentifyMemberArgs, 'input'>>;
  sellToMember: Resolver<ResolversTypes['SellToMemberPayload'], ParentType, ContextType, RequireFields<MutationSellToMemberArgs, 'input'>>;
  linkCard: Resolver<ResolversTypes['LinkCardPayload'], ParentType, ContextType, RequireFields<MutationLinkCardArgs, 'input'>>;
  unlinkCard: Resolver<ResolversTypes['UnlinkCardPayload'], ParentType, ContextType, RequireFields<MutationUnlinkCardArgs, 'input'>>;
  approveSelfCheckout: Resolver<ResolversTypes['ApproveSelfCheckoutPayload'], ParentType, ContextType, RequireFields<MutationApproveSelfCheckoutArgs, 'input'>>;
  paySelfCheckout: Resolver<ResolversTypes['PaySelfCheckoutPayload'], ParentType, ContextType, RequireFields<MutationPaySelfCheckoutArgs, 'input'>>;
  abandonSelfCheckout: Resolver<ResolversTypes['AbandonSelfCheckoutPayload'], ParentType, ContextType, RequireFields<MutationAbandonSelfCheckoutArgs, 'input'>>;
  setSaleRule: Resolver<ResolversTypes['SetSaleRulePayload'], ParentType, ContextType, RequireFields<MutationSetSaleRuleArgs, 'input'>>;
  askCorrection: Resolver<ResolversTypes['AskCorrectionPayload'], ParentType, ContextType, RequireFields<MutationAskCorrectionArgs, 'input'>>;
  decideCorrection: Resolver<ResolversTypes['DecideCorrectionPayload'], ParentType, ContextType, RequireFields<MutationDecideCorrectionArgs, 'input'>>;
  addToCart: Resolver<ResolversTypes['AddToCartPayload'], ParentType, ContextType, RequireFields<MutationAddToCartArgs, 'input'>>;
  setCartLine: Resolver<ResolversTypes['SetCartLinePayload'], ParentType, ContextType, RequireFields<MutationSetCartLineArgs, 'input'>>;
  removeFromCart: Resolver<ResolversTypes['RemoveFromCartPayload'], ParentType, ContextType, RequireFields<MutationRemoveFromCartArgs, 'input'>>;
  checkoutForPickup: Resolver<ResolversTypes['CheckoutForPickupPayload'], ParentType, ContextType, RequireFields<MutationCheckoutForPickupArgs, 'input'>>;
  checkout: Resolver<ResolversTypes['CheckoutPayload'], ParentType, ContextType, RequireFields<MutationCheckoutArgs, 'input'>>;
  packOrder: Resolver<ResolversTypes['PackOrderPayload'], ParentType, ContextType, RequireFields<MutationPackOrderArgs, 'input'>>;
  shipOrder: Resolver<ResolversTypes['ShipOrderPayload'], ParentType, ContextType, RequireFields<MutationShipOrderArgs, 'input'>>;
  confirmDelivery: Resolver<ResolversTypes['ConfirmDeliveryPayload'], ParentType, ContextType, RequireFields<MutationConfirmDeliveryArgs, 'input'>>;
  importPromotions: Resolver<ResolversTypes['ImportPromotionsPayload'], ParentType, ContextType, RequireFields<MutationImportPromotionsArgs, 'input'>>;
  importTaxRates: Resolver<ResolversTypes['ImportTaxRatesPayload'], ParentType, ContextType, RequireFields<MutationImportTaxRatesArgs, 'input'>>;
  startPicking: Resolver<ResolversTypes['StartPickingPayload'], ParentType, ContextType, RequireFields<MutationStartPickingArgs, 'input'>>;
  markReady: Resolver<ResolversTypes['MarkReadyPayload'], ParentType, ContextType, RequireFields<MutationMarkReadyArgs, 'input'>>;
  announceArrival: Resolver<ResolversTypes['AnnounceArrivalPayload'], ParentType, ContextType, RequireFields<MutationAnnounceArrivalArgs, 'input'>>;
  checkIdentity: Resolver<ResolversTypes['CheckIdentityPayload'], ParentType, ContextType, RequireFields<MutationCheckIdentityArgs, 'input'>>;
  overrideIdentity: Resolver<ResolversTypes['OverrideIdentityPayload'], ParentType, ContextType, RequireFields<MutationOverrideIdentityArgs, 'input'>>;
  rejectOrderLine: Resolver<ResolversTypes['RejectOrderLinePayload'], ParentType, ContextType, RequireFields<MutationRejectOrderLineArgs, 'input'>>;
  choosePickupWindow: Resolver<ResolversTypes['ChoosePickupWindowPayload'], ParentType, ContextType, RequireFields<MutationChoosePickupWindowArgs, 'input'>>;
  extendPickup: Resolver<ResolversTypes['ExtendPickupPayload'], ParentType, ContextType, RequireFields<MutationExtendPickupArgs, 'input'>>;
  nameProxy: Resolver<ResolversTypes['NameProxyPayload'], ParentType, ContextType, RequireFields<MutationNameProxyArgs, 'input'>>;
  revokeProxy: Resolver<ResolversTypes['RevokeProxyPayload'], ParentType, ContextType, RequireFields<MutationRevokeProxyArgs, 'input'>>;
  sendPickupMessage: Resolver<ResolversTypes['SendPickupMessagePayload'], ParentType, ContextType, RequireFields<MutationSendPickupMessageArgs, 'input'>>;
  renewPickupCode: Resolver<ResolversTypes['RenewPickupCodePayload'], ParentType, ContextType, RequireFields<MutationRenewPickupCodeArgs, 'input'>>;
  handOver: Resolver<ResolversTypes['HandOverPayload'], ParentType, ContextType, RequireFields<MutationHandOverArgs, 'input'>>;
  cancelOrder: Resolver<ResolversTypes['CancelOrderPayload'], ParentType, ContextType, RequireFields<MutationCancelOrderArgs, 'input'>>;
  importProducts: Resolver<ResolversTypes['ImportProductsPayload'], ParentType, ContextType, RequireFields<MutationImportProductsArgs, 'input'>>;
  importStores: Resolver<ResolversTypes['ImportStoresPayload'], ParentType, ContextType, RequireFields<MutationImportStoresArgs, 'input'>>;
  setStock: Resolver<ResolversTypes['SetStockPayload'], ParentType, ContextType, RequireFields<MutationSetStockArgs, 'input'>>;
  setPrices: Resolver<ResolversTypes['SetPricesPayload'], ParentType, ContextType, RequireFields<MutationSetPricesArgs, 'input'>>;
  holdStock: Resolver<ResolversTypes['HoldStockPayload'], ParentType, ContextType, RequireFields<MutationHoldStockArgs, 'input'>>;
  extendStockHold: Resolver<ResolversTypes['ExtendStockHoldPayload'], ParentType, ContextType, RequireFields<MutationExtendStockHoldArgs, 'input'>>;
  releaseStock: Resolver<ResolversTypes['ReleaseStockPayload'], ParentType, ContextType, RequireFields<MutationReleaseStockArgs, 'input'>>;
  requestTransfer: Resolver<ResolversTypes['RequestTransferPayload'], ParentType, ContextType, RequireFields<MutationRequestTransferArgs, 'input'>>;
  announceDelivery: Resolver<ResolversTypes['AnnounceDeliveryPayload'], ParentType, ContextType, RequireFields<MutationAnnounceDeliveryArgs, 'input'>>;
  sendTransfer: Resolver<ResolversTypes['SendTransferPayload'], ParentType, ContextType, RequireFields<MutationSendTransferArgs, 'input'>>;
  receiveTransfer: Resolver<ResolversTypes['ReceiveTransferPayload'], ParentType, ContextType, RequireFields<MutationReceiveTransferArgs, 'input'>>;
  cancelTransfer: Resolver<ResolversTypes['CancelTransferPayload'], ParentType, ContextType, RequireFields<MutationCancelTransferArgs, 'input'>>;
  inspectReturned: Resolver<ResolversTypes['InspectReturnedPayload'], ParentType, ContextType, RequireFields<MutationInspectReturnedArgs, 'input'>>;
  adjustStock: Resolver<ResolversTypes['AdjustStockPayload'], ParentType, ContextType, RequireFields<MutationAdjustStockArgs, 'input'>>;
  importOrders: Resolver<ResolversTypes['ImportOrdersPayload'], ParentType, ContextType, RequireFields<MutationImportOrdersArgs, 'input'>>;
  setVisitorCartLine: Resolver<ResolversTypes['SetVisitorCartLinePayload'], ParentType, ContextType, RequireFields<MutationSetVisitorCartLineArgs, 'input'>>;
  claimCart: Resolver<ResolversTypes['ClaimCartPayload'], ParentType, ContextType, RequireFields<MutationClaimCartArgs, 'input'>>;
  beginCheckout: Resolver<ResolversTypes['BeginCheckoutPayload'], ParentType, ContextType, RequireFields<MutationBeginCheckoutArgs, 'input'>>;
  addToWishList: Resolver<ResolversTypes['AddToWishListPayload'], ParentType, ContextType, RequireFields<MutationAddToWishListArgs, 'input'>>;
  removeFromWishList: Resolver<ResolversTypes['RemoveFromWishListPayload'], ParentType, ContextType, RequireFields<MutationRemoveFromWishListArgs, 'input'>>;
  moveWishToCart: Resolver<ResolversTypes['MoveWishToCartPayload'], ParentType, ContextType, RequireFields<MutationMoveWishToCartArgs, 'input'>>;
  recordView: Resolver<ResolversTypes['RecordViewPayload'], ParentType, ContextType, RequireFields<MutationRecordViewArgs, 'input'>>;
  clearRecentlyViewed: Resolver<ResolversTypes['ClearRecentlyViewedPayload'], ParentType, ContextType>;
  setEngagementThresholds: Resolver<ResolversTypes['SetEngagementThresholdsPayload'], ParentType, ContextType, RequireFields<MutationSetEngagementThresholdsArgs, 'input'>>;
  saveRoomDesign: Resolver<ResolversTypes['SaveRoomDesignPayload'], ParentType, ContextType, RequireFields<MutationSaveRoomDesignArgs, 'input'>>;
  claimRoomDesign: Resolver<ResolversTypes['RoomDesignPayload'], ParentType, ContextType, RequireFields<MutationClaimRoomDesignArgs, 'input'>>;
  shareRoomDesign: Resolver<ResolversTypes['RoomDesignPayload'], ParentType, ContextType, RequireFields<MutationShareRoomDesignArgs, 'input'>>;
  stopSharingRoomDesign: Resolver<ResolversTypes['RoomDesignPayload'], ParentType, ContextType, RequireFields<MutationStopSharingRoomDesignArgs, 'input'>>;
  deleteRoomDesign: Resolver<ResolversTypes['DeleteRoomDesignPayload'], ParentType, ContextType, RequireFields<MutationDeleteRoomDesignArgs, 'input'>>;
  addRoomToCart: Resolver<ResolversTypes['AddRoomToCartPayload'], ParentType, ContextType, RequireFields<MutationAddRoomToCartArgs, 'input'>>;
  writeReview: Resolver<ResolversTypes['WriteReviewPayload'], ParentType, ContextType, RequireFields<MutationWriteReviewArgs, 'input'>>;
  withdrawReview: Resolver<ResolversTypes['WriteReviewPayload'], ParentType, ContextType, RequireFields<MutationWithdrawReviewArgs, 'input'>>;
  moderateReview: Resolver<ResolversTypes['ModerateReviewPayload'], ParentType, ContextType, RequireFields<MutationModerateReviewArgs, 'input'>>;
  requestReturn: Resolver<ResolversTypes['RequestReturnPayload'], ParentType, ContextType, RequireFields<MutationRequestReturnArgs, 'input'>>;
  renewReturnCode: Resolver<ResolversTypes['RenewReturnCodePayload'], ParentType, ContextType, RequireFields<MutationRenewReturnCodeArgs, 'input'>>;
  cancelReturn: Resolver<ResolversTypes['CancelReturnPayload'], ParentType, ContextType, RequireFields<MutationCancelReturnArgs, 'input'>>;
  presentReturn: Resolver<ResolversTypes['PresentReturnPayload'], ParentType, ContextType, RequireFields<MutationPresentReturnArgs, 'input'>>;
  scanReturn: Resolver<ResolversTypes['ScanReturnPayload'], ParentType, ContextType, RequireFields<MutationScanReturnArgs, 'input'>>;
  confirmTillRefund: Resolver<ResolversTypes['ConfirmTillRefundPayload'], ParentType, ContextType, RequireFields<MutationConfirmTillRefundArgs, 'input'>>;
  takeStoreCredit: Resolver<ResolversTypes['TakeStoreCreditPayload'], ParentType, ContextType, RequireFields<MutationTakeStoreCreditArgs, 'input'>>;
  recordOwedPayment: Resolver<ResolversTypes['RecordOwedPaymentPayload'], ParentType, ContextType, RequireFields<MutationRecordOwedPaymentArgs, 'input'>>;
  setReturnPolicy: Resolver<ResolversTypes['SetReturnPolicyPayload'], ParentType, ContextType, RequireFields<MutationSetReturnPolicyArgs, 'input'>>;
  importReturnBars: Resolver<ResolversTypes['ImportReturnBarsPayload'], ParentType, ContextType, RequireFields<MutationImportReturnBarsArgs, 'input'>>;
  setStoreZones: Resolver<ResolversTypes['SetStoreZonesPayload'], ParentType, ContextType, RequireFields<MutationSetStoreZonesArgs, 'input'>>;
  reportZoneEvents: Resolver<ResolversTypes['ReportZoneEventsPayload'], ParentType, ContextType, RequireFields<MutationReportZoneEventsArgs, 'input'>>;
  reserveToTry: Resolver<ResolversTypes['TryReservationPayload'], ParentType, ContextType, RequireFields<MutationReserveToTryArgs, 'input'>>;
  prepareToTry: Resolver<ResolversTypes['TryReservationPayload'], ParentType, ContextType, RequireFields<MutationPrepareToTryArgs, 'input'>>;
  beginToTry: Resolver<ResolversTypes['TryReservationPayload'], ParentType, ContextType, RequireFields<MutationBeginToTryArgs, 'input'>>;
  buyTried: Resolver<ResolversTypes['TryReservationPayload'], ParentType, ContextType, RequireFields<MutationBuyTriedArgs, 'input'>>;
  payTried: Resolver<ResolversTypes['TryReservationPayload'], ParentType, ContextType, RequireFields<MutationPayTriedArgs, 'input'>>;
  leaveTried: Resolver<ResolversTypes['TryReservationPayload'], ParentType, ContextType, RequireFields<MutationLeaveTriedArgs, 'input'>>;
  cancelTryReservation: Resolver<ResolversTypes['TryReservationPayload'], ParentType, ContextType, RequireFields<MutationCancelTryReservationArgs, 'input'>>;
  setGuideShop: Resolver<ResolversTypes['SetGuideShopPayload'], ParentType, ContextType, RequireFields<MutationSetGuideShopArgs, 'input'>>;
  bookAppointment: Resolver<ResolversTypes['AppointmentPayload'], ParentType, ContextType, RequireFields<MutationBookAppointmentArgs, 'input'>>;
  rescheduleAppointment: Resolver<ResolversTypes['AppointmentPayload'], ParentType, ContextType, RequireFields<MutationRescheduleAppointmentArgs, 'input'>>;
  cancelAppointment: Resolver<ResolversTypes['AppointmentPayload'], ParentType, ContextType, RequireFields<MutationCancelAppointmentArgs, 'input'>>;
  beginAppointment: Resolver<ResolversTypes['AppointmentPayload'], ParentType, ContextType, RequireFields<MutationBeginAppointmentArgs, 'input'>>;
  markAppointmentNoShow: Resolver<ResolversTypes['AppointmentPayload'], ParentType, ContextType, RequireFields<MutationMarkAppointmentNoShowArgs, 'input'>>;
  completeAppointment: Resolver<ResolversTypes['AppointmentPayload'], ParentType, ContextType, RequireFields<MutationCompleteAppointmentArgs, 'input'>>;
  noteAppointment: Resolver<ResolversTypes['AppointmentPayload'], ParentType, ContextType, RequireFields<MutationNoteAppointmentArgs, 'input'>>;
  orderFromAppointment: Resolver<ResolversTypes['OrderFromAppointmentPayload'], ParentType, ContextType, RequireFields<MutationOrderFromAppointmentArgs, 'input'>>;
};

export type CustomerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cart?: Resolver<Maybe<ResolversTypes['Cart']>, ParentType, ContextType>;
  orders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, RequireFields<CustomerOrdersArgs, 'first'>>;
  wishList?: Resolver<Maybe<ResolversTypes['WishListConnection']>, ParentType, ContextType, RequireFields<CustomerWishListArgs, 'first'>>;
  recentlyViewed?: Resolver<Maybe<Array<ResolversTypes['ViewedProduct']>>, ParentType, ContextType, RequireFields<CustomerRecentlyViewedArgs, 'first'>>;
  viewedNotBought?: Resolver<Maybe<Array<ResolversTypes['ViewedProduct']>>, ParentType, ContextType, RequireFields<CustomerViewedNotBoughtArgs, 'first'>>;
  roomDesigns?: Resolver<Maybe<ResolversTypes['RoomDesignConnection']>, ParentType, ContextType, RequireFields<CustomerRoomDesignsArgs, 'first'>>;
  reviews?: Resolver<Maybe<ResolversTypes['ReviewConnection']>, ParentType, ContextType, RequireFields<CustomerReviewsArgs, 'first'>>;
  memberCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  storeCredit?: Resolver<Maybe<Array<ResolversTypes['StoreCredit']>>, ParentType, ContextType>;
  linkedCards?: Resolver<Maybe<Array<ResolversTypes['LinkedCard']>>, ParentType, ContextType>;
  tryReservations?: Resolver<Maybe<ResolversTypes['TryReservationConnection']>, ParentType, ContextType, RequireFields<CustomerTryReservationsArgs, 'first'>>;
  appointments?: Resolver<Maybe<ResolversTypes['AppointmentConnection']>, ParentType, ContextType, RequireFields<CustomerAppointmentsArgs, 'first'>>;
};

export type WalkOutResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WalkOut'] = ResolversParentTypes['WalkOut']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  store?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WalkOutState'], ParentType, ContextType>;
  companions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  entryCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  codeExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  enteredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  leftAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  declined?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
};

export type ScanSessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScanSession'] = ResolversParentTypes['ScanSession']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  store?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ScanSessionState'], ParentType, ContextType>;
  items?: Resolver<Array<ResolversTypes['ScannedItem']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  exitCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  exitedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  declined?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  orders?: Resolver<Maybe<Array<ResolversTypes['Order']>>, ParentType, ContextType>;
};

export type ScannedItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScannedItem'] = ResolversParentTypes['ScannedItem']> = {
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type ScanAuditResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScanAudit'] = ResolversParentTypes['ScanAudit']> = {
  sessionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  pieces?: Resolver<Array<ResolversTypes['PaidPieces']>, ParentType, ContextType>;
  toSee?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PaidPiecesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaidPieces'] = ResolversParentTypes['PaidPieces']> = {
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SelfCheckoutResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SelfCheckout'] = ResolversParentTypes['SelfCheckout']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SelfCheckoutState'], ParentType, ContextType>;
  items?: Resolver<Array<ResolversTypes['SelfCheckoutItem']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  needsApproval?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  recognised?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  mayGreet?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  declined?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  receiptId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type SelfCheckoutItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SelfCheckoutItem'] = ResolversParentTypes['SelfCheckoutItem']> = {
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type SaleCorrectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaleCorrection'] = ResolversParentTypes['SaleCorrection']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  orderId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SaleCorrectionState'], ParentType, ContextType>;
  askedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  returnId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type SaleCorrectionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaleCorrectionConnection'] = ResolversParentTypes['SaleCorrectionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SaleCorrectionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SaleCorrectionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaleCorrectionEdge'] = ResolversParentTypes['SaleCorrectionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SaleCorrection'], ParentType, ContextType>;
};

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  brand?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  style?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  images?: Resolver<Array<ResolversTypes['ProductImage']>, ParentType, ContextType>;
  models?: Resolver<Array<ResolversTypes['Model3D']>, ParentType, ContextType>;
  variants?: Resolver<Array<ResolversTypes['Variant']>, ParentType, ContextType>;
  reviews?: Resolver<ResolversTypes['ProductReviewConnection'], ParentType, ContextType, RequireFields<ProductReviewsArgs, 'first'>>;
  rating?: Resolver<Maybe<ResolversTypes['ProductRating']>, ParentType, ContextType>;
};

export type VariantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Variant'] = ResolversParentTypes['Variant'], FederationReferenceType extends FederationReferenceTypes['Variant'] = FederationReferenceTypes['Variant']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Variant']> | FederationReferenceType, FederationReferenceType, ContextType>;
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  gtin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  size?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  colour?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  images?: Resolver<Array<ResolversTypes['ProductImage']>, ParentType, ContextType>;
  prices?: Resolver<Array<ResolversTypes['Money']>, ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType, RequireFields<VariantPriceArgs, 'currency'>>;
  priceTag?: Resolver<Maybe<ResolversTypes['PriceTag']>, ParentType, ContextType, RequireFields<VariantPriceTagArgs, 'currency'>>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
};

export type ProductImageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductImage'] = ResolversParentTypes['ProductImage']> = {
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  altText?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  width?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  height?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type Model3DResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Model3D'] = ResolversParentTypes['Model3D']> = {
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mediaType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PriceTagResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PriceTag'] = ResolversParentTypes['PriceTag']> = {
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['PriceScope'], ParentType, ContextType>;
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PriceDifferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PriceDifference'] = ResolversParentTypes['PriceDifference']> = {
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  variant?: Resolver<Maybe<ResolversTypes['Variant']>, ParentType, ContextType>;
  prices?: Resolver<Array<ResolversTypes['ScopedPrice']>, ParentType, ContextType>;
};

export type ScopedPriceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScopedPrice'] = ResolversParentTypes['ScopedPrice']> = {
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['PriceScope'], ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  store?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PriceDifferenceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PriceDifferenceEdge'] = ResolversParentTypes['PriceDifferenceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PriceDifference'], ParentType, ContextType>;
};

export type PriceDifferenceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PriceDifferenceConnection'] = ResolversParentTypes['PriceDifferenceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PriceDifferenceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ProductEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductEdge'] = ResolversParentTypes['ProductEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
};

export type ProductConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductConnection'] = ResolversParentTypes['ProductConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ProductEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StoreResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Store'] = ResolversParentTypes['Store'], FederationReferenceType extends FederationReferenceTypes['Store'] = FederationReferenceTypes['Store']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Store']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['StoreAddress']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['StoreLocation']>, ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['StoreKind'], ParentType, ContextType>;
  openingHours?: Resolver<Array<ResolversTypes['OpeningHours']>, ParentType, ContextType>;
  openingExceptions?: Resolver<Array<ResolversTypes['OpeningException']>, ParentType, ContextType>;
  isOpen?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, Partial<StoreIsOpenArgs>>;
  nextOpening?: Resolver<Maybe<ResolversTypes['OpenSpan']>, ParentType, ContextType, Partial<StoreNextOpeningArgs>>;
  services?: Resolver<Array<ResolversTypes['StoreService']>, ParentType, ContextType>;
  geofence?: Resolver<Maybe<ResolversTypes['StoreGeofence']>, ParentType, ContextType>;
  beacons?: Resolver<Maybe<Array<ResolversTypes['StoreBeacon']>>, ParentType, ContextType>;
  availability?: Resolver<Maybe<ResolversTypes['StoreAvailability']>, ParentType, ContextType, RequireFields<StoreAvailabilityArgs, 'sku' | 'quantity'>>;
  stock?: Resolver<Maybe<ResolversTypes['StockLevel']>, ParentType, ContextType, RequireFields<StoreStockArgs, 'sku'>>;
  stockMovements?: Resolver<Maybe<ResolversTypes['StockMovementConnection']>, ParentType, ContextType, RequireFields<StoreStockMovementsArgs, 'first'>>;
  stockTransfers?: Resolver<Maybe<ResolversTypes['StockTransferConnection']>, ParentType, ContextType, RequireFields<StoreStockTransfersArgs, 'first'>>;
  pickupWindows?: Resolver<Maybe<Array<ResolversTypes['PickupWindow']>>, ParentType, ContextType, RequireFields<StorePickupWindowsArgs, 'first'>>;
  arrivalQr?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pickupQueue?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, RequireFields<StorePickupQueueArgs, 'first'>>;
  sharedRoomDesigns?: Resolver<Maybe<ResolversTypes['RoomDesignConnection']>, ParentType, ContextType, RequireFields<StoreSharedRoomDesignsArgs, 'first'>>;
  zones?: Resolver<Array<ResolversTypes['StoreZone']>, ParentType, ContextType>;
  scanAudits?: Resolver<Maybe<Array<ResolversTypes['ScanAudit']>>, ParentType, ContextType>;
  corrections?: Resolver<Maybe<ResolversTypes['SaleCorrectionConnection']>, ParentType, ContextType, RequireFields<StoreCorrectionsArgs, 'first'>>;
  unpaidOrders?: Resolver<Maybe<ResolversTypes['UnpaidOrderConnection']>, ParentType, ContextType, RequireFields<StoreUnpaidOrdersArgs, 'first'>>;
  tryReservations?: Resolver<Maybe<ResolversTypes['TryReservationConnection']>, ParentType, ContextType, RequireFields<StoreTryReservationsArgs, 'first'>>;
  appointmentSlots?: Resolver<Maybe<Array<ResolversTypes['AppointmentSlot']>>, ParentType, ContextType, RequireFields<StoreAppointmentSlotsArgs, 'days'>>;
  appointments?: Resolver<Maybe<ResolversTypes['AppointmentConnection']>, ParentType, ContextType, RequireFields<StoreAppointmentsArgs, 'first'>>;
  creditedSales?: Resolver<Maybe<ResolversTypes['SaleCreditConnection']>, ParentType, ContextType, RequireFields<StoreCreditedSalesArgs, 'first'>>;
};

export type StoreEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StoreEdge'] = ResolversParentTypes['StoreEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Store'], ParentType, ContextType>;
};

export type StoreConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StoreConnection'] = ResolversParentTypes['StoreConnection']> = {
  edges?: Resolver<Array<ResolversTypes['StoreEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StoreAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StoreAddress'] = ResolversParentTypes['StoreAddress']> = {
  street?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  postcode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type StoreLocationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StoreLocation'] = ResolversParentTypes['StoreLocation']> = {
  latitude?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  longitude?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type OpeningHoursResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpeningHours'] = ResolversParentTypes['OpeningHours']> = {
  day?: Resolver<ResolversTypes['Weekday'], ParentType, ContextType>;
  opens?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  closes?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OpeningExceptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpeningException'] = ResolversParentTypes['OpeningException']> = {
  date?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  spans?: Resolver<Array<ResolversTypes['OpeningTimes']>, ParentType, ContextType>;
};

export type OpeningTimesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpeningTimes'] = ResolversParentTypes['OpeningTimes']> = {
  opens?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  closes?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OpenSpanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpenSpan'] = ResolversParentTypes['OpenSpan']> = {
  opensAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  closesAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type StoreGeofenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StoreGeofence'] = ResolversParentTypes['StoreGeofence']> = {
  radiusMetres?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  polygon?: Resolver<Maybe<Array<ResolversTypes['StoreLocation']>>, ParentType, ContextType>;
};

export type StoreBeaconResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StoreBeacon'] = ResolversParentTypes['StoreBeacon']> = {
  uuid?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  major?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  minor?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  place?: Resolver<ResolversTypes['BeaconPlace'], ParentType, ContextType>;
};

export type NearbyStoreResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NearbyStore'] = ResolversParentTypes['NearbyStore']> = {
  store?: Resolver<ResolversTypes['Store'], ParentType, ContextType>;
  distanceMetres?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type AvailabilityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Availability'] = ResolversParentTypes['Availability']> = {
  store?: Resolver<ResolversTypes['Store'], ParentType, ContextType>;
  distanceMetres?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  readyAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type StoreAvailabilityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StoreAvailability'] = ResolversParentTypes['StoreAvailability']> = {
  onHand?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  readyAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PlannedLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlannedLine'] = ResolversParentTypes['PlannedLine']> = {
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  choices?: Resolver<Array<ResolversTypes['FulfilmentOption']>, ParentType, ContextType>;
  alternatives?: Resolver<Array<ResolversTypes['FulfilmentOption']>, ParentType, ContextType>;
  missing?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FulfilmentOptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FulfilmentOption'] = ResolversParentTypes['FulfilmentOption']> = {
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['FulfilmentMethod'], ParentType, ContextType>;
  store?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  fromStore?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['FulfilmentReason'], ParentType, ContextType>;
  readyAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deliveryDate?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  distanceMetres?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type StockHoldResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockHold'] = ResolversParentTypes['StockHold']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  store?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['StockLine']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['StockHoldState'], ParentType, ContextType>;
  takenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  until?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type StockLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockLine'] = ResolversParentTypes['StockLine']> = {
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StockTransferResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockTransfer'] = ResolversParentTypes['StockTransfer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  fromBar?: Resolver<Maybe<ResolversTypes['ReturnBar']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['StockTransferLine']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['StockTransferState'], ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expectedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  sentAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  receivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type StockTransferLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockTransferLine'] = ResolversParentTypes['StockTransferLine']> = {
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sound?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  damaged?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type StockTransferEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockTransferEdge'] = ResolversParentTypes['StockTransferEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StockTransfer'], ParentType, ContextType>;
};

export type StockTransferConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockTransferConnection'] = ResolversParentTypes['StockTransferConnection']> = {
  edges?: Resolver<Array<ResolversTypes['StockTransferEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StockMovementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockMovement'] = ResolversParentTypes['StockMovement']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['StockPlace'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['StockPlace'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cause?: Resolver<ResolversTypes['StockCause'], ParentType, ContextType>;
  causeId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type StockMovementEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockMovementEdge'] = ResolversParentTypes['StockMovementEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StockMovement'], ParentType, ContextType>;
};

export type StockMovementConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockMovementConnection'] = ResolversParentTypes['StockMovementConnection']> = {
  edges?: Resolver<Array<ResolversTypes['StockMovementEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StockLevelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockLevel'] = ResolversParentTypes['StockLevel']> = {
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  picked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  inTransit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  returned?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  damaged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type CartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Cart'] = ResolversParentTypes['Cart']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['CartLine']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType, RequireFields<CartTotalArgs, 'currency'>>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  tillCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CartLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CartLine'] = ResolversParentTypes['CartLine']> = {
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  variant?: Resolver<Maybe<ResolversTypes['Variant']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  addedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type OrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  store?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OrderState'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['FulfilmentMethod'], ParentType, ContextType>;
  placedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['OrderLine']>, ParentType, ContextType>;
  rejectedLines?: Resolver<Maybe<Array<ResolversTypes['RejectedLine']>>, ParentType, ContextType>;
  messages?: Resolver<Maybe<Array<ResolversTypes['OrderMessage']>>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  payment?: Resolver<ResolversTypes['PaymentArrangement'], ParentType, ContextType>;
  checkout?: Resolver<Maybe<ResolversTypes['Checkout']>, ParentType, ContextType>;
  payments?: Resolver<Maybe<Array<ResolversTypes['Payment']>>, ParentType, ContextType>;
  owed?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  shipment?: Resolver<Maybe<ResolversTypes['Shipment']>, ParentType, ContextType>;
  pickup?: Resolver<Maybe<ResolversTypes['Pickup']>, ParentType, ContextType>;
  timeline?: Resolver<Maybe<Array<ResolversTypes['OrderStep']>>, ParentType, ContextType>;
  returns?: Resolver<Maybe<Array<ResolversTypes['Return']>>, ParentType, ContextType>;
  returnEligibility?: Resolver<Maybe<Array<ResolversTypes['ReturnEligibility']>>, ParentType, ContextType>;
  credit?: Resolver<Maybe<ResolversTypes['SaleCredit']>, ParentType, ContextType>;
};

export type OrderLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderLine'] = ResolversParentTypes['OrderLine']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unitPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discounts?: Resolver<Array<ResolversTypes['LineDiscount']>, ParentType, ContextType>;
  tax?: Resolver<Maybe<ResolversTypes['LineTax']>, ParentType, ContextType>;
  variant?: Resolver<Maybe<ResolversTypes['Variant']>, ParentType, ContextType>;
};

export type RejectedLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RejectedLine'] = ResolversParentTypes['RejectedLine']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['RejectionReason'], ParentType, ContextType>;
  disposition?: Resolver<ResolversTypes['RejectionDisposition'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type OrderMessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderMessage'] = ResolversParentTypes['OrderMessage']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['OrderMessageSender'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PickupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Pickup'] = ResolversParentTypes['Pickup']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  qr?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  locked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  window?: Resolver<Maybe<ResolversTypes['PickupWindow']>, ParentType, ContextType>;
  heldUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  extensionsLeft?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expectedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  readyAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  arrivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  arrivalTrust?: Resolver<Maybe<ResolversTypes['ArrivalTrust']>, ParentType, ContextType>;
  waitingSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  bay?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  vehicle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  proxyName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  proxyCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  identityChecks?: Resolver<Array<ResolversTypes['PickupIdentityCheck']>, ParentType, ContextType>;
  requestedOverride?: Resolver<Maybe<ResolversTypes['RequestedOverride']>, ParentType, ContextType>;
};

export type PickupWindowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PickupWindow'] = ResolversParentTypes['PickupWindow']> = {
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PickupIdentityCheckResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PickupIdentityCheck'] = ResolversParentTypes['PickupIdentityCheck']> = {
  method?: Resolver<ResolversTypes['PickupIdentityMethod'], ParentType, ContextType>;
  passed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  bearer?: Resolver<ResolversTypes['PickupBearer'], ParentType, ContextType>;
  document?: Resolver<Maybe<ResolversTypes['IdentityDocument']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type RequestedOverrideResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestedOverride'] = ResolversParentTypes['RequestedOverride']> = {
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PickupQueueChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PickupQueueChange'] = ResolversParentTypes['PickupQueueChange']> = {
  kind?: Resolver<ResolversTypes['PickupQueueChangeKind'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  queue?: Resolver<Maybe<Array<ResolversTypes['Order']>>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type OrderStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderStep'] = ResolversParentTypes['OrderStep']> = {
  state?: Resolver<ResolversTypes['OrderState'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['OrderActor'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  payment?: Resolver<Maybe<ResolversTypes['PaymentOperation']>, ParentType, ContextType>;
};

export type LineDiscountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineDiscount'] = ResolversParentTypes['LineDiscount']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type LineTaxResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineTax'] = ResolversParentTypes['LineTax']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ratePercent?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type CheckoutResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Checkout'] = ResolversParentTypes['Checkout']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CheckoutState'], ParentType, ContextType>;
  orders?: Resolver<Array<ResolversTypes['Order']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  payment?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType>;
  storeCredit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  declinedBecause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  payUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type CheckoutQuoteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CheckoutQuote'] = ResolversParentTypes['CheckoutQuote']> = {
  cartVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['QuotedLine']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type QuotedLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuotedLine'] = ResolversParentTypes['QuotedLine']> = {
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  missing?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['FulfilmentMethod'], ParentType, ContextType>;
  store?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  fromStore?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  readyAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deliveryDate?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  unitPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discounts?: Resolver<Array<ResolversTypes['LineDiscount']>, ParentType, ContextType>;
  tax?: Resolver<Maybe<ResolversTypes['LineTax']>, ParentType, ContextType>;
};

export type PaymentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Payment'] = ResolversParentTypes['Payment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  instrument?: Resolver<Maybe<ResolversTypes['PaymentInstrument']>, ParentType, ContextType>;
  authorised?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  captured?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  voided?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type PaymentInstrumentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentInstrument'] = ResolversParentTypes['PaymentInstrument']> = {
  kind?: Resolver<ResolversTypes['PaymentInstrumentKind'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PaymentOperationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentOperation'] = ResolversParentTypes['PaymentOperation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PaymentOperationKind'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['PaymentOperationState'], ParentType, ContextType>;
  refusedBecause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ShipmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Shipment'] = ResolversParentTypes['Shipment']> = {
  address?: Resolver<Maybe<ResolversTypes['ShippingAddress']>, ParentType, ContextType>;
  carrier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tracking?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  shippedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deliveredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ShippingAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShippingAddress'] = ResolversParentTypes['ShippingAddress']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  street?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  postcode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OrderEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderEdge'] = ResolversParentTypes['OrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
};

export type OrderConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderConnection'] = ResolversParentTypes['OrderConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OrderEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type VisitorCartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VisitorCart'] = ResolversParentTypes['VisitorCart']> = {
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['VisitorCartLine']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType, RequireFields<VisitorCartTotalArgs, 'currency'>>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type VisitorCartLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VisitorCartLine'] = ResolversParentTypes['VisitorCartLine']> = {
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  variant?: Resolver<Maybe<ResolversTypes['Variant']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TillCartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TillCart'] = ResolversParentTypes['TillCart']> = {
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['VisitorCartLine']>, ParentType, ContextType>;
};

export type WishListItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WishListItem'] = ResolversParentTypes['WishListItem']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  variant?: Resolver<Maybe<ResolversTypes['Variant']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  addedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type WishListEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WishListEdge'] = ResolversParentTypes['WishListEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WishListItem'], ParentType, ContextType>;
};

export type WishListConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WishListConnection'] = ResolversParentTypes['WishListConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WishListEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ViewedProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ViewedProduct'] = ResolversParentTypes['ViewedProduct']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  variant?: Resolver<Maybe<ResolversTypes['Variant']>, ParentType, ContextType>;
  views?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  bought?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type EngagementThresholdsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EngagementThresholds'] = ResolversParentTypes['EngagementThresholds']> = {
  cartIdleMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  checkoutStalledMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cartAbandonedHours?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  views?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SetVisitorCartLinePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetVisitorCartLinePayload'] = ResolversParentTypes['SetVisitorCartLinePayload']> = {
  cart?: Resolver<Maybe<ResolversTypes['VisitorCart']>, ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ClaimCartPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimCartPayload'] = ResolversParentTypes['ClaimCartPayload']> = {
  cart?: Resolver<Maybe<ResolversTypes['Cart']>, ParentType, ContextType>;
  linesMerged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  linesLeftOut?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type BeginCheckoutPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BeginCheckoutPayload'] = ResolversParentTypes['BeginCheckoutPayload']> = {
  cart?: Resolver<Maybe<ResolversTypes['Cart']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AddToWishListPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddToWishListPayload'] = ResolversParentTypes['AddToWishListPayload']> = {
  item?: Resolver<Maybe<ResolversTypes['WishListItem']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RemoveFromWishListPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveFromWishListPayload'] = ResolversParentTypes['RemoveFromWishListPayload']> = {
  removed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MoveWishToCartPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MoveWishToCartPayload'] = ResolversParentTypes['MoveWishToCartPayload']> = {
  cart?: Resolver<Maybe<ResolversTypes['Cart']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RecordViewPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordViewPayload'] = ResolversParentTypes['RecordViewPayload']> = {
  counted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ClearRecentlyViewedPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClearRecentlyViewedPayload'] = ResolversParentTypes['ClearRecentlyViewedPayload']> = {
  cleared?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetEngagementThresholdsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetEngagementThresholdsPayload'] = ResolversParentTypes['SetEngagementThresholdsPayload']> = {
  thresholds?: Resolver<Maybe<ResolversTypes['EngagementThresholds']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RoomDesignResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoomDesign'] = ResolversParentTypes['RoomDesign']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  plan?: Resolver<ResolversTypes['RoomPlan'], ParentType, ContextType>;
  madeAt?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['RoomShare']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type RoomPlanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoomPlan'] = ResolversParentTypes['RoomPlan']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  size?: Resolver<ResolversTypes['RoomSize'], ParentType, ContextType>;
  fixtures?: Resolver<Array<ResolversTypes['RoomFixture']>, ParentType, ContextType>;
  finishes?: Resolver<Array<ResolversTypes['RoomFinish']>, ParentType, ContextType>;
  placements?: Resolver<Array<ResolversTypes['RoomPlacement']>, ParentType, ContextType>;
};

export type RoomSizeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoomSize'] = ResolversParentTypes['RoomSize']> = {
  widthMm?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  depthMm?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  heightMm?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RoomFixtureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoomFixture'] = ResolversParentTypes['RoomFixture']> = {
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  xMm?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  yMm?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  widthMm?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  depthMm?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  heightMm?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RoomFinishResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoomFinish'] = ResolversParentTypes['RoomFinish']> = {
  surface?: Resolver<ResolversTypes['RoomSurface'], ParentType, ContextType>;
  material?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  colour?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RoomPlacementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoomPlacement'] = ResolversParentTypes['RoomPlacement']> = {
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  variant?: Resolver<Maybe<ResolversTypes['Variant']>, ParentType, ContextType>;
  xMm?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  yMm?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  elevationMm?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rotationDegrees?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RoomShareResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoomShare'] = ResolversParentTypes['RoomShare']> = {
  store?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  until?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type RoomDesignEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoomDesignEdge'] = ResolversParentTypes['RoomDesignEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RoomDesign'], ParentType, ContextType>;
};

export type RoomDesignConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoomDesignConnection'] = ResolversParentTypes['RoomDesignConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RoomDesignEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SaveRoomDesignPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveRoomDesignPayload'] = ResolversParentTypes['SaveRoomDesignPayload']> = {
  design?: Resolver<Maybe<ResolversTypes['RoomDesign']>, ParentType, ContextType>;
  claimCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RoomDesignPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoomDesignPayload'] = ResolversParentTypes['RoomDesignPayload']> = {
  design?: Resolver<Maybe<ResolversTypes['RoomDesign']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteRoomDesignPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteRoomDesignPayload'] = ResolversParentTypes['DeleteRoomDesignPayload']> = {
  deleted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AddRoomToCartPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddRoomToCartPayload'] = ResolversParentTypes['AddRoomToCartPayload']> = {
  cart?: Resolver<Maybe<ResolversTypes['Cart']>, ParentType, ContextType>;
  skusNotSold?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ReviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Review'] = ResolversParentTypes['Review']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ReviewState'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rating?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  submittedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  publishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ReviewEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReviewEdge'] = ResolversParentTypes['ReviewEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Review'], ParentType, ContextType>;
};

export type ReviewConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReviewConnection'] = ResolversParentTypes['ReviewConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ReviewEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ProductReviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductReview'] = ResolversParentTypes['ProductReview']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  author?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rating?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  publishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ProductReviewEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductReviewEdge'] = ResolversParentTypes['ProductReviewEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ProductReview'], ParentType, ContextType>;
};

export type ProductReviewConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductReviewConnection'] = ResolversParentTypes['ProductReviewConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ProductReviewEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ProductRatingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductRating'] = ResolversParentTypes['ProductRating']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  average?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ReviewToModerateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReviewToModerate'] = ResolversParentTypes['ReviewToModerate']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rating?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  submittedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ReviewToModerateEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReviewToModerateEdge'] = ResolversParentTypes['ReviewToModerateEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ReviewToModerate'], ParentType, ContextType>;
};

export type ReviewToModerateConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReviewToModerateConnection'] = ResolversParentTypes['ReviewToModerateConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ReviewToModerateEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WriteReviewPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WriteReviewPayload'] = ResolversParentTypes['WriteReviewPayload']> = {
  review?: Resolver<Maybe<ResolversTypes['Review']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ModerateReviewPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModerateReviewPayload'] = ResolversParentTypes['ModerateReviewPayload']> = {
  state?: Resolver<Maybe<ResolversTypes['ReviewState']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type StoreZoneResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StoreZone'] = ResolversParentTypes['StoreZone']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  categories?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  corners?: Resolver<Array<ResolversTypes['ZoneCorner']>, ParentType, ContextType>;
};

export type ZoneCornerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ZoneCorner'] = ResolversParentTypes['ZoneCorner']> = {
  xMm?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  yMm?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SetStoreZonesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetStoreZonesPayload'] = ResolversParentTypes['SetStoreZonesPayload']> = {
  zones?: Resolver<Maybe<Array<ResolversTypes['StoreZone']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReportZoneEventsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportZoneEventsPayload'] = ResolversParentTypes['ReportZoneEventsPayload']> = {
  outcomes?: Resolver<Maybe<Array<ResolversTypes['ZoneEventOutcome']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type TryReservationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TryReservation'] = ResolversParentTypes['TryReservation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  customer?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
  store?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['TryState'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['TryLine']>, ParentType, ContextType>;
  visitAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  heldUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  declinedBecause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timeline?: Resolver<Array<ResolversTypes['TryTimelineStep']>, ParentType, ContextType>;
};

export type TryLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TryLine'] = ResolversParentTypes['TryLine']> = {
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  variant?: Resolver<Maybe<ResolversTypes['Variant']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TryTimelineStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TryTimelineStep'] = ResolversParentTypes['TryTimelineStep']> = {
  state?: Resolver<ResolversTypes['TryState'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['OrderActor'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type AppointmentSlotResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppointmentSlot'] = ResolversParentTypes['AppointmentSlot']> = {
  startsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  free?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AppointmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Appointment'] = ResolversParentTypes['Appointment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  customer?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
  store?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['AppointmentState'], ParentType, ContextType>;
  startsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  wish?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  notes?: Resolver<Array<ResolversTypes['FittingNote']>, ParentType, ContextType>;
  orders?: Resolver<Array<ResolversTypes['Order']>, ParentType, ContextType>;
  timeline?: Resolver<Array<ResolversTypes['AppointmentTimelineStep']>, ParentType, ContextType>;
};

export type AppointmentTimelineStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppointmentTimelineStep'] = ResolversParentTypes['AppointmentTimelineStep']> = {
  state?: Resolver<ResolversTypes['AppointmentState'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['OrderActor'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type FittingNoteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FittingNote'] = ResolversParentTypes['FittingNote']> = {
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  variant?: Resolver<Maybe<ResolversTypes['Variant']>, ParentType, ContextType>;
  aspect?: Resolver<ResolversTypes['FittingAspect'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['FittingBasis'], ParentType, ContextType>;
};

export type SaleCreditResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaleCredit'] = ResolversParentTypes['SaleCredit']> = {
  orderId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  store?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  associate?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SaleCreditState'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SetGuideShopPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetGuideShopPayload'] = ResolversParentTypes['SetGuideShopPayload']> = {
  slotMinutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  capacity?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type TryReservationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TryReservationEdge'] = ResolversParentTypes['TryReservationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TryReservation'], ParentType, ContextType>;
};

export type TryReservationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TryReservationConnection'] = ResolversParentTypes['TryReservationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TryReservationEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AppointmentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppointmentEdge'] = ResolversParentTypes['AppointmentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Appointment'], ParentType, ContextType>;
};

export type AppointmentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppointmentConnection'] = ResolversParentTypes['AppointmentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AppointmentEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SaleCreditEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaleCreditEdge'] = ResolversParentTypes['SaleCreditEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SaleCredit'], ParentType, ContextType>;
};

export type SaleCreditConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaleCreditConnection'] = ResolversParentTypes['SaleCreditConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SaleCreditEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TryReservationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TryReservationPayload'] = ResolversParentTypes['TryReservationPayload']> = {
  reservation?: Resolver<Maybe<ResolversTypes['TryReservation']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AppointmentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppointmentPayload'] = ResolversParentTypes['AppointmentPayload']> = {
  appointment?: Resolver<Maybe<ResolversTypes['Appointment']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type OrderFromAppointmentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderFromAppointmentPayload'] = ResolversParentTypes['OrderFromAppointmentPayload']> = {
  appointment?: Resolver<Maybe<ResolversTypes['Appointment']>, ParentType, ContextType>;
  orders?: Resolver<Array<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RightsRequestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RightsRequest'] = ResolversParentTypes['RightsRequest'], FederationReferenceType extends FederationReferenceTypes['RightsRequest'] = FederationReferenceTypes['RightsRequest']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['RightsRequest']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  customerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ordersData?: Resolver<Maybe<ResolversTypes['RightsSection']>, ParentType, ContextType>;
};

export type RightsSectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RightsSection'] = ResolversParentTypes['RightsSection']> = {
  subgraph?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  collectedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  digest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  counts?: Resolver<Array<ResolversTypes['RightsCount']>, ParentType, ContextType>;
  excluded?: Resolver<Array<ResolversTypes['RightsExclusion']>, ParentType, ContextType>;
  records?: Resolver<ResolversTypes['RightsRecordConnection'], ParentType, ContextType, RequireFields<RightsSectionRecordsArgs, 'first'>>;
};

export type RightsCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RightsCount'] = ResolversParentTypes['RightsCount']> = {
  collection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RightsExclusionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RightsExclusion'] = ResolversParentTypes['RightsExclusion']> = {
  collection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RightsRecordConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RightsRecordConnection'] = ResolversParentTypes['RightsRecordConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RightsRecordEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RightsRecordEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RightsRecordEdge'] = ResolversParentTypes['RightsRecordEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RightsRecord'], ParentType, ContextType>;
};

export type RightsRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RightsRecord'] = ResolversParentTypes['RightsRecord']> = {
  collection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  record?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SellToMemberPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SellToMemberPayload'] = ResolversParentTypes['SellToMemberPayload']> = {
  orderId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type LinkCardPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LinkCardPayload'] = ResolversParentTypes['LinkCardPayload']> = {
  card?: Resolver<Maybe<ResolversTypes['LinkedCard']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UnlinkCardPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnlinkCardPayload'] = ResolversParentTypes['UnlinkCardPayload']> = {
  cardId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LinkedCardResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LinkedCard'] = ResolversParentTypes['LinkedCard']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  linkedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type RequestEntryCodePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestEntryCodePayload'] = ResolversParentTypes['RequestEntryCodePayload']> = {
  walkOut?: Resolver<Maybe<ResolversTypes['WalkOut']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AdmitVisitPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdmitVisitPayload'] = ResolversParentTypes['AdmitVisitPayload']> = {
  opens?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  visitId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  companions?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ReportSensedPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportSensedPayload'] = ResolversParentTypes['ReportSensedPayload']> = {
  results?: Resolver<Maybe<Array<ResolversTypes['SensedResult']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SensedResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SensedResult'] = ResolversParentTypes['SensedResult']> = {
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['SensedOutcome'], ParentType, ContextType>;
};

export type EndVisitPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndVisitPayload'] = ResolversParentTypes['EndVisitPayload']> = {
  opens?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PayWalkOutPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PayWalkOutPayload'] = ResolversParentTypes['PayWalkOutPayload']> = {
  walkOut?: Resolver<Maybe<ResolversTypes['WalkOut']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type StartScanSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartScanSessionPayload'] = ResolversParentTypes['StartScanSessionPayload']> = {
  scanSession?: Resolver<Maybe<ResolversTypes['ScanSession']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SetScannedItemPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetScannedItemPayload'] = ResolversParentTypes['SetScannedItemPayload']> = {
  scanSession?: Resolver<Maybe<ResolversTypes['ScanSession']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PayScanSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PayScanSessionPayload'] = ResolversParentTypes['PayScanSessionPayload']> = {
  scanSession?: Resolver<Maybe<ResolversTypes['ScanSession']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SendOfflineBasketPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendOfflineBasketPayload'] = ResolversParentTypes['SendOfflineBasketPayload']> = {
  scanSession?: Resolver<Maybe<ResolversTypes['ScanSession']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type VerifyExitCodePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VerifyExitCodePayload'] = ResolversParentTypes['VerifyExitCodePayload']> = {
  opens?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RecordAuditPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordAuditPayload'] = ResolversParentTypes['RecordAuditPayload']> = {
  sessionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  result?: Resolver<Maybe<ResolversTypes['ScanAuditResult']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SetScanAndGoPolicyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetScanAndGoPolicyPayload'] = ResolversParentTypes['SetScanAndGoPolicyPayload']> = {
  auditPercent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  offlineLimitMinor?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StartSelfCheckoutPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartSelfCheckoutPayload'] = ResolversParentTypes['StartSelfCheckoutPayload']> = {
  selfCheckout?: Resolver<Maybe<ResolversTypes['SelfCheckout']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SetSelfCheckoutItemPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetSelfCheckoutItemPayload'] = ResolversParentTypes['SetSelfCheckoutItemPayload']> = {
  selfCheckout?: Resolver<Maybe<ResolversTypes['SelfCheckout']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetSelfCheckoutTagsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetSelfCheckoutTagsPayload'] = ResolversParentTypes['SetSelfCheckoutTagsPayload']> = {
  selfCheckout?: Resolver<Maybe<ResolversTypes['SelfCheckout']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RecogniseMemberPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecogniseMemberPayload'] = ResolversParentTypes['RecogniseMemberPayload']> = {
  selfCheckout?: Resolver<Maybe<ResolversTypes['SelfCheckout']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type IdentifyMemberPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdentifyMemberPayload'] = ResolversParentTypes['IdentifyMemberPayload']> = {
  member?: Resolver<Maybe<ResolversTypes['IdentifiedMember']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type IdentifiedMemberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdentifiedMember'] = ResolversParentTypes['IdentifiedMember'], FederationReferenceType extends FederationReferenceTypes['IdentifiedMember'] = FederationReferenceTypes['IdentifiedMember']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['IdentifiedMember']> | FederationReferenceType, FederationReferenceType, ContextType>;
  pass?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  until?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
};

export type ApproveSelfCheckoutPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApproveSelfCheckoutPayload'] = ResolversParentTypes['ApproveSelfCheckoutPayload']> = {
  selfCheckout?: Resolver<Maybe<ResolversTypes['SelfCheckout']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PaySelfCheckoutPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaySelfCheckoutPayload'] = ResolversParentTypes['PaySelfCheckoutPayload']> = {
  selfCheckout?: Resolver<Maybe<ResolversTypes['SelfCheckout']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AbandonSelfCheckoutPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AbandonSelfCheckoutPayload'] = ResolversParentTypes['AbandonSelfCheckoutPayload']> = {
  selfCheckout?: Resolver<Maybe<ResolversTypes['SelfCheckout']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetSaleRulePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetSaleRulePayload'] = ResolversParentTypes['SetSaleRulePayload']> = {
  sku?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AskCorrectionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AskCorrectionPayload'] = ResolversParentTypes['AskCorrectionPayload']> = {
  correction?: Resolver<Maybe<ResolversTypes['SaleCorrection']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type DecideCorrectionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DecideCorrectionPayload'] = ResolversParentTypes['DecideCorrectionPayload']> = {
  correction?: Resolver<Maybe<ResolversTypes['SaleCorrection']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AddToCartPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddToCartPayload'] = ResolversParentTypes['AddToCartPayload']> = {
  cart?: Resolver<Maybe<ResolversTypes['Cart']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SetCartLinePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetCartLinePayload'] = ResolversParentTypes['SetCartLinePayload']> = {
  cart?: Resolver<Maybe<ResolversTypes['Cart']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RemoveFromCartPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveFromCartPayload'] = ResolversParentTypes['RemoveFromCartPayload']> = {
  cart?: Resolver<Maybe<ResolversTypes['Cart']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CheckoutForPickupPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CheckoutForPickupPayload'] = ResolversParentTypes['CheckoutForPickupPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CheckoutPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CheckoutPayload'] = ResolversParentTypes['CheckoutPayload']> = {
  checkout?: Resolver<Maybe<ResolversTypes['Checkout']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PackOrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PackOrderPayload'] = ResolversParentTypes['PackOrderPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ShipOrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShipOrderPayload'] = ResolversParentTypes['ShipOrderPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ConfirmDeliveryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfirmDeliveryPayload'] = ResolversParentTypes['ConfirmDeliveryPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ImportPromotionsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportPromotionsPayload'] = ResolversParentTypes['ImportPromotionsPayload']> = {
  imported?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ImportTaxRatesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportTaxRatesPayload'] = ResolversParentTypes['ImportTaxRatesPayload']> = {
  imported?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StartPickingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartPickingPayload'] = ResolversParentTypes['StartPickingPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MarkReadyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkReadyPayload'] = ResolversParentTypes['MarkReadyPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AnnounceArrivalPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AnnounceArrivalPayload'] = ResolversParentTypes['AnnounceArrivalPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CheckIdentityPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CheckIdentityPayload'] = ResolversParentTypes['CheckIdentityPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type OverrideIdentityPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OverrideIdentityPayload'] = ResolversParentTypes['OverrideIdentityPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RejectOrderLinePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RejectOrderLinePayload'] = ResolversParentTypes['RejectOrderLinePayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ChoosePickupWindowPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChoosePickupWindowPayload'] = ResolversParentTypes['ChoosePickupWindowPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ExtendPickupPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExtendPickupPayload'] = ResolversParentTypes['ExtendPickupPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type NameProxyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NameProxyPayload'] = ResolversParentTypes['NameProxyPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RevokeProxyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeProxyPayload'] = ResolversParentTypes['RevokeProxyPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SendPickupMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendPickupMessagePayload'] = ResolversParentTypes['SendPickupMessagePayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RenewPickupCodePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RenewPickupCodePayload'] = ResolversParentTypes['RenewPickupCodePayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type HandOverPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HandOverPayload'] = ResolversParentTypes['HandOverPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CancelOrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelOrderPayload'] = ResolversParentTypes['CancelOrderPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ImportProductsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportProductsPayload'] = ResolversParentTypes['ImportProductsPayload']> = {
  imported?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ImportStoresPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportStoresPayload'] = ResolversParentTypes['ImportStoresPayload']> = {
  imported?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetStockPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetStockPayload'] = ResolversParentTypes['SetStockPayload']> = {
  levelsSet?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SetPricesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetPricesPayload'] = ResolversParentTypes['SetPricesPayload']> = {
  pricesSet?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type HoldStockPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HoldStockPayload'] = ResolversParentTypes['HoldStockPayload']> = {
  hold?: Resolver<Maybe<ResolversTypes['StockHold']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ExtendStockHoldPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExtendStockHoldPayload'] = ResolversParentTypes['ExtendStockHoldPayload']> = {
  hold?: Resolver<Maybe<ResolversTypes['StockHold']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ReleaseStockPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReleaseStockPayload'] = ResolversParentTypes['ReleaseStockPayload']> = {
  hold?: Resolver<Maybe<ResolversTypes['StockHold']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RequestTransferPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestTransferPayload'] = ResolversParentTypes['RequestTransferPayload']> = {
  transfer?: Resolver<Maybe<ResolversTypes['StockTransfer']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AnnounceDeliveryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AnnounceDeliveryPayload'] = ResolversParentTypes['AnnounceDeliveryPayload']> = {
  transfer?: Resolver<Maybe<ResolversTypes['StockTransfer']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SendTransferPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendTransferPayload'] = ResolversParentTypes['SendTransferPayload']> = {
  transfer?: Resolver<Maybe<ResolversTypes['StockTransfer']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ReceiveTransferPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReceiveTransferPayload'] = ResolversParentTypes['ReceiveTransferPayload']> = {
  transfer?: Resolver<Maybe<ResolversTypes['StockTransfer']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CancelTransferPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelTransferPayload'] = ResolversParentTypes['CancelTransferPayload']> = {
  transfer?: Resolver<Maybe<ResolversTypes['StockTransfer']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type InspectReturnedPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InspectReturnedPayload'] = ResolversParentTypes['InspectReturnedPayload']> = {
  levels?: Resolver<Maybe<Array<ResolversTypes['StockLevel']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AdjustStockPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdjustStockPayload'] = ResolversParentTypes['AdjustStockPayload']> = {
  levels?: Resolver<Maybe<Array<ResolversTypes['StockLevel']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ImportOrdersPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportOrdersPayload'] = ResolversParentTypes['ImportOrdersPayload']> = {
  ordersCreated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  linesAdded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  linesUnchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReturnEligibilityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReturnEligibility'] = ResolversParentTypes['ReturnEligibility']> = {
  lineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  refusal?: Resolver<Maybe<ResolversTypes['ReturnRefusal']>, ParentType, ContextType>;
};

export type ReturnResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Return'] = ResolversParentTypes['Return'], FederationReferenceType extends FederationReferenceTypes['Return'] = FederationReferenceTypes['Return']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Return']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  orderId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ReturnState'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['ReturnLine']>, ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tender?: Resolver<ResolversTypes['RefundTender'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  codeExpiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  receivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  store?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  bar?: Resolver<Maybe<ResolversTypes['ReturnBar']>, ParentType, ContextType>;
  refusal?: Resolver<Maybe<ResolversTypes['ScanRefusal']>, ParentType, ContextType>;
  refunds?: Resolver<Array<ResolversTypes['ReturnRefund']>, ParentType, ContextType>;
  exchange?: Resolver<Maybe<ResolversTypes['ReturnExchange']>, ParentType, ContextType>;
  atTill?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  storeCredit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  offset?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  timeline?: Resolver<Array<ResolversTypes['ReturnTimelineStep']>, ParentType, ContextType>;
};

export type StoreCreditResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StoreCredit'] = ResolversParentTypes['StoreCredit']> = {
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  movements?: Resolver<Array<ResolversTypes['StoreCreditMovement']>, ParentType, ContextType>;
};

export type StoreCreditMovementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StoreCreditMovement'] = ResolversParentTypes['StoreCreditMovement']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['StoreCreditPlace'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['StoreCreditPlace'], ParentType, ContextType>;
  returnId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type UnpaidOrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnpaidOrder'] = ResolversParentTypes['UnpaidOrder']> = {
  orderId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  refused?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  owed?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type UnpaidOrderEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnpaidOrderEdge'] = ResolversParentTypes['UnpaidOrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['UnpaidOrder'], ParentType, ContextType>;
};

export type UnpaidOrderConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnpaidOrderConnection'] = ResolversParentTypes['UnpaidOrderConnection']> = {
  edges?: Resolver<Array<ResolversTypes['UnpaidOrderEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ReturnLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReturnLine'] = ResolversParentTypes['ReturnLine']> = {
  lineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  variant?: Resolver<Maybe<ResolversTypes['Variant']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['ReturnReason'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  condition?: Resolver<Maybe<ResolversTypes['ItemCondition']>, ParentType, ContextType>;
};

export type ReturnRefundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReturnRefund'] = ResolversParentTypes['ReturnRefund']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ReturnRefundState'], ParentType, ContextType>;
};

export type ReturnExchangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReturnExchange'] = ResolversParentTypes['ReturnExchange']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  covered?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  atTill?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type ReturnTimelineStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReturnTimelineStep'] = ResolversParentTypes['ReturnTimelineStep']> = {
  state?: Resolver<ResolversTypes['ReturnState'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['ReturnActor'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ReturnPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReturnPoint'] = ResolversParentTypes['ReturnPoint']> = {
  store?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  bar?: Resolver<Maybe<ResolversTypes['ReturnBar']>, ParentType, ContextType>;
  distanceMetres?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ReturnBarResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReturnBar'] = ResolversParentTypes['ReturnBar'], FederationReferenceType extends FederationReferenceTypes['ReturnBar'] = FederationReferenceTypes['ReturnBar']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ReturnBar']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  host?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['StoreAddress']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['StoreLocation']>, ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  openingHours?: Resolver<Array<ResolversTypes['OpeningHours']>, ParentType, ContextType>;
};

export type ReturnPolicyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReturnPolicy'] = ResolversParentTypes['ReturnPolicy']> = {
  days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  categories?: Resolver<Array<ResolversTypes['ReturnCategory']>, ParentType, ContextType>;
  extensions?: Resolver<Array<ResolversTypes['ReturnExtension']>, ParentType, ContextType>;
};

export type ReturnCategoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReturnCategory'] = ResolversParentTypes['ReturnCategory']> = {
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  days?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ReturnExtensionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReturnExtension'] = ResolversParentTypes['ReturnExtension']> = {
  boughtFrom?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  boughtThrough?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  returnThrough?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RequestReturnPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestReturnPayload'] = ResolversParentTypes['RequestReturnPayload']> = {
  return?: Resolver<Maybe<ResolversTypes['Return']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RenewReturnCodePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RenewReturnCodePayload'] = ResolversParentTypes['RenewReturnCodePayload']> = {
  return?: Resolver<Maybe<ResolversTypes['Return']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CancelReturnPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelReturnPayload'] = ResolversParentTypes['CancelReturnPayload']> = {
  return?: Resolver<Maybe<ResolversTypes['Return']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type TakeStoreCreditPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TakeStoreCreditPayload'] = ResolversParentTypes['TakeStoreCreditPayload']> = {
  return?: Resolver<Maybe<ResolversTypes['Return']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RecordOwedPaymentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordOwedPaymentPayload'] = ResolversParentTypes['RecordOwedPaymentPayload']> = {
  unpaidOrder?: Resolver<Maybe<ResolversTypes['UnpaidOrder']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PresentReturnPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PresentReturnPayload'] = ResolversParentTypes['PresentReturnPayload']> = {
  return?: Resolver<Maybe<ResolversTypes['Return']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ConfirmTillRefundPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfirmTillRefundPayload'] = ResolversParentTypes['ConfirmTillRefundPayload']> = {
  return?: Resolver<Maybe<ResolversTypes['Return']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ScanReturnPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScanReturnPayload'] = ResolversParentTypes['ScanReturnPayload']> = {
  outcome?: Resolver<Maybe<ResolversTypes['ScanOutcome']>, ParentType, ContextType>;
  return?: Resolver<Maybe<ResolversTypes['Return']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SetReturnPolicyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetReturnPolicyPayload'] = ResolversParentTypes['SetReturnPolicyPayload']> = {
  policy?: Resolver<Maybe<ResolversTypes['ReturnPolicy']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ImportReturnBarsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportReturnBarsPayload'] = ResolversParentTypes['ImportReturnBarsPayload']> = {
  imported?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  JSON?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  LocalDate?: GraphQLScalarType;
  ConsentProof?: GraphQLScalarType;
  Query: QueryResolvers<ContextType>;
  ShopNow?: ShopNowResolvers<ContextType>;
  ShopNowStock?: ShopNowStockResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Mutation: MutationResolvers<ContextType>;
  Customer: CustomerResolvers<ContextType> & Required<Pick<CustomerResolvers<ContextType>, Exclude<keyof Customer & keyof CustomerResolvers, keyof CustomerMapper>>>;
  WalkOut: WalkOutResolvers<ContextType> & Required<Pick<WalkOutResolvers<ContextType>, Exclude<keyof WalkOut & keyof WalkOutResolvers, keyof WalkOutMapper>>>;
  ScanSession: ScanSessionResolvers<ContextType> & Required<Pick<ScanSessionResolvers<ContextType>, Exclude<keyof ScanSession & keyof ScanSessionResolvers, keyof ScanSessionMapper>>>;
  ScannedItem: ScannedItemResolvers<ContextType> & Required<Pick<ScannedItemResolvers<ContextType>, Exclude<keyof ScannedItem & keyof ScannedItemResolvers, keyof ScannedItemMapper>>>;
  ScanAudit: ScanAuditResolvers<ContextType> & Required<Pick<ScanAuditResolvers<ContextType>, Exclude<keyof ScanAudit & keyof ScanAuditResolvers, keyof ScanAuditMapper>>>;
  PaidPieces?: PaidPiecesResolvers<ContextType>;
  SelfCheckout: SelfCheckoutResolvers<ContextType> & Required<Pick<SelfCheckoutResolvers<ContextType>, Exclude<keyof SelfCheckout & keyof SelfCheckoutResolvers, keyof SelfCheckoutMapper>>>;
  SelfCheckoutItem?: SelfCheckoutItemResolvers<ContextType>;
  SaleCorrection: SaleCorrectionResolvers<ContextType> & Required<Pick<SaleCorrectionResolvers<ContextType>, Exclude<keyof SaleCorrection & keyof SaleCorrectionResolvers, keyof SaleCorrectionMapper>>>;
  SaleCorrectionConnection?: SaleCorrectionConnectionResolvers<ContextType>;
  SaleCorrectionEdge?: SaleCorrectionEdgeResolvers<ContextType>;
  Product: ProductResolvers<ContextType> & Required<Pick<ProductResolvers<ContextType>, Exclude<keyof Product & keyof ProductResolvers, keyof ProductMapper>>>;
  Variant: VariantResolvers<ContextType> & Required<Pick<VariantResolvers<ContextType>, Exclude<keyof Variant & keyof VariantResolvers, keyof VariantMapper>>>;
  ProductImage?: ProductImageResolvers<ContextType>;
  Model3D?: Model3DResolvers<ContextType>;
  PriceTag?: PriceTagResolvers<ContextType>;
  PriceDifference: PriceDifferenceResolvers<ContextType> & Required<Pick<PriceDifferenceResolvers<ContextType>, Exclude<keyof PriceDifference & keyof PriceDifferenceResolvers, keyof PriceDifferenceMapper>>>;
  ScopedPrice: ScopedPriceResolvers<ContextType> & Required<Pick<ScopedPriceResolvers<ContextType>, Exclude<keyof ScopedPrice & keyof ScopedPriceResolvers, keyof ScopedPriceMapper>>>;
  PriceDifferenceEdge?: PriceDifferenceEdgeResolvers<ContextType>;
  PriceDifferenceConnection?: PriceDifferenceConnectionResolvers<ContextType>;
  ProductEdge?: ProductEdgeResolvers<ContextType>;
  ProductConnection?: ProductConnectionResolvers<ContextType>;
  Store: StoreResolvers<ContextType> & Required<Pick<StoreResolvers<ContextType>, Exclude<keyof Store & keyof StoreResolvers, keyof StoreMapper>>>;
  StoreEdge?: StoreEdgeResolvers<ContextType>;
  StoreConnection?: StoreConnectionResolvers<ContextType>;
  StoreAddress?: StoreAddressResolvers<ContextType>;
  StoreLocation?: StoreLocationResolvers<ContextType>;
  OpeningHours?: OpeningHoursResolvers<ContextType>;
  OpeningException?: OpeningExceptionResolvers<ContextType>;
  OpeningTimes?: OpeningTimesResolvers<ContextType>;
  OpenSpan?: OpenSpanResolvers<ContextType>;
  StoreGeofence?: StoreGeofenceResolvers<ContextType>;
  StoreBeacon?: StoreBeaconResolvers<ContextType>;
  NearbyStore?: NearbyStoreResolvers<ContextType>;
  Availability?: AvailabilityResolvers<ContextType>;
  StoreAvailability?: StoreAvailabilityResolvers<ContextType>;
  PlannedLine?: PlannedLineResolvers<ContextType>;
  FulfilmentOption: FulfilmentOptionResolvers<ContextType> & Required<Pick<FulfilmentOptionResolvers<ContextType>, Exclude<keyof FulfilmentOption & keyof FulfilmentOptionResolvers, keyof FulfilmentOptionMapper>>>;
  StockHold: StockHoldResolvers<ContextType> & Required<Pick<StockHoldResolvers<ContextType>, Exclude<keyof StockHold & keyof StockHoldResolvers, keyof StockHoldMapper>>>;
  StockLine?: StockLineResolvers<ContextType>;
  StockTransfer: StockTransferResolvers<ContextType> & Required<Pick<StockTransferResolvers<ContextType>, Exclude<keyof StockTransfer & keyof StockTransferResolvers, keyof StockTransferMapper>>>;
  StockTransferLine?: StockTransferLineResolvers<ContextType>;
  StockTransferEdge?: StockTransferEdgeResolvers<ContextType>;
  StockTransferConnection?: StockTransferConnectionResolvers<ContextType>;
  StockMovement: StockMovementResolvers<ContextType> & Required<Pick<StockMovementResolvers<ContextType>, Exclude<keyof StockMovement & keyof StockMovementResolvers, keyof StockMovementMapper>>>;
  StockMovementEdge?: StockMovementEdgeResolvers<ContextType>;
  StockMovementConnection?: StockMovementConnectionResolvers<ContextType>;
  StockLevel: StockLevelResolvers<ContextType> & Required<Pick<StockLevelResolvers<ContextType>, Exclude<keyof StockLevel & keyof StockLevelResolvers, keyof StockLevelMapper>>>;
  Cart: CartResolvers<ContextType> & Required<Pick<CartResolvers<ContextType>, Exclude<keyof Cart & keyof CartResolvers, keyof CartMapper>>>;
  CartLine: CartLineResolvers<ContextType> & Required<Pick<CartLineResolvers<ContextType>, Exclude<keyof CartLine & keyof CartLineResolvers, keyof CartLineMapper>>>;
  Order: OrderResolvers<ContextType> & Required<Pick<OrderResolvers<ContextType>, Exclude<keyof Order & keyof OrderResolvers, keyof OrderMapper>>>;
  OrderLine: OrderLineResolvers<ContextType> & Required<Pick<OrderLineResolvers<ContextType>, Exclude<keyof OrderLine & keyof OrderLineResolvers, keyof OrderLineMapper>>>;
  RejectedLine: RejectedLineResolvers<ContextType> & Required<Pick<RejectedLineResolvers<ContextType>, Exclude<keyof RejectedLine & keyof RejectedLineResolvers, keyof RejectedLineMapper>>>;
  OrderMessage: OrderMessageResolvers<ContextType> & Required<Pick<OrderMessageResolvers<ContextType>, Exclude<keyof OrderMessage & keyof OrderMessageResolvers, keyof OrderMessageMapper>>>;
  Pickup: PickupResolvers<ContextType> & Required<Pick<PickupResolvers<ContextType>, Exclude<keyof Pickup & keyof PickupResolvers, keyof PickupMapper>>>;
  PickupWindow?: PickupWindowResolvers<ContextType>;
  PickupIdentityCheck: PickupIdentityCheckResolvers<ContextType> & Required<Pick<PickupIdentityCheckResolvers<ContextType>, Exclude<keyof PickupIdentityCheck & keyof PickupIdentityCheckResolvers, keyof PickupIdentityCheckMapper>>>;
  RequestedOverride: RequestedOverrideResolvers<ContextType> & Required<Pick<RequestedOverrideResolvers<ContextType>, Exclude<keyof RequestedOverride & keyof RequestedOverrideResolvers, keyof RequestedOverrideMapper>>>;
  PickupQueueChange: PickupQueueChangeResolvers<ContextType> & Required<Pick<PickupQueueChangeResolvers<ContextType>, Exclude<keyof PickupQueueChange & keyof PickupQueueChangeResolvers, keyof PickupQueueChangeMapper>>>;
  OrderStep: OrderStepResolvers<ContextType> & Required<Pick<OrderStepResolvers<ContextType>, Exclude<keyof OrderStep & keyof OrderStepResolvers, keyof OrderStepMapper>>>;
  LineDiscount: LineDiscountResolvers<ContextType> & Required<Pick<LineDiscountResolvers<ContextType>, Exclude<keyof LineDiscount & keyof LineDiscountResolvers, keyof LineDiscountMapper>>>;
  LineTax: LineTaxResolvers<ContextType> & Required<Pick<LineTaxResolvers<ContextType>, Exclude<keyof LineTax & keyof LineTaxResolvers, keyof LineTaxMapper>>>;
  Checkout: CheckoutResolvers<ContextType> & Required<Pick<CheckoutResolvers<ContextType>, Exclude<keyof Checkout & keyof CheckoutResolvers, keyof CheckoutMapper>>>;
  CheckoutQuote: CheckoutQuoteResolvers<ContextType> & Required<Pick<CheckoutQuoteResolvers<ContextType>, Exclude<keyof CheckoutQuote & keyof CheckoutQuoteResolvers, keyof CheckoutQuoteMapper>>>;
  QuotedLine: QuotedLineResolvers<ContextType> & Required<Pick<QuotedLineResolvers<ContextType>, Exclude<keyof QuotedLine & keyof QuotedLineResolvers, keyof QuotedLineMapper>>>;
  Payment: PaymentResolvers<ContextType> & Required<Pick<PaymentResolvers<ContextType>, Exclude<keyof Payment & keyof PaymentResolvers, keyof PaymentMapper>>>;
  PaymentInstrument: PaymentInstrumentResolvers<ContextType> & Required<Pick<PaymentInstrumentResolvers<ContextType>, Exclude<keyof PaymentInstrument & keyof PaymentInstrumentResolvers, keyof PaymentInstrumentMapper>>>;
  PaymentOperation: PaymentOperationResolvers<ContextType> & Required<Pick<PaymentOperationResolvers<ContextType>, Exclude<keyof PaymentOperation & keyof PaymentOperationResolvers, keyof PaymentOperationMapper>>>;
  Shipment: ShipmentResolvers<ContextType> & Required<Pick<ShipmentResolvers<ContextType>, Exclude<keyof Shipment & keyof ShipmentResolvers, keyof ShipmentMapper>>>;
  ShippingAddress: ShippingAddressResolvers<ContextType> & Required<Pick<ShippingAddressResolvers<ContextType>, Exclude<keyof ShippingAddress & keyof ShippingAddressResolvers, keyof ShippingAddressMapper>>>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  VisitorCart: VisitorCartResolvers<ContextType> & Required<Pick<VisitorCartResolvers<ContextType>, Exclude<keyof VisitorCart & keyof VisitorCartResolvers, keyof VisitorCartMapper>>>;
  VisitorCartLine: VisitorCartLineResolvers<ContextType> & Required<Pick<VisitorCartLineResolvers<ContextType>, Exclude<keyof VisitorCartLine & keyof VisitorCartLineResolvers, keyof VisitorCartLineMapper>>>;
  TillCart: TillCartResolvers<ContextType> & Required<Pick<TillCartResolvers<ContextType>, Exclude<keyof TillCart & keyof TillCartResolvers, keyof TillCartMapper>>>;
  WishListItem: WishListItemResolvers<ContextType> & Required<Pick<WishListItemResolvers<ContextType>, Exclude<keyof WishListItem & keyof WishListItemResolvers, keyof WishListItemMapper>>>;
  WishListEdge?: WishListEdgeResolvers<ContextType>;
  WishListConnection?: WishListConnectionResolvers<ContextType>;
  ViewedProduct: ViewedProductResolvers<ContextType> & Required<Pick<ViewedProductResolvers<ContextType>, Exclude<keyof ViewedProduct & keyof ViewedProductResolvers, keyof ViewedProductMapper>>>;
  EngagementThresholds?: EngagementThresholdsResolvers<ContextType>;
  SetVisitorCartLinePayload?: SetVisitorCartLinePayloadResolvers<ContextType>;
  ClaimCartPayload?: ClaimCartPayloadResolvers<ContextType>;
  BeginCheckoutPayload?: BeginCheckoutPayloadResolvers<ContextType>;
  AddToWishListPayload?: AddToWishListPayloadResolvers<ContextType>;
  RemoveFromWishListPayload?: RemoveFromWishListPayloadResolvers<ContextType>;
  MoveWishToCartPayload?: MoveWishToCartPayloadResolvers<ContextType>;
  RecordViewPayload?: RecordViewPayloadResolvers<ContextType>;
  ClearRecentlyViewedPayload?: ClearRecentlyViewedPayloadResolvers<ContextType>;
  SetEngagementThresholdsPayload?: SetEngagementThresholdsPayloadResolvers<ContextType>;
  RoomDesign: RoomDesignResolvers<ContextType> & Required<Pick<RoomDesignResolvers<ContextType>, Exclude<keyof RoomDesign & keyof RoomDesignResolvers, keyof RoomDesignMapper>>>;
  RoomPlan: RoomPlanResolvers<ContextType> & Required<Pick<RoomPlanResolvers<ContextType>, Exclude<keyof RoomPlan & keyof RoomPlanResolvers, keyof RoomPlanMapper>>>;
  RoomSize?: RoomSizeResolvers<ContextType>;
  RoomFixture?: RoomFixtureResolvers<ContextType>;
  RoomFinish?: RoomFinishResolvers<ContextType>;
  RoomPlacement: RoomPlacementResolvers<ContextType> & Required<Pick<RoomPlacementResolvers<ContextType>, Exclude<keyof RoomPlacement & keyof RoomPlacementResolvers, keyof RoomPlacementMapper>>>;
  RoomShare: RoomShareResolvers<ContextType> & Required<Pick<RoomShareResolvers<ContextType>, Exclude<keyof RoomShare & keyof RoomShareResolvers, keyof RoomShareMapper>>>;
  RoomDesignEdge?: RoomDesignEdgeResolvers<ContextType>;
  RoomDesignConnection?: RoomDesignConnectionResolvers<ContextType>;
  SaveRoomDesignPayload?: SaveRoomDesignPayloadResolvers<ContextType>;
  RoomDesignPayload?: RoomDesignPayloadResolvers<ContextType>;
  DeleteRoomDesignPayload?: DeleteRoomDesignPayloadResolvers<ContextType>;
  AddRoomToCartPayload?: AddRoomToCartPayloadResolvers<ContextType>;
  Review: ReviewResolvers<ContextType> & Required<Pick<ReviewResolvers<ContextType>, Exclude<keyof Review & keyof ReviewResolvers, keyof ReviewMapper>>>;
  ReviewEdge?: ReviewEdgeResolvers<ContextType>;
  ReviewConnection?: ReviewConnectionResolvers<ContextType>;
  ProductReview: ProductReviewResolvers<ContextType> & Required<Pick<ProductReviewResolvers<ContextType>, Exclude<keyof ProductReview & keyof ProductReviewResolvers, keyof ProductReviewMapper>>>;
  ProductReviewEdge?: ProductReviewEdgeResolvers<ContextType>;
  ProductReviewConnection?: ProductReviewConnectionResolvers<ContextType>;
  ProductRating: ProductRatingResolvers<ContextType> & Required<Pick<ProductRatingResolvers<ContextType>, Exclude<keyof ProductRating & keyof ProductRatingResolvers, keyof ProductRatingMapper>>>;
  ReviewToModerate: ReviewToModerateResolvers<ContextType> & Required<Pick<ReviewToModerateResolvers<ContextType>, Exclude<keyof ReviewToModerate & keyof ReviewToModerateResolvers, keyof ReviewToModerateMapper>>>;
  ReviewToModerateEdge?: ReviewToModerateEdgeResolvers<ContextType>;
  ReviewToModerateConnection?: ReviewToModerateConnectionResolvers<ContextType>;
  WriteReviewPayload?: WriteReviewPayloadResolvers<ContextType>;
  ModerateReviewPayload?: ModerateReviewPayloadResolvers<ContextType>;
  StoreZone: StoreZoneResolvers<ContextType> & Required<Pick<StoreZoneResolvers<ContextType>, Exclude<keyof StoreZone & keyof StoreZoneResolvers, keyof StoreZoneMapper>>>;
  ZoneCorner?: ZoneCornerResolvers<ContextType>;
  SetStoreZonesPayload?: SetStoreZonesPayloadResolvers<ContextType>;
  ReportZoneEventsPayload?: ReportZoneEventsPayloadResolvers<ContextType>;
  TryReservation: TryReservationResolvers<ContextType> & Required<Pick<TryReservationResolvers<ContextType>, Exclude<keyof TryReservation & keyof TryReservationResolvers, keyof TryReservationMapper>>>;
  TryLine: TryLineResolvers<ContextType> & Required<Pick<TryLineResolvers<ContextType>, Exclude<keyof TryLine & keyof TryLineResolvers, keyof TryLineMapper>>>;
  TryTimelineStep?: TryTimelineStepResolvers<ContextType>;
  AppointmentSlot?: AppointmentSlotResolvers<ContextType>;
  Appointment: AppointmentResolvers<ContextType> & Required<Pick<AppointmentResolvers<ContextType>, Exclude<keyof Appointment & keyof AppointmentResolvers, keyof AppointmentMapper>>>;
  AppointmentTimelineStep?: AppointmentTimelineStepResolvers<ContextType>;
  FittingNote: FittingNoteResolvers<ContextType> & Required<Pick<FittingNoteResolvers<ContextType>, Exclude<keyof FittingNote & keyof FittingNoteResolvers, keyof FittingNoteMapper>>>;
  SaleCredit: SaleCreditResolvers<ContextType> & Required<Pick<SaleCreditResolvers<ContextType>, Exclude<keyof SaleCredit & keyof SaleCreditResolvers, keyof SaleCreditMapper>>>;
  SetGuideShopPayload?: SetGuideShopPayloadResolvers<ContextType>;
  TryReservationEdge?: TryReservationEdgeResolvers<ContextType>;
  TryReservationConnection?: TryReservationConnectionResolvers<ContextType>;
  AppointmentEdge?: AppointmentEdgeResolvers<ContextType>;
  AppointmentConnection?: AppointmentConnectionResolvers<ContextType>;
  SaleCreditEdge?: SaleCreditEdgeResolvers<ContextType>;
  SaleCreditConnection?: SaleCreditConnectionResolvers<ContextType>;
  TryReservationPayload?: TryReservationPayloadResolvers<ContextType>;
  AppointmentPayload?: AppointmentPayloadResolvers<ContextType>;
  OrderFromAppointmentPayload?: OrderFromAppointmentPayloadResolvers<ContextType>;
  RightsRequest: RightsRequestResolvers<ContextType> & Required<Pick<RightsRequestResolvers<ContextType>, Exclude<keyof RightsRequest & keyof RightsRequestResolvers, keyof RightsRequestMapper>>>;
  RightsSection: RightsSectionResolvers<ContextType> & Required<Pick<RightsSectionResolvers<ContextType>, Exclude<keyof RightsSection & keyof RightsSectionResolvers, keyof RightsSectionMapper>>>;
  RightsCount?: RightsCountResolvers<ContextType>;
  RightsExclusion?: RightsExclusionResolvers<ContextType>;
  RightsRecordConnection?: RightsRecordConnectionResolvers<ContextType>;
  RightsRecordEdge?: RightsRecordEdgeResolvers<ContextType>;
  RightsRecord: RightsRecordResolvers<ContextType> & Required<Pick<RightsRecordResolvers<ContextType>, Exclude<keyof RightsRecord & keyof RightsRecordResolvers, keyof RightsRecordMapper>>>;
  PageInfo?: PageInfoResolvers<ContextType>;
  SellToMemberPayload?: SellToMemberPayloadResolvers<ContextType>;
  LinkCardPayload?: LinkCardPayloadResolvers<ContextType>;
  UnlinkCardPayload?: UnlinkCardPayloadResolvers<ContextType>;
  LinkedCard: LinkedCardResolvers<ContextType> & Required<Pick<LinkedCardResolvers<ContextType>, Exclude<keyof LinkedCard & keyof LinkedCardResolvers, keyof LinkedCardMapper>>>;
  RequestEntryCodePayload?: RequestEntryCodePayloadResolvers<ContextType>;
  AdmitVisitPayload?: AdmitVisitPayloadResolvers<ContextType>;
  ReportSensedPayload?: ReportSensedPayloadResolvers<ContextType>;
  SensedResult?: SensedResultResolvers<ContextType>;
  EndVisitPayload?: EndVisitPayloadResolvers<ContextType>;
  PayWalkOutPayload?: PayWalkOutPayloadResolvers<ContextType>;
  StartScanSessionPayload?: StartScanSessionPayloadResolvers<ContextType>;
  SetScannedItemPayload?: SetScannedItemPayloadResolvers<ContextType>;
  PayScanSessionPayload?: PayScanSessionPayloadResolvers<ContextType>;
  SendOfflineBasketPayload?: SendOfflineBasketPayloadResolvers<ContextType>;
  VerifyExitCodePayload?: VerifyExitCodePayloadResolvers<ContextType>;
  RecordAuditPayload?: RecordAuditPayloadResolvers<ContextType>;
  SetScanAndGoPolicyPayload?: SetScanAndGoPolicyPayloadResolvers<ContextType>;
  StartSelfCheckoutPayload?: StartSelfCheckoutPayloadResolvers<ContextType>;
  SetSelfCheckoutItemPayload?: SetSelfCheckoutItemPayloadResolvers<ContextType>;
  SetSelfCheckoutTagsPayload?: SetSelfCheckoutTagsPayloadResolvers<ContextType>;
  RecogniseMemberPayload?: RecogniseMemberPayloadResolvers<ContextType>;
  IdentifyMemberPayload?: IdentifyMemberPayloadResolvers<ContextType>;
  IdentifiedMember: IdentifiedMemberResolvers<ContextType> & Required<Pick<IdentifiedMemberResolvers<ContextType>, Exclude<keyof IdentifiedMember & keyof IdentifiedMemberResolvers, keyof IdentifiedMemberMapper>>>;
  ApproveSelfCheckoutPayload?: ApproveSelfCheckoutPayloadResolvers<ContextType>;
  PaySelfCheckoutPayload?: PaySelfCheckoutPayloadResolvers<ContextType>;
  AbandonSelfCheckoutPayload?: AbandonSelfCheckoutPayloadResolvers<ContextType>;
  SetSaleRulePayload?: SetSaleRulePayloadResolvers<ContextType>;
  AskCorrectionPayload?: AskCorrectionPayloadResolvers<ContextType>;
  DecideCorrectionPayload?: DecideCorrectionPayloadResolvers<ContextType>;
  AddToCartPayload?: AddToCartPayloadResolvers<ContextType>;
  SetCartLinePayload?: SetCartLinePayloadResolvers<ContextType>;
  RemoveFromCartPayload?: RemoveFromCartPayloadResolvers<ContextType>;
  CheckoutForPickupPayload?: CheckoutForPickupPayloadResolvers<ContextType>;
  CheckoutPayload?: CheckoutPayloadResolvers<ContextType>;
  PackOrderPayload?: PackOrderPayloadResolvers<ContextType>;
  ShipOrderPayload?: ShipOrderPayloadResolvers<ContextType>;
  ConfirmDeliveryPayload?: ConfirmDeliveryPayloadResolvers<ContextType>;
  ImportPromotionsPayload?: ImportPromotionsPayloadResolvers<ContextType>;
  ImportTaxRatesPayload?: ImportTaxRatesPayloadResolvers<ContextType>;
  StartPickingPayload?: StartPickingPayloadResolvers<ContextType>;
  MarkReadyPayload?: MarkReadyPayloadResolvers<ContextType>;
  AnnounceArrivalPayload?: AnnounceArrivalPayloadResolvers<ContextType>;
  CheckIdentityPayload?: CheckIdentityPayloadResolvers<ContextType>;
  OverrideIdentityPayload?: OverrideIdentityPayloadResolvers<ContextType>;
  RejectOrderLinePayload?: RejectOrderLinePayloadResolvers<ContextType>;
  ChoosePickupWindowPayload?: ChoosePickupWindowPayloadResolvers<ContextType>;
  ExtendPickupPayload?: ExtendPickupPayloadResolvers<ContextType>;
  NameProxyPayload?: NameProxyPayloadResolvers<ContextType>;
  RevokeProxyPayload?: RevokeProxyPayloadResolvers<ContextType>;
  SendPickupMessagePayload?: SendPickupMessagePayloadResolvers<ContextType>;
  RenewPickupCodePayload?: RenewPickupCodePayloadResolvers<ContextType>;
  HandOverPayload?: HandOverPayloadResolvers<ContextType>;
  CancelOrderPayload?: CancelOrderPayloadResolvers<ContextType>;
  ImportProductsPayload?: ImportProductsPayloadResolvers<ContextType>;
  ImportStoresPayload?: ImportStoresPayloadResolvers<ContextType>;
  SetStockPayload?: SetStockPayloadResolvers<ContextType>;
  SetPricesPayload?: SetPricesPayloadResolvers<ContextType>;
  HoldStockPayload?: HoldStockPayloadResolvers<ContextType>;
  ExtendStockHoldPayload?: ExtendStockHoldPayloadResolvers<ContextType>;
  ReleaseStockPayload?: ReleaseStockPayloadResolvers<ContextType>;
  RequestTransferPayload?: RequestTransferPayloadResolvers<ContextType>;
  AnnounceDeliveryPayload?: AnnounceDeliveryPayloadResolvers<ContextType>;
  SendTransferPayload?: SendTransferPayloadResolvers<ContextType>;
  ReceiveTransferPayload?: ReceiveTransferPayloadResolvers<ContextType>;
  CancelTransferPayload?: CancelTransferPayloadResolvers<ContextType>;
  InspectReturnedPayload?: InspectReturnedPayloadResolvers<ContextType>;
  AdjustStockPayload?: AdjustStockPayloadResolvers<ContextType>;
  ImportOrdersPayload?: ImportOrdersPayloadResolvers<ContextType>;
  ReturnEligibility: ReturnEligibilityResolvers<ContextType> & Required<Pick<ReturnEligibilityResolvers<ContextType>, Exclude<keyof ReturnEligibility & keyof ReturnEligibilityResolvers, keyof ReturnEligibilityMapper>>>;
  Return: ReturnResolvers<ContextType> & Required<Pick<ReturnResolvers<ContextType>, Exclude<keyof Return & keyof ReturnResolvers, keyof ReturnMapper>>>;
  StoreCredit: StoreCreditResolvers<ContextType> & Required<Pick<StoreCreditResolvers<ContextType>, Exclude<keyof StoreCredit & keyof StoreCreditResolvers, keyof StoreCreditMapper>>>;
  StoreCreditMovement: StoreCreditMovementResolvers<ContextType> & Required<Pick<StoreCreditMovementResolvers<ContextType>, Exclude<keyof StoreCreditMovement & keyof StoreCreditMovementResolvers, keyof StoreCreditMovementMapper>>>;
  UnpaidOrder: UnpaidOrderResolvers<ContextType> & Required<Pick<UnpaidOrderResolvers<ContextType>, Exclude<keyof UnpaidOrder & keyof UnpaidOrderResolvers, keyof UnpaidOrderMapper>>>;
  UnpaidOrderEdge?: UnpaidOrderEdgeResolvers<ContextType>;
  UnpaidOrderConnection?: UnpaidOrderConnectionResolvers<ContextType>;
  ReturnLine: ReturnLineResolvers<ContextType> & Required<Pick<ReturnLineResolvers<ContextType>, Exclude<keyof ReturnLine & keyof ReturnLineResolvers, keyof ReturnLineMapper>>>;
  ReturnRefund: ReturnRefundResolvers<ContextType> & Required<Pick<ReturnRefundResolvers<ContextType>, Exclude<keyof ReturnRefund & keyof ReturnRefundResolvers, keyof ReturnRefundMapper>>>;
  ReturnExchange: ReturnExchangeResolvers<ContextType> & Required<Pick<ReturnExchangeResolvers<ContextType>, Exclude<keyof ReturnExchange & keyof ReturnExchangeResolvers, keyof ReturnExchangeMapper>>>;
  ReturnTimelineStep: ReturnTimelineStepResolvers<ContextType> & Required<Pick<ReturnTimelineStepResolvers<ContextType>, Exclude<keyof ReturnTimelineStep & keyof ReturnTimelineStepResolvers, keyof ReturnTimelineStepMapper>>>;
  ReturnPoint: ReturnPointResolvers<ContextType> & Required<Pick<ReturnPointResolvers<ContextType>, Exclude<keyof ReturnPoint & keyof ReturnPointResolvers, keyof ReturnPointMapper>>>;
  ReturnBar: ReturnBarResolvers<ContextType> & Required<Pick<ReturnBarResolvers<ContextType>, Exclude<keyof ReturnBar & keyof ReturnBarResolvers, keyof ReturnBarMapper>>>;
  ReturnPolicy: ReturnPolicyResolvers<ContextType> & Required<Pick<ReturnPolicyResolvers<ContextType>, Exclude<keyof ReturnPolicy & keyof ReturnPolicyResolvers, keyof ReturnPolicyMapper>>>;
  ReturnCategory?: ReturnCategoryResolvers<ContextType>;
  ReturnExtension?: ReturnExtensionResolvers<ContextType>;
  RequestReturnPayload?: RequestReturnPayloadResolvers<ContextType>;
  RenewReturnCodePayload?: RenewReturnCodePayloadResolvers<ContextType>;
  CancelReturnPayload?: CancelReturnPayloadResolvers<ContextType>;
  TakeStoreCreditPayload?: TakeStoreCreditPayloadResolvers<ContextType>;
  RecordOwedPaymentPayload?: RecordOwedPaymentPayloadResolvers<ContextType>;
  PresentReturnPayload?: PresentReturnPayloadResolvers<ContextType>;
  ConfirmTillRefundPayload?: ConfirmTillRefundPayloadResolvers<ContextType>;
  ScanReturnPayload?: ScanReturnPayloadResolvers<ContextType>;
  SetReturnPolicyPayload?: SetReturnPolicyPayloadResolvers<ContextType>;
  ImportReturnBarsPayload?: ImportReturnBarsPayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  consent?: ConsentDirectiveResolver<any, any, ContextType>;
};
