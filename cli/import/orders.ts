import type { Readable } from 'node:stream';
import { csvRows } from './csv-rows.ts';

/** One line of an order as `importOrders` takes it. */
export type OrderLineRow = {
  source: string;
  orderId: string;
  /** Absent: equal lines of an order count once. */
  lineId?: string;
  /** Absent: nobody known bought it. */
  recordId?: string;
  /** ISO 8601 in UTC. */
  orderedAt: string;
  storeId: string;
  channel: string;
  sku: string;
  description?: string;
  quantity: number;
  amount: { amountMinor: number; currency: string };
};

/** A row of the file: what it says, or why it says nothing that could be imported. `line` counts from 1, header included. */
export type ReadOrderLine =
  | { line: number; row: OrderLineRow }
  | { line: number; rejected: { field: string; message: string } };

const REQUIRED = [
  'order_id',
  'record_id',
  'source',
  'ordered_at',
  'store_id',
  'channel',
  'sku',
  'description',
  'quantity',
  'amount',
  'currency',
] as const;

/** Only for files whose source numbers the lines of an order. */
const OPTIONAL = ['line_id'] as const;

type Column = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number];
type Cells = Partial<Record<Column, string>>;

/**
 * Reads an order file in CSV (RFC 4180, UTF-8), row by row: a header with these columns in any order, then one order
 * line a row, the lines of an order anywhere. Times without an offset are UTC; amounts are those of the whole line in
 * major units with a dot. A bad row costs only itself. The file is never held in memory.
 *
 * @throws {Error} naming the columns that the header lacks.
 */
export async function* readOrderLines(stream: Readable): AsyncGenerator<ReadOrderLine> {
  let columns: string[] | undefined;
  for await (const { line, cells } of csvRows(stream)) {
    if (!columns) columns = requireColumns(cells ?? []);
    else if (!cells)
      yield { line, rejected: { field: 'row', message: 'The quotes of this row do not match.' } };
    else if (cells.length > columns.length) {
      const message = `The row has ${cells.length} cells, the header ${columns.length}.`;
      yield { line, rejected: { field: 'row', message } };
    } else yield { line, ...readRow(named(columns, cells)) };
  }
  if (!columns) requireColumns([]);
}

function requireColumns(header: readonly string[]): string[] {
  const columns = header.map((name) => name.toLowerCase());
  const missing = REQUIRED.filter((name) => !columns.includes(name));
  if (missing.length) throw new Error(`The header has no column ${missing.join(', ')}.`);
  return columns;
}

const named = (columns: readonly string[], cells: readonly string[]): Cells =>
  Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));

function readRow(cells: Cells): { row: OrderLineRow } | { rejected: { field: string; message: string } } {
  const reject = (field: Column, message: string) => ({ rejected: { field, message } });
  const of = (column: Column): string => cells[column] ?? '';
  for (const column of ['order_id', 'source', 'store_id', 'channel', 'sku'] as const) {
    if (!of(column)) return reject(column, 'Expected a value.');
  }
  const orderedAt = toInstant(of('ordered_at'));
  if (!orderedAt) return reject('ordered_at', 'Expected ISO 8601, e.g. 2026-03-01T09:30:00Z.');
  if (!/^\d{1,7}$/.test(of('quantity')) || Number(of('quantity')) < 1) {
    return reject('quantity', 'Expected a whole number of at least 1.');
  }
  const currency = of('currency').toUpperCase();
  const digits = minorDigits(currency);
  if (digits === null) return reject('currency', 'Expected an ISO 4217 code, e.g. EUR.');
  const amountMinor = toMinor(of('amount'), digits);
  if (amountMinor === null) {
    return reject(
      'amount',
      `Expected 0 to ${MAX_MINOR / 10 ** digits} with a dot and up to ${digits} decimals.`,
    );
  }
  return {
    row: {
      source: of('source'),
      orderId: of('order_id'),
      ...(of('line_id') ? { lineId: of('line_id') } : {}),
      ...(of('record_id') ? { recordId: of('record_id') } : {}),
      orderedAt,
      storeId: of('store_id'),
      channel: of('channel'),
      sku: of('sku'),
      ...(of('description') ? { description: of('description') } : {}),
      quantity: Number(of('quantity')),
      amount: { amountMinor, currency },
    },
  };
}

const ISO_8601 =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** The instant in ISO 8601 with `Z`; null for what is no time, 30 February included. */
function toInstant(text: string): string | null {
  const [, date, time = '00:00', offset = 'Z'] = ISO_8601.exec(text) ?? [];
  if (!date) return null;
  const midnight = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(date)) return null;
  const zone = /^z$/i.test(offset) ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(-2)}`;
  const instant = new Date(`${date}T${time.length === 5 ? `${time}:00` : time}${zone}`);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}

/** GraphQL's `Int` ends here. */
const MAX_MINOR = 2_147_483_647;

const knownDigits = new Map(
  Intl.supportedValuesOf('currency').map((currency) => {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return [currency, format.resolvedOptions().maximumFractionDigits ?? 2] as const;
  }),
);

/** How many decimals a currency has, or null for what is none. */
const minorDigits = (currency: string): number | null => knownDigits.get(currency) ?? null;

/** Whole minor units; never by way of a fraction, which could be a cent off. */
function toMinor(text: string, digits: number): number | null {
  const [, major, decimals = ''] = /^(\d{1,10})(?:\.(\d{1,4}))?$/.exec(text) ?? [];
  if (major === undefined || /[1-9]/.test(decimals.slice(digits))) return null;
  const minor = Number(major + decimals.slice(0, digits).padEnd(digits, '0'));
  return minor <= MAX_MINOR ? minor : null;
}
