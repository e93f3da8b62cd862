import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { Contestant } from './contestants.ts';
import { cpuSeconds, machineCpuSeconds, residentMiB } from './processes.ts';

export type Load = {
  connections: number;
  seconds: number;
  requests: readonly { method: 'POST'; path: string; headers: Record<string, string>; body: string }[];
};

/** One contestant under load for some seconds. */
export type Round = {
  /** Requests per second. */
  rps: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** CPU seconds of the contestant's processes for 1,000 requests; null where it can't be had, like `rss`. */
  cpuPer1000: number | null;
  /** MiB of the contestant's processes at the end. */
  rss: number | null;
  /** Share of the machine, 0 to 1, that something else took meanwhile: other programs, not MongoDB. */
  foreign: number;
};

type Loaded = {
  requests: number;
  seconds: number;
  p50: number;
  p99: number;
  failed: number;
  cpuSeconds: number;
};

/** {@link measure}, where what else runs is known. */
export type Measure = (contestant: Contestant, load: Load) => Promise<Round>;

/** @param known processes that belong to the bench, besides the load: contestants and mongod. */
export async function measure(contestant: Contestant, load: Load, known: readonly number[]): Promise<Round> {
  const { pids, url, name } = contestant;
  const before = {
    cpu: cpuSeconds(pids),
    known: cpuSeconds(known),
    all: machineCpuSeconds(),
    at: performance.now(),
  };
  const result = await runPeer<Loaded>(resolve('bench/peers/load.mjs'), { ...load, url });
  const after = {
    cpu: cpuSeconds(pids),
    known: cpuSeconds(known),
    all: machineCpuSeconds(),
    at: performance.now(),
  };
  if (result.failed > 0) throw new Error(`${name}: ${result.failed} of ${result.requests} requests failed`);
  const used = between(before.cpu, after.cpu);
  const capacity = ((after.at - before.at) / 1000) * availableParallelism();
  const ours = (between(before.known, after.known) ?? 0) + result.cpuSeconds;
  return {
    rps: result.requests / result.seconds,
    p50: result.p50,
    p99: result.p99,
    cpuPer1000: used === null ? null : (used / result.requests) * 1000,
    rss: residentMiB(pids),
    foreign: Math.max(0, ((between(before.all, after.all) ?? ours) - ours) / capacity),
  };
}

const between = (before: number | null, after: number | null): number | null =>
  before === null || after === null ? null : after - before;

/** A load in a process of its own, so that it doesn't share a thread with anything measured: JSON in, JSON out. */
export function runPeer<Answer>(file: string, order: object): Promise<Answer> {
  return new Promise((resolved, reject) => {
    const child = spawn(process.execPath, [file], { stdio: ['pipe', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolved(JSON.parse(text) as Answer);
      else reject(new Error(`the load ended with ${code}`));
    });
    child.stdin.end(JSON.stringify(order));
  });
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}
