import type { Field } from './normalise.ts';
import { sortedIndexes } from './sorting.ts';
import { mix, type SharedStore } from './store.ts';
import type { Kind } from './types.ts';

/** What keys are made of: the value ids of one record. */
type Row = { cells: Int32Array; at: number };

/** A number that records must share, 0 when the record has none. */
type Atom = (row: Row) => number;

/** Records whose keys of one pass are equal are compared. `fields` are those that agree within a block, at least roughly. */
export type Pass = { name: string; fields: readonly number[]; atoms: readonly Atom[] };

type Source = { fields: readonly Field[]; stores: readonly SharedStore[]; storeOf: readonly number[] };

const mixed = (hash: number): number => mix(hash) || 1;

/** All atoms that a file's fields give, by name. */
function atomsOf({ fields, stores, storeOf }: Source): Map<string, { field: number; atom: Atom }> {
  const atoms = new Map<string, { field: number; atom: Atom }>();
  for (const [field, { name, kind }] of fields.entries()) {
    const store = stores[storeOf[field] as number] as SharedStore;
    const add = (suffix: string, read: (id: number) => number): void => {
      atoms.set(suffix ? `${name}.${suffix}` : name, {
        field,
        atom: ({ cells, at }) => {
          const id = cells[at + field] as number;
          return id === 0 ? 0 : read(id);
        },
      });
    };
    add('', (id) => mixed(store.hash[id] as number));
    const code = (id: number, index: number): number => store.codes[(store.start[id] as number) + index] ?? 0;
    const length = (id: number): number => (store.start[id + 1] as number) - (store.start[id] as number);
    const slice = (id: number, from: number, to: number): number => {
      if (length(id) < to) return 0;
      let hash = 7;
      for (let i = from; i < to; i += 1) hash = Math.imul(hash ^ code(id, i), 0x01000193);
      return mixed(hash);
    };
    if (kind === 'given' || kind === 'family') {
      add('sound', (id) => store.sound[id] || mixed(store.hash[id] as number));
      add('first', (id) => mixed(code(id, 0)));
      add('start', (id) => slice(id, 0, 3));
    }
    if (kind === 'date') {
      // The same for a date whose day and month changed places.
      add('any', (id) =>
        length(id) === 8
          ? mixed(
              slice(id, 0, 4) +
                Math.imul((code(id, 4) * 256 + code(id, 5)) * (code(id, 6) * 256 + code(id, 7)), 31),
            )
          : mixed(store.hash[id] as number),
      );
      add('year', (id) => slice(id, 0, 4));
      add('day', (id) => slice(id, 4, 8));
    }
    if (kind === 'email') {
      add('local', (id) => {
        const end = store.part[id] as number;
        return end > 2 ? slice(id, 0, end) : 0;
      });
    }
    if (kind === 'number' || kind === 'phone') {
      add('front', (id) => slice(id, 0, (length(id) + 1) >> 1));
      add('back', (id) => slice(id, length(id) >> 1, length(id)));
    }
    if (kind === 'street') add('start', (id) => slice(id, 0, 5));
  }
  return atoms;
}

