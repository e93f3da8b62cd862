import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTimeZone } from '#shared/local-time.ts';
import { isPickupCode, pickupCode } from '../../subgraphs/orders/pickup/code.ts';
import { MAX_LINES, MAX_QUANTITY, withMore, withQuantity } from '../../subgraphs/orders/rules/cart.ts';
import { isGtin } from '../../subgraphs/orders/rules/gtin.ts';
import {
  doneAt,
  type OpeningHours,
  openingHoursProblem,
  WEEKDAYS,
} from '../../subgraphs/orders/rules/opening-hours.ts';
import { isCode, isText, toChannel } from '../../subgraphs/orders/rules/values.ts';
import { aKeyring } from '../support/subgraph.ts';

describe('opening hours', () => {
  const daily = (opens: string, closes: string): OpeningHours[] =>
    WEEKDAYS.map((day) => ({ day, opens, closes }));
  const amsterdam = (openingHours: OpeningHours[]) => ({ openingHours, timeZone: 'Europe/Amsterdam' });

  it.each([
    // Amsterdam is an hour ahead of UTC in winter, two in summer.
    ['while open', '2026-01-05T09:00:00Z', '2026-01-05T11:00:00Z'],
    ['before it opens', '2026-01-05T03:00:00Z', '2026-01-05T10:00:00Z'],
    ['in summer', '2026-07-06T03:00:00Z', '2026-07-06T09:00:00Z'],
    ['shortly before it closes', '2026-01-05T16:00:00Z', '2026-01-06T09:00:00Z'],
    ['after it closed', '2026-01-05T20:00:00Z', '2026-01-06T10:00:00Z'],
    ['over the night in which the clock goes forward', '2026-03-28T16:30:00Z', '2026-03-29T08:30:00Z'],
    ['over the night in which the clock goes back', '2026-10-24T15:30:00Z', '2026-10-25T09:30:00Z'],
  ])('%s, two hours of work take two open hours', (_, now, done) => {
    expect(doneAt(new Date(now), 120, amsterdam(daily('09:00', '18:00')))).toEqual(new Date(done));
  });

  it('goes on the next open day', () => {
    const mondays: OpeningHours[] = [{ day: 'MONDAY', opens: '09:00', closes: '10:00' }];
    expect(doneAt(new Date('2026-01-06T00:00:00Z'), 90, amsterdam(mondays))).toEqual(
      new Date('2026-01-19T08:30:00Z'),
    );
  });

  it('promises nothing for a store whose hours are unknown', () => {
    expect(doneAt(new Date('2026-01-05T09:00:00Z'), 1, amsterdam([]))).toBeNull();
  });

  it('is done just then where the store never closes', () => {
    const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    const zone = fc.constantFrom(
      'UTC',
      'Europe/Amsterdam',
      'America/New_York',
      'Asia/Kathmandu',
      'Pacific/Auckland',
    );
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 5000 }), zone, (now, minutes, timeZone) => {
        const done = doneAt(now, minutes, { openingHours: daily('00:00', '24:00'), timeZone });
        expect(done?.getTime()).toBe(now.getTime() + minutes * 60_000);
      }),
    );
  });

  it.each([
    [[], true],
    [daily('09:00', '24:00'), true],
    [daily('9:00', '18:00'), false],
    [daily('09:00', '25:00'), false],
    [daily('18:00', '09:00'), false],
    [[...daily('09:00', '12:00'), ...daily('12:00', '18:00')], true],
    [[...daily('09:00', '13:00'), ...daily('12:00', '18:00')], false],
  ])('case %#: spans are sound or not', (hours, sound) => {
    expect(openingHoursProblem(hours) === null).toBe(sound);
  });

  it.each([
    ['Europe/Amsterdam', true],
    ['Etc/GMT+1', true],
    ['UTC', true],
    ['Europe/Atlantis', false],
    ['+02:00', false],
    ['', false],
  ])('%j is a time zone: %s', (name, known) => expect(isTimeZone(name)).toBe(known));
});

