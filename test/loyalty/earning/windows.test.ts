import { describe, expect, it } from 'vitest';
import {
  isOpen,
  isTimeZone,
  isWindow,
  periodOf,
  type Window,
} from '../../../subgraphs/loyalty/rules/windows.ts';

const BERLIN = 'Europe/Berlin';
const saturdays: Window = {
  startsAt: '2026-01-03T10:00',
  recurrence: 'FREQ=WEEKLY;BYDAY=SA',
  duration: 'PT4H',
};

describe('a window on Saturdays from 10 to 14 o’clock', () => {
  it.each([
    ['opens at 10 in winter', '2026-03-07T09:00:00Z', BERLIN, true],
    ['is closed just before', '2026-03-07T08:59:59Z', BERLIN, false],
    ['is open until just before 14', '2026-03-07T12:59:59Z', BERLIN, true],
    ['is closed at 14', '2026-03-07T13:00:00Z', BERLIN, false],
    ['opens at 10 in summer', '2026-07-04T08:00:00Z', BERLIN, true],
    ['is closed at 14 in summer', '2026-07-04T12:00:00Z', BERLIN, false],
    ['goes by the clock of the store', '2026-03-07T16:00:00Z', 'America/New_York', true],
    ['is closed elsewhere at that moment', '2026-03-07T16:00:00Z', BERLIN, false],
    ['is closed on Fridays', '2026-03-06T10:00:00Z', BERLIN, false],
    ['is closed before its first day', '2025-12-27T10:00:00Z', BERLIN, false],
    ['opens on its first day', '2026-01-03T09:00:00Z', BERLIN, true],
  ])('%s', (_, at, zone, open) => expect(isOpen(saturdays, new Date(at), zone)).toBe(open));
});

it.each([
  ['a day has 23 hours when summer begins', '2026-03-29T21:59:59Z', true],
  ['and the next begins after them', '2026-03-29T22:00:00Z', false],
  ['a day has 25 hours when summer ends', '2026-10-25T22:59:59Z', true],
  ['and ends after them', '2026-10-25T23:00:00Z', false],
])('of a window of a day, %s', (_, at, open) => {
  const sundays = { startsAt: '2026-01-04T00:00', recurrence: 'FREQ=WEEKLY;BYDAY=SU', duration: 'P1D' };
  expect(isOpen(sundays, new Date(at), BERLIN)).toBe(open);
});

it.each([
  ['the last Friday of a month', 'FREQ=MONTHLY;BYDAY=-1FR', '2026-04-24T12:00:00Z', true],
  ['no other Friday', 'FREQ=MONTHLY;BYDAY=-1FR', '2026-04-17T12:00:00Z', false],
  ['every second day', 'FREQ=DAILY;INTERVAL=2', '2026-01-05T12:00:00Z', true],
  ['not the day between', 'FREQ=DAILY;INTERVAL=2', '2026-01-06T12:00:00Z', false],
  ['the last time', 'FREQ=DAILY;COUNT=3', '2026-01-05T12:00:00Z', true],
  ['none after it', 'FREQ=DAILY;COUNT=3', '2026-01-06T12:00:00Z', false],
  ['up to the end', 'FREQ=DAILY;UNTIL=20260110T000000Z', '2026-01-09T12:00:00Z', true],
  ['none after the end', 'FREQ=DAILY;UNTIL=20260110T000000Z', '2026-01-12T12:00:00Z', false],
])('RFC 5545 has %s', (_, recurrence, at, open) => {
  const window = { startsAt: '2026-01-03T00:00', recurrence, duration: 'P1D' };
  expect(isWindow(window)).toBe(true);
  expect(isOpen(window, new Date(at), 'UTC')).toBe(open);
});

it.each([
  ['a rule that never comes', { recurrence: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }],
  ['every second', { recurrence: 'FREQ=SECONDLY' }],
  ['a frequency that there isn’t', { recurrence: 'FREQ=OFTEN' }],
  ['a day that there isn’t', { recurrence: 'FREQ=WEEKLY;BYDAY=XX' }],
  ['a part that there isn’t', { recurrence: 'FREQ=DAILY;MOON=FULL' }],
  ['no rule', { recurrence: '' }],
  ['several lines', { recurrence: 'FREQ=DAILY\nEXDATE:20260101' }],
  ['a start in a zone', { startsAt: '2026-01-03T10:00Z' }],
  ['a day that doesn’t exist', { startsAt: '2026-02-30T10:00' }],
  ['no duration', { duration: 'P' }],
  ['a duration of nothing', { duration: 'PT0M' }],
  ['months, which aren’t RFC 5545', { duration: 'P1M' }],
])('%s is no window', (_, its) => expect(isWindow({ ...saturdays, ...its })).toBe(false));

it.each([
  ['DAY', '2026-03-02T22:59:59Z', '2026-03-02'],
  ['DAY', '2026-03-02T23:00:00Z', '2026-03-03'],
  ['WEEK', '2026-03-01T12:00:00Z', '2026-W09'],
  ['WEEK', '2026-01-01T12:00:00Z', '2026-W01'],
  ['WEEK', '2027-01-01T12:00:00Z', '2026-W53'],
  ['MONTH', '2026-02-28T23:30:00Z', '2026-03'],
  ['YEAR', '2026-12-31T23:30:00Z', '2027'],
  ['EVER', '2026-12-31T23:30:00Z', 'ever'],
] as const)('in Berlin the %s of %s is %s', (period, at, name) =>
  expect(periodOf(period, new Date(at), BERLIN)).toBe(name),
);

it('time zones have IANA names', () => {
  expect(['UTC', BERLIN, 'Asia/Kolkata', 'Mars/Olympus', ''].map(isTimeZone)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
