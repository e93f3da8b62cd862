import { isWithin, type Problem } from '../rules/values.ts';

/** Where in or at a store a beacon stands, from outside in. */
export const BEACON_PLACES = ['APPROACH', 'BAY', 'INSIDE'] as const;
export type BeaconPlace = (typeof BEACON_PLACES)[number];

/** A Bluetooth beacon: region, group and number as the phone's system reports them (iBeacon). */
export type Beacon = { uuid: string; major: number; minor: number; place: BeaconPlace };

const MAX_BEACONS = 200;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const MAX_NUMBER = 65_535;

/** The first thing that is wrong with a store's beacons, or null. */
export function beaconsProblem(beacons: readonly Beacon[]): Problem | null {
  if (beacons.length > MAX_BEACONS) return { field: [], message: `Expected at most ${MAX_BEACONS} beacons.` };
  const seen = new Set<string>();
  for (const [index, { uuid, major, minor }] of beacons.entries()) {
    const field = [String(index)];
    if (!UUID.test(uuid)) return { field: [...field, 'uuid'], message: 'Expected a UUID (RFC 9562).' };
    if (!isWithin(major, 0, MAX_NUMBER)) return { field: [...field, 'major'], message: '0 to 65,535.' };
    if (!isWithin(minor, 0, MAX_NUMBER)) return { field: [...field, 'minor'], message: '0 to 65,535.' };
    const key = `${uuid.toLowerCase()}/${major}/${minor}`;
    if (seen.has(key)) return { field, message: 'This beacon is there twice.' };
    seen.add(key);
  }
  return null;
}

/** As it is kept: one spelling, so that it is found again. */
export const toBeacon = ({ uuid, major, minor, place }: Beacon): Beacon => ({
  uuid: uuid.toLowerCase(),
  major,
  minor,
  place,
});

/** The store's beacon that a phone reports, or null when it is none of the store's. */
export const beaconOf = (
  { beacons = [] }: { beacons?: readonly Beacon[] },
  { uuid, major, minor }: Omit<Beacon, 'place'>,
): Beacon | null =>
  beacons.find((one) => one.uuid === uuid.toLowerCase() && one.major === major && one.minor === minor) ??
  null;
