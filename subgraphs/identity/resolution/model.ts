import { ENGINE_VERSION, kindOf } from './normalise.ts';
import type { FieldModel, Kind, Model, Relatives, Thresholds } from './types.ts';

/**
 * What is assumed of a field before anything was learned, and what learning is drawn towards where a file says little.
 * By level, in the order of `LEVELS`.
 */
export const ASSUMED: Readonly<Record<Kind, { m: readonly number[]; u: readonly number[] }>> = {
  given: {
    m: [0.8, 0.01, 0.05, 0.05, 0.02, 0.02, 0.03, 0.02],
    u: [0.005, 0.0003, 0.003, 0.002, 0.01, 0.01, 0.2, 0.7697],
  },
  family: {
    m: [0.8, 0.01, 0.03, 0.06, 0.03, 0.01, 0.04, 0.02],
    u: [0.002, 0.0003, 0.001, 0.001, 0.008, 0.002, 0.3, 0.6857],
  },
  date: { m: [0.86, 0.02, 0.05, 0.04, 0.03], u: [0.00004, 0.00005, 0.0006, 0.004, 0.99531] },
  number: { m: [0.9, 0.05, 0.02, 0.03], u: [0.000001, 0.00001, 0.0003, 0.999689] },
  email: { m: [0.75, 0.06, 0.06, 0.13], u: [0.00001, 0.0003, 0.0002, 0.99949] },
  phone: { m: [0.75, 0.06, 0.19], u: [0.00001, 0.0001, 0.99989] },
  house: { m: [0.85, 0.07, 0.08], u: [0.02, 0.12, 0.86] },
  street: { m: [0.78, 0.09, 0.05, 0.08], u: [0.002, 0.001, 0.01, 0.987] },
  place: { m: [0.82, 0.06, 0.03, 0.09], u: [0.01, 0.001, 0.02, 0.969] },
  postcode: { m: [0.82, 0.07, 0.04, 0.07], u: [0.003, 0.005, 0.03, 0.962] },
  gender: { m: [0.97, 0.03], u: [0.5, 0.5] },
  other: { m: [0.85, 0.15], u: [0.05, 0.95] },
};

/**
 * How much of a value's rarity counts at a level, by kind of level: two who share an unusual name are rather one person
 * than two who share a usual one; less so when the names are only alike.
 */
export const RARITY_SHARE: Readonly<Record<string, number>> = {
  EXACT: 1,
  SWAPPED: 1,
  VARIANT: 0.5,
  CLOSE: 0.5,
  ONE_DIGIT: 0,
  SAME_LOCAL_PART: 0.5,
  SIMILAR: 0.25,
};

/** Odds of 20 to 1 for one person merge (a probability of 0.95), even odds are looked at. */
export const THRESHOLDS: Thresholds = { merge: 4.3, review: 0 };

/**
 * How probably people who live together share a field, by kind, with the least and the most that learning may make of it.
 * They share an address: that is what the class means, and without a least it could come to mean any people who have something in common.
 */
export const SHARED: Readonly<Record<Kind, { assumed: number; least: number; most: number }>> = {
  given: { assumed: 0.02, least: 0.02, most: 0.06 },
  family: { assumed: 0.85, least: 0.6, most: 0.99 },
  date: { assumed: 0.04, least: 0.04, most: 0.12 },
  number: { assumed: 0.001, least: 0, most: 0.01 },
  email: { assumed: 0.15, least: 0.02, most: 0.6 },
  phone: { assumed: 0.3, least: 0.1, most: 0.9 },
  house: { assumed: 0.95, least: 0.9, most: 0.99 },
  street: { assumed: 0.95, least: 0.9, most: 0.99 },
  place: { assumed: 0.95, least: 0.9, most: 0.99 },
  postcode: { assumed: 0.95, least: 0.9, most: 0.99 },
  gender: { assumed: 0.01, least: 0, most: 0.1 },
  other: { assumed: 0.3, least: 0, most: 0.95 },
};

export const assumedRelatives = (prior: number, fields: readonly FieldModel[]): Relatives => ({
  prior,
  shared: Object.fromEntries(fields.map(({ field, kind }) => [field, SHARED[kind].assumed])),
});

/** Field model out of assumptions alone. */
export function assumedField(field: string): FieldModel {
  const kind = kindOf(field);
  const { m, u } = ASSUMED[kind];
  return { field, kind, m, u, frequencies: {}, rare: u[0] as number };
}

const FIELDS = [
  'given_name',
  'surname',
  'address_1',
  'address_2',
  'city',
  'country',
  'date_of_birth',
  'email',
  'gender',
  'phone',
  'postcode',
  'soc_sec_id',
  'state',
  'street_number',
  'suburb',
].map(assumedField);

/** For comparing before a model was learned. Fields that it doesn't name are ignored. */
export const DEFAULT_MODEL: Model = {
  engineVersion: ENGINE_VERSION,
  records: 0,
  prior: -17,
  fields: FIELDS,
  dependencies: [
    { first: 'postcode', second: 'city', overlap: 0.9 },
    { first: 'postcode', second: 'suburb', overlap: 0.9 },
    { first: 'postcode', second: 'address_1', overlap: 0.4 },
    { first: 'city', second: 'state', overlap: 1 },
    { first: 'state', second: 'country', overlap: 1 },
    { first: 'given_name', second: 'gender', overlap: 1 },
    { first: 'surname', second: 'address_1', overlap: 0.4 },
    { first: 'surname', second: 'email', overlap: 0.5 },
  ],
  relatives: assumedRelatives(-17, FIELDS),
  thresholds: THRESHOLDS,
};
