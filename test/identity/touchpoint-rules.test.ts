import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { materialOf, readDevice } from '../../subgraphs/identity/touchpoints/rules/devices.ts';
import { customerAmong, joinedPairs } from '../../subgraphs/identity/touchpoints/rules/joining.ts';
import {
  type Crowd,
  compareVisits,
  isOnePerson,
  THRESHOLD,
  type Visit,
} from '../../subgraphs/identity/touchpoints/rules/patterns.ts';
import { readDetails } from '../../subgraphs/identity/touchpoints/rules/payload.ts';
import {
  type DeviceLink,
  groupsOf,
  MAX_TOGETHER,
  sessionAt,
} from '../../subgraphs/identity/touchpoints/rules/profiles.ts';
import {
  type GivenTouchpoint,
  readTouchpoint,
} from '../../subgraphs/identity/touchpoints/rules/touchpoint.ts';

const MINUTE = 60_000;
const NOW = new Date('2026-03-02T10:00:00Z');

describe('what is said besides an event', () => {
  it.each<[string, unknown]>([
    ['a picture by name', { image: 'x' }],
    ['a picture by name, in another case', { faceCrop: 'x' }],
    ['a picture by what it is', { note: '/9j/4AAQSkZJRg' }],
    ['a data URL', { note: 'data:image/png;base64,AA' }],
    ['a long text, which may be anything encoded', { note: 'a'.repeat(201) }],
    ['a vector of numbers', { v: [0.1, 0.2, 0.3, 0.4] }],
    ['a measure of a body', { gaitSpeed: 1.2 }],
    ['a person by features', { gender: 'f' }],
    ['something deep inside', { a: { b: [{ faceId: 1 }] } }],
  ])('is refused with %s', (_, details) => {
    expect(readDetails(details)).toMatchObject({ problem: { code: 'BIOMETRICS_REFUSED' } });
  });

  it.each<[string, unknown]>([
    ['a list', [1]],
    ['a nested object', { a: { b: 1 } }],
    ['a short list', { a: [1, 2] }],
    ['too many fields', Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`f${n}`, n]))],
    ['a name that is none', { 'a b': 1 }],
    ['nothing', { a: null }],
  ])('is refused when it is %s', (_, details) => {
    expect(readDetails(details)).toMatchObject({ problem: { code: 'INVALID_VALUE' } });
  });

  it('is kept when it is plain', () => {
    expect(readDetails({ rssi: -61, battery: true, firmware: '1.2' })).toEqual({
      details: { rssi: -61, battery: true, firmware: '1.2' },
    });
    expect(readDetails(null)).toEqual({ details: {} });
  });

  it('never holds a text that is long or a list, however it is wrapped', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const read = readDetails(value);
        if (!('details' in read)) return;
        for (const one of Object.values(read.details)) {
          expect(['string', 'number', 'boolean']).toContain(typeof one);
          expect(String(one).length).toBeLessThanOrEqual(200);
        }
      }),
    );
  });
});

describe('a device identifier', () => {
  it.each([
    ['WIFI', '3C-22-FB-01-02-03', '3c22fb010203', false],
    ['WIFI', '3e:22:fb:01:02:03', '3e22fb010203', true],
    ['NFC', '04:A2:24:5B', '04a2245b', false],
    ['COOKIE', ' ck_12345678 ', 'ck_12345678', false],
  ] as const)('%s %s is read', (kind, text, value, passing) => {
    expect(readDevice(kind, text)).toEqual({ value: { kind, value, passing } });
  });

  it.each([
    ['WIFI', 'ff:ff:ff:ff:ff:ff'],
    ['WIFI', '00:00:00:00:00:00'],
    ['WIFI', '01:00:5e:00:00:fb'],
    ['WIFI', '3c:22:fb'],
    ['DEVICE', '00000000-0000-0000-0000-000000000000'],
    ['COOKIE', 'anonymous'],
    ['COOKIE', 'short'],
    ['NFC', 'xyz'],
  ] as const)('%s %s is nobody', (kind, text) => {
    expect(readDevice(kind, text)).toHaveProperty('fault');
  });

  it('that a device made up is another one on another day', () => {
    const on = (text: string, day: string) => {
      const read = readDevice('WIFI', text);
      return 'value' in read ? materialOf(read.value, new Date(day)) : null;
    };
    expect(on('3e:22:fb:01:02:03', '2026-03-01')).not.toBe(on('3e:22:fb:01:02:03', '2026-03-02'));
    expect(on('3c:22:fb:01:02:03', '2026-03-01')).toBe(on('3c:22:fb:01:02:03', '2026-03-02'));
  });
});

