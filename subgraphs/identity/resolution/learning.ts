import type { BlockPlan } from './blocking.ts';
import { NAME_LEVEL } from './levels.ts';
import { ASSUMED, assumedField, assumedRelatives, SHARED, THRESHOLDS } from './model.ts';
import { ENGINE_VERSION } from './normalise.ts';
import { MISSING, raritiesOf, Scorer } from './scoring.ts';
import { sortedIndexes } from './sorting.ts';
import { mix, type SharedStore } from './store.ts';
import type { Prepared } from './table.ts';
import type { Dependency, FieldModel, Kind, LearnOptions, Model } from './types.ts';

/** Pairs looked at, column by column: what doesn't change while the model is learned. */
type Sample = {
  count: number;
  /** Level of field `f` of pair `i` at `i * width + f`. */
  levels: Int8Array;
  /** By how much the rarity of the values multiplies the likelihood ratio, in the same places. */
  rarity: Float32Array;
  /** How many pairs of the file each pair of the sample stands for; 0 where an earlier pass has it. */
  counts: Float64Array;
  /** How much each pair says of people: the more records a person has, the less. */
  says: Float32Array;
  /** Index into `strata`. */
  stratum: Int32Array;
  /** Fields that agree by the choice of the pairs. */
  strata: (readonly number[])[];
};

const RANDOM_PAIRS = 100_000;
const BLOCKED_PAIRS = 120_000;
const ROUNDS = 16;

/**
 * Learns the model of a file from the file alone: frequencies by counting; u from pairs taken at random; m by
 * expectation-maximisation over pairs of all blocking passes, each field only from passes that don't block on it
 * (Winkler 2000; Linacre et al. 2022). Few or no matches leave the assumptions as they are.
 */
export function learn(prepared: Prepared, plan: BlockPlan, options: LearnOptions = {}): Model {
  const { fields, count } = prepared;
  const people = weightsOfRecords(prepared);
  let models = fields.map(({ name }, field) => countValues(prepared, field, assumedField(name), people));
  const totalPairs = Math.max(1, (count * (count - 1)) / 2);
  let model: Model = {
    engineVersion: ENGINE_VERSION,
    records: count,
    prior: log2Odds(Math.min(0.3, 0.5 / Math.max(1, count))),
    fields: models,
    dependencies: [],
    relatives: assumedRelatives(log2Odds(Math.min(0.3, 0.2 / Math.max(1, count))), models),
    thresholds: THRESHOLDS,
  };
  if (count < 2) return model;
  const scorer = scorerOf(prepared, model);
  const random = randomSample(prepared, scorer, Math.min(options.pairs ?? RANDOM_PAIRS, RANDOM_PAIRS));
  const blocked = blockedSample(prepared, scorer, plan, options.pairs ?? BLOCKED_PAIRS, people);
  const agreeing = agreeingSample(prepared, scorer);
  for (let round = 0; round < ROUNDS; round += 1) {
    const atRandom = posteriors(random, model).same;
    const { same: inBlocks, related } = posteriors(blocked, model);
    const before = models;
    models = models.map((field, f) => ({
      ...field,
      u: unlike(field, f, random, atRandom, models.length),
      m: alike(field, f, blocked, inBlocks, models.length),
    }));
    let [matches, relatives] = [0, 0];
    for (let i = 0; i < blocked.count; i += 1) {
      matches += (blocked.counts[i] as number) * (inBlocks[i] as number);
      relatives += (blocked.counts[i] as number) * (related[i] as number);
    }
    const prior = log2Odds(Math.min(0.5, (matches + Math.min(10, 0.02 * count)) / (totalPairs + count)));
    const dependencies =
      round % 5 === 4 ? dependenciesOf(models, agreeing, posteriors(agreeing, model)) : model.dependencies;
    model = {
      ...model,
      fields: models,
      prior,
      dependencies,
      relatives: {
        prior: log2Odds(Math.min(0.5, (relatives + Math.min(0.5, 0.1 * count)) / (totalPairs + count))),
        shared: sharedBy(model, blocked, related),
      },
    };
    if (round > 5 && round % 5 !== 4 && settled(before, models)) break;
  }
  return model;
}

const log2Odds = (probability: number): number => Math.log2(probability / (1 - probability));

export function scorerOf(prepared: Prepared, model: Model): Scorer {
  const rarities = model.fields.map((field, f) =>
    raritiesOf(field, prepared.stores[prepared.storeOf[f] as number] as SharedStore),
  );
  return new Scorer(model, model.fields, prepared, rarities);
}

