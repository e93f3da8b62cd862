import { variantsOf } from '../rules/names.ts';
import { soundOf } from './scripts.ts';
import type { Kind } from './types.ts';

/** Fields of one family of kinds share a store, so that a given name can be compared with a family name by id. */
export const storeKindOf = (kind: Kind): Kind => (kind === 'family' ? 'given' : kind);

/** A store as it travels to another thread: the arrays lie in shared memory. */
export type SharedStore = {
  kind: Kind;
  count: number;
  codes: Uint16Array;
  start: Uint32Array;
  mask: Int32Array;
  hash: Int32Array;
  sound: Int32Array;
  part: Int32Array;
};

const VARIANT_NAMES = new Map([...variantsOf.keys()].sort().map((name, index) => [name, index + 1]));
const VARIANT_BITS = 11;
const VARIANT_PAIRS = new Set<number>();
for (const [name, others] of variantsOf) {
  for (const other of others) VARIANT_PAIRS.add(variantPair(variantOf(name), variantOf(other)));
}

function variantOf(name: string): number {
  return VARIANT_NAMES.get(name) ?? 0;
}
function variantPair(a: number, b: number): number {
  return (a << VARIANT_BITS) | b;
}

/** Whether the names behind two `variant`s are used by one person. */
export const areVariants = (a: number, b: number): boolean =>
  a !== 0 && b !== 0 && VARIANT_PAIRS.has(variantPair(a, b));

/**
 * Distinct normalised values with what comparing them needs, in typed arrays; ids count from 1, 0 is a missing value.
 * Nothing of a value's features depends on its id, so the order in which values come makes no difference.
 */
export class Store implements SharedStore {
  readonly kind: Kind;
  count = 0;
  /** UTF-16 codes of all values, value `id` at `start[id]` to `start[id + 1]`. */
  codes = new Uint16Array(1024);
  start = new Uint32Array(64);
  /** Which letters occur: two values `d` edits apart differ in at most `2 d` bits. */
  mask = new Int32Array(64);
  hash = new Int32Array(64);
  /** Names: hash of how the first word sounds, 0 when nothing is left of it. */
  sound = new Int32Array(64);
  /** Names: length of the first word and, above it, the id among names that have variants. Emails: length of the local part. */
  part = new Int32Array(64);
  private table = new Int32Array(256);

  constructor(kind: Kind) {
    this.kind = kind;
    this.start[1] = 0;
  }

  static from(shared: SharedStore): Store {
    const store = new Store(shared.kind);
    Object.assign(store, shared);
    return store;
  }

  /** The id of a value, the same for the same text. Not for stores that came from another thread. */
  intern(text: string): number {
    if (text === '') return 0;
    const hash = hashOf(text);
    const size = this.table.length;
    let slot = mix(hash) & (size - 1);
    for (let id = this.table[slot] as number; id !== 0; id = this.table[slot] as number) {
      if (this.hash[id] === hash && this.equals(id, text)) return id;
      slot = (slot + 1) & (size - 1);
    }
    const id = this.append(text, hash);
    this.table[slot] = id;
    if (id * 2 > size) this.rehash(size * 2);
    return id;
  }

  textOf(id: number): string {
    let text = '';
    for (let i = this.start[id] as number; i < (this.start[id + 1] as number); i += 1) {
      text += String.fromCharCode(this.codes[i] as number);
    }
    return text;
  }

  /** In memory that threads share, and no longer than needed. The look-up table stays behind. */
  share(): SharedStore {
    const { kind, count } = this;
    const length = this.start[count + 1] as number;
    return {
      kind,
      count,
      codes: shared16(this.codes, length),
      start: sharedU32(this.start, count + 2),
      mask: shared32(this.mask, count + 1),
      hash: shared32(this.hash, count + 1),
      sound: shared32(this.sound, count + 1),
      part: shared32(this.part, count + 1),
    };
  }

  private append(text: string, hash: number): number {
    this.count += 1;
    const id = this.count;
    if (id + 2 > this.start.length) this.growValues();
    const from = this.start[id] as number;
    const to = from + text.length;
    if (to > this.codes.length) this.codes = grown(this.codes, Math.max(to, this.codes.length * 2));
    let mask = 0;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      this.codes[from + i] = code;
      mask |= 1 << (code & 31);
    }
    this.start[id + 1] = to;
    this.mask[id] = mask;
    this.hash[id] = hash;
    if (this.kind === 'given') {
      const space = text.indexOf(' ');
      const first = space > 0 ? text.slice(0, space) : text;
      const sound = soundOf(first);
      this.sound[id] = sound.length > 1 ? hashOf(sound) : 0;
      this.part[id] = (variantOf(first) << 16) | Math.min(first.length, 0xffff);
    } else if (this.kind === 'email') {
      this.part[id] = Math.max(0, text.lastIndexOf('@'));
    }
    return id;
  }

  private growValues(): void {
    const size = this.start.length * 2;
    this.start = grown(this.start, size);
    this.mask = grown(this.mask, size);
    this.hash = grown(this.hash, size);
    this.sound = grown(this.sound, size);
    this.part = grown(this.part, size);
  }

  private equals(id: number, text: string): boolean {
    const from = this.start[id] as number;
    if ((this.start[id + 1] as number) - from !== text.length) return false;
    for (let i = 0; i < text.length; i += 1) if (this.codes[from + i] !== text.charCodeAt(i)) return false;
    return true;
  }

  private rehash(size: number): void {
    const table = new Int32Array(size);
    for (let id = 1; id <= this.count; id += 1) {
      let slot = mix(this.hash[id] as number) & (size - 1);
      while (table[slot] !== 0) slot = (slot + 1) & (size - 1);
      table[slot] = id;
    }
    this.table = table;
  }
}

/** 32-bit FNV-1a over UTF-16 codes. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}

/** Spreads a hash over all bits (MurmurHash3's finaliser). */
export function mix(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}

function grown<T extends Uint16Array | Uint32Array | Int32Array>(array: T, size: number): T {
  const copy = new (array.constructor as new (size: number) => T)(size);
  copy.set(array);
  return copy;
}

const shared16 = (array: Uint16Array, length: number): Uint16Array => {
  const copy = new Uint16Array(new SharedArrayBuffer(length * 2));
  copy.set(array.subarray(0, length));
  return copy;
};
const sharedU32 = (array: Uint32Array, length: number): Uint32Array => {
  const copy = new Uint32Array(new SharedArrayBuffer(length * 4));
  copy.set(array.subarray(0, length));
  return copy;
};
const shared32 = (array: Int32Array, length: number): Int32Array => {
  const copy = new Int32Array(new SharedArrayBuffer(length * 4));
  copy.set(array.subarray(0, length));
  return copy;
};
