import { CsvError, parse } from 'csv-parse/sync';

/** One row of a file. `line` is that of its first line, from 1; `cells` is null for a row whose quotes don't match. */
export type CsvRow = { line: number; cells: string[] | null };

/** A quoted cell may run over line ends; one that runs over more is a quote that was never closed. */
const MAX_LINES_PER_ROW = 10;

/**
 * Reads CSV (RFC 4180, UTF-8, with or without a byte order mark) row by row, cells trimmed, empty lines left out. The file
 * is never held in memory. A quote that is opened and never closed costs its own line and not the rest of the file.
 */
export async function* csvRows(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<CsvRow> {
  let open: string[] = [];
  let first = 1;
  for await (const text of linesOf(chunks)) {
    open.push(text);
    while (open.length) {
      const row = firstRow(open);
      if (!row) break; // the quote may close on a later line
      if (open[0]?.trim()) yield { line: first, cells: row.cells };
      open = open.slice(row.lines);
      first += row.lines;
    }
  }
  for (const [index, text] of open.entries()) {
    if (text.trim()) yield { line: first + index, cells: cellsOf(text) };
  }
}

/** The row that begins with the first of these lines and how many it takes; null when more lines are needed to tell. */
function firstRow(lines: readonly string[]): { lines: number; cells: string[] | null } | null {
  for (let length = 1; length <= lines.length; length += 1) {
    const text = lines.slice(0, length).join('\n');
    if (!hasEvenQuotes(text)) continue;
    const cells = cellsOf(text);
    return cells ? { lines: length, cells } : { lines: 1, cells: null };
  }
  return lines.length < MAX_LINES_PER_ROW ? null : { lines: 1, cells: null };
}

const hasEvenQuotes = (text: string): boolean => text.split('"').length % 2 === 1;

function cellsOf(text: string): string[] | null {
  if (!text.includes('"')) return text.split(',').map((cell) => cell.trim());
  try {
    const [cells = []] = parse(text, { trim: true, relax_column_count: true });
    return cells;
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

async function* linesOf(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder(); // takes a byte order mark off
  let rest = '';
  for await (const chunk of chunks) {
    const text = rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }));
    const lines = text.split(/\r?\n/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest) yield rest;
}