/** Narrow passes first: a pair is compared in the first pass that both records share. */
export function passesOf(source: Source): Pass[] {
  const atoms = atomsOf(source);
  const named = (...kinds: Kind[]): string[] =>
    source.fields.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name);
  const [given] = named('given');
  const [family] = named('family');
  const [date] = named('date');
  const [house] = named('house');
  const streets = named('street');
  // Those with the most values first: they make the narrowest blocks.
  const valuesOf = (name: string): number => {
    const field = source.fields.findIndex((one) => one.name === name);
    return (source.stores[source.storeOf[field] as number] as SharedStore).count;
  };
  const places = named('place', 'postcode').sort((a, b) => valuesOf(b) - valuesOf(a));
  const others = named('other');
  const combinations: (string | undefined)[][] = [];
  const add = (...parts: (string | undefined)[]): void => {
    combinations.push(parts);
  };
  const sub = (name: string | undefined, part: string): string | undefined => name && `${name}.${part}`;
  const [g, f, d] = [sub(given, 'sound'), sub(family, 'sound'), sub(date, 'any')];
  for (const name of named('number', 'email', 'phone')) add(name);
  add(g, f);
  add(f, d);
  add(g, d);
  for (const name of named('email')) add(`${name}.local`);
  for (const street of streets) {
    add(street, house);
    add(street, f);
    add(street, g);
    add(street, d);
  }
  for (const name of [...places, ...others]) {
    add(name, d);
    add(name, f);
    add(name, g);
  }
  for (const place of places) add(place, house);
  for (const street of streets) for (const place of places) add(street, place);
  add(f, sub(date, 'year'));
  add(f, sub(date, 'day'));
  add(g, sub(date, 'day'));
  add(g, sub(date, 'year'));
  add(f, sub(given, 'first'));
  add(sub(family, 'start'), sub(given, 'start'));
  add(d);
  for (const name of named('number', 'phone')) {
    add(`${name}.front`);
    add(`${name}.back`);
  }
  for (const street of streets) add(street);
  add(f);
  add(g);
  for (const place of places) add(place);
  for (const other of others) add(other);
  const passes = combinations.flatMap((parts): Pass[] => {
    const found = parts.map((part) => (part === undefined ? undefined : atoms.get(part)));
    if (found.some((part) => part === undefined)) return [];
    const whole = found as { field: number; atom: Atom }[];
    return [
      {
        name: parts.join('+'),
        fields: whole.map(({ field }) => field),
        atoms: whole.map(({ atom }) => atom),
      },
    ];
  });
  // Right after the pass on both names: the same when they changed places.
  const names = passes.findIndex(({ name }) => name === `${g}+${f}`);
  if (names >= 0) {
    const [one, other] = (passes[names] as Pass).atoms as [Atom, Atom];
    const pass = passes[names] as Pass;
    passes[names] = {
      ...pass,
      atoms: [
        (row) => {
          const [a, b] = [one(row), other(row)];
          return a === 0 || b === 0 ? 0 : mixed(Math.imul(Math.min(a, b), 31) + Math.max(a, b));
        },
      ],
    };
    // A name that stands alone, in whichever column.
    passes.push({
      name: 'name',
      fields: pass.fields,
      atoms: [
        (row) => {
          const [a, b] = [one(row), other(row)];
          return a === 0 ? b : b === 0 ? a : 0;
        },
      ],
    });
  }
  return passes;
}

/** The key of one record in one pass; 0 when a part is missing. */
export function keyOf({ atoms }: Pass, cells: Int32Array, at: number): number {
  const row = { cells, at };
  let key = 0x2f0b4a27;
  for (const atom of atoms) {
    const value = atom(row);
    if (value === 0) return 0;
    key = Math.imul(key ^ value, 0x9e3779b1);
    key ^= key >>> 15;
  }
  return mixed(key);
}

/** Consecutive blocks of a pass that one thread scores at a time. */
export type Task = { pass: number; from: number; to: number; pairs: number };

export type BlockPlan = {
  passes: readonly {
    name: string;
    fields: readonly number[];
    blocks: number;
    pairs: number;
    largest: number;
  }[];
  /** Key of record `i` in pass `p` at `i * passes.length + p`; 0 where the record is in no block of the pass. */
  keys: Int32Array;
  /** Of each pass the records that are in a block, block by block. */
  members: readonly Uint32Array[];
  tasks: readonly Task[];
  /** Pairs in all blocks; one that several passes share counts several times. */
  pairs: number;
};

export type PlanOptions = {
  /** Most pairs of one pass. The largest blocks are left out first; narrower keys find most of their pairs. */
  pairsPerPass?: number;
  /** Only these passes, by index in `passesOf`. */
  only?: readonly number[];
};

const TASK_PAIRS = 50_000;

/**
 * The first passes find nearly all there is to find, so on large files each may spend a quarter of what the ones before it
 * left over of so many pairs for each record; never less than `LEAST_PAIRS` on files up to `LARGE_FILE`, in proportion on larger ones.
 */
const PAIRS_PER_RECORD = 14;
const MOST_PER_RECORD = 3;
const LEAST_PAIRS = 400_000;
const LARGE_FILE = 130_000;

