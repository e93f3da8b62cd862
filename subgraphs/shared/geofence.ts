export type Place = { latitude: number; longitude: number };

/** GeoJSON writes longitude first. */
export type Position = [longitude: number, latitude: number];

/** The area in which a phone is taken to be at the store: a circle round its location, or a polygon (GeoJSON, RFC 7946). */
export type Geofence =
  | { kind: 'CIRCLE'; radiusMetres: number }
  | { kind: 'POLYGON'; area: { type: 'Polygon'; coordinates: [Position[]] } };

const EARTH_RADIUS_METRES = 6_371_008.8; // mean radius, IUGG

/** No geofence reaches farther from its store. */
export const MAX_RADIUS_METRES = 50_000;

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

/** Metres east and north of a centre. */
export type Point = [x: number, y: number];

/** Metres east and north of `centre`: true enough within the tens of kilometres that a geofence may measure. */
export function onPlane({ latitude, longitude }: Place, centre: Place): Point {
  const turn = ((longitude - centre.longitude + 540) % 360) - 180; // also across the date line
  return [
    radians(turn) * Math.cos(radians(centre.latitude)) * EARTH_RADIUS_METRES,
    radians(latitude - centre.latitude) * EARTH_RADIUS_METRES,
  ];
}

export const sidesOf = (ring: readonly Point[]): [Point, Point][] =>
  ring.map((corner, index) => [corner, ring[(index + 1) % ring.length] as Point]);

/** Positive when the way from `a` over `b` to `c` turns left. */
export const turnOf = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

export const isBetween = ([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): boolean =>
  x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by);

/** Counts the sides that a ray to the east meets; a point on a side is inside. */
export function encloses(ring: readonly Point[], point: Point): boolean {
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
