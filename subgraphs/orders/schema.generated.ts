// Generated from schema.graphql. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ProductMapper, VariantMapper, StockLevelMapper, StoreMapper, CustomerMapper, CartMapper, CartLineMapper, OrderMapper, OrderLineMapper, OrderStepMapper, PickupMapper, RightsRequestMapper, RightsSectionMapper, RightsRecordMapper } from './mappers.ts';
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
  /** Where a variant can be picked up: stores that have it on hand, nearest first. Empty when no store has it or the SKU is unknown. Null only with an error. */
  availability?: Maybe<Array<Availability>>;
  /** An order by id. Null when there is none; `FORBIDDEN` when it is another customer's, for an associate another store's, for an app from before its grant's look-back. */
  order?: Maybe<Order>;
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
  latitude: Scalars['Float']['input'];
  longitude: Scalars['Float']['input'];
  first?: Scalars['Int']['input'];
};


export type QueryOrderArgs = {
  id: Scalars['ID']['input'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Adds pieces to the customer's own cart. Codes: SKU_NOT_FOUND, INVALID_VALUE. */
  addToCart: AddToCartPayload;
  /** Sets how many pieces of a SKU the customer's own cart holds; repeating it changes nothing. Codes: SKU_NOT_FOUND, INVALID_VALUE, CART_CHANGED. */
  setCartLine: SetCartLinePayload;
  /** Takes a SKU out of the customer's own cart; repeating it changes nothing. Code: CART_CHANGED. */
  removeFromCart: RemoveFromCartPayload;
  /**
   * Orders everything in the customer's cart for pickup at one store: holds the stock, places the order and empties the
   * cart, all or nothing. Codes: STORE_NOT_FOUND, PICKUP_NOT_OFFERED, CART_EMPTY, CART_CHANGED, NOT_PRICED, OUT_OF_STOCK,
   * INVALID_VALUE.
   */
  checkoutForPickup: CheckoutForPickupPayload;
  /** An associate of the order's store begins to gather it. Codes: ORDER_NOT_FOUND, ILLEGAL_TRANSITION. */
  startPicking: StartPickingPayload;
  /** An associate of the order's store has gathered everything; the customer may come. Codes: ORDER_NOT_FOUND, ILLEGAL_TRANSITION. */
  markReady: MarkReadyPayload;
  /** The customer says "I'm here". Saying it again changes nothing. Codes: ORDER_NOT_FOUND, ILLEGAL_TRANSITION, INVALID_VALUE. */
  announceArrival: AnnounceArrivalPayload;
  /**
   * An associate of the order's store enters the one-time code that the customer shows. After five wrong codes the pickup
   * is locked until the customer renews the code. Codes: ORDER_NOT_FOUND, ILLEGAL_TRANSITION, PICKUP_CODE_WRONG,
   * PICKUP_LOCKED.
   */
  checkIdentity: CheckIdentityPayload;
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
  /**
   * Takes over purchases that were made elsewhere, line by line, in any order. An order is told by `source` and `orderId`;
   * the same line again changes nothing, a new line is added to its order. Unknown stores and SKUs are created. Lines with
   * an error are left out, the others are kept; `field` of the error is `input.lines.<index>.<field>`. Code: INVALID_VALUE.
   */
  importOrders: ImportOrdersPayload;
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


export type MutationImportOrdersArgs = {
  input: ImportOrdersInput;
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
};


/** A person who shops with us. */
export type CustomerOrdersArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
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
  /** At least one, at most 200. */
  variants: Array<Variant>;
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
  /** One for each currency it is sold in; empty when it isn't sold now. */
  prices: Array<Money>;
  /** The price in a currency. Null when it isn't sold in it. */
  price?: Maybe<Money>;
  /** What it is a variant of. */
  product: Product;
};


/** One kind of a product that can be put into a bag: a size, a colour. */
export type VariantPriceArgs = {
  currency: Scalars['String']['input'];
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
  /** By day, in the store's own time; empty when they aren't known. */
  openingHours: Array<OpeningHours>;
  /** What it offers, in no order. */
  services: Array<StoreService>;
  /** Pieces of one SKU here, by state. Null when the store never had it. */
  stock?: Maybe<StockLevel>;
  /** Open pickups, for associates of this store: first who stands in the store, longest waiting first, then by time of order. `FORBIDDEN` for other stores. */
  pickupQueue?: Maybe<OrderConnection>;
};


/** A shop, or a place that hands goods over. */
export type StoreStockArgs = {
  sku: Scalars['ID']['input'];
};


/** A shop, or a place that hands goods over. */
export type StorePickupQueueArgs = {
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

/** What a store offers. */
export type StoreService =
  /** Orders can be picked up. */
  | 'PICKUP'
  /** Goods can be brought back. */
  | 'RETURNS';

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
  /** When it was placed, or bought. */
  placedAt: Scalars['DateTime']['output'];
  /** At least one, at most 200. */
  lines: Array<OrderLine>;
  /** Sum of the lines at the prices when it was placed. */
  total: Money;
  /** How it is paid. */
  payment: PaymentArrangement;
  /** Of an order for pickup. Null for an imported purchase. */
  pickup?: Maybe<Pickup>;
  /** Every step so far, oldest first; at most 50. */
  timeline?: Maybe<Array<OrderStep>>;
};

/** Where an order stands. `PLACED`, `PICKING`, `READY`, `ARRIVED` and `IDENTITY_CHECKED` are open. */
export type OrderState =
  /** The stock is held. */
  | 'PLACED'
  /** An associate gathers it. */
  | 'PICKING'
  /** The customer may come. */
  | 'READY'
  /** The customer is there. */
  | 'ARRIVED'
  /** The customer showed the code. */
  | 'IDENTITY_CHECKED'
  /** The customer has it. */
  | 'HANDED_OVER'
  /** Called off; the stock is back. */
  | 'CANCELLED'
  /** Nobody came in time; the stock is back. */
  | 'EXPIRED'
  /** Bought elsewhere and imported. */
  | 'COMPLETED';

/** How an order is paid. Patron itself takes no money in this version. */
export type PaymentArrangement =
  /** The store's till takes the money when the order is handed over. */
  | 'PAY_AT_PICKUP'
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
  /** Price of the line. */
  amount: Money;
  /** As the catalogue has it today. Null when it has it no more. */
  variant?: Maybe<Variant>;
};

