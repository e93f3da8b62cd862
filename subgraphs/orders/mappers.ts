import type { Money } from '#shared/money.ts';
import type { StoredVisitorCart } from './cart/visitor-carts.ts';
import type { StoredCheckout } from './checkout/checkouts.ts';
import type { Refusal, WishedLine } from './checkout/place.ts';
import type { LineDiscount, LineTax } from './checkout/pricing.ts';
import type { StoredCart } from './data/carts.ts';
import type {
  ListedOrder,
  StoredOrder,
  StoredOrderLine,
  StoredOrderMessage,
  StoredOrderStep,
  StoredShipment,
} from './data/orders.ts';
import type { StoredSaleCredit } from './engagement/credits.ts';
import type { StoredAppointment, StoredFittingNote } from './guide-shop/appointments.ts';
import type { StoredCorrection } from './in-store/corrections.ts';
import type { LinkedCard } from './in-store/linked-cards.ts';
import type { PaymentOperation, StoredPayment } from './payments/operations.ts';
import type { Instrument } from './payments/provider.ts';
import type { IdentityCheck, RequestedOverride } from './pickup/identity.ts';
import type { RejectedLine } from './pickup/rejection.ts';
import type { QueueChange } from './pickup/subscriptions.ts';
import type { Promised } from './places/fulfilment.ts';
import type { ViewedProduct } from './recently-viewed/views.ts';
import type { StoredTryReservation } from './reserve-and-try/reservations.ts';
import type { Eligibility } from './returns/eligibility.ts';
import type {
  Exchanged,
  StoredRefund,
  StoredReturn,
  StoredReturnLine,
  StoredReturnStep,
} from './returns/returns.ts';
import type { Rating, StoredReview, WrittenReview } from './reviews/reviews.ts';
import type { RoomDesignView } from './rooms/resolvers.ts';
import type { StoredRoomDesign } from './rooms/room-designs.ts';
import type { CartLine } from './rules/cart.ts';
import type { StoredScanSession } from './scan-and-go/sessions.ts';
import type { StoredSelfCheckout } from './self-checkout/sessions.ts';
import type { ShippingAddress } from './shipping/address.ts';
import type { StoreCreditAccount, StoreCreditPosting } from './store-credit/credit.ts';
import type { StoredVisit } from './walk-out/visits.ts';
import type { StoredWish } from './wish-list/wish-list.ts';

export type { ScopedPrice as ScopedPriceMapper } from './catalogue/differences.ts';
export type { PriceDifference as PriceDifferenceMapper } from './catalogue/price-differences.ts';
/** What the resolvers of each GraphQL type receive as their parent. */
export type { StoredProduct as ProductMapper, VariantOfProduct as VariantMapper } from './data/catalogue.ts';
export type { StoredStock as StockLevelMapper } from './data/stock.ts';
export type { StoredStore as StoreMapper } from './data/stores.ts';
export type { FulfilmentOption as FulfilmentOptionMapper } from './places/fulfilment.ts';
export type { StoredHold as StockHoldMapper } from './stock/holds.ts';
export type { StoredMovement as StockMovementMapper } from './stock/ledger.ts';
export type { StoredTransfer as StockTransferMapper } from './stock/transfers.ts';

/** A part of something personal says whose it is. */
type Owned<Part> = Part & { customerId: string | null };

