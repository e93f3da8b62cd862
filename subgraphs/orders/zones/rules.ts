import { isCode, isText, isWithin, type Problem } from '../rules/values.ts';

/** A named part of a store's floor. */
export type Zone = {
  id: string;
  name: string;
  /** What stands there, as in `Product.category`. */
  categories: string[];
  /** Corners on the floor plan. Absent: an area that only its sensors know. */
  corners?: { xMm: number; yMm: number }[];
};

const MAX_ZONES = 100;
const MAX_CATEGORIES = 20;
const MAX_CORNERS = 50;
const MAX_MM = 1_000_000;

/** What is wrong with the zones of a store, or null. */
export function zonesProblem(zones: readonly Zone[]): Problem | null {
  if (zones.length > MAX_ZONES) return { field: ['zones'], message: `Expected at most ${MAX_ZONES}.` };
  for (const [index, { id, name, categories, corners }] of zones.entries()) {
    const at = (field: string, expected: string): Problem => ({
      field: ['zones', String(index), field],
      message: `Expected ${expected}.`,
    });
    if (!isCode(id)) return at('id', '1 to 64 characters');
    if (zones.findIndex((one) => one.id === id) !== index) return at('id', 'each zone once');
    if (!isText(name, 200)) return at('name', '1 to 200 characters');
    if (categories.length > MAX_CATEGORIES || !categories.every((one) => isText(one, 200))) {
      return at('categories', `up to ${MAX_CATEGORIES}, each of 1 to 200 characters`);
    }
    if (!corners) continue;
    const within = corners.every(({ xMm, yMm }) => isWithin(xMm, 0, MAX_MM) && isWithin(yMm, 0, MAX_MM));
    if (corners.length < 3 || corners.length > MAX_CORNERS || !within) {
      return at('corners', `3 to ${MAX_CORNERS}, each 0 to ${MAX_MM} mm`);
    }
  }
  return null;
}

export type ZoneEventKind = 'ENTERED' | 'LEFT' | 'DWELT';

/** What is told of a zone. */
export type ZoneReport = {
  eventId: string;
  kind: ZoneEventKind;
  occurredAt: Date;
  dwellSeconds?: number;
};

const AHEAD_MS = 60_000;
const LATE_MS = 24 * 3_600_000;

/** Whether a report can be true: with a time that isn't to come, nor forgotten by now, and a stay only where one is told. */
export function isSound({ eventId, kind, occurredAt, dwellSeconds }: ZoneReport, now: Date): boolean {
  const age = now.getTime() - occurredAt.getTime();
  const dwellFits =
    kind === 'DWELT'
      ? dwellSeconds !== undefined && isWithin(dwellSeconds, 1, 86_400)
      : dwellSeconds === undefined;
  return isCode(eventId) && age >= -AHEAD_MS && age <= LATE_MS && dwellFits;
}
