import { type Hours, spansFrom } from '../rules/opening-hours.ts';

export type Slot = { startsAt: Date; endsAt: Date };

/** How a store gives appointments. */
export type GuideShopSettings = {
  /** Minutes of one. */
  slotMinutes: number;
  /** How many at the same time. */
  capacity: number;
};

export const DEFAULT_SETTINGS: GuideShopSettings = { slotMinutes: 60, capacity: 1 };

/** More would be no page for a person. */
const MAX_SLOTS = 500;

const MINUTE_MS = 60_000;

/** Slots from `from` until before `to`, one after the other from each opening on, in order; at most {@link MAX_SLOTS}. */
export function slotsBetween(from: Date, to: Date, hours: Hours, { slotMinutes }: GuideShopSettings): Slot[] {
  const slots: Slot[] = [];
  const length = slotMinutes * MINUTE_MS;
  for (const { opensAt, closesAt } of spansFrom(from, hours)) {
    for (let start = opensAt.getTime(); start + length <= closesAt.getTime(); start += length) {
      if (start < from.getTime()) continue;
      if (start >= to.getTime() || slots.length === MAX_SLOTS) return slots;
      slots.push({ startsAt: new Date(start), endsAt: new Date(start + length) });
    }
  }
  return slots;
}

/** The slot that begins at this very moment, or null when none does. */
export function slotAt(startsAt: Date, hours: Hours, settings: GuideShopSettings): Slot | null {
  // A span that is under way begins before the slot; its own beginning decides where the slots lie.
  const [slot] = slotsBetween(startsAt, new Date(startsAt.getTime() + 1), hours, settings);
  return slot ?? null;
}

/** Whether two times share a moment. */
export const overlaps = (a: Slot, b: Slot): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt;