/**
 * One over the number of records that look like one person's (names and one more field agree), so that a person with
 * thirty rows doesn't make a rare name look usual.
 */
function weightsOfRecords({ count, cells, fields, stores, storeOf }: Prepared): Float32Array {
  const weights = new Float32Array(count).fill(1);
  const width = fields.length;
  const further = ['number', 'date', 'email', 'phone', 'street', 'postcode']
    .map((kind) => fields.findIndex((field) => field.kind === kind))
    .filter((field) => field >= 0);
  if (fields[0]?.kind !== 'given' || further.length === 0) return weights;
  const hash = (record: number, field: number): number => {
    const id = cells[record * width + field] as number;
    return id === 0 ? 0 : ((stores[storeOf[field] as number] as SharedStore).hash[id] as number);
  };
  const keys = new Int32Array(count);
  for (let i = 0; i < count; i += 1) {
    const field = further.find((candidate) => cells[i * width + candidate] !== 0);
    const names = Math.imul(hash(i, 0), 31) + (fields[1]?.kind === 'family' ? hash(i, 1) : 0);
    keys[i] = field === undefined ? mix(i) : mix(Math.imul(names, 17) + hash(i, field));
  }
  const order = sortedIndexes(keys);
  for (let from = 0; from < count; ) {
    let to = from + 1;
    while (to < count && keys[order[to] as number] === keys[order[from] as number]) to += 1;
    for (let i = from; i < to; i += 1) weights[order[i] as number] = 1 / (to - from);
    from = to;
  }
  return weights;
}

/** A value of this many people or more is a usual one, and listed; so is one in this many records, for nobody is mistyped alike so often. */
const USUAL = 3;
const OFTEN = 6;
const MOST_LISTED = 5000;

function countValues(
  prepared: Prepared,
  field: number,
  assumed: FieldModel,
  people: Float32Array,
): FieldModel {
  const { cells, fields, count } = prepared;
  const store = prepared.stores[prepared.storeOf[field] as number] as SharedStore;
  const counts = new Float32Array(store.count + 1);
  const records = new Uint32Array(store.count + 1);
  let total = 0;
  for (let i = 0; i < count; i += 1) {
    const id = cells[i * fields.length + field] as number;
    if (id === 0) continue;
    counts[id] = (counts[id] as number) + (people[i] as number);
    records[id] = (records[id] as number) + 1;
    total += people[i] as number;
  }
  const usual: number[] = [];
  for (let id = 1; id <= store.count; id += 1) {
    if ((counts[id] as number) >= USUAL || (records[id] as number) >= OFTEN) usual.push(id);
  }
  const text = textReader(store);
  const named = usual.map((id) => ({ id, count: counts[id] as number }));
  named.sort((a, b) => b.count - a.count);
  const cut = named[MOST_LISTED]?.count ?? 0;
  const listed = new Set(named.filter((value) => value.count > cut).map(({ id }) => id));
  const assumedU = assumed.u[0] as number;
  const frequency = (holders: number): number =>
    (Math.max(1, holders) - 0.5 + WEIGHT * assumedU) / (total + WEIGHT);
  let [both, any, pairs] = [0, 0, 0];
  // In the order of the records, not of the ids, which depends on the input: sums of fractions depend on their order.
  const done = new Uint8Array(store.count + 1);
  for (let i = 0; i < count; i += 1) {
    const id = cells[i * fields.length + field] as number;
    if (id === 0 || done[id] === 1) continue;
    done[id] = 1;
    const value = counts[id] as number;
    pairs += value * Math.max(0, value - 1);
    if (listed.has(id)) continue;
    both += value * frequency(value);
    any += value;
  }
  const frequencies = Object.fromEntries(
    named.filter(({ id }) => listed.has(id)).map((value) => [text(value.id), frequency(value.count)]),
  );
  const all = total * Math.max(0, total - 1);
  const exact = (pairs + PAIRS * assumedU) / (all + PAIRS);
  const rare = any > 0 ? both / any : Math.min(assumedU, exact);
  return {
    ...assumed,
    u: withExact(assumed.u, Math.min(0.999, exact)),
    frequencies,
    rare: Math.min(0.999, rare),
  };
}

/** People, and pairs of people, that an assumption counts for. */
const WEIGHT = 50;
const PAIRS = 2000;

function withExact(u: readonly number[], exact: number): number[] {
  const rest = 1 - (u[0] as number);
  return u.map((value, level) => (level === 0 ? exact : (value / rest) * (1 - exact)));
}

