import type { Rights } from '#shared/rights.ts';
import type { Data } from '../context.ts';
import { grantsIn, offerRedemptionsIn, offerTurnsIn } from './grant-collections.ts';
import { signalsIn } from './signals.ts';

/** What a customer was offered, and used, and what for. Nothing of it has to be kept. */
export const offerRights: Rights<Data> = {
  async collect({ dependencies: { db } }, customerId, session) {
    const sections: Record<string, object[]> = {};
    for (const collection of [grantsIn(db), offerRedemptionsIn(db), signalsIn(db)]) {
      const found = await collection.find({ customerId }, { session }).sort({ _id: 1 }).toArray();
      sections[collection.collectionName] = found.map(({ _id, ...rest }) => ({ id: _id, ...rest }));
    }
    return sections;
  },
  async erase({ dependencies: { db } }, customerId, session) {
    const erased: Record<string, number> = {};
    for (const collection of [grantsIn(db), offerRedemptionsIn(db), signalsIn(db)]) {
      const { deletedCount } = await collection.deleteMany({ customerId }, { session });
      if (deletedCount) erased[collection.collectionName] = deletedCount;
    }
    await offerTurnsIn(db).deleteOne({ _id: customerId }, { session });
    return { erased, kept: [] };
  },
  excluded: {
    offerTurns: 'A number that keeps two changes from happening at once; nothing of the customer.',
  },
  remaining: async ({ dependencies: { db } }, customerId) => ({
    offerGrants: await grantsIn(db).countDocuments({ customerId }),
    offerRedemptions: await offerRedemptionsIn(db).countDocuments({ customerId }),
    offerSignals: await signalsIn(db).countDocuments({ customerId }),
    offerTurns: await offerTurnsIn(db).countDocuments({ _id: customerId }),
  }),
};
