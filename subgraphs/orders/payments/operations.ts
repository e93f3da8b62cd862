import { createHash } from 'node:crypto';
import type { OrderActor } from '../rules/order.ts';
import type { Instrument, OperationKind } from './provider.ts';
import type { PaymentSums } from './rules.ts';

/**
 * Whose journey an operation belongs to: the line of `followers.ts` that its outcome calls. Each journey adds its name here
 * and its line there.
 */
export type FollowerName =
  | 'checkout'
  | 'order'
  | 'return'
  | 'walkOut'
  | 'scanAndGo'
  | 'selfCheckout'
  | 'tryReservation';

export type Follow = {
  name: FollowerName;
  /** What the follower moves on, e.g. an order's id; with `kind` it makes the operation one. */
  id: string;
};

/** Collection `payments`: what was, or is to be, paid together with one instrument. The sums are those of its operations. */
export type StoredPayment = PaymentSums & {
  _id: string;
  /** Absent: nobody known paid, or the customer was erased. */
  customerId?: string;
  /** The orders that it pays for; empty while there is none yet. */
  orderIds: string[];
  /** {@link PaymentProvider.name}; `till` for money that a store's till takes and gives, `elsewhere` for imported purchases. */
  provider: string;
  currency: string;
  /** Until the provider has decided what was asked with it. */
  token?: string;
  /** The provider's name of it. Absent until something was authorised. */
  reference?: string;
  instrument?: Instrument;
  createdAt: Date;
  /** When the customer was taken out of it. */
  erasedAt?: Date;
};

export type OperationState = 'DUE' | 'DONE' | 'REFUSED';

/** Who asked for an operation, and where. */
export type AskedBy = { actor: OrderActor; actorId?: string; channel: string };

/** Collection `paymentOperations`: one movement of money. `_id` is its key to the provider. */
export type PaymentOperation = {
  /** {@link operationId}. */
  _id: string;
  paymentId: string;
  kind: OperationKind;
  /** Above 0. */
  amountMinor: number;
  currency: string;
  state: OperationState;
  /** Why it was refused, in the provider's words for machines, e.g. `CARD_DECLINED`; `NEVER_ARRIVED` when it was too late to ask. */
  reason?: string;
  follow: Follow;
  /** The orders in whose timeline it stands. */
  orderIds: string[];
  by: AskedBy;
  askedAt: Date;
  decidedAt?: Date;
  /** How often the runner has asked; the attempt right after the commit isn't counted. */
  attempts: number;
  /** Present while `DUE`: when the runner asks again. */
  dueAt?: Date;
  /** The provider must not begin it later. */
  notAfter?: Date;
};

/** The same for the same movement, so that asking for it twice is asking once. */
export const operationId = (kind: OperationKind, { name, id }: Follow): string =>
  `pop_${createHash('sha256')
    .update(JSON.stringify([name, id, kind]))
    .digest('hex')
    .slice(0, 32)}`;

/** What a journey asks for. */
export type OperationRequest = {
  paymentId: string;
  kind: OperationKind;
  amountMinor: number;
  follow: Follow;
  by: AskedBy;
  /** Default: the orders of the payment. */
  orderIds?: string[];
  notAfter?: Date;
};
