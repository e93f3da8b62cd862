import { resolve } from 'node:path';
import { type Contestant, type Contestants, WITH_PROOF, WITHOUT_PROOF } from './contestants.ts';
import { type Load, type Measure, median, type Round, runPeer } from './measure.ts';

/** The bench of this name measures no query of its own but what the proof adds to one. */
export const CONSENT_PROOF = 'consent-proof';

export type ProofResult = {
  query: typeof CONSENT_PROOF;
  name: string;
  connections: number;
  /** Median latency of one request at a time, in milliseconds. */
  p50: number;
  /** Of latencies to those without the proof, of requests beside each other: median over requests and rounds. */
  ratio: number;
  /** Under load: requests per second, and CPU seconds for 1,000; null where the system doesn't say. */
  rps: number;
  cpuPer1000: number | null;
};

export type ProofOptions = {
  load: Load;
  rounds: number;
  measure: Measure;
  tell(text: string): void;
};

/**
 * The same query with and without the proof. Latency: by turns, request after request. Work: under load, round after round.
 * What else the machine does meets both alike.
 */
export async function measureProof({ all }: Contestants, options: ProofOptions): Promise<ProofResult[]> {
  const { load, rounds, measure, tell } = options;
  const pair = [WITH_PROOF, WITHOUT_PROOF].map((name): Contestant => {
    const found = all.find((one) => one.name === name);
    if (!found) throw new Error(`${name} is not running`);
    return found;
  });
  const latencies: Latencies[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const latency = await byTurns(pair, load);
    if (round === 0) continue; // warm-up
    latencies.push(latency);
    const [spent, without] = latency.p50.map((ms) => ms.toFixed(2));
    tell(
      `one at a time, round ${round}: ${spent} ms, without ${without} ms, ratio ${latency.ratio[0]?.toFixed(3)}`,
    );
  }
  const loaded: Round[][] = pair.map(() => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, contestant] of pair.entries()) {
      const one = await measure(contestant, load);
      if (round > 0) loaded[index]?.push(one);
      tell(
        `${load.connections} connections, round ${round}, ${contestant.name}: ${Math.round(one.rps)} requests/s, ${one.cpuPer1000?.toFixed(2) ?? '-'} CPU s per 1,000`,
      );
    }
  }
  return pair.map(({ name }, index): ProofResult => {
    const known = (loaded[index] ?? []).flatMap(({ cpuPer1000 }) => cpuPer1000 ?? []);
    return {
      query: CONSENT_PROOF,
      name,
      connections: load.connections,
      p50: rounded(median(latencies.map(({ p50 }) => p50[index] ?? 0)), 2),
      ratio: rounded(median(latencies.map((one) => one.ratio[index] ?? 0)), 3),
      rps: rounded(median((loaded[index] ?? []).map(({ rps }) => rps)), 1),
      cpuPer1000: known.length ? rounded(median(known), 2) : null,
    };
  });
}

/** In the order of the contestants; the last is what the others are compared with. */
type Latencies = { p50: number[]; ratio: number[]; failed: number };

async function byTurns(pair: readonly Contestant[], { seconds, requests }: Load): Promise<Latencies> {
  const order = { urls: pair.map(({ url }) => url), seconds, requests };
  const latencies = await runPeer<Latencies>(resolve('bench/peers/by-turns.mjs'), order);
  if (latencies.failed) throw new Error(`${latencies.failed} requests failed`);
  return latencies;
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** In Markdown, as it stands in docs/performance.md. */
export function proofTable(results: readonly ProofResult[]): string {
  const head = [
    '| customer360 in one process | p50 ms, one at a time | times without | requests/s under load | server CPU s per 1,000 |',
    '|---|---|---|---|---|',
  ];
  const rows = results.map(
    ({ name, p50, ratio, rps, cpuPer1000 }) =>
      `| ${name === WITH_PROOF ? 'with the proof' : 'without'} | ${p50} | ${ratio} | ${Math.round(rps)} | ${cpuPer1000 ?? '-'} |`,
  );
  return `${[...head, ...rows].join('\n')}\n`;
}
