/**
 * String distances over UTF-16 codes in typed arrays. The published packages take strings and allocate for each call;
 * these run hundreds of millions of times on text that lies in shared memory, and stop as soon as the answer can't matter.
 */
export type Codes = Uint16Array;

const LONGEST = 256;
let beforeLast = new Int32Array(LONGEST + 2);
let last = new Int32Array(LONGEST + 2);
let current = new Int32Array(LONGEST + 2);

/**
 * Damerau-Levenshtein distance in its restricted form (optimal string alignment) of `a[aFrom, aTo)` and `b[bFrom, bTo)`;
 * `max + 1` when it is above `max`. Text longer than 256 is compared by its first 256.
 */
export function editDistance(
  a: Codes,
  aFrom: number,
  aTo: number,
  b: Codes,
  bFrom: number,
  bTo: number,
  max: number,
): number {
  let [x, xEnd, y, yEnd] = [aFrom, Math.min(aTo, aFrom + LONGEST), bFrom, Math.min(bTo, bFrom + LONGEST)];
  while (x < xEnd && y < yEnd && a[x] === b[y]) {
    x += 1;
    y += 1;
  }
  while (x < xEnd && y < yEnd && a[xEnd - 1] === b[yEnd - 1]) {
    xEnd -= 1;
    yEnd -= 1;
  }
  const rows = xEnd - x;
  const columns = yEnd - y;
  if (rows === 0 || columns === 0) return Math.min(rows + columns, max + 1);
  if (Math.abs(rows - columns) > max) return max + 1;
  for (let j = 0; j <= columns; j += 1) last[j] = j;
  for (let i = 1; i <= rows; i += 1) {
    const code = a[x + i - 1];
    const previous = i > 1 ? a[x + i - 2] : -1;
    current[0] = i;
    let lowest = i;
    for (let j = 1; j <= columns; j += 1) {
      const other = b[y + j - 1];
      let cost = Math.min(
        (last[j] as number) + 1,
        (current[j - 1] as number) + 1,
        (last[j - 1] as number) + (code === other ? 0 : 1),
      );
      if (j > 1 && previous === other && code === b[y + j - 2]) {
        cost = Math.min(cost, (beforeLast[j - 2] as number) + 1);
      }
      current[j] = cost;
      if (cost < lowest) lowest = cost;
    }
    if (lowest > max) return max + 1;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return Math.min(last[columns] as number, max + 1);
}

const seen = new Uint8Array(LONGEST);
const taken = new Uint8Array(LONGEST);

/** Jaro-Winkler similarity (Winkler 1990), 0 to 1, prefix scale 0.1 over at most four letters. */
export function jaroWinkler(
  a: Codes,
  aFrom: number,
  aTo: number,
  b: Codes,
  bFrom: number,
  bTo: number,
): number {
  const n = Math.min(aTo - aFrom, LONGEST);
  const k = Math.min(bTo - bFrom, LONGEST);
  if (n === 0 || k === 0) return n === k ? 1 : 0;
  const window = Math.max(0, (Math.max(n, k) >> 1) - 1);
  seen.fill(0, 0, n);
  taken.fill(0, 0, k);
  let matches = 0;
  for (let i = 0; i < n; i += 1) {
    const end = Math.min(k, i + window + 1);
    for (let j = Math.max(0, i - window); j < end; j += 1) {
      if (taken[j] === 0 && a[aFrom + i] === b[bFrom + j]) {
        seen[i] = 1;
        taken[j] = 1;
        matches += 1;
        break;
      }
    }
  }
  if (matches === 0) return 0;
  let crossed = 0;
  for (let i = 0, j = 0; i < n; i += 1) {
    if (seen[i] === 0) continue;
    while (taken[j] === 0) j += 1;
    if (a[aFrom + i] !== b[bFrom + j]) crossed += 1;
    j += 1;
  }
  const jaro = (matches / n + matches / k + (matches - crossed / 2) / matches) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < n && prefix < k && a[aFrom + prefix] === b[bFrom + prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}
