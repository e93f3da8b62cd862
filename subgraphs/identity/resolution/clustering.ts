import { MISSING } from './scoring.ts';
import { sortedIndexes } from './sorting.ts';

/** Pairs at or above a floor, by record index; grows. */
export class Edges {
  count = 0;
  a = new Uint32Array(1 << 12);
  b = new Uint32Array(1 << 12);
  weight = new Float32Array(1 << 12);

  add(a: number, b: number, weight: number): void {
    if (this.count === this.a.length) this.grow();
    this.a[this.count] = Math.min(a, b);
    this.b[this.count] = Math.max(a, b);
    this.weight[this.count] = weight;
    this.count += 1;
  }

  private grow(): void {
    const size = this.a.length * 2;
    const [a, b, weight] = [new Uint32Array(size), new Uint32Array(size), new Float32Array(size)];
    a.set(this.a);
    b.set(this.b);
    weight.set(this.weight);
    [this.a, this.b, this.weight] = [a, b, weight];
  }
}

/** Weighs pairs of records, as `Scorer` does. */
export type Weigher = {
  /** Fills `levels` and `weights` for a pair, and returns their total. */
  weigh(a: number, b: number): number;
  levels: Int8Array;
  weights: Float64Array;
  /** Total of weights by field. */
  total(weights: Float64Array): number;
};

export type ClusterOptions = {
  /** Total, in bits, from which on two clusters become one. */
  merge: number;
  weigher: Weigher;
  apart?: readonly (readonly [number, number])[];
  together?: readonly (readonly [number, number])[];
};

/** Pairs weaker than this don't bring records into one group. */
export const LINK_FLOOR = 2;
/** Groups larger than this are first split, by leaving out ever more of their weaker pairs. */
const LARGEST_GROUP = 300;
const STEP = 4;
/** What still holds more records together above this is taken as it is. */
const SUREST = 16;

/**
 * Cluster number of each record: the smallest index in it. `edges` say which records are looked at together; within
 * such a group the two clusters that most surely are one person are united, again and again, until no total reaches
 * `merge`. Two clusters are compared field by field, each field by a mean of the likelihood ratios of all pairs of
 * their records: a person's records may each be damaged elsewhere, but a chain of likenesses doesn't join strangers.
 */
export function clusterEdges(count: number, edges: Edges, options: ClusterOptions): Uint32Array {
  const clusters = new Uint32Array(count);
  for (let i = 0; i < count; i += 1) clusters[i] = i;
  const apart = partnersOf(options.apart ?? []);
  const together = partnersOf(options.together ?? []);
  const open = new Uint8Array(count).fill(1);
  for (
    let floor = Number.NEGATIVE_INFINITY, left = count;
    left > 0;
    floor = Math.max(LINK_FLOOR, floor) + STEP
  ) {
    left = 0;
    const large: Uint32Array[] = [];
    for (const group of groupsOf(count, edges, floor, open, options.together ?? [])) {
      if (group.length > LARGEST_GROUP) {
        large.push(group);
        continue;
      }
      divide(group, clusters, options, apart, together);
      for (const record of group) open[record] = 0;
    }
    if (floor > SUREST) chainAll(large, edges, clusters, options, apart, together);
    else left = large.reduce((sum, group) => sum + group.length, 0);
  }
  return clusters;
}

/**
 * Exponent of the mean of likelihood ratios: at 1 one pair that agrees would outweigh many that don't, towards 0 one damaged
 * record would keep a person's apart.
 */
const POWER = 0.75;

type Partners = ReadonlyMap<number, readonly number[]>;

function partnersOf(pairs: readonly (readonly [number, number])[]): Partners {
  const partners = new Map<number, number[]>();
  for (const [a, b] of [...pairs, ...pairs.map(([x, y]) => [y, x] as const)]) {
    const known = partners.get(a);
    if (known) known.push(b);
    else partners.set(a, [b]);
  }
  return partners;
}

