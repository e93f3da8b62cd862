import type { Problem } from '../rules/values.ts';

export type Place = { latitude: number; longitude: number };

/** GeoJSON writes longitude first. */
type Position = [longitude: number, latitude: number];

/** The area in which a phone is taken to be at the store: a circle round its location, or a polygon (GeoJSON, RFC 7946). */
export type Geofence =
  | { kind: 'CIRCLE'; radiusMetres: number }
  | { kind: 'POLYGON'; area: { type: 'Polygon'; coordinates: [Position[]] } };

export type GeofenceInput = {
  radiusMetres?: number | null | undefined;
  polygon?: readonly Place[] | null | undefined;
};

const EARTH_RADIUS_METRES = 6_371_008.8; // mean radius, IUGG
const MIN_RADIUS_METRES = 10;
const MAX_RADIUS_METRES = 50_000;
const MAX_CORNERS = 200;

/** The first thing that is wrong with a geofence, or null. */
export function geofenceProblem(
  { radiusMetres, polygon }: GeofenceInput,
  location: Place | null | undefined,
): Problem | null {
  if ((radiusMetres == null) === (polygon == null)) {
    return { field: [], message: 'Expected either `radiusMetres` or `polygon`.' };
  }
  if (!location) return { field: [], message: 'Expected a store whose location is known.' };
  if (radiusMetres != null) {
    return radiusMetres >= MIN_RADIUS_METRES && radiusMetres <= MAX_RADIUS_METRES
      ? null
      : { field: ['radiusMetres'], message: `Expected ${MIN_RADIUS_METRES} to ${MAX_RADIUS_METRES} metres.` };
  }
  return polygonProblem(polygon ?? [], location);
}

function polygonProblem(given: readonly Place[], location: Place): Problem | null {
  const problem = (message: string): Problem => ({ field: ['polygon'], message });
  const corners = opened(given);
  if (corners.length < 3 || corners.length > MAX_CORNERS) {
    return problem(`Expected 3 to ${MAX_CORNERS} corners.`);
  }
  for (const [index, { latitude, longitude }] of corners.entries()) {
    if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
      return { field: ['polygon', String(index)], message: 'Expected a place on earth.' };
    }
    if (distanceMetres(corners[index] as Place, location) > MAX_RADIUS_METRES) {
      return {
        field: ['polygon', String(index)],
        message: `Expected at most ${MAX_RADIUS_METRES} metres from the store.`,
      };
    }
  }
  const flat = corners.map((corner) => onPlane(corner, location));
  if (Math.abs(areaOf(flat)) < 1) return problem('Expected corners that enclose an area.');
  if (crossesItself(flat)) return problem('Expected sides that do not cross.');
  if (!encloses(flat, [0, 0])) return problem('Expected an area with the store in it.');
  return null;
}

/** A sound geofence as it is kept: the polygon closed and anticlockwise (RFC 7946, 3.1.6). */
export function toGeofence({ radiusMetres, polygon }: GeofenceInput, location: Place): Geofence {
  if (radiusMetres != null) return { kind: 'CIRCLE', radiusMetres };
  const corners = opened(polygon ?? []);
  const isClockwise = areaOf(corners.map((corner) => onPlane(corner, location))) < 0;
  const ring = (isClockwise ? corners.reverse() : corners).map(
    ({ longitude, latitude }): Position => [longitude, latitude],
  );
  return { kind: 'POLYGON', area: { type: 'Polygon', coordinates: [[...ring, ring[0] as Position]] } };
}

/** Whether a place lies in the store's geofence; null when the store has none. The border is inside. */
export function isInGeofence(
  store: { location?: { coordinates: Position }; geofence?: Geofence },
  place: Place,
): boolean | null {
  const { location, geofence } = store;
  if (!location || !geofence) return null;
  const [longitude, latitude] = location.coordinates;
  const centre = { latitude, longitude };
  const distance = distanceMetres(centre, place);
  if (geofence.kind === 'CIRCLE') return distance <= geofence.radiusMetres;
  if (distance > MAX_RADIUS_METRES) return false;
  const [ring] = geofence.area.coordinates;
  const flat = ring.slice(0, -1).map(([lng, lat]) => onPlane({ latitude: lat, longitude: lng }, centre));
  return encloses(flat, onPlane(place, centre));
}

/** Along the great circle (haversine). */
export function distanceMetres(a: Place, b: Place): number {
  const [lat1, lat2] = [radians(a.latitude), radians(b.latitude)];
  const half =
    Math.sin((lat2 - lat1) / 2) ** 2 +
    Math.cos(lat1) * Math.cos(lat2) * Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(half)));
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

type Point = [x: number, y: number];

/** Metres east and north of `centre`: true enough within the tens of kilometres that a geofence may measure. */
function onPlane({ latitude, longitude }: Place, centre: Place): Point {
  const turn = ((longitude - centre.longitude + 540) % 360) - 180; // also across the date line
  return [
    radians(turn) * Math.cos(radians(centre.latitude)) * EARTH_RADIUS_METRES,
    radians(latitude - centre.latitude) * EARTH_RADIUS_METRES,
  ];
}

/** Without the last corner where it repeats the first. */
function opened(corners: readonly Place[]): Place[] {
  const [first, last] = [corners[0], corners.at(-1)];
  const isClosed =
    corners.length > 1 && first?.latitude === last?.latitude && first?.longitude === last?.longitude;
  return corners.slice(0, isClosed ? -1 : undefined);
}

const sidesOf = (ring: readonly Point[]): [Point, Point][] =>
  ring.map((corner, index) => [corner, ring[(index + 1) % ring.length] as Point]);

/** Positive when the corners go anticlockwise. */
const areaOf = (ring: readonly Point[]): number =>
  sidesOf(ring).reduce((sum, [[x1, y1], [x2, y2]]) => sum + (x1 * y2 - x2 * y1), 0) / 2;

function crossesItself(ring: readonly Point[]): boolean {
  const sides = sidesOf(ring);
  return sides.some((side, index) =>
    sides.some((other, position) => {
      const apart = Math.abs(index - position);
      const areNeighbours = apart <= 1 || apart === sides.length - 1;
      return position > index && !areNeighbours && doCross(side, other);
    }),
  );
}

function doCross([a, b]: [Point, Point], [c, d]: [Point, Point]): boolean {
  const sides = [turnOf(a, b, c), turnOf(a, b, d), turnOf(c, d, a), turnOf(c, d, b)].map(Math.sign);
  if (sides[0] !== sides[1] && sides[2] !== sides[3]) return true;
  return (
    (sides[0] === 0 && isBetween(a, b, c)) ||
    (sides[1] === 0 && isBetween(a, b, d)) ||
    (sides[2] === 0 && isBetween(c, d, a)) ||
    (sides[3] === 0 && isBetween(c, d, b))
  );
}

/** Positive when the way from `a` over `b` to `c` turns left. */
const turnOf = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

const isBetween = ([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): boolean =>
  x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by);

/** Counts the sides that a ray to the east meets; a point on a side is inside. */
function encloses(ring: readonly Point[], point: Point): boolean {
  const [x, y] = point;
  let isInside = false;
  for (const [a, b] of sidesOf(ring)) {
    const isOnSide = Math.abs(turnOf(a, b, point)) <= 1e-6 * Math.hypot(b[0] - a[0], b[1] - a[1]);
    if (isOnSide && isBetween(a, b, point)) return true;
    const isCrossed = a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0];
    if (isCrossed) isInside = !isInside;
  }
  return isInside;
}