/** Groups the records into blocks. Depends on the content of the records only. */
export function planBlocks(
  source: Source & { count: number; cells: Int32Array },
  options: PlanOptions = {},
): BlockPlan {
  const { count, cells } = source;
  const width = source.fields.length;
  const least = LEAST_PAIRS * Math.min(1, LARGE_FILE / count);
  let left = PAIRS_PER_RECORD * count;
  const passes = passesOf(source).filter((_, index) => options.only?.includes(index) ?? true);
  const keys = new Int32Array(new SharedArrayBuffer(count * passes.length * 4));
  const members: Uint32Array[] = [];
  const tasks: Task[] = [];
  let total = 0;
  const summaries = passes.map((pass, p) => {
    const all = new Int32Array(count);
    let present = 0;
    for (let i = 0; i < count; i += 1) {
      const key = keyOf(pass, cells, i * width);
      all[i] = key;
      if (key !== 0) present += 1;
    }
    const having = new Uint32Array(present);
    for (let i = 0, n = 0; i < count; i += 1) {
      if (all[i] !== 0) {
        having[n] = i;
        n += 1;
      }
    }
    const order = sortedIndexes(all, having);
    const budget = options.pairsPerPass ?? Math.max(least, Math.min(MOST_PER_RECORD * count, left / 4));
    const cap = largestBlock(all, order, budget);
    let kept = 0;
    const ends: number[] = [];
    const inBlocks = new Uint32Array(new SharedArrayBuffer(order.length * 4));
    for (let from = 0; from < order.length; ) {
      const to = blockEnd(all, order, from);
      if (to - from > 1 && to - from <= cap) {
        for (let i = from; i < to; i += 1) {
          const record = order[i] as number;
          keys[record * passes.length + p] = all[record] as number;
          inBlocks[kept] = record;
          kept += 1;
        }
        ends.push(kept);
      }
      from = to;
    }
    let [start, task, pairs, inTask] = [0, 0, 0, 0];
    for (const end of ends) {
      const size = end - start;
      inTask += (size * (size - 1)) / 2;
      start = end;
      if (inTask >= TASK_PAIRS) {
        tasks.push({ pass: p, from: task, to: end, pairs: inTask });
        pairs += inTask;
        inTask = 0;
        task = end;
      }
    }
    if (inTask > 0) tasks.push({ pass: p, from: task, to: start, pairs: inTask });
    pairs += inTask;
    total += pairs;
    left -= pairs;
    members.push(inBlocks.subarray(0, kept));
    return { name: pass.name, fields: pass.fields, blocks: ends.length, pairs, largest: cap };
  });
  return { passes: summaries, keys, members, tasks, pairs: total };
}

function blockEnd(keys: Int32Array, order: Uint32Array, from: number): number {
  const key = keys[order[from] as number];
  let to = from + 1;
  while (to < order.length && keys[order[to] as number] === key) to += 1;
  return to;
}

/** Size of the largest blocks that fit the budget together with all smaller ones. */
function largestBlock(keys: Int32Array, order: Uint32Array, budget: number): number {
  const bySize = new Map<number, number>();
  for (let from = 0; from < order.length; ) {
    const to = blockEnd(keys, order, from);
    if (to - from > 1) bySize.set(to - from, (bySize.get(to - from) ?? 0) + 1);
    from = to;
  }
  let [cap, pairs] = [0, 0];
  for (const size of [...bySize.keys()].sort((a, b) => a - b)) {
    pairs += ((bySize.get(size) as number) * size * (size - 1)) / 2;
    if (pairs > budget) break;
    cap = size;
  }
  return cap;
}

/** Calls `visit` for each pair of a task that no earlier pass has. */
export function forPairs(plan: BlockPlan, task: Task, visit: (a: number, b: number) => void): void {
  const { keys } = plan;
  const width = plan.passes.length;
  const records = plan.members[task.pass] as Uint32Array;
  const p = task.pass;
  for (let i = task.from; i < task.to; i += 1) {
    const a = records[i] as number;
    const aKeys = a * width;
    const key = keys[aKeys + p];
    for (let j = i + 1; j < task.to; j += 1) {
      const b = records[j] as number;
      const bKeys = b * width;
      if (keys[bKeys + p] !== key) break;
      let q = 0;
      while (q < p && (keys[aKeys + q] === 0 || keys[aKeys + q] !== keys[bKeys + q])) q += 1;
      if (q === p) visit(a, b);
    }
  }
}

/** A key as short text, for an index. */
export const keyText = (pass: Pass, key: number): string => `${pass.name}:${(key >>> 0).toString(36)}`;
