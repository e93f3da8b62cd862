import { type Hours, spansFrom } from '../rules/opening-hours.ts';

/** When a customer wants to come. */
export type PickupWindow = { from: Date; to: Date };

const HOUR_MS = 3_600_000;
const WINDOW_MS = HOUR_MS;
/** Windows that are offered: of the next two weeks, at most so many. */
const MAX_WINDOWS = 100;
/** The goods wait this much longer than the window. */
const GRACE_MS = 24 * HOUR_MS;

/** How much longer the goods wait each time the customer asks, and how often that may be. */
const EXTENSION_HOURS = 72;
export const MAX_EXTENSIONS = 2;

/** Hours in which the store is open, from `earliest` on, soonest first. None where its hours aren't known. */
export function windowsOf(store: Hours, earliest: Date, limit = MAX_WINDOWS): PickupWindow[] {
  const windows: PickupWindow[] = [];
  for (const { opensAt, closesAt } of spansFrom(earliest, store)) {
    const behind = Math.max(0, Math.ceil((earliest.getTime() - opensAt.getTime()) / WINDOW_MS));
    for (
      let from = opensAt.getTime() + behind * WINDOW_MS;
      from + WINDOW_MS <= closesAt.getTime();
      from += WINDOW_MS
    ) {
      if (windows.length === limit) return windows;
      windows.push({ from: new Date(from), to: new Date(from + WINDOW_MS) });
    }
  }
  return windows;
}

/** Whether it is one that the store offers. */
export const isOffered = ({ from, to }: PickupWindow, store: Hours, now: Date): boolean =>
  windowsOf(store, now, Number.POSITIVE_INFINITY).some(
    (one) => one.from.getTime() === from.getTime() && one.to.getTime() === to.getTime(),
  );

/** Until when the goods wait at least, for who comes in this window. */
export const heldForWindow = ({ to }: PickupWindow): Date => new Date(to.getTime() + GRACE_MS);

/** How long a transfer may take of which nobody can say when it is there, and how long it may be late. */
const TRANSFER_MS = 14 * 24 * HOUR_MS;
const LATE_MS = 72 * HOUR_MS;

/** Until when an order waits at least for pieces that are brought to the store. */
export const heldForTransfer = (expectedAt: Date | undefined, orderedAt: Date): Date =>
  new Date((expectedAt?.getTime() ?? orderedAt.getTime() + TRANSFER_MS) + LATE_MS);

/** When to remind of goods that are held until then. */
export const reminderBefore = (until: Date): Date => new Date(until.getTime() - 24 * HOUR_MS);

export const extended = (until: Date): Date => new Date(until.getTime() + EXTENSION_HOURS * HOUR_MS);

type Held = { heldUntil?: Date; readyAt?: Date; arrivedAt?: Date; remindAt?: Date };

/** The pickup held at least until then; who waits for it to be fetched is reminded anew. */
export function withHold<Its extends Held>(pickup: Its, until: Date): Its {
  if (!pickup.heldUntil || pickup.heldUntil >= until) return pickup;
  const waits = pickup.readyAt && !pickup.arrivedAt;
  return { ...pickup, heldUntil: until, ...(waits && { remindAt: reminderBefore(until) }) };
}
