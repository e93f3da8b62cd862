import type { Weigher } from './clustering.ts';
import { LEVELS, levelOf, NAME_LEVEL } from './levels.ts';
import { RARITY_SHARE } from './model.ts';
import { hashOf, type SharedStore } from './store.ts';
import type { FieldModel, Hold, Kind, Model } from './types.ts';

/** What the scorer needs of the values: a batch has them in shared memory, a matcher in stores that grow. */
export type Values = { stores: readonly SharedStore[]; storeOf: readonly number[] };

/** Of each value id of a field: bits that its rarity adds to an exact agreement, and whether it is a usual one (1). May be exchanged for longer ones. */
export type Rarity = { bits: Float32Array; usual: Uint8Array };

export const MISSING = -1;

type Compiled = {
  kind: Kind;
  /** Bits by level. */
  base: Float64Array;
  share: Float64Array;
  /** Most bits that two different values can give. */
  best: number;
  rarity: Rarity;
};

const CACHE_BITS = 16;
const CACHE_SIZE = 1 << CACHE_BITS;

/** Bits of average rarity that a value's own frequency is measured against. */
const averageBits = (field: FieldModel): number => -Math.log2(field.u[0] as number);

export function rarityOf(field: FieldModel, text: string): number {
  const frequency = Object.hasOwn(field.frequencies, text) ? (field.frequencies[text] as number) : field.rare;
  return -Math.log2(frequency) - averageBits(field);
}

export const isUsual = (field: FieldModel, text: string): boolean => Object.hasOwn(field.frequencies, text);

/** Rarity of all values of a store at once, in shared memory. */
export function raritiesOf(field: FieldModel, store: SharedStore): Rarity {
  const bits = new Float32Array(new SharedArrayBuffer((store.count + 1) * 4));
  const usual = new Uint8Array(new SharedArrayBuffer(store.count + 1));
  bits.fill(-Math.log2(field.rare) - averageBits(field));
  const byHash = new Map<number, string[]>();
  for (const text of Object.keys(field.frequencies)) {
    const hash = hashOf(text);
    const texts = byHash.get(hash);
    if (texts) texts.push(text);
    else byHash.set(hash, [text]);
  }
  for (let id = 1; id <= store.count; id += 1) {
    const texts = byHash.get(store.hash[id] as number);
    const text = texts?.find((candidate) => isTextOf(store, id, candidate));
    if (text === undefined) continue;
    bits[id] = rarityOf(field, text);
    usual[id] = 1;
  }
  return { bits, usual };
}

function isTextOf(store: SharedStore, id: number, text: string): boolean {
  const from = store.start[id] as number;
  if ((store.start[id + 1] as number) - from !== text.length) return false;
  for (let i = 0; i < text.length; i += 1) if (store.codes[from + i] !== text.charCodeAt(i)) return false;
  return true;
}

/**
 * Scores pairs of records given as rows of value ids. One per thread: it keeps levels and weights of the last pair, and
 * remembers levels of value pairs that were compared before.
 */
export class Scorer {
  /** Of the last pair, by field; `MISSING` where a side has no value. Whole only when the last score wasn't below its floor. */
  readonly levels: Int8Array;
  readonly weights: Float64Array;
  /** Bits of rarity in `weights`, before overlap. */
  readonly rarity: Float64Array;
  readonly overlaps: Float64Array;
  /** Bits that the last total lost to the chance that they are two people who live together. */
  relatives = 0;
  private readonly values: Values;
  private readonly fields: readonly Compiled[];
  private readonly prior: number;
  private readonly pairs: readonly { first: number; second: number; overlap: number }[];
  private readonly kinds: readonly Kind[];
  private readonly merge: number;
  private readonly relativesPrior: number;
  private readonly shared: Float64Array;
  private readonly order: readonly number[];
  private readonly named: boolean;
  private readonly cacheLow: Int32Array[];
  private readonly cacheHigh: Int32Array[];
  private readonly cacheLevel: Int8Array[];

