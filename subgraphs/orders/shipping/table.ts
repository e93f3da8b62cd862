import type { OrderActor, OrderState, OrderStepEvent, Transition } from '../rules/order.ts';
import type { StockMove } from '../stock/states.ts';

/** Named like the mutation that takes the step; `assumeDelivered` has none. */
export type ShippingStep =
  | 'startPicking'
  | 'packOrder'
  | 'shipOrder'
  | 'confirmDelivery'
  | 'assumeDelivered'
  | 'cancelOrder';

type ShippingRow = Transition<ShippingStep>;

const STAFF = ['ASSOCIATE', 'SERVICE'] as const;
const ANYBODY = ['CUSTOMER', 'ASSOCIATE', 'SERVICE'] as const;
const SYSTEM = ['SYSTEM'] as const;

const PICKED: StockMove = { from: 'reserved', to: 'picked' };
const GONE: StockMove = { from: 'picked', to: 'gone' };
const FREED: StockMove = { from: 'reserved', to: 'onHand' };
const PUT_BACK: StockMove = { from: 'picked', to: 'onHand' };

const row = (
  from: OrderState,
  step: ShippingStep,
  to: OrderState,
  by: readonly OrderActor[],
  stock: StockMove | null = null,
  event: OrderStepEvent | null = null,
): ShippingRow => ({ from, step, to, by, stock, event });

const cancelled = (state: OrderState, stock: StockMove): ShippingRow =>
  row(state, 'cancelOrder', 'CANCELLED', ANYBODY, stock, 'patron.order.cancelled.v1');

/** The whole state machine of a shipment. What isn't here is refused. */
export const SHIPPING: readonly ShippingRow[] = [
  row('PLACED', 'startPicking', 'PICKING', STAFF),
  cancelled('PLACED', FREED),
  row('PICKING', 'packOrder', 'PACKED', STAFF, PICKED),
  cancelled('PICKING', FREED),
  row('PACKED', 'shipOrder', 'SHIPPED', STAFF, GONE, 'patron.order.shipped.v1'),
  cancelled('PACKED', PUT_BACK),
  row('SHIPPED', 'confirmDelivery', 'DELIVERED', ANYBODY, null, 'patron.order.handed_over.v1'),
  row('SHIPPED', 'assumeDelivered', 'DELIVERED', SYSTEM, null, 'patron.order.handed_over.v1'),
];

const ASSUMED_DAYS = 14;

/** When a parcel of which nobody says that it came counts as delivered: nothing stays open, and nobody loses points. */
export const assumedDeliveredAt = (shippedAt: Date): Date =>
  new Date(shippedAt.getTime() + ASSUMED_DAYS * 86_400_000);
