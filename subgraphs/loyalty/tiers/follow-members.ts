import type { Consumer } from '#shared/subgraph.ts';
import type { Data } from '../context.ts';
import { accountsIn } from '../data/ledger-collections.ts';

/** Customers became one, or two again: what they did together, or on their own, decides their tier from now on. */
export const followMembers: Consumer<
  Data,
  'patron.customer.merged.v1' | 'patron.customer.unmerged.v1'
> = async ({ dependencies: { db }, clock }, { data: { placements } }, session) => {
  const customerId = { $in: placements.map(({ id }) => id) };
  await accountsIn(db).updateMany({ customerId }, { $set: { tiersDueAt: clock() } }, { session });
};