/** Groups of at least two open records that pairs at or above the floor, or decisions, hold together. */
function* groupsOf(
  count: number,
  edges: Edges,
  floor: number,
  open: Uint8Array,
  together: readonly (readonly [number, number])[],
): Generator<Uint32Array> {
  const forest = new Forest(count);
  for (const [a, b] of together) forest.join(a, b);
  for (let i = 0; i < edges.count; i += 1) {
    const [a, b] = [edges.a[i] as number, edges.b[i] as number];
    if (open[a] === 1 && open[b] === 1 && (edges.weight[i] as number) >= floor) forest.join(a, b);
  }
  const roots = new Int32Array(count);
  for (let i = 0; i < count; i += 1) roots[i] = forest.find(i);
  const order = sortedIndexes(roots);
  for (let from = 0; from < count; ) {
    const root = roots[order[from] as number];
    let to = from + 1;
    while (to < count && roots[order[to] as number] === root) to += 1;
    if (to - from > 1 && open[order[from] as number] === 1) yield order.subarray(from, to);
    from = to;
  }
}

/** `chain` for each group; goes through the edges once for all of them. */
function chainAll(
  groups: readonly Uint32Array[],
  edges: Edges,
  clusters: Uint32Array,
  options: ClusterOptions,
  apart: Partners,
  together: Partners,
): void {
  if (groups.length === 0) return;
  const groupOf = new Int32Array(clusters.length).fill(-1);
  for (const [index, group] of groups.entries()) for (const record of group) groupOf[record] = index;
  const strong = groups.map((): number[] => []);
  const floor = Math.max(SUREST, options.merge);
  for (let i = 0; i < edges.count; i += 1) {
    const group = groupOf[edges.a[i] as number] as number;
    const isWithin = group >= 0 && group === groupOf[edges.b[i] as number];
    if (isWithin && (edges.weight[i] as number) >= floor) (strong[group] as number[]).push(i);
  }
  for (const [index, group] of groups.entries())
    chain(group, strong[index] as number[], edges, clusters, apart, together);
}

/** Strongest pairs first, and nothing that people decided against. */
function chain(
  group: Uint32Array,
  strong: number[],
  edges: Edges,
  clusters: Uint32Array,
  apart: Partners,
  together: Partners,
): void {
  const members = new Map(Array.from(group, (record) => [record, [record]]));
  const of = new Map(Array.from(group, (record) => [record, record]));
  const unite = (a: number, b: number): void => {
    const [x, y] = [of.get(a) as number, of.get(b) as number];
    if (x === y) return;
    const [keep, drop] = [Math.min(x, y), Math.max(x, y)];
    const [kept, dropped] = [members.get(keep) as number[], members.get(drop) as number[]];
    const [few, many] = kept.length < dropped.length ? [kept, drop] : [dropped, keep];
    if (few.some((record) => apart.get(record)?.some((other) => of.get(other) === many))) return;
    for (const record of dropped) {
      of.set(record, keep);
      kept.push(record);
    }
    members.delete(drop);
  };
  for (const record of group) for (const other of together.get(record) ?? []) unite(record, other);
  strong.sort(
    (i, j) =>
      (edges.weight[j] as number) - (edges.weight[i] as number) ||
      (edges.a[i] as number) - (edges.a[j] as number) ||
      (edges.b[i] as number) - (edges.b[j] as number),
  );
  for (const i of strong) unite(edges.a[i] as number, edges.b[i] as number);
  for (const record of group) clusters[record] = of.get(record) as number;
}

