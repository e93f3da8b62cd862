import { describe, expect, it } from 'vitest';
import { type Candidate, survivorAmong } from '../../../subgraphs/identity/merging/survivor.ts';

const aCandidate = (id: string, { spoke = false, since = '2026-01-01' } = {}): Candidate => ({
  id,
  spoke,
  since: new Date(since),
});

describe('the customer goes by the id', () => {
  it.each<[string, Candidate, Candidate, string | null, string, string]>([
    ['that was asked for', aCandidate('a', { spoke: true }), aCandidate('b'), 'b', 'b', 'STATED'],
    [
      'of the one who signs in',
      aCandidate('a', { since: '2020-01-01' }),
      aCandidate('b', { spoke: true }),
      null,
      'b',
      'SIGNS_IN',
    ],
    [
      'of the one who has been known longest, when both sign in',
      aCandidate('a', { spoke: true }),
      aCandidate('b', { spoke: true, since: '2025-12-31' }),
      null,
      'b',
      'KNOWN_LONGEST',
    ],
    [
      'of the one who has been known longest, when nobody signs in',
      aCandidate('a'),
      aCandidate('b', { since: '2025-12-31' }),
      null,
      'b',
      'KNOWN_LONGEST',
    ],
    ['that is smaller, of two alike', aCandidate('a'), aCandidate('b'), null, 'a', 'KNOWN_LONGEST'],
  ])('%s', (_, one, other, stated, survivorId, rule) => {
    for (const pair of [
      [one, other],
      [other, one],
    ] as const) {
      const choice = survivorAmong(pair, stated);
      expect([choice.survivor.id, choice.rule]).toEqual([survivorId, rule]);
      expect(choice.merged.id).not.toBe(survivorId);
    }
  });
});
