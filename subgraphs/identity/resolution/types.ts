/** A record as it came: column name to text. Empty or placeholder text counts as missing. */
export type RawRecord = { id: string; values: Readonly<Record<string, string>> };

/**
 * A record made comparable: field name to normalised text, missing fields absent. Plain data, may be stored; made
 * again from the raw record when `ENGINE_VERSION` changes.
 */
export type Person = { id: string; values: Readonly<Record<string, string>> };

/** How the values of a field are compared; each kind has its own levels, best first (see `LEVELS` in `levels.ts`). */
export type Kind =
  | 'given'
  | 'family'
  | 'date'
  | 'number'
  | 'email'
  | 'phone'
  | 'house'
  | 'street'
  | 'place'
  | 'postcode'
  | 'gender'
  | 'other';

/** What the model knows of one field. Probabilities are by level, in the order of the kind's levels. */
export type FieldModel = {
  field: string;
  kind: Kind;
  /** Probability of each level when both records are of one person. */
  m: readonly number[];
  /** Probability of each level when they are of two people. */
  u: readonly number[];
  /** Share of people who have a value, for values that are frequent; by normalised value. */
  frequencies: Readonly<Record<string, number>>;
  /** The share taken for every value that isn't listed. */
  rare: number;
};

/** Two fields that agree together more often than by chance though the people differ: a suburb and its postcode. */
export type Dependency = {
  first: string;
  second: string;
  /** 0 to 1: the part of the lesser of both weights that says nothing new. */
  overlap: number;
};

/**
 * The other explanation of a likeness: two people who live together. They share some fields as one person's records do,
 * each with a probability of its own, and are strangers in the others.
 */
export type Relatives = {
  /** log2 of the odds that two records taken at random are of two people who live together. */
  prior: number;
  /** By field: probability that such people share it. A field that isn't named is not shared. */
  shared: Readonly<Record<string, number>>;
};

/** Plain JSON. Weights of a pair depend on the model and the two people only. */
export type Model = {
  engineVersion: number;
  /** How many records it was learned from; 0 for `DEFAULT_MODEL`. */
  records: number;
  /** log2 of the odds that two records taken at random are of one person. */
  prior: number;
  fields: readonly FieldModel[];
  dependencies: readonly Dependency[];
  relatives: Relatives;
  thresholds: Thresholds;
};

/** On the total: log2 of the odds that two records are of one person. At or above `merge` they are merged; at or above `review` a person looks. */
export type Thresholds = { merge: number; review: number };

/** One field of a pair. A field that is missing on either side is not in the list. */
export type Comparison = {
  field: string;
  /** Name of the level, such as `EXACT` or `ONE_DIGIT`. */
  level: string;
  /** Evidence in bits: log2 of m/u, adjusted for the frequency of the value; positive speaks for one person. */
  weight: number;
  /** Bits taken off because another field said the same; already taken off `weight`. */
  overlap: number;
  left: string;
  right: string;
};

/** Why a pair isn't merged however much its weights add up to: the total then stays just below the threshold. */
export type Hold = 'NAMES_DIFFER' | 'TOO_LITTLE_AGREES';

export type Verdict = 'MERGE' | 'REVIEW' | 'APART';

export type Explanation = {
  comparisons: readonly Comparison[];
  prior: number;
  /** Bits taken off because they may be two people who live together. */
  relatives: number;
  /** `prior` and all weights added, less `relatives`. */
  total: number;
  /** Of the total: 0 to 1. */
  probability: number;
  hold: Hold | null;
  verdict: Verdict;
  thresholds: Thresholds;
};

/** A scored pair; `weight` is the total in bits, as `weightOf` gives it. */
export type ScoredPair = { a: string; b: string; weight: number };

/** What people decided. `apart` always holds; `together` holds unless it contradicts `apart`. */
export type Decisions = {
  apart?: readonly (readonly [string, string])[];
  together?: readonly (readonly [string, string])[];
};

export type LearnOptions = {
  /** Most pairs looked at in each pass of the expectation-maximisation. */
  pairs?: number;
};
