import { withDatabases } from './audit.ts';
import { checkRecords } from './disclosure-records.ts';
import { withPatron } from './processes.ts';
import { readAmongChanges } from './reading.ts';
import { type FaultOptions, openReport, type Report } from './report.ts';

/**
 * `ops` withdrawals, narrowings and revocations by twelve customers, each read all the time by themself and by a partner, in
 * one process and distributed: no read that began after the acknowledgement shows what it closed, and nothing was shown to
 * the partner that isn't on record.
 */
export async function consentRace(options: FaultOptions): Promise<Report> {
  const report = openReport('consent-race', options.tell);
  const { ops: changes, seed } = options;
  for (const mode of ['one process', 'distributed'] as const) {
    await withPatron(mode, options, async (patron) => {
      const reading = await readAmongChanges(patron, { changes, seed, interrupted: false }, report);
      await withDatabases(patron, (dbOf) => checkRecords(dbOf, reading, report));
      report.note(`${mode}: ${changes} changes among ${reading.reads.length} reads`);
    });
  }
  return report;
}