  constructor(model: Model, fields: readonly FieldModel[], values: Values, rarities: readonly Rarity[]) {
    this.values = values;
    this.prior = model.prior;
    this.fields = fields.map((field, index) => compile(field, rarities[index] as Rarity));
    this.kinds = fields.map(({ kind }) => kind);
    this.merge = model.thresholds.merge;
    this.relativesPrior = model.relatives.prior;
    this.shared = Float64Array.from(fields, ({ field }) => model.relatives.shared[field] ?? 0);
    const indexOf = new Map(fields.map(({ field }, index) => [field, index]));
    this.pairs = model.dependencies.flatMap(({ first, second, overlap }) => {
      const [a, b] = [indexOf.get(first), indexOf.get(second)];
      return a === undefined || b === undefined ? [] : [{ first: a, second: b, overlap }];
    });
    this.named = fields[0]?.kind === 'given' && fields[1]?.kind === 'family';
    this.order = fields
      .map((_, index) => index)
      .filter((index) => !this.named || index > 1)
      .sort((a, b) => cost((fields[a] as FieldModel).kind) - cost((fields[b] as FieldModel).kind));
    this.levels = new Int8Array(fields.length);
    this.weights = new Float64Array(fields.length);
    this.rarity = new Float64Array(fields.length);
    this.overlaps = new Float64Array(fields.length);
    this.cacheLow = fields.map(() => new Int32Array(CACHE_SIZE));
    this.cacheHigh = fields.map(() => new Int32Array(CACHE_SIZE));
    this.cacheLevel = fields.map(() => new Int8Array(CACHE_SIZE));
  }

  /**
   * log2 of the odds that both rows are of one person; `-Infinity` when that is below `floor`.
   * @param left value ids of all fields, from `leftAt` on.
   */
  score(left: Int32Array, leftAt: number, right: Int32Array, rightAt: number, floor: number): number {
    const { fields, levels } = this;
    let bound = this.prior;
    for (let f = 0; f < fields.length; f += 1) {
      const a = left[leftAt + f] as number;
      const b = right[rightAt + f] as number;
      const field = fields[f] as Compiled;
      if (a === 0 || b === 0) {
        this.set(f, MISSING, 0, 0);
        if (f < 2 && this.named) bound += Math.max(0, field.best);
      } else if (a === b) {
        const bits = field.rarity.bits[a] as number;
        this.set(f, 0, (field.base[0] as number) + bits, bits);
        bound += this.weights[f] as number;
      } else {
        levels[f] = UNKNOWN;
        bound += field.best;
      }
    }
    if (bound < floor) return Number.NEGATIVE_INFINITY;
    for (const f of this.order) {
      if (levels[f] !== UNKNOWN) continue;
      const a = left[leftAt + f] as number;
      const b = right[rightAt + f] as number;
      this.setLevel(f, this.cachedLevel(f, a, b), a, b);
      bound += (this.weights[f] as number) - (fields[f] as Compiled).best;
      if (bound < floor) return Number.NEGATIVE_INFINITY;
    }
    if (this.named) this.compareNames(left, leftAt, right, rightAt);
    return this.total(this.weights, floor);
  }

  /** Prior and weights added, less what dependent fields say twice and what people who live together explain; also for weights of more than two records. Fills `overlaps`. */
  total(weights: Float64Array = this.weights, floor = Number.NEGATIVE_INFINITY): number {
    const { overlaps, pairs } = this;
    let total = this.prior;
    for (let f = 0; f < weights.length; f += 1) total += weights[f] as number;
    overlaps.fill(0);
    for (const { first, second, overlap } of pairs) {
      const [one, other] = [weights[first] as number, weights[second] as number];
      const shared = overlap * Math.min(one, other);
      if (shared <= 0) continue;
      const lesser = one < other ? first : second;
      overlaps[lesser] = Math.min(weights[lesser] as number, (overlaps[lesser] as number) + shared);
    }
    let taken = 0;
    for (let f = 0; f < overlaps.length; f += 1) taken += overlaps[f] as number;
    total -= taken;
    if (total < floor) return Number.NEGATIVE_INFINITY;
    this.relatives = this.relativesBits(weights, taken);
    total -= this.relatives;
    if (total < floor) return Number.NEGATIVE_INFINITY;
    if (total < this.merge) return total;
    const held = heldTotal(total, holdOf(this.kinds, weights, total - this.merge), this.merge);
    return held < floor ? Number.NEGATIVE_INFINITY : held;
  }

