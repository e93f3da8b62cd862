import { type Rights, rightsOverCollections } from '#shared/rights.ts';
import type { Data } from '../context.ts';

const COLLECTIONS = ['walkOuts', 'scanSessions', 'selfCheckouts', 'saleCorrections', 'linkedCards'] as const;

/** States in which something still comes of them without the customer: money that is on its way, a question that is open. */
const UNDER_WAY = ['LEAVING', 'CHARGING', 'ASKED'];

const dbOf = ({ background }: Data) => background.db;

/** Visits and what came of them: deleted, or where money is on its way, left to go on without the customer. */
export const inStoreRights: Rights<Data> = {
  collect: rightsOverCollections<Data>(
    dbOf,
    Object.fromEntries(COLLECTIONS.map((name) => [name, 'customerId'])),
  ).collect,
  async erase(data, customerId, session) {
    const erased: Record<string, number> = {};
    for (const name of COLLECTIONS) {
      const collection = dbOf(data).collection(name);
      const open = await collection.updateMany(
        { customerId, state: { $in: UNDER_WAY } },
        { $unset: { customerId: true, deviceKey: true } },
        { session },
      );
      const { deletedCount } = await collection.deleteMany({ customerId }, { session });
      erased[name] = open.modifiedCount + deletedCount;
    }
    return { erased, kept: [] };
  },
  async remaining(data, customerId) {
    const counts = COLLECTIONS.map(async (name) => {
      const count = await dbOf(data).collection(name).countDocuments({ customerId });
      return [name, count] as const;
    });
    return Object.fromEntries(await Promise.all(counts));
  },
};
