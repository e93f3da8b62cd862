import { type Device, type DeviceKind, readDevice } from './devices.ts';
import { type Details, type PayloadProblem, readDetails } from './payload.ts';

export const TOUCHPOINT_KINDS = [
  'WIFI',
  'BLE',
  'NFC',
  'GPS',
  'CAMERA_COUNT',
  'FLOOR_SENSOR',
  'WEB_SESSION',
] as const;
export type TouchpointKind = (typeof TOUCHPOINT_KINDS)[number];

/** A visit to the web shop or the app. */
export type WebSession = { source?: string; screens: string[]; products: string[]; exit?: string };

/** What a sensor or a shop saw, read and found good. */
export type Touchpoint = {
  kind: TouchpointKind;
  occurredAt: Date;
  storeId?: string;
  zone?: string;
  categories: string[];
  devices: Device[];
  /** To about 100 m. */
  position?: { latitude: number; longitude: number };
  /** How many people a camera or a floor counted. */
  count?: number;
  session?: WebSession;
  details: Details;
};

/** As it comes in. */
export type GivenTouchpoint = {
  eventId: string;
  kind: TouchpointKind;
  occurredAt: Date;
  storeId?: string | null | undefined;
  zone?: string | null | undefined;
  categories?: readonly string[] | null | undefined;
  devices?: readonly { kind: DeviceKind; value: string }[] | null | undefined;
  position?: { latitude: number; longitude: number } | null | undefined;
  count?: number | null | undefined;
  session?:
    | {
        source?: string | null | undefined;
        screens?: readonly string[] | null | undefined;
        products?: readonly string[] | null | undefined;
        exit?: string | null | undefined;
      }
    | null
    | undefined;
  details?: unknown;
};

export type TouchpointProblem = {
  code: PayloadProblem['code'] | 'TOO_OLD' | 'STORE_FORBIDDEN';
  field: string;
  message: string;
};

/** What has to hold wherever an event comes from. */
export type Bounds = {
  now: Date;
  keptDays: number;
  /** The store whose device says it; null where a service says it. */
  storeId: string | null;
};

const COUNTS: ReadonlySet<TouchpointKind> = new Set(['CAMERA_COUNT', 'FLOOR_SENSOR']);
const DAY_MS = 24 * 3_600_000;
const AHEAD_MS = 5 * 60_000;
const MOST = { devices: 5, categories: 20, listed: 100, count: 10_000 };
const NAME = /^[^\p{C}]{1,100}$/u;
const EVENT_ID = /^[\x21-\x7e]{1,100}$/;

export function readTouchpoint(
  given: GivenTouchpoint,
  { now, keptDays, storeId: own }: Bounds,
): { touchpoint: Touchpoint } | { problem: TouchpointProblem } {
  const { kind, occurredAt, eventId } = given;
  const read = readDetails(given.details);
  if ('problem' in read) return read;
  if (!EVENT_ID.test(eventId)) return invalid('eventId', '1 to 100 visible ASCII characters');
  const age = now.getTime() - occurredAt.getTime();
  if (age < -AHEAD_MS) return invalid('occurredAt', 'a time that is not ahead');
  if (age >= keptDays * DAY_MS) return problem('TOO_OLD', 'occurredAt', `Kept are ${keptDays} days.`);

  const devices: Device[] = [];
  for (const [index, one] of (given.devices ?? []).entries()) {
    const device = readDevice(one.kind, one.value);
    if (!('value' in device)) return invalid(`devices.${index}.value`, device.expected);
    devices.push(device.value);
  }
  const storeId = given.storeId ?? own ?? undefined;
  const misfit = misfitOf(given, { devices, storeId });
  if (misfit) return misfit;
  if (own !== null && (storeId !== own || kind === 'WEB_SESSION')) {
    return problem('STORE_FORBIDDEN', 'storeId', 'A device says what happens in its own store.');
  }
  const categories = (given.categories ?? []).map((one) => one.trim().toLowerCase());
  const texts = textProblem({ ...given, storeId, categories });
  if (texts) return texts;
  const { zone, position, count, session } = given;
  return {
    touchpoint: {
      kind,
      occurredAt,
      ...(storeId !== undefined && { storeId }),
      ...(zone != null && { zone }),
      categories: [...new Set(categories)].sort(),
      devices,
      ...(position && {
        position: { latitude: coarse(position.latitude), longitude: coarse(position.longitude) },
      }),
      ...(count != null && { count }),
      ...(session && { session: sessionOf(session) }),
      details: read.details,
    },
  };
}

/** What an event of this kind must and must not say. */
function misfitOf(
  { kind, position, count, session }: GivenTouchpoint,
  { devices, storeId }: { devices: readonly Device[]; storeId: string | undefined },
) {
  const counts = COUNTS.has(kind);
  if (counts && devices.length) return invalid('devices', 'none: a count is of nobody in particular');
  if (!counts && !devices.length) return invalid('devices', 'at least one');
  if (devices.length > MOST.devices) return invalid('devices', `at most ${MOST.devices}`);
  if (storeId === undefined && kind !== 'GPS' && kind !== 'WEB_SESSION') return invalid('storeId', 'a store');
  const isCount = count != null && Number.isInteger(count) && count >= 0 && count <= MOST.count;
  if (counts !== (count != null) || (counts && !isCount)) {
    return invalid('count', counts ? `0 to ${MOST.count}` : 'none for this kind');
  }
  if ((kind === 'GPS') !== (position != null)) {
    return invalid('position', kind === 'GPS' ? 'a position' : 'none for this kind');
  }
  if (position && !isOnEarth(position)) return invalid('position', 'degrees: -90 to 90 and -180 to 180');
  if ((kind === 'WEB_SESSION') !== (session != null)) {
    return invalid('session', kind === 'WEB_SESSION' ? 'what was looked at' : 'none for this kind');
  }
  return null;
}

type Texts = Pick<GivenTouchpoint, 'storeId' | 'zone' | 'categories' | 'session'>;

function textProblem({ storeId, zone, categories, session }: Texts) {
  const { source, screens = [], products = [], exit } = session ?? {};
  const single = { storeId, zone, 'session.source': source, 'session.exit': exit };
  for (const [field, text] of Object.entries(single)) {
    if (text != null && !NAME.test(text)) return invalid(field, '1 to 100 characters');
  }
  const lists = { categories, 'session.screens': screens, 'session.products': products };
  for (const [field, list] of Object.entries(lists)) {
    const most = field === 'categories' ? MOST.categories : MOST.listed;
    if ((list ?? []).length > most) return invalid(field, `at most ${most}`);
    if (!(list ?? []).every((text) => NAME.test(text))) return invalid(field, '1 to 100 characters each');
  }
  return null;
}

function sessionOf({ source, screens, products, exit }: NonNullable<GivenTouchpoint['session']>): WebSession {
  return {
    ...(source != null && { source }),
    screens: [...(screens ?? [])],
    products: [...(products ?? [])],
    ...(exit != null && { exit }),
  };
}

const isOnEarth = ({ latitude, longitude }: { latitude: number; longitude: number }): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;

/** Three decimals of a degree: enough to know the shop, too little to know the door. */
const coarse = (degrees: number): number => Math.round(degrees * 1000) / 1000;

const problem = (code: TouchpointProblem['code'], field: string, message: string) => ({
  problem: { code, field, message },
});
const invalid = (field: string, expected: string) => problem('INVALID_VALUE', field, `Expected ${expected}.`);
