import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Clock, dueAt, mayExtend, runningPause } from '../../subgraphs/consent/rights/clock.ts';

const at = (text: string) => new Date(text);
const aClock = (its: Partial<Clock> = {}): Clock => ({
  receivedAt: at('2026-03-10T14:00:00Z'),
  pauses: [],
  ...its,
});
const anExtension = (months: number) => ({ months, reason: 'Many systems.', at: at('2026-03-20T00:00:00Z') });

describe('the answer is due', () => {
  it.each([
    ['2026-03-10T14:00:00Z', '2026-04-10T23:59:59.999Z', 'on the same day of the next month, to its end'],
    ['2026-01-31T00:00:00Z', '2026-02-28T23:59:59.999Z', 'on the last day of a month that has no such day'],
    ['2028-01-31T00:00:00Z', '2028-02-29T23:59:59.999Z', 'on the last day of a February of 29 days'],
    ['2026-12-15T23:59:59Z', '2027-01-15T23:59:59.999Z', 'in the next year'],
  ])('received at %s: %s, %s', (receivedAt, due) => {
    expect(dueAt(aClock({ receivedAt: at(receivedAt) }))).toEqual(at(due));
  });

  it.each([
    [1, '2026-05-10T23:59:59.999Z'],
    [2, '2026-06-10T23:59:59.999Z'],
  ])('extended by %i: at %s', (months, due) => {
    expect(dueAt(aClock({ extension: anExtension(months) }))).toEqual(at(due));
  });

  it('later by as long as the clock stood', () => {
    const pauses = [
      { reason: 'IDENTITY' as const, from: at('2026-03-10T14:00:00Z'), to: at('2026-03-12T14:00:00Z') },
      { reason: 'CLARIFICATION' as const, from: at('2026-03-20T00:00:00Z'), to: at('2026-03-20T06:00:00Z') },
    ];
    expect(dueAt(aClock({ pauses }))).toEqual(at('2026-04-13T05:59:59.999Z'));
  });

  it('at no time that could be said while the clock stands', () => {
    const pauses = [{ reason: 'CLARIFICATION' as const, from: at('2026-03-20T00:00:00Z') }];
    expect(runningPause(aClock({ pauses }))?.reason).toBe('CLARIFICATION');
    expect(dueAt(aClock({ pauses }))).toBeNull();
  });

  it('never earlier for a pause or an extension', () => {
    fc.assert(
      fc.property(
        fc.date({ min: at('2020-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 40 * 86_400_000 }),
        fc.constantFrom(1, 2),
        (receivedAt, stood, months) => {
          const plain = dueAt({ receivedAt, pauses: [] }) ?? at('1970-01-01T00:00:00Z');
          const pauses = [
            {
              reason: 'IDENTITY' as const,
              from: receivedAt,
              to: new Date(receivedAt.getTime() + stood),
            },
          ];
          const paused = dueAt({ receivedAt, pauses });
          const extended = dueAt({ receivedAt, pauses, extension: anExtension(months) });
          expect(paused?.getTime()).toBe(plain.getTime() + stood);
          expect(extended?.getTime()).toBeGreaterThanOrEqual(plain.getTime() + stood + 28 * 86_400_000);
          expect(plain.getTime() - receivedAt.getTime()).toBeGreaterThanOrEqual(28 * 86_400_000);
          expect(plain.getTime() - receivedAt.getTime()).toBeLessThanOrEqual(32 * 86_400_000);
        },
      ),
    );
  });
});

describe('an extension', () => {
  it.each([
    ['2026-04-10T23:59:59Z', true],
    ['2026-04-11T00:00:00Z', false],
  ])('is told within the first month: at %s %s', (now, allowed) => {
    expect(mayExtend(aClock(), at(now))).toBe(allowed);
  });

  it('may come later by as long as the clock has stood, also when it still stands', () => {
    const pauses = [{ reason: 'IDENTITY' as const, from: at('2026-03-10T14:00:00Z') }];
    expect(mayExtend(aClock({ pauses }), at('2026-09-01T00:00:00Z'))).toBe(true);
  });
});