/** The way of an order to the customer's hands. */
export type Pickup = {
  __typename?: 'Pickup';
  /** Six digits that the customer shows at the counter. Only the customer reads it. Null once it is used or the order is closed. */
  code?: Maybe<Scalars['String']['output']>;
  /** True after too many wrong codes, until the customer renews the code. */
  locked: Scalars['Boolean']['output'];
  /** Until then the goods are held. Null once the order is closed. */
  heldUntil?: Maybe<Scalars['DateTime']['output']>;
  /** When everything was gathered. Null before. */
  readyAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the customer said to be there, or showed the code. Null before. */
  arrivedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How sure it is that the customer is there. Null before the arrival. */
  arrivalTrust?: Maybe<ArrivalTrust>;
  /** Seconds from the arrival until now, or until the order was closed. Null before the arrival. */
  waitingSeconds?: Maybe<Scalars['Int']['output']>;
};

/** How sure it is that the customer is in the store, weakest first. */
export type ArrivalTrust =
  /** The customer said so. */
  | 'DECLARED'
  /** The customer showed the order's code. */
  | 'CODE';

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

/** What to add to the cart. */
export type AddToCartInput = {
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
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
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

/** Which order the customer came for. */
export type AnnounceArrivalInput = {
  /** The order's id. */
  orderId: Scalars['ID']['input'];
  /** Where the customer says it, e.g. `WEB`, `APP`, `STORE`: a letter, then letters, digits and `_`, at most 32. Absent: `APP`. */
  channel?: InputMaybe<Scalars['String']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Which order, and what the customer showed. */
export type CheckIdentityInput = {
  /** The order's id. */
  orderId: Scalars['ID']['input'];
  /** The six digits that the customer shows; spaces are ignored. */
  code: Scalars['String']['input'];
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
  /** One for each currency it is sold in, at most 20; each at least 0. */
  prices: Array<MoneyInput>;
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
};

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
  /** A line isn't sold in the store's currency. */
  | 'NOT_PRICED'
  /** The store hasn't enough on hand; `message` names the SKU. */
  | 'OUT_OF_STOCK'
  /** No order has this id. */
  | 'ORDER_NOT_FOUND'
  /** The order's state doesn't allow this step; `message` names the steps that it allows. */
  | 'ILLEGAL_TRANSITION'
  /** The code isn't this order's. */
  | 'PICKUP_CODE_WRONG'
  /** Too many wrong codes; the customer must renew the code. */
  | 'PICKUP_LOCKED';



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
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}>
    & ( Record<PropertyKey, never>
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
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  ConsentProof: ResolverTypeWrapper<Scalars['ConsentProof']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Customer: ResolverTypeWrapper<CustomerMapper>;
  Product: ResolverTypeWrapper<ProductMapper>;
  Variant: ResolverTypeWrapper<VariantMapper>;
  ProductEdge: ResolverTypeWrapper<Omit<ProductEdge, 'node'> & { node: ResolversTypes['Product'] }>;
  ProductConnection: ResolverTypeWrapper<Omit<ProductConnection, 'edges'> & { edges: Array<ResolversTypes['ProductEdge']> }>;
  Store: ResolverTypeWrapper<StoreMapper>;
  StoreEdge: ResolverTypeWrapper<Omit<StoreEdge, 'node'> & { node: ResolversTypes['Store'] }>;
  StoreConnection: ResolverTypeWrapper<Omit<StoreConnection, 'edges'> & { edges: Array<ResolversTypes['StoreEdge']> }>;
  StoreAddress: ResolverTypeWrapper<StoreAddress>;
  StoreLocation: ResolverTypeWrapper<StoreLocation>;
  OpeningHours: ResolverTypeWrapper<OpeningHours>;
  Weekday: Weekday;
  StoreService: StoreService;
  NearbyStore: ResolverTypeWrapper<Omit<NearbyStore, 'store'> & { store: ResolversTypes['Store'] }>;
  Availability: ResolverTypeWrapper<Omit<Availability, 'store'> & { store: ResolversTypes['Store'] }>;
  StockLevel: ResolverTypeWrapper<StockLevelMapper>;
  Cart: ResolverTypeWrapper<CartMapper>;
  CartLine: ResolverTypeWrapper<CartLineMapper>;
  Order: ResolverTypeWrapper<OrderMapper>;
  OrderState: OrderState;
  PaymentArrangement: PaymentArrangement;
  OrderLine: ResolverTypeWrapper<OrderLineMapper>;
  Pickup: ResolverTypeWrapper<PickupMapper>;
  ArrivalTrust: ArrivalTrust;
  OrderStep: ResolverTypeWrapper<OrderStepMapper>;
  OrderActor: OrderActor;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  OrderConnection: ResolverTypeWrapper<Omit<OrderConnection, 'edges'> & { edges: Array<ResolversTypes['OrderEdge']> }>;
  Money: ResolverTypeWrapper<Money>;
  RightsRequest: ResolverTypeWrapper<RightsRequestMapper>;
  RightsSection: ResolverTypeWrapper<RightsSectionMapper>;
  RightsCount: ResolverTypeWrapper<RightsCount>;
  RightsExclusion: ResolverTypeWrapper<RightsExclusion>;
  RightsRecordConnection: ResolverTypeWrapper<Omit<RightsRecordConnection, 'edges'> & { edges: Array<ResolversTypes['RightsRecordEdge']> }>;
  RightsRecordEdge: ResolverTypeWrapper<Omit<RightsRecordEdge, 'node'> & { node: ResolversTypes['RightsRecord'] }>;
  RightsRecord: ResolverTypeWrapper<RightsRecordMapper>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  AddToCartInput: AddToCartInput;
  SetCartLineInput: SetCartLineInput;
  RemoveFromCartInput: RemoveFromCartInput;
  CheckoutForPickupInput: CheckoutForPickupInput;
  StartPickingInput: StartPickingInput;
  MarkReadyInput: MarkReadyInput;
  AnnounceArrivalInput: AnnounceArrivalInput;
  CheckIdentityInput: CheckIdentityInput;
  RenewPickupCodeInput: RenewPickupCodeInput;
  HandOverInput: HandOverInput;
  CancelOrderInput: CancelOrderInput;
  ImportProductsInput: ImportProductsInput;
  ProductInput: ProductInput;
  VariantInput: VariantInput;
  MoneyInput: MoneyInput;
  ImportStoresInput: ImportStoresInput;
  StoreInput: StoreInput;
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
  StartPickingPayload: ResolverTypeWrapper<Omit<StartPickingPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  MarkReadyPayload: ResolverTypeWrapper<Omit<MarkReadyPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  AnnounceArrivalPayload: ResolverTypeWrapper<Omit<AnnounceArrivalPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  CheckIdentityPayload: ResolverTypeWrapper<Omit<CheckIdentityPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  RenewPickupCodePayload: ResolverTypeWrapper<Omit<RenewPickupCodePayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  HandOverPayload: ResolverTypeWrapper<Omit<HandOverPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  CancelOrderPayload: ResolverTypeWrapper<Omit<CancelOrderPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  ImportProductsPayload: ResolverTypeWrapper<ImportProductsPayload>;
  ImportStoresPayload: ResolverTypeWrapper<ImportStoresPayload>;
  SetStockPayload: ResolverTypeWrapper<SetStockPayload>;
  ImportOrdersPayload: ResolverTypeWrapper<ImportOrdersPayload>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  JSON: Scalars['JSON']['output'];
  DateTime: Scalars['DateTime']['output'];
  ConsentProof: Scalars['ConsentProof']['output'];
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  Float: Scalars['Float']['output'];
  Mutation: Record<PropertyKey, never>;
  Customer: CustomerMapper;
  Product: ProductMapper;
  Variant: VariantMapper;
  ProductEdge: Omit<ProductEdge, 'node'> & { node: ResolversParentTypes['Product'] };
  ProductConnection: Omit<ProductConnection, 'edges'> & { edges: Array<ResolversParentTypes['ProductEdge']> };
  Store: StoreMapper;
  StoreEdge: Omit<StoreEdge, 'node'> & { node: ResolversParentTypes['Store'] };
  StoreConnection: Omit<StoreConnection, 'edges'> & { edges: Array<ResolversParentTypes['StoreEdge']> };
  StoreAddress: StoreAddress;
  StoreLocation: StoreLocation;
  OpeningHours: OpeningHours;
  NearbyStore: Omit<NearbyStore, 'store'> & { store: ResolversParentTypes['Store'] };
  Availability: Omit<Availability, 'store'> & { store: ResolversParentTypes['Store'] };
  StockLevel: StockLevelMapper;
  Cart: CartMapper;
  CartLine: CartLineMapper;
  Order: OrderMapper;
  OrderLine: OrderLineMapper;
  Pickup: PickupMapper;
  OrderStep: OrderStepMapper;
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  OrderConnection: Omit<OrderConnection, 'edges'> & { edges: Array<ResolversParentTypes['OrderEdge']> };
  Money: Money;
  RightsRequest: RightsRequestMapper;
  RightsSection: RightsSectionMapper;
  RightsCount: RightsCount;
  RightsExclusion: RightsExclusion;
  RightsRecordConnection: Omit<RightsRecordConnection, 'edges'> & { edges: Array<ResolversParentTypes['RightsRecordEdge']> };
  RightsRecordEdge: Omit<RightsRecordEdge, 'node'> & { node: ResolversParentTypes['RightsRecord'] };
  RightsRecord: RightsRecordMapper;
  PageInfo: PageInfo;
  AddToCartInput: AddToCartInput;
  SetCartLineInput: SetCartLineInput;
  RemoveFromCartInput: RemoveFromCartInput;
  CheckoutForPickupInput: CheckoutForPickupInput;
  StartPickingInput: StartPickingInput;
  MarkReadyInput: MarkReadyInput;
  AnnounceArrivalInput: AnnounceArrivalInput;
  CheckIdentityInput: CheckIdentityInput;
  RenewPickupCodeInput: RenewPickupCodeInput;
  HandOverInput: HandOverInput;
  CancelOrderInput: CancelOrderInput;
  ImportProductsInput: ImportProductsInput;
  ProductInput: ProductInput;
  VariantInput: VariantInput;
  MoneyInput: MoneyInput;
  ImportStoresInput: ImportStoresInput;
  StoreInput: StoreInput;
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
  StartPickingPayload: Omit<StartPickingPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  MarkReadyPayload: Omit<MarkReadyPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  AnnounceArrivalPayload: Omit<AnnounceArrivalPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  CheckIdentityPayload: Omit<CheckIdentityPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  RenewPickupCodePayload: Omit<RenewPickupCodePayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  HandOverPayload: Omit<HandOverPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  CancelOrderPayload: Omit<CancelOrderPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  ImportProductsPayload: ImportProductsPayload;
  ImportStoresPayload: ImportStoresPayload;
  SetStockPayload: SetStockPayload;
  ImportOrdersPayload: ImportOrdersPayload;
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
  availability: Resolver<Maybe<Array<ResolversTypes['Availability']>>, ParentType, ContextType, RequireFields<QueryAvailabilityArgs, 'sku' | 'latitude' | 'longitude' | 'first'>>;
  order: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderArgs, 'id'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addToCart: Resolver<ResolversTypes['AddToCartPayload'], ParentType, ContextType, RequireFields<MutationAddToCartArgs, 'input'>>;
  setCartLine: Resolver<ResolversTypes['SetCartLinePayload'], ParentType, ContextType, RequireFields<MutationSetCartLineArgs, 'input'>>;
  removeFromCart: Resolver<ResolversTypes['RemoveFromCartPayload'], ParentType, ContextType, RequireFields<MutationRemoveFromCartArgs, 'input'>>;
  checkoutForPickup: Resolver<ResolversTypes['CheckoutForPickupPayload'], ParentType, ContextType, RequireFields<MutationCheckoutForPickupArgs, 'input'>>;
  startPicking: Resolver<ResolversTypes['StartPickingPayload'], ParentType, ContextType, RequireFields<MutationStartPickingArgs, 'input'>>;
  markReady: Resolver<ResolversTypes['MarkReadyPayload'], ParentType, ContextType, RequireFields<MutationMarkReadyArgs, 'input'>>;
  announceArrival: Resolver<ResolversTypes['AnnounceArrivalPayload'], ParentType, ContextType, RequireFields<MutationAnnounceArrivalArgs, 'input'>>;
  checkIdentity: Resolver<ResolversTypes['CheckIdentityPayload'], ParentType, ContextType, RequireFields<MutationCheckIdentityArgs, 'input'>>;
  renewPickupCode: Resolver<ResolversTypes['RenewPickupCodePayload'], ParentType, ContextType, RequireFields<MutationRenewPickupCodeArgs, 'input'>>;
  handOver: Resolver<ResolversTypes['HandOverPayload'], ParentType, ContextType, RequireFields<MutationHandOverArgs, 'input'>>;
  cancelOrder: Resolver<ResolversTypes['CancelOrderPayload'], ParentType, ContextType, RequireFields<MutationCancelOrderArgs, 'input'>>;
  importProducts: Resolver<ResolversTypes['ImportProductsPayload'], ParentType, ContextType, RequireFields<MutationImportProductsArgs, 'input'>>;
  importStores: Resolver<ResolversTypes['ImportStoresPayload'], ParentType, ContextType, RequireFields<MutationImportStoresArgs, 'input'>>;
  setStock: Resolver<ResolversTypes['SetStockPayload'], ParentType, ContextType, RequireFields<MutationSetStockArgs, 'input'>>;
  importOrders: Resolver<ResolversTypes['ImportOrdersPayload'], ParentType, ContextType, RequireFields<MutationImportOrdersArgs, 'input'>>;
};

export type CustomerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cart?: Resolver<Maybe<ResolversTypes['Cart']>, ParentType, ContextType>;
  orders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, RequireFields<CustomerOrdersArgs, 'first'>>;
};

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  brand?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  style?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  variants?: Resolver<Array<ResolversTypes['Variant']>, ParentType, ContextType>;
};

