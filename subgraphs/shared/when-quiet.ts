/**
 * A turn of the event loop that took less than this had nothing to do, or next to nothing: nobody else is about to join. A turn that
 * brings a reply of MongoDB or a request takes longer.
 */
const QUIET_MS = 0.2;
/** So long a busy process may keep somebody waiting. */
const LONGEST_MS = 5;

let waiting: (() => void)[] = [];
let since = 0;
let turn = 0;

/**
 * Does this as soon as the process has nothing else to do: some microseconds from now where it is idle, at most 5 ms from now where
 * it is busy. All that wait are done together. For work that is cheaper the more of it is done at once.
 */
export function whenQuiet(work: () => void): void {
  if (waiting.push(work) > 1) return;
  since = performance.now();
  turn = since;
  setImmediate(look);
}

function look(): void {
  const now = performance.now();
  const isQuiet = now - turn < QUIET_MS;
  turn = now;
  if (!isQuiet && now - since < LONGEST_MS) {
    setImmediate(look);
    return;
  }
  const due = waiting;
  waiting = [];
  for (const work of due) work();
}
