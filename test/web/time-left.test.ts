import { expect, it } from 'vitest';
import { timeLeft } from '../../web/shared/time-left.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const until = (seconds: number) => new Date(NOW + seconds * 1000).toISOString();

it.each([
  [-1, null],
  [0, null],
  [1, '00:01 left'],
  [59 * 60 + 59, '59:59 left'],
  [3600, '1 h 0 min left'],
  [48 * 3600 - 1, '47 h 59 min left'],
  [48 * 3600, '2 days left'],
  [30 * 86_400 + 5, '30 days left'],
])('what ends in %i s has %s', (seconds, text) => {
  expect(timeLeft(until(seconds), NOW)).toBe(text);
});
