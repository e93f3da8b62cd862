import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drawFrom,
  memberAccount,
  moved,
  requireBalanced,
  sum,
} from '../../subgraphs/loyalty/rules/postings.ts';

const ada = memberAccount('acc_ada');
const lot = (points: number) => [{ lotId: 'lot_1', points }];

describe('requireBalanced', () => {
  it.each([
    [moved('programme', ada, 5), lot(5), 5],
    [moved(ada, 'programme', 5), lot(-5), -5],
    [moved(ada, 'expired', 5), [{ lotId: 'lot_1', points: -2 }, ...lot(-3)], -5],
  ])('answers the change of the member’s balance', (entries, lots, change) =>
    expect(requireBalanced({ entries, lots }, 'acc_ada')).toBe(change),
  );

  it.each([
    ['entries that do not add up', [{ account: ada, points: 5 }], lot(5)],
    ['lots that add up to something else', moved('programme', ada, 5), lot(4)],
    ['another member’s account', moved('programme', memberAccount('acc_ben'), 5), lot(5)],
    ['fractions', moved('programme', ada, 0.5), lot(0.5)],
    ['nothing', moved('programme', ada, 0), lot(0)],
    ['more than can be counted', moved('programme', ada, Number.POSITIVE_INFINITY), lot(1)],
  ])('refuses %s', (_, entries, lots) =>
    expect(() => requireBalanced({ entries, lots }, 'acc_ada')).toThrow(RangeError),
  );
});

describe('drawFrom', () => {
  const openLots = fc
    .array(fc.integer({ min: 1, max: 50 }), { maxLength: 12 })
    .map((amounts) => amounts.map((remaining, i) => ({ _id: `lot_${i}`, remaining })));

  it('takes exactly the points, emptying each lot before the next is touched', () => {
    fc.assert(
      fc.property(openLots, fc.integer({ min: 1, max: 300 }), (lots, points) => {
        const changes = drawFrom(lots, points);
        const has = lots.reduce((total, { remaining }) => total + remaining, 0);
        if (!changes) {
          expect(has).toBeLessThan(points);
          return;
        }
        expect(sum(changes)).toBe(-points);
        expect(changes.map(({ lotId }) => lotId)).toEqual(
          lots.slice(0, changes.length).map(({ _id }) => _id),
        );
        const emptied = changes.slice(0, -1).map((change) => -change.points);
        expect(emptied).toEqual(lots.slice(0, changes.length - 1).map(({ remaining }) => remaining));
        expect(changes.every((change) => change.points < 0)).toBe(true);
      }),
    );
  });
});
