import type { StoredOrder } from '../data/orders.ts';

/** How sure it is that the customer is there, weakest first. */
export const ARRIVAL_TRUST = ['DECLARED', 'GEOFENCE', 'BEACON', 'QR', 'CODE'] as const;
export type ArrivalTrust = (typeof ARRIVAL_TRUST)[number];

/** What may show that the customer comes or is there. None of them leads to a handover: that takes a check of identity. */
export type ArrivalEvidence = 'DECLARED' | 'GEOFENCE_APPROACH' | 'GEOFENCE_BAY' | 'BEACON' | 'QR';

/** What each is worth. An approach shows only that the customer is on the way. */
export const TRUST_OF: Readonly<Record<Exclude<ArrivalEvidence, 'GEOFENCE_APPROACH'>, ArrivalTrust>> = {
  DECLARED: 'DECLARED',
  GEOFENCE_BAY: 'GEOFENCE',
  BEACON: 'BEACON',
  QR: 'QR',
};

/** The stronger of two. */
function stronger(one: ArrivalTrust | undefined, other: ArrivalTrust): ArrivalTrust {
  return one && ARRIVAL_TRUST.indexOf(one) > ARRIVAL_TRUST.indexOf(other) ? one : other;
}

/**
 * The order with one more sign of arrival: the strongest counts, and the earliest. So the same signs in any order, and however
 * often, come to the same. A sign from before the order was ready counts from then. The same order when nothing is new.
 */
export function withArrival(order: StoredOrder, trust: ArrivalTrust, observedAt: Date): StoredOrder {
  const { pickup } = order;
  if (!pickup) return order;
  const arrivalTrust = stronger(pickup.arrivalTrust, trust);
  const earliest = Math.min(observedAt.getTime(), pickup.arrivedAt?.getTime() ?? Number.POSITIVE_INFINITY);
  const arrivedAt = new Date(Math.max(earliest, pickup.readyAt?.getTime() ?? 0));
  const isNew = arrivalTrust !== pickup.arrivalTrust || arrivedAt.getTime() !== pickup.arrivedAt?.getTime();
  return isNew ? { ...order, pickup: { ...pickup, arrivalTrust, arrivedAt } } : order;
}

/** Clocks of phones are wrong by so much. */
const SKEW_MS = 120_000;
/** What a phone saw longer ago says nothing about now. */
const OLDEST_MS = 12 * 3_600_000;

/** What is wrong with the time at which something was seen, or null. */
export function observedProblem(observedAt: Date, now: Date): string | null {
  const age = now.getTime() - observedAt.getTime();
  if (age < -SKEW_MS) return 'What was seen cannot be in the future.';
  return age > OLDEST_MS ? 'What was seen is too long ago: at most 12 hours.' : null;
}
