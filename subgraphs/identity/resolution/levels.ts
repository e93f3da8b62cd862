import { editDistance, jaroWinkler } from './distances.ts';
import { areVariants, type SharedStore } from './store.ts';
import type { Kind } from './types.ts';

const NAME = ['EXACT', 'SWAPPED', 'VARIANT', 'CLOSE', 'SIMILAR', 'INITIAL', 'DIFFERENT_RARE', 'DIFFERENT'];
const TEXT = ['EXACT', 'CLOSE', 'SIMILAR', 'DIFFERENT'];

/**
 * Levels of each kind, best first; the last is "different".
 *
 * Names: `SWAPPED` given and family name changed places; `VARIANT` a nickname, or one of several names; `CLOSE` one
 * slip (two in long names); `SIMILAR` sounds alike or Jaro-Winkler at least 0.88; `DIFFERENT_RARE` different, and one of
 * them so rare that it may be a damaged form of anything: two names that are both usual are rather two people.
 * Dates: `SWAPPED` day and month; `ONE_DIGIT` one slip; `PART` two of year, month and day agree.
 */
export const LEVELS = {
  given: NAME,
  family: NAME,
  date: ['EXACT', 'SWAPPED', 'ONE_DIGIT', 'PART', 'DIFFERENT'],
  number: ['EXACT', 'ONE_DIGIT', 'TWO_DIGITS', 'DIFFERENT'],
  email: ['EXACT', 'SAME_LOCAL_PART', 'CLOSE', 'DIFFERENT'],
  phone: ['EXACT', 'ONE_DIGIT', 'DIFFERENT'],
  house: ['EXACT', 'ONE_DIGIT', 'DIFFERENT'],
  street: TEXT,
  place: TEXT,
  postcode: ['EXACT', 'ONE_DIGIT', 'SAME_BEGINNING', 'DIFFERENT'],
  gender: ['EXACT', 'DIFFERENT'],
  other: ['EXACT', 'DIFFERENT'],
} as const satisfies Record<Kind, readonly string[]>;

export const NAME_LEVEL = {
  exact: 0,
  swapped: 1,
  variant: 2,
  close: 3,
  similar: 4,
  initial: 5,
  differentRare: 6,
  different: 7,
} as const;

/** The level of two different values of a store, as an index into `LEVELS[kind]`. `SWAPPED` and `DIFFERENT_RARE` names are the caller's to see. */
export function levelOf(kind: Kind, store: SharedStore, a: number, b: number): number {
  switch (kind) {
    case 'given':
      return givenLevel(store, a, b);
    case 'family':
      return familyLevel(store, a, b);
    case 'date':
      return dateLevel(store, a, b);
    case 'number':
      return within(store, a, b, 1) ? 1 : within(store, a, b, 2) ? 2 : 3;
    case 'email':
      return emailLevel(store, a, b);
    case 'phone':
    case 'house':
      return within(store, a, b, 1) ? 1 : 2;
    case 'street':
    case 'place':
      return textLevel(store, a, b);
    case 'postcode':
      return postcodeLevel(store, a, b);
    case 'gender':
    case 'other':
      return 1;
  }
}

const lengthOf = (store: SharedStore, id: number): number =>
  (store.start[id + 1] as number) - (store.start[id] as number);

