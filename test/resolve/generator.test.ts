import { describe, expect, it } from 'vitest';
import { accuracyOfGroups } from '../../bench/people/accuracy.ts';
import { peopleRows } from '../../bench/people/generator.ts';
import { SHAPES } from '../../bench/people/shapes.ts';

describe('generated people', () => {
  it('are the same for the same seed and others for another', () => {
    const rows = (seed: number) => [...peopleRows(SHAPES.shop, 200, seed)];
    expect(rows(1)).toEqual(rows(1));
    expect(rows(2)).not.toEqual(rows(1));
  });

  it.each(['regulars', 'singletons', 'few-duplicates'] as const)(
    'of %s have as many rows as the shape says',
    (shape) => {
      const counts = new Map<number, number>();
      for (const { truth } of peopleRows(SHAPES[shape], 3000, 3))
        counts.set(truth, (counts.get(truth) ?? 0) + 1);
      expect(Math.max(...counts.values())).toBe(SHAPES[shape].rows);
    },
  );
});

describe('accuracy', () => {
  it('counts pairs of records', () => {
    const truth = new Map([
      ['a', '1'],
      ['b', '1'],
      ['c', '1'],
      ['d', '2'],
    ]);
    const clusters = new Map([
      ['a', 'x'],
      ['b', 'x'],
      ['c', 'y'],
      ['d', 'y'],
    ]);
    expect(accuracyOfGroups(clusters, truth)).toEqual({
      records: 4,
      precision: 1 / 2,
      recall: 1 / 3,
      f1: 2 / 5,
      clusters: 2,
      people: 2,
      largest: 2,
    });
  });

  it('is whole when nobody is there twice and nobody was put together', () => {
    const alone = new Map([
      ['a', '1'],
      ['b', '2'],
    ]);
    expect(accuracyOfGroups(alone, alone)).toMatchObject({ precision: 1, recall: 1, f1: 1 });
  });
});