describe('pickup code', () => {
  const keyring = aKeyring();

  it('is six digits, the same each time, and opens its own order only', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), fc.nat({ max: 9 }), (a, b, generation) => {
        const code = pickupCode(a, generation, keyring);
        expect(code).toMatch(/^\d{6}$/);
        expect(pickupCode(a, generation, keyring)).toBe(code);
        expect(isPickupCode(code, a, generation, keyring)).toBe(true);
        expect(isPickupCode(code, b, generation, keyring)).toBe(pickupCode(b, generation, keyring) === code);
        const next = pickupCode(a, generation + 1, keyring);
        expect(isPickupCode(code, a, generation + 1, keyring)).toBe(next === code);
      }),
    );
  });

  it('is read with spaces, and refused in any other length', () => {
    const code = pickupCode('ord_1', 0, keyring);
    expect(isPickupCode(`${code.slice(0, 3)} ${code.slice(3)}`, 'ord_1', 0, keyring)).toBe(true);
    for (const wrong of ['', code.slice(1), `${code}0`, `${code}\u0000`]) {
      expect(isPickupCode(wrong, 'ord_1', 0, keyring)).toBe(false);
    }
  });

  it('still opens after the signing key was changed, until the old key goes', () => {
    const [newer] = [aKeyring()];
    const code = pickupCode('ord_1', 0, keyring);
    expect(isPickupCode(code, 'ord_1', 0, [...newer, ...keyring])).toBe(true);
    expect(isPickupCode(code, 'ord_1', 0, newer)).toBe(pickupCode('ord_1', 0, newer) === code);
  });
});

describe('cart lines', () => {
  const at = new Date('2026-01-05T00:00:00Z');
  const line = (sku: string, quantity: number, channel = 'WEB') => ({ sku, quantity, channel, addedAt: at });

  it('adds up the pieces of a SKU and keeps when it was first put in', () => {
    const later = { ...line('a', 2, 'APP'), addedAt: new Date('2026-01-06T00:00:00Z') };
    expect(withMore([line('a', 1), line('b', 1)], later)).toEqual([line('a', 3, 'APP'), line('b', 1)]);
  });

  it('takes a line out at 0', () => {
    expect(withQuantity([line('a', 1), line('b', 1)], line('a', 0))).toEqual([line('b', 1)]);
    expect(withQuantity([], line('a', 0))).toEqual([]);
  });

  it('holds as much as it says and no more', () => {
    const full = Array.from({ length: MAX_LINES }, (_, index) => line(String(index), 1));
    expect(withQuantity(full, line('new', 1))).toBeNull();
    expect(withQuantity(full, line('0', 2))).toHaveLength(MAX_LINES);
    expect(withMore([line('a', 1)], line('a', MAX_QUANTITY - 1))).toEqual([line('a', MAX_QUANTITY)]);
    expect(withMore([line('a', 1)], line('a', MAX_QUANTITY))).toBeNull();
  });
});

it.each([
  ['4006381333931', true],
  ['4006381333932', false],
  ['96385074', true],
  ['036000291452', true],
  ['00012345600012', true],
  ['0123456789', false],
  ['400638133393a', false],
  ['', false],
])('%j is a GTIN: %s', (text, right) => expect(isGtin(text)).toBe(right));

it.each([
  ['web', 'WEB'],
  [' App ', 'APP'],
  ['TILL_2', 'TILL_2'],
  ['', null],
  ['2TILL', null],
  ['web shop', null],
  ['$web', null],
  ['A'.repeat(33), null],
])('channel %j is kept as %j', (given, kept) => expect(toChannel(given)).toBe(kept));

it('takes no control characters, no spaces at the ends of a code, and nothing too long', () => {
  expect(isCode('A-1/ü')).toBe(true);
  for (const code of ['', ' a', 'a ', 'a\u0000b', 'a\nb', 'a'.repeat(65)]) expect(isCode(code)).toBe(false);
  expect(isText('a'.repeat(200), 200)).toBe(true);
  for (const text of ['', '  ', 'a\u0007', 'a'.repeat(201)]) expect(isText(text, 200)).toBe(false);
});
