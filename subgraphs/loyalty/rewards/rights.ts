import type { Rights } from '#shared/rights.ts';
import type { Data } from '../context.ts';
import { accountsIn } from '../data/ledger-collections.ts';

/** Vouchers of somebody who was erased are worth nothing; what was redeemed stays with the ledger's books. */
export const voucherRights: Rights<Data> = {
  collect: async () => ({}),
  async erase({ dependencies, redemptions }, customerId, session) {
    const accounts = await accountsIn(dependencies.db).find({ customerId }, { session }).toArray();
    const vouchers = await redemptions.voidOf(
      accounts.map(({ _id }) => _id),
      session,
    );
    return { erased: vouchers ? { vouchers } : {}, kept: [] };
  },
  remaining: async () => ({}),
};
