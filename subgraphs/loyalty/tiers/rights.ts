import type { Rights } from '#shared/rights.ts';
import type { Data } from '../context.ts';
import { accountsIn } from '../data/ledger-collections.ts';

/** What was told stands in the accounts, which the ledger shows; it is for nothing once there is nobody to tell. */
export const tierRights: Rights<Data> = {
  collect: async () => ({}),
  async erase({ dependencies: { db } }, customerId, session) {
    const { modifiedCount } = await accountsIn(db).updateMany(
      { customerId },
      { $unset: { told: '', tiersDueAt: '', toldOfExpiriesUntil: '' } },
      { session },
    );
    return { erased: modifiedCount ? { told: modifiedCount } : {}, kept: [] };
  },
  remaining: async () => ({}),
};