function textReader(store: SharedStore): (id: number) => string {
  return (id) => {
    let text = '';
    for (let i = store.start[id] as number; i < (store.start[id + 1] as number); i += 1) {
      text += String.fromCharCode(store.codes[i] as number);
    }
    return text;
  };
}

function emptySample(size: number, width: number): Sample {
  return {
    count: 0,
    levels: new Int8Array(size * width),
    rarity: new Float32Array(size * width),
    counts: new Float64Array(size),
    says: new Float32Array(size).fill(1),
    stratum: new Int32Array(size),
    strata: [],
  };
}

function take(sample: Sample, scorer: Scorer, prepared: Prepared, a: number, b: number, count: number): void {
  const width = prepared.fields.length;
  const i = sample.count;
  scorer.score(prepared.cells, a * width, prepared.cells, b * width, Number.NEGATIVE_INFINITY);
  sample.levels.set(scorer.levels, i * width);
  for (let f = 0; f < width; f += 1) sample.rarity[i * width + f] = 2 ** (scorer.rarity[f] as number);
  sample.counts[i] = count;
  sample.stratum[i] = sample.strata.length - 1;
  sample.count += 1;
}

function randomSample(prepared: Prepared, scorer: Scorer, most: number): Sample {
  const { count } = prepared;
  const pairs = (count * (count - 1)) / 2;
  const sample = emptySample(Math.min(most, pairs), prepared.fields.length);
  sample.strata.push([]);
  if (pairs <= most) {
    for (let a = 0; a < count; a += 1)
      for (let b = a + 1; b < count; b += 1) take(sample, scorer, prepared, a, b, 1);
    return sample;
  }
  // The order of the records is already as good as random: any fixed sequence will do.
  let state = 1;
  const next = (): number => {
    state = (state + 1) | 0;
    return (mix(state) >>> 0) % count;
  };
  while (sample.count < most) {
    const [a, b] = [next(), next()];
    if (a !== b) take(sample, scorer, prepared, a, b, pairs / most);
  }
  return sample;
}

/** Pairs of every pass at even distances. */
function blockedSample(
  prepared: Prepared,
  scorer: Scorer,
  plan: BlockPlan,
  most: number,
  people: Float32Array,
): Sample {
  const perPass = Math.ceil(most / Math.max(1, plan.passes.length));
  const size = plan.passes.reduce((sum, { pairs }) => sum + Math.min(pairs, perPass), 0);
  const sample = emptySample(size, prepared.fields.length);
  const width = plan.passes.length;
  const { keys } = plan;
  for (const [p, pass] of plan.passes.entries()) {
    sample.strata.push(pass.fields);
    const stride = Math.max(1, Math.ceil(pass.pairs / perPass));
    const records = plan.members[p] as Uint32Array;
    eachNth(
      records,
      (record) => keys[record * width + p] as number,
      stride,
      (a, b) => {
        let q = 0;
        while (q < p && (keys[a * width + q] === 0 || keys[a * width + q] !== keys[b * width + q])) q += 1;
        sample.says[sample.count] = Math.sqrt((people[a] as number) * (people[b] as number));
        take(sample, scorer, prepared, a, b, q === p ? stride : 0);
      },
    );
  }
  return sample;
}

function eachNth(
  records: Uint32Array,
  keyOf: (record: number) => number,
  stride: number,
  visit: (a: number, b: number) => void,
): void {
  let skip = 0;
  for (let from = 0; from < records.length; ) {
    const key = keyOf(records[from] as number);
    let to = from + 1;
    while (to < records.length && keyOf(records[to] as number) === key) to += 1;
    for (let i = from; i < to; i += 1) {
      const partners = to - i - 1;
      for (; skip < partners; skip += stride) visit(records[i] as number, records[i + 1 + skip] as number);
      skip -= partners;
    }
    from = to;
  }
}

const PAIRS_PER_FIELD = 3000;

/** For each field pairs that have the same value. */
function agreeingSample(prepared: Prepared, scorer: Scorer): Sample {
  const { fields, cells, count } = prepared;
  const width = fields.length;
  const sample = emptySample(PAIRS_PER_FIELD * width, width);
  const column = new Int32Array(count);
  for (let f = 0; f < width; f += 1) {
    sample.strata.push([f]);
    const store = prepared.stores[prepared.storeOf[f] as number] as SharedStore;
    let present = 0;
    for (let i = 0; i < count; i += 1) {
      const id = cells[i * width + f] as number;
      column[i] = id === 0 ? 0 : (store.hash[id] as number) || 1;
      if (id !== 0) present += 1;
    }
    const having = new Uint32Array(present);
    for (let i = 0, n = 0; i < count; i += 1) if (column[i] !== 0) having[n++] = i;
    const order = sortedIndexes(column, having);
    let pairs = 0;
    for (let from = 0; from < order.length; ) {
      let to = from + 1;
      while (to < order.length && column[order[to] as number] === column[order[from] as number]) to += 1;
      pairs += ((to - from) * (to - from - 1)) / 2;
      from = to;
    }
    const stride = Math.max(1, Math.ceil(pairs / PAIRS_PER_FIELD));
    eachNth(
      order,
      (record) => column[record] as number,
      stride,
      (a, b) => take(sample, scorer, prepared, a, b, stride),
    );
  }
  return sample;
}

