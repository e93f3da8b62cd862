import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterEdges, Edges } from '../../../subgraphs/identity/resolution/clustering.ts';
import {
  blockingKeysOf,
  clusterOf,
  normalise,
  totalOf,
} from '../../../subgraphs/identity/resolution/engine.ts';
import { resolveAll } from '../../../subgraphs/identity/resolution/resolve-all.ts';
import type { RawRecord } from '../../../subgraphs/identity/resolution/types.ts';
import { aFile } from './people.ts';

const aShuffledFile = aFile({ most: 25 }).chain((records) =>
  fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
);

const aPair = (records: readonly RawRecord[]) =>
  fc
    .tuple(fc.constantFrom(...records), fc.constantFrom(...records))
    .map(([a, b]): [string, string] => [a.id, b.id]);

describe('clusters', () => {
  it('are the same for the same records in any order', () => {
    fc.assert(
      fc.property(aShuffledFile, ([records, shuffled]) => {
        const clusters = resolveAll(records).clusters;
        const others = resolveAll(shuffled).clusters;
        expect([...others].sort()).toEqual([...clusters].sort());
      }),
      { numRuns: 40 },
    );
  });

  it('put every record into one cluster that is named after a record of its own', () => {
    fc.assert(
      fc.property(aFile({ most: 25 }), (records) => {
        const { clusters } = resolveAll(records);
        expect([...clusters.keys()].sort()).toEqual(records.map(({ id }) => id).sort());
        for (const cluster of clusters.values()) expect(clusters.get(cluster)).toBe(cluster);
      }),
      { numRuns: 40 },
    );
  });

  it('never join what people decided is apart, whatever else they decided', () => {
    fc.assert(
      fc.property(
        aFile({ most: 15 }).chain((records) =>
          fc.tuple(
            fc.constant(records),
            fc.array(aPair(records), { maxLength: 6 }),
            fc.array(aPair(records), { maxLength: 6 }),
          ),
        ),
        ([records, decided, together]) => {
          const apart = decided.filter(([a, b]) => a !== b);
          const { clusters } = resolveAll(records, { apart, together });
          for (const [a, b] of apart) expect(clusters.get(a)).not.toBe(clusters.get(b));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('join what people decided is together', () => {
    fc.assert(
      fc.property(
        aFile({ most: 15 }).chain((records) =>
          fc.tuple(fc.constant(records), fc.array(aPair(records), { maxLength: 6 })),
        ),
        ([records, together]) => {
          const { clusters } = resolveAll(records, { together });
          for (const [a, b] of together) expect(clusters.get(a)).toBe(clusters.get(b));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('are the same when the pairs are given one by one', () => {
    fc.assert(
      fc.property(aFile({ most: 12 }), (records) => {
        const { clusters, model } = resolveAll(records);
        const people = records
          .map(normalise)
          .map((person) => ({ person, keys: new Set(blockingKeysOf(person)) }));
        const pairs = people.flatMap((a, i) =>
          people
            .slice(i + 1)
            .filter((b) => [...a.keys].some((key) => b.keys.has(key)))
            .map((b) => ({
              a: a.person.id,
              b: b.person.id,
              weight: totalOf(a.person, b.person, model),
            })),
        );
        expect(
          [
            ...clusterOf(
              people.map(({ person }) => person),
              pairs.reverse(),
              model,
            ),
          ].sort(),
        ).toEqual([...clusters].sort());
      }),
      { numRuns: 40 },
    );
  });

  it('do not chain strangers together', () => {
    // a likes b, b likes c, a and c clearly differ.
    const weights = new Map([
      ['0 1', 9],
      ['1 2', 8],
      ['0 2', -30],
    ]);
    const edges = new Edges();
    edges.add(0, 1, 9);
    edges.add(1, 2, 8);
    const current = new Float64Array(2);
    const clusters = clusterEdges(3, edges, {
      merge: 4,
      weigher: {
        levels: new Int8Array(2),
        weights: current,
        weigh(a, b) {
          current[0] = weights.get(`${Math.min(a, b)} ${Math.max(a, b)}`) as number;
          current[1] = current[0] < 0 ? -8 : 0;
          return current[0] + current[1];
        },
        total: (sums) => (sums[0] as number) + 4 * (sums[1] as number),
      },
    });
    expect([...clusters]).toEqual([0, 0, 2]);
  });

  it.each([1, 2])(
    'keep namesakes with nothing but their names apart in a file of %i people twice',
    (people) => {
      const records = Array.from({ length: people * 2 }, (_, i) => ({
        id: `r${i}`,
        values: { given_name: `Anna${i % people}`, surname: 'Smith' },
      }));
      expect(new Set(resolveAll(records).clusters.values()).size).toBe(people * 2);
    },
  );

  it('join two rows with the same names, birth date and email though they are the whole file', () => {
    const values = {
      given_name: 'Ada',
      surname: 'Byron',
      date_of_birth: '1815-12-10',
      email: 'ada@example.com',
    };
    const { clusters } = resolveAll([
      { id: 'r1', values },
      { id: 'r2', values: { ...values, given_name: 'ADA' } },
    ]);
    expect(new Set(clusters.values()).size).toBe(1);
  });

  it('of more records than a group may have are still one person when all say the same', () => {
    const values = {
      given_name: 'Ada',
      surname: 'Byron',
      date_of_birth: '1815-12-10',
      email: 'ada@example.com',
    };
    const records = Array.from({ length: 420 }, (_, i) => ({ id: `r${i}`, values }));
    const { clusters } = resolveAll(records, { apart: [['r1', 'r2']] });
    expect(clusters.get('r1')).not.toBe(clusters.get('r2'));
    expect(new Set(clusters.values()).size).toBe(2);
  });

  it('of a placeholder that thousands of records have leave the other people as they are', () => {
    const walkIn = { given_name: 'Walk', surname: 'In', email: 'walkin@shop.example', city: 'Utrecht' };
    const people = Array.from({ length: 300 }, (_, i) => ({
      given_name: `Name${String.fromCharCode(97 + (i % 26))}${i}`,
      surname: `Family${i}`,
      email: `person${i}@example.com`,
      city: 'Utrecht',
    }));
    const records = [
      ...Array.from({ length: 5000 }, (_, i) => ({ id: `w${i}`, values: walkIn })),
      ...people.flatMap((values, i) => [
        { id: `a${i}`, values },
        { id: `b${i}`, values },
      ]),
    ];

    const { clusters } = resolveAll(records);

    expect(clusters.size).toBe(5600);
    for (const i of people.keys()) expect(clusters.get(`a${i}`)).toBe(clusters.get(`b${i}`));
    expect(new Set(people.map((_, i) => clusters.get(`a${i}`))).size).toBe(300);
  });

  it('of a chain of thousands of records don’t need memory for all its pairs', () => {
    const count = 5000;
    const edges = new Edges();
    for (let i = 0; i < count; i += 1)
      for (let j = i + 1; j < Math.min(count, i + 20); j += 1) edges.add(i, j, 25);
    const weights = new Float64Array(8);
    const weigher = { levels: new Int8Array(8), weights, weigh: () => 25, total: () => 25 };

    const clusters = clusterEdges(count, edges, { merge: 4, weigher, apart: [[0, count - 1]] });

    expect(new Set(clusters).size).toBe(2);
    expect(clusters[0]).not.toBe(clusters[count - 1]);
  });
});
