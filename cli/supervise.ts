import type { ChildProcess } from 'node:child_process';
import type { Logger } from 'pino';
import { backoffMs } from '#shared/events/relay.ts';

/** A process that ran this long was well; its next failure counts as the first. */
const WELL_MS = 30_000;
const STOP_MS = 25_000;
/** However often a process ended, it is started again after this long at most. */
const RESTART_MS = 2000;

export type Supervised = {
  /** Whether the first start succeeded: the process has sent a message. */
  started: Promise<boolean>;
  close(): Promise<void>;
};

/** Keeps a process running, which `spawn` starts with a channel to this one. `name` is for the log. */
export function supervise(name: string, spawn: () => ChildProcess, log: Logger): Supervised {
  let child: ChildProcess;
  let closing = false;
  let failures = 0;
  let restart: NodeJS.Timeout | undefined;

  const started = new Promise<boolean>((resolve) => {
    const run = (): void => {
      const startedAt = performance.now();
      child = spawn();
      child.on('message', () => resolve(true));
      child.on('exit', (code, signal) => {
        if (closing) return;
        resolve(false);
        failures = performance.now() - startedAt > WELL_MS ? 1 : failures + 1;
        log.error({ process: name, code, signal }, 'a process ended by itself; it is started again');
        restart = setTimeout(run, Math.min(backoffMs(failures), RESTART_MS));
      });
    };
    run();
  });

  return {
    started,
    async close() {
      closing = true;
      clearTimeout(restart);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const deadline = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await ended;
      clearTimeout(deadline);
    },
  };
}
