import { type Field, fieldsOf, normaliseValue, splitFullName } from './normalise.ts';
import { sortedIndexes } from './sorting.ts';
import { type SharedStore, Store, storeKindOf } from './store.ts';

/** Records as columns of ids, ready to be compared; all arrays are in shared memory, so that it may be posted to other threads. */
export type Prepared = {
  count: number;
  fields: readonly Field[];
  /** Values of each field: `stores[storeOf[field]]`. */
  stores: readonly SharedStore[];
  storeOf: readonly number[];
  /** Value id of field `f` of record `i` at `i * fields.length + f`, 0 for none. Records stand in an order that depends on their ids only. */
  cells: Int32Array;
  /** For each record its place in the input. */
  input: Uint32Array;
  /** UTF-8 of the record ids, in the order of the records: record `i` at `idStart[i]` to `idStart[i + 1]`. */
  idBytes: Uint8Array;
  idStart: Uint32Array;
};

const utf8 = new TextDecoder();

export const idOf = (prepared: Prepared, record: number): string =>
  Buffer.from(
    prepared.idBytes.subarray(prepared.idStart[record] as number, prepared.idStart[record + 1] as number),
  ).toString('utf8');

/**
 * Collects records by column without keeping a string for each cell: the same text in a column is stored once, as bytes.
 * Call `cell` for the cells of a row that aren't empty, then `endRow` with its record id.
 */
export class Table {
  readonly columns: readonly string[];
  private readonly cells: Interner[];
  private readonly ids: Int32Array[];
  private idBytes = new Uint8Array(1 << 16);
  private idStart = new Uint32Array(1 << 12);
  private size = 0;

  /** @param columns without `record_id`. */
  constructor(columns: readonly string[]) {
    this.columns = columns;
    this.cells = columns.map(() => new Interner());
    this.ids = columns.map(() => new Int32Array(1 << 12));
  }

  get count(): number {
    return this.size;
  }

  /** UTF-8 at `bytes[from, to)`. */
  cell(column: number, bytes: Uint8Array, from: number, to: number): void {
    (this.ids[column] as Int32Array)[this.size] = (this.cells[column] as Interner).intern(bytes, from, to);
  }

  endRow(bytes: Uint8Array, from: number, to: number): void {
    const start = this.idStart[this.size] as number;
    const end = start + to - from;
    if (end > this.idBytes.length) this.idBytes = grownBytes(this.idBytes, end);
    for (let i = from; i < to; i += 1) this.idBytes[start + i - from] = bytes[i] as number;
    this.size += 1;
    if (this.size + 1 >= this.idStart.length) {
      const size = this.idStart.length * 2;
      const starts = new Uint32Array(size);
      starts.set(this.idStart);
      this.idStart = starts;
      for (const [column, ids] of this.ids.entries()) {
        const copy = new Int32Array(size);
        copy.set(ids);
        this.ids[column] = copy;
      }
    }
    this.idStart[this.size] = end;
  }

  addRow(id: string, values: Readonly<Record<string, string>>): void {
    for (const [column, name] of this.columns.entries()) {
      const text = Object.hasOwn(values, name) ? values[name] : undefined;
      if (!text) continue;
      const bytes = Buffer.from(text);
      this.cell(column, bytes, 0, bytes.length);
    }
    const bytes = Buffer.from(id);
    this.endRow(bytes, 0, bytes.length);
  }

  /** Normalises every distinct value once. The table is used up. */
  prepare(): Prepared {
    const fields = fieldsOf(this.columns);
    const kinds = fields.map(({ kind }) => storeKindOf(kind));
    const stores: Store[] = [];
    const storeOf = kinds.map((kind) => {
      const shared = kind === 'given' ? stores.findIndex((store) => store.kind === kind) : -1;
      return shared >= 0 ? shared : stores.push(new Store(kind)) - 1;
    });
    const { input, idBytes, idStart } = this.canonicalOrder();
    const width = fields.length;
    const cells = new Int32Array(new SharedArrayBuffer(this.size * width * 4));
    for (const [index, field] of fields.entries()) {
      const column = this.columns.indexOf(field.name);
      if (column < 0) continue;
      const store = stores[storeOf[index] as number] as Store;
      const valueIds = this.valuesOf(column, (text) => store.intern(normaliseValue(field.kind, text)));
      const ids = this.ids[column] as Int32Array;
      for (let record = 0; record < this.size; record += 1) {
        cells[record * width + index] = valueIds[ids[input[record] as number] as number] as number;
      }
      this.ids[column] = new Int32Array(0);
    }
    const full = this.columns.indexOf('full_name');
    if (full >= 0) {
      const store = stores[storeOf[0] as number] as Store;
      const values = this.cells[full] as Interner;
      const parts = new Int32Array((values.count + 1) * 2);
      for (let id = 1; id <= values.count; id += 1) {
        const name = splitFullName(utf8.decode(values.bytesOf(id)));
        parts[id * 2] = store.intern(name.given);
        parts[id * 2 + 1] = store.intern(name.family);
      }
      const ids = this.ids[full] as Int32Array;
      for (let record = 0; record < this.size; record += 1) {
        const id = ids[input[record] as number] as number;
        const given = record * width;
        if (cells[given] === 0) cells[given] = parts[id * 2] as number;
        if (cells[given + 1] === 0) cells[given + 1] = parts[id * 2 + 1] as number;
      }
    }
    return {
      count: this.size,
      fields,
      stores: stores.map((store) => store.share()),
      storeOf,
      cells,
      input,
      idBytes,
      idStart,
    };
  }

