/** Compares this programme's ledger with the retailer's, line by line. Exits 1 when they differ. */
import { openPatron } from '../shared/patron.ts';
import { readSettings } from '../shared/settings.ts';
import { openStore } from '../shared/store.ts';
import { compare } from './exchanges.ts';
import { EMPTY, type State } from './members.ts';
import { settlementReport } from './sync.ts';

const settings = readSettings('rewards', 4202);
const { asApp } = await openPatron(settings);
const report = await settlementReport(asApp);
const { state } = await openStore<State>(settings.dataFile, EMPTY);
const { lines, ours, theirs } = compare(state, report);
for (const line of lines) {
  process.stdout.write(`${line.reference}: ${line.ours} units here, ${line.theirs} with the retailer\n`);
}
process.stdout.write(`${ours} units here, ${theirs} with the retailer, ${lines.length} differences\n`);
process.exitCode = lines.length ? 1 : 0;