export type VariantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Variant'] = ResolversParentTypes['Variant'], FederationReferenceType extends FederationReferenceTypes['Variant'] = FederationReferenceTypes['Variant']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Variant']> | FederationReferenceType, FederationReferenceType, ContextType>;
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  gtin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  size?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  colour?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  prices?: Resolver<Array<ResolversTypes['Money']>, ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType, RequireFields<VariantPriceArgs, 'currency'>>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
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
  openingHours?: Resolver<Array<ResolversTypes['OpeningHours']>, ParentType, ContextType>;
  services?: Resolver<Array<ResolversTypes['StoreService']>, ParentType, ContextType>;
  stock?: Resolver<Maybe<ResolversTypes['StockLevel']>, ParentType, ContextType, RequireFields<StoreStockArgs, 'sku'>>;
  pickupQueue?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, RequireFields<StorePickupQueueArgs, 'first'>>;
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
  placedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['OrderLine']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  payment?: Resolver<ResolversTypes['PaymentArrangement'], ParentType, ContextType>;
  pickup?: Resolver<Maybe<ResolversTypes['Pickup']>, ParentType, ContextType>;
  timeline?: Resolver<Maybe<Array<ResolversTypes['OrderStep']>>, ParentType, ContextType>;
};

export type OrderLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderLine'] = ResolversParentTypes['OrderLine']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unitPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  variant?: Resolver<Maybe<ResolversTypes['Variant']>, ParentType, ContextType>;
};

