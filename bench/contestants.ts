import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { freePort } from '../cli/mongod/free-port.ts';
import { subgraphs } from '../subgraphs/index.ts';
import type { BenchInstallation } from './installation.ts';
import { type BenchProcess, startProcess } from './processes.ts';

export type Contestant = {
  name: string;
  url: string;
  /** The processes that serve it: the gateway's and the subgraphs'. MongoDB and the load are not counted. */
  pids: readonly number[];
};

export type Contestants = { all: readonly Contestant[]; stop(): Promise<void> };

export const BASELINE = 'plain-apollo-gateway';
export const NAMES = [BASELINE, 'patron-one-process', 'patron-distributed', 'hive-gateway', 'limit'] as const;
/** What `bench/consent-proof.ts` compares. */
export const WITH_PROOF = 'patron-one-process';
export const WITHOUT_PROOF = 'patron-without-proof';
/** They need no subgraphs in processes of their own. */
const ALONE: readonly string[] = [WITH_PROOF, WITHOUT_PROOF, 'limit'];

const PATRON = resolve('cli/bin.js');
/** For a peer in TypeScript. */
const TSX = ['--import', import.meta.resolve('tsx')];
const HIVE = resolve('bench/node_modules/@graphql-hive/gateway');

/**
 * Starts everything that is measured. All gateways but the one process share the five subgraph processes.
 * @param profiles a folder for a CPU profile of each process, written when it ends.
 */
export async function startContestants(
  installation: BenchInstallation,
  names: readonly string[],
  profiles: string | null,
): Promise<Contestants> {
  const { env, supergraphConfig, supergraphFile } = installation;
  const started: BenchProcess[] = [];
  const stop = async () => {
    await Promise.all(started.splice(0).map((process) => process.stop()));
  };
  const start = async (
    file: string,
    args: string[],
    more: Record<string, string> = {},
    execArgv: string[] = [],
  ) => {
    const label = [basename(file).split('.')[0], ...args.slice(0, 2)].join('-');
    const profiling = profiles ? ['--cpu-prof', `--cpu-prof-dir=${profiles}/${label}`] : [];
    const process = await startProcess(file, args, {
      env: { ...env, ...more },
      execArgv: [...profiling, ...execArgv],
    });
    started.push(process);
    return process.pid;
  };
  const all: Contestant[] = [];
  const add = (name: string, port: number, pids: number[]) =>
    all.push({ name, url: `http://127.0.0.1:${port}/graphql`, pids });

  try {
    const owners: number[] = [];
    const apart = names.some((name) => !ALONE.includes(name));
    for (const { name } of apart ? subgraphs : []) {
      owners.push(await start(PATRON, ['subgraph', name, '--supergraph', supergraphConfig]));
    }
    for (const name of [...NAMES, WITHOUT_PROOF].filter((one) => names.includes(one))) {
      const port = await freePort(null);
      const at = { PORT: String(port), SUPERGRAPH: supergraphFile };
      switch (name) {
        case 'plain-apollo-gateway':
          add(name, port, [await start(resolve('bench/peers/plain-gateway.mjs'), [], at), ...owners]);
          break;
        case 'patron-one-process':
          add(name, port, [
            await start(PATRON, ['start', '--no-demo', '--supergraph', supergraphConfig], at),
          ]);
          break;
        case WITHOUT_PROOF:
          add(name, port, [await start(resolve('bench/peers/without-proof.ts'), [], at, TSX)]);
          break;
        case 'patron-distributed':
          add(name, port, [
            await start(PATRON, ['gateway', '--supergraph', supergraphConfig], at),
            ...owners,
          ]);
          break;
        case 'hive-gateway':
          if (existsSync(HIVE))
            add(name, port, [await start(resolve('bench/peers/hive-gateway.mjs'), [], at), ...owners]);
          break;
        case 'limit':
          add(name, port, [await start(resolve('bench/peers/limit.ts'), [], at, TSX)]);
          break;
      }
    }
    return { all, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
