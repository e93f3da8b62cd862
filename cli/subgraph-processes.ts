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
 * One process per subgraph; resolves when all are ready. One that ends by itself is started again. They end with this
 * process, however it ends, because they watch the channel to it.
 */
export async function startSubgraphProcesses(options: ProcessesOptions): Promise<{ close(): Promise<void> }> {
  const supervised = options.names.map((name) => supervise(name, options));
  const close = async () => {
    await Promise.all(supervised.map((one) => one.close()));
  };
  try {
    await Promise.all(supervised.map((one) => one.ready));
  } catch (error) {
    await close();
    throw error;
  }
  return { close };
}

function supervise(name: string, { supergraphConfig, environment, log }: ProcessesOptions) {
  let child: ChildProcess;
  let closing = false;
  let failures = 0;
  let restart: NodeJS.Timeout | undefined;

  const ready = new Promise<void>((resolve, reject) => {
    const run = (): void => {
      const startedAt = performance.now();
      child = fork(BIN, ['subgraph', name, '--supergraph', supergraphConfig], {
        env: { ...process.env, ...environment },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      let wasReady = false;
      child.on('message', () => {
        wasReady = true;
        resolve();
      });
      child.on('exit', (code, signal) => {
        if (closing) return;
        if (!wasReady && failures === 0)
          reject(new Error(`The subgraph ${name} did not start (${signal ?? code}).`));
        failures = performance.now() - startedAt > WELL_MS ? 1 : failures + 1;
        log.error({ subgraph: name, code, signal }, 'a subgraph ended by itself; it is started again');
        restart = setTimeout(run, Math.min(backoffMs(failures), RESTART_MS));
      });
    };
    run();
  });

  return {
    ready,
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
