import { BASELINE } from './contestants.ts';
import { median, type Round } from './measure.ts';

/** Medians over the rounds. Times in milliseconds, memory in MiB; `cpuPer1000` in seconds. */
export type Result = {
  query: string;
  name: string;
  connections: number;
  rps: number;
  p50: number;
  p99: number;
  /** CPU seconds of gateway and subgraphs for 1,000 requests; null where the system doesn't say, like `rss`. */
  cpuPer1000: number | null;
  rss: number | null;
  /** Of the requests per second to those of {@link BASELINE}; null when that wasn't measured. */
  ratio: number | null;
};

type Measured = readonly { name: string; rounds: readonly Round[] }[];

export function resultsOf(query: string, connections: number, measured: Measured): Result[] {
  const medianOf = (rounds: readonly Round[], key: 'rps' | 'p50' | 'p99') =>
    median(rounds.map((one) => one[key]));
  const nullableMedianOf = (rounds: readonly Round[], key: 'cpuPer1000' | 'rss', digits: number) => {
    const known = rounds.map((one) => one[key]).filter((one) => one !== null);
    return known.length ? rounded(median(known), digits) : null;
  };
  const baseline = measured.find(({ name }) => name === BASELINE);
  const slowest = baseline && medianOf(baseline.rounds, 'rps');
  return measured.map(({ name, rounds }) => {
    const rps = medianOf(rounds, 'rps');
    return {
      query,
      name,
      connections,
      rps: rounded(rps, 1),
      p50: rounded(medianOf(rounds, 'p50'), 1),
      p99: rounded(medianOf(rounds, 'p99'), 1),
      cpuPer1000: nullableMedianOf(rounds, 'cpuPer1000', 2),
      rss: nullableMedianOf(rounds, 'rss', 0),
      ratio: slowest ? rounded(rps / slowest, 2) : null,
    };
  });
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** In Markdown, as it stands in docs/performance.md. */
export function tableOf(results: readonly Result[], connections: number): string {
  const head = [
    `| ${connections} connections | requests/s | times plain | p50 ms | p99 ms | server CPU s per 1,000 | RSS MiB |`,
    '|---|---|---|---|---|---|---|',
  ];
  const rows = results.map(
    ({ query, name, rps, ratio, p50, p99, cpuPer1000, rss }) =>
      `| ${query}, ${name} | ${Math.round(rps)} | ${ratio ?? '-'} | ${p50} | ${p99} | ${cpuPer1000 ?? '-'} | ${rss ?? '-'} |`,
  );
  return `${[...head, ...rows].join('\n')}\n`;
}
