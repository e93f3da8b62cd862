import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import type { Data } from '../../subgraphs/loyalty/context.ts';
import { verifyLedger } from '../../subgraphs/loyalty/data/verify-ledger.ts';
import { DEFAULT_POINTS, NEGATIVE_BALANCES } from '../../subgraphs/loyalty/rules/points.ts';
import { loyalty } from '../../subgraphs/loyalty/subgraph.ts';
import { useSubgraph } from '../support/subgraph.ts';
import { carryOut } from './random-ledger/commands.ts';
import { openLedgerComparison } from './random-ledger/comparison.ts';
import { LEDGER_COLLECTIONS } from './random-ledger/emptied.ts';
import { anOperation } from './random-ledger/operations.ts';

const RUNS = 8 * Number(process.env.TIMES ?? 1);

const graph = useSubgraph(loyalty);
const data = (): Data => graph.data;
beforeEach(() => {
  graph.clock.now = new Date('2026-03-02T10:00:00Z');
});

describe('whatever happens to a ledger', () => {
  it.each(NEGATIVE_BALANCES)(
    'it balances, each lot has what it should, and replays change nothing, with the policy %s',
    async (policy) => {
      await data().programmes.set({ points: { ...DEFAULT_POINTS, negativeBalance: policy } });
      await fc.assert(
        fc.asyncProperty(fc.array(anOperation, { minLength: 10, maxLength: 50 }), async (operations) => {
          for (const name of LEDGER_COLLECTIONS) await graph.db.collection(name).deleteMany();
          const comparison = openLedgerComparison({
            ...{ run: newId('run'), db: graph.db, clock: graph.clock, policy },
            read: (ask) => ask(),
            carryOut: (command) =>
              carryOut({ data: data(), deliver: (event) => graph.deliver(event) }, command),
          });
          for (const operation of operations) {
            await comparison.apply(operation);
            const { expected, actual } = await comparison.compare();
            expect(actual).toEqual(expected);
          }
          expect((await verifyLedger(graph.db)).problems).toEqual([]);
        }),
        { numRuns: RUNS },
      );
    },
    1_200_000,
  );
});
