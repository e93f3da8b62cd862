import { keyOf, keyText, passesOf } from './blocking.ts';
import { clusterEdges, Edges, LINK_FLOOR } from './clustering.ts';
import { LEVELS } from './levels.ts';
import { ENGINE_VERSION, fieldsOf, kindOf, normalise } from './normalise.ts';
import { heldTotal, holdOf, isUsual, MISSING, type Rarity, rarityOf, Scorer } from './scoring.ts';
import { Store, storeKindOf } from './store.ts';
import { canonicalIds } from './table.ts';
import type {
  Comparison,
  Decisions,
  Explanation,
  Hold,
  Kind,
  Model,
  Person,
  ScoredPair,
  Thresholds,
  Verdict,
} from './types.ts';

export { ENGINE_VERSION, normalise };

/** Values that a matcher keeps before it starts afresh. */
const MOST_VALUES = 200_000;

/** Compares people one by one with the scorer that a batch uses, so that the same model gives the same weights. */
class Matcher {
  private readonly model: Model;
  private stores: Store[] = [];
  private storeOf: number[] = [];
  private rarities: Rarity[] = [];
  private rows = new WeakMap<Person, Int32Array>();
  scorer: Scorer;

  constructor(model: Model) {
    this.model = model;
    this.scorer = this.open();
  }

  private open(): Scorer {
    this.stores = [];
    this.storeOf = this.model.fields.map(({ kind }) => {
      const storeKind = storeKindOf(kind);
      const shared = storeKind === 'given' ? this.stores.findIndex((store) => store.kind === storeKind) : -1;
      return shared >= 0 ? shared : this.stores.push(new Store(storeKind)) - 1;
    });
    this.rarities = this.model.fields.map(() => ({ bits: new Float32Array(64), usual: new Uint8Array(64) }));
    this.rows = new WeakMap();
    return new Scorer(
      this.model,
      this.model.fields,
      { stores: this.stores, storeOf: this.storeOf },
      this.rarities,
    );
  }

  /** Forgets all values when there are many; not between comparisons that belong together. */
  makeRoom(): void {
    if (this.stores.some((store) => store.count > MOST_VALUES)) this.scorer = this.open();
  }

  score(a: Person, b: Person): number {
    return this.scorer.score(this.rowOf(a), 0, this.rowOf(b), 0, Number.NEGATIVE_INFINITY);
  }

  private rowOf(person: Person): Int32Array {
    const known = this.rows.get(person);
    if (known) return known;
    const row = Int32Array.from(this.model.fields, ({ field }, f) => {
      const text = Object.hasOwn(person.values, field) ? (person.values[field] as string) : '';
      return this.intern(f, text);
    });
    this.rows.set(person, row);
    return row;
  }

  private intern(f: number, text: string): number {
    const storeIndex = this.storeOf[f] as number;
    const store = this.stores[storeIndex] as Store;
    const before = store.count;
    const id = store.intern(text);
    if (store.count > before) {
      for (const [field, index] of this.storeOf.entries())
        if (index === storeIndex) this.rate(field, id, text);
    }
    return id;
  }

  private rate(f: number, id: number, text: string): void {
    const field = this.model.fields[f] as Model['fields'][number];
    const rarity = this.rarities[f] as Rarity;
    if (id >= rarity.bits.length) {
      const [bits, usual] = [new Float32Array(id * 2), new Uint8Array(id * 2)];
      bits.set(rarity.bits);
      usual.set(rarity.usual);
      rarity.bits = bits;
      rarity.usual = usual;
    }
    rarity.bits[id] = rarityOf(field, text);
    rarity.usual[id] = isUsual(field, text) ? 1 : 0;
  }
}

const matchers = new WeakMap<Model, Matcher>();

function matcherOf(model: Model): Matcher {
  let matcher = matchers.get(model);
  if (!matcher) {
    matcher = new Matcher(model);
    matchers.set(model, matcher);
  }
  return matcher;
}

/** log2 of the odds that two records are of one person: all that `explain` adds up, without the words. */
export function totalOf(a: Person, b: Person, model: Model): number {
  const matcher = matcherOf(model);
  matcher.makeRoom();
  return matcher.score(a, b);
}

/** What speaks for and against two records being of one person, field by field. Keep the model: what is needed of it is worked out once. */
export function comparePeople(a: Person, b: Person, model: Model): Comparison[] {
  const matcher = matcherOf(model);
  matcher.makeRoom();
  matcher.score(a, b);
  const { levels, weights, overlaps } = matcher.scorer;
  return model.fields.flatMap(({ field, kind }, f): Comparison[] => {
    const level = levels[f] as number;
    if (level === MISSING) return [];
    const overlap = overlaps[f] as number;
    return [
      {
        field,
        level: LEVELS[kind][level] as string,
        weight: (weights[f] as number) - overlap,
        overlap,
        left: a.values[field] ?? '',
        right: b.values[field] ?? '',
      },
    ];
  });
}