describe('an event', () => {
  const seen = (changes: Partial<GivenTouchpoint> = {}): GivenTouchpoint => ({
    eventId: 'e1',
    kind: 'WIFI',
    occurredAt: new Date(NOW.getTime() - MINUTE),
    storeId: 'sto_1',
    devices: [{ kind: 'WIFI', value: '3c:22:fb:01:02:03' }],
    ...changes,
  });
  const bounds = { now: NOW, keptDays: 30, storeId: null };

  it.each<[string, Partial<GivenTouchpoint>, string, string]>([
    ['without an id', { eventId: '' }, 'INVALID_VALUE', 'eventId'],
    ['from the future', { occurredAt: new Date(NOW.getTime() + 6 * MINUTE) }, 'INVALID_VALUE', 'occurredAt'],
    ['that would be gone', { occurredAt: new Date('2026-01-31T10:00:00Z') }, 'TOO_OLD', 'occurredAt'],
    ['without a device', { devices: [] }, 'INVALID_VALUE', 'devices'],
    ['without a store', { storeId: null }, 'INVALID_VALUE', 'storeId'],
    ['with a count that is none', { count: 3 }, 'INVALID_VALUE', 'count'],
    ['a count of somebody', { kind: 'CAMERA_COUNT', count: 3 }, 'INVALID_VALUE', 'devices'],
    ['a count without a number', { kind: 'FLOOR_SENSOR', devices: [] }, 'INVALID_VALUE', 'count'],
    ['half a person', { kind: 'FLOOR_SENSOR', devices: [], count: 0.5 }, 'INVALID_VALUE', 'count'],
    ['a position without one', { kind: 'GPS' }, 'INVALID_VALUE', 'position'],
    ['off the earth', { kind: 'GPS', position: { latitude: 91, longitude: 0 } }, 'INVALID_VALUE', 'position'],
    ['a web session without one', { kind: 'WEB_SESSION' }, 'INVALID_VALUE', 'session'],
    ['with a picture', { details: { photo: 'x' } }, 'BIOMETRICS_REFUSED', 'details.photo'],
    ['with a bad device', { devices: [{ kind: 'WIFI', value: '?' }] }, 'INVALID_VALUE', 'devices.0.value'],
    ['with endless categories', { categories: Array(21).fill('shoes') }, 'INVALID_VALUE', 'categories'],
  ])('%s is refused', (_, changes, code, field) => {
    expect(readTouchpoint(seen(changes), bounds)).toMatchObject({ problem: { code, field } });
  });

  it('of a device is of its own store', () => {
    const own = { ...bounds, storeId: 'sto_1' };
    expect(readTouchpoint(seen({ storeId: null }), own)).toMatchObject({ touchpoint: { storeId: 'sto_1' } });
    expect(readTouchpoint(seen({ storeId: 'sto_2' }), own)).toMatchObject({
      problem: { code: 'STORE_FORBIDDEN' },
    });
  });

  it('keeps a position to about a hundred metres', () => {
    const given = seen({
      kind: 'GPS',
      storeId: null,
      position: { latitude: 52.520008, longitude: 13.404954 },
    });
    expect(readTouchpoint(given, bounds)).toMatchObject({
      touchpoint: { position: { latitude: 52.52, longitude: 13.405 } },
    });
  });
});

