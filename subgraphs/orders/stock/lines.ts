import { isWithin, type Problem } from '../rules/values.ts';
import { bySku, type Pieces } from './states.ts';

export const MAX_LINES = 100;
const MAX_PIECES = 1_000_000;

/** What is wrong with lines of stock, or null. */
export function linesProblem(lines: readonly Pieces[]): Problem | null {
  if (!isWithin(lines.length, 1, MAX_LINES))
    return { field: ['lines'], message: `Expected 1 to ${MAX_LINES} lines.` };
  for (const [index, { quantity }] of lines.entries()) {
    if (!isWithin(quantity, 1, MAX_PIECES)) {
      return { field: ['lines', String(index), 'quantity'], message: `Expected 1 to ${MAX_PIECES} pieces.` };
    }
  }
  const tooMany = bySku(lines).find(({ quantity }) => quantity > MAX_PIECES);
  return tooMany
    ? { field: ['lines'], message: `Expected at most ${MAX_PIECES} pieces of ${tooMany.sku}.` }
    : null;
}
