import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_AMOUNT, quote } from '../../subgraphs/loyalty/exchange/rate.ts';

const rate = (points: number, partnerUnits: number) => ({ points, partnerUnits });
const term = fc.integer({ min: 1, max: MOST_AMOUNT });
const aRate = fc.record({ points: term, partnerUnits: term });
const aDirection = fc.constantFrom('OUT' as const, 'IN' as const);

describe('what an amount is exchanged for', () => {
  it.each([
    ['100 points at 2 for 1', 'OUT', 100, rate(2, 1), { points: 100, partnerUnits: 50 }],
    ['101 points at 2 for 1, one of which stays', 'OUT', 101, rate(2, 1), { points: 100, partnerUnits: 50 }],
    ['100 points at 3 for 2: 66 units cost 99', 'OUT', 100, rate(3, 2), { points: 99, partnerUnits: 66 }],
    ['1 point at 1 for 10', 'OUT', 1, rate(1, 10), { points: 1, partnerUnits: 10 }],
    ['1 point at 2 for 1: nothing', 'OUT', 1, rate(2, 1), null],
    ['50 units at 2 for 1', 'IN', 50, rate(2, 1), { points: 100, partnerUnits: 50 }],
    ['15 units at 1 for 10, five of which stay', 'IN', 15, rate(1, 10), { points: 1, partnerUnits: 10 }],
    ['9 units at 1 for 10: nothing', 'IN', 9, rate(1, 10), null],
    [
      'the most at the extremes',
      'OUT',
      MOST_AMOUNT,
      rate(MOST_AMOUNT, 1),
      { points: MOST_AMOUNT, partnerUnits: 1 },
    ],
  ] as const)('%s', (_, direction, amount, at, expected) => {
    expect(quote(direction, amount, at)).toEqual(expected);
  });

  it('is whole, and never more is given than was asked, nor less than what is received costs', () => {
    fc.assert(
      fc.property(aDirection, term, aRate, (direction, amount, at) => {
        const quoted = quote(direction, amount, at);
        if (!quoted) return;
        const { points, partnerUnits } = quoted;
        expect([Number.isSafeInteger(points), Number.isSafeInteger(partnerUnits)]).toEqual([true, true]);
        const given = direction === 'OUT' ? points : partnerUnits;
        expect(given).toBeLessThanOrEqual(amount);
        const [paid, worth] =
          direction === 'OUT'
            ? [BigInt(points) * BigInt(at.partnerUnits), BigInt(partnerUnits) * BigInt(at.points)]
            : [BigInt(partnerUnits) * BigInt(at.points), BigInt(points) * BigInt(at.partnerUnits)];
        expect(paid >= worth).toBe(true);
      }),
    );
  });

  it('is the same when exactly what it took is asked for', () => {
    fc.assert(
      fc.property(aDirection, term, aRate, (direction, amount, at) => {
        const quoted = quote(direction, amount, at);
        if (!quoted) return;
        expect(quote(direction, direction === 'OUT' ? quoted.points : quoted.partnerUnits, at)).toEqual(
          quoted,
        );
      }),
    );
  });

  it('makes no points of nothing: there and back gives at most what was there', () => {
    fc.assert(
      fc.property(term, aRate, (amount, at) => {
        const there = quote('OUT', amount, at);
        const back = there && quote('IN', Math.min(there.partnerUnits, MOST_AMOUNT), at);
        expect(back?.points ?? 0).toBeLessThanOrEqual(amount);
      }),
    );
  });
});
