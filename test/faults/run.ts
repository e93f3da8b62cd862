import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { openMongo } from '../../cli/mongod/open-mongo.ts';
import { HARNESSES, type Harness } from './harnesses.ts';
import { textOf } from './report.ts';

type Flags = { ops?: number; seed: number };

const harnesses: Readonly<Record<string, Harness>> = HARNESSES;
const tell = (text: string) => process.stderr.write(`${text}\n`);

const whole = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('expected a whole number from 1');
  return value;
};

const program = new Command('npm run faults --')
  .description('Breaks a running Patron in one way and compares what is left with what was promised.')
  .addArgument(new Argument('<name>', 'which fault').choices(Object.keys(harnesses)))
  .option('--ops <count>', 'how much is done meanwhile, see below', whole)
  .option('--seed <number>', 'what is random follows from it', whole, 1)
  .addHelpText(
    'after',
    `
Faults, what each counts with --ops, and its default:
${Object.entries(harnesses)
  .map(([name, { about, counts, ops }]) => `  ${name.padEnd(14)} ${about} (${ops} ${counts})`)
  .join('\n')}

Prints what was done and counted; exits with 1 when something happened that must not. MongoDB: MONGODB_URI, or one of
its own.`,
  )
  .action(async (name: string, flags: Flags) => {
    const harness = harnesses[name];
    if (!harness) throw new Error(`no fault is named ${name}`);
    const report = await withMongo(() =>
      harness.run({ ops: flags.ops ?? harness.ops, seed: flags.seed, tell }),
    );
    process.stdout.write(textOf(report));
    process.exitCode = report.violations.length ? 1 : 0;
  });

/** Where `MONGODB_URI` isn't set, a mongod for this run, as the tests have it. */
async function withMongo<Result>(work: () => Promise<Result>): Promise<Result> {
  if (process.env.MONGODB_URI) return work();
  const dataDir = await mkdtemp(`${tmpdir()}/patron-faults-`);
  try {
    const mongo = await openMongo({ dataDir, onProgress: tell });
    process.env.MONGODB_URI = mongo.uri;
    try {
      return await work();
    } finally {
      await mongo.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

await program.parseAsync();
