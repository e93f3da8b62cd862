import { type ChildProcess, fork } from 'node:child_process';
import type { Logger } from 'pino';
import { backoffMs } from '#shared/events/relay.ts';

export type ProcessesOptions = {
  names: readonly string[];
  supergraphConfig: string;
  /** Added to this process's own environment. */
  environment: Readonly<Record<string, string>>;
  log: Logger;
};

const BIN = new URL('./bin.js', import.meta.url).pathname;
/** A process that ran this long was well; its next failure counts as the first. */
const WELL_MS = 30_000;
const STOP_MS = 25_000;
/** However often a process ended, it is started again after this long at most. */
const RESTART_MS = 2000;

/**
 * One process per subgraph; resolves when each is ready or has failed to start, which the rest doesn't wait for. One that
 * ends by itself is started again. They end with this process, however it ends, because they watch the channel to it.
 * @throws {Error} when none could be started.
 */
export async function startSubgraphProcesses(options: ProcessesOptions): Promise<{ close(): Promise<void> }> {
  const supervised = options.names.map((name) => supervise(name, options));
  const close = async () => {
    await Promise.all(supervised.map((one) => one.close()));
  };
  const started = await Promise.all(supervised.map((one) => one.started));
  if (!started.includes(true)) {
    await close();
    throw new Error('No subgraph could be started.');
  }
  return { close };
}

function supervise(name: string, { supergraphConfig, environment, log }: ProcessesOptions) {
  let child: ChildProcess;
  let closing = false;
  let failures = 0;
  let restart: NodeJS.Timeout | undefined;

  /** Whether the first start succeeded. */
  const started = new Promise<boolean>((resolve) => {
    const run = (): void => {
      const startedAt = performance.now();
      child = fork(BIN, ['subgraph', name, '--supergraph', supergraphConfig], {
        env: { ...process.env, ...environment },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      child.on('message', () => resolve(true));
      child.on('exit', (code, signal) => {
        if (closing) return;
        resolve(false);
        failures = performance.now() - startedAt > WELL_MS ? 1 : failures + 1;
        log.error({ subgraph: name, code, signal }, 'a subgraph ended by itself; it is started again');
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