describe('identifiers that belong together', () => {
  const device = fc.integer({ min: 0, max: 12 }).map((n) => `d${String(n).padStart(2, '0')}`);
  const links = fc.array(fc.tuple(device, device) as fc.Arbitrary<DeviceLink>, { maxLength: 30 });

  it('are the same in whatever order links come, and however often', () => {
    const shuffled = links.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
    );
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        const groups = (of: readonly DeviceLink[]) => [...groupsOf([], of)].sort();
        expect(groups(other)).toEqual(groups(all));
        expect(groups(other.map(([a, b]) => [b, a]))).toEqual(groups(all));
      }),
    );
  });

  it('are named after the first, and joined through others', () => {
    const groups = groupsOf(
      ['z'],
      [
        ['c', 'b'],
        ['b', 'a'],
        ['e', 'd'],
      ],
    );
    expect(Object.fromEntries(groups)).toEqual({ a: 'a', b: 'a', c: 'a', d: 'd', e: 'd', z: 'z' });
  });

  it('are not joined by one that is seen with everybody', () => {
    const crowd = Array.from({ length: MAX_TOGETHER + 1 }, (_, n): DeviceLink => ['kiosk', `p${n}`]);
    expect(new Set(groupsOf([], crowd).values()).size).toBe(MAX_TOGETHER + 2);
    expect(new Set(groupsOf([], crowd.slice(1)).values()).size).toBe(1);
  });

  it('are another person after a session was ended', () => {
    const [first, second] = [new Date('2026-03-01T10:00:00Z'), new Date('2026-03-01T12:00:00Z')];
    const at = (time: string) => sessionAt([second, first], new Date(time));
    expect(at('2026-03-01T09:59:59Z')).toBeNull();
    expect(at('2026-03-01T10:00:00Z')).toEqual(first);
    expect(at('2026-03-01T13:00:00Z')).toEqual(second);
  });
});

