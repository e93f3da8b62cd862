import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceMetres, isInGeofence, type Place } from '#shared/geofence.ts';
import { geofenceProblem, toGeofence } from '../../../subgraphs/orders/places/geofence.ts';

const AMSTERDAM: Place = { latitude: 52.3697, longitude: 4.8852 };
const DEGREE_METRES = 111_195; // of latitude

/** A place some metres north and east of another. */
const off = ({ latitude, longitude }: Place, east: number, north: number): Place => ({
  latitude: latitude + north / DEGREE_METRES,
  longitude: longitude + east / (DEGREE_METRES * Math.cos((latitude * Math.PI) / 180)),
});

const storeAt = (place: Place, geofence: Parameters<typeof toGeofence>[0]) => ({
  location: { coordinates: [place.longitude, place.latitude] as [number, number] },
  geofence: toGeofence(geofence, place),
});

const square = (place: Place, half: number): Place[] =>
  [
    [-half, -half],
    [half, -half],
    [half, half],
    [-half, half],
  ].map(([east = 0, north = 0]) => off(place, east, north));

describe('a geofence', () => {
  it('round a store holds what is nearer than its radius', () => {
    const store = storeAt(AMSTERDAM, { radiusMetres: 100 });
    expect(isInGeofence(store, off(AMSTERDAM, 99, 0))).toBe(true);
    expect(isInGeofence(store, off(AMSTERDAM, 0, 101))).toBe(false);
    expect(isInGeofence(store, AMSTERDAM)).toBe(true);
  });

  it('of any place and way round holds its inside, not its outside', () => {
    const place = fc.record({
      latitude: fc.double({ min: -75, max: 75, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    const metres = fc.double({ min: -900, max: 900, noNaN: true });
    fc.assert(
      fc.property(
        place,
        metres,
        metres,
        fc.boolean(),
        fc.boolean(),
        (centre, east, north, turned, closed) => {
          const wrap = ({ latitude, longitude }: Place) => ({
            latitude,
            longitude: ((longitude + 540) % 360) - 180,
          });
          const corners = square(centre, 500).map(wrap);
          if (turned) corners.reverse();
          const polygon = closed ? [...corners, corners[0] as Place] : corners;
          expect(geofenceProblem({ polygon }, centre)).toBeNull();
          const store = storeAt(centre, { polygon });
          const distance = Math.max(Math.abs(east), Math.abs(north));
          fc.pre(Math.abs(distance - 500) > 1);
          expect(isInGeofence(store, wrap(off(centre, east, north)))).toBe(distance < 500);
        },
      ),
    );
  });

  it('may be hollow on one side', () => {
    const corner = (east: number, north: number) => off(AMSTERDAM, east, north);
    const polygon = [
      corner(-300, -300),
      corner(300, -300),
      corner(300, 300),
      corner(0, 50), // drawn in from the north
      corner(-300, 300),
    ];
    const store = storeAt(AMSTERDAM, { polygon });
    expect(isInGeofence(store, corner(0, 200))).toBe(false);
    expect(isInGeofence(store, corner(250, 200))).toBe(true);
    expect(isInGeofence(store, corner(0, 0))).toBe(true);
  });

  it('is kept closed and anticlockwise, as GeoJSON has it', () => {
    const polygon = square(AMSTERDAM, 100);
    const kept = toGeofence({ polygon: [...polygon].reverse() }, AMSTERDAM);
    if (kept.kind !== 'POLYGON') throw new Error('expected a polygon');
    const [ring] = kept.area.coordinates;
    expect(ring).toHaveLength(5);
    expect(ring[0]).toEqual(ring[4]);
    const area = ring.slice(1).reduce((sum, [x, y], index) => {
      const [x0, y0] = ring[index] ?? [0, 0];
      return sum + (x0 * y - x * y0);
    }, 0);
    expect(area).toBeGreaterThan(0);
  });

  it('of nothing is not known', () => {
    expect(isInGeofence({}, AMSTERDAM)).toBeNull();
    expect(isInGeofence({ location: { coordinates: [4, 52] } }, AMSTERDAM)).toBeNull();
  });

  const corners = square(AMSTERDAM, 100);
  it.each([
    ['neither circle nor polygon', {}, []],
    ['both', { radiusMetres: 100, polygon: corners }, []],
    ['too small a circle', { radiusMetres: 9 }, ['radiusMetres']],
    ['too great a circle', { radiusMetres: 50_001 }, ['radiusMetres']],
    ['two corners', { polygon: corners.slice(0, 2) }, ['polygon']],
    ['the same corner thrice', { polygon: [corners[0], corners[0], corners[0]] as Place[] }, ['polygon']],
    [
      'too many corners',
      { polygon: Array.from({ length: 201 }, (_, n) => off(AMSTERDAM, n, n * n)) },
      ['polygon'],
    ],
    [
      'sides that cross',
      { polygon: [corners[0], corners[2], corners[1], corners[3]] as Place[] },
      ['polygon'],
    ],
    ['the store outside', { polygon: square(off(AMSTERDAM, 500, 0), 100) }, ['polygon']],
    ['a corner too far away', { polygon: [...corners, off(AMSTERDAM, -60_000, 0)] }, ['polygon', '4']],
    ['a corner not on earth', { polygon: [...corners, { latitude: 91, longitude: 0 }] }, ['polygon', '4']],
  ])('with %s is refused', (_, geofence, field) => {
    expect(geofenceProblem(geofence, AMSTERDAM)?.field).toEqual(field);
  });

  it('needs a store whose place is known', () => {
    expect(geofenceProblem({ radiusMetres: 100 }, null)?.field).toEqual([]);
  });

  it('measures along the great circle', () => {
    const equator = { latitude: 0, longitude: 0 };
    // A quarter of the earth's mean circumference of 40,030.23 km.
    expect(distanceMetres(equator, { latitude: 90, longitude: 0 }) / 1000).toBeCloseTo(10_007.557, 2);
    expect(distanceMetres(equator, { latitude: 0, longitude: -180 }) / 1000).toBeCloseTo(20_015.115, 2);
    expect(distanceMetres(AMSTERDAM, AMSTERDAM)).toBe(0);
  });
});
