import { describe, expect, it } from 'vitest';
import { openStatesOf, type Row, statesOf } from '../../../subgraphs/orders/rules/transitions.ts';
import { SCAN_AND_GO } from '../../../subgraphs/orders/scan-and-go/table.ts';
import { SELF_CHECKOUT } from '../../../subgraphs/orders/self-checkout/table.ts';
import { WALK_OUT } from '../../../subgraphs/orders/walk-out/table.ts';

describe.each<[string, readonly Row[], { begins: string; ends: string[] }]>([
  ['walking out', WALK_OUT, { begins: 'EXPECTED', ends: ['EMPTY', 'EXPIRED', 'PAID', 'STOPPED'] }],
  ['scanning and going', SCAN_AND_GO, { begins: 'OPEN', ends: ['EXPIRED', 'LEFT'] }],
  ['a self-checkout machine', SELF_CHECKOUT, { begins: 'OPEN', ends: ['ABANDONED', 'PAID'] }],
])('the table of %s', (_, table, { begins, ends }) => {
  it('reaches every state, and ends where nothing is left to do', () => {
    const reached = new Set([begins]);
    for (const _row of table) for (const { from, to } of table) if (reached.has(from)) reached.add(to);
    expect([...reached].sort()).toEqual([...statesOf(table)].sort());
    const open = openStatesOf(table);
    expect([...statesOf(table)].filter((state) => !open.includes(state)).sort()).toEqual(ends);
  });

  it('says one thing of a step of an actor', () => {
    const keys = table.flatMap(({ from, step, by }) => by.map((who) => `${from}/${step}/${who}`));
    expect(new Set(keys).size).toBe(keys.length);
  });
});
