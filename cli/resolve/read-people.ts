import { Table } from '../../subgraphs/identity/resolution/table.ts';
import { type CsvBytes, readCsvBytes } from './csv-bytes.ts';

const RECORD_ID = 'record_id';

/** How many bad rows are told of before the rest is only counted. */
const TOLD = 20;

/** A file that can't be resolved as it is: what is wrong, with line numbers and without anybody's data. */
export class UnreadablePeople extends Error {
  readonly problems: readonly { line: number; message: string }[];

  constructor(problems: readonly { line: number; message: string }[], total: number) {
    const more = total > problems.length ? [`and ${total - problems.length} more`] : [];
    super([...problems.map(({ line, message }) => `line ${line}: ${message}`), ...more].join('\n'));
    this.problems = problems;
  }
}

export type People = {
  table: Table;
  /** For each record, in the order of the file, the line on which it begins. */
  lines: Uint32Array;
};

/**
 * Reads a file of people by its header row: `record_id` and any other columns, in any order, compared as lower case. The
 * whole file is read even if rows are bad, so that all of them can be told at once.
 * @throws UnreadablePeople
 */
export async function readPeople(
  chunks: AsyncIterable<Uint8Array | string>,
  onProgress: (records: number) => void = () => {},
): Promise<People> {
  const problems: { line: number; message: string }[] = [];
  let bad = 0;
  const refuse = (line: number, message: string) => {
    bad += 1;
    if (problems.length < TOLD) problems.push({ line, message });
  };
  let table: Table | null = null;
  let width = 0;
  let idAt = 0;
  /** Column of the table for each column of the file; -1 for the record id. */
  let columnOf = new Int32Array(0);
  let lines = new Uint32Array(1 << 12);

  await readCsvBytes(chunks, (row) => {
    if (row.problem !== null) return refuse(row.line, row.problem);
    if (!table) {
      const names = Array.from({ length: row.count }, (_, index) => textOf(row, index).toLowerCase());
      checkHeader(row.line, names);
      width = names.length;
      idAt = names.indexOf(RECORD_ID);
      table = new Table(names.filter((name) => name !== RECORD_ID));
      columnOf = Int32Array.from(names, (_, index) => (index === idAt ? -1 : index - Number(index > idAt)));
      return;
    }
    if (row.count !== width) return refuse(row.line, `${row.count} cells where the header has ${width}`);
    const { bytes, from, to } = row;
    if (from[idAt] === to[idAt]) return refuse(row.line, `${RECORD_ID} is empty`);
    for (let index = 0; index < width; index += 1) {
      const column = columnOf[index] as number;
      if (column >= 0 && from[index] !== to[index])
        table.cell(column, bytes, from[index] as number, to[index] as number);
    }
    table.endRow(bytes, from[idAt] as number, to[idAt] as number);
    if (table.count > lines.length) lines = longer(lines);
    lines[table.count - 1] = row.line;
    if (table.count % 10_000 === 0) onProgress(table.count);
  });
  if (bad) throw new UnreadablePeople(problems, bad);
  const read = table as Table | null; // it was set in the callback
  if (!read)
    throw new UnreadablePeople(
      [{ line: 1, message: `the file is empty; a header row with ${RECORD_ID} is needed` }],
      1,
    );
  return { table: read, lines: lines.subarray(0, read.count) };
}

function checkHeader(line: number, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  const problem = !names.includes(RECORD_ID)
    ? `the header row has no column ${RECORD_ID}`
    : names.includes('')
      ? `column ${names.indexOf('') + 1} of the header row has no name`
      : twice !== undefined
        ? `the header row has the column ${twice} twice`
        : null;
  if (problem) throw new UnreadablePeople([{ line, message: problem }], 1);
}

const textOf = ({ bytes, from, to }: CsvBytes, index: number): string =>
  Buffer.from(bytes.subarray(from[index], to[index])).toString('utf8');

function longer(lines: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const copy = new Uint32Array(lines.length * 2);
  copy.set(lines);
  return copy;
}