  private relativesBits(weights: Float64Array, taken: number): number {
    let product = 1;
    for (let f = 0; f < weights.length; f += 1) {
      const weight = weights[f] as number;
      const shared = this.shared[f] as number;
      if (weight !== 0) product *= 1 - shared + shared * Math.exp(weight * Math.LN2);
    }
    return Math.log2(1 + product * Math.exp((this.relativesPrior - taken) * Math.LN2));
  }

  private compareNames(left: Int32Array, leftAt: number, right: Int32Array, rightAt: number): void {
    const given = left[leftAt] as number;
    const family = left[leftAt + 1] as number;
    const otherGiven = right[rightAt] as number;
    const otherFamily = right[rightAt + 1] as number;
    const givenLevel = this.nameLevel(0, given, otherGiven);
    const familyLevel = this.nameLevel(1, family, otherFamily);
    if (
      givenLevel > NAME_LEVEL.similar ||
      familyLevel > NAME_LEVEL.similar ||
      (givenLevel < 0 && familyLevel < 0)
    ) {
      const crossed = this.crossLevel(given, otherFamily);
      const other = this.crossLevel(family, otherGiven);
      const swapped =
        crossed >= 0 &&
        other >= 0 &&
        (crossed === 0 || other === 0) &&
        Math.max(crossed, other) <= NAME_LEVEL.close;
      if (swapped) {
        // By the more usual of both names, so that the order of the records makes no difference.
        for (const f of [0, 1]) {
          const { bits } = (this.fields[f] as Compiled).rarity;
          const one = Math.min(bits[given] as number, bits[otherFamily] as number);
          const another = Math.min(bits[family] as number, bits[otherGiven] as number);
          if (one < another) this.setLevel(f, NAME_LEVEL.swapped, given, otherFamily);
          else this.setLevel(f, NAME_LEVEL.swapped, family, otherGiven);
        }
        return;
      }
      // A name in the wrong column, the other column empty.
      const alone = (crossed === 0 && other < 0) || (other === 0 && crossed < 0);
      if (alone && givenLevel !== 0 && familyLevel !== 0) {
        const [a, b] = crossed === 0 ? [given, otherFamily] : [family, otherGiven];
        // Which of both it is nobody knows: it counts as the one that a household shares.
        this.setName(0, MISSING, 0, 0);
        this.setName(1, NAME_LEVEL.swapped, a, b);
        return;
      }
    }
    this.setName(0, givenLevel, given, otherGiven);
    this.setName(1, familyLevel, family, otherFamily);
  }

  private setName(f: number, level: number, a: number, b: number): void {
    if (level < 0) this.set(f, MISSING, 0, 0);
    else this.setLevel(f, level, a, b);
  }

  private nameLevel(f: number, a: number, b: number): number {
    if (a === 0 || b === 0) return MISSING;
    if (a === b) return 0;
    const level = this.cachedLevel(f, a, b);
    if (level !== NAME_LEVEL.different) return level;
    const { usual } = (this.fields[f] as Compiled).rarity;
    return usual[a] === 1 && usual[b] === 1 ? NAME_LEVEL.different : NAME_LEVEL.differentRare;
  }

  private crossLevel(a: number, b: number): number {
    if (a === 0 || b === 0) return MISSING;
    return a === b ? 0 : this.cachedLevel(1, a, b);
  }

  private setLevel(f: number, level: number, a: number, b: number): void {
    const field = this.fields[f] as Compiled;
    const share = field.share[level] as number;
    const { bits: all } = field.rarity;
    const bits = share === 0 ? 0 : share * Math.min(all[a] as number, all[b] as number);
    this.set(f, level, (field.base[level] as number) + bits, bits);
  }

  private set(f: number, level: number, weight: number, bits: number): void {
    this.levels[f] = level;
    this.weights[f] = weight;
    this.rarity[f] = bits;
  }

