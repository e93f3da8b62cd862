import type { ClientSession } from 'mongodb';
import { followCheckout } from '../checkout/follow.ts';
import type { Data } from '../context.ts';
import { followTryReservation } from '../reserve-and-try/pay-tried.ts';
import { followReturn } from '../returns/follow.ts';
import { followScanAndGo } from '../scan-and-go/pay.ts';
import { followSelfCheckout } from '../self-checkout/pay.ts';
import { followWalkOut } from '../walk-out/settle.ts';
import type { FollowerName, PaymentOperation } from './operations.ts';
import { followCapture } from './unpaid-orders.ts';

/**
 * Moves a journey on by the outcome of one of its operations, in the transaction that records the outcome: once for each
 * operation, `DONE` or `REFUSED`. Throwing leaves the operation due.
 */
export type Follower = (data: Data, operation: PaymentOperation, session: ClientSession) => Promise<void>;

export const followers: Record<FollowerName, Follower> = {
  checkout: followCheckout,
  return: followReturn,
  walkOut: followWalkOut,
  scanAndGo: followScanAndGo,
  selfCheckout: followSelfCheckout,
  tryReservation: followTryReservation,
  order: followCapture,
};
