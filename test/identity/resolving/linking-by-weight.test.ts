import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passesOf } from '../../../subgraphs/identity/resolution/blocking.ts';
import { fieldsOf } from '../../../subgraphs/identity/resolution/normalise.ts';
import { Store, storeKindOf } from '../../../subgraphs/identity/resolution/store.ts';
import { INDEXED_PASSES } from '../../../subgraphs/identity/resolving/blocking-keys.ts';
import { resolvableOf } from '../../../subgraphs/identity/resolving/comparable.ts';
import { DEFAULT_POLICIES } from '../../../subgraphs/identity/rules/identifiers.ts';
import {
  type Evidence,
  type KnownCustomer,
  linkRecords,
  type NewRecord,
  type Traits,
} from '../../../subgraphs/identity/rules/linking.ts';
import { nameOf } from '../../../subgraphs/identity/rules/names.ts';
import { RECORD_COLUMNS } from '../../../subgraphs/identity/rules/records.ts';

const THRESHOLDS = { merge: 6, review: 0 };

/** A record that says nothing but a name, if that; `home` for one that is stored. */
const traits = (ref: string, { given, home }: { given?: string; home?: string } = {}): Traits => {
  const name = nameOf(given);
  return {
    ref,
    ...(home && { home }),
    names: name ? [name] : [],
    identifiers: [],
    seenAt: new Date('2026-03-02T10:00:00Z'),
  };
};
const fresh = (...refs: string[]): NewRecord[] => refs.map((ref) => ({ ref, traits: traits(ref) }));
const known = (id: string, ...refs: string[]): KnownCustomer => ({
  id,
  members: refs.map((ref) => traits(ref, { home: id })),
});

/** Weights by pair of one-letter refs, e.g. `{ ab: 9 }`; what isn't there weighs -20. */
function weighing(weights: Record<string, number>, decided: Partial<Evidence> = {}): Evidence {
  const weigh = (a: string, b: string) => weights[a + b] ?? weights[b + a] ?? -20;
  const pairs = Object.entries(weights)
    .filter(([, weight]) => weight >= THRESHOLDS.review)
    .map(([pair, weight]) => ({ a: pair[0] ?? '', b: pair[1] ?? '', weight }));
  return {
    pairs,
    weigh,
    thresholds: THRESHOLDS,
    apart: [],
    policies: DEFAULT_POLICIES,
    together: [],
    ...decided,
  };
}

const none = new Set<string>();

describe('by weight', () => {
  it('records link from the threshold on, and a person looks below it', () => {
    const { links, reviews } = linkRecords(
      fresh('a', 'b', 'c'),
      [],
      none,
      weighing({ ab: 6, bc: 5.9, ac: 3 }),
    );
    expect(links.get('b')).toEqual({ customerId: null, founder: 'a', rule: 'RESOLUTION' });
    expect(links.get('c')).toEqual({ customerId: null, founder: 'c', rule: null });
    expect(reviews).toEqual([{ a: 'b', b: 'c', weight: 5.9 }]);
  });

  it('a record that ties two known customers makes them one, and stands under the id of the heavier', () => {
    const evidence = weighing({ xa: 9, xb: 12, ab: 1 });
    const { links, because, merges } = linkRecords(
      fresh('x'),
      [known('cus_1', 'a'), known('cus_2', 'b')],
      none,
      evidence,
    );
    expect(links.get('x')).toEqual({ customerId: 'cus_2', founder: 'x', rule: 'RESOLUTION' });
    expect(because.get('x')).toEqual({ rule: 'RESOLUTION', a: 'x', b: 'b', weight: 12 });
    expect(merges).toEqual([
      { ids: ['cus_2', 'cus_1'], because: { rule: 'RESOLUTION', a: 'x', b: 'a', weight: 9 } },
    ]);
  });

  it('a chain of likenesses joins no strangers: all records of both sides count', () => {
    const evidence = weighing({ xa: 9, xb: 12 }); // a and b don't agree at all
    const { links, merges, reviews } = linkRecords(
      fresh('x'),
      [known('cus_1', 'a'), known('cus_2', 'b')],
      none,
      evidence,
    );
    expect(links.get('x')?.customerId).toBe('cus_2');
    expect(merges).toEqual([]);
    expect(reviews).toEqual([{ a: 'x', b: 'a', weight: 9 }]);
  });

  it('clearly different given names veto whatever it weighs, and a person looks', () => {
    const people: NewRecord[] = [
      { ref: 'a', traits: traits('a', { given: 'Willem' }) },
      { ref: 'b', traits: traits('b', { given: 'Fatima' }) },
    ];
    const { links, reviews } = linkRecords(people, [], none, weighing({ ab: 40 }));
    expect(links.get('b')).toMatchObject({ founder: 'b', rule: null });
    expect(reviews).toEqual([{ a: 'a', b: 'b', weight: 40 }]);
  });

  it('two whom somebody keeps apart stay so, over whatever ties them, and nobody is asked again', () => {
    const evidence = weighing({ xa: 9, xb: 12, ab: 9 }, { apart: [['cus_1', 'cus_2']] });
    const customers = [known('cus_1', 'a'), known('cus_2', 'b')];
    const { links, merges, reviews } = linkRecords(fresh('x'), customers, none, evidence);
    expect(links.get('x')?.customerId).toBe('cus_2');
    expect({ merges, reviews }).toEqual({ merges: [], reviews: [] });
  });

  it('two whom somebody takes for one are, whatever they weigh', () => {
    const evidence = weighing({}, { together: [['cus_1', 'cus_2']] });
    const customers = [known('cus_1', 'a'), known('cus_2', 'b')];
    expect(linkRecords([], customers, none, evidence).merges).toEqual([
      { ids: ['cus_1', 'cus_2'], because: { rule: 'DECISION', a: 'a', b: 'b' } },
    ]);
  });
});

