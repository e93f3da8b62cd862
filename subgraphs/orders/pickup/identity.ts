import type { StoredOrder, StoredPickup, Taken } from '../data/orders.ts';
import { isText } from '../rules/values.ts';
import { withArrival } from './arrival.ts';

/** Documents that show who somebody is. Only the kind and whether it fits are kept: there is no place for a number. */
export const DOCUMENT_KINDS = ['IDENTITY_CARD', 'PASSPORT', 'DRIVING_LICENCE', 'RESIDENCE_PERMIT'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Who stood there: the customer, or somebody whom they named. */
export type Bearer = 'CUSTOMER' | 'PROXY';

/** How it was looked into who is there. Wrong codes are only counted. */
export type IdentityCheck = {
  method: 'CODE' | 'DOCUMENT' | 'OVERRIDE';
  passed: boolean;
  bearer: Bearer;
  /** Of `DOCUMENT`. */
  document?: DocumentKind;
  /** Of `OVERRIDE`. */
  reason?: string;
  actorId?: string;
  /** Of `OVERRIDE`: who agreed. */
  secondActorId?: string;
  at: Date;
};

/** An associate wants to hand over without a proof. */
export type RequestedOverride = { reason: string; actorId: string; at: Date };

/** Checks that an order keeps, so that it can't grow without end. */
const MAX_CHECKS = 20;

/** How long a colleague has to agree. */
const OVERRIDE_MS = 15 * 60_000;

/** The order after somebody was looked at; passing by a code shows that they are there more surely than anything else. */
export function withCheck(order: StoredOrder, check: IdentityCheck): StoredOrder {
  const pickup = order.pickup as StoredPickup;
  const { override: _, ...kept } = pickup;
  const identityChecks = [...(pickup.identityChecks ?? []), check].slice(-MAX_CHECKS);
  const checked = { ...order, pickup: { ...(check.passed ? kept : pickup), identityChecks } };
  if (!check.passed) return checked;
  return withArrival(checked, check.method === 'CODE' ? 'CODE' : 'DECLARED', check.at);
}

/** The order waiting for a second associate. */
export function withOverride(order: StoredOrder, reason: string, { actorId = '', at }: Taken): StoredOrder {
  return { ...order, pickup: { ...(order.pickup as StoredPickup), override: { reason, actorId, at } } };
}

/** A request that a second associate can still agree to. */
export function pendingOverride(
  { pickup }: Pick<StoredOrder, 'pickup'>,
  now: Date,
): RequestedOverride | null {
  const { override } = pickup ?? {};
  return override && now.getTime() - override.at.getTime() <= OVERRIDE_MS ? override : null;
}

const MAX_REASON = 200;
/** Digits that may be a number of a document, a card or a telephone, however they are grouped and whatever letters are between. */
const NUMBER_LIKE = /\d(?:[\p{L}\s./-]{0,2}\d){4,}/u;

/** What is wrong with a reason, or null. */
export function reasonProblem(reason: string): string | null {
  if (!isText(reason, MAX_REASON)) return `Say why in 1 to ${MAX_REASON} characters.`;
  return NUMBER_LIKE.test(reason) ? 'No numbers of documents, cards or telephones: they are not kept.' : null;
}
