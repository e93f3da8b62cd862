import { checkoutKill } from './checkout-kill.ts';
import { consentRace } from './consent-race.ts';
import { disclosureKill } from './disclosure-kill.ts';
import { ledger } from './ledger.ts';
import { mergeKill } from './merge-kill.ts';
import { mongodKill } from './mongod-kill.ts';
import { oversell } from './oversell.ts';
import { relayKill } from './relay-kill.ts';
import type { FaultOptions, Report } from './report.ts';
import { sameKey } from './same-key.ts';
import { sigterm } from './sigterm.ts';
import { startOrder } from './start-order.ts';
import { subgraphDown } from './subgraph-down.ts';
import { sync } from './sync.ts';
import { webhooks } from './webhooks.ts';

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
  'mongod-kill': {
    about: 'kill -9 of mongod',
    counts: 'orders handed over',
    ops: 200,
    run: mongodKill,
  },
  ledger: {
    about: 'kill -9 of mongod and of who works on ledgers, among random operations of every kind',
    counts: 'operations',
    ops: 20_000,
    run: ledger,
  },
  'subgraph-down': {
    about: 'a subgraph hangs or dies; the rest is answered',
    counts: 'questions at once',
    ops: 50,
    run: subgraphDown,
  },
  'same-key': {
    about: 'one intent many times at once through two gateways',
    counts: 'times',
    ops: 200,
    run: sameKey,
  },
  'consent-race': {
    about: 'withdrawals, narrowings and revocations among readers, in one process and distributed',
    counts: 'changes',
    ops: 1000,
    run: consentRace,
  },
  'disclosure-kill': {
    about: 'kill -9 of whoever decides, shows or records while a partner reads',
    counts: 'changes',
    ops: 200,
    run: disclosureKill,
  },
  'merge-kill': {
    about:
      'kill -9 of every subgraph while customers become one, part, and lose a record and are given it back',
    counts: 'kills',
    ops: 24,
    run: mergeKill,
  },
  oversell: {
    about: 'ten times as many reservations at once as there are pieces, as holds and as orders',
    counts: 'reservations',
    ops: 10_000,
    run: oversell,
  },
  'checkout-kill': {
    about:
      'kill -9 of orders, loyalty, the payment provider and mongod at each step from the cart to the return',
    counts: 'kills',
    ops: 75,
    run: checkoutKill,
  },
  sigterm: {
    about: 'SIGTERM under load, and kill -9 of the first process',
    counts: 'answers before',
    ops: 500,
    run: sigterm,
  },
  'start-order': {
    about: 'parts that start late or go away',
    counts: 'run, always 1',
    ops: 1,
    run: startOrder,
  },
  webhooks: {
    about: 'receivers that fail and are down, while the sender is killed',
    counts: 'changes of playlists',
    ops: 300,
    run: webhooks,
  },
  sync: {
    about: 'a customer and two applications change the same at once, told late, twice and in any order',
    counts: 'changes',
    ops: 600,
    run: sync,
  },
} as const satisfies Record<string, Harness>;
