import { setImmediate as nextTurn } from 'node:timers/promises';

/** So many are a millisecond or ten. */
const PIECE = 50;

/** Works on each, in order, and lets others have the thread in between, so that a long list holds up nobody for long. */
export async function inPieces<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [index, item] of items.entries()) {
    if (index && index % PIECE === 0) await nextTurn();
    results.push(work(item, index));
  }
  return results;
}