describe('whatever weighs whatever', () => {
  const REFS = ['a', 'b', 'c', 'd', 'e', 'f'];
  const matrix = fc
    .array(fc.constantFrom(-20, -3, 2, 7, 15), { minLength: 15, maxLength: 15 })
    .map((weights) => {
      const pairs = REFS.flatMap((one, n) => REFS.slice(n + 1).map((other) => one + other));
      return Object.fromEntries(pairs.map((pair, n) => [pair, weights[n] ?? 0]));
    });
  const order = fc.shuffledSubarray(REFS, { minLength: REFS.length });
  const apart = fc
    .uniqueArray(fc.constantFrom(...REFS), { minLength: 2, maxLength: 2 })
    .map(([one = '', other = '']): [string, string] => [one, other]);

  /** One after another, as they arrive; returns the people in a fixed order. */
  function arriving(refs: readonly string[], evidence: Evidence): string[] {
    let people = new Map<string, Traits[]>();
    for (const ref of refs) {
      const customers = Array.from(people, ([id, members]) => ({ id, members }));
      const { links, merges } = linkRecords(fresh(ref), customers, none, evidence);
      const home = links.get(ref)?.customerId ?? `cus_${ref}`;
      const owner = ownerOf(people, home) ?? home;
      people.set(owner, [...(people.get(owner) ?? []), traits(ref, { home })]);
      for (const { ids } of merges) {
        const [stays, goes] = ids.map((member) => ownerOf(people, member));
        if (!stays || !goes || stays === goes) throw new Error('a merge ties two customers');
        const joined = [...(people.get(stays) ?? []), ...(people.get(goes) ?? [])];
        people = new Map([...people].filter(([one]) => one !== goes));
        people.set(stays, joined);
      }
    }
    return Array.from(people.values(), (members) =>
      members
        .map(({ ref }) => ref)
        .sort()
        .join(''),
    ).sort();
  }
  const ownerOf = (people: Map<string, Traits[]>, member: string): string | undefined =>
    [...people].find(([id, members]) => id === member || members.some(({ home }) => home === member))?.[0];

  /** Who hangs together by pairs from the threshold on. */
  function components(weights: Record<string, number>): string[] {
    const groups = new Map(REFS.map((ref) => [ref, [ref]]));
    for (const [pair, weight] of Object.entries(weights)) {
      const [left, right] = [groups.get(pair[0] ?? ''), groups.get(pair[1] ?? '')];
      if (weight < THRESHOLDS.merge || !left || !right || left === right) continue;
      const joined = [...left, ...right];
      for (const ref of joined) groups.set(ref, joined);
    }
    return [...new Set(groups.values())].map((group) => group.sort().join('')).sort();
  }

  it('gives the same people in any order where nothing within them speaks against it', () => {
    fc.assert(
      fc.property(matrix, order, order, (weights, one, other) => {
        const evidence = weighing(weights);
        const [first, second] = [arriving(one, evidence), arriving(other, evidence)];
        for (const group of components(weights)) {
          const pairs = [...group].flatMap((a, n) => [...group].slice(n + 1).map((b) => a + b));
          if (pairs.some((pair) => (weights[pair] ?? 0) < 0)) continue;
          expect(first).toContain(group);
          expect(second).toContain(group);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('in any order gives nobody two records that somebody keeps apart, nor one that nothing ties to the others', () => {
    fc.assert(
      fc.property(matrix, order, apart, (weights, refs, [one, other]) => {
        const people = arriving(refs, weighing(weights, { apart: [[one, other]] }));
        for (const group of people) {
          expect(group.includes(one) && group.includes(other)).toBe(false);
          for (const ref of group.length > 1 ? group : '') {
            const ties = [...group].filter(
              (mate) => (weights[ref + mate] ?? weights[mate + ref] ?? -20) >= 6,
            );
            expect(ties).not.toEqual([]);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('blocking keys', () => {
  it('of the index are some of the batch’s', () => {
    const fields = fieldsOf(Object.values(RECORD_COLUMNS));
    const stores = fields.map(({ kind }) => new Store(storeKindOf(kind)));
    const names = passesOf({ fields, stores, storeOf: fields.map((_, n) => n) }).map(({ name }) => name);
    expect(INDEXED_PASSES.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('are shared by a record and the same mistyped', () => {
    const of = (surname: string, born: string) =>
      resolvableOf('r', [
        { column: 'given_name', value: 'Margareta' },
        { column: 'surname', value: surname },
        { column: 'date_of_birth', value: born },
      ]).blockingKeys;
    const keys = of('Zonneveld', '1971-08-30');
    expect(of('Zonneveldt', '1971-08-30').some((key) => keys.includes(key))).toBe(true);
    expect(of('Zonneveld', '1977-08-30').some((key) => keys.includes(key))).toBe(true);
    expect(of('Ypma', '1990-01-01').some((key) => keys.includes(key))).toBe(false);
  });

  it('name columns that nobody may use for a field of an object', () => {
    const { comparable } = resolvableOf('r', [
      { column: '__proto__', value: 'x' },
      { column: '$where', value: 'a.b' },
    ]);
    const values = JSON.parse(comparable.values) as unknown[];
    expect(values).not.toContain(null);
    expect(values.length % 2).toBe(0);
  });
});