/** For each pair of the sample the probability that it is of one person, and of two who live together. */
function posteriors(sample: Sample, model: Model): { same: Float64Array; related: Float64Array } {
  const width = model.fields.length;
  const base = model.fields.map(({ m, u }) =>
    Float64Array.from(m, (value, level) => value / (u[level] as number)),
  );
  const names = model.fields.map(({ field }) => field);
  const pairs = model.dependencies.map(({ first, second, overlap }) => ({
    first: names.indexOf(first),
    second: names.indexOf(second),
    overlap,
  }));
  const shared = Float64Array.from(names, (name) => model.relatives.shared[name] as number);
  const ratios = new Float64Array(width);
  const overlaps = new Float64Array(width);
  const [same, related] = [new Float64Array(sample.count), new Float64Array(sample.count)];
  const [prior, relativesPrior] = [2 ** model.prior, 2 ** model.relatives.prior];
  for (let i = 0; i < sample.count; i += 1) {
    let [one, two] = [prior, relativesPrior];
    for (let f = 0; f < width; f += 1) {
      const level = sample.levels[i * width + f] as number;
      const known = level !== MISSING;
      const ratio = known
        ? ((base[f] as Float64Array)[level] as number) * (sample.rarity[i * width + f] as number)
        : 1;
      ratios[f] = ratio;
      one *= ratio;
      two *= 1 - (shared[f] as number) + (shared[f] as number) * ratio;
    }
    overlaps.fill(0);
    for (const { first, second, overlap } of pairs) {
      const [a, b] = [ratios[first] as number, ratios[second] as number];
      if (a <= 1 || b <= 1) continue;
      const lesser = a < b ? first : second;
      const bits = Math.log2(ratios[lesser] as number);
      const taken = Math.min(overlap * bits, bits - (overlaps[lesser] as number));
      overlaps[lesser] = (overlaps[lesser] as number) + taken;
      one *= 2 ** -taken;
      two *= 2 ** -taken;
    }
    same[i] = one / (1 + one + two);
    related[i] = two / (1 + one + two);
  }
  return { same, related };
}

/** u by level: exact agreement from the frequencies, the rest from random pairs. */
function unlike(
  field: FieldModel,
  f: number,
  sample: Sample,
  posterior: Float64Array,
  width: number,
): number[] {
  const assumed = ASSUMED[field.kind].u;
  const counts = new Array<number>(assumed.length).fill(0);
  for (let i = 0; i < sample.count; i += 1) {
    const level = sample.levels[i * width + f] as number;
    if (level !== MISSING) counts[level] = (counts[level] as number) + 1 - (posterior[i] as number);
  }
  const exact = field.u[0] as number;
  const rest = counts.slice(1).reduce((sum, value) => sum + value, 0);
  const assumedRest = 1 - (assumed[0] as number);
  return counts.map((value, level) =>
    level === 0
      ? exact
      : ((value + (PAIRS * (assumed[level] as number)) / assumedRest) / (rest + PAIRS)) * (1 - exact),
  );
}

/** Matches that the assumptions on m count for. */
const MATCHES = 30;

function alike(
  field: FieldModel,
  f: number,
  sample: Sample,
  posterior: Float64Array,
  width: number,
): number[] {
  const assumed = ASSUMED[field.kind].m;
  const counts = assumed.map((value) => value * MATCHES);
  for (let i = 0; i < sample.count; i += 1) {
    const level = sample.levels[i * width + f] as number;
    if (level === MISSING || (sample.strata[sample.stratum[i] as number] as number[]).includes(f)) continue;
    counts[level] = (counts[level] as number) + (posterior[i] as number) * (sample.says[i] as number);
  }
  const total = counts.reduce((sum, value) => sum + value, 0);
  return bounded(
    counts.map((value) => value / total),
    field.kind,
  );
}

/** Most of one person's pairs that may differ in names or dates: beyond it they are rather other people. */
const MOST_DIFFERENT: Partial<Record<Kind, number>> = { given: 0.22, family: 0.22, date: 0.15, number: 0.2 };

