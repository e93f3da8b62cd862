import { readdir, readFile } from 'node:fs/promises';
import { eventually } from './waiting.ts';

/** What dies says so in the log; it is shown only where it is asked for. */
export const QUIET = { PATRON_LOG_LEVEL: process.env.PATRON_LOG_LEVEL || 'silent' };

/** A process of one installation, found by the data folder in its environment, whoever its parent is by now. */
type FoundProcess = { pid: number; command: string[] };

/** Every process that was started for this data folder and hasn't ended; of Linux only, from /proc. */
export async function processesOf(dataDir: string): Promise<FoundProcess[]> {
  const mark = `PATRON_DATA_DIR=${dataDir}`;
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
  const found = await Promise.all(
    pids.map(async (pid) => {
      try {
        const environment = (await readFile(`/proc/${pid}/environ`, 'utf8')).split('\0');
        if (!environment.includes(mark)) return [];
        const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0').slice(0, -1);
        return [{ pid: Number(pid), command }];
      } catch {
        return []; // another user's, or it ended just now
      }
    }),
  );
  return found.flat();
}

/** The process that serves a subgraph. Waits for it while it is started again. */
export const subgraphPid = (dataDir: string, name: string): Promise<number> =>
  eventually(`a process for ${name}`, async () => {
    const all = await processesOf(dataDir);
    return all.find(({ command }) => command[command.indexOf('subgraph') + 1] === name)?.pid;
  });

/** Waits until no process of the installation is left. @throws {Error} when some stay. */
export const allGone = (dataDir: string): Promise<true> =>
  eventually('the end of every process', async () => (await processesOf(dataDir)).length === 0);

/** True when it says that it is ready, whatever else. */
export const isReady = (origin: string): Promise<boolean> =>
  fetch(`${origin}/health/ready`, { signal: AbortSignal.timeout(5000) }).then(
    async (response) => {
      await response.arrayBuffer();
      return response.ok;
    },
    () => false,
  );
