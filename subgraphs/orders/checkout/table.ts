import type { OrderStepEvent, Transition } from '../rules/order.ts';
import type { Row } from '../rules/transitions.ts';
import type { StockMove } from '../stock/states.ts';

const SYSTEM = ['SYSTEM'] as const;
const FREED: StockMove = { from: 'reserved', to: 'onHand' };
const GONE: StockMove = { from: 'reserved', to: 'gone' };

/** Where what is paid together stands. */
export const CHECKOUT_STATES = ['AWAITING_PAYMENT', 'PLACED', 'DECLINED', 'EXPIRED'] as const;
export type CheckoutState = (typeof CHECKOUT_STATES)[number];

type CheckoutStep = 'pay' | 'decline' | 'expire';
type CheckoutRow = Row<CheckoutState, CheckoutStep, 'SYSTEM'> & {
  /** The step that each of its orders takes in the same transaction. */
  orders: PaymentStep | null;
  /** Money that came too late is given back. */
  giveBack?: true;
};

type PaymentStep = 'pay' | 'failPayment';

/** The whole state machine of a checkout: the payment's outcome moves it, or the time in which there was none. */
export const CHECKOUT: readonly CheckoutRow[] = [
  { from: 'AWAITING_PAYMENT', step: 'pay', to: 'PLACED', by: SYSTEM, orders: 'pay' },
  { from: 'AWAITING_PAYMENT', step: 'decline', to: 'DECLINED', by: SYSTEM, orders: 'failPayment' },
  { from: 'AWAITING_PAYMENT', step: 'expire', to: 'EXPIRED', by: SYSTEM, orders: 'failPayment' },
  { from: 'EXPIRED', step: 'pay', to: 'EXPIRED', by: SYSTEM, orders: null, giveBack: true },
  { from: 'EXPIRED', step: 'decline', to: 'EXPIRED', by: SYSTEM, orders: null },
];

const row = (
  step: PaymentStep,
  to: 'PLACED' | 'HANDED_OVER' | 'PAYMENT_FAILED',
  stock: StockMove | null,
  event: OrderStepEvent | null,
): Transition<PaymentStep> => ({ from: 'AWAITING_PAYMENT', step, to, by: SYSTEM, stock, event });

/** How an order begins that is paid by the checkout; the rest is the journey's. */
export const PAYMENT: readonly Transition<PaymentStep>[] = [
  row('pay', 'PLACED', null, 'patron.order.placed.v1'),
  row('failPayment', 'PAYMENT_FAILED', FREED, null),
];

/** What is taken along is the customer's as soon as it is paid. */
export const TAKE_NOW: readonly Transition<PaymentStep>[] = [
  row('pay', 'HANDED_OVER', GONE, 'patron.order.handed_over.v1'),
  row('failPayment', 'PAYMENT_FAILED', FREED, null),
];
