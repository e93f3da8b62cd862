import { expect, it } from 'vitest';
import { verifyLedger } from '../../../subgraphs/loyalty/data/verify-ledger.ts';
import { loyalty } from '../../../subgraphs/loyalty/subgraph.ts';
import { useSubgraph } from '../../support/subgraph.ts';
import { tellMany } from './many-events.ts';

const graph = useSubgraph(loyalty);

/** `CARD_EVENTS=10000` for all of them, `CARD_SEED` to see one run again. */
const count = Number(process.env.CARD_EVENTS ?? 300);
const seed = Number(process.env.CARD_SEED ?? Date.now() % 1_000_000);

it(`pays each purchase once, of ${count} order and card events told again and in any order (seed ${seed})`, {
  timeout: 120_000 + count * 200,
}, async () => {
  const { expected, balances, told } = await tellMany(graph, { count, seed });
  expect(told).toBeGreaterThanOrEqual(count);
  expect(balances.map((balance) => balance ?? 0)).toEqual(expected);
  expect((await verifyLedger(graph.db)).problems).toEqual([]);
});