function divide(
  group: Uint32Array,
  clusters: Uint32Array,
  options: ClusterOptions,
  apart: Partners,
  together: Partners,
): void {
  const n = group.length;
  const { weigher, merge } = options;
  const width = weigher.weights.length;
  const indexOf = new Map(Array.from(group, (record, index) => [record, index]));
  const ratios = Array.from({ length: width }, () => new Float64Array(n * n));
  const counts = Array.from({ length: width }, () => new Float64Array(n * n));
  const totals = new Float64Array(n * n);
  const weights = new Float64Array(width);
  for (let x = 0; x < n; x += 1) {
    for (let y = x + 1; y < n; y += 1) {
      totals[x * n + y] = weigher.weigh(group[x] as number, group[y] as number);
      totals[y * n + x] = totals[x * n + y] as number;
      if (n === 2) break;
      for (let f = 0; f < width; f += 1) {
        if (weigher.levels[f] === MISSING) continue;
        const ratio = Math.exp((weigher.weights[f] as number) * Math.LN2 * POWER);
        (ratios[f] as Float64Array)[x * n + y] = ratio;
        (ratios[f] as Float64Array)[y * n + x] = ratio;
        (counts[f] as Float64Array)[x * n + y] = 1;
        (counts[f] as Float64Array)[y * n + x] = 1;
      }
    }
  }
  for (const [x, record] of group.entries()) {
    for (const other of apart.get(record) ?? []) {
      const y = indexOf.get(other);
      if (y !== undefined) totals[x * n + y] = Number.NEGATIVE_INFINITY;
    }
  }
  const alive = Array.from({ length: n }, (_, index) => index);
  const sets = new Forest(n);
  const unite = (x: number, y: number): void => {
    const [keep, drop] = x < y ? [x, y] : [y, x];
    sets.join(keep, drop);
    alive.splice(alive.indexOf(drop), 1);
    for (const z of alive) {
      if (z === keep) continue;
      const [kept, dropped] = [keep * n + z, drop * n + z];
      const never = totals[kept] === Number.NEGATIVE_INFINITY || totals[dropped] === Number.NEGATIVE_INFINITY;
      for (let f = 0; f < width; f += 1) {
        const [ratio, present] = [ratios[f] as Float64Array, counts[f] as Float64Array];
        ratio[kept] = (ratio[kept] as number) + (ratio[dropped] as number);
        ratio[z * n + keep] = ratio[kept] as number;
        present[kept] = (present[kept] as number) + (present[dropped] as number);
        present[z * n + keep] = present[kept] as number;
        weights[f] =
          present[kept] === 0 ? 0 : Math.log2((ratio[kept] as number) / (present[kept] as number)) / POWER;
      }
      totals[kept] = never ? Number.NEGATIVE_INFINITY : weigher.total(weights);
      totals[z * n + keep] = totals[kept] as number;
    }
  };
  for (const [x, record] of group.entries()) {
    for (const other of together.get(record) ?? []) {
      const y = indexOf.get(other);
      if (y === undefined) continue;
      const [one, two] = [sets.find(x), sets.find(y)];
      if (one !== two && totals[one * n + two] !== Number.NEGATIVE_INFINITY) unite(one, two);
    }
  }
  for (;;) {
    let [best, bestX, bestY] = [merge, -1, -1];
    for (let i = 0; i < alive.length; i += 1) {
      const x = alive[i] as number;
      for (let j = i + 1; j < alive.length; j += 1) {
        const total = totals[x * n + (alive[j] as number)] as number;
        if (total > best || (total === best && bestX < 0))
          [best, bestX, bestY] = [total, x, alive[j] as number];
      }
    }
    if (bestX < 0) break;
    unite(bestX, bestY);
  }
  for (let x = 0; x < n; x += 1) clusters[group[x] as number] = group[sets.find(x)] as number;
}

/** Disjoint sets; the smallest member stands for its set. */
export class Forest {
  private readonly parent: Uint32Array;

  constructor(count: number) {
    this.parent = new Uint32Array(count);
    for (let i = 0; i < count; i += 1) this.parent[i] = i;
  }

  find(index: number): number {
    let root = index;
    while (this.parent[root] !== root) root = this.parent[root] as number;
    for (let at = index; at !== root; ) {
      const next = this.parent[at] as number;
      this.parent[at] = root;
      at = next;
    }
    return root;
  }

  join(a: number, b: number): void {
    const [x, y] = [this.find(a), this.find(b)];
    if (x < y) this.parent[y] = x;
    else if (y < x) this.parent[x] = y;
  }
}
