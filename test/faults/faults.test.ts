import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningPatron, startPatron } from '../support/patron.ts';
import { HARNESSES } from './harnesses.ts';
import { QUIET } from './processes.ts';
import { type Closed, lateReads, type Read } from './reading.ts';
import { openReport } from './report.ts';

const MINUTES = 60_000;
/** Small, for every run of the tests; `npm run faults` has the real sizes. */
const OPS = {
  'same-key': 200,
  'subgraph-down': 5,
  'consent-race': 24,
  'disclosure-kill': 12,
  'relay-kill': 16,
  'mongod-kill': 16,
  ledger: 240,
  'checkout-kill': 6,
  'merge-kill': 4,
  oversell: 300,
  sigterm: 50,
  'start-order': 1,
  webhooks: 40,
  sync: 60,
} as const satisfies Record<keyof typeof HARNESSES, number>;

let patron: RunningPatron;

beforeAll(async () => {
  patron = await startPatron('distributed', QUIET);
}, 3 * MINUTES);
afterAll(() => patron?.stop(), MINUTES);

it.each(Object.keys(OPS) as (keyof typeof OPS)[])(
  '%s: nothing happens that must not',
  { timeout: 5 * MINUTES },
  async (name) => {
    const { violations } = await HARNESSES[name].run({ ops: OPS[name], seed: 1, tell: () => {}, patron });
    expect(violations).toEqual([]);
  },
);

it('a read that began after a field was closed and shows it is a violation; one that began before is none', () => {
  const closed: Closed[] = [{ customerId: 'a', reader: 'partner', field: 'offers', from: 10, to: 20 }];
  const read: Read = {
    customerId: 'a',
    reader: 'partner',
    requestId: 'r',
    begunAt: 11,
    endedAt: 12,
    shown: ['offers'],
  };
  expect(lateReads([read], closed)).toHaveLength(1);
  expect(lateReads([{ ...read, begunAt: 9 }], closed)).toEqual([]);
  expect(lateReads([{ ...read, shown: ['name'] }], closed)).toEqual([]);
  expect(lateReads([{ ...read, customerId: 'b' }], closed)).toEqual([]);
  expect(lateReads([{ ...read, reader: 'customer' }], closed)).toEqual([]);
  expect(lateReads([{ ...read, begunAt: 21, endedAt: 22 }], closed)).toEqual([]);
});

it('what does not hold stands in the report', () => {
  const report = openReport('example', () => {});
  report.check(true, 'not seen');
  report.check(false, 'seen');
  expect(report.violations).toEqual(['seen']);
});
