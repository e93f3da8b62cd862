import { fork } from 'node:child_process';
import type { Logger } from 'pino';
import { supervise } from './supervise.ts';

export type ProcessesOptions = {
  names: readonly string[];
  supergraphConfig: string;
  /** Added to this process's own environment. */
  environment: Readonly<Record<string, string>>;
  log: Logger;
};

const BIN = new URL('./bin.js', import.meta.url).pathname;

/**
 * One process per subgraph; resolves when each is ready or has failed to start, which the rest doesn't wait for. One that
 * ends by itself is started again. They end with this process, however it ends, because they watch the channel to it.
 * @throws {Error} when none could be started.
 */
export async function startSubgraphProcesses(options: ProcessesOptions): Promise<{ close(): Promise<void> }> {
  const { names, supergraphConfig, environment, log } = options;
  const supervised = names.map((name) => {
    const spawn = () =>
      fork(BIN, ['subgraph', name, '--supergraph', supergraphConfig], {
        env: { ...process.env, ...environment },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
    return supervise(name, spawn, log);
  });
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
