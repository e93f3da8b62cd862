import { describe, expect, it } from 'vitest';
import { pointsPerLine } from '../../subgraphs/loyalty/rules/earning.ts';
import { expiryOf } from '../../subgraphs/loyalty/rules/points.ts';
import { DEFAULT_PROGRAMME } from '../../subgraphs/loyalty/rules/programme.ts';
import { aRule, rulesOf } from './earning/builders.ts';

describe('pointsPerLine', () => {
  it.each([
    ['EUR', 99, 0],
    ['EUR', 100, 1],
    ['EUR', 1_299, 12],
    ['JPY', 980, 980],
    ['KWD', 2_750, 2],
    ['EUR', 0, 0],
    ['EUR', -500, 0],
  ])('%s %i in minor units earns %i', (currency, amountMinor, points) => {
    const earned = pointsPerLine([{ lineId: 'l1', amountMinor }], currency, DEFAULT_PROGRAMME);
    expect(earned).toEqual(points ? [{ lineId: 'l1', points }] : []);
  });

  it('rounds down line by line, so that a return takes back exactly what its line earned', () => {
    const lines = [
      { lineId: 'l1', amountMinor: 150 },
      { lineId: 'l2', amountMinor: 50 },
      { lineId: 'l3', amountMinor: 250 },
    ];
    expect(pointsPerLine(lines, 'EUR', { earning: rulesOf([aRule({ points: 3 })]) })).toEqual([
      { lineId: 'l1', points: 4 },
      { lineId: 'l2', points: 1 },
      { lineId: 'l3', points: 7 },
    ]);
  });
});

it.each([
  ['2026-03-02T10:00:00Z', '2028-04-01T00:00:00.000Z'],
  ['2026-03-31T23:59:59Z', '2028-04-01T00:00:00.000Z'],
  ['2026-04-01T00:00:00Z', '2028-05-01T00:00:00.000Z'],
  ['2026-12-24T18:00:00Z', '2029-01-01T00:00:00.000Z'],
])('points earned at %s expire at %s', (earnedAt, expiresAt) =>
  expect(expiryOf(new Date(earnedAt), DEFAULT_PROGRAMME).toISOString()).toBe(expiresAt),
);
