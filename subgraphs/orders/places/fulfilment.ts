import { instantOf } from '#shared/local-time.ts';
import { dayOf, doneAt, type Hours, isOpenAt, spansFrom } from '../rules/opening-hours.ts';
import { bySku, type Pieces } from '../stock/states.ts';

/** How one line, or a part of it, reaches the customer. What a checkout takes. */
export type FulfilmentChoice = Pieces & {
  method: 'TAKE_NOW' | 'PICKUP' | 'SHIPMENT';
  /** Who hands it over or sends it. */
  storeId: string;
  /** Who sends the pieces to `storeId` first. Absent: they are there. */
  fromStoreId?: string;
};

export type FulfilmentReason = 'ON_HAND_HERE' | 'ON_HAND_NEARBY' | 'TRANSFER' | 'SHIPMENT';

export type FulfilmentOption = FulfilmentChoice & {
  reason: FulfilmentReason;
  /** From when it can be picked up, taken or, for a shipment, when it leaves. Absent: opening hours aren't known. */
  readyAt?: Date;
  /** Of a shipment, ISO 8601; absent as `readyAt`. */
  deliveryDate?: string;
  /** Where it is from the place that was asked for, to where it is picked up. Absent for shipments and unknown places. */
  distanceMetres?: number;
};

export type PlannedLine = Pieces & {
  /** Together as many pieces as there are, at most `quantity`. */
  choices: FulfilmentOption[];
  /** Others that have the whole line, best first. */
  alternatives: FulfilmentOption[];
  /** Pieces that nobody has. */
  missing: number;
};

/** A store or warehouse, as far as a plan needs it. */
export type Source = Hours & {
  storeId: string;
  kind: 'STORE' | 'WAREHOUSE';
  services: readonly string[];
  distanceMetres?: number;
  /** Free pieces by SKU. */
  onHand: ReadonlyMap<string, number>;
};

/** From an order to the shelf behind the counter. */
export const PICKING_MINUTES = 120;
/** From an order to the carrier's hands. */
const PACKING_MINUTES = 240;
/** From the lorry to the shelf. */
const UNPACKING_MINUTES = 60;
/** Days on which the receiving store opens, until a transfer is there. */
const TRANSFER_DAYS = 2;
/** Days on which a carrier delivers (all but Sundays), until a parcel is there. */
const DELIVERY_DAYS = 2;
const MAX_ALTERNATIVES = 10;
const DAY_MS = 86_400_000;

/**
 * How each line can be had, best first: taken or picked up in this store, else by whatever is there soonest (then nearest):
 * another store, a transfer to this one, a shipment. One source that has the whole line goes before several that have it
 * together. `here` is the store the customer means, if any; it isn't among `others`.
 */
export function planFulfilment(
  lines: readonly Pieces[],
  { here, others, now }: { here: Source | null; others: readonly Source[]; now: Date },
): PlannedLine[] {
  const waysTo = openWays(here, now);
  const sources = [...(here ? [here] : []), ...others];
  return bySku(lines).map(({ sku, quantity }) => {
    const ways = sources
      .flatMap((source) => {
        const has = source.onHand.get(sku) ?? 0;
        return has > 0 ? waysTo(source).map((way) => ({ ...way, has })) : [];
      })
      .sort(bestFirst);
    const whole = ways.filter(({ has }) => has >= quantity);
    const [best, ...rest] = whole;
    const choices = best ? [optionOf(best, sku, quantity)] : together(ways, sku, quantity);
    const planned = choices.reduce((sum, choice) => sum + choice.quantity, 0);
    return {
      sku,
      quantity,
      choices,
      alternatives: rest.slice(0, MAX_ALTERNATIVES).map((way) => optionOf(way, sku, quantity)),
      missing: quantity - planned,
    };
  });
}

/** What one source can do for any line: an option without its pieces. `sourceId` is where the pieces are. */
type Way = Omit<FulfilmentOption, keyof Pieces> & { sourceId: string; promisedAt: number };
type WayOf = Way & { has: number };

function openWays(here: Source | null, now: Date): (source: Source) => Way[] {
  const known = new Map<string, Way[]>();
  return (source) => {
    const ways = known.get(source.storeId) ?? waysOf(source, here, now);
    known.set(source.storeId, ways);
    return ways;
  };
}

function waysOf(source: Source, here: Source | null, now: Date): Way[] {
  const { storeId: sourceId, services, distanceMetres } = source;
  const isHere = source === here;
  const near = distanceMetres === undefined ? {} : { distanceMetres };
  const ways: Way[] = [];
  if (isHere && source.kind === 'STORE' && isOpenAt(now, source)) {
    ways.push({
      ...near,
      sourceId,
      method: 'TAKE_NOW',
      storeId: sourceId,
      reason: 'ON_HAND_HERE',
      ...by(now),
    });
  }
  if (source.kind === 'STORE' && services.includes('PICKUP')) {
    ways.push({
      ...near,
      sourceId,
      method: 'PICKUP',
      storeId: sourceId,
      reason: isHere ? 'ON_HAND_HERE' : 'ON_HAND_NEARBY',
      ...by(doneAt(now, PICKING_MINUTES, source)),
    });
  }
  if (here && !isHere && here.services.includes('PICKUP')) {
    ways.push({
      ...(here.distanceMetres === undefined ? {} : { distanceMetres: here.distanceMetres }),
      sourceId,
      method: 'PICKUP',
      storeId: here.storeId,
      fromStoreId: sourceId,
      reason: 'TRANSFER',
      ...by(transferredAt(now, source, here)),
    });
  }
  if (services.includes('SHIPPING')) ways.push(shipment(now, source));
  return ways;
}