  private valuesOf(column: number, read: (text: string) => number): Int32Array {
    const values = this.cells[column] as Interner;
    const valueIds = new Int32Array(values.count + 1);
    for (let id = 1; id <= values.count; id += 1) valueIds[id] = read(utf8.decode(values.bytesOf(id)));
    this.cells[column] = new Interner();
    return valueIds;
  }

  /** By a hash of the record id, then the id. */
  private canonicalOrder(): Pick<Prepared, 'input' | 'idBytes' | 'idStart'> {
    const hashes = new Int32Array(this.size);
    for (let i = 0; i < this.size; i += 1) {
      hashes[i] = hashBytes(this.idBytes, this.idStart[i] as number, this.idStart[i + 1] as number);
    }
    const sorted = sortedIndexes(hashes);
    const input = new Uint32Array(new SharedArrayBuffer(this.size * 4));
    input.set(sorted);
    for (let from = 0; from < input.length; ) {
      let to = from + 1;
      while (to < input.length && hashes[input[to] as number] === hashes[input[from] as number]) to += 1;
      if (to - from > 1) input.subarray(from, to).sort((a, b) => Buffer.compare(this.idAt(a), this.idAt(b)));
      from = to;
    }
    const idBytes = new Uint8Array(new SharedArrayBuffer(this.idStart[this.size] as number));
    const idStart = new Uint32Array(new SharedArrayBuffer((this.size + 1) * 4));
    for (let record = 0; record < this.size; record += 1) {
      const bytes = this.idAt(input[record] as number);
      idBytes.set(bytes, idStart[record] as number);
      idStart[record + 1] = (idStart[record] as number) + bytes.length;
    }
    return { input, idBytes, idStart };
  }

  private idAt(index: number): Uint8Array {
    return this.idBytes.subarray(this.idStart[index] as number, this.idStart[index + 1] as number);
  }
}

/** Distinct byte strings; ids count from 1, 0 is the empty one. */
class Interner {
  count = 0;
  private bytes = new Uint8Array(1 << 12);
  private start = new Uint32Array(1 << 8);
  private hashes = new Int32Array(1 << 8);
  private table = new Int32Array(1 << 9);

  intern(source: Uint8Array, from: number, to: number): number {
    if (to === from) return 0;
    const hash = hashBytes(source, from, to);
    const mask = this.table.length - 1;
    let slot = hash & mask;
    for (let id = this.table[slot] as number; id !== 0; id = this.table[slot] as number) {
      if (this.hashes[id] === hash && this.equals(id, source, from, to)) return id;
      slot = (slot + 1) & mask;
    }
    this.count += 1;
    const id = this.count;
    this.table[slot] = id;
    if (id + 2 > this.start.length) {
      const size = this.start.length * 2;
      const starts = new Uint32Array(size);
      starts.set(this.start);
      this.start = starts;
      const hashes = new Int32Array(size);
      hashes.set(this.hashes);
      this.hashes = hashes;
    }
    const at = this.start[id] as number;
    const end = at + to - from;
    if (end > this.bytes.length) this.bytes = grownBytes(this.bytes, end);
    for (let i = from; i < to; i += 1) this.bytes[at + i - from] = source[i] as number;
    this.start[id + 1] = end;
    this.hashes[id] = hash;
    if (id * 2 > this.table.length) this.rehash();
    return id;
  }

  bytesOf(id: number): Uint8Array {
    return this.bytes.subarray(this.start[id] as number, this.start[id + 1] as number);
  }

  private equals(id: number, source: Uint8Array, from: number, to: number): boolean {
    const at = this.start[id] as number;
    if ((this.start[id + 1] as number) - at !== to - from) return false;
    for (let i = from; i < to; i += 1) if (this.bytes[at + i - from] !== source[i]) return false;
    return true;
  }

  private rehash(): void {
    const table = new Int32Array(this.table.length * 2);
    const mask = table.length - 1;
    for (let id = 1; id <= this.count; id += 1) {
      let slot = (this.hashes[id] as number) & mask;
      while (table[slot] !== 0) slot = (slot + 1) & mask;
      table[slot] = id;
    }
    this.table = table;
  }
}

function grownBytes(bytes: Uint8Array, least: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(Math.max(least, bytes.length * 2));
  copy.set(bytes);
  return copy;
}

/** The order in which records stand wherever order could matter: by a hash of the id, then the id. */
export function canonicalIds(ids: readonly string[]): string[] {
  const keyed = ids.map((id) => {
    const bytes = Buffer.from(id);
    return { id, bytes, hash: hashBytes(bytes, 0, bytes.length) >>> 0 };
  });
  return keyed.sort((a, b) => a.hash - b.hash || Buffer.compare(a.bytes, b.bytes)).map(({ id }) => id);
}

/** FNV-1a, its bits spread (MurmurHash3's finaliser). */
function hashBytes(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i += 1) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}
