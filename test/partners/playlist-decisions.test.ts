import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decidedNow,
  isCredible,
  supersedes,
  type TrackDecision,
} from '../../subgraphs/partners/playlists/decisions.ts';

const at = (ms: number) => new Date(1_772_000_000_000 + ms);
const saved = (ms: number): TrackDecision => ({ isrc: 'DEA232600017', change: 'SAVED', decidedAt: at(ms) });
const removed = (ms: number): TrackDecision => ({ ...saved(ms), change: 'REMOVED' });

describe('a decision about a track', () => {
  it.each([
    ['stands when nothing was decided before', saved(0), null, true],
    ['replaces an earlier one', removed(1), saved(0), true],
    ['gives way to a later one', saved(0), removed(1), false],
    ['to remove replaces one to save of the same time', removed(0), saved(0), true],
    ['to save gives way to one to remove of the same time', saved(0), removed(0), false],
    ['replaces nothing when it is repeated', saved(0), saved(0), false],
  ])('%s', (_, decision, standing, expected) => {
    expect(supersedes(decision, standing)).toBe(expected);
  });

  it('ends the same whatever the order and however often it is told', () => {
    const aDecision = fc
      .record({ ms: fc.integer({ min: 0, max: 5 }), save: fc.boolean() })
      .map(({ ms, save }) => (save ? saved(ms) : removed(ms)));
    const standingAfter = (told: readonly TrackDecision[]) =>
      told.reduce<TrackDecision | null>((one, next) => (supersedes(next, one) ? next : one), null);
    fc.assert(
      fc.property(
        fc
          .array(aDecision, { minLength: 1, maxLength: 12 })
          .chain((told) =>
            fc.tuple(
              fc.constant(told),
              fc.shuffledSubarray([...told, ...told], { minLength: told.length * 2 }),
            ),
          ),
        ([told, again]) => {
          expect(standingAfter(again)).toEqual(standingAfter(told));
        },
      ),
    );
  });

  it('taken in front of us is later than the one that stands, even if a fast clock made that', () => {
    expect(decidedNow(at(10), null)).toEqual(at(10));
    expect(decidedNow(at(10), saved(9))).toEqual(at(10));
    expect(decidedNow(at(10), saved(10))).toEqual(at(11));
    expect(decidedNow(at(10), saved(500))).toEqual(at(501));
  });

  it('is believed up to five minutes ahead', () => {
    expect(isCredible(at(300_000), at(0))).toBe(true);
    expect(isCredible(at(300_001), at(0))).toBe(false);
  });
});