export type CustomerMapper = { id: string };
export type CartMapper = StoredCart;
export type CartLineMapper = Owned<CartLine>;
export type VisitorCartMapper = StoredVisitorCart;
export type VisitorCartLineMapper = CartLine;
export type TillCartMapper = { version: number; lines: CartLine[] };
export type WishListItemMapper = StoredWish;
export type ViewedProductMapper = ViewedProduct & { members: readonly string[] };
export type RoomDesignMapper = RoomDesignView;
export type RoomPlanMapper = RoomDesignView;
export type RoomPlacementMapper = StoredRoomDesign['placements'][number];
export type RoomShareMapper = NonNullable<StoredRoomDesign['share']>;
export type ReviewMapper = StoredReview;
export type ProductReviewMapper = WrittenReview;
export type ReviewToModerateMapper = WrittenReview;
export type ProductRatingMapper = Rating;
export type { StoredZone as StoreZoneMapper } from './zones/zones.ts';
export type TryReservationMapper = StoredTryReservation;
export type TryLineMapper = StoredTryReservation['lines'][number];
export type AppointmentMapper = StoredAppointment;
export type FittingNoteMapper = StoredFittingNote;
export type SaleCreditMapper = StoredSaleCredit;
export type OrderMapper = StoredOrder | ListedOrder;
export type OrderLineMapper = Owned<StoredOrderLine & { currency: string }>;
export type OrderStepMapper = Owned<StoredOrderStep & { payment: Owned<PaymentOperation> | null }>;
export type PickupMapper = OrderMapper;
/** `orders` where they are at hand. */
export type CheckoutMapper = StoredCheckout & { orders?: StoredOrder[] };
export type CheckoutQuoteMapper = {
  customerId: string;
  cartVersion: number;
  lines: QuotedLineMapper[];
  total: Money | null;
  userErrors: Refusal['userErrors'];
};
export type QuotedLineMapper = Owned<
  StoredOrderLine & Promised & Omit<WishedLine, 'quantity'> & { currency: string; missing: number }
>;
export type PaymentMapper = StoredPayment;
export type PaymentInstrumentMapper = Owned<Instrument>;
export type PaymentOperationMapper = Owned<PaymentOperation>;
export type LineDiscountMapper = Owned<LineDiscount & { currency: string }>;
export type LineTaxMapper = Owned<LineTax & { currency: string }>;
export type ShipmentMapper = Owned<StoredShipment>;
export type ShippingAddressMapper = Owned<ShippingAddress>;
export type RejectedLineMapper = Owned<RejectedLine & { currency: string }>;
export type OrderMessageMapper = Owned<StoredOrderMessage>;
export type PickupIdentityCheckMapper = Owned<IdentityCheck>;
export type RequestedOverrideMapper = Owned<RequestedOverride>;
export type PickupQueueChangeMapper = QueueChange;

/** `members`: all ids of the customer. */
export type StoreCreditMapper = Owned<Pick<StoreCreditAccount, 'currency' | 'balanceMinor'>> & {
  members: readonly string[];
};
export type StoreCreditMovementMapper = Owned<Omit<StoreCreditPosting, 'customerId'>>;
export type { StoredUnpaidOrder as UnpaidOrderMapper } from './payments/unpaid-orders.ts';

export type ReturnMapper = StoredReturn;
export type ReturnLineMapper = Owned<StoredReturnLine & { currency: string }>;
export type ReturnRefundMapper = Owned<StoredRefund & { currency: string }>;
export type ReturnExchangeMapper = Owned<Exchanged & { currency: string }>;
export type ReturnTimelineStepMapper = Owned<StoredReturnStep>;
export type ReturnEligibilityMapper = Owned<Eligibility>;
export type WalkOutMapper = StoredVisit;
export type ScanSessionMapper = StoredScanSession;
export type ScannedItemMapper = Owned<{
  sku: string;
  description: string;
  quantity: number;
  unitPrice: Money;
}>;
export type ScanAuditMapper = StoredScanSession;
export type SelfCheckoutMapper = StoredSelfCheckout;
export type { IdentifiedMember as IdentifiedMemberMapper } from './in-store/identify-member.ts';
export type LinkedCardMapper = LinkedCard;
export type SaleCorrectionMapper = StoredCorrection;
export type { ReturnPoint as ReturnPointMapper, StoredReturnBar as ReturnBarMapper } from './returns/bars.ts';
export type { ReturnPolicy as ReturnPolicyMapper } from './returns/policy.ts';

/** As a gateway names it; nothing in it is believed before it is found here. */
export type RightsRequestMapper = { id: string; customerId: string };
export type {
  RightsSection as RightsSectionMapper,
  RightsSectionRecord as RightsRecordMapper,
} from '#shared/rights-sections.ts';