export type PickupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Pickup'] = ResolversParentTypes['Pickup']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  locked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  heldUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  readyAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  arrivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  arrivalTrust?: Resolver<Maybe<ResolversTypes['ArrivalTrust']>, ParentType, ContextType>;
  waitingSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type OrderStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderStep'] = ResolversParentTypes['OrderStep']> = {
  state?: Resolver<ResolversTypes['OrderState'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['OrderActor'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
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

export type ImportOrdersPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportOrdersPayload'] = ResolversParentTypes['ImportOrdersPayload']> = {
  ordersCreated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  linesAdded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  linesUnchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
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
  ConsentProof?: GraphQLScalarType;
  Query: QueryResolvers<ContextType>;
  Mutation: MutationResolvers<ContextType>;
  Customer: CustomerResolvers<ContextType> & Required<Pick<CustomerResolvers<ContextType>, Exclude<keyof Customer & keyof CustomerResolvers, keyof CustomerMapper>>>;
  Product: ProductResolvers<ContextType> & Required<Pick<ProductResolvers<ContextType>, Exclude<keyof Product & keyof ProductResolvers, keyof ProductMapper>>>;
  Variant: VariantResolvers<ContextType> & Required<Pick<VariantResolvers<ContextType>, Exclude<keyof Variant & keyof VariantResolvers, keyof VariantMapper>>>;
  ProductEdge?: ProductEdgeResolvers<ContextType>;
  ProductConnection?: ProductConnectionResolvers<ContextType>;
  Store: StoreResolvers<ContextType> & Required<Pick<StoreResolvers<ContextType>, Exclude<keyof Store & keyof StoreResolvers, keyof StoreMapper>>>;
  StoreEdge?: StoreEdgeResolvers<ContextType>;
  StoreConnection?: StoreConnectionResolvers<ContextType>;
  StoreAddress?: StoreAddressResolvers<ContextType>;
  StoreLocation?: StoreLocationResolvers<ContextType>;
  OpeningHours?: OpeningHoursResolvers<ContextType>;
  NearbyStore?: NearbyStoreResolvers<ContextType>;
  Availability?: AvailabilityResolvers<ContextType>;
  StockLevel: StockLevelResolvers<ContextType> & Required<Pick<StockLevelResolvers<ContextType>, Exclude<keyof StockLevel & keyof StockLevelResolvers, keyof StockLevelMapper>>>;
  Cart: CartResolvers<ContextType> & Required<Pick<CartResolvers<ContextType>, Exclude<keyof Cart & keyof CartResolvers, keyof CartMapper>>>;
  CartLine: CartLineResolvers<ContextType> & Required<Pick<CartLineResolvers<ContextType>, Exclude<keyof CartLine & keyof CartLineResolvers, keyof CartLineMapper>>>;
  Order: OrderResolvers<ContextType> & Required<Pick<OrderResolvers<ContextType>, Exclude<keyof Order & keyof OrderResolvers, keyof OrderMapper>>>;
  OrderLine: OrderLineResolvers<ContextType> & Required<Pick<OrderLineResolvers<ContextType>, Exclude<keyof OrderLine & keyof OrderLineResolvers, keyof OrderLineMapper>>>;
  Pickup: PickupResolvers<ContextType> & Required<Pick<PickupResolvers<ContextType>, Exclude<keyof Pickup & keyof PickupResolvers, keyof PickupMapper>>>;
  OrderStep: OrderStepResolvers<ContextType> & Required<Pick<OrderStepResolvers<ContextType>, Exclude<keyof OrderStep & keyof OrderStepResolvers, keyof OrderStepMapper>>>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  RightsRequest: RightsRequestResolvers<ContextType> & Required<Pick<RightsRequestResolvers<ContextType>, Exclude<keyof RightsRequest & keyof RightsRequestResolvers, keyof RightsRequestMapper>>>;
  RightsSection: RightsSectionResolvers<ContextType> & Required<Pick<RightsSectionResolvers<ContextType>, Exclude<keyof RightsSection & keyof RightsSectionResolvers, keyof RightsSectionMapper>>>;
  RightsCount?: RightsCountResolvers<ContextType>;
  RightsExclusion?: RightsExclusionResolvers<ContextType>;
  RightsRecordConnection?: RightsRecordConnectionResolvers<ContextType>;
  RightsRecordEdge?: RightsRecordEdgeResolvers<ContextType>;
  RightsRecord: RightsRecordResolvers<ContextType> & Required<Pick<RightsRecordResolvers<ContextType>, Exclude<keyof RightsRecord & keyof RightsRecordResolvers, keyof RightsRecordMapper>>>;
  PageInfo?: PageInfoResolvers<ContextType>;
  AddToCartPayload?: AddToCartPayloadResolvers<ContextType>;
  SetCartLinePayload?: SetCartLinePayloadResolvers<ContextType>;
  RemoveFromCartPayload?: RemoveFromCartPayloadResolvers<ContextType>;
  CheckoutForPickupPayload?: CheckoutForPickupPayloadResolvers<ContextType>;
  StartPickingPayload?: StartPickingPayloadResolvers<ContextType>;
  MarkReadyPayload?: MarkReadyPayloadResolvers<ContextType>;
  AnnounceArrivalPayload?: AnnounceArrivalPayloadResolvers<ContextType>;
  CheckIdentityPayload?: CheckIdentityPayloadResolvers<ContextType>;
  RenewPickupCodePayload?: RenewPickupCodePayloadResolvers<ContextType>;
  HandOverPayload?: HandOverPayloadResolvers<ContextType>;
  CancelOrderPayload?: CancelOrderPayloadResolvers<ContextType>;
  ImportProductsPayload?: ImportProductsPayloadResolvers<ContextType>;
  ImportStoresPayload?: ImportStoresPayloadResolvers<ContextType>;
  SetStockPayload?: SetStockPayloadResolvers<ContextType>;
  ImportOrdersPayload?: ImportOrdersPayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  consent?: ConsentDirectiveResolver<any, any, ContextType>;
};