/** The total of comparisons: log2 of the odds that the records are of one person. */
export const weightOf = (comparisons: readonly Comparison[], model: Model): number =>
  sumOf(comparisons, model).total;

function sumOf(
  comparisons: readonly Comparison[],
  model: Model,
): { total: number; relatives: number; hold: Hold | null } {
  let total = model.prior;
  let related = model.relatives.prior;
  const kinds: Kind[] = [];
  const weights: number[] = [];
  for (const { field, weight, overlap } of comparisons) {
    const shared = model.relatives.shared[field] ?? 0;
    total += weight;
    related += Math.log2(1 - shared + shared * 2 ** (weight + overlap)) - overlap;
    kinds.push(kindOf(field));
    weights.push(weight + overlap);
  }
  const relatives = Math.log2(1 + 2 ** related);
  total -= relatives;
  const hold = total < model.thresholds.merge ? null : holdOf(kinds, weights, total - model.thresholds.merge);
  return { total: heldTotal(total, hold, model.thresholds.merge), relatives, hold };
}

function verdictOf(total: number, { merge, review }: Thresholds): Verdict {
  if (total >= merge) return 'MERGE';
  return total >= review ? 'REVIEW' : 'APART';
}

/** Why two records are, or aren't, taken for one person. */
export function explain(a: Person, b: Person, model: Model): Explanation {
  const comparisons = comparePeople(a, b, model);
  const { total, relatives, hold } = sumOf(comparisons, model);
  return {
    comparisons,
    prior: model.prior,
    relatives,
    total,
    probability: 1 / (1 + 2 ** -total),
    hold,
    verdict: verdictOf(total, model.thresholds),
    thresholds: model.thresholds,
  };
}

/**
 * Short texts, narrowest first; two records that share none are not compared. A text that very many records share is
 * worth nothing: whoever keeps an index leaves those out, as the batch does with its largest blocks.
 */
export function blockingKeysOf(person: Person): string[] {
  const fields = fieldsOf(['given_name', 'surname', ...Object.keys(person.values)]);
  const stores = fields.map(({ kind }) => new Store(storeKindOf(kind)));
  const cells = Int32Array.from(fields, ({ name }, f) =>
    (stores[f] as Store).intern(person.values[name] ?? ''),
  );
  const passes = passesOf({ fields, stores, storeOf: fields.map((_, f) => f) });
  const keys = passes.flatMap((pass) => {
    const key = keyOf(pass, cells, 0);
    return key === 0 ? [] : [keyText(pass, key)];
  });
  return [...new Set(keys)];
}

/**
 * Divides records into people, by the same rule as the batch; doesn't depend on the order of people or pairs.
 *
 * @param pairs those that blocking brought together; records that no chain of pairs joins aren't compared.
 * @returns record id to cluster id, which is the id of one of its records.
 */
export function clusterOf(
  people: readonly Person[],
  pairs: readonly ScoredPair[],
  model: Model,
  { apart = [], together = [] }: Decisions = {},
): Map<string, string> {
  const byId = new Map(people.map((person) => [person.id, person]));
  const sorted = canonicalIds([...byId.keys()]);
  const indexOf = new Map(sorted.map((id, index) => [id, index]));
  const edges = new Edges();
  for (const { a, b, weight } of pairs) {
    const [x, y] = [indexOf.get(a), indexOf.get(b)];
    if (x !== undefined && y !== undefined && x !== y && weight >= LINK_FLOOR) edges.add(x, y, weight);
  }
  const indexes = (list: readonly (readonly [string, string])[]): [number, number][] =>
    list.flatMap(([a, b]): [number, number][] => {
      const [x, y] = [indexOf.get(a), indexOf.get(b)];
      return x === undefined || y === undefined ? [] : [[x, y]];
    });
  const ordered = sorted.map((id) => byId.get(id) as Person);
  const matcher = matcherOf(model);
  matcher.makeRoom();
  const { scorer } = matcher;
  const clusters = clusterEdges(sorted.length, edges, {
    merge: model.thresholds.merge,
    weigher: {
      levels: scorer.levels,
      weights: scorer.weights,
      weigh: (x, y) => matcher.score(ordered[x] as Person, ordered[y] as Person),
      total: (weights) => scorer.total(weights),
    },
    apart: indexes(apart),
    together: indexes(together),
  });
  return new Map(sorted.map((id, index) => [id, sorted[clusters[index] as number] as string]));
}
