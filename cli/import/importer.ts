import type { Readable } from 'node:stream';
import { readCustomerRecords } from './customers.ts';
import { readOrderLines } from './orders.ts';

/** Asks the graph; resolves with `data`, rejects when the answer has errors. */
export type Ask = (query: string, variables: Record<string, unknown>) => Promise<Record<string, unknown>>;

export type Rejected = { line: number; field: string; message: string };

export type ImportOptions = {
  ask: Ask;
  /** Rows up to this line (the header is line 1) were imported by an earlier run. */
  skipTo?: number;
  /** All rows up to `line` are imported or rejected. */
  onProgress(progress: { line: number; counts: ImportCounts }): void | Promise<void>;
  onRejected(rejected: Rejected): void | Promise<void>;
};

/** Rows by what became of them. */
export type ImportCounts = { accepted: number; unchanged: number; rejected: number };

type Read<Row> = AsyncIterable<
  { line: number; row: Row } | { line: number; rejected: { field: string; message: string } }
>;

type BatchOutcome = {
  accepted: number;
  unchanged: number;
  rejected: { index: number; field: string; message: string }[];
};

/** Rows of one call; small enough that a call takes a fraction of a second. */
const BATCH = 250;

const IMPORT_RECORDS = /* GraphQL */ `
  mutation ImportCustomerRecords($input: ImportCustomerRecordsInput!) {
    importCustomerRecords(input: $input) {
      accepted
      unchanged
      results { index recordId outcome customerId problems { field message } }
      userErrors { field message }
    }
  }
`;

const IMPORT_ORDERS = /* GraphQL */ `
  mutation ImportOrders($input: ImportOrdersInput!) {
    importOrders(input: $input) {
      linesAdded
      linesUnchanged
      userErrors { field message }
    }
  }
`;

type Problem = { field: string[] | string | null; message: string };

type RecordsAnswer = {
  importCustomerRecords: {
    accepted: number;
    unchanged: number;
    results: { index: number; outcome: string; problems: Problem[] }[];
    userErrors: Problem[];
  };
};

type OrdersAnswer = {
  importOrders: { linesAdded: number; linesUnchanged: number; userErrors: Problem[] };
};

/** Imports a CSV of customer records of one source. A record that is there already changes nothing. */
export function importCustomers(
  stream: Readable,
  source: string,
  options: ImportOptions,
): Promise<ImportCounts> {
  return importRows(asRows(readCustomerRecords(stream)), options, async (records) => {
    const data = (await options.ask(IMPORT_RECORDS, { input: { source, records } })) as RecordsAnswer;
    const { accepted, unchanged, results, userErrors } = data.importCustomerRecords;
    requireTaken(userErrors);
    const rejected = results
      .filter(({ outcome }) => outcome === 'REJECTED')
      .flatMap(({ index, problems: [problem] }) => ({
        index,
        field: String(problem?.field ?? 'row'),
        message: problem?.message ?? 'It was rejected.',
      }));
    return { accepted, unchanged, rejected };
  });
}

/** Imports a CSV of order lines, the lines of an order anywhere. */
export function importOrders(stream: Readable, options: ImportOptions): Promise<ImportCounts> {
  return importRows(readOrderLines(stream), options, async (lines) => {
    const data = (await options.ask(IMPORT_ORDERS, { input: { lines } })) as OrdersAnswer;
    const { linesAdded, linesUnchanged, userErrors } = data.importOrders;
    const rejected = userErrors.map(({ field, message }) => {
      const [, , index, name] = field ?? []; // input.lines.<index>.<field>
      if (index === undefined) throw new Error(`The graph refused the import: ${message}`);
      return { index: Number(index), field: name ?? 'row', message };
    });
    return { accepted: linesAdded, unchanged: linesUnchanged, rejected };
  });
}

/** The customers' reader says `record` where the orders' says `row`. */
async function* asRows<Row>(
  read: AsyncIterable<
    { line: number; record: Row } | { line: number; rejected: { field: string; message: string } }
  >,
): Read<Row> {
  for await (const one of read) yield 'record' in one ? { line: one.line, row: one.record } : one;
}

function requireTaken(userErrors: readonly Problem[]): void {
  const [problem] = userErrors;
  if (problem)
    throw new Error(`The graph refused the import: ${[problem.field].flat().join('.')}: ${problem.message}`);
}

async function importRows<Row>(
  read: Read<Row>,
  { skipTo = 1, onProgress, onRejected }: ImportOptions,
  send: (rows: Row[]) => Promise<BatchOutcome>,
): Promise<ImportCounts> {
  const counts: ImportCounts = { accepted: 0, unchanged: 0, rejected: 0 };
  let batch: { line: number; row: Row }[] = [];
  let lastLine = skipTo;

  const reject = async (rejected: Rejected) => {
    counts.rejected += 1;
    await onRejected(rejected);
  };
  const flush = async () => {
    if (batch.length) {
      const { accepted, unchanged, rejected } = await send(batch.map(({ row }) => row));
      counts.accepted += accepted;
      counts.unchanged += unchanged;
      for (const { index, field, message } of rejected) {
        await reject({ line: batch[index]?.line ?? lastLine, field, message });
      }
      batch = [];
    }
    await onProgress({ line: lastLine, counts });
  };

  for await (const one of read) {
    if (one.line <= skipTo) continue;
    if ('rejected' in one) await reject({ line: one.line, ...one.rejected });
    else batch.push(one);
    lastLine = Math.max(lastLine, one.line);
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  return counts;
}
