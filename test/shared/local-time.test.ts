import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instantOf, instantsOf, isTimeZone, localTimeOf } from '#shared/local-time.ts';

const at = (text: string) => Date.parse(text);
const shown = (instants: number[]) => instants.map((instant) => new Date(instant).toISOString());

it.each([
  ['an ordinary time once', '2026-07-01T09:00Z', 'Europe/Berlin', ['2026-07-01T07:00:00.000Z']],
  [
    'a time that is shown twice, twice',
    '2026-10-25T02:30Z',
    'Europe/Berlin',
    ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
  ],
  [
    'a time that the clocks jump over as the jump, east of Greenwich',
    '2026-03-29T02:30Z',
    'Europe/Berlin',
    ['2026-03-29T01:00:00.000Z'],
  ],
  ['and west of it', '2026-03-08T02:30Z', 'America/New_York', ['2026-03-08T07:00:00.000Z']],
  ['a jump of half an hour', '2026-10-04T02:15Z', 'Australia/Lord_Howe', ['2026-10-03T15:30:00.000Z']],
  ['a zone without change', '2026-03-29T02:30Z', 'Asia/Kathmandu', ['2026-03-28T20:45:00.000Z']],
])('finds %s', (_, local, zone, expected) => {
  expect(shown(instantsOf(at(local), zone))).toEqual(expected);
  expect(new Date(instantOf(at(local), zone)).toISOString()).toBe(expected[0]);
});

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'UTC',
];

it('every instant is among those at which the clocks show its local time', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.integer({ min: at('2015-01-01T00:00Z') / 60_000, max: at('2030-01-01T00:00Z') / 60_000 }),
      (zone, minute) => {
        const instant = minute * 60_000;
        expect(instantsOf(localTimeOf(instant, zone), zone)).toContain(instant);
      },
    ),
    { numRuns: 500 },
  );
});

it.each([
  ['Europe/Berlin', true],
  ['America/Argentina/Buenos_Aires', true],
  ['UTC', true],
  ['Mars/Olympus', false],
  ['+02:00', false],
  ['', false],
  ['../etc', false],
])('%s is a time zone: %s', (name, expected) => {
  expect(isTimeZone(name)).toBe(expected);
});
