import {
  distanceMetres,
  encloses,
  type Geofence,
  isBetween,
  MAX_RADIUS_METRES,
  onPlane,
  type Place,
  type Point,
  type Position,
  sidesOf,
  turnOf,
} from '#shared/geofence.ts';
import type { Problem } from '../rules/values.ts';

export type GeofenceInput = {
  radiusMetres?: number | null | undefined;
  polygon?: readonly Place[] | null | undefined;
};

const MIN_RADIUS_METRES = 10;
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

/** Without the last corner where it repeats the first. */
function opened(corners: readonly Place[]): Place[] {
  const [first, last] = [corners[0], corners.at(-1)];
  const isClosed =
    corners.length > 1 && first?.latitude === last?.latitude && first?.longitude === last?.longitude;
  return corners.slice(0, isClosed ? -1 : undefined);
}

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