function bounded(m: number[], kind: Kind): number[] {
  const most = MOST_DIFFERENT[kind];
  if (most === undefined) return m;
  const from = kind === 'given' || kind === 'family' ? NAME_LEVEL.differentRare : m.length - 1;
  const different = m.slice(from).reduce((sum, value) => sum + value, 0);
  if (different <= most) return m;
  return m.map((value, level) =>
    level >= from ? (value * most) / different : (value * (1 - most)) / (1 - different),
  );
}

/** How probably related people share each field: the m of one person, mixed with the u of strangers. */
function sharedBy(model: Model, sample: Sample, related: Float64Array): Record<string, number> {
  const width = model.fields.length;
  return Object.fromEntries(
    model.fields.map(({ field, kind, m, u }, f): [string, number] => {
      const before = model.relatives.shared[field] as number;
      const { assumed, least, most } = SHARED[kind];
      let [shared, all] = [assumed * RELATED, RELATED];
      for (let i = 0; i < sample.count; i += 1) {
        const level = sample.levels[i * width + f] as number;
        if (level === MISSING || (sample.strata[sample.stratum[i] as number] as number[]).includes(f))
          continue;
        const ratio =
          ((m[level] as number) / (u[level] as number)) * (sample.rarity[i * width + f] as number) * before;
        const says = (related[i] as number) * (sample.says[i] as number);
        shared += (says * ratio) / (ratio + 1 - before);
        all += says;
      }
      return [field, Math.min(most, Math.max(least, shared / all))];
    }),
  );
}

/** Related pairs that the assumptions count for. */
const RELATED = 30;

/** How much agreement of one field says of another among different people: a tree of the strongest (Chow and Liu 1968). */
function dependenciesOf(
  fields: readonly FieldModel[],
  sample: Sample,
  { same, related }: { same: Float64Array; related: Float64Array },
): Dependency[] {
  const width = fields.length;
  const agreeing = fields.map(({ m, u }) => m.map((value, level) => value > (u[level] as number)));
  const together = new Float64Array(width * width);
  const present = new Float64Array(width * width);
  for (let i = 0; i < sample.count; i += 1) {
    const a = (sample.strata[sample.stratum[i] as number] as readonly number[])[0] as number;
    const apart = 1 - (same[i] as number) - (related[i] as number);
    for (let b = 0; b < width; b += 1) {
      const level = sample.levels[i * width + b] as number;
      if (b === a || level === MISSING) continue;
      present[a * width + b] = (present[a * width + b] as number) + apart;
      if ((agreeing[b] as boolean[])[level])
        together[a * width + b] = (together[a * width + b] as number) + apart;
    }
  }
  const chance = fields.map(({ u }, f) =>
    u.reduce((sum, value, level) => sum + ((agreeing[f] as boolean[])[level] ? value : 0), 0),
  );
  const candidates: (Dependency & { bits: number })[] = [];
  for (let a = 0; a < width; a += 1) {
    for (let b = a + 1; b < width; b += 1) {
      const lift = Math.min(liftOf(a, b), liftOf(b, a));
      const most = Math.min(-Math.log2(chance[a] as number), -Math.log2(chance[b] as number));
      if (!(most > 0.1)) continue;
      const overlap = Math.min(1, Math.max(0, Math.log2(lift) / most));
      if (overlap >= 0.1) {
        candidates.push({
          first: (fields[a] as FieldModel).field,
          second: (fields[b] as FieldModel).field,
          overlap,
          bits: overlap * most,
        });
      }
    }
  }
  candidates.sort(
    (one, other) => other.bits - one.bits || (one.first + one.second < other.first + other.second ? -1 : 1),
  );
  const group = new Map(fields.map(({ field }) => [field, field]));
  return candidates.flatMap(({ first, second, overlap }) => {
    const [one, other] = [group.get(first) as string, group.get(second) as string];
    if (one === other) return [];
    for (const [field, name] of group) if (name === other) group.set(field, one);
    return [{ first, second, overlap }];
  });

  function liftOf(a: number, b: number): number {
    const expected = chance[b] as number;
    const seen = (together[a * width + b] as number) + 100 * expected;
    return seen / ((present[a * width + b] as number) + 100) / expected;
  }
}

function settled(before: readonly FieldModel[], after: readonly FieldModel[]): boolean {
  return after.every((field, f) =>
    field.m.every((value, level) => Math.abs(value - ((before[f] as FieldModel).m[level] as number)) < 1e-4),
  );
}