function bits(mask: number): number {
  let n = mask - ((mask >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Whether two values are at most `max` edits apart. */
function within(store: SharedStore, a: number, b: number, max: number): boolean {
  if (bits((store.mask[a] as number) ^ (store.mask[b] as number)) > 2 * max) return false;
  const { start, codes } = store;
  const [from, to] = [start[a] as number, start[a + 1] as number];
  const [otherFrom, otherTo] = [start[b] as number, start[b + 1] as number];
  if (Math.abs(to - from - (otherTo - otherFrom)) > max) return false;
  return editDistance(codes, from, to, codes, otherFrom, otherTo, max) <= max;
}

/** Whether the Jaro-Winkler similarity is at least `least`; letters that only one of them has bound it from above. */
function similar(store: SharedStore, a: number, b: number, least: number): boolean {
  const { start, codes } = store;
  const [from, to] = [start[a] as number, start[a + 1] as number];
  const [otherFrom, otherTo] = [start[b] as number, start[b + 1] as number];
  const [mask, other] = [store.mask[a] as number, store.mask[b] as number];
  const [n, k] = [to - from, otherTo - otherFrom];
  const matches = Math.min(n - bits(mask & ~other), k - bits(other & ~mask));
  const jaro = (matches / n + matches / k + 1) / 3;
  const best = codes[from] === codes[otherFrom] ? jaro + 0.4 * (1 - jaro) : jaro;
  return best >= least && jaroWinkler(codes, from, to, codes, otherFrom, otherTo) >= least;
}

/** Whether `codes[from, from + length)` stands at `otherFrom` too. */
function sameCodes(store: SharedStore, from: number, otherFrom: number, length: number): boolean {
  for (let i = 0; i < length; i += 1) if (store.codes[from + i] !== store.codes[otherFrom + i]) return false;
  return true;
}

const { variant, close, similar: alike, initial, different } = NAME_LEVEL;

function givenLevel(store: SharedStore, a: number, b: number): number {
  const [part, otherPart] = [store.part[a] as number, store.part[b] as number];
  const [first, otherFirst] = [part & 0xffff, otherPart & 0xffff];
  const [from, otherFrom] = [store.start[a] as number, store.start[b] as number];
  if (first === 1 || otherFirst === 1)
    return store.codes[from] === store.codes[otherFrom] ? initial : different;
  const firstOnly = lengthOf(store, a) > first || lengthOf(store, b) > otherFirst;
  if (firstOnly && first === otherFirst && sameCodes(store, from, otherFrom, first)) return variant;
  if (areVariants(part >>> 16, otherPart >>> 16)) return variant;
  return spellingLevel(store, a, b);
}

function familyLevel(store: SharedStore, a: number, b: number): number {
  const [n, k] = [lengthOf(store, a), lengthOf(store, b)];
  const [from, otherFrom] = [store.start[a] as number, store.start[b] as number];
  if (n === 1 || k === 1) return store.codes[from] === store.codes[otherFrom] ? initial : different;
  const level = spellingLevel(store, a, b);
  const shorter = Math.min(n, k);
  if (level > close && shorter >= 4 && n !== k) {
    const starts = sameCodes(store, from, otherFrom, shorter);
    const ends = sameCodes(store, from + n - shorter, otherFrom + k - shorter, shorter);
    if (starts || ends) return variant;
  }
  return level;
}

function spellingLevel(store: SharedStore, a: number, b: number): number {
  const shorter = Math.min(lengthOf(store, a), lengthOf(store, b));
  if (shorter >= 3 && within(store, a, b, shorter >= 7 ? 2 : 1)) return close;
  const sound = store.sound[a] as number;
  if (sound !== 0 && sound === store.sound[b]) return alike;
  if (similar(store, a, b, 0.88)) return alike;
  const begins =
    shorter >= 3 && sameCodes(store, store.start[a] as number, store.start[b] as number, shorter);
  return begins ? alike : different;
}

function dateLevel(store: SharedStore, a: number, b: number): number {
  const [from, other] = [store.start[a] as number, store.start[b] as number];
  const full = lengthOf(store, a) === 8 && lengthOf(store, b) === 8;
  if (full) {
    const year = sameCodes(store, from, other, 4);
    if (year && sameCodes(store, from + 4, other + 6, 2) && sameCodes(store, from + 6, other + 4, 2))
      return 1;
    if (within(store, a, b, 1)) return 2;
    const month = sameCodes(store, from + 4, other + 4, 2);
    const day = sameCodes(store, from + 6, other + 6, 2);
    return Number(year) + Number(month) + Number(day) >= 2 ? 3 : 4;
  }
  return within(store, a, b, 1) ? 2 : 4;
}

function emailLevel(store: SharedStore, a: number, b: number): number {
  const [local, otherLocal] = [store.part[a] as number, store.part[b] as number];
  const [from, other] = [store.start[a] as number, store.start[b] as number];
  if (local === otherLocal && local > 2 && sameCodes(store, from, other, local)) return 1;
  return within(store, a, b, 2) ? 2 : 3;
}

function textLevel(store: SharedStore, a: number, b: number): number {
  const shorter = Math.min(lengthOf(store, a), lengthOf(store, b));
  if (shorter >= 3 && within(store, a, b, shorter >= 8 ? 2 : 1)) return 1;
  return similar(store, a, b, 0.88) ? 2 : 3;
}

function postcodeLevel(store: SharedStore, a: number, b: number): number {
  if (within(store, a, b, 1)) return 1;
  const half = Math.max(2, Math.min(lengthOf(store, a), lengthOf(store, b)) - 3);
  const long = lengthOf(store, a) >= half && lengthOf(store, b) >= half;
  return long && sameCodes(store, store.start[a] as number, store.start[b] as number, half) ? 2 : 3;
}
