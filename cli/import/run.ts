import { createHash } from 'node:crypto';
import {
  appendFileSync,
  createReadStream,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { SingleBar } from 'cli-progress';
import { openAsk } from '../graph-client.ts';
import { readSettings } from '../settings.ts';
import {
  type ImportCounts,
  type ImportOptions,
  importCustomers,
  importOrders,
  type Rejected,
} from './importer.ts';

export type ImportFlags = {
  source?: string;
  url: string;
  token?: string;
  rejects?: string;
  restart?: boolean;
};

/**
 * `patron import customers|orders FILE`: streams the file through the graph. How far it got is kept in the data folder, so that
 * an import that was stopped goes on where it was; rejected rows are in a CSV report with their line numbers.
 */
export async function runImport(
  kind: 'customers' | 'orders',
  file: string,
  flags: ImportFlags,
): Promise<void> {
  const { source } = flags;
  if (kind === 'customers' && !source)
    throw new Error('--source: say which system the file comes from, e.g. --source till');
  const input = openInput(file);
  const kept = input.path ? keptLine(`${kind}/${source ?? ''}/${input.fingerprint}`) : null;
  if (flags.restart) kept?.forget();
  const skipTo = kept?.line() ?? 1;
  if (skipTo > 1) note(`Going on after line ${skipTo}; --restart begins at the first.`);

  const report = openReport(flags.rejects ?? `${input.path ? file : 'import'}.rejects.csv`);
  const bar = openBar(input.bytes);
  const options: ImportOptions = {
    ask: openAsk(flags.url, flags.token ?? process.env.PATRON_TOKEN),
    skipTo,
    onProgress({ line, counts }) {
      kept?.reached(line);
      bar.update(input.stream.bytesRead ?? 0, line, counts);
    },
    onRejected: report.add,
  };
  try {
    const counts =
      kind === 'customers' && source
        ? await importCustomers(input.stream, source, options)
        : await importOrders(input.stream, options);
    bar.stop();
    kept?.forget();
    note(`${counts.accepted} imported, ${counts.unchanged} were there already, ${counts.rejected} rejected.`);
    if (counts.rejected) note(`Rejected rows: ${report.path}`);
  } catch (error) {
    bar.stop();
    if (kept?.line()) note('What was imported is kept; the same command goes on from there.');
    throw error;
  }
}

const note = (text: string) => process.stderr.write(`${text}\n`);

type Input = {
  stream: NodeJS.ReadStream | ReturnType<typeof createReadStream>;
  path: string | null;
  bytes: number | null;
  /** The same file has the same fingerprint until it is changed. */
  fingerprint: string;
};

function openInput(file: string): Input & { stream: { bytesRead?: number } } {
  if (file === '-') return { stream: process.stdin, path: null, bytes: null, fingerprint: '' };
  const path = resolve(file);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile()) throw new Error(`There is no file ${file}.`);
  const { size, mtimeMs } = stats;
  return { stream: createReadStream(path), path, bytes: size, fingerprint: `${path}/${size}/${mtimeMs}` };
}

/** Remembers the last line that was imported or rejected. */
function keptLine(fingerprint: string) {
  const folder = join(readSettings().dataDir, 'imports');
  const file = join(folder, createHash('sha256').update(fingerprint).digest('hex').slice(0, 32));
  return {
    line(): number | undefined {
      try {
        return Number(readFileSync(file, 'utf8')) || undefined;
      } catch {
        return undefined; // not begun
      }
    },
    reached(line: number) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, String(line));
    },
    forget: () => rmSync(file, { force: true }),
  };
}

/** Begun with the first rejected row, so that a clean import leaves no file. */
function openReport(path: string) {
  let isBegun = false;
  return {
    path,
    add({ line, field, message }: Rejected) {
      if (!isBegun) writeFileSync(path, 'line,field,message\n');
      isBegun = true;
      appendFileSync(path, `${line},${quoted(field)},${quoted(message)}\n`);
    },
  };
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** A bar on a terminal; otherwise a line now and then. */
function openBar(bytes: number | null) {
  if (process.stderr.isTTY && bytes) {
    const bar = new SingleBar({
      stream: process.stderr,
      format:
        '{bar} {percentage}% | {accepted} imported, {unchanged} unchanged, {rejected} rejected | {eta_formatted} left',
    });
    bar.start(bytes, 0, { accepted: 0, unchanged: 0, rejected: 0 });
    return {
      update: (read: number, _line: number, counts: ImportCounts) => bar.update(read, counts),
      stop: () => bar.stop(),
    };
  }
  let next = Date.now();
  return {
    update(_read: number, line: number, { accepted, unchanged, rejected }: ImportCounts) {
      if (Date.now() < next) return;
      next = Date.now() + LINE_EVERY_MS;
      note(`line ${line}: ${accepted} imported, ${unchanged} unchanged, ${rejected} rejected`);
    },
    stop: () => {},
  };
}

const LINE_EVERY_MS = 2000;
