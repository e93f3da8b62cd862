import { stringify } from 'csv-stringify/sync';
import { digestOf, sectionLine } from './rights-sections.ts';

/** What one part of Patron holds, as it was collected for a request. */
export type ExportedSection = {
  subgraph: string;
  collectedAt: string;
  digest: string;
  /** Collections that name the customer and are not shown, with the reason. */
  excluded: { collection: string; reason: string }[];
  records: { collection: string; record: unknown }[];
};

/** Everything that is held about a customer. */
export type RightsExport = {
  request: { id: string; right: string; state: string; receivedAt: string; customerId: string };
  sections: ExportedSection[];
};

/** Asks the graph; null or an error when it can't answer. */
type Ask = (query: string, variables: Record<string, unknown>) => Promise<Record<string, unknown> | null>;

const PARTS = ['identity', 'consent', 'orders', 'loyalty', 'partners'] as const;

const REQUEST = /* GraphQL */ `
  query RightsExport($id: ID!) {
    rightsRequest(id: $id) { id right state receivedAt customerId }
  }
`;

const sectionQuery = (part: string) => /* GraphQL */ `
  query RightsExportSection($id: ID!, $after: String) {
    rightsRequest(id: $id) {
      section: ${part}Data {
        subgraph collectedAt digest excluded { collection reason }
        records(first: 100, after: $after) {
          edges { node { collection record } }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
`;

type SectionPage = Omit<ExportedSection, 'records'> & {
  records: {
    edges: { node: ExportedSection['records'][number] }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

/**
 * Reads everything that was collected for a request, page by page.
 * @returns null when there is no such request for who asks, or nothing is there (any more).
 * @throws {Error} when what came is not what was collected, by its digest.
 */
export async function fetchExport(ask: Ask, requestId: string): Promise<RightsExport | null> {
  const answer = (await ask(REQUEST, { id: requestId })) as {
    rightsRequest: RightsExport['request'] | null;
  } | null;
  const request = answer?.rightsRequest;
  if (!request) return null;
  const sections: ExportedSection[] = [];
  for (const part of PARTS) {
    const section = await fetchSection(ask, part, requestId);
    if (!section) return null;
    sections.push(section);
  }
  return { request, sections };
}

async function fetchSection(ask: Ask, part: string, id: string): Promise<ExportedSection | null> {
  const query = sectionQuery(part);
  const records: ExportedSection['records'] = [];
  for (let after: string | null = null; ; ) {
    const answer = (await ask(query, { id, after })) as {
      rightsRequest: { section: SectionPage | null } | null;
    } | null;
    const page: SectionPage | null | undefined = answer?.rightsRequest?.section;
    if (!page) return null;
    records.push(...page.records.edges.map(({ node }) => node));
    if (page.records.pageInfo.hasNextPage) {
      after = page.records.pageInfo.endCursor;
      continue;
    }
    const { subgraph, collectedAt, digest, excluded } = page;
    const came = digestOf(records.map(({ collection, record }) => sectionLine(collection, record)));
    if (came !== digest) throw new Error(`What came of ${part} is not what was collected.`);
    return { subgraph, collectedAt, digest, excluded, records };
  }
}

/** One JSON document: by part of Patron and collection. Exact, and what other services read. */
export function exportAsJson({ request, sections }: RightsExport): string {
  const parts = sections.map(({ subgraph, records, collectedAt, digest, excluded }) => [
    subgraph,
    { collectedAt, digest, excluded, collections: Object.fromEntries(byCollection(records)) },
  ]);
  return `${JSON.stringify({ request, parts: Object.fromEntries(parts) }, null, 2)}\n`;
}

/**
 * One CSV for each collection (RFC 4180 with a header row), by file name such as `identity.records.csv`. What lies deeper
 * gets a column by its path. Cells that a spreadsheet would run as a formula begin with an apostrophe.
 */
export function exportAsCsvs({ sections }: RightsExport): Map<string, string> {
  const files = new Map<string, string>();
  for (const { subgraph, records } of sections) {
    for (const [collection, found] of byCollection(records)) {
      const rows = found.map((record) => Object.fromEntries(flattened(record)));
      const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
      files.set(`${subgraph}.${collection}.csv`, csvOf(rows, columns));
    }
  }
  return files;
}

/** The same in one CSV: a row for each value, with where it stands. */
export function exportAsOneCsv({ sections }: RightsExport): string {
  const rows = sections.flatMap(({ subgraph, records }) =>
    Array.from(byCollection(records), ([collection, found]) =>
      found.flatMap((record, index) =>
        flattened(record).map(([field, value]) => ({
          ...{ part: subgraph, collection, record: String(index + 1), field, value },
        })),
      ),
    ).flat(),
  );
  return csvOf(rows, ['part', 'collection', 'record', 'field', 'value']);
}

function byCollection(records: ExportedSection['records']): Map<string, unknown[]> {
  const collections = new Map<string, unknown[]>();
  for (const { collection, record } of records) {
    collections.set(collection, [...(collections.get(collection) ?? []), record]);
  }
  return collections;
}

/** Every value by its path, e.g. `lines.0.sku`. */
function flattened(value: unknown, path = ''): [string, string][] {
  if (value === null || typeof value !== 'object') return [[path || 'value', String(value ?? '')]];
  return Object.entries(value).flatMap(([name, inner]) => flattened(inner, path ? `${path}.${name}` : name));
}

const csvOf = (rows: readonly Record<string, string>[], columns: string[]): string =>
  stringify([...rows], { header: true, columns, escape_formulas: true, record_delimiter: 'windows' });
