import { relayKill } from './relay-kill.ts';
import type { FaultOptions, Report } from './report.ts';

export type Harness = {
  about: string;
  /** What `--ops` counts. */
  counts: string;
  /** How many of them by default. */
  ops: number;
  run(options: FaultOptions): Promise<Report>;
};

export const HARNESSES = {
  'relay-kill': {
    about: 'kill -9 of orders and loyalty, also between the write and its delivery',
    counts: 'orders handed over',
    ops: 200,
    run: relayKill,
  },
} as const satisfies Record<string, Harness>;