const NEVER = Number.POSITIVE_INFINITY;

const by = (readyAt: Date | null) =>
  readyAt ? { readyAt, promisedAt: readyAt.getTime() } : { promisedAt: NEVER };

/** When a transfer that is ordered now is on the shelf of the receiving store. */
export function transferredAt(now: Date, from: Hours, to: Hours): Date | null {
  const leavesAt = doneAt(now, PICKING_MINUTES, from);
  if (!leavesAt) return null;
  const sentOn = dayOf(leavesAt, to.timeZone);
  const days = new Set<string>();
  for (const { opensAt } of spansFrom(leavesAt, to)) {
    const day = dayOf(opensAt, to.timeZone);
    if (day > sentOn) days.add(day);
    if (days.size === TRANSFER_DAYS) return doneAt(opensAt, UNPACKING_MINUTES, to);
  }
  return null;
}

function shipment(now: Date, source: Source): Way {
  const { storeId, timeZone } = source;
  const way = { sourceId: storeId, method: 'SHIPMENT', storeId, reason: 'SHIPMENT' } as const;
  const { readyAt, deliveryDate } = sentAt(now, source);
  if (!readyAt || deliveryDate === undefined) return { ...way, promisedAt: NEVER };
  const promisedAt = instantOf(Date.parse(deliveryDate) + DAY_MS, timeZone);
  return { ...way, readyAt, deliveryDate, promisedAt };
}

/** From when something can be had, and on which day a shipment is there; absent where opening hours aren't known. */
export type Promised = Pick<FulfilmentOption, 'readyAt' | 'deliveryDate'>;

/** What an order that is made now can count on. `sender` has the pieces of a pickup; null when they are in the store. */
export function promiseOf(
  { method, store, sender }: { method: FulfilmentChoice['method']; store: Hours; sender: Hours | null },
  now: Date,
): Promised {
  if (method === 'TAKE_NOW') return { readyAt: now };
  if (method === 'SHIPMENT') return sentAt(now, store);
  const readyAt = sender ? transferredAt(now, sender, store) : doneAt(now, PICKING_MINUTES, store);
  return readyAt ? { readyAt } : {};
}

/** When a parcel leaves, and the day on which it is there. */
function sentAt(now: Date, source: Hours): Promised {
  const { timeZone } = source;
  const leavesAt = doneAt(now, PACKING_MINUTES, source);
  if (!leavesAt) return {};
  let day = Date.parse(dayOf(leavesAt, timeZone));
  for (let days = 0; days < DELIVERY_DAYS; ) {
    day += DAY_MS;
    if (new Date(day).getUTCDay() !== 0) days += 1;
  }
  return { readyAt: leavesAt, deliveryDate: new Date(day).toISOString().slice(0, 10) };
}

const RANK: Readonly<Record<FulfilmentReason, number>> = {
  ON_HAND_HERE: 0,
  ON_HAND_NEARBY: 1,
  TRANSFER: 1,
  SHIPMENT: 1,
};

/** In an order that is the same each time. */
function bestFirst(a: Way, b: Way): number {
  const rank = RANK[a.reason] - RANK[b.reason];
  if (rank) return rank;
  if (a.promisedAt !== b.promisedAt) return a.promisedAt < b.promisedAt ? -1 : 1;
  const [near, far] = [a.distanceMetres ?? NEVER, b.distanceMetres ?? NEVER];
  if (near !== far) return near < far ? -1 : 1;
  return keyOf(a) < keyOf(b) ? -1 : 1;
}

const keyOf = ({ sourceId, method, storeId }: Way): string => `${sourceId}/${method}/${storeId}`;

/** Pieces of several sources, each used once, by its best way. */
function together(ways: readonly WayOf[], sku: string, quantity: number): FulfilmentOption[] {
  const used = new Set<string>();
  const options: FulfilmentOption[] = [];
  let left = quantity;
  for (const way of ways) {
    if (left === 0) break;
    if (used.has(way.sourceId)) continue;
    used.add(way.sourceId);
    const taken = Math.min(way.has, left);
    options.push(optionOf(way, sku, taken));
    left -= taken;
  }
  return options;
}

function optionOf(way: WayOf, sku: string, quantity: number): FulfilmentOption {
  const { sourceId: _, promisedAt: __, has: ___, ...option } = way;
  return { sku, quantity, ...option };
}
