import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type EarningStep,
  foldReports,
  NOTHING_EARNED,
  REPORT_KINDS,
  type Report,
  type ReportKind,
  stepsTo,
} from '../../../subgraphs/loyalty/cards/fold-reports.ts';

const told = (...reports: [kind: ReportKind, amountMinor: number][]): Report[] =>
  reports.map(([kind, amountMinor], index) => ({
    id: `r${index}`,
    kind,
    amountMinor,
    at: new Date(Date.parse('2026-03-02T12:00:00Z') + index * 1000),
  }));

const summary = (reports: Report[]) => {
  const { state, clearedMinor, undoneMinor, clearings } = foldReports(reports);
  return { state, clearedMinor, undoneMinor, undone: clearings.map((one) => one.undoneMinor) };
};

describe('a purchase that a processor tells of', () => {
  it.each<[string, Report[], object]>([
    [
      'is set aside',
      told(['AUTHORISED', 100]),
      { state: 'AUTHORISED', clearedMinor: 0, undoneMinor: 0, undone: [] },
    ],
    [
      'is taken',
      told(['AUTHORISED', 100], ['CLEARED', 100]),
      { state: 'CLEARED', clearedMinor: 100, undoneMinor: 0, undone: [0] },
    ],
    [
      'is taken in part, and the rest is off',
      told(['AUTHORISED', 100], ['CLEARED', 70], ['REVERSED', 30]),
      { state: 'CLEARED', clearedMinor: 70, undoneMinor: 0, undone: [0] },
    ],
    [
      'is off',
      told(['AUTHORISED', 100], ['REVERSED', 100]),
      { state: 'REVERSED', clearedMinor: 0, undoneMinor: 0, undone: [] },
    ],
    [
      'is undone after it was taken',
      told(['AUTHORISED', 100], ['CLEARED', 100], ['REVERSED', 100]),
      { state: 'REVERSED', clearedMinor: 100, undoneMinor: 100, undone: [100] },
    ],
    [
      'is paid back in part, of what was taken first',
      told(['CLEARED', 40], ['CLEARED', 60], ['REFUNDED', 50]),
      { state: 'CLEARED', clearedMinor: 100, undoneMinor: 50, undone: [40, 10] },
    ],
    [
      'is paid back, and never more than was taken',
      told(['CLEARED', 100], ['REFUNDED', 70], ['REFUNDED', 70]),
      { state: 'REFUNDED', clearedMinor: 100, undoneMinor: 100, undone: [100] },
    ],
  ])('%s', (_, reports, expected) => {
    expect(summary(reports)).toEqual(expected);
  });

  it('stands where it stands, in whatever order that was told', () => {
    const reports = fc
      .array(fc.tuple(fc.constantFrom(...REPORT_KINDS), fc.integer({ min: 1, max: 50 })), { maxLength: 8 })
      .map((some) => told(...some))
      .chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })));
    fc.assert(
      fc.property(reports, ([one, other]) => {
        const folded = foldReports(one);
        expect(foldReports(other)).toEqual(folded);
        expect(folded.undoneMinor).toBeLessThanOrEqual(folded.clearedMinor);
        expect(folded.clearings.reduce((sum, clearing) => sum + clearing.undoneMinor, 0)).toBe(
          folded.undoneMinor,
        );
        for (const { amountMinor, undoneMinor } of folded.clearings) {
          expect(undoneMinor).toBeGreaterThanOrEqual(0);
          expect(undoneMinor).toBeLessThanOrEqual(amountMinor);
        }
      }),
    );
  });
});

/** A ledger that knows rounds: what each came in with, and what was taken back of it. */
function carriedOut(steps: readonly EarningStep[], rounds: Map<number, { came: number; back: number }>) {
  for (const step of steps) {
    if (step.take === 'IN') {
      expect(rounds.has(step.round)).toBe(false);
      rounds.set(step.round, { came: step.amountMinor, back: 0 });
      continue;
    }
    const round = rounds.get(step.round);
    expect(round).toMatchObject({ came: step.ofMinor, back: step.beforeMinor });
    if (round) round.back += step.amountMinor;
  }
}

describe('what a clearing earned', () => {
  it('is what it should be after any changes, and nothing comes in or goes back twice', () => {
    const wanted = fc.record({ isMatched: fc.boolean(), undoneMinor: fc.integer({ min: 0, max: 100 }) });
    fc.assert(
      fc.property(fc.array(wanted, { maxLength: 12 }), (changes) => {
        const rounds = new Map<number, { came: number; back: number }>();
        let earned = NOTHING_EARNED;
        for (const { isMatched, undoneMinor } of changes) {
          const target = isMatched ? { grossMinor: 0, undoneMinor: 0 } : { grossMinor: 100, undoneMinor };
          const { steps, after } = stepsTo(earned, target);
          carriedOut(steps, rounds);
          earned = after;
          const net = [...rounds.values()].reduce((sum, { came, back }) => sum + came - back, 0);
          expect(net).toBe(target.grossMinor - target.undoneMinor);
          expect(stepsTo(earned, target).steps).toEqual([]);
        }
      }),
    );
  });

  it('is taken back piece by piece while only more goes back', () => {
    const { after } = stepsTo(NOTHING_EARNED, { grossMinor: 100, undoneMinor: 0 });
    const { steps } = stepsTo(after, { grossMinor: 100, undoneMinor: 30 });
    expect(steps).toEqual([{ take: 'BACK', round: 1, ofMinor: 100, beforeMinor: 0, amountMinor: 30 }]);
  });
});