describe('one person by behaviour alone', () => {
  const START = Date.parse('2026-02-01T09:00:00Z');
  const at = (day: number, minute = 0) => new Date(START + day * 24 * 60 * MINUTE + minute * MINUTE);
  const visit = (day: number, minute = 0, storeId = 's1', categories: string[] = []): Visit => ({
    storeId,
    at: at(day, minute),
    categories,
  });
  /** One in a hundred is in a store at a time. */
  const quiet: Crowd = { shareAt: () => 0.01, shareOf: () => 0.05 };
  const busy: Crowd = { shareAt: () => 0.5, shareOf: () => 0.5 };
  const days = [0, 3, 7, 12];
  const mine = days.map((day) => visit(day));
  const beside = days.map((day) => visit(day, 4));

  it('is who was in the same stores at the same times, when few others were', () => {
    const comparison = compareVisits(mine, beside, quiet);
    expect(comparison.evidence.map(({ what, weight }) => [what, weight.toFixed(2)])).toEqual(
      days.map(() => ['SAME_VISIT', '6.32']),
    );
    expect(comparison.weight).toBeGreaterThan(THRESHOLD);
    expect(isOnePerson(comparison)).toBe(true);
  });

  it.each<[string, Visit[], Crowd]>([
    ['where everybody was', beside, busy],
    ['at other times', days.map((day) => visit(day, 40)), quiet],
    ['in other stores', days.map((day) => visit(day, 4, 's2')), quiet],
    ['only twice', beside.slice(0, 2), { ...quiet, shareAt: () => 0.0001 }],
    ['only on one day', [visit(0, 4), visit(0, 64), visit(0, 124)], { ...quiet, shareAt: () => 0.0001 }],
    ['and elsewhere at the same time', [...beside, visit(0, 3, 's9')], quiet],
    ['never', [], quiet],
  ])('is not who was there %s', (_, theirs, crowd) => {
    const own = _ === 'only on one day' ? [visit(0), visit(0, 60), visit(0, 120)] : mine;
    expect(isOnePerson(compareVisits(own, theirs, crowd))).toBe(false);
  });

  it('is less likely for each visit of one without the other', () => {
    const alone = compareVisits([...mine, visit(5), visit(9)], beside, quiet);
    expect(
      alone.evidence.filter(({ what }) => what === 'ALONE').map(({ weight }) => weight.toFixed(2)),
    ).toEqual(['-2.31', '-2.31']);
    expect(alone.weight).toBeLessThan(compareVisits(mine, beside, quiet).weight);
  });

  it('is likelier with the same rare categories, which alone are not enough', () => {
    const like = (seen: Visit[]) => seen.map((one) => ({ ...one, categories: ['vinyl', 'fountain pens'] }));
    const weight = compareVisits(like(mine), like(beside), quiet).weight;
    expect(weight - compareVisits(mine, beside, quiet).weight).toBeCloseTo(3);
    expect(isOnePerson(compareVisits(like([visit(0)]), like([visit(1)]), quiet))).toBe(false);
  });

  const visits = fc.array(
    fc.record({
      storeId: fc.constantFrom('s1', 's2', 's3'),
      at: fc.integer({ min: 0, max: 600 }).map((n) => new Date(START + n * 7 * MINUTE)),
      categories: fc.subarray(['a', 'b', 'c']),
    }),
    { maxLength: 20 },
  );

  it('is the same from both sides, and in whatever order visits come', () => {
    fc.assert(
      fc.property(
        visits,
        visits,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (a, b, random) => {
          const shuffled = [...a]
            .map((one) => ({ one, by: random.next().value }))
            .sort((x, y) => x.by - y.by);
          const straight = compareVisits(a, b, quiet);
          expect(compareVisits(b, a, quiet).weight).toBeCloseTo(straight.weight, 9);
          expect(
            compareVisits(
              shuffled.map(({ one }) => one),
              b,
              quiet,
            ).weight,
          ).toBeCloseTo(straight.weight, 9);
          expect(straight.evidence.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(
            straight.weight,
            9,
          );
        },
      ),
    );
  });
});

describe('who is taken for whom', () => {
  const pair = (one: string, other: string, weight: number) => ({ one, other, weight });

  it('is the best match of each, when no third comes near', () => {
    expect(joinedPairs([pair('a', 'b', 30), pair('b', 'c', 20), pair('d', 'e', 17)])).toEqual([
      pair('a', 'b', 30),
    ]);
    expect(joinedPairs([pair('a', 'b', 30), pair('b', 'c', 27)])).toEqual([]);
    expect(joinedPairs([pair('a', 'b', 30), pair('a', 'c', 30)])).toEqual([]);
  });

  it('does not depend on the order of pairs, and takes nobody twice', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const pairs = fc.uniqueArray(
      fc
        .tuple(id, id, fc.integer({ min: 10, max: 40 }))
        .filter(([one, other]) => one < other)
        .map(([one, other, weight]) => pair(one, other, weight)),
      { selector: ({ one, other }) => one + other },
    );
    fc.assert(
      fc.property(
        pairs.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, other]) => {
          const joined = joinedPairs(all);
          expect(joinedPairs(other)).toEqual(joined);
          const taken = joined.flatMap(({ one, other: partner }) => [one, partner]);
          expect(new Set(taken).size).toBe(taken.length);
        },
      ),
    );
  });

  it('is the one customer above the threshold; nobody, when two are', () => {
    const of = (...weights: number[]) =>
      customerAmong(weights.map((weight, index) => ({ customerId: `cus_${index}`, weight })))?.customerId ??
      null;
    expect(of()).toBeNull();
    expect(of(THRESHOLD - 0.1)).toBeNull();
    expect(of(THRESHOLD)).toBe('cus_0');
    expect(of(24, 24)).toBeNull();
    expect(of(19, 30)).toBe('cus_1');
  });
});
