import fc from 'fast-check';

/** Customers by name; who was erased goes on as somebody new. */
export const NAMES = ['a', 'b', 'c'] as const;
export type Name = (typeof NAMES)[number];

/** Something that happens to a ledger. Numbers choose among what there is. */
export type Operation =
  /** An order of lines, each of so many points and pieces. */
  | {
      type: 'earn';
      by: Name;
      lines: { points: number; pieces: number }[];
      daysAgo: number;
      pendingDays: number;
    }
  | { type: 'spend'; by: Name; points: number }
  | { type: 'reserve'; by: Name; points: number; days: number }
  | { type: 'commit'; number: number }
  | { type: 'release'; number: number }
  | { type: 'return'; number: number; line: number; pieces: number }
  | { type: 'adjust'; by: Name; points: number }
  | { type: 'merge'; one: Name; other: Name }
  | { type: 'unmerge'; by: Name }
  | { type: 'erase'; by: Name }
  | { type: 'wait'; days: number }
  | { type: 'jobs' }
  /** One of the operations so far, with the same keys. */
  | { type: 'repeat'; number: number };

const aName = fc.constantFrom(...NAMES);
const points = fc.integer({ min: 1, max: 120 });
const number = fc.nat(1000);

const a = <Type extends Operation['type'], Rest extends object>(
  type: Type,
  weight: number,
  rest: { [Key in keyof Rest]: fc.Arbitrary<Rest[Key]> },
) => ({ weight, arbitrary: fc.record(rest).map((one) => ({ type, ...one })) });

const aLine = fc.record({
  points: fc.oneof({ weight: 5, arbitrary: points }, { weight: 1, arbitrary: fc.constant(0) }),
  pieces: fc.integer({ min: 1, max: 3 }),
});

/** Spends that often reach far and often fail, and points that often mature, lapse and go back meanwhile. */
export const anOperation: fc.Arbitrary<Operation> = fc.oneof(
  a('earn', 8, {
    by: aName,
    lines: fc.array(aLine, { minLength: 1, maxLength: 3 }),
    daysAgo: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 760 })),
    pendingDays: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 })),
  }),
  a('spend', 6, { by: aName, points }),
  a('reserve', 4, { by: aName, points, days: fc.integer({ min: 1, max: 60 }) }),
  a('commit', 3, { number }),
  a('release', 3, { number }),
  a('return', 5, { number, line: fc.nat(2), pieces: fc.integer({ min: 1, max: 3 }) }),
  a('adjust', 2, { by: aName, points: fc.integer({ min: -60, max: 60 }).filter((one) => one !== 0) }),
  a('merge', 2, { one: aName, other: aName }),
  a('unmerge', 2, { by: aName }),
  a('erase', 1, { by: aName }),
  a('wait', 3, { days: fc.integer({ min: 1, max: 60 }) }),
  a('jobs', 1, {}),
  a('repeat', 3, { number }),
) as fc.Arbitrary<Operation>;
