import type { StockMove } from '../stock/states.ts';
import type { Row } from './transitions.ts';

/** How an order comes to the customer; each has a table of its own, see `journeys.ts`. */
export const FULFILMENT_METHODS = ['PICKUP', 'SHIPMENT', 'TAKE_NOW'] as const;
export type FulfilmentMethod = (typeof FULFILMENT_METHODS)[number];

/** Where an order stands. `COMPLETED` is a purchase that was made elsewhere; it is in no table. */
export const ORDER_STATES = [
  'AWAITING_PAYMENT',
  'PLACED',
  'ALLOCATED',
  'PICKING',
  'READY',
  'ON_THE_WAY',
  'ARRIVED',
  'IDENTITY_CHECKED',
  'HANDED_OVER',
  'PACKED',
  'SHIPPED',
  'DELIVERED',
  'PAYMENT_FAILED',
  'CANCELLED',
  'EXPIRED',
  'NO_SHOW',
  'COMPLETED',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** Who moves an order on. `SYSTEM` is Patron itself, when time runs out or something outside answers. */
export type OrderActor = 'CUSTOMER' | 'ASSOCIATE' | 'SERVICE' | 'SYSTEM';

/** What the world may be told of a step. */
export type OrderStepEvent =
  | 'patron.order.placed.v1'
  | 'patron.order.ready.v1'
  | 'patron.order.arrived.v1'
  | 'patron.order.shipped.v1'
  | 'patron.order.handed_over.v1'
  | 'patron.order.cancelled.v1';

export type Transition<Step extends string = string> = Row<OrderState, Step, OrderActor> & {
  /** What happens to the order's stock in the same transaction. */
  stock: StockMove | null;
  /** What the world is told. */
  event: OrderStepEvent | null;
};
