import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  doneAt,
  exceptionsProblem,
  isOpenAt,
  MAX_EXCEPTIONS,
  type OpeningException,
  type OpeningHours,
  openSpanAt,
  spansFrom,
  WEEKDAYS,
} from '../../../subgraphs/orders/rules/opening-hours.ts';

const daily = (opens: string, closes: string): OpeningHours[] =>
  WEEKDAYS.map((day) => ({ day, opens, closes }));
const store = (exceptions: OpeningException[] = [], openingHours = daily('09:00', '18:00')) => ({
  openingHours,
  exceptions,
  timeZone: 'Europe/Amsterdam',
});
const closed = (date: string): OpeningException => ({ date, spans: [] });

describe('a day with hours of its own', () => {
  it.each([
    ['is closed on a holiday', [closed('2026-01-05')], '2026-01-05T12:00:00Z', false],
    ['is open on the day after', [closed('2026-01-05')], '2026-01-06T12:00:00Z', true],
    // In Amsterdam it is the sixth by then.
    ['goes by its own calendar', [closed('2026-01-06')], '2026-01-05T23:30:00Z', false],
    [
      'opens longer',
      [{ date: '2026-01-05', spans: [{ opens: '09:00', closes: '21:00' }] }],
      '2026-01-05T19:00:00Z',
      true,
    ],
    [
      'opens later',
      [{ date: '2026-01-05', spans: [{ opens: '12:00', closes: '18:00' }] }],
      '2026-01-05T10:00:00Z',
      false,
    ],
  ])('%s', (_, exceptions, at, open) => {
    expect(isOpenAt(new Date(at), store(exceptions))).toBe(open);
  });

  it('puts a promise off', () => {
    const monday = new Date('2026-01-05T16:00:00Z'); // one hour before it closes
    expect(doneAt(monday, 120, store())).toEqual(new Date('2026-01-06T09:00:00Z'));
    expect(doneAt(monday, 120, store([closed('2026-01-06')]))).toEqual(new Date('2026-01-07T09:00:00Z'));
  });

  it('is known where the weekly hours are not', () => {
    const only = store([{ date: '2026-01-05', spans: [{ opens: '09:00', closes: '12:00' }] }], []);
    expect(isOpenAt(new Date('2026-01-05T09:00:00Z'), only)).toBe(true);
    expect(isOpenAt(new Date('2026-01-05T12:00:00Z'), only)).toBe(false);
    expect(isOpenAt(new Date('2026-01-06T09:00:00Z'), only)).toBeNull();
    expect(isOpenAt(new Date('2026-01-06T09:00:00Z'), store([], []))).toBeNull();
  });

  it.each([
    ['once', [closed('2026-01-05')], true],
    ['twice', [closed('2026-01-05'), closed('2026-01-05')], false],
    [
      'with spans that overlap',
      [
        {
          date: '2026-01-05',
          spans: [
            { opens: '09:00', closes: '12:00' },
            { opens: '11:00', closes: '13:00' },
          ],
        },
      ],
      false,
    ],
    [
      'with a span that ends before it begins',
      [{ date: '2026-01-05', spans: [{ opens: '12:00', closes: '09:00' }] }],
      false,
    ],
    [
      'too often',
      Array.from({ length: MAX_EXCEPTIONS + 1 }, (_, n) =>
        closed(new Date(n * 86_400_000).toISOString().slice(0, 10)),
      ),
      false,
    ],
  ])('may be there %s: %s', (_, exceptions, sound) => {
    expect(exceptionsProblem(exceptions) === null).toBe(sound);
  });
});

describe('open spans', () => {
  it('are the one that is open, else the next one', () => {
    const span = {
      opensAt: new Date('2026-01-05T08:00:00Z'),
      closesAt: new Date('2026-01-05T17:00:00Z'),
    };
    for (const at of ['2026-01-05T00:00:00Z', '2026-01-05T08:00:00Z', '2026-01-05T16:59:59Z']) {
      expect(openSpanAt(new Date(at), store())).toEqual(span);
    }
    expect(openSpanAt(new Date('2026-01-05T17:00:00Z'), store())?.opensAt).toEqual(
      new Date('2026-01-06T08:00:00Z'),
    );
    expect(openSpanAt(new Date('2026-01-05T00:00:00Z'), store([], []))).toBeNull();
  });

  it.each([
    [
      'shorter by the hour that the clocks jump over',
      '2026-03-29',
      '2026-03-28T23:00:00Z',
      '2026-03-29T02:00:00Z',
    ],
    ['longer by the hour that comes twice', '2026-10-25', '2026-10-24T22:00:00Z', '2026-10-25T03:00:00Z'],
  ])('of a night are %s', (_, date, opensAt, closesAt) => {
    const night = store([{ date, spans: [{ opens: '00:00', closes: '04:00' }] }]);
    expect(openSpanAt(new Date(opensAt), night)).toEqual({
      opensAt: new Date(opensAt),
      closesAt: new Date(closesAt),
    });
  });

  it('that the clocks jump over are none', () => {
    const jumped = store([{ date: '2026-03-29', spans: [{ opens: '02:00', closes: '03:00' }] }]);
    const spans = [...spansFrom(new Date('2026-03-28T23:00:00Z'), jumped)];
    expect(spans[0]?.opensAt).toEqual(new Date('2026-03-30T07:00:00Z'));
  });

  it('follow each other without overlapping, whatever the zone and the days', () => {
    const moment = fc.date({ min: new Date('2024-01-01'), max: new Date('2029-01-01'), noInvalidDate: true });
    const zone = fc.constantFrom(
      'UTC',
      'Europe/Amsterdam',
      'America/New_York',
      'America/Santiago',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Pacific/Auckland',
    );
    const span = fc.constantFrom(
      { opens: '00:00', closes: '24:00' },
      { opens: '09:00', closes: '12:00' },
      { opens: '23:00', closes: '24:00' },
      { opens: '00:00', closes: '02:30' },
    );
    const days = fc.array(fc.tuple(fc.nat(14), fc.option(span, { nil: null })), { maxLength: 5 });
    fc.assert(
      fc.property(moment, zone, span, days, (from, timeZone, usual, special) => {
        const date = (ahead: number) =>
          new Date(from.getTime() + ahead * 86_400_000).toISOString().slice(0, 10);
        const exceptions = [...new Map(special)].map(([ahead, its]) => ({
          date: date(ahead),
          spans: its ? [its] : [],
        }));
        const hours = { openingHours: daily(usual.opens, usual.closes), exceptions, timeZone };
        let end = from;
        for (const { opensAt, closesAt } of spansFrom(from, hours)) {
          if (end !== from) expect(opensAt.getTime()).toBeGreaterThanOrEqual(end.getTime());
          expect(closesAt.getTime()).toBeGreaterThan(opensAt.getTime());
          expect(closesAt.getTime()).toBeGreaterThan(from.getTime());
          expect(isOpenAt(new Date(Math.max(opensAt.getTime(), from.getTime())), hours)).toBe(true);
          end = closesAt;
        }
      }),
    );
  });
});
