import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { exportAsCsvs, exportAsJson, fetchExport } from '#shared/rights-export.ts';
import { openAsk } from '../graph-client.ts';

export type ExportFlags = { out: string; format: 'json' | 'csv'; url: string; token?: string };

/**
 * `patron rights export REQUEST`: writes what was collected for a request into a folder, readable by its owner only, and
 * prints the files' names.
 */
export async function exportRights(requestId: string, flags: ExportFlags): Promise<void> {
  const token = flags.token ?? process.env.PATRON_TOKEN;
  if (!token) {
    throw new Error('--token: give the bearer token of the customer or a privacy officer (or PATRON_TOKEN).');
  }
  const exported = await fetchExport(openAsk(flags.url, token), requestId);
  if (!exported) {
    throw new Error(
      'Nothing is there for this request: it doesn’t exist, is not yet completed, or was completed over 30 days ago.',
    );
  }
  const files =
    flags.format === 'json'
      ? new Map([[`${requestId}.json`, exportAsJson(exported)]])
      : exportAsCsvs(exported);
  const folder = resolve(flags.out);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, text] of files) {
    const path = join(folder, name);
    writeFileSync(path, text, { mode: 0o600 });
    process.stdout.write(`${path}\n`);
  }
}
