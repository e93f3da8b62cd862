import {
  RECORD_COLUMNS,
  type RecordField,
  type RecordProblem,
  type RecordValue,
  readRecord,
} from '../../subgraphs/identity/rules/records.ts';
import type { CustomerRecordInput } from '../../subgraphs/identity/schema.generated.ts';
import { csvRows } from './csv-rows.ts';

/** A row of the file: what it says of a person, or why it can't be imported. `line` counts from 1, header included. */
export type ReadCustomerRecord =
  | { line: number; record: CustomerRecordInput }
  | { line: number; rejected: { field: string; message: string } };

/**
 * Reads a file of customer records in CSV, row by row: a header with `record_id` and any of the columns that
 * `importCustomerRecords` understands, in any order; other columns are kept as they are. A bad row costs only itself.
 *
 * @throws {Error} when the header lacks `record_id` or names a column twice.
 */
export async function* readCustomerRecords(
  stream: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<ReadCustomerRecord> {
  let columns: Column[] | undefined;
  for await (const { line, cells } of csvRows(stream)) {
    if (!columns) columns = requireColumns(cells ?? []);
    else yield { line, ...readRow(columns, cells) };
  }
  if (!columns) requireColumns([]);
}

type Column = { name: string; field: RecordField | 'recordId' | null };

const fieldByColumn = new Map<string, RecordField | 'recordId'>([
  ['record_id', 'recordId'],
  ...Object.entries(RECORD_COLUMNS).map(([field, column]) => [column, field as RecordField] as const),
]);
const columnByField = new Map(Array.from(fieldByColumn, ([column, field]) => [field as string, column]));

function requireColumns(header: readonly string[]): Column[] {
  const columns = header.map((name) => ({ name, field: fieldByColumn.get(name.toLowerCase()) ?? null }));
  if (!columns.some(({ field }) => field === 'recordId'))
    throw new Error('The header has no column record_id.');
  const names = header.map((name) => name.toLowerCase());
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined)
    throw new Error(`The header names the column ${twice || '(without a name)'} twice.`);
  return columns;
}

function readRow(
  columns: readonly Column[],
  cells: readonly string[] | null,
): { record: CustomerRecordInput } | { rejected: { field: string; message: string } } {
  if (!cells) return rejected({ field: null, message: 'The quotes of this row do not match.' });
  if (cells.length !== columns.length) {
    const message = `The row has ${cells.length} cells, the header ${columns.length}.`;
    return rejected({ field: null, message });
  }
  if (cells.some((cell) => cell.includes('\uFFFD'))) {
    return rejected({ field: null, message: 'The row is not in UTF-8.' });
  }
  const record: CustomerRecordInput = { recordId: '' };
  const other: RecordValue[] = [];
  for (const [index, { name, field }] of columns.entries()) {
    const value = cells[index] ?? '';
    if (!value) continue;
    if (field) record[field] = value;
    else other.push({ column: name, value });
  }
  if (other.length) record.other = other;
  // As the graph would, but before the row is sent.
  const reading = readRecord(record, { verified: [], now: new Date() });
  return 'rejected' in reading ? rejected(reading.rejected) : { record };
}

const rejected = ({ field, message }: RecordProblem) => ({
  rejected: { field: field ? (columnByField.get(field) ?? field) : 'row', message },
});
