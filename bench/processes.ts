import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** As `npm start` runs Patron. Peers are run with it, too. */
const NEW_SPACE = process.execArgv.filter((flag) => flag.startsWith('--max-semi-space-size'));

export type BenchProcess = { pid: number; stop(): Promise<void> };

const READY_MS = 60_000;
const STOP_MS = 20_000;
/** How much of what a process says is kept, to be shown when it fails. */
const TAIL = 4000;

/**
 * Starts a module in a process of its own and waits for its message `ready`. Its log goes to /dev/null: written, as an
 * operator would have it, but to no disk. It ends with this process, because it watches the channel to it.
 */
export async function startProcess(
  file: string,
  args: readonly string[],
  options: { env: Record<string, string>; execArgv?: string[] },
): Promise<BenchProcess> {
  const child = fork(file, args, {
    env: { ...process.env, ...options.env },
    execArgv: [...NEW_SPACE, ...(options.execArgv ?? [])],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-TAIL);
  });
  const stop = () => stopChild(child);
  try {
    await ready(child);
  } catch (error) {
    await stop();
    throw new Error(`${[file, ...args].join(' ')}: ${(error as Error).message}\n${said}`);
  }
  return { pid: child.pid ?? 0, stop };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not ready in ${READY_MS} ms`)), READY_MS);
    const settle = (error: Error | null) => {
      clearTimeout(timer);
      if (error) reject(error);
      else resolve();
    };
    child.once('message', () => settle(null));
    child.once('error', settle);
    child.once('exit', (code, signal) => settle(new Error(`ended before it was ready (${signal ?? code})`)));
  });
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const deadline = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(deadline);
}

/** Ticks of /proc are hundredths of a second on every Linux that Node runs on (`getconf CLK_TCK`). */
const TICKS_PER_SECOND = 100;

/** CPU seconds, user and system, that the processes have used. Null where there is no /proc. */
export function cpuSeconds(pids: readonly number[]): number | null {
  return summed(pids, (pid) => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  });
}

/** Resident memory of the processes in MiB. Null where there is no /proc. */
export function residentMiB(pids: readonly number[]): number | null {
  return summed(pids, (pid) => {
    const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(line?.[1]) / 1024;
  });
}

/** CPU seconds that all processes of this machine have used. Null where there is no /proc. */
export function machineCpuSeconds(): number | null {
  return summed([0], () => {
    const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n', 1);
    const [user, nice, system, , , irq, softirq] = line.split(/\s+/).slice(1).map(Number);
    return (
      [user, nice, system, irq, softirq].reduce<number>((sum, ticks = 0) => sum + ticks, 0) / TICKS_PER_SECOND
    );
  });
}

function summed(pids: readonly number[], read: (pid: number) => number): number | null {
  try {
    return pids.reduce((sum, pid) => sum + read(pid), 0);
  } catch (error) {
    if (process.platform === 'linux') throw error;
    return null;
  }
}
