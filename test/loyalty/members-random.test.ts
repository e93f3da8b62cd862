import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import type { Data } from '../../subgraphs/loyalty/context.ts';
import { verifyLedger } from '../../subgraphs/loyalty/data/verify-ledger.ts';
import { loyalty } from '../../subgraphs/loyalty/subgraph.ts';
import { useSubgraph } from '../support/subgraph.ts';
import { exchanging } from './partners.ts';
import { aStep, openMergerComparison } from './random-mergers.ts';

const RUNS = 15 * Number(process.env.TIMES ?? 1);

/** Emptied before each run, so that all of it can be verified after each. */
const LEDGER = ['accounts', 'postings', 'lots', 'takes', 'redemptions', 'exchanges'];

const graph = useSubgraph(loyalty);
const { setRate } = exchanging(graph);
const data = (): Data => graph.data;
const clientId = 'any-programme';
let rateId: string;
beforeAll(async () => {
  rateId = await setRate(clientId, 1, 1, 24 * 365);
});
beforeEach(() => {
  graph.clock.now = new Date('2026-03-02T10:00:00Z');
});

describe('whatever customers do while they are one', () => {
  it('they spend out of one pot, and when they are parted each lot has what it would have had without the other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aStep, { minLength: 5, maxLength: 30 }), async (steps) => {
        for (const name of LEDGER) await graph.db.collection(name).deleteMany();
        const comparison = openMergerComparison(newId('run'), {
          ...{ data: data(), client: data().dependencies.client, clock: graph.clock, rateId, clientId },
          deliver: (event) => graph.deliver(event),
        });
        for (const step of steps) {
          await comparison.apply(step);
          const { expected, actual } = await comparison.compare();
          expect(actual).toEqual(expected);
        }
        await comparison.apply({ type: 'unmerge' });
        const { expected, actual } = await comparison.compare();
        expect(actual).toEqual(expected);
        expect((await verifyLedger(graph.db)).problems).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  }, 1_200_000);
});