  private cachedLevel(f: number, a: number, b: number): number {
    const low = a < b ? a : b;
    const high = a < b ? b : a;
    const slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - CACHE_BITS);
    const lows = this.cacheLow[f] as Int32Array;
    const highs = this.cacheHigh[f] as Int32Array;
    const cached = this.cacheLevel[f] as Int8Array;
    if (lows[slot] === low && highs[slot] === high) return cached[slot] as number;
    const store = this.values.stores[this.values.storeOf[f] as number] as SharedStore;
    // Jaro-Winkler isn't quite symmetric: the content decides which comes first, never the id.
    const swap = (store.hash[low] as number) > (store.hash[high] as number);
    const level = levelOf((this.fields[f] as Compiled).kind, store, swap ? high : low, swap ? low : high);
    lows[slot] = low;
    highs[slot] = high;
    cached[slot] = level;
    return level;
  }
}

const UNKNOWN = -2;

/** Bits that speak for one person clearly. */
const CLEAR = 3;
/** Bits below the threshold at which a held total stops. */
const HELD = 0.01;

const PERSONAL: ReadonlySet<Kind> = new Set<Kind>(['given', 'date', 'number']);
const STRONG: ReadonlySet<Kind> = new Set<Kind>(['number', 'email', 'phone', 'street', 'postcode']);

/** Bits above the threshold that a pair needs when nothing agrees that a household doesn't share. */
const HOUSEHOLD_MARGIN = 1;

/**
 * Whether weights by field, however much they add up to, leave a pair to a person: when hardly anything but names
 * agrees; when neither given name, birth date nor national number agrees and the rest is only just enough; and when a
 * name clearly differs although neither an identifier nor an address agrees.
 *
 * @param above bits of the total above the threshold.
 */
export function holdOf(kinds: readonly Kind[], weights: ArrayLike<number>, above: number): Hold | null {
  let [beside, strong, differing, personal] = [0, false, false, false];
  for (let f = 0; f < kinds.length; f += 1) {
    const weight = weights[f] as number;
    const kind = kinds[f] as Kind;
    const isName = kind === 'given' || kind === 'family';
    if (isName && weight < -1) differing = true;
    if (!isName && kind !== 'gender') beside += Math.max(0, weight);
    if (weight > 1 && PERSONAL.has(kind)) personal = true;
    if (weight >= CLEAR && STRONG.has(kind)) strong = true;
  }
  if (beside < CLEAR || (!personal && above < HOUSEHOLD_MARGIN)) return 'TOO_LITTLE_AGREES';
  return differing && !strong ? 'NAMES_DIFFER' : null;
}

/** A total that is held stays just below the threshold. */
export const heldTotal = (total: number, hold: Hold | null, merge: number): number =>
  hold === null ? total : Math.min(total, merge - HELD);

/** What clustering needs of a scorer, by record. */
export function weigherOf(
  prepared: Values & { cells: Int32Array; fields: readonly unknown[] },
  scorer: Scorer,
): Weigher {
  const { cells } = prepared;
  const width = prepared.fields.length;
  return {
    levels: scorer.levels,
    weights: scorer.weights,
    weigh: (a, b) => scorer.score(cells, a * width, cells, b * width, Number.NEGATIVE_INFINITY),
    total: (weights) => scorer.total(weights),
  };
}

function compile(field: FieldModel, rarity: Rarity): Compiled {
  const names = LEVELS[field.kind];
  const base = Float64Array.from(field.m, (m, level) => Math.log2(m / (field.u[level] as number)));
  const share = Float64Array.from(names, (name) => RARITY_SHARE[name] ?? 0);
  const most = Math.max(0, -Math.log2(field.rare) - averageBits(field));
  let best = Number.NEGATIVE_INFINITY;
  for (let level = 1; level < base.length; level += 1) {
    best = Math.max(best, (base[level] as number) + (share[level] as number) * most);
  }
  return { kind: field.kind, base, share, best, rarity };
}

/** Cheap comparisons first: what they rule out saves the others. */
const cost = (kind: Kind): number =>
  ['gender', 'other', 'number', 'date', 'phone', 'house', 'postcode', 'email', 'place', 'street'].indexOf(
    kind,
  );
