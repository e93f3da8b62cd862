const LF = 10;
const QUOTE = 34;
const COMMA = 44;
/** Blank, tab, carriage return or line feed. */
const isBlank = (byte: number | undefined): boolean =>
  byte === 32 || byte === 13 || byte === 9 || byte === 10;

/** Bytes of a row; one that is longer is a quote that was never closed, or no CSV. */
const LONGEST_ROW = 1 << 20;

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Of one row: its cells as byte ranges, trimmed or without their quotes, valid only until the next row is read. */
export type CsvBytes = {
  /** Line on which the row begins, from 1. */
  line: number;
  count: number;
  /** Where cell `i` is: `bytes[from[i], to[i])`. */
  bytes: Uint8Array;
  from: Uint32Array;
  to: Uint32Array;
  /** Why the row can't be read; its cells mean nothing then. Where it has no end it is the last one. */
  problem: string | null;
};

/**
 * Reads CSV as `csvRows` does (RFC 4180, UTF-8 with or without byte order mark, cells trimmed, empty lines left out) without making
 * a string of each cell: a file of a million people is mostly bytes that are copied. Calls `visit` for each row.
 */
export async function readCsvBytes(
  chunks: AsyncIterable<Uint8Array | string>,
  visit: (row: CsvBytes) => void,
): Promise<void> {
  const row: CsvBytes = {
    line: 1,
    count: 0,
    bytes: new Uint8Array(0),
    from: new Uint32Array(64),
    to: new Uint32Array(64),
    problem: null,
  };
  let rest = new Uint8Array(0);
  let line = 1;
  let isFirst = true;
  let isOver = false;
  /** @returns how many bytes were taken. */
  const take = (bytes: Uint8Array, isLast: boolean): number => {
    let at = 0;
    if (isFirst && BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte)) at = BYTE_ORDER_MARK.length;
    isFirst = false;
    while (at < bytes.length) {
      const { at: feed, lines, quoted } = endOfRow(bytes, at);
      const isTooLong = (feed < 0 ? bytes.length : feed) - at > LONGEST_ROW;
      if (feed < 0 && !isLast && !isTooLong) break;
      const to = feed < 0 ? bytes.length : feed;
      row.line = line;
      splitRow(bytes, at, isTooLong ? at : to, row);
      if (feed < 0 && quoted) row.problem = 'a quote is opened and never closed';
      else if (isTooLong) row.problem = 'the row is longer than 1 MiB';
      if (row.problem !== null || row.count > 1 || row.from[0] !== row.to[0]) visit(row);
      isOver = feed < 0;
      if (isOver) return bytes.length;
      line += lines;
      at = to + 1;
    }
    return at;
  };
  for await (const chunk of chunks) {
    const next = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    const bytes = rest.length ? Buffer.concat([rest, next]) : next;
    const tooFewForMark = isFirst && bytes.length < BYTE_ORDER_MARK.length;
    rest = Uint8Array.from(tooFewForMark ? bytes : bytes.subarray(take(bytes, false)));
    if (isOver) return;
  }
  take(rest, true);
}

type RowEnd = { at: number; lines: number; quoted: boolean };
const rowEnd: RowEnd = { at: -1, lines: 1, quoted: false };

/** Where the line feed after the row is; -1 when the bytes end before. */
function endOfRow(bytes: Uint8Array, from: number): RowEnd {
  let quoted = false;
  rowEnd.lines = 1;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) quoted = !quoted;
    else if (byte === LF) {
      if (!quoted) {
        rowEnd.at = at;
        rowEnd.quoted = false;
        return rowEnd;
      }
      rowEnd.lines += 1;
    }
  }
  rowEnd.at = -1;
  rowEnd.quoted = quoted;
  return rowEnd;
}

function splitRow(bytes: Uint8Array, from: number, to: number, row: CsvBytes): void {
  row.bytes = bytes;
  row.count = 0;
  row.problem = null;
  let at = from;
  for (;;) {
    if (row.count === row.from.length) grow(row);
    while (at < to && isBlank(bytes[at])) at += 1;
    if (bytes[at] === QUOTE && at < to) {
      at = quotedCell(bytes, at + 1, to, row);
      if (row.problem !== null) return;
    } else {
      const start = at;
      while (at < to && bytes[at] !== COMMA) {
        if (bytes[at] === QUOTE) row.problem = 'a quote stands inside a cell that isn’t quoted';
        at += 1;
      }
      let end = at;
      while (end > start && isBlank(bytes[end - 1])) end -= 1;
      addCell(start, end, row);
    }
    if (at >= to) return;
    at += 1; // the comma
  }
}

/** @returns where the comma after the cell, or the end of the row, is. */
function quotedCell(bytes: Uint8Array, from: number, to: number, row: CsvBytes): number {
  let [at, write] = [from, from];
  for (; at < to; at += 1, write += 1) {
    if (bytes[at] === QUOTE) {
      if (bytes[at + 1] !== QUOTE || at + 1 >= to) break;
      at += 1;
    }
    // Two quotes become one: what follows moves to the left, in place.
    if (write !== at) bytes[write] = bytes[at] as number;
  }
  addCell(from, write, row);
  at += 1;
  while (at < to && isBlank(bytes[at])) at += 1;
  if (at < to && bytes[at] !== COMMA) row.problem = 'something stands behind a closing quote';
  return at;
}

function addCell(from: number, to: number, row: CsvBytes): void {
  row.from[row.count] = from;
  row.to[row.count] = to;
  row.count += 1;
}

function grow(row: CsvBytes): void {
  const [from, to] = [new Uint32Array(row.count * 2), new Uint32Array(row.count * 2)];
  from.set(row.from);
  to.set(row.to);
  row.from = from;
  row.to = to;
}
